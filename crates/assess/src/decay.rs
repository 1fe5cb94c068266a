//! Counts that fade: an incident of one half-life ago counts half.

/// Discounted counts of the months before a forecast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decayed {
    /// A = Σ φ^age n: discounted incidents.
    pub events: f64,
    /// B = Σ φ^age: discounted months.
    pub exposure_months: f64,
}

/// A and B of monthly counts in time order, the last one being the month just before the forecast (age 0), with
/// φ = 2^(−1/half-life). `None` marks a month for which the source is missing: it neither adds nor ages.
pub fn decayed_counts(counts: &[Option<f64>], half_life_months: f64) -> Decayed {
    let fade = (-1.0 / half_life_months).exp2();
    counts.iter().flatten().fold(Decayed { events: 0.0, exposure_months: 0.0 }, |sum, count| Decayed {
        events: sum.events * fade + count,
        exposure_months: sum.exposure_months * fade + 1.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_counts_gives_the_published_sums() {
        let counts = [0., 1., 0., 0., 2., 0., 0., 0., 1., 0., 0., 3.].map(Some);
        let decayed = decayed_counts(&counts, 12.0);
        assert!((decayed.events - 5.736967293578436).abs() < 1e-9, "{decayed:?}");
        assert!((decayed.exposure_months - 8.908576872552885).abs() < 1e-9, "{decayed:?}");
    }

    #[test]
    fn a_missing_month_neither_adds_nor_ages() {
        let with_gap = [Some(1.0), None, Some(2.0), None];
        assert_eq!(decayed_counts(&with_gap, 6.0), decayed_counts(&[Some(1.0), Some(2.0)], 6.0));
    }

    #[test]
    fn an_incident_of_one_half_life_ago_counts_half() {
        let counts = [Some(1.0), Some(0.0), Some(0.0), Some(0.0)];
        assert!((decayed_counts(&counts, 3.0).events - 0.5).abs() < 1e-12);
    }
}
