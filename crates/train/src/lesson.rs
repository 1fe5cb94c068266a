//! What goes into the fitting of a model and what comes out.

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name, for messages.
    pub name: String,
    /// Its text, unpacked.
    pub text: String,
}

/// What a model learns from.
#[derive(Debug, Clone, Copy)]
pub struct Lesson<'a> {
    /// Annotated texts to learn from.
    pub data: &'a [Source],
    /// Annotated texts to measure on; may be empty. Nothing is learned from them.
    pub dev: &'a [Source],
}

/// How far a fitting has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Units of work done.
    pub done: u64,
    /// Units of work in all.
    pub of: u64,
    /// What was reached, for people.
    pub note: String,
}

/// Is told of every step; answers whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(Step) -> bool;

/// One file of `models/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFile {
    /// Name without folder, e.g. `syntax.bin`.
    pub name: &'static str,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// One measured figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What was measured, e.g. "tags, accuracy".
    pub name: String,
    /// The figure.
    pub value: f64,
    /// Of how many cases.
    pub of: u64,
}

/// A model that was fitted.
#[derive(Debug, Clone, Default)]
pub struct Fitted {
    /// What is to be written.
    pub files: Vec<ModelFile>,
    /// What it reaches on the texts to measure on, or on those it learned from if there are none.
    pub figures: Vec<Figure>,
}

/// Why a model could not be fitted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrainError {
    /// A line cannot be used.
    #[error("{file}, line {line}: {problem}; {remedy}")]
    BadLine {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
        /// What to do.
        remedy: String,
    },
    /// There is nothing to learn from.
    #[error("nothing to learn from: {problem}; {remedy}")]
    Nothing {
        /// What is missing.
        problem: String,
        /// What to do.
        remedy: String,
    },
    /// It was stopped on the way.
    #[error("stopped; nothing was written")]
    Stopped,
}
