//! Records of a document as assertions, one per value, and back.
//!
//! Nothing gets lost on the way: [`records_of`] gives back what [`assertions_of`] was given, except for the names of
//! private people, which are taken out, and for evidence, which is kept once per place.

use std::{collections::BTreeMap, mem};

use extract::text::CharOffsets;
use model::{
    Assertion, Document, EstimateRecord, Evidence, Hash, IncidentRecord, Origin, Property, RecordKind,
    RecordRef, Span, StatementRecord,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{engine::Reading, privacy};

/// Evidence that no value stands on alone: the words behind the whole record, further words behind a value.
const EVIDENCE: &str = "evidence";

/// The field name of the words behind a whole record.
const WHOLE_RECORD: &str = "record";

/// Fields that stand on the words behind another field.
const ALSO_BEHIND: &[(&str, &str)] = &[("actor", "speaker")];

/// Fields that the published record has as lists.
fn lists(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Incident => {
            &["tactic", "weapons", "targets", "perpetrators", "claimed_by", "hedges", "said_by"]
        }
        RecordKind::Statement => &["targets"],
        RecordKind::Estimate => &["probability"],
    }
}

/// All assertions of one document, in the order of its records.
///
/// What a language model gave is marked as that model's; all else as `rules`'.
pub fn assertions_of(document: &Document, reading: &Reading, rules: &Origin) -> Vec<Assertion> {
    let offsets = CharOffsets::of(&document.text);
    let mut writer = Writer { document, offsets, reading, rules, assertions: Vec::new() };
    let extraction = &reading.extraction;
    // Evidence is taken out before a record is turned into fields: it becomes spans, not values.
    for incident in &extraction.incidents {
        let mut incident = privacy::without_private_names(incident);
        let evidence = mem::take(&mut incident.evidence);
        writer.record(RecordKind::Incident, &incident.id, &incident, &evidence, &incident.hedges);
    }
    for statement in &extraction.statements {
        let mut statement = statement.clone();
        let evidence = mem::take(&mut statement.evidence);
        writer.record(RecordKind::Statement, &statement.id, &statement, &evidence, &[]);
    }
    for estimate in &extraction.judgements {
        let mut estimate = estimate.clone();
        let evidence = mem::take(&mut estimate.evidence);
        writer.record(RecordKind::Estimate, &estimate.id, &estimate, &evidence, &[]);
    }
    writer.assertions
}

struct Writer<'a> {
    document: &'a Document,
    offsets: CharOffsets,
    reading: &'a Reading,
    rules: &'a Origin,
    assertions: Vec<Assertion>,
}

impl Writer<'_> {
    fn record<T: Serialize>(
        &mut self,
        kind: RecordKind,
        id: &str,
        record: &T,
        evidence: &[Evidence],
        hedges: &[String],
    ) {
        // The records of `model` are maps with text keys, which always serialize.
        let Ok(Value::Object(mut fields)) = serde_json::to_value(record) else { return };
        fields.remove("id");
        fields.remove(EVIDENCE);
        let mut unused: Vec<&Evidence> = evidence.iter().collect();
        let whole = evidence.iter().find(|it| it.field == WHOLE_RECORD).or(evidence.first());
        if let Some(whole) = whole {
            unused.retain(|it| *it != whole);
            let value = json!({ "field": whole.field });
            self.push(kind, id, EVIDENCE, value, self.span_of(whole), None);
        }
        for (field, value) in fields {
            let words =
                ALSO_BEHIND.iter().find(|(of, _)| *of == field).map_or(field.as_str(), |(_, behind)| behind);
            let own: Vec<&Evidence> = evidence.iter().filter(|it| it.field == words).collect();
            let members = match value {
                Value::Null => Vec::new(),
                Value::Array(members) => members,
                single => vec![single],
            };
            let count = members.len();
            for (at, member) in members.into_iter().enumerate() {
                let chosen = evidence_for(&member, at, count, &own);
                let fallback = if field == "date" { None } else { whole };
                let span = mention_span(&member, &self.document.text, &self.offsets)
                    .or_else(|| chosen.and_then(|it| self.span_of(it)))
                    .or_else(|| {
                        fallback.and_then(|it| self.named_inside(it, &member).or_else(|| self.span_of(it)))
                    });
                if let Some(chosen) = chosen {
                    unused.retain(|it| *it != chosen);
                }
                let hedge = span.as_ref().and_then(|span| self.hedge_near(span, hedges));
                self.push(kind, id, &field, member, span, hedge);
            }
        }
        for further in unused {
            let value = json!({ "field": further.field });
            self.push(kind, id, EVIDENCE, value, self.span_of(further), None);
        }
    }

    fn push(
        &mut self,
        kind: RecordKind,
        id: &str,
        property: &str,
        value: Value,
        span: Option<Span>,
        hedge: Option<String>,
    ) {
        let record = RecordRef { doc: self.document.id.clone(), record: id.to_owned() };
        let field =
            value.get("field").and_then(Value::as_str).filter(|_| property == EVIDENCE).unwrap_or(property);
        let origin = self.reading.model_behind(id, field).unwrap_or(self.rules).clone();
        self.assertions.push(Assertion {
            record,
            kind,
            property: property.into(),
            value,
            span,
            hedge,
            origin,
        });
    }

    fn span_of(&self, evidence: &Evidence) -> Option<Span> {
        span_at(&self.document.text, &self.offsets, evidence.start, evidence.end)
    }

    /// The value itself, where the words behind the whole record have it as it is.
    fn named_inside(&self, whole: &Evidence, value: &Value) -> Option<Span> {
        let name = value.as_str().filter(|name| !name.is_empty())?;
        let at = whole.quote.find(name)?;
        let start = self.offsets.byte_of_char(whole.start) + at;
        Span::of(&self.document.text, start, start + name.len())
    }

    /// The hedge that stands in the same sentence as the words of a value.
    fn hedge_near(&self, span: &Span, hedges: &[String]) -> Option<String> {
        if hedges.is_empty() {
            return None;
        }
        let text = &self.document.text;
        let ends = |ch: char| matches!(ch, '.' | '!' | '?' | '\n');
        let (first, last) = (
            text.floor_char_boundary(span.start.saturating_sub(LONGEST_SENTENCE)),
            text.floor_char_boundary(span.end + LONGEST_SENTENCE),
        );
        let start = text.get(first..span.start)?.rfind(ends).map_or(first, |at| first + at + 1);
        let end = text.get(span.end..last)?.find(ends).map_or(last, |at| span.end + at);
        let sentence = text.get(start..end)?;
        hedges.iter().find(|hedge| sentence.contains(hedge.as_str())).cloned()
    }
}

/// How many bytes before and behind a value its sentence is looked for.
const LONGEST_SENTENCE: usize = 1_000;

fn span_at(text: &str, offsets: &CharOffsets, start: usize, end: usize) -> Option<Span> {
    let (start, end) = (offsets.byte_of_char(start), offsets.byte_of_char(end));
    (start < end).then(|| Span::of(text, start, end)).flatten()
}

/// The place of a member's most telling mention; a weapon is a mention itself.
fn mention_span(member: &Value, text: &str, offsets: &CharOffsets) -> Option<Span> {
    let mention = member.get("mentions").and_then(|mentions| mentions.get(0)).unwrap_or(member);
    let at = |key: &str| mention.get(key)?.as_u64().map(|number| number as usize);
    span_at(text, offsets, at("start")?, at("end")?)
}

/// Which of a field's own evidence belongs to member `at` of `count`.
fn evidence_for<'a>(member: &Value, at: usize, count: usize, own: &[&'a Evidence]) -> Option<&'a Evidence> {
    if own.len() == count {
        return own.get(at).copied();
    }
    let named = member.as_str().or_else(|| member.get("name")?.as_str());
    let holds =
        |it: &&&Evidence| named.is_some_and(|name| it.quote.to_lowercase().contains(&name.to_lowercase()));
    own.iter().find(holds).or(own.first()).copied()
}

/// The records that some assertions of one document make up, in the order in which they first occur.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Records {
    /// Acts and plots.
    pub incidents: Vec<IncidentRecord>,
    /// Public messages.
    pub statements: Vec<StatementRecord>,
    /// Estimative sentences.
    pub estimates: Vec<EstimateRecord>,
}

/// Puts the records of one document together again. Assertions of other documents are not looked at; a record that
/// lacks a required value is left out.
pub fn records_of(doc: &Hash, text: &str, assertions: &[Assertion]) -> Records {
    let offsets = CharOffsets::of(text);
    let mut order: Vec<(RecordKind, &str)> = Vec::new();
    let mut grouped: BTreeMap<(RecordKind, &str), Vec<&Assertion>> = BTreeMap::new();
    for assertion in assertions.iter().filter(|assertion| assertion.record.doc == *doc) {
        let key = (assertion.kind, assertion.record.record.as_str());
        let group = grouped.entry(key).or_default();
        if group.is_empty() {
            order.push(key);
        }
        group.push(assertion);
    }
    let mut records = Records::default();
    for key in order {
        let Some(group) = grouped.get(&key) else { continue };
        let object = record_object(key, group, &offsets);
        match key.0 {
            RecordKind::Incident => records.incidents.extend(serde_json::from_value(object).ok()),
            RecordKind::Statement => records.statements.extend(serde_json::from_value(object).ok()),
            RecordKind::Estimate => records.estimates.extend(serde_json::from_value(object).ok()),
        }
    }
    records
}

fn record_object((kind, id): (RecordKind, &str), assertions: &[&Assertion], offsets: &CharOffsets) -> Value {
    let mut fields = Map::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    fields.insert("id".to_owned(), json!(id));
    for list in lists(kind) {
        fields.insert((*list).to_owned(), json!([]));
    }
    for assertion in assertions {
        let field = match &assertion.property {
            Property(name) if name == EVIDENCE => {
                assertion.value.get("field").and_then(Value::as_str).unwrap_or(WHOLE_RECORD)
            }
            Property(name) => name.as_str(),
        };
        if let Some(span) = &assertion.span {
            let found = Evidence {
                field: field.to_owned(),
                start: offsets.char_of_byte(span.start),
                end: offsets.char_of_byte(span.end),
                quote: span.quote.clone(),
            };
            if !evidence.contains(&found) {
                evidence.push(found);
            }
        }
        match (assertion.property.as_str(), fields.get_mut(field)) {
            (EVIDENCE, _) => {}
            (_, Some(Value::Array(members))) => members.push(assertion.value.clone()),
            _ => {
                fields.insert(field.to_owned(), assertion.value.clone());
            }
        }
    }
    fields.insert(EVIDENCE.to_owned(), serde_json::to_value(evidence).unwrap_or_default());
    Value::Object(fields)
}

#[cfg(test)]
mod tests;
