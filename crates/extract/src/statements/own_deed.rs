//! Whether somebody says of itself that it did something: "that three of its men had stormed the building".

use std::ops::Range;

use super::{
    party::{Party, PartyKind},
    view::View,
    words::Cue,
};
use crate::pack::Class;

/// What an actor says of its own hand in an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnDeed {
    /// It did it.
    Done,
    /// It did not.
    NotDone,
    /// It will.
    Coming,
}

/// How far from the doer its deed may stand.
const TO_DEED: usize = 10;

/// How far before the doer the deed may stand: "had been ambushed by its men".
const BEFORE: usize = 8;

/// Whether [`own_deed`] may find one for any speaker.
pub fn may_be_own_deed(view: &View<'_>, window: &Range<usize>) -> bool {
    let acts = |at: usize| {
        [Cue::HarmVerb, Cue::SelfDeed, Cue::DenyWhole].into_iter().any(|cue| view.has(at, cue).is_some())
            || view.is(at, Class::Fighting)
            || view.is(at, Class::Work)
    };
    let acting = |at: usize| {
        view.is(at, Class::OwnPronoun)
            || view.is(at, Class::OwnPossessive)
            || view.is(at, Class::FewCount)
            || view.has(at, Cue::SelfDeed).is_some()
            || view.has(at, Cue::Fighter).is_some()
            || view.party_over(at).is_some_and(|party| party.tokens.start == at)
    };
    (window.start.saturating_sub(BEFORE)..window.end).any(acts) && window.clone().any(acting)
}

/// Looks for a deed of `speaker`'s own in `window`, the words it says.
pub fn own_deed(view: &View<'_>, speaker: &Party, window: Range<usize>) -> Option<(OwnDeed, usize)> {
    if view.is(window.start, Class::Meanwhile) {
        return None;
    }
    for at in window.clone() {
        if view.is(at, Class::SubClause) && at > window.start + 1 {
            return None;
        }
        // "had been the work of two of its units"
        if doer(view, speaker, at).is_some()
            && (at.saturating_sub(4)..at).any(|i| view.is(i, Class::Work) && view.is(i + 1, Class::Of))
            && !view.negated(at)
        {
            return Some((OwnDeed::Done, at));
        }
        if let Some(deed) = done_by(view, speaker, at) {
            return Some((deed, at));
        }
        if let Some(from) = doer(view, speaker, at).map(|from| past_relative(view, at, from))
            && let Some(deed) = deed_of(view, from, window.end)
            && (deed != OwnDeed::Coming || !view.is(at, Class::We))
        {
            return Some((deed, at));
        }
        if is_own_alone(view, speaker, at) {
            return Some((OwnDeed::Done, at));
        }
    }
    None
}

/// "had been killed by its men", "was not carried out by its men".
fn done_by(view: &View<'_>, speaker: &Party, at: usize) -> Option<OwnDeed> {
    let by = at.checked_sub(1).filter(|by| view.is(*by, Class::By))?;
    let ours = view.is(at, Class::OwnPossessive) && fighters(view, at + 1).is_some();
    let named = || {
        view.party_over(at).is_some_and(|party| {
            party.actor.is_some() && party.actor == speaker.actor && party.tokens.start == at
        })
    };
    let verb = (by.saturating_sub(3)..by).find(|i| view.has(*i, Cue::HarmVerb).is_some())?;
    let passive = (verb.saturating_sub(3)..verb).any(|i| view.is(i, Class::PastBe));
    if !(passive && (ours || named())) {
        return None;
    }
    Some(if view.negated(verb) { OwnDeed::NotDone } else { OwnDeed::Done })
}

/// "it was its fighters who ambushed the convoy": the deed stands in the clause behind "who".
fn past_relative(view: &View<'_>, at: usize, from: usize) -> usize {
    let stressed = at > 0 && view.is(at - 1, Class::PastBe) && view.is(from, Class::Who);
    from + usize::from(stressed)
}

/// "one of its own", "was a member": enough wherever it stands.
fn is_own_alone(view: &View<'_>, speaker: &Party, at: usize) -> bool {
    // "had been done by a member of the network"
    let owner =
        (view.is(at + 1, Class::Of)).then(|| (at + 2..at + 4).find_map(|i| view.party_over(i))).flatten();
    let ours = owner.is_some_and(|party| party.actor.is_some() && party.actor == speaker.actor);
    if ours
        && view.has(at, Cue::Fighter).is_some()
        && view.first_in(at.saturating_sub(BEFORE)..at, Cue::HarmVerb).is_some()
    {
        return true;
    }
    let own = view.has(at, Cue::SelfDeed).is_some();
    own && (view.is(at, Class::One)
        || (view.is(at, Class::GroupPossessive) && view.is(at + 1, Class::Own))
        || (view.is(at, Class::OwnPossessive) && at > 0 && view.is(at - 1, Class::Be) && !view.negated(at)))
        || own && view.is(at + 1, Class::OwnAlone) && !view.negated(at)
}

/// Where the phrase for the doer ends, if one stands at `at`: the speaker by a pronoun or a name, or its men.
fn doer(view: &View<'_>, speaker: &Party, at: usize) -> Option<usize> {
    if view.is(at, Class::OwnPronoun) {
        return Some(at + 1);
    }
    if view.is(at, Class::OwnPossessive) {
        return fighters(view, at + 1);
    }
    if let Some(end) = indefinite_fighter(view, speaker, at) {
        return Some(end);
    }
    let party =
        view.party_over(at).filter(|party| party.tokens.start == at && party.kind == PartyKind::Armed)?;
    let same = party.actor == speaker.actor && (party.actor.is_some() || party.name == speaker.name)
        || related(view, party, speaker);
    let end = party.tokens.end;
    if !same {
        return None;
    }
    if view.is(end, Class::PossessiveMark) {
        return fighters(view, end + 1);
    }
    Some(end + usize::from(matches!(view.word(end), "\"" | "”")))
}

/// "that a security detachment had planted the bombs": in an actor's own message an attacker without an owner is its.
fn indefinite_fighter(view: &View<'_>, speaker: &Party, at: usize) -> Option<usize> {
    let counted = view.is(at, Class::FewCount);
    let message =
        speaker.outlet.is_some() || view.cues_in(at.saturating_sub(20)..at, Cue::Media).next().is_some();
    if !counted || !message {
        return None;
    }
    let head = (at + 1..at + 4).find(|i| view.is(*i, Class::FighterNoun))?;
    let foreign = (at..head + 1).any(|i| {
        view.party_over(i).is_some_and(|party| party.actor != speaker.actor && !related(view, party, speaker))
    });
    (!foreign).then_some(head + 1)
}

fn related(view: &View<'_>, a: &Party, b: &Party) -> bool {
    let codebook = view.reading.lexicon.codebook;
    let id = |party: &Party| {
        party.actor.and_then(|index| codebook.actors.get(index)).map(|actor| actor.id.clone())
    };
    let (Some(a), Some(b)) = (id(a), id(b)) else { return false };
    codebook.actor_and_ancestors(&a).iter().any(|actor| actor.id == b)
        || codebook.actor_and_ancestors(&b).iter().any(|actor| actor.id == a)
}

/// End of "fighters" behind a possessive, with up to three words between.
fn fighters(view: &View<'_>, from: usize) -> Option<usize> {
    (from..from + 4)
        .take_while(|at| !view.ends_phrase(*at))
        .find_map(|at| view.has(at, Cue::Fighter))
        .map(|end| end + usize::from(matches!(view.word(end), "\"" | "”")))
}

/// What the doer whose phrase ends at `from` did: the first verb of harm in its reach, not in the passive.
fn deed_of(view: &View<'_>, from: usize, limit: usize) -> Option<OwnDeed> {
    let mut negated = false;
    let mut coming = false;
    for at in from..(from + TO_DEED).min(limit) {
        if view.has(at, Cue::DenyWhole).is_some() && !view.is(at, Class::GroupPronoun) {
            return Some(OwnDeed::NotDone);
        }
        if view.is(at, Class::Negation) {
            negated = true;
        } else if view.is(at, Class::Future) {
            coming = true;
        } else if view.is(at, Class::Fighting) && !negated && !coming {
            // "its fighters were still inside the hotel".
            return Some(OwnDeed::Done);
        } else if view.is(at, Class::DeedStop) {
            return None;
        }
        let deed = view.has(at, Cue::SelfDeed).is_some() && !view.is(at, Class::OwnOrOne);
        let harm = view.has(at, Cue::HarmVerb).is_some()
            && (at == from || coming || is_verb_form(view, at))
            && !is_passive(view, at)
            && !is_suffered(view, at)
            && !is_noun(view, at);
        if deed || harm {
            // "will not attack the voters" is neither.
            if negated && coming {
                return None;
            }
            return Some(match (negated, coming) {
                (true, _) => OwnDeed::NotDone,
                (false, true) => OwnDeed::Coming,
                (false, false) => OwnDeed::Done,
            });
        }
    }
    None
}

/// "attack" is a verb behind an auxiliary only; "attacked" always.
fn is_verb_form(view: &View<'_>, at: usize) -> bool {
    let noun = view.has(at, Cue::HarmNoun).is_some() && !view.is(at, Class::PastEnding);
    !noun || view.is(at.wrapping_sub(1), Class::DeedHelp)
}

/// "were killed", but not "were in the embassy".
fn is_passive(view: &View<'_>, at: usize) -> bool {
    let back = |n: usize| at.wrapping_sub(n);
    let be = |at: usize| view.is(at, Class::Be);
    !view.is(at, Class::Inside)
        && !view.is(at, Class::ProgressiveEnding)
        && (be(back(1)) || (view.is(back(1), Class::AdverbEnding) && be(back(2))))
}

/// "nine of their men killed in the raid": a participle of those who were harmed, with nobody behind it whom they harmed.
fn is_suffered(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    view.is(at, Class::Slain)
        && (view.is(next, Class::StatePreposition) || view.is(next, Class::By) || view.ends_phrase(next))
}

/// "the attack", "its raid": a noun under the guise of a verb.
fn is_noun(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.is(at - 1, Class::AttackModifier) && !view.is(at, Class::PastEnding)
}
