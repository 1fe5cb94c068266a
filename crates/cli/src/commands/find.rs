//! `chancery find`.

use desk::{AsOf, Desk, query::Query, view::Found};
use model::{IncidentView, StatementView, codebook::Codebook};

use super::add::counted;
use crate::{
    arguments::Find,
    describe,
    exit::{Exit, usage},
    output::{FAINT, Output, Results, STRONG, styled, terminal_width},
    table::{Column, lines},
};

const INCIDENT_COLUMNS: &[Column] = &[
    Column::fixed("id"),
    Column::fixed("date"),
    Column::fixed("stage"),
    Column::flexible("type"),
    Column::flexible("place"),
    Column::flexible("target"),
    Column::flexible("by"),
    Column::number("killed"),
    Column::number("origins"),
    Column::number("grade"),
];

const STATEMENT_COLUMNS: &[Column] = &[
    Column::fixed("id"),
    Column::fixed("date"),
    Column::fixed("kind"),
    Column::flexible("speaker"),
    Column::flexible("outlet"),
    Column::flexible("about"),
    Column::number("reports"),
];

pub fn run(find: &Find, desk: &Desk, as_of: AsOf, output: &Output) -> anyhow::Result<Exit> {
    let query = Query::parse(&find.query.join(" "), Codebook::embedded()).map_err(usage)?;
    let mut found = desk.find(&query, as_of)?;
    let all = (found.incidents.len(), found.statements.len());
    if find.limit > 0 {
        found.incidents.truncate(find.limit);
        found.statements.truncate(find.limit);
    }
    if output.json {
        output.json(&serde_json::json!({
            "incidents": found.incidents,
            "statements": found.statements,
            "found": if query.asks_for_statements() { all.1 } else { all.0 },
        }))?;
        return Ok(Exit::Done);
    }
    let mut out = output.results();
    if query.asks_for_statements() {
        table(&mut out, STATEMENT_COLUMNS, found.statements.iter().map(statement_row))?;
        summary(output, all.1, found.statements.len(), "statement", "statements");
    } else {
        table(&mut out, INCIDENT_COLUMNS, found.incidents.iter().map(incident_row))?;
        summary(output, all.0, found.incidents.len(), "incident", "incidents");
    }
    passages(&mut out, &found)?;
    Ok(Exit::Done)
}

fn table(
    out: &mut Results,
    columns: &[Column],
    rows: impl Iterator<Item = Vec<String>>,
) -> anyhow::Result<()> {
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    lines(columns, &rows, terminal_width()).into_iter().try_for_each(|line| out.line(line))
}

fn incident_row(view: &IncidentView) -> Vec<String> {
    let shown = &view.shown;
    let documents: std::collections::BTreeSet<_> = view.members.iter().map(|member| &member.doc).collect();
    vec![
        describe::id(&view.id),
        shown.date.map_or_else(|| "–".to_owned(), |date| date.to_string()),
        describe::stage(shown.status),
        shown.incident_type.to_string(),
        describe::place(view),
        describe::targets(&shown.targets),
        describe::perpetrators(view),
        shown.killed.map_or_else(|| "–".to_owned(), |killed| killed.to_string()),
        format!("{} of {}", view.origins, documents.len()),
        view.credibility.to_string(),
    ]
}

fn statement_row(view: &StatementView) -> Vec<String> {
    let shown = &view.shown;
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let documents: std::collections::BTreeSet<_> = view.members.iter().map(|member| &member.doc).collect();
    vec![
        describe::id(&view.id),
        shown.date.map_or_else(|| "–".to_owned(), |date| date.to_string()),
        shown.kind.to_string(),
        or_dash(&shown.speaker),
        or_dash(&shown.outlet),
        describe::targets(&shown.targets),
        documents.len().to_string(),
    ]
}

fn summary(output: &Output, all: usize, shown: usize, one: &str, many: &str) {
    let more = if shown < all { format!(", the newest {shown} shown (-n 0 for all)") } else { String::new() };
    let next = if all > 0 { "; chancery show ID" } else { "" };
    output.note(format_args!("{}{more}{next}", counted(all, one, many)));
}

/// The reports that hold the words of the query, with the words in them.
fn passages(out: &mut Results, found: &Found) -> anyhow::Result<()> {
    if found.hits.is_empty() {
        return Ok(());
    }
    out.blank()?;
    out.line(styled(STRONG, "IN THE REPORTS"))?;
    for hit in &found.hits {
        let row = &hit.document;
        let published = row.published.map_or_else(|| "no date".to_owned(), |day| day.to_string());
        let publisher = row.publisher.as_deref().unwrap_or("no publisher");
        let beside = format!("{}  {published}  {publisher}", describe::id(&row.id));
        out.line(format_args!("{}  {}", styled(FAINT, beside), marked(&hit.snippet, &hit.matches)))?;
    }
    Ok(())
}

/// A snippet on one line, the words that were looked for standing out.
fn marked(snippet: &str, matches: &[std::ops::Range<usize>]) -> String {
    let mut text = String::new();
    let mut at = 0;
    for range in matches {
        let (Some(before), Some(word)) = (snippet.get(at..range.start), snippet.get(range.clone())) else {
            continue;
        };
        text.push_str(before);
        text.push_str(&styled(STRONG, word));
        at = range.end;
    }
    text.push_str(snippet.get(at..).unwrap_or_default());
    text.replace(['\n', '\r', '\t'], " ")
}
