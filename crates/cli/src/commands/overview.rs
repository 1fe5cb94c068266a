//! `chancery` without a command: where one stands and what comes next.

use desk::{AsOf, Desk};

use super::add::counted;
use crate::{
    arguments::Global,
    exit::{Exit, is_missing_desk},
    output::{Output, STRONG, styled},
};

pub fn run(global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let desk = match &global.desk {
        Some(folder) => Desk::at(folder),
        None => Desk::nearest(&super::current_folder()?),
    };
    let mut out = output.results();
    out.line(format_args!(
        "{} {}  reports in, a ledger that can be defended line by line, judgements out",
        styled(STRONG, "chancery"),
        env!("CARGO_PKG_VERSION")
    ))?;
    out.blank()?;
    let next = match desk {
        Ok(desk) => at_a_desk(&desk, &mut out)?,
        Err(error) if is_missing_desk(&error) && global.desk.is_none() => without_a_desk(&mut out)?,
        Err(error) => return Err(error.into()),
    };
    out.blank()?;
    for (command, about) in next {
        out.line(format_args!("  {command:<58} {about}"))?;
    }
    out.blank()?;
    out.line("chancery help lists all commands, chancery help find explains queries.")?;
    Ok(Exit::Done)
}

type Next = &'static [(&'static str, &'static str)];

fn without_a_desk(out: &mut crate::output::Results) -> anyhow::Result<Next> {
    out.line("There is no desk here yet. To begin:")?;
    Ok(&[
        ("chancery init desk && cd desk", "make a folder for your ledger"),
        ("chancery add PATH-TO-REPORTS", "read .txt .md .html .json .jsonl into it"),
        ("chancery extract report.txt", "or only look at what one text says"),
    ])
}

fn at_a_desk(desk: &Desk, out: &mut crate::output::Results) -> anyhow::Result<Next> {
    let status = desk.status(AsOf::default())?;
    let documents = counted(status.documents, "document", "documents");
    let published =
        status.published.map(|(first, last)| format!(", published {first} to {last}")).unwrap_or_default();
    out.line(format_args!("Desk {}: {documents}{published}. Next:", desk.folder().display()))?;
    if status.documents == 0 {
        return Ok(&[("chancery add PATH-TO-REPORTS", "read reports into the ledger")]);
    }
    Ok(&[
        ("chancery find 'target:diplomatic stage:foiled,plotted'", "look for incidents"),
        ("chancery show ID", "every value of one, with the words that say it"),
        ("chancery brief --target diplomatic --country AF -o brief.html", "a cited answer"),
    ])
}
