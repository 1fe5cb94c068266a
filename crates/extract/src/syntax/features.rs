//! What a network sees of a word: its letters, as numbers that a table turns into rows.

/// Kinds of features whose presence tells which word it is; left out now and then in training.
pub const IDENTITIES: u32 = 2;

/// The kind that tells the outline of a word.
pub const OUTLINE: u32 = 11;

/// Longest word whose letters are looked at; of longer ones the first ones are.
const LONGEST: usize = 40;

/// How the letters of a sentence are to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Capitals say something.
    Mixed,
    /// All letters are capitals, so they say nothing.
    Capitals,
}

impl Case {
    /// The case of a sentence of `words`.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let (mut upper, mut lower, mut count) = (0_usize, 0_usize, 0_usize);
        for word in words {
            let mut letters = 0;
            for byte in word.bytes() {
                upper += usize::from(byte.is_ascii_uppercase());
                lower += usize::from(byte.is_ascii_lowercase());
                letters += usize::from(byte.is_ascii_alphabetic());
            }
            count += usize::from(letters >= 2);
        }
        if count >= 3 && lower * 10 < upper { Self::Capitals } else { Self::Mixed }
    }
}

/// Calls `see` with the kind and the key of every feature of `word`.
pub fn each(word: &str, case: Case, mut see: impl FnMut(u32, u32)) {
    let mut letters = ['\0'; LONGEST];
    let mut count = 0;
    let mut capital = false;
    for (slot, letter) in letters.iter_mut().zip(word.chars()) {
        capital |= letter.is_uppercase();
        *slot = plain(letter);
        count += 1;
    }
    let letters = &letters[..count];
    see(0, key(0, letters.iter().copied()));
    if capital && case == Case::Mixed {
        see(1, key(1, word.chars().take(LONGEST)));
    }
    for length in 1..=5.min(count) {
        let kind = 1 + length as u32;
        see(kind, key(kind, letters[count - length..].iter().copied()));
    }
    for length in 1..=4.min(count) {
        let kind = 6 + length as u32;
        see(kind, key(kind, letters[..length].iter().copied()));
    }
    see(OUTLINE, shape(word, case));
}

/// The letter in lower case, a digit as zero, an apostrophe as the plain one.
fn plain(letter: char) -> char {
    match letter {
        '0'..='9' => '0',
        '’' | '‘' | '`' | '´' | 'ʼ' => '\'',
        '“' | '”' => '"',
        _ if letter.is_ascii() => letter.to_ascii_lowercase(),
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// The outline of a word: classes of letters, each run cut to three.
fn shape(word: &str, case: Case) -> u32 {
    let mut outline = ['\0'; 16];
    let (mut count, mut last, mut run) = (0, '\0', 0);
    for letter in word.chars().take(LONGEST) {
        let class = match letter {
            _ if letter.is_alphabetic() && case == Case::Capitals => 'c',
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_alphabetic() => 'x',
            _ if letter.is_numeric() => '0',
            _ => plain(letter),
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 3 && count < outline.len() {
            outline[count] = class;
            count += 1;
        }
    }
    key(OUTLINE, outline[..count].iter().copied())
}

/// A number for letters of one kind.
fn key(kind: u32, letters: impl Iterator<Item = char>) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for letter in letters {
        hash = (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0000_0100_0000_01b3);
        hash ^= hash >> 29;
    }
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    (hash >> 32) as u32
}

/// The key of the place before the first word, the head of what heads the sentence.
pub const ROOT: u32 = 1;
