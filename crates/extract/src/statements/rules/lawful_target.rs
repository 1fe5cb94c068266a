//! Somebody is declared a target: "declared the channel a military target", "which it called lawful targets".

use model::StatementKind;

use super::super::{
    party::PartyKind,
    view::{Found, View},
    words::Cue,
};
use crate::pack::Class;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let bare = view.all(Cue::LawfulBare).filter(|hit| is_said_of_them(view, hit.start, hit.end));
    for hit in view.all(Cue::Lawful).chain(bare) {
        if view.unasserted(hit.start)
            || view.negated(hit.start)
            || view.is(hit.start.saturating_sub(1), Class::Without)
        {
            continue;
        }
        let clause = view.clause_start(hit.start)..hit.start;
        let verb = clause.clone().rev().find(|at| declares(view, *at));
        let Some(verb) = verb.filter(|verb| !view.negated(*verb)) else { continue };
        let passive = (verb.saturating_sub(2)..verb).any(|at| view.is(at, Class::Be));
        let verb = said_of_them(view, verb).unwrap_or(verb);
        let speaker = if passive { view.focus(verb, 3) } else { view.subject(verb, &[PartyKind::Armed]) };
        if let Some(speaker) = speaker.cloned() {
            let mut one = view.found(StatementKind::Threat, speaker, hit.start..hit.end);
            one.object = if passive { clause } else { verb..view.clause_end(hit.start) };
            found.push(one);
        }
    }
    found
}

/// "said that the offices were targets": nothing but the word, behind a form of "be" and a verb of saying.
fn is_said_of_them(view: &View<'_>, start: usize, end: usize) -> bool {
    let be = start.checked_sub(1).filter(|at| view.is(*at, Class::FiniteBe));
    let closed = view.ends_phrase(end) || view.is(end, Class::Of);
    closed && be.is_some_and(|be| said_of_them(view, be).is_some())
}

/// "said that mayors are legitimate targets": the verb of saying before a form of "be".
fn said_of_them(view: &View<'_>, verb: usize) -> Option<usize> {
    let be = view.is(verb, Class::FiniteBe);
    let before = view.clause_start(verb).max(verb.saturating_sub(14))..verb;
    let mut says =
        before.rev().filter(|at| view.has(*at, Cue::Say).is_some() || view.has(*at, Cue::Warn).is_some());
    be.then(|| says.next()).flatten().filter(|say| !view.negated(*say) && !view.unasserted(*say))
}

fn declares(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::DeclaredTarget)
        && !(view.is(at, Class::FiniteBe) && view.has(at + 1, Cue::Say).is_some())
}
