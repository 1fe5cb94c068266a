//! Abbreviations whose period ends no sentence, or only sometimes does.

use super::token::{char_at, is_word_char};

/// Titles and the like: a name follows, never a new sentence.
#[rustfmt::skip]
const BEFORE_NAMES: &[&str] = &[
    "adm", "amb", "brig", "capt", "cmdr", "col", "comdr", "cpl", "cpt", "det", "dr", "eng", "fr", "ft",
    "gen", "gov", "hon", "insp", "lieut", "lt", "maj", "mr", "mrs", "ms", "msgr", "mt", "ofc", "pfc",
    "pres", "prof", "pvt", "rep", "rev", "sen", "sgt", "sr", "sra", "st", "supt", "vs",
];

/// May end a sentence.
const ANYWHERE: &[&str] = &[
    "approx", "assn", "ave", "bldg", "blvd", "bros", "co", "corp", "dept", "dist", "div", "est", "etc",
    "govt", "inc", "intl", "jr", "ltd", "natl", "prov", "univ",
];

/// Months and weekdays; words with another meaning count only before a digit.
const CALENDAR: &[&str] = &[
    "apr", "aug", "dec", "feb", "jan", "jul", "jun", "mar", "nov", "oct", "sep", "sept", "mon", "tue",
    "tues", "thu", "thur", "thurs", "fri",
];
const ONLY_BEFORE_DIGITS: &[&str] = &["art", "fig", "no", "nos", "sat", "sun", "wed", "vol", "p", "pp", "ca"];

/// Longest entry of the tables.
const LONGEST: usize = 6;

/// How an abbreviation with its period relates to the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// Something always follows.
    Never,
    /// The next word decides.
    Perhaps,
}

/// 1 if the period behind the word `raw[start..end]` belongs to the word, else 0.
pub(super) fn period_after(raw: &str, start: usize, end: usize) -> usize {
    let (Some(word), Some('.')) = (raw.get(start..end), char_at(raw, end)) else { return 0 };
    if char_at(raw, end + 1).is_some_and(|next| next == '.' || is_word_char(next)) {
        // "Jan.5" and "No.4" are abbreviations too; "end.The" is not.
        let digit = char_at(raw, end + 1).is_some_and(|next| next.is_ascii_digit());
        return usize::from(digit && word.len() <= LONGEST && known(&word.to_ascii_lowercase()));
    }
    let following = first_after(raw, end + 1);
    let initial = word.chars().count() == 1
        && word.chars().all(char::is_uppercase)
        && following.is_some_and(char::is_uppercase);
    if initial {
        return 1;
    }
    if word.len() > LONGEST || !word.is_ascii() {
        return 0;
    }
    let lower = word.to_ascii_lowercase();
    let capitalized = word.starts_with(|first: char| first.is_ascii_uppercase());
    let counts = BEFORE_NAMES.contains(&lower.as_str()) && capitalized
        || ANYWHERE.contains(&lower.as_str())
        || CALENDAR.contains(&lower.as_str()) && capitalized
        || ONLY_BEFORE_DIGITS.contains(&lower.as_str())
            && following.is_some_and(|next| next.is_ascii_digit());
    usize::from(counts)
}

/// How the token `lower`, which ends with a period, closes; `None` if it is no abbreviation.
pub(super) fn closing(lower: &str) -> Option<Closing> {
    let stem = lower.strip_suffix('.')?;
    if stem.is_empty() || stem.ends_with('.') {
        return None;
    }
    let never =
        BEFORE_NAMES.contains(&stem) || ONLY_BEFORE_DIGITS.contains(&stem) || stem.chars().count() == 1;
    Some(if never { Closing::Never } else { Closing::Perhaps })
}

fn known(lower: &str) -> bool {
    [BEFORE_NAMES, CALENDAR, ONLY_BEFORE_DIGITS].iter().any(|table| table.contains(&lower))
}

/// First visible character from `at`, looking no further than a line of white space.
fn first_after(raw: &str, at: usize) -> Option<char> {
    raw.get(at..)?.chars().take(100).find(|character| !character.is_whitespace())
}
