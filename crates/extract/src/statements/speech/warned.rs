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
    let addressed =
        is_told(view, hit).is_some() || behind.clone().take(TO_ADDRESSEE).any(|at| is_addressee(view, at));
    let against =
        advises && view.has(hit.start, Cue::AdviseVerb).is_some() && view.is(hit.end, Class::Against);
    let counsels = view.has(hit.start, Cue::Urge).is_none() || is_told(view, hit).is_some();
    let advised = advises && counsels && addressed && instructs(view, &behind);
    against || advised || (addressed && (cautions(view, &behind) || quoted_before(view, hit)))
}

/// "Citizens of Chile are once more urged", "AMERICANS ADVISED TO LEAVE": those who are told stand before the verb.
fn is_told(view: &View<'_>, hit: &CueHit) -> Option<usize> {
    let start = view.around(hit.start).start;
    let be = (hit.start.saturating_sub(4).max(start)..hit.start).any(|at| view.is(at, Class::Be));
    let headline = view.is(hit.start, Class::PastEnding) && view.is(hit.end, Class::To);
    let people = (hit.start.saturating_sub(9).max(start)..hit.start).find(|at| is_addressee(view, *at));
    people.filter(|_| be || headline)
}

/// "to vary their way to work", and no appeal for votes, calm or help.
fn instructs(view: &View<'_>, behind: &Range<usize>) -> bool {
    let to =
        behind.clone().take(TO_ADDRESSEE + 3).any(|at| view.is(at, Class::To) || view.is(at, Class::Against));
    to && view.is_violent()
        && !behind.clone().any(|at| {
            view.is(at, Class::Benign) || view.is(at, Class::Parley) || view.is(at, Class::CivicDuty)
        })
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
                && (at.saturating_sub(3)..at + 20)
                    .any(|i| view.is(i, Class::Expected) || view.is(i, Class::Possibility));
            not_to || harm || view.is(at, Class::Careful)
        })
}

/// "Leave as soon as possible," the ministry urged its citizens.
fn quoted_before(view: &View<'_>, hit: &CueHit) -> bool {
    let before = view.around(hit.start).start..hit.start;
    let open = before.clone().find(|at| speaker::is_mark(view, *at));
    let quoted = open.unwrap_or(before.end)..before.end;
    open.is_some()
        && (view.first_in(quoted.clone(), Cue::Avoid).is_some()
            || quoted.clone().any(|at| view.is(at, Class::LeaveOrder)))
}

/// Who answers for the people warned.
fn speaker(view: &View<'_>, verb: usize) -> Option<Party> {
    if !speaker::is_verb(view, verb) {
        return None;
    }
    let hit = CueHit { start: verb, end: verb + 1, cue: Cue::Warn };
    let Some((head, phrase)) = speaker::subject(view, verb) else {
        let told = is_told(view, &hit).and_then(|people| state_of(view, people, verb));
        return told.or_else(|| view.subject(verb, &[PartyKind::State]).cloned());
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

/// The state of the people who are told: "Citizens of Chile", "Americans".
fn state_of(view: &View<'_>, people: usize, verb: usize) -> Option<Party> {
    let nation = (people..verb)
        .find_map(|at| covering(&view.reading.mentions.nations, |nation| &nation.tokens, at))?;
    let country = view.reading.lexicon.codebook.countries.get(nation.country)?;
    Some(Party {
        tokens: nation.tokens.clone(),
        kind: PartyKind::State,
        name: country.name.clone(),
        actor: None,
        outlet: None,
        state: Some(country.code.clone()),
        named: true,
    })
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

/// "possible retaliatory attacks", "further violence is very likely".
fn foretells(view: &View<'_>, window: &Range<usize>) -> bool {
    window.clone().any(|i| {
        view.has(i, Cue::HarmNoun).is_some()
            && (i.saturating_sub(4)..i + 8).any(|j| view.is(j, Class::Expected))
    })
}

/// "a notice of 30 January on possible imminent attacks".
fn notices(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &view.reading.text.sentences {
        let tokens = sentence.tokens.clone();
        for at in tokens.clone().filter(|at| view.is(*at, Class::NoticeNoun)) {
            let behind = at + 1..tokens.end.min(at + 22);
            let content = view.first_in(behind.clone(), Cue::Danger).is_some()
                || foretells(view, &behind)
                || speaker::is_mark(view, tokens.start) && foretells(view, &(tokens.start..at));
            let told = view.negated(at) || view.unasserted(at);
            if !content || told {
                continue;
            }
            let before = parties_within(&view.parties, tokens.start.max(at.saturating_sub(40))..at);
            let issuer = before.iter().rev().find(|party| party.kind == PartyKind::State).cloned();
            let issuer =
                issuer.or_else(|| authority(view, at, &(at.saturating_sub(12).max(tokens.start)..at)));
            if before.iter().all(|party| party.kind == PartyKind::State) {
                found.extend(issuer.map(|issuer| view.found(StatementKind::Warning, issuer, at..at + 1)));
                break;
            }
        }
    }
    found
}
