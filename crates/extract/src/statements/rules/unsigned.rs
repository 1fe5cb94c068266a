//! A threat that nobody has signed: "Unsigned posters told the missionaries to leave or die".

use model::StatementKind;

use super::super::{
    menace::menace,
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;

/// How far from the message its telling verb may stand.
const TO_VERB: usize = 14;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in
        view.all(Cue::Media).filter(|hit| is_printed(view, hit) && view.party_over(hit.start).is_none())
    {
        let sentence = view.sentence(hit.start);
        let parties = parties_within(&view.parties, sentence.start..sentence.end);
        let window = hit.end..sentence.end.min(hit.end + TO_VERB);
        let verb = window.into_iter().find(|at| tells(view, *at));
        let unsigned = (hit.end..hit.end + 4).any(|at| view.is(at, Class::NameOrSignature));
        let said = |verb: &usize| (unsigned || !view.negated(*verb)) && !view.unasserted(*verb);
        let Some(verb) = verb.filter(said) else { continue };
        let menaced = menace(view, verb..view.clause_end(verb)).is_some_and(|at| is_deadly(view, at));
        let owned = parties.iter().any(|party| party.tokens.start < verb && party.kind != PartyKind::Other);
        if menaced && !owned {
            found.push(view.found(StatementKind::Threat, nobody(), hit.start..verb + 1));
        }
    }
    found
}

/// What is put up or passed round, not what is published under a name.
fn is_printed(view: &View<'_>, hit: &CueHit) -> bool {
    let kind = view.is(hit.end - 1, Class::ThreatPaper);
    let anonymous = (hit.start.saturating_sub(3)..hit.end + 4).any(|at| {
        view.is(at, Class::Unsigned)
            || (view.is(at, Class::Name) && view.is(at.saturating_sub(2), Class::Without))
    });
    let printed = !view.is(hit.end - 1, Class::Letter);
    kind && (printed || anonymous)
}

/// Death or violence, not a fine: without a speaker nothing else tells a threat from a rule of the house.
fn is_deadly(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at + 7).any(|i| {
        [Cue::HarmVerb, Cue::HarmNoun].into_iter().any(|cue| view.has(i, cue).is_some())
            || view.is(i, Class::BloodWord)
    })
}

fn tells(view: &View<'_>, at: usize) -> bool {
    view.word(at) == ":"
        || [Cue::Urge, Cue::Warn, Cue::Say, Cue::Threaten].into_iter().any(|cue| view.has(at, cue).is_some())
}

/// A speaker nobody knows.
fn nobody() -> Party {
    Party {
        tokens: 0..0,
        kind: PartyKind::Armed,
        name: String::new(),
        actor: None,
        outlet: None,
        state: None,
        named: false,
    }
}
