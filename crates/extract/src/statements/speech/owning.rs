//! Own authorship in so many ways: "responsibility was assumed by", "has now claimed", "signed for it".

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use super::speaker;
use crate::pack::Class;

/// How far behind a passive its agent may stand.
const TO_AGENT: usize = 10;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    if !view.is_violent() {
        return Vec::new();
    }
    let mut found = assumed(view);
    found.extend(bare(view));
    found.extend(rejected(view));
    found.extend(by_footage(view));
    found
}

fn claim(view: &View<'_>, speaker: Party, cue: std::ops::Range<usize>) -> Found {
    view.found(StatementKind::ClaimOfResponsibility, speaker, cue)
}

fn usable(view: &View<'_>, at: usize) -> bool {
    !view.negated(at) && !view.unasserted(at)
}

/// "Responsibility was assumed by the Front", "authorship was admitted in a call by".
fn assumed(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &view.reading.text.sentences {
        for at in sentence.tokens.clone().filter(|at| view.is(*at, Class::Credit)) {
            let end = sentence.tokens.end.min(at + 14);
            let Some(verb) = (at + 1..end).find(|i| view.is(*i, Class::Assumed)) else { continue };
            let passive = (verb.saturating_sub(3)..verb).any(|i| view.is(i, Class::Be));
            let by = (verb + 1..end).find(|i| view.is(*i, Class::By));
            let Some(by) = by.filter(|_| passive && usable(view, verb)) else { continue };
            let agents = parties_within(&view.parties, by + 1..(by + TO_AGENT).min(sentence.tokens.end));
            let named = agents.iter().find(|party| party.kind == PartyKind::Armed).cloned();
            found.extend(named.map(|party| claim(view, party, verb..verb + 1)));
        }
    }
    found
}

/// "has now claimed, via the agency", "signed within hours", "signed for it": no act need stand behind.
fn bare(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let signs = |hit: &CueHit| view.is(hit.start, Class::Signed);
    let verbs = view.all(Cue::ClaimVerb).chain(view.all(Cue::SignVerb));
    for hit in verbs.filter(|hit| usable(view, hit.start)) {
        let ends = view.is(hit.end, Class::ClaimIn)
            || view.word(hit.end) == ","
            || view.is(hit.end, Class::For) && signs(&hit);
        let before = view.is(hit.start.wrapping_sub(1), Class::FiniteBe)
            || view.is(hit.start.wrapping_sub(1), Class::AnyArticle);
        let told = matches!(view.word(hit.end), "." | ",") && is_telling(view, hit.start);
        if !ends || before || told {
            continue;
        }
        found.extend(speaker::armed(view, hit.start).map(|speaker| claim(view, speaker, hit.start..hit.end)));
    }
    found
}

/// "the message claimed." behind what it says.
fn is_telling(view: &View<'_>, verb: usize) -> bool {
    let start = view.around(verb).start.max(verb.saturating_sub(6));
    (start..verb).any(|at| matches!(view.word(at), "," | "\"" | "”"))
}

/// "rejected that outright", "protested its innocence".
fn rejected(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::RejectVerb).chain(view.all(Cue::DenyVerb)).chain(view.all(Cue::Innocent)) {
        let whole = view.has(hit.start, Cue::Innocent).is_some();
        let pronoun = view.is(hit.end, Class::CalledThing);
        if !(whole || pronoun) || !usable(view, hit.start) {
            continue;
        }
        let speaker = speaker::armed(view, hit.start);
        found.extend(speaker.map(|speaker| view.found(StatementKind::Denial, speaker, hit.start..hit.end)));
    }
    found
}

/// "posted film of the first", "put out photographs of ten youths and called them its own".
fn by_footage(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &view.reading.text.sentences {
        for at in sentence.tokens.clone().filter(|at| view.is(*at, Class::Footage)) {
            let from = at.saturating_sub(5).max(sentence.tokens.start);
            let Some(verb) = (from..at).rev().find(|i| view.is(*i, Class::Publishes)) else { continue };
            let about = view.is(at + 1, Class::Of)
                && (at + 2..at + 7).any(|i| {
                    view.has(i, Cue::HarmNoun).is_some()
                        || view.is(i, Class::AttackerNoun)
                        || view.is(i, Class::FighterNoun)
                        || view.is(i, Class::FewCount)
                        || view.is(i, Class::OrdinalPronoun)
                });
            if !about || !usable(view, verb) {
                continue;
            }
            found.extend(speaker::armed(view, verb).map(|speaker| claim(view, speaker, verb..at + 1)));
        }
    }
    found
}
