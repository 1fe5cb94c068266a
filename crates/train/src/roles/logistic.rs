//! Several yes-or-no questions over the same features: logistic regression by steps of falling size.

use extract::learned::Linear;

use crate::fit::Order;

/// How it learns.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Size of the table, as a power of two.
    pub bits: u8,
    /// Times through the cases.
    pub epochs: usize,
    /// Size of the first steps.
    pub rate: f32,
    /// Pull of every weight towards 0.
    pub pull: f32,
}

/// One case: hashes, and a bit for every question whose answer is yes.
pub struct Case<'c> {
    /// Hashes of the features.
    pub features: &'c [u32],
    /// Answers.
    pub answers: u32,
}

/// Errors below this teach nothing.
const SMALL: f32 = 0.003;

/// A model while it learns.
pub struct Logistic {
    settings: Settings,
    questions: usize,
    weights: Vec<f32>,
    squares: Vec<f32>,
    bias: Vec<f32>,
    bias_squares: Vec<f32>,
    scores: Vec<f32>,
}

impl Logistic {
    /// A model that knows nothing.
    pub fn new(settings: Settings, questions: usize) -> Self {
        let size = questions << settings.bits;
        Self {
            settings,
            questions,
            weights: vec![0.0; size],
            squares: vec![0.0; size],
            bias: vec![-4.0; questions],
            bias_squares: vec![1.0; questions],
            scores: vec![0.0; questions],
        }
    }

    /// Goes through `cases` in a fixed random order; `case` writes the features of a case over the buffer and gives its
    /// answers.
    pub fn learn(&mut self, cases: usize, mut case: impl FnMut(usize, &mut Vec<u32>) -> u32) {
        let mut order: Vec<usize> = (0..cases).collect();
        let mut random = Order::new(11);
        let mut features = Vec::new();
        for _ in 0..self.settings.epochs {
            random.shuffle(&mut order);
            for at in &order {
                let answers = case(*at, &mut features);
                self.step(&features, answers);
            }
        }
    }

    fn step(&mut self, features: &[u32], answers: u32) {
        self.scores.copy_from_slice(&self.bias);
        for hash in features {
            let at = Linear::place(*hash, self.settings.bits) * self.questions;
            let weights = &self.weights[at..at + self.questions];
            self.scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
        }
        let mut any = false;
        for (question, score) in self.scores.iter_mut().enumerate() {
            let yes = f32::from(u8::from(answers >> question & 1 == 1));
            *score = 1.0 / (1.0 + (-*score).exp()) - yes;
            any |= score.abs() > SMALL;
        }
        if !any {
            return;
        }
        let Settings { bits, rate, pull, .. } = self.settings;
        for (question, error) in self.scores.iter().enumerate() {
            self.bias_squares[question] += error * error;
            self.bias[question] -= rate * error / self.bias_squares[question].sqrt();
        }
        for hash in features {
            let at = Linear::place(*hash, bits) * self.questions;
            for (question, error) in self.scores.iter().enumerate().filter(|(_, error)| error.abs() > SMALL) {
                let weight = &mut self.weights[at + question];
                let slope = error + pull * *weight;
                self.squares[at + question] += slope * slope;
                *weight -= rate * slope / (0.1 + self.squares[at + question]).sqrt();
            }
        }
    }

    /// The model, its weights rounded.
    pub fn linear(&self) -> Option<Linear> {
        Linear::new(self.settings.bits, self.bias.clone(), &self.weights)
    }
}
