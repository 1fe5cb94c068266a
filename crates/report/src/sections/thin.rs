//! Where the record is thin, and where the reports contradict one another, side by side with who says what.

use model::{Alternative, CountRange, DateInterval};
use serde_json::Value;

use crate::clean::clean;
use crate::compose::{Context, ToldIncident, citations_of, count, row_labels};
use crate::phrase::{counted, listed, short_date};
use crate::{Basis, Block, Cell, Column, Part, Row, Sentence, ShowEvidence, Table};

pub(super) fn build(context: &Context) -> Vec<Block> {
    let all: Vec<&ToldIncident> = context.incidents.iter().collect();
    let mut sentences: Vec<Sentence> =
        WEAKNESSES.iter().filter_map(|weakness| told(&all, weakness)).collect();
    sentences.extend(omissions(&all));
    sentences.extend(late_sources(context));
    if all.is_empty() {
        let text = "Nothing to weigh: the selection holds no incident.";
        return vec![Block::Paragraph { sentences: vec![Sentence::of(text)] }];
    }
    let conflicts: Vec<Row> = all.iter().flat_map(|told| conflicts(context, told)).collect();
    let mut blocks = Vec::new();
    if sentences.is_empty() {
        let text = "Looked for single origins, words of doubt, doubtful events, loose dates and unnamed authors: none in the record.";
        sentences.push(Sentence::of(text));
    }
    blocks.push(Block::List { sentences });
    if conflicts.is_empty() {
        let text = "Looked for conflicting dates, stages, places, tolls and claims: the reports do not contradict one another.";
        blocks.push(Block::Paragraph { sentences: vec![Sentence::of(text)] });
    } else {
        blocks.push(Block::Table(Table {
            caption: String::from("Conflicting values, side by side"),
            columns: COLUMNS.to_vec(),
            rows: conflicts,
            evidence: ShowEvidence::PerRow,
        }));
    }
    blocks
}

/// A way in which incidents can be thin.
struct Weakness {
    having: (&'static str, &'static str),
    words: &'static str,
}

const WEAKNESSES: &[Weakness] = &[
    Weakness { having: ("single origin", "yes"), words: "Single independent origin" },
    Weakness { having: ("hedged", "yes"), words: "Told with words of doubt" },
    Weakness { having: ("stage", "alleged"), words: "Only alleged, doubted by the reports themselves" },
    Weakness { having: ("loosely dated", "yes"), words: "Dating no better than a month, or none" },
    Weakness { having: ("no one named", "yes"), words: "No one named as responsible" },
];

fn told(all: &[&ToldIncident], weakness: &Weakness) -> Option<Sentence> {
    let (property, value) = weakness.having;
    let wanted = (property.to_owned(), value.to_owned());
    let (basis, rows) = count(all, &[weakness.having], |told| told.counted_by().contains(&wanted));
    if rows.is_empty() {
        return None;
    }
    let text = format!("{} ({} of {}): ", weakness.words, rows.len(), counted(all.len(), "incident"));
    let sentence = row_labels(&rows).into_iter().fold(Sentence::of(text), Sentence::with).then(".");
    Some(sentence.because(basis).citing(citations_of(&rows)))
}

/// Values that the ledger shows and no cited words hold: said, not printed.
fn omissions(all: &[&ToldIncident]) -> Vec<Sentence> {
    let tell = |told: &&ToldIncident| {
        let fields: Vec<String> = told.omitted.iter().map(|field| (*field).to_owned()).collect();
        let text = format!(": left out, because no cited words hold it: {}.", listed(&fields, "and"));
        let sentence = Sentence::default().with(Part::Row(told.label.clone())).then(text);
        (!fields.is_empty()).then(|| sentence.citing(told.brief_citations()))
    };
    all.iter().filter_map(tell).collect()
}

fn late_sources(context: &Context) -> Option<Sentence> {
    let late = |published: jiff::civil::Date| published > context.input.as_of;
    let late = context.brief.sources.iter().filter(|source| source.published.is_some_and(late)).count();
    (late > 0).then(|| {
        let text = format!("Dates of publication after the as-of day stand on {}.", counted(late, "source"));
        Sentence::of(text).because(Basis::Figure(late.to_string()))
    })
}

const COLUMNS: &[Column] = &[
    Column { name: "Incident", limit: 8 },
    Column { name: "What differs", limit: 18 },
    Column { name: "Value", limit: 36 },
    Column { name: "Shown", limit: 6 },
    Column { name: "Who says so", limit: 44 },
    Column { name: "Sources", limit: 20 },
];

/// Fields in which reports can contradict one another, with the words for them.
const DISPUTABLE: &[(&str, &str)] = &[
    ("date", "date"),
    ("status", "stage"),
    ("place", "place"),
    ("country", "country"),
    ("killed", "killed"),
    ("wounded", "wounded"),
    ("claimed_by", "claim"),
];

fn conflicts(context: &Context, told: &ToldIncident) -> Vec<Row> {
    let mut rows = Vec::new();
    for (property, words) in DISPUTABLE {
        let values = told.view.values.iter().filter(|(name, _)| name.as_str() == *property);
        let alternatives: Vec<&Alternative> = values.flat_map(|(_, alternatives)| alternatives).collect();
        if in_conflict(context, &alternatives) {
            rows.extend(
                alternatives.iter().map(|alternative| row(context, told, (property, words), alternative)),
            );
        }
    }
    rows
}

/// Whether at least two of the values cannot both be right, or are tolls that differ.
fn in_conflict(context: &Context, alternatives: &[&Alternative]) -> bool {
    alternatives
        .iter()
        .enumerate()
        .any(|(index, a)| alternatives[index + 1..].iter().any(|b| differ(context, &a.value, &b.value)))
}

fn differ(context: &Context, a: &Value, b: &Value) -> bool {
    if let (Some(a), Some(b)) = (read::<DateInterval>(a), read::<DateInterval>(b)) {
        return a.intersect(b).is_none();
    }
    match (a.as_str(), b.as_str()) {
        (Some(a), Some(b)) => !a.contains(b) && !b.contains(a) && !context.same_actor(a, b),
        _ => a != b,
    }
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn row(
    context: &Context,
    told: &ToldIncident,
    (property, words): (&str, &str),
    alternative: &Alternative,
) -> Row {
    let citations = context.citing.alternative(&told.view.id, property, alternative);
    let mut numbers: Vec<usize> = citations.iter().map(|citation| citation.source).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let sources = numbers.iter().filter_map(|number| context.brief.sources.get(number.checked_sub(1)?));
    let mut publishers: Vec<String> = sources.map(|source| source.publisher.clone()).collect();
    publishers.dedup();
    let value = in_words(context, property, &alternative.value);
    let value = if context.holds(&value, &citations) { value } else { String::from("see the words") };
    let text = |text: String| Cell { parts: vec![Part::Text(text)], bar: None };
    Row {
        label: None,
        cells: vec![
            Cell { parts: vec![Part::Row(told.label.clone())], bar: None },
            text(words.to_owned()),
            text(value),
            text(String::from(if alternative.shown { "yes" } else { "no" })),
            text(listed(&publishers, "and")),
            Cell { parts: vec![Part::Sources], bar: None },
        ],
        citations,
        basis: vec![Basis::Sources],
    }
}

fn in_words(context: &Context, property: &str, value: &Value) -> String {
    if let Some(interval) = read::<DateInterval>(value) {
        return short_date(interval);
    }
    if let Some(range) = read::<CountRange>(value) {
        return range.to_string();
    }
    match (property, value.as_str()) {
        ("country", Some(code)) => context.input.names.country(code).to_owned(),
        (_, Some(text)) => clean(text),
        _ => String::from("see the words"),
    }
}
