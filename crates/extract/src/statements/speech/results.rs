//! What an armed group counts among its deeds: "nine soldiers eliminated", "reports the town taken".

use std::ops::Range;

use super::super::{
    party::{PartyKind, parties_within},
    view::View,
    words::Cue,
};
use crate::{
    mentions::{covering, within},
    pack::Class,
};

/// How far behind the enemy what became of him may stand.
const TO_FATE: usize = 4;

/// Whether `window`, the words of an armed speaker, counts enemies harmed or places taken by nobody else.
pub fn counts_results(view: &View<'_>, window: Range<usize>) -> bool {
    let enemy = window.clone().find(|at| is_enemy(view, *at));
    let harmed = enemy.is_some_and(|at| fate(view, at, &window, Class::Slain));
    let place = window.clone().find(|at| is_place(view, *at));
    let taken = place.is_some_and(|at| fate(view, at, &window, Class::Overrun));
    (harmed || taken) && !is_foreign(view, &window) && !loses(view, &window)
}

fn fate(view: &View<'_>, at: usize, window: &Range<usize>, class: Class) -> bool {
    let near = (at + 1..(at + 1 + TO_FATE).min(window.end)).take_while(|i| !view.ends_phrase(*i));
    near.into_iter().any(|i| view.is(i, class) && !view.negated(i) && !view.unasserted(i))
}

/// "nine soldiers", "crusaders"; not the speaker's own men.
fn is_enemy(view: &View<'_>, at: usize) -> bool {
    let own = (at.saturating_sub(3)..at).any(|i| view.is(i, Class::OwnPossessive));
    view.is(at, Class::Enemy) && !own
}

fn is_place(view: &View<'_>, at: usize) -> bool {
    let places = &view.reading.mentions.places;
    let named = covering(places, |place| &place.tokens, at).is_some();
    let town = view.is(at, Class::TownNoun)
        || !within(&view.reading.mentions.targets, |target| &target.head, at..at + 1).is_empty();
    named || town
}

/// "eight of their men were killed": the speaker's own losses.
fn loses(view: &View<'_>, window: &Range<usize>) -> bool {
    window.clone().any(|at| {
        view.is(at, Class::OwnPossessive)
            && (at + 1..(at + 1 + TO_FATE).min(window.end)).any(|i| view.is(i, Class::Slain))
    })
}

/// Another side did it: "by the army", "in an American raid".
fn is_foreign(view: &View<'_>, window: &Range<usize>) -> bool {
    let by = window.clone().find(|at| view.is(*at, Class::By));
    let agent = by.is_some_and(|by| {
        parties_within(&view.parties, by..by + 6).iter().any(|party| party.kind != PartyKind::Armed)
            || (by..by + 5).any(|at| is_enemy(view, at))
    });
    let raid = view.cues_in(window.clone(), Cue::HarmNoun).any(|hit| {
        let before = hit.start.saturating_sub(3)..hit.start;
        before.into_iter().any(|at| {
            covering(&view.reading.mentions.nations, |nation| &nation.tokens, at).is_some()
                || view.has(at, Cue::Government).is_some()
        })
    });
    agent || raid
}
