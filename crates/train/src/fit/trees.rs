//! Boosted trees for yes-or-no questions: logistic loss, Newton steps (Friedman, 2001; Chen and Guestrin, 2016), numbers
//! cut into bins of about equal count.

use extract::learned::{Node, Trees, probability};

/// How to fit trees.
#[derive(Debug, Clone, Copy)]
pub struct TreesPlan {
    /// Number of trees.
    pub trees: u32,
    /// Questions from the root to a leaf, at most.
    pub depth: u32,
    /// Part of a tree's answer that is taken.
    pub step: f32,
    /// Least weight of a leaf, in units of the loss's second derivative.
    pub leaf: f32,
    /// Added to the weight of a leaf: draws answers to 0.
    pub damping: f32,
}

/// Bins of a number.
const BINS: usize = 48;

/// One row of numbers and whether the answer is yes.
pub type Row = (Vec<f32>, bool);

/// Fits trees to rows of equal length; without rows they never say yes or no.
pub fn fit_trees(plan: TreesPlan, rows: &[Row]) -> Option<Trees> {
    let width = rows.first().map_or(0, |(row, _)| row.len());
    let bounds: Vec<Vec<f32>> = (0..width).map(|feature| bounds(rows, feature)).collect();
    let bins: Vec<Vec<u8>> = rows
        .iter()
        .map(|(row, _)| row.iter().zip(&bounds).map(|(value, bounds)| bin(*value, bounds)).collect())
        .collect();
    let yes = rows.iter().filter(|(_, yes)| *yes).count() as f32 + 0.5;
    let base = (yes / (rows.len() as f32 + 1.0 - yes)).ln();
    let mut scores = vec![base; rows.len()];
    let mut trees = Vec::new();
    for _ in 0..plan.trees {
        let slopes: Vec<(f32, f32)> = scores
            .iter()
            .zip(rows)
            .map(|(score, (_, yes))| {
                let chance = probability(*score);
                (chance - if *yes { 1.0 } else { 0.0 }, (chance * (1.0 - chance)).max(1e-6))
            })
            .collect();
        let mut grower = Grower { plan, bounds: &bounds, bins: &bins, slopes: &slopes, nodes: Vec::new() };
        grower.grow((0..rows.len()).collect(), 0, &mut scores);
        trees.push(grower.nodes);
    }
    Trees::new(base, trees)
}

/// Bounds between the bins of a number.
fn bounds(rows: &[Row], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|(row, _)| row[feature]).collect();
    values.sort_by(f32::total_cmp);
    let distinct = {
        let mut distinct = values.clone();
        distinct.dedup();
        distinct
    };
    let cuts: Vec<f32> = if distinct.len() <= BINS {
        distinct.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect()
    } else {
        (1..BINS).map(|cut| values[cut * values.len() / BINS]).collect()
    };
    let mut cuts: Vec<f32> =
        cuts.into_iter().filter(|cut| distinct.last().is_some_and(|top| cut < top)).collect();
    cuts.dedup();
    cuts
}

fn bin(value: f32, bounds: &[f32]) -> u8 {
    u8::try_from(bounds.partition_point(|bound| *bound < value)).unwrap_or(u8::MAX)
}

struct Grower<'a> {
    plan: TreesPlan,
    bounds: &'a [Vec<f32>],
    bins: &'a [Vec<u8>],
    slopes: &'a [(f32, f32)],
    nodes: Vec<Node>,
}

impl Grower<'_> {
    /// Adds the node of `members` and those below it; their scores move by the answers.
    fn grow(&mut self, members: Vec<usize>, depth: u32, scores: &mut [f32]) -> usize {
        let at = self.nodes.len();
        let (slope, weight) = self.sum(&members);
        let answer = -self.plan.step * slope / (weight + self.plan.damping);
        self.nodes.push(Node::Leaf(answer));
        let split = (depth < self.plan.depth).then(|| self.best_split(&members, slope, weight)).flatten();
        let Some((feature, cut)) = split else {
            members.iter().for_each(|member| scores[*member] += answer);
            return at;
        };
        let (low, high): (Vec<usize>, Vec<usize>) =
            members.into_iter().partition(|member| usize::from(self.bins[*member][feature]) <= cut);
        let yes = self.grow(low, depth + 1, scores);
        let no = self.grow(high, depth + 1, scores);
        self.nodes[at] = Node::Ask { feature, bound: self.bounds[feature][cut], yes, no };
        at
    }

    fn sum(&self, members: &[usize]) -> (f32, f32) {
        members.iter().fold((0.0, 0.0), |(slope, weight), member| {
            (slope + self.slopes[*member].0, weight + self.slopes[*member].1)
        })
    }

    /// The question that lowers the loss most: feature and bin up to which the answer is yes.
    fn best_split(&self, members: &[usize], slope: f32, weight: f32) -> Option<(usize, usize)> {
        let worth = |slope: f32, weight: f32| slope * slope / (weight + self.plan.damping);
        let whole = worth(slope, weight);
        let mut best: Option<(f32, usize, usize)> = None;
        for (feature, bounds) in self.bounds.iter().enumerate() {
            let mut sums = [(0.0f32, 0.0f32); BINS + 1];
            for member in members {
                let sum = &mut sums[usize::from(self.bins[*member][feature])];
                sum.0 += self.slopes[*member].0;
                sum.1 += self.slopes[*member].1;
            }
            let (mut left, mut left_weight) = (0.0, 0.0);
            for (cut, sum) in sums.iter().enumerate().take(bounds.len()) {
                left += sum.0;
                left_weight += sum.1;
                if left_weight < self.plan.leaf || weight - left_weight < self.plan.leaf {
                    continue;
                }
                let gain = worth(left, left_weight) + worth(slope - left, weight - left_weight) - whole;
                if gain > 1e-3 && best.is_none_or(|(known, _, _)| gain > known) {
                    best = Some((gain, feature, cut));
                }
            }
        }
        best.map(|(_, feature, cut)| (feature, cut))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_learn_that_one_of_two_and_not_both_is_yes() {
        let rows: Vec<Row> = (0..400)
            .map(|k| {
                let (a, b) = (k % 20, k / 20);
                (vec![a as f32, b as f32], (a < 8) != (b < 12))
            })
            .collect();
        let plan = TreesPlan { trees: 30, depth: 2, step: 0.3, leaf: 1.0, damping: 1.0 };
        let trees = fit_trees(plan, &rows).unwrap();
        let right = rows.iter().filter(|(row, yes)| (trees.score(row) > 0.0) == *yes).count();
        assert!(right > 390, "{right} of 400");
        assert_eq!(fit_trees(plan, &rows).unwrap().write(), trees.write());
    }
}
