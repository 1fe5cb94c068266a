//! Makes one message of what several rules and sentences say of it.

use std::ops::Range;

use model::StatementKind;

use super::{
    event::Events,
    party::{Party, PartyKind},
    target,
    view::{Found, View},
};
use crate::pack::Class;

/// A message with all the places that tell of it; the first place is the evidence.
#[derive(Debug, Clone)]
pub struct Message {
    /// What it does.
    pub kind: StatementKind,
    /// Who speaks; the phrase that names the channel, where one does.
    pub speaker: Party,
    /// Clauses that tell of it.
    pub clauses: Vec<Range<usize>>,
    /// Where the telling words stand first.
    pub cue: Range<usize>,
    /// Where its targets stand.
    pub objects: Vec<Range<usize>>,
    /// Index of the act it is about.
    pub event: Option<usize>,
    states: Vec<String>,
}

/// Two sentences this near tell of one message if nothing speaks against it.
const NEAR_SENTENCES: usize = 2;

/// Merges findings and sorts messages by their place.
pub fn merge(view: &View<'_>, events: &Events, mut found: Vec<Found>) -> Vec<Message> {
    found.sort_by_key(|one| one.cue.start);
    let mut messages: Vec<Message> = Vec::new();
    for one in found {
        let event =
            is_about_an_act(one.kind).then(|| events.about(view, one.cue.start, &one.object)).flatten();
        let states = target::states(view, &one.object);
        // Only the last messages can be merged with: those of far paragraphs are others.
        let recent =
            messages.iter_mut().rev().take(12).find(|message| same(view, message, &one, event, &states));
        match recent {
            Some(message) => absorb(message, one, event, states),
            None => messages.push(Message {
                kind: one.kind,
                speaker: one.speaker,
                clauses: vec![one.clause],
                cue: one.cue,
                objects: vec![one.object],
                event,
                states,
            }),
        }
    }
    messages
}

fn is_about_an_act(kind: StatementKind) -> bool {
    !matches!(kind, StatementKind::Threat | StatementKind::Incitement | StatementKind::Warning)
}

fn absorb(message: &mut Message, one: Found, event: Option<usize>, states: Vec<String>) {
    if message.speaker.outlet.is_none() && one.speaker.outlet.is_some() {
        message.speaker.outlet = one.speaker.outlet;
    }
    // "condemned the bombing and said that it had not carried it out" is a denial.
    if one.kind == StatementKind::Denial {
        message.kind = StatementKind::Denial;
    }
    if message.kind == StatementKind::Incitement && one.kind == StatementKind::Threat {
        message.kind = StatementKind::Threat;
    }
    message.event = message.event.or(event);
    if !message.clauses.contains(&one.clause) {
        message.clauses.push(one.clause);
    }
    message.objects.push(one.object);
    message.states.extend(states);
}

fn same(view: &View<'_>, message: &Message, one: &Found, event: Option<usize>, states: &[String]) -> bool {
    let condemned = message.kind == StatementKind::Denial
        && one.kind == StatementKind::Condemnation
        && message.clauses.iter().any(|clause| clause.contains(&one.cue.start));
    if condemned && one.speaker.kind == PartyKind::Armed {
        return true;
    }
    let denied = message.kind == StatementKind::Condemnation
        && one.kind == StatementKind::Denial
        && one.speaker.kind == PartyKind::Armed
        && same_speaker(view, &message.speaker, &one.speaker)
        && message.clauses.iter().any(|clause| clause.contains(&one.cue.start));
    if denied {
        return true;
    }
    if family(message.kind) != family(one.kind) || !same_speaker(view, &message.speaker, &one.speaker) {
        return false;
    }
    let gap =
        view.reading.sentence_of(one.cue.start).saturating_sub(view.reading.sentence_of(message.cue.start));
    if is_about_an_act(one.kind) {
        if gap > 0 && is_repeated(view, one) {
            return false;
        }
        return match (message.event, event) {
            (Some(a), Some(b)) => a == b || (gap <= 1 && !is_other_act(view, one)),
            _ => gap <= NEAR_SENTENCES + 8,
        };
    }
    let agree = message.states.is_empty()
        || states.is_empty()
        || states.iter().any(|state| message.states.contains(state));
    if message.kind != one.kind && gap > 0 {
        return false;
    }
    let points_back = view.is(one.cue.end.saturating_sub(1), Class::Threat);
    (gap <= NEAR_SENTENCES || (points_back && states.is_empty())) && agree
}

/// Whether the words of the second message say that it is about another act: "those as well", "the second".
fn is_other_act(view: &View<'_>, one: &Found) -> bool {
    one.clause.clone().any(|at| view.is(at, Class::SameMessage))
}

/// "again took the credit": another message of the same kind.
fn is_repeated(view: &View<'_>, one: &Found) -> bool {
    let near = one.cue.start.saturating_sub(3).max(one.clause.start)..(one.cue.end + 4).min(one.clause.end);
    near.into_iter().any(|at| view.is(at, Class::Anew))
}

/// Threats and incitement are two sides of one message.
fn family(kind: StatementKind) -> StatementKind {
    if kind == StatementKind::Incitement { StatementKind::Threat } else { kind }
}

fn same_speaker(view: &View<'_>, a: &Party, b: &Party) -> bool {
    if a.kind != b.kind {
        return false;
    }
    if a.kind == PartyKind::State {
        return a.name == b.name || (a.state.is_some() && a.state == b.state);
    }
    let codebook = view.reading.lexicon.codebook;
    let id = |party: &Party| {
        party.actor.and_then(|index| codebook.actors.get(index)).map(|actor| actor.id.as_str())
    };
    match (id(a), id(b)) {
        (Some(a), Some(b)) => {
            a == b
                || codebook.actor_and_ancestors(a).iter().any(|actor| actor.id == b)
                || codebook.actor_and_ancestors(b).iter().any(|actor| actor.id == a)
        }
        (None, None) => a.name == b.name,
        _ => false,
    }
}
