//! Numbers as reports write them: figures, words, and both mixed ("14", "1,200", "twenty-five", "3.5 million").

use super::{Text, TokenKind};

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

/// The value of a token that is all digits, with or without thousands separators.
pub(super) fn plain_figure(word: &str) -> Option<u32> {
    if word.len() > 13 || !word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') {
        return None;
    }
    let digits = word.bytes().filter(u8::is_ascii_digit);
    let value = digits.fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    u32::try_from(value).ok()
}

fn figures(text: &Text, at: usize) -> Option<Numeral> {
    let word = text.lower(at);
    let scale = scale(text.lower(at + 1));
    if let (Some(scale), Some((whole, part))) = (scale, word.split_once('.')) {
        let places = u32::try_from(part.len()).ok().filter(|&places| places <= 3)?;
        let scaled = u64::from(plain_figure(whole)?) * scale
            + u64::from(plain_figure(part)?) * scale / 10_u64.pow(places);
        return bounded(scaled, at + 2);
    }
    let value = u64::from(plain_figure(word)?);
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
    // "A hundred", "a thousand".
    if text.lower(at) == "a" && scale(text.lower(at + 1)).is_some() {
        group = Some(1);
        at += 1;
    }
    for _ in 0..12 {
        let skip = usize::from(text.lower(at) == "and" && joins_by_and(text, first, at, total, group));
        let word = text.lower(at + skip);
        if let Some(value) = below_hundred(word) {
            match group {
                None => group = Some(value),
                Some(sum) if sum % 100 == 0 && sum > 0 => group = Some(sum + value),
                Some(sum) if value < 10 && sum % 10 == 0 && (20..100).contains(&(sum % 100)) => {
                    group = Some(sum + value)
                }
                Some(_) => break,
            }
        } else if word == "hundred" && group.is_some_and(|sum| sum < 100) {
            group = group.map(|sum| sum * 100);
        } else if let Some(scale) = scale(word).filter(|&scale| scale >= 1000 && scale < last_scale) {
            let Some(sum) = group.take() else { break };
            total += sum * scale;
            last_scale = scale;
        } else {
            break;
        }
        at += skip + 1;
    }
    if at == first || (group.is_none() && total == 0) {
        return None;
    }
    bounded(total + group.unwrap_or_default(), at)
}

/// "Two hundred and six": the "and" joins only behind a hundred or a thousand, and before less than a hundred.
fn joins_by_and(text: &Text, first: usize, at: usize, total: u64, group: Option<u64>) -> bool {
    let open = group.map_or(total > 0, |sum| sum >= 100 && sum % 100 == 0);
    at > first && open && below_hundred(text.lower(at + 1)).is_some()
}

fn scale(word: &str) -> Option<u64> {
    match word {
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        "million" => Some(1_000_000),
        _ => None,
    }
}

/// The value of one word below a hundred, "twenty-five" included.
pub(super) fn below_hundred(word: &str) -> Option<u64> {
    let value = small(word);
    if value.is_some() || !word.starts_with(['t', 'f', 's', 'e', 'n']) {
        return value;
    }
    if let Some((tens, unit)) = word.split_once('-') {
        let (tens, unit) = (small(tens)?, small(unit)?);
        return ((20..100).contains(&tens) && (1..10).contains(&unit)).then_some(tens + unit);
    }
    None
}

fn small(word: &str) -> Option<u64> {
    let value = match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    };
    Some(value)
}

/// The value of an ordinal: "5th", "23rd", "fifth", "twenty-first"; up to 31.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix))?;
        return if digits.bytes().all(|byte| byte.is_ascii_digit()) { plain_figure(digits) } else { None };
    }
    if let Some((tens, unit)) = word.split_once('-') {
        let tens = match tens {
            "twenty" => 20,
            "thirty" => 30,
            _ => return None,
        };
        return ordinal(unit).filter(|&unit| unit < 10).map(|unit| tens + unit);
    }
    let value = match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        _ => return None,
    };
    Some(value)
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
        assert_eq!(ordinal("23rd"), Some(23));
        assert_eq!(ordinal("twenty-first"), Some(21));
        assert_eq!(ordinal("hundredth"), None);
        assert_eq!(ordinal("th"), None);
    }
}
