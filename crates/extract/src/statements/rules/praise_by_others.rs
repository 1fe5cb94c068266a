//! Praise of an attack by somebody who belongs to no group: a preacher, a newspaper, a head of state.

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;

/// Longest name of a speaker, in tokens.
const LONGEST: usize = 8;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let verbs = view.all(Cue::PraiseVerb).chain(view.all(Cue::CallIt)).filter(|hit| {
        !view.negated(hit.start)
            && !view.unasserted(hit.start)
            && praises(view, hit)
            && hit.start > view.sentence(hit.start).start
    });
    verbs
        .filter_map(|hit| {
            Some(view.found(StatementKind::Praise, speaker(view, hit.start)?, hit.start..hit.end))
        })
        .collect()
}

/// The object is an attack or those who made it, and not what the forces of order did.
fn praises(view: &View<'_>, hit: &CueHit) -> bool {
    let named = view.has(hit.start, Cue::CallIt).is_some();
    if named
        && view.first_in(hit.end..(hit.end + 7).min(view.clause_end(hit.start)), Cue::PraiseWord).is_none()
    {
        return false;
    }
    let violent = !view.incidents.is_empty() || !view.reading.mentions.actors.is_empty();
    let rebels =
        (hit.end..hit.end + 8).any(|at| view.has(at, Cue::Gang).is_some() || view.is(at, Class::ForceNoun));
    if rebels {
        return false;
    }
    let object = (hit.end..hit.end + 6).take_while(|at| *at == hit.end || !view.ends_phrase(*at));
    object.into_iter().any(|at| {
        let open = view.is(at, Class::AmbushNoun);
        (violent && open) || view.is(at, Class::PraisedAct)
    })
}

/// The words for whoever praises: a party of no group, else the noun phrase that the clause starts with.
fn speaker(view: &View<'_>, verb: usize) -> Option<Party> {
    if let Some(party) = view.subject(verb, &[PartyKind::State, PartyKind::Other]) {
        return Some(Party { kind: PartyKind::Other, ..party.clone() });
    }
    if view.subject(verb, &[PartyKind::Armed]).is_some() {
        return None;
    }
    let start = view.clause_start(verb);
    let phrase = start..verb;
    if phrase.is_empty() || phrase.len() > LONGEST || has_break(view, &phrase) {
        return None;
    }
    let start = start + usize::from(view.is(start, Class::AnyArticle));
    let tokens = start..verb;
    Some(Party {
        name: view.reading.words(&tokens).to_owned(),
        tokens,
        kind: PartyKind::Other,
        actor: None,
        outlet: None,
        state: None,
        named: true,
    })
    .filter(|party| !party.name.is_empty())
}

/// Whether a comma, a verb or a pronoun stands in the phrase.
fn has_break(view: &View<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| {
        view.is(at, Class::PraiseStop)
            || view.has(at, Cue::Say).is_some_and(|end| end > at && view.is(at, Class::PastEnding))
    })
}
