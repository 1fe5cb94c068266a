//! Acts told without a verb of their own: "and the French one in May", "In 2011 it was the British embassy".

use std::ops::Range;

use model::TargetKind;

use super::{
    events::{Event, apart, event_of},
    triggers::{Newness, Trigger},
};
use crate::{mentions::TargetMention, pack::Class, reading::Reading, text::DateKind};

/// A sentence without a trigger that tells of a further act by putting another post in the place of the last one
/// ("it was the British one") or by its number alone ("the second came on Wednesday at").
pub fn it_was<'a>(reading: &Reading<'a>, sentence: usize, last: Option<&Event<'a>>) -> Option<Event<'a>> {
    let last = last?;
    let tokens = reading.text.sentences[sentence].tokens.clone();
    if last.sentence + SAME_REACH >= sentence
        && let Some(event) = same_again(reading, sentence, last)
    {
        return Some(event);
    }
    let counted = is_ordinal(reading, tokens.start);
    let turn = last.sentence + 1 == sentence
        && tokens.clone().any(|i| reading.text.is(i, Class::It) && reading.text.is(i + 1, Class::Was));
    if !counted && !turn {
        return None;
    }
    let event = event_of(reading, sentence, tokens, reopened(&last.triggers));
    let post = event.targets.iter().any(|index| named(&reading.mentions.targets[*index]));
    let placed = event.place.is_some() && (event.date.is_some() || !event.targets.is_empty());
    let facility =
        event.targets.iter().any(|index| reading.mentions.targets[*index].kind == TargetKind::Facility);
    (turn && event.date.is_some() && (post || facility) || counted && placed).then_some(event)
}

/// "Minutes later the same thing happened at the consulate", "Then it was the turn of the tax office": a further act of the
/// kind and time of the last one, at another place.
fn same_again<'a>(reading: &Reading<'a>, sentence: usize, last: &Event<'a>) -> Option<Event<'a>> {
    let tokens = reading.text.sentences[sentence].tokens.clone();
    tokens.clone().find(|at| reading.text.phrase(*at, Class::SameAct).is_some())?;
    let mut event = event_of(reading, sentence, tokens, borrowed(&last.triggers));
    let hit = event.targets.iter().map(|index| &reading.mentions.targets[*index]);
    let thing = hit.into_iter().any(|target| {
        !target.is_generic()
            && !last.targets.iter().any(|known| {
                reading.mentions.targets[*known].name.eq_ignore_ascii_case(&target.name)
                    && reading.mentions.targets[*known].nations == target.nations
            })
    });
    let elsewhere =
        event.place.is_some() && town_or_country(reading, &event) != town_or_country(reading, last);
    if !thing && !elsewhere {
        return None;
    }
    if event.date.is_none() {
        (event.date, event.date_mention) = (last.date, last.date_mention);
    }
    event.triggers.iter_mut().for_each(|trigger| trigger.newness = Newness::Other);
    Some(event)
}

/// So many sentences behind an act another is told as the same again.
const SAME_REACH: usize = 2;

/// "The second came on Wednesday at": an act named by its number alone.
fn is_ordinal(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.text;
    text.is(at, Class::OtherPlace)
        && text.is(at + 1, Class::EllipsisNumbers)
        && (at + 2..at + 10).any(|i| text.is(i, Class::Happened))
}

/// Parts of the sentence before the verb of `event` that tell an act of another day without a verb that is known:
/// "On August 7 a van took 14 lives outside the embassy of Jordan, and twelve days later a truck blew up". Takes them
/// out of `event`.
pub fn told_before<'a>(reading: &Reading<'a>, event: &mut Event<'a>) -> Vec<Event<'a>> {
    let Some(first) = event.triggers.first().map(|trigger| trigger.tokens.start) else { return Vec::new() };
    let cuts = cuts(reading, event.window.start..first);
    let Some(last) = cuts.last().map(|cut| cut + 1) else { return Vec::new() };
    let rest = event_of(reading, event.sentence, last..event.window.end, event.triggers.clone());
    let mut found: Vec<Event<'a>> = Vec::new();
    let starts = std::iter::once(event.window.start).chain(cuts.iter().map(|cut| cut + 1));
    for (from, to) in starts.zip(&cuts) {
        let part = event_of(reading, event.sentence, from..*to, reopened(&event.triggers));
        let new_day = rest.date.zip(part.date).is_some_and(|(a, b)| apart(a, b));
        if new_day && stands_alone(reading, &part, &rest) {
            found.push(part);
        }
    }
    if !found.is_empty() {
        *event = rest;
    }
    found
}

/// Whether what a part names is another post, facility or place than that of `event`.
fn stands_alone(reading: &Reading<'_>, part: &Event<'_>, event: &Event<'_>) -> bool {
    let post = part.targets.iter().any(|index| named(&reading.mentions.targets[*index]));
    let harmed = part.tolls.iter().any(|toll| reading.tolls[*toll].range.min > 0);
    let elsewhere = part.place.is_some()
        && part.place != event.place
        && event.place.is_some()
        && town_or_country(reading, part) != town_or_country(reading, event)
        && (harmed || part.window.len() <= SHORT_PART);
    post || elsewhere
}

/// Further posts of the sentence that share the verb of `event` and have a date of their own.
pub fn gapped<'a>(reading: &Reading<'a>, event: &Event<'a>) -> Vec<Event<'a>> {
    let Some(last_trigger) = event.triggers.last() else { return Vec::new() };
    let mut found: Vec<Event<'a>> = Vec::new();
    let mut dated = event.date;
    for segment in segments(reading, last_trigger.tokens.end..event.window.end) {
        let part = event_of(reading, event.sentence, segment, reopened(&event.triggers));
        let counted = is_ordinal(reading, part.window.start);
        let new_day =
            counted && part.date.is_some() || dated.zip(part.date).is_some_and(|(a, b)| apart(a, b));
        if new_day && (counted || stands_alone(reading, &part, event)) {
            dated = part.date;
            found.push(part);
        }
    }
    found
}

/// "and at Tajikistan in May" is short; a longer part has a verb of its own.
const SHORT_PART: usize = 10;

fn town_or_country<'r>(reading: &'r Reading<'_>, event: &Event<'_>) -> Option<(Option<usize>, &'r str)> {
    let place = &reading.mentions.places[event.place?];
    Some((place.place, place.country.as_str()))
}

/// A target that stands for itself: a post of a named state, or a facility with a proper name.
fn named(target: &TargetMention) -> bool {
    target.is_post() && !target.nations.is_empty() || target.proper
}

/// The parts behind each "and", ";" that can hold an act of their own.
fn segments(reading: &Reading<'_>, window: Range<usize>) -> Vec<Range<usize>> {
    let cuts = cuts(reading, window.clone());
    cuts.iter()
        .enumerate()
        .map(|(k, cut)| cut + 1..cuts.get(k + 1).copied().unwrap_or(window.end))
        .filter(|segment| !segment.is_empty())
        .collect()
}

/// Where another part begins.
fn cuts(reading: &Reading<'_>, window: Range<usize>) -> Vec<usize> {
    let text = reading.text;
    let other = |i: usize| {
        text.is(i, Class::Another) || text.is(i, Class::OtherPlace) && text.is(i + 1, Class::EllipsisNumbers)
    };
    window
        .clone()
        .filter(|i| {
            let bare = text.is(*i, Class::And) && (text.is(*i + 1, Class::WherePreposition) || other(*i + 1));
            text.word(*i) == ";"
                || bare
                || text.is(*i, Class::And) && *i > window.start && text.word(*i - 1) == ","
        })
        .collect()
}

/// What was done, without those who did it: another act of the kind may be that of others.
fn borrowed<'a>(triggers: &[Trigger<'a>]) -> Vec<Trigger<'a>> {
    let mut deeds = reopened(triggers);
    deeds.retain(|trigger| !trigger.word.flags.agent);
    if deeds.is_empty() { reopened(triggers) } else { deeds }
}

fn reopened<'a>(triggers: &[Trigger<'a>]) -> Vec<Trigger<'a>> {
    triggers.iter().map(|trigger| Trigger { newness: Newness::Open, ..trigger.clone() }).collect()
}

/// An act whose sentence gives neither day nor target takes them from a sentence before that tells no act:
/// "On 18 April a van stopped at the embassy. Sixty-three people were killed".
pub fn borrow(reading: &Reading<'_>, events: &mut [Event<'_>]) {
    for k in 0..events.len() {
        let sentence = events[k].sentence;
        if events[k].newness() != Newness::Given {
            lend_head(reading, &mut events[k]);
        }
        let Some(before) = sentence.checked_sub(1) else { continue };
        let told = k.checked_sub(1).is_some_and(|last| events[last].sentence >= before);
        let near = reading.item_of(before) == reading.item_of(sentence);
        if k == 0 && !near {
            lend(reading, &mut events[0], 0);
        }
        if told || !near || events[k].newness() == Newness::Given {
            continue;
        }
        lend(reading, &mut events[k], before);
        if let Some(head) = head_of(reading, before) {
            lend(reading, &mut events[k], head);
        }
    }
}

/// "24 October, Paris. A car is riddled. The driver dies": what an entry of a chronicle opens with dates and places all
/// of it that gives no day of its own.
fn lend_head(reading: &Reading<'_>, event: &mut Event<'_>) {
    if event.date.is_some() {
        return;
    }
    let item = reading.item_of(event.sentence);
    let first = (event.sentence.saturating_sub(ENTRY_SENTENCES)..event.sentence)
        .find(|earlier| reading.item_of(*earlier) == item && is_entry(reading, *earlier));
    let Some(first) = first else { return };
    let tokens = reading.text.sentences[first].tokens.clone();
    let end = tokens.end.min(tokens.start + HEAD_TOKENS);
    let head = event_of(reading, first, tokens.start..end, Vec::new());
    event.date = head.date;
    event.date_mention = head.date_mention;
    event.place = event.place.or(head.place);
}

/// How many sentences behind its head an entry goes on.
const ENTRY_SENTENCES: usize = 6;

/// Whether a sentence is the first of an item and opens with a day.
fn is_entry(reading: &Reading<'_>, sentence: usize) -> bool {
    let Some(own) = reading.text.sentences.get(sentence) else { return false };
    let item = reading.item_of(sentence);
    let first = sentence.checked_sub(1).is_none_or(|before| reading.item_of(before) != item);
    let date = reading.dates_in(&(own.start..own.end)).next().map(|index| &reading.dates[index]);
    first
        && date
            .is_some_and(|date| date.start <= own.start + LONGEST_NUMBER && date.kind == DateKind::Absolute)
}

/// "1. ", "- " before the day of an entry.
const LONGEST_NUMBER: usize = 4;

/// Entries of a chronicle that name whom or what was hit and no verb: "12 October 1979, The Hague. The ambassador's son,
/// at a traffic light." The act is that of the entry before, else of the first that tells one.
pub fn entries<'a>(reading: &Reading<'a>, events: &mut Vec<Event<'a>>) {
    let heads: Vec<usize> =
        (0..reading.text.sentences.len()).filter(|sentence| is_entry(reading, *sentence)).collect();
    if heads.len() < FEWEST_ENTRIES {
        return;
    }
    let told: Vec<Option<usize>> = heads
        .iter()
        .map(|head| {
            let item = reading.item_of(*head);
            let first = events.partition_point(|event| reading.item_of(event.sentence) < item);
            events.get(first).is_some_and(|event| reading.item_of(event.sentence) == item).then_some(first)
        })
        .collect();
    if told.iter().flatten().count() * FEWEST_TOLD < heads.len() {
        return;
    }
    let first = told.iter().flatten().next().copied();
    let mut last: Option<usize> = None;
    let mut found: Vec<Event<'a>> = Vec::new();
    for (head, own) in heads.iter().zip(&told) {
        last = own.or(last);
        let Some(model) = last.or(first).filter(|_| own.is_none()) else { continue };
        found.extend(entry(reading, *head, borrowed(&events[model].triggers)));
    }
    events.extend(found);
    events.sort_by_key(|event| event.sentence);
}

/// A chronicle has so many entries at least.
const FEWEST_ENTRIES: usize = 3;

/// One in so many of them tells its act in so many words.
const FEWEST_TOLD: usize = 6;

/// The act of the entry that opens with sentence `head`, if it says whom or what it hit and nobody speaks in it.
fn entry<'a>(reading: &Reading<'a>, head: usize, triggers: Vec<Trigger<'a>>) -> Option<Event<'a>> {
    let item = reading.item_of(head);
    let end = (head..reading.text.sentences.len().min(head + 3))
        .take_while(|sentence| reading.item_of(*sentence) == item)
        .last()?;
    let tokens = reading.text.sentences[head].tokens.start..reading.text.sentences[end].tokens.end;
    let speaks = tokens.clone().any(|i| reading.text.is_any(i, &[Class::DateSpeech, Class::SaidVerb]));
    let event = event_of(reading, head, tokens, triggers);
    let hit = event.targets.iter().any(|index| !reading.mentions.targets[*index].is_generic());
    (!speaks && hit && event.date.is_some()).then_some(event)
}

/// "London, 3 August 2001." at the head of an entry dates and places what follows it: its first sentence, if it is
/// short and stands a little before `sentence`.
fn head_of(reading: &Reading<'_>, sentence: usize) -> Option<usize> {
    let item = reading.item_of(sentence);
    let first = (sentence.saturating_sub(HEAD_SENTENCES)..sentence)
        .find(|earlier| reading.item_of(*earlier) == item)
        .filter(|earlier| earlier.checked_sub(1).is_none_or(|outside| reading.item_of(outside) != item))?;
    (reading.text.sentences[first].tokens.len() <= HEAD_TOKENS).then_some(first)
}

/// How many sentences behind a head may go by without an act.
const HEAD_SENTENCES: usize = 4;

/// The longest head.
const HEAD_TOKENS: usize = 12;

/// Gives `event` what it lacks from a sentence that tells no act.
fn lend(reading: &Reading<'_>, event: &mut Event<'_>, sentence: usize) {
    let lead = event_of(reading, sentence, reading.text.sentences[sentence].tokens.clone(), Vec::new());
    if event.date.is_none() {
        event.date = lead.date;
        event.date_mention = lead.date_mention;
    }
    if !event.targets.iter().any(|index| named(&reading.mentions.targets[*index])) {
        let lent: Vec<usize> =
            lead.targets.iter().copied().filter(|index| named(&reading.mentions.targets[*index])).collect();
        event.targets.splice(0..0, lent);
    }
    event.place = event.place.or(lead.place);
}
