//! The import table of the design against what cargo sees.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::files::Tree;
use crate::run::{cargo, output_of};

/// Who may import whom, by short crate name. The middle six never import each other.
const TABLE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("collect", &["model"]),
    ("extract", &["model"]),
    ("resolve", &["model"]),
    ("assess", &["model"]),
    ("report", &["model"]),
    ("ledger", &["model"]),
    ("train", &["model", "extract"]),
    ("desk", &["model", "collect", "extract", "resolve", "assess", "report", "ledger", "train"]),
    ("cli", &["model", "desk"]),
    ("xtask", &[]),
];

/// Libraries that only some crates may use, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("rusqlite", &["ledger"], "SQL lives in `ledger`"),
    ("postgres", &["ledger"], "SQL lives in `ledger`"),
    ("sqlx", &["ledger"], "SQL lives in `ledger`"),
    ("clap", &["cli", "xtask"], "arguments are read in `cli`"),
    ("anyhow", &["cli", "xtask"], "libraries name their errors"),
    ("indicatif", &["cli"], "terminal output belongs to `cli`"),
    ("anstream", &["cli"], "terminal output belongs to `cli`"),
    ("reqwest", &["collect"], "the only HTTP client is in `collect`"),
    ("ureq", &["collect"], "the only HTTP client is in `collect`"),
    ("tokio", &["server"], "async code is in `server`"),
    ("axum", &["server"], "async code is in `server`"),
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
}

pub fn check(_tree: &Tree) -> Result<Vec<String>> {
    let text = output_of(cargo().args(["metadata", "--format-version", "1", "--no-deps", "--offline"]))?;
    let metadata: Metadata = serde_json::from_str(&text).context("cargo metadata changed its form")?;
    Ok(breaks(&metadata.packages))
}

fn short(package: &str) -> &str {
    package.strip_prefix("chancery-").unwrap_or(package)
}

fn breaks(packages: &[Package]) -> Vec<String> {
    let table: BTreeMap<&str, &[&str]> = TABLE.iter().copied().collect();
    let mut broken = Vec::new();
    for package in packages {
        let name = short(&package.name);
        let Some(allowed) = table.get(name) else {
            broken.push(format!("crate `{name}` is not in the import table"));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|it| it.kind.as_deref() != Some("dev")) {
            let other = short(&dependency.name);
            let inside = dependency.name.starts_with("chancery-");
            if inside && !allowed.contains(&other) {
                broken.push(format!("`{name}` imports `{other}`"));
            }
            let reserved = RESERVED.iter().find(|(library, _, _)| *library == dependency.name);
            if let Some((library, users, reason)) = reserved.filter(|(_, users, _)| !users.contains(&name)) {
                broken
                    .push(format!("`{name}` uses `{library}`, which is for {}: {reason}", users.join(", ")));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, dependencies: &[&str]) -> Package {
        let dependency = |name: &&str| Dependency { name: (*name).to_owned(), kind: None };
        Package { name: name.to_owned(), dependencies: dependencies.iter().map(dependency).collect() }
    }

    #[test]
    fn stages_that_import_each_other_are_found() {
        let packages = [package("chancery-extract", &["chancery-model", "chancery-ledger"])];
        assert_eq!(breaks(&packages), ["`extract` imports `ledger`"]);
    }

    #[test]
    fn reserved_libraries_and_unknown_crates_are_found() {
        let broken = breaks(&[package("chancery-report", &["rusqlite"]), package("chancery-utils", &[])]);
        assert_eq!(broken.len(), 2, "{broken:?}");
        assert!(breaks(&[package("chancery-ledger", &["rusqlite", "chancery-model"])]).is_empty());
    }
}
