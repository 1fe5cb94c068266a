//! The network in training: from features of words to tags, heads and relations, and back.

use std::ops::Range;

use extract::syntax::{
    Relation, Tag,
    algebra::{Panels, exp, multiply_add},
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

struct Forward {
    input_mask: Vec<f32>,
    traces: Vec<Trace>,
    masks: Vec<Vec<f32>>,
    top_mask: Vec<f32>,
    top: Vec<f32>,
    tag_input: Vec<f32>,
    tag_mask: Vec<f32>,
    projected: Vec<f32>,
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

    fn read(
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

    fn block(&self, projected: &[f32], rows: &Range<usize>, from: usize, width: usize) -> Vec<f32> {
        let whole = self.project.width;
        rows.clone().flat_map(|row| projected[row * whole + from..][..width].iter().copied()).collect()
    }

    /// Dependents as heads see them.
    fn mix(&self, arch: Arch, dependents: &[f32]) -> Vec<f32> {
        let mut mixed = dense::forward(arch, dependents, &self.arc);
        for line in mixed.chunks_exact_mut(self.shape.arc) {
            for (cell, add) in line.iter_mut().zip(&self.arc_head.value) {
                *cell += add;
            }
        }
        mixed
    }

    fn arc_scores(&self, arch: Arch, mixed: &[f32], heads: &[f32]) -> Vec<f32> {
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
    fn relation_input(&self, dependents: &[f32], heads: &[f32], from: usize, chosen: &[usize]) -> Vec<f32> {
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

    fn tag_scores(&self, arch: Arch, input: &[f32]) -> Vec<f32> {
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

    /// Learns from a batch: adds to all gradients.
    pub fn learn(
        &mut self,
        arch: Arch,
        examples: &[Example],
        dropout: &Dropout,
        random: &mut Random,
    ) -> Loss {
        let (forward, sentences) = self.read(arch, examples, dropout, random);
        let (arc, label, whole) = (self.shape.arc, self.shape.label, self.project.width);
        let (top, tags) = (2 * self.shape.hidden, self.tag.width);
        let mut loss = Loss::default();

        let mut tag_scores = self.tag_scores(arch, &forward.tag_input);
        for (rows, example) in sentences.iter().zip(examples) {
            tag_scores[rows.start * tags..][..tags].fill(0.0);
            for (row, &tag) in rows.clone().skip(1).zip(&example.tags) {
                loss.tag += surprise(&mut tag_scores[row * tags..][..tags], tag);
            }
            loss.words += example.tags.len();
        }
        let all = 0..forward.projected.len() / whole;
        let part = |from, width| self.block(&forward.projected, &all, from, width);
        let parts = [part(0, arc), part(arc, arc), part(2 * arc, label), part(2 * arc + label, label)];
        let d_arcs = self.learn_arcs(arch, &parts, &sentences, examples, &mut loss);
        let d_relations = self.learn_relations(arch, &parts, &sentences, examples, &mut loss);
        let mut d_projected = Vec::with_capacity(forward.projected.len());
        for row in all {
            for d_arc in &d_arcs {
                d_projected.extend_from_slice(&d_arc[row * arc..][..arc]);
            }
            for d_relation in &d_relations {
                d_projected.extend_from_slice(&d_relation[row * label..][..label]);
            }
        }
        let mut d_tag =
            dense::product(arch, &tag_scores, &Panels::transposed(&self.tag.value[..top * tags], tags, top));
        dense::learn(arch, &forward.tag_input, &tag_scores, top, tags, &mut self.tag.gradient[..top * tags]);
        for line in tag_scores.chunks_exact(tags) {
            for (sum, cell) in self.tag.gradient[top * tags..].iter_mut().zip(line) {
                *sum += cell;
            }
        }
        apply(&mut d_tag, &forward.tag_mask);

        // Where a projection was cut off at zero or left out, nothing flows.
        let keep = if dropout.score > 0.0 { 1.0 / (1.0 - dropout.score) } else { 1.0 };
        for (slope, value) in d_projected.iter_mut().zip(&forward.projected) {
            *slope = if *value > 0.0 { *slope * keep } else { 0.0 };
        }
        for line in d_projected.chunks_exact(whole) {
            for (sum, cell) in self.project_bias.gradient.iter_mut().zip(line) {
                *sum += cell;
            }
        }
        let mut slope = dense::backward(arch, &forward.top, &d_projected, &mut self.project);
        apply(&mut slope, &forward.top_mask);
        for number in (0..self.layers.len()).rev() {
            if number + 1 == self.shape.tag_layer {
                for (sum, add) in slope.iter_mut().zip(&d_tag) {
                    *sum += add;
                }
            }
            slope = self.layers[number].backward(arch, &forward.traces[number], &slope, &sentences);
            apply(&mut slope, &forward.masks[number]);
        }
        apply(&mut slope, &forward.input_mask);
        let width = self.shape.embedding;
        for (sentence, example) in sentences.iter().zip(examples) {
            for (row, features) in sentence.clone().zip(&example.features) {
                let line = &slope[row * width..][..width];
                for &feature in features {
                    let sum = &mut self.table.gradient[feature as usize * width..][..width];
                    for (sum, cell) in sum.iter_mut().zip(line) {
                        *sum += cell;
                    }
                }
            }
        }
        loss
    }

    /// Learns heads; the slopes of the dependents and of the heads.
    fn learn_arcs(
        &mut self,
        arch: Arch,
        parts: &[Vec<f32>; 4],
        sentences: &[Range<usize>],
        examples: &[Example],
        loss: &mut Loss,
    ) -> [Vec<f32>; 2] {
        let arc = self.shape.arc;
        let mixed = self.mix(arch, &parts[0]);
        let mut d_mixed = vec![0.0; mixed.len()];
        let mut d_heads = vec![0.0; mixed.len()];
        for (rows, example) in sentences.iter().zip(examples) {
            let count = rows.len();
            let cells = rows.start * arc..rows.end * arc;
            let heads = &parts[1][cells.clone()];
            let mut scores = self.arc_scores(arch, &mixed[cells.clone()], heads);
            scores[..count].fill(0.0);
            for (number, &head) in example.heads.iter().enumerate() {
                let row = number + 1;
                let line = &mut scores[row * count..][..count];
                line[row] = -1e9;
                loss.arc += surprise(line, head);
            }
            // From here on, scores are slopes.
            for (dependent, line) in scores.chunks_exact(count).enumerate().skip(1) {
                for (head, cell) in line.iter().enumerate() {
                    self.distance.gradient[distance(dependent, head)] += cell;
                }
            }
            multiply_add(arch, &scores, &Panels::of(heads, count, arc), &mut d_mixed[cells.clone()]);
            let turned = dense::transpose(&scores, count);
            multiply_add(arch, &turned, &Panels::of(&mixed[cells.clone()], count, arc), &mut d_heads[cells]);
        }
        for line in d_mixed.chunks_exact(arc) {
            for (sum, cell) in self.arc_head.gradient.iter_mut().zip(line) {
                *sum += cell;
            }
        }
        [dense::backward(arch, &parts[0], &d_mixed, &mut self.arc), d_heads]
    }

    /// Learns relations; the slopes of the dependents and of the heads.
    fn learn_relations(
        &mut self,
        arch: Arch,
        parts: &[Vec<f32>; 4],
        sentences: &[Range<usize>],
        examples: &[Example],
        loss: &mut Loss,
    ) -> [Vec<f32>; 2] {
        let label = self.shape.label;
        let [_, _, dependents, heads] = parts;
        let mut input = Vec::new();
        for (rows, example) in sentences.iter().zip(examples) {
            input.extend(self.relation_input(dependents, heads, rows.start, &example.heads));
        }
        let mut scores = dense::forward(arch, &input, &self.relation);
        let mut lines = scores.chunks_exact_mut(self.relation.width);
        for example in examples {
            for (&relation, line) in example.relations.iter().zip(&mut lines) {
                loss.relation += surprise(line, relation);
            }
        }
        let d_input = dense::backward(arch, &input, &scores, &mut self.relation);
        let mut slopes = [vec![0.0; dependents.len()], vec![0.0; heads.len()]];
        let mut lines = d_input.chunks_exact(3 * label + 1);
        for (rows, example) in sentences.iter().zip(examples) {
            for ((number, &head), line) in example.heads.iter().enumerate().zip(&mut lines) {
                let (below, above) = ((rows.start + number + 1) * label, (rows.start + head) * label);
                for at in 0..label {
                    slopes[0][below + at] += line[label + at] + line[at] * heads[above + at];
                    slopes[1][above + at] += line[2 * label + at] + line[at] * dependents[below + at];
                }
            }
        }
        slopes
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

/// Turns scores into their slope and returns the loss of the right one.
fn surprise(scores: &mut [f32], right: usize) -> f64 {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - highest);
        sum += *score;
    }
    let chance = scores[right] / sum;
    for score in scores.iter_mut() {
        *score /= sum;
    }
    scores[right] -= 1.0;
    -f64::from(chance.max(1e-9)).ln()
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

fn apply(cells: &mut [f32], mask: &[f32]) {
    for (cell, factor) in cells.iter_mut().zip(mask) {
        *cell *= factor;
    }
}

/// Compares the slopes of some numbers with what the loss does when they move a little.
#[cfg(test)]
pub fn check_slopes() {
    let shape = Shape {
        features: 6,
        embedding: 5,
        layers: 2,
        hidden: 4,
        arc: 3,
        label: 3,
        tag_layer: 1,
        tags: Tag::ALL.len(),
        relations: Relation::ALL.len(),
    };
    let mut random = Random::new(3);
    let mut network = Network::new(shape, &mut random);
    for parameter in network.dense() {
        for value in &mut parameter.value {
            *value += 0.3 * (random.unit() - 0.5);
        }
    }
    let example = |words: &[u32], heads: &[usize]| Example {
        features: std::iter::once(vec![0]).chain(words.iter().map(|&it| vec![it, it % 5 + 1])).collect(),
        tags: words.iter().map(|&it| it as usize).collect(),
        heads: heads.to_vec(),
        relations: words.iter().map(|&it| it as usize + 2).collect(),
    };
    let batch = [example(&[1, 2, 3], &[2, 0, 2]), example(&[4, 5], &[0, 1])];
    let dropout = Dropout { input: 0.0, layer: 0.0, score: 0.0 };
    let arch = Arch::new();
    let loss = |network: &mut Network| {
        let loss = network.learn(arch, &batch, &dropout, &mut Random::new(1));
        loss.tag + loss.arc + loss.relation
    };
    loss(&mut network);
    let slopes = network.clone();
    let nudge = 1e-2;
    for part in 0..=network.dense().len() {
        let count = all(&mut network)[part].value.len();
        for at in (0..count).step_by(count.div_ceil(7)) {
            let mut around = [0.0; 2];
            for (side, sum) in [-nudge, nudge].into_iter().zip(&mut around) {
                let mut moved = network.clone();
                all(&mut moved)[part].value[at] += side;
                *sum = loss(&mut moved);
            }
            let seen = (around[1] - around[0]) / f64::from(2.0 * nudge);
            let told = f64::from(all(&mut slopes.clone())[part].gradient[at]);
            assert!(
                (seen - told).abs() < 0.02 + 0.05 * seen.abs(),
                "part {part}, number {at}: {told} for {seen}"
            );
        }
    }
}

#[cfg(test)]
fn all(network: &mut Network) -> Vec<&mut Parameter> {
    let Network { layers, table, tag, project, project_bias, arc, arc_head, distance, relation, .. } =
        network;
    let mut parts = vec![table];
    for layer in layers {
        parts.extend([&mut layer.weights, &mut layer.gates]);
    }
    parts.extend([tag, project, project_bias, arc, arc_head, distance, relation]);
    parts
}
