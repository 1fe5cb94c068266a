//! A table of phrases looked up at a token, longest first.

use rustc_hash::FxHashMap;

use crate::text::Text;

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
    /// The first word, needed only to tell words of one key apart.
    first: Box<str>,
    /// The other words with their keys.
    rest: Vec<(u64, Box<str>)>,
    exact: Option<Box<str>>,
    case: Case,
    value: T,
}

/// Phrases of one or more tokens with a value each; look-up costs one probe by the key of the token.
pub struct PhraseTable<T> {
    // A quick hash: the keys are the codebook's, so no text can choose them to collide.
    by_first: FxHashMap<u64, Vec<Entry<T>>>,
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
        Self { by_first: FxHashMap::default() }
    }
}

impl<T> PhraseTable<T> {
    /// Adds a phrase, cut into tokens as texts are; an empty phrase is left out.
    pub fn insert(&mut self, phrase: &str, case: Case, value: T) {
        let text = Text::read(phrase);
        if text.tokens.is_empty() {
            return;
        }
        let entry = Entry {
            first: text.lower(0).into(),
            rest: (1..text.tokens.len()).map(|i| (text.key(i), text.lower(i).into())).collect(),
            exact: (case == Case::Exact).then(|| phrase.into()),
            case,
            value,
        };
        self.by_first.entry(text.key(0)).or_default().push(entry);
    }

    /// Puts longer phrases first; call once after the last insert.
    pub fn finish(&mut self) {
        for entries in self.by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
    }

    /// All values of the longest phrase that starts at token `at`.
    pub fn longest_at(&self, text: &Text<'_>, at: usize) -> Vec<Found<'_, T>> {
        let mut found = self.all_at(text, at).peekable();
        let longest = found.peek().map_or(0, |first| first.tokens);
        found.take_while(|other| other.tokens == longest).collect()
    }

    /// Every phrase that starts at token `at`, the longest first.
    #[inline]
    pub fn all_at(&self, text: &Text<'_>, at: usize) -> impl Iterator<Item = Found<'_, T>> {
        let entries = self.by_first.get(&text.key(at)).map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter(move |entry| entry.matches(text, at)).map(Entry::found)
    }

    /// The first value of the longest phrase that starts at token `at`.
    #[inline]
    pub fn first_at(&self, text: &Text<'_>, at: usize) -> Option<Found<'_, T>> {
        self.all_at(text, at).next()
    }
}

impl<T> Entry<T> {
    fn found(&self) -> Found<'_, T> {
        Found { tokens: self.rest.len() + 1, value: &self.value }
    }

    fn matches(&self, text: &Text<'_>, at: usize) -> bool {
        let end = at + 1 + self.rest.len();
        if end > text.tokens.len() {
            return false;
        }
        let mut rest = self.rest.iter().zip(at + 1..end);
        let words_agree = rest.all(|((key, word), i)| *key == text.key(i) && text.lower(i) == &**word)
            && text.lower(at) == &*self.first;
        words_agree
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
