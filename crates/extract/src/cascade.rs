//! Lets go of documents that cannot matter at the speed of a byte scan, before anything else looks at them.
//!
//! A document can matter where it holds a word for an act, a weapon, a threat or a known group. All of these come from
//! the language pack; a document without any of them has no record, whatever else it says. In a long text one such word
//! is not enough, as the doubtful ones ("hit", "promise", "shot") stand in texts of every kind: some other word for
//! acts, weapons, groups, harm or posts must stand near.

mod plain;
mod scan;

use std::{collections::BTreeMap, ops::ControlFlow};

use model::codebook::{Codebook, LexiconEntry};

use self::{plain::plain, scan::Words};
use crate::pack::{Class, Pack};

/// Notes of `triggers.csv` on words that never open a record without a word that stands for itself.
const NEVER_ALONE: [&str; 4] = ["needs-device", "needs-weapon", "mail", "foil"];
/// Notes of `triggers.csv` on words that tell of other things as often as of acts.
const DOUBTFUL: &str = "weak";
const NEEDY: &str = "needs";
/// Note of `triggers.csv` on words that are enough to speak of an act.
const STRONG: &str = "strong";

/// Lexicons whose words matter where their note says nothing more.
const MESSAGES: [&str; 2] = ["threat-verbs", "harm-words"];

/// Shorter names of groups are also words ("IS", "ITS"); a text that matters says more than such a name.
const SHORTEST_NAME: usize = 7;

/// Codes of words that matter in messages, whatever their note.
const TELLING_CODES: [(&str, u8); 4] =
    [("claim-noun", 3), ("claim-whole", 3), ("named-attacker", 2), ("self-deed", 1)];

/// What codes of posts abroad end with.
const POSTS: &str = ":diplomatic";

/// Lists of words for those who are harmed: with a word for harm they are enough.
const HARMED: &[Class] = &[Class::PoliceNoun, Class::Soldiers, Class::Hostage, Class::Victims];

/// Lists of words that stand near acts.
const NEAR_ACTS: &[Class] = &[
    Class::AttackerWord,
    Class::ForceNoun,
    Class::HarmState,
    Class::Wounds,
    Class::Kills,
    Class::Casualties,
    Class::AttackNoun,
    Class::BombNoun,
    Class::DeviceWord,
    Class::ActorFighters,
    Class::Dead,
    Class::Death,
];

/// What words of these kinds weigh; the sums were chosen so that no annotated text loses a record.
const NAMES_GROUP: u8 = 4;
const SAYS_ACT: u8 = 4;
const SPEAKS_OF_ACT: u8 = 3;
const MAY_SPEAK_OF_ACT: u8 = 2;
const NAMES_WEAPON: u8 = 2;
const THREATENS: u8 = 2;
const NAMES_POST: u8 = 3;
const IS_HARMED: u8 = 2;
const GOES_WITH_ACTS: u8 = 1;

/// So much must stand together in a long text.
const ENOUGH: u8 = 5;

/// What stands within so many bytes stands together.
const TOGETHER: usize = 200;

/// A text of fewer bytes says little of anything: one word is enough, and reading it costs little.
const LONG: usize = 800;

/// So many bytes tell whether a text is written in capitals.
const LOOK: usize = 600;

/// What a word of the scan says.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// The row of its lexicon, or its list: several words of one count once.
    row: usize,
    weight: u8,
    /// Whether a short text matters for it alone.
    opens: bool,
}

/// The scan, compiled for a language.
pub struct Cascade {
    words: Words<Word>,
}

impl Cascade {
    /// Compiles the words of the language of `pack` that matter.
    pub fn compile(codebook: &Codebook, pack: &Pack) -> Self {
        let mut table = Table::default();
        let rows = |name: &str| codebook.lexicon(&pack.language.code, name);
        for entry in rows("triggers") {
            let (weight, opens) = weigh(&entry.note);
            table.add(entry.phrases(), weight, opens);
        }
        rows("weapons").iter().for_each(|entry| table.add(entry.phrases(), NAMES_WEAPON, true));
        let plain_rows = |name: &&str| rows(name).iter().filter(|entry| entry.note.is_empty());
        let messages = MESSAGES.iter().flat_map(plain_rows);
        messages.for_each(|entry| table.add(entry.phrases(), THREATENS, true));
        for entry in rows("claim-phrases") {
            if let Some((_, weight)) = TELLING_CODES.iter().find(|(code, _)| *code == entry.code) {
                table.add(entry.phrases(), *weight, true);
            }
        }
        for actor in &codebook.actors {
            table.add(actor.names().filter(|name| name.len() >= SHORTEST_NAME), NAMES_GROUP, true);
        }
        table.add(pack.words_in(&[Class::HarmWord]), GOES_WITH_ACTS, false);
        for (classes, weight) in [(HARMED, IS_HARMED), (NEAR_ACTS, GOES_WITH_ACTS)] {
            for class in classes {
                table.add_others(pack.words_in(std::slice::from_ref(class)), weight);
            }
        }
        let is_post = |entry: &&LexiconEntry| entry.code.ends_with(POSTS);
        let posts = rows("target-nouns").iter().filter(is_post).flat_map(LexiconEntry::phrases);
        table.add_others(posts, NAMES_POST);
        Self { words: Words::of(table.words) }
    }

    /// Whether `raw` holds words that matter. Linear in its length; stops at the first that are enough.
    pub fn may_matter(&self, raw: &str) -> bool {
        let mut enough = raw.len() < LONG || is_in_capitals(raw);
        let mut opened = false;
        let mut near = Near::default();
        let seen = self.words.each(&plain(raw), |end, word| {
            opened |= word.opens;
            enough = enough || near.add(end, word) >= ENOUGH;
            if opened && enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        seen.is_break()
    }
}

/// The weight of a word for acts by the note of its row, and whether it opens records.
fn weigh(note: &str) -> (u8, bool) {
    let mut flags = note.split(' ');
    if flags.clone().any(|flag| NEVER_ALONE.contains(&flag)) {
        return (GOES_WITH_ACTS, false);
    }
    let doubtful = |flag: &str| flag == DOUBTFUL || flag.starts_with(NEEDY);
    let weight = if flags.clone().any(doubtful) {
        MAY_SPEAK_OF_ACT
    } else if flags.any(|flag| flag == STRONG) {
        SAYS_ACT
    } else {
        SPEAKS_OF_ACT
    };
    (weight, true)
}

#[derive(Default)]
struct Table {
    words: BTreeMap<String, Word>,
    rows: usize,
}

impl Table {
    /// Adds a row; a phrase of several rows weighs what they weigh together.
    fn add<'p>(&mut self, phrases: impl Iterator<Item = &'p str>, weight: u8, opens: bool) {
        self.rows += 1;
        for phrase in phrases.map(plain).filter(|phrase| phrase.len() > 1) {
            let word = self.words.entry(phrase).or_insert(Word { row: self.rows, weight: 0, opens });
            word.weight = word.weight.saturating_add(weight);
            word.opens |= opens;
        }
    }

    /// Adds those of a row that stand in no other.
    fn add_others<'p>(&mut self, phrases: impl Iterator<Item = &'p str>, weight: u8) {
        self.rows += 1;
        for phrase in phrases.map(plain).filter(|phrase| phrase.len() > 1) {
            self.words.entry(phrase).or_insert(Word { row: self.rows, weight, opens: false });
        }
    }
}

/// The rows seen last, each with the end of its last word and its weight.
#[derive(Default)]
struct Near {
    rows: Vec<(usize, usize, u8)>,
}

impl Near {
    /// Adds a word and says what stands together now. As no more than [`ENOUGH`] are kept, this costs the same anywhere.
    fn add(&mut self, end: usize, word: Word) -> u8 {
        self.rows.retain(|(row, last, _)| *row != word.row && last + TOGETHER >= end);
        self.rows.push((word.row, end, word.weight));
        self.rows.iter().fold(0, |sum: u8, (_, _, weight)| sum.saturating_add(*weight))
    }
}

/// Whether a text is set in capitals, as the wire services did: such texts have judges of their own.
fn is_in_capitals(raw: &str) -> bool {
    let head = raw.as_bytes().get(..LOOK).unwrap_or(raw.as_bytes());
    let upper = head.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let lower = head.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    upper > 3 * lower
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_matter(text: &str) -> bool {
        Cascade::compile(Codebook::embedded(), Pack::default_pack()).may_matter(text)
    }

    /// A text that goes on about nothing, with `words` in its midst.
    fn long(words: &str) -> String {
        let idle = "We went to the market and bought bread, and then the children wanted to see the river. "
            .repeat(6);
        format!("{idle}{words} {idle}")
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
    fn a_long_text_matters_for_an_act_but_not_for_a_doubtful_word_alone() {
        assert!(may_matter("The song was a hit."));
        assert!(!may_matter(&long("The song was a hit, and they kept the promise.")));
        assert!(may_matter(&long("A bomb went off behind the station.")));
        assert!(may_matter(&long("Two policemen were killed there.")));
        assert!(may_matter(&long("A car hit the gate of the embassy.")));
        assert!(may_matter(&long("It was hit by fighters.").to_uppercase()));
        let apart = format!("{} {}", long("The song was a hit."), long("Many police stood there."));
        assert!(!may_matter(&apart));
    }
}
