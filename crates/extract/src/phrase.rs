//! A table of phrases looked up at a token, longest first.

use rustc_hash::FxHashMap;

use crate::{
    pack::Pack,
    text::{self, Text},
};

/// How the letters of a phrase must stand in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Any case.
    Any,
    /// First letter of the first word in upper case, as in a name.
    Name,
    /// Letter by letter, as "IS" and "US"; in a text that is all capitals the phrase never matches.
    Exact,
}

struct Entry<T> {
    /// The words with their keys; the letters tell words of one key apart.
    words: Box<[(u64, Box<str>)]>,
    exact: Option<Box<str>>,
    case: Case,
    value: T,
}

/// Phrases of one or more tokens with a value each; most tokens start none and cost one look at a bit.
pub struct PhraseTable<T> {
    // Quick hashes: the keys are the codebook's, so no text can choose them to collide.
    singles: FxHashMap<u64, Vec<Entry<T>>>,
    /// Phrases of two words or more by the first two: hundreds of names start with "Islamic".
    longer: FxHashMap<(u64, u64), Vec<Entry<T>>>,
    firsts: KeyFilter,
}

/// A phrase found at a token.
#[derive(Debug, Clone, Copy)]
pub struct Found<'t, T> {
    /// Number of tokens.
    pub tokens: usize,
    /// What the table holds for it.
    pub value: &'t T,
}

impl<T> Default for PhraseTable<T> {
    fn default() -> Self {
        Self { singles: FxHashMap::default(), longer: FxHashMap::default(), firsts: KeyFilter::default() }
    }
}

impl<T> PhraseTable<T> {
    /// Adds a phrase, cut into tokens as texts of the language are; an empty phrase is left out.
    pub fn insert(&mut self, pack: &Pack, phrase: &str, case: Case, value: T) {
        let words = text::keyed_words(phrase, pack);
        let bucket = match *words {
            [] => return,
            [(only, _)] => self.singles.entry(only).or_default(),
            [(first, _), (second, _), ..] => self.longer.entry((first, second)).or_default(),
        };
        let exact = (case == Case::Exact).then(|| phrase.into());
        bucket.push(Entry { words, exact, case, value });
    }

    /// Puts longer phrases first; call once after the last insert, as nothing is found before.
    pub fn finish(&mut self) {
        for entries in self.longer.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        }
        let firsts = self.singles.keys().copied().chain(self.longer.keys().map(|(first, _)| *first));
        self.firsts = KeyFilter::of(firsts, self.singles.len() + self.longer.len());
    }

    /// All values of the longest phrase that starts at token `at`.
    #[inline]
    pub fn longest_at(&self, text: &Text<'_>, at: usize) -> Vec<Found<'_, T>> {
        if self.firsts.may_hold(text.key(at)) { self.longest_of(text, at) } else { Vec::new() }
    }

    fn longest_of(&self, text: &Text<'_>, at: usize) -> Vec<Found<'_, T>> {
        let mut found = self.starting(text, at).peekable();
        let longest = found.peek().map_or(0, |first| first.tokens);
        found.take_while(|other| other.tokens == longest).collect()
    }

    /// Every phrase that starts at token `at`, the longest first.
    #[inline]
    pub fn all_at(&self, text: &Text<'_>, at: usize) -> impl Iterator<Item = Found<'_, T>> {
        let known = self.firsts.may_hold(text.key(at));
        known.then(|| self.starting(text, at)).into_iter().flatten()
    }

    /// The first value of the longest phrase that starts at token `at`.
    #[inline]
    pub fn first_at(&self, text: &Text<'_>, at: usize) -> Option<Found<'_, T>> {
        if self.firsts.may_hold(text.key(at)) { self.starting(text, at).next() } else { None }
    }

    fn starting(&self, text: &Text<'_>, at: usize) -> impl Iterator<Item = Found<'_, T>> {
        let first = text.key(at);
        let longer = self.longer.get(&(first, text.key(at + 1))).map(Vec::as_slice).unwrap_or_default();
        let singles = self.singles.get(&first).map(Vec::as_slice).unwrap_or_default();
        longer.iter().chain(singles).filter(move |entry| entry.matches(text, at)).map(Entry::found)
    }
}

impl<T> Entry<T> {
    fn found(&self) -> Found<'_, T> {
        Found { tokens: self.words.len(), value: &self.value }
    }

    fn matches(&self, text: &Text<'_>, at: usize) -> bool {
        let end = at + self.words.len();
        if end > text.tokens.len() {
            return false;
        }
        let mut words = self.words.iter().zip(at..end);
        words.all(|((key, word), i)| *key == text.key(i) && text.lower(i) == &**word)
            && match self.case {
                Case::Any => true,
                Case::Name => text.word(at).starts_with(char::is_uppercase),
                Case::Exact => {
                    let (start, stop) = (text.tokens[at].start, text.tokens[end - 1].end);
                    self.exact.as_deref() == text.raw.get(start..stop)
                }
            }
    }
}

/// Which keys a table may hold: one bit a key, several times as many bits as keys, so that most others are told off
/// by one look.
#[derive(Debug, Clone, Default)]
struct KeyFilter {
    words: Box<[u64]>,
}

impl KeyFilter {
    const BITS_PER_KEY: usize = 16;

    fn of(keys: impl Iterator<Item = u64>, count: usize) -> Self {
        let bits = (count * Self::BITS_PER_KEY).next_power_of_two().max(64);
        let mut words = vec![0; bits / 64].into_boxed_slice();
        for key in keys {
            let (word, bit) = Self::place(key, words.len());
            words[word] |= bit;
        }
        Self { words }
    }

    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        let (word, bit) = Self::place(key, self.words.len());
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// `words` is a power of two, or 0.
    #[inline]
    fn place(key: u64, words: usize) -> (usize, u64) {
        ((key >> 6) as usize & words.wrapping_sub(1), 1 << (key & 63))
    }
}
