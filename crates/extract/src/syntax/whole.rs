//! Products of matrices in whole numbers: twice as fast as in fractions, and exact, so the same on every machine.
//!
//! Both sides are rounded to 12 bits, rows of the left side and columns of the right side each to their own scale.

use pulp::Arch;

/// Columns of a panel.
const PANEL: usize = 32;

/// Rows that are multiplied at once.
const ROWS: usize = 6;

/// The largest number that a side is rounded to. The sum of 512 products of two such numbers has 31 bits.
const LARGEST: f32 = 2047.0;

/// The longest row whose products can be summed up.
const LONGEST: usize = 512;

/// A matrix of whole numbers, cut into panels of columns. In a panel, two rows stand together, cell by cell.
#[derive(Debug, Clone)]
pub struct WholePanels {
    inner: usize,
    columns: usize,
    cells: Vec<i16>,
    scales: Vec<f32>,
}

impl WholePanels {
    /// The matrix whose rows of `columns` cells stand in `rows` one after the other; `None` if they are too many.
    pub fn of(rows: &[f32], inner: usize, columns: usize) -> Option<Self> {
        if inner == 0 || columns == 0 || inner > LONGEST || rows.len() != inner * columns {
            return None;
        }
        let widest = |column: usize| {
            rows.iter().skip(column).step_by(columns).fold(0.0_f32, |it, cell| it.max(cell.abs()))
        };
        let scales: Vec<f32> = (0..columns).map(|column| widest(column).max(1e-9) / LARGEST).collect();
        let cell = |row: usize, column: usize| match rows.get(row * columns + column) {
            Some(cell) if column < columns => (cell / scales[column]).round() as i16,
            _ => 0,
        };
        let mut cells = Vec::new();
        for first in (0..columns).step_by(PANEL) {
            for row in (0..inner).step_by(2) {
                cells.extend(
                    (first..first + PANEL).flat_map(|column| [cell(row, column), cell(row + 1, column)]),
                );
            }
        }
        Some(Self { inner, columns, cells, scales })
    }

    /// Columns of the matrix.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// `left` (rows as long as this matrix is high) times this matrix, and `bias` added to every row.
    pub fn product(&self, arch: Arch, left: &[f32], bias: &[f32]) -> Vec<f32> {
        let rows = left.len() / self.inner;
        let mut sums = bias.repeat(rows);
        sums.resize(rows * self.columns, 0.0);
        let (pairs, scales) = round(arch, left, self.inner);
        let product = Product { right: self, pairs: &pairs, scales: &scales, sums: &mut sums };
        #[cfg(target_arch = "x86_64")]
        match arch {
            Arch::V4(lanes) => lanes.vectorize(
                #[inline(always)]
                || product.run(lanes),
            ),
            Arch::V3(lanes) => lanes.vectorize(
                #[inline(always)]
                || product.run(lanes),
            ),
            _ => product.run(Plain),
        }
        #[cfg(not(target_arch = "x86_64"))]
        product.run(Plain);
        sums
    }
}

/// Rows in whole numbers, two cells together, and the scale of each row.
fn round(arch: Arch, rows: &[f32], inner: usize) -> (Vec<i32>, Vec<f32>) {
    let half = inner.div_ceil(2);
    let count = rows.len() / inner;
    let mut pairs = vec![0; count * half];
    let mut scales = vec![0.0; count];
    arch.dispatch(
        #[inline(always)]
        || {
            for ((row, pairs), scale) in
                rows.chunks_exact(inner).zip(pairs.chunks_exact_mut(half)).zip(&mut scales)
            {
                let widest = row.iter().fold(0.0_f32, |widest, cell| widest.max(cell.abs())).max(1e-9);
                *scale = widest / LARGEST;
                let factor = LARGEST / widest;
                let whole = |cell: f32| {
                    // Adding this number rounds to a whole number, which then stands in the lowest bits.
                    (cell * factor + 12_582_912.0).to_bits() as i32 - 0x4b40_0000
                };
                let (twos, rest) = row.as_chunks::<2>();
                for (pair, [first, second]) in pairs.iter_mut().zip(twos) {
                    *pair = (whole(*first) & 0xffff) | (whole(*second) << 16);
                }
                if let (Some(pair), [last]) = (pairs.last_mut(), rest) {
                    *pair = whole(*last) & 0xffff;
                }
            }
        },
    );
    (pairs, scales)
}

/// What one kind of processor does with several columns at once.
trait Lanes: Copy {
    /// Several whole numbers.
    type Vector: Copy;
    /// How many.
    const WIDTH: usize;
    /// The same number everywhere.
    fn splat(self, number: i32) -> Self::Vector;
    /// `WIDTH` pairs.
    fn load(self, pairs: &[i16]) -> Self::Vector;
    /// The sums, with both products of every pair added.
    fn add_products(self, sums: Self::Vector, left: Self::Vector, right: Self::Vector) -> Self::Vector;
    /// The numbers.
    fn store(self, vector: Self::Vector, numbers: &mut [i32]);
}

#[cfg(target_arch = "x86_64")]
mod wide {
    use pulp::{
        Simd, cast, i16x16, i16x32, u32x8, u32x16,
        x86::{V3, V4},
    };

    use super::Lanes;

    impl Lanes for V4 {
        type Vector = u32x16;
        const WIDTH: usize = 16;

        #[inline(always)]
        fn splat(self, number: i32) -> u32x16 {
            Simd::splat_u32s(self, number as u32)
        }

        #[inline(always)]
        fn load(self, pairs: &[i16]) -> u32x16 {
            let mut block = [0_i16; 32];
            block.copy_from_slice(&pairs[..32]);
            cast(block)
        }

        #[inline(always)]
        fn add_products(self, sums: u32x16, left: u32x16, right: u32x16) -> u32x16 {
            let (left, right): (i16x32, i16x32) = (cast(left), cast(right));
            self.add_u32s(sums, cast(self.multiply_wrapping_add_adjacent_i16x32(left, right)))
        }

        #[inline(always)]
        fn store(self, vector: u32x16, numbers: &mut [i32]) {
            let block: [i32; 16] = cast(vector);
            numbers[..16].copy_from_slice(&block);
        }
    }

    impl Lanes for V3 {
        type Vector = u32x8;
        const WIDTH: usize = 8;

        #[inline(always)]
        fn splat(self, number: i32) -> u32x8 {
            Simd::splat_u32s(self, number as u32)
        }

        #[inline(always)]
        fn load(self, pairs: &[i16]) -> u32x8 {
            let mut block = [0_i16; 16];
            block.copy_from_slice(&pairs[..16]);
            cast(block)
        }

        #[inline(always)]
        fn add_products(self, sums: u32x8, left: u32x8, right: u32x8) -> u32x8 {
            let (left, right): (i16x16, i16x16) = (cast(left), cast(right));
            self.add_u32s(sums, cast(self.multiply_wrapping_add_adjacent_i16x16(left, right)))
        }

        #[inline(always)]
        fn store(self, vector: u32x8, numbers: &mut [i32]) {
            let block: [i32; 8] = cast(vector);
            numbers[..8].copy_from_slice(&block);
        }
    }
}

/// Any processor.
#[derive(Clone, Copy)]
struct Plain;

impl Lanes for Plain {
    type Vector = [i32; 4];
    const WIDTH: usize = 4;

    #[inline(always)]
    fn splat(self, number: i32) -> [i32; 4] {
        [number; 4]
    }

    #[inline(always)]
    fn load(self, pairs: &[i16]) -> [i32; 4] {
        std::array::from_fn(|at| (i32::from(pairs[2 * at]) & 0xffff) | (i32::from(pairs[2 * at + 1]) << 16))
    }

    #[inline(always)]
    fn add_products(self, sums: [i32; 4], left: [i32; 4], right: [i32; 4]) -> [i32; 4] {
        let low = |pair: i32| i32::from(pair as i16);
        let high = |pair: i32| pair >> 16;
        std::array::from_fn(|at| {
            let (left, right) = (left[at], right[at]);
            sums[at].wrapping_add(low(left) * low(right)).wrapping_add(high(left) * high(right))
        })
    }

    #[inline(always)]
    fn store(self, vector: [i32; 4], numbers: &mut [i32]) {
        numbers[..4].copy_from_slice(&vector);
    }
}

struct Product<'a> {
    right: &'a WholePanels,
    pairs: &'a [i32],
    scales: &'a [f32],
    sums: &'a mut [f32],
}

impl Product<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Product { right, pairs, scales, sums } = self;
        let (half, columns) = (right.inner.div_ceil(2), right.columns);
        let panels = right.cells.chunks_exact(half * 2 * PANEL);
        for (first, panel) in (0..columns).step_by(PANEL).zip(panels) {
            let width = PANEL.min(columns - first);
            let scale_of = &right.scales[first..first + width];
            let rows =
                pairs.chunks(half * ROWS).zip(scales.chunks(ROWS)).zip(sums.chunks_mut(columns * ROWS));
            for ((pairs, scales), sums) in rows {
                let mut block = [[0; PANEL]; ROWS];
                tile(lanes, pairs, panel, half, &mut block);
                for ((numbers, scale), sums) in block.iter().zip(scales).zip(sums.chunks_exact_mut(columns)) {
                    let sums = &mut sums[first..first + width];
                    for ((sum, &number), of) in sums.iter_mut().zip(numbers).zip(scale_of) {
                        *sum += number as f32 * (scale * of);
                    }
                }
            }
        }
    }
}

/// Up to [`ROWS`] rows times a panel.
#[inline(always)]
fn tile<L: Lanes>(lanes: L, pairs: &[i32], panel: &[i16], half: usize, block: &mut [[i32; PANEL]; ROWS]) {
    for at in (0..PANEL).step_by(2 * L::WIDTH) {
        if pairs.len() == half * ROWS {
            strip::<L, ROWS>(lanes, pairs, panel, half, at, block);
        } else {
            for (pairs, line) in pairs.chunks_exact(half).zip(block.iter_mut()) {
                strip::<L, 1>(lanes, pairs, panel, half, at, std::array::from_mut(line));
            }
        }
    }
}

/// `N` rows times two vectors of columns of a panel.
#[inline(always)]
fn strip<L: Lanes, const N: usize>(
    lanes: L,
    pairs: &[i32],
    panel: &[i16],
    half: usize,
    at: usize,
    block: &mut [[i32; PANEL]; N],
) {
    let mut sums = [[lanes.splat(0); 2]; N];
    let mut rows = [&pairs[..half]; N];
    for (number, row) in rows.iter_mut().enumerate() {
        *row = &pairs[number * half..][..half];
    }
    for (k, line) in panel.chunks_exact(2 * PANEL).enumerate().take(half) {
        let first = lanes.load(&line[2 * at..]);
        let second = lanes.load(&line[2 * (at + L::WIDTH)..]);
        for (sum, row) in sums.iter_mut().zip(&rows) {
            let pair = lanes.splat(row[k]);
            sum[0] = lanes.add_products(sum[0], pair, first);
            sum[1] = lanes.add_products(sum[1], pair, second);
        }
    }
    for (sum, line) in sums.iter().zip(block.iter_mut()) {
        lanes.store(sum[0], &mut line[at..]);
        lanes.store(sum[1], &mut line[at + L::WIDTH..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_right_and_the_same_on_every_processor() {
        let number = |at: usize| ((at * 7919 + 13) % 101) as f32 / 50.0 - 1.0;
        for (rows, inner, columns) in [(1, 1, 1), (7, 5, 40), (13, 64, 33), (6, 512, 70)] {
            let left: Vec<f32> = (0..rows * inner).map(number).collect();
            let right: Vec<f32> = (0..inner * columns).map(|at| number(at * 31)).collect();
            let bias: Vec<f32> = (0..columns).map(number).collect();
            let panels = WholePanels::of(&right, inner, columns).unwrap();
            let product = panels.product(Arch::new(), &left, &bias);
            for (at, &sum) in product.iter().enumerate() {
                let (row, column) = (at / columns, at % columns);
                let exact: f32 =
                    (0..inner).map(|k| left[row * inner + k] * right[k * columns + column]).sum();
                assert!((exact + bias[column] - sum).abs() < 0.02 * (inner as f32).sqrt().max(1.0) * 0.2);
            }
            let (pairs, scales) = round(Arch::new(), &left, inner);
            let mut plain = bias.repeat(rows);
            let product_of = Product { right: &panels, pairs: &pairs, scales: &scales, sums: &mut plain };
            product_of.run(Plain);
            assert_eq!(plain, product);
        }
        assert!(WholePanels::of(&[0.0; 513], 513, 1).is_none());
    }
}
