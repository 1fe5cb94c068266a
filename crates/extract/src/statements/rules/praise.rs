//! Praise of an act: "praised the deed", "The raid is celebrated over a double page", "was widely praised".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let verbs =
        view.all(Cue::PraiseVerb).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start));
    verbs
        .filter_map(|hit| if is_passive(view, hit.start) { passive(view, hit) } else { active(view, hit) })
        .collect()
}

fn is_passive(view: &View<'_>, verb: usize) -> bool {
    (verb.saturating_sub(2)..verb).any(|at| view.is(at, Class::Be))
}

fn act_in(view: &View<'_>, mut window: Range<usize>) -> bool {
    window.any(|at| view.has(at, Cue::HarmNoun).is_some() || view.has(at, Cue::Fighter).is_some())
}

fn active(view: &View<'_>, hit: CueHit) -> Option<Found> {
    let noun = view.is(hit.start, Class::PraiseLead);
    let before = || {
        parties_within(&view.parties, view.clause_start(hit.start)..hit.start)
            .iter()
            .find(|party| party.kind == PartyKind::Armed)
    };
    let speaker = if noun { before()? } else { view.subject(hit.start, &[PartyKind::Armed])? };
    let near = hit.end..(hit.end + 7).min(view.clause_end(hit.start));
    act_in(view, near).then(|| view.found(StatementKind::Praise, speaker.clone(), hit.start..hit.end))
}

/// The praised act stands before the verb, or in the sentence before where "it" stands for it.
fn passive(view: &View<'_>, hit: CueHit) -> Option<Found> {
    let sentence = view.sentence(hit.start);
    let subject = sentence.start..hit.start;
    let pronoun = subject.len() <= 3 && view.is(sentence.start, Class::Praised);
    let before = view.sentence(sentence.start.saturating_sub(1));
    let act = act_in(view, subject) || (pronoun && act_in(view, before));
    let speaker = agent(view, hit).or_else(|| view.focus(hit.start, 4)).filter(|_| act)?;
    let mut found = view.found(StatementKind::Praise, speaker.clone(), hit.start..hit.end);
    found.object = sentence.start..hit.start;
    Some(found)
}

/// "by the group", "throughout its media sphere".
fn agent<'v>(view: &'v View<'_>, hit: CueHit) -> Option<&'v Party> {
    let window = hit.end..(hit.end + 10).min(view.clause_end(hit.start));
    let from = window.clone().find(|at| view.is(*at, Class::Spread))?;
    parties_within(&view.parties, from..window.end).iter().find(|party| party.kind == PartyKind::Armed)
}
