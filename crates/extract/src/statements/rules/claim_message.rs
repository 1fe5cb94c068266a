//! Signs of a claim around the message itself: the bomber's name given out, a call to a newsroom, a text in a group's
//! name passed round after an attack.

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = named_attacker(view);
    found.extend(phone(view));
    found.extend(caller(view));
    found.extend(circulated(view));
    found.extend(put_down(view));
    found.extend(its_own(view));
    found
}

fn claim(view: &View<'_>, speaker: Party, cue: std::ops::Range<usize>) -> Found {
    view.found(StatementKind::ClaimOfResponsibility, speaker, cue)
}

/// "Islamic State named him on Thursday in a message".
fn named_attacker(view: &View<'_>) -> Vec<Found> {
    let hits =
        view.all(Cue::NamedAttacker).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start));
    hits.filter_map(|hit| {
        Some(claim(view, view.subject(hit.start, &[PartyKind::Armed])?.clone(), hit.start..hit.end))
    })
    .collect()
}

/// "The Balochistan Liberation Army telephoned a news agency".
fn phone(view: &View<'_>) -> Vec<Found> {
    let hits = view.all(Cue::Phone).filter(|hit| {
        let newsroom = (hit.end..hit.end + 4).any(|at| view.has(at, Cue::Newsroom).is_some());
        let warns = (hit.end..hit.end + 10).any(|at| view.is(at, Class::Warn));
        newsroom
            && !warns
            && !view.negated(hit.start)
            && !view.unasserted(hit.start)
            && !view.incidents.is_empty()
    });
    hits.filter_map(|hit| {
        let speaker = view.subject(hit.start, &[PartyKind::Armed])?;
        (!view.is(speaker.tokens.end.wrapping_sub(1), Class::Caller))
            .then(|| claim(view, speaker.clone(), hit.start..hit.end))
    })
    .collect()
}

/// "A telephone caller gave the name of the Islamic Jihad Organisation".
fn caller(view: &View<'_>) -> Vec<Found> {
    let calls = view.parties.iter().filter(|party| {
        party.kind == PartyKind::Armed
            && party.named
            && is_by_telephone(view, party)
            && party
                .tokens
                .clone()
                .any(|at| view.is(at, Class::Gave) && view.has(at, Cue::InNameOf).is_some())
    });
    calls
        .filter(|_| !view.incidents.is_empty())
        .map(|party| claim(view, party.clone(), party.tokens.clone()))
        .collect()
}

/// A caller is named in the phrase, or a telephone before it.
fn is_by_telephone(view: &View<'_>, party: &Party) -> bool {
    let start = view.sentence(party.tokens.start).start;
    party.tokens.clone().any(|at| view.has(at, Cue::Caller).is_some())
        || (start..party.tokens.start).any(|at| view.is(at, Class::CallerNoun))
}

/// "called the two gunmen its knights".
fn its_own(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::CallIt).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start)) {
        let window = hit.end..view.clause_end(hit.start).min(hit.end + 9);
        let attackers = window.clone().find(|at| view.is(*at, Class::AttackerNoun));
        let owned = attackers.and_then(|at| {
            (at + 1..window.end).find(|i| {
                let next = i + 1 + usize::from(view.is(i + 1, Class::OwnQuote));
                view.is(*i, Class::OwnPossessive) && view.has(next, Cue::Fighter).is_some()
            })
        });
        if let Some(speaker) = owned.and_then(|_| view.subject(hit.start, &[PartyKind::Armed])) {
            found.push(claim(view, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}

/// "a message in the name of Daesh was being passed from phone to phone", with its boasts behind it.
fn circulated(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for party in view
        .parties
        .iter()
        .filter(|party| party.kind == PartyKind::Armed && party.named && party.outlet.is_some())
    {
        let end = party.tokens.end;
        let verb = (end..end + 5).find_map(|at| view.has(at, Cue::Circulated));
        let signed = party.tokens.clone().any(|at| view.has(at, Cue::InNameOf).is_some());
        if let Some(verb) = verb.filter(|_| signed && !view.negated(end)) {
            let sentence = view.sentence(verb);
            let next = sentence.end..view.sentence(sentence.end).end.min(sentence.end + 40);
            let boasts = (verb..next.end).any(|at| view.is(at, Class::TargetHarmed));
            if boasts && !view.incidents.is_empty() {
                found.push(claim(view, party.clone(), party.tokens.start..verb));
            }
        }
    }
    found
}

/// "put the deed down to the group".
fn put_down(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::PutDown) {
        // "a caller ascribed it to the brigade": the brigade speaks through him.
        let called = view.first_in(view.clause_start(hit.start)..hit.start, Cue::Caller).is_some();
        let behind = called.then(|| view.first_party(hit.end..hit.end + 5)).flatten();
        let speaker = behind
            .filter(|party| party.kind == PartyKind::Armed)
            .or_else(|| view.subject(hit.start, &[PartyKind::Armed]))
            .or_else(|| view.focus(hit.start, 0));
        let Some(speaker) = speaker else {
            continue;
        };
        let own = (hit.end..hit.end + 4).any(|at| {
            view.is(at, Class::GroupItself)
                || view.party_over(at).is_some_and(|party| party.kind == PartyKind::Armed)
        });
        if own && view.is(hit.end, Class::To) && !view.negated(hit.start) {
            found.push(claim(view, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}
