//! Sentences: runs of tokens between breaks of the layout and closing marks.

use std::ops::Range;

use super::{
    abbreviations::{self, Closing},
    paragraph::{Break, BreakKind},
    token::{Token, TokenKind},
};
use crate::pack::{Class, Pack};

/// One sentence, heading or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// First byte of its first token.
    pub start: usize,
    /// One past the last byte of its last token.
    pub end: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Number of the paragraph it stands in.
    pub paragraph: usize,
}

/// A run without any closing mark is cut here, so that work within a sentence stays bounded.
const MOST_TOKENS: usize = 400;

pub(super) struct Layout<'t> {
    pub raw: &'t str,
    pub tokens: &'t [Token],
    pub lowered: &'t dyn Fn(usize) -> &'t str,
    pub breaks: &'t [Break],
    pub pack: &'t Pack,
}

/// Sentences in text order; every token belongs to exactly one.
pub(super) fn split(layout: &Layout) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut next_break = 0;
    let mut paragraph: Option<usize> = None;
    for (number, token) in layout.tokens.iter().enumerate() {
        let mut broke = false;
        while layout.breaks.get(next_break).is_some_and(|found| found.at <= token.start) {
            broke = true;
            if layout.breaks.get(next_break).is_some_and(|found| found.kind == BreakKind::Paragraph) {
                if first < number {
                    push(&mut sentences, layout.tokens, first..number, paragraph);
                    first = number;
                }
                paragraph = Some(paragraph.map_or(0, |count| count + 1));
            }
            next_break += 1;
        }
        let starts = broke || number - first >= MOST_TOKENS || starts_sentence(layout, first, number);
        if first < number && starts {
            push(&mut sentences, layout.tokens, first..number, paragraph);
            first = number;
        }
    }
    if first < layout.tokens.len() {
        push(&mut sentences, layout.tokens, first..layout.tokens.len(), paragraph);
    }
    sentences
}

fn push(sentences: &mut Vec<Sentence>, tokens: &[Token], range: Range<usize>, paragraph: Option<usize>) {
    let start = tokens.get(range.start).map_or(0, |token| token.start);
    let end = tokens.get(range.end - 1).map_or(start, |token| token.end);
    sentences.push(Sentence { start, end, tokens: range, paragraph: paragraph.unwrap_or_default() });
}

/// Whether token `number` opens a new sentence, given the one that runs since `first`.
fn starts_sentence(layout: &Layout, first: usize, number: usize) -> bool {
    let Some(token) = layout.tokens.get(number) else { return false };
    if number == first || closes(layout.raw, token) {
        return false;
    }
    // Back over closing quotes and brackets to the mark that may have ended the sentence.
    let mut last = number - 1;
    let mut steps = 0;
    while last > first && steps < 6 && is_attached_closer(layout, last) {
        last -= 1;
        steps += 1;
    }
    let Some(mark) = layout.tokens.get(last) else { return false };
    let gap = layout.tokens.get(number - 1).map_or(0, |before| token.start - before.end);
    // "2. The raid": the number of a list item belongs to it.
    if last == first + 1 && layout.tokens.get(first).is_some_and(is_item_number) {
        return false;
    }
    match layout.raw.get(mark.start..mark.end) {
        Some("." | "!" | "?" | "…" | "؟" | "。" | "۔" | "।" | "！" | "？") => {
            opens(token) && (gap > 0 || glued(layout, last, number))
        }
        Some(dots) if dots.len() > 1 && dots.bytes().all(|byte| byte == b'.') => gap > 0 && opens(token),
        _ => gap > 0 && opens_after_abbreviation(layout, last, number),
    }
}

fn is_item_number(token: &Token) -> bool {
    token.kind == TokenKind::Number && token.end - token.start <= 2
}

/// A closing quote or bracket right behind its neighbor, or the number in a "[12]" behind a period.
fn is_attached_closer(layout: &Layout, number: usize) -> bool {
    let (Some(token), Some(before)) = (layout.tokens.get(number), layout.tokens.get(number - 1)) else {
        return false;
    };
    if token.start != before.end {
        return false;
    }
    let within_reference = token.kind == TokenKind::Number
        && layout.raw.get(before.start..before.end) == Some("[")
        && layout.raw.get(token.end..).is_some_and(|rest| rest.starts_with(']'));
    let opens_reference = layout.raw.get(token.start..token.end) == Some("[")
        && layout.raw.as_bytes().get(token.end).is_some_and(u8::is_ascii_digit);
    closes(layout.raw, token) || within_reference || opens_reference
}

fn closes(raw: &str, token: &Token) -> bool {
    let Some(mark) = raw.get(token.start..token.end) else { return false };
    match mark {
        ")" | "]" | "”" | "’" | "»" | "''" => true,
        // A straight quote closes when no word starts right behind it.
        "\"" | "'" => raw
            .get(token.end..)
            .and_then(|rest| rest.chars().next())
            .is_none_or(|next| !next.is_alphanumeric()),
        _ => false,
    }
}

/// Whether a sentence may begin with `token`: not with a lower-case word or a mark that goes on.
fn opens(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => token.capitalized || token.all_caps,
        TokenKind::Number | TokenKind::Symbol => true,
        TokenKind::Punctuation => true,
    }
}

/// "…killed.The attack": a sentence end whose space was lost.
fn glued(layout: &Layout, mark: usize, number: usize) -> bool {
    let Some(token) = layout.tokens.get(number) else { return false };
    let before = mark.checked_sub(1).and_then(|number| layout.tokens.get(number));
    mark + 1 == number
        && token.kind == TokenKind::Word
        && token.capitalized
        && !token.all_caps
        && token.end - token.start >= 2
        && before
            .is_some_and(|word| word.kind == TokenKind::Word && !word.all_caps && word.end - word.start >= 3)
}

fn opens_after_abbreviation(layout: &Layout, last: usize, number: usize) -> bool {
    let (Some(mark), Some(token)) = (layout.tokens.get(last), layout.tokens.get(number)) else {
        return false;
    };
    if mark.kind != TokenKind::Word || token.kind != TokenKind::Word || !token.capitalized {
        return false;
    }
    if abbreviations::closing((layout.lowered)(last), layout.pack) != Some(Closing::Perhaps) {
        return false;
    }
    let word = (layout.lowered)(number);
    // In upper-case text "U.S. IN" or "U.S. AND" may as well go on.
    layout.pack.is(word, if token.all_caps { Class::SureSentenceOpener } else { Class::SentenceOpener })
}
