//! Whether two lists of names mean the same actor: through the codebook first, by their words where it knows
//! neither.

use std::collections::BTreeSet;

use model::codebook::Codebook;

use super::words::{overlap, plain, words_of};

/// Words that describe people without naming anyone.
const DESCRIPTIVE: &[&str] = &[
    "supporters",
    "members",
    "group",
    "groups",
    "attackers",
    "attacker",
    "gunmen",
    "gunman",
    "militants",
    "militant",
    "terrorists",
    "terrorist",
    "protesters",
    "protestors",
    "demonstrators",
    "crowd",
    "mob",
    "unidentified",
    "unknown",
    "man",
    "men",
    "woman",
    "armed",
    "assailants",
    "assailant",
    "islamist",
    "jihadist",
    "jihadists",
    "extremist",
    "extremists",
    "individuals",
    "individual",
    "bomber",
    "suicide",
    "iranian",
    "iraqi",
    "arab",
    "two",
    "three",
    "four",
    "ten",
    "local",
];

/// Longest run of words tried as a name.
const LONGEST_NAME: usize = 8;

/// Whether some name of `gold` means the same actor as some name of `predicted`, or its parent or child.
pub(super) fn same_actor(gold: &[&str], predicted: &[&str], codebook: &Codebook) -> bool {
    let named = |name: &&&str| !matches!(plain(name).as_str(), "" | "unknown" | "unidentified" | "none");
    let predicted: Vec<&&str> = predicted.iter().filter(named).collect();
    gold.iter().filter(named).any(|gold| predicted.iter().any(|predicted| same(gold, predicted, codebook)))
}

fn same(gold: &str, predicted: &str, codebook: &Codebook) -> bool {
    let (ours, theirs) = (known_actors(gold, codebook), known_actors(predicted, codebook));
    if !ours.is_empty() && !theirs.is_empty() {
        let related =
            |a: &str, b: &str| a == b || parent(a, codebook) == Some(b) || parent(b, codebook) == Some(a);
        return ours.iter().any(|a| theirs.iter().any(|b| related(a, b)));
    }
    let (a, b) = (telling(gold), telling(predicted));
    overlap(&a, &b) >= 0.5
}

fn parent<'a>(id: &str, codebook: &'a Codebook) -> Option<&'a str> {
    codebook.actor(id)?.parent.as_deref()
}

fn telling(name: &str) -> BTreeSet<String> {
    let all = words_of(name);
    let telling: BTreeSet<String> =
        all.iter().filter(|word| !DESCRIPTIVE.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// Codebook ids of the actors that a name holds: the whole name, or else the longest known runs of its words.
pub(super) fn known_actors<'a>(name: &str, codebook: &'a Codebook) -> BTreeSet<&'a str> {
    if let Some(actor) = codebook.find_actor(name.trim()) {
        return BTreeSet::from([actor.id.as_str()]);
    }
    let words: Vec<&str> = name
        .split(|ch: char| ch.is_whitespace() || "\"“”()'’,".contains(ch))
        .filter(|w| !w.is_empty())
        .collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < words.len() {
        let longest = LONGEST_NAME.min(words.len() - at);
        let hit = (1..=longest).rev().find_map(|length| {
            codebook.find_actor(&words[at..at + length].join(" ")).map(|actor| (actor.id.as_str(), length))
        });
        match hit {
            Some((id, length)) => {
                found.insert(id);
                at += length;
            }
            None => at += 1,
        }
    }
    keep_most_specific(found, codebook)
}

/// "Islamic State Khorasan" names the branch, not also its parent.
fn keep_most_specific<'a>(found: BTreeSet<&'a str>, codebook: &Codebook) -> BTreeSet<&'a str> {
    let parents: BTreeSet<&str> = found.iter().filter_map(|id| parent(id, codebook)).collect();
    found.iter().copied().filter(|id| !parents.contains(id)).collect()
}

/// Whether nobody is named: no names, or only descriptions such as "gunmen".
pub(super) fn nobody_named(names: &[&str], codebook: &Codebook) -> bool {
    names.iter().all(|name| {
        let words = words_of(name);
        let described = words.iter().all(|word| DESCRIPTIVE.contains(&word.as_str()));
        described && known_actors(name, codebook).is_empty()
    })
}
