//! Products of matrices, forwards and backwards.

use extract::syntax::algebra::{Panels, multiply_add};
use pulp::Arch;

use super::parameter::Parameter;

/// `input` (rows) times `weights`.
pub fn forward(arch: Arch, input: &[f32], weights: &Parameter) -> Vec<f32> {
    let inner = weights.value.len() / weights.width;
    let panels = Panels::of(&weights.value, inner, weights.width);
    product(arch, input, &panels)
}

/// `left` times `right`.
pub fn product(arch: Arch, left: &[f32], right: &Panels) -> Vec<f32> {
    let mut sums = vec![0.0; left.len() / right.inner() * right.columns()];
    multiply_add(arch, left, right, &mut sums);
    sums
}

/// Adds to the gradients of `weights`, and returns the slope of `input`.
pub fn backward(arch: Arch, input: &[f32], slope: &[f32], weights: &mut Parameter) -> Vec<f32> {
    let (width, inner) = (weights.width, weights.value.len() / weights.width);
    learn(arch, input, slope, inner, width, &mut weights.gradient);
    product(arch, slope, &Panels::transposed(&weights.value, width, inner))
}

/// Adds the product of the transpose of `left` (rows of `inner`) and `right` (rows of `width`) to `sums`.
pub fn learn(arch: Arch, left: &[f32], right: &[f32], inner: usize, width: usize, sums: &mut [f32]) {
    let rows = left.len() / inner;
    multiply_add(arch, &transpose(left, inner), &Panels::of(right, rows, width), sums);
}

/// Columns of a matrix with rows of `width`, as rows.
pub fn transpose(cells: &[f32], width: usize) -> Vec<f32> {
    let rows = cells.len() / width;
    let mut turned = vec![0.0; cells.len()];
    for (row, line) in cells.chunks_exact(width).enumerate() {
        for (column, &cell) in line.iter().enumerate() {
            turned[column * rows + row] = cell;
        }
    }
    turned
}
