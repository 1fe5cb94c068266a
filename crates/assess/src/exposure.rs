//! Which months the record could have seen, and what share of a vague date falls into them.

use jiff::{ToSpan, civil::Date};
use model::DateInterval;

/// The base rate looks back this many months: ten years, long enough for rare events, short enough for a changing world.
pub const RECORD_MONTHS: u32 = 120;

/// The months before a day, counted back from it, with the part of each that the record covers.
///
/// A month here ends on the same day of the calendar month as the as-of day, so that the days just before it count and
/// the last month is a whole one; on the last day of a month these are the calendar months.
#[derive(Debug, Clone, PartialEq)]
pub struct Exposure {
    months: Vec<Month>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Month {
    covered: Option<DateInterval>,
    share: f64,
}

impl Exposure {
    /// The last [`RECORD_MONTHS`] months up to and with `as_of`. `coverage` runs from the first to the last day on which
    /// the record holds a report; days outside it count as neither event nor exposure.
    pub fn before(as_of: Date, coverage: Option<DateInterval>) -> Self {
        let month = |back: u32| {
            let days = month_back(as_of, back)?;
            let covered = coverage.and_then(|coverage| coverage.intersect(days));
            let share = covered.map_or(0.0, |covered| f64::from(covered.days()) / f64::from(days.days()));
            Some(Month { covered, share })
        };
        Self { months: (0..RECORD_MONTHS).map_while(month).collect() }
    }

    /// Covered months, in fractions.
    pub fn months(&self) -> f64 {
        self.months.iter().map(|month| month.share).sum()
    }

    /// Covered months among the last `last` ones.
    pub fn months_of_last(&self, last: usize) -> f64 {
        self.months.iter().take(last).map(|month| month.share).sum()
    }

    /// Expected number of times (0 to 1) that an incident of this date falls into a covered day, its date being equally
    /// likely to be any day of the interval.
    pub fn weight(&self, date: DateInterval) -> f64 {
        self.weight_in_last(date, self.months.len())
    }

    /// The same over the last `last` months only.
    pub fn weight_in_last(&self, date: DateInterval, last: usize) -> f64 {
        let days: i32 = self
            .months
            .iter()
            .take(last)
            .filter_map(|month| month.covered?.intersect(date))
            .map(DateInterval::days)
            .sum();
        f64::from(days) / f64::from(date.days())
    }
}

/// The month that ends `back` months before `as_of`; `None` where the calendar ends.
fn month_back(as_of: Date, back: u32) -> Option<DateInterval> {
    let end = as_of.checked_sub(i64::from(back).months()).ok()?;
    let start = as_of.checked_sub(i64::from(back + 1).months()).ok()?.tomorrow().ok()?;
    DateInterval::new(start, end)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn interval(text: &str) -> DateInterval {
        text.parse().unwrap()
    }

    #[test]
    fn at_the_end_of_a_month_the_months_are_those_of_the_calendar() {
        let exposure = Exposure::before(date(2022, 8, 31), Some(interval("2021-09-01..2022-08-31")));
        assert_eq!(exposure.months(), 12.0);
        assert_eq!(exposure.weight_in_last(interval("2022-08-01"), 1), 1.0);
        assert_eq!(exposure.weight_in_last(interval("2022-07-31"), 1), 0.0);
    }

    #[test]
    fn the_month_that_has_just_begun_is_not_lost() {
        let exposure = Exposure::before(date(2022, 9, 23), Some(interval("2015-04-19..2022-09-22")));
        assert_eq!(exposure.weight(interval("2022-09-05")), 1.0);
        assert!((exposure.months() - 89.1).abs() < 0.1, "{}", exposure.months());
    }

    #[test]
    fn an_incident_of_a_vague_date_counts_once_in_all() {
        let exposure = Exposure::before(date(2022, 12, 31), Some(interval("2013..2022")));
        assert_eq!(exposure.weight(interval("2020")), 1.0);
        let half = Exposure::before(date(2022, 12, 31), Some(interval("2020-07-02..2022-12-31")));
        assert!((half.weight(interval("2020")) - 0.5).abs() < 0.001);
    }

    #[test]
    fn without_reports_there_is_no_exposure() {
        assert_eq!(Exposure::before(date(2022, 1, 1), None).months(), 0.0);
        assert_eq!(Exposure::before(date(2022, 1, 1), Some(interval("1999"))).months(), 0.0);
    }

    #[test]
    fn ten_years_are_the_most_that_count() {
        let exposure = Exposure::before(date(2022, 1, 31), Some(interval("1970-01-01..2022-01-31")));
        assert_eq!(exposure.months(), 120.0);
    }

    proptest! {
        #[test]
        fn no_day_is_counted_twice(day in 0..4000i32, as_of_day in 0..400i32, length in 0..700i32) {
            let base = interval("2012-01-01");
            let as_of = base.shift(3650 + as_of_day).from();
            let exposure = Exposure::before(as_of, Some(interval("2000..2030")));
            let from = base.shift(day).from();
            let weight = exposure.weight(DateInterval::spanning(from, base.shift(day + length).from()));
            prop_assert!((0.0..=1.0).contains(&weight));
        }
    }
}
