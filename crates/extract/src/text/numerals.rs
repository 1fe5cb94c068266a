//! Numbers as reports write them: figures, words, and both mixed ("14", "1,200", "twenty-five", "3.5 million").

use super::{Text, TokenKind};
use crate::pack::{Class, Pack};

/// A number read from tokens `first..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub value: u32,
    /// One past its last token.
    pub end: usize,
}

/// Larger figures are no counts of people.
const LARGEST: u64 = 4_000_000_000;

/// Reads the number that starts at token `at`.
pub(super) fn numeral(text: &Text, at: usize) -> Option<Numeral> {
    let token = text.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => figures(text, at),
        TokenKind::Word => words(text, at),
        TokenKind::Punctuation | TokenKind::Symbol => None,
    }
}

/// The value of a token that is all digits, with or without marks between its thousands.
pub(super) fn plain_figure(pack: &Pack, word: &str) -> Option<u32> {
    if word.len() > 13 || !word.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let mut value = 0_u64;
    for (number, group) in word.split(pack.language.thousands).enumerate() {
        if !group.bytes().all(|byte| byte.is_ascii_digit()) || number > 0 && group.len() != 3 {
            return None;
        }
        value = group.bytes().fold(value, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    }
    u32::try_from(value).ok()
}

fn figures(text: &Text, at: usize) -> Option<Numeral> {
    let word = text.lower(at);
    let scale = scale(text, at + 1);
    if let (Some(scale), Some((whole, part))) = (scale, word.split_once(text.pack.language.decimal)) {
        let places = u32::try_from(part.len()).ok().filter(|&places| places <= 3)?;
        let scaled = u64::from(plain_figure(text.pack, whole)?) * scale
            + u64::from(plain_figure(text.pack, part)?) * scale / 10_u64.pow(places);
        return bounded(scaled, at + 2);
    }
    let value = u64::from(plain_figure(text.pack, word)?);
    match scale {
        Some(scale) => bounded(value.saturating_mul(scale), at + 2),
        None => bounded(value, at + 1),
    }
}

fn bounded(value: u64, end: usize) -> Option<Numeral> {
    let value = u32::try_from(value).ok().filter(|&value| u64::from(value) <= LARGEST)?;
    Some(Numeral { value, end })
}

/// Number words: groups below a thousand, each closed by its scale, in falling order.
fn words(text: &Text, first: usize) -> Option<Numeral> {
    let mut at = first;
    let (mut total, mut group, mut last_scale) = (0_u64, None::<u64>, u64::MAX);
    // "A hundred", "a thousand"; and where a language says "thousand" alone.
    if text.is(at, Class::A) && scale(text, at + 1).is_some() {
        group = Some(1);
        at += 1;
    } else if text.is(at, Class::BareScale) {
        group = Some(1);
    }
    let opened = at;
    for _ in 0..12 {
        let skip = usize::from(text.is(at, Class::And) && joins_by_and(text, first, at, total, group));
        let word = at + skip;
        if let Some(value) = small(text, word) {
            match group {
                None => group = Some(value),
                Some(sum) if sum % 100 == 0 && sum > 0 && value < 100 => group = Some(sum + value),
                Some(sum) if value < 10 && sum % 10 == 0 && (20..100).contains(&(sum % 100)) => {
                    group = Some(sum + value)
                }
                Some(_) => break,
            }
        } else if scale(text, word) == Some(100) && group.is_some_and(|sum| sum < 100) {
            group = group.map(|sum| sum * 100);
        } else if let Some(scale) = scale(text, word).filter(|&scale| scale >= 1000 && scale < last_scale) {
            let Some(sum) = group.take() else { break };
            total += sum * scale;
            last_scale = scale;
        } else {
            break;
        }
        at += skip + 1;
    }
    if at == opened && opened == first || (group.is_none() && total == 0) {
        return None;
    }
    bounded(total + group.unwrap_or_default(), at)
}

/// "Two hundred and six": the "and" joins behind a hundred or a thousand and before less than a hundred; in some
/// languages between tens and units.
fn joins_by_and(text: &Text, first: usize, at: usize, total: u64, group: Option<u64>) -> bool {
    let Some(next) = small(text, at + 1).filter(|_| at > first) else { return false };
    if text.pack.language.tens_and_units {
        return next < 10 && group.is_some_and(|sum| sum % 10 == 0 && (30..100).contains(&(sum % 100)));
    }
    group.map_or(total > 0, |sum| sum >= 100 && sum % 100 == 0)
}

fn scale(text: &Text, at: usize) -> Option<u64> {
    text.value(at, Class::Scale).map(u64::from)
}

/// The value of one number word, "twenty-five" included.
pub(super) fn small(text: &Text, at: usize) -> Option<u64> {
    text.value(at, Class::Number).map(u64::from).or_else(|| hyphenated(text.pack, text.lower(at)))
}

/// The value of one word below a hundred, "twenty-five" included.
pub(super) fn below_hundred(pack: &Pack, word: &str) -> Option<u64> {
    pack.value(word, Class::Number).map(u64::from).or_else(|| hyphenated(pack, word))
}

fn hyphenated(pack: &Pack, word: &str) -> Option<u64> {
    let (tens, unit) = word.split_once('-')?;
    let (tens, unit) = (pack.value(tens, Class::Number)?, pack.value(unit, Class::Number)?);
    ((20..100).contains(&tens) && (1..10).contains(&unit)).then_some(u64::from(tens + unit))
}

/// The value of an ordinal: "5th", "23rd", "fifth", "twenty-first"; up to 31.
pub(super) fn ordinal(pack: &Pack, word: &str) -> Option<u32> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        let (digits, ending) = word.split_at(word.find(|letter: char| !letter.is_ascii_digit())?);
        return if pack.is(ending, Class::OrdinalEnding) { plain_figure(pack, digits) } else { None };
    }
    if let Some((tens, unit)) = word.split_once('-') {
        let tens = pack.value(tens, Class::Number).filter(|tens| matches!(tens, 20 | 30))?;
        return ordinal(pack, unit).filter(|&unit| unit < 10).map(|unit| tens + unit);
    }
    pack.value(word, Class::Ordinal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Option<(u32, usize)> {
        numeral(&Text::read(raw), 0).map(|found| (found.value, found.end))
    }

    #[test]
    fn figures_and_words_are_read() {
        assert_eq!(read("14 people"), Some((14, 1)));
        assert_eq!(read("1,200 people"), Some((1200, 1)));
        assert_eq!(read("3.5 million people"), Some((3_500_000, 2)));
        assert_eq!(read("twenty-five men"), Some((25, 1)));
        assert_eq!(read("TWENTY FIVE MEN"), Some((25, 2)));
        assert_eq!(read("two hundred and six men"), Some((206, 4)));
        assert_eq!(read("a hundred men"), Some((100, 2)));
        assert_eq!(read("six thousand two hundred men"), Some((6200, 4)));
        assert_eq!(read("12 hundred"), Some((1200, 2)));
    }

    #[test]
    fn neighbors_that_only_look_like_one_number_stay_apart() {
        assert_eq!(read("two officers and four policemen"), Some((2, 1)));
        assert_eq!(read("five and six"), Some((5, 1)));
        assert_eq!(read("one two"), Some((1, 1)));
        assert_eq!(read("3.5"), None);
        assert_eq!(read("10:30"), None);
        assert_eq!(read("hundred"), None);
        assert_eq!(read("99999999999999"), None);
        assert_eq!(read("4,000 million"), Some((4_000_000_000, 2)));
        assert_eq!(read("5,000 million"), None);
    }

    #[test]
    fn ordinals_are_read() {
        assert_eq!(ordinal(Pack::default_pack(), "23rd"), Some(23));
        assert_eq!(ordinal(Pack::default_pack(), "twenty-first"), Some(21));
        assert_eq!(ordinal(Pack::default_pack(), "hundredth"), None);
        assert_eq!(ordinal(Pack::default_pack(), "th"), None);
    }
}
