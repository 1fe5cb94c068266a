//! An actor threatens, vows or warns of harm: "threatened the embassies of A and B", "vowed to strike again",
//! "are threatened by name".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    menace::menace,
    party::{Party, PartyKind},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::{mentions::within, pack::Class};

/// How far behind the verb the harm may stand.
const TO_HARM: usize = 16;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Threaten).chain(view.all(Cue::Vow)).chain(view.all(Cue::Warn)) {
        if view.negated(hit.start) || view.unasserted(hit.start) || is_noun(view, hit.start) {
            continue;
        }
        if view.is(hit.start, Class::Threatened) && is_passive(view, hit.start) {
            found.extend(passive(view, hit));
            continue;
        }
        let Some(speaker) = speaker(view, hit.start) else { continue };
        let window = hit.end..view.clause_end(hit.start).min(hit.end + TO_HARM);
        let threatens = view.has(hit.start, Cue::Threaten).is_some();
        let armed = speaker.kind == PartyKind::Armed;
        if harm(view, window.clone())
            || (armed && menace(view, window.clone()).is_some())
            || (armed && threatens && aim(view, window))
        {
            found.push(view.found(StatementKind::Threat, speaker, hit.start..hit.end));
        }
    }
    for hit in
        view.all(Cue::ThreatWhole).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start))
    {
        if let Some(speaker) = speaker(view, hit.start) {
            found.push(view.found(StatementKind::Threat, speaker, hit.start..hit.end));
        }
    }
    found
}

/// The subject; for a participle behind a message ("published a post threatening") the message's owner.
fn speaker(view: &View<'_>, verb: usize) -> Option<Party> {
    view.subject(verb, &[PartyKind::Armed, PartyKind::State]).filter(|party| party.fights()).cloned()
}

fn is_noun(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.is(at, Class::Vow) && view.is(at - 1, Class::ThreatObject)
}

fn is_passive(view: &View<'_>, verb: usize) -> bool {
    (verb.saturating_sub(2)..verb).any(|at| view.is(at, Class::Be))
}

/// Harm in what is vowed, not under a negation: "vowed that no attack would".
pub(super) fn harm(view: &View<'_>, window: Range<usize>) -> bool {
    for at in window {
        if view.has(at, Cue::FutureHarm).is_some() {
            return true;
        }
        if view.is(at, Class::NotThreatened) {
            return false;
        }
        if view.is(at, Class::Fight) && (at + 1..at + 5).any(|i| view.is(i, Class::FightAim)) {
            return false;
        }
        let harm = [Cue::HarmVerb, Cue::HarmNoun, Cue::FutureHarmNoun];
        if harm.into_iter().any(|cue| view.has(at, cue).is_some()) {
            return true;
        }
    }
    false
}

/// Somebody or something that can be threatened, near the start of `window`.
fn aim(view: &View<'_>, window: Range<usize>) -> bool {
    named_in(view, window.start..window.end.min(window.start + 8))
}

/// "Uzbekistan and Tajikistan are threatened by name": the threatened stand before the verb.
fn passive(view: &View<'_>, hit: CueHit) -> Option<Found> {
    let by = (hit.end..hit.end + 4).find(|at| view.is(*at, Class::By));
    let agent =
        by.and_then(|by| view.first_party(by + 1..by + 6)).filter(|party| party.kind == PartyKind::Armed);
    let object = view.clause_start(hit.start)..hit.start;
    let speaker = agent.or_else(|| view.focus(object.start, 3).filter(|_| named_in(view, object.clone())))?;
    let mut found = view.found(StatementKind::Threat, speaker.clone(), hit.start..hit.end);
    found.object = object;
    Some(found)
}

/// Whether a state or a thing that can be a target is named in `window`.
fn named_in(view: &View<'_>, window: Range<usize>) -> bool {
    let mentions = view.reading.mentions;
    !within(&mentions.targets, |target| &target.head, window.clone()).is_empty()
        || !within(&mentions.nations, |nation| &nation.tokens, window).is_empty()
}
