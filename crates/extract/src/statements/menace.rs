//! Harm that is held out, whoever holds it out: "would be next", "leave or be killed", "no peace until", "towers would
//! fall".

use std::ops::Range;

use super::{view::View, words::Cue};
use crate::pack::Class;

/// How far behind "will" the harm may stand.
const TO_HARM: usize = 4;

/// Where in `window` harm is held out, if anywhere.
pub fn menace(view: &View<'_>, window: Range<usize>) -> Option<usize> {
    window.clone().find(|at| {
        let lexical = view.has(*at, Cue::FutureHarm).is_some() && !view.negated(*at);
        lexical
            || more_to_come(view, *at, &window)
            || or_else(view, *at, &window)
            || will_suffer(view, *at, &window)
    })
}

/// "there will be more attacks", "attacks will continue".
fn more_to_come(view: &View<'_>, at: usize, window: &Range<usize>) -> bool {
    let more = view.has(at, Cue::FutureHarmNoun).is_some();
    let comes = (at.saturating_sub(4).max(window.start)..at).any(|i| view.is(i, Class::ThreatOfFuture));
    let goes_on = view.has(at, Cue::HarmNoun).is_some()
        && view.is(at + 1, Class::Future)
        && view.is(at + 2, Class::Continue);
    ((more && comes) || goes_on) && !view.negated(at)
}

/// "to leave or be killed", "must go or have their throats cut".
fn or_else(view: &View<'_>, at: usize, window: &Range<usize>) -> bool {
    if !view.is(at, Class::Or) {
        return false;
    }
    let next = at + 1 + usize::from(view.is(at + 1, Class::ElseOrFuture));
    let harmed = |i: usize| view.has(i, Cue::HarmVerb).is_some() || view.is(i, Class::HarmedWord);
    if view.is(next, Class::Suffer) {
        true
    } else if view.is(next, Class::BecomeHarmed) {
        (next + 1..next + 5).any(harmed)
    } else {
        view.is(at + 1, Class::Else) && window.contains(&next)
    }
}

/// "would die", "will be beheaded one by one", "would see its towers come down".
fn will_suffer(view: &View<'_>, at: usize, window: &Range<usize>) -> bool {
    let modal = view.is(at, Class::Future);
    let may = view.is(at, Class::WeakModal);
    if !modal && !may {
        return false;
    }
    let be = view.is(at + 1, Class::Infinitive)
        || (view.is(at + 1, Class::AdverbEnding) && view.is(at + 2, Class::Infinitive));
    if be && !view.is(at + 2, Class::No) {
        let from = at + 2;
        return (from..(from + 3).min(window.end)).any(|i| {
            view.has(i, Cue::HarmVerb).is_some()
                && (view.is(i, Class::PastEnding) || view.is(i, Class::Struck))
                || view.is(i, Class::Destroyed)
        });
    }
    let verbs = at + 1..(at + 1 + TO_HARM).min(window.end);
    let stopped = verbs.clone().any(|i| view.is(i, Class::WillStop));
    modal && !stopped && verbs.clone().any(|i| view.is(i, Class::WillDie))
}
