//! A threat without an author: "a letter had announced a sacrifice", "handbills called them lawful prey", a note on a
//! body, a text message.

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::{PartyKind, parties_within},
    view::{Found, View},
    words::{Cue, CueHit},
};
use super::{content, speaker};
use crate::pack::Class;

/// How far behind the message what it says may stand.
const TO_CONTENT: usize = 40;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    if !view.is_violent() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for hit in view.all(Cue::Media).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start)) {
        let Some(window) = content(view, &hit) else { continue };
        let menaces = content::holds_out_harm(view, window.clone()) || orders(view, &window);
        if !menaces || has_author(view, &hit, &window) {
            continue;
        }
        let speaker = view
            .party_over(hit.start)
            .filter(|party| party.kind == PartyKind::Armed)
            .cloned()
            .unwrap_or_else(|| speaker::unsigned(view, &(hit.start..hit.end)));
        let mut one = view.found(StatementKind::Threat, speaker, hit.start..hit.end);
        one.object = window;
        found.push(one);
    }
    found
}

/// "close, or you are to blame", "STOP WORK. 7 DAYS": an order, a deadline or a charge to the reader's face.
fn orders(view: &View<'_>, window: &Range<usize>) -> bool {
    let start = (window.start..window.end).find(|at| !speaker::is_mark(view, *at)).unwrap_or(window.start);
    let ordered = view.is(start, Class::LeaveOrder) || view.is(start, Class::Demand);
    let faced = window.clone().any(|at| view.is(at, Class::You));
    let dated = window.clone().any(|at| view.is(at, Class::Deadline));
    let benign = window.clone().any(|at| view.is(at, Class::Benign));
    (ordered && (faced || dated) || faced && dated || ordered && window.len() < 12) && !benign
}

/// What a message on paper or on a telephone says: behind a colon, in quotation marks, behind a verb.
fn content(view: &View<'_>, hit: &CueHit) -> Option<Range<usize>> {
    if !view.is(hit.end - 1, Class::Anonymous) {
        return None;
    }
    let sentence = view.around(hit.start);
    let end = sentence.end.min(hit.end + TO_CONTENT);
    let opens = (hit.end..end).find(|at| {
        matches!(view.word(*at), ":" | "\"" | "“" | "(")
            || [Cue::Say, Cue::Tell, Cue::Urge, Cue::Warn, Cue::Threaten, Cue::GiveDeadline]
                .into_iter()
                .any(|cue| view.has(*at, cue).is_some())
    })?;
    let colon = view.word(sentence.end - 1) == ":" || opens + 2 >= sentence.end;
    let next = view.sentence(sentence.end).end.min(sentence.end + TO_CONTENT);
    Some(opens + 1..if colon { next } else { end })
}

/// Whether a government, the police or a person is named as who wrote it.
fn has_author(view: &View<'_>, hit: &CueHit, window: &Range<usize>) -> bool {
    let sentence = view.around(hit.start);
    parties_within(&view.parties, sentence.start..window.start)
        .iter()
        .any(|party| party.kind == PartyKind::State && !is_addressee(view, party.tokens.start))
}

/// "a letter to the embassy".
fn is_addressee(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| view.is(i, Class::To) || view.is(i, Class::TargetIn))
}
