//! A text left behind after an act, with a group's name under it: "Leaflets found at the scene were signed by the Front".

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// How far from the message the signature may stand.
const TO_NAME: usize = 24;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Media).filter(|hit| !view.negated(hit.start)) {
        let sentence = view.sentence(hit.start);
        let window = hit.start..sentence.end.min(hit.end + TO_NAME);
        let left = (sentence.start..window.end).any(|at| view.is(at, Class::NoteFound));
        let bears =
            window.clone().any(|at| view.is(at, Class::Bore) && view.has(at, Cue::InNameOf).is_some());
        let scene = (left && is_at_scene(view, sentence.clone())) || (bears && tells_of_act(view, &sentence));
        let Some(speaker) = signer(view, hit.start, window.end).filter(|_| scene) else { continue };
        // What the leaflet threatens or demands is read by the rules for threats.
        let other = [Cue::Threaten, Cue::Warn, Cue::Urge, Cue::CallFor, Cue::DenyVerb]
            .into_iter()
            .any(|cue| view.first_in(hit.end..sentence.end, cue).is_some());
        let other = other || sentence.clone().any(|at| view.is(at, Class::LetterKind));
        if !other {
            found.push(view.found(StatementKind::ClaimOfResponsibility, speaker, hit.start..hit.end));
        }
    }
    found
}

/// The scene of an act: this sentence or the one before tells of one.
fn is_at_scene(view: &View<'_>, sentence: std::ops::Range<usize>) -> bool {
    let place = sentence.clone().any(|at| view.is(at, Class::Scene));
    let act = sentence.clone().any(|at| view.has(at, Cue::HarmNoun).is_some());
    let before = view.sentence(sentence.start.saturating_sub(1));
    let acted = before
        .clone()
        .any(|at| view.has(at, Cue::HarmNoun).is_some() || view.has(at, Cue::HarmVerb).is_some());
    place && (act || acted || !view.incidents.is_empty())
}

/// Whether the sentence or the one before speaks of an act.
fn tells_of_act(view: &View<'_>, sentence: &std::ops::Range<usize>) -> bool {
    let before = view.sentence(sentence.start.saturating_sub(1));
    let harm = |at: usize| view.has(at, Cue::HarmNoun).is_some() || view.has(at, Cue::HarmVerb).is_some();
    !view.incidents.is_empty() || sentence.clone().any(harm) || before.into_iter().any(harm)
}

/// The group behind "signed by", or whose message it is.
fn signer(view: &View<'_>, from: usize, to: usize) -> Option<Party> {
    let parties = parties_within(&view.parties, from.saturating_sub(2)..to);
    let party = parties.iter().find(|party| party.kind == PartyKind::Armed && party.named)?;
    let others =
        parties.iter().any(|other| other.kind != PartyKind::Armed && other.tokens.start < party.tokens.start);
    let words = from..party.tokens.end;
    let signed = words.clone().any(|at| view.has(at, Cue::InNameOf).is_some() || view.is(at, Class::Signed));
    let by = words.clone().any(|at| view.is(at, Class::Author)) && party.tokens.start <= from + 6;
    let own = party.tokens.contains(&from);
    (!others && (signed || by || own)).then(|| party.clone())
}
