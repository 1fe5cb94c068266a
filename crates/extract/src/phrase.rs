//! A table of phrases looked up at a token, longest first.

use std::collections::HashMap;

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
    rest: Vec<String>,
    exact: Option<String>,
    case: Case,
    value: T,
}

/// Phrases of one or more tokens with a value each; look-up costs one hash per token.
pub struct PhraseTable<T> {
    by_first: HashMap<String, Vec<Entry<T>>>,
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
        Self { by_first: HashMap::new() }
    }
}

impl<T> PhraseTable<T> {
    /// Adds a phrase, cut into tokens as texts are; an empty phrase is left out.
    pub fn insert(&mut self, phrase: &str, case: Case, value: T) {
        let text = Text::read(phrase);
        let mut words = (0..text.tokens.len()).map(|i| text.lower(i).to_owned());
        let Some(first) = words.next() else { return };
        let entry = Entry {
            rest: words.collect(),
            exact: (case == Case::Exact).then(|| phrase.to_owned()),
            case,
            value,
        };
        self.by_first.entry(first).or_default().push(entry);
    }

    /// Puts longer phrases first; call once after the last insert.
    pub fn finish(&mut self) {
        for entries in self.by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
    }

    /// All values of the longest phrase that starts at token `at`.
    pub fn longest_at(&self, text: &Text<'_>, at: usize) -> Vec<Found<'_, T>> {
        let Some(entries) = self.by_first.get(text.lower(at)) else { return Vec::new() };
        let mut found: Vec<Found<'_, T>> = Vec::new();
        for entry in entries {
            let tokens = entry.rest.len() + 1;
            if found.first().is_some_and(|first| first.tokens > tokens) {
                break;
            }
            if entry.matches(text, at) {
                found.push(Found { tokens, value: &entry.value });
            }
        }
        found
    }

    /// Every phrase that starts at token `at`, the longest first.
    pub fn all_at(&self, text: &Text<'_>, at: usize) -> impl Iterator<Item = Found<'_, T>> {
        let entries = self.by_first.get(text.lower(at)).map(Vec::as_slice).unwrap_or_default();
        let found = entries.iter().filter(|entry| entry.matches(text, at));
        let found: Vec<_> =
            found.map(|entry| Found { tokens: entry.rest.len() + 1, value: &entry.value }).collect();
        found.into_iter()
    }

    /// The first value of the longest phrase that starts at token `at`.
    pub fn first_at(&self, text: &Text<'_>, at: usize) -> Option<Found<'_, T>> {
        self.longest_at(text, at).into_iter().next()
    }
}

impl<T> Entry<T> {
    fn matches(&self, text: &Text<'_>, at: usize) -> bool {
        let end = at + 1 + self.rest.len();
        if end > text.tokens.len() {
            return false;
        }
        let words_agree = self.rest.iter().enumerate().all(|(k, word)| text.lower(at + 1 + k) == word);
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
