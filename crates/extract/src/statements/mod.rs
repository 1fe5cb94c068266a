//! Public messages: threats, warnings, incitement, claims of responsibility, praise, denials, condemnations.
//!
//! A rule of [`RULES`] finds one construction and says who speaks; what two rules or two sentences say of one message
//! is merged; then targets, dates and the rest are read from the words around it and from the act it is about.
//! A claim or a denial needs a speaker: "no one claimed it" and "the attack was claimed" with nobody in sight give
//! nothing. A threat may be unsigned.

mod cues;
mod event;
mod horizon;
mod menace;
mod merge;
mod own_deed;
mod party;
mod record;
mod rules;
mod speech;
mod target;
#[cfg(test)]
mod tests;
mod view;
#[cfg(test)]
mod wordings;
mod words;

use std::cell::OnceCell;

use model::{IncidentRecord, StatementKind, StatementRecord};

pub use horizon::horizon_in;
pub use rules::{RULES, Rule};
pub use view::{Found, View};
pub use words::StatementWords;

use crate::reading::Reading;

/// What the statement rules look at.
pub struct Scene<'a> {
    /// The document as read.
    pub reading: &'a Reading<'a>,
    /// The acts found in it: a claim takes its target from the act it is about.
    pub incidents: &'a [IncidentRecord],
    /// Who published it, where that is known: an embassy's advice is its own.
    pub publisher: Option<&'a str>,
}

/// Finds the public messages of a document, in the order of the text.
pub fn find(scene: &Scene<'_>) -> Vec<StatementRecord> {
    let cues = scene.reading.lexicon.statements.hits(scene.reading.text);
    if cues.is_empty() {
        return Vec::new();
    }
    let parties = party::find(scene.reading, &cues);
    let view = View {
        reading: scene.reading,
        incidents: scene.incidents,
        publisher: scene.publisher,
        cues,
        main: party::main_party(scene.reading),
        parties,
        armed_speakers: vec![OnceCell::new(); scene.reading.text.sentences.len()],
    };
    let mut found: Vec<Found> = RULES.iter().flat_map(|rule| (rule.find)(&view)).collect();
    let told = speech::find(&view, &found);
    found.extend(told);
    drop_warned_threats(&view, &mut found);
    let events = event::Events::of(&view);
    let messages = merge::merge(&view, &events, found);
    messages
        .iter()
        .enumerate()
        .map(|(index, message)| record::record(&view, &events, message, index))
        .collect()
}

/// A caller who says where a bomb will go off warns: what other rules take for a threat in his sentence is the warning.
fn drop_warned_threats(view: &View<'_>, found: &mut Vec<Found>) {
    let sentence = |one: &Found| view.reading.sentence_of(one.cue.start);
    let called = |one: &&Found| {
        one.kind == StatementKind::Warning
            && view.cues_in(one.cue.clone(), words::Cue::Caller).next().is_some()
    };
    let warned: Vec<usize> = found.iter().filter(called).map(sentence).collect();
    found.retain(|one| one.kind != StatementKind::Threat || !warned.contains(&sentence(one)));
}
