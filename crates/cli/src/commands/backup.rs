//! `chancery backup` and `chancery restore`.

use desk::{CopySummary, Desk, IfExists};

use super::add::counted;
use crate::{
    arguments::{Backup, Global, Restore},
    exit::Exit,
    output::Output,
};

pub fn write(backup: &Backup, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let if_exists = if backup.replace { IfExists::Replace } else { IfExists::Refuse };
    let copied = desk.backup(&backup.file, if_exists)?;
    told(&copied, &format!("wrote {}", backup.file.display()), output)
}

pub fn restore(restore: &Restore, global: &Global, output: &Output) -> anyhow::Result<Exit> {
    let desk = super::desk(global)?;
    let restored = desk.restore(&restore.file)?;
    let exit = told(&restored, &format!("restored {}", desk.ledger_path().display()), output)?;
    if let Some(previous) = restored.previous.as_ref().filter(|_| !output.json) {
        output.note(format_args!("the ledger that was there before is kept as {}", previous.display()));
    }
    Ok(exit)
}

fn told(copied: &CopySummary, done: &str, output: &Output) -> anyhow::Result<Exit> {
    if output.json {
        output.json(copied)?;
    } else {
        let (size, documents) =
            (copied.bytes as f64 / 1e6, counted(copied.documents as usize, "document", "documents"));
        output.note(format_args!("{done}: {documents}, {size:.1} MB, verified"));
    }
    Ok(Exit::Done)
}
