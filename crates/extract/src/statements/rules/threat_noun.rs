//! A threat as a noun: "the threat from the foundation against the embassies", "explicit threats to attack its interests".

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::ThreatNoun) {
        if view.negated(hit.start) || view.unasserted(hit.start) || view.is(hit.end, Class::Of) {
            continue;
        }
        let aimed = (hit.end..hit.end + 12).any(|at| view.is(at, Class::ThreatAgainst));
        if let Some(speaker) = owner(view, hit.start, hit.end).filter(|_| aimed) {
            found.push(view.found(StatementKind::Threat, speaker, hit.start..hit.end));
        }
    }
    found
}

/// Whose threat it is: behind "from" or "by", as the possessor, or, for threats called explicit, the actor spoken of.
fn owner(view: &View<'_>, start: usize, end: usize) -> Option<Party> {
    let limit = view.clause_end(start).min(end + 14);
    let behind = (end..limit).find(|at| view.is(*at, Class::ByOrFrom));
    if let Some(party) = behind.and_then(|at| view.first_party(at + 1..(at + 6).min(limit))) {
        return (party.kind == PartyKind::Armed).then(|| party.clone());
    }
    let before = start.checked_sub(1)?;
    if view.is(before, Class::GroupPossessive) {
        return view
            .pronoun(before)
            .filter(|party| party.kind == PartyKind::Armed)
            .or_else(|| view.focus(before, 2))
            .cloned();
    }
    let window = start.saturating_sub(4)..start;
    let possessor = parties_within(&view.parties, window)
        .iter()
        .rev()
        .find(|party| view.is(party.tokens.end, Class::PossessiveMark) || party.tokens.end == start);
    if let Some(party) = possessor {
        return (party.kind == PartyKind::Armed).then(|| party.clone());
    }
    let explicit = view.is(start, Class::Hostile) || view.is(before, Class::ThreatKind);
    explicit.then(|| view.focus(start, 2)).flatten().cloned()
}
