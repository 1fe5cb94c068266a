//! The best one-to-one matching of gold and predicted records.

use pathfinding::{kuhn_munkres::kuhn_munkres, matrix::Matrix};

/// Weights are whole millionths while matching.
const SCALE: f64 = 1e6;

/// A required record is preferred over an optional one that is equally similar.
const REQUIRED_BONUS: f64 = 0.05;

/// One matched pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub gold: usize,
    pub predicted: usize,
}

/// Pairs that maximize the sum of similarities, each at or above `threshold`. `similarity[g][p]` is 0 to 1; an
/// optional gold record may only absorb a prediction that resembles no required record more.
pub(super) fn align(similarity: &[Vec<f64>], optional: &[bool], threshold: f64) -> Vec<Pair> {
    let predicted = similarity.first().map_or(0, Vec::len);
    if predicted == 0 {
        return Vec::new();
    }
    let allowed = |gold: usize, prediction: usize| {
        let own = similarity[gold][prediction];
        let outdone = |(row, &is_optional): (&Vec<f64>, &bool)| !is_optional && row[prediction] > own;
        own >= threshold && !(optional[gold] && similarity.iter().zip(optional).any(outdone))
    };
    let weight = |gold: usize, prediction: usize| {
        if gold >= similarity.len() || prediction >= predicted || !allowed(gold, prediction) {
            return 0;
        }
        let bonus = if optional[gold] { 0.0 } else { REQUIRED_BONUS };
        ((similarity[gold][prediction] + bonus) * SCALE) as i64
    };
    let size = similarity.len().max(predicted);
    let weights = Matrix::from_fn(size, size, |(row, column)| weight(row, column));
    let (_, columns) = kuhn_munkres(&weights);
    let pairs = columns.into_iter().enumerate().map(|(gold, predicted)| Pair { gold, predicted });
    pairs.filter(|pair| weight(pair.gold, pair.predicted) > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_counts_and_not_the_first_best_pair() {
        let pairs = align(&[vec![0.9, 0.8], vec![0.85, 0.1]], &[false, false], 0.5);
        assert_eq!(pairs, [Pair { gold: 0, predicted: 1 }, Pair { gold: 1, predicted: 0 }]);
    }

    #[test]
    fn an_optional_record_takes_only_what_no_required_one_wants_more() {
        assert_eq!(align(&[vec![0.9], vec![0.6]], &[false, true], 0.5), [Pair { gold: 0, predicted: 0 }],);
        assert_eq!(align(&[vec![0.6], vec![0.55]], &[true, false], 0.5).len(), 1);
        assert!(align(&[vec![0.4]], &[false], 0.5).is_empty());
        assert!(align(&[], &[], 0.5).is_empty());
    }
}
