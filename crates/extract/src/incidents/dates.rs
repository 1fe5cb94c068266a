//! Which of the dates in the text can be that of an act.

use std::ops::Range;

use model::DateInterval;

use crate::{
    reading::Reading,
    text::{DateMention, DateRole},
};

/// The dates of `window` that can be that of an act: resolved, past, no deadline, no dateline.
pub fn in_window(reading: &Reading<'_>, window: &Range<usize>) -> Vec<usize> {
    let bytes = reading.bytes(window);
    let first = reading.dates.partition_point(|date| date.start < bytes.start);
    let last = reading.dates.partition_point(|date| date.start < bytes.end);
    (first..last.max(first)).filter(|index| usable(reading, &reading.dates[*index]).is_some()).collect()
}

/// The interval of a date mention, if an act can lie in it.
pub fn usable(reading: &Reading<'_>, date: &DateMention) -> Option<DateInterval> {
    let interval = date.interval?;
    if !matches!(date.role, DateRole::Point | DateRole::Name) && !names_act(reading, date)
        || is_dateline(reading, date)
    {
        return None;
    }
    let Some(published) = reading.published else { return Some(interval) };
    if interval.from() > published {
        return None;
    }
    DateInterval::new(interval.from(), interval.to().min(published))
}

/// "KABUL, Jan 13 (Meridian) -": the day of the report, not of the act.
fn is_dateline(reading: &Reading<'_>, date: &DateMention) -> bool {
    reading.mentions.places.iter().any(|place| {
        let bytes = reading.bytes(&place.tokens);
        place.dateline && date.start >= bytes.end && date.start - bytes.end <= 24 && {
            let end = (date.end + 40).min(reading.text.raw.len());
            let tail: String =
                reading.text.raw.get(date.end..).unwrap_or_default().chars().take(end - date.end).collect();
            tail.trim_start().starts_with(['(', '-', '–', '—'])
        }
    })
}

/// "after the August 26 attack": a date that stands before the noun for the act dates it, whatever leads into it.
fn names_act(reading: &Reading<'_>, date: &DateMention) -> bool {
    let from = reading.token_from(date.end);
    matches!(date.role, DateRole::After | DateRole::Before | DateRole::Since)
        && (from..(from + 6).min(reading.text.tokens.len())).any(|at| {
            reading.lexicon.triggers.first_at(reading.text, at).is_some_and(|hit| !hit.value.flags.verb)
        })
}
