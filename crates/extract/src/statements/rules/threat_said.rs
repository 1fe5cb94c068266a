//! An actor says what will happen: "said that its fighters would strike again", "announces that they will be attacked".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    own_deed::{OwnDeed, own_deed},
    party::PartyKind,
    view::{Found, View},
    words::{Cue, CueHit},
};

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Say) {
        if view.negated(hit.start) || view.unasserted(hit.start) {
            continue;
        }
        let Some(speaker) = view.subject(hit.start, &[PartyKind::Armed]) else { continue };
        let window = hit.end..view.clause_end(hit.start);
        let own = matches!(own_deed(view, speaker, window.clone()), Some((OwnDeed::Coming, _)));
        if own || future_harm(view, window.clone()) || announced(view, hit, window) {
            found.push(view.found(StatementKind::Threat, speaker.clone(), hit.start..hit.end));
        }
    }
    found.extend(vow_noun(view));
    found
}

/// "announced a new wave of attacks".
fn announced(view: &View<'_>, hit: CueHit, window: Range<usize>) -> bool {
    let verb =
        matches!(view.word(hit.start), "announced" | "announces" | "announcing" | "declared" | "declares");
    verb && view
        .first_in(window.start..window.end.min(hit.end + 8), Cue::FutureHarmNoun)
        .is_some_and(|more| !view.negated(more.start))
}

/// Harm to come in `window`: "would be next", "there will be more attacks", "will be attacked".
fn future_harm(view: &View<'_>, window: Range<usize>) -> bool {
    for at in window.clone() {
        if view.has(at, Cue::FutureHarm).is_some() && !view.negated(at) {
            return true;
        }
        let more = view.has(at, Cue::FutureHarmNoun).is_some();
        let comes = (at.saturating_sub(4).max(window.start)..at)
            .any(|i| matches!(view.word(i), "will" | "would" | "be" | "expect" | "coming"));
        if more && comes && !view.negated(at) {
            return true;
        }
        let goes_on = view.has(at, Cue::HarmNoun).is_some()
            && matches!(view.word(at + 1), "will" | "would")
            && matches!(
                view.word(at + 2),
                "go" | "continue" | "intensify" | "increase" | "multiply" | "follow" | "spread"
            );
        if goes_on && !view.negated(at) {
            return true;
        }
        let passive = matches!(view.word(at), "will" | "would" | "shall")
            && view.word(at + 1) == "be"
            && view.has(at + 2, Cue::HarmVerb).is_some();
        if passive {
            return true;
        }
    }
    false
}

/// "comes a vow that the soldiers of the caliphate will fight the Chinese".
fn vow_noun(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::VowNoun) {
        let article = hit.start > 0 && matches!(view.word(hit.start - 1), "a" | "the" | "its" | "their");
        let window = hit.end..view.clause_end(hit.start).min(hit.end + 18);
        let that = window.clone().take(6).any(|at| matches!(view.word(at), "that" | "to"));
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
