use ledger::AsOf;
use proptest::prelude::*;

use crate::fixtures::{Desk, at, desk, document, entry};

fn searched() -> Desk {
    let mut desk = desk();
    let mut titled = document("Nothing more is known.");
    titled.title = Some("Blast near the Österreichische Botschaft".to_owned());
    let batch = [
        document("A car bomb went off outside the Russian embassy in Kabul."),
        document("The bombing of a car market; the embassy was far away."),
        document("Взрыв у посольства России в Кабуле."),
        titled,
    ]
    .map(entry);
    desk.ledger.append(&batch, at("2022-01-01T00:00:00Z")).unwrap();
    desk
}

#[track_caller]
fn check(query: &str, expected: &[u64]) {
    let desk = searched();
    let hits = desk.ledger.search(query, AsOf::default(), 10).unwrap();
    let mut found: Vec<u64> = hits.iter().map(|hit| hit.document.number).collect();
    found.sort_unstable();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn words_are_found_whatever_their_case_accents_and_endings() {
    check("EMBASSY", &[1, 2]);
    check("bombs embassy", &[1, 2]);
    check("osterreichische", &[4]);
    check("ПОСОЛЬСТВА", &[3]);
}

#[test]
fn phrases_prefixes_and_exclusions_narrow_the_search() {
    check("\"car bomb\"", &[1]);
    check("“car bomb”", &[1]);
    check("embassy -market", &[1]);
    check("embass* -\"far away\"", &[1]);
    check("посольств*", &[3]);
    check("car-bomb", &[1]);
}

#[test]
fn operators_of_the_database_are_ordinary_words() {
    for query in
        ["NOT", "AND OR", "title:blast", "NEAR(car bomb, 5)", "text : car", "car ^ bomb", "{title text} : x"]
    {
        searched().ledger.search(query, AsOf::default(), 10).unwrap();
    }
    check("car + bomb (outside)", &[1]);
    check("'; DROP TABLE documents; --", &[]);
}

#[test]
fn a_query_without_a_word_finds_nothing() {
    for query in ["", " ", "\"", "\"\"", "*", "-", "-embassy", "()", "\u{0}", "^"] {
        check(query, &[]);
    }
}

#[test]
fn a_snippet_shows_the_words_and_says_where_they_are() {
    let mut desk = desk();
    let text = format!("{} The Russian embassy was hit. {}", "Before. ".repeat(200), "After. ".repeat(200));
    desk.ledger.append(&[entry(document(&text))], at("2022-01-01T00:00:00Z")).unwrap();
    let hits = desk.ledger.search("russian embassies", AsOf::default(), 10).unwrap();
    let hit = &hits[0];
    assert!(hit.snippet.chars().count() < 400 && hit.snippet.starts_with('…'), "{}", hit.snippet);
    let marked: Vec<&str> = hit.matches.iter().map(|range| &hit.snippet[range.clone()]).collect();
    assert_eq!(marked.concat().replace(' ', ""), "Russianembassy");
}

#[test]
fn the_best_documents_come_first_and_no_more_than_asked_for() {
    let mut desk = desk();
    let batch = [
        document(&format!("One embassy. {}", "Other words follow. ".repeat(100))),
        document("Embassy embassy embassy."),
    ]
    .map(entry);
    desk.ledger.append(&batch, at("2022-01-01T00:00:00Z")).unwrap();
    let hits = desk.ledger.search("embassy", AsOf::default(), 1).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.document.number).collect::<Vec<_>>(), [2]);
    assert!(desk.ledger.search("embassy", AsOf::default(), 0).unwrap().is_empty());
}

#[test]
fn no_query_is_an_error() {
    let desk = searched();
    let signs = "[\"*()^:+{}',;.|&!<>~-]|AND|OR|NOT|NEAR|car|title|[“”«»]|\\PC|\u{0}|\u{1}| ";
    let query = prop::collection::vec(proptest::string::string_regex(signs).unwrap(), 0..40);
    proptest!(ProptestConfig::with_cases(400), |(parts in query)| {
        let query = parts.concat();
        prop_assert!(desk.ledger.search(&query, AsOf::default(), 5).is_ok(), "{query:?}");
    });
    desk.ledger.search(&"word \"".repeat(100_000), AsOf::default(), 5).unwrap();
    desk.ledger.search(&"x".repeat(1_000_000), AsOf::default(), 5).unwrap();
}
