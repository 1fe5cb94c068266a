//! Lower-case forms of the tokens of a text, each with a key that tables are looked up by.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::{
    adapt,
    token::{self, Token},
};
use crate::pack::{NO_ROW, Pack};

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
    /// Row of the pack's word lists.
    row: u32,
}

impl Lowered {
    pub(super) fn of(raw: &str, tokens: &[Token], pack: &Pack) -> Self {
        let mut words = String::with_capacity(raw.len());
        let mut forms = Vec::with_capacity(tokens.len());
        // Past four gigabytes, more than any document may hold, words read as empty.
        let place = |words: &String| u32::try_from(words.len()).unwrap_or(u32::MAX);
        let mut before: Option<&Token> = None;
        for token in tokens {
            let start = place(&words);
            match before.and_then(|before| adapt::contracted(raw, before, token, pack)) {
                Some(word) => words.push_str(word),
                None => push(raw.get(token.start..token.end).unwrap_or_default(), &mut words),
            }
            before = Some(token);
            let end = place(&words);
            let word = words.get(start as usize..end as usize).unwrap_or_default();
            forms.push(Form { start, end, key: key(word), row: pack.row(word) });
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
    pub(super) fn row(&self, number: usize) -> u32 {
        self.forms.get(number).map_or(NO_ROW, |form| form.row)
    }

    #[inline]
    pub(super) fn key(&self, number: usize) -> u64 {
        self.forms.get(number).map_or(0, |form| form.key)
    }
}

/// Appends the lower-case form of a token; only a fixed expression holds blanks, and it gets single ones.
fn push(word: &str, words: &mut String) {
    let mut parts = word.split_whitespace();
    token::push_lower(parts.next().unwrap_or_default(), words);
    for part in parts {
        words.push(' ');
        token::push_lower(part, words);
    }
}

/// The key of a lower-case form. Words that share one by chance or by design are told apart by their letters.
fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}
