//! Forecasts over panels of cells and months: GPX and the references beside it, fitted to what was known before.

mod backtest;
mod gpx;
mod hosts;
mod series;

#[cfg(test)]
mod simulation;

pub use self::{
    backtest::{Figure, Scored, Summary, replay, summarize},
    gpx::{Forecast, Gpx, HALF_LIVES, TAUGHT_MONTHS},
    hosts::{HostPanel, Prior},
    series::{Faded, Series},
};
