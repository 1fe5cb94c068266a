//! The judgement as an object: a question, a probability, what it rests on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{DateInterval, Stage, TargetClass};

/// *Actor (or any) × target class × nationality × place × stage × horizon*.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Codebook id of the actor; `None` for any.
    pub actor: Option<String>,
    /// Target class; `None` for any.
    pub target: Option<TargetClass>,
    /// ISO 3166-1 alpha-2 of the state that the target belongs to; `None` for any.
    pub nationality: Option<String>,
    /// ISO 3166-1 alpha-2 of the host country; `None` for any.
    pub country: Option<String>,
    /// Stages that count; empty for executed and failed attacks.
    pub stages: Vec<Stage>,
    /// Length of the forecast window in months.
    pub horizon_months: u32,
}

/// One part of what a number rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JudgementPart {
    /// Name of the part, e.g. `incidents in the record`.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// One sentence on it.
    pub explanation: String,
}

/// An answer to a question as of a day. Immutable once issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// What is asked.
    pub question: Question,
    /// The last day of knowledge used.
    pub as_of: Date,
    /// The days in which an incident would make it true.
    pub window: DateInterval,
    /// Probability of at least one such incident, 0 to 1; `None` where the record does not support a number.
    pub probability: Option<f64>,
    /// 90 % interval of the probability.
    pub interval: Option<(f64, f64)>,
    /// ICD 203 words of the probability, and of the interval's ends where they differ.
    pub words: Vec<String>,
    /// `high`, `moderate` or `low`; belief in the number, not the number.
    pub confidence: String,
    /// Why that confidence, one sentence.
    pub confidence_reason: String,
    /// Name of the model, e.g. `C0 climatology`.
    pub model: String,
    /// What the number rests on.
    pub parts: Vec<JudgementPart>,
    /// What counts, by which sources, until when.
    pub resolution_rule: String,
}
