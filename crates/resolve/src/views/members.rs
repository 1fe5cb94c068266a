//! Properties with several values: every member that somebody names, equal ones together.

use std::collections::BTreeMap;

use model::{Alternative, Property, Target, codebook::fold};
use serde_json::Value;

use super::voices::{Candidate, Voice, rank, said_by};
use crate::{
    actors::Relation,
    facts::Names,
    targets::{Agreement, TargetFacts},
};

/// More members of one property than this are not shown.
const MOST_SHOWN: usize = 12;

/// Members of a list as candidates, ranked; `key` says which are equal.
fn gather_members(voices: &[Voice], property: &str, key: &dyn Fn(&Value) -> String) -> Vec<Candidate> {
    let mut by_key: BTreeMap<String, Candidate> = BTreeMap::new();
    for (at, voice) in voices.iter().enumerate() {
        for value in voice.values.get(property).and_then(Value::as_array).into_iter().flatten() {
            let candidate = by_key.entry(key(value)).or_insert_with(|| Candidate::new(value.clone()));
            if candidate.own.last() != Some(&at) {
                candidate.own.push(at);
                candidate.members.push(value.clone());
            }
        }
    }
    let mut candidates: Vec<Candidate> = by_key.into_values().collect();
    rank(&mut candidates, voices);
    candidates
}

/// The members of a plain list (tactics, weapons, hedges): all are shown.
pub(super) fn plain(property: &str, voices: &[Voice]) -> (Vec<Value>, Option<(Property, Vec<Alternative>)>) {
    let candidates = gather_members(voices, property, &text_key);
    let groups: Vec<Group> =
        candidates.into_iter().map(|candidate| Group { candidate, hidden: None }).collect();
    finish(property, voices, groups)
}

/// The perpetrators: one per actor; a group gives way to its wing where both are named, people to organisations.
pub(super) fn perpetrators(
    voices: &[Voice],
    names: &Names,
) -> (Vec<Value>, Option<(Property, Vec<Alternative>)>) {
    let key = |value: &Value| {
        value.get("actor").and_then(Value::as_str).map_or_else(|| text_key(value), str::to_owned)
    };
    let candidates = gather_members(voices, "perpetrators", &key);
    let actors: Vec<String> = candidates
        .iter()
        .filter_map(|it| it.value.get("actor").and_then(Value::as_str))
        .map(str::to_owned)
        .collect();
    let organised = candidates.iter().any(|it| is_organization(&it.value));
    let vaguer: Vec<(String, Vec<usize>)> = candidates
        .iter()
        .filter_map(|it| Some((it.value.get("actor")?.as_str()?.to_owned(), it.own.clone())))
        .collect();
    let group = |mut candidate: Candidate| {
        let actor = candidate.value.get("actor").and_then(Value::as_str).map(str::to_owned);
        let wing = actor.as_ref().and_then(|own| actors.iter().find(|other| is_part(other, own, names)));
        let hidden = match wing {
            Some(wing) => Some(format!("{} is named as well, which is part of it", names.actors.name(wing))),
            None if organised && !is_organization(&candidate.value) => {
                Some("an organisation is named".to_owned())
            }
            None => None,
        };
        if let Some(actor) = &actor {
            let parents = vaguer.iter().filter(|(other, _)| is_part(actor, other, names));
            candidate.vaguer = parents.flat_map(|(_, own)| own.clone()).collect();
        }
        Group { candidate, hidden }
    };
    let groups = candidates.into_iter().map(group).collect();
    finish("perpetrators", voices, groups)
}

fn is_organization(value: &Value) -> bool {
    value.get("kind").and_then(Value::as_str) == Some("organization")
}

/// Whether `wing` is part of `parent`.
fn is_part(wing: &str, parent: &str, names: &Names) -> bool {
    wing != parent
        && names.actors.relation(wing, parent) == Relation::PartOf
        && names.codebook.actor_and_ancestors(wing).iter().any(|it| it.id == parent)
}

/// The targets: descriptions of one target together, under the description that ranks first.
pub(super) fn targets(
    voices: &[Voice],
    host: Option<&str>,
    names: &Names,
) -> (Vec<Value>, Option<(Property, Vec<Alternative>)>) {
    let key = |value: &Value| {
        let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or("-").to_owned();
        format!("{}|{}|{}", field("class"), field("nationality"), text_key(value))
    };
    let mut read: Vec<(TargetFacts, Group)> = Vec::new();
    for candidate in gather_members(voices, "targets", &key) {
        let Ok(target) = serde_json::from_value::<Target>(candidate.value.clone()) else { continue };
        let facts = names.targets.target(&target, host, None, &names.gazetteer);
        let same = |(other, group): &&mut (TargetFacts, Group)| {
            group.hidden.is_none()
                && other.class == facts.class
                && other.agreement(&facts).0 >= Agreement::Sender
        };
        let hidden = read.iter_mut().find(same).map(|(other, group)| {
            group.candidate.vaguer.extend(&candidate.own);
            format!("another description of {}", other.name)
        });
        read.push((facts, Group { candidate, hidden }));
    }
    finish("targets", voices, read.into_iter().map(|(_, group)| group).collect())
}

struct Group {
    candidate: Candidate,
    /// Why it is not shown.
    hidden: Option<String>,
}

fn finish(
    property: &str,
    voices: &[Voice],
    groups: Vec<Group>,
) -> (Vec<Value>, Option<(Property, Vec<Alternative>)>) {
    let mut shown = Vec::new();
    let mut alternatives = Vec::new();
    for Group { candidate, hidden } in groups {
        let said = said_by(&candidate, voices);
        let why = match hidden {
            Some(why) => Err(format!("not shown, {why}: {said}")),
            None if shown.len() >= MOST_SHOWN => Err(format!("not shown, {MOST_SHOWN} are: {said}")),
            None => {
                shown.push(candidate.value.clone());
                Ok(format!("shown: {said}"))
            }
        };
        // Silence on a member is no word against it.
        let backing = candidate.backing(property, &[], voices);
        alternatives.push(candidate.alternative(property, &backing, voices, why));
    }
    alternatives.sort_by_key(|alternative| !alternative.shown);
    (shown, (!alternatives.is_empty()).then(|| (Property::from(property), alternatives)))
}

/// The name or text of a member, folded.
fn text_key(value: &Value) -> String {
    let text = value.as_str().or_else(|| value.get("name").or_else(|| value.get("text"))?.as_str());
    text.map_or_else(|| value.to_string(), fold)
}
