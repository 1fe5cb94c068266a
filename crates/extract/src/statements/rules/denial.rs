//! A denial: "The Taliban denied it", "said that they were not involved", "wanted no part of it".
//!
//! Armed actors may deny anything that is said of them; of governments only a denial of a hand in an act is read.

use model::StatementKind;

use super::super::{
    own_deed::{OwnDeed, own_deed},
    party::{Party, PartyKind},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = verbs(view);
    found.extend(said(view));
    found.extend(direct(view));
    found
}

fn verbs(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::DenyVerb).chain(view.all(Cue::RejectVerb)) {
        if view.negated(hit.start) || view.unasserted(hit.start) {
            continue;
        }
        let Some(speaker) = view.subject(hit.start, &[PartyKind::Armed, PartyKind::State]) else { continue };
        let accusation = (hit.end..hit.end + 5).any(|at| view.has(at, Cue::Accusation).is_some());
        let denies = view.has(hit.start, Cue::DenyVerb).is_some();
        let armed = speaker.kind == PartyKind::Armed;
        let reads = match (armed, denies) {
            (true, true) => !is_refusal(view, hit.end),
            (true, false) => accusation,
            (false, true) => is_own_hand(view, hit.end),
            (false, false) => accusation && is_of_itself(view, hit.end),
        };
        if reads {
            found.push(view.found(StatementKind::Denial, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}

/// "denied entry", "denied visas": a refusal.
fn is_refusal(view: &View<'_>, at: usize) -> bool {
    let thing = (at..at + 4).any(|i| view.is(i, Class::DeniedThing));
    thing || view.is(at, Class::DenialStop)
}

/// "the charge that it had sent the killers".
fn is_of_itself(view: &View<'_>, at: usize) -> bool {
    (at..at + 9).any(|i| {
        (view.is(i, Class::That) && view.is(i + 1, Class::DenialSubject))
            || (view.is(i, Class::Of) && view.is(i + 1, Class::Having))
    })
}

/// "denied involvement", "denies having ordered".
fn is_own_hand(view: &View<'_>, at: usize) -> bool {
    (at..at + 4).take_while(|i| !view.ends_phrase(*i)).any(|i| view.is(i, Class::Complicity))
}

/// What an armed actor says that it did not do.
fn said(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Say) {
        if view.negated(hit.start) || view.unasserted(hit.start) {
            continue;
        }
        let Some(speaker) = view.subject(hit.start, &[PartyKind::Armed]) else { continue };
        let window = hit.end..view.clause_end(hit.start).min(hit.end + 20);
        let deed = own_deed(view, speaker, window.clone()).map(|(deed, _)| deed);
        if deed == Some(OwnDeed::NotDone)
            || (deed.is_none() && elliptical(view, window.clone()))
            || not_ours(view, window)
        {
            found.push(view.found(StatementKind::Denial, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}

/// "the Taliban repeat that it was not."
fn elliptical(view: &View<'_>, window: std::ops::Range<usize>) -> bool {
    view.cues_in(window, Cue::DenyWhole).any(|hit| {
        let bare = view.is(hit.start, Class::GroupPronoun);
        bare == matches!(view.word(hit.end), "." | "," | ";" | "") && bare
    })
}

/// "said the attack was not its doing", "said the accusations were false", "called the charge a lie".
fn not_ours(view: &View<'_>, window: std::ops::Range<usize>) -> bool {
    let disowned = view.cues_in(window.clone(), Cue::DenyWhole).any(|hit| {
        view.is(hit.end - 1, Class::OwnWork) && view.is(hit.start, Class::Not)
            || view.is(hit.start, Class::None)
    });
    let accused = view.first_in(window.clone(), Cue::Accusation).is_some_and(|hit| {
        view.first_in(hit.end..window.end.min(hit.end + 6), Cue::DenyWord)
            .is_some_and(|word| !view.negated(word.start))
    });
    disowned || accused
}

/// "The Taliban wanted no part of it", "The group distanced itself from the attack".
fn direct(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::DenyWhole) {
        let distances = view.is(hit.start, Class::Distanced);
        let wanted = hit.start > 0 && view.is(hit.start - 1, Class::Want);
        if !(distances || wanted) || view.unasserted(hit.start) {
            continue;
        }
        let verb = if wanted { hit.start - 1 } else { hit.start };
        let speaker: Option<&Party> = view.subject(verb, &[PartyKind::Armed]);
        if let Some(speaker) = speaker {
            found.push(view.found(StatementKind::Denial, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}
