//! Tokens: words, numbers, punctuation and symbols with their byte spans.
//!
//! A word keeps its inner hyphens and apostrophes ("Mazar-i-Sharif", "IS-K", "Sana'a", "didn't"); a possessive
//! "'s" is a token of its own; the period of an abbreviation belongs to it ("U.S.", "Gen.", "Sept."). Numbers keep
//! thousands separators, decimals and the colon of a time, but never a hyphen: "5-6" is three tokens.

use super::{abbreviations, adapt};
use crate::pack::Pack;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, possibly with digits, hyphens, apostrophes: "embassy", "AK-47", "25-hour", "U.S.", "'s".
    Word,
    /// Digits only, with separators: "14", "1,000", "3.5", "10:30".
    Number,
    /// Marks that structure text: periods, commas, quotes, brackets, dashes.
    Punctuation,
    /// Everything else that is visible: "$", "%", "/", emoji.
    Symbol,
}

/// One token of a text, `start..end` in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: TokenKind,
    /// Whether the first character is an upper-case letter.
    pub capitalized: bool,
    /// Whether it has two or more letters, all of them upper case.
    pub all_caps: bool,
}

/// Splits `raw` into tokens in text order. White space and invisible characters belong to none.
pub(super) fn tokenize(raw: &str, pack: &Pack) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(raw.len() / 5 + 1);
    let mut at = 0;
    while let Some(first) = char_at(raw, at) {
        if first.is_whitespace() || first.is_control() || is_invisible(first) {
            at += first.len_utf8();
            continue;
        }
        let end = if is_word_char(first) { word_end(raw, at, pack) } else { mark_end(raw, at, first) };
        tokens.push(describe(raw, at, end, first));
        at = end;
    }
    adapt::adapt(raw, tokens, pack)
}

/// Appends the lower-case form of `word` with plain apostrophes and hyphens and without soft hyphens.
pub(super) fn push_lower(word: &str, lowered: &mut String) {
    if word.is_ascii() {
        let from = lowered.len();
        lowered.push_str(word);
        if let Some(tail) = lowered.get_mut(from..) {
            tail.make_ascii_lowercase();
        }
        return;
    }
    for character in word.chars() {
        match character {
            c if is_apostrophe(c) => lowered.push('\''),
            c if is_hyphen(c) => lowered.push('-'),
            '\u{ad}' => {}
            c => lowered.extend(c.to_lowercase()),
        }
    }
}

fn describe(raw: &str, start: usize, end: usize, first: char) -> Token {
    let text = raw.get(start..end).unwrap_or_default();
    let (mut upper, mut lower, mut other_letters, mut digits) = (0_usize, 0_usize, 0_usize, 0_usize);
    for character in text.chars() {
        if character.is_uppercase() {
            upper += 1;
        } else if character.is_lowercase() {
            lower += 1;
        } else if character.is_alphabetic() {
            other_letters += 1;
        } else if character.is_numeric() {
            digits += 1;
        }
    }
    let kind = if upper + lower + other_letters > 0 {
        TokenKind::Word
    } else if digits > 0 {
        TokenKind::Number
    } else if is_word_char(first) {
        TokenKind::Word
    } else if is_punctuation(first) {
        TokenKind::Punctuation
    } else {
        TokenKind::Symbol
    };
    Token { start, end, kind, capitalized: first.is_uppercase(), all_caps: upper >= 2 && lower == 0 }
}

/// End of the word or number that starts at `start`.
fn word_end(raw: &str, start: usize, pack: &Pack) -> usize {
    let mut at = start;
    let mut shape = Shape { numeric: true, dotted: false, letters: 0, previous: ' ' };
    while let Some(character) = char_at(raw, at) {
        if is_word_char(character) {
            shape.see(character);
            at += character.len_utf8();
            continue;
        }
        let after = at + character.len_utf8();
        if character == '.' && shape.dotted && shape.previous != '.' && !shape.numeric {
            shape.previous = '.';
            at = after;
            continue;
        }
        if !joins(raw, &mut shape, character, after) {
            break;
        }
        shape.previous = character;
        at = after;
    }
    at + abbreviations::period_after(raw, start, at, pack)
}

/// What of the running word decides whether the next mark belongs to it.
struct Shape {
    numeric: bool,
    dotted: bool,
    letters: usize,
    previous: char,
}

impl Shape {
    fn see(&mut self, character: char) {
        if character.is_alphabetic() {
            self.letters += 1;
        }
        self.numeric &= character.is_numeric();
        self.previous = character;
    }
}

/// Whether `mark`, followed by `raw[after..]`, ties the running word to what follows.
fn joins(raw: &str, shape: &mut Shape, mark: char, after: usize) -> bool {
    let Some(next) = char_at(raw, after).filter(|&next| is_word_char(next)) else { return false };
    let previous = shape.previous;
    if is_hyphen(mark) {
        return (is_word_char(previous) || previous == '.')
            && !(previous.is_numeric() && next.is_numeric() && shape.numeric);
    }
    if is_apostrophe(mark) {
        return previous.is_alphabetic() && next.is_alphabetic() && !is_possessive(raw, after);
    }
    match mark {
        '.' if shape.numeric => previous.is_ascii_digit() && next.is_ascii_digit(),
        '.' => {
            let single = next.is_alphabetic()
                && char_at(raw, after + next.len_utf8()).is_none_or(|c| !is_word_char(c));
            let acronym = (shape.letters == 1 || shape.dotted) && single && previous.is_alphabetic();
            shape.dotted |= acronym;
            acronym
        }
        ',' => shape.numeric && previous.is_ascii_digit() && digits_at(raw, after) == 3,
        ':' => shape.numeric && previous.is_ascii_digit() && digits_at(raw, after) == 2,
        '\u{ad}' | '\u{200c}' | '\u{200d}' => true,
        _ => false,
    }
}

/// Number of ASCII digits from `at`, counted up to 4.
fn digits_at(raw: &str, at: usize) -> usize {
    raw.as_bytes().iter().skip(at).take(4).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether `raw[at..]`, behind an apostrophe, is the "s" of a possessive.
fn is_possessive(raw: &str, at: usize) -> bool {
    matches!(char_at(raw, at), Some('s' | 'S'))
        && char_at(raw, at + 1).is_none_or(|c| !is_word_char(c) && !is_apostrophe(c))
}

/// End of the mark at `start`: a run of equal periods or dashes, a possessive "'s", or one character.
fn mark_end(raw: &str, start: usize, first: char) -> usize {
    let after = start + first.len_utf8();
    if matches!(first, '.' | '-' | '*' | '=' | '_' | '~') {
        let run = raw.as_bytes().iter().skip(start).take_while(|&&byte| byte == first as u8).count();
        return start + run;
    }
    let behind_word = raw.get(..start).and_then(|head| head.chars().next_back()).is_some_and(is_word_char);
    if is_apostrophe(first) && behind_word && is_possessive(raw, after) { after + 1 } else { after }
}

/// The character that starts at byte `at`.
pub(super) fn char_at(raw: &str, at: usize) -> Option<char> {
    raw.get(at..)?.chars().next()
}

pub(super) fn is_word_char(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{93c}'..='\u{94d}')
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´')
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_punctuation(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_punctuation()
            && !matches!(
                character,
                '$' | '%'
                    | '/'
                    | '@'
                    | '#'
                    | '&'
                    | '*'
                    | '+'
                    | '<'
                    | '='
                    | '>'
                    | '\\'
                    | '^'
                    | '_'
                    | '|'
                    | '~'
            );
    }
    matches!(
        character,
        '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205e}' | '\u{3000}'..='\u{303f}' | '«' | '»' | '¡' | '¿' | '·' | '´'
            | '،' | '؛' | '؟' | '۔' | '।' | '！' | '，' | '．' | '：' | '；' | '？' | '（' | '）'
    )
}
