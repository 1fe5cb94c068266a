//! Rules on words that must not stand in some files. The words are put together here so that this file does not
//! break its own rules.

use anyhow::Result;

use super::files::{File, Tree};

/// Crates that compute and nothing else.
pub const PURE: &[&str] = &["model", "extract", "resolve", "assess", "report"];

/// What a pure crate does not call. `clippy.toml` in those crates bans the same by full path; this rule also sees
/// imported names.
const IMPURE_CALLS: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "ZonedDateTime::now",
];

fn places<'a>(
    files: impl Iterator<Item = &'a File>,
    text_of: fn(&File) -> &str,
    words: &[String],
) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in text_of(file).lines().enumerate() {
            if let Some(word) = words.iter().find(|word| stands_in(line, word)) {
                found.push(format!("{}:{}: `{word}`", file.path, number + 1));
            }
        }
    }
    found
}

/// Whether the word stands in the line, and not as the tail of a longer one (`\uXXXX`).
fn stands_in(line: &str, word: &str) -> bool {
    let is_own = |at: usize| !line[..at].ends_with(|ch: char| ch.is_alphanumeric());
    line.match_indices(word).any(|(at, _)| is_own(at))
}

fn whole(file: &File) -> &str {
    &file.text
}

/// Tests may make up paths of other people's machines.
fn without_tests(file: &File) -> &str {
    if file.path.ends_with(".rs") { file.product_code() } else { &file.text }
}

fn outside_this_rule(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.written().filter(|file| !file.path.starts_with("xtask/src/tidy"))
}

pub fn unfinished(tree: &Tree) -> Result<Vec<String>> {
    let words = ["todo!(", "unimplemented!(", "FIXME", "XXX", "TODO"].map(str::to_owned);
    let code = outside_this_rule(tree).filter(|file| file.path.ends_with(".rs"));
    Ok(places(code, whole, &words))
}

pub fn skipped_tests(tree: &Tree) -> Result<Vec<String>> {
    let words = ["#[ignore", "#[should_panic", "assert!(true)"].map(str::to_owned);
    Ok(places(outside_this_rule(tree).filter(|file| file.path.ends_with(".rs")), whole, &words))
}

pub fn machine_paths(tree: &Tree) -> Result<Vec<String>> {
    let words = ["/work/", "/farm/", "/home/", "/root/", "/Users/"].map(str::to_owned);
    Ok(places(outside_this_rule(tree), without_tests, &words))
}

pub fn sql_outside_the_ledger(tree: &Tree) -> Result<Vec<String>> {
    let words = ["SELECT ", "INSERT INTO", "CREATE TABLE", "DELETE FROM", "UPDATE ", "PRAGMA "]
        .map(|it| format!("\"{it}"));
    let elsewhere = outside_this_rule(tree)
        .filter(|file| file.path.ends_with(".rs") && file.crate_name() != Some("ledger"));
    Ok(places(elsewhere, File::product_code, &words))
}

pub fn impure(tree: &Tree) -> Result<Vec<String>> {
    let words: Vec<String> = IMPURE_CALLS.iter().map(|it| (*it).to_owned()).collect();
    let pure = tree.rust().filter(|file| file.crate_name().is_some_and(|name| PURE.contains(&name)));
    let code = pure.filter(|file| !file.path.contains("/examples/") && !file.path.ends_with("/build.rs"));
    Ok(places(code, File::product_code, &words))
}
