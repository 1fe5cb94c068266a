//! What a decision would change: records, their values, and the numbers that rest on them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ledger::JudgementRow;
use model::{Hash, IncidentRecord, IncidentView, Question, StatementView, TargetClass};
use serde::Serialize;
use serde_json::Value;

use crate::{brief::judgement, view::View};

/// Months ahead of the question that a changed incident bears on.
const HORIZON_MONTHS: u32 = 12;
/// More questions than this are not asked again.
const MOST_QUESTIONS: usize = 12;

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Changed {
    /// It was not shown before.
    New,
    /// It is no longer shown.
    Gone,
    /// Something in it differs.
    Altered,
}

/// A value before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The field.
    pub field: String,
    /// Before; null where it had none.
    pub before: Value,
    /// After.
    pub after: Value,
}

/// One record that changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Its id.
    pub id: Hash,
    /// What happens to it.
    pub changed: Changed,
    /// Whether it is a statement.
    pub statement: bool,
    /// What it is, one line.
    pub what: String,
    /// Its fields that differ.
    pub differences: Vec<Difference>,
}

/// A likelihood that rests on the records.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Number {
    /// The question.
    pub question: Question,
    /// Whether somebody stands by an answer to it.
    pub issued: bool,
    /// Probability before; none where the record supports no number.
    pub before: Option<f64>,
    /// Probability after.
    pub after: Option<f64>,
}

/// Everything that a decision would change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preview {
    /// Whether it changes nothing until a second person confirms it.
    pub waits: bool,
    /// Incidents before and after.
    pub incidents: (usize, usize),
    /// Statements before and after.
    pub statements: (usize, usize),
    /// Records that change.
    pub changes: Vec<Change>,
    /// Likelihoods of the questions that were answered before and of those that the changed incidents bear on.
    pub numbers: Vec<Number>,
}

impl Preview {
    /// Compares two views of one ledger.
    pub(super) fn of(
        before: &View,
        after: &View,
        issued: &[JudgementRow],
        now: Timestamp,
        waits: bool,
    ) -> Self {
        let changes = changes(before, after);
        let numbers = numbers(before, after, issued, &changes, now);
        Self {
            waits,
            incidents: (before.incidents.len(), after.incidents.len()),
            statements: (before.statements.len(), after.statements.len()),
            changes,
            numbers,
        }
    }
}

fn changes(before: &View, after: &View) -> Vec<Change> {
    let incident = |it: &IncidentView| Row {
        id: it.id.clone(),
        statement: false,
        what: headline(&it.shown),
        fields: fields(it),
    };
    let statement = |it: &StatementView| Row {
        id: it.id.clone(),
        statement: true,
        what: said(it),
        fields: BTreeMap::from([
            ("reports".to_owned(), it.members.len().into()),
            ("record".to_owned(), serde_json::to_value(&it.shown).unwrap_or_default()),
            ("decisions".to_owned(), it.decisions.len().into()),
        ]),
    };
    let rows = |view: &View| -> BTreeMap<Hash, Row> {
        let all = view.incidents.iter().map(incident).chain(view.statements.iter().map(statement));
        all.map(|row| (row.id.clone(), row)).collect()
    };
    let (old, mut new) = (rows(before), rows(after));
    let mut changes = Vec::new();
    for (id, was) in old {
        match new.remove(&id) {
            None => changes.push(was.change(Changed::Gone, Vec::new())),
            Some(is) => {
                let differences = differences(&was.fields, &is.fields);
                if !differences.is_empty() {
                    changes.push(was.change(Changed::Altered, differences));
                }
            }
        }
    }
    changes.extend(new.into_values().map(|row| row.change(Changed::New, Vec::new())));
    changes
}

struct Row {
    id: Hash,
    statement: bool,
    what: String,
    fields: BTreeMap<String, Value>,
}

impl Row {
    fn change(self, changed: Changed, differences: Vec<Difference>) -> Change {
        Change { id: self.id, changed, statement: self.statement, what: self.what, differences }
    }
}

fn differences(was: &BTreeMap<String, Value>, is: &BTreeMap<String, Value>) -> Vec<Difference> {
    let names: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let of = |fields: &BTreeMap<String, Value>, name: &String| fields.get(name).cloned().unwrap_or_default();
    let all = names.into_iter().map(|name| Difference {
        field: name.clone(),
        before: of(was, name),
        after: of(is, name),
    });
    all.filter(|it| it.before != it.after).collect()
}

/// What is compared of an incident: its shown values, how many stand behind it, its grade, what was decided.
fn fields(view: &IncidentView) -> BTreeMap<String, Value> {
    let mut shown = view.shown.clone();
    shown.evidence.clear();
    shown.id.clear();
    shown.targets.iter_mut().for_each(|it| it.mentions.clear());
    shown.perpetrators.iter_mut().for_each(|it| it.mentions.clear());
    let weapons: Vec<String> = shown.weapons.drain(..).map(|it| it.text).collect();
    let mut fields: BTreeMap<String, Value> = match serde_json::to_value(&shown) {
        Ok(Value::Object(object)) => object.into_iter().collect(),
        _ => BTreeMap::new(),
    };
    fields.insert("weapons".to_owned(), weapons.into());
    fields.insert("reports".to_owned(), view.members.len().into());
    fields.insert("origins".to_owned(), view.origins.into());
    fields.insert("credibility".to_owned(), view.credibility.as_str().into());
    fields.insert("decisions".to_owned(), view.decisions.len().into());
    fields
}

pub(super) fn headline(shown: &IncidentRecord) -> String {
    let date = shown.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let place: Vec<&str> = shown.place.iter().chain(&shown.country).map(String::as_str).collect();
    let target = shown.targets.first().map_or("–", |target| target.name.as_str());
    format!("{date} · {} · {} · {target}", place.join(", "), shown.incident_type)
}

pub(super) fn said(view: &StatementView) -> String {
    let date = view.shown.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    format!(
        "{date} · {} by {}",
        view.shown.kind,
        view.shown.speaker.as_deref().unwrap_or("an unnamed speaker")
    )
}

fn numbers(
    before: &View,
    after: &View,
    issued: &[JudgementRow],
    changes: &[Change],
    now: Timestamp,
) -> Vec<Number> {
    let today = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let mut questions: Vec<(Question, bool)> = Vec::new();
    let mut ask = |question: Question, issued: bool| {
        if questions.len() < MOST_QUESTIONS && !questions.iter().any(|(known, _)| *known == question) {
            questions.push((question, issued));
        }
    };
    issued.iter().rev().for_each(|row| ask(row.judgement.question.clone(), true));
    let touched = changes.iter().filter(|change| !change.statement);
    for change in touched {
        let of =
            |view: &View| view.incidents.iter().find(|it| it.id == change.id).map(|it| bears_on(&it.shown));
        of(before).into_iter().chain(of(after)).for_each(|question| ask(question, false));
    }
    let number = |(question, issued): (Question, bool)| {
        let of = |view: &View| judgement(view, &question, today).probability;
        let (before, after) = (of(before), of(after));
        Number { question, issued, before, after }
    };
    questions.into_iter().map(number).collect()
}

/// The question that an incident is evidence for: its actor, against its class of target, in its country.
fn bears_on(shown: &IncidentRecord) -> Question {
    Question {
        actor: shown.perpetrators.iter().find_map(|it| it.actor.clone()),
        target: shown.targets.first().map(|target| target.class).filter(|class| *class != TargetClass::Other),
        country: shown.country.clone(),
        horizon_months: HORIZON_MONTHS,
        ..Question::default()
    }
}
