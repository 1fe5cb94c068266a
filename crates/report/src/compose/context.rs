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

    /// Whether two names are of one actor, or one of them is part of the other.
    pub(crate) fn same_actor(&self, a: &str, b: &str) -> bool {
        self.checker.same_actor(a, b)
    }

    /// Incidents that fit the question, whatever their stage.
    pub(crate) fn matching(&self) -> Vec<&ToldIncident<'_>> {
        self.incidents.iter().filter(|told| told.matches).collect()
    }

    /// The latest matching incident before the as-of day: one of a stage that the question counts where there is any,
    /// because a plot told of later is no newer attack.
    pub(crate) fn latest_incident(&self) -> Option<&ToldIncident<'_>> {
        self.latest(|told| told.counts).or_else(|| self.latest(|told| told.matches))
    }

    /// The latest incident before the as-of day that fits.
    pub(crate) fn latest(&self, fits: impl Fn(&ToldIncident) -> bool) -> Option<&ToldIncident<'_>> {
        let starts_in_time =
            |told: &ToldIncident| told.date.is_some_and(|date| date.from() <= self.input.as_of);
        let known = self.incidents.iter().filter(|told| starts_in_time(told) && fits(told));
        known.max_by_key(|told| told.date.map(|date| (date.from(), date.to())))
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
    let asked = &input.question.stages;
    let default = [Stage::Executed, Stage::Failed];
    let stages = if asked.is_empty() { &default[..] } else { asked };
    let stages: Vec<String> = stages.iter().map(ToString::to_string).collect();
    format!("{} attack{}{}", phrase::listed(&stages, "or"), by(input), on_whom(input, Number::One))
}

/// `attacks by ISKP on diplomatic targets of Russia in Afghanistan`, whatever their stage.
pub(crate) fn subject(input: &BriefInput) -> String {
    format!("attacks{}{}", by(input), on_whom(input, Number::Many))
}

/// Headline of the brief, with the actor's full name.
pub(super) fn title(input: &BriefInput) -> String {
    let actor = input.question.actor.as_deref().and_then(|id| input.names.actors.get(id));
    let by = match actor {
        Some(actor) if !actor.short.is_empty() => format!(" by {} ({})", actor.label, actor.short),
        _ => by(input),
    };
    format!("Attacks{by}{}", on_whom(input, Number::Many))
}

fn by(input: &BriefInput) -> String {
    input.question.actor.as_deref().map_or_else(String::new, |id| format!(" by {}", input.names.actor(id)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Many,
}

/// ` on a diplomatic target of Russia in Afghanistan`, ` on diplomatic targets`.
fn on_whom(input: &BriefInput, number: Number) -> String {
    let (question, names) = (&input.question, &input.names);
    let class = question.target.map_or_else(String::new, |class| format!("{} ", phrase::class(class)));
    let of = question
        .nationality
        .as_deref()
        .map(|code| format!(" of {}", names.country(code)))
        .unwrap_or_default();
    let country =
        question.country.as_deref().map(|code| format!(" in {}", names.country(code))).unwrap_or_default();
    let on = match number {
        _ if class.is_empty() && of.is_empty() => String::new(),
        Number::One => format!(" on {} {class}target{of}", phrase::article(&class)),
        Number::Many => format!(" on {class}targets{of}"),
    };
    format!("{on}{country}")
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
