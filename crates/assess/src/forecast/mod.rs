//! Forecasts over panels of cells and months: GPX and the references beside it, fitted to what was known before.

mod gpx;
mod hosts;
mod series;

#[cfg(test)]
mod simulation;

pub use self::{
    gpx::{Forecast, Gpx, HALF_LIVES, TAUGHT_MONTHS},
    hosts::{HostPanel, Prior},
    series::{Faded, Series},
};
