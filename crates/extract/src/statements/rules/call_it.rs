//! What an act is called: "calls it an operation of high quality" (praise), "described the attack as cowardly"
//! (condemnation).

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;

/// How far behind the act its name may stand.
const TO_NAME: usize = 9;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view
        .all(Cue::CallIt)
        .filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start) && names_act(view, hit))
    {
        let window = hit.end..view.clause_end(hit.start).min(hit.end + TO_NAME);
        if view.first_in(window.clone(), Cue::PraiseWord).is_some() {
            found.extend(
                speaker(view, hit.start)
                    .map(|speaker| view.found(StatementKind::Praise, speaker, hit.start..hit.end)),
            );
        } else if view.first_in(window, Cue::CondemnWord).is_some()
            && let Some(speaker) = view.subject(hit.start, &[PartyKind::State])
        {
            found.push(view.found(StatementKind::Condemnation, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}

/// "called the attack", "calls it", "which it styles", "holds him up".
fn names_act(view: &View<'_>, hit: &CueHit) -> bool {
    let phrasal = hit.end > hit.start + 1;
    let relative =
        hit.start > 1 && (view.is(hit.start - 1, Class::Which) || view.is(hit.start - 2, Class::Which));
    let preposition = view.is(hit.end, Class::CallItOf);
    let attackers = (hit.end..hit.end + 4).any(|at| view.has(at, Cue::Fighter).is_some());
    let pronoun = view.is(hit.end, Class::CalledThing)
        || (!view.incidents.is_empty() && (hit.end..hit.end + 7).any(|at| view.is(at, Class::Martyrs)));
    let own_name = view.is(hit.end, Class::Reflexive);
    !preposition && !own_name && (phrasal || relative || pronoun || attackers || view.act_object(hit.end))
}

/// The armed subject; in a text about an actor's media, the actor spoken of where nobody else can be meant.
fn speaker(view: &View<'_>, verb: usize) -> Option<Party> {
    if let Some(party) = view.subject(verb, &[PartyKind::Armed]) {
        return Some(party.clone());
    }
    let clause = view.clause_start(verb)..verb;
    let others = parties_within(&view.parties, clause).iter().any(|party| party.kind != PartyKind::Armed);
    let focus = view.focus(verb, 3)?;
    (!others && focus.outlet.is_some()).then(|| focus.clone())
}
