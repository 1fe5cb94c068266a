//! Boosted decision trees over a short row of numbers.

use super::archive::{Bytes, write_number, write_real};

/// A node of a tree: a question, or a leaf.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Node {
    /// Is number `feature` of the row at most `bound`? If so go to node `yes`, else to node `no`. Both lie further on.
    Ask {
        /// Index of the number in the row.
        feature: usize,
        /// Bound.
        bound: f32,
        /// Node if at most the bound.
        yes: usize,
        /// Node if above it.
        no: usize,
    },
    /// Adds this to the score.
    Leaf(f32),
}

/// Trees whose answers add up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trees {
    base: f32,
    trees: Vec<Vec<Node>>,
}

impl Trees {
    /// Trees and what they add to. `None` where a node points backwards or out of its tree.
    pub fn new(base: f32, trees: Vec<Vec<Node>>) -> Option<Self> {
        let sound = |tree: &Vec<Node>| {
            !tree.is_empty()
                && tree.iter().enumerate().all(|(at, node)| match node {
                    Node::Ask { yes, no, .. } => *yes > at && *no > at && yes.max(no) < &tree.len(),
                    Node::Leaf(_) => true,
                })
        };
        trees.iter().all(sound).then_some(Self { base, trees })
    }

    /// The score of a row; a number that the row lacks counts as 0.
    pub fn score(&self, row: &[f32]) -> f32 {
        self.base + self.trees.iter().map(|tree| answer(tree, row)).sum::<f32>()
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let base = bytes.real()?;
        let count = bytes.number()?;
        let mut trees = Vec::new();
        for _ in 0..count {
            let nodes = bytes.number()?;
            let mut tree = Vec::new();
            for _ in 0..nodes {
                tree.push(match bytes.byte()? {
                    0 => Node::Leaf(bytes.real()?),
                    _ => Node::Ask {
                        feature: bytes.number()?,
                        bound: bytes.real()?,
                        yes: bytes.number()?,
                        no: bytes.number()?,
                    },
                });
            }
            trees.push(tree);
        }
        Self::new(base, trees)
    }

    /// The bytes of the trees.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_real(&mut out, self.base);
        write_number(&mut out, self.trees.len());
        for tree in &self.trees {
            write_number(&mut out, tree.len());
            for node in tree {
                match node {
                    Node::Leaf(value) => {
                        out.push(0);
                        write_real(&mut out, *value);
                    }
                    Node::Ask { feature, bound, yes, no } => {
                        out.push(1);
                        write_number(&mut out, *feature);
                        write_real(&mut out, *bound);
                        write_number(&mut out, *yes);
                        write_number(&mut out, *no);
                    }
                }
            }
        }
        out
    }
}

fn answer(tree: &[Node], row: &[f32]) -> f32 {
    let mut at = 0;
    loop {
        match tree.get(at) {
            Some(Node::Ask { feature, bound, yes, no }) => {
                let value = row.get(*feature).copied().unwrap_or_default();
                at = if value <= *bound { *yes } else { *no };
            }
            Some(Node::Leaf(value)) => return *value,
            None => return 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_read_back_give_the_same_scores() {
        let ask = Node::Ask { feature: 1, bound: 2.5, yes: 1, no: 2 };
        let trees = Trees::new(0.5, vec![vec![ask, Node::Leaf(-1.0), Node::Leaf(1.0)]]).unwrap();
        let again = Trees::read(&trees.write()).unwrap();
        assert_eq!(again, trees);
        assert!((again.score(&[0.0, 2.0]) + 0.5).abs() < 1e-6);
        assert!((again.score(&[0.0, 3.0]) - 1.5).abs() < 1e-6);
    }

    #[test]
    fn a_node_that_points_back_is_refused() {
        let ask = Node::Ask { feature: 0, bound: 0.0, yes: 0, no: 1 };
        assert_eq!(Trees::new(0.0, vec![vec![ask, Node::Leaf(0.0)]]), None);
    }
}
