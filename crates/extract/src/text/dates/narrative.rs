//! Dates told from where the narrative is: "the same day", "three days later", "later that year".

use super::{
    DateKind,
    expression::{Expression, Found, Part, Pick, Unit, Way},
    relative::counted_units,
    scan::Scan,
};
use crate::pack::Class;

/// "The same day", "that night", "the next morning", "the previous evening", "the day before".
pub(super) fn day_of_narrative(scan: Scan, first: usize) -> Option<Found> {
    let at = first + usize::from(scan.is(first, Class::EarlierLater));
    if let Some(found) = day_before_or_after(scan, first) {
        return Some(found);
    }
    let (pick, mut next) = scan.pick(at)?;
    let pick = match pick {
        Pick::Same | Pick::Following | Pick::Preceding => pick,
        _ => return None,
    };
    next += usize::from(pick == Pick::Same && scan.is(next, Class::SameOrVery));
    let is_day = scan.is(next, Class::Day) || scan.is(next, Class::PartOfDayName);
    is_day
        .then(|| narrative(first, next + 1, Expression::Period { unit: Unit::Day, pick, part: Part::Whole }))
}

/// "The day before", "the night after": but "the day after the raid" tells of the raid, see `shift`.
fn day_before_or_after(scan: Scan, first: usize) -> Option<Found> {
    if !scan.is(first, Class::The) {
        return None;
    }
    let part_of_day = scan.is(first + 1, Class::Day) || scan.is(first + 1, Class::PartOfDayName);
    let longer = scan.unit(first + 1).filter(|unit| *unit > Unit::Day && !scan.is_plural_unit(first + 1));
    if let Some((unit, way)) = longer.zip(way_at(scan, first + 2)) {
        let pick = match way {
            Way::Later => Pick::Following,
            Way::Earlier => Pick::Preceding,
            Way::AfterEvent | Way::BeforeEvent => return None,
        };
        return Some(narrative(first, first + 3, Expression::Period { unit, pick, part: Part::Whole }));
    }
    if !part_of_day {
        return None;
    }
    let way = way_at(scan, first + 2)?;
    Some(narrative(first, first + 3, Expression::Shift { least: 1, most: 1, unit: Unit::Day, way }))
}

/// "Three days later", "a week earlier", "nine days before", "two weeks after the raid", "hours later".
pub(super) fn shift(scan: Scan, first: usize) -> Option<Found> {
    if let Some(found) = bare_plural(scan, first) {
        return Some(found);
    }
    let span = counted_units(scan, first)?;
    let mut end = span.end;
    // "Two weeks to the day after".
    if let Some(next) = scan.past(end, &[Class::To, Class::The, Class::Day]) {
        end = next;
    }
    let way = way_at(scan, end)?;
    match span.count {
        Some((least, most)) => {
            Some(narrative(first, end + 1, Expression::Shift { least, most, unit: span.unit, way }))
        }
        None if span.unit == Unit::Hours => Some(same_day(first, end + 1)),
        None => Some(Found::new(first, end + 1, DateKind::Vague, Expression::Unknown)),
    }
}

/// "Hours later", "minutes after", "days later", "in the months before".
fn bare_plural(scan: Scan, first: usize) -> Option<Found> {
    let at = first + usize::from(scan.is(first, Class::The));
    let unit = scan.unit(at).filter(|_| scan.is_plural_unit(at))?;
    way_at(scan, at + 1)?;
    let counted = first.checked_sub(1).is_some_and(|before| counted_units(scan, before).is_some());
    if counted {
        return None;
    }
    match unit {
        Unit::Hours => Some(same_day(first, at + 2)),
        _ => Some(Found::new(first, at + 2, DateKind::Vague, Expression::Unknown)),
    }
}

fn same_day(first: usize, end: usize) -> Found {
    narrative(first, end, Expression::Period { unit: Unit::Day, pick: Pick::Same, part: Part::Whole })
}

fn way_at(scan: Scan, at: usize) -> Option<Way> {
    let event_follows = at + 1 < scan.text.tokens.len() && !scan.is(at + 1, Class::AfterShift);
    if scan.is(at, Class::LaterWay) {
        Some(Way::Later)
    } else if scan.is(at, Class::EarlierWay) {
        Some(Way::Earlier)
    } else if scan.is(at, Class::After) {
        Some(if event_follows { Way::AfterEvent } else { Way::Later })
    } else {
        let way = if event_follows { Way::BeforeEvent } else { Way::Earlier };
        scan.is(at, Class::Before).then_some(way)
    }
}

fn narrative(first: usize, end: usize, expression: Expression) -> Found {
    Found::new(first, end, DateKind::Narrative, expression)
}
