//! A government warns: "told its citizens to stay away", "issued a security alert", "said that an attack could come".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use crate::pack::Class;
use crate::{lexicon::NationForm, mentions::covering};

/// How far behind the verb its addressees and its content may stand.
const TO_ADDRESSEE: usize = 6;
const TO_CONTENT: usize = 26;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    // Storms and floods bring warnings too: without violence in the text the danger must be named.
    let named = [Cue::Danger, Cue::HarmNoun].into_iter().any(|cue| view.all(cue).next().is_some());
    if !named && view.incidents.is_empty() && !view.parties.iter().any(Party::fights) {
        return Vec::new();
    }
    let mut found = told_citizens(view);
    found.extend(advised(view));
    found.extend(alerts(view));
    found.extend(warned_of(view));
    found.extend(went_out(view));
    found.extend(messages(view));
    found
}

fn warning(view: &View<'_>, speaker: Party, cue: Range<usize>) -> Found {
    view.found(StatementKind::Warning, speaker, cue)
}

fn usable(view: &View<'_>, at: usize) -> bool {
    !view.negated(at) && !view.unasserted(at)
}

/// The governments that speak: "Washington, London and Canberra" is one speaker of three names.
fn speaker(view: &View<'_>, verb: usize) -> Option<Party> {
    if let Some(last) = view.subject(verb, &[PartyKind::State]) {
        return Some(joined(view, last));
    }
    let police = view.subject(verb, &[PartyKind::Other])?;
    let warns = view.has(verb, Cue::Warn).is_some() || view.has(verb, Cue::AdviseVerb).is_some();
    (warns && view.is(police.tokens.start, Class::PoliceNoun)).then(|| police.clone())
}

fn joined(view: &View<'_>, last: &Party) -> Party {
    let mut names = vec![last.name.clone()];
    let mut start = last.tokens.start;
    while let Some(before) = start.checked_sub(2)
        && view.is(start - 1, Class::CommaOrAnd)
        && let Some(party) = view.party_over(before)
        && party.kind == PartyKind::State
        && names.len() < 8
    {
        names.insert(0, party.name.clone());
        start = party.tokens.start;
    }
    let name = match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => last.name.clone(),
    };
    Party { tokens: start..last.tokens.end, name, ..last.clone() }
}

fn verbs<'v>(view: &'v View<'_>) -> impl Iterator<Item = CueHit> + 'v {
    [Cue::Urge, Cue::Warn, Cue::AdviseVerb].into_iter().flat_map(|cue| view.all(cue))
}

/// "told its citizens that it had word of a plan to attack", "advised nationals to leave".
fn told_citizens(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let violent = !view.incidents.is_empty() || view.parties.iter().any(Party::fights);
    for hit in verbs(view).filter(|hit| usable(view, hit.start)) {
        let addressee = (hit.end..hit.end + TO_ADDRESSEE).find(|at| is_citizen(view, *at));
        let window = hit.end..view.clause_end(hit.start).min(hit.end + TO_CONTENT);
        let avoid = view.first_in(window.clone(), Cue::Avoid).is_some();
        let danger = view.first_in(window, Cue::Danger).is_some();
        let advises =
            view.has(hit.start, Cue::AdviseVerb).is_some() || view.has(hit.start, Cue::Warn).is_some();
        let cautions = advises && addressee.is_some() && violent && !view.is(hit.start, Class::Reminded);
        if ((addressee.is_some() && (avoid || danger)) || (advises && avoid) || cautions)
            && let Some(speaker) = speaker(view, hit.start)
        {
            found.push(warning(view, speaker, hit.start..hit.end));
        }
    }
    found
}

/// "citizens", "Danes".
fn is_citizen(view: &View<'_>, at: usize) -> bool {
    let nation = covering(&view.reading.mentions.nations, |nation| &nation.tokens, at);
    view.has(at, Cue::Citizens).is_some() || nation.is_some_and(|nation| nation.form == NationForm::Demonym)
}

/// "Britons are advised to avoid": the government before the verb, else that of the people advised.
fn advised(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in verbs(view).filter(|hit| usable(view, hit.start)) {
        let be = hit.start > 0 && view.is(hit.start - 1, Class::Be);
        let people = (hit.start.saturating_sub(5)..hit.start).find(|at| is_citizen(view, *at));
        let window = hit.end..view.clause_end(hit.start).min(hit.end + TO_CONTENT);
        let content = view.first_in(window, Cue::Avoid).is_some();
        let Some(people) = people.filter(|_| be && content) else { continue };
        let sentence = view.sentence(hit.start);
        let before = parties_within(&view.parties, sentence.start..hit.start);
        let issuer = before.iter().find(|party| party.kind == PartyKind::State).cloned();
        let issuer = issuer.or_else(|| governments_from(view, people));
        found.extend(issuer.map(|issuer| warning(view, issuer, hit.start..hit.end)));
    }
    found
}

/// "issued a security alert", "another notice asking citizens to stay away".
fn alerts(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::AlertNoun).filter(|hit| usable(view, hit.start)) {
        let clause = view.clause_around(hit.start);
        let content = view.first_in(hit.end..clause.end, Cue::Avoid).is_some()
            || view.first_in(clause.clone(), Cue::Danger).is_some()
            || view.first_in(hit.end..clause.end, Cue::HarmNoun).is_some();
        let before = parties_within(&view.parties, clause.start..hit.start);
        let issuer = before.iter().find(|party| party.kind == PartyKind::State).or_else(|| {
            let behind = (hit.end..clause.end.min(hit.end + 8)).find(|at| view.is(*at, Class::ByOrFrom))?;
            view.first_party(behind..behind + 6).filter(|party| party.kind == PartyKind::State)
        });
        if let Some(issuer) = issuer.filter(|_| content) {
            found.push(warning(view, issuer.clone(), hit.start..hit.end));
        }
    }
    found
}

/// "warned of attacks on hotels", "said that an attack could come", "was worried that the branch would strike".
fn warned_of(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Warn).chain(view.all(Cue::Say)).chain(view.all(Cue::Worry)) {
        if !usable(view, hit.start) {
            continue;
        }
        let window = hit.end..view.clause_end(hit.start).min(hit.end + TO_CONTENT);
        let warns = view.has(hit.start, Cue::Warn).is_some();
        let worries = view.has(hit.start, Cue::Worry).is_some();
        let reads = (warns && attack_in(view, window.clone().start..window.end.min(hit.end + 12)))
            || attack_may_come(view, window.clone())
            || (view.has(hit.start, Cue::Say).is_some() && knows_of_danger(view, window.clone()))
            || (worries && view.first_in(window, Cue::Danger).is_some());
        if let Some(speaker) = Some(()).filter(|()| reads).and_then(|()| speaker(view, hit.start)) {
            found.push(warning(view, speaker, hit.start..hit.end));
        }
    }
    found
}

/// "it had credible information of an imminent threat": word of what is to come, not of what has happened.
fn knows_of_danger(view: &View<'_>, window: Range<usize>) -> bool {
    let known = window.clone().find(|at| view.is(*at, Class::DangerNoun));
    let danger = view.cues_in(window, Cue::Danger).find(|hit| !view.is(hit.start, Class::AttackOrKidnap));
    danger.is_some_and(|hit| {
        known.is_some_and(|at| at < hit.end && hit.start < at + 9) && !view.negated(hit.start)
    })
}

/// "had circulated a message to citizens that militants were planning attacks".
fn messages(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Media).filter(|hit| usable(view, hit.start)) {
        let verb = (hit.start.saturating_sub(5)..hit.start).find(|at| view.is(*at, Class::Circulated));
        let Some(verb) = verb else { continue };
        let clause = hit.end..view.clause_end(hit.start).min(hit.end + TO_CONTENT);
        let addressed = clause.clone().take(TO_ADDRESSEE).any(|at| is_citizen(view, at));
        let content = view.first_in(clause.clone(), Cue::Danger).is_some()
            || view.first_in(clause, Cue::Avoid).is_some();
        if let Some(speaker) = Some(()).filter(|()| addressed && content).and_then(|()| speaker(view, verb)) {
            found.push(warning(view, speaker, hit.start..hit.end));
        }
    }
    found
}

fn attack_in(view: &View<'_>, window: Range<usize>) -> bool {
    view.first_in(window.clone(), Cue::Danger).is_some()
        || window.clone().any(|at| view.is(at, Class::AttackNoun))
}

/// "an attack could come", "attacks may follow".
fn attack_may_come(view: &View<'_>, mut window: Range<usize>) -> bool {
    window.any(|at| {
        let attackers = view.is(at, Class::BombersNoun)
            || view
                .party_over(at)
                .is_some_and(|party| party.kind == PartyKind::Armed && party.tokens.end == at + 1);
        let may = view.is(at + 1, Class::Possibility);
        let harm = (at + 2..at + 7).take_while(|i| !view.ends_phrase(*i) || view.is(*i, Class::To));
        if attackers && may && harm.into_iter().any(|i| view.has(i, Cue::HarmVerb).is_some()) {
            return true;
        }
        view.is(at, Class::BombNoun)
            && view.is(at + 1, Class::PastOrPossible)
            && (view.is(at + 1, Class::Possibility) || view.is(at + 2, Class::Expected))
    })
}

/// "Warnings had gone out from Washington, London and Canberra".
fn went_out(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::WarningNoun).filter(|hit| usable(view, hit.start)) {
        let window = hit.end..view.clause_end(hit.start).min(hit.end + 12);
        let from = window.clone().find(|at| view.is(*at, Class::From));
        let issued = window.clone().any(|at| view.is(at, Class::Came));
        let issuer = from.filter(|_| issued).and_then(|from| governments_from(view, from + 1));
        found.extend(issuer.map(|issuer| warning(view, issuer, hit.start..hit.end)));
    }
    found
}

/// The states named from `at` on: capitals behind "from" are places to the party finder, so the mentions are read.
fn governments_from(view: &View<'_>, at: usize) -> Option<Party> {
    let codebook = view.reading.lexicon.codebook;
    let mut names = Vec::new();
    let mut end = at;
    while let Some(nation) = covering(&view.reading.mentions.nations, |nation| &nation.tokens, end) {
        names.push(codebook.countries.get(nation.country)?.name.clone());
        end = nation.tokens.end;
        while view.is(end, Class::CommaOrAnd) {
            end += 1;
        }
    }
    let name = match names.split_last()? {
        (last, []) => last.clone(),
        (last, rest) => format!("{} and {last}", rest.join(", ")),
    };
    Some(Party {
        tokens: at..end,
        kind: PartyKind::State,
        name,
        actor: None,
        outlet: None,
        state: None,
        named: true,
    })
}
