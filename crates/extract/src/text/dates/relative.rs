//! Days and periods told from the day of writing: "yesterday", "on Monday", "last week", "two days ago".

use super::{
    DateKind, DateRole,
    expression::{Expression, Found, Part, Pick, Unit},
    scan::Scan,
};
use crate::{pack::Class, text::numerals};

/// "Today", "late yesterday", "last night", "this morning", "overnight".
pub(super) fn day_word(scan: Scan, first: usize) -> Option<Found> {
    let at = first + usize::from(scan.is(first, Class::EarlierLater));
    let (from, to, end) = day_told(scan, at)?;
    // "Monday night" and the like are the weekday's; "overnight Tuesday" as well.
    if scan.is(at, Class::Overnight) && scan.weekday(at + 1).is_some() {
        return None;
    }
    let mut found = relative(first, end, Expression::FromPublication { from, to });
    if from > 0 {
        found.role = DateRole::Future;
    }
    Some(found)
}

/// Days from the day of writing, and the end of the words that tell them.
fn day_told(scan: Scan, at: usize) -> Option<(i32, i32, usize)> {
    let is = |at: usize, class| scan.is(at, class);
    if is(at, Class::TonightWord) {
        return Some((0, 0, at + 1));
    }
    if is(at, Class::Yesterday) {
        return Some((-1, -1, scan.past_part_of_day(at + 1)));
    }
    if is(at, Class::Tomorrow) {
        return Some((1, 1, scan.past_part_of_day(at + 1)));
    }
    if is(at, Class::Overnight) {
        return Some((-1, 0, at + 1));
    }
    if is(at, Class::Last) && is(at + 1, Class::EveningOrNight) {
        return Some((-1, -1, at + 2));
    }
    if is(at, Class::This) && is(at + 1, Class::PartOfDayName) {
        return Some((0, 0, at + 2));
    }
    let pointed = is(at, Class::This) || is(at, Class::These);
    if pointed && is(at + 1, Class::LastPick) && is(at + 2, Class::Night) {
        return Some((-1, -1, at + 3));
    }
    if !(is(at, Class::The) && is(at + 1, Class::Day)) {
        return None;
    }
    if scan.past(at + 2, &[Class::Before, Class::Yesterday]).is_some() {
        return Some((-2, -2, at + 4));
    }
    scan.past(at + 2, &[Class::After, Class::Tomorrow]).map(|end| (2, 2, end))
}

/// "Monday", "last Tuesday", "late Friday evening", "the following Monday", "Tuesday of last week".
pub(super) fn weekday(scan: Scan, first: usize) -> Option<Found> {
    let mut at = first + usize::from(scan.is(first, Class::EarlyLateOvernight));
    let mut pick = Pick::Bare;
    if let Some((picked, next)) = scan.pick(at).filter(|&(_, next)| scan.weekday(next).is_some()) {
        (pick, at) = (picked, next);
    }
    if scan.is(first, Class::The) && pick == Pick::Bare {
        return weekday_before_or_after(scan, first);
    }
    let weekday = scan.weekday(at)?;
    if scan.is(at + 1, Class::WeekdayName) && scan.capitalized(at + 1) && !scan.all_caps(at + 1) {
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
        && scan.is(end, Class::Last)
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
    if pick == Pick::Bare && at == first && scan.is(first.saturating_sub(1), Class::EveryWord) {
        found.role = DateRole::Recurring;
        found.expression = Expression::Unknown;
    }
    Some(found)
}

/// "The Friday before", "the Monday after".
fn weekday_before_or_after(scan: Scan, first: usize) -> Option<Found> {
    let weekday = scan.weekday(first + 1)?;
    let pick = if scan.is(first + 2, Class::PrecedingWeekday) {
        Pick::Preceding
    } else {
        scan.is(first + 2, Class::After).then_some(Pick::Following)?
    };
    let end = first + 3;
    Some(Found::new(first, end, DateKind::Narrative, Expression::Weekday { weekday, pick }))
}

/// "Tuesday of last week", "Friday this week".
fn week_behind(scan: Scan, at: usize, weekday: i8) -> Option<(Expression, usize)> {
    let pick = at + usize::from(scan.is(at, Class::Of));
    let weeks = [(Class::Last, -1), (Class::This, 0), (Class::Next, 1)];
    let weeks = weeks.iter().find(|(class, _)| scan.is(pick, *class)).map(|(_, weeks)| *weeks)?;
    (scan.is(pick + 1, Class::Week)).then_some((Expression::WeekdayOfWeek { weekday, weeks }, pick + 2))
}

fn second_weekday(scan: Scan, at: usize) -> Option<(i8, usize)> {
    let joined = scan.is_dash(at) || scan.is(at, Class::ToWeekday);
    let skip = at + 1 + usize::from(scan.is(at + 1, Class::EarlyOrLate));
    let second = scan.weekday(skip).filter(|_| joined)?;
    Some((second, scan.past_part_of_day(skip + 1)))
}

/// "Fridays": a habit.
pub(super) fn weekdays(scan: Scan, at: usize) -> Option<Found> {
    if !scan.is_weekdays(at) {
        return None;
    }
    let mut found = relative(at, at + 1, Expression::Unknown);
    found.role = DateRole::Recurring;
    Some(found)
}

/// "This week", "earlier this month", "late last year", "the end of next week", "last weekend".
pub(super) fn period(scan: Scan, first: usize) -> Option<Found> {
    let (part, at) = scan.part(first);
    if scan.is(at, Class::AtOverThe) && scan.is(at + 1, Class::Weekend)
        || scan.past(at, &[Class::Over, Class::The, Class::Weekend]).is_some()
    {
        let end = at + 2 + usize::from(scan.is(at + 1, Class::The));
        return Some(relative(first, end, Expression::Weekend { pick: Pick::Bare }));
    }
    if let Some(end) = scan.past(at, &[Class::The, Class::Week, Class::Before, Class::Last]) {
        return Some(relative(
            first,
            end,
            Expression::Period { unit: Unit::Week, pick: Pick::BeforeLast, part: Part::Whole },
        ));
    }
    let in_the = matches!(part, Part::Earlier | Part::Later) && scan.is(at, Class::The);
    let (pick, next) = if in_the { (Pick::Same, at + 1) } else { scan.pick(at)? };
    if scan.is(next, Class::Weekend) {
        return Some(picked(first, next + 1, pick, Expression::Weekend { pick }));
    }
    let unit = scan.unit(next).filter(|_| !scan.is_plural_unit(next))?;
    // "That day", "the next night": parts of days belong to the narrative rule.
    if unit == Unit::Hours || unit == Unit::Day && !in_the {
        return None;
    }
    let has_unit_of_its_own = scan.is(next + 1, Class::UnitTail);
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
    if !scan.is(span.end, Class::Ago) {
        return None;
    }
    let mut end = span.end + 1;
    let mut expression = match span.count {
        Some((least, most)) => Expression::Ago { least, most, unit: span.unit },
        None => Expression::Unknown,
    };
    // "A year ago today", "a week ago Friday".
    let anniversary = [(Class::Today, 0), (Class::Yesterday, -1), (Class::Tomorrow, 1)];
    if let Some((_, days)) = anniversary.into_iter().find(|(class, _)| scan.is(end, *class)) {
        end += 1;
        if let Some((count, _)) = span.count.filter(|(least, most)| least == most) {
            expression = Expression::AgoToTheDay { count, unit: span.unit, days };
        }
    }
    let at_weekday = end + usize::from(scan.is(end, Class::On));
    if let (Some(weekday), Some((1, 1)), Unit::Week) = (scan.weekday(at_weekday), span.count, span.unit) {
        expression = Expression::Weekday { weekday, pick: Pick::Last };
        end = scan.past_part_of_day(at_weekday + 1);
    }
    let kind = if span.count.is_some() { DateKind::Relative } else { DateKind::Vague };
    Some(Found::new(first, end, kind, expression))
}

/// "In the past two weeks", "over the last year", "within the last 24 hours".
pub(super) fn within(scan: Scan, first: usize) -> Option<Found> {
    let at = first + usize::from(scan.is(first, Class::The));
    if at == first || !scan.is(at, Class::RecentPast) {
        return None;
    }
    let cue = scan.is(first.saturating_sub(1), Class::WithinLead);
    if let Some(unit) = scan.unit(at + 1).filter(|_| cue && !scan.is_plural_unit(at + 1)) {
        // "Over the past week" reaches back from today; "in the last week of May" does not.
        let open = scan.is(at, Class::Past) && !scan.is(at + 2, Class::Of);
        return open
            .then(|| Found::new(first, at + 2, DateKind::Vague, Expression::Within { count: 1, unit }));
    }
    let span = counted_units(scan, at + 1)?;
    let of_a_period = scan.is(span.end, Class::Of);
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
        if let Some(next) = scan.past(at, &[Class::MoreLess, Class::MoreLessTail]) {
            at = next;
        } else if scan.is(at, Class::UnitHedge) {
            at += 1;
        }
    }
    if scan.is(at, Class::Several) || scan.is(at, Class::A) && scan.is(at + 1, Class::FewOrCouple) {
        return uncounted(scan, at);
    }
    let (least, next) = count(scan, at)?;
    let range = scan.is(next, Class::OrTo) || scan.is_dash(next);
    let (most, next) = match count(scan, next + 1).filter(|&(most, _)| range && most > least) {
        Some(second) => second,
        None => (least, next),
    };
    let next = next + usize::from(scan.is(next, Class::WholeWord));
    let unit = scan.unit(next)?;
    let (least, most) = if scan.is(next, Class::Fortnight) { (2 * least, 2 * most) } else { (least, most) };
    Some(Counted { count: Some((least, most)), unit, end: next + 1 })
}

fn uncounted(scan: Scan, at: usize) -> Option<Counted> {
    let couple = scan.is(at + 1, Class::Couple);
    let next = if scan.is(at, Class::A) { at + 2 + usize::from(scan.is(at + 2, Class::Of)) } else { at + 1 };
    let unit = scan.unit(next)?;
    let count = if couple { Some((2, 3)) } else { None };
    Some(Counted { count, unit, end: next + 1 })
}

fn count(scan: Scan, at: usize) -> Option<(u32, usize)> {
    if scan.is(at, Class::Indefinite) && scan.unit(at + 1).is_some() {
        return Some((1, at + 1));
    }
    let numeral = numerals::numeral(scan.text, at)?;
    (numeral.value < 2000).then_some((numeral.value, numeral.end))
}

fn relative(first: usize, end: usize, expression: Expression) -> Found {
    Found::new(first, end, DateKind::Relative, expression)
}
