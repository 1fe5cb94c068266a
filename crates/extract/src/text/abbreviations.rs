//! Abbreviations whose period ends no sentence, or only sometimes does.

use crate::pack::{Class, Pack};

use super::token::{char_at, is_word_char};

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
pub(super) fn period_after(raw: &str, start: usize, end: usize, pack: &Pack) -> usize {
    let (Some(word), Some('.')) = (raw.get(start..end), char_at(raw, end)) else { return 0 };
    if char_at(raw, end + 1).is_some_and(|next| next == '.' || is_word_char(next)) {
        // "Jan.5" and "No.4" are abbreviations too; "end.The" is not.
        let digit = char_at(raw, end + 1).is_some_and(|next| next.is_ascii_digit());
        return usize::from(digit && word.len() <= LONGEST && known(&word.to_lowercase(), pack));
    }
    let following = first_after(raw, end + 1);
    let initial = word.chars().count() == 1
        && word.chars().all(char::is_uppercase)
        && following.is_some_and(char::is_uppercase);
    if initial {
        return 1;
    }
    if word.len() > LONGEST {
        return 0;
    }
    let lower = word.to_lowercase();
    let capitalized = word.starts_with(char::is_uppercase);
    let counts = pack.is(&lower, Class::TitleAbbreviation) && capitalized
        || pack.is(&lower, Class::Abbreviation)
        || pack.is(&lower, Class::CalendarAbbreviation) && capitalized
        || pack.is(&lower, Class::NumberedAbbreviation)
            && following.is_some_and(|next| next.is_ascii_digit());
    usize::from(counts)
}

/// How the token `lower`, which ends with a period, closes; `None` if it is no abbreviation.
pub(super) fn closing(lower: &str, pack: &Pack) -> Option<Closing> {
    let stem = lower.strip_suffix('.')?;
    if stem.is_empty() || stem.ends_with('.') {
        return None;
    }
    let never = pack.is(stem, Class::TitleAbbreviation)
        || pack.is(stem, Class::NumberedAbbreviation)
        || stem.chars().count() == 1;
    Some(if never { Closing::Never } else { Closing::Perhaps })
}

fn known(lower: &str, pack: &Pack) -> bool {
    pack.is(lower, Class::TitleAbbreviation)
        || pack.is(lower, Class::CalendarAbbreviation)
        || pack.is(lower, Class::NumberedAbbreviation)
}

/// First visible character from `at`, looking no further than a line of white space.
fn first_after(raw: &str, at: usize) -> Option<char> {
    raw.get(at..)?.chars().take(100).find(|character| !character.is_whitespace())
}
