//! JSON and JSON lines.

use std::ops::ControlFlow;

use collect::read_from;
use model::Hash;

use crate::{Outcome, config, read_bytes};

const ENTRY: &str = r#"{"doc": "r1", "text": "Two\r\ndead.\u0000", "published": "2022-09-05", "publisher": "Wire", "url": "https://w.example/1", "title": "T", "language": "en"}"#;

#[test]
fn the_input_of_extract_is_read_and_each_entry_keeps_its_own_bytes() {
    for (name, content) in [
        ("a.jsonl", format!("{ENTRY}\r\n\n  {ENTRY}")),
        ("a.ndjson", format!("\u{feff}{ENTRY}\n{ENTRY}\n")),
        ("a.json", format!(" [ {ENTRY} ,\n{ENTRY} ] ")),
        ("a.json", format!("{ENTRY}\n{ENTRY}\n")),
        ("a.json", format!(r#"{{"status": "ok", "articles": [{ENTRY},{ENTRY}], "totalResults": 2}}"#)),
        ("-", format!("{ENTRY}\n{ENTRY}\n")),
        ("-", format!("[{ENTRY}, {ENTRY}]")),
    ] {
        let outcome = read_bytes(name, &content);
        assert_eq!(outcome.names(), [format!("{name}#r1"), format!("{name}#r1")], "{content}");
        let doc = &outcome.documents[1].0;
        assert_eq!(doc.original, ENTRY.as_bytes());
        assert_eq!(doc.id, Hash::of_bytes(ENTRY.as_bytes()));
        assert_eq!(doc.text, "Two\ndead.");
        assert_eq!(doc.published, Some("2022-09-05".parse().unwrap()));
        assert_eq!((doc.publisher.as_deref(), doc.title.as_deref()), (Some("Wire"), Some("T")));
        assert!(outcome.warnings().is_empty() && outcome.skipped.is_empty());
    }
}

#[test]
fn an_object_alone_is_named_as_its_file() {
    assert_eq!(read_bytes("a.json", ENTRY).names(), ["a.json"]);
    let pretty = ENTRY.replace(", ", ",\n  ").replace('{', "{\n  ");
    assert_eq!(read_bytes("-", pretty).names(), ["-"]);
}

#[test]
fn bad_lines_are_named_by_number_and_the_rest_is_read() {
    let content = "{\"text\": \"One\"}\n\n{\"text\": \n{\"title\": \"T\"}\n[1]\n{\"text\": \"\"}\n{\"text\": \"Seven\"}\n{\"text\": \"x\", \"date\": \"soon\"}";
    let outcome = read_bytes("a.jsonl", content);
    assert_eq!(outcome.names(), ["a.jsonl#1", "a.jsonl#7"]);
    let expected = [
        ("a.jsonl#3", "is not valid JSON: EOF"),
        (
            "a.jsonl#4",
            "has no text: expected an object with `text`, `body` or `content`, found an object with `title`",
        ),
        ("a.jsonl#5", "has no text: expected an object with `text`, `body` or `content`, found a list"),
        ("a.jsonl#6", "is empty"),
        ("a.jsonl#8", "`date` is `soon`: this is no date; fix the date"),
    ];
    assert_eq!(outcome.skipped.len(), expected.len());
    for ((name, reason), (expected_name, start)) in outcome.skipped.iter().zip(expected) {
        assert_eq!(name, expected_name);
        assert!(reason.starts_with(start), "{reason}");
    }
}

#[test]
fn a_file_that_holds_no_entries_is_given_up_early() {
    let outcome = read_bytes("a.jsonl", "just some text\n".repeat(100_000));
    assert_eq!(outcome.skipped.len(), 1001);
    let (name, reason) = outcome.skipped.last().unwrap();
    assert_eq!(name, "a.jsonl");
    assert_eq!(reason, "is not valid JSON: none of its first 1000 entries is; the rest was not read");
}

#[test]
fn a_sink_that_has_said_stop_is_not_asked_again() {
    for stop in [1, 1000, 1001] {
        let mut calls = 0;
        let bytes = "no JSON\n".repeat(2000);
        let flow = read_from("a.jsonl", &mut bytes.as_bytes(), &config(), &mut |_| {
            calls += 1;
            if calls == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((flow, calls), (ControlFlow::Break(()), stop));
    }
}

#[test]
fn a_list_that_is_cut_off_keeps_its_whole_entries() {
    let outcome = read_bytes("a.json", format!("[{ENTRY},{ENTRY},{}", &ENTRY[..40]));
    assert_eq!(outcome.documents.len(), 2);
    let names: Vec<_> = outcome.skipped.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a.json#3", "a.json#4"]);
    assert!(outcome.skipped[1].1.ends_with("the file ends inside its list"));
}

#[test]
fn html_in_a_text_field_is_read_as_html() {
    let outcome =
        read_bytes("a.json", r#"{"content": "<p>Two &amp; three</p><script>x</script><p>dead</p>"}"#);
    assert_eq!(outcome.document().text, "Two & three\n\ndead");
    assert_eq!(read_bytes("a.json", r#"{"text": "toll < 3 </b>"}"#).document().text, "toll < 3 </b>");
}

#[test]
fn duplicate_keys_and_broken_surrogates_lose_nothing_else() {
    let outcome = read_bytes(
        "a.json",
        r#"{"text": "first", "x\ud800": 1, "text": "last \ud83d end", "title": "\ud83d\ude00"}"#,
    );
    assert_eq!(outcome.document().text, "last \u{fffd} end");
    assert_eq!(outcome.document().title.as_deref(), Some("😀"));
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = format!("{{\"x\": {}{}, \"text\": \"Text\"}}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(read_bytes("a.json", deep).document().text, "Text");
    let deep = format!("{{\"text\": {}", "{\"a\":".repeat(200_000));
    assert!(read_bytes("a.json", deep).reason().starts_with("is not valid JSON"));

    let mut small = config();
    small.max_document = 100;
    small.max_stream = 400;
    let content = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Two\"}}\n", "x".repeat(200));
    let outcome = Outcome::of_bytes("a.jsonl", content.as_bytes(), &small);
    assert_eq!((outcome.names(), outcome.skipped[0].0.as_str()), (vec!["a.jsonl#2".to_owned()], "a.jsonl#1"));
    let outcome = Outcome::of_bytes("-", "{\"text\": \"Many\"}\n".repeat(100).as_bytes(), &small);
    assert_eq!(outcome.documents.len(), 23);
    assert!(outcome.skipped.last().unwrap().1.starts_with("is too large"), "{:?}", outcome.skipped);
}
