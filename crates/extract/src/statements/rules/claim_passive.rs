//! A claim in the passive: "an assault claimed by Islamic State", "All five were claimed on Twitter".

use model::StatementKind;

use super::super::{
    party::PartyKind,
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

/// How many words may stand between "claimed" and "by".
const TO_AGENT: usize = 9;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let verbs = view.all(Cue::ClaimVerb).filter(|hit| view.is(hit.start, Class::AvowParticiple));
    let attributed =
        view.all(Cue::Vindicated).filter(|hit| is_passive(view, hit.start) && act_before(view, hit.start));
    for hit in verbs.chain(attributed) {
        if view.negated(hit.start) || view.unasserted(hit.start) {
            continue;
        }
        let window = hit.end..(hit.end + TO_AGENT).min(view.clause_end(hit.start));
        let by = window
            .clone()
            .take_while(|at| !view.is(*at, Class::ClauseStart))
            .find(|at| view.is(*at, Class::By));
        let agent = by.and_then(|by| view.first_party(by + 1..by + 6).or_else(|| view.party_over(by)));
        if let Some(agent) = agent {
            if agent.kind == PartyKind::Armed {
                found.push(view.found(
                    StatementKind::ClaimOfResponsibility,
                    agent.clone(),
                    hit.start..hit.end,
                ));
            }
        } else if by.is_none()
            && is_passive(view, hit.start)
            && act_before(view, hit.start)
            && channel_after(view, hit.end)
            && let Some(speaker) = view.focus(hit.start, 6).or(view.main.as_ref())
        {
            found.push(view.found(StatementKind::ClaimOfResponsibility, speaker.clone(), hit.start..hit.end));
        }
    }
    found
}

fn is_passive(view: &View<'_>, verb: usize) -> bool {
    (verb.saturating_sub(2)..verb).any(|at| view.is(at, Class::Be))
}

/// The subject is an act or points at acts.
fn act_before(view: &View<'_>, verb: usize) -> bool {
    let mut subject = view.clause_start(verb)..verb;
    subject.any(|at| view.has(at, Cue::HarmNoun).is_some() || view.is(at, Class::ClaimedThing))
}

fn channel_after(view: &View<'_>, end: usize) -> bool {
    view.is(end, Class::ClaimIn)
}
