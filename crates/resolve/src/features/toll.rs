//! How many: tolls that agree, that differ as counts of one incident do, or that cannot be of one.

use model::CountRange;

use super::{Feature, Pair, Seen};
use crate::weights::{
    TOLL_APART, TOLL_BOTH_NONE, TOLL_FAR, TOLL_NEAR, TOLL_SAME, TOLL_SAME_SMALL, TOLL_TRUST_GENERIC,
    TOLL_TRUST_NAMED,
};

pub(super) const FEATURE: Feature = Feature { name: "toll", weigh, explain };

fn weigh(pair: &Pair) -> Seen {
    let both = pair.a.tolls.iter().zip(&pair.b.tolls);
    let weights: Vec<f64> = both.filter_map(|(a, b)| Some(compare((*a)?, (*b)?))).collect();
    // The injured repeat what the dead say: the stronger of the two counts.
    let Some(strongest) = weights.into_iter().reduce(|a, b| if b.abs() > a.abs() { b } else { a }) else {
        return Seen::Nothing;
    };
    let named = pair.target.identifies();
    let trust = match (strongest < 0.0, named) {
        (true, true) => TOLL_TRUST_NAMED,
        (true, false) => TOLL_TRUST_GENERIC,
        (false, _) => 1.0,
    };
    Seen::Weight(strongest * trust)
}

fn compare(a: CountRange, b: CountRange) -> f64 {
    if a.overlaps(b) {
        return match a.min.max(b.min) {
            0 => TOLL_BOTH_NONE,
            1..3 => TOLL_SAME_SMALL,
            _ => TOLL_SAME,
        };
    }
    let (low, high) = if a.min < b.min { (a, b) } else { (b, a) };
    let nearest = low.max.unwrap_or(low.min);
    let apart = high.min.saturating_sub(nearest);
    let ratio = f64::from(high.min) / f64::from(nearest.max(1));
    match (apart, ratio) {
        (..=1, _) => TOLL_NEAR,
        (_, ..=1.5) => TOLL_NEAR,
        (_, ..=3.0) => TOLL_APART,
        _ => TOLL_FAR,
    }
}

fn explain(pair: &Pair) -> String {
    let names = ["killed", "injured"];
    let both = pair.a.tolls.iter().zip(&pair.b.tolls).zip(names);
    let parts: Vec<String> =
        both.filter_map(|((a, b), name)| Some(format!("{} and {} {name}", (*a)?, (*b)?))).collect();
    parts.join(", ")
}
