//! Byte offsets to character offsets and back.

/// Maps between byte and character offsets of one text. One bit a byte and a count per 64 bytes: a look-up costs
/// the same anywhere in the text.
///
/// ```
/// use chancery_extract::text::CharOffsets;
/// let offsets = CharOffsets::of("Sana’a gate");
/// assert_eq!(offsets.char_of_byte("Sana’a".len()), 6);
/// assert_eq!(offsets.byte_of_char(6), "Sana’a".len());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharOffsets {
    /// Bit `i` of word `i / 64` is set if a character starts at byte `i`.
    starts: Vec<u64>,
    /// Characters that start before each word; one more entry than words.
    before: Vec<usize>,
    bytes: usize,
}

impl CharOffsets {
    /// The map of `raw`.
    pub fn of(raw: &str) -> Self {
        let mut starts = Vec::with_capacity(raw.len() / 64 + 1);
        let mut before = Vec::with_capacity(raw.len() / 64 + 2);
        let mut count = 0_usize;
        before.push(0);
        for block in raw.as_bytes().chunks(64) {
            let mut word = 0_u64;
            for (bit, &byte) in block.iter().enumerate() {
                // A byte of the form 10xxxxxx goes on with the character before it.
                word |= u64::from(byte & 0xC0 != 0x80) << bit;
            }
            count += word.count_ones() as usize;
            starts.push(word);
            before.push(count);
        }
        Self { starts, before, bytes: raw.len() }
    }

    /// Number of characters that start before `byte`; an offset past the end counts as the end.
    pub fn char_of_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes);
        let full = self.before.get(byte / 64).copied().unwrap_or_default();
        let below = (1_u64 << (byte % 64)) - 1;
        full + self.starts.get(byte / 64).map_or(0, |word| (word & below).count_ones() as usize)
    }

    /// Byte at which character number `ch` starts; the text's length for the end and beyond.
    pub fn byte_of_char(&self, ch: usize) -> usize {
        let block = self.before.partition_point(|&count| count <= ch).saturating_sub(1);
        let (Some(&word), Some(&before)) = (self.starts.get(block), self.before.get(block)) else {
            return self.bytes;
        };
        let mut rest = word;
        for _ in before..ch {
            rest &= rest.wrapping_sub(1);
        }
        if rest == 0 { self.bytes } else { block * 64 + rest.trailing_zeros() as usize }
    }

    /// Number of characters of the text.
    pub fn chars(&self) -> usize {
        self.before.last().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_boundary_maps_there_and_back(raw in "\\PC{0,200}") {
            let offsets = CharOffsets::of(&raw);
            for (number, (byte, _)) in raw.char_indices().enumerate() {
                prop_assert_eq!(offsets.char_of_byte(byte), number);
                prop_assert_eq!(offsets.byte_of_char(number), byte);
            }
            prop_assert_eq!(offsets.char_of_byte(raw.len()), raw.chars().count());
            prop_assert_eq!(offsets.byte_of_char(raw.chars().count()), raw.len());
            prop_assert_eq!(offsets.byte_of_char(usize::MAX), raw.len());
            prop_assert_eq!(offsets.chars(), raw.chars().count());
        }
    }

    #[test]
    fn offsets_past_the_end_are_the_end() {
        let offsets = CharOffsets::of("a’b");
        assert_eq!(offsets.char_of_byte(1000), 3);
        assert_eq!(CharOffsets::of("").byte_of_char(0), 0);
    }
}
