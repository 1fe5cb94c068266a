//! The brief as data: sections of blocks of sentences, each sentence with its citations.

use jiff::civil::Date;
use model::{DateInterval, Hash, Judgement, Marking, Question, Span, Stage};
use serde::Serialize;
use serde_json::Value;

use crate::{Coverage, Names};

/// A brief, ready to be checked and printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brief {
    /// Headline.
    pub title: String,
    /// The last day of knowledge used.
    pub as_of: Date,
    /// The narrowest marking of everything used.
    pub marking: Marking,
    /// What is asked.
    pub question: Question,
    /// The answer.
    pub judgement: Judgement,
    /// In the order of the page.
    pub sections: Vec<Section>,
    /// The documents, in the order of their numbers (the first is 1).
    pub sources: Vec<SourceLine>,
    /// What was searched.
    pub coverage: Coverage,
    /// Incidents and statements that sentences count, for the check.
    #[serde(skip)]
    pub records: Vec<CountedRecord>,
    /// Names by which the check reads sentences and quotes.
    #[serde(skip)]
    pub names: Names,
}

/// A titled part of the brief.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Stable id, also the anchor in HTML.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// One piece of a section.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// Sentences that run on.
    Paragraph {
        /// In order.
        sentences: Vec<Sentence>,
    },
    /// One sentence per bullet.
    List {
        /// In order.
        sentences: Vec<Sentence>,
    },
    /// A table.
    Table(Table),
    /// Incidents by year and stage.
    Timeline(Timeline),
    /// The probability and its interval on the ICD 203 scale; its text alternative is the sentence before it.
    Gauge {
        /// 0 to 1.
        probability: f64,
        /// 90 % interval.
        interval: Option<(f64, f64)>,
    },
    /// The numbered sources.
    Sources,
}

/// One sentence and what it stands on.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Sentence {
    /// The words.
    pub parts: Vec<Part>,
    /// The spans that hold what it names.
    pub citations: Vec<Citation>,
    /// What it states that no single span holds: counts, the judgement, the question.
    #[serde(skip)]
    pub basis: Vec<Basis>,
}

/// A run of words inside a sentence or cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "part", content = "text", rename_all = "kebab-case")]
pub enum Part {
    /// Words of the brief.
    Text(String),
    /// Words of the brief that carry the answer.
    Strong(String),
    /// Words of a source, cleaned, shortened and defanged.
    Quote(String),
    /// A row of the record or of the statements, by its label: `R1`, `S2`.
    Row(String),
    /// In a table cell: the numbers and grades of the cited sources.
    Sources,
}

/// A span of a document that holds something a sentence names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Citation {
    /// Number of the source, from 1.
    pub source: usize,
    /// Document id.
    pub document: Hash,
    /// Id of the incident or statement whose value it supports.
    pub record: Option<Hash>,
    /// The field it supports, in the spelling of the extraction format.
    pub property: String,
    /// First byte of the span in the document's text.
    pub start: usize,
    /// One past its last byte; equal to `start` where the value follows from the document's date alone.
    pub end: usize,
    /// The words as printed: cleaned, shortened, defanged, names of private persons withheld.
    pub words: String,
    /// The span itself.
    #[serde(skip)]
    pub span: Option<Span>,
    /// The value that it supports, in the shape of the extraction format.
    #[serde(skip)]
    pub value: Value,
}

/// What a sentence may state without a span.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Basis {
    /// Terms of the question and its window.
    Question,
    /// Terms and figures of the judgement.
    Judgement,
    /// Publishers, titles and dates of the sources cited, the as-of day, and how many documents were searched.
    Sources,
    /// The figure `counted.len()`, out of `of.len()`; both are recounted by the check.
    Count(Count),
    /// A figure the check takes as it is: a scale's bounds, a limit of the method. Only constants of this crate and
    /// scale ranges of cited estimates may stand here.
    Figure(String),
}

/// Records counted, out of which.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Count {
    /// What the counted records have: property and value, all of them. Empty: everything in `of` counts.
    pub having: Vec<(String, String)>,
    /// The counted records.
    pub counted: Vec<Hash>,
    /// The records among which was counted.
    pub of: Vec<Hash>,
}

/// What the check knows of a record in order to recount.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedRecord {
    /// Id of the view.
    pub id: Hash,
    /// Its row: `R1`, `S2`.
    pub label: String,
    /// Property and value, as often as it has values.
    pub values: Vec<(String, String)>,
}

/// A table whose rows are checked like sentences.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// What it shows; the accessible name.
    pub caption: String,
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Rows, top to bottom.
    pub rows: Vec<Row>,
    /// Whether the words behind each row are printed.
    pub evidence: ShowEvidence,
}

/// Whether a table prints the words behind its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShowEvidence {
    /// Rows open to show them (HTML), or a list follows (Markdown).
    PerRow,
    /// The numbers of the sources are enough.
    NumbersOnly,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Heading.
    pub name: &'static str,
    /// Longest cell in Markdown, in characters; longer ones are cut with an ellipsis. HTML has no limit.
    pub limit: usize,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Row {
    /// `R1` for a row of the record, `S1` for a statement, `None` elsewhere.
    pub label: Option<String>,
    /// One per column.
    pub cells: Vec<Cell>,
    /// The spans behind the row.
    pub citations: Vec<Citation>,
    /// What no single span holds.
    #[serde(skip)]
    pub basis: Vec<Basis>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Cell {
    /// The words.
    pub parts: Vec<Part>,
    /// Share from 0 to 1 to draw as a bar in HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<f64>,
}

/// Incidents by year and stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// What it shows.
    pub caption: String,
    /// One per year and stage that has any, in order.
    pub points: Vec<TimelinePoint>,
    /// The same in words, one sentence a year.
    pub alternative: Vec<Sentence>,
}

/// How many incidents of one stage fell in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TimelinePoint {
    /// Calendar year.
    pub year: i16,
    /// Stage.
    pub stage: Stage,
    /// Incidents.
    pub count: usize,
}

/// One document in the list of sources, ready to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceLine {
    /// Document id.
    pub document: Hash,
    /// Who published it.
    pub publisher: String,
    /// Headline, or the name under which it came in.
    pub title: String,
    /// When it was published.
    pub published: Option<Date>,
    /// Defanged address.
    pub url: Option<String>,
    /// Letter of the Admiralty scale.
    pub reliability: String,
    /// Why that letter.
    pub reliability_reason: String,
    /// TLP label and caveats.
    pub marking: Marking,
    /// Number of the first source with the same origin, where that is another one.
    pub same_origin_as: Option<usize>,
}

impl Brief {
    /// Reliability letter of a numbered source; `F`, which means that it cannot be judged, where there is none.
    pub(crate) fn grade(&self, number: usize) -> &str {
        let source = number.checked_sub(1).and_then(|index| self.sources.get(index));
        source.map_or("F", |source| source.reliability.as_str())
    }
}

impl Part {
    /// The words as plain text.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Strong(text) => text.clone(),
            Self::Quote(text) => format!("“{text}”"),
            Self::Row(label) => label.clone(),
            Self::Sources => String::new(),
        }
    }
}

impl Sentence {
    /// Starts with these words.
    pub fn of(words: impl Into<String>) -> Self {
        Self::default().then(words)
    }

    /// Goes on with words of the brief.
    #[must_use]
    pub fn then(mut self, words: impl Into<String>) -> Self {
        self.parts.push(Part::Text(words.into()));
        self
    }

    /// Goes on with one part.
    #[must_use]
    pub fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// Cites these spans.
    #[must_use]
    pub fn citing(mut self, citations: impl IntoIterator<Item = Citation>) -> Self {
        self.citations.extend(citations);
        self
    }

    /// Rests on this, too.
    #[must_use]
    pub fn because(mut self, basis: Basis) -> Self {
        self.basis.push(basis);
        self
    }

    /// The whole sentence as plain text, without citation marks.
    pub fn plain(&self) -> String {
        self.parts.iter().map(Part::plain).collect()
    }

    /// Numbers of the cited sources, ascending, each once.
    pub fn source_numbers(&self) -> Vec<usize> {
        source_numbers(&self.citations)
    }
}

impl Row {
    /// Numbers of the cited sources, ascending, each once.
    pub fn source_numbers(&self) -> Vec<usize> {
        source_numbers(&self.citations)
    }
}

fn source_numbers(citations: &[Citation]) -> Vec<usize> {
    let mut numbers: Vec<usize> = citations.iter().map(|citation| citation.source).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

impl Timeline {
    /// First and last year; `None` when empty.
    pub fn years(&self) -> Option<(i16, i16)> {
        self.points.first().zip(self.points.last()).map(|(first, last)| (first.year, last.year))
    }
}

/// Whether `interval` lies in one calendar year, and which.
pub(crate) fn single_year(interval: DateInterval) -> Option<i16> {
    (interval.from().year() == interval.to().year()).then(|| interval.from().year())
}
