//! A text as a set of hashed word sequences.

use crate::text::word_hashes;

/// Words in a row that make one shingle: long enough that two writers hardly meet by chance, short enough that a changed
/// word costs little.
const SHINGLE_WORDS: usize = 5;
/// Of all shingles, those whose hash is divisible by this are kept, the same ones in every text.
const SAMPLE: u64 = 4;
/// Only this much of a text is read, in bytes: near copies show in the first pages, and a hostile file stays cheap.
const READ_BYTES: usize = 200_000;

/// The sampled shingles of a text and the hash of all its words. Two texts share about as large a part of their
/// fingerprints as they share of their wording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// Sorted, without repeats.
    pub(super) shingles: Vec<u64>,
    /// Of the folded words; 0 for a text without words.
    pub(super) whole: u64,
}

impl Fingerprint {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut end = text.len().min(READ_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let hashes: Vec<u64> = word_hashes(&text[..end]).collect();
        let mut shingles: Vec<u64> =
            hashes.windows(SHINGLE_WORDS).map(mix).filter(|hash| hash % SAMPLE == 0).collect();
        shingles.sort_unstable();
        shingles.dedup();
        let whole = if hashes.is_empty() { 0 } else { mix(&hashes) };
        Self { shingles, whole }
    }

    /// Number of shingles in both.
    pub(super) fn shared(&self, other: &Self) -> u32 {
        let (mut a, mut b, mut shared) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.shingles.get(a), other.shingles.get(b)) {
            shared += u32::from(x == y);
            a += usize::from(x <= y);
            b += usize::from(y <= x);
        }
        shared
    }
}

fn mix(hashes: &[u64]) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for hash in hashes {
        state = (state ^ hash).wrapping_mul(0xff51_afd7_ed55_8ccd);
        state ^= state >> 32;
    }
    state
}
