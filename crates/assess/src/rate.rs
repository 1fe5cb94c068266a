//! C0 climatology: what the record's own past says, and nothing else.

use crate::quantile::gamma_quantile;

/// Incidents per month over the covered months, with half an incident added so that an empty record is not "never".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Climatology {
    /// Incidents counted, possibly in fractions where a date is an interval. 0 or more.
    pub events: f64,
    /// Months in which an incident would have been counted. More than 0.
    pub exposure_months: f64,
}

impl Climatology {
    /// λ = (n + ½) / E, incidents per month.
    pub fn rate(self) -> f64 {
        (self.events + 0.5) / self.exposure_months
    }

    /// Probability of at least one incident in `months`: 1 − exp(−hλ).
    pub fn probability(self, months: f64) -> f64 {
        at_least_one(self.rate(), months)
    }

    /// Central interval of that probability for a `share` such as 0.9: the quantiles of Gamma(n + ½, E) pushed through
    /// 1 − exp(−hλ).
    pub fn interval(self, months: f64, share: f64) -> (f64, f64) {
        let tail = (1.0 - share) / 2.0;
        let end = |at: f64| at_least_one(gamma_quantile(self.events + 0.5, self.exposure_months, at), months);
        (end(tail), end(1.0 - tail))
    }

    /// The same record with `more` incidents added, or taken away where negative; never below none.
    pub fn with(self, more: f64) -> Self {
        Self { events: (self.events + more).max(0.0), ..self }
    }
}

fn at_least_one(rate: f64, months: f64) -> f64 {
    -(-months * rate).exp_m1()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_record_of_ten_years_is_unlikely_not_impossible() {
        let rate = Climatology { events: 0.0, exposure_months: 120.0 };
        assert!((rate.probability(12.0) - (1.0 - (-0.05f64).exp())).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_number_and_stays_a_probability(
            events in 0.0..200.0f64, exposure_months in 1.0..120.0f64, months in 1.0..12.0f64
        ) {
            let rate = Climatology { events, exposure_months };
            let (low, high) = rate.interval(months, 0.9);
            let middle = rate.probability(months);
            prop_assert!(0.0 <= low && low <= middle && middle <= high && high <= 1.0);
        }

        #[test]
        fn more_incidents_or_a_longer_window_never_lower_the_number(
            events in 0.0..50.0f64, exposure_months in 1.0..120.0f64, months in 1.0..12.0f64
        ) {
            let rate = Climatology { events, exposure_months };
            prop_assert!(rate.with(1.0).probability(months) >= rate.probability(months));
            prop_assert!(rate.probability(months + 1.0) >= rate.probability(months));
            prop_assert!(rate.with(-1.0).probability(months) <= rate.probability(months));
        }
    }
}
