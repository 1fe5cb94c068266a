//! The engine that asks a language model, up to the wire: what to ask, and what of the answer to believe.
//!
//! Sending is not done here. [`passages`] cuts a text, [`Question`] puts one passage into a request that any
//! OpenAI-compatible server understands, [`Answer`] reads what came back, and [`accept`] keeps of it what stands on
//! words of the passage: a quote that is not in the text is dropped with its value, and a record whose own quote is
//! not in the text is dropped whole. Numbers must be said by their quote, names must share a word with it, codes must
//! be of the codebook. What was dropped is told in the notes of the record.
//!
//! [`doubts`] says where the default engine is unsure of itself, and [`hybrid`] puts both readings together: the
//! model fills what the rules left open and adds what they passed over in doubt; it never overrules them.

mod accept;
mod answer;
mod doubts;
mod ground;
mod hybrid;
mod passages;
mod question;
mod schema;
mod values;

pub use accept::{Accepted, accept};
pub use answer::{Answer, AnswerError};
pub use doubts::{Doubt, doubts};
pub use hybrid::{Combined, hybrid, join};
pub use passages::{Passage, passages};
pub use question::{Constraint, PROMPT_VERSION, Question};
pub use schema::answer_schema;

/// Code of the note that says what of an answer was not believed.
pub const NOT_GROUNDED: &str = "model-not-grounded";

/// Code of the note that names a record or field that a language model gave.
pub const MACHINE_OUTPUT: &str = "model-output";
