//! The answer: likelihood with its words and interval, confidence in sentences of its own, and what both rest on.
//!
//! A figure is printed only where the judgement has one.

use model::Stage;

use crate::clean::clean;
use crate::compose::{Context, citations_of, count, event, row_labels, subject};
use crate::phrase::{counted, listed, number, percent, when};
use crate::{Basis, Block, Cell, Column, Part, Row, Sentence, ShowEvidence, Table};

pub(super) fn build(context: &Context) -> Vec<Block> {
    let judgement = &context.input.judgement;
    let mut blocks = vec![Block::Paragraph { sentences: likelihood(context) }];
    if let Some(probability) = judgement.probability {
        blocks.push(Block::Gauge { probability, interval: judgement.interval });
        blocks.push(Block::Paragraph { sentences: confidence(context) });
    }
    blocks.push(Block::Paragraph { sentences: counts(context) });
    if judgement.probability.is_some() && !judgement.parts.is_empty() {
        blocks.push(parts(context));
    }
    let rule = clean(&judgement.resolution_rule);
    if !rule.is_empty() {
        let sentence = Sentence::of(format!("Resolution rule: {}", stopped(&rule)));
        let sentence = sentence.because(Basis::Judgement).because(Basis::Question);
        blocks.push(Block::Paragraph { sentences: vec![sentence] });
    }
    blocks
}

/// `… is very unlikely: `, `… has almost no chance of happening: `, as the words of the scale need it.
fn said_as(asked: &str, word: String) -> Sentence {
    if !word.ends_with("chance") {
        return Sentence::of(format!("{asked} is ")).with(Part::Strong(word)).then(": ");
    }
    let article = if word.starts_with("almost") { "" } else { "a " };
    Sentence::of(format!("{asked} has {article}")).with(Part::Strong(word)).then(" of happening: ")
}

/// With one full stop at the end.
fn stopped(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

fn likelihood(context: &Context) -> Vec<Sentence> {
    let judgement = &context.input.judgement;
    let window = when(judgement.window);
    let asked = format!("At least one {} {window}", event(context.input));
    let about = |sentence: Sentence| sentence.because(Basis::Question).because(Basis::Judgement);
    let Some(probability) = judgement.probability else {
        let reasons = judgement.parts.iter().map(|part| clean(&part.explanation));
        let reason = reasons.chain([clean(&judgement.confidence_reason)]).find(|reason| !reason.is_empty());
        let mut sentences = vec![
            about(Sentence::of(format!("The question: at least one {} {window}.", event(context.input)))),
            Sentence::default()
                .with(Part::Strong("The record does not support a probability, and none is given.".into())),
        ];
        if let Some(reason) = reason {
            sentences.push(about(Sentence::of(format!("Reason: {}", stopped(&reason)))));
        }
        return sentences;
    };
    let (_, rows) = count(&context.matching(), &[("counted", "yes")], |told| told.counts);
    let mut words = judgement.words.iter().map(|word| clean(word));
    let mut sentence = match words.next() {
        Some(word) => said_as(&asked, word),
        None => Sentence::of(format!("{asked}: ")),
    };
    sentence = sentence.with(Part::Strong(percent(probability)));
    if let Some((low, high)) = judgement.interval {
        sentence = sentence.then(format!(" (90% interval {} to {})", percent(low), percent(high)));
    }
    let sentence = about(sentence.then(".")).because(Basis::Figure("90".into())).citing(citations_of(&rows));
    let ends: Vec<String> = words.collect();
    let mut sentences = vec![sentence];
    if !ends.is_empty() {
        let touched =
            format!("On the ICD 203 scale the interval also reaches into: {}.", listed(&ends, "and"));
        sentences.push(about(Sentence::of(touched)).because(Basis::Figure("203".into())));
    }
    sentences
}

fn confidence(context: &Context) -> Vec<Sentence> {
    let judgement = &context.input.judgement;
    let level = clean(&judgement.confidence);
    let mut sentences =
        vec![Sentence::of("Confidence in this figure is ").with(Part::Strong(level)).then(".")];
    let reason = clean(&judgement.confidence_reason);
    if reason.to_lowercase().starts_with("confidence is ") {
        sentences = vec![Sentence::of(stopped(&reason))];
    } else if !reason.is_empty() {
        sentences.push(Sentence::of(format!("Reason: {}", stopped(&reason))));
    }
    sentences
        .into_iter()
        .map(|sentence| sentence.because(Basis::Judgement).because(Basis::Question))
        .collect()
}

fn counts(context: &Context) -> Vec<Sentence> {
    let matching = context.matching();
    if matching.is_empty() {
        let text = format!("The record holds no {} of any stage.", subject(context.input));
        return vec![Sentence::of(text).because(Basis::Question)];
    }
    let (all, _) = count(&matching, &[], |_| true);
    let (basis, rows) = count(&matching, &[("counted", "yes")], |told| told.counts);
    let text = format!(
        "The record holds {} of any stage that fit the question",
        counted(matching.len(), "incident")
    );
    let sentence = match rows.as_slice() {
        [] => Sentence::of(format!("{text}; none of them has a stage that it counts.")),
        rows => {
            let sentence =
                Sentence::of(format!("{text}; {} of them have a stage that it counts (", rows.len()));
            row_labels(rows).into_iter().fold(sentence, Sentence::with).then(").")
        }
    };
    let mut sentences = vec![sentence.because(all).because(basis).citing(citations_of(&matching))];
    sentences.extend(other_stages(context));
    sentences
}

/// Stages that the question does not count, each by itself.
fn other_stages(context: &Context) -> Option<Sentence> {
    let matching = context.matching();
    let mut told = Vec::new();
    let (mut bases, mut cited) = (Vec::new(), Vec::new());
    for stage in Stage::ALL {
        let (basis, rows) = count(&matching, &[("stage", stage.as_str())], |told| told.is(*stage));
        if rows.iter().any(|told| !told.counts) {
            told.push(format!("{} {stage}", rows.len()));
            bases.push(basis);
            cited.extend(citations_of(&rows));
        }
    }
    let text = format!("Left out of the count because of their stage: {}.", listed(&told, "and"));
    (!told.is_empty()).then(|| bases.into_iter().fold(Sentence::of(text), Sentence::because).citing(cited))
}

fn parts(context: &Context) -> Block {
    let judgement = &context.input.judgement;
    let columns = vec![
        Column { name: "Part", limit: 40 },
        Column { name: "Value", limit: 12 },
        Column { name: "What it says", limit: 110 },
    ];
    let cell = |text: String| Cell { parts: vec![Part::Text(text)], bar: None };
    let rows = judgement.parts.iter().map(|part| Row {
        cells: vec![cell(clean(&part.name)), cell(number(part.value)), cell(clean(&part.explanation))],
        basis: vec![Basis::Judgement, Basis::Question],
        ..Row::default()
    });
    let caption = format!("What the figure rests on (model: {})", clean(&judgement.model));
    Block::Table(Table { caption, columns, rows: rows.collect(), evidence: ShowEvidence::NumbersOnly })
}
