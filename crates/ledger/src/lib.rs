//! The append-only store: documents, assertions, decisions and judgements, and views of them as of any time.
//!
//! Words: a *document* comes in with its *assertions* as one [`Entry`]; a [`Decision`](model::Decision) is what a
//! person says about a record; a [`Judgement`](model::Judgement) is an answer that was issued. *Recorded* is when the
//! ledger learned a thing, *published* when its source said it, *occurred* when it happened (that one is inside the
//! assertions). [`AsOf`] bounds the first two in every view.
//!
//! Invariants:
//! * **No row of evidence is ever changed or deleted**; the database refuses it, and every row is chained by SHA-256
//!   to the one before it, so [`Ledger::verify`] finds what was done behind its back.
//! * **A call that writes does all or nothing**, and what it has returned for survives a crash or a power cut.
//! * **Recorded times never run backwards**, so a view as of a past moment never changes.
//! * **A quote stands at its span in the text**, a document's id is the SHA-256 of its original bytes: checked on the
//!   way in.
//! * Readers never wait; writers wait for each other for [`LedgerConfig::busy_timeout`].
//!
//! ```
//! use ledger::{AsOf, Entry, Ledger, LedgerConfig};
//! use model::{Document, Hash, Marking};
//!
//! let folder = tempfile::tempdir().unwrap();
//! let mut ledger = Ledger::create(&folder.path().join("desk.ledger"), LedgerConfig::default()).unwrap();
//! let text = "A car bomb went off outside the embassy.";
//! let document = Document {
//!     id: Hash::of_bytes(text.as_bytes()),
//!     name: "report.txt".to_owned(),
//!     media_type: "text/plain".to_owned(),
//!     original: text.as_bytes().to_vec(),
//!     text: text.to_owned(),
//!     title: None,
//!     publisher: None,
//!     url: None,
//!     language: None,
//!     cites: vec![],
//!     published: Some("2022-09-05".parse().unwrap()),
//!     retrieved: None,
//!     marking: Marking::default(),
//! };
//! let entries = [Entry { document, assertions: vec![] }];
//! let now = "2022-09-06T08:00:00Z".parse().unwrap();
//! assert_eq!(ledger.append(&entries, now).unwrap().added, 1);
//! assert_eq!(ledger.append(&entries, now).unwrap().added, 0);
//! assert_eq!(ledger.search("car bomb", AsOf::default(), 10).unwrap().len(), 1);
//! assert!(ledger.verify(&mut |_| ()).unwrap().is_sound());
//! ```

mod append;
mod backup;
mod chain;
mod column;
mod decisions;
mod error;
mod files;
mod original;
mod sqlite;
mod store;
mod verify;
mod views;

pub use append::{Appended, Entry, LARGEST_BYTES};
pub use backup::{Copied, IfExists, restore};
pub use decisions::{DecisionRow, JudgementRow};
pub use error::{Cause, LedgerError, Limit};
pub use sqlite::search::Hit;
pub use store::{Ledger, LedgerConfig};
pub use verify::{Head, Problem, Progress, VerifyReport};
pub use views::{AsOf, AssertionRow, DocumentRow, PREFIX_DIGITS, Stats};
