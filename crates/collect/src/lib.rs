//! Reads files, folders and standard input into documents.
//!
//! A **source** is what a user names: a path, or `-`. A source gives **documents**; what cannot become one is
//! **skipped** with a reason, and the rest goes on; a source that gives nothing at all is **unusable**. A **container**
//! (JSON, JSON lines) holds many documents. A **sidecar** is a `NAME.meta.json` beside a file, with what is known of it.
//!
//! Invariants:
//! - The original bytes are never changed. The id of a document is their SHA-256; for an entry of a container, that of
//!   the entry's own bytes.
//! - The text is made from the bytes alone, always in the same way: decoded, line ends as `\n`, no NUL, no front matter,
//!   nothing but the visible words of a page.
//! - Documents come one at a time and in a fixed order: sources as given, folders by name. No more than one document
//!   is held in memory, and no document is longer than the limit of [`CollectConfig`].
//! - Whatever stands in a file, nothing panics and no file stops the next.
//!
//! Where several places say something about a document, the first of these wins: what the caller says in
//! [`CollectConfig`]; the sidecar; the document itself. Beside a container the sidecar speaks for the whole, and each
//! entry's own fields win over it. Markings are never widened: of several, the narrowest stays.
//!
//! ```
//! use std::ops::ControlFlow;
//! use collect::{CollectConfig, Collected, read_from};
//!
//! let config = CollectConfig::new("2022-09-23T00:00:00Z".parse().unwrap());
//! let mut titles = Vec::new();
//! let _ = read_from(
//!     "report.md",
//!     &mut "---\ndate: 5 September 2022\ntitle: A blast in Kabul\n---\nAt least two died.\n".as_bytes(),
//!     &config,
//!     &mut |collected| {
//!         if let Collected::Document { document, .. } = collected {
//!             assert_eq!(document.text, "At least two died.");
//!             assert_eq!(document.published, Some(jiff::civil::date(2022, 9, 5)));
//!             titles.extend(document.title);
//!         }
//!         ControlFlow::Continue(())
//!     },
//! );
//! assert_eq!(titles, ["A blast in Kabul"]);
//! ```

mod assemble;
mod collected;
mod config;
mod dates;
mod decode;
pub mod endpoint;
pub mod events;
mod front_matter;
mod metadata;
mod name;
mod parts;
mod plan;
mod read;
mod readers;
mod sidecar;
mod source;
mod walk;

pub use collected::{Collected, SkipReason, Warning};
pub use config::{CollectConfig, MAX_DOCUMENT, MAX_STREAM};
pub use plan::{Plan, plan};
pub use read::{Sink, read, read_from};
pub use readers::{READERS, Reader, supported_extensions};
pub use source::{Source, SourceError};
