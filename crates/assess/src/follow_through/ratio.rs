//! By how much the chances of the baselines must be raised to give what happened.

use super::poisson_binomial::{poisson_binomial, upper_mid_p};

/// θ: chances p become 1 − (1 − p)^θ, as when the rate behind each is multiplied by θ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// The θ under which as many successes are expected as there were; infinite if every trial succeeded.
    pub estimate: f64,
    /// Lower end of the 95 % mid-P interval.
    pub low: f64,
    /// Upper end; infinite if every trial succeeded.
    pub high: f64,
}

/// Share of each tail of the interval.
const TAIL: f64 = 0.025;

/// Halvings of the search: more than a double tells apart.
const HALVINGS: u32 = 200;

/// No rate is taken to be raised more than this.
const LARGEST: f64 = 1e9;

/// The rate ratio of `successes` in trials whose chances under the baseline are `chances`; `None` if no trial could
/// succeed, so that every ratio would explain the record.
pub fn rate_ratio(chances: &[f64], successes: usize) -> Option<RateRatio> {
    let open: Vec<f64> = chances.iter().copied().filter(|chance| *chance > 0.0 && *chance < 1.0).collect();
    let certain = chances.iter().filter(|chance| **chance >= 1.0).count();
    let successes = successes.saturating_sub(certain).min(open.len());
    if open.is_empty() {
        return None;
    }
    let expected = |theta: f64| raised(&open, theta).iter().sum::<f64>();
    let all = successes == open.len();
    let none = successes == 0;
    let estimate = match (none, all) {
        (true, _) => 0.0,
        (_, true) => f64::INFINITY,
        _ => search(|theta| expected(theta) < successes as f64),
    };
    let upper_tail = |theta: f64| upper_mid_p(&poisson_binomial(&raised(&open, theta)), successes);
    let low = if none { 0.0 } else { search(|theta| upper_tail(theta) < TAIL) };
    let high = if all { f64::INFINITY } else { search(|theta| 1.0 - upper_tail(theta) > TAIL) };
    Some(RateRatio { estimate, low, high })
}

/// 1 − (1 − p)^θ of each.
pub(super) fn raised(chances: &[f64], theta: f64) -> Vec<f64> {
    chances.iter().map(|chance| -(theta * (-chance).ln_1p()).exp_m1()).collect()
}

/// The θ up to which `below` holds.
fn search(below: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while below(high) && high < LARGEST {
        (low, high) = (high, high * 2.0);
    }
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low + (high - low) / 2.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CHANCES: [f64; 5] = [0.05, 0.1, 0.2, 0.15, 0.3];

    #[test]
    fn the_ratio_meets_the_published_numbers() {
        let three = rate_ratio(&CHANCES, 3).unwrap();
        assert!((three.estimate - 6.092662646722819).abs() < 1e-9, "{three:?}");
        assert!((three.low - 1.24827528232368).abs() < 1e-9, "{three:?}");
        assert!((three.high - 21.532425781235563).abs() < 1e-9, "{three:?}");
        let none = rate_ratio(&CHANCES, 0).unwrap();
        assert_eq!((none.estimate, none.low), (0.0, 0.0));
        assert!((none.high - 3.3323264539207593).abs() < 1e-9, "{none:?}");
    }

    #[test]
    fn trials_that_cannot_fail_or_succeed_say_nothing() {
        assert_eq!(rate_ratio(&[0.0, 1.0], 1), None);
        assert_eq!(rate_ratio(&[0.2, 0.3, 1.0, 0.0], 2), rate_ratio(&[0.2, 0.3], 1));
        assert_eq!(rate_ratio(&[0.2], 1).unwrap().high, f64::INFINITY);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_estimate(
            chances in prop::collection::vec(0.01..0.9f64, 1..12), successes in 0usize..12
        ) {
            let ratio = rate_ratio(&chances, successes.min(chances.len())).unwrap();
            prop_assert!(ratio.low <= ratio.estimate && ratio.estimate <= ratio.high, "{ratio:?}");
        }
    }
}
