//! The files of the repository, and rules on their size and opening.

use std::fs;

use anyhow::{Context, Result};

use crate::run::root;

/// Lines from which a file is split.
const TOO_LONG: usize = 1_000;

/// Lines from which the question is put.
const LONG: usize = 600;

/// One text file.
pub struct File {
    pub path: String,
    pub text: String,
}

/// All text files that git knows or would take.
pub struct Tree {
    pub files: Vec<File>,
}

impl Tree {
    pub fn read() -> Result<Self> {
        let paths = match listed_by_git() {
            Some(paths) => paths,
            None => found_on_disk()?,
        };
        let read = |path: String| {
            let text = fs::read_to_string(root().join(&path)).ok()?;
            Some(File { path, text })
        };
        Ok(Self { files: paths.into_iter().filter_map(read).collect() })
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Self { files: files.iter().map(file).collect() }
    }

    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.ends_with(".rs"))
    }

    /// Written by hand: code and documents, not data, not generated files.
    pub fn written(&self) -> impl Iterator<Item = &File> {
        let hand_written = |file: &&File| {
            let path = file.path.as_str();
            let text = [".rs", ".toml", ".md", ".sh", ".py"].iter().any(|end| path.ends_with(end))
                || path == ".ci/run";
            text && !path.starts_with("examples/kabul-2022/reports/")
                && !path.starts_with("docs/completions/")
        };
        self.files.iter().filter(hand_written)
    }
}

/// What git knows or would take; `None` without git or outside of a checkout.
fn listed_by_git() -> Option<Vec<String>> {
    let mut git = std::process::Command::new("git");
    git.current_dir(root()).args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let output = git.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

/// Everything but hidden folders and what cargo builds.
fn found_on_disk() -> Result<Vec<String>> {
    let (root, mut open, mut found) = (root(), vec![root()], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if path.is_dir() && !name.starts_with("target") && (name == ".ci" || !name.starts_with('.')) {
                open.push(path);
            } else if let Ok(inside) = path.strip_prefix(&root) {
                found.push(inside.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

impl File {
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// The code before the tests at the end of the file.
    pub fn product_code(&self) -> &str {
        let is_test_file = self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
            || self.path.contains("/benches/");
        match self.text.find("#[cfg(test)]") {
            _ if is_test_file => "",
            Some(end) => &self.text[..end],
            None => &self.text,
        }
    }

    /// The crate a file belongs to, e.g. `extract`.
    pub fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }
}

pub fn too_long(tree: &Tree) -> Result<Vec<String>> {
    let long = tree.rust().filter(|file| file.lines() > TOO_LONG);
    Ok(long.map(|file| format!("{}: {} lines", file.path, file.lines())).collect())
}

/// Clippy takes the nearest settings file only, so each pure crate has its own copy.
pub fn same_bans(tree: &Tree) -> Result<Vec<String>> {
    let crates = tree.files.iter().filter(|file| file.path.ends_with("/Cargo.toml"));
    let pure = crates.filter_map(File::crate_name).filter(|name| super::words::PURE.contains(name));
    let bans = |name: &str| tree.files.iter().find(|file| file.path == format!("crates/{name}/clippy.toml"));
    let first = bans("model").map(|file| file.text.as_str());
    let differs = |name: &&str| bans(name).map(|file| file.text.as_str()) != first || first.is_none();
    Ok(pure
        .filter(differs)
        .map(|name| format!("crates/{name}/clippy.toml is not that of crates/model"))
        .collect())
}

pub fn worth_splitting(tree: &Tree) -> Vec<String> {
    let long = tree.rust().filter(|file| file.lines() > LONG);
    long.map(|file| format!("{} has {} lines; would a newcomer find the room?", file.path, file.lines()))
        .collect()
}

pub fn crates_say_their_job(tree: &Tree) -> Result<Vec<String>> {
    let roots =
        tree.rust().filter(|file| file.path.ends_with("src/lib.rs") || file.path.ends_with("src/main.rs"));
    let silent = roots.filter(|file| {
        let first = file.text.lines().next().unwrap_or_default();
        !(first.starts_with("//! ") && first.len() > 12)
    });
    Ok(silent.map(|file| format!("{}: the first line is no `//!` sentence", file.path)).collect())
}
