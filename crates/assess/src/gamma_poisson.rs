//! The discounted Gamma–Poisson forecast: own record and prior weighed by how much of each there is.

use statrs::function::gamma::ln_gamma;

use crate::Decayed;

/// Forecast of the number of incidents in a window: negative binomial with mean μ and size r.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaPoisson {
    /// Shape of the posterior rate, κ + A.
    pub a: f64,
    /// Rate of the posterior rate in months, κ/m + B.
    pub b: f64,
    /// Expected incidents in the window, h a / b.
    pub mean: f64,
    /// Size of the negative binomial, g a.
    pub size: f64,
}

impl GammaPoisson {
    /// From the decayed record, a prior with strength `kappa` and mean `prior_mean` (incidents per month), a window of
    /// `months` and the dispersion `g`; all positive.
    pub fn new(record: Decayed, kappa: f64, prior_mean: f64, months: f64, g: f64) -> Self {
        let a = kappa + record.events;
        let b = kappa / prior_mean + record.exposure_months;
        Self { a, b, mean: months * a / b, size: g * a }
    }

    /// Probability of at least one incident: 1 − (r / (r + μ))^r.
    pub fn at_least_one(self) -> f64 {
        -(self.size * (-self.mean / (self.size + self.mean)).ln_1p()).exp_m1()
    }

    /// Probability of exactly `count` incidents.
    pub fn exactly(self, count: u32) -> f64 {
        let (r, mean, k) = (self.size, self.mean, f64::from(count));
        let log = ln_gamma(k + r) - ln_gamma(r) - ln_gamma(k + 1.0)
            + r * (r / (r + mean)).ln()
            + k * (mean / (r + mean)).ln();
        log.exp()
    }

    /// Continuous ranked probability score against an observed count, 0 or more, lower is better: Σ (F(k) − 1[k ≥ y])²,
    /// summed until the tail is below 1e-15.
    pub fn crps(self, observed: u32) -> f64 {
        const LIMIT: u32 = 1_000_000;
        let (mut below, mut sum) = (0.0, 0.0);
        for count in 0..LIMIT {
            below += self.exactly(count);
            let step = if count >= observed { 1.0 } else { 0.0 };
            sum += (below - step).powi(2);
            if count > observed && 1.0 - below < 1e-9 {
                break;
            }
        }
        sum
    }

    /// Share of the forecast that comes from the own record, 0 to 1: B / b.
    pub fn own_weight(self, record: Decayed) -> f64 {
        record.exposure_months / self.b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forecast() -> GammaPoisson {
        let record = Decayed { events: 5.736967293578436, exposure_months: 8.908576872552885 };
        GammaPoisson::new(record, 0.6, 0.08, 3.0, 0.12)
    }

    #[test]
    fn the_posterior_and_the_forecast_meet_the_published_numbers() {
        let it = forecast();
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
        close(it.a, 6.336967293578436);
        close(it.b, 16.408576872552885);
        close(it.mean, 1.1585954119235904);
        close(it.size, 0.7604360752294123);
        close(it.at_least_one(), 0.5053591797009377);
        let expected = [0.4946408202990623, 0.22709227921196504, 0.1206819549610637, 0.06704223441620401];
        for (count, expected) in (0u32..).zip(expected) {
            close(it.exactly(count), expected);
        }
        close(it.crps(2), 0.8027845080017051);
    }

    #[test]
    fn the_probabilities_of_all_counts_add_up() {
        let sum: f64 = (0..2000).map(|count| forecast().exactly(count)).sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }
}
