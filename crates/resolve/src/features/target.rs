//! What was attacked: one mission, one name, one kind; differently named targets of one day are two incidents.

use super::{Feature, Pair, Seen};
use crate::{
    facts::IncidentFacts,
    targets::Agreement,
    weights::{TARGET_DIFFERENT, TARGET_MISSING, TARGET_SECOND},
};

pub(super) const FEATURE: Feature = Feature { name: "target", weigh, explain };

/// The best agreement between the targets of two records.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TargetMatch {
    pub agreement: Option<Agreement>,
    pub weight: f64,
    /// Positions of the two targets.
    pub at: (usize, usize),
    /// Whether a second pair of targets agrees by nationality or better.
    pub second: bool,
}

impl TargetMatch {
    /// Whether the agreement singles out one target among those of a city.
    pub fn identifies(self) -> bool {
        self.agreement.is_some_and(Agreement::identifies)
    }
}

pub(crate) fn compare(a: &IncidentFacts, b: &IncidentFacts) -> TargetMatch {
    let mut best = TargetMatch { agreement: None, weight: f64::MIN, at: (0, 0), second: false };
    let mut contradicted = false;
    let mut agreeing = 0;
    for (i, first) in a.targets.iter().enumerate() {
        for (j, second) in b.targets.iter().enumerate() {
            let (agreement, weight) = first.agreement(second);
            // Bystanders of the host's own people are part of most attacks and identify none.
            let bystanders = i > 0 && j > 0 && !agreement.identifies();
            let weight = if bystanders { weight / 2.0 } else { weight };
            agreeing += usize::from(agreement >= Agreement::Nation);
            contradicted |= agreement == Agreement::Contradiction;
            if weight > best.weight {
                best = TargetMatch { agreement: Some(agreement), weight, at: (i, j), second: false };
            }
        }
    }
    best.second = agreeing > 1 && best.agreement.is_some_and(|it| it >= Agreement::Nation);
    if best.identifies() {
        return best;
    }
    if contradicted && named_apart(a, b) {
        best.agreement = Some(Agreement::Contradiction);
    } else if best.weight > Agreement::OtherKind.weight() && facilities_apart(a, b) {
        best = TargetMatch {
            agreement: Some(Agreement::OtherKind),
            weight: Agreement::OtherKind.weight(),
            second: false,
            ..best
        };
    }
    best
}

/// Whether the first facilities of both are of different kinds.
fn facilities_apart(a: &IncidentFacts, b: &IncidentFacts) -> bool {
    let first =
        |facts: &IncidentFacts| facts.targets.iter().find_map(crate::targets::TargetFacts::firm_facility);
    first(a).zip(first(b)).is_some_and(|(first, second)| first != second)
}

/// Whether the first named targets of both contradict each other; later entries are victims and bystanders.
fn named_apart(a: &IncidentFacts, b: &IncidentFacts) -> bool {
    let named = |facts: &IncidentFacts| facts.targets.iter().position(crate::targets::TargetFacts::is_named);
    named(a)
        .zip(named(b))
        .is_some_and(|(i, j)| a.targets[i].agreement(&b.targets[j]).0 == Agreement::Contradiction)
}

fn weigh(pair: &Pair) -> Seen {
    match pair.target.agreement {
        None => Seen::Weight(TARGET_MISSING),
        Some(Agreement::Contradiction) => Seen::Veto,
        Some(Agreement::None) => Seen::Weight(TARGET_DIFFERENT),
        Some(_) => Seen::Weight(pair.target.weight + if pair.target.second { TARGET_SECOND } else { 0.0 }),
    }
}

fn explain(pair: &Pair) -> String {
    let TargetMatch { agreement, at: (i, j), .. } = pair.target;
    match (agreement, pair.a.targets.get(i), pair.b.targets.get(j)) {
        (Some(agreement), Some(a), Some(b)) => {
            format!("`{}` and `{}` {}", a.name, b.name, agreement.in_words())
        }
        _ => "a target is missing".to_owned(),
    }
}
