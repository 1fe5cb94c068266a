//! `cargo xtask tidy`: the house rules that a machine can check. One rule is one function and one line of
//! [`RULES`]; a rule returns the places that break it.

mod files;
mod imports;
mod words;

use anyhow::{Result, bail};

use crate::run::say;

use files::Tree;

struct Rule {
    name: &'static str,
    check: fn(&Tree) -> Result<Vec<String>>,
}

const RULES: &[Rule] = &[
    Rule { name: "a crate imports only what the import table allows", check: imports::check },
    Rule { name: "no file over 1,000 lines", check: files::too_long },
    Rule { name: "every crate opens with its job in one sentence", check: files::crates_say_their_job },
    Rule { name: "nothing unfinished", check: words::unfinished },
    Rule { name: "no test is skipped or expects a panic", check: words::skipped_tests },
    Rule { name: "no paths of one machine", check: words::machine_paths },
    Rule { name: "SQL only in `ledger`", check: words::sql_outside_the_ledger },
    Rule { name: "pure crates ban the same methods", check: files::same_bans },
    Rule { name: "pure crates touch no file, clock, environment or thread", check: words::impure },
];

pub fn run(_arguments: &[String]) -> Result<()> {
    let tree = Tree::read()?;
    let broken = broken_rules(&tree)?;
    for long in files::worth_splitting(&tree) {
        say(&format!("tidy: {long}"));
    }
    for line in &broken {
        say(&format!("tidy: {line}"));
    }
    if broken.is_empty() { Ok(()) } else { bail!("{} rule breaks", broken.len()) }
}

fn broken_rules(tree: &Tree) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for rule in RULES {
        broken.extend((rule.check)(tree)?.into_iter().map(|place| format!("{place} (rule: {})", rule.name)));
    }
    Ok(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        let broken = broken_rules(&Tree::read().unwrap()).unwrap();
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }

    fn breaks(path: &str, text: &str) -> Vec<String> {
        let tree = Tree::of(&[(path, text)]);
        let rules =
            RULES.iter().filter(|rule| rule.name != "a crate imports only what the import table allows");
        rules
            .filter(|rule| !(rule.check)(&tree).unwrap().is_empty())
            .map(|rule| rule.name.to_owned())
            .collect()
    }

    #[test]
    fn every_word_rule_notices_its_break() {
        let job = "//! Does one thing.\n";
        for (path, text, rule) in [
            ("crates/x/src/a.rs", "fn f() { todo!() }".to_owned(), "nothing unfinished"),
            ("crates/x/src/a.rs", "#[ignore]\nfn f() {}".to_owned(), "no test is skipped or expects a panic"),
            ("docs/a.md", format!("see {}/somebody/x", "/home"), "no paths of one machine"),
            ("crates/desk/src/a.rs", format!("\"{} x FROM y\"", "SELECT"), "SQL only in `ledger`"),
            (
                "crates/extract/src/a.rs",
                "fn f() { std::fs::read(\"x\"); }".to_owned(),
                "pure crates touch no file, clock, environment or thread",
            ),
            ("crates/x/src/a.rs", "//\n".repeat(1_001), "no file over 1,000 lines"),
            (
                "crates/x/src/lib.rs",
                "pub fn f() {}".to_owned(),
                "every crate opens with its job in one sentence",
            ),
        ] {
            assert_eq!(breaks(path, &text), [rule], "{path}");
        }
        assert!(breaks("crates/x/src/lib.rs", job).is_empty());
    }

    #[test]
    fn tests_of_pure_crates_may_read_files() {
        let text = "//! Does one thing.\n#[cfg(test)]\nmod tests { fn f() { std::fs::read(\"x\"); } }\n";
        assert!(breaks("crates/extract/src/lib.rs", text).is_empty());
        assert!(breaks("crates/extract/tests/spec.rs", "fn f() { std::fs::read(\"x\"); }").is_empty());
    }
}
