//! A claim as a noun: "the claim circulated by the group", "Islamic State's claim", "the claim for the bombing".

use model::StatementKind;

use super::super::{
    party::PartyKind,
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for party in view.parties.iter().filter(|party| party.kind == PartyKind::Armed) {
        let head = party.tokens.clone().find(|at| view.is(*at, Class::ClaimNoun));
        let Some(head) =
            head.filter(|at| view.has(*at, Cue::Media).is_some() || view.has(*at, Cue::ClaimNoun).is_some())
        else {
            continue;
        };
        let about = view.is(head + 1, Class::ForOrOf)
            && (head + 2..head + 8).any(|at| view.has(at, Cue::HarmNoun).is_some());
        if view.negated(head) || view.unasserted(head) || !(party.named || about) {
            continue;
        }
        let mut speaker = party.clone();
        speaker.outlet = None;
        found.push(view.found(StatementKind::ClaimOfResponsibility, speaker, head..head + 1));
    }
    found
}
