//! What the resolver is given.

use std::sync::Arc;

use jiff::civil::Date;
use model::{
    Assertion, Document, Hash, IncidentRecord, Marking, Property, RecordRef, Reliability, Span,
    StatementRecord,
};
use serde_json::Value;

/// What is known of a document beside its text. Shared by all records of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentMeta {
    /// Document id.
    pub id: Hash,
    /// The name under which it came in; `cites` of other documents are looked up in it.
    pub name: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Documents or publishers that it says it copies or quotes.
    pub cites: Vec<String>,
    /// TLP label and caveats.
    pub marking: Marking,
    /// Reliability of its source; `F` unless a person graded it.
    pub reliability: Reliability,
}

impl DocumentMeta {
    /// The metadata of a document whose source nobody has graded.
    pub fn of(doc: &Document) -> Self {
        Self {
            id: doc.id.clone(),
            name: doc.name.clone(),
            title: doc.title.clone(),
            publisher: doc.publisher.clone(),
            url: doc.url.clone(),
            published: doc.published,
            cites: doc.cites.clone(),
            marking: doc.marking.clone(),
            reliability: Reliability::F,
        }
    }
}

/// One value that a document gives for a property of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Assertion id.
    pub assertion: Hash,
    /// Which field.
    pub property: Property,
    /// The value, in the shape of the extraction format; list-valued fields come one member at a time.
    pub value: Value,
    /// The words that say it.
    pub span: Option<Span>,
    /// The words that weaken it.
    pub hedge: Option<String>,
}

impl From<Assertion> for Said {
    fn from(assertion: Assertion) -> Self {
        Self {
            assertion: assertion.id(),
            property: assertion.property,
            value: assertion.value,
            span: assertion.span,
            hedge: assertion.hedge,
        }
    }
}

/// One record of one document, with the assertions that make it up.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordInput<R> {
    /// Document and record.
    pub reference: RecordRef,
    /// The record as that document has it.
    pub record: R,
    /// The document.
    pub document: Arc<DocumentMeta>,
    /// Its assertions; may be empty, then values have no words behind them.
    pub said: Vec<Said>,
    /// Place in the order in which the ledger learned the records, smallest first.
    pub order: u64,
}

/// An incident as one document has it.
pub type IncidentInput = RecordInput<IncidentRecord>;

/// A statement as one document has it.
pub type StatementInput = RecordInput<StatementRecord>;
