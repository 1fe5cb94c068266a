//! Calendar arithmetic on intervals. Weeks run from Monday to Sunday.

use jiff::{ToSpan, civil::Date};
use model::DateInterval;

use super::expression::{Part, Season, Unit};

/// Days allowed on either side of a date told in weeks, or in months from a single day: such words are round.
const WEEKS_SLACK: i32 = 3;
const MONTHS_SLACK: i32 = 10;
/// Shifts of more units than this lead nowhere.
const LARGEST_SHIFT: u32 = 2000;

pub(super) fn add_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

pub(super) fn week(day: Date) -> DateInterval {
    let into = i32::from(day.weekday().to_monday_zero_offset());
    DateInterval::day(day).shift(-into).hull(DateInterval::day(day).shift(6 - into))
}

pub(super) fn month_of(day: Date) -> Option<DateInterval> {
    DateInterval::month(day.year(), day.month())
}

/// The first such weekday on or after `day`.
pub(super) fn next_weekday(day: Date, weekday: i8) -> Option<Date> {
    add_days(day, i32::from(weekday - day.weekday().to_monday_one_offset()).rem_euclid(7))
}

/// The last such weekday on or before `day`.
pub(super) fn last_weekday(day: Date, weekday: i8) -> Option<Date> {
    add_days(day, -i32::from(day.weekday().to_monday_one_offset() - weekday).rem_euclid(7))
}

/// Full year of two digits: not later than the year after publication.
pub(super) fn century(short: i16, published: Option<Date>) -> i16 {
    let latest = published.map_or(2049, |day| day.year() + 1);
    let year = latest / 100 * 100 + short;
    if year > latest { year - 100 } else { year }
}

pub(super) fn part_of_month(month: DateInterval, part: Part) -> DateInterval {
    let days = |from: i8, to: i8| {
        let (first, last) = (month.from().with().day(from).build(), month.from().with().day(to).build());
        first.ok().zip(last.ok()).map_or(month, |(first, last)| DateInterval::spanning(first, last))
    };
    match part {
        Part::Early => days(1, 10),
        Part::Mid => days(11, 20),
        Part::Late => days(20, month.to().day()),
        Part::Whole | Part::Earlier | Part::Later => month,
    }
}

pub(super) fn part_of_year(year: DateInterval, part: Part) -> DateInterval {
    let months = |from: i8, to: i8| {
        let number = year.from().year();
        let ends = DateInterval::month(number, from).zip(DateInterval::month(number, to));
        ends.map_or(year, |(from, to)| from.hull(to))
    };
    match part {
        Part::Early => months(1, 4),
        Part::Mid => months(5, 8),
        Part::Late => months(9, 12),
        Part::Whole | Part::Earlier | Part::Later => year,
    }
}

/// Early is Monday to Wednesday, late Thursday to Sunday.
pub(super) fn part_of_week(week: DateInterval, part: Part) -> DateInterval {
    let days = |from: i32, to: i32| {
        DateInterval::day(week.from()).shift(from).hull(DateInterval::day(week.from()).shift(to))
    };
    match part {
        Part::Early => days(0, 2),
        Part::Mid => days(1, 3),
        Part::Late => days(3, 6),
        Part::Whole | Part::Earlier | Part::Later => week,
    }
}

pub(super) fn part_of_decade(start: i16, part: Part) -> Option<DateInterval> {
    let (from, to) = match part {
        Part::Early => (0, 3),
        Part::Mid => (4, 6),
        Part::Late => (6, 9),
        Part::Whole | Part::Earlier | Part::Later => (0, 9),
    };
    Some(DateInterval::year(start + from)?.hull(DateInterval::year(start + to)?))
}

/// Three months of the northern year; winter begins in December of `year`.
pub(super) fn season(year: i16, season: Season) -> Option<DateInterval> {
    let (first, last) = match season {
        Season::Spring => (DateInterval::month(year, 3), DateInterval::month(year, 5)),
        Season::Summer => (DateInterval::month(year, 6), DateInterval::month(year, 8)),
        Season::Autumn => (DateInterval::month(year, 9), DateInterval::month(year, 11)),
        Season::Winter => (DateInterval::month(year, 12), DateInterval::month(year + 1, 2)),
    };
    Some(first?.hull(last?))
}

/// The day `count` units before `day`.
pub(super) fn back(day: Date, count: u32, unit: Unit) -> Option<Date> {
    if count > LARGEST_SHIFT {
        return None;
    }
    let count = i32::try_from(count).ok()?;
    let span = match unit {
        Unit::Hours => ((count + 23) / 24).days(),
        Unit::Day => count.days(),
        Unit::Week => (count * 7).days(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
        Unit::Decade => (count * 10).years(),
    };
    day.checked_sub(span).ok()
}

/// When something `least` to `most` units before `day` was: days are exact, weeks have slack, months and years are
/// whole ones.
pub(super) fn ago(day: Date, least: u32, most: u32, unit: Unit) -> Option<DateInterval> {
    let (from, to) = (back(day, most, unit)?, back(day, least, unit)?);
    match unit {
        Unit::Hours => Some(DateInterval::spanning(from, day)),
        Unit::Day => Some(DateInterval::spanning(from, to)),
        Unit::Week => {
            Some(DateInterval::spanning(add_days(from, -WEEKS_SLACK)?, add_days(to, WEEKS_SLACK)?.min(day)))
        }
        Unit::Month => Some(month_of(from)?.hull(month_of(to)?)),
        Unit::Year | Unit::Decade => {
            Some(DateInterval::year(from.year())?.hull(DateInterval::year(to.year())?))
        }
    }
}

/// `base` moved by `least` to `most` units.
pub(super) fn shifted(
    base: DateInterval,
    least: u32,
    most: u32,
    unit: Unit,
    forward: bool,
) -> Option<DateInterval> {
    if most > LARGEST_SHIFT {
        return None;
    }
    let sign = if forward { 1 } else { -1 };
    let (least, most) = (sign * i32::try_from(least).ok()?, sign * i32::try_from(most).ok()?);
    let (near, far) = (least.min(most), least.max(most));
    match unit {
        // A few hours may cross midnight, but reports use them for the same day.
        Unit::Hours => Some(base.shift(near / 24).hull(base.shift(far / 24))),
        Unit::Day | Unit::Week if base.days() > 62 => Some(base),
        // "In September ... Two days afterwards" is most likely still September.
        Unit::Day if base.days() >= 28 && far.abs().max(near.abs()) * 4 <= base.days() => Some(base),
        Unit::Day => Some(base.shift(near).hull(base.shift(far))),
        Unit::Week => {
            let slack = if base.days() == 1 { WEEKS_SLACK } else { 0 };
            Some(base.shift(7 * near - slack).hull(base.shift(7 * far + slack)))
        }
        Unit::Month => {
            let from = base.from().checked_add(near.months()).ok()?;
            let to = base.to().checked_add(far.months()).ok()?;
            if base.days() == 1 {
                Some(DateInterval::spanning(add_days(from, -MONTHS_SLACK)?, add_days(to, MONTHS_SLACK)?))
            } else {
                Some(month_of(from)?.hull(month_of(to)?))
            }
        }
        Unit::Year | Unit::Decade => {
            let factor = if unit == Unit::Decade { 10 } else { 1 };
            let from = base.from().checked_add((near * factor).years()).ok()?;
            let to = base.to().checked_add((far * factor).years()).ok()?;
            Some(DateInterval::year(from.year())?.hull(DateInterval::year(to.year())?))
        }
    }
}
