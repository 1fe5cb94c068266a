//! The tagger and the dependency parser: learned together from a treebank (CoNLL-U).

mod course;
mod dense;
mod learn;
mod measure;
mod network;
mod parameter;
mod random;
mod recurrence;
mod treebank;
mod vocabulary;

#[cfg(test)]
mod tests;

use crate::{
    Fitted, Lesson, ModelFile, Task, TrainError, Watch,
    lesson::Source,
    syntax::{course::Settings, treebank::GoldSentence},
};

/// Parts of speech and syntax of sentences.
pub const TASK: Task = Task {
    name: "syntax",
    about: "parts of speech and dependencies, from CoNLL-U treebanks",
    fit: |lesson, watch| fit(lesson, &Settings::default(), watch),
};

fn fit(lesson: &Lesson<'_>, settings: &Settings, watch: Watch<'_>) -> Result<Fitted, TrainError> {
    let sentences = read(lesson.data)?;
    let dev = read(lesson.dev)?;
    if sentences.is_empty() {
        return Err(TrainError::Nothing {
            problem: "the files hold no sentence".to_owned(),
            remedy: "name CoNLL-U treebanks, such as the train part of UD English EWT".to_owned(),
        });
    }
    let bytes = course::run(&sentences, settings, watch)?.encode();
    let measured = if dev.is_empty() { &sentences } else { &dev };
    let figures = measure::figures(&bytes, measured);
    Ok(Fitted { files: vec![ModelFile { name: "syntax.bin", bytes }], figures })
}

fn read(sources: &[Source]) -> Result<Vec<GoldSentence>, TrainError> {
    let read: Result<Vec<_>, _> = sources.iter().map(treebank::read).collect();
    Ok(read?.into_iter().flatten().collect())
}
