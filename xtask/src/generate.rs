//! `cargo xtask gen`: documentation that is written by the program itself.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::run::{build_chancery, output_of, root, say};

/// File, and the arguments that make `chancery` print it.
const GENERATED: &[(&str, &[&str])] = &[
    ("docs/cli.md", &["reference"]),
    ("docs/man/chancery.1", &["man"]),
    ("docs/completions/chancery.bash", &["completions", "bash"]),
    ("docs/completions/_chancery", &["completions", "zsh"]),
    ("docs/completions/chancery.fish", &["completions", "fish"]),
];

pub fn run(arguments: &[String]) -> Result<()> {
    let only_check = arguments.iter().any(|argument| argument == "--check");
    let binary = build_chancery("dev")?;
    let mut stale = Vec::new();
    for (path, arguments) in GENERATED {
        let text = output_of(Command::new(&binary).args(*arguments))?;
        let file = root().join(path);
        if fs::read_to_string(&file).is_ok_and(|old| old == text) {
            continue;
        }
        if only_check {
            stale.push(*path);
        } else {
            write(&file, &text)?;
            say(&format!("wrote {path}"));
        }
    }
    if !stale.is_empty() {
        bail!("{} out of date; run `cargo xtask gen`", stale.join(", "));
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
