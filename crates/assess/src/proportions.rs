//! Intervals for k of n.

use crate::quantile::beta_quantile;

/// z of a two-sided 95 % interval.
const Z95: f64 = 1.959_963_984_540_054;

/// 95 % Jeffreys interval of k of n: the central quantiles of Beta(k + ½, n − k + ½), with 0 below when k = 0 and 1 above
/// when k = n. The whole range when n = 0.
pub fn jeffreys(k: u32, n: u32) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let k = k.min(n);
    let (a, b) = (f64::from(k) + 0.5, f64::from(n - k) + 0.5);
    let low = if k == 0 { 0.0 } else { beta_quantile(a, b, 0.025) };
    let high = if k == n { 1.0 } else { beta_quantile(a, b, 0.975) };
    (low, high)
}

/// 95 % Wilson score interval of k of n; the whole range when n = 0.
pub fn wilson(k: u32, n: u32) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let n_f = f64::from(n);
    let p = f64::from(k.min(n)) / n_f;
    let z2 = Z95 * Z95;
    let center = (p + z2 / (2.0 * n_f)) / (1.0 + z2 / n_f);
    let half = Z95 / (1.0 + z2 / n_f) * (p * (1.0 - p) / n_f + z2 / (4.0 * n_f * n_f)).sqrt();
    ((center - half).max(0.0), (center + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(interval: fn(u32, u32) -> (f64, f64), cases: &[(u32, u32, f64, f64)]) {
        for (k, n, low, high) in cases {
            let (a, b) = interval(*k, *n);
            assert!((a - low).abs() < 1e-9 && (b - high).abs() < 1e-9, "{k}/{n}: {a} {b}");
        }
    }

    #[test]
    fn jeffreys_meets_the_published_numbers() {
        check(
            jeffreys,
            &[
                (0, 3, 0.0, 0.5355832430429502),
                (1, 3, 0.038747617785165174, 0.8232639028687426),
                (2, 7, 0.06472826694948343, 0.647661654959421),
                (5, 20, 0.1023984856830451, 0.46419462924086813),
            ],
        );
    }

    #[test]
    fn wilson_meets_the_published_numbers() {
        check(
            wilson,
            &[
                (0, 3, 4.8683609171202235e-17, 0.5614970317550455),
                (1, 3, 0.061491944720396215, 0.7923403991979523),
                (2, 7, 0.0822189240040568, 0.6410655481673808),
                (5, 20, 0.11186170140766569, 0.46870087761874407),
            ],
        );
    }

    #[test]
    fn nothing_observed_is_no_knowledge() {
        assert_eq!(jeffreys(0, 0), (0.0, 1.0));
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }
}
