//! Monthly counts of many cells side by side: hosts, groups in hosts, hosts and nationalities.

use crate::Decayed;

/// Counts by month and cell. A month is its number in the panel, from 0; months that a source does not cover neither add
/// nor age.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    cells: usize,
    values: Vec<f64>,
}

impl Series {
    /// Zeros for so many cells and months.
    pub fn new(cells: usize, months: usize) -> Self {
        Self { cells, values: vec![0.0; cells * months] }
    }

    /// Cells.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// Months.
    pub fn months(&self) -> usize {
        self.values.len().checked_div(self.cells).unwrap_or_default()
    }

    /// Adds to a count; cells and months outside the panel are left out.
    pub fn add(&mut self, cell: usize, month: usize, count: f64) {
        if cell < self.cells
            && let Some(value) = self.values.get_mut(month * self.cells + cell)
        {
            *value += count;
        }
    }

    /// The counts of a month, one a cell; none outside the panel.
    pub fn month(&self, month: usize) -> &[f64] {
        self.values.get(month * self.cells..(month + 1) * self.cells).unwrap_or_default()
    }

    /// One number a cell for the window of `horizon` months that begins with `month`; `None` where it leaves the panel.
    pub fn window(&self, month: usize, horizon: usize) -> Option<Vec<f64>> {
        if month + horizon > self.months() {
            return None;
        }
        let mut sums = vec![0.0; self.cells];
        for month in month..month + horizon {
            sums.iter_mut().zip(self.month(month)).for_each(|(sum, count)| *sum += count);
        }
        Some(sums)
    }

    /// The same counts summed over the cells of a kind, such as a region; `kinds` tells the kind of each cell, from 0 to
    /// `count`.
    pub fn grouped(&self, kinds: &[usize], count: usize) -> Self {
        let mut sums = Self::new(count, self.months());
        for month in 0..self.months() {
            for (kind, value) in kinds.iter().zip(self.month(month)) {
                sums.add(*kind, month, *value);
            }
        }
        sums
    }
}

/// Discounted counts before every month of a panel, and the discounted months behind them.
#[derive(Debug, Clone, PartialEq)]
pub struct Faded {
    events: Series,
    exposure: Vec<f64>,
}

impl Faded {
    /// Discounts with a half-life in months; `covered` tells which months the source covers, months beyond its end are
    /// covered. Holds one month more than the series: the state after the last.
    pub fn of(series: &Series, half_life_months: f64, covered: &[bool]) -> Self {
        let fade = (-1.0 / half_life_months).exp2();
        let (cells, months) = (series.cells, series.months());
        let mut values = vec![0.0; cells * (months + 1)];
        let mut exposure = vec![0.0; months + 1];
        for month in 0..months {
            let (before, after) = values.split_at_mut((month + 1) * cells);
            let before = &before[month * cells..];
            let is_covered = covered.get(month).copied().unwrap_or(true);
            for ((next, last), count) in after.iter_mut().zip(before).zip(series.month(month)) {
                *next = if is_covered { last * fade + count } else { *last };
            }
            exposure[month + 1] = if is_covered { exposure[month] * fade + 1.0 } else { exposure[month] };
        }
        Self { events: Series { cells, values }, exposure }
    }

    /// A and B of a cell as of the start of a month.
    pub fn record(&self, cell: usize, month: usize) -> Decayed {
        let events = self.events(month).get(cell).copied().unwrap_or_default();
        Decayed { events, exposure_months: self.exposure(month) }
    }

    /// A of every cell as of the start of a month.
    pub fn events(&self, month: usize) -> &[f64] {
        self.events.month(month)
    }

    /// B as of the start of a month.
    pub fn exposure(&self, month: usize) -> f64 {
        self.exposure.get(month).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::decayed_counts;

    proptest! {
        #[test]
        fn fading_side_by_side_is_fading_alone(
            counts in prop::collection::vec((0u8..4, prop::bool::weighted(0.9)), 1..40), half_life in 1.0..60.0f64
        ) {
            let covered: Vec<bool> = counts.iter().map(|count| count.1).collect();
            let mut series = Series::new(2, counts.len());
            for (month, count) in counts.iter().enumerate() {
                series.add(1, month, f64::from(count.0));
            }
            let alone: Vec<Option<f64>> = counts.iter().map(|(n, covered)| covered.then(|| f64::from(*n))).collect();
            let expected = decayed_counts(&alone, half_life);
            let ours = Faded::of(&series, half_life, &covered).record(1, counts.len());
            prop_assert!((ours.events - expected.events).abs() < 1e-9);
            prop_assert!((ours.exposure_months - expected.exposure_months).abs() < 1e-9);
        }
    }

    #[test]
    fn windows_that_leave_the_panel_have_no_count() {
        let mut series = Series::new(1, 3);
        series.add(0, 2, 4.0);
        series.add(7, 0, 1.0);
        assert_eq!(series.window(1, 2), Some(vec![4.0]));
        assert_eq!(series.window(2, 2), None);
    }
}
