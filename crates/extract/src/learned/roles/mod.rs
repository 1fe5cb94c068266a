//! Who did it, what was hit, who was harmed, with what: phrases of a document for the roles of its incidents.
//!
//! 1. [`words`] gives every token a coarse part of speech, [`chunk`] cuts sentences into noun phrases.
//! 2. [`candidate`] makes the phrases that can fill a role, each once a document, with the features of all its mentions
//!    ([`context`]: the verb before, the verb behind, the preposition, the acts told nearby).
//! 3. A linear model gives every phrase a score in every role of an incident of a type.
//! 4. [`entity`] puts phrases for one person or thing together and judges them by the company they keep.
//! 5. [`fill`] writes those that are likely enough into the records.

pub mod candidate;
pub mod chunk;
pub mod context;
pub mod entity;
pub mod fill;
pub mod judge;
pub mod words;

#[cfg(test)]
mod tests;

use model::{IncidentRecord, IncidentType};

pub use candidate::{Candidate, candidates};
pub use fill::fill;
pub use judge::{Judge, judge_of};

/// What a phrase can be in an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// People who did it.
    Individual,
    /// The organization behind it.
    Organization,
    /// A thing that was attacked.
    Target,
    /// A person who was attacked.
    Victim,
    /// What it was done with.
    Weapon,
}

impl Role {
    /// All roles, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Individual, Self::Organization, Self::Target, Self::Victim, Self::Weapon];
}

/// Type of an incident as far as roles go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Armed attacks, killings and everything that is none of the others.
    Attack,
    /// Bombs.
    Bombing,
    /// Kidnappings and hostages.
    Kidnapping,
    /// Fire.
    Arson,
    /// Robbery.
    Robbery,
}

impl Act {
    /// All types, in the order of their numbers.
    pub const ALL: [Self; 5] = [Self::Attack, Self::Bombing, Self::Kidnapping, Self::Arson, Self::Robbery];

    /// The number that features carry.
    pub fn number(self) -> u32 {
        match self {
            Self::Attack => 0,
            Self::Bombing => 1,
            Self::Kidnapping => 2,
            Self::Arson => 3,
            Self::Robbery => 4,
        }
    }
}

impl Act {
    /// The type of a record.
    pub fn of(incident: &IncidentRecord) -> Self {
        if incident.tactic.iter().any(|tactic| tactic == ROBBERY) {
            return Self::Robbery;
        }
        match incident.incident_type {
            IncidentType::Bombing => Self::Bombing,
            IncidentType::Kidnapping | IncidentType::HostageTaking => Self::Kidnapping,
            IncidentType::Arson => Self::Arson,
            _ => Self::Attack,
        }
    }
}

/// The tactic of the codebook that makes an incident a robbery.
const ROBBERY: &str = "robbery";
