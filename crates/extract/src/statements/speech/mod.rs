//! Public messages told in any words: a verb or a noun of telling, whoever stands with it as its author, and what is
//! told, which gives the kind. These readings come last: they add to the constructions of
//! [`RULES`](super::rules::RULES), which know their words.

mod advice;
mod authored;
mod content;
mod continued;
mod deadline;
mod left;
mod owning;
mod results;
mod said;
mod same;
mod speaker;
mod warned;

use model::StatementKind;
use rustc_hash::FxHashSet;

pub(super) use speaker::may_speak;

use super::view::{Found, View};

/// What no other rule has found: one message of a kind in a sentence is enough.
pub fn find(view: &View<'_>, told: &[Found]) -> Vec<Found> {
    let mut known: FxHashSet<(usize, u8)> = told.iter().map(|one| place(view, one)).collect();
    let mut found: Vec<Found> = Vec::new();
    let all =
        [said::find, owning::find, authored::find, left::find, deadline::find, warned::find, advice::find];
    for one in all.into_iter().flat_map(|rule| rule(view)) {
        if known.insert(place(view, &one)) {
            found.push(one);
        }
    }
    let messages: Vec<Found> = told.iter().chain(&found).cloned().collect();
    for one in continued::find(view, &messages)
        .into_iter()
        .chain(same::find(view, &messages))
        .chain(same::threats(view, &messages))
    {
        if known.insert(place(view, &one)) {
            found.push(one);
        }
    }
    found
}

fn place(view: &View<'_>, one: &Found) -> (usize, u8) {
    (view.reading.sentence_of(one.cue.start), group(one.kind))
}

/// Kinds that are readings of one message.
fn group(kind: StatementKind) -> u8 {
    match kind {
        StatementKind::Threat | StatementKind::Incitement | StatementKind::Warning => 0,
        StatementKind::ClaimOfResponsibility | StatementKind::Denial => 1,
        StatementKind::Praise | StatementKind::Condemnation => 2,
    }
}

#[cfg(test)]
mod tests;
