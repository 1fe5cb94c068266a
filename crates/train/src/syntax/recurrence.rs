//! One layer that reads a sentence from both ends (a simple recurrent unit, Lei et al. 2018), forwards and backwards.
//!
//! All products are taken for all words at once; what runs along the sentence is element by element:
//! `f = s(F x + vf * c' + bf)`, `r = s(R x + vr * c' + br)`, `c = f * c' + (1 - f) * Z x`, `h = r * c + (1 - r) * P x`,
//! where `c'` is the cell of the word before and `P x` is `x` itself where the widths agree.

use std::ops::Range;

use extract::syntax::algebra::sigmoid;
use pulp::Arch;

use super::{dense, parameter::Parameter, random::Random};

/// What a layer has learned.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Width of one direction.
    pub hidden: usize,
    /// Width of the input.
    pub input: usize,
    /// All products of a word, in both directions.
    pub weights: Parameter,
    /// `vf`, `vr`, `bf`, `br` of the first direction, then of the second.
    pub gates: Parameter,
}

/// What a layer remembers of its way forwards.
pub struct Trace {
    input: Vec<f32>,
    products: Vec<f32>,
    forget: Vec<f32>,
    reset: Vec<f32>,
    cell: Vec<f32>,
}

impl Layer {
    /// A layer that has learned nothing.
    pub fn new(input: usize, hidden: usize, random: &mut Random) -> Self {
        let parts = if input == 2 * hidden { 3 } else { 4 };
        let reach = (3.0 / input as f32).sqrt();
        let weights = Parameter::drawn(input, 2 * parts * hidden, reach, random);
        let mut gates = Parameter::zeros(8, hidden);
        // Forgets little and lets much through at first.
        for direction in 0..2 {
            for gate in [2, 3] {
                gates.value[(4 * direction + gate) * hidden..][..hidden].fill(0.5);
            }
        }
        Self { hidden, input, weights, gates }
    }

    fn parts(&self) -> usize {
        self.weights.width / (2 * self.hidden)
    }

    /// Reads sentences, each a range of rows.
    pub fn forward(&self, arch: Arch, input: Vec<f32>, sentences: &[Range<usize>]) -> (Vec<f32>, Trace) {
        let products = dense::forward(arch, &input, &self.weights);
        let rows = input.len() / self.input;
        let size = rows * 2 * self.hidden;
        let mut output = vec![0.0; size];
        let zeros = vec![0.0; size];
        let mut trace = Trace { input, products, forget: zeros.clone(), reset: zeros.clone(), cell: zeros };
        arch.dispatch(
            #[inline(always)]
            || {
                for sentence in sentences {
                    for direction in 0..2 {
                        self.run(sentence, direction, &mut trace, &mut output);
                    }
                }
            },
        );
        (output, trace)
    }

    #[inline(always)]
    fn run(&self, sentence: &Range<usize>, direction: usize, trace: &mut Trace, output: &mut [f32]) {
        let (h, parts) = (self.hidden, self.parts());
        let gates = &self.gates.value[4 * direction * h..][..4 * h];
        let (vf, vr, bf, br) = (&gates[..h], &gates[h..2 * h], &gates[2 * h..3 * h], &gates[3 * h..4 * h]);
        let mut before = vec![0.0_f32; h];
        for step in 0..sentence.len() {
            let row = if direction == 0 { sentence.start + step } else { sentence.end - 1 - step };
            let u = &trace.products[(2 * row + direction) * parts * h..][..parts * h];
            let (z, f, r) = (&u[..h], &u[h..2 * h], &u[2 * h..3 * h]);
            let p =
                if parts == 4 { &u[3 * h..4 * h] } else { &trace.input[(2 * row + direction) * h..][..h] };
            let at = (2 * row + direction) * h;
            let forget = &mut trace.forget[at..][..h];
            let reset = &mut trace.reset[at..][..h];
            let cell = &mut trace.cell[at..][..h];
            let out = &mut output[at..][..h];
            let c = &mut before[..h];
            for j in 0..h {
                forget[j] = sigmoid(f[j] + vf[j] * c[j] + bf[j]);
                reset[j] = sigmoid(r[j] + vr[j] * c[j] + br[j]);
                c[j] = forget[j] * c[j] + (1.0 - forget[j]) * z[j];
                cell[j] = c[j];
                out[j] = reset[j] * c[j] + (1.0 - reset[j]) * p[j];
            }
        }
    }

    /// Learns from the slope of the output, and returns that of the input.
    pub fn backward(
        &mut self,
        arch: Arch,
        trace: &Trace,
        slope: &[f32],
        sentences: &[Range<usize>],
    ) -> Vec<f32> {
        let mut products = vec![0.0; trace.products.len()];
        let mut direct = vec![0.0; if self.parts() == 3 { trace.input.len() } else { 0 }];
        arch.dispatch(
            #[inline(always)]
            || {
                for sentence in sentences {
                    for direction in 0..2 {
                        self.run_back(sentence, direction, trace, slope, &mut products, &mut direct);
                    }
                }
            },
        );
        let mut input = dense::backward(arch, &trace.input, &products, &mut self.weights);
        for (sum, direct) in input.iter_mut().zip(&direct) {
            *sum += direct;
        }
        input
    }

    #[inline(always)]
    fn run_back(
        &mut self,
        sentence: &Range<usize>,
        direction: usize,
        trace: &Trace,
        slope: &[f32],
        products: &mut [f32],
        direct: &mut [f32],
    ) {
        let (h, parts) = (self.hidden, self.parts());
        let gates = &self.gates.value[4 * direction * h..][..2 * h];
        let (vf, vr) = (&gates[..h], &gates[h..2 * h]);
        let learned = &mut self.gates.gradient[4 * direction * h..][..4 * h];
        let (lvf, learned) = learned.split_at_mut(h);
        let (lvr, learned) = learned.split_at_mut(h);
        let (lbf, lbr) = learned.split_at_mut(h);
        let nothing = vec![0.0_f32; h];
        let mut carry = vec![0.0_f32; h];
        for step in (0..sentence.len()).rev() {
            let row = if direction == 0 { sentence.start + step } else { sentence.end - 1 - step };
            let at = (2 * row + direction) * h;
            let before = match (step, direction) {
                (0, _) => &nothing[..h],
                (_, 0) => &trace.cell[at - 2 * h..][..h],
                _ => &trace.cell[at + 2 * h..][..h],
            };
            let u = &trace.products[(2 * row + direction) * parts * h..][..parts * h];
            let z = &u[..h];
            let p = if parts == 4 { &u[3 * h..4 * h] } else { &trace.input[at..][..h] };
            let (forget, reset, cell) =
                (&trace.forget[at..][..h], &trace.reset[at..][..h], &trace.cell[at..][..h]);
            let dh = &slope[at..][..h];
            let du = &mut products[(2 * row + direction) * parts * h..][..parts * h];
            let (dz, du) = du.split_at_mut(h);
            let (df, du) = du.split_at_mut(h);
            let (dr, dp) = du.split_at_mut(h);
            let dp = if parts == 4 { &mut dp[..h] } else { &mut direct[at..][..h] };
            let c = &mut carry[..h];
            for j in 0..h {
                let gate = dh[j] * (cell[j] - p[j]) * reset[j] * (1.0 - reset[j]);
                let dc = dh[j] * reset[j] + c[j];
                let keep = dc * (before[j] - z[j]) * forget[j] * (1.0 - forget[j]);
                dp[j] = dh[j] * (1.0 - reset[j]);
                dz[j] = dc * (1.0 - forget[j]);
                df[j] = keep;
                dr[j] = gate;
                c[j] = dc * forget[j] + vf[j] * keep + vr[j] * gate;
                lvf[j] += keep * before[j];
                lvr[j] += gate * before[j];
                lbf[j] += keep;
                lbr[j] += gate;
            }
        }
    }
}
