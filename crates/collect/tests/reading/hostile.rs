//! Whatever the bytes are, reading ends, nothing panics, and what comes out keeps the invariants.

use model::Hash;
use proptest::prelude::*;

use crate::{Outcome, config};

const NAMES: [&str; 7] = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "-", "a"];

/// Pieces that mean something to a reader, so that chance gets past the first byte.
const PIECES: &[&str] = &[
    "---\n",
    "date: 2022-09-05\n",
    "title: &a x\n",
    "tlp: *a\n",
    "- ",
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<script>",
    "<title>",
    "<meta name=date content=",
    "<!--",
    "&amp;",
    "&#",
    "{\"text\": \"",
    "\"}",
    "\n",
    "\r",
    "\0",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "\\",
    "\\ud800",
    "\u{feff}",
    "é",
    "😀",
    " ",
    "word",
    "\u{1b}",
    "2022",
    "<article>",
    "<svg/>",
    "\"date\": 1",
    "\"articles\": [",
];

fn check(name: &str, bytes: &[u8]) {
    let outcome = Outcome::of_bytes(name, bytes, &config());
    assert_eq!(outcome.files, 1);
    assert!(!outcome.documents.is_empty() || !outcome.skipped.is_empty());
    for (document, _) in &outcome.documents {
        let text = &document.text;
        assert!(!text.trim().is_empty() && text.trim() == text);
        assert!(!text.contains(['\r', '\0', '\u{feff}']), "{text:?}");
        assert!(text.len() <= bytes.len() * 3, "{} from {}", text.len(), bytes.len());
        assert_eq!(document.id, Hash::of_bytes(&document.original));
        assert!(document.original.len() <= bytes.len() * 3);
        for value in
            [&document.title, &document.publisher, &document.url, &document.language].into_iter().flatten()
        {
            assert!(!value.contains(char::is_control) && value.chars().count() <= 2000);
        }
    }
    let again = Outcome::of_bytes(name, bytes, &config());
    assert_eq!(outcome.documents, again.documents);
    assert_eq!(outcome.skipped, again.skipped);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in NAMES {
            check(name, &bytes);
        }
    }

    #[test]
    fn any_mix_of_meaningful_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        for name in NAMES {
            check(name, pieces.concat().as_bytes());
        }
    }

    #[test]
    fn any_text_comes_back(words in prop::collection::vec("[a-zа-яé]{1,9}", 1..40)) {
        let text = words.join(" ");
        for (name, content) in [
            ("a.txt", text.clone()),
            ("a.md", format!("---\ndate: 2022-09-05\n---\n{text}\n")),
            ("a.html", format!("<title>T</title><p>{text}</p>")),
            ("a.jsonl", serde_json::json!({"text": text}).to_string()),
        ] {
            let outcome = Outcome::of_bytes(name, content.as_bytes(), &config());
            prop_assert_eq!(outcome.texts(), vec![text.as_str()]);
        }
    }
}
