//! What an act is called: "calls it an operation of high quality" (praise), "described the attack as cowardly"
//! (condemnation).

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};

/// How far behind the act its name may stand.
const TO_NAME: usize = 9;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::CallIt).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start)) {
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
