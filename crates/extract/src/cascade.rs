//! Lets go of documents that cannot matter at the speed of a byte scan, before anything else looks at them.
//!
//! A document can matter where it holds a word for an act, a weapon, a threat or a known group. All of these come from
//! the language pack; a document without any of them has no record, whatever else it says.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use model::codebook::{Codebook, LexiconEntry};

/// Notes of `triggers.csv` on words that never open a record without a word that stands for itself.
const NEVER_ALONE: [&str; 4] = ["needs-device", "needs-weapon", "mail", "foil"];

/// Lexicons whose words matter where their note says nothing more.
const MESSAGES: [&str; 2] = ["threat-verbs", "harm-words"];

/// Shorter names of groups are also words ("IS", "ITS"); a text that matters says more than such a name.
const SHORTEST_NAME: usize = 7;

/// Codes of words that matter in messages, whatever their note.
const TELLING_CODES: [&str; 4] = ["claim-noun", "claim-whole", "self-deed", "named-attacker"];

/// The scan, compiled for a language.
pub struct Cascade {
    automaton: Option<AhoCorasick>,
}

impl Cascade {
    /// Compiles the words of `language` that matter.
    pub fn compile(codebook: &Codebook, language: &str) -> Self {
        let rows = |name: &str| codebook.lexicon(language, name);
        let mut words: Vec<String> = Vec::new();
        let mut add = |entry: &LexiconEntry| words.extend(entry.phrases().map(plain));
        let alone = |entry: &&LexiconEntry| !entry.note.split(' ').any(|flag| NEVER_ALONE.contains(&flag));
        rows("triggers").iter().filter(alone).for_each(&mut add);
        rows("weapons").iter().for_each(&mut add);
        for name in MESSAGES {
            rows(name).iter().filter(|entry| entry.note.is_empty()).for_each(&mut add);
        }
        rows("claim-phrases")
            .iter()
            .filter(|it| TELLING_CODES.contains(&it.code.as_str()))
            .for_each(&mut add);
        for actor in &codebook.actors {
            words.extend(actor.names().map(plain).filter(|name| name.len() >= SHORTEST_NAME));
        }
        words.retain(|word| word.len() > 1);
        words.sort_unstable();
        words.dedup();
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .build(&words);
        // Without an automaton every document is read.
        Self { automaton: automaton.ok() }
    }

    /// Whether `raw` holds a word that matters. Linear in its length; stops at the first such word.
    pub fn may_matter(&self, raw: &str) -> bool {
        let Some(automaton) = &self.automaton else { return true };
        let text = plain(raw);
        let bytes = text.as_bytes();
        let is_letter =
            |at: Option<&u8>| at.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
        automaton.find_overlapping_iter(bytes).any(|hit| {
            let before = hit.start().checked_sub(1).and_then(|at| bytes.get(at));
            !is_letter(before) && !is_letter(bytes.get(hit.end()))
        })
    }
}

/// In lower case, every white space one space, quotation marks and dashes plain.
fn plain(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (ascii, other) = rest.split_at(at);
        push_ascii(&mut text, ascii);
        let mut letters = other.chars();
        match letters.next() {
            Some('’' | '‘') => text.push('\''),
            Some('‐' | '‑') => text.push('-'),
            Some(letter) if letter.is_whitespace() => text.push(' '),
            Some(letter) => text.extend(letter.to_lowercase()),
            None => {}
        }
        rest = letters.as_str();
    }
    push_ascii(&mut text, rest);
    text
}

fn push_ascii(text: &mut String, ascii: &str) {
    let from = text.len();
    for piece in ascii.split(|letter: char| letter.is_ascii_whitespace()) {
        text.push_str(piece);
        if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    if !ascii.ends_with(|letter: char| letter.is_ascii_whitespace()) {
        // The last piece is followed by no white space.
        text.pop();
    }
    if let Some(new) = text.get_mut(from..) {
        new.make_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_matter(text: &str) -> bool {
        Cascade::compile(Codebook::embedded(), "en").may_matter(text)
    }

    #[test]
    fn acts_weapons_threats_and_groups_matter_however_they_are_set() {
        assert!(may_matter("GUNMEN OPENED\n   FIRE ON THE BUS"));
        assert!(
            may_matter("a parcel bomb")
                && may_matter("fighters of al-Shabaab")
                && may_matter("Boko Haram’s men")
        );
        assert!(!may_matter("The minister opened a library and spoke of skills."));
        assert!(!may_matter(""));
    }

    #[test]
    fn text_is_set_plain() {
        assert_eq!(plain("A  b\n\tC’s É‑x "), "a b c's é-x ");
        assert_eq!(plain("É a\u{a0}b ’c"), "é a b 'c");
    }
}
