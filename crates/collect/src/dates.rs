//! The day of publication, in the spellings that documents use.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Longer values are no dates.
const LONGEST: usize = 100;
/// A report older than printed news, or of a year that only a default value has, is a mistake.
const EARLIEST_YEAR: i16 = 1600;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Words that may stand before a date.
const LEADING: [&str; 14] = [
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "on",
    "published",
    "posted",
    "date",
];

/// The day that `text` names, as written there: a time and its zone do not move it. Otherwise what is wrong.
///
/// Understood: `2022-09-05` with or without a time, `20220905`, `2022/09/05`, `05.09.2022`, `13/09/2022` where only one
/// reading is possible, `5 September 2022`, `Sept 5, 2022`, `Mon, 05 Sep 2022 10:00:00 GMT`, and seconds or milliseconds
/// since 1970.
pub(crate) fn parse_day(text: &str) -> Result<Date, String> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return Err(NO_DATE.to_owned());
    }
    let run = text.find(|c: char| !is_numeric(c)).unwrap_or(text.len());
    let separators = text[..run].bytes().filter(|byte| !byte.is_ascii_digit()).count();
    let day = match separators {
        0 if run == text.len() => digits(text),
        2.. => numeric(&text[..run], &text[run..]),
        _ if run == text.len() || run == 8 => numeric(&text[..run], &text[run..]),
        _ => words(text),
    }?;
    if day.year() < EARLIEST_YEAR {
        Err(format!("the year {} is no year of a report", day.year()))
    } else {
        Ok(day)
    }
}

const NO_DATE: &str = "this is no date";
const NO_DAY: &str = "this names no single day";

fn digits(text: &str) -> Result<Date, String> {
    let number: i64 = text.parse().map_err(|_| NO_DATE.to_owned())?;
    match text.len() {
        8 => date(number / 10_000, number / 100 % 100, number % 100),
        4 | 6 => Err(NO_DAY.to_owned()),
        9 | 10 => of_timestamp(Timestamp::from_second(number)),
        12 | 13 => of_timestamp(Timestamp::from_millisecond(number)),
        _ => Err(NO_DATE.to_owned()),
    }
}

fn of_timestamp(timestamp: Result<Timestamp, jiff::Error>) -> Result<Date, String> {
    timestamp
        .map(|timestamp| timestamp.to_zoned_datetime(TimeZone::UTC).date())
        .map_err(|_| NO_DATE.to_owned())
}

fn is_numeric(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '-' | '/' | '.')
}

/// Three numbers with `-`, `/` or `.` between them, and perhaps a time.
fn numeric(day: &str, rest: &str) -> Result<Date, String> {
    if !is_time(rest) {
        return Err(NO_DATE.to_owned());
    }
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(day);
    }
    let separator = day.chars().find(|c| !c.is_ascii_digit()).unwrap_or('-');
    let parts: Vec<&str> = day.split(separator).collect();
    let numbers: Vec<i64> =
        parts.iter().filter(|part| part.len() <= 4).filter_map(|part| part.parse().ok()).collect();
    match (&numbers[..], separator) {
        (&[year, month, day], _) if parts[0].len() == 4 => date(year, month, day),
        (&[day, month, year], '.') if parts[2].len() == 4 => date(year, month, day),
        (&[first, second, year], '/' | '-') if parts[2].len() == 4 => either_order(first, second, year),
        ([_, _], _) if parts.len() == 2 => Err(NO_DAY.to_owned()),
        _ => Err(NO_DATE.to_owned()),
    }
}

fn either_order(first: i64, second: i64, year: i64) -> Result<Date, String> {
    match (date(year, second, first), date(year, first, second)) {
        (Ok(day_first), Ok(month_first)) if day_first != month_first => {
            Err(format!("this can be {day_first} or {month_first}"))
        }
        (Ok(day), _) | (_, Ok(day)) => Ok(day),
        (Err(problem), _) => Err(problem),
    }
}

/// Whether the rest after a date can be a time of day or a zone.
fn is_time(rest: &str) -> bool {
    let time = rest.strip_prefix(['T', 't', ',']).unwrap_or(rest).trim_start();
    matches!(rest, "" | "Z" | "z")
        || rest.starts_with('+')
        || (time != rest && time.starts_with(|c: char| c.is_ascii_digit()))
}

/// A date with the month as a word.
fn words(text: &str) -> Result<Date, String> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while words.next_if(|word| LEADING.contains(word) || word.ends_with("day")).is_some() {}
    let first: Vec<&str> = words.by_ref().take(3).collect();
    if words.any(|word| month_of(word).is_some()) {
        return Err(NO_DAY.to_owned());
    }
    match first[..] {
        [a, b, c] => match (month_of(a), month_of(b)) {
            (Some(month), _) => named(month, day_of(b), year_of(c)),
            (_, Some(month)) if a.len() == 4 => named(month, day_of(c), year_of(a)),
            (_, Some(month)) => named(month, day_of(a), year_of(c)),
            _ => Err(NO_DATE.to_owned()),
        },
        [a, b] if month_of(a).is_some() || month_of(b).is_some() => Err(NO_DAY.to_owned()),
        _ => Err(NO_DATE.to_owned()),
    }
}

fn named(month: i64, day: Option<i64>, year: Option<i64>) -> Result<Date, String> {
    match (day, year) {
        (Some(day), Some(year)) => date(year, month, day),
        _ => Err(NO_DAY.to_owned()),
    }
}

fn month_of(word: &str) -> Option<i64> {
    let word = if word == "sept" { "sep" } else { word };
    let found =
        MONTHS.iter().position(|month| *month == word || (word.len() == 3 && month.starts_with(word)))?;
    i64::try_from(found + 1).ok()
}

fn day_of(word: &str) -> Option<i64> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|_| digits.len() <= 2)
}

fn year_of(word: &str) -> Option<i64> {
    word.parse().ok().filter(|_| word.len() == 4)
}

fn date(year: i64, month: i64, day: i64) -> Result<Date, String> {
    let numbers = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = numbers else { return Err("there is no such day".to_owned()) };
    Date::new(year, month, day).map_err(|_| "there is no such day".to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_is_read_in_every_usual_spelling() {
        for text in [
            "2022-09-05",
            " 2022-9-5 ",
            "2022-09-05T23:30:00-05:00",
            "2022-09-05T10:00:00.000Z",
            "2022-09-05 10:00:00+00:00",
            "20220905",
            "20220905T101500Z",
            "2022-09-05T10:15:00+00:00[UTC]",
            "2022-09-05 10:15 AM EST",
            "2022-09-05+04:30",
            "5. September 2022",
            "2022/09/05",
            "05.09.2022",
            "5 September 2022",
            "Sept 5, 2022",
            "September 5th, 2022",
            "Sep. 5, 2022 at 10:15 am",
            "Mon, 05 Sep 2022 10:00:00 +0430",
            "Monday, 5 September 2022",
            "5-Sep-2022",
            "2022 September 5",
            "1662336000",
            "1662336000000",
            "Published: 5 September 2022",
            "MONDAY SEPTEMBER 5 2022 GMT",
        ] {
            assert_eq!(parse_day(text), Ok(date(2022, 9, 5)), "{text}");
        }
        assert_eq!(parse_day("13/09/2022"), Ok(date(2022, 9, 13)));
        assert_eq!(parse_day("09/13/2022"), Ok(date(2022, 9, 13)));
    }

    #[test]
    fn a_wrong_date_says_what_is_wrong() {
        for (text, problem) in [
            ("2022-13-45", "there is no such day"),
            ("2021-02-29", "there is no such day"),
            ("31 June 2022", "there is no such day"),
            ("tomorrow", NO_DATE),
            ("", NO_DATE),
            ("5", NO_DATE),
            ("2022-09-05 or so", NO_DATE),
            ("2022", NO_DAY),
            ("2022-09", NO_DAY),
            ("September 2022", NO_DAY),
            ("5 September", NO_DAY),
            ("5 September 2022 to 7 September 2022", NO_DAY),
            ("05/09/2022", "this can be 2022-09-05 or 2022-05-09"),
            ("0001-01-01", "the year 1 is no year of a report"),
            ("٢٠٢٢-٠٩-٠٥", NO_DATE),
        ] {
            assert_eq!(parse_day(text), Err(problem.to_owned()), "{text}");
        }
        assert!(parse_day(&"1".repeat(99)).is_err());
        assert!(parse_day(&"2022-09-05".repeat(1000)).is_err());
    }
}
