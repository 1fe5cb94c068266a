//! From the supports of a value to citations.

use std::collections::HashMap;

use model::{Alternative, Evidence, Hash, IncidentView, RecordRef, Span, StatementView, Support};
use serde_json::Value;

use super::persons::Persons;
use crate::Citation;
use crate::clean::{clean, defang, excerpt};

/// Longest quote of a report behind a value, in words.
const EVIDENCE_WORDS: usize = 45;

/// What is needed to cite.
pub(crate) struct Citing<'a> {
    pub(super) numbers: HashMap<&'a Hash, usize>,
    pub(super) persons: &'a Persons<'a>,
}

impl Citing<'_> {
    /// Words of a source as printed: cleaned, without private names, defanged, at most `limit` words.
    pub(crate) fn printed(&self, quote: &str, limit: usize) -> String {
        excerpt(&defang(&self.persons.withhold(&clean(quote))), limit)
    }

    /// A citation of a span; `None` for a document without a number.
    pub(crate) fn span(
        &self,
        document: &Hash,
        record: Option<&Hash>,
        property: &str,
        span: Option<&Span>,
        value: Value,
    ) -> Option<Citation> {
        Some(Citation {
            source: *self.numbers.get(document)?,
            document: document.clone(),
            record: record.cloned(),
            property: property.to_owned(),
            start: span.map_or(0, |span| span.start),
            end: span.map_or(0, |span| span.end),
            words: span.map_or_else(String::new, |span| self.printed(&span.quote, EVIDENCE_WORDS)),
            span: span.cloned(),
            value,
        })
    }

    /// Every span behind the shown values of an incident, and behind every toll.
    pub(super) fn incident(&self, view: &IncidentView) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        for (property, alternatives) in &view.values {
            let toll = matches!(property.as_str(), "killed" | "wounded");
            for alternative in alternatives.iter().filter(|alternative| alternative.shown || toll) {
                citations.extend(self.alternative(&view.id, property.as_str(), alternative));
            }
        }
        let covered = |field: &str| view.values.iter().any(|(property, _)| property.as_str() == field);
        let whole = serde_json::to_value(&view.shown).unwrap_or_default();
        let rest = view.shown.evidence.iter().filter(|evidence| !covered(&evidence.field));
        citations.extend(self.evidence(&view.id, view.members.first(), rest, &whole));
        in_order(citations)
    }

    /// Every span behind one value.
    pub(crate) fn alternative(
        &self,
        record: &Hash,
        property: &str,
        alternative: &Alternative,
    ) -> Vec<Citation> {
        let cite = |support: &Support| {
            let said = support.span.is_some() || property == "date";
            said.then(|| {
                self.span(
                    &support.record.doc,
                    Some(record),
                    property,
                    support.span.as_ref(),
                    alternative.value.clone(),
                )
            })?
        };
        alternative.support.iter().filter_map(cite).collect()
    }

    /// Every span behind a statement.
    pub(super) fn statement(&self, view: &StatementView) -> Vec<Citation> {
        let mut whole = serde_json::to_value(&view.shown).unwrap_or_default();
        if let Value::Object(fields) = &mut whole {
            fields.retain(|name, _| SPOKEN_FIELDS.contains(&name.as_str()));
        }
        let cite = |support: &Support| {
            let span = support.span.as_ref()?;
            self.span(&support.record.doc, Some(&view.id), "record", Some(span), whole.clone())
        };
        let mut citations: Vec<Citation> = view.support.iter().filter_map(cite).collect();
        citations.extend(self.evidence(&view.id, view.members.first(), view.shown.evidence.iter(), &whole));
        in_order(citations)
    }

    fn evidence<'e>(
        &self,
        record: &Hash,
        member: Option<&RecordRef>,
        evidence: impl Iterator<Item = &'e Evidence>,
        whole: &Value,
    ) -> Vec<Citation> {
        let Some(member) = member else { return Vec::new() };
        let cite = |evidence: &Evidence| {
            let span = Span { start: evidence.start, end: evidence.end, quote: evidence.quote.clone() };
            let value = whole.get(&evidence.field).cloned().unwrap_or_default();
            self.span(&member.doc, Some(record), &evidence.field, Some(&span), value)
        };
        evidence.filter_map(cite).collect()
    }
}

/// Fields of a statement that its words may hold.
const SPOKEN_FIELDS: &[&str] = &["speaker", "actor", "outlet", "date", "targets"];

fn in_order(mut citations: Vec<Citation>) -> Vec<Citation> {
    citations.sort_by(|a, b| {
        (a.source, a.start, a.end, &a.property, &a.words).cmp(&(
            b.source,
            b.start,
            b.end,
            &b.property,
            &b.words,
        ))
    });
    citations.dedup();
    citations
}
