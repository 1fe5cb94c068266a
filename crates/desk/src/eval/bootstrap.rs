//! Intervals by resampling documents, with a fixed seed.

/// A small seeded generator (SplitMix64), so that a report is the same on every run and machine.
pub(super) struct Generator(pub u64);

impl Generator {
    /// A number below `limit`, which is not 0.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}

/// 95 % interval of `statistic` over documents drawn with replacement; `None` with fewer than two documents.
pub(super) fn interval<T>(
    documents: &[T],
    resamples: usize,
    seed: u64,
    statistic: impl Fn(&[&T]) -> Option<f64>,
) -> Option<(f64, f64)> {
    if documents.len() < 2 || resamples == 0 {
        return None;
    }
    let mut generator = Generator(seed);
    let mut values: Vec<f64> = (0..resamples)
        .filter_map(|_| {
            let drawn: Vec<&T> =
                documents.iter().map(|_| &documents[generator.below(documents.len())]).collect();
            statistic(&drawn)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values.get((share * values.len() as f64) as usize).copied();
    at(0.025).zip(at(0.975))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_mean_and_narrows_with_more_documents() {
        let mean = |drawn: &[&f64]| Some(drawn.iter().copied().sum::<f64>() / drawn.len() as f64);
        let of = |count: usize| {
            let values: Vec<f64> = (0..count).map(|i| (i % 2) as f64).collect();
            interval(&values, 1000, 7, mean).unwrap()
        };
        let (few, many) = (of(10), of(1000));
        assert!(few.0 < 0.5 && 0.5 < few.1 && many.0 < 0.5 && 0.5 < many.1);
        assert!(many.1 - many.0 < few.1 - few.0);
        assert_eq!(interval(&[1.0], 1000, 7, mean), None);
    }
}
