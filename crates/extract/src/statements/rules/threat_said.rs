//! An actor says what will happen: "said that its fighters would strike again", "announces that they will be attacked".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    menace::menace,
    own_deed::{OwnDeed, own_deed},
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Say) {
        if view.negated(hit.start) || view.unasserted(hit.start) {
            continue;
        }
        let Some(speaker) = view.subject(hit.start, &[PartyKind::Armed]).or_else(|| he_said(view, hit.start))
        else {
            continue;
        };
        let window = hit.end..view.clause_end(hit.start);
        let own = matches!(own_deed(view, speaker, window.clone()), Some((OwnDeed::Coming, _)));
        if own
            || menace(view, window.clone()).is_some()
            || announced(view, hit, window)
            || told_last(view, hit.start, speaker)
        {
            found.push(view.found(StatementKind::Threat, speaker.clone(), hit.start..hit.end));
        }
    }
    found.extend(vow_noun(view));
    found
}

/// "announced a new wave of attacks".
fn announced(view: &View<'_>, hit: CueHit, window: Range<usize>) -> bool {
    let verb = view.is(hit.start, Class::Declare);
    verb && view
        .first_in(window.start..window.end.min(hit.end + 8), Cue::FutureHarmNoun)
        .is_some_and(|more| !view.negated(more.start))
}

/// "Foreigners would be killed, its commander told a newspaper": the threat stands before its telling.
fn told_last(view: &View<'_>, verb: usize, speaker: &Party) -> bool {
    let sentence = view.sentence(verb);
    let start = view.clause_start(verb);
    let last = sentence.end.saturating_sub(verb) < 12 && verb > start + 5;
    let comma = (start..verb).rev().take(10).find(|at| matches!(view.word(*at), "," | "\"" | "”"));
    let spoken = comma.filter(|comma| speaker.tokens.start > *comma || is_pronoun(view, *comma, verb));
    last && spoken.is_some_and(|comma| menace(view, start..comma).is_some())
}

/// "Embassies would not be safe, he said": the pronoun goes back over what is threatened to the sentence before.
fn he_said<'v>(view: &'v View<'_>, verb: usize) -> Option<&'v Party> {
    let comma = verb.checked_sub(2).filter(|at| matches!(view.word(*at), "," | "\"" | "”"))?;
    let sentence = view.sentence(verb);
    let last = is_pronoun(view, comma, verb) && sentence.end.saturating_sub(verb) < 8;
    let previous = view.sentence(sentence.start.checked_sub(1)?);
    let others = parties_within(&view.parties, previous.clone());
    let first = others.iter().find(|party| party.kind != PartyKind::Other)?;
    (last && first.kind == PartyKind::Armed).then_some(first)
}

/// "he said", "they added" behind the comma.
fn is_pronoun(view: &View<'_>, comma: usize, verb: usize) -> bool {
    (comma + 1..verb).any(|at| view.is(at, Class::Pronoun))
}

/// "comes a vow that the soldiers of the caliphate will fight the Chinese".
fn vow_noun(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::VowNoun) {
        let article = hit.start > 0 && view.is(hit.start - 1, Class::Attributive);
        let window = hit.end..view.clause_end(hit.start).min(hit.end + 18);
        let that = window.clone().take(6).any(|at| view.is(at, Class::Complement));
        let harm = window
            .clone()
            .any(|at| view.has(at, Cue::HarmVerb).is_some() || view.has(at, Cue::FutureHarm).is_some());
        if !(article && that && harm) || view.negated(hit.start) {
            continue;
        }
        if let Some(speaker) = view.focus(hit.start, 4) {
            found.push(view.found(StatementKind::Threat, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}
