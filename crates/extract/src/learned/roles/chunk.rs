//! Noun phrases without what follows them.

use std::ops::Range;

use super::words::Class;

/// A noun phrase, determiner left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Whether a determiner stands before it.
    pub determined: bool,
}

/// The longest phrase.
const LONGEST: usize = 9;

/// Noun phrases of the sentence that starts at token `start`; an owner stands alone and in the phrase of what it owns.
pub fn chunks(classes: &[Class], start: usize) -> Vec<Chunk> {
    let mut open = Open { start, ..Open::default() };
    for (i, class) in classes.iter().enumerate() {
        let next = classes.get(i + 1).copied().unwrap_or(Class::Mark);
        open.take(i, *class, next);
        open.may_open = matches!(class, Class::Preposition | Class::Mark | Class::Conjunction);
    }
    open.close();
    open.found
}

/// The phrase that is being read.
#[derive(Default)]
struct Open {
    start: usize,
    from: Option<usize>,
    to: Option<usize>,
    determined: bool,
    /// Whether a participle here can only describe what follows.
    may_open: bool,
    found: Vec<Chunk>,
}

impl Open {
    fn take(&mut self, i: usize, class: Class, next: Class) {
        let described = matches!(next, Class::Noun | Class::Name | Class::Adjective);
        let inside = self.determined || self.from.is_some();
        match class {
            Class::Noun | Class::Name => {
                self.from.get_or_insert(i);
                self.to = Some(i + 1);
            }
            // "detachment no. 6"
            Class::Number if self.to == Some(i) && !described => self.to = Some(i + 1),
            Class::Adjective | Class::Number => {
                self.from.get_or_insert(i);
            }
            Class::Participle | Class::Gerund if self.to.is_none() && inside && described => {
                self.from.get_or_insert(i);
            }
            // "by armed men"
            Class::Participle if self.from.is_none() && described && self.may_open => self.from = Some(i),
            // "heavily armed men"
            Class::Adverb if self.from.is_none() && matches!(next, Class::Adjective | Class::Participle) => {
                self.from = Some(i);
            }
            Class::Possessive if self.to.is_some() => self.keep(),
            _ => {
                self.close();
                self.determined = class == Class::Determiner;
            }
        }
    }

    fn keep(&mut self) {
        if let (Some(from), Some(to)) = (self.from, self.to) {
            let from = from.max(to.saturating_sub(LONGEST));
            let tokens = self.start + from..self.start + to;
            self.found.push(Chunk { tokens, determined: self.determined });
        }
    }

    fn close(&mut self) {
        self.keep();
        (self.from, self.to, self.determined) = (None, None, false);
    }
}
