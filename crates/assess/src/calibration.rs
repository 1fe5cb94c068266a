//! Whether probabilities mean what they say: bins, recalibration, observed over expected.

use crate::wilson;

/// Forecasts of about the same size, and how often it happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Forecasts in it.
    pub count: usize,
    /// Their mean.
    pub forecast: f64,
    /// Share of them that happened.
    pub observed: f64,
    /// 95 % Wilson interval of that share.
    pub interval: (f64, f64),
}

/// Logistic recalibration, Cox 1958: logit P(happened) = intercept + slope × logit forecast. (0, 1) is perfect; a slope below
/// 1 is overconfidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recalibration {
    /// Intercept.
    pub intercept: f64,
    /// Slope.
    pub slope: f64,
}

/// Probabilities are held this far from 0 and 1.
const CLIP: f64 = 1e-6;

/// Steps of Newton's method before it is given up.
const STEPS: u32 = 100;

/// Reliability diagram: the forecasts in order of size, cut into `bins` parts as equal as can be, equal forecasts never
/// apart. Fewer bins where forecasts are few or equal.
pub fn reliability(forecasts: &[(f64, bool)], bins: usize) -> Vec<Bin> {
    let mut sorted = forecasts.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total = sorted.len();
    let mut found = Vec::new();
    let mut start = 0;
    for number in 1..=bins.max(1) {
        let mut end = total * number / bins.max(1);
        while end > start && end < total && sorted[end].0 == sorted[end - 1].0 {
            end += 1;
        }
        if end > start {
            found.push(bin(&sorted[start..end]));
            start = end;
        }
    }
    found
}

fn bin(forecasts: &[(f64, bool)]) -> Bin {
    let count = forecasts.len();
    let happened = forecasts.iter().filter(|forecast| forecast.1).count();
    let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Bin {
        count,
        forecast: forecasts.iter().map(|forecast| forecast.0).sum::<f64>() / count as f64,
        observed: happened as f64 / count as f64,
        interval: wilson(short(happened), short(count)),
    }
}

/// Expected calibration error over `bins` bins of equal size: mean distance of forecast and share, weighed by size.
/// `None` without forecasts.
pub fn calibration_error(forecasts: &[(f64, bool)], bins: usize) -> Option<f64> {
    let total = forecasts.len() as f64;
    let of = |bin: &Bin| bin.count as f64 * (bin.forecast - bin.observed).abs();
    (total > 0.0).then(|| reliability(forecasts, bins).iter().map(of).sum::<f64>() / total)
}

/// O/E: what happened over what was expected, Σ y / Σ p. `None` where nothing was expected.
pub fn observed_over_expected(forecasts: &[(f64, bool)]) -> Option<f64> {
    let expected: f64 = forecasts.iter().map(|forecast| forecast.0).sum();
    let observed = forecasts.iter().filter(|forecast| forecast.1).count() as f64;
    (expected > 0.0).then(|| observed / expected)
}

/// Skill against a reference: 1 − score / reference. `None` where the reference is as good as perfect.
pub fn skill(score: f64, reference: f64) -> Option<f64> {
    (reference > 1e-9).then(|| 1.0 - score / reference)
}

/// Fits the recalibration by maximum likelihood. `None` where there is no best one: one outcome only, forecasts that do
/// not differ, or outcomes that the forecasts tell apart without error.
pub fn recalibration(forecasts: &[(f64, bool)]) -> Option<Recalibration> {
    let logit = |p: f64| {
        let p = p.clamp(CLIP, 1.0 - CLIP);
        (p / (1.0 - p)).ln()
    };
    let points: Vec<(f64, f64)> =
        forecasts.iter().map(|&(p, y)| (logit(p), f64::from(u8::from(y)))).collect();
    let likelihood =
        |a: f64, b: f64| points.iter().map(|&(x, y)| y * (a + b * x) - softplus(a + b * x)).sum::<f64>();
    let (mut a, mut b) = (0.0, 1.0);
    for _ in 0..STEPS {
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for &(x, y) in &points {
            let p = 1.0 / (1.0 + (-(a + b * x)).exp());
            let weight = p * (1.0 - p);
            g = [g[0] + y - p, g[1] + (y - p) * x];
            h = [h[0] + weight, h[1] + weight * x, h[2] + weight * x * x];
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        if determinant <= 1e-12 * h[0].max(1e-300) * h[2].max(1e-300) || !determinant.is_finite() {
            return None;
        }
        let step = [(h[2] * g[0] - h[1] * g[1]) / determinant, (h[0] * g[1] - h[1] * g[0]) / determinant];
        let before = likelihood(a, b);
        let mut length = 1.0;
        while length > 1e-10 && likelihood(a + length * step[0], b + length * step[1]) < before {
            length /= 2.0;
        }
        (a, b) = (a + length * step[0], b + length * step[1]);
        if step[0].abs() + step[1].abs() < 1e-12 {
            break;
        }
        if a.abs() + b.abs() > 1e4 {
            return None;
        }
    }
    Some(Recalibration { intercept: a, slope: b })
}

/// ln(1 + e^x).
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn published() -> Vec<(f64, bool)> {
        let y = [1, 0, 0, 1, 0, 0, 0, 0, 1, 0];
        let p = [0.8, 0.1, 0.3, 0.6, 0.05, 0.02, 0.4, 0.15, 0.35, 0.2];
        p.into_iter().zip(y.map(|y| y == 1)).collect()
    }

    #[test]
    fn the_recalibration_meets_the_published_numbers() {
        let it = recalibration(&published()).unwrap();
        assert!((it.intercept - 1.61670035320725).abs() < 1e-9, "{it:?}");
        assert!((it.slope - 3.8054262253059994).abs() < 1e-9, "{it:?}");
        assert!((observed_over_expected(&published()).unwrap() - 1.01010101010101).abs() < 1e-9);
    }

    #[test]
    fn forecasts_that_tell_all_apart_have_no_recalibration() {
        assert_eq!(recalibration(&[(0.1, false), (0.2, false), (0.8, true), (0.9, true)]), None);
        assert_eq!(recalibration(&[(0.3, true), (0.3, false)]), None);
        assert_eq!(recalibration(&[]), None);
    }

    #[test]
    fn equal_forecasts_share_a_bin() {
        let bins = reliability(&[(0.1, false), (0.1, true), (0.1, false), (0.9, true)], 4);
        assert_eq!(bins.iter().map(|bin| bin.count).collect::<Vec<_>>(), [3, 1]);
        assert!((calibration_error(&[(0.25, true), (0.25, false)], 15).unwrap() - 0.25).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn every_forecast_is_in_one_bin(
            forecasts in prop::collection::vec((0.0..=1.0f64, any::<bool>()), 0..200), bins in 1usize..30
        ) {
            let found = reliability(&forecasts, bins);
            prop_assert_eq!(found.iter().map(|bin| bin.count).sum::<usize>(), forecasts.len());
            prop_assert!(found.len() <= bins);
            prop_assert!(found.windows(2).all(|pair| pair[0].forecast <= pair[1].forecast));
        }
    }
}
