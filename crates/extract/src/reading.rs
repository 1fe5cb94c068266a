//! A document read once: the text with everything that rules look at.

use std::ops::Range;

use jiff::civil::Date;

use crate::{
    lexicon::Lexicon,
    mentions::Mentions,
    syntax::{Parses, Syntax},
    text::{CharOffsets, DateMention, Quantity, Text, Toll},
};

/// What every rule of the extractor looks at.
pub struct Reading<'a> {
    /// Compiled codebook.
    pub lexicon: &'a Lexicon,
    /// Tokens and sentences.
    pub text: &'a Text<'a>,
    /// What is named.
    pub mentions: &'a Mentions,
    /// Dates in the order of the text.
    pub dates: &'a [DateMention],
    /// Counts in the order of the text.
    pub quantities: &'a [Quantity],
    /// Dead and injured in the order of the text.
    pub tolls: &'a [Toll],
    /// Day of publication.
    pub published: Option<Date>,
    /// Bytes to characters.
    pub offsets: &'a CharOffsets,
    /// List item of every sentence.
    pub items: &'a [usize],
    /// Syntax of the sentences that were asked for.
    pub parses: &'a Parses,
}

/// The list item of every sentence of `text`.
pub fn list_items(text: &Text<'_>) -> Vec<usize> {
    let mut item = 0;
    let mut last_paragraph = None;
    text.sentences
        .iter()
        .map(|sentence| {
            let opens = last_paragraph != Some(sentence.paragraph) || is_bulleted(text, sentence.start);
            last_paragraph = Some(sentence.paragraph);
            item += usize::from(opens);
            item
        })
        .collect()
}

/// White space, bullet and number before a sentence of a list take no more bytes than this.
const LONGEST_LEAD: usize = 12;

/// Whether the sentence at `start` begins a line with a bullet or a number.
fn is_bulleted(text: &Text<'_>, start: usize) -> bool {
    let from = text.raw.floor_char_boundary(start.saturating_sub(LONGEST_LEAD));
    let before = text.raw.get(from..start).unwrap_or_default();
    let Some(line) = before.rfind('\n').map(|at| at + 1).or((from == 0).then_some(0)) else { return false };
    let lead = before[line..].trim();
    let head = text.raw.get(start..).unwrap_or_default();
    let bullet = |text: &str| text.starts_with(['-', '*', '•', '–', '—', '·']);
    let numbered = |text: &str| {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        (1..=3).contains(&digits) && text[digits..].starts_with(['.', ')'])
    };
    match lead.len() {
        0 => bullet(head) || numbered(head),
        1..=4 => bullet(lead) || numbered(lead),
        _ => false,
    }
}

impl Reading<'_> {
    /// Bytes covered by `tokens`.
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.text.tokens.get(tokens.start).map_or(0, |token| token.start);
        let end = tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.text.tokens.get(last))
            .map_or(start, |token| token.end);
        start..end.max(start)
    }

    /// The words of `tokens` as written.
    pub fn words(&self, tokens: &Range<usize>) -> &str {
        self.text.raw.get(self.bytes(tokens)).unwrap_or_default()
    }

    /// Indexes of the dates that start in `bytes`.
    pub fn dates_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.dates.partition_point(|date| date.start < bytes.start);
        first..self.dates.partition_point(|date| date.start < bytes.end).max(first)
    }

    /// Indexes of the tolls that start in `bytes`.
    pub fn tolls_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.tolls.partition_point(|toll| toll.start < bytes.start);
        first..self.tolls.partition_point(|toll| toll.start < bytes.end).max(first)
    }

    /// The syntax of a sentence, read when first asked for; costs some microseconds a word.
    pub fn syntax(&self, sentence: usize) -> &Syntax {
        self.parses.sentence(self.text, sentence)
    }

    /// Number of the sentence that holds token `at`.
    pub fn sentence_of(&self, at: usize) -> usize {
        self.text.sentence_of(at)
    }

    /// Number of the list item that holds sentence `number`: every bullet or number at the start of a line opens one,
    /// as does every paragraph.
    pub fn item_of(&self, number: usize) -> usize {
        self.items.get(number).copied().unwrap_or_default()
    }

    /// The first token at or after `byte`.
    pub fn token_from(&self, byte: usize) -> usize {
        self.text.tokens.partition_point(|token| token.start < byte)
    }

    /// Tokens covered by the bytes `start..end`.
    pub fn tokens_of(&self, start: usize, end: usize) -> Range<usize> {
        self.text.tokens.partition_point(|token| token.end <= start)
            ..self.text.tokens.partition_point(|token| token.start < end)
    }

    /// A mention of the published format for `tokens`.
    pub fn mention(&self, tokens: &Range<usize>) -> model::Mention {
        let bytes = self.bytes(tokens);
        model::Mention {
            text: self.text.raw.get(bytes.clone()).unwrap_or_default().to_owned(),
            start: self.offsets.char_of_byte(bytes.start),
            end: self.offsets.char_of_byte(bytes.end),
        }
    }

    /// Evidence of the published format for `tokens`.
    pub fn evidence(&self, field: &str, tokens: &Range<usize>) -> model::Evidence {
        let mention = self.mention(tokens);
        model::Evidence {
            field: field.to_owned(),
            start: mention.start,
            end: mention.end,
            quote: mention.text,
        }
    }
}
