//! Two readings put together, and the readings of several passages.

use std::{collections::BTreeMap, ops::Range};

use model::{Evidence, Extraction, IncidentRecord, Note, StatementRecord};

use super::{MACHINE_OUTPUT, accept::Accepted, doubts::Doubt};
use crate::reading::Reading;

/// Incidents beyond this number are not compared with each other.
const MOST_COMPARED: usize = 64;

/// A record put together from rules and a model.
#[derive(Debug, Clone, Default)]
pub struct Combined {
    /// The record of the document.
    pub extraction: Extraction,
    /// What of it a model gave: the id of the record, and the field where not all of it.
    pub machine: Vec<(String, Option<&'static str>)>,
}

impl Combined {
    /// Notes in the record what `model` gave.
    pub fn note_origin(&mut self, model: &str) {
        let mut fields: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (record, field) in &self.machine {
            fields.entry(record).or_default().extend(*field);
        }
        for (record, fields) in fields {
            let what = if fields.is_empty() { "the record".to_owned() } else { fields.join(", ") };
            let text = format!("{record}: {what} by the language model {model}");
            self.extraction.notes.push(Note { code: MACHINE_OUTPUT.to_owned(), span: None, text });
        }
    }
}

/// The readings of the passages of one document as one reading. An incident told in two passages is one record.
pub fn join(parts: Vec<Accepted>) -> Accepted {
    let mut whole = Accepted::default();
    for part in parts {
        for incident in part.incidents {
            let first = whole.incidents.len().saturating_sub(MOST_COMPARED);
            match whole.incidents.iter_mut().skip(first).find(|other| tell_of_one(other, &incident)) {
                Some(known) => {
                    fill(known, incident, &ALL_FIELDS);
                }
                None => whole.incidents.push(incident),
            }
        }
        whole.statements.extend(part.statements);
        whole.notes.extend(part.notes);
        whole.dropped += part.dropped;
    }
    for (number, incident) in (1..).zip(&mut whole.incidents) {
        incident.id = format!("i{number}");
    }
    for (number, statement) in (1..).zip(&mut whole.statements) {
        statement.id = format!("s{number}");
    }
    whole
}

/// Same kind of act on the same day at the same place against the same facility: nothing less joins two records.
fn tell_of_one(a: &IncidentRecord, b: &IncidentRecord) -> bool {
    a.incident_type == b.incident_type
        && a.date.is_some()
        && a.date == b.date
        && (a.place.is_some() || a.facility.is_some())
        && a.place == b.place
        && a.facility == b.facility
}

const ALL_FIELDS: [&str; 7] = ["date", "country", "place", "targets", "perpetrators", "killed", "wounded"];

/// Takes over the fields that `into` has left open and `from` has; gives those taken.
fn fill(into: &mut IncidentRecord, from: IncidentRecord, wanted: &[&'static str]) -> Vec<&'static str> {
    let mut taken = Vec::new();
    let IncidentRecord { evidence, .. } = &from;
    let evidence: Vec<Evidence> = evidence.clone();
    let mut take = |field: &'static str, open: bool, has: bool| {
        let takes = open && has && wanted.contains(&field);
        if takes {
            taken.push(field);
        }
        takes
    };
    if take("date", into.date.is_none(), from.date.is_some()) {
        into.date = from.date;
    }
    if take("country", into.country.is_none(), from.country.is_some()) {
        into.country = from.country;
    }
    if take("place", into.place.is_none(), from.place.is_some()) {
        into.place = from.place;
    }
    if take("targets", into.targets.is_empty(), !from.targets.is_empty()) {
        into.targets = from.targets;
    }
    if take("killed", into.killed.is_none(), from.killed.is_some()) {
        into.killed = from.killed;
    }
    if take("wounded", into.wounded.is_none(), from.wounded.is_some()) {
        into.wounded = from.wounded;
    }
    if take("perpetrators", into.perpetrators.is_empty(), !from.perpetrators.is_empty()) {
        into.perpetrators = from.perpetrators;
        if into.attribution == model::Attribution::Unknown {
            into.attribution = from.attribution;
        }
    }
    into.evidence.extend(evidence.into_iter().filter(|it| taken.iter().any(|field| *field == it.field)));
    taken
}

/// The rules' reading, with what a model adds where the rules were in doubt. What the rules say stands.
pub fn hybrid(reading: &Reading<'_>, rules: Extraction, doubts: &[Doubt], model: Accepted) -> Combined {
    let mut combined = Combined { extraction: rules, machine: Vec::new() };
    combined.extraction.notes.extend(model.notes);
    for incident in model.incidents {
        let Some(bytes) = whole_of(reading, &incident.evidence) else { continue };
        match open_record(doubts, &bytes) {
            Some((record, fields)) => {
                let known = combined.extraction.incidents.iter_mut().find(|known| known.id == *record);
                let Some(known) = known.filter(|known| known.incident_type == incident.incident_type) else {
                    continue;
                };
                let taken = fill(known, incident, fields);
                combined.machine.extend(taken.into_iter().map(|field| (record.clone(), Some(field))));
            }
            None if passed_over(doubts, &bytes) => add_incident(&mut combined, incident),
            None => {}
        }
    }
    for statement in model.statements {
        if whole_of(reading, &statement.evidence).is_some_and(|bytes| passed_over(doubts, &bytes)) {
            add_statement(&mut combined, statement);
        }
    }
    combined
}

fn add_incident(combined: &mut Combined, mut incident: IncidentRecord) {
    incident.id = format!("m{}", combined.machine.len() + 1);
    combined.machine.push((incident.id.clone(), None));
    combined.extraction.incidents.push(incident);
}

fn add_statement(combined: &mut Combined, mut statement: StatementRecord) {
    statement.id = format!("ms{}", combined.machine.len() + 1);
    combined.machine.push((statement.id.clone(), None));
    combined.extraction.statements.push(statement);
}

fn whole_of(reading: &Reading<'_>, evidence: &[Evidence]) -> Option<Range<usize>> {
    let whole = evidence.iter().find(|it| it.field == "record").or(evidence.first())?;
    Some(reading.offsets.byte_of_char(whole.start)..reading.offsets.byte_of_char(whole.end))
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The one record with open fields in these bytes; where there are two, it cannot be told which is meant.
fn open_record<'a>(doubts: &'a [Doubt], bytes: &Range<usize>) -> Option<(&'a String, &'a [&'static str])> {
    let mut open = doubts.iter().filter_map(|doubt| match doubt {
        Doubt::Open { record, bytes: stands, fields } if overlap(stands, bytes) => {
            Some((record, fields.as_slice()))
        }
        _ => None,
    });
    open.next().filter(|_| open.next().is_none())
}

fn passed_over(doubts: &[Doubt], bytes: &Range<usize>) -> bool {
    doubts
        .iter()
        .any(|doubt| matches!(doubt, Doubt::PassedOver { bytes: sentence } if overlap(sentence, bytes)))
}
