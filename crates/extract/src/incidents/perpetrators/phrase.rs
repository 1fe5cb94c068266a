//! The noun phrase around the name of a group: "two suspected members of the X", "X's gunmen", "an X bomb".

use std::ops::Range;

use crate::pack::Class;
use crate::{mentions::covering, reading::Reading};

/// What the phrase speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// The group itself.
    Group,
    /// People of the group.
    People,
    /// Something the group did, or did it with.
    Deed,
    /// Something found that carries its name.
    Trace,
    /// What it owns, and those who speak for it.
    Belonging,
}

/// A group in its noun phrase.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// All of it.
    pub tokens: Range<usize>,
    /// The name.
    pub name: Range<usize>,
    /// What it speaks of.
    pub head: Head,
    /// "suspected", "alleged".
    pub guessed: bool,
}

/// How far a phrase reaches to the left of the name.
const LEFT: usize = 9;

/// How far to the right.
const RIGHT: usize = 5;

impl Phrase {
    /// The phrase around `name` inside `sentence`.
    pub fn around(reading: &Reading<'_>, sentence: &Range<usize>, name: &Range<usize>) -> Self {
        let (end, head) = to_the_right(reading, sentence, name);
        let (start, people) = to_the_left(reading, sentence, name.start);
        let head = if people && matches!(head, Head::Group | Head::People) { Head::People } else { head };
        let from = start.saturating_sub(3).max(sentence.start);
        let guessed = (from..name.start).any(|at| reading.text.is(at, Class::PerpetratorGuess));
        Self { tokens: start..end, name: name.clone(), head, guessed }
    }
}

fn to_the_right(reading: &Reading<'_>, sentence: &Range<usize>, name: &Range<usize>) -> (usize, Head) {
    let text = reading.text;
    let mut end = past_brackets(reading, name.end);
    let possessive = text.is(end, Class::PossessiveMark);
    end += usize::from(possessive);
    let limit = (end + RIGHT).min(sentence.end);
    for at in end..limit {
        let word = text.lower(at);
        if text.is(at, Class::PerpetratorBelongings) {
            return (at + 1, Head::Belonging);
        }
        if text.is(at, Class::PerpetratorTraces) {
            return (at + 1, Head::Trace);
        }
        let trigger = reading.lexicon.triggers.first_at(text, at);
        let (long, flags) = trigger.map_or((1, None), |hit| (hit.tokens, Some(hit.value.flags)));
        let agent = flags.is_some_and(|flags| flags.agent);
        if text.is(at, Class::PerpetratorPeople) || agent {
            return (at + if agent { long } else { 1 }, Head::People);
        }
        if flags.is_some_and(|flags| !flags.verb && !flags.foil) || text.is(at, Class::PerpetratorDeeds) {
            return (at + long, Head::Deed);
        }
        let capital = text.tokens[at].capitalized;
        let adjective = possessive
            || capital
            || text.is(at, Class::IstEnding)
            || word.contains('-')
            || text.is(at, Class::GroupKind);
        if flags.is_some()
            || !adjective
            || reading.text.word(at) == ","
            || covering(&reading.mentions.actors, |actor| &actor.tokens, at).is_some()
        {
            break;
        }
    }
    (end, Head::Group)
}

/// "(ELN)" behind a name.
pub fn past_brackets(reading: &Reading<'_>, end: usize) -> usize {
    let text = reading.text;
    if !matches!(text.word(end), "(" | "[") {
        return end;
    }
    (end + 1..end + 8).find(|at| matches!(text.word(*at), ")" | "]")).map_or(end, |close| close + 1)
}

/// Where the phrase starts, and whether people of the group lead it.
fn to_the_left(reading: &Reading<'_>, sentence: &Range<usize>, name: usize) -> (usize, bool) {
    let text = reading.text;
    let from = name.saturating_sub(LEFT).max(sentence.start);
    let small = |at: usize| {
        text.is(at, Class::PerpetratorLinks)
            || text.is(at, Class::PerpetratorPeople)
            || matches!(text.word(at), "\"" | "“" | "'" | "‘")
    };
    let run = (from..name).rev().take_while(|at| small(*at)).last().unwrap_or(name);
    let leads = |at: usize| {
        text.is(at, Class::PerpetratorPeople) && (at + 1 == name || text.is(at + 1, Class::PerpetratorJoints))
    };
    match (run..name).find(|at| leads(*at)) {
        Some(noun) => (past_of(reading, sentence, before_the_noun(reading, sentence, noun)), true),
        None => {
            let articled = name > sentence.start && text.is(name - 1, Class::GroupArticle);
            (name - usize::from(articled), false)
        }
    }
}

/// "a group of Kashmiri militants": on from the noun to what counts them.
fn past_of(reading: &Reading<'_>, sentence: &Range<usize>, start: usize) -> usize {
    let text = reading.text;
    let counted = start >= sentence.start + 2
        && text.is(start - 1, Class::Of)
        && text.is(start - 2, Class::PerpetratorPeople);
    if counted { before_the_noun(reading, sentence, start - 2) } else { start }
}

/// Past numbers and adjectives before a noun: "two armed".
pub fn before_the_noun(reading: &Reading<'_>, sentence: &Range<usize>, noun: usize) -> usize {
    let from = noun.saturating_sub(5).max(sentence.start);
    let mut at = noun;
    while at > from && describes(reading, at - 1) {
        at -= 1;
        if reading.text.is(at, Class::AnyArticle) {
            break;
        }
    }
    at
}

/// Whether the token may stand between an article and its noun.
fn describes(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.text;
    let token = &text.tokens[at];
    let word = text.lower(at);
    let dated = {
        let index = reading.dates.partition_point(|date| date.end <= token.start);
        reading.dates.get(index).is_some_and(|date| date.start <= token.start)
    };
    let verb = text.is(at, Class::PastEnding)
        && !text.is(at, Class::PerpetratorGuess)
        && !text.is(at, Class::PeopleKind);
    let plural = word.ends_with('s') && !token.capitalized && !text.is(at, Class::DozensWord);
    !(dated
        || verb
        || plural
        || text.is(at, Class::PerpetratorSmall)
        || token.kind == crate::text::TokenKind::Punctuation
        || in_verb(reading, at))
}

/// Whether the token is part of a verb for an act: "shot dead".
fn in_verb(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..=at).any(|first| {
        let hit = reading.lexicon.triggers.first_at(reading.text, first);
        hit.is_some_and(|hit| hit.value.flags.verb && first + hit.tokens > at)
    })
}
