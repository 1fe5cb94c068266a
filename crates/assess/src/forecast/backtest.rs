//! History replayed as it was known then, and how the forecasts did.

use std::ops::Range;

use rand::{RngExt as _, SeedableRng};
use rand_pcg::Pcg64;

use super::{Faded, Gpx, HostPanel, Prior};
use crate::{
    Climatology, Recalibration, area_under_curve, average_precision, brier, calibration_error, log_score,
    observed_over_expected, recalibration, skill,
};

/// Months of the climatology.
const CLIMATOLOGY_MONTHS: usize = 120;

/// Models are fitted again every so many months.
const REFIT_MONTHS: usize = 12;

/// Bins of the calibration error.
const BINS: usize = 15;

/// One forecast and what came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The cell.
    pub cell: usize,
    /// First month of the window.
    pub month: usize,
    /// Incidents in the window.
    pub count: f64,
    /// Probability of at least one by GPX.
    pub model: f64,
    /// The same by climatology.
    pub reference: f64,
    /// Continuous ranked probability score of GPX for the count.
    pub crps: f64,
}

impl Scored {
    fn happened(&self) -> bool {
        self.count > 0.0
    }
}

/// Replays forecasts for every window of `horizon` months that begins in `origins` and ends before the end of
/// `origins`. The model is fitted at the first origin and every twelve months after, to windows that ended before.
/// `watch` is told of each month and answers whether to go on. `None` where it stopped, or nothing could be learned.
pub fn replay(
    panel: &HostPanel,
    prior: &Prior,
    horizon: usize,
    origins: Range<usize>,
    watch: &mut dyn FnMut(usize) -> bool,
) -> Option<Vec<Scored>> {
    let mut scored = Vec::new();
    let mut model: Option<Gpx> = None;
    let mut faded = None;
    for month in origins.clone() {
        if month + horizon > origins.end {
            break;
        }
        if !watch(month) {
            return None;
        }
        if (month - origins.start).is_multiple_of(REFIT_MONTHS) {
            let fitted = Gpx::fit(&panel.asked, &panel.covered, prior, horizon, month, model.as_ref())?;
            faded = Some(Faded::of(&panel.asked, fitted.half_life, &panel.covered));
            model = Some(fitted);
        }
        let (Some(model), Some(faded)) = (&model, &faded) else { continue };
        let Some(counts) = panel.asked.window(month, horizon) else { continue };
        let past = month.saturating_sub(CLIMATOLOGY_MONTHS)..month;
        let covered = past.clone().filter(|month| panel.covered.get(*month).copied().unwrap_or(true)).count();
        for (cell, count) in counts.into_iter().enumerate() {
            let forecast = model.forecast(faded.record(cell, month), prior.parts(cell, month));
            let events = past.clone().map(|month| panel.asked.month(month)[cell]).sum();
            let climatology = Climatology { events, exposure_months: covered as f64 };
            scored.push(Scored {
                cell,
                month,
                count,
                model: forecast.distribution.at_least_one(),
                reference: climatology.probability(horizon as f64),
                crps: forecast.distribution.crps(count as u32),
            });
        }
    }
    Some(scored)
}

/// A figure with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The figure.
    pub value: f64,
    /// 95 % interval over cells drawn with replacement; `None` where there is one cell only.
    pub interval: Option<(f64, f64)>,
}

/// How the forecasts of one horizon did; `None` where a score has no meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Forecasts.
    pub forecasts: usize,
    /// Share of windows with an incident.
    pub base_rate: f64,
    /// Mean log score of GPX, lower is better.
    pub log_loss: f64,
    /// Mean log score of climatology.
    pub reference_log_loss: f64,
    /// Log loss of climatology less that of GPX: above zero GPX is better.
    pub gain: Figure,
    /// Brier skill score against climatology.
    pub brier_skill: Option<Figure>,
    /// Mean CRPS of the counts.
    pub crps: f64,
    /// Area under the curve.
    pub auc: Option<f64>,
    /// Average precision.
    pub average_precision: Option<f64>,
    /// Expected calibration error.
    pub calibration_error: Option<f64>,
    /// Logistic recalibration.
    pub recalibration: Option<Recalibration>,
    /// Observed over expected.
    pub observed_over_expected: Option<f64>,
}

/// Sums up forecasts. Intervals come from `draws` bootstrap samples of whole cells, in a fixed order for a `seed`. `None`
/// without forecasts.
pub fn summarize(scored: &[Scored], seed: u64, draws: usize) -> Option<Summary> {
    let model: Vec<(f64, bool)> = scored.iter().map(|it| (it.model, it.happened())).collect();
    let reference: Vec<(f64, bool)> = scored.iter().map(|it| (it.reference, it.happened())).collect();
    let (log_loss, reference_log_loss) = (log_score(&model)?, log_score(&reference)?);
    let clusters = Clusters::of(scored);
    let whole = clusters.cells.iter().fold(Sums::default(), |sums, cell| sums.plus(*cell));
    let samples = clusters.draw(seed, draws);
    let gain = figure(whole.gain(), samples.iter().map(|sums| sums.gain()).collect());
    let brier_skill = skill(brier(&model)?, brier(&reference)?)
        .map(|value| figure(value, samples.iter().filter_map(|sums| sums.skill()).collect()));
    Some(Summary {
        forecasts: scored.len(),
        base_rate: model.iter().filter(|it| it.1).count() as f64 / model.len() as f64,
        log_loss,
        reference_log_loss,
        gain,
        brier_skill,
        crps: scored.iter().map(|it| it.crps).sum::<f64>() / scored.len() as f64,
        auc: area_under_curve(&model),
        average_precision: average_precision(&model),
        calibration_error: calibration_error(&model, BINS),
        recalibration: recalibration(&model),
        observed_over_expected: observed_over_expected(&model),
    })
}

fn figure(value: f64, mut samples: Vec<f64>) -> Figure {
    samples.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let number = (samples.len() as f64 * share) as usize;
        samples.get(number.min(samples.len().saturating_sub(1))).copied()
    };
    Figure { value, interval: at(0.025).zip(at(0.975)) }
}

/// Sums of scores over some cells.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    forecasts: f64,
    gain: f64,
    brier: f64,
    reference: f64,
}

impl Sums {
    fn plus(self, other: Self) -> Self {
        Self {
            forecasts: self.forecasts + other.forecasts,
            gain: self.gain + other.gain,
            brier: self.brier + other.brier,
            reference: self.reference + other.reference,
        }
    }

    fn gain(self) -> f64 {
        self.gain / self.forecasts
    }

    fn skill(self) -> Option<f64> {
        skill(self.brier, self.reference)
    }
}

struct Clusters {
    cells: Vec<Sums>,
}

impl Clusters {
    fn of(scored: &[Scored]) -> Self {
        let count = scored.iter().map(|it| it.cell + 1).max().unwrap_or_default();
        let mut cells = vec![Sums::default(); count];
        for it in scored {
            let y = if it.happened() { 1.0 } else { 0.0 };
            let loss = |p: f64| log_score(&[(p, it.happened())]).unwrap_or_default();
            let own = Sums {
                forecasts: 1.0,
                gain: loss(it.reference) - loss(it.model),
                brier: (it.model - y).powi(2),
                reference: (it.reference - y).powi(2),
            };
            cells[it.cell] = cells[it.cell].plus(own);
        }
        cells.retain(|sums| sums.forecasts > 0.0);
        Self { cells }
    }

    fn draw(&self, seed: u64, draws: usize) -> Vec<Sums> {
        if self.cells.len() < 2 {
            return Vec::new();
        }
        let mut random = Pcg64::seed_from_u64(seed);
        let one = |random: &mut Pcg64| self.cells[random.random_range(0..self.cells.len())];
        (0..draws)
            .map(|_| (0..self.cells.len()).fold(Sums::default(), |sums, _| sums.plus(one(&mut random))))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(model: f64, reference: f64) -> Vec<Scored> {
        (0..200)
            .map(|number| Scored {
                cell: number % 20,
                month: number / 20,
                count: if number % 5 == 0 { 2.0 } else { 0.0 },
                model: if number % 5 == 0 { model } else { 1.0 - model },
                reference,
                crps: 0.1,
            })
            .collect()
    }

    #[test]
    fn a_better_forecast_gains_and_its_interval_lies_above_zero() {
        let summary = summarize(&scored(0.9, 0.2), 1, 200).unwrap();
        assert!(summary.gain.value > 0.0 && summary.gain.interval.unwrap().0 > 0.0, "{summary:?}");
        assert!((summary.gain.value - (summary.reference_log_loss - summary.log_loss)).abs() < 1e-12);
        assert!((summary.base_rate - 0.2).abs() < 1e-12);
    }

    #[test]
    fn the_same_seed_gives_the_same_intervals() {
        let forecasts = scored(0.6, 0.3);
        assert_eq!(summarize(&forecasts, 7, 100), summarize(&forecasts, 7, 100));
        assert_eq!(summarize(&[], 7, 100), None);
    }
}
