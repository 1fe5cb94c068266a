//! `chancery brief`.

use std::{fs, path::Path};

use anyhow::Context;
use desk::{Desk, brief::CheckedBrief};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use model::{Question, codebook::Codebook};

use crate::{
    arguments::{Brief, Global},
    describe,
    exit::{Exit, usage},
    output::Output,
};

/// Findings that are printed.
const NAMED: usize = 10;

pub fn run(brief: &Brief, global: &Global, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let question = question(brief)?;
    let as_of = global.as_of.unwrap_or_else(today);
    let checked = desk.brief(&question, as_of, global.recorded_by)?;
    if !checked.findings.is_empty() {
        refuse(&checked, output);
        return Ok(Exit::Unsound);
    }
    match brief.output.as_deref().filter(|file| *file != Path::new("-")) {
        Some(file) => write(file, &checked, output)?,
        None if output.json => output.json(&checked.brief)?,
        None => output.results().text(checked.markdown())?,
    }
    Ok(Exit::Done)
}

fn write(file: &Path, checked: &CheckedBrief, output: &Output) -> anyhow::Result<()> {
    let extension = file.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
    let text = match extension.as_str() {
        "html" | "htm" => checked.html(),
        "json" => serde_json::to_string_pretty(&checked.brief)?,
        _ => checked.markdown(),
    };
    fs::write(file, text).with_context(|| {
        format!("cannot write {}; check that its folder exists and that you may write there", file.display())
    })?;
    if output.json {
        return output.json(&serde_json::json!({ "file": file, "judgement": checked.brief.judgement }));
    }
    output.note(format_args!("wrote {}", file.display()));
    Ok(())
}

fn refuse(checked: &CheckedBrief, output: &Output) {
    let mut text = format!(
        "the brief is not written: {} of its sentences say more than the words they cite; this is a fault in chancery, please report it",
        checked.findings.len()
    );
    for finding in checked.findings.iter().take(NAMED) {
        text.push_str(&format!("\n  {finding}"));
    }
    output.error(&text);
}

fn question(brief: &Brief) -> anyhow::Result<Question> {
    Ok(Question {
        actor: brief.actor.as_deref().map(actor).transpose()?,
        target: brief.target,
        nationality: brief.nationality.as_deref().map(country).transpose()?,
        country: brief.country.as_deref().map(country).transpose()?,
        stages: brief.stage.clone(),
        horizon_months: brief.horizon,
    })
}

fn actor(given: &str) -> anyhow::Result<String> {
    let codebook = Codebook::embedded();
    desk::query::find_actor(given, codebook).map(|actor| actor.id.clone()).ok_or_else(|| {
        let names =
            codebook.actors.iter().flat_map(|actor| std::iter::once(actor.id.as_str()).chain(actor.names()));
        let near = describe::did_you_mean(given, names);
        usage(format!("`{given}` is no actor of the codebook{near}; `chancery codebook actors` lists them"))
    })
}

fn country(given: &str) -> anyhow::Result<String> {
    let codebook = Codebook::embedded();
    let found = codebook.country(&given.to_uppercase()).or_else(|| codebook.find_country(given));
    found.map(|country| country.code.clone()).ok_or_else(|| {
        let near = describe::did_you_mean(given, codebook.countries.iter().map(|it| it.name.as_str()));
        usage(format!("`{given}` is no country{near}; give a two-letter code such as AF, or a name"))
    })
}

fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}
