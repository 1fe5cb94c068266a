//! Numbers that are learned, and the steps by which they move.

use super::random::Random;

/// Shares of the past in the running means of gradients and of their squares.
const MOMENTUM: f32 = 0.9;
const SPREAD: f32 = 0.98;

/// A table of numbers that are learned, in rows.
#[derive(Debug, Clone, Default)]
pub struct Parameter {
    /// Length of a row.
    pub width: usize,
    /// The numbers.
    pub value: Vec<f32>,
    /// What the batch says about them.
    pub gradient: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

/// How far a step goes.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Length of a step.
    pub rate: f32,
    /// Number of the step, from 1.
    pub step: i32,
    /// By what all gradients are shortened.
    pub scale: f32,
}

impl Parameter {
    /// Zeros.
    pub fn zeros(rows: usize, width: usize) -> Self {
        let zeros = vec![0.0; rows * width];
        Self { width, value: zeros.clone(), gradient: zeros.clone(), mean: zeros.clone(), square: zeros }
    }

    /// Small numbers drawn evenly from both sides of zero.
    pub fn drawn(rows: usize, width: usize, reach: f32, random: &mut Random) -> Self {
        let mut made = Self::zeros(rows, width);
        for value in &mut made.value {
            *value = (random.unit() * 2.0 - 1.0) * reach;
        }
        made
    }

    /// Sum of the squares of the gradients.
    pub fn squares(&self) -> f64 {
        self.gradient.iter().map(|&it| f64::from(it) * f64::from(it)).sum()
    }

    /// Moves all numbers and forgets the gradients.
    pub fn step(&mut self, pace: &Pace) {
        let all = 0..self.value.len();
        self.step_range(all, pace);
    }

    /// Moves the numbers of one row and forgets its gradients.
    pub fn step_row(&mut self, row: usize, pace: &Pace) {
        self.step_range(row * self.width..(row + 1) * self.width, pace);
    }

    fn step_range(&mut self, range: std::ops::Range<usize>, pace: &Pace) {
        let early = 1.0 - MOMENTUM.powi(pace.step);
        let late = 1.0 - SPREAD.powi(pace.step);
        let rate = pace.rate / early;
        let spread = 1.0 / late;
        let value = &mut self.value[range.clone()];
        let length = value.len();
        let gradient = &mut self.gradient[range.clone()][..length];
        let mean = &mut self.mean[range.clone()][..length];
        let square = &mut self.square[range][..length];
        for at in 0..length {
            let slope = gradient[at] * pace.scale;
            mean[at] = MOMENTUM * mean[at] + (1.0 - MOMENTUM) * slope;
            square[at] = SPREAD * square[at] + (1.0 - SPREAD) * slope * slope;
            value[at] -= rate * mean[at] / ((square[at] * spread).sqrt() + 1e-6);
            gradient[at] = 0.0;
        }
    }
}
