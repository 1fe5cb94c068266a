//! A deadline set by whoever threatens: "had given Russia 48 hours to withdraw", "gave him until the feast to be out".

use model::StatementKind;

use super::super::{
    party::{Party, PartyKind},
    view::{Found, View},
    words::{Cue, CueHit},
};
use super::{content, speaker};
use crate::pack::Class;

/// How far behind the verb the span of time may stand.
const TO_SPAN: usize = 16;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in
        view.all(Cue::GiveDeadline).filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start))
    {
        let end = view.clause_end(hit.start);
        let span = (hit.end..end.min(hit.end + TO_SPAN)).find(|at| view.is(*at, Class::UltimatumSpan));
        let Some(span) = span else { continue };
        let asked = (span..end.min(span + 10)).any(|at| view.is(at, Class::To));
        let bare = view.ends_phrase(span + 1) && !view.is(span, Class::TimeBound);
        if !(asked || bare || content::holds_out_harm(view, span..end)) {
            continue;
        }
        if let Some(speaker) = giver(view, &hit) {
            found.push(view.found(StatementKind::Threat, speaker, hit.start..hit.end));
        }
    }
    found.extend(will(view));
    found
}

/// Who sets it: an armed group, or a message that nobody has signed.
fn giver(view: &View<'_>, hit: &CueHit) -> Option<Party> {
    let armed = speaker::armed(view, hit.start);
    armed.or_else(|| {
        let (head, phrase) = speaker::subject(view, hit.start)?;
        let message = view.is_violent() && view.is(head, Class::Anonymous);
        message.then(|| speaker::unsigned(view, &(phrase.start..head + 1)))
    })
}

/// "The Banners will behead them one by one unless the firm leaves": told without a verb of telling.
fn will(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for party in view.parties.iter().filter(|party| party.kind == PartyKind::Armed) {
        let at = party.tokens.end;
        let verb = at + 1;
        let harms = view.is(at, Class::Future)
            && view.has(verb, Cue::HarmVerb).is_some()
            && !view.is(verb, Class::PastEnding);
        let terms = harms && (verb..view.clause_end(verb)).any(|i| view.is(i, Class::Condition));
        if terms {
            found.push(view.found(StatementKind::Threat, party.clone(), at..verb + 1));
        }
    }
    found
}
