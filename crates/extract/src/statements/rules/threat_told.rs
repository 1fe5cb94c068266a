//! An armed actor orders people away or makes a demand under threat: "told all foreigners to leave or be killed",
//! "ordered the mayors to resign", "leaflets telling it to go".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    menace::menace,
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::mentions::{covering, within};
use crate::pack::Class;

/// How far behind the verb the demand may stand.
const TO_DEMAND: usize = 14;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let verbs = [Cue::Urge, Cue::Warn, Cue::AdviseVerb, Cue::Say].into_iter().flat_map(|cue| view.all(cue));
    for hit in verbs.filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start)) {
        let window = hit.end..view.clause_end(hit.start).min(hit.end + 40);
        let near = window.start..window.end.min(hit.end + TO_DEMAND);
        let demand = demand(view, near, view.has(hit.start, Cue::Say).is_none());
        let Some(demand) = demand else { continue };
        let menaced = menace(view, window.clone()).is_some();
        let deadline = view.is(demand.saturating_sub(2), Class::Deadline);
        let aimed = deadline || is_aimed(view, hit.end..demand) || points_at_missions(view, hit);
        if let Some(speaker) = speaker(view, hit).filter(|speaker| menaced || (aimed && is_known(speaker))) {
            found.push(view.found(StatementKind::Threat, speaker, hit.start..hit.end));
        }
    }
    found
}

/// Where people are told to go, or to give up what they do.
fn demand(view: &View<'_>, window: Range<usize>, infinitive: bool) -> Option<usize> {
    window.clone().find(|at| {
        let lead = at.saturating_sub(1);
        let infinitive = infinitive || view.is(at.saturating_sub(2), Class::DeadlineHelp);
        let told = view.is(lead, Class::To) && infinitive || view.is(lead, Class::Duty);
        told && view.is(*at, Class::LeaveOrder)
    })
}

/// Those spoken to are foreigners, missions or people with an office, not captives or the public at a scene.
fn is_aimed(view: &View<'_>, window: Range<usize>) -> bool {
    let mentions = view.reading.mentions;
    window.clone().any(|at| {
        view.is(at, Class::ThreatenedPeople) || covering(&mentions.nations, |it| &it.tokens, at).is_some()
    }) && !window.clone().any(|at| view.is(at, Class::Captives))
}

/// "It ordered them to close": them are the missions or foreigners of the sentence before.
fn points_at_missions(view: &View<'_>, hit: CueHit) -> bool {
    let before = view.sentence(view.sentence(hit.start).start.saturating_sub(1));
    view.is(hit.end, Class::ItOrThem)
        && before.end <= hit.start
        && !within(&view.reading.mentions.targets, |target| &target.head, before.clone()).is_empty()
        && is_aimed(view, before)
}

/// An actor with a name or a channel: gunmen at the scene give orders too.
fn is_known(speaker: &Party) -> bool {
    speaker.actor.is_some() || speaker.named || speaker.outlet.is_some()
}

/// The armed subject; behind "leaflets telling" the owner of the message.
fn speaker(view: &View<'_>, hit: CueHit) -> Option<Party> {
    if let Some(party) = view.subject(hit.start, &[PartyKind::Armed]) {
        return Some(party.clone());
    }
    let participle = view.is(hit.start, Class::ProgressiveEnding);
    let before = hit.start.saturating_sub(10).max(view.clause_start(hit.start))..hit.start;
    let message = view.first_in(before, Cue::Media).is_some();
    let clause = view.clause_start(hit.start)..hit.start;
    let parties = parties_within(&view.parties, clause);
    let armed = parties.iter().find(|party| party.kind == PartyKind::Armed);
    let others = parties.iter().any(|party| party.kind != PartyKind::Armed);
    let passive = view.is(hit.start.saturating_sub(1), Class::FiniteBe);
    armed.filter(|_| (participle || passive) && message && !others).cloned()
}
