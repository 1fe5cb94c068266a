//! A claim told by pointing at one before it: "Same claim.", "Claimed likewise, as a warning to others".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// How far behind "same" its noun may stand.
const TO_NOUN: usize = 3;

pub(super) fn find(view: &View<'_>, told: &[Found]) -> Vec<Found> {
    let mut claims: Vec<&Found> =
        told.iter().filter(|one| one.kind == StatementKind::ClaimOfResponsibility).collect();
    claims.sort_by_key(|one| one.cue.start);
    let mut found = Vec::new();
    let mut pointed = false;
    for sentence in view.reading.text.sentences.iter().map(|sentence| sentence.tokens.clone()) {
        let before = claims.partition_point(|one| one.cue.start < sentence.start);
        let Some(last) = before.checked_sub(1).and_then(|index| claims.get(index)) else { continue };
        let here = claims.get(before).is_some_and(|one| one.cue.start < sentence.end);
        let again = pointed && says_again(view, &sentence);
        if here || !(again || points(view, &sentence)) {
            continue;
        }
        pointed = true;
        let speaker = named_here(view, &sentence).unwrap_or_else(|| last.speaker.clone());
        found.push(view.found(
            StatementKind::ClaimOfResponsibility,
            speaker,
            sentence.start..sentence.start + 1,
        ));
    }
    found
}

/// "Two heads in the next town had the same by telephone".
pub(super) fn threats(view: &View<'_>, told: &[Found]) -> Vec<Found> {
    let mut found = Vec::new();
    for one in told.iter().filter(|one| one.kind == StatementKind::Threat) {
        let next = view.sentence(view.sentence(one.cue.start).end);
        let same = next.clone().find(|at| {
            view.is(*at, Class::Same)
                && (at + 1..at + 2 + TO_NOUN)
                    .any(|i| view.is(i, Class::Anonymous) || view.is(i, Class::Network))
        });
        if let Some(same) = same.filter(|same| next.start >= one.cue.end && !view.negated(*same)) {
            found.push(view.found(StatementKind::Threat, one.speaker.clone(), same..same + 1));
        }
    }
    found
}

/// "Same claimant, the Front": the name stands with it.
fn named_here(view: &View<'_>, sentence: &Range<usize>) -> Option<Party> {
    let party = view.first_party(sentence.clone())?;
    (party.kind == PartyKind::Armed && party.named).then(|| party.clone())
}

/// "Same claim", "The same signature", "Claimed likewise".
fn points(view: &View<'_>, sentence: &Range<usize>) -> bool {
    let start = sentence.start + usize::from(view.is(sentence.start, Class::AnyArticle));
    let noun = view.is(start, Class::Same)
        && (start + 1..start + 1 + TO_NOUN)
            .take_while(|at| !view.ends_phrase(*at))
            .any(|at| view.is(at, Class::Claimant));
    let participle = view.is(start, Class::AvowParticiple)
        && (start + 1..start + 4).any(|at| view.is(at, Class::Anew) || view.is(at, Class::SameMessage))
        && view.first_in(sentence.clone(), Cue::Media).is_none();
    noun || participle
}

/// "Same again." behind such a sentence.
fn says_again(view: &View<'_>, sentence: &Range<usize>) -> bool {
    view.is(sentence.start, Class::Same) && view.is(sentence.start + 1, Class::Anew)
}
