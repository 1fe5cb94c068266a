//! Properties with one value: which values are equal, which fit a vaguer one, which is finer.

use model::{Alternative, DateInterval, Property, codebook::PlaceKind};
use serde_json::Value;

use super::voices::{Candidate, Voice, gather, rank, said_by};
use crate::{
    facts::Names,
    text::{name_key, words},
};

/// How the values of one property compare.
pub(super) struct Field {
    pub name: &'static str,
    /// Whether something that fits the second value also fits the first, vaguer one.
    covers: fn(&Value, &Value) -> bool,
    /// Larger is finer.
    fineness: fn(&Value, &Names) -> i64,
}

/// The properties of incidents and statements that have one value. Tolls stand in `tolls.rs`, lists in `members.rs`.
pub(super) const INCIDENT_FIELDS: &[Field] = &[
    Field { name: "status", covers: never, fineness: flat },
    Field { name: "type", covers: type_covers, fineness: flat },
    Field { name: "date", covers: date_covers, fineness: date_fineness },
    Field { name: "country", covers: never, fineness: flat },
    Field { name: "place", covers: never, fineness: place_fineness },
    Field { name: "facility", covers: name_covers, fineness: name_fineness },
    Field { name: "attribution", covers: attribution_covers, fineness: flat },
    Field { name: "perpetrators_killed", covers: never, fineness: flat },
];

pub(super) const STATEMENT_FIELDS: &[Field] = &[
    Field { name: "kind", covers: never, fineness: flat },
    Field { name: "speaker", covers: name_covers, fineness: name_fineness },
    Field { name: "actor", covers: never, fineness: flat },
    Field { name: "outlet", covers: name_covers, fineness: name_fineness },
    Field { name: "date", covers: date_covers, fineness: date_fineness },
    Field { name: "specificity", covers: specificity_covers, fineness: flat },
    Field { name: "condition", covers: never, fineness: flat },
    Field { name: "horizon", covers: never, fineness: flat },
];

/// The values of a field, the shown one first; empty where nobody gives one.
pub(super) fn ranked(field: &Field, voices: &[Voice], names: &Names) -> Vec<Candidate> {
    let key = |value: &Value| value.as_str().map_or_else(|| value.to_string(), name_key);
    let mut candidates = gather(voices, field.name, &key);
    let others: Vec<(Value, Vec<usize>)> =
        candidates.iter().map(|it| (it.value.clone(), it.own.clone())).collect();
    for candidate in &mut candidates {
        let vaguer = others
            .iter()
            .filter(|(value, _)| *value != candidate.value && (field.covers)(value, &candidate.value));
        candidate.vaguer = vaguer.flat_map(|(_, own)| own.clone()).collect();
        candidate.fineness = (field.fineness)(&candidate.value, names);
    }
    rank(&mut candidates, voices);
    candidates
}

/// The same as alternatives.
pub(super) fn alternatives(
    field: &Field,
    voices: &[Voice],
    names: &Names,
) -> Option<(Property, Vec<Alternative>)> {
    let candidates = ranked(field, voices, names);
    let speaking: Vec<usize> = candidates.iter().flat_map(|it| it.own.clone()).collect();
    let first = candidates.first()?.value.clone();
    let alternative = |candidate: &Candidate| {
        let said = said_by(candidate, voices);
        let shown = if candidate.value == first {
            Ok(if candidates.len() == 1 {
                format!("shown: {said}")
            } else {
                format!("shown before other values: {said}")
            })
        } else if (field.covers)(&candidate.value, &first) {
            Err(format!("not shown, the shown value is finer and fits it: {said}"))
        } else {
            Err(format!("not shown: {said}"))
        };
        candidate.alternative(field.name, &candidate.backing(field.name, &speaking, voices), voices, shown)
    };
    Some((Property::from(field.name), candidates.iter().map(alternative).collect()))
}

fn never(_: &Value, _: &Value) -> bool {
    false
}

fn flat(_: &Value, _: &Names) -> i64 {
    0
}

/// "Attack on a facility" and "other" are what is said where the means is not.
fn type_covers(vague: &Value, fine: &Value) -> bool {
    let open = ["facility-attack", "other"];
    vague.as_str().is_some_and(|it| open.contains(&it)) && fine.as_str().is_some_and(|it| !open.contains(&it))
}

fn interval(value: &Value) -> Option<DateInterval> {
    serde_json::from_value(value.clone()).ok()
}

fn date_covers(vague: &Value, fine: &Value) -> bool {
    interval(vague).zip(interval(fine)).is_some_and(|(vague, fine)| vague.intersect(fine) == Some(fine))
}

fn date_fineness(value: &Value, _: &Names) -> i64 {
    interval(value).map_or(i64::MIN, |interval| -i64::from(interval.days()))
}

fn place_fineness(value: &Value, names: &Names) -> i64 {
    let place = value.as_str().and_then(|name| names.gazetteer.get(names.gazetteer.find(name, None)?));
    match place.map(|place| place.kind) {
        None => 0,
        Some(PlaceKind::Region) => 1,
        Some(PlaceKind::District) => 2,
        Some(PlaceKind::Capital | PlaceKind::City | PlaceKind::Town) => 3,
        Some(PlaceKind::Site) => 4,
    }
}

fn name_covers(vague: &Value, fine: &Value) -> bool {
    let Some((vague, fine)) = vague.as_str().zip(fine.as_str()) else { return false };
    let (vague, fine) = (words(vague), words(fine));
    vague.len() < fine.len() && vague.iter().all(|word| fine.contains(word))
}

fn name_fineness(value: &Value, _: &Names) -> i64 {
    value.as_str().map_or(0, |name| words(name).len() as i64)
}

/// A claim is also an attribution, and an attribution more than a suspicion.
fn attribution_covers(vague: &Value, fine: &Value) -> bool {
    later_in(&["unknown", "suspected", "attributed", "claimed"], vague, fine)
}

fn specificity_covers(vague: &Value, fine: &Value) -> bool {
    later_in(&["general", "country", "class", "class-in-country", "named-facility"], vague, fine)
}

fn later_in(order: &[&str], vague: &Value, fine: &Value) -> bool {
    let place = |value: &Value| value.as_str().and_then(|word| order.iter().position(|it| *it == word));
    place(vague).zip(place(fine)).is_some_and(|(vague, fine)| vague < fine)
}
