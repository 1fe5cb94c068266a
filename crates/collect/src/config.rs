//! What the caller says about everything that is read.

use jiff::{Timestamp, civil::Date};
use model::Marking;

/// 16 MiB: no report is longer, and a longer file would hold up the rest.
pub const MAX_DOCUMENT: u64 = 16 * 1024 * 1024;
/// 2 GiB: the largest container of many documents.
pub const MAX_STREAM: u64 = 2 * 1024 * 1024 * 1024;

/// What the caller says about everything that is read.
///
/// `published`, `publisher` and `language` are explicit orders: they win over whatever the documents say of themselves,
/// and a [`Warning`](crate::Warning) names each day they replace. `marking` is joined with the document's own, so it can
/// narrow the audience but never widen it.
#[derive(Debug, Clone)]
pub struct CollectConfig {
    /// The present, against which future dates are noticed.
    pub now: Timestamp,
    /// Day of publication of every document.
    pub published: Option<Date>,
    /// Publisher of every document.
    pub publisher: Option<String>,
    /// BCP 47 tag of every document.
    pub language: Option<String>,
    /// The least marking of every document.
    pub marking: Marking,
    /// Largest document in bytes; larger ones are skipped unread.
    pub max_document: u64,
    /// Largest container (JSON, JSON lines) in bytes; its entries are bounded by `max_document` each.
    pub max_stream: u64,
}

impl CollectConfig {
    /// Says nothing about the documents, and takes the usual limits.
    pub fn new(now: Timestamp) -> Self {
        Self {
            now,
            published: None,
            publisher: None,
            language: None,
            marking: Marking::default(),
            max_document: MAX_DOCUMENT,
            max_stream: MAX_STREAM,
        }
    }
}
