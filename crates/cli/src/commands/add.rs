//! `chancery add`.

use std::time::Instant;

use desk::{
    Desk,
    add::{AddConfig, AddEvent, AddSummary, CollectConfig, Skipped, Source},
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{arguments::Add, engine, exit::Exit, interrupt, output::Output, progress::Progress};

/// So many items are named in the summary; all of them with --json.
const NAMED: usize = 20;

#[derive(Serialize)]
struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    code: &'static str,
    reason: String,
}

impl Item {
    fn line(&self) -> String {
        match &self.name {
            Some(name) => format!("{name} {}", self.reason),
            None => self.reason.clone(),
        }
    }
}

/// Items of one kind: all with --json, else the first few and how many there are.
#[derive(Default)]
struct Items {
    kept: Vec<Item>,
    all: usize,
}

impl Items {
    fn push(&mut self, item: Item, output: &Output) {
        self.all += 1;
        if output.json || self.kept.len() < NAMED {
            self.kept.push(item);
        }
    }
}

#[derive(Default)]
struct Notices {
    skipped: Items,
    warned: Items,
}

pub fn run(add: &Add, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let sources: Vec<Source> = add.paths.iter().map(Source::of).collect();
    let config = config(add, desk)?;
    let stop = interrupt::on_ctrl_c();
    let mut notices = Notices::default();
    let mut progress: Option<Progress> = None;
    let mut recorded = 0;
    let outcome = desk.add(&sources, &config, &stop, &mut |event| match event {
        AddEvent::Planned(plan) => {
            progress = Some(if plan.open_ended || plan.bytes == 0 {
                Progress::open_ended(output)
            } else {
                Progress::bytes(output, plan.bytes)
            });
        }
        AddEvent::Progress { bytes, .. } => {
            if let Some(progress) = &progress {
                progress.advance(bytes);
            }
        }
        AddEvent::Recorded { documents } => {
            recorded += documents;
            if let Some(progress) = &progress {
                let rate = recorded as f64 / started.elapsed().as_secs_f64().max(0.001);
                progress.message(format!("{recorded} documents, {rate:.0}/s"));
            }
        }
        AddEvent::Skipped(Skipped { name, code, reason }) => {
            notices.skipped.push(Item { name: name.clone(), code, reason: reason.clone() }, output);
        }
        AddEvent::Warned { name, warning, code } => {
            let item = Item { name: Some(name.to_owned()), code, reason: warning.to_owned() };
            notices.warned.push(item, output);
        }
    });
    if let Some(progress) = &progress {
        progress.finish();
    }
    match outcome {
        Ok(summary) => {
            report(&summary, &notices, started, output)?;
            let heard = engine::report(&config.engine, output);
            Ok(if heard { exit(&summary) } else { Exit::Partly })
        }
        Err(error) => {
            if error.summary.added > 0 || notices.skipped.all > 0 {
                report(&error.summary, &notices, started, output)?;
            }
            Err((*error.source).into())
        }
    }
}

fn config(add: &Add, desk: &Desk) -> anyhow::Result<AddConfig> {
    let mut collect = CollectConfig::new(Timestamp::now());
    collect.published = add.published;
    collect.publisher = add.publisher.clone();
    collect.language = add.language.clone();
    collect.marking = desk.settings().marking()?;
    if let Some(tlp) = add.marking {
        collect.marking.tlp = collect.marking.tlp.max(tlp);
    }
    let cache = desk.folder().join("cache").join("answers");
    let engine = engine::engine(&add.engine, &desk.settings().engine, Some(cache))?;
    Ok(AddConfig { collect, workers: add.workers.unwrap_or(desk.settings().add.workers), engine })
}

fn exit(summary: &AddSummary) -> Exit {
    let left_out = summary.skipped + summary.unusable;
    if summary.interrupted {
        Exit::Interrupted
    } else if left_out == 0 {
        Exit::Done
    } else if summary.added + summary.known == 0 {
        Exit::Failed
    } else {
        Exit::Partly
    }
}

fn report(summary: &AddSummary, notices: &Notices, started: Instant, output: &Output) -> anyhow::Result<()> {
    let seconds = started.elapsed().as_secs_f64();
    if output.json {
        return output.json(&serde_json::json!({
            "summary": summary,
            "seconds": (seconds * 1000.0).round() / 1000.0,
            "skipped": notices.skipped.kept,
            "warnings": notices.warned.kept,
        }));
    }
    if !output.quiet {
        let mut out = output.results();
        summary_lines(summary, seconds).into_iter().try_for_each(|line| out.line(line))?;
    }
    let left_out = format!("left out {}:", counted(notices.skipped.all, "item", "items"));
    list(&left_out, &notices.skipped, |item| item.line(), output, Output::warning);
    let look = format!("{} to look at:", counted(notices.warned.all, "thing", "things"));
    let line = |item: &Item| format!("{}: {}", item.name.as_deref().unwrap_or_default(), item.reason);
    list(&look, &notices.warned, line, output, Output::note);
    Ok(())
}

fn list<W>(heading: &str, items: &Items, line: impl Fn(&Item) -> String, output: &Output, say: W)
where
    W: Fn(&Output, String),
{
    if items.all == 0 {
        return;
    }
    let mut text = heading.to_owned();
    for item in &items.kept {
        text.push_str(&format!("\n  {}", line(item)));
    }
    if items.all > items.kept.len() {
        text.push_str(&format!("\n  and {} more (--json names all)", items.all - items.kept.len()));
    }
    say(output, text);
}

fn summary_lines(summary: &AddSummary, seconds: f64) -> Vec<String> {
    let mut lines = vec![format!(
        "added {} in {seconds:.1} s{}",
        counted(summary.added, "document", "documents"),
        if summary.known > 0 { format!("; {} known already", summary.known) } else { String::new() },
    )];
    if summary.added > 0 {
        lines.push(format!(
            "found in them: {}, {}, {}",
            counted(summary.incidents, "mention of an incident", "mentions of incidents"),
            counted(summary.statements, "statement", "statements"),
            counted(summary.judgements, "estimate", "estimates"),
        ));
    }
    if summary.interrupted {
        lines.push("stopped; what was recorded is kept, and the same command goes on from there".to_owned());
    }
    lines
}

/// A number with the right form of its noun.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
