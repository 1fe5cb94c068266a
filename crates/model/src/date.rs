//! Dates as closed intervals with a precision.

use std::{fmt, str::FromStr};

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// How fine an interval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// Exactly one calendar month.
    Month,
    /// Exactly one calendar year.
    Year,
    /// Any other interval.
    Range,
}

/// Days from `from` to `to`, both inclusive, `from <= to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct DateInterval {
    from: Date,
    to: Date,
}

#[derive(Deserialize)]
struct Ends {
    from: Date,
    to: Date,
}

impl TryFrom<Ends> for DateInterval {
    type Error = DateError;
    fn try_from(ends: Ends) -> Result<Self, DateError> {
        Self::new(ends.from, ends.to).ok_or(DateError::Reversed { from: ends.from, to: ends.to })
    }
}

/// A date that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// Not `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or two of them with `..` between.
    #[error("`{0}` is no date; write YYYY-MM-DD, YYYY-MM, YYYY or FROM..TO")]
    Unreadable(String),
    /// The end lies before the start.
    #[error("the interval ends ({to}) before it starts ({from})")]
    Reversed {
        /// Start as given.
        from: Date,
        /// End as given.
        to: Date,
    },
}

impl DateInterval {
    /// `None` if `to` lies before `from`.
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The interval between two days given in either order.
    pub fn spanning(a: Date, b: Date) -> Self {
        Self { from: a.min(b), to: a.max(b) }
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// One calendar month; `None` if there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { from: first, to: first.last_of_month() })
    }

    /// One calendar year; `None` outside years 1 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok().filter(|_| year > 0)?;
        Some(Self { from: first, to: first.last_of_year() })
    }

    /// First day.
    pub fn from(self) -> Date {
        self.from
    }

    /// Last day.
    pub fn to(self) -> Date {
        self.to
    }

    /// Number of days, at least 1.
    pub fn days(self) -> i32 {
        days_between(self.from, self.to) + 1
    }

    /// How fine the interval is.
    pub fn precision(self) -> Precision {
        if self.from == self.to {
            Precision::Day
        } else if self.from.day() == 1 && self.to == self.from.last_of_month() {
            Precision::Month
        } else if self.from.day_of_year() == 1 && self.to == self.from.last_of_year() {
            Precision::Year
        } else {
            Precision::Range
        }
    }

    /// Whether `day` lies inside.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The days common to both.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// Days between the two intervals; 0 when they touch or overlap.
    pub fn gap_days(self, other: Self) -> i32 {
        days_between(self.to.min(other.to), self.from.max(other.from)).max(0)
    }

    /// Both ends moved by `days`; the interval itself where that leaves the calendar.
    pub fn shift(self, days: i32) -> Self {
        let moved = |day: Date| day.checked_add(days.days()).ok();
        moved(self.from).zip(moved(self.to)).map_or(self, |(from, to)| Self { from, to })
    }
}

/// Days from `a` to `b`, negative when `b` is earlier.
pub fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |span| span.get_days())
}

impl fmt::Display for DateInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision() {
            Precision::Day => write!(f, "{}", self.from),
            Precision::Month => write!(f, "{:04}-{:02}", self.from.year(), self.from.month()),
            Precision::Year => write!(f, "{:04}", self.from.year()),
            Precision::Range => write!(f, "{}..{}", self.from, self.to),
        }
    }
}

impl FromStr for DateInterval {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        if let Some((from, to)) = text.split_once("..") {
            let (from, to): (Self, Self) = (from.parse()?, to.parse()?);
            return Self::new(from.from, to.to).ok_or(DateError::Reversed { from: from.from, to: to.to });
        }
        let parts: Vec<&str> = text.split('-').collect();
        let interval = match parts[..] {
            [year] if year.len() == 4 => year.parse().ok().and_then(Self::year),
            [year, month] if year.len() == 4 && month.len() == 2 => {
                year.parse().ok().zip(month.parse().ok()).and_then(|(year, month)| Self::month(year, month))
            }
            [_, _, _] => text.parse().ok().map(Self::day),
            _ => None,
        };
        interval.ok_or_else(|| DateError::Unreadable(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(text: &str) -> DateInterval {
        text.parse().unwrap()
    }

    #[test]
    fn every_precision_prints_and_reads_back() {
        for text in ["2021-07-31", "2021-02", "2016", "2021-08-26..2022-09-23"] {
            assert_eq!(interval(text).to_string(), text);
        }
    }

    #[test]
    fn a_gap_counts_the_days_between() {
        assert_eq!(interval("2021-07-31").gap_days(interval("2021-08-03")), 3);
        assert_eq!(interval("2021-08-03").gap_days(interval("2021-07")), 3);
        assert_eq!(interval("2021").gap_days(interval("2021-07")), 0);
    }

    #[test]
    fn nonsense_and_reversed_intervals_are_refused() {
        for text in ["", "2021-13", "21-07", "2021-02-30", "2022..2021", "0000", "1..2..3"] {
            assert!(text.parse::<DateInterval>().is_err(), "{text}");
        }
        assert!(serde_json::from_str::<DateInterval>(r#"{"from":"2022-01-02","to":"2022-01-01"}"#).is_err());
    }
}
