//! What an actor's own words in quotation marks say: "We are behind the attack," its spokesman told a newspaper.
//!
//! The first person inside the quotation does or denies the deed; the speaker stands with a verb of saying behind the
//! closing mark, at most a few words away.

use model::StatementKind;

use super::super::{
    own_deed::{OwnDeed, own_deed},
    party::{Party, PartyKind},
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// Longest quotation that is followed to its end, in tokens.
const LONGEST: usize = 60;
/// How far behind the quotation its speaker may stand.
const TO_SPEAKER: usize = 8;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    let tokens = view.reading.text.tokens.len();
    while at < tokens {
        if !is_mark(view, at) {
            at += 1;
            continue;
        }
        let limit = (at + LONGEST).min(tokens);
        let Some(close) = (at + 1..limit).find(|i| is_mark(view, *i)) else {
            at += 1;
            continue;
        };
        if let Some(speaker) = speaker_behind(view, close + 1) {
            found.extend(deed(view, &speaker, at + 1..close));
        }
        at = close + 1;
    }
    found
}

fn is_mark(view: &View<'_>, at: usize) -> bool {
    matches!(view.word(at), "\"" | "“" | "”" | "\u{201e}" | "«" | "»")
}

/// "its spokesman told Reuters", "said the group".
fn speaker_behind(view: &View<'_>, from: usize) -> Option<Party> {
    let end = view.sentence(from).end.min(from + TO_SPEAKER);
    let say = (from..end).find(|at| view.has(*at, Cue::Say).is_some())?;
    let before = (from..say).find_map(|at| view.party_over(at));
    let after = || (say + 1..end.min(say + 4)).find_map(|at| view.party_over(at));
    let pronoun = || {
        (from..say).find(|at| view.is(*at, Class::Pronoun)).and_then(|_| view.pronoun(from.saturating_sub(1)))
    };
    let party = before.or_else(pronoun).or_else(after)?;
    (party.kind == PartyKind::Armed).then(|| party.clone())
}

fn deed(view: &View<'_>, speaker: &Party, quote: std::ops::Range<usize>) -> Option<Found> {
    if let Some(harm) = view.first_in(quote.clone(), Cue::FutureHarm) {
        let mut found = view.found(StatementKind::Threat, speaker.clone(), harm.start..harm.end);
        found.clause = quote;
        return Some(found);
    }
    if view.first_in(quote.clone(), Cue::SelfPurpose).is_some_and(|hit| view.is(hit.end - 1, Class::Ours)) {
        let mut found =
            view.found(StatementKind::ClaimOfResponsibility, speaker.clone(), quote.start..quote.start + 1);
        found.clause = quote;
        return Some(found);
    }
    let first_person = quote.clone().find(|at| view.is(*at, Class::OurOrWe))?;
    let end = quote.end.min(first_person + 14);
    let undone = (first_person..end)
        .any(|at| view.is(at, Class::Negation) && (at + 1..at + 4).any(|i| view.is(i, Class::HandIn)));
    let unknown = (quote.start..end).any(|at| {
        view.is(at, Class::Know) && view.is(at + 1, Class::Nothing) || view.has(at, Cue::DenyWhole).is_some()
    });
    let undone = undone || unknown;
    let coming = (first_person..end).any(|at| {
        view.is(at, Class::Future)
            && (at + 1..at + 5)
                .any(|i| view.has(i, Cue::HarmVerb).is_some() || view.is(i, Class::AvengeOrContinue))
            && !view.is(at + 1, Class::Negation)
    });
    let calls = view.first_in(first_person..end, Cue::Urge).is_some_and(|urge| {
        (urge.end..quote.end.min(urge.end + 12))
            .any(|at| view.is(at, Class::To) && view.has(at + 1, Cue::HarmVerb).is_some())
    });
    let kind = match own_deed(view, speaker, first_person..end) {
        _ if calls => StatementKind::Incitement,
        _ if coming => StatementKind::Threat,
        _ if undone => StatementKind::Denial,
        Some((OwnDeed::Done, _)) => StatementKind::ClaimOfResponsibility,
        Some((OwnDeed::NotDone, _)) => StatementKind::Denial,
        _ => return None,
    };
    let mut found = view.found(kind, speaker.clone(), first_person..first_person + 1);
    found.clause = quote;
    Some(found)
}
