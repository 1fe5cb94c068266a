//! `cargo xtask test`: everything a change must pass. Needs nothing but Rust; takes cargo-nextest where it is.

use anyhow::{Context, Result, bail};

use crate::{
    generate,
    run::{cargo, say, step},
    tidy,
};

pub fn run(_arguments: &[String]) -> Result<()> {
    install_components()?;
    step("formatting", cargo().args(["fmt", "--all", "--check"]))?;
    tidy::run(&[])?;
    step(
        "lints",
        cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]),
    )?;
    if has_nextest() {
        step("tests", cargo().args(["nextest", "run", "--workspace", "--locked", "--no-fail-fast"]))?;
        step("doc tests", cargo().args(["test", "--workspace", "--locked", "--doc", "--quiet"]))?;
    } else {
        step("tests and doc tests", cargo().args(["test", "--workspace", "--locked", "--no-fail-fast"]))?;
    }
    generate::run(&["--check".to_owned()])?;
    say("\nall checks passed");
    Ok(())
}

/// A bare toolchain may come without rustfmt and clippy.
fn install_components() -> Result<()> {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if quiet(cargo().args([probe, "--version"])) {
            continue;
        }
        step(
            &format!("install {component}"),
            std::process::Command::new("rustup").args(["component", "add", component]),
        )
        .with_context(|| format!("{component} is missing; install it for this toolchain"))?;
        if !quiet(cargo().args([probe, "--version"])) {
            bail!("{component} is still missing after its installation");
        }
    }
    Ok(())
}

fn has_nextest() -> bool {
    quiet(cargo().args(["nextest", "--version"]))
}

fn quiet(command: &mut std::process::Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}
