//! A deadline set under threat: "gave all foreigners until 30 November to quit the country", "giving them four days to
//! leave or face attack".

use model::StatementKind;

use super::super::{
    party::PartyKind,
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// How far behind the verb the span of time may stand.
const TO_DEADLINE: usize = 9;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in
        view.all(Cue::GiveDeadline).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start))
    {
        let end = view.clause_end(hit.start);
        let time = (hit.end..end.min(hit.end + TO_DEADLINE)).find(|at| view.is(*at, Class::UltimatumSpan));
        let demand = time.is_some_and(|time| {
            (time..end.min(time + 12))
                .any(|at| view.is(at, Class::Demand) || view.has(at, Cue::FutureHarm).is_some())
        });
        let speaker = view.subject(hit.start, &[PartyKind::Armed]).or_else(|| {
            // "followed up with a tweet giving ..."
            view.is(hit.start, Class::ProgressiveEnding).then(|| view.focus(hit.start, 0)).flatten()
        });
        if let Some(speaker) = speaker.filter(|_| demand) {
            found.push(view.found(StatementKind::Threat, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}
