//! Lower-case forms of the tokens of a text, each with a key that tables are looked up by.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::token::{self, Token};

/// Lower-case forms of tokens.
#[derive(Debug, Clone)]
pub(super) struct Lowered {
    words: String,
    forms: Vec<Form>,
}

/// Where a form stands in `words`, and its key: hashed once a text, looked up in many tables.
#[derive(Debug, Clone, Copy)]
struct Form {
    start: u32,
    end: u32,
    key: u64,
}

impl Lowered {
    pub(super) fn of(raw: &str, tokens: &[Token]) -> Self {
        let mut words = String::with_capacity(raw.len());
        let mut forms = Vec::with_capacity(tokens.len());
        // Past four gigabytes, more than any document may hold, words read as empty.
        let place = |words: &String| u32::try_from(words.len()).unwrap_or(u32::MAX);
        for token in tokens {
            let start = place(&words);
            token::push_lower(raw.get(token.start..token.end).unwrap_or_default(), &mut words);
            let end = place(&words);
            let word = words.get(start as usize..end as usize).unwrap_or_default();
            forms.push(Form { start, end, key: key(word) });
        }
        Self { words, forms }
    }

    #[inline]
    pub(super) fn word(&self, number: usize) -> &str {
        self.forms
            .get(number)
            .and_then(|form| self.words.get(form.start as usize..form.end as usize))
            .unwrap_or_default()
    }

    #[inline]
    pub(super) fn key(&self, number: usize) -> u64 {
        self.forms.get(number).map_or(0, |form| form.key)
    }
}

/// The key of a lower-case form. Words that share one by chance or by design are told apart by their letters.
fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}
