//! A call before a blast: "An anonymous caller had telephoned a warning", "a caller told people to clear the street".

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;

/// How far behind the caller the warning may stand.
const TO_WARNING: usize = 14;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    if view.incidents.is_empty() && view.all(Cue::HarmNoun).next().is_none() {
        return Vec::new();
    }
    view.all(Cue::Caller).filter_map(|hit| warning(view, hit)).collect()
}

fn warning(view: &View<'_>, hit: CueHit) -> Option<Found> {
    let end = view.clause_end(hit.start);
    let window = hit.end..end.min(hit.end + TO_WARNING);
    let warns = window.clone().find(|at| {
        let noun = view.is(*at, Class::Warning) && view.is(at.saturating_sub(1), Class::CallNoun);
        let verb = view.is(*at, Class::ToldTo);
        let clears = || {
            (at + 1..(at + 9).min(end)).any(|i| {
                view.is(i, Class::Evacuate)
                    || (view.is(i, Class::Would) && view.is(i + 1, Class::GoOff))
                    || (view.is(i, Class::KeepAway) && view.is(i - 1, Class::To))
            })
        };
        noun || (verb && clears())
    })?;
    if view.negated(warns) || view.unasserted(warns) {
        return None;
    }
    let speaker = view.party_over(hit.start).filter(|party| party.kind == PartyKind::Armed).cloned();
    let speaker = speaker.unwrap_or_else(|| caller(view, hit));
    Some(view.found(StatementKind::Warning, speaker, hit.start..warns + 1))
}

/// A caller nobody knows speaks for nobody.
fn caller(view: &View<'_>, hit: CueHit) -> Party {
    let obscure = hit.start > 0 && view.is(hit.start - 1, Class::Nameless);
    let tokens = hit.start - usize::from(obscure)..hit.end;
    Party {
        name: view.reading.words(&tokens).to_owned(),
        tokens,
        kind: PartyKind::Other,
        actor: None,
        outlet: None,
        state: None,
        named: false,
    }
}
