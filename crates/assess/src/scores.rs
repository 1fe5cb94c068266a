//! Proper scores and ranking measures of probability forecasts. `None` where a score has no meaning for the input.

/// Probabilities are held this far from 0 and 1 in the log score, so that one wrong certainty does not end the ledger.
const CLIP: f64 = 1e-6;

/// Mean squared distance of the forecasts from what happened: 0 is best, 1 worst. `None` without forecasts.
pub fn brier(forecasts: &[(f64, bool)]) -> Option<f64> {
    mean(forecasts.iter().map(|&(p, happened)| (p - outcome(happened)).powi(2)))
}

/// Mean negative log likelihood, natural logarithm, probabilities clipped to [1e-6, 1 − 1e-6]: 0 is best.
pub fn log_score(forecasts: &[(f64, bool)]) -> Option<f64> {
    mean(forecasts.iter().map(|&(p, happened)| {
        let p = p.clamp(CLIP, 1.0 - CLIP);
        if happened { -p.ln() } else { -(1.0 - p).ln() }
    }))
}

/// Share of pairs of one that happened and one that did not in which the first had the higher forecast; ties count
/// half. 1 is best, ½ is chance. `None` unless both outcomes occur.
pub fn area_under_curve(forecasts: &[(f64, bool)]) -> Option<f64> {
    let mut sorted = forecasts.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let positives = sorted.iter().filter(|it| it.1).count() as f64;
    let negatives = sorted.len() as f64 - positives;
    if positives == 0.0 || negatives == 0.0 {
        return None;
    }
    let (mut won, mut negatives_below) = (0.0, 0.0);
    for tied in sorted.chunk_by(|a, b| a.0 == b.0) {
        let hits = tied.iter().filter(|it| it.1).count() as f64;
        let misses = tied.len() as f64 - hits;
        won += hits * (negatives_below + misses / 2.0);
        negatives_below += misses;
    }
    Some(won / (positives * negatives))
}

/// Average precision: Σ (recall gained at a forecast) × (precision down to it), highest forecasts first, ties taken
/// together. 1 is best, the base rate is chance. `None` if nothing happened.
pub fn average_precision(forecasts: &[(f64, bool)]) -> Option<f64> {
    let mut sorted = forecasts.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positives = sorted.iter().filter(|it| it.1).count() as f64;
    let (mut seen, mut hits, mut sum) = (0.0, 0.0, 0.0);
    for tied in sorted.chunk_by(|a, b| a.0 == b.0) {
        let gained = tied.iter().filter(|it| it.1).count() as f64;
        seen += tied.len() as f64;
        hits += gained;
        sum += gained * hits / seen;
    }
    (positives > 0.0).then(|| sum / positives)
}

fn outcome(happened: bool) -> f64 {
    if happened { 1.0 } else { 0.0 }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> Option<f64> {
    let count = values.len();
    (count > 0).then(|| values.sum::<f64>() / count as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn published() -> Vec<(f64, bool)> {
        let y = [1, 0, 0, 1, 0, 0, 0, 0, 1, 0];
        let p = [0.8, 0.1, 0.3, 0.6, 0.05, 0.02, 0.4, 0.15, 0.35, 0.2];
        p.into_iter().zip(y.map(|y| y == 1)).collect()
    }

    #[test]
    fn the_scores_meet_the_published_numbers() {
        let close = |a: Option<f64>, b: f64| assert!((a.unwrap() - b).abs() < 1e-9, "{a:?} {b}");
        close(brier(&published()), 0.09479000000000001);
        close(log_score(&published()), 0.32138108654584824);
        close(area_under_curve(&published()), 0.9523809523809524);
        close(average_precision(&published()), 0.9166666666666665);
    }

    #[test]
    fn one_outcome_alone_cannot_be_ranked() {
        assert_eq!(area_under_curve(&[(0.3, true)]), None);
        assert_eq!(average_precision(&[(0.3, false)]), None);
        assert_eq!(brier(&[]), None);
    }

    #[test]
    fn equal_forecasts_rank_like_chance() {
        assert_eq!(area_under_curve(&[(0.3, true), (0.3, false), (0.3, false)]), Some(0.5));
    }

    proptest! {
        #[test]
        fn expected_scores_are_best_at_the_truth(truth in 0.01..0.99f64, said in 0.01..0.99f64) {
            let expected = |score: fn(&[(f64, bool)]) -> Option<f64>, p: f64| {
                truth * score(&[(p, true)]).unwrap() + (1.0 - truth) * score(&[(p, false)]).unwrap()
            };
            prop_assert!(expected(brier, truth) <= expected(brier, said) + 1e-12);
            prop_assert!(expected(log_score, truth) <= expected(log_score, said) + 1e-12);
        }
    }
}
