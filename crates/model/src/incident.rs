//! Records of the world as shown: derived from assertions and decisions, rebuilt at will.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Credibility, Decided, Hash, IncidentRecord, Marking, Property, RecordRef, Reliability, Span,
    StatementRecord,
};

/// One document's support for a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Support {
    /// Document and record that say it.
    pub record: RecordRef,
    /// Assertion id.
    pub assertion: Hash,
    /// Who published the document.
    pub publisher: Option<String>,
    /// Headline of the document.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Reliability of the source.
    pub reliability: Reliability,
    /// The words.
    pub span: Option<Span>,
    /// The words that weaken it.
    pub hedge: Option<String>,
}

/// One value of one property and everything that supports it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The value, in the shape of the extraction format.
    pub value: Value,
    /// Whether this one is shown.
    pub shown: bool,
    /// Why it is shown, or not.
    pub reason: String,
    /// Credibility of the value.
    pub credibility: Credibility,
    /// Who says it.
    pub support: Vec<Support>,
}

/// A place of the gazetteer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Normal name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Radius in kilometres within which the true point lies.
    pub precision_km: f64,
}

/// Why a record belongs to an incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkReason {
    /// The record that was linked.
    pub record: RecordRef,
    /// The record it was linked to.
    pub to: RecordRef,
    /// Total weight; at or above the threshold.
    pub score: f64,
    /// Feature, weight, and what it saw.
    pub parts: Vec<(String, f64, String)>,
}

/// One incident of the world: the records that tell of it, and what they say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IncidentView {
    /// Hash of the first-recorded member.
    pub id: Hash,
    /// Members in the order in which the ledger learned them.
    pub members: Vec<RecordRef>,
    /// The shown value of every field.
    pub shown: IncidentRecord,
    /// Place of the gazetteer, where the shown place is known to it.
    pub place: Option<Place>,
    /// Per property, all values, the shown one first.
    pub values: Vec<(Property, Vec<Alternative>)>,
    /// Why the members are one incident.
    pub links: Vec<LinkReason>,
    /// Number of independent origin groups behind it.
    pub origins: usize,
    /// Credibility of the whole.
    pub credibility: Credibility,
    /// The narrowest marking of its documents.
    pub marking: Marking,
    /// What people decided about it, as it holds.
    pub decisions: Vec<Decided>,
}

/// One statement of the world, as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementView {
    /// Hash of the first-recorded member.
    pub id: Hash,
    /// Members in the order in which the ledger learned them.
    pub members: Vec<RecordRef>,
    /// The shown value of every field.
    pub shown: StatementRecord,
    /// Who reports it, with the words.
    pub support: Vec<Support>,
    /// The narrowest marking of its documents.
    pub marking: Marking,
    /// What people decided about it, as it holds.
    pub decisions: Vec<Decided>,
}
