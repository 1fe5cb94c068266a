//! Acts told by their dead alone: "Tarata street, 16 July 1992: twenty-five dead", "the church where 45 lost their lives in April".

use std::ops::Range;

use model::DateInterval;

use super::{
    dates,
    events::{Event, event_of},
    triggers::{Newness, Trigger},
};
use crate::{pack::Class, reading::Reading, text::TollKind};

/// Whether a text speaks of attacks at all: only there do dead stand for an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violence {
    /// It names weapons, attackers or acts.
    Told,
    /// It does not.
    Untold,
}

impl Violence {
    /// Looked up once for a text.
    pub fn of(triggers: &[Trigger<'_>]) -> Self {
        let armed = |trigger: &Trigger<'_>| {
            let flags = trigger.word.flags;
            (flags.strong || flags.weapon || flags.agent) && !flags.weak && !flags.mail
        };
        let plain = |trigger: &&Trigger<'_>| {
            let flags = trigger.word.flags;
            !(flags.weak || flags.mail || flags.foil)
        };
        let told = triggers.iter().any(armed) || triggers.iter().filter(plain).count() >= SEVERAL_WORDS;
        if told { Self::Told } else { Self::Untold }
    }
}

/// So many words for acts make a text one of attacks, even where each may speak of something else.
const SEVERAL_WORDS: usize = 2;

/// The acts of a sentence that it tells by their dead: each has a day and a place or a thing of its own, and stands in a
/// part of the sentence without a word for an act.
pub fn told<'a>(
    reading: &Reading<'a>,
    sentence: usize,
    violence: Violence,
    triggers: &[Trigger<'a>],
) -> Vec<Event<'a>> {
    let tokens = reading.text.sentences[sentence].tokens.clone();
    if violence == Violence::Untold || speaks_of_else(reading, sentence) {
        return Vec::new();
    }
    let free = |part: &Range<usize>| !triggers.iter().any(|trigger| part.contains(&trigger.tokens.start));
    let told = |part: Range<usize>| act(reading, sentence, part.clone()).filter(|_| free(&part));
    let parts: Vec<Event<'a>> = dated_parts(reading, tokens.clone()).into_iter().filter_map(told).collect();
    if parts.len() >= 2 || !triggers.is_empty() { parts } else { told(tokens).into_iter().collect() }
}

/// The sentence cut between its days: "the café in August 2017 (19 dead) and the hotel in January 2016 (30 dead)".
fn dated_parts(reading: &Reading<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let bytes = reading.bytes(&sentence);
    let dates: Vec<usize> = dates::in_window(reading, &sentence);
    let mut parts = Vec::new();
    let mut start = sentence.start;
    let mut last: Option<DateInterval> = None;
    for index in dates {
        let date = &reading.dates[index];
        let apart = last.zip(dates::usable(reading, index)).is_some_and(|(a, b)| a.intersect(b).is_none());
        let at = reading.token_from(date.start);
        let end = cut(reading, start, at).filter(|_| apart && bytes.contains(&date.start));
        if let Some(end) = end {
            parts.push(start..end);
            start = end;
        }
        last = dates::usable(reading, index).or(last);
    }
    parts.push(start..sentence.end);
    parts
}

/// The last break before a day.
fn cut(reading: &Reading<'_>, start: usize, day: usize) -> Option<usize> {
    let breaks = |i: &usize| reading.text.word(*i) == ";" || reading.text.is_any(*i, &[Class::CommaOrAnd]);
    (start + 1..day).rev().find(breaks).map(|at| at + 1)
}

fn act<'a>(reading: &Reading<'a>, sentence: usize, part: Range<usize>) -> Option<Event<'a>> {
    let bytes = reading.bytes(&part);
    let toll = reading.tolls_in(&bytes).find(|index| {
        let toll = &reading.tolls[*index];
        toll.range.min > 0 && matches!(toll.kind, TollKind::Killed | TollKind::Wounded)
    })?;
    let toll = &reading.tolls[toll];
    let trigger = Trigger {
        tokens: reading.tokens_of(toll.start, toll.end),
        word: &reading.lexicon.harm,
        newness: Newness::Open,
        attempted: false,
        passive: true,
        several: false,
        anchor: false,
    };
    let event = event_of(reading, sentence, part, vec![trigger]);
    let thing = event.targets.iter().map(|index| &reading.mentions.targets[*index]).any(|target| {
        target.proper
            || target.is_post() && !target.nations.is_empty()
            || target.head.start > event.window.start && reading.text.tokens[target.head.start].capitalized
    });
    let town = event.place.is_some_and(|index| reading.mentions.places[index].place.is_some());
    let several = toll.kind == TollKind::Killed && toll.range.min >= FEW && is_past_day(reading, &event);
    (event.date.is_some_and(|date| date.days() <= LONGEST) && (thing || town || several)).then_some(event)
}

/// So many dead of a day stand for an act, wherever it was.
const FEW: u32 = 2;

/// Whether an event is of a day well before the report: what is told of then is recalled for what it was.
fn is_past_day(reading: &Reading<'_>, event: &Event<'_>) -> bool {
    let published = reading.published.map(DateInterval::day);
    let past =
        |(date, published): (DateInterval, DateInterval)| date.days() <= 2 && date.gap_days(published) > NEWS;
    event.date.zip(published).is_some_and(past)
}

/// Days before publication that are news.
const NEWS: i32 = 14;

/// A year and a day: what is dated less closely is no act.
const LONGEST: i32 = 366;

/// Accidents, storms and illness kill, too.
fn speaks_of_else(reading: &Reading<'_>, sentence: usize) -> bool {
    let text = reading.text;
    text.sentences[sentence].tokens.clone().any(|at| reading.lexicon.unreal.first_at(text, at).is_some())
}
