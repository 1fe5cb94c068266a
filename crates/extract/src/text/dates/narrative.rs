//! Dates told from where the narrative is: "the same day", "three days later", "later that year".

use super::{
    DateKind,
    expression::{Expression, Found, Part, Pick, Unit, Way},
    relative::counted_units,
    scan::{Scan, is_part_of_day},
};

/// "The same day", "that night", "the next morning", "the previous evening", "the day before".
pub(super) fn day_of_narrative(scan: Scan, first: usize) -> Option<Found> {
    let at = first + usize::from(scan.any(first, &["later", "earlier", "early", "late"]));
    if let Some(found) = day_before_or_after(scan, first) {
        return Some(found);
    }
    let (pick, mut next) = scan.pick(at)?;
    let pick = match pick {
        Pick::Same | Pick::Following | Pick::Preceding => pick,
        _ => return None,
    };
    next += usize::from(pick == Pick::Same && scan.any(next, &["same", "very"]));
    let is_day = scan.word(next) == "day" || is_part_of_day(scan.word(next));
    is_day
        .then(|| narrative(first, next + 1, Expression::Period { unit: Unit::Day, pick, part: Part::Whole }))
}

/// "The day before", "the night after": but "the day after the raid" tells of the raid, see `shift`.
fn day_before_or_after(scan: Scan, first: usize) -> Option<Found> {
    if scan.word(first) != "the" || !(scan.word(first + 1) == "day" || is_part_of_day(scan.word(first + 1))) {
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
    if let Some(next) = scan.past(end, &["to", "the", "day"]) {
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
    let at = first + usize::from(scan.word(first) == "the");
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
    let event_follows =
        !matches!(scan.word(at + 1), "" | "." | "," | ";" | ":" | ")" | "and" | "in" | "on" | "at" | "when");
    let way = match scan.word(at) {
        "later" | "afterwards" | "afterward" => Way::Later,
        "earlier" | "previously" | "beforehand" => Way::Earlier,
        "after" | "following" if event_follows => Way::AfterEvent,
        "after" => Way::Later,
        "before" if event_follows => Way::BeforeEvent,
        "before" => Way::Earlier,
        _ => return None,
    };
    Some(way)
}

fn narrative(first: usize, end: usize, expression: Expression) -> Found {
    Found::new(first, end, DateKind::Narrative, expression)
}
