//! "It has killed", "their gunmen", "one of its men": the group that a pronoun before the act stands for.

use super::groups_within;
use crate::pack::Class;
use crate::{incidents::events::Event, reading::Reading};

/// How far before its verb a pronoun may stand.
const BEFORE: usize = 6;

/// The number of the mention that the pronoun stands for.
pub fn author(reading: &Reading<'_>, event: &Event<'_>) -> Option<usize> {
    let pronoun = event.triggers.iter().find_map(|trigger| {
        let flags = trigger.word.flags;
        let start = reading.text.sentences[event.sentence].tokens.start;
        let from = trigger.tokens.start.saturating_sub(BEFORE).max(start);
        if flags.verb && !trigger.passive {
            return subject(reading, from, trigger.tokens.start);
        }
        (!flags.verb).then(|| owner(reading, from, trigger.tokens.start)).flatten()
    });
    antecedent(reading, pronoun.or_else(|| accounted(reading, event))?)
}

/// "is on its list too", "was laid at their door": what stands to the account of a group.
fn accounted(reading: &Reading<'_>, event: &Event<'_>) -> Option<usize> {
    let text = reading.text;
    let sentence = text.sentences[event.sentence].tokens.clone();
    let to = sentence.start + 1..sentence.end.min(sentence.start + super::AROUND);
    to.into_iter().find(|at| {
        text.is(*at, Class::GroupPossessive)
            && text.is(at - 1, Class::AccountLead)
            && text.is(at + 1, Class::AccountNoun)
    })
}

/// "it had hit", "they also attacked", "its men set off".
fn subject(reading: &Reading<'_>, from: usize, verb: usize) -> Option<usize> {
    let text = reading.text;
    let at = (from..verb).rev().find(|at| text.is(*at, Class::GroupWord))?;
    let owns = text.is(at, Class::GroupPossessive);
    let bridge = at + 1..verb;
    let free =
        bridge.clone().all(|i| text.is(i, Class::PronounHelp) || text.is(i, Class::AdverbEnding) || owns);
    let people =
        !owns || text.is(verb - 1, Class::PerpetratorPeople) || text.is(at + 1, Class::PerpetratorPeople);
    (free && people).then_some(at)
}

/// "its best-known strike", "their second attack", "its latest success, the attack".
fn owner(reading: &Reading<'_>, from: usize, noun: usize) -> Option<usize> {
    let text = reading.text;
    let at = (from..noun).rev().find(|at| text.is(*at, Class::GroupPossessive))?;
    let apposed = noun > at + 2 && text.word(noun - 2) == "," && text.is(noun - 1, Class::The);
    let end = if apposed { noun - 3 } else { noun };
    let free = (at + 1..end).all(|i| {
        let word = text.lower(i);
        word.contains('-') || text.is(i, Class::SuperlativeEnding) || text.is(i, Class::PerpetratorOrdinals)
    });
    (free && noun - at <= 6).then_some(at)
}

/// The group last named before the pronoun in its sentence, else the one the sentence before is about.
fn antecedent(reading: &Reading<'_>, pronoun: usize) -> Option<usize> {
    let number = reading.sentence_of(pronoun);
    let sentence = &reading.text.sentences[number].tokens;
    let from = pronoun.saturating_sub(super::AROUND).max(sentence.start);
    let denied = |start: usize| start > from && reading.text.is(start - 1, Class::NoTie);
    let own = groups_within(reading, from..pronoun).rev().find(|group| !denied(group.tokens.start));
    let before = || {
        let sentence = &reading.text.sentences.get(number.checked_sub(1)?)?.tokens;
        let same = reading.text.sentences[number].paragraph == reading.text.sentences[number - 1].paragraph;
        let window = sentence.end.saturating_sub(super::AROUND).max(sentence.start)..sentence.end;
        groups_within(reading, window).next().filter(|_| same)
    };
    let actor = own.or_else(before)?;
    Some(reading.mentions.actors.partition_point(|other| other.tokens.start < actor.tokens.start))
}
