//! What is known of a document, from where, and who wins.

use model::Tlp;

use crate::{Folder, Outcome, config, read_bytes};

#[test]
fn front_matter_fills_the_document_and_stays_out_of_the_text() {
    let outcome = read_bytes(
        "003-mazar.md",
        "---\nid: 003-mazar\npublished: 2016-01-04\noutlet: Meridian News Service\ntitle: \"Siege: day two\"\nlanguage: en_GB\nurl: https://m.example/3\nkind: wire\ncites: [001-bank, 002-hours]\ntlp: TLP:GREEN\n---\n\nMAZAR, Jan 4 - Gunmen.  \n",
    );
    let doc = outcome.document();
    assert_eq!(doc.text, "MAZAR, Jan 4 - Gunmen.");
    assert_eq!(doc.published, Some("2016-01-04".parse().unwrap()));
    assert_eq!(doc.publisher.as_deref(), Some("Meridian News Service"));
    assert_eq!(doc.title.as_deref(), Some("Siege: day two"));
    assert_eq!(doc.language.as_deref(), Some("en-GB"));
    assert_eq!(doc.url.as_deref(), Some("https://m.example/3"));
    assert_eq!(doc.cites, ["001-bank", "002-hours"]);
    assert_eq!(doc.marking.tlp, Tlp::Green);
    assert_eq!(doc.media_type, "text/markdown");
    assert!(outcome.warnings().is_empty());
}

#[test]
fn a_heading_is_the_title_where_nothing_else_is() {
    assert_eq!(
        read_bytes("a.md", "# A blast in Kabul #\n\nText").document().title.as_deref(),
        Some("A blast in Kabul")
    );
    assert_eq!(read_bytes("a.md", "#hashtag\n\nText").document().title, None);
}

#[test]
fn the_callers_orders_win_over_the_sidecar_and_that_over_the_document() {
    let folder = Folder::new();
    folder.write("a.md", "---\ndate: 2022-01-01\npublisher: Own\ntitle: Own title\ntlp: RED\n---\nText");
    folder.write(
        "a.meta.json",
        r#"{"date": "2022-02-02", "publisher": "Beside", "tlp": "GREEN", "caveats": ["desk only"]}"#,
    );
    let doc = folder.read().document().clone();
    assert_eq!(doc.published, Some("2022-02-02".parse().unwrap()));
    assert_eq!((doc.publisher.as_deref(), doc.title.as_deref()), (Some("Beside"), Some("Own title")));
    assert_eq!(doc.marking.tlp, Tlp::Red, "the narrowest marking stays");
    assert_eq!(doc.marking.caveats, ["desk only"]);

    let mut orders = config();
    orders.published = Some("2022-03-03".parse().unwrap());
    orders.publisher = Some("Given".to_owned());
    orders.marking.tlp = Tlp::Amber;
    let outcome = Outcome::of(&[folder.path()], &orders);
    let doc = outcome.document();
    assert_eq!((doc.published, doc.publisher.as_deref()), (orders.published, Some("Given")));
    assert_eq!(doc.marking.tlp, Tlp::Red);
    assert_eq!(outcome.warnings(), ["date-replaced"]);
    assert_eq!(read_bytes("b.txt", "Text").document().marking.tlp, Tlp::Clear);
}

#[test]
fn the_sidecar_of_the_whole_name_wins() {
    let folder = Folder::new();
    folder.write("a.txt", "Text");
    folder.write("a.meta.json", r#"{"title": "Any a"}"#);
    folder.write("a.txt.meta.json", "\u{feff}{\"title\": \"This a\"}");
    assert_eq!(folder.read().document().title.as_deref(), Some("This a"));
}

#[test]
fn a_sidecar_of_a_container_fills_what_its_entries_lack() {
    let folder = Folder::new();
    folder.write(
        "a.jsonl",
        "{\"text\": \"One\", \"publisher\": \"Own\"}\n{\"text\": \"Two\", \"date\": \"2022-01-01\"}\n",
    );
    folder.write("a.meta.json", r#"{"publisher": "Beside", "date": "2022-02-02"}"#);
    let outcome = folder.read();
    let of = |at: usize| {
        let doc = &outcome.documents[at].0;
        (doc.publisher.as_deref(), doc.published.map(|day| day.to_string()))
    };
    assert_eq!(of(0), (Some("Own"), Some("2022-02-02".to_owned())));
    assert_eq!(of(1), (Some("Beside"), Some("2022-01-01".to_owned())));
}

#[test]
fn a_time_of_retrieval_is_kept() {
    let outcome = read_bytes("a.json", r#"{"text": "Text", "retrieved": "2022-09-06T08:00:00Z"}"#);
    assert_eq!(outcome.document().retrieved, Some("2022-09-06T08:00:00Z".parse().unwrap()));
    assert_eq!(read_bytes("a.txt", "Text").document().retrieved, None);
}
