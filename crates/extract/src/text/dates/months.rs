//! Months: "July 2021", "mid-July", "late August", "May and June", "last September", "later in September".

use super::{
    DateKind,
    days::year_behind,
    expression::{Expression, Found, Part, Pick, YearOf},
    scan::{Scan, month, split_part},
};
use crate::pack::Class;

/// Whether the month word at `at` is meant as a month. `with_day`: a number of a day stands beside it.
pub(super) fn may_be_month(scan: Scan, at: usize, with_day: bool) -> bool {
    if !scan.is(at, Class::NotOnlyMonth) {
        return true;
    }
    if scan.year(at + 1).is_some() || scan.year(at + 2).is_some() && scan.word(at + 1) == "," {
        return true;
    }
    let plain = !scan.is(at, Class::MonthYearWord);
    let cased = scan.capitalized(at);
    if plain {
        return cased || with_day || scan.is_before(at, 1, Class::MonthLead);
    }
    if scan.is(at + 1, Class::NotMonthTail) {
        return false;
    }
    let cue = scan.is_before(at, 1, Class::MonthLead) || scan.text.lower(at).ends_with('.');
    let day_before = at.checked_sub(1).is_some_and(|day| scan.day(day).is_some());
    let day_beside = with_day && (day_before || scan.day(at + 1).is_some());
    if day_beside && (cased || day_before || cue) {
        return true;
    }
    if cased && !scan.all_caps(at) {
        // "Theresa May" and "Mar Elias" are names.
        return cue
            || at
                .checked_sub(1)
                .is_none_or(|before| !scan.capitalized(before) || scan.month(before).is_some());
    }
    cue && !scan.is_before(at, 1, Class::To)
}

/// "[early] September [2022]", "Sept. of last year", "September-October 2015".
pub(super) fn month_of_year(scan: Scan, first: usize) -> Option<Found> {
    let pack = scan.text.pack;
    let (part, at) = scan.part(first);
    let (prefix, bare) = split_part(scan.text.pack, scan.word(at));
    let part = if prefix == Part::Whole { part } else { prefix };
    if let Some((from, to)) =
        bare.split_once('-').and_then(|(from, to)| Some((month(pack, from)?, month(pack, to)?)))
    {
        let (year, end) = year_behind(scan, at + 1);
        return Some(found(first, end, Expression::Months { year, from, to }));
    }
    let number = month(pack, bare)?;
    if prefix == Part::Whole && !may_be_month(scan, at, false) {
        return None;
    }
    let joined = scan.is(at + 1, Class::MonthJoin) || scan.is_dash(at + 1);
    if let Some(to) =
        scan.month(at + 2).filter(|_| joined && part == Part::Whole && may_be_second(scan, at + 2))
    {
        let (year, end) = year_behind(scan, at + 3);
        return Some(found(first, end, Expression::Months { year, from: number, to }));
    }
    let (year, end) = match scan.year(at + 2).filter(|_| scan.is(at + 1, Class::Of)) {
        Some(year) => (YearOf::Given(year), at + 3),
        None => year_behind(scan, at + 1),
    };
    match (part, year) {
        (Part::Later, YearOf::Unsaid) => {
            Some(Found::new(first, end, DateKind::Narrative, Expression::LaterInMonth { month: number }))
        }
        (Part::Earlier | Part::Later, _) => {
            Some(found(first, end, Expression::Month { year, month: number, part: Part::Whole }))
        }
        _ => Some(found(first, end, Expression::Month { year, month: number, part })),
    }
}

/// The second month of "May and June" must not open a date of its own ("in May and June 5").
fn may_be_second(scan: Scan, at: usize) -> bool {
    scan.day(at + 1).is_none() && (!scan.is(at, Class::May) || scan.capitalized(at))
}

/// "Last September", "this May", "late last March", "next July".
pub(super) fn month_picked(scan: Scan, first: usize) -> Option<Found> {
    let (part, at) = scan.part(first);
    let (pick, next) = scan.pick(at)?;
    let month = scan.month(next).filter(|_| may_be_month(scan, next, false))?;
    if scan.year(next + 1).is_some() || scan.day(next + 1).is_some() {
        return None;
    }
    let kind = match pick {
        Pick::Same | Pick::Following | Pick::Preceding => DateKind::Narrative,
        _ => DateKind::Relative,
    };
    Some(Found::new(first, next + 1, kind, Expression::MonthPicked { month, pick, part }))
}

fn found(first: usize, end: usize, expression: Expression) -> Found {
    Found::new(first, end, DateKind::Absolute, expression)
}
