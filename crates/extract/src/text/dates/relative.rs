//! Days and periods told from the day of writing: "yesterday", "on Monday", "last week", "two days ago".

use super::{
    DateKind, DateRole,
    expression::{Expression, Found, Part, Pick, Unit},
    scan::{Scan, is_part_of_day},
};
use crate::text::numerals;

/// "Today", "late yesterday", "last night", "this morning", "overnight".
pub(super) fn day_word(scan: Scan, first: usize) -> Option<Found> {
    let at = first + usize::from(scan.any(first, &["early", "late", "earlier", "later"]));
    let (from, to, end) = match (scan.word(at), scan.word(at + 1)) {
        ("today" | "tonight", _) => (0, 0, at + 1),
        ("yesterday", _) => (-1, -1, scan.past_part_of_day(at + 1)),
        ("tomorrow", _) => (1, 1, scan.past_part_of_day(at + 1)),
        ("overnight", _) => (-1, 0, at + 1),
        ("last", "night" | "evening") => (-1, -1, at + 2),
        ("this", part) if is_part_of_day(part) => (0, 0, at + 2),
        ("this" | "these", "past" | "last") if scan.word(at + 2) == "night" => (-1, -1, at + 3),
        ("the", "day") if scan.past(at + 2, &["before", "yesterday"]).is_some() => (-2, -2, at + 4),
        ("the", "day") if scan.past(at + 2, &["after", "tomorrow"]).is_some() => (2, 2, at + 4),
        _ => return None,
    };
    // "Monday night" and the like are the weekday's; "overnight Tuesday" as well.
    if scan.word(at) == "overnight" && scan.weekday(at + 1).is_some() {
        return None;
    }
    let mut found = relative(first, end, Expression::FromPublication { from, to });
    if from > 0 {
        found.role = DateRole::Future;
    }
    Some(found)
}

/// "Monday", "last Tuesday", "late Friday evening", "the following Monday", "Tuesday of last week".
pub(super) fn weekday(scan: Scan, first: usize) -> Option<Found> {
    let mut at = first + usize::from(scan.any(first, &["early", "late", "overnight"]));
    let mut pick = Pick::Bare;
    if let Some((picked, next)) = scan.pick(at).filter(|&(_, next)| scan.weekday(next).is_some()) {
        (pick, at) = (picked, next);
    }
    if scan.word(first) == "the" && pick == Pick::Bare {
        return weekday_before_or_after(scan, first);
    }
    let weekday = scan.weekday(at)?;
    if scan.any(at + 1, &["times", "telegraph", "express", "herald", "mirror", "mosque"])
        && scan.capitalized(at + 1)
        && !scan.all_caps(at + 1)
    {
        return None;
    }
    let mut end = scan.past_part_of_day(at + 1);
    if let Some(to) = second_weekday(scan, end).filter(|_| pick == Pick::Bare) {
        return Some(relative(first, to.1, Expression::Weekdays { from: weekday, to: to.0 }));
    }
    if let Some((expression, end)) = week_behind(scan, end, weekday).filter(|_| pick == Pick::Bare) {
        return Some(relative(first, end, expression));
    }
    if pick == Pick::Bare
        && scan.word(end) == "last"
        && scan.unit(end + 1).is_none()
        && scan.month(end + 1).is_none()
    {
        (pick, end) = (Pick::Last, end + 1);
    }
    let mut found = relative(first, end, Expression::Weekday { weekday, pick });
    match pick {
        Pick::Same | Pick::Following | Pick::Preceding => found.kind = DateKind::Narrative,
        Pick::Next => found.role = DateRole::Future,
        _ => {}
    }
    if pick == Pick::Bare
        && at == first
        && scan.any(first.saturating_sub(1), &["a", "one", "every", "each", "any"])
    {
        found.role = DateRole::Recurring;
        found.expression = Expression::Unknown;
    }
    Some(found)
}

/// "The Friday before", "the Monday after".
fn weekday_before_or_after(scan: Scan, first: usize) -> Option<Found> {
    let weekday = scan.weekday(first + 1)?;
    let (pick, end) = match scan.word(first + 2) {
        "before" | "previous" => (Pick::Preceding, first + 3),
        "after" | "following" => (Pick::Following, first + 3),
        _ => return None,
    };
    Some(Found::new(first, end, DateKind::Narrative, Expression::Weekday { weekday, pick }))
}

/// "Tuesday of last week", "Friday this week".
fn week_behind(scan: Scan, at: usize, weekday: i8) -> Option<(Expression, usize)> {
    let pick = at + usize::from(scan.word(at) == "of");
    let weeks = match scan.word(pick) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (scan.word(pick + 1) == "week").then_some((Expression::WeekdayOfWeek { weekday, weeks }, pick + 2))
}

fn second_weekday(scan: Scan, at: usize) -> Option<(i8, usize)> {
    let joined = scan.is_dash(at) || scan.any(at, &["to", "through", "into", "until"]);
    let skip = at + 1 + usize::from(scan.any(at + 1, &["early", "late"]));
    let second = scan.weekday(skip).filter(|_| joined)?;
    Some((second, scan.past_part_of_day(skip + 1)))
}

/// "Fridays": a habit.
pub(super) fn weekdays(scan: Scan, at: usize) -> Option<Found> {
    let singular = scan.word(at).strip_suffix('s')?;
    super::scan::weekday(singular).filter(|_| singular.ends_with("day"))?;
    let mut found = relative(at, at + 1, Expression::Unknown);
    found.role = DateRole::Recurring;
    Some(found)
}

/// "This week", "earlier this month", "late last year", "the end of next week", "last weekend".
pub(super) fn period(scan: Scan, first: usize) -> Option<Found> {
    let (part, at) = scan.part(first);
    if scan.any(at, &["the", "over", "at"]) && scan.word(at + 1) == "weekend"
        || scan.past(at, &["over", "the", "weekend"]).is_some()
    {
        let end = at + 2 + usize::from(scan.word(at + 1) == "the");
        return Some(relative(first, end, Expression::Weekend { pick: Pick::Bare }));
    }
    if let Some(end) = scan.past(at, &["the", "week", "before", "last"]) {
        return Some(relative(
            first,
            end,
            Expression::Period { unit: Unit::Week, pick: Pick::BeforeLast, part: Part::Whole },
        ));
    }
    let in_the = matches!(part, Part::Earlier | Part::Later) && scan.word(at) == "the";
    let (pick, next) = if in_the { (Pick::Same, at + 1) } else { scan.pick(at)? };
    if scan.word(next) == "weekend" {
        return Some(picked(first, next + 1, pick, Expression::Weekend { pick }));
    }
    let unit = scan.unit(next).filter(|_| !scan.is_plural_unit(next))?;
    // "That day", "the next night": parts of days belong to the narrative rule.
    if unit == Unit::Hours || unit == Unit::Day && !in_the {
        return None;
    }
    let has_unit_of_its_own = scan.any(next + 1, &["-", "long", "old"]);
    (!has_unit_of_its_own).then(|| picked(first, next + 1, pick, Expression::Period { unit, pick, part }))
}

fn picked(first: usize, end: usize, pick: Pick, expression: Expression) -> Found {
    match pick {
        Pick::Same | Pick::Following | Pick::Preceding => {
            Found::new(first, end, DateKind::Narrative, expression)
        }
        Pick::Next => Found { role: DateRole::Future, ..relative(first, end, expression) },
        _ => relative(first, end, expression),
    }
}

/// "Two days ago", "a week ago", "some ten years ago".
pub(super) fn ago(scan: Scan, first: usize) -> Option<Found> {
    let span = counted_units(scan, first)?;
    if scan.word(span.end) != "ago" {
        return None;
    }
    let mut end = span.end + 1;
    let mut expression = match span.count {
        Some((least, most)) => Expression::Ago { least, most, unit: span.unit },
        None => Expression::Unknown,
    };
    // "A year ago today", "a week ago Friday".
    if scan.word(end) == "today" {
        end += 1;
    }
    let at_weekday = end + usize::from(scan.word(end) == "on");
    if let (Some(weekday), Some((1, 1)), Unit::Week) = (scan.weekday(at_weekday), span.count, span.unit) {
        expression = Expression::Weekday { weekday, pick: Pick::Last };
        end = scan.past_part_of_day(at_weekday + 1);
    }
    let kind = if span.count.is_some() { DateKind::Relative } else { DateKind::Vague };
    Some(Found::new(first, end, kind, expression))
}

/// "In the past two weeks", "over the last year", "within the last 24 hours".
pub(super) fn within(scan: Scan, first: usize) -> Option<Found> {
    let at = first + usize::from(scan.word(first) == "the");
    if at == first || !scan.any(at, &["last", "past", "previous"]) {
        return None;
    }
    let cue = scan.any(
        first.saturating_sub(1),
        &["in", "over", "during", "within", "for", "of", "through", "throughout"],
    );
    if let Some(unit) = scan.unit(at + 1).filter(|_| cue && !scan.is_plural_unit(at + 1)) {
        // "Over the past week" reaches back from today; "in the last week of May" does not.
        let open = scan.word(at) == "past" && scan.word(at + 2) != "of";
        return open
            .then(|| Found::new(first, at + 2, DateKind::Vague, Expression::Within { count: 1, unit }));
    }
    let span = counted_units(scan, at + 1)?;
    let of_a_period = scan.word(span.end) == "of";
    if of_a_period {
        return None;
    }
    let expression = match span.count {
        Some((_, most)) => Expression::Within { count: most, unit: span.unit },
        None => Expression::Unknown,
    };
    Some(Found::new(first, span.end, DateKind::Vague, expression))
}

/// A number of units of time.
pub(super) struct Counted {
    /// `None` for "several", "some" and bare plurals.
    pub count: Option<(u32, u32)>,
    pub unit: Unit,
    pub end: usize,
}

/// "Two weeks", "a month", "three to four days", "about ten years", "several weeks", "half a year".
pub(super) fn counted_units(scan: Scan, first: usize) -> Option<Counted> {
    let mut at = first;
    for _ in 0..3 {
        if let Some(next) = [&["more", "than"][..], &["less", "than"], &["at", "least"], &["up", "to"]]
            .iter()
            .find_map(|words| scan.past(at, words))
        {
            at = next;
        } else if scan.any(
            at,
            &[
                "about",
                "some",
                "around",
                "nearly",
                "almost",
                "exactly",
                "just",
                "only",
                "over",
                "barely",
                "roughly",
                "under",
                "approximately",
            ],
        ) {
            at += 1;
        }
    }
    if scan.any(at, &["several", "many"]) || scan.word(at) == "a" && scan.any(at + 1, &["few", "couple"]) {
        return uncounted(scan, at);
    }
    let (least, next) = count(scan, at)?;
    let range = scan.any(next, &["to", "or"]) || scan.is_dash(next);
    let (most, next) = match count(scan, next + 1).filter(|&(most, _)| range && most > least) {
        Some(second) => second,
        None => (least, next),
    };
    let next = next + usize::from(scan.any(next, &["full", "whole", "more", "further", "other", "calendar"]));
    let unit = scan.unit(next)?;
    let (least, most) = if scan.word(next) == "fortnight" { (2 * least, 2 * most) } else { (least, most) };
    Some(Counted { count: Some((least, most)), unit, end: next + 1 })
}

fn uncounted(scan: Scan, at: usize) -> Option<Counted> {
    let couple = scan.word(at + 1) == "couple";
    let next = if scan.word(at) == "a" { at + 2 + usize::from(scan.word(at + 2) == "of") } else { at + 1 };
    let unit = scan.unit(next)?;
    let count = if couple { Some((2, 3)) } else { None };
    Some(Counted { count, unit, end: next + 1 })
}

fn count(scan: Scan, at: usize) -> Option<(u32, usize)> {
    if scan.any(at, &["a", "an"]) && scan.unit(at + 1).is_some() {
        return Some((1, at + 1));
    }
    let numeral = numerals::numeral(scan.text, at)?;
    (numeral.value < 2000).then_some((numeral.value, numeral.end))
}

fn relative(first: usize, end: usize, expression: Expression) -> Found {
    Found::new(first, end, DateKind::Relative, expression)
}
