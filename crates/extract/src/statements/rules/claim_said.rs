//! An actor says that it did it: "The group said three of its men had stormed the building".
//!
//! The subject of the saying is an armed actor, its spokesman or its channel; what it says has its men, its name or
//! a pronoun as the doer of an act of harm, or gives the aim of the act ("was the target"). What it says that it did
//! not do is a denial and read by that rule.

use model::StatementKind;

use super::super::{
    own_deed::{OwnDeed, own_deed},
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Say).chain(view.all(Cue::ClaimVerb)) {
        if view.negated(hit.start) || view.unasserted(hit.start) {
            continue;
        }
        let Some(speaker) = speaker(view, hit.start) else { continue };
        let window = hit.end..view.clause_end(hit.start);
        let done = matches!(own_deed(view, &speaker, window.clone()), Some((OwnDeed::Done, _)));
        let before = is_last(view, hit.start) && said_before(view, &speaker, hit.start);
        if done || purpose(view, window) || before {
            found.push(view.found(StatementKind::ClaimOfResponsibility, speaker, hit.start..hit.end));
        }
    }
    found.extend(colon(view));
    found.extend(to_say(view));
    found
}

fn speaker(view: &View<'_>, verb: usize) -> Option<Party> {
    view.subject(verb, &[PartyKind::Armed]).cloned()
}

/// "the raid was directed at".
fn purpose(view: &View<'_>, window: std::ops::Range<usize>) -> bool {
    view.first_in(window, Cue::SelfPurpose)
        .is_some_and(|hit| !view.negated(hit.start) && !view.unasserted(hit.start))
}

/// "A group of diplomats was the target, al-Shabaab announced", "Fighters of the group struck a convoy, it said."
fn said_before(view: &View<'_>, speaker: &Party, verb: usize) -> bool {
    let start = view.clause_start(verb);
    let comma = (start..verb).rev().take(12).find(|at| matches!(view.word(*at), "," | "\"" | "”"));
    let own = comma
        .filter(|comma| speaker.tokens.start > *comma)
        .is_some_and(|comma| matches!(own_deed(view, speaker, start..comma), Some((OwnDeed::Done, _))));
    own || purpose(view, start..verb)
}

/// Whether the saying stands behind what is said.
fn is_last(view: &View<'_>, verb: usize) -> bool {
    let sentence = view.sentence(verb);
    sentence.end.saturating_sub(verb) < 12 && verb.saturating_sub(sentence.start) > 6
}

/// "put out a message: its soldiers had launched 28 rockets".
fn colon(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &view.reading.text.sentences {
        let Some(colon) = sentence.tokens.clone().take(60).find(|at| view.word(*at) == ":") else { continue };
        let before = parties_within(&view.parties, sentence.tokens.start..colon);
        let media = (sentence.tokens.start..colon)
            .any(|at| view.has(at, Cue::Media).is_some() || view.has(at, Cue::Channel).is_some());
        let Some(speaker) = before.iter().find(|party| party.kind == PartyKind::Armed).filter(|_| media)
        else {
            continue;
        };
        let window = colon + 1..view.clause_end(colon + 1).min(sentence.tokens.end);
        if matches!(own_deed(view, speaker, window.clone()), Some((OwnDeed::Done, _))) {
            let mut one = view.found(StatementKind::ClaimOfResponsibility, speaker.clone(), colon..colon + 1);
            one.clause = sentence.tokens.start..window.end.max(colon + 1);
            found.push(one);
        }
    }
    found
}

/// "rang several newsrooms to say that the group had sent the attacker".
fn to_say(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Phone) {
        let Some(speaker) = speaker(view, hit.start).filter(|_| !view.negated(hit.start)) else { continue };
        let window = hit.end..view.clause_end(hit.start);
        if matches!(own_deed(view, &speaker, window), Some((OwnDeed::Done, _))) {
            found.push(view.found(StatementKind::ClaimOfResponsibility, speaker, hit.start..hit.end));
        }
    }
    found
}
