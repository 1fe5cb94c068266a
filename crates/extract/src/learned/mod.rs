//! Judges that were fitted to annotated texts, and what they are made of.
//!
//! A case (a sentence, a mention, a pair of them) becomes a list of [`Features`]; a [`Linear`] model or [`Trees`] give it a
//! number. The weights are fitted by the crate `train`, stand in `models/` and are part of the program. Arithmetic is plain
//! and in a fixed order, so that the same text gets the same judgement on every machine.

pub mod archive;
pub mod features;
pub mod incidents;
pub mod linear;
pub mod roles;
pub mod trees;

pub use archive::{Archive, Bytes};
pub use features::Features;
pub use linear::Linear;
pub use trees::{Node, Trees};

/// The logistic function: a score without bounds to a probability.
pub fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
