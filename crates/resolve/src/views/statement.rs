//! One statement as shown.

use model::{Hash, StatementRecord, StatementView, Support};
use serde_json::Value;

use super::{
    edits,
    fields::{self, STATEMENT_FIELDS},
    incident::{marking, parse, parse_all},
    members,
    voices::Voice,
};
use crate::{
    facts::Names,
    incidents::Cluster,
    input::StatementInput,
    lineage::{Lineage, Teller},
    rulings::Rulings,
};

/// Properties whose words best show that a document reports the statement, best first.
const TELLING: &[&str] = &["evidence", "kind", "targets", "speaker"];

/// The view of a cluster whose members are `inputs`, first-recorded first.
pub(crate) fn view(
    cluster: Cluster,
    inputs: &[&StatementInput],
    lineage: &Lineage,
    names: &Names,
    rulings: &Rulings,
) -> Option<StatementView> {
    let first = inputs.first()?;
    let tellers: Vec<Teller> =
        inputs.iter().map(|it| Teller { document: &it.document, tolls: [None, None] }).collect();
    let origins = lineage.origins_within(&tellers);
    let voices: Vec<Voice> = inputs
        .iter()
        .filter_map(|input| {
            let Ok(Value::Object(values)) = serde_json::to_value(&input.record) else { return None };
            let origin = origins.of.get(&input.reference.doc).copied().unwrap_or_default();
            let (reference, document, said) = (&input.reference, &*input.document, &*input.said);
            Some(Voice { reference, document, origin, said, values, hedged: false })
        })
        .collect();
    let id = first.reference.hash();
    let mut shown = shown(&id, &first.record, &voices, names);
    edits::apply(&rulings.edits_of(&cluster.members), &voices, &mut Vec::new(), &mut |property, value| {
        set(&mut shown, property, value);
    });
    Some(StatementView {
        decisions: rulings.on(&cluster.members),
        shown,
        support: voices.iter().filter_map(support).collect(),
        marking: marking(inputs.iter().map(|it| &it.document.marking)),
        members: cluster.members,
        id,
    })
}

fn support(voice: &Voice) -> Option<Support> {
    let telling =
        TELLING.iter().find_map(|name| voice.said.iter().find(|said| said.property.as_str() == *name));
    Some(voice.support(telling.or_else(|| voice.said.first())?))
}

fn shown(id: &Hash, first: &StatementRecord, voices: &[Voice], names: &Names) -> StatementRecord {
    let mut shown = first.clone();
    for field in STATEMENT_FIELDS {
        if let Some(best) = fields::ranked(field, voices, names).first() {
            set(&mut shown, field.name, &best.value);
        }
    }
    let host = shown.targets.iter().find_map(|target| target.country.clone());
    shown.targets = parse_all(members::targets(voices, host.as_deref(), names).0);
    if voices.len() > 1 {
        id.short().clone_into(&mut shown.id);
        shown.evidence.clear();
        shown.targets.iter_mut().for_each(|target| target.mentions.clear());
    }
    shown
}

fn set(shown: &mut StatementRecord, property: &str, value: &Value) {
    let text = || value.as_str().map(str::to_owned);
    match property {
        "kind" => shown.kind = parse(value).unwrap_or(shown.kind),
        "speaker" => shown.speaker = text(),
        "actor" => shown.actor = text(),
        "outlet" => shown.outlet = text(),
        "date" => shown.date = parse(value),
        "specificity" => shown.specificity = parse(value).unwrap_or(shown.specificity),
        "condition" => shown.condition = text(),
        "horizon" => shown.horizon = text(),
        _ => {}
    }
}
