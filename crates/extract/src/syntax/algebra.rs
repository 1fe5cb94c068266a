//! Dense algebra: products of matrices and the curves between them.
//!
//! Every sum is taken in the same order whatever the width of the processor's vectors, and a product is rounded before
//! it is added. So a network gives the same numbers, to the bit, on every machine.

use pulp::{Arch, Simd, WithSimd};

/// Columns of a panel.
const PANEL: usize = 32;

/// Rows that are multiplied at once.
const ROWS: usize = 6;

/// A matrix cut into panels of columns, ready to be multiplied with.
#[derive(Debug, Clone, Default)]
pub struct Panels {
    inner: usize,
    columns: usize,
    cells: Vec<f32>,
}

impl Panels {
    /// The matrix whose rows of `columns` cells stand in `rows` one after the other.
    pub fn of(rows: &[f32], inner: usize, columns: usize) -> Self {
        let mut cells = vec![0.0; inner * columns.next_multiple_of(PANEL)];
        if columns > 0 {
            for (number, panel) in cells.chunks_exact_mut(inner.max(1) * PANEL).enumerate() {
                let first = number * PANEL;
                let width = PANEL.min(columns - first);
                for (line, row) in panel.chunks_exact_mut(PANEL).zip(rows.chunks_exact(columns)) {
                    line[..width].copy_from_slice(&row[first..first + width]);
                }
            }
        }
        Self { inner, columns, cells }
    }

    /// The matrix whose columns of `inner` cells stand in `lines` one after the other.
    pub fn transposed(lines: &[f32], inner: usize, columns: usize) -> Self {
        let mut cells = vec![0.0; inner * columns.next_multiple_of(PANEL)];
        for (column, line) in lines.chunks_exact(inner.max(1)).enumerate().take(columns) {
            let panel = &mut cells[column / PANEL * inner * PANEL..][..inner * PANEL];
            for (row, &cell) in panel.chunks_exact_mut(PANEL).zip(line) {
                row[column % PANEL] = cell;
            }
        }
        Self { inner, columns, cells }
    }

    /// Rows of the matrix.
    pub fn inner(&self) -> usize {
        self.inner
    }

    /// Columns of the matrix.
    pub fn columns(&self) -> usize {
        self.columns
    }
}

/// Adds the product of `left` (rows of length `right.inner()`) and `right` to `sums` (rows of length
/// `right.columns()`).
pub fn multiply_add(arch: Arch, left: &[f32], right: &Panels, sums: &mut [f32]) {
    if right.inner > 0 && right.columns > 0 {
        arch.dispatch(Product { left, right, sums });
    }
}

struct Product<'a> {
    left: &'a [f32],
    right: &'a Panels,
    sums: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (inner, columns) = (self.right.inner, self.right.columns);
        let panels = self.right.cells.chunks_exact(inner * PANEL);
        let mut edge = [0.0; ROWS * PANEL];
        for (first, panel) in (0..columns).step_by(PANEL).zip(panels) {
            let width = PANEL.min(columns - first);
            let rows = self.left.chunks(inner * ROWS).zip(self.sums.chunks_mut(columns * ROWS));
            for (left, sums) in rows {
                if width == PANEL {
                    tile(simd, left, panel, inner, &mut sums[first..], columns);
                    continue;
                }
                // The last panel is wider than what is left of the sums.
                for (line, sums) in edge.chunks_exact_mut(PANEL).zip(sums.chunks_exact(columns)) {
                    line[..width].copy_from_slice(&sums[first..first + width]);
                }
                tile(simd, left, panel, inner, &mut edge, PANEL);
                for (line, sums) in edge.chunks_exact(PANEL).zip(sums.chunks_exact_mut(columns)) {
                    sums[first..first + width].copy_from_slice(&line[..width]);
                }
            }
        }
    }
}

/// Up to [`ROWS`] rows times a panel; the sums of a row stand `stride` after those of the row before.
#[inline(always)]
fn tile<S: Simd>(simd: S, left: &[f32], panel: &[f32], inner: usize, sums: &mut [f32], stride: usize) {
    let count = left.len() / inner;
    for at in (0..PANEL).step_by(2 * S::F32_LANES) {
        if count == ROWS {
            strip::<S, ROWS>(simd, left, panel, inner, at, sums, stride);
        } else {
            for (row, left) in left.chunks_exact(inner).enumerate() {
                strip::<S, 1>(simd, left, panel, inner, at, &mut sums[row * stride..], stride);
            }
        }
    }
}

/// `N` rows times two vectors of columns of a panel.
#[inline(always)]
fn strip<S: Simd, const N: usize>(
    simd: S,
    left: &[f32],
    panel: &[f32],
    inner: usize,
    at: usize,
    sums: &mut [f32],
    stride: usize,
) {
    let reach = 2 * S::F32_LANES;
    let mut totals = [[simd.splat_f32s(0.0); 2]; N];
    for (row, total) in totals.iter_mut().enumerate() {
        let (vectors, _) = S::as_simd_f32s(&sums[row * stride + at..][..reach]);
        *total = [vectors[0], vectors[1]];
    }
    let mut rows = [&left[..inner]; N];
    for (number, row) in rows.iter_mut().enumerate() {
        *row = &left[number * inner..][..inner];
    }
    for (k, line) in panel.chunks_exact(PANEL).enumerate().take(inner) {
        let (vectors, _) = S::as_simd_f32s(&line[at..at + reach]);
        let (first, second) = (vectors[0], vectors[1]);
        for (total, row) in totals.iter_mut().zip(&rows) {
            let factor = simd.splat_f32s(row[k]);
            total[0] = simd.add_f32s(total[0], simd.mul_f32s(factor, first));
            total[1] = simd.add_f32s(total[1], simd.mul_f32s(factor, second));
        }
    }
    for (row, total) in totals.iter().enumerate() {
        let (vectors, _) = S::as_mut_simd_f32s(&mut sums[row * stride + at..][..reach]);
        vectors[0] = total[0];
        vectors[1] = total[1];
    }
}

/// The logistic curve, from operations that round the same everywhere; within 1e-6.
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The exponential of a number, which is held between -80 and 80.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let scaled = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    // The number nearest to zero that makes adding round to a whole number.
    let shifted = scaled + 12_582_912.0;
    let whole = shifted - 12_582_912.0;
    let rest = (scaled - whole) * std::f32::consts::LN_2;
    let tail = 0.041_666_67 + rest * (0.008_333_334 + rest * 0.001_388_889);
    let power = 1.0 + rest * (1.0 + rest * (0.5 + rest * (0.166_666_67 + rest * tail)));
    let scale = f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23));
    power * scale
}
