//! `cargo xtask demo`: from a fresh clone to a cited brief.

use std::{fs, process::Command, time::Instant};

use anyhow::{Context, Result};

use crate::run::{build_chancery, root, say, step, target_folder};

/// The day up to which the example knows the world.
const AS_OF: &str = "2022-09-23";

pub fn run(_arguments: &[String]) -> Result<()> {
    let binary = build_chancery("demo")?;
    let started = Instant::now();
    let desk = target_folder().join("demo-desk");
    if desk.exists() {
        fs::remove_dir_all(&desk).with_context(|| format!("cannot clear {}", desk.display()))?;
    }
    let chancery = || {
        let mut command = Command::new(&binary);
        command.current_dir(root()).env("CHANCERY_DESK", &desk);
        command
    };
    step("chancery init", Command::new(&binary).arg("init").arg(&desk))?;
    step(
        "chancery add examples/kabul-2022/reports",
        chancery().args(["add", "examples/kabul-2022/reports"]),
    )?;
    let question = ["--actor", "iskp", "--target", "diplomatic", "--country", "AF", "--as-of", AS_OF];
    let html = desk.join("brief.html");
    step("chancery brief (HTML)", chancery().arg("brief").args(question).arg("-o").arg(&html))?;
    step("chancery brief (Markdown, below)", chancery().arg("brief").args(question))?;
    say(&format!(
        "\nThe desk is {} (look at it with --desk), the same brief as a page is {}.\nOnce built, all of this took {:.1} s.",
        desk.display(),
        html.display(),
        started.elapsed().as_secs_f64()
    ));
    Ok(())
}
