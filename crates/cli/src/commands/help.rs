//! `chancery help`.

use clap::CommandFactory;

use crate::{
    arguments::Arguments,
    describe,
    exit::{Exit, usage},
    help::TOPICS,
    output::Output,
};

pub fn run(topic: Option<&str>, output: &Output) -> anyhow::Result<Exit> {
    let mut command = Arguments::command();
    command.build();
    let Some(topic) = topic else {
        output.results().text(command.render_help().ansi())?;
        return Ok(Exit::Done);
    };
    if let Some((_, page)) = TOPICS.iter().find(|(name, _)| *name == topic) {
        output.results().line(page)?;
        return Ok(Exit::Done);
    }
    if let Some(command) = command.find_subcommand_mut(topic) {
        output.results().text(command.render_help().ansi())?;
        return Ok(Exit::Done);
    }
    let visible =
        command.get_subcommands().filter(|command| !command.is_hide_set()).map(|command| command.get_name());
    let names: Vec<&str> = visible.chain(TOPICS.iter().map(|(name, _)| *name)).collect();
    let near = describe::did_you_mean(topic, names.iter().copied());
    Err(usage(format!("there is no help on `{topic}`{near}; there is on: {}", names.join(", "))))
}
