//! `chancery eval`.

use std::fs;

use anyhow::Context;
use desk::{
    eval::{
        ErrorKind, EvalConfig, EvalError, EvalReport, FieldScore, GoldDocument, Prediction, RecordScore,
        evaluate, read_gold, read_predictions,
    },
    stream::extract_all,
};
use model::codebook::Codebook;

use crate::{
    arguments::Eval,
    describe,
    exit::{Exit, usage},
    output::{FAINT, Output, Results, STRONG, bad, styled},
};

pub fn run(eval: &Eval, output: &Output) -> anyhow::Result<Exit> {
    let name = eval.gold.display();
    let text = fs::read_to_string(&eval.gold).with_context(|| format!("cannot read `{name}`"))?;
    let gold = read_gold(&text).with_context(|| format!("`{name}` is no gold file"))?;
    if gold.is_empty() {
        return Err(usage(format!("`{name}` holds no documents")));
    }
    let predictions = predictions(eval, &gold)?;
    let report = evaluate(&gold, &predictions, Codebook::embedded(), &EvalConfig::default());
    match &eval.show {
        Some(doc) => show(doc, &report, &gold, output)?,
        None if output.json => output.json(&report)?,
        None => print(&report, output)?,
    }
    Ok(bars(eval, &report, output))
}

fn predictions(eval: &Eval, gold: &[GoldDocument]) -> anyhow::Result<Vec<Prediction>> {
    if let Some(file) = &eval.predictions {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read `{}`", file.display()))?;
        return read_predictions(&text).with_context(|| format!("`{}` holds no records", file.display()));
    }
    let inputs: Vec<_> = gold.iter().map(|gold| gold.input.clone()).collect();
    extract_all(&inputs).iter().map(|extraction| Ok(Prediction::of(extraction)?)).collect()
}

fn bars(eval: &Eval, report: &EvalReport, output: &Output) -> Exit {
    let below = |bar: Option<f64>, score: &RecordScore, what: &str| {
        let missed = bar.filter(|bar| score.f1 < *bar);
        if let Some(bar) = missed {
            output.error(&format!("{what} are found with F1 {:.3}, below the bar of {bar:.3}", score.f1));
        }
        missed.is_some()
    };
    let incidents = below(eval.min_incidents, &report.incidents, "incidents");
    let statements = below(eval.min_statements, &report.statements, "statements");
    if incidents || statements { Exit::Unsound } else { Exit::Done }
}

fn print(report: &EvalReport, output: &Output) -> anyhow::Result<()> {
    let mut out = output.results();
    out.line(format_args!("{} documents", report.documents))?;
    if !report.missing_predictions.is_empty() {
        out.line(format_args!("no records for: {}", report.missing_predictions.join(", ")))?;
    }
    records(&mut out, "incidents", &report.incidents)?;
    records(&mut out, "statements", &report.statements)?;
    let judgements = &report.judgements;
    out.blank()?;
    out.line(format_args!(
        "{}  {} of {} found; {} predicted, {} of them right",
        styled(STRONG, "judgements"),
        judgements.found,
        judgements.of,
        judgements.predicted,
        judgements.right
    ))?;
    let negatives = &report.negatives;
    out.line(format_args!(
        "{}  {} documents: {} false incidents, {} false statements, in {} documents",
        styled(STRONG, "negatives"),
        negatives.documents,
        negatives.incidents,
        negatives.statements,
        negatives.alarmed
    ))?;
    if !report.errors.is_empty() {
        output.note(format_args!("\n{} errors; --show DOC or --show all lists them", report.errors.len()));
    }
    Ok(())
}

fn records(out: &mut Results, name: &str, score: &RecordScore) -> anyhow::Result<()> {
    out.blank()?;
    out.line(format_args!(
        "{}  precision {:.3}  recall {:.3}  F1 {:.3}{}",
        styled(STRONG, name),
        score.precision,
        score.recall,
        score.f1,
        interval(score.f1_interval)
    ))?;
    let counts = format!(
        "  {} found, {} missed, {} false, {} optional ones taken",
        score.found, score.missed, score.false_records, score.optional
    );
    out.line(styled(FAINT, counts))?;
    if score.fields.is_empty() {
        return Ok(());
    }
    let heading =
        format!("  {:<28} {:>27}   {:>5} {:>5} {:>5}", "field", "right in matched records", "P", "R", "F1");
    out.line(styled(STRONG, heading))?;
    score.fields.iter().try_for_each(|field| out.line(field_line(field)))
}

fn field_line(field: &FieldScore) -> String {
    let counts = format!("{}/{}", field.right, field.of);
    let share = format!("{:.3}{} {counts:>9}", field.share, interval(field.share_interval));
    let rates = match (field.precision, field.recall, field.f1) {
        (Some(precision), Some(recall), Some(f1)) => {
            format!("   {precision:.3} {recall:.3} {f1:.3}{}", interval(field.f1_interval))
        }
        _ => String::new(),
    };
    format!("  {:<28} {share:>27}{rates}", field.name)
}

fn interval(interval: Option<(f64, f64)>) -> String {
    interval.map(|(low, high)| format!(" ({low:.2}–{high:.2})")).unwrap_or_default()
}

fn show(doc: &str, report: &EvalReport, gold: &[GoldDocument], output: &Output) -> anyhow::Result<()> {
    let known: Vec<&str> = gold.iter().map(|gold| gold.input.doc.as_str()).collect();
    let wanted = |id: &str| doc == "all" || id == doc || id.starts_with(doc);
    if !known.iter().any(|id| wanted(id)) {
        let near = describe::did_you_mean(doc, known);
        return Err(usage(format!("no document `{doc}` in the gold file{near}")));
    }
    let errors: Vec<&EvalError> = report.errors.iter().filter(|error| wanted(&error.doc)).collect();
    if output.json {
        return output.json(&errors);
    }
    let mut out = output.results();
    let mut last = "";
    for error in &errors {
        if error.doc != last {
            out.line(styled(STRONG, &error.doc))?;
            last = &error.doc;
        }
        print_error(&mut out, error)?;
    }
    output.note(format_args!("{} errors", errors.len()));
    Ok(())
}

fn print_error(out: &mut Results, error: &EvalError) -> anyhow::Result<()> {
    let what = match (error.kind, error.field) {
        (ErrorKind::Missed, _) => "missed".to_owned(),
        (ErrorKind::False, _) => "false".to_owned(),
        (ErrorKind::Field, field) => format!("wrong {}", field.unwrap_or_default()),
    };
    out.line(format_args!("  {} {} {}", bad(what), error.record, error.id))?;
    for (name, value) in [("gold", &error.gold), ("predicted", &error.predicted)] {
        if let Some(value) = value {
            out.line(format_args!("    {name:<10} {value}"))?;
        }
    }
    if let Some(words) = &error.words {
        out.line(format_args!("    {:<10} “{}”", "words", describe::one_line(words)))?;
    }
    Ok(())
}
