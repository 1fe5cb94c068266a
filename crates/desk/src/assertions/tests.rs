use model::{CountRange, Extraction, Marking};

use super::*;

const TEXT: &str = "Al-Azaim’s post reportedly praised it. On 5 September a suicide bomber reportedly killed six people \
                    outside Russia’s embassy in Kabul. Yusuf Karimov fled.";

fn document() -> Document {
    Document {
        id: Hash::of_bytes(TEXT.as_bytes()),
        name: "report.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        original: TEXT.as_bytes().to_vec(),
        text: TEXT.to_owned(),
        title: None,
        publisher: None,
        url: None,
        language: None,
        cites: Vec::new(),
        published: None,
        retrieved: None,
        marking: Marking::default(),
    }
}

fn place(words: &str) -> (usize, usize) {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    (start, start + words.chars().count())
}

fn evidence(field: &str, words: &str) -> Evidence {
    let (start, end) = place(words);
    Evidence { field: field.to_owned(), start, end, quote: words.to_owned() }
}

fn mention(words: &str) -> Value {
    let (start, end) = place(words);
    json!({ "text": words, "start": start, "end": end })
}

fn extraction() -> Extraction {
    let incident = json!({
        "id": "i1", "status": "executed", "type": "bombing", "tactic": ["suicide"], "weapons": [],
        "date": {"from": "2022-09-05", "to": "2022-09-05"}, "country": "AF", "place": "Kabul", "facility": null,
        "targets": [{"name": "Russian Embassy", "kind": "facility", "class": "diplomatic", "nationality": "RU",
                     "mentions": [mention("Russia’s embassy")]}],
        "perpetrators": [{"name": "Yusuf Karimov", "kind": "individual", "actor": null,
                          "mentions": [mention("Yusuf Karimov")]}],
        "claimed_by": [], "attribution": "unknown", "killed": {"min": 6, "max": 6}, "wounded": null,
        "perpetrators_killed": null, "hedges": ["reportedly"], "said_by": [], "evidence": []
    });
    let mut incident: IncidentRecord = serde_json::from_value(incident).unwrap();
    incident.evidence = vec![
        evidence("record", "a suicide bomber reportedly killed six people outside Russia’s embassy in Kabul"),
        evidence("date", "5 September"),
        evidence("killed", "six people"),
    ];
    let statement = json!({
        "id": "s1", "kind": "praise", "speaker": "Al-Azaim", "outlet": null, "date": null, "targets": [],
        "specificity": "general", "condition": null, "horizon": null,
        "evidence": [evidence("record", "Al-Azaim’s post reportedly praised it")]
    });
    Extraction {
        doc: "report".to_owned(),
        incidents: vec![incident],
        statements: vec![serde_json::from_value(statement).unwrap()],
        judgements: Vec::new(),
        notes: Vec::new(),
    }
}

fn origin() -> Origin {
    Origin { by: "rules".to_owned(), version: "1".to_owned(), codebook: "1".to_owned() }
}

#[test]
fn every_value_is_one_assertion_with_the_words_that_say_it() {
    let document = document();
    let assertions = assertions_of(&document, &Reading::of_rules(extraction()), &origin());
    let of = |property: &str| assertions.iter().find(|it| it.property.as_str() == property).unwrap();
    assert_eq!(of("targets").span.as_ref().unwrap().quote, "Russia’s embassy");
    assert_eq!(of("date").span.as_ref().unwrap().quote, "5 September");
    assert_eq!(of("killed").hedge.as_deref(), Some("reportedly"));
    assert!(of("status").span.as_ref().unwrap().quote.starts_with("a suicide bomber"));
    for assertion in &assertions {
        let span = assertion.span.as_ref();
        assert!(span.is_none_or(|span| span.holds_in(&document.text)), "{assertion:?}");
    }
}

#[test]
fn records_come_back_as_they_went_in() {
    let (document, extraction) = (document(), extraction());
    let records = records_of(
        &document.id,
        TEXT,
        &assertions_of(&document, &Reading::of_rules(extraction.clone()), &origin()),
    );
    let (before, after) = (&extraction.incidents[0], &records.incidents[0]);
    assert_eq!(after.killed, Some(CountRange::exactly(6)));
    assert_eq!((after.date, &after.targets, &after.hedges), (before.date, &before.targets, &before.hedges));
    assert_eq!(after.evidence[0], before.evidence[0]);
    assert!(before.evidence.iter().all(|it| after.evidence.contains(it)));
    assert_eq!(records.statements[0].speaker.as_deref(), Some("Al-Azaim"));
}

#[test]
fn the_name_of_a_private_person_is_in_no_value() {
    let document = document();
    let assertions = assertions_of(&document, &Reading::of_rules(extraction()), &origin());
    assert!(assertions.iter().all(|it| !it.value.to_string().contains("Karimov")));
    assert!(assertions.iter().all(|it| it.span.as_ref().is_none_or(|span| !span.quote.contains("Karimov"))));
    assert!(assertions.iter().any(|it| it.property.as_str() == "perpetrators"));
}

#[test]
fn the_same_extraction_gives_the_same_ids() {
    let document = document();
    let ids = || {
        assertions_of(&document, &Reading::of_rules(extraction()), &origin())
            .iter()
            .map(Assertion::id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(), ids());
}
