//! `chancery init`.

use desk::Desk;

use crate::{arguments::Init, exit::Exit, output::Output};

pub fn run(init: &Init, output: &Output) -> anyhow::Result<Exit> {
    let desk = Desk::init(&init.folder)?;
    if output.json {
        output.json(&serde_json::json!({ "desk": desk.folder(), "ledger": desk.ledger_path() }))?;
        return Ok(Exit::Done);
    }
    let folder = desk.folder().display();
    let go_there = if init.folder.as_os_str() == "." { String::new() } else { format!("cd {folder} && ") };
    output.note(format_args!("made the desk {folder}; next: {go_there}chancery add PATH-TO-REPORTS"));
    Ok(Exit::Done)
}
