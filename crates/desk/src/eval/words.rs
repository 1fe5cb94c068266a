//! Names as sets of words that can be compared: accents, case, spelling variants and filler removed.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words that say nothing about which place or facility is meant.
const FILLER: &[&str] = &[
    "the", "of", "in", "at", "a", "an", "and", "on", "to", "for", "by", "near", "outside", "its", "s", "el",
    "al", "city", "capital", "province", "region", "district", "central",
];

/// Words that many facilities share; they count [`COMMON_WEIGHT`] of a telling word.
const COMMON: &[&str] = &[
    "embassy",
    "consulate",
    "mission",
    "missions",
    "embassies",
    "consulates",
    "ambassador",
    "ambassadors",
    "staff",
    "hotel",
    "attack",
    "building",
    "office",
    "offices",
    "compound",
    "headquarters",
    "diplomatic",
    "general",
    "people",
    "personnel",
    "national",
    "foreign",
    "residence",
    "diplomat",
    "diplomats",
    "officials",
    "workers",
    "us",
];

/// Two shared generic words are weaker than one shared name, but not nothing.
const COMMON_WEIGHT: f64 = 0.3;

/// Spellings of one word, so that a state and its adjective, or two transliterations, agree.
const SPELLINGS: &[(&str, &str)] = &[
    ("kiev", "kyiv"),
    ("kyyiv", "kyiv"),
    ("sana", "sanaa"),
    ("mazari", "mazar"),
    ("rangoon", "yangon"),
    ("bombay", "mumbai"),
    ("peking", "beijing"),
    ("wien", "vienna"),
    ("roma", "rome"),
    ("moskva", "moscow"),
    ("lahey", "hague"),
    ("cologne", "koln"),
    ("american", "us"),
    ("usa", "us"),
    ("british", "britain"),
    ("uk", "britain"),
    ("welsh", "britain"),
    ("french", "france"),
    ("spanish", "spain"),
    ("danish", "denmark"),
    ("dutch", "netherlands"),
    ("german", "germany"),
    ("swedish", "sweden"),
    ("turkish", "turkey"),
    ("turkiye", "turkey"),
    ("polish", "poland"),
    ("swiss", "switzerland"),
    ("greek", "greece"),
    ("norwegian", "norway"),
    ("emirati", "uae"),
    ("emirates", "uae"),
    ("filipino", "philippines"),
    ("burkinabe", "burkina"),
    ("peruvian", "peru"),
    ("finnish", "finland"),
    ("irish", "ireland"),
];

/// Several words that stand for one.
const PHRASES: &[(&[&str], &str)] = &[
    (&["united", "states", "of", "america"], "us"),
    (&["united", "states"], "us"),
    (&["u", "s", "a"], "us"),
    (&["u", "s"], "us"),
    (&["united", "nations"], "un"),
    (&["u", "n"], "un"),
    (&["sana", "a"], "sanaa"),
    (&["mazar", "e", "sharif"], "mazar sharif"),
    (&["mazar", "i", "sharif"], "mazar sharif"),
];

/// Lower case, accents and apostrophes removed, everything else than letters and digits made a space.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.nfkd().filter(|ch| !is_combining_mark(*ch)) {
        match ch {
            '\'' | '’' => {}
            'ı' => out.push('i'),
            _ if ch.is_ascii_alphanumeric() => out.push(ch.to_ascii_lowercase()),
            _ if !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// The telling words of a name.
pub(super) fn words_of(text: &str) -> BTreeSet<String> {
    let plain = plain(text);
    let mut rest: &[&str] = &plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let mut found = BTreeSet::new();
    while let Some((first, tail)) = rest.split_first() {
        let phrase = PHRASES.iter().find(|(phrase, _)| rest.starts_with(phrase));
        let (meaning, after) = match phrase {
            Some((phrase, meaning)) => (*meaning, &rest[phrase.len()..]),
            None => (SPELLINGS.iter().find(|(from, _)| from == first).map_or(*first, |(_, to)| *to), tail),
        };
        rest = after;
        found.extend(meaning.split(' ').filter(|word| !FILLER.contains(word)).map(str::to_owned));
    }
    found
}

/// How far the smaller set is contained in the other, 0 to 1, by weight; inflected words count as the same.
pub(super) fn overlap(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let weight_of = |set: &BTreeSet<String>| set.iter().map(|word| weight(word)).sum::<f64>();
    let shared = |of: &BTreeSet<String>, with: &BTreeSet<String>| {
        of.iter()
            .filter(|word| with.iter().any(|other| alike(word, other)))
            .map(|word| weight(word))
            .sum::<f64>()
    };
    (shared(a, b).max(shared(b, a)) / weight_of(a).min(weight_of(b))).min(1.0)
}

fn weight(word: &str) -> f64 {
    if COMMON.contains(&word) { COMMON_WEIGHT } else { 1.0 }
}

/// Whether two words differ only in an ending or one letter.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shorter = a.len().min(b.len());
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let same_stem = common >= 5 || (common >= 4 && common + 1 >= shorter);
    same_stem || (shorter >= 5 && strsim::levenshtein(a, b) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_accents_and_adjectives_do_not_matter() {
        for (a, b) in [
            ("U.S. Embassy", "American embassy"),
            ("Köln", "Cologne"),
            ("Mazar-i-Sharif", "Mazar-e Sharif"),
            ("the Turkish consulate", "Consulate of Türkiye"),
        ] {
            assert_eq!(words_of(a), words_of(b), "{a} / {b}");
        }
    }

    #[test]
    fn generic_words_alone_are_a_weak_agreement() {
        let of = |a: &str, b: &str| overlap(&words_of(a), &words_of(b));
        assert!(of("Russian Embassy", "Russian embassy staff") > 0.99);
        assert!(of("Russian Embassy", "Indian Embassy") < 0.3);
        assert_eq!(of("", "Indian Embassy"), 0.0);
    }
}
