//! A message with its author's name on it: "a chit in the name of the Force thanked the manager", "sheets signed ...".

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::Cue,
};
use super::content;
use crate::pack::Class;

/// How far behind the message its author may stand.
const TO_NAME: usize = 24;
/// How many sentences back the act may be told.
const TO_ACT: usize = 3;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    if !view.is_violent() {
        return Vec::new();
    }
    let acts = acts(view);
    let mut found = Vec::new();
    for hit in view.all(Cue::Media).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start)) {
        let sentence = view.around(hit.start);
        let window = hit.start..sentence.end.min(hit.end + TO_NAME);
        let Some((author, signed)) = author(view, window) else { continue };
        let rest = author.tokens.end.max(hit.end)..sentence.end;
        let kinds = content::kinds(view, &author, rest.clone());
        let silent = kinds.is_empty()
            && signed
            && follows_act(view, &acts, &sentence)
            && !speaks_otherwise(view, &sentence);
        let silent = silent.then_some(StatementKind::ClaimOfResponsibility);
        for kind in kinds.into_iter().chain(silent) {
            let mut one = view.found(kind, author.clone(), hit.start..hit.end);
            one.object = rest.clone();
            found.push(one);
        }
    }
    found
}

/// The named group behind "signed", "in the name of", "of", and whether it has signed.
fn author(view: &View<'_>, window: Range<usize>) -> Option<(Party, bool)> {
    let parties = parties_within(&view.parties, window.start.saturating_sub(2)..window.end);
    let party = parties.first().filter(|party| party.kind == PartyKind::Armed)?;
    let lead = window.start..party.tokens.end;
    let signs = lead.clone().any(|at| view.has(at, Cue::InNameOf).is_some() || view.is(at, Class::Signed));
    let own = party.tokens.contains(&window.start)
        || (party.tokens.start <= window.start + 4 && lead.clone().any(|at| view.is(at, Class::Author)));
    (signs || own).then(|| (party.clone(), signs && party.named))
}

/// Where acts are told, in the order of the text.
pub(super) fn acts(view: &View<'_>) -> Vec<usize> {
    let evidence = view.incidents.iter().flat_map(|incident| &incident.evidence);
    let token = |start| view.reading.token_from(view.reading.offsets.byte_of_char(start));
    let mut acts: Vec<usize> = evidence.map(|one| token(one.start)).collect();
    acts.sort_unstable();
    acts
}

/// Whether an act is told in this sentence or shortly before.
pub(super) fn follows_act(view: &View<'_>, acts: &[usize], sentence: &Range<usize>) -> bool {
    let number = view.reading.sentence_of(sentence.start);
    let first = view.reading.text.sentences.get(number.saturating_sub(TO_ACT));
    let from = first.map_or(sentence.start, |first| first.tokens.start);
    acts.get(acts.partition_point(|at| *at < from)).is_some_and(|at| *at < sentence.end)
}

/// What is threatened, asked for, praised, denied or disapproved of is no claim.
pub(super) fn speaks_otherwise(view: &View<'_>, sentence: &Range<usize>) -> bool {
    [
        Cue::Threaten,
        Cue::Warn,
        Cue::Urge,
        Cue::CallFor,
        Cue::DenyVerb,
        Cue::CondemnVerb,
        Cue::PraiseVerb,
        Cue::FutureHarm,
        Cue::Vow,
    ]
    .into_iter()
    .any(|cue| view.first_in(sentence.clone(), cue).is_some())
        || sentence.clone().any(|at| view.is(at, Class::LetterKind))
}
