//! How far the name of a group goes that the codebook does not know: "Sons of the Desert", "Movement of 2 June".

use std::ops::Range;

use super::Finder;
use crate::pack::Class;
use crate::{mentions::covering, statements::words::Cue, text::TokenKind};

/// Longest name, in tokens.
const LONGEST: usize = 9;

impl Finder<'_> {
    /// The capitalized words that start at `at`, with small words between them.
    pub(super) fn name_at(&self, at: usize) -> Option<Range<usize>> {
        if !self.is_name(at) || self.is_shouted(at) || self.has(at, Cue::Newsroom).is_some() {
            return None;
        }
        let mut end = at + 1;
        while end < at + LONGEST {
            let Some(next) = self.goes_on(end) else { break };
            end = next;
        }
        Some(at..end)
    }

    /// Where the name goes on to from `end`, if it does.
    fn goes_on(&self, end: usize) -> Option<usize> {
        let text = self.reading.text;
        if self.is_part(end) {
            return Some(end + 1);
        }
        let joins = |at: usize| text.is(at, Class::PartyNameInside);
        let number = |at: usize| {
            text.tokens
                .get(at)
                .is_some_and(|token| token.kind == TokenKind::Number && token.end - token.start < 3)
        };
        if !joins(end) {
            return None;
        }
        let skip = (end + 1) + usize::from(text.is(end + 1, Class::The));
        let dated = number(skip) && self.is_part(skip + 1);
        let apart = text.is(end, Class::In) || (text.is(end, Class::And) && text.is(end + 1, Class::The));
        (dated && !apart).then_some(skip + 2).or_else(|| (self.is_part(skip) && !apart).then_some(skip + 1))
    }

    /// A word inside a name: capitalized, a short number, or "al-Sahara".
    fn is_part(&self, at: usize) -> bool {
        let text = self.reading.text;
        let Some(token) = text.tokens.get(at) else { return false };
        let lower = text.word(at).starts_with(char::is_lowercase)
            && text.lower(at).split_inclusive('-').any(|part| text.pack.is(part, Class::NamePrefix))
            && text.word(at).contains(char::is_uppercase);
        let number = token.kind == TokenKind::Number && token.end - token.start < 3;
        let day = text.is(at, Class::DayEnding) && token.end - token.start > 5;
        lower || (number && at > 0 && text.tokens[at - 1].capitalized) || (token.capitalized && !day)
    }

    /// A word of a headline or a text in capitals: its capitals say nothing.
    pub(super) fn is_shouted(&self, at: usize) -> bool {
        let tokens = &self.reading.text.tokens;
        let caps = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|it| it.kind == TokenKind::Word && it.all_caps && it.end - it.start > 1)
        };
        caps(at) && (caps(at + 1) || (at > 0 && caps(at - 1)))
    }

    /// Whether somebody who does not fight stands in the name: "Foreign Minister", "Police".
    pub(super) fn is_civil(&self, name: &Range<usize>) -> bool {
        let mentions = self.reading.mentions;
        let text = self.reading.text;
        let ends = [name.start, name.end.saturating_sub(1)];
        ends.into_iter().any(|at| {
            self.has(at, Cue::Government).is_some()
                || (self.has(at, Cue::Other).is_some() && !text.is(at, Class::Soldiers))
        }) || covering(&mentions.nations, |it| &it.tokens, name.start).is_some()
    }
}
