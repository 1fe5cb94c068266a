//! How many of several trials with different chances succeed.

/// Distribution of the number of successes in independent trials with these chances (each in [0, 1]): entry k is the
/// probability of exactly k. Exact, by convolution; time grows with the square of the number of trials.
pub fn poisson_binomial(chances: &[f64]) -> Vec<f64> {
    let mut mass = vec![1.0];
    for chance in chances {
        let mut next = vec![0.0; mass.len() + 1];
        for (count, share) in mass.iter().enumerate() {
            next[count] += share * (1.0 - chance);
            next[count + 1] += share * chance;
        }
        mass = next;
    }
    mass
}

/// Mid-P probability of `successes` or more: half of the probability of exactly that many counts.
pub fn mid_p_at_least(chances: &[f64], successes: usize) -> f64 {
    upper_mid_p(&poisson_binomial(chances), successes)
}

/// The same of a distribution at hand.
pub(super) fn upper_mid_p(mass: &[f64], successes: usize) -> f64 {
    let above: f64 = mass.iter().skip(successes + 1).sum();
    above + mass.get(successes).copied().unwrap_or_default() / 2.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CHANCES: [f64; 5] = [0.05, 0.1, 0.2, 0.15, 0.3];

    #[test]
    fn the_distribution_meets_the_published_numbers() {
        let expected = [0.40698, 0.414625, 0.1517, 0.02485, 0.0018000000000000004, 4.500000000000001e-05];
        for (ours, theirs) in poisson_binomial(&CHANCES).iter().zip(expected) {
            assert!((ours - theirs).abs() < 1e-9, "{ours} {theirs}");
        }
        assert!((mid_p_at_least(&CHANCES, 3) - 0.014270000000000001).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn it_is_a_distribution_with_the_mean_of_its_chances(chances in prop::collection::vec(0.0..=1.0f64, 0..40)) {
            let mass = poisson_binomial(&chances);
            let mean: f64 = mass.iter().enumerate().map(|(count, share)| count as f64 * share).sum();
            prop_assert!((mass.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((mean - chances.iter().sum::<f64>()).abs() < 1e-9);
        }
    }
}
