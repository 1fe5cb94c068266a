//! One incident as shown.

use std::collections::BTreeSet;

use model::{Credibility, Hash, IncidentRecord, IncidentView, Marking, Stage};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    edits,
    fields::{self, INCIDENT_FIELDS},
    members, tolls,
    voices::Voice,
};
use crate::{
    facts::Names,
    grade::{Backing, grade},
    incidents::Cluster,
    input::IncidentInput,
    lineage::{Lineage, Teller},
    rulings::Rulings,
};

/// The lists of an incident that are shown whole.
const PLAIN_LISTS: &[&str] = &["tactic", "weapons", "claimed_by", "hedges", "said_by"];

/// The view of a cluster whose members are `inputs`, first-recorded first. Spans of a single record stay in it; in a view of
/// several the words stand in the support of each value, because offsets of several documents cannot share a record.
pub(crate) fn view(
    cluster: Cluster,
    inputs: &[&IncidentInput],
    lineage: &Lineage,
    names: &Names,
    rulings: &Rulings,
) -> Option<IncidentView> {
    let first = inputs.first()?;
    let tellers: Vec<Teller> = inputs
        .iter()
        .map(|it| Teller { document: &it.document, tolls: [it.record.killed, it.record.wounded] })
        .collect();
    let origins = lineage.origins_within(&tellers);
    let voices: Vec<Voice> = inputs.iter().filter_map(|it| voice(it, &origins.of)).collect();
    let id = first.reference.hash();
    let (mut shown, mut values) = shown(&id, first, &voices, names);
    edits::apply(&rulings.edits_of(&cluster.members), &voices, &mut values, &mut |property, value| {
        set(&mut shown, property, value);
    });
    Some(IncidentView {
        decisions: rulings.on(&cluster.members),
        place: shown.place.as_deref().and_then(|name| names.gazetteer.locate(name, shown.country.as_deref())),
        credibility: credibility(&voices, shown.status),
        origins: origins.count,
        marking: marking(inputs.iter().map(|it| &it.document.marking)),
        members: cluster.members,
        links: cluster.links,
        id,
        shown,
        values,
    })
}

/// The narrowest marking of several.
pub(super) fn marking<'a>(markings: impl Iterator<Item = &'a Marking>) -> Marking {
    markings.fold(Marking::default(), Marking::join)
}

fn voice<'a>(
    input: &'a IncidentInput,
    origins: &std::collections::BTreeMap<Hash, usize>,
) -> Option<Voice<'a>> {
    let Ok(Value::Object(values)) = serde_json::to_value(&input.record) else { return None };
    Some(Voice {
        reference: &input.reference,
        document: &input.document,
        origin: origins.get(&input.reference.doc).copied().unwrap_or_default(),
        said: &input.said,
        values,
        hedged: !input.record.hedges.is_empty() || input.record.status == Stage::Alleged,
    })
}

type Values = Vec<(model::Property, Vec<model::Alternative>)>;

fn shown(id: &Hash, first: &IncidentInput, voices: &[Voice], names: &Names) -> (IncidentRecord, Values) {
    let mut shown = first.record.clone();
    let mut values = Vec::new();
    for field in INCIDENT_FIELDS {
        if let Some((property, alternatives)) = fields::alternatives(field, voices, names) {
            if let Some(best) = alternatives.first() {
                set(&mut shown, property.as_str(), &best.value);
            }
            values.push((property, alternatives));
        }
    }
    for property in ["killed", "wounded"] {
        if let Some((hull, alternatives)) = tolls::toll(property, voices) {
            match property {
                "killed" => shown.killed = Some(hull),
                _ => shown.wounded = Some(hull),
            }
            values.push(alternatives);
        }
    }
    let host = shown.country.clone();
    let (targets, of_targets) = members::targets(voices, host.as_deref(), names);
    let (perpetrators, of_perpetrators) = members::perpetrators(voices, names);
    shown.targets = parse_all(targets);
    shown.perpetrators = parse_all(perpetrators);
    values.extend(of_targets);
    values.extend(of_perpetrators);
    for property in PLAIN_LISTS {
        let (list, alternatives) = members::plain(property, voices);
        set_list(&mut shown, property, list);
        values.extend(alternatives);
    }
    if voices.len() > 1 {
        detach(&mut shown, id);
    }
    (shown, values)
}

fn set(shown: &mut IncidentRecord, property: &str, value: &Value) {
    let text = || value.as_str().map(str::to_owned);
    match property {
        "status" => shown.status = parse(value).unwrap_or(shown.status),
        "type" => shown.incident_type = parse(value).unwrap_or(shown.incident_type),
        "date" => shown.date = parse(value),
        "country" => shown.country = text(),
        "place" => shown.place = text(),
        "facility" => shown.facility = text(),
        "attribution" => shown.attribution = parse(value).unwrap_or(shown.attribution),
        "killed" => shown.killed = parse(value),
        "wounded" => shown.wounded = parse(value),
        "perpetrators_killed" => shown.perpetrators_killed = parse(value),
        "perpetrators" => shown.perpetrators = parse(value).into_iter().collect(),
        _ => {}
    }
}

fn set_list(shown: &mut IncidentRecord, property: &str, list: Vec<Value>) {
    match property {
        "tactic" => shown.tactic = parse_all(list),
        "weapons" => shown.weapons = parse_all(list),
        "claimed_by" => shown.claimed_by = parse_all(list),
        "hedges" => shown.hedges = parse_all(list),
        "said_by" => shown.said_by = parse_all(list),
        _ => {}
    }
}

/// Takes offsets that belong to one document out of a record that several made.
fn detach(shown: &mut IncidentRecord, id: &Hash) {
    id.short().clone_into(&mut shown.id);
    shown.evidence.clear();
    shown.targets.iter_mut().for_each(|target| target.mentions.clear());
    shown.perpetrators.iter_mut().for_each(|perpetrator| perpetrator.mentions.clear());
    for weapon in &mut shown.weapons {
        (weapon.start, weapon.end) = (0, 0);
    }
}

/// Credibility that it happened at all: origins that only allege it hedge it.
fn credibility(voices: &[Voice], stage: Stage) -> Credibility {
    let origins: BTreeSet<usize> = voices.iter().map(|voice| voice.origin).collect();
    let firm: BTreeSet<usize> =
        voices.iter().filter(|voice| !voice.hedged).map(|voice| voice.origin).collect();
    let hedged = if stage == Stage::Alleged { origins.clone() } else { &origins - &firm };
    let reliability = voices.iter().map(|voice| voice.document.reliability).min();
    grade(&Backing { origins, hedged, against: BTreeSet::new(), reliability }).0
}

pub(super) fn parse<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

pub(super) fn parse_all<T: DeserializeOwned>(values: Vec<Value>) -> Vec<T> {
    values.into_iter().filter_map(|value| serde_json::from_value(value).ok()).collect()
}
