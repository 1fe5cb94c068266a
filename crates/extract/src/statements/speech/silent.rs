//! A message of an armed group right after an act, of which nothing is told but that it came: "The Front telephoned two
//! agencies", "published a second text", "The Brigade, on Telegram, within the hour". It says who did it.

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};
use super::{authored, content, speaker};
use crate::pack::Class;

/// How far behind the verb what is sent, or whom it reaches, may stand.
const TO_MESSAGE: usize = 6;
/// Longest sentence without a verb, in tokens.
const SHORT: usize = 16;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    if view.incidents.is_empty() {
        return Vec::new();
    }
    let acts = authored::acts(view);
    let mut found = sent(view, &acts);
    found.extend(verbless(view, &acts));
    found.extend(came_from(view, &acts));
    found
}

fn claim(view: &View<'_>, speaker: Party, cue: Range<usize>) -> Found {
    view.found(StatementKind::ClaimOfResponsibility, speaker, cue)
}

/// "rang the agencies", "published first one message and then a second".
fn sent(view: &View<'_>, acts: &[usize]) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in view.reading.text.sentences.iter().map(|sentence| sentence.tokens.clone()) {
        let Some(verb) = sentence.clone().find(|at| sends(view, *at, sentence.end)) else { continue };
        if !is_bare(view, &sentence, acts) || view.unasserted(verb) || !opens_armed(view, &sentence) {
            continue;
        }
        let named = set_off(view, verb..sentence.end);
        if named.is_empty() {
            found.extend(speaker::armed(view, verb).map(|speaker| claim(view, speaker, verb..verb + 1)));
        }
        found.extend(named.into_iter().map(|party| claim(view, party, verb..verb + 1)));
    }
    found
}

/// Nobody else stands in the sentence before the group.
fn opens_armed(view: &View<'_>, sentence: &Range<usize>) -> bool {
    view.first_party(sentence.clone()).is_none_or(|party| party.kind == PartyKind::Armed)
}

/// A verb of calling with a newsroom, one of publishing with a message.
fn sends(view: &View<'_>, verb: usize, end: usize) -> bool {
    let behind = verb + 1..end.min(verb + 1 + TO_MESSAGE);
    let rings =
        view.has(verb, Cue::Phone).is_some() && view.first_in(behind.clone(), Cue::Newsroom).is_some();
    let publishes = view.is(verb, Class::Publishes)
        && behind
            .clone()
            .any(|at| view.has(at, Cue::Media).is_some() || view.has(at, Cue::ClaimNoun).is_some());
    let bids = view.is(verb, Class::Publishes) && behind.into_iter().any(|at| view.is(at, Class::ClaimNoun));
    rings || publishes || bids
}

/// "Two organisations ring the agencies, the Army and the Commandos": those who are named behind.
fn set_off(view: &View<'_>, window: Range<usize>) -> Vec<Party> {
    let Some(comma) = window.clone().find(|at| view.word(*at) == ",") else { return Vec::new() };
    let parties = parties_within(&view.parties, comma..window.end);
    let all = parties.iter().all(|party| party.kind == PartyKind::Armed && party.named);
    let joined = parties.len() == 2
        && (parties[0].tokens.end..parties[1].tokens.start)
            .all(|at| view.is(at, Class::CommaOrAnd) || view.is(at, Class::AnyArticle));
    if all && joined { parties.to_vec() } else { Vec::new() }
}

/// "The Brigade, on Telegram, within the hour.": no verb, and the network where it spoke.
fn verbless(view: &View<'_>, acts: &[usize]) -> Vec<Found> {
    let mut found = Vec::new();
    for party in view.parties.iter().filter(|party| party.kind == PartyKind::Armed && party.named) {
        let sentence = view.sentence(party.tokens.start);
        let opens = party.tokens.start <= sentence.start + 1;
        let network = (party.tokens.end..sentence.end.min(party.tokens.end + TO_MESSAGE))
            .find(|at| view.is(*at, Class::Network));
        let on = network.is_some_and(|at| (at.saturating_sub(3)..at).any(|i| view.is(i, Class::OnOrBy)));
        let Some(network) = network.filter(|_| opens && on && sentence.len() <= SHORT) else { continue };
        if is_bare(view, &sentence, acts) && !has_verb(view, &sentence) {
            found.push(claim(view, party.clone(), network..network + 1));
        }
    }
    found
}

fn has_verb(view: &View<'_>, sentence: &Range<usize>) -> bool {
    let syntax = view.reading.syntax(view.reading.sentence_of(sentence.start));
    (0..syntax.len()).any(|word| syntax.tag(word).is_verb())
}

/// "There is a call to a news agency, from a group that calls itself the Brigade".
fn came_from(view: &View<'_>, acts: &[usize]) -> Vec<Found> {
    let mut found = Vec::new();
    let calls = (0..view.reading.text.tokens.len())
        .filter(|at| view.is(*at, Class::Telephone) && view.is(at.wrapping_sub(1), Class::AnyArticle));
    let messages = view.all(Cue::Media).chain(view.all(Cue::Caller)).map(|hit| hit.start);
    for at in messages.chain(calls) {
        let sentence = view.around(at);
        let behind = at + 1..sentence.end.min(at + 1 + 3 * TO_MESSAGE);
        let reaches = view.first_in(behind.clone(), Cue::Newsroom).is_some();
        let party = view.first_party(at..behind.end).filter(|party| party.kind == PartyKind::Armed);
        let Some(party) = party.filter(|party| reaches && party.named) else { continue };
        let from = (party.tokens.start.saturating_sub(2)..party.tokens.end)
            .any(|i| view.is(i, Class::ByOrFrom) || view.has(i, Cue::InNameOf).is_some());
        if from && is_bare(view, &sentence, acts) && !view.negated(at) && !view.unasserted(at) {
            found.push(claim(view, party.clone(), at..at + 1));
        }
    }
    found
}

/// Nothing is told but the message, and an act stands before it.
fn is_bare(view: &View<'_>, sentence: &Range<usize>, acts: &[usize]) -> bool {
    authored::follows_act(view, acts, sentence)
        && !authored::speaks_otherwise(view, sentence)
        && !content::is_about_others(view, sentence.clone())
        && !sentence.clone().any(|at| tells(view, at))
}

/// A verb or a conjunction that leads to what the message says.
fn tells(view: &View<'_>, at: usize) -> bool {
    if view.party_over(at).is_some() || view.has(at, Cue::Phone).is_some() {
        return false;
    }
    let verb = [Cue::Say, Cue::Tell, Cue::AdviseVerb].into_iter().any(|cue| view.has(at, cue).is_some());
    let message = view.is(at, Class::That) || view.is(at, Class::Negation) || view.is(at, Class::No);
    (verb && view.has(at, Cue::Media).is_none())
        || message
        || view.is(at, Class::ProgressiveEnding) && view.has(at, Cue::HarmNoun).is_none()
}
