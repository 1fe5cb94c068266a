//! Developer commands: `cargo xtask demo | test | gen | tidy | bench`.
//!
//! Each command is one file and one line of [`COMMANDS`]. Nothing here is part of the product.

mod bench;
mod demo;
mod generate;
mod run;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;

struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "demo",
        about: "build, fill a desk from examples/kabul-2022 and print the brief as of 2022-09-23",
        run: demo::run,
    },
    Command {
        name: "test",
        about: "formatting, lints, tests, doc tests, tidy: everything a change must pass",
        run: test::run,
    },
    Command {
        name: "gen",
        about: "write docs/cli.md, the man page and the completions; `gen --check` only compares",
        run: generate::run,
    },
    Command { name: "tidy", about: "the house rules that a machine can check", run: tidy::run },
    Command {
        name: "bench",
        about: "documents per second and peak memory of `add`; `bench [DOCUMENTS [BINARY]]`, 10000 and a release build unless told",
        run: bench::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else { return usage("") };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else { return usage(name) };
    match (command.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            run::say(&format!("xtask {name}: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn usage(given: &str) -> ExitCode {
    if !given.is_empty() {
        run::say(&format!("`{given}` is no xtask command\n"));
    }
    run::say("usage: cargo xtask COMMAND\n");
    for Command { name, about, .. } in COMMANDS {
        run::say(&format!("  {name:<6} {about}"));
    }
    ExitCode::from(2)
}
