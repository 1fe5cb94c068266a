//! Months: "July 2021", "mid-July", "late August", "May and June", "last September", "later in September".

use super::{
    DateKind,
    days::year_behind,
    expression::{Expression, Found, Part, Pick, YearOf},
    scan::{Scan, month, split_part},
};

/// Words before a month that make "may", "march" and the like a month.
const CUES: &[&str] = &[
    "in", "of", "since", "last", "until", "till", "by", "early", "late", "mid", "this", "next", "during",
    "between", "from", "to", "before", "after", "through", "every", "each", "past", "earlier", "later",
];

/// Words behind "may" that make it a verb, and behind "march" that make it a walk.
const NOT_A_MONTH: &[&str] = &[
    "be", "have", "not", "also", "still", "well", "yet", "on", "against", "through", "to", "of", "past",
    "never", "even", "soon", "only", "include", "become", "say", "come",
];

/// Whether the month word at `at` is meant as a month. `with_day`: a number of a day stands beside it.
pub(super) fn may_be_month(scan: Scan, at: usize, with_day: bool) -> bool {
    match scan.word(at) {
        "may" | "march" | "mar" | "august" | "sep" | "jun" | "dec" | "jan" => {}
        _ => return true,
    }
    if scan.year(at + 1).is_some() || scan.year(at + 2).is_some() && scan.word(at + 1) == "," {
        return true;
    }
    let plain = !matches!(scan.word(at), "may" | "march" | "mar");
    let cased = scan.capitalized(at);
    if plain {
        return cased || with_day || CUES.contains(&scan.before(at, 1));
    }
    if NOT_A_MONTH.contains(&scan.word(at + 1)) {
        return false;
    }
    let cue = CUES.contains(&scan.before(at, 1)) || scan.text.lower(at).ends_with('.');
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
    cue && scan.before(at, 1) != "to"
}

/// "[early] September [2022]", "Sept. of last year", "September-October 2015".
pub(super) fn month_of_year(scan: Scan, first: usize) -> Option<Found> {
    let (part, at) = scan.part(first);
    let (prefix, bare) = split_part(scan.word(at));
    let part = if prefix == Part::Whole { part } else { prefix };
    if let Some((from, to)) = bare.split_once('-').and_then(|(from, to)| Some((month(from)?, month(to)?))) {
        let (year, end) = year_behind(scan, at + 1);
        return Some(found(first, end, Expression::Months { year, from, to }));
    }
    let number = month(bare)?;
    if prefix == Part::Whole && !may_be_month(scan, at, false) {
        return None;
    }
    let joined = scan.any(at + 1, &["and", "to", "or", "through"]) || scan.is_dash(at + 1);
    if let Some(to) =
        scan.month(at + 2).filter(|_| joined && part == Part::Whole && may_be_second(scan, at + 2))
    {
        let (year, end) = year_behind(scan, at + 3);
        return Some(found(first, end, Expression::Months { year, from: number, to }));
    }
    let (year, end) = match scan.word(at + 1) {
        "of" if scan.year(at + 2).is_some() => {
            (scan.year(at + 2).map_or(YearOf::Unsaid, YearOf::Given), at + 3)
        }
        _ => year_behind(scan, at + 1),
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
    scan.day(at + 1).is_none() && (scan.word(at) != "may" || scan.capitalized(at))
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
