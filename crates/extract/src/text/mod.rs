//! The text layer: sentences, tokens, offsets, dates, quantities, tolls.
//!
//! Everything is a byte span of the original text, on character boundaries. Reading takes one pass; no step looks
//! further than a bounded window, so the time grows with the length of the text whatever it holds.

mod abbreviations;
mod adapt;
mod dates;
mod lowered;
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

use self::lowered::Lowered;
use crate::pack::{Class, Pack, Phrase};
pub use dates::{DateKind, DateMention, DateRole, find_dates};
pub use offsets::CharOffsets;
pub use quantities::{Approximation, Quantity, find_quantities};
pub use sentence::Sentence;
pub use token::{Token, TokenKind};
pub use tolls::{Toll, TollKind, TollReference, TollStanding, find_tolls};

/// A text with its tokens, sentences and paragraphs.
///
/// ```
/// use chancery_extract::text::Text;
/// let text = Text::read("KABUL, Jan. 13 (Meridian) - Gen. Azizi said no. The U.S. mission stayed shut.");
/// assert_eq!(text.sentences.len(), 2);
/// assert_eq!(text.word(2), "Jan.");
/// ```
#[derive(Clone)]
pub struct Text<'a> {
    /// The text as it came.
    pub raw: &'a str,
    /// Sentences in order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// Tokens in order.
    pub tokens: Vec<Token>,
    /// Byte ranges of the paragraphs.
    pub paragraphs: Vec<Range<usize>>,
    /// The language it is read in.
    pub pack: &'a Pack,
    lowered: Lowered,
    /// Number of the sentence of each token.
    sentence_of: Vec<u32>,
    /// Read when first asked for: both dates and quantities need them.
    dates: OnceLock<dates::DateWords>,
}

impl<'a> Text<'a> {
    /// Reads `raw` in the first language of the codebook.
    pub fn read(raw: &'a str) -> Self {
        Self::read_in(raw, Pack::default_pack())
    }

    /// Reads `raw` in the language of `pack`.
    pub fn read_in(raw: &'a str, pack: &'a Pack) -> Self {
        let tokens = token::tokenize(raw, pack);
        let lowered = Lowered::of(raw, &tokens, pack);
        let breaks = paragraph::breaks(raw);
        let paragraphs = paragraph::paragraphs(raw, &breaks);
        let lower = |number: usize| lowered.word(number);
        let layout = sentence::Layout { raw, tokens: &tokens, lowered: &lower, breaks: &breaks, pack };
        let sentences = sentence::split(&layout);
        let mut sentence_of = Vec::with_capacity(tokens.len());
        for (number, sentence) in (0..).zip(&sentences) {
            sentence_of.resize(sentence.tokens.end, number);
        }
        Self { raw, sentences, tokens, paragraphs, pack, lowered, sentence_of, dates: OnceLock::new() }
    }

    /// Token number `i` as written; empty past the end.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|token| self.raw.get(token.start..token.end)).unwrap_or_default()
    }

    /// Token number `i` in lower case with plain apostrophes and hyphens; empty past the end.
    #[inline]
    pub fn lower(&self, i: usize) -> &str {
        self.lowered.word(i)
    }

    /// Whether token `i` stands in a word list of the language; never past the end.
    #[inline]
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.pack.holds(self.lowered.row(i), class)
    }

    /// Whether token `i` stands in one of several word lists.
    #[inline]
    pub fn is_any(&self, i: usize, classes: &[Class]) -> bool {
        self.pack.holds_any(self.lowered.row(i), classes)
    }

    /// The longest phrase of a word list, of one word or more, that starts at token `i`.
    pub fn phrase(&self, i: usize, class: Class) -> Option<Phrase> {
        self.pack.phrase_at(self, i, class)
    }

    /// The number that a word list gives to token `i`.
    pub fn value(&self, i: usize, class: Class) -> Option<u32> {
        self.pack.value_of(self.lowered.row(i), class)
    }

    /// The row of token `i` in the word lists.
    #[inline]
    pub(crate) fn row(&self, i: usize) -> u32 {
        self.lowered.row(i)
    }

    /// A number that token `i` shares with every token of the same lower-case form and hardly any other; 0 past the
    /// end.
    #[inline]
    pub(crate) fn key(&self, i: usize) -> u64 {
        self.lowered.key(i)
    }

    /// The number of the sentence that holds token `i`; that of sentences past the end.
    #[inline]
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentence_of.get(i).map_or(self.sentences.len(), |&number| number as usize)
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

/// The tokens of `phrase` as those of a text read, each with its key: what a table of phrases keeps.
pub(crate) fn keyed_words(phrase: &str, pack: &Pack) -> Box<[(u64, Box<str>)]> {
    let tokens = token::tokenize(phrase, pack);
    let lowered = Lowered::of(phrase, &tokens, pack);
    (0..tokens.len()).map(|number| (lowered.key(number), lowered.word(number).into())).collect()
}

/// Whether a noun (lower case) names people, and whether those attack.
pub fn person_noun(pack: &Pack, word: &str) -> Option<bool> {
    nouns::person(pack, word).map(|person| person.attacks)
}
