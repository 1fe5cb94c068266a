//! Messages in wordings of many kinds, and sentences that only look like messages.

use std::sync::LazyLock;

use model::{Input, StatementKind, StatementRecord, codebook::Codebook};

use crate::Extractor;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Codebook::embedded()));

fn statements(text: &str) -> Vec<StatementRecord> {
    let published = "2005-06-10".parse().ok();
    let input = Input { doc: "a".into(), text: text.into(), published, ..Input::default() };
    EXTRACTOR.extract(&input).statements
}

/// Asserts that each text holds a message of this kind by this speaker; a speaker nobody knows is "".
fn hold(kind: StatementKind, texts: &[(&str, &str)]) {
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
                "Baloch Liberation Front",
                "QUETTA - Four pipeline workers were shot. The Baloch Liberation Front \
            said the four had been killed by its men as spies.",
            ),
            (
                "Black Hand Brigade",
                "A grenade hit the embassy wall at night. A man who rang the state radio said \
            the Black Hand Brigade had done it all.",
            ),
            (
                "Boko Haram",
                "MAIDUGURI - Gunmen shot a cleric. Boko Haram, through a spokesman who called \
            reporters, said it killed him.",
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
                "Jewish Defense League",
                "NEW YORK - A bomb exploded outside the Aeroflot office. An anonymous \
            caller told news agencies that the Jewish Defense League had planted the bomb.",
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
                "People's War Group",
                "HYDERABAD - Rebels blew up a police post. In a note left at the spot the \
            People's War Group said the killing was revenge for the death of its leader.",
            ),
            (
                "Red Army Faction",
                "BONN - A bomb damaged the officers' club on Monday. A caller told the DPA news \
            agency that the Red Army Faction had carried out the bombing.",
            ),
            (
                "Soldiers of Islam",
                "A message signed Soldiers of Islam said the blast was a gift to the believers \
            after the bombing of the church.",
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
            (
                "Free Aceh Movement",
                "JAKARTA - Free Aceh Movement leaders in Sweden denied that the movement had \
            bombed the stock exchange.",
            ),
            ("Hamas", "A rocket hit the town. Hamas said that it had not done it."),
            (
                "Irish Republican Army",
                "LONDON - A bomb killed three. The Provisional IRA said it did not plant \
            the bomb.",
            ),
            (
                "Lashkar-e-Taiba",
                "DELHI - Gunmen attacked a station. Lashkar-e-Taiba, in a call to a news \
            channel, said it did not carry out such attacks.",
            ),
            (
                "Libya",
                "TRIPOLI - Libya rejected the accusation that it had ordered the killing of the diplomat \
            and denied any part in the attack.",
            ),
            ("Mahdi Army", "BAGHDAD - The Mahdi Army denied kidnapping the journalist."),
            (
                "Revolutionary Armed Forces of Colombia",
                "BOGOTA - A car bomb killed 30. The Revolutionary Armed \
            Forces of Colombia called the charge a lie.",
            ),
            (
                "Tamil Tigers",
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
                "Basque Homeland and Freedom",
                "MADRID - ETA has warned that high-speed trains are legitimate \
            objectives.",
            ),
            (
                "Black Hand Cell",
                "The kidnappers, who call themselves the Black Hand Cell, said the engineer \
            would be killed unless the firm left the country. He was kidnapped on Sunday.",
            ),
            (
                "Boko Haram",
                "KANO - The sect has warned teachers in a recording that schools would burn as long \
            as its own were closed. Boko Haram's leader spoke for 15 minutes.",
            ),
            ("Islamic State", "Islamic State in a video told the Japanese that their nightmare had begun."),
            (
                "Janatha Vimukthi Peramuna",
                "COLOMBO - The Janatha Vimukthi Peramuna ordered shops to close on \
            pain of death.",
            ),
            (
                "Khmer Rouge",
                "PHNOM PENH - The Khmer Rouge sent messages telling the teachers to leave or die.",
            ),
            (
                "Kurdistan Freedom Hawks",
                "ISTANBUL - The Kurdistan Freedom Hawks said Turkey was not safe for \
            tourists, and told them to stay away.",
            ),
            (
                "Lashkar-e-Jhangvi",
                "KARACHI - Lashkar-e-Jhangvi published a list of names; all on it, it said, \
            would be killed.",
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
                "Revolutionary Armed Forces of Colombia",
                "SAN VICENTE - In pamphlets the FARC ordered all mayors \
            to resign within 48 hours or become military targets.",
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
        ],
    );
}

#[test]
fn notices_and_calls_warn() {
    hold(
        StatementKind::Warning,
        &[
            (
                "Canada",
                "Canada - Advice of 3 June. Leave while commercial flights operate. Terrorist attacks are \
            very likely.",
            ),
            (
                "Foreign Office",
                "LONDON - The Foreign Office told Britons to leave Libya immediately in response \
            to a specific threat to westerners in Benghazi.",
            ),
            (
                "France",
                "FRANCE, note of 25 May. Avoid markets and crowds. Stay away from the stadium because of \
            a risk of attack.",
            ),
            ("Japan", "Japan advised its nationals to stay indoors after the bombing."),
            (
                "Kenya's police chief",
                "NAIROBI - Kenya's police chief warned that al-Shabaab could strike during \
            the holidays.",
            ),
            (
                "Spain's foreign ministry",
                "Spain's foreign ministry asked Spaniards not to go to the camps, since \
            kidnappings could not be ruled out.",
            ),
            (
                "Sweden",
                "Sweden recommended that its nationals avoid the district around the embassy after the \
            blast.",
            ),
            (
                "United States",
                "WASHINGTON - The United States closed 19 embassies because of the threat of an \
            attack by al-Qaeda.",
            ),
            (
                "anonymous caller",
                "A bomb exploded at the station. An anonymous caller had telephoned a warning \
            twenty minutes before.",
            ),
            (
                "embassy",
                "JAKARTA - The embassy sent a text message to Americans warning of possible attacks on \
            hotels in Surabaya.",
            ),
            (
                "military",
                "MANILA - The military warned that the rebels may attack towns before the anniversary.",
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
            ("Hamas", "GAZA - A gunman killed eight at a seminary. Hamas blessed the operation."),
            (
                "Islamic Action Front",
                "AMMAN - The Islamic Action Front party hailed the attack on the soldiers.",
            ),
            (
                "Libya's leader",
                "TRIPOLI - Libya's leader called the attackers heroes after the airport attack.",
            ),
            (
                "imam of a large mosque",
                "PESHAWAR - The imam of a large mosque blessed the killing of the \
            governor in his sermon.",
            ),
            ("newspaper Kayhan", "TEHRAN - The newspaper Kayhan praised the stabbing of the author."),
        ],
    );
}

#[test]
fn what_others_say_and_other_matters_are_no_messages() {
    for text in [
        "The survivor told a newspaper that the rebels had kidnapped her and had killed her husband.",
        "The general said that the army would attack the rebels until they gave up.",
        "A hospital spokesman said that it was responsible for the error. The ambulance had hit a bus.",
        "Leaflets dropped by the air force told villagers to leave the area before the bombardment.",
        "A man called the radio station and said the Red Brigades were cowards for shooting the judge.",
        "The hijackers told the passengers to leave the plane. The women were allowed to go first.",
        "The group Black Star has claimed the top of the charts with its hit \"Bomb\".",
        "The weather office warned that more storms were possible and told people to stay indoors.",
        "The army said the village was a legitimate target. The spokesman said the hospital was not a target.",
        "The ministry said that gunmen had killed the envoy, and the police said the Red Brigades were \
            behind the blast.",
        "Police said the group had carried out the bombing. Nobody has claimed it.",
        "An opposition party said that the government was behind the bombing of its office.",
        "The victims' families said the Red Brigades had killed their fathers and had never asked for pardon.",
        "The president said that the FARC had carried out the attack on the pipeline.",
        "The newspaper published a letter that said the attack was a tragedy.",
        "The film was praised by critics. The bombing scene was called heroic by one of them.",
        "The prosecutor said ETA planted the bomb. A witness told a radio station that gunmen had opened fire.",
        "Fatah accused Hamas of bombing its office. Hamas accused Fatah of lying.",
        "The Red Cross said it had been told to leave the area by the army.",
        "The team called itself Black Star. Black Star claimed victory after a late attack.",
        "The union said there would be no peace in the mines until wages rose.",
        "Analysts said that the Taliban had carried out the attack and would attack again.",
        "The Hezbollah-run hospital said that it had treated forty people hurt in the blast.",
        "The airline advised passengers to leave early because of a strike.",
        "The army said that the guerrillas had been told to leave the village or be attacked.",
        "A wine from Georgia, 12 May: avoid the cheap ones. Leave it open for an hour.",
        "The judge praised the police for catching the bombers. The mayor praised the rescue workers after \
            the attack.",
        "Leaflets at the fair were signed by the authors. The post office was hit by a strike.",
        "The firm told its staff to leave the building after a gas leak.",
        "The two bombs were claimed to be the biggest ever found by the police.",
        "The company claimed damages for the fire. The insurers denied responsibility.",
        "The National Liberation Front won the election and said that it would cut taxes. Its leader \
            promised to fight corruption.",
        "The radio said that the insurgents had attacked a barracks, killing five.",
        "The judge told the court that the accused had bombed the bank. The prosecution said he was a member \
            of the Red Brigades.",
    ] {
        assert_eq!(statements(text), [], "{text}");
    }
}
