//! A message that goes on: "It promised that operations would not cease", "The church had 48 hours to set them free" behind
//! a sentence that tells of somebody's message.

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
};
use super::{content, said, speaker};
use crate::pack::Class;

/// How far from the start of the sentence the pronoun and its verb may stand.
const TO_VERB: usize = 9;

pub(super) fn find(view: &View<'_>, told: &[Found]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut messages: Vec<&Found> = told.iter().filter(|one| one.speaker.kind == PartyKind::Armed).collect();
    messages.sort_by_key(|one| one.cue.start);
    for one in messages {
        let sentence = view.sentence(one.cue.start);
        let next = view.sentence(sentence.end);
        if sentence.end < at || next.start < sentence.end {
            continue;
        }
        at = sentence.end + 1;
        found.extend(pronoun(view, &one.speaker, &next));
        found.extend(terms(view, &one.speaker, &next));
    }
    found
}

/// "It had also asserted that it was holding the men".
fn pronoun(view: &View<'_>, speaker: &Party, sentence: &std::ops::Range<usize>) -> Vec<Found> {
    let opens = view.is(sentence.start, Class::Pronoun) || view.is(sentence.start + 1, Class::SpeakerNoun);
    let lead = sentence.start..sentence.end.min(sentence.start + TO_VERB);
    if !opens || !parties_within(&view.parties, lead.clone()).is_empty() {
        return Vec::new();
    }
    let hit = lead.into_iter().find_map(|at| said::verb_at(view, at).filter(|_| speaker::is_verb(view, at)));
    hit.map(|hit| said::read(view, &hit, speaker, said::behind(view, &hit))).unwrap_or_default()
}

/// "The church had 48 hours to set them free", "If they are refused, two men will be shot".
fn terms(view: &View<'_>, speaker: &Party, sentence: &std::ops::Range<usize>) -> Option<Found> {
    let near = sentence.start..sentence.end.min(sentence.start + TO_VERB + 5);
    let has = near.clone().find(|at| view.is(*at, Class::Had) && view.is(at + 2, Class::UltimatumSpan));
    let asked = has.filter(|at| (at + 3..at + 6).any(|i| view.is(i, Class::To)));
    let opens = view.is(sentence.start, Class::Condition);
    let harm = opens && content::holds_out_harm(view, sentence.clone());
    let cue = asked.or(harm.then_some(sentence.start))?;
    Some(view.found(StatementKind::Threat, speaker.clone(), cue..cue + 1))
}
