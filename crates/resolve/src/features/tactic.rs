//! By which tactic: one in common speaks for the pair; reports name different parts of one attack, so none speaks against.

use super::{Feature, Pair, Seen};
use crate::weights::TACTIC_SHARED;

pub(super) const FEATURE: Feature = Feature { name: "tactic", weigh, explain };

fn shared<'a>(pair: &'a Pair) -> Option<&'a str> {
    pair.a.tactics.iter().find(|tactic| pair.b.tactics.contains(tactic)).map(String::as_str)
}

fn weigh(pair: &Pair) -> Seen {
    if shared(pair).is_some() { Seen::Weight(TACTIC_SHARED) } else { Seen::Nothing }
}

fn explain(pair: &Pair) -> String {
    format!("both by {}", shared(pair).unwrap_or("-"))
}
