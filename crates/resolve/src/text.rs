//! Names cut into comparable words.

use model::codebook::fold;

/// Words that join the parts of a place or personal name and vary between transliterations.
const CONNECTORS: &[&str] = &[
    "al", "el", "ul", "il", "i", "e", "as", "ash", "ad", "ar", "az", "ez", "es", "en", "an", "at", "ibn",
    "bin", "de", "di",
];

/// The folded words of a name: no case, accents, possessive endings or punctuation.
pub(crate) fn words(text: &str) -> Vec<String> {
    split_words(text).map(folded).filter(|word| !word.is_empty()).collect()
}

/// [`fold`] of one word, with a short way for plain letters.
fn folded(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) { word.to_ascii_lowercase() } else { fold(word) }
}

/// The words of a name as written, without possessive endings and punctuation; "U.S." gives "US".
pub(crate) fn split_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | 'ʼ' | '`')))
        .map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
        })
        .filter(|word| !word.is_empty())
}

/// "U.S." and "U. K." written as abbreviations without dots.
pub(crate) fn without_dots(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut previous_single = false;
    for (at, c) in text.char_indices() {
        if c == '.' && previous_single {
            continue;
        }
        let starts_word = !text[..at].ends_with(char::is_alphanumeric);
        previous_single = c.is_uppercase() && (starts_word || text[..at].ends_with('.'));
        plain.push(c);
    }
    plain
}

/// The form under which spellings of one name meet exactly: folded words without connectors.
pub(crate) fn name_key(text: &str) -> String {
    let all = words(text);
    let kept: Vec<&str> = all.iter().map(String::as_str).filter(|word| !CONNECTORS.contains(word)).collect();
    if kept.is_empty() { all.join(" ") } else { kept.join(" ") }
}

/// The consonants of a name in the order of its sounds, so that most transliterations of one name agree:
/// `Qandahar` and `Kandahar`, `Hodeidah` and `Al Hudaydah`. Names that differ may agree too; compare them again.
pub(crate) fn skeleton(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let mut rest = key;
    while let Some(c) = rest.chars().next() {
        let (sound, used) = sound_at(rest, c, out.is_empty());
        for c in sound.chars() {
            if !out.ends_with(c) {
                out.push(c);
            }
        }
        rest = &rest[used..];
    }
    out
}

fn sound_at(rest: &str, first: char, starts: bool) -> (&'static str, usize) {
    const PAIRS: &[(&str, &str)] = &[
        ("kh", "k"),
        ("gh", "g"),
        ("dj", "j"),
        ("dh", "d"),
        ("th", "t"),
        ("sh", "s"),
        ("ch", "s"),
        ("zh", "j"),
        ("ts", "s"),
        ("tz", "s"),
        ("ph", "f"),
        ("ck", "k"),
        ("ou", ""),
        ("dz", "z"),
    ];
    if let Some((_, sound)) = PAIRS.iter().find(|(pair, _)| rest.starts_with(pair)) {
        return (sound, 2);
    }
    let sound = match first {
        'b' | 'p' => "b",
        'c' | 'k' | 'q' => "k",
        'd' => "d",
        'f' | 'v' => "f",
        'g' => "g",
        'j' => "j",
        'l' => "l",
        'm' => "m",
        'n' => "n",
        'r' => "r",
        's' => "s",
        't' => "t",
        'x' => "ks",
        'z' => "z",
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' if starts => "a",
        _ => "",
    };
    (sound, first.len_utf8())
}

/// FNV-1a: the same on every machine and in every release, which the standard hasher does not promise.
pub(crate) fn hash64(text: &str) -> u64 {
    hash_bytes(text.bytes())
}

/// The hash of every folded word of a text, without keeping the words.
pub(crate) fn word_hashes(text: &str) -> impl Iterator<Item = u64> {
    split_words(text).map(|word| {
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            hash_bytes(word.bytes().map(|byte| byte.to_ascii_lowercase()))
        } else {
            hash64(&fold(word))
        }
    })
}

fn hash_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_place_meet() {
        for (a, b) in [
            ("Mazar-i-Sharif", "Mazar e Sharif"),
            ("Sana’a", "Sanaa"),
            ("N'Djamena", "Ndjamena"),
            ("Al-Raqqah", "raqqah"),
        ] {
            assert_eq!(name_key(a), name_key(b), "{a} {b}");
        }
        for (a, b) in [
            ("Kandahar", "Qandahar"),
            ("Hodeidah", "Al Hudaydah"),
            ("Jalalabad", "Djalalabad"),
            ("Fallujah", "Falluja"),
        ] {
            assert_eq!(skeleton(&name_key(a)), skeleton(&name_key(b)), "{a} {b}");
        }
    }

    #[test]
    fn possessives_and_dots_fall_away() {
        assert_eq!(words("Iran's U.K. embassy"), ["iran", "u", "k", "embassy"]);
        assert_eq!(
            without_dots("the U.S. and U.K. embassies. The end."),
            "the US and UK embassies. The end."
        );
    }

    #[test]
    fn a_name_of_connectors_alone_keeps_them() {
        assert_eq!(name_key("El An"), "el an");
    }
}
