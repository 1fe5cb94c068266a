//! Running other programs from the repository root, and saying so.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| ".".into(), Path::to_owned)
}

/// One line for the developer.
pub fn say(line: &str) {
    // A closed terminal is no reason to stop.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a step and fails unless it succeeds; says how long it took.
pub fn step(name: &str, command: &mut Command) -> Result<()> {
    say(&format!("\n── {name}"));
    let started = Instant::now();
    let status = command.status().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    say(&format!("── {name}: {:.1} s", started.elapsed().as_secs_f64()));
    Ok(())
}

/// What a command prints on standard output; its messages pass through.
pub fn output_of(command: &mut Command) -> Result<String> {
    let program = format!("{:?}", command.get_program());
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start {program}"))?;
    if !output.status.success() {
        bail!("{program} failed ({})", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{program} printed something that is no UTF-8"))
}

/// Where cargo builds.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Builds the binary with a profile and returns its path.
pub fn build_chancery(profile: &str) -> Result<PathBuf> {
    step(
        &format!("build chancery ({profile})"),
        cargo().args(["build", "--package", "chancery-cli", "--profile", profile]),
    )?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target_folder().join(folder).join(format!("chancery{}", std::env::consts::EXE_SUFFIX)))
}
