use std::sync::LazyLock;

use model::{Input, StatementKind, StatementRecord, codebook::Codebook};
use proptest::prelude::*;

use crate::Extractor;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Codebook::embedded()));

fn statements(text: &str, published: &str) -> Vec<StatementRecord> {
    let input =
        Input { doc: "a".into(), text: text.into(), published: published.parse().ok(), ..Input::default() };
    let record = EXTRACTOR.extract(&input);
    for statement in &record.statements {
        for evidence in &statement.evidence {
            let quote: String =
                text.chars().skip(evidence.start).take(evidence.end - evidence.start).collect();
            assert_eq!(quote, evidence.quote, "a quote stands in the text at its offsets");
        }
    }
    record.statements
}

/// "kind, speaker" of every statement, sorted.
fn told(text: &str, published: &str) -> Vec<String> {
    let name = |it: &StatementRecord| format!("{}, {}", it.kind, it.speaker.clone().unwrap_or_default());
    let mut told: Vec<String> = statements(text, published).iter().map(name).collect();
    told.sort();
    told
}

#[test]
fn a_drawn_out_deadline_and_a_claim_are_two_messages_of_one_group() {
    let text = "CAIRO - Ansar Beit al-Maqdis, a jihadist group based in the Sinai, has taken responsibility for the bus \
                bombing that killed three South Korean tourists at Taba. The group followed up on Monday with a tweet \
                giving foreigners four days to leave Egypt or face attack.";
    assert_eq!(
        told(text, "2014-02-19"),
        ["claim-of-responsibility, Ansar Bayt al-Maqdis", "threat, Ansar Bayt al-Maqdis"]
    );
}

#[test]
fn nobody_claims_where_the_text_says_so() {
    for text in [
        "Thai police said on Friday that they had no suspects in the blast near the Indian embassy. No organisation has \
         said it was behind the attack and officials refused to speculate.",
        "There was no immediate claim of responsibility. Nobody has claimed the bombing of the consulate.",
        "Neither the guerrillas nor any other organization have claimed responsibility for the murder of the envoy.",
        "The Liberation Tigers of Tamil Eelam have said nothing about the bombing. The government insists that the \
         Tigers are responsible.",
        "Asked whether ETA would claim the bombing, the minister shrugged.",
    ] {
        assert_eq!(told(text, "2012-02-17"), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn figures_of_speech_are_no_messages() {
    for text in [
        "The storm threatened embassies along the coast and claimed three lives. The rebels on the opposition benches \
         vowed to fight the budget.",
        "The visitors claimed a late equaliser and their captain praised the attack, which had bombed all season. He \
         denied that the squad was weak and promised to hit back next week.",
        "The film festival's jury hailed the director's assault on convention. Critics condemned the attack scene. The \
         studio denied it had threatened the actor.",
        "Talks collapsed when union leaders threatened a strike at the embassy's canteen. The mission's spokesman denied \
         reports of a pay freeze and promised staff a statement.",
        "A group which does not exist will claim responsibility by e-mail, so that press officers may practise.",
    ] {
        assert_eq!(told(text, "2011-08-28"), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_spokesman_without_a_name_speaks_for_the_group_named_before() {
    let text = "LONDON, March 23 - The British ambassador to the Netherlands was shot dead outside his residence in The \
                Hague on Thursday. Nobody had owned up to the killing by nightfall, though police suspected the \
                Provisional IRA. A year later the organisation acknowledged that its volunteers had carried out the \
                shooting.";
    assert_eq!(told(text, "1980-03-01").len(), 1);
    let text = "NAIROBI, Jan 16 2019 - Gunmen attacked a hotel. \"We are behind the attack in Nairobi. The operation is \
                going on,\" al-Shabaab's spokesman told Reuters by telephone.";
    assert_eq!(told(text, "2019-01-16"), ["claim-of-responsibility, al-Shabaab"]);
}

#[test]
fn two_groups_that_claim_one_act_are_two_speakers() {
    let text =
        "BAMAKO - Both al-Mourabitoun and al-Qaeda in the Islamic Maghreb claimed the raid on the hotel.";
    assert_eq!(
        told(text, "2015-11-23"),
        [
            "claim-of-responsibility, al-Mourabitoun",
            "claim-of-responsibility, al-Qaeda in the Islamic Maghreb"
        ]
    );
}

#[test]
fn a_claim_told_twice_is_one_record_with_the_target_of_its_act() {
    let text = "SANAA, Sept 18 - A car bomb exploded outside the French embassy in Sanaa on Wednesday, killing two guards, \
                in an attack claimed by al-Qaeda in the Arabian Peninsula. In a statement the group said that two of its \
                men had carried out the bombing.";
    let found = statements(text, "2008-09-18");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].kind, StatementKind::ClaimOfResponsibility);
    assert_eq!(found[0].actor.as_deref(), Some("aqap"));
    let target = found[0].targets.first().map(|target| (target.nationality.clone(), target.country.clone()));
    assert_eq!(target, Some((Some("FR".into()), Some("YE".into()))));
}

#[test]
fn a_threat_names_every_embassy_of_a_list_and_keeps_its_condition() {
    let text = "SANAA - The Islamic State's branch in Yemen said that the British, Saudi and Emirati embassies would be \
                next unless its imprisoned comrades were freed.";
    let found = statements(text, "2016-09-18");
    let owners: Vec<_> = found[0].targets.iter().filter_map(|target| target.nationality.as_deref()).collect();
    assert_eq!(owners, ["GB", "SA", "AE"]);
    assert_eq!(found[0].condition.as_deref(), Some("unless its imprisoned comrades were freed"));
    assert_eq!(found[0].kind, StatementKind::Threat);
}

#[test]
fn a_call_on_others_to_attack_is_incitement_and_carries_its_outlet() {
    let text = "The Islamic State's weekly al-Naba called on Muslims in Europe to attack the embassies of Sweden and \
                Denmark.";
    let found = statements(text, "2023-08-01");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].kind, StatementKind::Incitement);
    assert_eq!(found[0].outlet.as_deref(), Some("al-Naba"));
    let owners: Vec<_> = found[0].targets.iter().filter_map(|target| target.nationality.as_deref()).collect();
    assert_eq!(owners, ["SE", "DK"]);
}

#[test]
fn praise_and_incitement_in_one_magazine_are_told_apart() {
    let text = "SANAA - Al-Qaeda in the Arabian Peninsula applauded the stabbing of a soldier in London in the latest \
                number of its English magazine Inspire and exhorted Muslims in the West to strike diplomats.";
    assert_eq!(
        told(text, "2013-06-01"),
        ["incitement, al-Qaeda in the Arabian Peninsula", "praise, al-Qaeda in the Arabian Peninsula"]
    );
}

#[test]
fn denials_by_the_accused_are_read_and_those_of_their_accusers_are_not() {
    for (text, speaker) in [
        (
            "A senior Hezbollah official dismissed as nonsense accusations that the party had a hand in the Burgas bombing.",
            "Hezbollah",
        ),
        (
            "BOGOTA, 12 FEB 2003 -- THE REVOLUTIONARY ARMED FORCES OF COLOMBIA TODAY DENIED ANY INVOLVEMENT IN THE CAR BOMB ATTACK.",
            "Revolutionary Armed Forces of Colombia",
        ),
        (
            "The Taliban's deputy spokesman distanced the movement from the shooting of two aid workers.",
            "Taliban",
        ),
        ("The Taliban said that they were not involved in the bombing of the embassy.", "Taliban"),
        (
            "A bomb went off by the bank. The Taliban wanted no part of it. Their spokesman said that the movement had nothing to do with the explosion.",
            "Taliban",
        ),
    ] {
        assert_eq!(told(text, "2015-02-06"), [format!("denial, {speaker}")], "{text}");
    }
    assert_eq!(
        told("Police said that the Taliban had nothing to do with the robbery.", "2015-02-06"),
        Vec::<String>::new()
    );
}

#[test]
fn governments_warn_their_citizens() {
    let text = "SANAA - The Houthis said on Saturday they had launched missiles at Abu Dhabi. The United States embassy in \
                Abu Dhabi issued a security alert telling citizens to keep a low profile. Washington, London and Canberra \
                told their people to stay away from the airport because of a threat of attack.";
    let found = told(text, "2022-01-22");
    assert!(found.contains(&"warning, United States embassy".to_owned()), "{found:?}");
    assert!(found.contains(&"warning, United States, United Kingdom and Australia".to_owned()), "{found:?}");
}

#[test]
fn advisories_printed_one_under_another_are_one_warning_each() {
    let text = "FRANCE (Foreign Ministry, 3 May). Nationals should avoid the city center.\n\nGERMANY (Foreign Office, 3 \
                May). Do not travel to the province. There is a danger of kidnapping.\n\nThe compiler knows of no attack.";
    assert_eq!(told(text, "2019-05-04"), ["warning, France", "warning, Germany"]);
}

#[test]
fn wire_in_capitals_is_read_like_any_other() {
    let text = "SANTIAGO, 14 APR 90 -- THE MANUEL RODRIGUEZ PATRIOTIC FRONT CLAIMED RESPONSIBILITY TODAY FOR THE BOMB THAT \
                EXPLODED AT THE U.S. CONSULATE. IN A COMMUNIQUE SENT TO RADIO STATIONS THE FRONT WARNED THAT IT WILL \
                CONTINUE ITS ATTACKS ON U.S. INTERESTS.";
    assert_eq!(
        told(text, "1990-04-14"),
        [
            "claim-of-responsibility, Manuel Rodríguez Patriotic Front",
            "threat, Manuel Rodríguez Patriotic Front"
        ]
    );
}

#[test]
fn an_unknown_group_speaks_under_the_name_it_gives_itself() {
    let text = "In a leaflet scattered near the mosque, a cell calling itself Soldiers of Right said it had burned the car \
                of the Turkish consul.";
    assert_eq!(told(text, "1994-05-03"), ["claim-of-responsibility, Soldiers of Right"]);
    let text = "A man who said he spoke for the White Legion phoned Georgian television to take the blame for the mine \
                that killed two UN observers.";
    assert_eq!(told(text, "1998-05-22"), ["claim-of-responsibility, White Legion"]);
}

#[test]
fn long_texts_without_full_stops_take_time_that_grows_with_their_length() {
    let piece = "the Taliban said that it claimed the attack and threatened the embassy of China, ";
    let found = statements(&piece.repeat(2_000), "2020-01-01");
    assert!(found.len() <= 8_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_without_panic_and_quoted_exactly(
        words in prop::collection::vec(
            prop_oneof![
                "\\PC{0,8}",
                prop::sample::select(vec![
                    "Taliban", "the group", "claimed", "the attack", "said", "it", "had", "threatened", "\"", "“", ":", ";",
                    ",", ".", "embassies", "of China and India", "unless", "its fighters", "told Muslims to attack", "(", ")",
                    "Islamic State's", "weekly", "denied", "warned citizens", "likely", "’s", "é\u{301}", "\u{0}", "\r\n\n",
                    "LONDON (Office)", "will be next", "gave them two days to leave", "claiming to speak for",
                ]).prop_map(str::to_owned),
            ],
            0..60,
        )
    ) {
        statements(&words.join(" "), "2020-01-01");
    }
}
