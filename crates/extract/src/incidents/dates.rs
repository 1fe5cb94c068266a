//! Which of the dates in the text can be that of an act.

use std::ops::Range;

use model::DateInterval;

use crate::{
    mentions::covering,
    reading::Reading,
    text::{DateMention, DateRole},
};

/// The dates of `window` that can be that of an act: resolved, past, no deadline, not that of a speech.
pub fn in_window(reading: &Reading<'_>, window: &Range<usize>) -> Vec<usize> {
    let bytes = reading.bytes(window);
    let lead = reading.text.sentences.first().is_some_and(|sentence| sentence.tokens.contains(&window.start));
    reading
        .dates_in(&bytes)
        .filter(|index| {
            usable(reading, *index).is_some() && (lead || !is_of_speech(reading, &reading.dates[*index]))
        })
        .collect()
}

/// The interval of date mention `index`, if an act can lie in it.
pub fn usable(reading: &Reading<'_>, index: usize) -> Option<DateInterval> {
    let date = &reading.dates[index];
    let interval = before_event(reading, index).or(date.interval)?;
    let named = covering(&reading.mentions.actors, |actor| &actor.tokens, reading.token_from(date.start));
    if named.is_some() {
        return None;
    }
    if !matches!(date.role, DateRole::Point | DateRole::Name) && !names_act(reading, date) {
        return None;
    }
    let Some(published) = reading.published else { return Some(interval) };
    if interval.from() > published {
        return None;
    }
    DateInterval::new(interval.from(), interval.to().min(published))
}

#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "said", "announced", "told", "condemned", "denied", "claimed", "reported", "confirmed", "stated", "repeated",
    "published", "released", "declared", "issued", "says", "wrote", "message", "statement",
];

/// "said on Tuesday": when somebody spoke.
fn is_of_speech(reading: &Reading<'_>, date: &DateMention) -> bool {
    let text = reading.text;
    let at = reading.token_from(date.start);
    (1..=3).any(|back| at.checked_sub(back).is_some_and(|i| SPEECH.contains(&text.lower(i))))
}

/// "on Tuesday, a day after a crowd stormed": the act lies before the date that the words count from.
fn before_event(reading: &Reading<'_>, index: usize) -> Option<DateInterval> {
    let date = &reading.dates[index];
    let words = reading.text.raw.get(date.start..date.end)?;
    let (own, base) =
        (date.interval?, index.checked_sub(1).and_then(|before| reading.dates[before].interval)?);
    let same_sentence =
        reading.text.sentence_at(date.start) == reading.text.sentence_at(reading.dates[index - 1].start);
    let next = reading.text.lower(reading.token_from(date.end));
    let counts = words.to_lowercase().ends_with("after") || next == "after";
    if !counts || !same_sentence || own.days() > 2 || base.days() > 2 || own.from() <= base.from() {
        return None;
    }
    Some(base.shift(-model::date::days_between(base.from(), own.from())))
}

/// "after the August 26 attack": a date that stands before the noun for the act dates it, whatever leads into it.
fn names_act(reading: &Reading<'_>, date: &DateMention) -> bool {
    let from = reading.token_from(date.end);
    matches!(date.role, DateRole::After | DateRole::Before | DateRole::Since)
        && (from..(from + 6).min(reading.text.tokens.len())).any(|at| {
            reading.lexicon.triggers.first_at(reading.text, at).is_some_and(|hit| !hit.value.flags.verb)
        })
}
