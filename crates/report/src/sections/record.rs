//! The record by date: incidents that fit the question, then the others of the selection.

use crate::compose::{Context, ToldIncident, citations_of, count, subject};
use crate::phrase::{counted, short_date};
use crate::{Basis, Block, Cell, Column, Part, Row, Sentence, ShowEvidence, Table, Timeline, TimelinePoint};
use model::Stage;

pub(super) fn build(context: &Context) -> Vec<Block> {
    let matching = context.matching();
    let related: Vec<&ToldIncident> = context.incidents.iter().filter(|told| !told.matches).collect();
    if matching.is_empty() && related.is_empty() {
        let text = format!("Looked for {} of any stage: none was found.", subject(context.input));
        return vec![Block::Paragraph { sentences: vec![Sentence::of(text).because(Basis::Question)] }];
    }
    let mut blocks = Vec::new();
    if matching.is_empty() {
        let text = format!("Looked for {} of any stage: none was found.", subject(context.input));
        blocks.push(Block::Paragraph { sentences: vec![Sentence::of(text).because(Basis::Question)] });
    } else {
        blocks.extend(timeline(&matching));
        blocks.push(table(context, "Incidents that fit the question, by date", &matching));
    }
    if !related.is_empty() {
        blocks.push(table(
            context,
            "Other incidents in the selection: they do not fit the question and are not counted",
            &related,
        ));
    }
    blocks
}

const COLUMNS: &[Column] = &[
    Column { name: "No.", limit: 6 },
    Column { name: "Date", limit: 28 },
    Column { name: "Stage", limit: 20 },
    Column { name: "Place", limit: 24 },
    Column { name: "Target", limit: 34 },
    Column { name: "Tactic", limit: 22 },
    Column { name: "Killed / wounded", limit: 24 },
    Column { name: "Actor", limit: 30 },
    Column { name: "Sources", limit: 24 },
    Column { name: "Cred.", limit: 6 },
];

fn table(context: &Context, caption: &str, rows: &[&ToldIncident]) -> Block {
    Block::Table(Table {
        caption: caption.to_owned(),
        columns: COLUMNS.to_vec(),
        rows: rows.iter().map(|told| row(context, told)).collect(),
        evidence: ShowEvidence::PerRow,
    })
}

fn row(context: &Context, told: &ToldIncident) -> Row {
    let shown = &told.view.shown;
    let stage = if told.is_hedged() && shown.status != Stage::Alleged {
        format!("reportedly {}", shown.status)
    } else {
        shown.status.to_string()
    };
    let texts = [
        told.date.map_or_else(|| String::from("not dated"), short_date),
        stage,
        place(context, told).unwrap_or_else(|| String::from("–")),
        if told.targets.is_empty() { String::from("–") } else { told.targets.join("; ") },
        told.tactic.clone(),
        format!("{} / {}", told.killed.short(), told.wounded.short()),
        told.authorship(),
    ];
    let text = |text: String| Cell { parts: vec![Part::Text(text)], bar: None };
    let mut cells = vec![Cell { parts: vec![Part::Row(told.label.clone())], bar: None }];
    cells.extend(texts.into_iter().map(text));
    cells.push(Cell { parts: vec![Part::Sources], bar: None });
    let credibility = told.view.credibility.to_string();
    cells.push(text(credibility.clone()));
    let (stage_of_itself, _) = count(&[told], &[("stage", shown.status.as_str())], |_| true);
    Row {
        label: Some(told.label.clone()),
        cells,
        citations: told.citations.clone(),
        basis: vec![stage_of_itself, Basis::Figure(credibility)],
    }
}

/// The country is left out where the question names it and the place is known.
fn place(context: &Context, told: &ToldIncident) -> Option<String> {
    let asked = told.view.shown.country == context.input.question.country;
    told.place.clone().filter(|_| asked).or_else(|| told.where_it_was())
}

fn timeline(rows: &[&ToldIncident]) -> Option<Block> {
    let mut years: Vec<i16> = rows.iter().filter_map(|told| year(told)).collect();
    years.sort_unstable();
    years.dedup();
    if years.is_empty() {
        return None;
    }
    let mut points = Vec::new();
    let mut alternative = Vec::new();
    for year_of_row in years {
        let in_year: Vec<&ToldIncident> =
            rows.iter().copied().filter(|told| year(told) == Some(year_of_row)).collect();
        let mut sentence = Sentence::of(format!("In {year_of_row}: "));
        let mut first = true;
        for stage in Stage::ALL {
            let having = [("stage", stage.as_str()), ("year", &year_of_row.to_string())];
            let (basis, counted) = count(&in_year, &having, |told| told.is(*stage));
            if !counted.is_empty() {
                points.push(TimelinePoint { year: year_of_row, stage: *stage, count: counted.len() });
                let comma = if first { "" } else { ", " };
                sentence = sentence.then(format!("{comma}{} {stage}", counted.len())).because(basis);
                first = false;
            }
        }
        alternative.push(sentence.then(".").citing(citations_of(&in_year)));
    }
    alternative.extend(unplaced(rows));
    Some(Block::Timeline(Timeline {
        caption: String::from("Incidents that fit the question, by year and stage"),
        points,
        alternative,
    }))
}

fn year(told: &ToldIncident) -> Option<i16> {
    told.date.and_then(crate::single_year)
}

fn unplaced(rows: &[&ToldIncident]) -> Option<Sentence> {
    let (basis, unplaced) = count(rows, &[("no single year", "yes")], |told| year(told).is_none());
    let text = format!("Not placed in a single year: {}.", counted(unplaced.len(), "incident"));
    (!unplaced.is_empty()).then(|| Sentence::of(text).because(basis).citing(citations_of(&unplaced)))
}
