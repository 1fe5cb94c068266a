//! Small documents and ledgers to try things on.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use ledger::{Entry, Ledger, LedgerConfig};
use model::{Assertion, Document, Hash, Marking, Origin, RecordKind, RecordRef, Span};
use serde_json::Value;
use tempfile::TempDir;

/// A ledger in a folder of its own, which goes when this value does.
pub struct Desk {
    pub folder: TempDir,
    pub ledger: Ledger,
}

pub fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::create(&folder.path().join("desk.ledger"), LedgerConfig::default()).unwrap();
    Desk { folder, ledger }
}

impl Desk {
    pub fn path(&self) -> PathBuf {
        self.ledger.path().to_owned()
    }

    /// Opens the file past the ledger, as someone would who means to alter it.
    pub fn raw(&self) -> rusqlite::Connection {
        raw(&self.path())
    }
}

pub fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

pub fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

pub fn origin() -> Origin {
    Origin { by: "rules".to_owned(), version: "0.1.0".to_owned(), codebook: "2026.1".to_owned() }
}

pub fn document(text: &str) -> Document {
    Document {
        id: Hash::of_bytes(text.as_bytes()),
        name: "report.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        original: text.as_bytes().to_vec(),
        text: text.to_owned(),
        title: None,
        publisher: None,
        url: None,
        language: None,
        cites: vec![],
        published: None,
        retrieved: None,
        marking: Marking::default(),
    }
}

pub fn published(text: &str, day: &str) -> Document {
    Document { published: Some(day.parse().unwrap()), ..document(text) }
}

/// An assertion that quotes the first `words` bytes of the text.
pub fn said(doc: &Document, property: &str, value: impl Into<Value>, words: usize) -> Assertion {
    Assertion {
        record: RecordRef { doc: doc.id.clone(), record: "i1".to_owned() },
        kind: RecordKind::Incident,
        property: property.into(),
        value: value.into(),
        span: Span::of(&doc.text, 0, words),
        hedge: None,
        origin: origin(),
    }
}

pub fn entry(document: Document) -> Entry {
    let assertions = vec![said(&document, "status", "executed", 1), said(&document, "killed", 3, 2)];
    Entry { document, assertions }
}

pub fn entries(count: usize) -> Vec<Entry> {
    (0..count).map(|number| entry(document(&format!("Report {number} on an attack.")))).collect()
}
