//! Dates as the brief and English reports write them.

use jiff::civil::Date;
use model::DateInterval;

use super::reader::Token;
use crate::phrase::MONTHS;

/// The date that starts at word `at`: its length in words, and the interval where it has a year.
pub(crate) fn date_at(words: &[Token], at: usize) -> Option<(usize, Option<DateInterval>)> {
    let month_here = month(words.get(at)?);
    let day_here = day_of_month(&words[at]);
    let next = words.get(at + 1);
    if let (Some(day), Some(month)) = (day_here, next.and_then(month)) {
        return Some(with_year(words, at + 2, 2, |year| exact_day(year, month, day)));
    }
    if let (Some(month), Some(day)) = (month_here, next.and_then(day_of_month)) {
        return Some(with_year(words, at + 2, 2, |year| exact_day(year, month, day)));
    }
    if let Some(month) = month_here {
        let year = next.and_then(year)?;
        return Some((2, DateInterval::month(year, month)));
    }
    year(&words[at]).map(|year| (1, DateInterval::year(year)))
}

fn with_year(
    words: &[Token],
    at: usize,
    length: usize,
    make: impl Fn(i16) -> Option<DateInterval>,
) -> (usize, Option<DateInterval>) {
    match words.get(at).and_then(year) {
        Some(year) => (length + 1, make(year)),
        None => (length, None),
    }
}

fn exact_day(year: i16, month: i8, day: i8) -> Option<DateInterval> {
    Date::new(year, month, day).ok().map(DateInterval::day)
}

/// Number of the month that a word names in full or by its first three letters, capitalized.
pub(crate) fn month(token: &Token) -> Option<i8> {
    let named = |name: &&str| **name == token.word || name.get(..3) == Some(token.word.as_str());
    let index = MONTHS.iter().position(named)?;
    i8::try_from(index + 1).ok()
}

/// A four-digit year between 1900 and 2099.
pub(crate) fn year(token: &Token) -> Option<i16> {
    let year = (token.word.len() == 4).then(|| token.word.parse().ok()).flatten()?;
    (1900..2100).contains(&year).then_some(year)
}

fn day_of_month(token: &Token) -> Option<i8> {
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| token.lower.strip_suffix(ending));
    let digits = ordinal.unwrap_or(&token.lower);
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// Whether words that are said to hold `interval` name years or months of which none falls into it.
pub(crate) fn contradicts(words: &[Token], interval: DateInterval) -> bool {
    let years: Vec<i16> = words.iter().filter_map(year).collect();
    let months: Vec<i8> = words.iter().filter_map(month).collect();
    let (from, to) = (interval.from(), interval.to());
    let in_months = |month: &i8| {
        let spans_a_year = interval.days() > 366;
        let (first, last) = (from.month(), to.month());
        spans_a_year
            || if from.year() == to.year() {
                (first..=last).contains(month)
            } else {
                *month >= first || *month <= last
            }
    };
    let wrong_years = !years.is_empty() && !years.iter().any(|year| (from.year()..=to.year()).contains(year));
    let wrong_months = !months.is_empty() && !months.iter().any(in_months);
    wrong_years || wrong_months
}
