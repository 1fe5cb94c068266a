//! When: shared days, weighed by how precisely both records know them; precise dates apart rule a pair out.

use model::DateInterval;

use super::{Feature, Pair, Seen};
use crate::weights::{
    DATE_GAP_1, DATE_GAP_2, DATE_GAP_3, DATE_GAP_GENERIC, DATE_MAX_GAP, DATE_SAME_DAY, DATE_SAME_MONTH,
    DATE_SAME_WEEK, DATE_SAME_YEAR,
};

pub(super) const FEATURE: Feature = Feature { name: "date", weigh, explain };

fn weigh(pair: &Pair) -> Seen {
    if told_before_it_happened(pair) {
        return Seen::Veto;
    }
    let Some((a, b)) = pair.a.date.zip(pair.b.date) else { return Seen::Nothing };
    let named = pair.target.identifies();
    let generic = if named { 0.0 } else { DATE_GAP_GENERIC };
    let vaguer = a.days().max(b.days());
    match (a.gap_days(b), vaguer) {
        (0, ..=3) => Seen::Weight(DATE_SAME_DAY),
        (0, ..=10) => Seen::Weight(DATE_SAME_WEEK),
        (0, ..=31) => Seen::Weight(DATE_SAME_MONTH),
        (0, _) => Seen::Weight(DATE_SAME_YEAR),
        (1, ..=3) => Seen::Weight(DATE_GAP_1 + generic),
        (2, ..=3) => Seen::Weight(DATE_GAP_2 + generic),
        (3, ..=3) => Seen::Weight(DATE_GAP_3),
        // The ends of a month are soft: "late October" for 1 November.
        (1..=DATE_MAX_GAP, _) => Seen::Weight(0.0),
        _ => Seen::Veto,
    }
}

/// A report cannot tell of what came a day or more after it.
fn told_before_it_happened(pair: &Pair) -> bool {
    let early = |told: Option<jiff::civil::Date>, happened: Option<DateInterval>| {
        told.zip(happened)
            .is_some_and(|(told, happened)| model::date::days_between(told, happened.from()) > 1)
    };
    early(pair.a.published, pair.b.date) || early(pair.b.published, pair.a.date)
}

fn explain(pair: &Pair) -> String {
    match pair.a.date.zip(pair.b.date) {
        Some((a, b)) if a == b => format!("both on {a}"),
        Some((a, b)) if a.gap_days(b) == 0 => format!("{a} and {b} overlap"),
        Some((a, b)) => format!("{a} and {b} are {} days apart", a.gap_days(b)),
        None => "a date is missing".to_owned(),
    }
}
