//! Reading date words off the tokens.

use super::expression::{Part, Pick, Season, Unit};
use crate::{
    pack::{Class, NO_ROW, Pack},
    text::{Text, TokenKind, numerals},
};

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

    /// Whether one of these marks stands at `at`.
    pub(super) fn any(&self, at: usize, marks: &[&str]) -> bool {
        marks.contains(&self.word(at))
    }

    /// Whether the word at `at` stands in a list of the language, without the period of an abbreviation.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.text.pack.holds(self.row(at), class)
    }

    fn is_any(&self, at: usize, classes: &[Class]) -> bool {
        self.text.pack.holds_any(self.row(at), classes)
    }

    fn row(&self, at: usize) -> u32 {
        match self.text.row(at) {
            NO_ROW if self.text.lower(at).ends_with('.') => self.text.pack.row(self.word(at)),
            row => row,
        }
    }

    /// Whether the word `back` tokens before `at` stands in a list of the language.
    pub(super) fn is_before(&self, at: usize, back: usize, class: Class) -> bool {
        at.checked_sub(back).is_some_and(|at| self.is(at, class))
    }

    /// The number that a word list gives to the word at `at`.
    pub(super) fn value(&self, at: usize, class: Class) -> Option<i8> {
        let value = self.text.pack.value_of(self.row(at), class);
        value.and_then(|value| i8::try_from(value).ok())
    }

    /// Whether token `at` is the plural of a weekday: a habit.
    pub(super) fn is_weekdays(&self, at: usize) -> bool {
        self.is(at, Class::Weekdays)
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
                i16::try_from(numerals::ordinal(self.text.pack, self.word(at))?).ok()?
            }
            None => return None,
        };
        i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
    }

    /// A day of a month as an ordinal: "5th", "fifth".
    pub(super) fn ordinal_day(&self, at: usize) -> Option<i8> {
        let day = numerals::ordinal(self.text.pack, self.word(at))?;
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
        self.value(at, Class::Month)
    }

    pub(super) fn weekday(&self, at: usize) -> Option<i8> {
        // "Sun" and "sat" are words of their own: only with a period.
        let needs_period = self.is(at, Class::ShortWeekday);
        if needs_period && !self.text.lower(at).ends_with('.') {
            None
        } else {
            self.value(at, Class::Weekday)
        }
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
            return word.ends_with('s') || numerals::ordinal(self.text.pack, word).is_some();
        }
        const ANCHORS: &[Class] = &[
            Class::Month,
            Class::Weekday,
            Class::Weekdays,
            Class::Season,
            Class::TimeUnit,
            Class::PartOfDayName,
            Class::Ordinal,
            Class::DateWord,
        ];
        let pack = self.text.pack;
        self.is_any(at, ANCHORS)
            || word.split_once('-').is_some_and(|(from, to)| {
                split_part(pack, word).0 != Part::Whole
                    || month(pack, from).is_some() && month(pack, to).is_some()
                    || numerals::ordinal(pack, word).is_some()
            })
    }

    /// Whether any rule can start at the token: a cheap look before the careful ones.
    pub(super) fn may_open(&self, at: usize) -> bool {
        let word = self.word(at);
        let first = word.as_bytes().first().copied().unwrap_or_default();
        if self.is_number(at) || first.is_ascii_digit() {
            return true;
        }
        const OPENERS: &[Class] = &[
            Class::DateOpener,
            Class::Month,
            Class::Weekday,
            Class::Weekdays,
            Class::Season,
            Class::PluralUnit,
            Class::Number,
            Class::Ordinal,
        ];
        self.is_any(at, OPENERS) || word.contains('-')
    }

    /// Skips one comma.
    pub(super) fn past_comma(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == ",")
    }

    /// Skips words of these lists if they stand at `at` one behind the other.
    pub(super) fn past(&self, at: usize, classes: &[Class]) -> Option<usize> {
        let all = classes.iter().enumerate().all(|(offset, class)| self.is(at + offset, *class));
        all.then_some(at + classes.len())
    }

    /// Skips an optional part of a day behind a date: "morning", "evening".
    pub(super) fn past_part_of_day(&self, at: usize) -> usize {
        let modified = at + usize::from(self.is(at, Class::EarlyOrLate));
        if self.is(modified, Class::PartOfDayName) { modified + 1 } else { at }
    }

    /// "Early", "the end of", "earlier": the part and the token behind it.
    pub(super) fn part(&self, at: usize) -> (Part, usize) {
        let article = at + usize::from(self.is(at, Class::The));
        self.edge(at, article).unwrap_or_else(|| {
            let behind = |class| at + 1 + usize::from(self.is(at + 1, class));
            if self.is(at, Class::Early) {
                (Part::Early, at + 1)
            } else if self.is(at, Class::Mid) {
                (Part::Mid, at + 1 + usize::from(self.is_dash(at + 1)))
            } else if self.is(at, Class::Late) {
                (Part::Late, at + 1)
            } else if self.is(at, Class::Earlier) {
                (Part::Earlier, behind(Class::In))
            } else if self.is(at, Class::Later) {
                (Part::Later, behind(Class::In))
            } else {
                (Part::Whole, at)
            }
        })
    }

    /// "The end of", "the last days of", "the second half of".
    fn edge(&self, at: usize, article: usize) -> Option<(Part, usize)> {
        if self.is(article + 1, Class::Of) {
            let parts =
                [(Class::BeginningOf, Part::Early), (Class::Middle, Part::Mid), (Class::EndOf, Part::Late)];
            let part = parts.iter().find(|(class, _)| self.is(article, *class));
            return part.map(|(_, part)| (*part, article + 2));
        }
        if !self.is(article + 2, Class::Of) {
            return None;
        }
        let last_day = self.is(article, Class::Last) && self.is(article + 1, Class::Day);
        if article > at && self.is(article + 1, Class::EdgeUnit) && !last_day {
            if self.is(article, Class::FirstEdge) {
                return Some((Part::Early, article + 3));
            }
            return self.is(article, Class::LastEdge).then_some((Part::Late, article + 3));
        }
        if self.is(article + 1, Class::Half) {
            if self.is(article, Class::First) {
                return Some((Part::Early, article + 3));
            }
            return self.is(article, Class::SecondHalf).then_some((Part::Late, article + 3));
        }
        None
    }

    /// "This", "last", "the same", "that", "the following", "the previous": the pick and the token behind it.
    pub(super) fn pick(&self, at: usize) -> Option<(Pick, usize)> {
        const BEHIND_ARTICLE: &[(Class, Pick)] = &[
            (Class::SameOrVery, Pick::Same),
            (Class::FollowingPick, Pick::Following),
            (Class::PrecedingPick, Pick::Preceding),
            (Class::LastPick, Pick::Last),
            (Class::CurrentPick, Pick::This),
            (Class::Coming, Pick::Next),
        ];
        const ALONE: &[(Class, Pick)] = &[
            (Class::This, Pick::This),
            (Class::LastPick, Pick::Last),
            (Class::Next, Pick::Next),
            (Class::That, Pick::Same),
        ];
        let picked = |at: usize, picks: &[(Class, Pick)]| {
            picks.iter().find(|(class, _)| self.is(at, *class)).map(|(_, pick)| (*pick, at + 1))
        };
        let article = self.is(at, Class::ThatTheThis);
        article.then(|| picked(at + 1, BEHIND_ARTICLE)).flatten().or_else(|| picked(at, ALONE))
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        let unit = match self.value(at, Class::TimeUnit)? {
            1 => Unit::Hours,
            2 => Unit::Day,
            3 => Unit::Week,
            4 => Unit::Month,
            5 => Unit::Year,
            _ => Unit::Decade,
        };
        Some(unit)
    }

    pub(super) fn is_plural_unit(&self, at: usize) -> bool {
        self.is(at, Class::PluralUnit)
    }
}

/// The number that a word list gives to a part of a token ("july" of "july-august").
fn listed(pack: &Pack, word: &str, class: Class) -> Option<i8> {
    pack.value(word, class).and_then(|value| i8::try_from(value).ok())
}

/// Month number of a name or its usual abbreviations.
pub(super) fn month(pack: &Pack, word: &str) -> Option<i8> {
    listed(pack, word, Class::Month)
}

/// A word with its hyphenated part of a period: "mid-July" is mid and "july".
pub(super) fn split_part<'w>(pack: &Pack, word: &'w str) -> (Part, &'w str) {
    let Some((prefix, rest)) = word.split_once('-') else { return (Part::Whole, word) };
    let parts = [(Class::Mid, Part::Mid), (Class::Early, Part::Early), (Class::Late, Part::Late)];
    let part = parts.iter().find(|(class, _)| pack.is(prefix, *class));
    part.map_or((Part::Whole, word), |(_, part)| (*part, rest))
}

/// The season of this number, spring is 1.
fn season_of(number: i8) -> Option<Season> {
    match number {
        1 => Some(Season::Spring),
        2 => Some(Season::Summer),
        3 => Some(Season::Autumn),
        4 => Some(Season::Winter),
        _ => None,
    }
}

/// The season that a part of a token names ("summer" of "mid-summer").
pub(super) fn season(pack: &Pack, word: &str) -> Option<Season> {
    season_of(listed(pack, word, Class::Season)?)
}
