//! The published extraction record: what one document says.
//!
//! Offsets here are in Unicode scalar values of the text, as the published format has them; inside the ledger
//! spans are byte ranges ([`crate::Span`]).

use serde::{Deserialize, Serialize};

use crate::{
    Attribution, CountRange, DateInterval, IncidentType, PerpetratorKind, Specificity, Stage, StatementKind,
    TargetClass, TargetKind,
};

/// Everything found in one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The id given with the text.
    pub doc: String,
    /// Acts and plots, in the order of the text.
    pub incidents: Vec<IncidentRecord>,
    /// Public messages.
    pub statements: Vec<StatementRecord>,
    /// Estimative sentences.
    pub judgements: Vec<EstimateRecord>,
    /// What could not be settled.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// Some words of the text with their place in it, in Unicode scalar values.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub text: String,
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// The words behind one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// The field that stands on these words: `date`, `killed`, `facility`; `record` for the whole.
    pub field: String,
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The words, exactly as in the text.
    pub quote: String,
}

/// What was attacked, or meant to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Normal name, e.g. `Russian Embassy`.
    pub name: String,
    /// What it is made of.
    pub kind: TargetKind,
    /// To which part of society it belongs.
    pub class: TargetClass,
    /// ISO 3166-1 alpha-2 of the state it belongs to, or `EU`.
    pub nationality: Option<String>,
    /// In statements: ISO 3166-1 alpha-2 of the country where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Where the text names it, the most telling one first.
    pub mentions: Vec<Mention>,
}

/// Who did it, or meant to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Perpetrator {
    /// Normal name of an organisation, or the text's description of people.
    pub name: String,
    /// Organisation or people.
    pub kind: PerpetratorKind,
    /// Codebook id of the actor.
    pub actor: Option<String>,
    /// Where the text names it, the most telling one first.
    pub mentions: Vec<Mention>,
}

/// One real-world act or plot as one document has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IncidentRecord {
    /// Unique in the document.
    pub id: String,
    /// The stage; `status` in the published format.
    pub status: Stage,
    /// Kind of act.
    #[serde(rename = "type")]
    pub incident_type: IncidentType,
    /// Codebook tactics.
    pub tactic: Vec<String>,
    /// Weapons, as the text has them.
    pub weapons: Vec<Mention>,
    /// Tightest interval that the text and its date support.
    pub date: Option<DateInterval>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Most specific named populated place or region.
    pub place: Option<String>,
    /// The facility attacked or aimed at.
    pub facility: Option<String>,
    /// What was attacked.
    pub targets: Vec<Target>,
    /// Who did it.
    pub perpetrators: Vec<Perpetrator>,
    /// Names of those who claim it.
    pub claimed_by: Vec<String>,
    /// How firmly it is tied to the perpetrators.
    pub attribution: Attribution,
    /// Dead, perpetrators excluded where the text separates them.
    pub killed: Option<CountRange>,
    /// Injured, likewise.
    pub wounded: Option<CountRange>,
    /// Dead perpetrators.
    pub perpetrators_killed: Option<u32>,
    /// The words that weaken it.
    pub hedges: Vec<String>,
    /// Whom the text gives as its authority, by role or name.
    pub said_by: Vec<String>,
    /// The words behind the fields.
    pub evidence: Vec<Evidence>,
}

/// One public message as one document has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementRecord {
    /// Unique in the document.
    pub id: String,
    /// What the message does.
    pub kind: StatementKind,
    /// Who speaks.
    pub speaker: Option<String>,
    /// Codebook id of the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// The channel.
    pub outlet: Option<String>,
    /// When it was made public.
    pub date: Option<DateInterval>,
    /// Against whom it is directed, or what it is about.
    pub targets: Vec<Target>,
    /// How closely it names its targets.
    pub specificity: Specificity,
    /// What would bring the harm about.
    pub condition: Option<String>,
    /// By when.
    pub horizon: Option<String>,
    /// The words behind the fields.
    pub evidence: Vec<Evidence>,
}

/// The probability range that likelihood words have on one scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScaleRange {
    /// Scale id, e.g. `icd203`.
    pub scale: String,
    /// Lower end, 0 to 1.
    pub min: f64,
    /// Upper end, 0 to 1.
    pub max: f64,
}

/// An estimative sentence; `judgements` in the published format.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EstimateRecord {
    /// Unique in the document.
    pub id: String,
    /// The sentence, exactly as in the text.
    pub text_quote: String,
    /// The estimative words, exactly as in the text.
    pub likelihood_words: String,
    /// What is estimated.
    pub subject: Option<String>,
    /// Until when.
    pub horizon: Option<String>,
    /// The range on each scale that has the words; empty where none has.
    pub probability: Vec<ScaleRange>,
    /// The words behind the fields.
    pub evidence: Vec<Evidence>,
}

/// Something that could not be settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Stable code, e.g. `date-without-anchor`.
    pub code: String,
    /// Where.
    pub span: Option<Mention>,
    /// For people.
    pub text: String,
}
