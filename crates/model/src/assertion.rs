//! Assertions: one value of one property of one record, said by one document.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Hash, RecordRef, Span};

/// What kind of record an assertion belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// An act or plot.
    Incident,
    /// A public message.
    Statement,
    /// An estimative sentence.
    Estimate,
}

impl RecordKind {
    /// The published spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Statement => "statement",
            Self::Estimate => "estimate",
        }
    }

    /// Reads the published spelling.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Incident, Self::Statement, Self::Estimate].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Name of a field of a record, in the spelling of the extraction format: `status`, `killed`, `targets`.
/// List-valued fields make one assertion per member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Property(pub String);

impl Property {
    /// The spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Property {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl fmt::Display for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Who or what made an assertion.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    /// `rules`, a model's name, or a person's.
    pub by: String,
    /// Version of the program, model or form.
    pub version: String,
    /// Version of the codebook.
    pub codebook: String,
}

/// One value said by one document. Append-only; [`Assertion::id`] is derived from the other fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assertion {
    /// Which record of which document.
    pub record: RecordRef,
    /// Kind of that record.
    pub kind: RecordKind,
    /// Which field.
    pub property: Property,
    /// The value, in the shape of the extraction format.
    pub value: Value,
    /// The words that say it; `None` only where the value follows from the document's own date.
    pub span: Option<Span>,
    /// The words that weaken it.
    pub hedge: Option<String>,
    /// Who or what made it.
    pub origin: Origin,
}

impl Assertion {
    /// Hash of the identifying fields: equal assertions have equal ids, so a second run adds nothing.
    pub fn id(&self) -> Hash {
        let (start, end) = self.span.as_ref().map_or((0, 0), |span| (span.start, span.end));
        Hash::of_fields(&[
            self.record.doc.as_str(),
            &self.record.record,
            self.kind.as_str(),
            self.property.as_str(),
            &self.value.to_string(),
            &format!("{start}-{end}"),
            &self.origin.by,
            &self.origin.version,
            &self.origin.codebook,
        ])
    }
}
