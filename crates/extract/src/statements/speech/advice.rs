//! A document that warns by itself: "We advise against all travel to the islands", "Stay away from markets", from a
//! publisher that gives advice.

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// How far into a sentence its advice may stand.
const TO_ADVICE: usize = 8;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let Some(publisher) = view.publisher.filter(|name| !name.is_empty()) else { return Vec::new() };
    if !view.is_violent() || !is_adviser(view, publisher) {
        return Vec::new();
    }
    let sentences = view.reading.text.sentences.iter().map(|sentence| sentence.tokens.clone());
    let advice = sentences.filter_map(|tokens| {
        let near = tokens.start..tokens.end.min(tokens.start + TO_ADVICE);
        let advises = near
            .clone()
            .any(|at| view.is(at, Class::We) && view.cues_in(at..at + 4, Cue::AdviseVerb).next().is_some());
        let opens = view.has(tokens.start, Cue::Avoid).is_some()
            || view.is(tokens.start, Class::Advice)
            || view.is(tokens.start, Class::Do) && view.is(tokens.start + 1, Class::Not);
        let listed = view.is(tokens.start, Class::Please);
        let bulleted = (tokens.start..tokens.start + 5)
            .any(|at| view.has(at, Cue::Avoid).is_some() || listed && view.is(at, Class::Advice));
        (advises || opens || bulleted).then_some(tokens)
    });
    let speaker = Party {
        tokens: 0..0,
        kind: PartyKind::State,
        name: publisher.to_owned(),
        actor: None,
        outlet: None,
        state: None,
        named: true,
    };
    advice
        .take(1)
        .map(|tokens| view.found(StatementKind::Warning, speaker.clone(), tokens.start..tokens.start + 1))
        .collect()
}

/// "Embassy of Ireland", "travel information service".
fn is_adviser(view: &View<'_>, publisher: &str) -> bool {
    let pack = view.reading.text.pack;
    publisher
        .split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .any(|word| pack.is(&word, Class::Adviser))
}
