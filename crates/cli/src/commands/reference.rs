//! `chancery completions`, `chancery man`, and the Markdown reference behind `docs/cli.md`.

use clap::{Command, CommandFactory};

use crate::{arguments::Arguments, exit::Exit, output::Output};

pub fn completions(shell: clap_complete::Shell, output: &Output) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "chancery", &mut script);
    print(&script, output)
}

pub fn man(output: &Output) -> anyhow::Result<Exit> {
    let mut page = Vec::new();
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        if command.is_hide_set() && command.get_long_about().is_none() {
            continue;
        }
        let man = clap_mangen::Man::new(command.clone());
        page.extend_from_slice(
            format!(".SH \"CHANCERY {}\"\n", command.get_name().to_uppercase()).as_bytes(),
        );
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        if command.get_after_long_help().or(command.get_after_help()).is_some() {
            man.render_extra_section(&mut page)?;
        }
    }
    print(&page, output)
}

pub fn markdown(command: &mut Command, output: &Output) -> anyhow::Result<Exit> {
    command.build();
    let mut text = String::from(
        "# The commands of `chancery`\n\nWritten by `cargo xtask gen` from the program itself.\n",
    );
    section(command, &mut text);
    for command in command.get_subcommands_mut() {
        let is_topic = command.is_hide_set() && command.get_long_about().is_some();
        if command.get_name() != "help" && (!command.is_hide_set() || is_topic) {
            section(command, &mut text);
        }
    }
    print(text.as_bytes(), output)
}

fn section(command: &mut Command, text: &mut String) {
    let name = command.get_bin_name().unwrap_or("chancery").to_owned();
    let is_topic = command.is_hide_set();
    let help = if is_topic {
        command.get_long_about().map(ToString::to_string).unwrap_or_default()
    } else {
        command.clone().term_width(100).disable_colored_help(true).render_long_help().to_string()
    };
    let help: String = help.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    text.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()));
}

fn print(bytes: &[u8], output: &Output) -> anyhow::Result<Exit> {
    output.results().text(String::from_utf8_lossy(bytes))?;
    Ok(Exit::Done)
}
