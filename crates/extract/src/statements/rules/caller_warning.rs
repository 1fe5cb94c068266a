//! A call before a blast: "An anonymous caller had telephoned a warning", "a caller told people to clear the street".

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::{Cue, CueHit},
};

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
        let noun = view.word(*at) == "warning"
            && matches!(view.word(at.saturating_sub(1)), "a" | "the" | "telephone" | "coded");
        let verb = matches!(view.word(*at), "warned" | "told" | "urged" | "telling");
        let clears = || {
            (at + 1..(at + 9).min(end)).any(|i| {
                matches!(view.word(i), "evacuate" | "clear" | "evacuated" | "cleared" | "empty")
                    || (view.word(i) == "would" && matches!(view.word(i + 1), "explode" | "go" | "detonate"))
                    || (matches!(view.word(i), "leave" | "get" | "keep") && view.word(i - 1) == "to")
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
    let obscure =
        hit.start > 0 && matches!(view.word(hit.start - 1), "anonymous" | "unidentified" | "unknown");
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
