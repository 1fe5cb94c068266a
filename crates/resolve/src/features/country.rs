//! Which country: another one rules a pair out, except where maps disagree.

use super::{Feature, Pair, Seen};
use crate::weights::COUNTRY_SAME;

pub(super) const FEATURE: Feature = Feature { name: "country", weigh, explain };

/// Pairs of codes under which one place may stand.
const DISPUTED: &[(&str, &str)] = &[
    ("IL", "PS"),
    ("RS", "XK"),
    ("EH", "MA"),
    ("RU", "UA"),
    ("IN", "PK"),
    ("SD", "SS"),
    ("IL", "SY"),
    ("ET", "ER"),
    ("CN", "TW"),
    ("AM", "AZ"),
    ("GE", "RU"),
];

fn weigh(pair: &Pair) -> Seen {
    let Some((a, b)) = pair.a.country.as_deref().zip(pair.b.country.as_deref()) else { return Seen::Nothing };
    if a == b {
        Seen::Weight(COUNTRY_SAME)
    } else if DISPUTED.contains(&(a, b)) || DISPUTED.contains(&(b, a)) {
        Seen::Weight(0.0)
    } else {
        Seen::Veto
    }
}

fn explain(pair: &Pair) -> String {
    match pair.a.country.as_deref().zip(pair.b.country.as_deref()) {
        Some((a, b)) if a == b => format!("both in {a}"),
        Some((a, b)) => format!("{a} and {b} are both used for disputed land"),
        None => "a country is missing".to_owned(),
    }
}
