//! Calendar days: "5 September 2022", "Sept. 5", "the 5th of September", "5-6 September", "2022-09-05".

use super::{
    DateKind,
    expression::{Expression, Found, MonthDay, Pick, YearOf},
    months,
    scan::{Scan, split_part},
};
use crate::pack::Class;

/// "2022-09-05", "05/13/2022" and "5.9.2022". A day and a month that could be either give no interval.
pub(super) fn numeric(scan: Scan, at: usize) -> Option<Found> {
    if !scan.is_number(at) || scan.glued(at) && scan.before(at, 1) != "(" {
        return None;
    }
    dotted(scan, at).or_else(|| dashed(scan, at)).or_else(|| slashed(scan, at))
}

fn dashed(scan: Scan, at: usize) -> Option<Found> {
    let year = scan.year(at).filter(|_| scan.word(at + 1) == "-" && scan.word(at + 3) == "-")?;
    let tight = (1..5).all(|step| scan.glued(at + step));
    let day = day_in(scan.digits(at + 2, 2..=2)?, scan.digits(at + 4, 1..=2)?)?;
    tight.then(|| absolute(at, at + 5, YearOf::Given(year), day))
}

fn slashed(scan: Scan, at: usize) -> Option<Found> {
    let tight = (1..5).all(|step| scan.glued(at + step));
    if !tight || scan.word(at + 1) != "/" || scan.word(at + 3) != "/" {
        return None;
    }
    if let Some(year) = scan.year(at) {
        let day = day_in(scan.digits(at + 2, 1..=2)?, scan.digits(at + 4, 1..=2)?)?;
        return Some(absolute(at, at + 5, YearOf::Given(year), day));
    }
    let (a, b) = (scan.digits(at, 1..=2)?, scan.digits(at + 2, 1..=2)?);
    let year = scan.year(at + 4).or_else(|| scan.digits(at + 4, 2..=2))?;
    match (day_in(a, b), day_in(b, a)) {
        (Some(day), None) | (None, Some(day)) => Some(absolute(at, at + 5, YearOf::Given(year), day)),
        (Some(day), Some(same)) if day == same => Some(absolute(at, at + 5, YearOf::Given(year), day)),
        (Some(_), Some(_)) => Some(Found::new(at, at + 5, DateKind::Absolute, Expression::Unknown)),
        (None, None) => None,
    }
}

/// Day before month, as where dots are used.
fn dotted(scan: Scan, at: usize) -> Option<Found> {
    let mut parts = scan.text.lower(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    let day = day_in(month.parse().ok()?, day.parse().ok()?)?;
    let year = year.parse().ok().filter(|year| (1800..=2100).contains(year))?;
    Some(absolute(at, at + 1, YearOf::Given(year), day))
}

fn day_in(month: i16, day: i16) -> Option<MonthDay> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(MonthDay { month, day })
}

fn absolute(first: usize, end: usize, year: YearOf, day: MonthDay) -> Found {
    Found::new(first, end, DateKind::Absolute, Expression::Day { year, day })
}

/// "[Monday,] [the] 5[th] [of] September [2022]", with a range of days on either side.
pub(super) fn day_month(scan: Scan, first: usize) -> Option<Found> {
    let mut at = past_weekday(scan, first);
    let article = scan.is(at, Class::The);
    at += usize::from(article);
    let plain = scan
        .day(at)
        .filter(|_| !scan.glued(at) || scan.any(at.saturating_sub(1), &["(", "[", "“", "\"", "-", "–"]));
    let from = match plain {
        Some(day) => day,
        None => scan.ordinal_day(at).filter(|_| scan.is(at + 1, Class::Of) || article)?,
    };
    at += 1;
    // "5-6 September", "5 and 6 September", "between 3 and 7 May".
    if let Some(to) = second_day(scan, at) {
        let (month, after) = month_behind(scan, at + 2)?;
        let (year, end) = year_behind(scan, after);
        let expression = days(year, MonthDay { month, day: from }, MonthDay { month, day: to })?;
        return Some(Found::new(first, end, DateKind::Absolute, expression));
    }
    let (month, after) = month_behind(scan, at)?;
    let day = MonthDay { month, day: from };
    // "28 April to 3 May".
    if let Some((to, after)) = range_sign(scan, after).and_then(|next| {
        let to = scan.day(next)?;
        let (month, after) = month_behind(scan, next + 1)?;
        Some((MonthDay { month, day: to }, after))
    }) {
        let (year, end) = year_behind(scan, after);
        return Some(Found::new(first, end, DateKind::Absolute, days(year, day, to)?));
    }
    let (year, end) = year_behind(scan, after);
    Some(Found::new(first, end, DateKind::Absolute, Expression::Day { year, day }))
}

/// "[Monday,] September 5[th][-6][, 2022]", and "April 28 to May 3".
pub(super) fn month_day(scan: Scan, first: usize) -> Option<Found> {
    let picked = scan.pick(first).filter(|(pick, _)| matches!(pick, Pick::This | Pick::Last));
    let mut at = picked.map_or_else(|| past_weekday(scan, first), |(_, next)| next);
    let month = scan.month(at).filter(|_| months::may_be_month(scan, at, true))?;
    at += 1 + usize::from(scan.is(at + 1, Class::The));
    let day = scan.day(at).or_else(|| scan.ordinal_day(at).filter(|_| scan.is_before(at, 1, Class::The)))?;
    if counts_something(scan, at) {
        return None;
    }
    at += 1;
    let from = MonthDay { month, day };
    if let Some(to) = second_day(scan, at)
        .filter(|&to| to > day && !counts_something(scan, at + 1) && month_behind(scan, at + 2).is_none())
    {
        let (year, end) = year_behind(scan, at + 2);
        return Some(Found::new(
            first,
            end,
            DateKind::Absolute,
            days(year, from, MonthDay { month, day: to })?,
        ));
    }
    if let Some((to, after)) = range_sign(scan, at).and_then(|next| {
        let month = scan.month(next)?;
        Some((MonthDay { month, day: scan.day(next + 1)? }, next + 2))
    }) {
        let (year, end) = year_behind(scan, after);
        return Some(Found::new(first, end, DateKind::Absolute, days(year, from, to)?));
    }
    let (year, end) = year_behind(scan, at);
    let year = if picked.is_some() && year == YearOf::Unsaid { YearOf::Recent } else { year };
    Some(Found::new(first, end, DateKind::Absolute, Expression::Day { year, day: from }))
}

/// Holidays with a fixed day, and the attacks known by their day.
pub(super) fn named_day(scan: Scan, at: usize) -> Option<Found> {
    let attacks = scan.month(at) == Some(9) && scan.day(at + 1) == Some(11);
    if attacks && scan.is(at + 2, Class::AttackName) {
        return Some(september_11(at, at + 2));
    }
    let slashed = scan.word(at) == "9" && scan.word(at + 1) == "/" && scan.word(at + 2) == "11";
    if slashed && scan.glued(at + 1) && scan.glued(at + 2) && !scan.glued(at) {
        return Some(september_11(at, at + 3));
    }
    let holiday = scan.text.phrase(at, Class::Holiday)?;
    let day = i16::try_from(holiday.value?).ok()?;
    let MonthDay { month, day } = day_in(day / 100, day % 100)?;
    let (year, end) = year_behind(scan, at + holiday.tokens);
    Some(Found::new(at, end, DateKind::Absolute, Expression::Day { year, day: MonthDay { month, day } }))
}

fn september_11(first: usize, end: usize) -> Found {
    let day = MonthDay { month: 9, day: 11 };
    let mut found = absolute(first, end, YearOf::Given(2001), day);
    found.role = super::DateRole::Name;
    found
}

/// "On the third", "in the night of the 20th", "the fifth of this month", "the last day of July".
pub(super) fn day_of_month(scan: Scan, first: usize) -> Option<Found> {
    if !scan.is(first, Class::The) {
        return None;
    }
    if scan.is(first + 1, Class::Last) && scan.is(first + 2, Class::Day) && scan.is(first + 3, Class::Of) {
        let (month, after) = month_behind(scan, first + 4)?;
        let (year, end) = year_behind(scan, after);
        return Some(Found::new(first, end, DateKind::Absolute, Expression::LastDay { year, month }));
    }
    if scan.is(first + 1, Class::First) && scan.is(first + 2, Class::Day) && scan.is(first + 3, Class::Of) {
        let (month, after) = month_behind(scan, first + 4)?;
        let (year, end) = year_behind(scan, after);
        return Some(absolute(first, end, year, MonthDay { month, day: 1 }));
    }
    let day = scan.ordinal_day(first + 1)?;
    if scan.is(first + 2, Class::Of) {
        let (pick, next) = scan
            .pick(first + 3)
            .or_else(|| (scan.is(first + 3, Class::The)).then_some((Pick::Same, first + 4)))?;
        let found = Found::new(first, next + 1, DateKind::Relative, Expression::DayOfMonth { day, pick });
        return (scan.is(next, Class::MonthUnit)).then_some(found);
    }
    let cue = scan.is(first.saturating_sub(1), Class::DayLead);
    let figure = scan.day(first + 1).is_some();
    let alone = (first + 2 >= scan.text.tokens.len() || scan.is(first + 2, Class::AfterDay))
        || figure && scan.is(first + 2, Class::PlaceLead);
    let clause = figure && scan.is_before(first, 1, Class::On) && opens_clause(scan, first);
    // "On the second" may be a second bomb: words need "on" and a mark behind them.
    let sure = cue
        && (alone || clause)
        && (figure || scan.is_before(first, 1, Class::On) && scan.any(first + 2, &[",", ".", ";"]));
    sure.then(|| {
        Found::new(first, first + 2, DateKind::Narrative, Expression::DayOfMonth { day, pick: Pick::Same })
    })
}

/// "On the 23rd a second train", "On the 8th Honeywell's offices": what stands behind the day is no noun that it counts.
fn opens_clause(scan: Scan, first: usize) -> bool {
    let behind = first + 2;
    let opens = first.checked_sub(1).is_some_and(|lead| {
        let sentence = scan.text.sentences.get(scan.text.sentence_of(lead));
        sentence.is_some_and(|sentence| sentence.tokens.start == lead)
    });
    scan.is(behind, Class::SentenceOpener) || opens && scan.capitalized(behind) && !scan.all_caps(behind)
}

/// The end of a weekday before a date, with its comma or part of the day: "Monday, ", "Monday night, ".
fn past_weekday(scan: Scan, at: usize) -> usize {
    if scan.weekday(at).is_none() {
        return at;
    }
    let after = scan.past_comma(scan.past_part_of_day(at + 1));
    after + usize::from(scan.is(after, Class::On))
}

/// The second day of "5-6", "5 and 6", "5 to 6", standing at `at + 1`.
fn second_day(scan: Scan, at: usize) -> Option<i8> {
    range_sign(scan, at).and_then(|next| scan.day(next))
}

fn range_sign(scan: Scan, at: usize) -> Option<usize> {
    let joins = scan.is_dash(at) || scan.is(at, Class::DayJoin);
    joins.then_some(at + 1)
}

/// A month at `at`, "of" allowed before it.
fn month_behind(scan: Scan, at: usize) -> Option<(i8, usize)> {
    let at = at + usize::from(scan.is(at, Class::Of));
    // "5-Sep" hides the month behind a hyphen only in tables; "mid-" never follows a day.
    let month = scan.month(at).filter(|_| split_part(scan.text.pack, scan.word(at)).1 == scan.word(at))?;
    months::may_be_month(scan, at, true).then_some((month, at + 1))
}

/// The year behind a day or month: ", 2022", "2022", "90" behind a short month, "last year", "of this year".
pub(super) fn year_behind(scan: Scan, at: usize) -> (YearOf, usize) {
    let after_comma = scan.past_comma(at);
    let open_day =
        scan.is_dash(after_comma + 1) && scan.glued(after_comma + 1) && scan.is_number(after_comma + 2);
    if let Some(year) = scan.year(after_comma).filter(|&year| !open_day && !is_count(scan, after_comma, year))
    {
        return (YearOf::Given(year), after_comma + 1);
    }
    if let Some(year) = scan.digits(at, 2..=2).filter(|_| short_year(scan, at)) {
        return (YearOf::Given(year), at + 1);
    }
    let apostrophe = scan.any(at, &["'", "’", "‘"]) && scan.glued(at + 1);
    if let Some(year) = scan.digits(at + 1, 2..=2).filter(|_| apostrophe) {
        return (YearOf::Given(year), at + 2);
    }
    let at_pick = after_comma + usize::from(scan.is(after_comma, Class::OfOrIn));
    match scan.pick(at_pick) {
        Some((pick, next)) if scan.is(next, Class::Year) => (YearOf::Picked(pick), next + 1),
        _ => (YearOf::Unsaid, at),
    }
}

/// "3 JAN 90": two digits are a year only behind a month's three letters, with a day before it.
fn short_year(scan: Scan, at: usize) -> bool {
    scan.before(at, 1).len() <= 4
        && (!scan.is_before(at, 1, Class::May) || scan.all_caps(at.saturating_sub(1)))
        && at.checked_sub(2).is_some_and(|day| scan.day(day).is_some())
        && !counts_something(scan, at)
}

fn days(year: YearOf, from: MonthDay, to: MonthDay) -> Option<Expression> {
    let forward = from.month != to.month || from.day <= to.day;
    forward.then_some(Expression::Days { year, from, to })
}

/// Whether the number at `at` counts people or things: "in July 14 people".
pub(super) fn counts_something(scan: Scan, at: usize) -> bool {
    crate::text::nouns::counts_people(scan.text, at + 1) || scan.is(at + 1, Class::CountTail2)
}

/// Whether a number that could be a year counts people: round ones do beside a noun, others only far from a month.
pub(super) fn is_count(scan: Scan, at: usize, year: i16) -> bool {
    let dated = scan.is(at.saturating_sub(1), Class::YearLead)
        || at.checked_sub(1).is_some_and(|before| scan.month(before).is_some() || scan.day(before).is_some());
    counts_something(scan, at) && !(dated && year % 50 != 0)
}

/// The pick of a year word behind a month: used by "in January of last year".
pub(super) fn is_unsaid(year: YearOf) -> bool {
    matches!(year, YearOf::Unsaid | YearOf::Picked(Pick::Bare))
}
