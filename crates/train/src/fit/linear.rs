//! Logistic regression with weights drawn to 0, one question against the rest, by coordinate descent in the dual (Yu, Huang
//! and Lin, 2011): exact, and with one setting only.

use extract::learned::{Features, Linear, linear::even_part};

use super::Order;

/// How to fit a linear model.
#[derive(Debug, Clone, Copy)]
pub struct LinearPlan {
    /// The table has 2^`bits` places.
    pub bits: u8,
    /// Times that every case is looked at.
    pub rounds: u32,
    /// What a wrong answer costs, against the squares of the weights.
    pub cost: f32,
    /// Whether all features of a case together weigh the same however many they are ([`Linear::score_evenly`]).
    pub even: bool,
}

/// Fits a model of `classes` yes-or-no questions; bit `c` of a case's label answers question `c`.
pub fn fit_linear(plan: LinearPlan, classes: usize, cases: &[(Features, u32)]) -> Option<Linear> {
    let places: Vec<Vec<u32>> = cases.iter().map(|(features, _)| places(features, plan.bits)).collect();
    let part = |features: &Features| if plan.even { even_part(features) } else { 1.0 };
    let parts: Vec<f32> = cases.iter().map(|(features, _)| part(features)).collect();
    let mut weights = vec![0.0f32; classes << plan.bits];
    let mut bias = vec![0.0f32; classes];
    for class in 0..classes {
        let truths: Vec<f32> =
            cases.iter().map(|(_, label)| if label >> class & 1 == 1 { 1.0 } else { -1.0 }).collect();
        let (own, own_bias) = fit_one(plan, &places, &parts, &truths);
        own.iter().enumerate().for_each(|(place, weight)| weights[place * classes + class] = *weight);
        bias[class] = own_bias;
    }
    Linear::new(plan.bits, bias, &weights)
}

fn places(features: &Features, bits: u8) -> Vec<u32> {
    let place = |hash: &u32| u32::try_from(Linear::place(*hash, bits)).unwrap_or_default();
    let mut places: Vec<u32> = features.hashes().iter().map(place).collect();
    places.sort_unstable();
    places
}

/// Square of the length of a row that counts repeated places.
fn square(places: &[u32]) -> f32 {
    places.chunk_by(|a, b| a == b).map(|same| (same.len() * same.len()) as f32).sum()
}

/// A change of a dual weight below this is none.
const STILL: f32 = 1e-2;

/// Newton steps for one dual weight.
const INNER: usize = 20;

fn fit_one(plan: LinearPlan, places: &[Vec<u32>], parts: &[f32], truths: &[f32]) -> (Vec<f32>, f32) {
    let cost = plan.cost;
    let start = (cost * 1e-3).min(1e-8);
    let mut dual = vec![(start, cost - start); places.len()];
    let mut weights = vec![0.0f32; 1 << plan.bits];
    let mut bias = 0.0f32;
    let squares: Vec<f32> =
        places.iter().zip(parts).map(|(places, part)| square(places) * part * part + 1.0).collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    let mut random = Order::new(11);
    for _ in 0..plan.rounds {
        random.shuffle(&mut order);
        for &case in &order {
            let own = &places[case];
            let margin =
                truths[case] * (bias + parts[case] * own.iter().map(|at| weights[*at as usize]).sum::<f32>());
            let change = descend(&mut dual[case], cost, squares[case], margin);
            if change != 0.0 {
                let step = change * truths[case];
                own.iter().for_each(|at| weights[*at as usize] += step * parts[case]);
                bias += step;
            }
        }
    }
    (weights, bias)
}

/// Moves one pair of dual weights, which add up to `cost`, to where the dual is least; returns the change of the first.
fn descend(pair: &mut (f32, f32), cost: f32, square: f32, margin: f32) -> f32 {
    let first_moves = 0.5 * square * (pair.1 - pair.0) + margin >= 0.0;
    let (old, sign) = if first_moves { (pair.0, 1.0) } else { (pair.1, -1.0) };
    let mut new = if cost - old < 0.5 * cost { 0.1 * old } else { old };
    let slope = |new: f32| square * (new - old) + sign * margin + (new / (cost - new)).ln();
    let mut steepness = slope(new);
    let mut moved = false;
    for _ in 0..INNER {
        if steepness.abs() < STILL {
            break;
        }
        let next = new - steepness / (square + cost / (cost - new) / new);
        new = if next <= 0.0 { new * 0.1 } else { next.min(cost * 0.999_999) };
        steepness = slope(new);
        moved = true;
    }
    if !moved {
        return 0.0;
    }
    *pair = if first_moves { (new, cost - new) } else { (cost - new, new) };
    sign * (new - old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_goes_with_yes_gets_weight_and_the_same_data_give_the_same_bytes() {
        let case = |words: &[&str]| {
            let mut features = Features::default();
            words.iter().for_each(|word| features.add(&[word]));
            features
        };
        let cases: Vec<(Features, u32)> = (0..60)
            .map(|k| {
                let filler = ["a", "b", "c", "d", "e"][k % 5];
                if k % 3 == 0 { (case(&["bomb", filler]), 1) } else { (case(&["bread", filler]), 2) }
            })
            .collect();
        let plan = LinearPlan { bits: 12, rounds: 20, cost: 1.0, even: false };
        let model = fit_linear(plan, 2, &cases).unwrap();
        let mut scores = Vec::new();
        model.score(&case(&["bomb"]), &mut scores);
        assert!(scores[0] > 0.5 && scores[1] < -0.5, "{scores:?}");
        assert_eq!(fit_linear(plan, 2, &cases).unwrap().write(), model.write());
    }
}
