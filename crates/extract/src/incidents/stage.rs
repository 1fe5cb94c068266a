//! How far an act went: executed, failed, foiled, plotted, alleged.

use std::ops::Range;

use model::Stage;

use super::{events::Event, triggers::clause_start};
use crate::{pack::Class, reading::Reading};

/// Whether the trigger is the content of an attempt: "tried to storm", "an attempt to bomb", "failed to explode".
pub fn attempted(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let from = clause_start(reading, tokens.start).max(tokens.start.saturating_sub(6));
    let has = |class| (from..tokens.start).any(|i| reading.text.is(i, class));
    has(Class::StageAttempts) && has(Class::To) || has(Class::Attempted) && tokens.start - from <= 6
}

/// The stage of one event, from its trigger words and the sentence around them.
pub fn of_event(reading: &Reading<'_>, event: &Event<'_>) -> Stage {
    let sentence = &reading.text.sentences[event.sentence];
    let window = event.window.start.max(sentence.tokens.start)..event.window.end.min(sentence.tokens.end);
    let has = |class| window.clone().any(|i| reading.text.is(i, class));
    let plotted = event.triggers.iter().any(|trigger| trigger.word.flags.plot);
    let foiled = event.triggers.iter().any(|trigger| trigger.word.flags.foil);
    let exploded = event.triggers.iter().any(|trigger| trigger.word.flags.strong && !trigger.attempted);
    let harmed = event.tolls.iter().any(|toll| reading.tolls[*toll].range.min > 0);
    if is_doubted(reading, event, &window) {
        return Stage::Alleged;
    }
    if plotted {
        return if has(Class::StageDisruptions) || foiled { Stage::Foiled } else { Stage::Plotted };
    }
    let dud = event.triggers.iter().any(|trigger| trigger.word.flags.dud);
    if dud && !harmed {
        return Stage::Failed;
    }
    if foiled && !exploded && !harmed {
        return Stage::Foiled;
    }
    if has(Class::StageDuds) && !harmed && !exploded {
        return Stage::Failed;
    }
    if event.triggers.iter().all(|trigger| trigger.attempted) && !event.triggers.is_empty() && !harmed {
        return Stage::Failed;
    }
    Stage::Executed
}

fn is_doubted(reading: &Reading<'_>, event: &Event<'_>, window: &Range<usize>) -> bool {
    let text = reading.text;
    let direct = event.triggers.iter().any(|trigger| {
        (trigger.tokens.start.saturating_sub(3)..trigger.tokens.start).any(|i| text.is(i, Class::StageDoubts))
    });
    let said = window.clone().any(|i| {
        text.is(i, Class::IsWas)
            && text.is(i + 1, Class::SaidWord)
            && text.is(i + 2, Class::To)
            && i + 2 < window.end
    });
    direct || said
}
