//! Quantiles by bisection on the distribution function: slower than a closed form, exact to the last bits.

use statrs::function::{beta::checked_beta_reg, gamma::checked_gamma_lr};

/// More halvings than a double has bits between any two of its values in the ranges used here.
const HALVINGS: u32 = 200;

/// The value below which Beta(`a`, `b`) has the share `share`.
pub(crate) fn beta_quantile(a: f64, b: f64, share: f64) -> f64 {
    bisect(0.0, 1.0, |x| checked_beta_reg(a, b, x).unwrap_or(0.0) < share)
}

/// The value below which Gamma(shape, rate) has the share `share`.
pub(crate) fn gamma_quantile(shape: f64, rate: f64, share: f64) -> f64 {
    let below = |x: f64| x <= 0.0 || checked_gamma_lr(shape, x).unwrap_or(1.0) < share;
    let mut high = shape + 1.0;
    while below(high) && high < f64::MAX / 4.0 {
        high *= 2.0;
    }
    bisect(0.0, high, below) / rate
}

fn bisect(mut low: f64, mut high: f64, below: impl Fn(f64) -> bool) -> f64 {
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
    use super::*;

    #[test]
    fn the_exponential_distribution_has_a_known_quantile() {
        let median = gamma_quantile(1.0, 2.0, 0.5);
        assert!((median - std::f64::consts::LN_2 / 2.0).abs() < 1e-13, "{median}");
    }

    #[test]
    fn the_uniform_distribution_is_its_own_quantile() {
        for share in [0.001, 0.05, 0.5, 0.95, 0.999] {
            assert!((beta_quantile(1.0, 1.0, share) - share).abs() < 1e-14);
        }
    }
}
