//! Rows of a data set to counts by host and month.

use std::collections::{BTreeMap, HashMap};

use assess::forecast::{HostPanel, Series};
use model::{EventRow, Precision, TargetClass};

/// Years that a data set may span; outside them a date is taken for an error.
const EARLIEST: i16 = 1900;
const LATEST: i16 = 2200;

/// Rows as far as counting needs them.
#[derive(Debug, Default)]
pub struct Rows {
    rows: Vec<Row>,
    hosts: BTreeMap<String, u32>,
    regions: BTreeMap<String, u32>,
    /// How often each host stands in each region.
    votes: HashMap<(u32, u32), u32>,
    groups: HashMap<String, u32>,
    /// Rows without a month or a country.
    pub left_out: u64,
}

#[derive(Debug)]
struct Row {
    host: u32,
    /// Months since year 0.
    month: u32,
    asked: bool,
    foreign: bool,
    group: Option<u32>,
}

/// Counts by host and month; the first month is a January.
#[derive(Debug)]
pub struct Panel {
    /// The counts.
    pub counts: HostPanel,
    /// Hosts.
    pub hosts: usize,
    /// First year.
    pub first_year: i16,
    /// Last year.
    pub last_year: i16,
}

impl Panel {
    /// Number of the January of a year.
    pub fn month_of(&self, year: i16) -> usize {
        usize::try_from(year - self.first_year).unwrap_or_default() * 12
    }

    /// Year of a month.
    pub fn year_of(&self, month: usize) -> i16 {
        self.first_year + i16::try_from(month / 12).unwrap_or(i16::MAX / 2)
    }
}

fn number(names: &mut BTreeMap<String, u32>, name: &str) -> u32 {
    let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
    match names.get(name) {
        Some(number) => *number,
        None => *names.entry(name.to_owned()).or_insert(next),
    }
}

impl Rows {
    /// Adds a row; those on targets of `class`, or all if `None`, are asked for.
    pub fn add(&mut self, row: &EventRow, class: Option<TargetClass>) {
        let month = row.date.filter(|date| {
            let whole = matches!(date.precision(), Precision::Day | Precision::Month)
                || (date.from().year(), date.from().month()) == (date.to().year(), date.to().month());
            whole && (EARLIEST..LATEST).contains(&date.from().year())
        });
        let Some((date, country)) = month.zip(row.country.as_deref()) else {
            self.left_out += 1;
            return;
        };
        let host = number(&mut self.hosts, country);
        let region = number(&mut self.regions, row.region.as_deref().unwrap_or_default());
        *self.votes.entry((host, region)).or_default() += 1;
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group = row.actor.as_deref().map(|name| match self.groups.get(name) {
            Some(number) => *number,
            None => *self.groups.entry(name.to_owned()).or_insert(next),
        });
        let (year, month) = (date.from().year(), date.from().month());
        self.rows.push(Row {
            host,
            month: u32::try_from(i32::from(year) * 12 + i32::from(month) - 1).unwrap_or_default(),
            asked: class.is_none_or(|class| row.class == Some(class)),
            foreign: row.nationality.as_deref().is_some_and(|state| state != country),
            group,
        });
    }

    /// The panel; `None` where nothing that is asked for was seen.
    pub fn panel(self) -> Option<Panel> {
        let asked = self.rows.iter().filter(|row| row.asked);
        asked.clone().next()?;
        let first_month = self.rows.iter().map(|row| row.month).min()? / 12 * 12;
        let last_month = self.rows.iter().map(|row| row.month).max()? / 12 * 12 + 11;
        let months = usize::try_from(last_month - first_month + 1).ok()?;
        let cells = self.hosts.len();
        let mut first_hit: HashMap<u32, u32> = HashMap::new();
        for row in asked {
            if let Some(group) = row.group {
                first_hit
                    .entry(group)
                    .and_modify(|month| *month = row.month.min(*month))
                    .or_insert(row.month);
            }
        }
        let empty = || Series::new(cells, months);
        let (mut asked, mut all, mut foreign, mut by_hitters) = (empty(), empty(), empty(), empty());
        for row in &self.rows {
            let (host, month) = (row.host as usize, (row.month - first_month) as usize);
            all.add(host, month, 1.0);
            if row.asked {
                asked.add(host, month, 1.0);
            }
            if row.foreign {
                foreign.add(host, month, 1.0);
            }
            let hit_before =
                row.group.and_then(|group| first_hit.get(&group)).is_some_and(|first| *first < row.month);
            if hit_before {
                by_hitters.add(host, month, 1.0);
            }
        }
        let region = (0..cells).map(|host| self.region_of(host)).collect();
        let covered = vec![true; months];
        let year = |month: u32| i16::try_from(month / 12).unwrap_or(LATEST);
        Some(Panel {
            counts: HostPanel { asked, all, foreign, by_hitters, region, covered },
            hosts: cells,
            first_year: year(first_month),
            last_year: year(last_month),
        })
    }

    /// The region that a host stands in most often.
    fn region_of(&self, host: usize) -> usize {
        let votes = |region: &u32| {
            let host = u32::try_from(host).unwrap_or(u32::MAX);
            self.votes.get(&(host, *region)).copied().unwrap_or_default()
        };
        let best = self.regions.values().max_by_key(|region| (votes(region), std::cmp::Reverse(**region)));
        best.map_or(0, |region| *region as usize)
    }
}
