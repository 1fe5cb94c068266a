//! `chancery completions`, `chancery man`, and the Markdown reference behind `docs/cli.md`.

use clap::{Command, CommandFactory};

use crate::{arguments::Arguments, exit::Exit, help::TOPICS, output::Output};

/// Columns of the reference.
const WIDTH: usize = 100;

pub fn completions(shell: clap_complete::Shell, output: &Output) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "chancery", &mut script);
    print(&script, output)
}

pub fn man(output: &Output) -> anyhow::Result<Exit> {
    let mut page = Vec::new();
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for command in command.get_subcommands().filter(|command| !command.is_hide_set()) {
        let man = clap_mangen::Man::new(command.clone());
        page.extend_from_slice(heading(&format!("chancery {}", command.get_name())).as_bytes());
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        if command.get_after_help().is_some() {
            man.render_extra_section(&mut page)?;
        }
    }
    for (name, text) in TOPICS {
        // No filling: the pages are laid out already. A leading dot would be a command.
        let text: String = text.lines().map(|line| format!("\\&{}\n", line.replace('-', "\\-"))).collect();
        page.extend_from_slice(format!("{}.nf\n{text}.fi\n", heading(name)).as_bytes());
    }
    print(&page, output)
}

fn heading(name: &str) -> String {
    format!(".SH \"{}\"\n", name.to_uppercase())
}

pub fn markdown(command: &mut Command, output: &Output) -> anyhow::Result<Exit> {
    command.build();
    let mut text = String::from(
        "# The commands of `chancery`\n\nWritten by `cargo xtask gen` from the program itself.\n",
    );
    section("chancery", &command.clone().term_width(WIDTH).render_help().to_string(), &mut text);
    for command in command.get_subcommands_mut().filter(|command| !command.is_hide_set()) {
        let name = format!("chancery {}", command.get_name());
        section(&name, &command.clone().term_width(WIDTH).render_help().to_string(), &mut text);
    }
    for (name, page) in TOPICS {
        section(&format!("chancery help {name}"), page, &mut text);
    }
    print(text.as_bytes(), output)
}

fn section(name: &str, help: &str, text: &mut String) {
    let help: String = help.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    text.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()));
}

fn print(bytes: &[u8], output: &Output) -> anyhow::Result<Exit> {
    output.results().text(String::from_utf8_lossy(bytes))?;
    Ok(Exit::Done)
}
