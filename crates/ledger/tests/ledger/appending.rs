use ledger::{AsOf, Entry, Ledger, LedgerConfig, LedgerError};
use model::{Action, Decision, Document, Hash, Marking, RecordKind, Span, Tlp};
use serde_json::json;

use crate::fixtures::{at, desk, document, entries, entry, origin, said};

#[test]
fn a_document_comes_back_as_it_went_in() {
    let mut desk = desk();
    let html = "<p>Пожар — a fire\u{0} in \u{202e}Kabul\u{1F525}</p>".repeat(20);
    let doc = Document {
        id: Hash::of_bytes(html.as_bytes()),
        name: "a folder/é.html#2".to_owned(),
        media_type: "text/html".to_owned(),
        original: html.clone().into_bytes(),
        text: "Пожар — a fire\u{0} in \u{202e}Kabul\u{1F525}".to_owned(),
        title: Some(String::new()),
        publisher: Some("Wire \"1\"".to_owned()),
        url: Some("https://example.org/1".to_owned()),
        language: Some("ru".to_owned()),
        cites: vec!["AFP".to_owned(), "a, b".to_owned()],
        published: Some("2022-09-05".parse().unwrap()),
        retrieved: Some(at("2022-09-05T10:00:00.123456789Z")),
        marking: Marking { tlp: Tlp::AmberStrict, caveats: vec!["no media".to_owned()] },
    };
    desk.ledger.append(&[entry(doc.clone())], at("2022-09-06T08:00:00.5Z")).unwrap();

    let row = desk.ledger.document(&doc.id).unwrap();
    assert_eq!(desk.ledger.documents(AsOf::default()).unwrap(), std::slice::from_ref(&row));
    assert_eq!(desk.ledger.original(&doc.id).unwrap(), doc.original);
    assert_eq!(row.number, 1);
    assert_eq!(row.recorded, at("2022-09-06T08:00:00.5Z"));
    let back = Document {
        id: row.id,
        name: row.name,
        media_type: row.media_type,
        original: desk.ledger.original(&doc.id).unwrap(),
        text: desk.ledger.text(&doc.id).unwrap(),
        title: row.title,
        publisher: row.publisher,
        url: row.url,
        language: row.language,
        cites: row.cites,
        published: row.published,
        retrieved: row.retrieved,
        marking: row.marking,
    };
    assert_eq!(back, doc);
}

#[test]
fn assertions_come_back_as_they_went_in_and_in_order() {
    let mut desk = desk();
    let doc = document("Gunmen reportedly attacked the embassy.");
    let mut hedged = said(&doc, "targets", json!({ "name": "embassy", "weight": 0.1, "of": [1, null] }), 6);
    hedged.hedge = Some("reportedly".to_owned());
    let mut by_person = said(&doc, "date", "2022-09-05", 0);
    by_person.span = None;
    by_person.kind = RecordKind::Statement;
    by_person.origin.by = "a. analyst".to_owned();
    let assertions = vec![hedged, by_person, said(&doc, "status", "executed", 6)];
    desk.ledger
        .append(
            &[Entry { document: doc.clone(), assertions: assertions.clone() }],
            at("2022-09-06T00:00:00Z"),
        )
        .unwrap();

    let rows = desk.ledger.assertions_of(&doc.id, AsOf::default()).unwrap();
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(
        rows.iter().map(|row| row.id()).collect::<Vec<_>>(),
        assertions.iter().map(|it| it.id()).collect::<Vec<_>>()
    );
    let mut all = Vec::new();
    desk.ledger.for_each_assertion(AsOf::default(), &mut |row| all.push(row.assertion)).unwrap();
    assert_eq!(all, assertions);
}

#[test]
fn adding_the_same_documents_again_adds_nothing() {
    let mut desk = desk();
    let batch = entries(5);
    let first = desk.ledger.append(&batch, at("2022-01-01T00:00:00Z")).unwrap();
    assert_eq!((first.added, first.known, first.assertions), (5, 0, 10));
    let before = desk.ledger.stats().unwrap();
    let again = desk.ledger.append(&batch, at("2022-01-02T00:00:00Z")).unwrap();
    assert_eq!((again.added, again.known, again.assertions), (0, 5, 0));
    assert_eq!(desk.ledger.stats().unwrap(), before);
}

#[test]
fn two_copies_of_one_file_in_one_call_are_one_document() {
    let mut desk = desk();
    let copy = Document { name: "copy of report.txt".to_owned(), ..document("Same words.") };
    let done = desk
        .ledger
        .append(&[entry(document("Same words.")), entry(copy)], at("2022-01-01T00:00:00Z"))
        .unwrap();
    assert_eq!((done.added, done.known), (1, 1));
    assert_eq!(desk.ledger.documents(AsOf::default()).unwrap()[0].name, "report.txt");
}

#[test]
fn an_assertion_made_twice_is_kept_once() {
    let mut desk = desk();
    let doc = document("Three were killed.");
    let assertions = vec![said(&doc, "killed", 3, 5), said(&doc, "killed", 3, 5), said(&doc, "killed", 4, 5)];
    let done =
        desk.ledger.append(&[Entry { document: doc, assertions }], at("2022-01-01T00:00:00Z")).unwrap();
    assert_eq!(done.assertions, 2);
}

#[test]
fn a_newer_engine_adds_its_assertions_to_a_known_document() {
    let mut desk = desk();
    let doc = document("Three were killed.");
    let old = entry(doc.clone());
    desk.ledger.append(std::slice::from_ref(&old), at("2022-01-01T00:00:00Z")).unwrap();
    let repeated = desk.ledger.assert_more(&doc.id, &old.assertions, at("2022-01-02T00:00:00Z")).unwrap();
    assert_eq!(repeated.assertions, 0);

    let mut newer = said(&doc, "killed", 3, 5);
    newer.origin.version = "0.2.0".to_owned();
    let done = desk
        .ledger
        .assert_more(&doc.id, &[newer.clone(), newer.clone()], at("2022-01-03T00:00:00Z"))
        .unwrap();
    assert_eq!((done.added, done.known, done.assertions), (0, 1, 1));
    let rows = desk.ledger.assertions_of(&doc.id, AsOf::default()).unwrap();
    assert_eq!(rows.last().unwrap().assertion, newer);
    assert!(desk.ledger.verify(&mut |_| ()).unwrap().is_sound());

    let unknown = desk.ledger.assert_more(&Hash::of_bytes(b"?"), &[], at("2022-01-04T00:00:00Z"));
    assert!(matches!(unknown, Err(LedgerError::NoSuchDocument { .. })));
}

#[test]
fn an_entry_that_contradicts_itself_is_refused_and_nothing_of_the_call_is_kept() {
    let mut desk = desk();
    let doc = document("Three were killed.");
    let refuse = |ledger: &mut Ledger, bad: Entry| {
        let error =
            ledger.append(&[entry(document("A good one.")), bad], at("2022-01-01T00:00:00Z")).unwrap_err();
        assert_eq!(ledger.stats().unwrap().documents, 0);
        error.to_string()
    };
    let wrong_id = Document { id: Hash::of_bytes(b"other"), ..doc.clone() };
    let message = refuse(&mut desk.ledger, Entry { document: wrong_id, assertions: vec![] });
    assert_eq!(
        message,
        "document report.txt cannot be recorded: its id d9298a10d1b0 is not the hash of its bytes"
    );

    let mut misquoted = said(&doc, "killed", 3, 5);
    misquoted.span = Some(Span { start: 0, end: 4, quote: "Four".to_owned() });
    let message = refuse(&mut desk.ledger, Entry { document: doc.clone(), assertions: vec![misquoted] });
    assert!(
        message.ends_with("the killed of its record i1 quotes words that are not at that place in the text"),
        "{message}"
    );

    let about_another = said(&document("Another."), "killed", 3, 5);
    let message = refuse(&mut desk.ledger, Entry { document: doc, assertions: vec![about_another] });
    assert!(message.ends_with("is about another document"), "{message}");
}

#[test]
fn the_database_itself_refuses_to_change_evidence() {
    let mut desk = desk();
    desk.ledger.append(&entries(1), at("2022-01-01T00:00:00Z")).unwrap();
    let decision = Decision {
        action: Action::Accept,
        subject: "i1".to_owned(),
        value: json!(null),
        reason: "two sources".to_owned(),
        author: "a. analyst".to_owned(),
        decided: at("2022-01-02T00:00:00Z"),
    };
    desk.ledger.decide(&decision, at("2022-01-02T00:00:00Z")).unwrap();
    let raw = desk.raw();
    for (table, column) in [
        ("documents", "name"),
        ("texts", "text"),
        ("originals", "coding"),
        ("origins", "version"),
        ("assertions", "value"),
        ("decisions", "reason"),
    ] {
        let changed = raw.execute(&format!("UPDATE {table} SET {column} = 'x'"), []).unwrap_err();
        assert!(changed.to_string().contains("never changed"), "{changed}");
        let deleted = raw.execute(&format!("DELETE FROM {table}"), []).unwrap_err();
        assert!(deleted.to_string().contains("never deleted"), "{deleted}");
    }
}

#[test]
fn the_same_origin_is_kept_once() {
    let mut desk = desk();
    desk.ledger.append(&entries(30), at("2022-01-01T00:00:00Z")).unwrap();
    desk.ledger.append(&entries(60), at("2022-01-01T00:00:00Z")).unwrap();
    let origins: i64 = desk.raw().query_row("SELECT count(*) FROM origins", [], |row| row.get(0)).unwrap();
    assert_eq!(origins, 1);
    assert_eq!(
        desk.ledger.assertions_of(&entries(60)[59].document.id, AsOf::default()).unwrap()[0].assertion.origin,
        origin()
    );
}

#[test]
fn a_ledger_opened_for_reading_shows_everything_and_takes_nothing() {
    let mut desk = desk();
    desk.ledger.append(&entries(2), at("2022-01-01T00:00:00Z")).unwrap();
    let mut reader = Ledger::open_read_only(&desk.path(), LedgerConfig::default()).unwrap();
    assert_eq!(reader.documents(AsOf::default()).unwrap().len(), 2);
    assert!(reader.verify(&mut |_| ()).unwrap().is_sound());
    let refused = reader.append(&entries(3), at("2022-01-02T00:00:00Z")).unwrap_err();
    assert!(matches!(refused, LedgerError::ReadOnly { .. }), "{refused}");
}
