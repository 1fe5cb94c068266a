//! Measures the forecasts on the Global Terrorism Database: `cargo run --release -p chancery-assess --example gtd FILE.csv.gz`.
//!
//! Prints, for two series (STRICT: missions and diplomatic staff; ALL: with international organisations), three horizons
//! and two periods, the log loss of GPX and of climatology, and what fitting and the whole run cost.

#![allow(clippy::disallowed_methods, reason = "a measuring program: it reads a file and a clock")]

use std::{collections::BTreeMap, error::Error, fs::File, io::Write, time::Instant};

use chancery_assess::{
    Climatology, area_under_curve, brier, calibration_error,
    forecast::{Faded, Gpx, HostPanel, Prior, Series},
    log_score, observed_over_expected, skill,
};
use flate2::read::GzDecoder;

/// Months from January 1970 to December 2012.
const MONTHS: usize = 43 * 12;

/// States that were dissolved, and the one that their incidents count for.
const SUCCESSORS: &[(&str, &str)] = &[
    ("West Germany (FRG)", "Germany"),
    ("East Germany (GDR)", "Germany"),
    ("Soviet Union", "Russia"),
    ("Yugoslavia", "Serbia"),
    ("Serbia-Montenegro", "Serbia"),
    ("Czechoslovakia", "Czech Republic"),
    ("North Yemen", "Yemen"),
    ("South Yemen", "Yemen"),
    ("South Vietnam", "Vietnam"),
    ("Rhodesia", "Zimbabwe"),
    ("Zaire", "Democratic Republic of the Congo"),
    ("People's Republic of the Congo", "Republic of the Congo"),
    ("New Hebrides", "Vanuatu"),
];

/// No hosts of missions; with the rarest others left out the panel has the 186 hosts of the published figures.
const LEFT_OUT: &[&str] = &[
    "International",
    "Falkland Islands",
    "Wallis and Futuna",
    "French Polynesia",
    "Antigua and Barbuda",
    "St. Lucia",
];

struct Row {
    host: usize,
    month: usize,
    strict: bool,
    diplomatic: bool,
    foreign: bool,
    group: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: gtd FILE.csv.gz")?;
    let (rows, regions) = read(&path)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} hosts, {} rows with a month", regions.len(), rows.len())?;
    for (name, strict) in [("STRICT", true), ("ALL", false)] {
        let panel = panel(&rows, &regions, strict);
        let prior = Prior::of_hosts(&panel);
        for period in [(26, 35), (35, 43)] {
            let start = Instant::now();
            for horizon in [1, 3, 12] {
                report(&mut out, name, &panel, &prior, horizon, period)?;
            }
            writeln!(out, "  all three horizons in {:.2} s", start.elapsed().as_secs_f64())?;
        }
    }
    Ok(())
}

fn report(
    out: &mut impl Write,
    name: &str,
    panel: &HostPanel,
    prior: &Prior,
    horizon: usize,
    (first, last): (usize, usize),
) -> Result<(), Box<dyn Error>> {
    let (mut gpx, mut reference) = (Vec::new(), Vec::new());
    let mut slowest = 0.0f64;
    let mut model: Option<Gpx> = None;
    for year in first..last {
        let start = Instant::now();
        model = Gpx::fit(&panel.asked, &panel.covered, prior, horizon, year * 12, model.as_ref());
        slowest = slowest.max(start.elapsed().as_secs_f64());
        let model = model.as_ref().ok_or("no windows to learn from")?;
        let faded = Faded::of(&panel.asked, model.half_life, &panel.covered);
        for month in year * 12..(year + 1) * 12 {
            let Some(counts) = panel.asked.window(month, horizon).filter(|_| month + horizon <= last * 12)
            else {
                continue;
            };
            for (cell, count) in counts.iter().enumerate() {
                let happened = *count > 0.0;
                let forecast = model.forecast(faded.record(cell, month), prior.parts(cell, month));
                gpx.push((forecast.distribution.at_least_one(), happened));
                let events = (month.saturating_sub(120)..month).map(|m| panel.asked.month(m)[cell]).sum();
                let climatology = Climatology { events, exposure_months: 120.0 };
                reference.push((climatology.probability(horizon as f64), happened));
            }
        }
    }
    let some = |value: Option<f64>| value.unwrap_or(f64::NAN);
    let skill = brier(&gpx).zip(brier(&reference)).and_then(|(ours, theirs)| skill(ours, theirs));
    writeln!(
        out,
        "{name} {horizon:>2} {}-{}: n {} C0 {:.5} GPX {:.5} BSS {:.3} AUC {:.3} ECE {:.4} O/E {:.2} slowest refit {:.0} ms {:?}",
        1970 + first,
        1969 + last,
        gpx.len(),
        some(log_score(&reference)),
        some(log_score(&gpx)),
        some(skill),
        some(area_under_curve(&gpx)),
        some(calibration_error(&gpx, 15)),
        some(observed_over_expected(&gpx)),
        slowest * 1e3,
        model.map(|model| model.half_life),
    )?;
    Ok(())
}

fn panel(rows: &[Row], regions: &[usize], strict: bool) -> HostPanel {
    let empty = || Series::new(regions.len(), MONTHS);
    let (mut asked, mut all, mut foreign, mut by_hitters) = (empty(), empty(), empty(), empty());
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.diplomatic) {
        if let Some(group) = &row.group {
            first.entry(group).and_modify(|month| *month = row.month.min(*month)).or_insert(row.month);
        }
    }
    for row in rows {
        all.add(row.host, row.month, 1.0);
        if if strict { row.strict } else { row.diplomatic } {
            asked.add(row.host, row.month, 1.0);
        }
        if row.foreign {
            foreign.add(row.host, row.month, 1.0);
        }
        if row.group.as_deref().and_then(|group| first.get(group)).is_some_and(|month| *month < row.month) {
            by_hitters.add(row.host, row.month, 1.0);
        }
    }
    HostPanel { asked, all, foreign, by_hitters, region: regions.to_vec(), covered: vec![true; MONTHS] }
}

fn successor(country: &str) -> &str {
    SUCCESSORS.iter().find(|(old, _)| *old == country).map_or(country, |(_, new)| new)
}

fn read(path: &str) -> Result<(Vec<Row>, Vec<usize>), Box<dyn Error>> {
    let mut reader = csv::Reader::from_reader(GzDecoder::new(File::open(path)?));
    let headers = reader.headers()?.clone();
    let column =
        |name: &str| headers.iter().position(|header| header == name).ok_or(format!("no column {name}"));
    let [country, region, year, month] =
        [column("country")?, column("region")?, column("iyear")?, column("imonth")?];
    let [kind, subtype, state, group] =
        [column("targtype")?, column("targsubtype")?, column("natlty")?, column("gname")?];
    let mut hosts: BTreeMap<String, usize> = BTreeMap::new();
    let mut votes: Vec<BTreeMap<String, usize>> = Vec::new();
    let mut rows = Vec::new();
    for record in reader.into_records() {
        let record = record?;
        let host = successor(&record[country]);
        if LEFT_OUT.contains(&host) {
            continue;
        }
        let next = hosts.len();
        let number = *hosts.entry(host.to_owned()).or_insert(next);
        if number == votes.len() {
            votes.push(BTreeMap::new());
        }
        *votes[number].entry(record[region].to_owned()).or_default() += 1;
        let (year, month): (usize, usize) = (record[year].parse()?, record[month].parse()?);
        if month == 0 || !(1970..2013).contains(&year) {
            continue;
        }
        let diplomatic = record[kind].starts_with("Government (D");
        let owner = successor(&record[state]);
        rows.push(Row {
            host: number,
            month: (year - 1970) * 12 + month - 1,
            strict: diplomatic && !record[subtype].starts_with("International"),
            diplomatic,
            foreign: !matches!(owner, "" | "International" | "Multinational") && owner != host,
            group: Some(&record[group]).filter(|name| !matches!(*name, "" | "Unknown")).map(str::to_owned),
        });
    }
    let mut names: Vec<String> = votes.iter().flat_map(|votes| votes.keys().cloned()).collect();
    names.sort();
    names.dedup();
    let of = |votes: &BTreeMap<String, usize>| {
        let best = votes.iter().max_by_key(|(_, count)| **count).map_or("", |(name, _)| name);
        names.iter().position(|name| name == best).unwrap_or_default()
    };
    let regions = votes.iter().map(of).collect();
    Ok((rows, regions))
}
