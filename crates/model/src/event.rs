//! A row of a published data set of events.

use serde::Serialize;

use crate::{CountRange, DateInterval, IncidentType, Stage, TargetClass};

/// What the columns of one row say, in the words of this project; what a data set leaves open is `None`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EventRow {
    /// The data set's own id of the row.
    pub id: String,
    /// When it happened.
    pub date: Option<DateInterval>,
    /// ISO 3166-1 alpha-2 code in use today of the country where it happened.
    pub country: Option<String>,
    /// Part of the world, in the data set's words.
    pub region: Option<String>,
    /// Province, in the data set's words.
    pub province: Option<String>,
    /// Town, in the data set's words.
    pub place: Option<String>,
    /// How far it went.
    pub stage: Option<Stage>,
    /// What kind of act it was.
    pub kind: Option<IncidentType>,
    /// To which part of society the target belongs.
    pub class: Option<TargetClass>,
    /// A finer class of target, in the data set's words.
    pub subclass: Option<String>,
    /// ISO 3166-1 alpha-2 code in use today of the state that the target belongs to.
    pub nationality: Option<String>,
    /// Who did it, in the data set's words; `None` where it says that this is unknown.
    pub actor: Option<String>,
    /// The means, in the data set's words.
    pub weapon: Option<String>,
    /// Whether an attacker meant to die.
    pub suicide: Option<bool>,
    /// Whether people were held.
    pub hostages: Option<bool>,
    /// Deaths.
    pub killed: Option<CountRange>,
    /// People hurt.
    pub wounded: Option<CountRange>,
}
