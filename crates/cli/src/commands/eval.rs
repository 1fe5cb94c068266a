//! `chancery eval`.

use std::{fs, path::Path};

use anyhow::Context;
use desk::{
    eval::{
        ErrorKind, EvalConfig, EvalError, EvalReport, FieldScore, GoldDocument, Prediction, RecordScore,
        evaluate, page, read_gold, read_predictions,
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
    if let Some(file) = &eval.html {
        write(file, &page(&report, &gold, &predictions), output)?;
    }
    if let Some(file) = &eval.cases {
        let lines: Result<Vec<String>, _> = report.cases.iter().map(serde_json::to_string).collect();
        write(file, &lines?.iter().map(|line| format!("{line}\n")).collect::<String>(), output)?;
    }
    let wanted =
        Wanted { doc: eval.show.as_deref(), field: eval.field.as_deref(), told: eval.told.as_deref() };
    match wanted.is_anything() {
        true => show(&wanted, &report, &gold, output)?,
        false if output.json => output.json(&report)?,
        false => print(&report, output)?,
    }
    Ok(bars(eval, &report, output))
}

fn write(file: &Path, text: &str, output: &Output) -> anyhow::Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write `{}`", file.display()))?;
    output.note(format_args!("wrote {}", file.display()));
    Ok(())
}

/// Which errors are asked for.
struct Wanted<'a> {
    doc: Option<&'a str>,
    field: Option<&'a str>,
    told: Option<&'a str>,
}

impl Wanted<'_> {
    fn is_anything(&self) -> bool {
        self.doc.is_some() || self.field.is_some() || self.told.is_some()
    }

    fn has_doc(&self, id: &str) -> bool {
        self.doc.is_none_or(|doc| doc == "all" || id.starts_with(doc))
    }

    fn takes(&self, error: &EvalError) -> bool {
        let field = match error.kind {
            ErrorKind::Missed => "missed",
            ErrorKind::False => "false",
            ErrorKind::Field => error.field.unwrap_or_default(),
        };
        self.has_doc(&error.doc)
            && self.field.is_none_or(|wanted| field.starts_with(wanted))
            && self.told.is_none_or(|wanted| error.circumstances.iter().any(|told| told.starts_with(wanted)))
    }

    /// Names the nearest field or circumstance where one was asked for that there is not.
    fn check(&self, report: &EvalReport) -> anyhow::Result<()> {
        let fields = report.incidents.fields.iter().chain(&report.statements.fields).map(|field| field.name);
        let fields: Vec<&str> = fields.chain(["missed", "false"]).collect();
        let told: Vec<&str> = report.circumstances.iter().map(|row| row.name).collect();
        for (wanted, known, what) in [(self.field, fields, "field"), (self.told, told, "circumstance")] {
            let Some(wanted) = wanted else { continue };
            if !known.iter().any(|name| name.starts_with(wanted)) {
                let near = describe::did_you_mean(wanted, known);
                return Err(usage(format!("no {what} `{wanted}` in this evaluation{near}")));
            }
        }
        Ok(())
    }
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
    circumstances(&mut out, report)?;
    if !report.errors.is_empty() {
        output.note(format_args!(
            "\n{} errors; --show DOC or --show all lists them, --html FILE marks them in the texts",
            report.errors.len()
        ));
    }
    Ok(())
}

fn circumstances(out: &mut Results, report: &EvalReport) -> anyhow::Result<()> {
    if report.circumstances.is_empty() {
        return Ok(());
    }
    out.blank()?;
    let heading =
        format!("{:<30} {:>11} {:>7}   {:>12}", "incidents told so", "found", "share", "fields right");
    out.line(styled(STRONG, heading))?;
    report.circumstances.iter().try_for_each(|row| {
        let found = format!("{}/{}", row.found, row.of);
        out.line(format_args!(
            "  {:<28} {found:>11} {:>7.3}   {:>12.3}",
            row.name, row.share, row.fields_right
        ))
    })
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

fn show(
    wanted: &Wanted<'_>,
    report: &EvalReport,
    gold: &[GoldDocument],
    output: &Output,
) -> anyhow::Result<()> {
    let known: Vec<&str> = gold.iter().map(|gold| gold.input.doc.as_str()).collect();
    if let Some(doc) = wanted.doc.filter(|_| !known.iter().any(|id| wanted.has_doc(id))) {
        let near = describe::did_you_mean(doc, known);
        return Err(usage(format!("no document `{doc}` in the gold file{near}")));
    }
    wanted.check(report)?;
    let errors: Vec<&EvalError> = report.errors.iter().filter(|error| wanted.takes(error)).collect();
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
    let told = if error.circumstances.is_empty() {
        String::new()
    } else {
        styled(FAINT, format_args!("  ({})", error.circumstances.join(", ")))
    };
    out.line(format_args!("  {} {} {}{told}", bad(what), error.record, error.id))?;
    let (gold, predicted) = match error.kind {
        ErrorKind::Field => (&error.gold_value, &error.predicted_value),
        _ => (&error.gold, &error.predicted),
    };
    for (name, value) in [("gold", gold), ("predicted", predicted)] {
        if let Some(value) = value {
            let value = if value.is_empty() { "nothing" } else { value };
            out.line(format_args!("    {name:<10} {value}"))?;
        }
    }
    for (name, words) in
        [("words", &error.words), ("read from", &error.predicted_words), ("sentence", &error.sentence)]
    {
        if let Some(words) = words {
            out.line(format_args!("    {name:<10} “{}”", describe::one_line(words)))?;
        }
    }
    Ok(())
}
