//! The evaluation as a page: figures, and every document with an error with both readings marked in its text.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{ErrorKind, EvalError, EvalReport, GoldDocument, Prediction, RecordScore, record::Records};

const CSS: &str = "
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--gold:#b35900;--ours:#d6e8fb;--bad:#a40e26}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a2abb6;--line:#3a424d;--paper:#14181d;--gold:#ffb26b;--ours:#1f3f63;--bad:#ff8f9c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem 1.5rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1rem}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{text-align:start;padding:.25rem 1rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.n{text-align:end}.scroll{overflow-x:auto}
.text{white-space:pre-wrap;max-width:46rem;font-family:Charter,Georgia,serif}
.g{border-bottom:3px solid var(--gold)}.p{background:var(--ours)}
.legend span{padding:0 .2rem;margin-inline-end:1rem}
.what{color:var(--bad);font-weight:600}.soft{color:var(--soft)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.2rem 0 1rem;font-size:.9rem}dd{margin:0}
@media (max-width:44rem){body{padding-inline:1rem}}
";

/// Makes the page. It stands alone: no script, nothing is loaded.
pub fn page(report: &EvalReport, gold: &[GoldDocument], predictions: &[Prediction]) -> String {
    let mut errors: BTreeMap<&str, Vec<&EvalError>> = BTreeMap::new();
    for error in &report.errors {
        errors.entry(&error.doc).or_default().push(error);
    }
    let predicted: HashMap<&str, &Records> =
        predictions.iter().map(|it| (it.0.doc.as_str(), &it.0)).collect();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { "Evaluation" }
                style { (PreEscaped(CSS)) }
            }
            body {
                h1 { "Evaluation of " (report.documents) " documents" }
                (scores("Incidents", &report.incidents))
                (scores("Statements", &report.statements))
                (circumstances(report))
                h2 { "Documents with errors" }
                p.legend {
                    span.g { "the gold stands on these words" }
                    span.p { "the prediction stands on these words" }
                }
                @for document in gold {
                    @if let Some(errors) = errors.get(document.input.doc.as_str()) {
                        (one(document, predicted.get(document.input.doc.as_str()).copied(), errors))
                    }
                }
            }
        }
    }
    .into_string()
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

fn scores(name: &str, score: &RecordScore) -> Markup {
    html! {
        h2 { (name) }
        p {
            "Precision " (percent(score.precision)) ", recall " (percent(score.recall)) ", F1 " (percent(score.f1)) "; "
            (score.found) " found, " (score.missed) " missed, " (score.false_records) " false."
        }
        div.scroll { table {
            thead { tr { th { "field, in records found" } th { "right" } th { "of" } th { "share" } } }
            tbody { @for field in &score.fields {
                tr { td { (field.name) } td.n { (field.right) } td.n { (field.of) } td.n { (percent(field.share)) } }
            } }
        } }
    }
}

fn circumstances(report: &EvalReport) -> Markup {
    html! {
        h2 { "Incidents by the way they are told" }
        div.scroll { table {
            thead { tr { th { "told so" } th { "gold" } th { "found" } th { "share" } th { "fields right" } } }
            tbody { @for row in &report.circumstances {
                tr {
                    td { (row.name) } td.n { (row.of) } td.n { (row.found) } td.n { (percent(row.share)) }
                    td.n { (percent(row.fields_right)) }
                }
            } }
        } }
    }
}

fn one(document: &GoldDocument, predicted: Option<&Records>, errors: &[&EvalError]) -> Markup {
    let text = document.input.text.as_str();
    html! {
        h3 { (document.input.doc) }
        @for error in errors {
            p {
                span.what { (what(error)) } " " (error.record) " " (error.id)
                @if !error.circumstances.is_empty() { span.soft { " (" (error.circumstances.join(", ")) ")" } }
            }
            dl {
                @for (name, value) in values(error) {
                    dt.soft { (name) } dd { (value) }
                }
            }
        }
        div.text dir="auto" { (marked(text, &places(text, &document.records), &predicted.map(|it| places(text, it)).unwrap_or_default())) }
    }
}

fn what(error: &EvalError) -> String {
    match error.kind {
        ErrorKind::Missed => "missed".to_owned(),
        ErrorKind::False => "false".to_owned(),
        ErrorKind::Field => format!("wrong {}", error.field.unwrap_or_default()),
    }
}

fn values(error: &EvalError) -> Vec<(&'static str, &str)> {
    let (gold, predicted) = match error.kind {
        ErrorKind::Field => (&error.gold_value, &error.predicted_value),
        _ => (&error.gold, &error.predicted),
    };
    let all = [("gold", gold), ("predicted", predicted), ("words", &error.words)];
    all.into_iter().filter_map(|(name, value)| value.as_deref().map(|value| (name, value))).collect()
}

/// Where the records of a document stand in its text.
fn places(text: &str, records: &Records) -> Vec<Range<usize>> {
    let incidents = records.incidents.iter().map(|it| it.evidence.as_deref());
    let statements = records.statements.iter().map(|it| it.evidence.as_deref());
    let found = |words: &str| text.find(words).map(|start| start..start + words.len());
    incidents.chain(statements).flatten().filter(|words| !words.is_empty()).filter_map(found).collect()
}

/// The text with the words of both readings marked; the marks may overlap.
fn marked(text: &str, gold: &[Range<usize>], predicted: &[Range<usize>]) -> Markup {
    let mut cuts: Vec<usize> =
        gold.iter().chain(predicted).flat_map(|range| [range.start, range.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let inside = |ranges: &[Range<usize>], at: usize| ranges.iter().any(|range| range.contains(&at));
    let pieces = cuts.windows(2).filter_map(|cut| Some((cut[0], text.get(cut[0]..cut[1])?)));
    html! {
        @for (start, piece) in pieces {
            @match (inside(gold, start), inside(predicted, start)) {
                (true, true) => { span class="g p" { (piece) } }
                (true, false) => { span.g { (piece) } }
                (false, true) => { span.p { (piece) } }
                (false, false) => { (piece) }
            }
        }
    }
}
