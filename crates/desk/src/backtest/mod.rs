//! Replaying the history of a data set, to see what the forecasts would have been worth.

mod page;
mod panel;

use std::{
    fs, io,
    ops::{ControlFlow, Range},
    path::{Path, PathBuf},
};

use assess::{
    Bin,
    forecast::{Figure, Prior, Scored, Summary, replay, summarize},
    reliability,
};
use collect::events::{Event, EventsError, MAX_MAPPING, Mapping, MappingError, read_events};
use model::{TargetClass, codebook::Codebook};
use serde::Serialize;

pub use self::page::page;
use self::panel::{Panel, Rows};

/// Bins of the reliability diagram.
const BINS: usize = 10;

/// So many bad rows are kept to be shown.
const BAD_ROWS_KEPT: usize = 20;

/// So many years are replayed where the caller names none.
const YEARS: i16 = 8;

/// Fewer years before the first forecast teach too little.
const YEARS_TO_LEARN: i16 = 5;

/// What is to be replayed.
#[derive(Debug, Clone)]
pub struct BacktestConfig {
    /// The file: comma-separated values, packed with gzip or not.
    pub data: PathBuf,
    /// Name of a known data set, or path of a mapping file; `None` tries the known ones.
    pub mapping: Option<String>,
    /// Attacks on this class of target are forecast; on any if `None`.
    pub class: Option<TargetClass>,
    /// Months of the windows.
    pub horizons: Vec<usize>,
    /// First year of forecasts; eight years before the end of the data if `None`.
    pub from: Option<i16>,
    /// Last year, in which all windows end; the last full one of the data if `None`.
    pub to: Option<i16>,
    /// Seed of the bootstrap.
    pub seed: u64,
    /// Samples of the bootstrap.
    pub draws: usize,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BacktestStep {
    /// Months replayed, over all horizons.
    pub done: u64,
    /// Of so many; 0 while rows are read.
    pub of: u64,
}

/// Why nothing was replayed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BacktestError {
    /// The data cannot be read.
    #[error(transparent)]
    Events(#[from] EventsError),
    /// The mapping cannot be used.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// The mapping file cannot be read.
    #[error("cannot read the mapping `{}`: {source}", path.display())]
    MappingFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No row can be counted.
    #[error("`{}` holds no {what} with a month and a country among {rows} rows", path.display())]
    Nothing {
        /// The file.
        path: PathBuf,
        /// What was looked for.
        what: String,
        /// Rows that were read.
        rows: u64,
    },
    /// The years asked for are not in the data.
    #[error(
        "the data run from {first} to {last}; forecasts for {from} to {to} need {YEARS_TO_LEARN} years before them, and must end with the data"
    )]
    Years {
        /// First year of the data.
        first: i16,
        /// Last year.
        last: i16,
        /// First year asked for.
        from: i16,
        /// Last year asked for.
        to: i16,
    },
    /// Fitting found nothing.
    #[error("nothing could be learned from the years before {from}: they hold no {what}")]
    NotLearned {
        /// First year of forecasts.
        from: i16,
        /// What was looked for.
        what: String,
    },
    /// The caller stopped it.
    #[error("stopped; nothing was written")]
    Stopped,
}

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadRow {
    /// Its line, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WithInterval {
    /// The figure.
    pub value: f64,
    /// Lower end; `None` where there is one host only.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

impl From<Figure> for WithInterval {
    fn from(figure: Figure) -> Self {
        Self {
            value: figure.value,
            low: figure.interval.map(|it| it.0),
            high: figure.interval.map(|it| it.1),
        }
    }
}

/// Forecasts of about the same size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// Forecasts.
    pub count: usize,
    /// Their mean.
    pub forecast: f64,
    /// Share that happened.
    pub observed: f64,
    /// Lower end of its 95 % Wilson interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl From<Bin> for ReliabilityBin {
    fn from(bin: Bin) -> Self {
        let (low, high) = bin.interval;
        Self { count: bin.count, forecast: bin.forecast, observed: bin.observed, low, high }
    }
}

/// What was expected and what happened in the windows that began in a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct YearCount {
    /// The year.
    pub year: i16,
    /// Sum of the forecasts.
    pub expected: f64,
    /// Windows with an incident.
    pub observed: u64,
}

/// How the forecasts of one horizon did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HorizonReport {
    /// Months of the windows.
    pub months: usize,
    /// Forecasts.
    pub forecasts: usize,
    /// Share of windows with an incident.
    pub base_rate: f64,
    /// Mean log score of the model, lower is better.
    pub log_loss: f64,
    /// Mean log score of climatology.
    pub climatology_log_loss: f64,
    /// Log loss of climatology less that of the model.
    pub gain: WithInterval,
    /// Brier skill score against climatology.
    pub brier_skill: Option<WithInterval>,
    /// Mean continuous ranked probability score of the counts.
    pub crps: f64,
    /// Area under the curve.
    pub auc: Option<f64>,
    /// Average precision.
    pub average_precision: Option<f64>,
    /// Expected calibration error over 15 bins.
    pub calibration_error: Option<f64>,
    /// Intercept and slope of the logistic recalibration.
    pub recalibration: Option<(f64, f64)>,
    /// Observed over expected.
    pub observed_over_expected: Option<f64>,
    /// The reliability diagram.
    pub reliability: Vec<ReliabilityBin>,
    /// Year by year.
    pub years: Vec<YearCount>,
}

/// What a backtest found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BacktestReport {
    /// Full name of the data set.
    pub data: String,
    /// Its terms.
    pub licence: String,
    /// Stages that it records.
    pub stages: Vec<model::Stage>,
    /// Class of target that was asked for.
    pub class: Option<TargetClass>,
    /// Rows read.
    pub rows: u64,
    /// Rows that could not be used.
    pub bad: u64,
    /// The first of them.
    pub bad_rows: Vec<BadRow>,
    /// Rows without a month or a country, left out.
    pub left_out: u64,
    /// Hosts.
    pub hosts: usize,
    /// First and last year of forecasts.
    pub years: (i16, i16),
    /// Seed of the intervals.
    pub seed: u64,
    /// By horizon.
    pub horizons: Vec<HorizonReport>,
}

/// Replays the forecasts by host. `watch` is told how far it is and answers whether to go on.
pub fn run(
    config: &BacktestConfig,
    watch: &mut dyn FnMut(BacktestStep) -> bool,
) -> Result<BacktestReport, BacktestError> {
    let codebook = Codebook::embedded();
    let mapping = mapping_of(config, codebook)?;
    let mut rows = Rows::default();
    let (mut read, mut bad, mut bad_rows) = (0u64, 0u64, Vec::new());
    let flow = read_events(&config.data, &mapping, codebook, &mut |event| {
        match event {
            Event::Row { row, .. } => {
                read += 1;
                rows.add(&row, config.class);
            }
            Event::Bad { line, reason } => {
                bad += 1;
                if bad_rows.len() < BAD_ROWS_KEPT {
                    bad_rows.push(BadRow { line, reason });
                }
            }
        }
        let told = (read + bad).is_multiple_of(10_000);
        if !told || watch(BacktestStep { done: read + bad, of: 0 }) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    if flow.is_break() {
        return Err(BacktestError::Stopped);
    }
    let what = config.class.map_or("attacks".to_owned(), |class| format!("attacks on {class} targets"));
    let nothing = || BacktestError::Nothing { path: config.data.clone(), what: what.clone(), rows: read };
    let left_out = rows.left_out;
    let panel = rows.panel().ok_or_else(nothing)?;
    let (from, to) = years(config, &panel)?;
    let prior = Prior::of_hosts(&panel.counts);
    let origins = panel.month_of(from)..panel.month_of(to + 1);
    let of = (origins.len() * config.horizons.len()) as u64;
    let mut done = 0;
    let mut horizons = Vec::new();
    for &months in &config.horizons {
        let mut stopped = false;
        let scored = replay(&panel.counts, &prior, months, origins.clone(), &mut |_| {
            done += 1;
            stopped = !watch(BacktestStep { done, of });
            !stopped
        });
        if stopped {
            return Err(BacktestError::Stopped);
        }
        let scored = scored.unwrap_or_default();
        let summary = summarize(&scored, config.seed, config.draws)
            .ok_or_else(|| BacktestError::NotLearned { from, what: what.clone() })?;
        horizons.push(horizon_report(months, &summary, &scored, &panel, origins.clone()));
    }
    Ok(BacktestReport {
        data: mapping.title,
        licence: mapping.licence,
        stages: mapping.stages,
        class: config.class,
        rows: read,
        bad,
        bad_rows,
        left_out,
        hosts: panel.hosts,
        years: (from, to),
        seed: config.seed,
        horizons,
    })
}

fn years(config: &BacktestConfig, panel: &Panel) -> Result<(i16, i16), BacktestError> {
    let (first, last) = (panel.first_year, panel.last_year);
    let to = config.to.unwrap_or(last);
    let from = config.from.unwrap_or((to - YEARS + 1).max(first + YEARS_TO_LEARN));
    let longest = config.horizons.iter().max().copied().unwrap_or(1);
    let fits = from >= first + YEARS_TO_LEARN && to <= last && to >= from;
    let long_enough = usize::try_from((to - from + 1).max(0)).unwrap_or_default() * 12 >= longest;
    if fits && long_enough { Ok((from, to)) } else { Err(BacktestError::Years { first, last, from, to }) }
}

fn horizon_report(
    months: usize,
    summary: &Summary,
    scored: &[Scored],
    panel: &Panel,
    origins: Range<usize>,
) -> HorizonReport {
    let forecasts: Vec<(f64, bool)> = scored.iter().map(|it| (it.model, it.count > 0.0)).collect();
    let first = panel.year_of(origins.start);
    let last = panel.year_of(origins.end.saturating_sub(months));
    let mut years: Vec<YearCount> =
        (first..=last).map(|year| YearCount { year, expected: 0.0, observed: 0 }).collect();
    for it in scored {
        let number = usize::try_from(panel.year_of(it.month) - first).unwrap_or_default();
        if let Some(year) = years.get_mut(number) {
            year.expected += it.model;
            year.observed += u64::from(it.count > 0.0);
        }
    }
    HorizonReport {
        months,
        forecasts: summary.forecasts,
        base_rate: summary.base_rate,
        log_loss: summary.log_loss,
        climatology_log_loss: summary.reference_log_loss,
        gain: summary.gain.into(),
        brier_skill: summary.brier_skill.map(Into::into),
        crps: summary.crps,
        auc: summary.auc,
        average_precision: summary.average_precision,
        calibration_error: summary.calibration_error,
        recalibration: summary.recalibration.map(|it| (it.intercept, it.slope)),
        observed_over_expected: summary.observed_over_expected,
        reliability: reliability(&forecasts, BINS).into_iter().map(Into::into).collect(),
        years,
    }
}

/// A mapping by name or from a file, or the known one whose columns the data have.
fn mapping_of(config: &BacktestConfig, codebook: &Codebook) -> Result<Mapping, BacktestError> {
    let Some(name) = &config.mapping else {
        let fits = |mapping: &Mapping| {
            read_events(&config.data, mapping, codebook, &mut |_| ControlFlow::Break(())).is_ok()
        };
        let known = Mapping::names().filter_map(|name| Mapping::embedded(name, codebook).ok()).find(fits);
        return known.map_or_else(|| Ok(Mapping::embedded("gtd", codebook)?), Ok);
    };
    let path = Path::new(name);
    if !path.is_file() {
        return Ok(Mapping::embedded(name, codebook)?);
    }
    let failed = |source| BacktestError::MappingFile { path: path.to_owned(), source };
    let length = fs::metadata(path).map_err(failed)?.len();
    if length > MAX_MAPPING {
        return Err(failed(io::Error::other("it is longer than 1 MiB")));
    }
    Ok(Mapping::parse(&fs::read_to_string(path).map_err(failed)?, codebook)?)
}

#[cfg(test)]
mod tests;
