//! How the matching incidents are spread: stages, tactics, nationalities of targets, places.
//!
//! Every table keeps the stages in columns of their own, so that what was plotted is never added to what was done.

use std::collections::{BTreeMap, HashSet};

use model::Stage;

use crate::clean::clean;
use crate::compose::{Context, ToldIncident, citations_of, count, subject};
use crate::phrase::{code, counted, listed};
use crate::{Basis, Block, Cell, Column, Names, Part, Row, Sentence, ShowEvidence, Table};

pub(super) fn build(context: &Context) -> Vec<Block> {
    let matching = context.matching();
    if matching.is_empty() {
        let text = format!("No pattern can be shown: the record holds no {}.", subject(context.input));
        return vec![Block::Paragraph { sentences: vec![Sentence::of(text).because(Basis::Question)] }];
    }
    let mut blocks = vec![Block::Paragraph { sentences: vec![stages(&matching)] }];
    for view in VIEWS {
        blocks.push(table(context, &matching, view));
    }
    blocks
}

fn stages(matching: &[&ToldIncident]) -> Sentence {
    let (mut told, mut bases) = (Vec::new(), Vec::new());
    for stage in Stage::ALL {
        let (basis, rows) = count(matching, &[("stage", stage.as_str())], |told| told.is(*stage));
        if !rows.is_empty() {
            told.push(format!("{} {stage}", rows.len()));
            bases.push(basis);
        }
    }
    let verb = if matching.len() == 1 { "fits" } else { "fit" };
    let text = format!(
        "Of {} that {verb} the question: {}.",
        counted(matching.len(), "incident"),
        listed(&told, "and")
    );
    bases.into_iter().fold(Sentence::of(text), Sentence::because).citing(citations_of(matching))
}

/// One way to spread the incidents.
struct View {
    caption: &'static str,
    column: &'static str,
    property: &'static str,
    /// What stands for incidents without a value.
    missing: &'static str,
    /// Values of one incident, as counted and as printed.
    values: fn(&ToldIncident, &Names) -> Vec<(String, String)>,
}

const VIEWS: &[View] = &[
    View {
        caption: "Tactics by stage",
        column: "Tactic",
        property: "tactic",
        missing: "tactic not coded",
        values: tactics,
    },
    View {
        caption: "Targets by nationality and stage",
        column: "Nationality of the target",
        property: "nationality",
        missing: "nationality not given",
        values: nationalities,
    },
    View {
        caption: "Places by stage",
        column: "Place",
        property: "place",
        missing: "place not given",
        values: places,
    },
];

fn tactics(told: &ToldIncident, _: &Names) -> Vec<(String, String)> {
    let codes = told.view.shown.tactic.iter().map(|tactic| code(&clean(tactic)));
    codes.map(|tactic| (tactic.clone(), tactic)).collect()
}

fn nationalities(told: &ToldIncident, names: &Names) -> Vec<(String, String)> {
    let targets = told.view.shown.targets.iter().filter_map(|target| target.nationality.as_deref());
    targets.map(|code| (code.to_owned(), names.country(code).to_owned())).collect()
}

fn places(told: &ToldIncident, _: &Names) -> Vec<(String, String)> {
    told.place.iter().map(|place| (place.clone(), place.clone())).collect()
}

/// Most rows of a table; the rarest are left out.
const MOST_ROWS: usize = 10;

fn table(context: &Context, matching: &[&ToldIncident], view: &View) -> Block {
    let stages: Vec<Stage> =
        Stage::ALL.iter().copied().filter(|stage| matching.iter().any(|told| told.is(*stage))).collect();
    let mut of_value: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    let mut without = Vec::new();
    for (index, told) in matching.iter().enumerate() {
        let mut values = (view.values)(told, &context.input.names);
        values.sort();
        values.dedup();
        if values.is_empty() {
            without.push(index);
        }
        values.into_iter().for_each(|value| of_value.entry(value).or_default().push(index));
    }
    let mut ranked: Vec<((String, String), Vec<usize>)> = of_value.into_iter().collect();
    ranked.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.1.cmp(&b.0.1)));
    let mut caption = format!("{}; an incident with several values stands in several rows", view.caption);
    if ranked.len() > MOST_ROWS {
        ranked.truncate(MOST_ROWS);
        caption.push_str("; rarer values are left out");
    }
    let mut rows: Vec<Row> = ranked
        .into_iter()
        .map(|((value, label), members)| {
            row(matching, &stages, Line { view, value: Some(value), label, members })
        })
        .collect();
    if !without.is_empty() {
        let label = view.missing.to_owned();
        rows.push(row(matching, &stages, Line { view, value: None, label, members: without }));
    }
    let mut columns = vec![Column { name: view.column, limit: 32 }];
    columns.extend(stages.iter().map(|stage| Column { name: heading(*stage), limit: 12 }));
    columns.push(Column { name: "Sources", limit: 24 });
    Block::Table(Table { caption, columns, rows, evidence: ShowEvidence::NumbersOnly })
}

fn heading(stage: Stage) -> &'static str {
    match stage {
        Stage::Executed => "Executed",
        Stage::Failed => "Failed",
        Stage::Foiled => "Foiled",
        Stage::Plotted => "Plotted",
        Stage::Alleged => "Alleged",
    }
}

/// One row to be: a value and the incidents that have it.
struct Line<'v> {
    view: &'v View,
    value: Option<String>,
    label: String,
    members: Vec<usize>,
}

fn row(matching: &[&ToldIncident], stages: &[Stage], line: Line) -> Row {
    let mut cells = vec![Cell { parts: vec![Part::Text(line.label)], bar: None }];
    let mut basis = Vec::new();
    let members: HashSet<&str> = line.members.iter().map(|index| matching[*index].label.as_str()).collect();
    for stage in stages {
        let of: Vec<&ToldIncident> = matching.iter().copied().filter(|told| told.is(*stage)).collect();
        let has = |told: &ToldIncident| members.contains(told.label.as_str());
        let value = line.value.as_deref().unwrap_or("none");
        let (counted, rows) = count(&of, &[(line.view.property, value), ("stage", stage.as_str())], has);
        let share = rows.len() as f64 / of.len().max(1) as f64;
        cells.push(Cell {
            parts: vec![Part::Text(format!("{} of {}", rows.len(), of.len()))],
            bar: Some(share),
        });
        basis.push(counted);
    }
    cells.push(Cell { parts: vec![Part::Sources], bar: None });
    let rows: Vec<&ToldIncident> = line.members.iter().map(|index| matching[*index]).collect();
    Row { label: None, cells, citations: citations_of(&rows), basis }
}
