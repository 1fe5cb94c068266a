//! A condemnation of an act by a government, a body of states or an armed actor.

use model::StatementKind;

use super::super::{
    party::PartyKind,
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in
        view.all(Cue::CondemnVerb).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start))
    {
        let Some(speaker) = view.subject(hit.start, &[PartyKind::State, PartyKind::Armed]) else { continue };
        let act = view.act_object(hit.end)
            || (hit.end..hit.end + 8)
                .take_while(|at| !view.is(*at, Class::As))
                .any(|at| view.has(at, Cue::HarmNoun).is_some())
            || view.is(hit.end, Class::What);
        if act && !speaker.name.is_empty() {
            found.push(view.found(StatementKind::Condemnation, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}
