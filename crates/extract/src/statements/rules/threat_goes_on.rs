//! A message that goes on without a verb of saying: "The group said that it would try them. It would execute the first
//! within 48 hours."

use model::StatementKind;

use super::super::{
    party::{PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// How far behind "would" the harm may stand.
const TO_HARM: usize = 4;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &view.reading.text.sentences {
        let start = sentence.tokens.start;
        let pronoun = view.is(start, Class::ThreatSubject);
        let future = view.is(start + 1, Class::Future);
        let verbs = start + 2..(start + 2 + TO_HARM).min(sentence.tokens.end);
        let kept = verbs.clone().any(|at| view.is(at, Class::ThreatGoesOn));
        let harm = verbs.clone().any(|at| view.has(at, Cue::HarmVerb).is_some());
        if !(pronoun && future && harm) || kept || start == 0 {
            continue;
        }
        let previous = view.sentence(start - 1);
        let told = previous.clone().any(|at| {
            [Cue::Say, Cue::Warn, Cue::Threaten, Cue::Vow].into_iter().any(|cue| view.has(at, cue).is_some())
        });
        let speaker = parties_within(&view.parties, previous).first();
        if let Some(speaker) = speaker.filter(|speaker| told && speaker.kind == PartyKind::Armed) {
            found.push(view.found(StatementKind::Threat, speaker.clone(), start..start + 2));
        }
    }
    found
}
