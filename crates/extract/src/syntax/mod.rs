//! Parts of speech and syntax of sentences.
//!
//! [`Reading::syntax`](crate::reading::Reading::syntax) gives the [`Syntax`] of a sentence, read when first asked for:
//! ask only for sentences that matter, reading one costs some microseconds a word. Its [`Word`]s are those of
//! treebanks ("don't" is two); [`Syntax::word_of`] and [`Syntax::tokens`] go from tokens of the text to words and back.
//!
//! ```
//! use chancery_extract::{syntax::{Parser, Relation, Syntax, Tag}, text::Text};
//!
//! let text = Text::read("Two guards were killed by the gunmen outside the embassy.");
//! let syntax = Syntax::read(Parser::embedded(), &text, 0);
//! let killed = syntax.word_of(3).unwrap();
//! assert_eq!(syntax.tag(killed), Tag::VerbParticiple);
//! assert!(syntax.is_passive(killed));
//! assert_eq!(syntax.patient(killed), syntax.word_of(1));
//! assert_eq!(syntax.actor(killed), syntax.word_of(6));
//! ```

pub mod algebra;
pub mod features;
mod named;
pub mod network;
mod parses;
mod questions;
mod relation;
mod sentence;
mod tag;
pub mod tree;
pub mod weights;
mod whole;
pub mod words;

#[cfg(test)]
mod tests;

pub use parses::{Parser, Parses};
pub use questions::Path;
pub use relation::Relation;
pub use sentence::Syntax;
pub use tag::Tag;
pub use words::Word;
