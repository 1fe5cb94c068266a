//! The network that tells tags, heads and relations: rows of letters, layers that read the sentence from both ends
//! (simple recurrent units), and a comparison of every word with every possible head (Dozat and Manning 2017).

use std::ops::Range;

use pulp::Arch;

use super::{
    Relation, Tag,
    algebra::{Panels, multiply_add, sigmoid},
    features::{self, Case},
    tree,
    weights::{Shape, Stored},
    whole::WholePanels,
};

/// Distances between a word and its head that are told apart on either side.
const REACH: usize = 12;

/// All distances that are told apart.
pub const DISTANCES: usize = 2 * REACH + 1;

/// The number of the distance between a word and its head.
pub fn distance(word: usize, head: usize) -> usize {
    let steps = word.abs_diff(head).min(REACH);
    match head {
        0 => 0,
        _ if head < word => steps,
        _ => REACH + steps,
    }
}

/// What a network says of a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Part of speech of every word.
    pub tags: Vec<Tag>,
    /// Head of every word, from 1; 0 for the head of the sentence.
    pub heads: Vec<usize>,
    /// What every word is to its head.
    pub relations: Vec<Relation>,
}

/// A network, ready to read.
#[derive(Debug, Clone)]
pub struct Network {
    arch: Arch,
    stored: Stored,
    layers: Vec<Layer>,
    tag: WholePanels,
    tag_bias: Vec<f32>,
    project: WholePanels,
    project_bias: Vec<f32>,
    arc: WholePanels,
    arc_head: Vec<f32>,
    distance: Vec<f32>,
    relation: WholePanels,
}

#[derive(Debug, Clone)]
struct Layer {
    weights: WholePanels,
    gates: Vec<f32>,
}

impl Network {
    /// The network of the bytes of a file; `None` if they are none.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut stored = Stored::decode(bytes)?;
        let shape = stored.shape;
        let mut parts = std::mem::take(&mut stored.parts).into_iter().zip(shape.parts());
        let mut next = || parts.next();
        let mut layers = Vec::new();
        for _ in 0..shape.layers {
            let (weights, (inner, columns)) = next()?;
            layers.push(Layer { weights: WholePanels::of(&weights, inner, columns)?, gates: next()?.0 });
        }
        let (mut tag, (height, tags)) = next()?;
        let tag_bias = tag.split_off((height - 1) * tags);
        let (project, (top, projections)) = next()?;
        let project_bias = next()?.0;
        let (arc, (arcs, _)) = next()?;
        let arc_head = next()?.0;
        let distance = next()?.0;
        let (relation, (inner, relations)) = next()?;
        Some(Self {
            arch: Arch::new(),
            stored,
            layers,
            tag: WholePanels::of(&tag, height - 1, tags)?,
            tag_bias,
            project: WholePanels::of(&project, top, projections)?,
            project_bias,
            arc: WholePanels::of(&arc, arcs, arcs)?,
            arc_head,
            distance,
            relation: WholePanels::of(&relation, inner, relations)?,
        })
    }

    fn shape(&self) -> &Shape {
        &self.stored.shape
    }

    /// Reads a sentence of `words`.
    pub fn read(&self, words: &[&str], case: Case) -> Analysis {
        if words.is_empty() {
            return Analysis::default();
        }
        let rows = words.len() + 1;
        let mut layer = self.embed(words, case);
        let mut tags = Vec::new();
        for (number, weights) in self.layers.iter().enumerate() {
            layer = self.through(weights, &layer, rows);
            if number + 1 == self.shape().tag_layer {
                tags = self.tags(&layer);
            }
        }
        let projected = self.project(&layer, rows);
        let heads = tree::heads(&self.arcs(&projected, rows), rows);
        let relations = self.relations(&projected, &heads);
        Analysis { tags, heads, relations }
    }

    /// Rows of the place before the sentence and of its words.
    fn embed(&self, words: &[&str], case: Case) -> Vec<f32> {
        let width = self.shape().embedding;
        let mut rows = vec![0.0; (words.len() + 1) * width];
        let mut lines = rows.chunks_exact_mut(width);
        let mut found = Vec::with_capacity(16);
        let add = |line: &mut [f32], found: &[u32]| {
            self.arch.dispatch(
                #[inline(always)]
                || {
                    for &row in found {
                        let row = row as usize;
                        let cells = &self.stored.table[row * width..][..width];
                        let scale = self.stored.scales[row];
                        for (sum, &cell) in line.iter_mut().zip(cells) {
                            *sum += scale * f32::from(cell);
                        }
                    }
                },
            );
        };
        if let Some(line) = lines.next() {
            add(line, &[0]);
        }
        for (word, line) in words.iter().zip(lines) {
            found.clear();
            features::each(word, case, |_, key| found.extend(self.stored.rows.get(&key)));
            add(line, &found);
        }
        rows
    }

    fn through(&self, layer: &Layer, input: &[f32], rows: usize) -> Vec<f32> {
        let products = layer.weights.product(self.arch, input, &[]);
        let mut output = vec![0.0; rows * 2 * self.shape().hidden];
        self.arch.dispatch(
            #[inline(always)]
            || {
                self.run(layer, input, &products, &mut output, 0..rows, 0);
                self.run(layer, input, &products, &mut output, 0..rows, 1);
            },
        );
        output
    }

    #[inline(always)]
    fn run(
        &self,
        layer: &Layer,
        input: &[f32],
        products: &[f32],
        output: &mut [f32],
        rows: Range<usize>,
        direction: usize,
    ) {
        let h = self.shape().hidden;
        let parts = layer.weights.columns() / (2 * h);
        let gates = &layer.gates[4 * direction * h..][..4 * h];
        let (vf, vr, bf, br) = (&gates[..h], &gates[h..2 * h], &gates[2 * h..3 * h], &gates[3 * h..4 * h]);
        let mut cells = vec![0.0_f32; h];
        let c = &mut cells[..h];
        for step in rows.clone() {
            let row = if direction == 0 { step } else { rows.end - 1 - step };
            let at = (2 * row + direction) * h;
            let u = &products[at * parts..][..parts * h];
            let (z, f, r) = (&u[..h], &u[h..2 * h], &u[2 * h..3 * h]);
            let p = if parts == 4 { &u[3 * h..4 * h] } else { &input[at..][..h] };
            let out = &mut output[at..][..h];
            for j in 0..h {
                let forget = sigmoid(f[j] + vf[j] * c[j] + bf[j]);
                let reset = sigmoid(r[j] + vr[j] * c[j] + br[j]);
                c[j] = forget * c[j] + (1.0 - forget) * z[j];
                out[j] = reset * c[j] + (1.0 - reset) * p[j];
            }
        }
    }

    fn tags(&self, layer: &[f32]) -> Vec<Tag> {
        let width = self.tag.columns();
        let scores = self.tag.product(self.arch, layer, &self.tag_bias);
        let lines = scores.chunks_exact(width).skip(1);
        lines.map(|line| Tag::of_number(highest(line)).unwrap_or(Tag::Noun)).collect()
    }

    /// The four projections of every word, one block after the other.
    fn project(&self, layer: &[f32], rows: usize) -> [Vec<f32>; 4] {
        let mut whole = self.project.product(self.arch, layer, &self.project_bias);
        for cell in &mut whole {
            *cell = cell.max(0.0);
        }
        let (arc, label) = (self.shape().arc, self.shape().label);
        let mut from = 0;
        [arc, arc, label, label].map(|width| {
            let mut block = Vec::with_capacity(rows * width);
            for line in whole.chunks_exact(self.project.columns()) {
                block.extend_from_slice(&line[from..from + width]);
            }
            from += width;
            block
        })
    }

    /// What speaks for every head of every word.
    fn arcs(&self, projected: &[Vec<f32>; 4], rows: usize) -> Vec<f32> {
        let [dependents, heads, _, _] = projected;
        let mixed = self.arc.product(self.arch, dependents, &self.arc_head);
        let mut scores = vec![0.0; rows * rows];
        multiply_add(self.arch, &mixed, &Panels::transposed(heads, self.shape().arc, rows), &mut scores);
        for (word, line) in scores.chunks_exact_mut(rows).enumerate() {
            for (head, score) in line.iter_mut().enumerate() {
                *score += self.distance[distance(word, head)];
            }
        }
        scores
    }

    fn relations(&self, projected: &[Vec<f32>; 4], heads: &[usize]) -> Vec<Relation> {
        let [_, _, below, above] = projected;
        let width = self.shape().label;
        let mut input = Vec::with_capacity(heads.len() * (3 * width + 1));
        for (dependent, &head) in below.chunks_exact(width).skip(1).zip(heads) {
            let head = &above[head * width..][..width];
            input.extend(dependent.iter().zip(head).map(|(dependent, head)| dependent * head));
            input.extend_from_slice(dependent);
            input.extend_from_slice(head);
            input.push(1.0);
        }
        let scores = self.relation.product(self.arch, &input, &[]);
        let root = Relation::Root as usize;
        let lines = scores.chunks_exact(self.relation.columns()).zip(heads);
        lines
            .map(|(line, &head)| {
                // Only the head of the sentence is its root.
                let number = if head == 0 { root } else { highest_but(line, root) };
                Relation::of_number(number).unwrap_or(Relation::Unclear)
            })
            .collect()
    }
}

fn highest(scores: &[f32]) -> usize {
    highest_but(scores, usize::MAX)
}

fn highest_but(scores: &[f32], not: usize) -> usize {
    let mut best = 0;
    let mut most = f32::NEG_INFINITY;
    for (number, &score) in scores.iter().enumerate() {
        if score > most && number != not {
            best = number;
            most = score;
        }
    }
    best
}
