//! Documents, and spans of their text.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{Hash, Marking};

/// One collected report. Its id is the SHA-256 of the original bytes; text and bytes never change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// SHA-256 of the original bytes (for a part of a container such as JSON lines: of that part's bytes).
    pub id: Hash,
    /// The name under which it came in: a path, a URL, `-`, with `#N` for part N of a container.
    pub name: String,
    /// Media type of the original bytes, e.g. `text/html`.
    pub media_type: String,
    /// The original bytes.
    pub original: Vec<u8>,
    /// The text that is read; spans are byte ranges of it.
    pub text: String,
    /// Headline, where the source gives one.
    pub title: Option<String>,
    /// Who published it, as the source writes it.
    pub publisher: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// BCP 47 tag, e.g. `en`.
    pub language: Option<String>,
    /// Documents that this one says it copies or quotes, by the names the source uses.
    pub cites: Vec<String>,
    /// The day on which the source published it.
    pub published: Option<Date>,
    /// When it was fetched.
    pub retrieved: Option<Timestamp>,
    /// TLP label and caveats.
    pub marking: Marking,
}

/// What the extractor is told of a document; also the input line of `chancery extract --jsonl`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Any id; comes back in the record.
    pub doc: String,
    /// The text to read.
    pub text: String,
    /// The day of publication, against which relative dates are resolved.
    #[serde(default)]
    pub published: Option<Date>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A byte range of a document's text and the words there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// `text[start..end]`, always.
    pub quote: String,
}

impl Span {
    /// The span of `text` from byte `start` to byte `end`; `None` if that is not a range of whole characters.
    pub fn of(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end).map(|quote| Self { start, end, quote: quote.to_owned() })
    }

    /// Whether the quote stands at its place in `text`.
    pub fn holds_in(&self, text: &str) -> bool {
        text.get(self.start..self.end) == Some(self.quote.as_str())
    }
}
