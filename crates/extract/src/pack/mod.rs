//! A language pack: what the rules know of a language.
//!
//! A pack is the folder `codebook/lexicon/LANGUAGE/`: `pack.toml` with the settings ([`Language`]), the lexicons of
//! phrases with a meaning (`triggers.csv`, `weapons.csv`, ...) and the word lists in `words/*.csv`. Rules hold no word
//! of any language: they ask whether a token stands in a list, and name the list by a [`Class`], as in
//! `text.is(at, Class::Month)`.
//!
//! A row of a word list has the columns `id,phrase,code,note,source`. The phrase is a word, or several separated by
//! `|`; the code is the name of the class, or several names separated by `;`, each with `=` and a number where the
//! class gives its words a value (`month=1`). Which file holds a row does not matter. A phrase that begins with `-`
//! is an ending of words (`-ing`), one that begins with `!` a word or a longer ending that it does not count for
//! (`!king`, `!-ring`).
//! Words stand in lower case with plain apostrophes and hyphens; marks may be words (`,`). A row of several words is
//! found by [`Text::phrase`] only. A list that a language has no word for holds `∅`.
//!
//! To add a class: a name in `classes.rs` and rows in every language; [`problems`] names a list that a pack lacks.
//! Every token looks its lists up once, when the text is read, so that a question costs one look at a bit.

mod classes;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::{
    phrase::{Case, PhraseTable},
    text::Text,
};
use model::codebook::{Codebook, Language, LexiconEntry};
use rustc_hash::{FxHashMap, FxHashSet};

pub use classes::Class;

/// Mark of an ending.
const ENDING: char = '-';
/// Mark of a word or ending that an ending does not count for.
const EXCEPTION: char = '!';

const BLOCKS: usize = Class::COUNT.div_ceil(64);

/// The lists in which a word stands, one bit each.
type Lists = [u64; BLOCKS];

/// Number of the row of a word that stands in no list.
pub(crate) const NO_ROW: u32 = 0;

/// The compiled settings and word lists of a language.
pub struct Pack {
    /// How the language writes.
    pub language: Language,
    lists: Vec<Lists>,
    /// Rows of the words that a list names.
    words: FxHashMap<Box<str>, u32>,
    /// Rows of the endings, for words that no list names.
    endings: FxHashMap<Box<str>, u32>,
    /// How long the endings are that share their last two letters, one bit a length.
    ending_lengths: Box<[u64]>,
    longest_ending: usize,
    values: FxHashMap<(u32, Class), u32>,
    /// Phrases of several words, with the list they stand in and their number there.
    phrases: PhraseTable<(Class, Option<u32>)>,
    expressions: FxHashSet<String>,
    first_words: FxHashSet<String>,
}

impl Pack {
    /// Compiles the pack of a language; without one, a pack in which every list is empty.
    pub fn compile(codebook: &Codebook, language: &str) -> Self {
        let settings =
            codebook.language(language).cloned().unwrap_or_else(|| Language::without_pack(language));
        let first = |expression: &String| expression.split(' ').next().unwrap_or_default().to_owned();
        let mut pack = Self {
            expressions: settings.expressions.iter().cloned().collect(),
            first_words: settings.expressions.iter().map(first).collect(),
            language: settings,
            lists: vec![[0; BLOCKS]],
            words: FxHashMap::default(),
            endings: FxHashMap::default(),
            ending_lengths: vec![0; 1 << 16].into(),
            longest_ending: 0,
            values: FxHashMap::default(),
            phrases: PhraseTable::default(),
        };
        let mut excepted = FxHashMap::default();
        for row in codebook.word_lists(language) {
            pack.add(row, &mut excepted);
        }
        pack.inherit(&excepted);
        pack.phrases = phrases(codebook.word_lists(language), &pack);
        pack
    }

    /// The pack of the compiled-in codebook's own language.
    pub fn default_pack() -> &'static Self {
        static DEFAULT: LazyLock<Pack> = LazyLock::new(|| {
            let codebook = Codebook::embedded();
            Pack::compile(codebook, &codebook.language)
        });
        &DEFAULT
    }

    /// Whether `word`, in lower case, stands in the list.
    pub fn is(&self, word: &str, class: Class) -> bool {
        self.holds(self.row(word), class)
    }

    /// The number that the list gives to `word`, in lower case.
    pub fn value(&self, word: &str, class: Class) -> Option<u32> {
        self.value_of(self.row(word), class)
    }

    /// The singular of a plural noun; another word stays as it is.
    pub fn singular(&self, noun: &str) -> String {
        let ending = |[plural, singular]: &[String; 2]| {
            noun.strip_suffix(plural.as_str()).map(|stem| [stem, singular.as_str()].concat())
        };
        self.language.singulars.iter().find_map(ending).unwrap_or_else(|| noun.to_owned())
    }

    /// The longest phrase of a list that starts at token `at` of a text in this language.
    pub(crate) fn phrase_at(&self, text: &Text<'_>, at: usize, class: Class) -> Option<Phrase> {
        let long = self.phrases.all_at(text, at).find(|found| found.value.0 == class);
        long.map(|found| Phrase { tokens: found.tokens, value: found.value.1 })
            .or_else(|| text.is(at, class).then(|| Phrase { tokens: 1, value: text.value(at, class) }))
    }

    /// Whether these words, with single blanks, are read as one.
    pub(crate) fn is_expression(&self, words: &str) -> bool {
        self.expressions.contains(words)
    }

    pub(crate) fn begins_expression(&self, word: &str) -> bool {
        self.first_words.contains(word)
    }

    /// The words that stand in one of several lists.
    pub(crate) fn words_in<'p>(&'p self, classes: &'p [Class]) -> impl Iterator<Item = &'p str> {
        self.words.iter().filter(|(_, row)| self.holds_any(**row, classes)).map(|(word, _)| &**word)
    }

    /// The row of a word in lower case.
    #[inline]
    pub(crate) fn row(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or_else(|| self.row_of_ending(word))
    }

    #[inline]
    pub(crate) fn holds(&self, row: u32, class: Class) -> bool {
        let (block, bit) = place(class);
        self.lists.get(row as usize).is_some_and(|lists| lists[block] & bit != 0)
    }

    #[inline]
    pub(crate) fn holds_any(&self, row: u32, classes: &[Class]) -> bool {
        row != NO_ROW && classes.iter().any(|class| self.holds(row, *class))
    }

    pub(crate) fn value_of(&self, row: u32, class: Class) -> Option<u32> {
        if self.holds(row, class) { self.values.get(&(row, class)).copied() } else { None }
    }

    fn row_of_ending(&self, word: &str) -> u32 {
        let longest = self.longest_ending.min(word.len());
        let lengths = self.ending_lengths.get(last_two(word.as_bytes())).copied().unwrap_or_default();
        // Most words have an end that no ending of the lists has.
        if lengths == 0 {
            return NO_ROW;
        }
        (1..=longest)
            .rev()
            .filter(|length| lengths & length_bit(*length) != 0)
            .filter_map(|length| word.get(word.len() - length..))
            .find_map(|ending| self.endings.get(ending))
            .copied()
            .unwrap_or(NO_ROW)
    }

    fn note_ending(&mut self, ending: &str) {
        self.longest_ending = self.longest_ending.max(ending.len());
        let mut note = |at: usize| {
            if let Some(lengths) = self.ending_lengths.get_mut(at) {
                *lengths |= length_bit(ending.len());
            }
        };
        match *ending.as_bytes() {
            // Any letter may stand before an ending of one.
            [only] => (0..=u8::MAX).for_each(|before| note(last_two(&[before, only]))),
            _ => note(last_two(ending.as_bytes())),
        }
    }

    fn add(&mut self, row: &LexiconEntry, excepted: &mut FxHashMap<u32, Lists>) {
        for (class, value) in classes_of(row) {
            let (block, bit) = place(class);
            for phrase in row.phrases().filter(|phrase| !is_long(phrase)) {
                let (word, excepts) = phrase
                    .strip_prefix(EXCEPTION)
                    .filter(|word| !word.is_empty())
                    .map_or((phrase, false), |word| (word, true));
                let at = self.row_for(word);
                let lists = if excepts {
                    excepted.entry(at).or_insert([0; BLOCKS])
                } else {
                    &mut self.lists[at as usize]
                };
                lists[block] |= bit;
                if let Some(value) = value {
                    self.values.insert((at, class), value);
                }
            }
        }
    }

    /// The row of a word or an ending of the lists, a new one where it has none.
    fn row_for(&mut self, word: &str) -> u32 {
        let ending = word.strip_prefix(ENDING).filter(|ending| ending.starts_with(char::is_alphabetic));
        let (rows, word) = match ending {
            Some(ending) => {
                self.note_ending(ending);
                (&mut self.endings, ending)
            }
            None => (&mut self.words, word),
        };
        if let Some(row) = rows.get(word) {
            return *row;
        }
        let row = u32::try_from(self.lists.len()).unwrap_or(NO_ROW);
        self.lists.push([0; BLOCKS]);
        rows.insert(word.into(), row);
        row
    }

    /// Lets endings and words inherit the lists of the ending within them, less their exceptions.
    fn inherit(&mut self, excepted: &FxHashMap<u32, Lists>) {
        let mut endings: Vec<(Box<str>, u32)> =
            self.endings.iter().map(|(ending, row)| (ending.clone(), *row)).collect();
        endings.sort_by_key(|(ending, _)| ending.len());
        for (ending, row) in &endings {
            let mut rest = ending.chars();
            rest.next();
            let shorter = self.row_of_ending(rest.as_str());
            self.take_over(*row, shorter, excepted);
        }
        let words: Vec<(Box<str>, u32)> = self.words.iter().map(|(word, row)| (word.clone(), *row)).collect();
        for (word, row) in &words {
            let ending = self.row_of_ending(word);
            self.take_over(*row, ending, excepted);
        }
    }

    fn take_over(&mut self, row: u32, from: u32, excepted: &FxHashMap<u32, Lists>) {
        let inherited = self.lists[from as usize];
        let except = excepted.get(&row).copied().unwrap_or([0; BLOCKS]);
        for ((lists, more), except) in self.lists[row as usize].iter_mut().zip(inherited).zip(except) {
            *lists |= more & !except;
        }
    }
}

/// A phrase of a word list where it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Its length.
    pub tokens: usize,
    /// The number that the list gives it.
    pub value: Option<u32>,
}

fn is_long(phrase: &str) -> bool {
    phrase.contains(' ')
}

fn phrases<'r>(
    rows: impl Iterator<Item = &'r LexiconEntry>,
    pack: &Pack,
) -> PhraseTable<(Class, Option<u32>)> {
    let mut table = PhraseTable::default();
    for row in rows {
        for (class, value) in classes_of(row) {
            row.phrases()
                .filter(|phrase| is_long(phrase))
                .for_each(|phrase| table.insert(pack, phrase, Case::Any, (class, value)));
        }
    }
    table.finish();
    table
}

/// The last two bytes of a word as a number.
#[inline]
fn last_two(word: &[u8]) -> usize {
    match *word {
        [.., before, last] => usize::from(before) << 8 | usize::from(last),
        [last] => usize::from(last),
        [] => 0,
    }
}

/// Lengths of 63 and more share a bit.
#[inline]
fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}

#[inline]
fn place(class: Class) -> (usize, u64) {
    let number = class as usize;
    (number / 64, 1 << (number % 64))
}

/// The classes of a row with the value that it gives; names of no class are left out.
fn classes_of(row: &LexiconEntry) -> impl Iterator<Item = (Class, Option<u32>)> + '_ {
    row.code.split(';').filter_map(|code| {
        let (name, value) = code.split_once('=').map_or((code, None), |(name, value)| (name, Some(value)));
        Some((Class::named(name)?, value.and_then(|value| value.parse().ok())))
    })
}

/// What is wrong with the word lists of a language: classes without a word, rows whose class no rule knows.
pub fn problems(codebook: &Codebook, language: &str) -> Vec<String> {
    let rows = || codebook.word_lists(language);
    let mut filled = [false; Class::COUNT];
    let mut found = Vec::new();
    for row in rows() {
        classes_of(row).for_each(|(class, _)| filled[class as usize] = true);
        for code in row.code.split(';') {
            let name = code.split('=').next().unwrap_or(code);
            if Class::named(name).is_none() {
                found.push(format!(
                    "{language}: row `{}` stands in a list `{name}` that no rule asks for",
                    row.id
                ));
            }
        }
    }
    let empty = Class::ALL.iter().filter(|class| !filled[**class as usize]);
    found.extend(empty.map(|class| format!("{language}: the list `{}` is missing", class.name())));
    found
}
