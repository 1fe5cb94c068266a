//! Finds thousands of words and phrases in one pass: only where a word of the text begins one, letters are compared.

use std::ops::{ControlFlow, Range};

use rustc_hash::FxHashMap;

/// Words and phrases with a value each, by their first word.
pub(super) struct Words<T> {
    entries: Vec<(Box<[u8]>, T)>,
    places: FxHashMap<u64, Range<usize>>,
    /// One bit for each of the keys, so that most words of a text are told off by one look.
    filter: Box<[u64]>,
}

/// Bits of the filter, as a power of two.
const FILTER_BITS: u32 = 16;

/// Letters, digits and all that is not ASCII.
const LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    letters
};

#[inline]
fn is_letter(byte: u8) -> bool {
    LETTERS[usize::from(byte)]
}

impl<T: Copy> Words<T> {
    /// The table of these phrases, set plain.
    pub(super) fn of(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut keyed: Vec<(u64, Box<[u8]>, T)> = phrases
            .into_iter()
            .filter_map(|(phrase, value)| {
                let start = phrase.bytes().position(is_letter)?;
                let phrase: Box<[u8]> = phrase.as_bytes()[start..].into();
                Some((first_word(&phrase, 0).0, phrase, value))
            })
            .collect();
        keyed.sort_by(|left, right| (left.0, &left.1).cmp(&(right.0, &right.1)));
        let mut words = Self {
            entries: Vec::with_capacity(keyed.len()),
            places: FxHashMap::default(),
            filter: vec![0; 1 << (FILTER_BITS - 6)].into(),
        };
        for (key, phrase, value) in keyed {
            let number = words.entries.len();
            words.places.entry(key).or_insert(number..number).end = number + 1;
            let (block, bit) = place(key);
            words.filter[block] |= bit;
            words.entries.push((phrase, value));
        }
        words
    }

    /// Shows `see` every phrase that stands in `text`, from word to word, with the byte behind it, until it breaks.
    #[inline]
    pub(super) fn each(
        &self,
        text: &str,
        mut see: impl FnMut(usize, T) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !is_letter(bytes[at]) {
                at += 1;
                continue;
            }
            let (key, end) = first_word(bytes, at);
            let (block, bit) = place(key);
            if self.filter[block] & bit != 0 {
                for (phrase, value) in self.starting(key) {
                    let behind = at + phrase.len();
                    let stands = bytes[at..].starts_with(phrase)
                        && bytes.get(behind).is_none_or(|byte| !is_letter(*byte));
                    if stands {
                        see(behind, *value)?;
                    }
                }
            }
            at = end;
        }
        ControlFlow::Continue(())
    }

    fn starting(&self, key: u64) -> &[(Box<[u8]>, T)] {
        self.places.get(&key).and_then(|range| self.entries.get(range.clone())).unwrap_or_default()
    }
}

/// A number for the word that starts at byte `start`, made of its first letters and its length, and its end.
#[inline]
fn first_word(bytes: &[u8], start: usize) -> (u64, usize) {
    let mut letters = 0_u64;
    let mut at = start;
    while let Some(&byte) = bytes.get(at).filter(|byte| is_letter(**byte)) {
        letters = letters.rotate_left(7) ^ u64::from(byte);
        at += 1;
    }
    (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15), at)
}

#[inline]
fn place(key: u64) -> (usize, u64) {
    let bit = key >> (64 - FILTER_BITS);
    ((bit >> 6) as usize, 1 << (bit & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stand_between_marks_and_may_overlap() {
        let phrases = ["car bomb", "bomb", "al-shabaab", ".38 pistol", "car"];
        let words = Words::of(phrases.iter().zip(0..).map(|(phrase, number)| ((*phrase).to_owned(), number)));
        let mut found = Vec::new();
        let text = "a car bomb, cars, bombs; al-shabaab's .38 pistol";
        let all = words.each(text, |end, number: usize| {
            found.push((end, number));
            ControlFlow::Continue(())
        });
        assert!(all.is_continue());
        assert_eq!(found, [(5, 4), (10, 0), (10, 1), (35, 2), (48, 3)]);
        assert!(words.each(text, |_, _| ControlFlow::Break(())).is_break());
    }
}
