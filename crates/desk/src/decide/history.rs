//! What was decided so far, and how the sources stand.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use ledger::AsOf;
use model::{Action, RecordRef, Reliability, Ruling};
use resolve::{DecisionInput, Standing};
use serde_json::Value;

use crate::{Desk, DeskError, show::ShowError, view::View};

/// A decision in words.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionLine {
    /// Its number.
    pub number: u64,
    /// What was decided.
    pub action: Action,
    /// What it did, one clause.
    pub what: String,
    /// The value that it set, if it set one.
    pub value: Option<Value>,
    /// The incident or statement it is about, as it is shown now; empty where there is none.
    pub about: String,
    /// Who.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When.
    pub decided: Timestamp,
    /// Whether it holds.
    pub standing: Standing,
}

/// Decisions, newest first; of one incident or statement only where `id` names one.
pub fn ruled_on(desk: &Desk, id: Option<&str>, as_of: AsOf) -> Result<Vec<DecisionLine>, ShowError> {
    let view = desk.view(as_of)?;
    let wanted = id.map(|given| view.by_prefix(given)).transpose()?;
    let members = wanted.map(|id| {
        let incident = view.incidents.iter().find(|it| it.id == id).map(|it| it.members.as_slice());
        let statement = view.statements.iter().find(|it| it.id == id).map(|it| it.members.as_slice());
        incident.or(statement).unwrap_or_default()
    });
    let concerns = |decision: &&DecisionInput| {
        members.is_none_or(|members| records(&decision.ruling).any(|record| members.contains(record)))
    };
    let decisions = view.rulings().decisions().iter().rev().filter(concerns);
    Ok(decisions.map(|decision| line(decision, &view)).collect())
}

fn line(decision: &DecisionInput, view: &View) -> DecisionLine {
    let standing = view.rulings().standing(decision.number).unwrap_or(Standing::Holds);
    DecisionLine {
        number: decision.number,
        action: decision.ruling.action(),
        what: what(&decision.ruling),
        value: match &decision.ruling {
            Ruling::Edit { value, .. } => Some(value.clone()),
            _ => None,
        },
        about: records(&decision.ruling).next().map(|record| about(record, view)).unwrap_or_default(),
        author: decision.author.clone(),
        reason: decision.reason.clone(),
        decided: decision.decided,
        standing,
    }
}

fn records(ruling: &Ruling) -> Box<dyn Iterator<Item = &RecordRef> + '_> {
    match ruling {
        Ruling::Accept { records } | Ruling::Reject { records } => Box::new(records.iter()),
        Ruling::Merge { records, with } => Box::new(records.iter().chain(with)),
        Ruling::Split { records, from } => Box::new(records.iter().chain(from)),
        Ruling::Edit { record, .. } => Box::new(std::iter::once(record)),
        Ruling::Grade { .. } | Ruling::Confirm { .. } | Ruling::Undo { .. } => Box::new(std::iter::empty()),
    }
}

fn what(ruling: &Ruling) -> String {
    let count = |records: &[RecordRef]| match records.len() {
        1 => "1 record".to_owned(),
        count => format!("{count} records"),
    };
    match ruling {
        Ruling::Accept { records } | Ruling::Reject { records } => count(records),
        Ruling::Merge { records, with } => format!("{} with {}", count(records), count(with)),
        Ruling::Split { records, from } => format!("{} from {}", count(records), count(from)),
        Ruling::Edit { property, words, .. } => {
            let words = words.as_ref().map(|(_, span)| format!(" by the words “{}”", span.quote));
            format!("{property}{}", words.unwrap_or_default())
        }
        Ruling::Grade { source, grade, from } => {
            let from = from.map(|day| format!(" from {day}")).unwrap_or_default();
            format!("{source} as {grade}{from}")
        }
        Ruling::Confirm { decision } | Ruling::Undo { decision } => format!("decision {decision}"),
    }
}

fn about(record: &RecordRef, view: &View) -> String {
    let incident = view.incidents.iter().find(|it| it.members.contains(record));
    let statement = view.statements.iter().find(|it| it.members.contains(record));
    match (incident, statement) {
        (Some(it), _) => format!("{} {}", it.id.short(), super::preview::headline(&it.shown)),
        (None, Some(it)) => format!("{} {}", it.id.short(), super::preview::said(it)),
        (None, None) => view.document(&record.doc).map(|row| row.name.clone()).unwrap_or_default(),
    }
}

/// A grade that was given.
#[derive(Debug, Clone, PartialEq)]
pub struct GradeStep {
    /// Number of the decision.
    pub number: u64,
    /// The grade.
    pub grade: Reliability,
    /// From which day on.
    pub from: Option<Date>,
    /// Who gave it.
    pub author: String,
    /// Why.
    pub reason: String,
}

/// A publisher.
#[derive(Debug, Clone, PartialEq)]
pub struct GradedSource {
    /// Its name.
    pub name: String,
    /// Reports of it.
    pub reports: usize,
    /// First day of publication.
    pub first: Option<Date>,
    /// Last day of publication.
    pub last: Option<Date>,
    /// Its grade on that last day.
    pub grade: Reliability,
    /// The grades that hold, in the order in which they were given.
    pub history: Vec<GradeStep>,
}

/// Publishers, those with most reports first.
pub fn graded_sources(desk: &Desk, as_of: AsOf) -> Result<Vec<GradedSource>, DeskError> {
    let ledger = desk.read()?;
    let rulings = super::rulings(&ledger, as_of, desk.settings())?;
    let mut by_name: BTreeMap<String, GradedSource> = BTreeMap::new();
    for row in ledger.documents(as_of)? {
        let Some(name) = row.publisher else { continue };
        let source = by_name.entry(model::codebook::fold(&name)).or_insert_with(|| GradedSource {
            name,
            reports: 0,
            first: None,
            last: None,
            grade: Reliability::F,
            history: Vec::new(),
        });
        source.reports += 1;
        source.first = source.first.into_iter().chain(row.published).min();
        source.last = source.last.max(row.published);
    }
    let mut sources: Vec<GradedSource> = by_name.into_values().collect();
    for source in &mut sources {
        source.grade = rulings.grade_of(&source.name, source.last).map_or(Reliability::F, |(grade, _)| grade);
        source.history = rulings.decisions().iter().filter_map(|it| step(it, source, &rulings)).collect();
    }
    sources.sort_by(|a, b| b.reports.cmp(&a.reports).then_with(|| a.name.cmp(&b.name)));
    Ok(sources)
}

fn step(decision: &DecisionInput, source: &GradedSource, rulings: &resolve::Rulings) -> Option<GradeStep> {
    let Ruling::Grade { source: name, grade, from } = &decision.ruling else { return None };
    let fold = model::codebook::fold;
    let holds = rulings.standing(decision.number) == Some(Standing::Holds);
    (holds && fold(name) == fold(&source.name)).then(|| GradeStep {
        number: decision.number,
        grade: *grade,
        from: *from,
        author: decision.author.clone(),
        reason: decision.reason.clone(),
    })
}
