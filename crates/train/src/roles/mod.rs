//! The judge of roles: fitted to wire reports whose fillers are annotated, and to a treebank for the word classes.

mod fitting;
pub mod logistic;
pub mod muc;
pub mod tagger;
mod weighing;

pub use fitting::{Agreement, agreement, fit_judge};

use extract::{Extractor, learned::roles::words::Tagger};
use model::codebook::Codebook;

use crate::{Figure, Fitted, Lesson, ModelFile, Source, Step, Task, TrainError, Watch};

/// Fits the judge of roles.
pub const TASK: Task = Task {
    name: "roles",
    about: "who and what fills the roles of the incidents of a wire report; from annotated reports and a treebank",
    fit,
};

fn fit(lesson: &Lesson<'_>, watch: Watch<'_>) -> Result<Fitted, TrainError> {
    let tagger = fit_tagger(lesson.data)?;
    if !watch(Step { done: 1, of: 4, note: "word classes fitted".into() }) {
        return Err(TrainError::Stopped);
    }
    let extractor = Extractor::new(Codebook::embedded());
    let examples = muc::read(lesson.data, &extractor, &tagger)?;
    let dev = muc::read(lesson.dev, &extractor, &tagger)?;
    if !watch(Step { done: 2, of: 4, note: format!("{} documents read", examples.len() + dev.len()) }) {
        return Err(TrainError::Stopped);
    }
    let known: Vec<&muc::Example> = examples.iter().collect();
    let judge = fit_judge(&tagger, &known).ok_or_else(|| TrainError::Nothing {
        problem: "no document with its fillers".into(),
        remedy: "give the texts and their annotated fillers, one JSON object a line".into(),
    })?;
    if !watch(Step { done: 3, of: 4, note: "judge fitted".into() }) {
        return Err(TrainError::Stopped);
    }
    let measured: Vec<&muc::Example> = if dev.is_empty() { known } else { dev.iter().collect() };
    let figures = figures(&agreement(&judge, &measured));
    watch(Step { done: 4, of: 4, note: "measured".into() });
    Ok(Fitted { files: vec![ModelFile { name: "roles.bin", bytes: judge.write() }], figures })
}

/// The judge of word classes, from those of the sources that are treebanks.
fn fit_tagger(sources: &[Source]) -> Result<Tagger, TrainError> {
    let is_treebank = |source: &&Source| !source.text.trim_start().starts_with('{');
    let sentences: Vec<_> =
        sources.iter().filter(is_treebank).flat_map(|source| tagger::read(&source.text)).collect();
    let nothing = || TrainError::Nothing {
        problem: "no treebank among the files".into(),
        remedy: "give a CoNLL-U file beside the annotated reports".into(),
    };
    if sentences.iter().all(Vec::is_empty) {
        return Err(nothing());
    }
    tagger::fit(&sentences).ok_or_else(nothing)
}

fn figures(agreement: &Agreement) -> Vec<Figure> {
    let f1 = |right: u64, filled: u64, gold: u64| 2.0 * right as f64 / (filled + gold).max(1) as f64;
    let mut all = [0; 3];
    let mut figures = Vec::new();
    for (name, counts) in muc::NAMES.iter().zip(agreement.roles) {
        all.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
        let [right, filled, gold] = counts;
        figures.push(Figure {
            name: format!("F1 of {name}, types given"),
            value: f1(right, filled, gold),
            of: gold,
        });
    }
    let [right, filled, gold] = all;
    figures.push(Figure {
        name: "F1 of all roles, types given".into(),
        value: f1(right, filled, gold),
        of: gold,
    });
    figures
}
