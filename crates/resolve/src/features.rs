//! What ties two incident records together or keeps them apart: one feature per file, all of them in [`FEATURES`].

mod actor;
mod country;
mod date;
mod kind;
mod place;
mod stage;
mod tactic;
mod target;
mod toll;

use crate::facts::{IncidentFacts, Names};

/// Two records side by side, with what several features need.
pub(crate) struct Pair<'a> {
    pub a: &'a IncidentFacts,
    pub b: &'a IncidentFacts,
    pub names: &'a Names<'a>,
    /// How the targets agree, at best.
    pub target: target::TargetMatch,
}

impl<'a> Pair<'a> {
    pub fn new(a: &'a IncidentFacts, b: &'a IncidentFacts, names: &'a Names<'a>) -> Self {
        Self { a, b, names, target: target::compare(a, b) }
    }
}

/// What a feature sees in a pair.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Seen {
    /// Nothing to compare.
    Nothing,
    /// For (positive) or against (negative).
    Weight(f64),
    /// The records cannot be one incident.
    Veto,
}

/// One feature.
pub(crate) struct Feature {
    /// Name shown with the score.
    pub name: &'static str,
    /// What it sees; fast, called for every candidate pair.
    pub weigh: fn(&Pair) -> Seen,
    /// What it saw, one clause for people; called for links that are shown.
    pub explain: fn(&Pair) -> String,
}

/// All features, those that most often rule a pair out first.
pub(crate) const FEATURES: &[Feature] = &[
    date::FEATURE,
    country::FEATURE,
    place::FEATURE,
    target::FEATURE,
    kind::FEATURE,
    tactic::FEATURE,
    stage::FEATURE,
    actor::FEATURE,
    toll::FEATURE,
];

/// Sum of the weights of a pair; `None` where a feature rules it out.
pub(crate) fn score(pair: &Pair) -> Option<f64> {
    let mut sum = 0.0;
    for feature in FEATURES {
        match (feature.weigh)(pair) {
            Seen::Nothing => {}
            Seen::Weight(weight) => sum += weight,
            Seen::Veto => return None,
        }
    }
    Some(sum)
}

/// The parts of that sum: feature, weight, what it saw.
pub(crate) fn parts(pair: &Pair) -> Vec<(String, f64, String)> {
    let part = |feature: &Feature| match (feature.weigh)(pair) {
        Seen::Weight(weight) => Some((feature.name.to_owned(), weight, (feature.explain)(pair))),
        Seen::Nothing | Seen::Veto => None,
    };
    FEATURES.iter().filter_map(part).collect()
}
