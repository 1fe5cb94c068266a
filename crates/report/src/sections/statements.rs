//! What was said before and after the latest matching incident: threats, claims, denials, praise.

use jiff::civil::Date;
use model::DateInterval;

use crate::clean::clean;
use crate::compose::{Context, ToldStatement, subject};
use crate::phrase::{day, message, short_date};
use crate::{Basis, Block, Cell, Column, Part, Row, Sentence, ShowEvidence, Table};

/// Longest quote of a statement, in words: as little of a group's own words as the reader needs.
pub(super) const KEPT_WORDS: usize = 25;

pub(super) fn build(context: &Context) -> Vec<Block> {
    if context.statements.is_empty() {
        let text = format!(
            "Looked for threats, warnings, incitement, claims, praise, denials and condemnation in connection with {}: none \
             was found.",
            subject(context.input)
        );
        return vec![Block::Paragraph { sentences: vec![Sentence::of(text).because(Basis::Question)] }];
    }
    let trigger = context.latest_incident().and_then(|told| Some((told, told.date?)));
    let Some((incident, date)) = trigger else {
        let all: Vec<&ToldStatement> = context.statements.iter().collect();
        return vec![table(context, "Statements by date", &all)];
    };
    let mut blocks = vec![lead(incident.label.clone(), date, &incident.citations)];
    for (caption, phase) in PHASES {
        let rows: Vec<&ToldStatement> =
            context.statements.iter().filter(|told| phase_of(told, date) == *phase).collect();
        if !rows.is_empty() {
            blocks.push(table(context, caption, &rows));
        }
    }
    blocks
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Before,
    After,
    Open,
}

const PHASES: &[(&str, Phase)] = &[
    ("Before the latest incident", Phase::Before),
    ("On its day and after", Phase::After),
    ("Not dated closely enough to say", Phase::Open),
];

fn phase_of(told: &ToldStatement, incident: DateInterval) -> Phase {
    match told.date {
        Some(date) if date.to() < incident.from() => Phase::Before,
        Some(date) if date.from() >= incident.to() => Phase::After,
        _ => Phase::Open,
    }
}

fn lead(label: String, date: DateInterval, cited: &[crate::Citation]) -> Block {
    let until: Date = date.to();
    let sentence = Sentence::of("Split at the latest incident that fits the question (")
        .with(Part::Row(label))
        .then(format!(
            ", {}); a statement of the same day stands under “after”.",
            if date.from() == until { day(until) } else { short_date(date) }
        ))
        .citing(cited.iter().cloned());
    Block::Paragraph { sentences: vec![sentence] }
}

const COLUMNS: &[Column] = &[
    Column { name: "No.", limit: 6 },
    Column { name: "Date", limit: 28 },
    Column { name: "Kind", limit: 24 },
    Column { name: "Speaker", limit: 26 },
    Column { name: "Outlet", limit: 24 },
    Column { name: "About", limit: 40 },
    Column { name: "Words, as reported", limit: 90 },
    Column { name: "Sources", limit: 20 },
];

fn table(context: &Context, caption: &str, rows: &[&ToldStatement]) -> Block {
    Block::Table(Table {
        caption: caption.to_owned(),
        columns: COLUMNS.to_vec(),
        rows: rows.iter().map(|told| row(context, told)).collect(),
        evidence: ShowEvidence::NumbersOnly,
    })
}

fn row(context: &Context, told: &ToldStatement) -> Row {
    let dash = || String::from("–");
    let texts = [
        told.date.map_or_else(|| String::from("not dated"), short_date),
        message(told.view.shown.kind).to_owned(),
        told.speaker.clone().unwrap_or_else(|| String::from("not named")),
        told.outlet.clone().unwrap_or_else(dash),
        if told.targets.is_empty() { dash() } else { told.targets.join("; ") },
    ];
    let cell = |part: Part| Cell { parts: vec![part], bar: None };
    let mut cells = vec![cell(Part::Row(told.label.clone()))];
    cells.extend(texts.into_iter().map(|text| cell(Part::Text(text))));
    cells.push(cell(kept_words(context, told, KEPT_WORDS).map_or_else(|| Part::Text(dash()), Part::Quote)));
    cells.push(cell(Part::Sources));
    Row { label: Some(told.label.clone()), cells, citations: told.citations.clone(), basis: Vec::new() }
}

/// The most telling cited words of a statement, at most `limit` of them: the longest span that needs no cutting, else
/// the start of the longest.
pub(super) fn kept_words(context: &Context, told: &ToldStatement, limit: usize) -> Option<String> {
    let spans = told.citations.iter().filter_map(|citation| citation.span.as_ref());
    let lengths: Vec<(usize, &str)> =
        spans.map(|span| (clean(&span.quote).split(' ').count(), span.quote.as_str())).collect();
    let whole = lengths.iter().filter(|(words, _)| *words <= limit).max_by_key(|(words, _)| *words);
    let cut = lengths.iter().max_by_key(|(words, _)| *words);
    let (_, quote) = whole.filter(|(words, _)| *words >= FEWEST_TELLING_WORDS).or(cut)?;
    Some(context.citing.printed(quote, limit)).filter(|words| !words.is_empty())
}

/// Shorter spans name a speaker or a date and tell nothing.
const FEWEST_TELLING_WORDS: usize = 4;
