//! A short row of numbers to a chance: logistic regression over all rows at once.

use extract::learned::roles::judge::Weighing;

const STEPS: usize = 400;
const RATE: f64 = 0.5;

/// Pull of weights towards 0, for numbers of unit spread.
const PULL: f64 = 0.001;

/// Fits the weights to rows with their answers.
pub fn fit<const N: usize>(rows: &[([f32; N], bool)]) -> Weighing<N> {
    let count = rows.len().max(1) as f64;
    let mean: [f64; N] =
        std::array::from_fn(|at| rows.iter().map(|row| f64::from(row.0[at])).sum::<f64>() / count);
    let spread: [f64; N] = std::array::from_fn(|at| {
        let square = |row: &([f32; N], bool)| (f64::from(row.0[at]) - mean[at]).powi(2);
        (rows.iter().map(square).sum::<f64>() / count).sqrt().max(1e-6)
    });
    let even: Vec<[f64; N]> = rows
        .iter()
        .map(|row| std::array::from_fn(|at| (f64::from(row.0[at]) - mean[at]) / spread[at]))
        .collect();
    let (mut bias, mut weights) = (0.0f64, [0.0f64; N]);
    let (mut bias_pace, mut pace) = (0.0f64, [0.0f64; N]);
    for _ in 0..STEPS {
        let (mut bias_slope, mut slope) = (0.0, weights.map(|weight| PULL * weight));
        for (row, (_, answer)) in even.iter().zip(rows) {
            let score = bias + weights.iter().zip(row).map(|(weight, value)| weight * value).sum::<f64>();
            let error = (1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(*answer))) / count;
            bias_slope += error;
            slope.iter_mut().zip(row).for_each(|(slope, value)| *slope += error * value);
        }
        bias_pace = 0.9 * bias_pace - RATE * bias_slope;
        bias += bias_pace;
        for at in 0..N {
            pace[at] = 0.9 * pace[at] - RATE * slope[at];
            weights[at] += pace[at];
        }
    }
    let plain: [f64; N] = std::array::from_fn(|at| weights[at] / spread[at]);
    let bias = bias - plain.iter().zip(mean).map(|(weight, mean)| weight * mean).sum::<f64>();
    Weighing { bias: bias as f32, weights: plain.map(|weight| weight as f32) }
}
