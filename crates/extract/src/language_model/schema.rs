//! What an answer must look like, as a JSON Schema within the subset that constrained decoders share: every property
//! required, nothing additional, no references.

use model::{
    Attribution, IncidentType, PerpetratorKind, Specificity, Stage, StatementKind, TargetClass, TargetKind,
    codebook::Codebook,
};
use serde_json::{Map, Value, json};

/// The schema of an answer; `codebook` gives the tactics.
pub fn answer_schema(codebook: &Codebook) -> Value {
    let tactics: Vec<&str> = codebook.tactics.iter().map(|code| code.id.as_str()).collect();
    let target = |with_country: bool| {
        let mut fields = vec![
            ("name", text()),
            ("kind", words(&spelled(TargetKind::ALL, TargetKind::as_str))),
            ("class", words(&spelled(TargetClass::ALL, TargetClass::as_str))),
            ("nationality", maybe(text())),
            ("quote", text()),
        ];
        if with_country {
            fields.push(("country", maybe(text())));
        }
        object(&fields)
    };
    let perpetrator = object(&[
        ("name", text()),
        ("kind", words(&spelled(PerpetratorKind::ALL, PerpetratorKind::as_str))),
        ("quote", text()),
    ]);
    let named = || object(&[("name", text()), ("quote", text())]);
    let count = || object(&[("min", number()), ("max", maybe(number())), ("quote", text())]);
    let incident = object(&[
        ("quote", text()),
        ("status", words(&spelled(Stage::ALL, Stage::as_str))),
        ("type", words(&spelled(IncidentType::ALL, IncidentType::as_str))),
        ("tactic", list(words(&tactics))),
        ("weapons", list(text())),
        ("date", maybe(date())),
        ("country", maybe(named())),
        ("place", maybe(named())),
        ("facility", maybe(named())),
        ("targets", list(target(false))),
        ("perpetrators", list(perpetrator)),
        ("claimed_by", list(named())),
        ("attribution", words(&spelled(Attribution::ALL, Attribution::as_str))),
        ("killed", maybe(count())),
        ("wounded", maybe(count())),
        ("perpetrators_killed", maybe(count())),
        ("hedges", list(text())),
        ("said_by", list(text())),
    ]);
    let statement = object(&[
        ("quote", text()),
        ("kind", words(&spelled(StatementKind::ALL, StatementKind::as_str))),
        ("speaker", maybe(named())),
        ("outlet", maybe(named())),
        ("date", maybe(date())),
        ("targets", list(target(true))),
        ("specificity", words(&spelled(Specificity::ALL, Specificity::as_str))),
        ("condition", maybe(text())),
        ("horizon", maybe(text())),
    ]);
    object(&[("incidents", list(incident)), ("statements", list(statement))])
}

fn spelled<T: Copy>(all: &[T], spelling: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|&word| spelling(word)).collect()
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn number() -> Value {
    json!({ "type": "integer" })
}

fn date() -> Value {
    object(&[("from", text()), ("to", text()), ("quote", text())])
}

fn words(all: &[&str]) -> Value {
    json!({ "type": "string", "enum": all })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn maybe(value: Value) -> Value {
    json!({ "anyOf": [value, { "type": "null" }] })
}

fn object(fields: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}
