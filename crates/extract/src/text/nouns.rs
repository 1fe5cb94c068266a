//! Nouns for people: what a number must count to be a toll, and which of them carry out attacks.

use super::{Text, TokenKind};
use crate::pack::{Class, Pack};

/// Who a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Person {
    pub plural: bool,
    /// Whether reports use the noun for those who attack.
    pub attacks: bool,
}

/// Who `word` (lower case) names, if people.
pub(super) fn person(pack: &Pack, word: &str) -> Option<Person> {
    let row = pack.row(word);
    if pack.holds(row, Class::PeoplePlural) {
        return Some(Person { plural: true, attacks: pack.holds(row, Class::AttackersPlural) });
    }
    if let Some(found) = singular(pack, word) {
        return Some(found);
    }
    if pack.holds(row, Class::MenEnding) {
        return Some(Person {
            plural: true,
            attacks: pack.holds(pack.row(&pack.singular(word)), Class::AttackerWord),
        });
    }
    let plural = |[plural, ending]: &[String; 2]| {
        let stem = word.strip_suffix(plural.as_str()).filter(|_| plural != ending)?;
        if ending.is_empty() {
            singular(pack, stem)
        } else {
            singular(pack, &[stem, ending.as_str()].concat())
        }
    };
    pack.language.singulars.iter().find_map(plural).map(|found| Person { plural: true, ..found })
}

fn singular(pack: &Pack, word: &str) -> Option<Person> {
    let row = pack.row(word);
    let attacks = pack.holds(row, Class::AttackerWord);
    if attacks || pack.holds(row, Class::PersonWord) {
        return Some(Person { plural: false, attacks });
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    let row = if last.len() == word.len() { row } else { pack.row(last) };
    let ending = pack.holds(row, Class::PersonEnding) && !pack.holds(row, Class::NotPerson);
    (ending && last.len() > 4).then_some(Person { plural: false, attacks: false })
}

/// Whether a noun for people stands at token `at` or up to two words behind it ("14 Afghan police officers").
pub(super) fn counts_people(text: &Text, at: usize) -> bool {
    (at..at + 3)
        .take_while(|&at| {
            text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
                && !text.is(at, Class::CountBreak)
        })
        .any(|at| person(text.pack, text.lower(at)).is_some_and(|person| person.plural))
}

/// Whether `word` (lower case) is a countable thing that reports give numbers of: never a toll of people.
pub(super) fn is_thing(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::ThingWord)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(word: &str) -> Option<Person> {
        super::person(Pack::default_pack(), word)
    }

    fn is_thing(word: &str) -> bool {
        super::is_thing(Pack::default_pack(), word)
    }

    #[test]
    fn people_are_told_from_things() {
        for word in [
            "policemen",
            "officer",
            "workers",
            "passers-by",
            "diplomats",
            "sailor",
            "journalists",
            "woman",
            "american",
            "police",
        ] {
            assert!(person(word).is_some(), "{word}");
        }
        for word in ["mortar", "helicopters", "center", "bomb", "rivers", "december", "door", "list", "van"] {
            assert!(person(word).is_none(), "{word}");
        }
        assert!(person("gunmen").unwrap().attacks && person("gunmen").unwrap().plural);
        assert!(!person("guards").unwrap().attacks);
        assert!(is_thing("rockets") && is_thing("rocket") && !is_thing("others"));
    }
}
