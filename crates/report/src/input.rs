//! What a brief is made from.

use jiff::civil::Date;
use model::{
    EstimateRecord, Hash, IncidentView, Judgement, Marking, Question, Reliability, Span, StatementView,
};

use serde::Serialize;

use crate::Names;

/// Everything that `compose` needs, as of one day. The caller selects and filters; nothing is looked up here.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefInput {
    /// What is asked.
    pub question: Question,
    /// The last day of knowledge used.
    pub as_of: Date,
    /// The answer; its probability may be missing.
    pub judgement: Judgement,
    /// Incidents of the record and its surroundings, in any order.
    pub incidents: Vec<IncidentView>,
    /// Statements by or for the actor, in any order.
    pub statements: Vec<StatementView>,
    /// Estimative sentences found in the documents.
    pub estimates: Vec<QuotedEstimate>,
    /// The documents behind all of these; numbered by date of publication; those that
    /// nothing in the brief rests on are left out.
    pub sources: Vec<BriefSource>,
    /// What was searched.
    pub coverage: Coverage,
    /// Names of actors, countries and places, with everything they are also called.
    pub names: Names,
}

/// An estimative sentence and the document it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedEstimate {
    /// Document id.
    pub document: Hash,
    /// The sentence, its words and their range on every scale that has them.
    pub record: EstimateRecord,
    /// Where the sentence stands.
    pub span: Option<Span>,
}

/// One document as the list of sources shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefSource {
    /// Document id.
    pub document: Hash,
    /// The name under which it came in.
    pub name: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Where it stands on the web; printed defanged.
    pub url: Option<String>,
    /// Reliability of the source.
    pub reliability: Reliability,
    /// Why that grade, one sentence; may be empty.
    pub reliability_reason: String,
    /// TLP label and caveats.
    pub marking: Marking,
    /// Name of its origin group: documents that go back to one root share it. `None`: not compared.
    pub origin: Option<String>,
}

/// What was searched to make the brief.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Documents known on the as-of day.
    pub documents: usize,
    /// Earliest publication among them.
    pub first: Option<Date>,
    /// Latest publication among them.
    pub last: Option<Date>,
}
