//! What a host's neighbourhood and its other violence say about attacks on missions there: the prior of the forecast.

use super::series::{Faded, Series};

/// The record by host and month.
#[derive(Debug, Clone)]
pub struct HostPanel {
    /// Attacks that the question asks for.
    pub asked: Series,
    /// Attacks of any kind.
    pub all: Series,
    /// Attacks on targets of another state than the host.
    pub foreign: Series,
    /// Attacks by groups that had attacked such a target in an earlier month, anywhere.
    pub by_hitters: Series,
    /// Region of each host, from 0.
    pub region: Vec<usize>,
    /// Which months the source covers.
    pub covered: Vec<bool>,
}

/// Parts of the prior mean, each a rate of incidents a month.
#[derive(Debug, Clone)]
pub struct Prior {
    names: Vec<&'static str>,
    cells: usize,
    /// By month, cell, part.
    values: Vec<f64>,
}

/// Host-months of the world's rate that a region's is shrunk by, and attacks of the world's share.
const SHRINKAGE: f64 = 30.0;

/// The largest share of attacks that is taken to threaten missions where groups are at work that hit them before.
const HITTERS_SHARE: f64 = 0.2;

impl Prior {
    /// Parts given outright: `values` by month, cell, part.
    pub fn new(names: Vec<&'static str>, cells: usize, values: Vec<f64>) -> Self {
        Self { names, cells, values }
    }

    /// The parts for hosts: the rate of the region over five years and over half a year; attacks of all kinds over a quarter
    /// and a year, attacks on foreigners, and attacks by groups that hit missions before, each times the share of
    /// attacks that hits missions in the region.
    pub fn of_hosts(panel: &HostPanel) -> Self {
        let names = vec![
            "attacks of this kind in the region over the last years",
            "attacks of this kind in the region over the last months",
            "all attacks in the country over the last months",
            "all attacks in the country over the last years",
            "attacks on foreigners in the country",
            "attacks in the country by groups that hit such targets before",
        ];
        let cells = panel.asked.cells();
        let months = panel.asked.months();
        let regions = panel.region.iter().max().map_or(0, |last| last + 1);
        let mut size = vec![0.0; regions];
        panel.region.iter().for_each(|region| size[*region] += 1.0);
        let fade = |series: &Series, half_life: f64| Faded::of(series, half_life, &panel.covered);
        let asked = panel.asked.grouped(&panel.region, regions);
        let long = fade(&asked, 60.0);
        let short = fade(&asked, 6.0);
        let hits = fade(&asked, 120.0);
        let attacks = fade(&panel.all.grouped(&panel.region, regions), 120.0);
        let own = [
            fade(&panel.all, 3.0),
            fade(&panel.all, 12.0),
            fade(&panel.foreign, 6.0),
            fade(&panel.by_hitters, 12.0),
        ];
        let mut values = Vec::with_capacity((months + 1) * cells * names.len());
        for month in 0..=months {
            let world = ratio(long.events(month).iter().sum(), long.exposure(month) * cells as f64);
            let world_share = ratio(hits.events(month).iter().sum(), attacks.events(month).iter().sum());
            for cell in 0..cells {
                let region = panel.region[cell];
                let at = |faded: &Faded| ratio(faded.events(month)[cell], faded.exposure(month));
                let share = (hits.events(month)[region] + SHRINKAGE * world_share)
                    / (attacks.events(month)[region] + SHRINKAGE);
                values.extend([
                    (long.events(month)[region] + SHRINKAGE * world)
                        / (long.exposure(month) * size[region] + SHRINKAGE),
                    ratio(short.events(month)[region], short.exposure(month) * size[region]),
                    at(&own[0]) * share,
                    at(&own[1]) * share,
                    at(&own[2]) * share,
                    at(&own[3]) * share.min(HITTERS_SHARE),
                ]);
            }
        }
        Self { names, cells, values }
    }

    /// What each part stands for.
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// The parts of a cell as of the start of a month; empty outside the panel.
    pub fn parts(&self, cell: usize, month: usize) -> &[f64] {
        let width = self.names.len();
        let start = (month * self.cells + cell) * width;
        self.values.get(start..start + width).unwrap_or_default()
    }
}

fn ratio(events: f64, exposure: f64) -> f64 {
    if exposure > 0.0 { events / exposure } else { 0.0 }
}
