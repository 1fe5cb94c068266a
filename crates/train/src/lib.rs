//! Fits the models that `extract` reads with, from annotated texts.
//!
//! A **task** is one model: what it learns from, the features it sees, and the weights that come out of it. The features
//! are computed by `extract`, so that a model sees the same in training and in use. The same data give the same bytes.
//!
//! One task is one folder here and one line of [`TASKS`]. Reading files and writing models is the business of `desk`;
//! a task gets texts ([`Lesson`]) and gives bytes ([`Fitted`]).

pub mod fit;
pub mod incidents;
mod lesson;
pub mod roles;
mod syntax;

pub use lesson::{Figure, Fitted, Lesson, ModelFile, Source, Step, TrainError, Watch};

/// One model that can be fitted.
#[derive(Debug, Clone, Copy)]
pub struct Task {
    /// What it is called on the command line, and the stem of its files.
    pub name: &'static str,
    /// What it learns, from what, in one line.
    pub about: &'static str,
    /// Fits it.
    pub fit: fn(&Lesson<'_>, Watch<'_>) -> Result<Fitted, TrainError>,
}

/// All tasks, by name.
pub const TASKS: &[Task] = &[incidents::TASK, roles::TASK, syntax::TASK];

/// The task of this name.
pub fn task(name: &str) -> Option<&'static Task> {
    TASKS.iter().find(|task| task.name == name)
}
