//! People are told of a danger, or to keep away, by whoever answers for them: a government, a mission, a union, a
//! chamber of commerce.

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use super::speaker;
use crate::{lexicon::NationForm, mentions::covering, pack::Class};

/// How far behind the verb its addressees and its content may stand.
const TO_ADDRESSEE: usize = 7;
const TO_CONTENT: usize = 30;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    if view.incidents.is_empty() && !view.parties.iter().any(Party::fights) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let verbs = [Cue::Urge, Cue::Warn, Cue::AdviseVerb, Cue::Say, Cue::Tell]
        .into_iter()
        .flat_map(|cue| view.all(cue));
    for hit in verbs.filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start)) {
        if !warns(view, &hit) {
            continue;
        }
        let speaker = speaker(view, hit.start);
        found.extend(speaker.map(|speaker| view.found(StatementKind::Warning, speaker, hit.start..hit.end)));
    }
    found.extend(notices(view));
    found
}

/// Whether somebody is told of a danger or what to do about it.
fn warns(view: &View<'_>, hit: &CueHit) -> bool {
    let end = view.clause_end(hit.start).min(hit.end + TO_CONTENT);
    let behind = hit.end..end;
    let advises = view.has(hit.start, Cue::Say).is_none() && view.has(hit.start, Cue::Tell).is_none();
    let passive = (hit.start.saturating_sub(4)..hit.start).any(|at| view.is(at, Class::Be))
        && (hit.start.saturating_sub(9)..hit.start).any(|at| is_addressee(view, at));
    let addressed = passive || behind.clone().take(TO_ADDRESSEE).any(|at| is_addressee(view, at));
    let against =
        advises && view.has(hit.start, Cue::AdviseVerb).is_some() && view.is(hit.end, Class::Against);
    against || (addressed && (cautions(view, &behind) || quoted_before(view, hit)))
}

/// "citizens", "nationals", "Danes".
fn is_addressee(view: &View<'_>, at: usize) -> bool {
    let nation = covering(&view.reading.mentions.nations, |nation| &nation.tokens, at);
    view.has(at, Cue::Citizens).is_some() || nation.is_some_and(|nation| nation.form == NationForm::Demonym)
}

/// "not to move after dark", "to be careful", "that attempts are possible".
fn cautions(view: &View<'_>, window: &Range<usize>) -> bool {
    let advice =
        [Cue::Avoid, Cue::Danger].into_iter().any(|cue| view.first_in(window.clone(), cue).is_some());
    advice
        || window.clone().any(|at| {
            let not_to = view.is(at, Class::Not) && view.is(at + 1, Class::To);
            let harm = view.has(at, Cue::HarmNoun).is_some()
                && (at..at + 12).any(|i| view.is(i, Class::Expected) || view.is(i, Class::Possibility));
            not_to || harm || view.is(at, Class::Careful)
        })
}

/// "Leave as soon as possible," the ministry urged its citizens.
fn quoted_before(view: &View<'_>, hit: &CueHit) -> bool {
    let start = view.around(hit.start).start;
    let quoted = start..hit.start.min(start + TO_CONTENT);
    matches!(view.word(start), "\"" | "“")
        && (view.first_in(quoted.clone(), Cue::Avoid).is_some()
            || quoted.clone().any(|at| view.is(at, Class::LeaveOrder)))
}

/// Who answers for the people warned.
fn speaker(view: &View<'_>, verb: usize) -> Option<Party> {
    if !speaker::is_verb(view, verb) {
        return None;
    }
    let Some((head, phrase)) = speaker::subject(view, verb) else {
        return view.subject(verb, &[PartyKind::State]).cloned();
    };
    let near = phrase.start..phrase.end.min(head + 8);
    let parties = parties_within(&view.parties, near.clone());
    if parties.iter().any(|party| party.kind == PartyKind::Armed) {
        return None;
    }
    if view.is(head, Class::Pronoun) {
        return view.pronoun(head).filter(|party| party.kind == PartyKind::State).cloned();
    }
    let over = view.party_over(head).filter(|party| party.kind == PartyKind::State);
    over.cloned().or_else(|| authority(view, head, &near))
}

/// "The Americans", "Jakarta's travel office", "Embassies of four countries", "the union".
fn authority(view: &View<'_>, head: usize, phrase: &Range<usize>) -> Option<Party> {
    let nation = |at: usize| covering(&view.reading.mentions.nations, |nation| &nation.tokens, at);
    let nations = phrase.clone().find_map(nation);
    if nations.is_none() && !view.is(head, Class::AuthorityNoun) {
        return None;
    }
    let state = nations
        .and_then(|nation| view.reading.lexicon.codebook.countries.get(nation.country))
        .map(|country| country.code.clone());
    let start = (phrase.start..head).find(|at| !view.is(*at, Class::AnyArticle)).unwrap_or(head);
    let tokens = start..head + 1;
    let name = view.reading.words(&tokens).to_owned();
    Some(Party { tokens, kind: PartyKind::State, name, actor: None, outlet: None, state, named: true })
}

/// "a notice of 30 January on possible imminent attacks".
fn notices(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &view.reading.text.sentences {
        let tokens = sentence.tokens.clone();
        for at in tokens.clone().filter(|at| view.is(*at, Class::NoticeNoun)) {
            let behind = at + 1..tokens.end.min(at + 22);
            let content = view.first_in(behind.clone(), Cue::Danger).is_some()
                || behind.clone().any(|i| {
                    view.has(i, Cue::HarmNoun).is_some()
                        && (i.saturating_sub(4)..i + 8).any(|j| view.is(j, Class::Expected))
                });
            let told = view.negated(at) || view.unasserted(at);
            if !content || told {
                continue;
            }
            let before = parties_within(&view.parties, tokens.start.max(at.saturating_sub(40))..at);
            let issuer = before.iter().rev().find(|party| party.kind == PartyKind::State).cloned();
            let issuer =
                issuer.or_else(|| authority(view, at, &(at.saturating_sub(4).max(tokens.start)..at)));
            if before.iter().all(|party| party.kind == PartyKind::State) {
                found.extend(issuer.map(|issuer| view.found(StatementKind::Warning, issuer, at..at + 1)));
                break;
            }
        }
    }
    found
}
