//! Reading date words off the tokens.

use super::expression::{Part, Pick, Season, Unit};
use crate::text::{Text, TokenKind, numerals};

/// The tokens of a text as date rules see them: lower case, without the period of an abbreviation. Positions
/// outside the text read as empty words.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t, 'a> {
    pub text: &'t Text<'a>,
}

impl<'t> Scan<'t, '_> {
    pub(super) fn word(&self, at: usize) -> &'t str {
        let word = self.text.lower(at);
        // Read byte by byte: this is the innermost look-up of every rule.
        match word.as_bytes() {
            [_, .., b'.'] => &word[..word.len() - 1],
            _ => word,
        }
    }

    /// The word `back` tokens before `at`.
    pub(super) fn before(&self, at: usize, back: usize) -> &'t str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether token `at` stands right behind the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.text.tokens.get(before));
        before.zip(self.text.tokens.get(at)).is_some_and(|(before, token)| before.end == token.start)
    }

    pub(super) fn capitalized(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.capitalized)
    }

    pub(super) fn all_caps(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.all_caps)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Digits only, and as many as `lengths` allows.
    pub(super) fn digits(&self, at: usize, lengths: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let word = self.text.lower(at);
        let plain = lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    }

    /// A day of a month: "5", "5th".
    pub(super) fn day(&self, at: usize) -> Option<i8> {
        let day = match self.digits(at, 1..=2) {
            Some(day) => day,
            None if self.text.lower(at).starts_with(|first: char| first.is_ascii_digit()) => {
                i16::try_from(numerals::ordinal(self.word(at))?).ok()?
            }
            None => return None,
        };
        i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
    }

    /// A day of a month as an ordinal: "5th", "fifth".
    pub(super) fn ordinal_day(&self, at: usize) -> Option<i8> {
        let day = numerals::ordinal(self.word(at))?;
        i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
    }

    /// A year of four digits that is plausible in a report.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        self.digits(at, 4..=4).filter(|year| (1800..=2100).contains(year))
    }

    /// Whether a year or its last two digits stand at `at`, right behind a dash.
    pub(super) fn glued_year(&self, at: usize) -> bool {
        self.glued(at) && self.digits(at, 2..=4).is_some()
    }

    pub(super) fn month(&self, at: usize) -> Option<i8> {
        month(self.word(at))
    }

    pub(super) fn weekday(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        let short = word.len() <= 5 && !word.ends_with("day");
        // "Sun" and "sat" are words of their own: only with a period.
        if short && !self.text.lower(at).ends_with('.') { None } else { weekday(word) }
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.any(at, &["-", "–", "—", "--"])
    }

    /// Whether the token may make the words around it a date. Every rule needs one within its reach.
    pub(super) fn is_anchor(&self, at: usize) -> bool {
        let word = self.word(at);
        if self.is_number(at) {
            return word.len() == 4 || word.contains('.') || self.word(at + 1) == "/";
        }
        let first = word.as_bytes().first().copied().unwrap_or_default();
        if first.is_ascii_digit() {
            return word.ends_with('s') || numerals::ordinal(word).is_some();
        }
        let named = month(word).is_some()
            || weekday(word.strip_suffix('s').unwrap_or(word)).is_some()
            || season(word).is_some()
            || self.unit(at).is_some()
            || is_part_of_day(word)
            || numerals::ordinal(word).is_some();
        named
            || word.split_once('-').is_some_and(|(from, to)| {
                matches!(from, "mid" | "early" | "late") || month(from).is_some() && month(to).is_some()
            })
            || matches!(
                word,
                "today"
                    | "tonight"
                    | "yesterday"
                    | "tomorrow"
                    | "overnight"
                    | "weekend"
                    | "recently"
                    | "lately"
                    | "nowadays"
                    | "christmas"
                    | "boxing"
                    | "fall"
                    | "fifties"
                    | "sixties"
                    | "seventies"
                    | "eighties"
                    | "nineties"
            )
    }

    /// Whether any rule can start at the token: a cheap look before the careful ones.
    pub(super) fn may_open(&self, at: usize) -> bool {
        let word = self.word(at);
        let first = word.as_bytes().first().copied().unwrap_or_default();
        if self.is_number(at) || first.is_ascii_digit() {
            return true;
        }
        opens(word)
            || month(word).is_some()
            || weekday(word.strip_suffix('s').unwrap_or(word)).is_some()
            || season(word).is_some()
            || self.is_plural_unit(at)
            || numerals::below_hundred(word).is_some()
            || numerals::ordinal(word).is_some()
            || word.contains('-')
    }

    /// Skips one comma.
    pub(super) fn past_comma(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == ",")
    }

    /// Skips the words `words` if they stand at `at`.
    pub(super) fn past(&self, at: usize, words: &[&str]) -> Option<usize> {
        let all = words.iter().enumerate().all(|(offset, word)| self.word(at + offset) == *word);
        all.then_some(at + words.len())
    }

    /// Skips an optional part of a day behind a date: "morning", "evening".
    pub(super) fn past_part_of_day(&self, at: usize) -> usize {
        let modified = at + usize::from(self.any(at, &["early", "late"]));
        if is_part_of_day(self.word(modified)) { modified + 1 } else { at }
    }

    /// "Early", "the end of", "earlier": the part and the token behind it.
    pub(super) fn part(&self, at: usize) -> (Part, usize) {
        let article = at + usize::from(self.word(at) == "the");
        if self.word(article + 1) == "of" {
            let part = match self.word(article) {
                "beginning" | "start" | "opening" => Some(Part::Early),
                "middle" => Some(Part::Mid),
                "end" | "close" | "tail" => Some(Part::Late),
                _ => None,
            };
            if let Some(part) = part {
                return (part, article + 2);
            }
        }
        let edge = self.any(article + 1, &["day", "days", "week", "weeks", "months", "hours"])
            && self.word(article + 2) == "of";
        if edge && article > at && !(self.word(article) == "last" && self.word(article + 1) == "day") {
            match self.word(article) {
                "first" | "opening" | "early" => return (Part::Early, article + 3),
                "last" | "final" | "closing" => return (Part::Late, article + 3),
                _ => {}
            }
        }
        if self.word(article + 1) == "half" && self.word(article + 2) == "of" {
            match self.word(article) {
                "first" => return (Part::Early, article + 3),
                "second" | "latter" => return (Part::Late, article + 3),
                _ => {}
            }
        }
        match self.word(at) {
            "early" => (Part::Early, at + 1),
            "mid" => (Part::Mid, at + 1 + usize::from(self.is_dash(at + 1))),
            "late" => (Part::Late, at + 1),
            "earlier" => (Part::Earlier, at + 1 + usize::from(self.word(at + 1) == "in")),
            "later" => (Part::Later, at + 1 + usize::from(self.word(at + 1) == "in")),
            _ => (Part::Whole, at),
        }
    }

    /// "This", "last", "the same", "that", "the following", "the previous": the pick and the token behind it.
    pub(super) fn pick(&self, at: usize) -> Option<(Pick, usize)> {
        let article = at + usize::from(self.any(at, &["the", "that", "this"]));
        let had_article = article > at;
        match self.word(article) {
            "same" | "very" if had_article => Some((Pick::Same, article + 1)),
            "following" | "subsequent" | "ensuing" if had_article => Some((Pick::Following, article + 1)),
            "next" if had_article => Some((Pick::Following, article + 1)),
            "previous" | "preceding" if had_article => Some((Pick::Preceding, article + 1)),
            "last" | "past" if had_article => Some((Pick::Last, article + 1)),
            "current" | "present" if had_article => Some((Pick::This, article + 1)),
            "coming" if had_article => Some((Pick::Next, article + 1)),
            _ => match self.word(at) {
                "this" => Some((Pick::This, at + 1)),
                "last" | "past" => Some((Pick::Last, at + 1)),
                "next" => Some((Pick::Next, at + 1)),
                "that" => Some((Pick::Same, at + 1)),
                _ => None,
            },
        }
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        let unit = match self.word(at) {
            "seconds" | "moment" | "moments" | "minute" | "minutes" | "hour" | "hours" => Unit::Hours,
            "day" | "days" | "night" | "nights" => Unit::Day,
            "week" | "weeks" | "fortnight" => Unit::Week,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            "decade" | "decades" => Unit::Decade,
            _ => return None,
        };
        Some(unit)
    }

    pub(super) fn is_plural_unit(&self, at: usize) -> bool {
        self.unit(at).is_some() && self.word(at).ends_with('s')
    }
}

/// Words besides numbers, months, weekdays, seasons and units that a rule starts with.
#[rustfmt::skip]
fn opens(word: &str) -> bool {
    matches!(
        word,
        "the" | "that" | "this" | "these" | "last" | "past" | "next" | "a" | "an" | "at" | "over" | "year"
            // Parts of a period.
            | "beginning" | "start" | "opening" | "middle" | "end" | "close" | "tail" | "first" | "final"
            | "closing" | "second" | "latter" | "early" | "mid" | "late" | "earlier" | "later"
            // Days and decades with a name.
            | "christmas" | "boxing" | "new" | "today" | "tonight" | "yesterday" | "tomorrow" | "overnight"
            | "fall" | "fifties" | "sixties" | "seventies" | "eighties" | "nineties" | "'" | "’" | "‘"
            // Before a number.
            | "more" | "less" | "up" | "about" | "some" | "around" | "nearly" | "almost" | "exactly" | "just"
            | "only" | "barely" | "roughly" | "under" | "approximately" | "several" | "many"
            // Times without an interval.
            | "recently" | "lately" | "nowadays" | "recent" | "coming"
    )
}

pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(
        word,
        "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "noon"
            | "midday"
            | "midnight"
            | "dawn"
            | "dusk"
            | "lunchtime"
    )
}

/// Month number of a name or its usual abbreviations.
pub(super) fn month(word: &str) -> Option<i8> {
    let number = match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    };
    Some(number)
}

/// Weekday number, Monday is 1.
pub(super) fn weekday(word: &str) -> Option<i8> {
    let number = match word {
        "monday" | "mon" => 1,
        "tuesday" | "tue" | "tues" => 2,
        "wednesday" | "wed" => 3,
        "thursday" | "thu" | "thur" | "thurs" => 4,
        "friday" | "fri" => 5,
        "saturday" | "sat" => 6,
        "sunday" | "sun" => 7,
        _ => return None,
    };
    Some(number)
}

pub(super) fn season(word: &str) -> Option<Season> {
    match word {
        "spring" | "springtime" => Some(Season::Spring),
        "summer" | "summertime" => Some(Season::Summer),
        "autumn" => Some(Season::Autumn),
        "winter" | "wintertime" => Some(Season::Winter),
        _ => None,
    }
}

/// A word with its hyphenated part of a period: "mid-July" is mid and "july".
pub(super) fn split_part(word: &str) -> (Part, &str) {
    for (prefix, part) in [("mid-", Part::Mid), ("early-", Part::Early), ("late-", Part::Late)] {
        if let Some(rest) = word.strip_prefix(prefix) {
            return (part, rest);
        }
    }
    (Part::Whole, word)
}
