use ledger::{Progress, VerifyReport};
use model::{Action, Decision};
use serde_json::json;

use crate::fixtures::{Desk, at, desk, entries, entry, published};

fn filled() -> Desk {
    let mut desk = desk();
    desk.ledger.append(&entries(10), at("2022-01-01T00:00:00Z")).unwrap();
    for number in 0..3 {
        let decision = Decision {
            action: Action::Accept,
            subject: format!("record {number}"),
            value: json!(null),
            reason: "two sources".to_owned(),
            author: "a. analyst".to_owned(),
            decided: at("2022-01-02T00:00:00Z"),
        };
        desk.ledger.decide(&decision, at("2022-01-02T00:00:00Z")).unwrap();
    }
    desk
}

fn verify(desk: &Desk) -> VerifyReport {
    desk.ledger.verify(&mut |_| ()).unwrap()
}

/// Alters the file behind the ledger's back with its guards down, puts the guards up again, and says what is found.
#[track_caller]
fn check(tampering: &str, expected: &str) {
    let desk = filled();
    let raw = desk.raw();
    let mut statement = raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    raw.pragma_update(None, "ignore_check_constraints", true).unwrap();
    triggers.iter().for_each(|(name, _)| raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    raw.execute_batch(tampering).unwrap();
    triggers.iter().for_each(|(_, sql)| raw.execute_batch(sql).unwrap());
    let report = verify(&desk);
    assert!(
        report.problems.iter().any(|problem| problem.to_string().starts_with(expected)),
        "{tampering}: {report:#?}"
    );
}

#[test]
fn an_untouched_ledger_is_sound_and_says_where_its_chains_end() {
    let desk = filled();
    let report = verify(&desk);
    assert!(report.is_sound(), "{report:#?}");
    let rows: Vec<(&str, u64)> = report.heads.iter().map(|head| (head.table, head.rows)).collect();
    assert_eq!(rows, [("documents", 10), ("assertions", 20), ("decisions", 3), ("judgements", 0)]);
    assert_eq!(report.heads[3].hash.as_str(), "0".repeat(64));
}

/// The expected hashes were computed by a program of another language from the description in `chain.rs`.
#[test]
fn the_form_of_the_chain_stays_what_it_is() {
    let mut desk = desk();
    let doc = published("A car bomb went off.", "2021-12-31");
    desk.ledger.append(&[entry(doc)], at("2022-01-01T00:00:00Z")).unwrap();
    let heads = verify(&desk).heads;
    let expected = "6f5ec6d671bd557fd40b8c0dae9f22b1334399d682ff2110d64350753115c532";
    assert_eq!(heads[0].hash.as_str(), expected);
    let expected = "e837b0999d67869cc99d0bbfe7d85227790444d89326665d4ff845fb289f433b";
    assert_eq!(heads[1].hash.as_str(), expected);
}

#[test]
fn an_altered_row_is_found_by_its_number() {
    check("UPDATE documents SET publisher = 'x' WHERE number = 4", "documents row 4: does not fit its hash");
    check(
        "UPDATE documents SET published = '2022-01-01' WHERE number = 4",
        "documents row 4: does not fit its hash",
    );
    check(
        "UPDATE documents SET recorded = recorded - 1 WHERE number = 4",
        "documents row 4: does not fit its hash",
    );
    check("UPDATE assertions SET value = '4' WHERE number = 6", "assertions row 6: does not fit its hash");
    check(
        "UPDATE assertions SET hedge = 'maybe' WHERE number = 6",
        "assertions row 6: does not fit its hash",
    );
    check("UPDATE assertions SET document = 1 WHERE number = 6", "assertions row 6: ");
    check("UPDATE origins SET version = '9'", "assertions row 1: does not fit its hash");
    check("UPDATE decisions SET reason = 'x' WHERE number = 2", "decisions row 2: does not fit its hash");
}

#[test]
fn an_altered_text_or_original_is_found_by_its_document() {
    check(
        "UPDATE texts SET text = text || '.' WHERE document = 3",
        "documents row 3: has an original that does not fit",
    );
    check(
        "UPDATE originals SET coding = 'raw', bytes = x'00', length = 1 WHERE document = 3",
        "documents row 3: has an original",
    );
    check(
        "UPDATE originals SET coding = 'deflate', bytes = x'00ff', length = 1 WHERE document = 3",
        "documents row 3: has an original",
    );
    check("DELETE FROM originals WHERE document = 3", "documents row 3: has lost its text or its original");
    check("DELETE FROM texts WHERE document = 3", "documents row 3: has lost its text or its original");
}

#[test]
fn a_quote_that_is_not_in_its_text_is_found() {
    check(
        "UPDATE assertions SET span_start = 1, span_end = 2 WHERE number = 5",
        "assertions row 5: quotes words",
    );
    check("UPDATE assertions SET span_end = 1000000 WHERE number = 5", "assertions row 5: quotes words");
    check("UPDATE assertions SET span_end = -1 WHERE number = 5", "assertions row 5: ");
}

#[test]
fn missing_and_foreign_rows_are_found() {
    check("DELETE FROM assertions WHERE number = 7", "assertions row 7: is missing");
    check(
        "DELETE FROM assertions WHERE number >= 19",
        "assertions row 19: is missing, with all up to row 20",
    );
    check("DELETE FROM documents WHERE number = 1", "documents row 1: is missing");
    check(
        "INSERT INTO decisions SELECT 4, action, subject, value, reason, author, decided, recorded, hash FROM decisions \
         WHERE number = 3",
        "decisions row 4: does not fit its hash",
    );
    check(
        "UPDATE chains SET length = 19 WHERE name = 'assertions'",
        "assertions row 20: was added past the end",
    );
    check(
        "UPDATE chains SET head = zeroblob(32) WHERE name = 'documents'",
        "documents row 10: is not the row at which",
    );
    check("DELETE FROM chains WHERE name = 'documents'", "documents row 1: ");
}

#[test]
fn rows_out_of_reach_of_the_chain_are_checked_by_their_references_and_the_index() {
    check("DELETE FROM origins", "file: row 1 of assertions points at a row of origins");
    check("DELETE FROM search_docsize WHERE id = 2", "search: 9 of 10 documents are in the index");
}

#[test]
fn a_guard_that_was_taken_down_is_missed() {
    let desk = filled();
    desk.raw().execute_batch("DROP TRIGGER assertions_stay; CREATE TABLE extra (x)").unwrap();
    let problems: Vec<String> = verify(&desk).problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "schema: trigger assertions_stay is missing or altered",
            "schema: table extra does not belong there"
        ]
    );
}

#[test]
fn progress_reaches_the_end_of_every_table() {
    let desk = filled();
    let mut last = Vec::<Progress>::new();
    desk.ledger
        .verify(&mut |progress| match last.last_mut() {
            Some(known) if known.table == progress.table => *known = progress,
            _ => last.push(progress),
        })
        .unwrap();
    assert_eq!(last.len(), 4);
    assert!(last.iter().all(|progress| progress.done == progress.total), "{last:?}");
}
