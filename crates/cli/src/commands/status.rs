//! `chancery status`.

use desk::{AsOf, Desk};

use super::add::counted;
use crate::{exit::Exit, output::Output};

pub fn run(desk: &Desk, as_of: AsOf, output: &Output) -> anyhow::Result<Exit> {
    let status = desk.status(as_of)?;
    if output.json {
        output.json(&status)?;
        return Ok(Exit::Done);
    }
    let mut out = output.results();
    out.line(format_args!("desk       {}", status.desk.display()))?;
    let size = status.bytes as f64 / 1e6;
    let records = counted(status.assertions as usize, "assertion", "assertions");
    out.line(format_args!("ledger     {size:.1} MB, {records}"))?;
    out.line(format_args!("codebook   {}", status.codebook))?;
    out.line(format_args!("documents  {}", counted(status.documents, "document", "documents")))?;
    if let Some((first, last)) = status.published {
        out.line(format_args!("published  {first} to {last}"))?;
    }
    if status.undated > 0 {
        out.line(format_args!("undated    {}", counted(status.undated, "document", "documents")))?;
    }
    for (publisher, documents) in &status.publishers {
        out.line(format_args!("           {documents:>6}  {publisher}"))?;
    }
    if status.documents == 0 {
        output.note("nothing is here yet; next: chancery add PATH-TO-REPORTS");
    }
    Ok(Exit::Done)
}
