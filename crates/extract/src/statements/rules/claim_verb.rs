//! An actor claims an act: "The Taliban claimed the attack", "The group took credit for both".
//!
//! The verb needs an act as its object ("claimed the bombing", "claimed both") or dead and injured ("claimed many
//! Americans dead"); phrases such as "laid claim to" are claims in themselves. Negated and unasserted verbs are not
//! read ("no one claimed", "will claim").

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let verbs = view.all(Cue::ClaimVerb).filter(|hit| {
        !after_determiner(view, hit.start)
            && !is_toll(view, hit.end)
            && (view.act_object(hit.end) || casualties(view, hit.end) || device(view, hit.end))
    });
    let verbs = verbs.chain(view.all(Cue::Say).filter(|hit| announces_act(view, hit)));
    let wholes = view.all(Cue::ClaimWhole).filter(|hit| !is_toll(view, hit.end));
    let mut found = states(view);
    found.extend(was_claimed(view));
    found.extend(upon_itself(view));
    for hit in verbs.chain(wholes) {
        if view.negated(hit.start) || view.unasserted(hit.start) || view.counts_times(hit.start) {
            continue;
        }
        for speaker in speakers(view, hit.start) {
            found.push(view.found(StatementKind::ClaimOfResponsibility, speaker, hit.start..hit.end));
        }
    }
    found
}

/// The subject before the verb, or for a participle at the start of the sentence the one behind its comma.
fn speakers(view: &View<'_>, verb: usize) -> Vec<Party> {
    if view.sentence(verb).start == verb && view.is(verb, Class::ProgressiveEnding) {
        let complement = view.complement(verb);
        let comma = complement.clone().find(|at| view.word(*at) == ",");
        let after = comma.and_then(|comma| view.first_party(comma..complement.end));
        return after.filter(|party| party.kind == PartyKind::Armed).cloned().into_iter().collect();
    }
    // "telephoned a newspaper to take responsibility": the subject is that of the call.
    let call = (verb > 0 && view.is(verb - 1, Class::To))
        .then(|| view.cues_in(verb.saturating_sub(14)..verb, Cue::Phone).last())
        .flatten()
        .filter(|call| (call.end..verb).any(|at| view.has(at, Cue::Newsroom).is_some()));
    let subjects = view.subjects(call.map_or(verb, |call| call.start), &[PartyKind::Armed]);
    if subjects.is_empty() { on_behalf(view, verb).into_iter().collect() } else { subjects }
}

/// "callers claimed responsibility on behalf of the group", "responsibility was claimed in the name of".
fn on_behalf(view: &View<'_>, verb: usize) -> Option<Party> {
    let window = verb..view.clause_end(verb).min(verb + 24);
    let party = parties_within(&view.parties, window).iter().find(|party| party.kind == PartyKind::Armed)?;
    let behalf = (party.tokens.start.saturating_sub(4)..party.tokens.end)
        .any(|at| view.has(at, Cue::InNameOf).is_some() && view.is(at, Class::InOrOn));
    behalf.then(|| party.clone())
}

/// "the claim": a noun.
fn after_determiner(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.is(at - 1, Class::ClaimObjectStop)
}

/// "claimed many Americans dead", "claims seven dead guards".
fn casualties(view: &View<'_>, from: usize) -> bool {
    let object = (from..from + 6).take_while(|at| !view.ends_phrase(*at));
    object.into_iter().any(|at| view.is(at, Class::Casualties))
}

/// "claimed the fires", "claimed both devices".
fn device(view: &View<'_>, from: usize) -> bool {
    (from..from + 5).take_while(|at| !view.ends_phrase(*at)).any(|at| view.is(at, Class::StrikeNoun))
        && view.is(from, Class::ObjectCount)
}

/// "announced a second attack": not a campaign to come, not an end.
fn announces_act(view: &View<'_>, hit: &CueHit) -> bool {
    let verb = view.is(hit.start, Class::Announce);
    let article = view.is(hit.end, Class::Counted);
    let other = (hit.end..hit.end + 6).any(|at| view.is(at, Class::ClaimAct));
    let strike = (hit.end..hit.end + 4)
        .any(|at| view.is(at, Class::StrikeKind) && view.is(at + 1, Class::RefusalOfWork));
    verb && article && !other && !strike && view.act_object(hit.end)
}

/// "has already claimed more than 120 deaths".
fn is_toll(view: &View<'_>, from: usize) -> bool {
    (from..from + 6).take_while(|at| !view.ends_phrase(*at)).any(|at| view.is(at, Class::Lives))
}

/// A force of a state takes responsibility for an act.
fn states(view: &View<'_>) -> Vec<Found> {
    let hits = view.all(Cue::ClaimWhole).filter(|hit| {
        view.is(hit.end, Class::For)
            && view.act_object(hit.end + 1)
            && !view.negated(hit.start)
            && !view.unasserted(hit.start)
    });
    let speaker = |verb: usize| view.subject(verb, &[PartyKind::State]).cloned();
    hits.filter_map(|hit| {
        Some(view.found(StatementKind::ClaimOfResponsibility, speaker(hit.start)?, hit.start..hit.end))
    })
    .collect()
}

/// "Responsibility for the bombing was claimed by a group called Direct Action".
fn was_claimed(view: &View<'_>) -> Vec<Found> {
    let hits = view.all(Cue::ClaimVerb).filter(|hit| {
        let subject = view.clause_start(hit.start)..hit.start;
        view.is(hit.start, Class::Claimed)
            && !view.negated(hit.start)
            && !view.unasserted(hit.start)
            && subject.into_iter().any(|at| view.is(at, Class::Credit))
    });
    let agent = |hit: CueHit| {
        let by = (hit.end..hit.end + 6).find(|at| view.is(*at, Class::By))?;
        let party = view.first_party(by + 1..by + 8)?;
        (party.kind == PartyKind::Armed)
            .then(|| view.found(StatementKind::ClaimOfResponsibility, party.clone(), hit.start..hit.end))
    };
    hits.filter_map(agent).collect()
}

/// "took both acts upon itself".
fn upon_itself(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::HarmNoun) {
        let end = (hit.end..hit.end + 3)
            .find(|at| view.is(*at, Class::OnOrUpon) && view.is(at + 1, Class::GroupItself));
        let took = (hit.start.saturating_sub(4)..hit.start)
            .find(|at| view.is(*at, Class::Take) && !view.negated(*at));
        let (Some(end), Some(took)) = (end, took) else { continue };
        if let Some(speaker) = view.subject(took, &[PartyKind::Armed]) {
            found.push(view.found(StatementKind::ClaimOfResponsibility, speaker.clone(), took..end + 2));
        }
    }
    found
}
