//! `chancery verify`.

use desk::Desk;

use crate::{
    exit::Exit,
    output::{Output, bad, good},
    progress::Progress,
};

pub fn run(desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let progress = Progress::count(output, 0);
    let report = desk.verify(&mut |table, done, total| {
        progress.length(total);
        progress.set(done);
        progress.message(table.to_owned());
    })?;
    progress.finish();
    if output.json {
        output.json(&report)?;
    } else {
        let mut out = output.results();
        for head in &report.heads {
            out.line(format_args!("{:<11} {:>9} rows  head {}", head.table, head.rows, head.hash))?;
        }
        for problem in &report.problems {
            let row = problem.row.map(|row| format!(" row {row}")).unwrap_or_default();
            out.line(format_args!("{} {}{row}: {}", bad("broken"), problem.table, problem.what))?;
        }
        if report.sound {
            out.line(format_args!("{} every row, quote and original is as it was recorded", good("sound:")))?;
        }
    }
    if report.sound {
        return Ok(Exit::Done);
    }
    output.error(
        "the ledger does not verify; keep the file, and bring a backup back with `chancery restore FILE`",
    );
    Ok(Exit::Unsound)
}
