//! Times without an interval ("recently", "in recent months") and lengths of time ("for three days").

use super::{
    DateKind, DateRole,
    expression::{Expression, Found},
    relative::counted_units,
    scan::Scan,
};

/// "Recently", "in recent weeks", "weeks of", "for months".
pub(super) fn recently(scan: Scan, at: usize) -> Option<Found> {
    let end = match scan.word(at) {
        "recently" | "lately" | "nowadays" => at + 1,
        "recent" if scan.is_plural_unit(at + 1) => at + 2,
        "these" if scan.word(at + 1) == "days" => at + 2,
        "coming" if scan.is_plural_unit(at + 1) => {
            return Some(Found { role: DateRole::Future, ..unknown(at, at + 2, DateKind::Vague) });
        }
        _ => return None,
    };
    Some(unknown(at, end, DateKind::Vague))
}

/// "Three days", "25 hours", "months": a length of time, unless another rule reads more from it.
pub(super) fn duration(scan: Scan, at: usize) -> Option<Found> {
    let bare = scan.is_plural_unit(at) && scan.any(at + 1, &["of"])
        || scan.is_plural_unit(at) && scan.before(at, 1) == "for";
    let end = if bare { at + 1 } else { counted_units(scan, at)?.end };
    if scan.any(end, &["old", "-"]) {
        return None;
    }
    Some(Found { role: DateRole::Duration, ..unknown(at, end, DateKind::Duration) })
}

fn unknown(first: usize, end: usize, kind: DateKind) -> Found {
    Found::new(first, end, kind, Expression::Unknown)
}
