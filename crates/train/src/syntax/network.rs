//! The network in training: from features of words to tags, heads and relations, and back.

use std::ops::Range;

use extract::syntax::{
    Relation, Tag,
    algebra::{Panels, multiply_add},
    network::{DISTANCES, distance},
    weights::{Shape, Weights},
};
use pulp::Arch;

use super::{
    dense,
    parameter::{Pace, Parameter},
    random::Random,
    recurrence::{Layer, Trace},
};

/// How much is left out in training.
#[derive(Debug, Clone, Copy)]
pub struct Dropout {
    /// Of the input.
    pub input: f32,
    /// Between layers.
    pub layer: f32,
    /// Before scoring.
    pub score: f32,
}

/// One sentence as a network sees it in training.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// Rows of the features of each word; the first is the place before the first word.
    pub features: Vec<Vec<u32>>,
    /// Tags of the words.
    pub tags: Vec<usize>,
    /// Heads of the words.
    pub heads: Vec<usize>,
    /// Relations of the words.
    pub relations: Vec<usize>,
}

/// The network.
#[derive(Debug, Clone)]
pub struct Network {
    /// Its measures.
    pub shape: Shape,
    /// Rows of features.
    pub table: Parameter,
    /// Layers.
    pub layers: Vec<Layer>,
    /// Tags: weights and, as the last row, what is added.
    pub tag: Parameter,
    /// Four projections of a word: as dependent and as head, for arcs and for relations.
    pub project: Parameter,
    /// What is added to them.
    pub project_bias: Parameter,
    /// Between dependents and heads.
    pub arc: Parameter,
    /// What speaks for a head whatever the dependent.
    pub arc_head: Parameter,
    /// Distances.
    pub distance: Parameter,
    /// Relations: of the product, the dependent, the head; and what is added.
    pub relation: Parameter,
}

/// Sums over a batch.
#[derive(Debug, Clone, Copy, Default)]
pub struct Loss {
    /// Of tags.
    pub tag: f64,
    /// Of heads.
    pub arc: f64,
    /// Of relations.
    pub relation: f64,
    /// Words.
    pub words: usize,
}

impl Loss {
    /// Adds another sum.
    pub fn add(&mut self, other: Self) {
        self.tag += other.tag;
        self.arc += other.arc;
        self.relation += other.relation;
        self.words += other.words;
    }
}

impl std::fmt::Display for Loss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.words.max(1) as f64;
        write!(
            f,
            "loss of tags {:.3}, heads {:.3}, relations {:.3}",
            self.tag / words,
            self.arc / words,
            self.relation / words
        )
    }
}

/// What the network remembers of its way forwards.
pub(super) struct Forward {
    pub input_mask: Vec<f32>,
    pub traces: Vec<Trace>,
    pub masks: Vec<Vec<f32>>,
    pub top_mask: Vec<f32>,
    pub top: Vec<f32>,
    pub tag_input: Vec<f32>,
    pub tag_mask: Vec<f32>,
    pub projected: Vec<f32>,
}

impl Network {
    /// A network that has learned nothing.
    pub fn new(shape: Shape, random: &mut Random) -> Self {
        let top = 2 * shape.hidden;
        let mut layers = Vec::new();
        for number in 0..shape.layers {
            let input = if number == 0 { shape.embedding } else { top };
            layers.push(Layer::new(input, shape.hidden, random));
        }
        let projections = 2 * (shape.arc + shape.label);
        let reach = (3.0 / top as f32).sqrt();
        Self {
            shape,
            table: Parameter::drawn(shape.features, shape.embedding, 0.1, random),
            layers,
            tag: Parameter::drawn(top + 1, Tag::ALL.len(), reach, random),
            project: Parameter::drawn(top, projections, reach, random),
            project_bias: Parameter::zeros(1, projections),
            arc: Parameter::zeros(shape.arc, shape.arc),
            arc_head: Parameter::zeros(1, shape.arc),
            distance: Parameter::zeros(1, DISTANCES),
            relation: Parameter::drawn(3 * shape.label + 1, Relation::ALL.len(), 0.1, random),
        }
    }

    /// The network as numbers; `keys` are those of the features, by row.
    pub fn weights(&mut self, keys: Vec<u32>) -> Weights {
        let parts = self.dense().iter().map(|part| part.value.clone()).collect();
        Weights { shape: self.shape, keys, table: self.table.value.clone(), parts }
    }

    /// All numbers but the table of features.
    pub fn dense(&mut self) -> Vec<&mut Parameter> {
        let mut all: Vec<&mut Parameter> = Vec::new();
        for layer in &mut self.layers {
            all.push(&mut layer.weights);
            all.push(&mut layer.gates);
        }
        all.extend([
            &mut self.tag,
            &mut self.project,
            &mut self.project_bias,
            &mut self.arc,
            &mut self.arc_head,
            &mut self.distance,
            &mut self.relation,
        ]);
        all
    }

    /// Reads a batch, with what is left out drawn from `random`; and the rows of every sentence.
    pub(super) fn read(
        &self,
        arch: Arch,
        examples: &[Example],
        rates: &Dropout,
        random: &mut Random,
    ) -> (Forward, Vec<Range<usize>>) {
        let mut sentences = Vec::new();
        let mut rows = 0;
        for example in examples {
            sentences.push(rows..rows + example.features.len());
            rows += example.features.len();
        }
        let width = self.shape.embedding;
        let mut x = vec![0.0; rows * width];
        for (sentence, example) in sentences.iter().zip(examples) {
            for (row, features) in sentence.clone().zip(&example.features) {
                let sum = &mut x[row * width..(row + 1) * width];
                for &feature in features {
                    let line = &self.table.value[feature as usize * width..][..width];
                    for (sum, value) in sum.iter_mut().zip(line) {
                        *sum += value;
                    }
                }
            }
        }
        let input_mask = mask(rates.input, width, &sentences, random);
        apply(&mut x, &input_mask);
        let mut current = x;
        let mut tag_input = Vec::new();
        let (mut traces, mut masks) = (Vec::new(), Vec::new());
        for (number, layer) in self.layers.iter().enumerate() {
            let layer_mask =
                if number == 0 { Vec::new() } else { mask(rates.layer, layer.input, &sentences, random) };
            apply(&mut current, &layer_mask);
            let (output, trace) = layer.forward(arch, current, &sentences);
            traces.push(trace);
            masks.push(layer_mask);
            if number + 1 == self.shape.tag_layer {
                tag_input = output.clone();
            }
            current = output;
        }
        let top_mask = mask(rates.layer, 2 * self.shape.hidden, &sentences, random);
        apply(&mut current, &top_mask);
        let tag_mask = mask(rates.layer, 2 * self.shape.hidden, &sentences, random);
        apply(&mut tag_input, &tag_mask);
        let mut projected = dense::forward(arch, &current, &self.project);
        let score_mask = mask(rates.score, self.project.width, &sentences, random);
        for (row, line) in projected.chunks_exact_mut(self.project.width).enumerate() {
            for (at, (cell, bias)) in line.iter_mut().zip(&self.project_bias.value).enumerate() {
                *cell += bias;
                *cell = if *cell > 0.0 { *cell } else { 0.0 };
                if !score_mask.is_empty() {
                    *cell *= score_mask[row * self.project.width + at];
                }
            }
        }
        let forward =
            Forward { input_mask, traces, masks, top_mask, top: current, tag_input, tag_mask, projected };
        (forward, sentences)
    }

    /// Some columns of the projections of some rows.
    pub(super) fn block(
        &self,
        projected: &[f32],
        rows: &Range<usize>,
        from: usize,
        width: usize,
    ) -> Vec<f32> {
        let whole = self.project.width;
        rows.clone().flat_map(|row| projected[row * whole + from..][..width].iter().copied()).collect()
    }

    /// Dependents as heads see them.
    pub(super) fn mix(&self, arch: Arch, dependents: &[f32]) -> Vec<f32> {
        let mut mixed = dense::forward(arch, dependents, &self.arc);
        for line in mixed.chunks_exact_mut(self.shape.arc) {
            for (cell, add) in line.iter_mut().zip(&self.arc_head.value) {
                *cell += add;
            }
        }
        mixed
    }

    /// What speaks for every head of every word of a sentence.
    pub(super) fn arc_scores(&self, arch: Arch, mixed: &[f32], heads: &[f32]) -> Vec<f32> {
        let width = self.shape.arc;
        let count = heads.len() / width;
        let mut scores = vec![0.0; count * count];
        multiply_add(arch, mixed, &Panels::transposed(heads, width, count), &mut scores);
        for (dependent, line) in scores.chunks_exact_mut(count).enumerate() {
            for (head, score) in line.iter_mut().enumerate() {
                *score += self.distance.value[distance(dependent, head)];
            }
        }
        scores
    }

    /// What tells relations, for the sentence that begins at row `from`.
    pub(super) fn relation_input(
        &self,
        dependents: &[f32],
        heads: &[f32],
        from: usize,
        chosen: &[usize],
    ) -> Vec<f32> {
        let width = self.shape.label;
        let mut input = Vec::with_capacity(chosen.len() * (3 * width + 1));
        for (number, &head) in chosen.iter().enumerate() {
            let dependent = &dependents[(from + number + 1) * width..][..width];
            let head = &heads[(from + head) * width..][..width];
            input.extend(dependent.iter().zip(head).map(|(a, b)| a * b));
            input.extend_from_slice(dependent);
            input.extend_from_slice(head);
            input.push(1.0);
        }
        input
    }

    /// What speaks for every tag of every row.
    pub(super) fn tag_scores(&self, arch: Arch, input: &[f32]) -> Vec<f32> {
        let top = 2 * self.shape.hidden;
        let tags = self.tag.width;
        let panels = Panels::of(&self.tag.value[..top * tags], top, tags);
        let mut scores = dense::product(arch, input, &panels);
        for line in scores.chunks_exact_mut(tags) {
            for (cell, add) in line.iter_mut().zip(&self.tag.value[top * tags..]) {
                *cell += add;
            }
        }
        scores
    }

    /// Moves all numbers by what was learned; `rows` are the features that were seen.
    pub fn step(&mut self, arch: Arch, rows: &[u32], pace: &Pace, longest: f32) {
        let mut squares: f64 = self.dense().iter().map(|it| it.squares()).sum();
        let width = self.shape.embedding;
        for &row in rows {
            let line = &self.table.gradient[row as usize * width..][..width];
            squares += line.iter().map(|&it| f64::from(it) * f64::from(it)).sum::<f64>();
        }
        let norm = squares.sqrt() as f32;
        let pace = Pace { scale: if norm > longest { longest / norm } else { 1.0 }, ..*pace };
        arch.dispatch(
            #[inline(always)]
            || {
                for &row in rows {
                    self.table.step_row(row as usize, &pace);
                }
                for parameter in self.dense() {
                    parameter.step(&pace);
                }
            },
        );
    }
}

/// A mask that is the same for all words of a sentence; empty if nothing is left out.
fn mask(rate: f32, width: usize, sentences: &[Range<usize>], random: &mut Random) -> Vec<f32> {
    if rate <= 0.0 {
        return Vec::new();
    }
    let keep = 1.0 / (1.0 - rate);
    let mut mask = Vec::new();
    for sentence in sentences {
        let line: Vec<f32> = (0..width).map(|_| if random.unit() < rate { 0.0 } else { keep }).collect();
        for _ in sentence.clone() {
            mask.extend_from_slice(&line);
        }
    }
    mask
}

/// Multiplies cell by cell; an empty mask leaves everything.
pub(super) fn apply(cells: &mut [f32], mask: &[f32]) {
    for (cell, factor) in cells.iter_mut().zip(mask) {
        *cell *= factor;
    }
}
