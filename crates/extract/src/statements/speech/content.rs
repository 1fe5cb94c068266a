//! What is told gives the kind of a message: own authorship of an act, its denial, harm to come.

use std::ops::Range;

use model::StatementKind;

use super::super::{
    menace::menace,
    own_deed::{OwnDeed, may_be_own_deed, own_deed},
    party::Party,
    view::View,
    words::Cue,
};
use super::results::counts_results;
use crate::pack::Class;

/// How far behind a modal verb the harm may stand.
const TO_HARM: usize = 4;

/// What an armed speaker's words in `window` do.
pub fn kinds(view: &View<'_>, speaker: &Party, window: Range<usize>) -> Vec<StatementKind> {
    let mut kinds = Vec::new();
    kinds.extend(about_an_act(view, speaker, window.clone()));
    if holds_out_harm(view, window.clone()) || bound_to_terms(view, &window) {
        kinds.push(StatementKind::Threat);
    }
    kinds
}

/// Whether [`kinds`] may find something in `window` for any speaker.
pub fn may_have_kinds(view: &View<'_>, window: &Range<usize>) -> bool {
    theirs(view, window).is_some()
        || disowned(view, window.clone())
        || has_purpose(view, window.clone())
        || disowns(view, window)
        || counts_results(view, window.clone())
        || may_be_own_deed(view, window)
        || holds_out_harm(view, window.clone())
        || bound_to_terms(view, window)
}

/// A claim or a denial.
fn about_an_act(view: &View<'_>, speaker: &Party, window: Range<usize>) -> Option<StatementKind> {
    if let Some(ours) = theirs(view, &window) {
        return Some(ours);
    }
    let deed = own_deed(view, speaker, window.clone()).map(|(deed, _)| deed);
    if deed == Some(OwnDeed::NotDone) || disowned(view, window.clone()) {
        return Some(StatementKind::Denial);
    }
    if disowns(view, &window) {
        return Some(StatementKind::Denial);
    }
    let claims =
        deed == Some(OwnDeed::Done) || has_purpose(view, window.clone()) || counts_results(view, window);
    claims.then_some(StatementKind::ClaimOfResponsibility)
}

/// "was the target".
fn has_purpose(view: &View<'_>, window: Range<usize>) -> bool {
    view.first_in(window, Cue::SelfPurpose)
        .is_some_and(|hit| !view.negated(hit.start) && !view.unasserted(hit.start))
}

/// "it had been theirs", "none of ours".
fn theirs(view: &View<'_>, window: &Range<usize>) -> Option<StatementKind> {
    let at = window.clone().find(|at| view.is(*at, Class::Theirs))?;
    let before = at.saturating_sub(4).max(window.start)..at;
    let denied = before.clone().any(|i| view.is(i, Class::Negation) || view.is(i, Class::None));
    let of = view.is(at.wrapping_sub(1), Class::Of);
    let said = before.len() < 3 || before.clone().any(|i| view.is(i, Class::Be) || view.word(i) == ":");
    (said && (denied || !of)).then_some(if denied {
        StatementKind::Denial
    } else {
        StatementKind::ClaimOfResponsibility
    })
}

/// "that they disown it": its own denial, told in turn.
fn disowns(view: &View<'_>, window: &Range<usize>) -> bool {
    let mut denials = view.cues_in(window.clone(), Cue::DenyVerb);
    denials.any(|hit| {
        let own = (hit.start.saturating_sub(3).max(window.start)..hit.start)
            .any(|at| view.is(at, Class::OwnPronoun));
        own && !view.negated(hit.start)
    })
}

/// "that it had nothing to do with it".
fn disowned(view: &View<'_>, window: Range<usize>) -> bool {
    view.cues_in(window, Cue::DenyWhole)
        .any(|hit| hit.end > hit.start + 1 && !view.is(hit.start, Class::GroupPronoun))
}

/// Harm to come, said by somebody who can do it.
pub fn holds_out_harm(view: &View<'_>, window: Range<usize>) -> bool {
    menace(view, window.clone()).is_some()
        || window.clone().any(|at| will_do(view, at, &window) || on_condition(view, at, &window))
}

/// "would hit others", "we will burn".
fn will_do(view: &View<'_>, at: usize, window: &Range<usize>) -> bool {
    let own = || {
        (at.saturating_sub(2)..at)
            .any(|i| view.is(i, Class::OwnPronoun) || view.is(i, Class::And) || view.is(i, Class::Fighting))
    };
    view.is(at, Class::Future)
        && own()
        && (at + 1..(at + 1 + TO_HARM).min(window.end))
            .take_while(|i| !view.ends_phrase(*i) && !view.is(*i, Class::Negation))
            .any(|i| view.has(i, Cue::HarmVerb).is_some() && !view.is(i, Class::PastEnding))
}

/// "or no wire will stand", "failing which the line would have holes": harm if a demand is not met.
fn on_condition(view: &View<'_>, at: usize, window: &Range<usize>) -> bool {
    let modal = |from: usize| (from..(from + 9).min(window.end)).any(|i| view.is(i, Class::Future));
    view.is(at, Class::Failing) && modal(at + 1)
}

/// "if the country persisted it would get more of the same": terms and what follows, and nothing good.
fn bound_to_terms(view: &View<'_>, window: &Range<usize>) -> bool {
    let terms = window.clone().find(|at| view.is(*at, Class::Condition) && !view.is(*at, Class::TimeBound));
    let follows = || window.clone().any(|at| view.is(at, Class::Future));
    terms.is_some() && follows() && !window.clone().any(|at| view.is(at, Class::Benign))
}

/// "promised more and harsher", "vowed that operations would not cease": what comes is no good.
pub fn more_to_come(view: &View<'_>, window: Range<usize>) -> bool {
    let near = window.start..window.end.min(window.start + 14);
    let quoted = near.clone().take(6).any(|at| matches!(view.word(at), "\"" | "“"));
    let more = near.clone().any(|at| {
        view.is(at, Class::MoreWords)
            || view.has(at, Cue::HarmVerb).is_some()
            || view.has(at, Cue::HarmNoun).is_some()
            || view.has(at, Cue::FutureHarmNoun).is_some()
    });
    (quoted || more)
        && !near.clone().any(|at| {
            view.is(at, Class::Benign) || view.is(at, Class::NotThreatened) && !view.is(at, Class::Negation)
        })
}
