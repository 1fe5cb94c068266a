//! The text layer: sentences, tokens, offsets, dates, quantities, tolls.
//!
//! Everything is a byte span of the original text, on character boundaries. Reading takes one pass; no step looks
//! further than a bounded window, so the time grows with the length of the text whatever it holds.

mod abbreviations;
mod dates;
mod nouns;
mod numerals;
mod offsets;
mod paragraph;
mod quantities;
mod sentence;
mod token;
mod tolls;

#[cfg(test)]
mod tests;

use std::{ops::Range, sync::OnceLock};

pub use dates::{DateKind, DateMention, DateRole, find_dates};
pub use offsets::CharOffsets;
pub use quantities::{Approximation, Quantity, find_quantities};
pub use sentence::Sentence;
pub use token::{Token, TokenKind};
pub use tolls::{Toll, TollKind, TollStanding, find_tolls};

/// A text with its tokens, sentences and paragraphs.
///
/// ```
/// use chancery_extract::text::Text;
/// let text = Text::read("KABUL, Jan. 13 (Meridian) - Gen. Azizi said no. The U.S. mission stayed shut.");
/// assert_eq!(text.sentences.len(), 2);
/// assert_eq!(text.word(2), "Jan.");
/// ```
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// The text as it came.
    pub raw: &'a str,
    /// Sentences in order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// Tokens in order.
    pub tokens: Vec<Token>,
    /// Byte ranges of the paragraphs.
    pub paragraphs: Vec<Range<usize>>,
    lowered: String,
    /// Start of each token in `lowered`, and its end behind the last.
    lowered_at: Vec<usize>,
    /// Read when first asked for: both dates and quantities need them.
    dates: OnceLock<dates::DateWords>,
}

impl<'a> Text<'a> {
    /// Reads `raw`.
    pub fn read(raw: &'a str) -> Self {
        let tokens = token::tokenize(raw);
        let mut lowered = String::with_capacity(raw.len());
        let mut lowered_at = Vec::with_capacity(tokens.len() + 1);
        lowered_at.push(0);
        for token in &tokens {
            token::push_lower(raw.get(token.start..token.end).unwrap_or_default(), &mut lowered);
            lowered_at.push(lowered.len());
        }
        let breaks = paragraph::breaks(raw);
        let paragraphs = paragraph::paragraphs(raw, &breaks);
        let lower = |number: usize| slice(&lowered, &lowered_at, number);
        let layout = sentence::Layout { raw, tokens: &tokens, lowered: &lower, breaks: &breaks };
        let sentences = sentence::split(&layout);
        Self { raw, sentences, tokens, paragraphs, lowered, lowered_at, dates: OnceLock::new() }
    }

    /// Token number `i` as written; empty past the end.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|token| self.raw.get(token.start..token.end)).unwrap_or_default()
    }

    /// Token number `i` in lower case with plain apostrophes and hyphens; empty past the end.
    pub fn lower(&self, i: usize) -> &str {
        slice(&self.lowered, &self.lowered_at, i)
    }

    /// The sentence that holds `byte`, or the white space behind it.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.start <= byte).checked_sub(1)
    }

    /// The token that holds `byte`.
    pub fn token_at(&self, byte: usize) -> Option<usize> {
        let number = self.tokens.partition_point(|token| token.start <= byte).checked_sub(1)?;
        self.tokens.get(number).filter(|token| byte < token.end).map(|_| number)
    }

    /// The words of `bytes` as written.
    pub fn slice(&self, bytes: Range<usize>) -> &'a str {
        self.raw.get(bytes).unwrap_or_default()
    }
}

fn slice<'s>(lowered: &'s str, lowered_at: &[usize], number: usize) -> &'s str {
    let range = lowered_at.get(number).zip(lowered_at.get(number + 1));
    range.and_then(|(&start, &end)| lowered.get(start..end)).unwrap_or_default()
}
