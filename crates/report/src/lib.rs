//! Turns a ledger view and a judgement into a brief that cannot outrun its sources.
//!
//! [`compose`] puts sections of sentences together, each sentence with the spans that hold what it names;
//! [`check`] reads the sentences again and reports every name, place, date, figure and target that no cited span
//! holds; [`markdown`] and [`html`] print. A brief with findings must not be written.

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
