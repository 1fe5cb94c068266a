//! How long it takes: Kaplan–Meier curves.

/// A step of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Days since the start, more than 0.
    pub time: f64,
    /// Share for which it has not happened by then.
    pub survival: f64,
    /// Σ d / (n (n − d)) of Greenwood's formula: the variance of the survival is its square times this.
    pub greenwood: f64,
    /// Trials still open just before.
    pub at_risk: usize,
}

impl Step {
    /// 95 % interval of the survival on the log-log scale, which stays between 0 and 1.
    pub fn interval(self) -> (f64, f64) {
        const Z95: f64 = 1.959_963_984_540_054;
        if self.survival <= 0.0 || self.survival >= 1.0 {
            return (self.survival, self.survival);
        }
        let log = self.survival.ln();
        let half = Z95 * self.greenwood.sqrt() / log.abs();
        (self.survival.powf(half.exp()), self.survival.powf((-half).exp()))
    }
}

/// The curve of trials given as (time, whether it happened then; otherwise watched no longer). Of equal times those that
/// happened come before those that were watched no longer. Times that are no numbers are left out.
pub fn kaplan_meier(trials: &[(f64, bool)]) -> Vec<Step> {
    let mut sorted: Vec<(f64, bool)> = trials.iter().copied().filter(|trial| !trial.0.is_nan()).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut at_risk, mut survival, mut greenwood) = (sorted.len(), 1.0, 0.0);
    let mut steps = Vec::new();
    for tied in sorted.chunk_by(|a, b| a.0 == b.0) {
        let happened = tied.iter().filter(|trial| trial.1).count();
        if happened > 0 {
            let (n, d) = (at_risk as f64, happened as f64);
            survival *= 1.0 - d / n;
            if happened < at_risk {
                greenwood += d / (n * (n - d));
            }
            steps.push(Step { time: tied[0].0, survival, greenwood, at_risk });
        }
        at_risk -= tied.len();
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_meets_the_published_numbers() {
        let times = [10.0, 25.0, 40.0, 60.0, 90.0, 90.0, 120.0, 200.0];
        let happened = [true, false, true, true, false, true, false, true];
        let trials: Vec<(f64, bool)> = times.into_iter().zip(happened).collect();
        let expected = [
            (10.0, 0.875, 0.017857142857142856),
            (40.0, 0.7291666666666667, 0.05119047619047619),
            (60.0, 0.5833333333333334, 0.10119047619047619),
            (90.0, 0.4375, 0.18452380952380953),
            (200.0, 0.0, 0.18452380952380953),
        ];
        let steps = kaplan_meier(&trials);
        assert_eq!(steps.len(), expected.len());
        for (step, (time, survival, greenwood)) in steps.iter().zip(expected) {
            assert_eq!(step.time, time);
            assert!(
                (step.survival - survival).abs() < 1e-9 && (step.greenwood - greenwood).abs() < 1e-9,
                "{step:?}"
            );
            let (low, high) = step.interval();
            assert!(low <= step.survival && step.survival <= high);
        }
    }

    #[test]
    fn what_never_happens_leaves_no_step() {
        assert!(kaplan_meier(&[(5.0, false), (9.0, false)]).is_empty());
        assert!(kaplan_meier(&[]).is_empty());
    }
}
