use jiff::Timestamp;
use ledger::{AsOf, Ledger, LedgerError};
use model::{Action, Decision, Hash, Judgement, Question};
use serde_json::json;

use crate::fixtures::{at, desk, document, entries, entry, published};

fn texts(ledger: &Ledger, as_of: AsOf) -> Vec<String> {
    ledger.documents(as_of).unwrap().iter().map(|row| ledger.text(&row.id).unwrap()).collect()
}

fn recorded(time: &str) -> AsOf {
    AsOf { recorded: Some(at(time)), published: None }
}

fn published_by(day: &str) -> AsOf {
    AsOf { recorded: None, published: Some(day.parse().unwrap()) }
}

#[test]
fn a_view_as_of_a_past_moment_shows_what_was_recorded_by_then() {
    let mut desk = desk();
    desk.ledger.append(&[entry(document("first"))], at("2022-01-01T00:00:00Z")).unwrap();
    desk.ledger.append(&[entry(document("second"))], at("2022-02-01T00:00:00Z")).unwrap();
    let check = |time: &str, expected: &[&str]| {
        assert_eq!(texts(&desk.ledger, recorded(time)), expected);
        let mut assertions = 0;
        desk.ledger.for_each_assertion(recorded(time), &mut |_| assertions += 1).unwrap();
        assert_eq!(assertions, expected.len() * 2);
    };
    check("2021-12-31T23:59:59.999999Z", &[]);
    check("2022-01-01T00:00:00Z", &["first"]);
    check("2022-01-31T00:00:00Z", &["first"]);
    check("2022-02-01T00:00:00Z", &["first", "second"]);
}

#[test]
fn a_view_as_published_by_a_day_leaves_out_what_its_source_had_not_said() {
    let mut desk = desk();
    let mut fetched = document("no date, fetched in March");
    fetched.retrieved = Some(at("2022-03-01T00:00:00Z"));
    let batch = [published("dated", "2022-01-05"), fetched, document("no date, recorded in June")].map(entry);
    desk.ledger.append(&batch, at("2022-06-01T00:00:00Z")).unwrap();
    let check = |day: &str, expected: usize| {
        assert_eq!(desk.ledger.documents(published_by(day)).unwrap().len(), expected, "{day}");
        assert_eq!(desk.ledger.search("date", published_by(day), 10).unwrap().len(), expected, "{day}");
        let of_first = desk.ledger.assertions_of(&batch[0].document.id, published_by(day)).unwrap();
        assert_eq!(of_first.is_empty(), expected == 0, "{day}");
    };
    check("2022-01-04", 0);
    check("2022-01-05", 1);
    check("2022-03-01", 2);
    check("2022-06-01", 3);
}

#[test]
fn a_clock_that_runs_backwards_does_not_change_a_view_of_the_past() {
    let mut desk = desk();
    desk.ledger.append(&[entry(document("first"))], at("2022-02-01T00:00:00Z")).unwrap();
    let before = texts(&desk.ledger, recorded("2022-01-15T00:00:00Z"));
    let done = desk.ledger.append(&[entry(document("late"))], at("2022-01-10T00:00:00Z")).unwrap();
    assert_eq!(done.recorded, at("2022-02-01T00:00:00Z"));
    assert_eq!(texts(&desk.ledger, recorded("2022-01-15T00:00:00Z")), before);
}

#[test]
fn a_short_prefix_finds_its_document() {
    let mut desk = desk();
    let batch = entries(400);
    desk.ledger.append(&batch, at("2022-01-01T00:00:00Z")).unwrap();
    let wanted = &batch[0].document.id;
    for digits in [12, 13, 40, 64] {
        assert_eq!(desk.ledger.resolve_prefix(&wanted.as_str()[..digits]).unwrap(), *wanted);
    }
    assert_eq!(desk.ledger.resolve_prefix(&format!(" {} ", wanted.short().to_uppercase())).unwrap(), *wanted);
    let nothing = desk.ledger.resolve_prefix(Hash::of_bytes(b"?").short()).unwrap_err();
    assert!(matches!(nothing, LedgerError::NoSuchDocument { .. }), "{nothing}");
    let too_long = format!("{wanted}0");
    for nonsense in ["", "abc", "xyzw", "3fa9-", too_long.as_str(), "..%", "ää", "日本語日本語"] {
        let error = desk.ledger.resolve_prefix(nonsense).unwrap_err();
        assert!(matches!(error, LedgerError::NoPrefix { .. }), "{error}");
    }
}

#[test]
fn a_prefix_of_several_documents_names_two_of_them() {
    let mut desk = desk();
    let mut by_prefix = std::collections::HashMap::new();
    let pair = (0..).find_map(|number| {
        let doc = document(&format!("Report {number}"));
        by_prefix.insert(doc.id.as_str()[..4].to_owned(), doc.clone()).map(|other| [other, doc])
    });
    let pair = pair.unwrap();
    desk.ledger.append(&pair.clone().map(entry), at("2022-01-01T00:00:00Z")).unwrap();
    let error = desk.ledger.resolve_prefix(&pair[0].id.as_str()[..4]).unwrap_err();
    let LedgerError::Ambiguous { count, first, second, .. } = &error else { panic!("{error}") };
    assert_eq!(*count, 2);
    assert!(pair.iter().all(|doc| [first.as_str(), second.as_str()].contains(&doc.id.as_str())));
    assert!(error.to_string().ends_with("give more digits"), "{error}");
}

#[test]
fn decisions_and_judgements_are_kept_with_their_authors_and_times() {
    let mut desk = desk();
    let decision = Decision {
        action: Action::Merge,
        subject: "a".to_owned(),
        value: json!({ "with": "b" }),
        reason: "same blast".to_owned(),
        author: "a. analyst".to_owned(),
        decided: at("2022-01-01T00:00:00.000000001Z"),
    };
    assert_eq!(desk.ledger.decide(&decision, at("2022-01-02T00:00:00Z")).unwrap(), 1);
    let judgement = Judgement {
        question: Question { actor: Some("iskp".to_owned()), horizon_months: 12, ..Question::default() },
        as_of: "2022-01-01".parse().unwrap(),
        window: "2022".parse().unwrap(),
        probability: Some(0.1 + 0.2),
        interval: Some((1.0 / 3.0, 0.9)),
        words: vec!["likely".to_owned()],
        confidence: "low".to_owned(),
        confidence_reason: "one source".to_owned(),
        model: "C0 climatology".to_owned(),
        parts: vec![],
        resolution_rule: "two sources".to_owned(),
    };
    assert_eq!(desk.ledger.issue(&judgement, "a. analyst", at("2022-01-03T00:00:00Z")).unwrap(), 1);

    let decisions = desk.ledger.decisions(AsOf::default()).unwrap();
    assert_eq!(decisions[0].decision, decision);
    assert_eq!(decisions[0].recorded, at("2022-01-02T00:00:00Z"));
    assert!(desk.ledger.decisions(recorded("2022-01-01T12:00:00Z")).unwrap().is_empty());
    let judgements = desk.ledger.judgements(AsOf::default()).unwrap();
    assert_eq!((&judgements[0].judgement, judgements[0].author.as_str()), (&judgement, "a. analyst"));
    assert!(desk.ledger.judgements(recorded("2022-01-02T12:00:00Z")).unwrap().is_empty());
    assert!(desk.ledger.verify(&mut |_| ()).unwrap().is_sound());
}

#[test]
fn stats_count_what_is_there() {
    let mut desk = desk();
    let empty = desk.ledger.stats().unwrap();
    assert_eq!((empty.documents, empty.first_recorded, empty.last_recorded), (0, None, None::<Timestamp>));
    desk.ledger.append(&entries(3), at("2022-01-01T00:00:00Z")).unwrap();
    desk.ledger.append(&entries(4), at("2022-01-02T00:00:00Z")).unwrap();
    let stats = desk.ledger.stats().unwrap();
    assert_eq!((stats.documents, stats.assertions, stats.decisions, stats.judgements), (4, 8, 0, 0));
    assert_eq!(stats.first_recorded, Some(at("2022-01-01T00:00:00Z")));
    assert_eq!(stats.last_recorded, Some(at("2022-01-02T00:00:00Z")));
    assert!(stats.bytes > 8_192);
}

#[test]
fn what_is_not_there_is_an_error_that_names_it() {
    let desk = desk();
    let doc = Hash::of_bytes(b"?");
    assert!(!desk.ledger.known(&doc).unwrap());
    for error in [
        desk.ledger.document(&doc).map(|_| ()).unwrap_err(),
        desk.ledger.text(&doc).map(|_| ()).unwrap_err(),
        desk.ledger.original(&doc).map(|_| ()).unwrap_err(),
    ] {
        assert!(error.to_string().contains(doc.short()), "{error}");
    }
    assert!(desk.ledger.assertions_of(&doc, AsOf::default()).unwrap().is_empty());
}
