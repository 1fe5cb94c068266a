//! `chancery show`.

use desk::{
    AsOf, Desk,
    show::{ShowError, Shown, ShownDocument},
};
use model::StatementView;
use serde_json::json;

use super::show_incident;
use crate::{
    arguments::Show,
    describe,
    exit::{Exit, usage},
    output::{FAINT, Output, Results, STRONG, styled},
};

pub fn run(show: &Show, desk: &Desk, as_of: AsOf, output: &Output) -> anyhow::Result<Exit> {
    let mut out = output.results();
    for (at, given) in show.ids.iter().enumerate() {
        let shown = desk.show(given, as_of).map_err(|error| match error {
            ShowError::NoId { .. } | ShowError::Several { .. } => usage(error),
            other => other.into(),
        })?;
        if output.json {
            print_json(&shown, output)?;
            continue;
        }
        if at > 0 {
            out.blank()?;
        }
        match &shown {
            Shown::Incident(view) => show_incident::print(&mut out, view)?,
            Shown::Statement(view) => statement(&mut out, view)?,
            Shown::Document(document) => print_document(&mut out, document)?,
        }
    }
    Ok(Exit::Done)
}

fn print_json(shown: &Shown, output: &Output) -> anyhow::Result<()> {
    match shown {
        Shown::Incident(view) => output.json(&json!({ "incident": view })),
        Shown::Statement(view) => output.json(&json!({ "statement": view })),
        Shown::Document(document) => {
            let row = &document.row;
            output.json(&json!({ "document": {
                "id": row.id, "name": row.name, "title": row.title, "publisher": row.publisher, "url": row.url,
                "language": row.language, "published": row.published, "retrieved": row.retrieved,
                "recorded": row.recorded, "cites": row.cites, "marking": row.marking, "media_type": row.media_type,
                "copy_of": document.copy_of.as_ref().map(|copy| &copy.id), "text": document.text,
                "incidents": document.incidents.iter().map(|it| &it.id).collect::<Vec<_>>(),
                "statements": document.statements.iter().map(|it| &it.id).collect::<Vec<_>>(),
            }}))
        }
    }
}

fn statement(out: &mut Results, view: &StatementView) -> anyhow::Result<()> {
    let shown = &view.shown;
    out.line(format_args!(
        "{}  {}",
        styled(STRONG, describe::statement(view)),
        styled(FAINT, describe::id(&view.id))
    ))?;
    let specificity = shown.specificity.to_string();
    let fields = [
        ("actor", shown.actor.clone()),
        ("outlet", shown.outlet.clone()),
        ("about", Some(describe::targets(&shown.targets)).filter(|it| it != "–")),
        ("names", Some(specificity)),
        ("condition", shown.condition.clone()),
        ("by when", shown.horizon.clone()),
        ("marking", Some(view.marking.tlp.to_string())),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            out.line(format_args!("  {name:<10} {value}"))?;
        }
    }
    out.blank()?;
    out.line(styled(STRONG, "reported by"))?;
    for support in &view.support {
        out.line(format_args!("  {}", describe::support(support)))?;
    }
    Ok(())
}

fn print_document(out: &mut Results, document: &ShownDocument) -> anyhow::Result<()> {
    let row = &document.row;
    let title = row.title.as_deref().unwrap_or(&row.name);
    out.line(format_args!("{}  {}", styled(STRONG, title), styled(FAINT, describe::id(&row.id))))?;
    let fields = [
        ("publisher", row.publisher.clone()),
        ("published", row.published.map(|day| day.to_string())),
        ("recorded", Some(row.recorded.strftime("%Y-%m-%d %H:%M UTC").to_string())),
        ("name", Some(row.name.clone())),
        ("address", row.url.as_deref().map(defanged)),
        ("cites", Some(row.cites.join(", ")).filter(|cites| !cites.is_empty())),
        ("marking", Some(row.marking.tlp.to_string())),
        (
            "copy of",
            document.copy_of.as_ref().map(|copy| {
                format!("{} {}", describe::id(&copy.id), copy.title.as_deref().unwrap_or(&copy.name))
            }),
        ),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            out.line(format_args!("  {name:<10} {value}"))?;
        }
    }
    for view in &document.incidents {
        out.line(format_args!("  {} {}", styled(FAINT, describe::id(&view.id)), describe::incident(view)))?;
    }
    for view in &document.statements {
        out.line(format_args!("  {} {}", styled(FAINT, describe::id(&view.id)), describe::statement(view)))?;
    }
    out.blank()?;
    out.line(harmless(&document.text))
}

/// An address that cannot be clicked by mistake.
fn defanged(address: &str) -> String {
    address.replacen("http", "hxxp", 1).replace('.', "[.]")
}

/// Text from outside, without the control characters that could steer a terminal.
fn harmless(text: &str) -> String {
    text.chars().map(|ch| if ch.is_control() && ch != '\n' && ch != '\t' { '\u{fffd}' } else { ch }).collect()
}
