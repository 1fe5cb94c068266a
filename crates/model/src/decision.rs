//! What people decide about records.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

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
    /// A source or a value is graded.
    Grade,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 6] =
        [Self::Accept, Self::Edit, Self::Reject, Self::Merge, Self::Split, Self::Grade];

    /// The published spelling.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Edit => "edit",
            Self::Reject => "reject",
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Grade => "grade",
        }
    }
}

/// A person's decision. Append-only: undoing one is another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub action: Action,
    /// Id of the assertion, record or source decided on.
    pub subject: String,
    /// What the action needs: the other record of a merge, the new value, the grade.
    pub value: Value,
    /// Why.
    pub reason: String,
    /// Who.
    pub author: String,
    /// When.
    pub decided: Timestamp,
}
