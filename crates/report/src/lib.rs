//! Turns a ledger view and a judgement into a brief that cannot outrun its sources.
//!
//! Vocabulary: a *sentence* has words of its own, quotes and references to rows; its *citations* are the spans that hold
//! what it names; its *basis* is what it may state without a span: terms of the question, figures of the judgement,
//! counts that the check makes again.
//!
//! Invariants:
//! * [`compose`] prints no value that the cited words do not hold; what it leaves out it says in "What is thin or disputed".
//! * [`check`] reads the finished sentences, not the intentions behind them; a brief with findings must not be written.
//! * Likelihood and confidence never share a sentence, stages never share a count, a missing probability stays missing.
//! * Text of sources is cleaned of controls and direction overrides, shortened, defanged, and without names of private
//!   persons before it is printed; [`markdown`] and [`html`] escape all of it.
//!
//! ```
//! use jiff::civil::date;
//! use report::{BriefInput, Coverage, Names, check, compose, markdown};
//! let question = model::Question { horizon_months: 3, ..Default::default() };
//! let judgement = model::Judgement {
//!     question: question.clone(),
//!     as_of: date(2022, 9, 23),
//!     window: "2022-09-24..2022-12-23".parse().unwrap(),
//!     probability: None,
//!     interval: None,
//!     words: Vec::new(),
//!     confidence: "low".into(),
//!     confidence_reason: "the record is empty".into(),
//!     model: "C0 climatology".into(),
//!     parts: Vec::new(),
//!     resolution_rule: String::new(),
//! };
//! let brief = compose(&BriefInput {
//!     question,
//!     as_of: date(2022, 9, 23),
//!     judgement,
//!     incidents: Vec::new(),
//!     statements: Vec::new(),
//!     estimates: Vec::new(),
//!     sources: Vec::new(),
//!     coverage: Coverage::default(),
//!     names: Names::default(),
//! });
//! assert!(check(&brief).is_empty());
//! assert!(markdown(&brief).contains("The record does not support a probability, and none is given."));
//! ```

mod brief;
mod check;
mod clean;
mod compose;
mod html;
mod input;
mod markdown;
mod names;
mod phrase;
mod sections;

pub(crate) use brief::single_year;
pub use brief::{
    Basis, Block, Brief, Cell, Citation, Column, Count, CountedRecord, Part, Row, Section, Sentence,
    ShowEvidence, SourceLine, Table, Timeline, TimelinePoint,
};
pub use check::{Finding, check};
pub use compose::compose;
pub use html::html;
pub use input::{BriefInput, BriefSource, Coverage, QuotedEstimate};
pub use markdown::markdown;
pub use names::{ActorName, CountryName, Names};
