//! Linear models over hashed features: one weight a class and feature, kept in one byte each.

use super::{
    Features,
    archive::{Bytes, write_number, write_real},
};

/// A table of more than 2^22 places is no model of ours.
const MOST_BITS: u8 = 22;

/// A linear model.
#[derive(Debug, Clone, PartialEq)]
pub struct Linear {
    bits: u8,
    scale: f32,
    bias: Vec<f32>,
    weights: Vec<i8>,
}

impl Linear {
    /// A model from real weights: `weights[place * classes + class]` with 2^`bits` places. Weights are rounded to 1/127 of
    /// the largest one. `None` if the sizes do not fit.
    pub fn new(bits: u8, bias: Vec<f32>, weights: &[f32]) -> Option<Self> {
        if bits > MOST_BITS || bias.is_empty() || weights.len() != bias.len() << bits {
            return None;
        }
        let largest = weights.iter().fold(0.0f32, |largest, weight| largest.max(weight.abs()));
        let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
        let weights = weights.iter().map(|weight| rounded(weight / scale)).collect();
        Some(Self { bits, scale, bias, weights })
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.bias.len()
    }

    /// The place of a hash in a table of 2^`bits` places.
    pub fn place(hash: u32, bits: u8) -> usize {
        (hash & ((1u32 << bits.min(MOST_BITS)) - 1)) as usize
    }

    /// The score of every class, written over `scores`.
    pub fn score(&self, features: &Features, scores: &mut Vec<f32>) {
        let classes = self.classes();
        let mut sums = vec![0i32; classes];
        for hash in features.hashes() {
            let at = Self::place(*hash, self.bits) * classes;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + classes]) {
                *sum += i32::from(*weight);
            }
        }
        scores.clear();
        scores.extend(self.bias.iter().zip(sums).map(|(bias, sum)| bias + self.scale * sum as f32));
    }

    /// The sums of weights of every class, written over `sums`.
    pub fn sum(&self, hashes: &[u32], sums: &mut Vec<i32>) {
        let classes = self.classes();
        sums.clear();
        sums.resize(classes, 0);
        for hash in hashes {
            let at = Self::place(*hash, self.bits) * classes;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + classes]) {
                *sum += i32::from(*weight);
            }
        }
    }

    /// The score of a class for the sum of its weights.
    pub fn score_of(&self, class: usize, sum: i32) -> f32 {
        self.bias.get(class).copied().unwrap_or_default() + self.scale * sum as f32
    }

    /// The score of the only class of a model that says yes or no.
    pub fn margin(&self, features: &Features) -> f32 {
        let classes = self.classes();
        let sum: i32 = features
            .hashes()
            .iter()
            .map(|hash| i32::from(self.weights[Self::place(*hash, self.bits) * classes]))
            .sum();
        self.bias[0] + self.scale * sum as f32
    }

    /// The scores of [`Self::score`], the features together weighing the same however many they are: for models that
    /// were fitted so, to cases of very different length.
    pub fn score_evenly(&self, features: &Features, scores: &mut Vec<f32>) {
        self.score(features, scores);
        let part = even_part(features);
        scores.iter_mut().zip(&self.bias).for_each(|(score, bias)| *score = bias + (*score - bias) * part);
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let bits = bytes.byte().filter(|bits| *bits <= MOST_BITS)?;
        let classes = bytes.number().filter(|classes| (1..=256).contains(classes))?;
        let scale = bytes.real()?;
        let bias = (0..classes).map(|_| bytes.real()).collect::<Option<Vec<f32>>>()?;
        let mut weights = vec![0i8; classes << bits];
        let mut at = 0usize;
        for _ in 0..bytes.number()? {
            at += bytes.number()?;
            for class in 0..classes {
                *weights.get_mut(at * classes + class)? = i8::from_le_bytes([bytes.byte()?]);
            }
        }
        Some(Self { bits, scale, bias, weights })
    }

    /// The bytes of the model: places with a weight, each as its distance from the one before.
    pub fn write(&self) -> Vec<u8> {
        let mut out = vec![self.bits];
        write_number(&mut out, self.classes());
        write_real(&mut out, self.scale);
        self.bias.iter().for_each(|bias| write_real(&mut out, *bias));
        let rows: Vec<(usize, &[i8])> = self
            .weights
            .chunks(self.classes())
            .enumerate()
            .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
            .collect();
        write_number(&mut out, rows.len());
        let mut last = 0;
        for (place, row) in rows {
            write_number(&mut out, place - last);
            out.extend(row.iter().flat_map(|weight| weight.to_le_bytes()));
            last = place;
        }
        out
    }
}

/// What every feature counts so that a case has length 1.
pub fn even_part(features: &Features) -> f32 {
    1.0 / (features.hashes().len().max(1) as f32).sqrt()
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the range of a byte before")]
fn rounded(weight: f32) -> i8 {
    weight.round().clamp(-127.0, 127.0) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(names: &[&str]) -> Features {
        let mut features = Features::default();
        names.iter().for_each(|name| features.add(&[name]));
        features
    }

    #[test]
    fn a_model_read_back_gives_the_same_scores() {
        let mut weights = vec![0.0; 2 << 10];
        let place = Linear::place(crate::learned::features::hash(&["bomb"]), 10);
        weights[place * 2] = 1.5;
        weights[place * 2 + 1] = -0.75;
        let model = Linear::new(10, vec![0.25, -0.25], &weights).unwrap();
        let again = Linear::read(&model.write()).unwrap();
        assert_eq!(again, model);
        let mut scores = Vec::new();
        again.score(&features(&["bomb"]), &mut scores);
        assert!((scores[0] - 1.75).abs() < 0.01 && (scores[1] + 1.0).abs() < 0.02, "{scores:?}");
        assert!((again.margin(&features(&["bread"])) - 0.25).abs() < 1e-6);
    }

    #[test]
    fn cut_or_changed_bytes_are_refused_or_read_but_never_panic() {
        let bytes = Linear::new(6, vec![0.5], &[0.5; 64]).unwrap().write();
        for end in 0..bytes.len() {
            assert!(Linear::read(&bytes[..end]).is_none());
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x55;
            let _ = Linear::read(&changed);
        }
    }
}
