//! Times without an interval ("recently", "in recent months") and lengths of time ("for three days").

use super::{
    DateKind, DateRole,
    expression::{Expression, Found},
    relative::counted_units,
    scan::Scan,
};
use crate::pack::Class;

/// "Recently", "in recent weeks", "weeks of", "for months".
pub(super) fn recently(scan: Scan, at: usize) -> Option<Found> {
    if scan.is(at, Class::Recently) {
        return Some(unknown(at, at + 1, DateKind::Vague));
    }
    let units = scan.is_plural_unit(at + 1);
    if units && scan.is(at, Class::Coming) {
        return Some(Found { role: DateRole::Future, ..unknown(at, at + 2, DateKind::Vague) });
    }
    let days = scan.is(at, Class::These) && scan.is(at + 1, Class::Days);
    (days || units && scan.is(at, Class::Recent)).then(|| unknown(at, at + 2, DateKind::Vague))
}

/// "Three days", "25 hours", "months": a length of time, unless another rule reads more from it.
pub(super) fn duration(scan: Scan, at: usize) -> Option<Found> {
    let bare = scan.is_plural_unit(at) && scan.is(at + 1, Class::Of)
        || scan.is_plural_unit(at) && scan.is_before(at, 1, Class::For);
    let end = if bare { at + 1 } else { counted_units(scan, at)?.end };
    if scan.is(end, Class::AgeDash) {
        return None;
    }
    Some(Found { role: DateRole::Duration, ..unknown(at, end, DateKind::Duration) })
}

fn unknown(first: usize, end: usize, kind: DateKind) -> Found {
    Found::new(first, end, kind, Expression::Unknown)
}
