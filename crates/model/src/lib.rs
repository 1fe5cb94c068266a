//! The words every other crate speaks: documents, spans, records, intervals, ranges, scales, the codebook.
//!
//! Nothing here touches a file, the network, the clock or randomness. Types that serialize are the published
//! formats; the rest stays inside the program.
//!
//! ```
//! use model::{CountRange, DateInterval};
//! let july: DateInterval = "2021-07".parse().unwrap();
//! assert_eq!(july.to_string(), "2021-07");
//! assert_eq!(CountRange::at_least(2).to_string(), "2 or more");
//! ```

pub mod assertion;
pub mod codebook;
pub mod count;
pub mod date;
pub mod decision;
pub mod document;
pub mod event;
pub mod extraction;
pub mod id;
pub mod incident;
pub mod judgement;
pub mod marking;
pub mod scale;
pub mod vocabulary;

pub use assertion::{Assertion, Origin, Property, RecordKind};
pub use count::CountRange;
pub use date::{DateInterval, Precision};
pub use decision::{Action, Decided, Decision, Ruling};
pub use document::{Document, Input, Span};
pub use event::EventRow;
pub use extraction::{
    EstimateRecord, Evidence, Extraction, IncidentRecord, Mention, Note, Perpetrator, ScaleRange,
    StatementRecord, Target,
};
pub use id::{Hash, RecordRef};
pub use incident::{Alternative, IncidentView, LinkReason, Place, StatementView, Support};
pub use judgement::{Judgement, JudgementPart, Question};
pub use marking::{Marking, Tlp};
pub use vocabulary::{
    Attribution, Credibility, IncidentType, PerpetratorKind, Reliability, Specificity, Stage, StatementKind,
    TargetClass, TargetKind, UnknownWord,
};
