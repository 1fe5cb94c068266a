//! What a section may draw on.

use model::{Hash, Stage};

use super::citing::Citing;
use super::{ToldIncident, ToldStatement};
use crate::check::Checker;
use crate::phrase;
use crate::{Basis, Brief, BriefInput, Citation, Count, Names, Part};

/// Everything a section may draw on.
pub(crate) struct Context<'a> {
    pub(crate) input: &'a BriefInput,
    /// The brief so far: sources are numbered, sections are missing.
    pub(crate) brief: &'a Brief,
    pub(crate) checker: &'a Checker<'a>,
    pub(crate) citing: &'a Citing<'a>,
    /// By date.
    pub(crate) incidents: Vec<ToldIncident<'a>>,
    /// By date.
    pub(crate) statements: Vec<ToldStatement<'a>>,
}

/// Longest list of row labels in a sentence.
const LIMIT_OF_ROWS: usize = 12;

impl Context<'_> {
    /// Whether these citations hold everything that the words name.
    pub(crate) fn holds(&self, words: &str, citations: &[Citation]) -> bool {
        self.checker.parts(&[Part::Text(words.to_owned())], citations, &[]).is_empty()
    }

    /// Incidents that fit the question, whatever their stage.
    pub(crate) fn matching(&self) -> Vec<&ToldIncident<'_>> {
        self.incidents.iter().filter(|told| told.matches).collect()
    }

    /// The latest matching incident that lies before the as-of day.
    pub(crate) fn latest_incident(&self) -> Option<&ToldIncident<'_>> {
        let known = |told: &&ToldIncident| {
            told.matches && told.date.is_some_and(|date| date.from() <= self.input.as_of)
        };
        self.incidents.iter().filter(known).max_by_key(|told| told.date.map(|date| (date.from(), date.to())))
    }
}

/// The rows counted by `having` among `of`, as a basis, with the rows themselves.
pub(crate) fn count<'a, 'b>(
    of: &[&'b ToldIncident<'a>],
    having: &[(&str, &str)],
    is_counted: impl Fn(&ToldIncident) -> bool,
) -> (Basis, Vec<&'b ToldIncident<'a>>) {
    let counted: Vec<&ToldIncident> = of.iter().copied().filter(|told| is_counted(told)).collect();
    let ids = |rows: &[&ToldIncident]| rows.iter().map(|told| told.view.id.clone()).collect::<Vec<Hash>>();
    let basis = Basis::Count(Count {
        having: having
            .iter()
            .map(|(property, value)| ((*property).to_owned(), (*value).to_owned()))
            .collect(),
        counted: ids(&counted),
        of: ids(of),
    });
    (basis, counted)
}

/// One span per row and source.
pub(crate) fn citations_of(rows: &[&ToldIncident]) -> Vec<Citation> {
    rows.iter().flat_map(|told| told.brief_citations()).collect()
}

/// `R1, R2 and others`.
pub(crate) fn row_labels(rows: &[&ToldIncident]) -> Vec<Part> {
    let mut parts = Vec::new();
    for (index, told) in rows.iter().take(LIMIT_OF_ROWS).enumerate() {
        if index > 0 {
            parts.push(Part::Text(String::from(", ")));
        }
        parts.push(Part::Row(told.label.clone()));
    }
    if rows.len() > LIMIT_OF_ROWS {
        parts.push(Part::Text(String::from(" and others")));
    }
    parts
}

/// `executed or failed attack by ISKP on a diplomatic target of Russia in Afghanistan`.
pub(crate) fn event(input: &BriefInput) -> String {
    let question = &input.question;
    let stages = if question.stages.is_empty() {
        vec![Stage::Executed, Stage::Failed]
    } else {
        question.stages.clone()
    };
    let stages: Vec<String> = stages.iter().map(ToString::to_string).collect();
    format!("{} attack{}", phrase::listed(&stages, "or"), whom_and_where(input, "a ", ""))
}

/// ` by ISKP on a diplomatic target of Russia in Afghanistan`; in the plural, for the headline, with the full name.
fn whom_and_where(input: &BriefInput, article: &str, plural: &str) -> String {
    let (question, names) = (&input.question, &input.names);
    let by = question.actor.as_deref().map_or_else(String::new, |id| match names.actors.get(id) {
        Some(actor) if !plural.is_empty() && !actor.short.is_empty() => {
            format!(" by {} ({})", actor.label, actor.short)
        }
        _ => format!(" by {}", names.actor(id)),
    });
    let class = question.target.map_or_else(String::new, |class| format!("{} ", phrase::class(class)));
    let article = if article.is_empty() { String::new() } else { format!("{} ", phrase::article(&class)) };
    let of = question
        .nationality
        .as_deref()
        .map_or_else(String::new, |code| format!(" of {}", names.country(code)));
    let country =
        question.country.as_deref().map_or_else(String::new, |code| format!(" in {}", names.country(code)));
    let on = if class.is_empty() && of.is_empty() {
        String::new()
    } else {
        format!(" on {article}{class}target{plural}{of}")
    };
    format!("{by}{on}{country}")
}

/// Headline of the brief.
pub(super) fn title(input: &BriefInput) -> String {
    format!("Attacks{}", whom_and_where(input, "", "s"))
}

/// The names of the input and the places of its incidents.
pub(super) fn names(input: &BriefInput) -> Names {
    let mut names = input.names.clone();
    for place in input.incidents.iter().filter_map(|incident| incident.place.as_ref()) {
        names.places.entry(place.name.clone()).or_default();
    }
    for place in input.incidents.iter().filter_map(|incident| incident.shown.place.as_ref()) {
        names.places.entry(place.clone()).or_default();
    }
    names
}
