//! What a batch teaches the network: from the loss back to every number.

use std::ops::Range;

use extract::syntax::{
    algebra::{Panels, exp, multiply_add},
    network::distance,
};
use pulp::Arch;

use super::{
    dense,
    network::{Dropout, Example, Loss, Network, apply},
    random::Random,
};

impl Network {
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
