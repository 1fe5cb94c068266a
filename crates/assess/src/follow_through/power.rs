//! How much a record of this size could tell at all.

use statrs::function::gamma::ln_gamma;

use super::{poisson_binomial::upper_mid_p, ratio::raised};

/// A test at this level is meant.
const LEVEL: f64 = 0.05;

/// The power that is asked for.
const POWER: f64 = 0.8;

/// No record of statements is longer.
const MOST: u32 = 100_000;

/// n* = ⌈k / mean p⌉ − n: so many fruitless threats that nobody recorded would bring observed over expected to 1. Zero
/// where they need not; `None` without trials or with a mean chance of zero.
pub fn fail_safe(chances: &[f64], successes: usize) -> Option<u64> {
    let mean = chances.iter().sum::<f64>() / chances.len() as f64;
    let enough = (successes as f64 / mean).ceil();
    (mean > 0.0 && enough.is_finite()).then(|| (enough as u64).saturating_sub(chances.len() as u64))
}

/// The fewest episodes of which a one-sided mid-P test at 5 % finds a rate ratio of `ratio` (more than 1) with a power of
/// 80 %, each with the chance `chance` (in (0, 1)) under its baseline. `None` where no record that could be kept is
/// long enough.
pub fn episodes_needed(chance: f64, ratio: f64) -> Option<u32> {
    if !(chance > 0.0 && chance < 1.0 && ratio > 1.0) {
        return None;
    }
    let under = raised(&[chance], ratio).first().copied()?;
    (1..=MOST).find(|episodes| power(*episodes, chance, under) >= POWER)
}

fn power(episodes: u32, baseline: f64, alternative: f64) -> f64 {
    let null = binomial(episodes, baseline);
    // The fewest successes that the test rejects; the tail grows as it comes down.
    let least = (0..=episodes as usize).rev().take_while(|count| upper_mid_p(&null, *count) <= LEVEL).last();
    least.map_or(0.0, |least| binomial(episodes, alternative).iter().skip(least).sum())
}

fn binomial(trials: u32, chance: f64) -> Vec<f64> {
    let n = f64::from(trials);
    let term = |count: u32| {
        let k = f64::from(count);
        let ways = ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0);
        (ways + k * chance.ln() + (n - k) * (-chance).ln_1p()).exp()
    };
    (0..=trials).map(term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_episodes_are_the_published_ones() {
        let needed = |chance| [2.0, 3.0, 5.0].map(|ratio| episodes_needed(chance, ratio).unwrap());
        assert_eq!(needed(0.05), [162, 54, 18]);
        assert_eq!(needed(0.2), [46, 15, 7]);
    }

    #[test]
    fn unrecorded_threats_bring_the_ratio_to_one() {
        assert_eq!(fail_safe(&[0.1; 10], 4), Some(30));
        assert_eq!(fail_safe(&[0.5; 10], 4), Some(0));
        assert_eq!(fail_safe(&[], 0), None);
    }
}
