//! Somebody without a name speaks for a group and names it only in what is said: "a caller told the agency that the
//! Black Hand had set the fire", "a man rang the radio and said that ...", "the blast was the work of Omega 7, a caller
//! said".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    own_deed::{OwnDeed, own_deed},
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// How far behind the voice its verb of saying may stand.
const TO_SAY: usize = 20;
/// How far behind the verb the group may stand.
const TO_GROUP: usize = 24;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &view.reading.text.sentences {
        let tokens = sentence.tokens.clone();
        for voice in tokens.clone().filter(|at| is_voice(view, *at, &tokens)) {
            if let Some(one) = told(view, voice, &tokens) {
                found.push(one);
                break;
            }
        }
    }
    found
}

/// A caller, or a man who telephones.
fn is_voice(view: &View<'_>, at: usize, sentence: &Range<usize>) -> bool {
    if view.has(at, Cue::Caller).is_some() {
        return true;
    }
    let person = view.is(at, Class::Person);
    let behind = at + 1..sentence.end.min(at + 8);
    let rings = behind.clone().any(|i| view.has(i, Cue::Phone).is_some())
        && behind.clone().any(|i| view.has(i, Cue::Newsroom).is_some());
    let before = sentence.start..at;
    let called = || before.clone().any(|i| view.is(i, Class::Telephone));
    if view.has(at, Cue::Media).is_some() {
        return is_left_message(view, at, sentence);
    }
    person && (rings || (view.is(at, Class::Voice) && called()))
}

/// "a letter found in a telephone booth", "a tape delivered to a radio station": sent by nobody who is named.
fn is_left_message(view: &View<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let behind = at + 1..sentence.end.min(at + TO_SAY);
    let say = behind.clone().find(|i| view.has(*i, Cue::Say).is_some()).unwrap_or(behind.end);
    let sent = (at + 1..say).any(|i| view.is(i, Class::Delivered));
    let owned =
        parties_within(&view.parties, sentence.start..say).iter().any(|party| party.kind != PartyKind::Armed);
    let official = (at + 1..say).any(|i| view.is(i, Class::Author));
    sent && !owned && !official
}

fn told(view: &View<'_>, voice: usize, sentence: &Range<usize>) -> Option<Found> {
    let say = (voice + 1..sentence.end.min(voice + TO_SAY)).find(|at| {
        let tells = view.is(*at, Class::Telling);
        (tells || view.has(*at, Cue::Say).is_some()) && !view.negated(*at) && !view.unasserted(*at)
    })?;
    // "Police said a caller ...": the police speak of him, and the call is still his; "the caller told police" too.
    let behind = say + 1..sentence.end.min(say + TO_GROUP);
    let ends = sentence.end.saturating_sub(say) < 10;
    let (group, window) = group_in(view, behind.clone(), sentence.end)
        .map(|group| (group.clone(), group.tokens.start..sentence.end))
        .or_else(|| {
            let before = sentence.start..voice;
            let group = parties_within(&view.parties, before.clone())
                .iter()
                .find(|party| party.kind == PartyKind::Armed);
            group.filter(|_| ends).map(|group| (group.clone(), before))
        })?;
    if group.tokens.contains(&voice) {
        return None;
    }
    let next = sentence.end..view.sentence(sentence.end).end;
    let speaks = view.is(group.tokens.start.saturating_sub(1), Class::Is)
        || view.is(group.tokens.start.saturating_sub(2), Class::Is);
    let we = || {
        matches!(own_deed(view, &group, next.clone()), Some((OwnDeed::Done, _)))
            && view.is(next.start, Class::We)
    };
    let done = matches!(own_deed(view, &group, window.clone()), Some((OwnDeed::Done, _)))
        || is_agent(view, &group)
        || (speaks && we());
    let denied = matches!(own_deed(view, &group, window), Some((OwnDeed::NotDone, _)));
    let kind = match (done, denied) {
        (_, true) => StatementKind::Denial,
        (true, _) => StatementKind::ClaimOfResponsibility,
        _ => return None,
    };
    Some(view.found(kind, group, say..say + 1))
}

/// The first armed party named in what is said.
fn group_in<'v>(view: &'v View<'_>, window: Range<usize>, end: usize) -> Option<&'v Party> {
    let parties = parties_within(&view.parties, window.start..window.end.min(end));
    parties.iter().find(|party| party.kind == PartyKind::Armed)
}

/// "had been placed by the group", "was the work of the group".
fn is_agent(view: &View<'_>, group: &Party) -> bool {
    let at = group.tokens.start;
    let before = at.saturating_sub(5)..at;
    let by = before.clone().any(|i| view.is(i, Class::By))
        && (at.saturating_sub(9)..at).any(|i| view.has(i, Cue::HarmVerb).is_some());
    let work = before.clone().any(|i| view.is(i, Class::Work)) && !view.is(at.saturating_sub(1), Class::Not);
    (by || work) && !before.clone().any(|i| view.is(i, Class::Not))
}
