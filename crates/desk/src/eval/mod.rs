//! Evaluation: predicted records against gold records of the same documents.
//!
//! Per document, gold and predicted incidents (and statements) are matched one to one so that the sum of their
//! similarities is greatest; a pair counts from a threshold on. Unmatched gold records are missed, unmatched
//! predictions false. Gold records marked `optional` absorb a prediction and are never missed.
//! Fields are compared in matched pairs; their precision and recall count the unmatched records as well.

mod actors;
mod bootstrap;
mod circumstances;
mod compare;
mod fields;
mod matching;
mod outcome;
mod page;
mod record;
mod similarity;
mod words;

use std::collections::HashMap;

use extract::Extractor;
use model::{Input, codebook::Codebook};
use serde::Deserialize;
use serde_json::Value;

pub use outcome::{
    Case, CircumstanceScore, ErrorKind, EvalError, EvalReport, FieldScore, Judgements, Negatives, RecordScore,
};

pub use page::page;

use circumstances::Scene;
use compare::DocumentOutcome;
use record::Records;

/// Thresholds and resampling of an evaluation.
#[derive(Debug, Clone)]
pub struct EvalConfig {
    /// Similarity from which two incidents are the same.
    pub incident_threshold: f64,
    /// Similarity from which two statements are the same.
    pub statement_threshold: f64,
    /// Draws for the intervals; 0 for none.
    pub resamples: usize,
    /// Seed of the draws.
    pub seed: u64,
}

impl Default for EvalConfig {
    fn default() -> Self {
        Self { incident_threshold: 0.5, statement_threshold: 0.5, resamples: 1000, seed: 7 }
    }
}

/// One line of a gold file: a text and the records it must give.
#[derive(Debug, Clone)]
pub struct GoldDocument {
    /// What the extractor is given.
    pub input: Input,
    records: Records,
}

/// A line that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadLine {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

/// Reads gold lines; empty lines are passed over.
pub fn read_gold(text: &str) -> Result<Vec<GoldDocument>, BadLine> {
    #[derive(Deserialize)]
    struct Line {
        #[serde(flatten)]
        input: Input,
        #[serde(flatten)]
        rest: HashMap<String, Value>,
    }
    let read = |line: &str| -> Result<GoldDocument, serde_json::Error> {
        let Line { input, rest } = serde_json::from_str(line)?;
        let mut records: Records = serde_json::from_value(rest.into_iter().collect())?;
        records.doc.clone_from(&input.doc);
        Ok(GoldDocument { input, records })
    };
    lines_of(text, read)
}

/// Predicted records of one document.
#[derive(Debug, Clone)]
pub struct Prediction(Records);

impl Prediction {
    /// Reads what an extractor returned.
    pub fn of(extraction: &model::Extraction) -> Result<Self, serde_json::Error> {
        Ok(Self(serde_json::from_value(serde_json::to_value(extraction)?)?))
    }
}

/// Reads extraction records, one a line.
pub fn read_predictions(text: &str) -> Result<Vec<Prediction>, BadLine> {
    lines_of(text, |line| serde_json::from_str(line).map(Prediction))
}

fn lines_of<T>(text: &str, read: impl Fn(&str) -> Result<T, serde_json::Error>) -> Result<Vec<T>, BadLine> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let bad = |line: usize, error: serde_json::Error| BadLine { line: line + 1, reason: error.to_string() };
    numbered.map(|(number, line)| read(line).map_err(|error| bad(number, error))).collect()
}

/// Compares predictions with gold. Documents without a prediction count as empty; predictions for unknown
/// documents are not looked at.
pub fn evaluate(
    gold: &[GoldDocument],
    predictions: &[Prediction],
    codebook: &'static Codebook,
    config: &EvalConfig,
) -> EvalReport {
    let extractor = Extractor::new(codebook);
    let by_doc: HashMap<&str, &Records> = predictions.iter().map(|it| (it.0.doc.as_str(), &it.0)).collect();
    let nothing = Records::default();
    let compare = |gold: &GoldDocument| {
        let predicted = by_doc.get(gold.input.doc.as_str()).copied();
        let (records, text) = (&gold.records, gold.input.text.as_str());
        let scene = extractor.with_reading(&gold.input, Scene::of);
        DocumentOutcome::compare(records, predicted.unwrap_or(&nothing), text, &scene, codebook, config)
    };
    let outcomes: Vec<DocumentOutcome> = gold.iter().map(compare).collect();
    let missing = gold.iter().filter(|it| !by_doc.contains_key(it.input.doc.as_str()));
    let missing = missing.map(|it| it.input.doc.clone()).collect();
    EvalReport::of(&outcomes, missing, config)
}

#[cfg(test)]
mod tests;
