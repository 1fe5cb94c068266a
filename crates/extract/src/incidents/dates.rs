//! Which of the dates in the text can be that of an act.

use std::ops::Range;

use model::{DateInterval, Evidence, Stage};

use super::{events::Event, link::Incident, stage, triggers::Trigger};
use crate::{
    mentions::covering,
    pack::Class,
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
    if named.is_some() || is_name_of_group(reading, date) {
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

/// "the 2 June Movement", "the 18 October Battalion": a day that a group is named after.
fn is_name_of_group(reading: &Reading<'_>, date: &DateMention) -> bool {
    let behind = reading.token_from(date.end);
    let capitalized =
        reading.text.tokens.get(behind).is_some_and(|token| token.capitalized && !token.all_caps);
    capitalized && reading.text.is(behind, Class::ActorHeads)
}

/// "said on Tuesday": when somebody spoke.
fn is_of_speech(reading: &Reading<'_>, date: &DateMention) -> bool {
    let text = reading.text;
    let at = reading.token_from(date.start);
    (1..=3).any(|back| at.checked_sub(back).is_some_and(|i| text.is(i, Class::DateSpeech)))
}

/// "on Tuesday, a day after a crowd stormed": the act lies before the date that the words count from.
fn before_event(reading: &Reading<'_>, index: usize) -> Option<DateInterval> {
    let date = &reading.dates[index];
    let (own, base) =
        (date.interval?, index.checked_sub(1).and_then(|before| reading.dates[before].interval)?);
    let same_sentence =
        reading.text.sentence_at(date.start) == reading.text.sentence_at(reading.dates[index - 1].start);
    let beside = reading.token_from(date.start) <= reading.token_from(reading.dates[index - 1].end) + 2;
    let counts = beside
        && (reading.text.is(reading.token_from(date.end).wrapping_sub(1), Class::After)
            || reading.text.is(reading.token_from(date.end), Class::After));
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

/// "In April the kingdom said that a plan had been broken up on 14 March": a date of the report, where speech stands
/// between it and the act.
fn opens_report(reading: &Reading<'_>, date: &DateMention, trigger: usize) -> bool {
    let from = reading.token_from(date.end);
    from < trigger && (from..trigger.min(from + REPORT_REACH)).any(|i| reading.text.is(i, Class::DateSpeech))
}

/// So many tokens behind a date the verb of speech is looked for.
const REPORT_REACH: usize = 14;

/// The date nearest to the first trigger, a finer one inside it before it.
pub fn best_date(reading: &Reading<'_>, dates: &[usize], triggers: &[Trigger<'_>]) -> Option<usize> {
    let at = triggers.first().map_or(0, |trigger| reading.bytes(&trigger.tokens).start);
    let interval = |index: usize| reading.dates[index].interval;
    let trigger = triggers.first().map_or(0, |trigger| trigger.tokens.start);
    let of_act: Vec<usize> = dates
        .iter()
        .copied()
        .filter(|index| !opens_report(reading, &reading.dates[*index], trigger))
        .collect();
    let dated_later = || {
        let sentence = reading.text.sentences.get(reading.sentence_of(trigger));
        let end = sentence.map_or(at, |sentence| reading.bytes(&sentence.tokens).end);
        reading.dates_in(&(at..end)).any(|index| usable(reading, index).is_some())
    };
    if of_act.is_empty() && !dates.is_empty() && dated_later() {
        return None;
    }
    let dates = if of_act.is_empty() { dates } else { of_act.as_slice() };
    let nearest = dates.iter().copied().min_by_key(|index| {
        let said = &reading.dates[*index];
        let after = said.start > at;
        (said.start.abs_diff(at), after)
    })?;
    let finer = dates.iter().copied().find(|index| match interval(*index).zip(interval(nearest)) {
        Some((fine, coarse)) => fine.days() < coarse.days() && coarse.intersect(fine) == Some(fine),
        None => false,
    });
    let precise =
        dates.iter().copied().find(|index| interval(*index).is_some_and(|interval| interval.days() <= 2));
    let coarse = interval(nearest).is_some_and(|interval| interval.days() > 27);
    finer.or(precise.filter(|_| coarse)).or(Some(nearest))
}

/// The day of the incident in focus, if the story goes on from it within a paragraph or into the next.
pub fn context_day(
    reading: &Reading<'_>,
    incidents: &[Incident<'_>],
    focus: Option<usize>,
    event: &Event<'_>,
) -> Option<usize> {
    let incident = &incidents[focus?];
    let last = incident.events.last()?;
    let near = reading.text.sentences[event.sentence].paragraph
        - reading.text.sentences[last.sentence].paragraph
        <= 1;
    let day = incident.date.is_some_and(|date| date.days() <= 2);
    let planned = matches!(stage::of_event(reading, event), Stage::Plotted | Stage::Alleged);
    if !near || planned {
        return None;
    }
    let own = incident
        .events
        .iter()
        .filter(|event| event.date == incident.date)
        .find_map(|event| event.date_mention);
    own.filter(|_| day).or(incident.context_date.filter(|_| incident.date.is_none()))
}

/// The tightest date its events support; for the first incident of a report, else a recent date of the report.
pub fn date(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    index: usize,
    evidence: &mut Vec<Evidence>,
) -> Option<DateInterval> {
    let own = incident.events.iter().filter(|event| !event.date_inherited).chain(&incident.events);
    let mention = own.filter(|event| event.date == incident.date).find_map(|event| event.date_mention);
    if let (Some(date), Some(mention)) = (incident.date, mention) {
        let said = &reading.dates[mention];
        evidence.push(reading.evidence("date", &reading.tokens_of(said.start, said.end)));
        return Some(date);
    }
    if let Some(mention) = incident.context_date.filter(|_| incident.date.is_none()) {
        let said = &reading.dates[mention];
        evidence.push(reading.evidence("date", &reading.tokens_of(said.start, said.end)));
        return usable(reading, mention);
    }
    match incident.stage {
        _ if incident.date.is_some() => incident.date,
        Stage::Plotted | Stage::Alleged => None,
        Stage::Executed | Stage::Failed if index == 0 => recent_date(reading, evidence),
        _ => told_before(reading, incident, evidence),
    }
}

/// A story is at the day last told in its paragraph or the one before, if that is news.
fn told_before(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    evidence: &mut Vec<Evidence>,
) -> Option<DateInterval> {
    let published = DateInterval::day(reading.published?);
    let event = incident.events.first()?;
    let end = reading.bytes(&event.window).end;
    let paragraph = reading.text.sentences.get(event.sentence)?.paragraph;
    let last = reading.dates.partition_point(|date| date.start < end);
    let (interval, said) = (last.saturating_sub(DATES_BEFORE)..last).rev().find_map(|index| {
        let said = &reading.dates[index];
        let sentence = reading.text.sentences.get(reading.text.sentence_at(said.start)?)?;
        let near = sentence.paragraph + 1 >= paragraph;
        let interval = usable(reading, index).filter(|_| near && !is_of_speech(reading, said))?;
        Some((interval, said))
    })?;
    let news = interval.days() <= 2 && interval.gap_days(published) <= NEWS_DAYS;
    if !news {
        return None;
    }
    evidence.push(reading.evidence("date", &reading.tokens_of(said.start, said.end)));
    Some(interval)
}

/// So many dates before an act are looked at for the day of the story.
const DATES_BEFORE: usize = 4;

/// Days before publication that are news.
const NEWS_DAYS: i32 = 10;

/// The first day named within two weeks before publication.
fn recent_date(reading: &Reading<'_>, evidence: &mut Vec<Evidence>) -> Option<DateInterval> {
    let published = reading.published?;
    let recent = reading.dates.iter().enumerate().find_map(|(index, said)| {
        let interval = usable(reading, index)?;
        let close = interval.days() <= 3 && interval.gap_days(DateInterval::day(published)) <= 14;
        close.then_some((interval, said))
    });
    if let Some((interval, said)) = recent {
        evidence.push(reading.evidence("date", &reading.tokens_of(said.start, said.end)));
        return Some(interval);
    }
    Some(DateInterval::day(published).shift(-2).hull(DateInterval::day(published)))
}
