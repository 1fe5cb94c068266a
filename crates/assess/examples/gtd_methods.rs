//! Measures modus operandi on the Global Terrorism Database:
//! `cargo run --release -p chancery-assess --example gtd_methods FILE.csv.gz`.
//!
//! Attributed attacks of 2009 to 2012, each compared with what was known before its month. τ is chosen on 2006 to 2008.

#![allow(clippy::disallowed_methods, reason = "a measuring program: it reads a file and takes an argument")]

use std::{collections::BTreeMap, error::Error, fs::File, io::Write};

use chancery_assess::methods::{Attack, Candidate, Match, Methods};
use flate2::read::GzDecoder;
use rand::{RngExt as _, SeedableRng};
use rand_pcg::Pcg64;

const FEATURES: &[&str] = &[
    "attacktype",
    "weaptype",
    "targtype",
    "nationality class",
    "suicide",
    "fatality bin",
    "ishostkid",
    "provstate",
];

/// One comparison: country, and of the true candidate the probability and the prior; whether each put it first; the
/// probability of the candidate put first.
struct Scored {
    country: u32,
    probability: f64,
    prior: f64,
    first: bool,
    first_by_prior: bool,
    top: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: gtd_methods FILE.csv.gz")?;
    let attacks = read(&path)?;
    let mut out = std::io::stdout().lock();
    let month = |year: usize| (year - 1970) * 12;
    let mut chosen = (f64::INFINITY, 0.0);
    for temper in [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.8, 1.0] {
        let loss = log_loss(&roll(&attacks, month(2006)..month(2009), temper), |it| it.probability);
        writeln!(out, "2006-2008 tau {temper:.2}: log loss {loss:.4}")?;
        if loss < chosen.0 {
            chosen = (loss, temper);
        }
    }
    let scored = roll(&attacks, month(2009)..month(2013), chosen.1);
    let share =
        |of: fn(&Scored) -> bool| scored.iter().filter(|it| of(it)).count() as f64 / scored.len() as f64;
    writeln!(
        out,
        "2009-2012 tau {:.2}, n {}: top-1 {:.4} against {:.4}; log loss {:.4} against {:.4}",
        chosen.1,
        scored.len(),
        share(|it| it.first),
        share(|it| it.first_by_prior),
        log_loss(&scored, |it| it.probability),
        log_loss(&scored, |it| it.prior),
    )?;
    bootstrap(&mut out, &scored)?;
    for low in 0..10 {
        let low = f64::from(low) / 10.0;
        let bin: Vec<&Scored> =
            scored.iter().filter(|it| it.top >= low && it.top < low + 0.1 + 1e-9).collect();
        if bin.is_empty() {
            continue;
        }
        let n = bin.len() as f64;
        let said = bin.iter().map(|it| it.top).sum::<f64>() / n;
        let right = bin.iter().filter(|it| it.first).count() as f64 / n;
        writeln!(
            out,
            "  first at {low:.1}: n {n:>6} said {said:.3} right {right:.3} apart {:+.3}",
            right - said
        )?;
    }
    Ok(())
}

fn log_loss(scored: &[Scored], of: fn(&Scored) -> f64) -> f64 {
    scored.iter().map(|it| -of(it).max(1e-6).ln()).sum::<f64>() / scored.len() as f64
}

/// Differences to the prior with a bootstrap over countries.
fn bootstrap(out: &mut impl Write, scored: &[Scored]) -> Result<(), Box<dyn Error>> {
    let mut by_country: BTreeMap<u32, (f64, f64, f64)> = BTreeMap::new();
    for it in scored {
        let sums = by_country.entry(it.country).or_default();
        sums.0 += 1.0;
        sums.1 += f64::from(u8::from(it.first)) - f64::from(u8::from(it.first_by_prior));
        sums.2 += it.probability.max(1e-6).ln() - it.prior.max(1e-6).ln();
    }
    let clusters: Vec<(f64, f64, f64)> = by_country.into_values().collect();
    let mut random = Pcg64::seed_from_u64(1);
    let mut draws: Vec<(f64, f64)> = (0..2000)
        .map(|_| {
            let drawn = (0..clusters.len()).map(|_| clusters[random.random_range(0..clusters.len())]);
            let sums = drawn.fold((0.0, 0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
            (sums.1 / sums.0, sums.2 / sums.0)
        })
        .collect();
    let mut interval = |of: fn(&(f64, f64)) -> f64| {
        draws.sort_by(|a, b| of(a).total_cmp(&of(b)));
        (of(&draws[50]), of(&draws[1949]))
    };
    let (top, loss) = (interval(|it| it.0), interval(|it| it.1));
    writeln!(
        out,
        "gain in top-1 {:+.4} to {:+.4}; in log loss {:+.4} to {:+.4} (95 %, countries)",
        top.0, top.1, loss.0, loss.1
    )?;
    Ok(())
}

fn roll(attacks: &[Attack], months: std::ops::Range<usize>, temper: f64) -> Vec<Scored> {
    let mut methods = Methods::default();
    let mut scored = Vec::new();
    for of_month in attacks.chunk_by(|a, b| a.month == b.month) {
        for attack in of_month {
            if let Some(group) = attack.group.filter(|_| months.contains(&attack.month)) {
                let matches = methods.compare(&Attack { group: None, ..attack.clone() }, temper);
                scored.extend(score(&matches, group, attack.country));
            }
        }
        of_month.iter().for_each(|attack| methods.learn(attack));
    }
    scored
}

fn score(matches: &[Match], group: u32, country: u32) -> Option<Scored> {
    let candidate = Candidate::Group(group);
    let known = matches.iter().any(|it| it.candidate == candidate);
    let truth = if known { candidate } else { Candidate::OtherOrNew };
    let it = matches.iter().find(|it| it.candidate == truth)?;
    let by_prior = matches.iter().max_by(|a, b| a.prior.total_cmp(&b.prior))?;
    Some(Scored {
        country,
        probability: it.probability,
        prior: it.prior,
        first: matches.first()?.candidate == truth,
        first_by_prior: by_prior.candidate == truth,
        top: matches.first()?.probability,
    })
}

fn read(path: &str) -> Result<Vec<Attack>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_reader(GzDecoder::new(File::open(path)?));
    let headers = reader.headers()?.clone();
    let column =
        |name: &str| headers.iter().position(|header| header == name).ok_or(format!("no column {name}"));
    let names = ["country", "iyear", "imonth", "gname", "natlty", "nkill"];
    let [country, year, month, group, state, killed] = names.map(&column);
    let (country, year, month, group, state, killed) = (country?, year?, month?, group?, state?, killed?);
    let mut plain = Vec::new();
    for name in FEATURES {
        plain.push(column(name).ok());
    }
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut number = |kind: &str, name: &str| {
        let next = numbers.len() as u32;
        *numbers.entry(format!("{kind}\t{name}")).or_insert(next)
    };
    let mut attacks = Vec::new();
    for record in reader.into_records() {
        let record = record?;
        let (year, month): (usize, usize) = (record[year].parse()?, record[month].parse()?);
        if month == 0 || !(1970..2013).contains(&year) {
            continue;
        }
        let nationality = match &record[state] {
            "" => None,
            owner if *owner == record[country] => Some("own"),
            "International" | "Multinational" => Some("international"),
            _ => Some("foreign"),
        };
        let fatalities = record[killed].parse::<f64>().ok().map(|killed| match killed {
            k if k < 1.0 => "0",
            k if k < 2.0 => "1",
            k if k < 5.0 => "2-4",
            k if k < 10.0 => "5-9",
            _ => "10+",
        });
        let mut features = Vec::new();
        for (name, column) in FEATURES.iter().zip(&plain) {
            let value = match (*name, column) {
                ("nationality class", _) => nationality,
                ("fatality bin", _) => fatalities,
                (_, Some(column)) => {
                    Some(&record[*column]).filter(|value| !matches!(*value, "" | "Unknown" | "-9"))
                }
                _ => None,
            };
            let place = if *name == "provstate" { &record[country] } else { "" };
            features.push(value.map(|value| number(&format!("{name}{place}"), value)));
        }
        let group = Some(&record[group]).filter(|name| !matches!(*name, "" | "Unknown"));
        attacks.push(Attack {
            country: number("country", &record[country]),
            month: (year - 1970) * 12 + month - 1,
            group: group.map(|name| number("group", name)),
            features,
        });
    }
    attacks.sort_by_key(|attack| attack.month);
    Ok(attacks)
}
