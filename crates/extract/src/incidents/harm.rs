//! Acts told by their dead alone: "Tarata street, 16 July 1992: twenty-five dead", "the church where 45 lost their lives in April".

use super::{
    events::{Event, event_of},
    triggers::{Newness, Trigger},
};
use crate::{reading::Reading, text::TollKind};

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
        if triggers.iter().any(armed) { Self::Told } else { Self::Untold }
    }
}

/// The act of a sentence without a word for one: it has a day and a place or a thing of its own, and counts dead or hurt there.
pub fn told<'a>(reading: &Reading<'a>, sentence: usize, violence: Violence) -> Option<Event<'a>> {
    let tokens = reading.text.sentences[sentence].tokens.clone();
    let bytes = reading.bytes(&tokens);
    let toll = reading.tolls_in(&bytes).find(|index| {
        let toll = &reading.tolls[*index];
        toll.range.min > 0 && matches!(toll.kind, TollKind::Killed | TollKind::Wounded)
    })?;
    if violence == Violence::Untold || speaks_of_else(reading, sentence) {
        return None;
    }
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
    let event = event_of(reading, sentence, tokens, vec![trigger]);
    let thing = event
        .targets
        .iter()
        .map(|index| &reading.mentions.targets[*index])
        .any(|target| target.proper || target.is_post() && !target.nations.is_empty());
    let town = event.place.is_some_and(|index| reading.mentions.places[index].place.is_some());
    (event.date.is_some_and(|date| date.days() <= LONGEST) && (thing || town)).then_some(event)
}

/// A year and a day: what is dated less closely is no act.
const LONGEST: i32 = 366;

/// Accidents, storms and illness kill, too.
fn speaks_of_else(reading: &Reading<'_>, sentence: usize) -> bool {
    let text = reading.text;
    text.sentences[sentence].tokens.clone().any(|at| reading.lexicon.unreal.first_at(text, at).is_some())
}
