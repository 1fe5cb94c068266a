//! Messages in wordings of many kinds, and sentences that only look like messages.

use std::sync::LazyLock;

use model::{Input, StatementKind, StatementRecord, codebook::Codebook};

use crate::Extractor;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Codebook::embedded()));

pub(super) fn statements(text: &str) -> Vec<StatementRecord> {
    let published = "2005-06-10".parse().ok();
    let input = Input { doc: "a".into(), text: text.into(), published, ..Input::default() };
    EXTRACTOR.extract(&input).statements
}

/// Asserts that each text holds a message of this kind by this speaker; a speaker nobody knows is "".
pub(super) fn hold(kind: StatementKind, texts: &[(&str, &str)]) {
    for (speaker, text) in texts {
        let found = statements(text);
        let told =
            found.iter().any(|it| it.kind == kind && it.speaker.as_deref().unwrap_or_default() == *speaker);
        assert!(told, "{kind} by {speaker:?} in {text:?}, found {found:#?}");
    }
}

#[test]
fn claims_are_read_from_callers_notes_and_unknown_groups() {
    hold(
        StatementKind::ClaimOfResponsibility,
        &[
            (
                "Abu Sayyaf",
                "ZAMBOANGA - Grenades hit the cathedral. An Abu Sayyaf leader told a radio station by \
            telephone that his men had thrown the grenades.",
            ),
            (
                "Armed Islamic Group of Algeria",
                "ALGIERS - The seven monks were kidnapped in March. The Armed \
            Islamic Group announced on Thursday that it had cut the throats of the monks.",
            ),
            (
                "Boko Haram",
                "MAIDUGURI - Gunmen shot a cleric. Boko Haram, through a spokesman who called \
            reporters, said it killed him.",
            ),
            (
                "Breton Revolutionary Army",
                "RENNES - A pylon fell in the night. The Breton Revolutionary Army has \
            since taken the credit.",
            ),
            (
                "Dev Sol",
                "ISTANBUL - Two American contractors were shot dead on Friday. In telephone calls to \
            Turkish newspapers, Dev Sol said it had killed the two in protest at the war.",
            ),
            (
                "Grey Wolves",
                "A man with a foreign accent rang the newspaper and said that the Grey Wolves were \
            responsible for shooting the priest.",
            ),
            (
                "Guerrilla Army of the Poor",
                "GUATEMALA - A bus full of soldiers hit a mine. The Guerrilla Army of \
            the Poor let it be known that the mine was one of its own.",
            ),
            (
                "Hezbollah",
                "A letter to a Beirut newspaper, signed by Hezbollah, said the mortar attack on the \
            embassy was the work of its men.",
            ),
            (
                "Informal Anarchist Federation",
                "ROME - Parcel bombs went off at the Swiss and Chilean embassies. \
            A note found in a box beside one victim carried the signature of the Informal Anarchist \
            Federation.",
            ),
            (
                "Irish Republican Army",
                "BELFAST - A bomb went off at the barracks. The Provisional IRA said it \
            planted the bomb.",
            ),
            (
                "Islamic State",
                "TUNIS - Gunmen shot tourists at a museum. An audio message put out in the name of \
            Islamic State called the two gunmen its \"knights\".",
            ),
            (
                "Jund al-Sahara",
                "A web statement in the name of Jund al-Sahara said the group's lions had stormed \
            the hotel. The attack killed four.",
            ),
            (
                "Jundallah",
                "ZAHEDAN - A suicide bomber killed 12 people. Jundallah named the two bombers on its \
            website and said they had struck a meeting of the Guards.",
            ),
            (
                "Kurdistan Workers' Party",
                "FRANKFURT - A travel agency burned. The Kurdish news agency carried a \
            text in which the Kurdistan Workers' Party spoke of \"our action\".",
            ),
            (
                "Lashkar-e-Jhangvi",
                "QUETTA - Lashkar-e-Jhangvi, in a call to journalists at the press club, \
            accepted having bombed the procession.",
            ),
            (
                "Lashkar-e-Taiba",
                "SRINAGAR - Gunmen stormed a camp. Lashkar-e-Taiba telephoned local newspapers \
            to say its fighters had done it.",
            ),
            (
                "Movement of 2 June",
                "A car burned outside the consulate. An anonymous woman telephoned a Berlin \
            newspaper and said that the Movement of 2 June had set the fire.",
            ),
            (
                "Omega 7",
                "NEW YORK - A bomb damaged the Cuban mission. A man with an accent called a news service \
            and said, \"Omega 7 did this.\"",
            ),
            (
                "Red Army Faction",
                "BONN - A bomb damaged the officers' club on Monday. A caller told the DPA news \
            agency that the Red Army Faction had carried out the bombing.",
            ),
            (
                "Taliban",
                "KABUL - A mine killed two aid workers. A man who said he spoke for the Taliban \
            telephoned reporters to say the movement had laid the mine.",
            ),
            (
                "Ulster Freedom Fighters",
                "BELFAST - A gunman shot a student. The Ulster Freedom Fighters, using a \
            recognised codeword, said they shot the student.",
            ),
            (
                "United Liberation Front of Asom",
                "GUWAHATI - An explosion damaged a rail bridge. The United \
            Liberation Front of Asom, in a mail to media houses, said its action unit triggered the \
            explosion.",
            ),
        ],
    );
}

#[test]
fn denials_are_read_in_other_words() {
    hold(
        StatementKind::Denial,
        &[
            (
                "African National Congress",
                "LUSAKA - The African National Congress said the bombing of the church \
            was not carried out by its men.",
            ),
            (
                "Barisan Revolusi Nasional",
                "BANGKOK - The Barisan Revolusi Nasional said it had not been behind \
            the bombs.",
            ),
            (
                "Basque Homeland and Freedom",
                "MADRID - A bomb killed a guard. ETA said it was not responsible for \
            the bombing.",
            ),
            (
                "Communist Party of India (Maoist)",
                "The train was derailed on Friday. The Communist Party of \
            India (Maoist) said it was not involved in the derailment.",
            ),
            ("Hamas", "A rocket hit the town. Hamas said that it had not done it."),
            ("Hezbollah", "BEIRUT - \"We know nothing of this,\" a Hezbollah official said of the bombing."),
            (
                "Irish Republican Army",
                "LONDON - A bomb killed three. The Provisional IRA said it did not plant \
            the bomb.",
            ),
            (
                "Liberation Tigers of Tamil Eelam",
                "COLOMBO - A bus was blown up. The Liberation Tigers of Tamil \
            Eelam flatly denied the government's charge that they had mined the road.",
            ),
            (
                "Libya",
                "TRIPOLI - Libya rejected the accusation that it had ordered the killing of the diplomat \
            and denied any part in the attack.",
            ),
            ("Revolutionary Armed Forces of Colombia", "The FARC said the attack was not its doing."),
            (
                "Revolutionary Armed Forces of Colombia",
                "BOGOTA - The Revolutionary Armed Forces of Colombia \
            refused to accept blame for the club bombing.",
            ),
            (
                "Liberation Tigers of Tamil Eelam",
                "COLOMBO - Gunmen killed 17 aid workers. The Tamil Tigers disclaimed the killing.",
            ),
        ],
    );
}

#[test]
fn threats_are_read_where_they_are_only_reported() {
    hold(
        StatementKind::Threat,
        &[
            (
                "",
                "QUETTA - Shabnamas, night letters without a name, were thrown into the girls' schools: close \
            by Friday or be blown up.",
            ),
            ("", "LIMA - Unsigned posters put up in the market told the missionaries to leave or die."),
            (
                "19th of April Movement",
                "BOGOTA - The M-19 threatened to kill the ambassadors one after another.",
            ),
            (
                "Abu Sayyaf",
                "JOLO - The Abu Sayyaf took three hostages in May. It warned that the captives would \
            be beheaded if troops moved in.",
            ),
            (
                "Armed Islamic Group of Algeria",
                "ALGIERS - The Armed Islamic Group told all foreigners to leave \
            Algeria by December 1 or be killed.",
            ),
            (
                "Basque Homeland and Freedom",
                "MADRID - ETA has warned that high-speed trains are legitimate \
            objectives.",
            ),
            (
                "Communist Party of Nepal (Maoist)",
                "KATHMANDU - The Communist Party of Nepal (Maoist) wrote to \
            the embassy demanding that its guards be withdrawn, failing which the building would be \
            attacked.",
            ),
            ("Islamic State", "Islamic State in a video told the Japanese that their nightmare had begun."),
            (
                "Janatha Vimukthi Peramuna",
                "COLOMBO - The Janatha Vimukthi Peramuna ordered shops to close on \
            pain of death.",
            ),
            (
                "Lashkar-e-Jhangvi",
                "KARACHI - Lashkar-e-Jhangvi published a list of names; all on it, it said, \
            would be killed.",
            ),
            (
                "Mai-Mai",
                "BUKAVU - A militia leader of the Mai-Mai said peacekeepers who crossed the river would \
            be treated as invaders.",
            ),
            (
                "National Liberation Army",
                "BOGOTA - The National Liberation Army gave the company until Friday to \
            leave the province.",
            ),
            (
                "Niger Delta Avengers",
                "LAGOS - The Niger Delta Avengers told oil companies to pack up and go \
            before 31 May or see their platforms blown up.",
            ),
            (
                "Revolutionary Justice Organization",
                "BEIRUT - The Revolutionary Justice Organization said it \
            would execute the first captive within 48 hours unless France freed the prisoners.",
            ),
            (
                "Salvation Brigades",
                "The Salvation Brigades told the staff of the French embassy to go home \
            \"alive or dead\".",
            ),
            (
                "Taliban",
                "KABUL - The Taliban said polling stations would be targeted and urged people to stay at \
            home.",
            ),
            (
                "Taliban",
                "KABUL - The Taliban spokesman said that election offices were targets and that people \
            should keep away from them.",
            ),
            ("Tigers of Red Dawn", "MALE - In a fax the Tigers of Red Dawn said that resorts were next."),
        ],
    );
}

#[test]
fn notices_and_calls_warn() {
    hold(
        StatementKind::Warning,
        &[
            (
                "American embassy",
                "NAIROBI - The American embassy said it had credible information of an imminent \
            threat of attack.",
            ),
            (
                "Australia",
                "JAKARTA - Australia warned that terrorists might be in the final stages of preparing \
            attacks.",
            ),
            (
                "Foreign Office",
                "LONDON - The Foreign Office told Britons to leave Libya immediately in response \
            to a specific threat to westerners in Benghazi.",
            ),
            (
                "Germany's foreign ministry",
                "BERLIN - Germany's foreign ministry cautioned travellers to the \
            Sinai after the bomb at Taba and advised against trips outside the resorts.",
            ),
            (
                "Kenya's police chief",
                "NAIROBI - Kenya's police chief warned that al-Shabaab could strike during \
            the holidays.",
            ),
            (
                "Netherlands",
                "NETHERLANDS (foreign ministry). There is a real risk of kidnapping. Do not go to \
            the north.",
            ),
            (
                "New Zealand",
                "New Zealand told its citizens in Dili to keep off the streets after the shooting.",
            ),
            (
                "United Kingdom",
                "UNITED KINGDOM, notice of 2 July: do not use public transport in the capital. \
            There is a high threat from terrorism.",
            ),
            (
                "United States",
                "MANILA - The United States, Britain and Australia issued advisories against \
            travel to Mindanao, citing kidnappings.",
            ),
            (
                "anonymous caller",
                "BILBAO - Half an hour before the blast an anonymous caller told the fire \
            brigade to empty the hotel.",
            ),
            (
                "caller",
                "BELFAST - A caller using an IRA codeword told people to clear the street half an hour \
            before the blast.",
            ),
            (
                "mission",
                "KABUL - The UN mission advised staff on Thursday not to leave their compounds, since it \
            had been told of a planned attack.",
            ),
        ],
    );
}

#[test]
fn praise_by_a_person_or_a_paper_is_read() {
    hold(
        StatementKind::Praise,
        &[
            (
                "After the bus bombing Sheikh Ahmed Yassin",
                "GAZA - After the bus bombing Sheikh Ahmed Yassin \
            praised the bombers as martyrs.",
            ),
            ("Hamas", "GAZA - A gunman killed eight at a seminary. Hamas blessed the operation."),
            ("Hamas", "GAZA - A bomb killed three soldiers. Hamas praised the bombing."),
            (
                "imam of a large mosque",
                "PESHAWAR - The imam of a large mosque blessed the killing of the \
            governor in his sermon.",
            ),
            (
                "minister",
                "HARARE - The information minister praised the murder of the farmer as a lesson to \
            others.",
            ),
        ],
    );
}

#[test]
fn what_others_say_and_other_matters_are_no_messages() {
    for text in [
        "The army said it had killed ten rebels of the National Liberation Army in the attack.",
        "Leaflets dropped by the air force told villagers to leave the area before the bombardment.",
        "The newspaper said that a bomb had been found. The minister said the rebels had kidnapped two nuns.",
        "The team called itself Black Star. Black Star claimed victory after a late attack.",
        "The Taliban said eight of their men were killed in an air strike. A bomb had hit a house.",
        "The government gave the rebels until Monday to lay down their arms.",
        "The president praised the soldiers who repelled the attack on the palace.",
        "A hospital spokesman said that it was responsible for the error. The ambulance had hit a bus.",
        "The minister hailed the killing of the rebel leader by troops as a triumph.",
        "The two bombs were claimed to be the biggest ever found by the police.",
        "An opposition party said that the government was behind the bombing of its office.",
        "Fatah accused Hamas of bombing its office. Hamas accused Fatah of lying.",
        "The library's leaflet asks readers to return books or face a fine.",
        "The coach said there would be no peace until the cup was won. His men had attacked well.",
        "Somebody telephoned the newspaper to complain about the noise of the bombing range.",
        "The farmers gave the ministry until Friday to pay for the milk. They threatened to block the roads.",
        "The general said that the army would attack the rebels until they gave up.",
        "A Peace Now spokesman said that the settlers should leave. The party asked the government to \
            withdraw from Gaza.",
        "The minister denied that the army had killed the villagers. The bishop denied that he had said so.",
        "A man called the radio station and said the Red Brigades were cowards for shooting the judge.",
        "The hijackers told the passengers to leave the plane. The women were allowed to go first.",
        "The judge praised the police for catching the bombers. The mayor praised the rescue workers after \
            the attack.",
        "The ministry said that gunmen had killed the envoy, and the police said the Red Brigades were \
            behind the blast.",
        "Police said the group had carried out the bombing. Nobody has claimed it.",
        "The film was praised by critics. The bombing scene was called heroic by one of them.",
        "The victims' families said the Red Brigades had killed their fathers and had never asked for pardon.",
        "The president said that the FARC had carried out the attack on the pipeline.",
        "The newspaper published a letter that said the attack was a tragedy.",
        "Hamas said that the Israeli army had killed three of its men in a raid. It did not say how they had \
            died.",
        "The prosecutor said ETA planted the bomb. A witness told a radio station that gunmen had opened fire.",
        "The Hezbollah-run hospital said that it had treated forty people hurt in the blast.",
        "The judge told the court that the accused had bombed the bank. The prosecution said he was a member \
            of the Red Brigades.",
        "The National Liberation Front won the election and said that it would cut taxes. Its leader \
            promised to fight corruption.",
        "The airline advised passengers to leave early because of a strike.",
    ] {
        assert_eq!(statements(text), [], "{text}");
    }
}
