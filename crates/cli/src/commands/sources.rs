//! `chancery sources`.

use desk::{AsOf, Desk, decide::graded_sources};
use serde_json::json;

use crate::{
    exit::Exit,
    output::{FAINT, Output, styled, terminal_width},
    table::{Column, lines},
};

const COLUMNS: &[Column] = &[
    Column::fixed("grade"),
    Column::number("reports"),
    Column::fixed("first"),
    Column::fixed("last"),
    Column::flexible("publisher"),
    Column::flexible("why"),
];

pub fn run(desk: &Desk, as_of: AsOf, output: &Output) -> anyhow::Result<Exit> {
    let sources = graded_sources(desk, as_of)?;
    if output.json {
        let all: Vec<_> = sources
            .iter()
            .map(|it| {
                json!({ "publisher": it.name, "reports": it.reports, "first": it.first, "last": it.last, "grade": it.grade,
                    "history": it.history.iter().map(|step| json!({ "decision": step.number, "grade": step.grade,
                        "from": step.from, "author": step.author, "reason": step.reason })).collect::<Vec<_>>() })
            })
            .collect();
        output.json(&json!({ "sources": all }))?;
        return Ok(Exit::Done);
    }
    let mut out = output.results();
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let rows: Vec<Vec<String>> = sources
        .iter()
        .map(|it| {
            let why = it.history.last().map(|step| step.reason.clone()).unwrap_or_default();
            vec![
                it.grade.to_string(),
                it.reports.to_string(),
                day(it.first),
                day(it.last),
                it.name.clone(),
                why,
            ]
        })
        .collect();
    if rows.is_empty() {
        output.note("no report names its publisher");
        return Ok(Exit::Done);
    }
    lines(COLUMNS, &rows, terminal_width()).into_iter().try_for_each(|line| out.line(line))?;
    for source in sources.iter().filter(|it| it.history.len() > 1) {
        for step in &source.history {
            let from = step.from.map(|day| format!(" from {day}")).unwrap_or_default();
            let line = format!("{}: {}{from}, by {}: {}", source.name, step.grade, step.author, step.reason);
            out.line(styled(FAINT, line))?;
        }
    }
    Ok(Exit::Done)
}
