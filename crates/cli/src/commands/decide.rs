//! `chancery accept`, `reject`, `edit`, `merge`, `split`, `grade`, `confirm`, `undo`.

use std::io::{self, BufRead, IsTerminal, Write};

use desk::{
    Desk,
    decide::{Ask, Change, Changed, DecideError, Number, Preview, Signed},
    show::ShowError,
};
use jiff::Timestamp;
use model::{Question, codebook::Codebook};
use serde_json::{Value, json};

use crate::{
    arguments::{Confirm, Edit, Grade, Merge, Signature, Split, Undo, Verdict},
    describe,
    exit::{Exit, usage},
    output::{Output, Results},
};

/// More changed records than this are counted, not listed.
const MOST_LISTED: usize = 12;

pub fn accept(verdict: &Verdict, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let asks = verdict.ids.iter().map(|id| Ask::Accept { id: id.clone() });
    all(asks, &verdict.signature, desk, output)
}

pub fn reject(verdict: &Verdict, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let asks = verdict.ids.iter().map(|id| Ask::Reject { id: id.clone() });
    all(asks, &verdict.signature, desk, output)
}

pub fn edit(edit: &Edit, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let mut asks = Vec::new();
    for pair in &edit.values {
        let (field, value) = pair
            .split_once('=')
            .ok_or_else(|| usage(format!("`{pair}` sets nothing; write it as FIELD=VALUE, like killed=6")))?;
        let (field, value) = (field.trim().to_owned(), value.to_owned());
        asks.push(Ask::Edit { id: edit.id.clone(), field, value, words: edit.quote.clone() });
    }
    all(asks.into_iter(), &edit.signature, desk, output)
}

pub fn merge(merge: &Merge, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let ask = Ask::Merge { id: merge.id.clone(), with: merge.with.clone() };
    all([ask].into_iter(), &merge.signature, desk, output)
}

pub fn split(split: &Split, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let ask = Ask::Split { id: split.id.clone(), reports: split.reports.clone() };
    all([ask].into_iter(), &split.signature, desk, output)
}

pub fn grade(grade: &Grade, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let ask = Ask::Grade { source: grade.source.clone(), grade: grade.grade, from: grade.from };
    all([ask].into_iter(), &grade.signature, desk, output)
}

pub fn confirm(confirm: &Confirm, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    all([Ask::Confirm { decision: confirm.decision }].into_iter(), &confirm.signature, desk, output)
}

pub fn undo(undo: &Undo, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    all([Ask::Undo { decision: undo.decision }].into_iter(), &undo.signature, desk, output)
}

/// Who decides: as given, else as the desk says.
pub fn signed(signature: &Signature, desk: &Desk) -> Signed {
    let author = signature.author.clone().filter(|name| !name.trim().is_empty());
    Signed {
        author: author.unwrap_or_else(|| desk.settings().decisions.author.clone()),
        reason: signature.reason.clone(),
        at: Timestamp::now(),
    }
}

fn all(
    asks: impl Iterator<Item = Ask>,
    signature: &Signature,
    desk: &Desk,
    output: &Output,
) -> anyhow::Result<Exit> {
    let signed = signed(signature, desk);
    if !signature.preview {
        signed.check().map_err(explained)?;
    }
    for ask in asks {
        let proposal = desk.propose(&ask, &signed).map_err(explained)?;
        if !output.json && (signature.preview || !output.quiet) {
            print(&mut output.results(), &proposal.preview)?;
        }
        if !signature.preview && !signature.yes && !agreed(output)? {
            output.note("nothing was decided");
            return Ok(Exit::Done);
        }
        let number = if signature.preview {
            None
        } else {
            Some(desk.decide(&proposal.ruling, &signed).map_err(explained)?)
        };
        if output.json {
            output.json(&json!({
                "decision": number, "ruling": proposal.ruling, "author": signed.author, "reason": signed.reason,
                "preview": proposal.preview,
            }))?;
        } else if let Some(number) = number {
            let waits = if proposal.preview.waits { "; it waits for a second person" } else { "" };
            output.note(format_args!(
                "recorded as decision {number}{waits}; to take it back: chancery undo {number} -m \"...\""
            ));
        }
    }
    Ok(Exit::Done)
}

fn explained(error: DecideError) -> anyhow::Error {
    match error {
        DecideError::Desk(error) => error.into(),
        DecideError::Id(ShowError::Desk(error)) => error.into(),
        other => usage(other),
    }
}

/// Asks where somebody can answer; programs are not asked.
fn agreed(output: &Output) -> anyhow::Result<bool> {
    if output.json || output.quiet || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(true);
    }
    let mut err = io::stderr();
    write!(err, "record this decision? [y/N] ")?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// What would change: records, then the numbers that rest on them.
pub fn print(out: &mut Results, preview: &Preview) -> anyhow::Result<()> {
    lines(preview).into_iter().try_for_each(|line| out.line(line))
}

/// The same as lines without color.
pub fn lines(preview: &Preview) -> Vec<String> {
    if preview.waits {
        return vec!["nothing changes until a second person confirms it".to_owned()];
    }
    let mut lines = Vec::new();
    for (name, (before, after)) in [("incidents", preview.incidents), ("statements", preview.statements)] {
        if before != after {
            lines.push(format!("{name:<12} {before} → {after}"));
        }
    }
    preview.changes.iter().take(MOST_LISTED).for_each(|change| lines.extend(of_change(change)));
    let more = preview.changes.len().saturating_sub(MOST_LISTED);
    if more > 0 {
        lines.push(format!("  and {more} more; --json lists all of them"));
    }
    if preview.changes.is_empty() {
        lines.push("no record changes".to_owned());
    }
    lines.extend(preview.numbers.iter().map(of_number));
    lines
}

fn of_change(change: &Change) -> Vec<String> {
    let sign = match change.changed {
        Changed::New => "+",
        Changed::Gone => "−",
        Changed::Altered => "·",
    };
    let mut lines = vec![format!("{sign} {}  {}", describe::id(&change.id), change.what)];
    let alone = change.differences.len() == 1;
    for difference in &change.differences {
        if difference.field == "record" || (difference.field == "decisions" && !alone) {
            continue;
        }
        let (before, after) = (short(&difference.before), short(&difference.after));
        lines.push(format!("    {:<12} {before} → {after}", difference.field));
    }
    lines
}

fn short(value: &Value) -> String {
    let text = describe::value(value);
    if text.is_empty() { "–".to_owned() } else { crate::table::cut(&text, 90) }
}

fn of_number(number: &Number) -> String {
    let percent = |value: Option<f64>| {
        value.map_or_else(|| "no number".to_owned(), |it| format!("{:.1} %", 100.0 * it))
    };
    let (before, after) = (percent(number.before), percent(number.after));
    let issued = if number.issued { ", which was issued" } else { "" };
    let change = if before == after { format!("stays {after}") } else { format!("{before} → {after}") };
    format!("likelihood of {}{issued}: {change}", question(&number.question))
}

fn question(question: &Question) -> String {
    let actor = question.actor.as_deref().map(|id| describe::actor(Some(id), id));
    let country = question.country.as_deref().and_then(|code| Codebook::embedded().country(code));
    let target = question.target.map_or_else(|| "any".to_owned(), |class| class.to_string());
    format!(
        "an attack{} on {target} targets{} within {} months",
        actor.map(|actor| format!(" by {actor}")).unwrap_or_default(),
        country.map(|country| format!(" in {}", country.name)).unwrap_or_default(),
        question.horizon_months
    )
}
