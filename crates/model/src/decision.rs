//! What people decide about records, sources and decisions.

use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Property, RecordRef, Reliability, Span};

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The proposal stands.
    Accept,
    /// Another value stands.
    Edit,
    /// The proposal falls.
    Reject,
    /// Two records are one.
    Merge,
    /// One record is two.
    Split,
    /// A source is graded.
    Grade,
    /// A second person agrees with a decision.
    Confirm,
    /// A decision no longer holds.
    Undo,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 8] = [
        Self::Accept,
        Self::Edit,
        Self::Reject,
        Self::Merge,
        Self::Split,
        Self::Grade,
        Self::Confirm,
        Self::Undo,
    ];

    /// The published spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Edit => "edit",
            Self::Reject => "reject",
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Grade => "grade",
            Self::Confirm => "confirm",
            Self::Undo => "undo",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A person's decision. Append-only: undoing one is another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub action: Action,
    /// Id of the record or name of the source decided on, or number of the decision.
    pub subject: String,
    /// The whole [`Ruling`].
    pub value: Value,
    /// Why.
    pub reason: String,
    /// Who.
    pub author: String,
    /// When.
    pub decided: Timestamp,
}

/// What a decision says, in full. It names records of documents, not incidents: those are derived and may change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "ruling")]
pub enum Ruling {
    /// The records are right as they stand.
    Accept {
        /// All records of the incident or statement at that time.
        records: Vec<RecordRef>,
    },
    /// The records tell of nothing that belongs in the ledger.
    Reject {
        /// All records of the incident or statement at that time.
        records: Vec<RecordRef>,
    },
    /// A field has this value, whatever others say.
    Edit {
        /// The first record of the incident or statement at that time.
        record: RecordRef,
        /// Which field.
        property: Property,
        /// The value, in the shape of the extraction format.
        value: Value,
        /// The words that say it and the record of the document they stand in; `None` where a report had it already.
        words: Option<(RecordRef, Span)>,
    },
    /// Records of two incidents or statements are of one.
    Merge {
        /// All records of the one.
        records: Vec<RecordRef>,
        /// All records of the other.
        with: Vec<RecordRef>,
    },
    /// Some records of an incident or statement are of another one.
    Split {
        /// The records that are of another one.
        records: Vec<RecordRef>,
        /// The records that stay.
        from: Vec<RecordRef>,
    },
    /// A source is this reliable.
    Grade {
        /// The publisher's name.
        source: String,
        /// Its grade.
        grade: Reliability,
        /// What it published from this day on; `None` for everything.
        from: Option<Date>,
    },
    /// A second person agrees.
    Confirm {
        /// Number of the decision.
        decision: u64,
    },
    /// A decision no longer holds; undoing an undoing brings it back.
    Undo {
        /// Number of the decision.
        decision: u64,
    },
}

impl Ruling {
    /// What kind of decision it is.
    pub fn action(&self) -> Action {
        match self {
            Self::Accept { .. } => Action::Accept,
            Self::Reject { .. } => Action::Reject,
            Self::Edit { .. } => Action::Edit,
            Self::Merge { .. } => Action::Merge,
            Self::Split { .. } => Action::Split,
            Self::Grade { .. } => Action::Grade,
            Self::Confirm { .. } => Action::Confirm,
            Self::Undo { .. } => Action::Undo,
        }
    }

    /// What it is about: the id of its first record, the name of the source, the number of the decision.
    pub fn subject(&self) -> String {
        match self {
            Self::Accept { records } | Self::Reject { records } => id_of(records.first()),
            Self::Merge { records, .. } | Self::Split { records, .. } => id_of(records.first()),
            Self::Edit { record, .. } => id_of(Some(record)),
            Self::Grade { source, .. } => source.clone(),
            Self::Confirm { decision } | Self::Undo { decision } => decision.to_string(),
        }
    }

    /// The decision that says this.
    pub fn decision(&self, author: &str, reason: &str, decided: Timestamp) -> Decision {
        Decision {
            action: self.action(),
            subject: self.subject(),
            // An enum of text keys always serializes.
            value: serde_json::to_value(self).unwrap_or_default(),
            reason: reason.to_owned(),
            author: author.to_owned(),
            decided,
        }
    }

    /// What a decision says; `None` where it was written by something else than this program.
    pub fn of(decision: &Decision) -> Option<Self> {
        serde_json::from_value(decision.value.clone()).ok()
    }
}

fn id_of(record: Option<&RecordRef>) -> String {
    record.map(|record| record.hash().as_str().to_owned()).unwrap_or_default()
}

/// A decision that holds for a record as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// Its place in the ledger.
    pub number: u64,
    /// What was decided.
    pub action: Action,
    /// What it did here, one clause.
    pub what: String,
    /// The value that it set, if it set one.
    pub value: Option<Value>,
    /// Who.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When.
    pub decided: Timestamp,
}
