//! Rules hold no word of any language: words stand in the language packs.

use std::{fs, path::Path};

/// Files that still compare text with words: parts of names of posts, spellings of names in Latin script, and what the
/// English parser and the models fitted on English look at.
const NOT_YET: &[&str] = &[
    "mentions/targets/resolve.rs",
    "mentions/actors/spellings.rs",
    "syntax/",
    "learned/",
    "language_model/",
];

/// What stands before a literal that a token or a name is compared with.
const COMPARISONS: &[&str] = &["ends_with(", "starts_with(", ".contains(", "strip_suffix(", "strip_prefix("];

#[test]
fn rules_compare_tokens_with_word_lists_and_never_with_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    look(&root, &root, &mut found);
    assert!(found.is_empty(), "words in rules, they belong into codebook/lexicon/:\n{}", found.join("\n"));
}

fn look(root: &Path, folder: &Path, found: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            look(root, &path, found);
        } else if !name.ends_with("tests.rs") && !name.ends_with("wordings.rs") && !listed(&name) {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = code.lines().enumerate().filter(|(_, line)| compares(line));
            found.extend(lines.map(|(number, line)| format!("{name}:{}: {}", number + 1, line.trim())));
        }
    }
}

fn listed(name: &str) -> bool {
    NOT_YET.iter().any(|file| name.starts_with(file))
}

/// `text.lower(at) == "and"`, `name.ends_with("ed")`.
fn compares(line: &str) -> bool {
    if line.trim_start().starts_with("//") {
        return false;
    }
    let token = ["lower(", "word("].iter().any(|call| line.contains(call));
    let equals = ["== \"", "!= \""].iter().any(|sign| has_word(line, sign)) && token;
    let matched = line.contains("matches!(") && token && has_word(line, "), \"");
    equals || matched || COMPARISONS.iter().any(|call| has_word(line, &format!("{call}\"")))
}

/// Whether a literal with a letter follows `sign`.
fn has_word(line: &str, sign: &str) -> bool {
    line.match_indices(sign).any(|(at, _)| {
        let literal = line[at + sign.len()..].split('"').next().unwrap_or_default();
        literal.chars().any(char::is_lowercase)
    })
}
