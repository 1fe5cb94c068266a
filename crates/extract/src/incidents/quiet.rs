//! Acts told without a word for one: "In May it was a pylon at Huancavelica", "the offices were visited in the night of 7 October".
//!
//! Only a text that tells of other acts is searched for them. What a sentence names (a day of its own, a thing, a place,
//! people) speaks for an act in it; what says that somebody speaks, plans or waits speaks against one.

use model::{DateInterval, TargetClass, TargetKind};

use super::{
    events::{Event, event_of, is_landmark, speaks},
    triggers::{Newness, Trigger},
};
use crate::{
    lexicon::NationForm,
    mentions::{ActorRole, within},
    pack::Class,
    reading::Reading,
    text::TollKind,
};

struct Weights {
    /// An act of no sentence in particular.
    none: f64,
    /// Its own day, month or year.
    day: f64,
    month: f64,
    year: f64,
    /// That lies more than two weeks back.
    past: f64,
    /// That is of the last days: the day of the story, told of everything.
    news: f64,
    line: f64,
    vehicle: f64,
    people: f64,
    diplomatic: f64,
    named: f64,
    generic: f64,
    force: f64,
    nation: f64,
    /// A word that speaks of acts, asserted, where something else stands beside it.
    word: f64,
    killed: f64,
    wounded: f64,
    unharmed: f64,
    /// "the same", "another".
    again: f64,
    long: f64,
    short: f64,
    quote: f64,
    speech: f64,
    threat: f64,
    condition: f64,
    modal: f64,
    estimate: f64,
    /// A group acts or speaks.
    group: f64,
    /// It opens a paragraph.
    opening: f64,
    /// The sentence before told an act.
    next: f64,
}

/// Set by hand on example reports, starting from what a logistic regression gave on them.
const WEIGHTS: Weights = Weights {
    none: -2.4,
    day: 1.1,
    month: 1.4,
    year: 1.4,
    past: 0.8,
    news: -0.6,
    line: 1.8,
    vehicle: 0.8,
    people: 0.6,
    diplomatic: 0.7,
    named: 1.2,
    generic: -1.3,
    force: -0.9,
    nation: 0.7,
    word: 0.9,
    killed: 0.4,
    wounded: -0.9,
    unharmed: -2.4,
    again: 0.9,
    long: 0.8,
    short: -1.0,
    quote: -1.6,
    speech: -1.0,
    threat: -1.4,
    condition: -2.4,
    modal: -0.7,
    estimate: -2.0,
    group: -1.1,
    opening: -1.0,
    next: -0.6,
};

/// A sentence tells an act at this total.
const TELLS: f64 = 0.0;

/// Tokens of a long and of a short sentence.
const LONG: usize = 34;
const SHORT: usize = 11;

/// Days before publication that are news, and those after which an act is recalled.
const NEWS: i32 = 3;
const RECALLED: i32 = 14;

/// The acts of the sentences that none of `events` is of; `triggers` are the words for acts of the text.
pub fn find<'a>(reading: &Reading<'a>, triggers: &[Trigger<'a>], events: &[Event<'a>]) -> Vec<Event<'a>> {
    let told = |sentence: usize| events.binary_search_by_key(&sentence, |event| event.sentence).is_ok();
    (0..reading.text.sentences.len())
        .filter(|sentence| !told(*sentence))
        .filter_map(|sentence| {
            let before = sentence.checked_sub(1).is_some_and(told);
            let event = event(reading, triggers, sentence);
            let total = total(reading, &event) + if before { WEIGHTS.next } else { 0.0 };
            (total >= TELLS && event.date.is_some()).then_some(event)
        })
        .collect()
}

/// The event of a sentence, with a word for acts that it holds, if that is one of harm.
fn event<'a>(reading: &Reading<'a>, triggers: &[Trigger<'a>], sentence: usize) -> Event<'a> {
    let tokens = reading.text.sentences[sentence].tokens.clone();
    let first = triggers.partition_point(|trigger| trigger.tokens.start < tokens.start);
    let own = triggers[first..].iter().take_while(|trigger| trigger.tokens.start < tokens.end);
    let deed = own.clone().find(|trigger| {
        let flags = trigger.word.flags;
        !(flags.plot || flags.foil || flags.mail || flags.agent)
    });
    let at = own.map(|trigger| trigger.tokens.clone()).next().unwrap_or(tokens.start..tokens.start + 1);
    let quiet = trigger(reading, at.start);
    event_of(reading, sentence, tokens, std::iter::once(quiet).chain(deed.cloned()).collect())
}

/// Stands for the word for an act where there is none.
fn trigger<'a>(reading: &Reading<'a>, at: usize) -> Trigger<'a> {
    Trigger {
        tokens: at..at + 1,
        word: &reading.lexicon.quiet,
        newness: Newness::Open,
        attempted: false,
        passive: true,
        several: false,
        anchor: false,
    }
}

fn total(reading: &Reading<'_>, event: &Event<'_>) -> f64 {
    WEIGHTS.none
        + date(reading, event)
        + targets(reading, event)
        + harm(reading, event)
        + words(reading, event)
}

fn date(reading: &Reading<'_>, event: &Event<'_>) -> f64 {
    let Some(date) = event.date else { return 0.0 };
    let span = match date.days() {
        ..=3 => WEIGHTS.day,
        4..=31 => WEIGHTS.month,
        32..=366 => WEIGHTS.year,
        _ => 0.0,
    };
    let back = reading.published.map_or(0, |published| date.gap_days(DateInterval::day(published)));
    span + if back <= NEWS {
        WEIGHTS.news
    } else if back > RECALLED {
        WEIGHTS.past
    } else {
        0.0
    }
}

fn targets(reading: &Reading<'_>, event: &Event<'_>) -> f64 {
    let mentions = || event.targets.iter().map(|index| &reading.mentions.targets[*index]);
    let told = || mentions().filter(|target| !target.is_generic() && !speaks(reading, target));
    let kind = |kind: TargetKind| told().any(|target| target.kind == kind);
    let class = |class: TargetClass| told().any(|target| target.class == class);
    let nations = within(&reading.mentions.nations, |nation| &nation.tokens, event.window.clone());
    let people =
        nations.iter().any(|nation| matches!(nation.form, NationForm::Adjective | NationForm::Demonym));
    sum(&[
        (kind(TargetKind::Infrastructure), WEIGHTS.line),
        (kind(TargetKind::Vehicle), WEIGHTS.vehicle),
        (kind(TargetKind::Group), WEIGHTS.people),
        (class(TargetClass::Diplomatic), WEIGHTS.diplomatic),
        (told().any(|target| target.proper && !is_landmark(reading, target)), WEIGHTS.named),
        (mentions().any(crate::mentions::TargetMention::is_generic), WEIGHTS.generic),
        (class(TargetClass::Military) || class(TargetClass::Police), WEIGHTS.force),
        (people, WEIGHTS.nation),
    ])
}

fn harm(reading: &Reading<'_>, event: &Event<'_>) -> f64 {
    let tolls = || event.tolls.iter().map(|index| &reading.tolls[*index]);
    let of = |kind: TollKind| tolls().any(|toll| toll.kind == kind && toll.range.min > 0);
    sum(&[
        (of(TollKind::Killed), WEIGHTS.killed),
        (of(TollKind::Wounded), WEIGHTS.wounded),
        (!event.tolls.is_empty() && tolls().all(|toll| toll.range.min == 0), WEIGHTS.unharmed),
    ])
}

fn words(reading: &Reading<'_>, event: &Event<'_>) -> f64 {
    let text = reading.text;
    let window = || event.window.clone();
    let says = |classes: &[Class]| window().any(|at| text.is_any(at, classes));
    let modality = |codes: &[&str]| {
        window().any(|at| {
            reading.lexicon.modality.first_at(text, at).is_some_and(|hit| codes.contains(&hit.value.as_str()))
        })
    };
    let group = within(&reading.mentions.actors, |actor| &actor.tokens, window())
        .iter()
        .any(|actor| actor.role == ActorRole::Named);
    let opening = event
        .sentence
        .checked_sub(1)
        .is_none_or(|before| reading.item_of(before) != reading.item_of(event.sentence));
    sum(&[
        (event.triggers.len() > 1, WEIGHTS.word),
        (says(&[Class::Same, Class::Another]), WEIGHTS.again),
        (event.window.len() > LONG, WEIGHTS.long),
        (event.window.len() < SHORT, WEIGHTS.short),
        (window().any(|at| matches!(text.word(at), "\"" | "“" | "”")), WEIGHTS.quote),
        (says(&[Class::DateSpeech, Class::SaidVerb]), WEIGHTS.speech),
        (modality(&["threat"]), WEIGHTS.threat),
        (modality(&["condition"]), WEIGHTS.condition),
        (modality(&["modal"]), WEIGHTS.modal),
        (modality(&["intention"]) || says(&[Class::TriggerEstimates, Class::Likely]), WEIGHTS.estimate),
        (group, WEIGHTS.group),
        (opening, WEIGHTS.opening),
    ])
}

fn sum(parts: &[(bool, f64)]) -> f64 {
    parts.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}
