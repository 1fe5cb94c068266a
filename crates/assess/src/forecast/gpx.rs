//! GPX: discounted Gamma–Poisson with a prior that rises with what goes on around a cell.

use std::{cell::RefCell, ops::Range};

use argmin::{
    core::{CostFunction, Error, Executor, Gradient, State as _},
    solver::{linesearch::MoreThuenteLineSearch, quasinewton::LBFGS},
};
use statrs::function::gamma::{digamma, ln_gamma};

use super::{
    hosts::Prior,
    series::{Faded, Series},
};
use crate::{Decayed, GammaPoisson};

/// Half-lives of the own record that are tried, in months.
pub const HALF_LIVES: [f64; 7] = [6.0, 12.0, 18.0, 24.0, 36.0, 60.0, 120.0];

/// Number of the half-life that is tried first.
const FIRST: usize = 2;

/// Windows that begin in the last so many months teach.
pub const TAUGHT_MONTHS: usize = 180;

/// Added to the prior mean, so that it is never zero.
const FLOOR: f64 = 1e-7;

/// Steps of the search.
const STEPS: u64 = 80;

/// Logarithms of parameters are drawn to these with this force: where the record says nothing they do not run away.
const HOME: [f64; 3] = [-2.0, -0.5, -1.2];
const FORCE: f64 = 1e-3;

/// Logarithms of parameters stay within this.
const FAR: f64 = 14.0;

/// A fitted model of one question family and horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct Gpx {
    /// Months of the window.
    pub horizon: usize,
    /// Half-life of the own record in months.
    pub half_life: f64,
    /// Weight of each part of the prior, 0 or more.
    pub weights: Vec<f64>,
    /// Strength of the prior in incidents.
    pub kappa: f64,
    /// Dispersion.
    pub dispersion: f64,
    /// Log likelihood of the windows that it was fitted to.
    pub log_likelihood: f64,
}

/// What a forecast was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The distribution of the number of incidents.
    pub distribution: GammaPoisson,
    /// The own record, discounted.
    pub record: Decayed,
    /// The prior mean, incidents a month.
    pub prior_mean: f64,
    /// The share of the prior mean that each of its parts has, 0 to 1.
    pub prior_parts: Vec<f64>,
    /// How much higher the probability would be with one incident more in the last month.
    pub one_more: f64,
}

impl Gpx {
    /// Fits weights, strength, dispersion and half-life by maximum likelihood to the windows that end before `month` and
    /// begin in the fifteen years before. `last` is an earlier fit to begin from. `None` where there is no such window.
    pub fn fit(
        asked: &Series,
        covered: &[bool],
        prior: &Prior,
        horizon: usize,
        month: usize,
        last: Option<&Self>,
    ) -> Option<Self> {
        let windows = Windows::before(asked, covered, horizon, month)?;
        let rows = windows.rows(prior);
        let mut start = last.map_or_else(|| starting_point(prior.names().len()), Self::logarithms);
        let mut at = |number: usize| {
            let half_life = *HALF_LIVES.get(number)?;
            let faded = Faded::of(asked, half_life, covered);
            let (found, cost) = Lesson::new(&rows, &windows, &faded, horizon).solve(start.clone())?;
            start.clone_from(&found);
            Some(Self::of(&found, horizon, half_life, -cost))
        };
        // The likelihood has one peak over the half-lives: climb from the last one.
        let first =
            last.and_then(|last| HALF_LIVES.iter().position(|it| *it == last.half_life)).unwrap_or(FIRST);
        let mut best = at(first)?;
        for (mut number, step) in [(first, 1isize), (first, -1)] {
            while let Some(next) = number.checked_add_signed(step)
                && let Some(model) = at(next)
                && model.log_likelihood > best.log_likelihood
            {
                (best, number) = (model, next);
            }
            if number != first {
                break;
            }
        }
        Some(best)
    }

    fn of(logarithms: &[f64], horizon: usize, half_life: f64, log_likelihood: f64) -> Self {
        let (weights, rest) = logarithms.split_at(logarithms.len() - 2);
        let weights = weights.iter().map(|log| log.exp()).collect();
        Self { horizon, half_life, weights, kappa: rest[0].exp(), dispersion: rest[1].exp(), log_likelihood }
    }

    fn logarithms(&self) -> Vec<f64> {
        self.weights.iter().chain([&self.kappa, &self.dispersion]).map(|value| value.ln().max(-FAR)).collect()
    }

    /// The forecast for a cell from its record and the parts of its prior.
    pub fn forecast(&self, record: Decayed, parts: &[f64]) -> Forecast {
        let prior_mean = self.prior_mean(parts);
        let of =
            |record| GammaPoisson::new(record, self.kappa, prior_mean, self.horizon as f64, self.dispersion);
        let distribution = of(record);
        let more = of(Decayed { events: record.events + 1.0, ..record });
        let share = |(weight, part): (&f64, &f64)| weight * part / prior_mean;
        Forecast {
            distribution,
            record,
            prior_mean,
            prior_parts: self.weights.iter().zip(parts).map(share).collect(),
            one_more: more.at_least_one() - distribution.at_least_one(),
        }
    }

    fn prior_mean(&self, parts: &[f64]) -> f64 {
        self.weights.iter().zip(parts).map(|(weight, part)| weight * part).sum::<f64>() + FLOOR
    }
}

fn starting_point(parts: usize) -> Vec<f64> {
    std::iter::repeat_n(HOME[0], parts).chain([HOME[1], HOME[2]]).collect()
}

/// The windows that teach: their months and how many incidents fell into each, by cell.
struct Windows {
    months: Range<usize>,
    cells: usize,
    counts: Vec<f64>,
}

impl Windows {
    fn before(asked: &Series, covered: &[bool], horizon: usize, month: usize) -> Option<Self> {
        let end = (month + 1).checked_sub(horizon)?;
        let months = month.saturating_sub(TAUGHT_MONTHS)..end;
        let mut counts = Vec::with_capacity(months.len() * asked.cells());
        for start in months.clone() {
            let whole = (start..start + horizon).all(|month| covered.get(month).copied().unwrap_or(true));
            let window = asked.window(start, horizon).filter(|_| whole);
            counts.extend(window.unwrap_or_else(|| vec![f64::NAN; asked.cells()]));
        }
        (counts.iter().any(|count| !count.is_nan())).then_some(Self { months, cells: asked.cells(), counts })
    }

    fn rows(&self, prior: &Prior) -> Vec<f64> {
        let months = self.months.clone();
        months
            .flat_map(|month| (0..self.cells).flat_map(move |cell| prior.parts(cell, month).iter().copied()))
            .collect()
    }
}

/// One pass over the windows: where, negative log likelihood, slope.
type Pass = (Vec<f64>, f64, Vec<f64>);

/// What is learned from: the parts, the own record and the count of every window.
struct Lesson<'a> {
    parts: &'a [f64],
    width: usize,
    records: Vec<Decayed>,
    counts: &'a [f64],
    horizon: f64,
    last: RefCell<Option<Pass>>,
}

impl<'a> Lesson<'a> {
    fn new(parts: &'a [f64], windows: &'a Windows, faded: &Faded, horizon: usize) -> Self {
        let records = windows
            .months
            .clone()
            .flat_map(|month| (0..windows.cells).map(move |cell| faded.record(cell, month)))
            .collect::<Vec<_>>();
        let width = parts.len() / records.len().max(1);
        Self {
            parts,
            width,
            records,
            counts: &windows.counts,
            horizon: horizon as f64,
            last: RefCell::new(None),
        }
    }

    fn solve(&self, start: Vec<f64>) -> Option<(Vec<f64>, f64)> {
        let solver = LBFGS::new(MoreThuenteLineSearch::new(), 8)
            .with_tolerance_grad(1e-2)
            .and_then(|solver| solver.with_tolerance_cost(1e-6))
            .ok()?;
        let run =
            Executor::new(self, solver).configure(|state| state.param(start).max_iters(STEPS)).run().ok()?;
        let state = run.state();
        Some((state.get_best_param()?.clone(), state.get_best_cost()))
    }

    /// Negative log likelihood and its slope in the logarithms of the parameters.
    fn loss(&self, logarithms: &[f64]) -> (f64, Vec<f64>) {
        let held: Vec<f64> = logarithms.iter().map(|log| log.clamp(-FAR, FAR).exp()).collect();
        let (weights, rest) = held.split_at(self.width);
        let (kappa, dispersion) = (rest[0], rest[1]);
        let mut loss = 0.0;
        let mut slope = vec![0.0; held.len()];
        for ((parts, record), &count) in
            self.parts.chunks_exact(self.width).zip(&self.records).zip(self.counts)
        {
            if count.is_nan() {
                continue;
            }
            let mean = weights.iter().zip(parts).map(|(weight, part)| weight * part).sum::<f64>() + FLOOR;
            let (a, b) = (kappa + record.events, kappa / mean + record.exposure_months);
            let (size, expected) = (dispersion * a, self.horizon * a / b);
            let odds = expected / size;
            let log = odds.ln_1p();
            let mut log_likelihood = -size * log;
            let mut by_size = -log + expected / (size + expected);
            let mut by_expected = -size / (size + expected);
            if count > 0.0 {
                log_likelihood += ln_gamma(count + size) - ln_gamma(size) - ln_gamma(count + 1.0)
                    + count * (expected / (size + expected)).ln();
                by_size += digamma(count + size) - digamma(size) - count / (size + expected);
                by_expected += count / expected - count / (size + expected);
            }
            loss -= log_likelihood;
            let by_a = by_size * dispersion + by_expected * self.horizon / b;
            let by_b = -by_expected * expected / b;
            let by_mean = -by_b * kappa / (mean * mean);
            slope.iter_mut().zip(parts).for_each(|(slope, part)| *slope -= by_mean * part);
            slope[self.width] -= by_a + by_b / mean;
            slope[self.width + 1] -= by_size * a;
        }
        for (slope, value) in slope.iter_mut().zip(&held) {
            *slope *= value;
        }
        let home = starting_point(self.width);
        for ((slope, log), home) in slope.iter_mut().zip(logarithms).zip(home) {
            loss += FORCE * (log - home).powi(2);
            *slope += 2.0 * FORCE * (log - home);
        }
        (loss, slope)
    }

    /// The search asks for value and slope apart; both come from one pass.
    fn both(&self, logarithms: &[f64]) -> (f64, Vec<f64>) {
        if let Some((at, loss, slope)) = self.last.borrow().as_ref()
            && at == logarithms
        {
            return (*loss, slope.clone());
        }
        let (loss, slope) = self.loss(logarithms);
        *self.last.borrow_mut() = Some((logarithms.to_vec(), loss, slope.clone()));
        (loss, slope)
    }
}

impl CostFunction for &Lesson<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, logarithms: &Self::Param) -> Result<Self::Output, Error> {
        Ok(self.both(logarithms).0)
    }
}

impl Gradient for &Lesson<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, logarithms: &Self::Param) -> Result<Self::Gradient, Error> {
        Ok(self.both(logarithms).1)
    }
}
