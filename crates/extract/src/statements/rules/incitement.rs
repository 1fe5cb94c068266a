//! A call on others to do harm: "called on Muslims to attack", "followers were told to", "called for jihad against".

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};
use crate::{mentions::within, pack::Class};

/// How far behind the call the harm may stand.
const TO_HARM: usize = 14;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = urged(view);
    found.extend(called_for(view));
    found.extend(commended(view));
    found.extend(slurs(view));
    found
}

fn usable(view: &View<'_>, at: usize) -> bool {
    !view.negated(at) && !view.unasserted(at)
}

fn incitement(view: &View<'_>, speaker: Party, cue: std::ops::Range<usize>) -> Found {
    view.found(StatementKind::Incitement, speaker, cue)
}

/// "told followers to attack", "Muslims everywhere are told to go for the embassies".
fn urged(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Urge).filter(|hit| usable(view, hit.start)) {
        let after = (hit.end..hit.end + 5).find(|at| view.has(*at, Cue::Audience).is_some());
        let before =
            (hit.start.saturating_sub(6)..hit.start).find(|at| view.has(*at, Cue::Audience).is_some());
        let be = hit.start > 0 && view.is(hit.start - 1, Class::Be);
        let window = hit.end..view.clause_end(hit.start).min(hit.end + TO_HARM);
        let to = window.clone().find(|at| view.is(*at, Class::To));
        let Some(to) = to.filter(|to| harm(view, *to, window.end)) else { continue };
        let passive = be && before.is_some();
        let speaker = if passive {
            view.subject(hit.start, &[PartyKind::Armed]).or_else(|| view.focus(hit.start, 4))
        } else if after.is_some_and(|at| at < to) {
            speaker(view, hit.start)
        } else {
            None
        };
        if let Some(speaker) = speaker.cloned() {
            found.push(incitement(view, speaker, hit.start..hit.end));
        }
    }
    found
}

/// The subject; behind a message without an owner in sight, the actor spoken of.
fn speaker<'v>(view: &'v View<'_>, verb: usize) -> Option<&'v Party> {
    view.subject(verb, &[PartyKind::Armed]).or_else(|| {
        let clause = view.clause_start(verb)..verb;
        let message = clause
            .clone()
            .any(|at| view.has(at, Cue::Media).is_some() || view.has(at, Cue::Channel).is_some());
        let others = parties_within(&view.parties, clause).iter().any(|party| party.kind != PartyKind::Armed);
        (message && !others).then(|| view.focus(verb, 6)).flatten()
    })
}

fn harm(view: &View<'_>, from: usize, to: usize) -> bool {
    for at in from..to {
        if view.is(at, Class::NotIncited) {
            return false;
        }
        if view.has(at, Cue::HarmVerb).is_some() || view.has(at, Cue::HarmNoun).is_some() {
            return true;
        }
    }
    false
}

/// "have called for jihad against the governments", "discussed the importance of attacking embassies".
fn called_for(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::CallFor).chain(view.all(Cue::Importance)).filter(|hit| usable(view, hit.start)) {
        let importance = view.has(hit.start, Cue::Importance).is_some();
        let reach = if importance { 2 } else { 6 };
        let window = hit.end..(hit.end + reach).min(view.clause_end(hit.start));
        let end = window.end;
        let harm = window.clone().any(|at| {
            view.has(at, Cue::HarmVerb).is_some() || (!importance && view.has(at, Cue::HarmNoun).is_some())
        }) && harm(view, window.start, end);
        let speaker = if importance { armed_before(view, hit.start) } else { speaker(view, hit.start) };
        if let Some(speaker) = speaker.filter(|_| harm).cloned() {
            found.push(incitement(view, speaker, hit.start..hit.end));
        }
    }
    found
}

fn armed_before<'v>(view: &'v View<'_>, at: usize) -> Option<&'v Party> {
    let parties = parties_within(&view.parties, view.clause_start(at)..at);
    parties.iter().find(|party| party.kind == PartyKind::Armed)
}

/// "had commended embassies to the attention of the faithful".
fn commended(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Commend).filter(|hit| usable(view, hit.start)) {
        let marked = view.first_in(hit.end..hit.end + 10, Cue::Attention).is_some();
        if let Some(speaker) = armed_before(view, hit.start).filter(|_| marked).cloned() {
            found.push(incitement(view, speaker, hit.start..hit.end));
        }
    }
    found
}

/// "Embassies are dens of spies, it runs": said of missions in a text of an armed actor.
fn slurs(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Slur).filter(|hit| usable(view, hit.start)) {
        let clause = view.clause_around(hit.start);
        let missions =
            !within(&view.reading.mentions.targets, |target| &target.head, clause.clone()).is_empty();
        let speaker = armed_before(view, hit.start).or_else(|| view.focus(hit.start, 5));
        if let Some(speaker) = speaker.filter(|_| missions).cloned() {
            let mut one = incitement(view, speaker, hit.start..hit.end);
            one.object = clause;
            found.push(one);
        }
    }
    found
}
