//! Belief in a number, by rule. It never restates the number.

use jiff::civil::Date;
use model::{DateInterval, date::days_between};

use super::MIN_EXPOSURE_MONTHS;
use crate::Climatology;

/// The rule of the assessment plan, as far as a record without scored judgements can meet it:
/// low if fewer than ¼ incidents, a newest report older than six months, or too few covered months; `high` needs at
/// least 200 scored forecasts of like size that came true about as often as said, which no new ledger has; else moderate.
const MIN_EVENTS: f64 = 0.25;
/// Days of six months, after which a feed has lost most of its use.
const STALE_DAYS: i32 = 183;
/// Points between the interval's ends above which the number is called wide.
const WIDE_POINTS: f64 = 20.0;

/// `low` or `moderate`, and why, in one sentence.
pub(super) fn of(
    rate: Climatology,
    interval: Option<(f64, f64)>,
    coverage: Option<DateInterval>,
    as_of: Date,
) -> (String, String) {
    let Some(coverage) = coverage else {
        return low("the record holds no dated report".to_owned());
    };
    let lag = days_between(coverage.to(), as_of);
    if rate.exposure_months < MIN_EXPOSURE_MONTHS {
        return low(format!("the record covers only {:.1} months", rate.exposure_months));
    }
    if lag > STALE_DAYS {
        return low(format!("the newest report is {lag} days old"));
    }
    if rate.events < MIN_EVENTS {
        return low("the record holds no incident of this kind in the covered months".to_owned());
    }
    let width = interval.map_or(100.0, |(low, high)| (high - low) * 100.0);
    let spread = if width > WIDE_POINTS {
        format!("the interval is {width:.0} points wide")
    } else {
        format!("the interval is only {width:.0} points wide")
    };
    (
        "moderate".to_owned(),
        format!(
            "Confidence is moderate: {:.1} months are covered and {} {} counted, but {spread} and no forecast of this \
             record has been scored yet, without which it cannot be high.",
            rate.exposure_months,
            super::parts::number(rate.events),
            if rate.events == 1.0 { "incident is" } else { "incidents are" }
        ),
    )
}

fn low(reason: String) -> (String, String) {
    ("low".to_owned(), format!("Confidence is low: {reason}."))
}
