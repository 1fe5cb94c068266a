//! How far an act went: executed, failed, foiled, plotted, alleged.

use std::ops::Range;

use model::Stage;

use super::{events::Event, triggers::clause_start};
use crate::reading::Reading;

const ATTEMPTS: &[&str] = &[
    "tried",
    "attempted",
    "attempt",
    "attempting",
    "attempts",
    "trying",
    "failed",
    "sought",
    "try",
    "fails",
];

const DISRUPTIONS: &[&str] = &[
    "foiled",
    "thwarted",
    "averted",
    "disrupted",
    "defused",
    "deactivated",
    "disarmed",
    "intercepted",
    "arrested",
    "arrests",
    "arrest",
    "detained",
    "uncovered",
    "broken",
    "prevented",
    "stopped",
    "seized",
    "captured",
    "caught",
];

const DUDS: &[&str] = &["unexploded", "dud", "misfired", "malfunctioned"];

const DOUBTS: &[&str] =
    &["alleged", "unconfirmed", "supposed", "purported", "hoax", "rumour", "rumor", "rumours", "rumors"];

/// Whether the trigger is the content of an attempt: "tried to storm", "an attempt to bomb", "failed to explode".
pub fn attempted(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let from = clause_start(reading, tokens.start).max(tokens.start.saturating_sub(6));
    let words: Vec<&str> = (from..tokens.start).map(|i| reading.text.lower(i)).collect();
    words.iter().any(|word| ATTEMPTS.contains(word)) && words.contains(&"to")
        || words.contains(&"attempted") && words.len() <= 6
}

/// The stage of one event, from its trigger words and the sentence around them.
pub fn of_event(reading: &Reading<'_>, event: &Event<'_>) -> Stage {
    let sentence = &reading.text.sentences[event.sentence];
    let window = event.window.start.max(sentence.tokens.start)..event.window.end.min(sentence.tokens.end);
    let has = |list: &[&str]| window.clone().any(|i| list.contains(&reading.text.lower(i)));
    let plotted = event.triggers.iter().any(|trigger| trigger.word.flags.plot);
    let foiled = event.triggers.iter().any(|trigger| trigger.word.flags.foil);
    let exploded = event.triggers.iter().any(|trigger| trigger.word.flags.strong && !trigger.attempted);
    let harmed = event.tolls.iter().any(|toll| reading.tolls[*toll].range.min > 0);
    if is_doubted(reading, event, &window) {
        return Stage::Alleged;
    }
    if plotted {
        return if has(DISRUPTIONS) || foiled { Stage::Foiled } else { Stage::Plotted };
    }
    let dud = event.triggers.iter().any(|trigger| trigger.word.flags.dud);
    if dud && !harmed {
        return Stage::Failed;
    }
    if foiled && !exploded && !harmed {
        return Stage::Foiled;
    }
    if has(DUDS) && !harmed && !exploded {
        return Stage::Failed;
    }
    if event.triggers.iter().all(|trigger| trigger.attempted) && !event.triggers.is_empty() && !harmed {
        return Stage::Failed;
    }
    Stage::Executed
}

fn is_doubted(reading: &Reading<'_>, event: &Event<'_>, window: &Range<usize>) -> bool {
    let text = reading.text;
    let words = |i: usize| text.lower(i);
    let direct = event.triggers.iter().any(|trigger| {
        (trigger.tokens.start.saturating_sub(3)..trigger.tokens.start).any(|i| DOUBTS.contains(&words(i)))
    });
    let said = window.clone().any(|i| {
        matches!(words(i), "is" | "are" | "was" | "were")
            && words(i + 1) == "said"
            && words(i + 2) == "to"
            && i + 2 < window.end
    });
    direct || said
}
