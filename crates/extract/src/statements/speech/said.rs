//! Somebody tells, says, writes, rings: the verb has a speaker and what is said.

use std::ops::Range;

use model::StatementKind;

use super::super::{
    party::Party,
    view::{Found, View},
    words::{Cue, CueHit},
};
use super::{content, speaker};
use crate::pack::Class;

/// Verbs that lead to what is said.
pub(super) const VERBS: &[Cue] =
    &[Cue::Say, Cue::Tell, Cue::Urge, Cue::Warn, Cue::Vow, Cue::Phone, Cue::AdviseVerb, Cue::ClaimVerb];
/// Longest continuation in quotation marks, in tokens.
const LONGEST: usize = 60;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let hits = VERBS.iter().flat_map(|cue| view.all(*cue));
    for hit in hits.filter(|hit| !view.negated(hit.start) && !view.unasserted(hit.start)) {
        let windows = [Some(behind(view, &hit)), before(view, &hit)];
        let message = |window: &Range<usize>| may_be_message(view, &hit, window);
        if !windows.iter().flatten().any(message) {
            continue;
        }
        let Some(speaker) = speaker::armed(view, hit.start) else { continue };
        for window in windows.into_iter().flatten() {
            found.extend(read(view, &hit, &speaker, window));
        }
    }
    found
}

/// The verb of telling at `at`, if one stands there.
pub(super) fn verb_at(view: &View<'_>, at: usize) -> Option<CueHit> {
    let cue = VERBS.iter().find_map(|cue| Some((*cue, view.has(at, *cue)?)));
    let hit = cue.map(|(cue, end)| CueHit { start: at, end, cue })?;
    (!view.negated(at) && !view.unasserted(at)).then_some(hit)
}

/// Whether a word of `window` can make a message of it, whoever speaks; cheap, before the syntax is asked.
fn may_be_message(view: &View<'_>, hit: &CueHit, window: &Range<usize>) -> bool {
    let cues = [
        Cue::HarmVerb,
        Cue::HarmNoun,
        Cue::SelfDeed,
        Cue::SelfPurpose,
        Cue::DenyWhole,
        Cue::DenyVerb,
        Cue::FutureHarm,
    ];
    let classes = [
        Class::Theirs,
        Class::Failing,
        Class::Future,
        Class::MoreWords,
        Class::Condition,
        Class::Slain,
        Class::Overrun,
    ];
    let tells = |at: usize| {
        view.reading.text.is_any(at, &classes) || cues.iter().any(|cue| view.has(at, *cue).is_some())
    };
    window.clone().any(tells) && (content::may_have_kinds(view, window) || vows_more(view, hit, window))
}

fn vows_more(view: &View<'_>, hit: &CueHit, window: &Range<usize>) -> bool {
    let vows = view.has(hit.start, Cue::Vow).is_some() && window.start == hit.end;
    vows && content::more_to_come(view, window.clone())
}

pub(super) fn read(view: &View<'_>, hit: &CueHit, speaker: &Party, window: Range<usize>) -> Vec<Found> {
    let mut kinds = content::kinds(view, speaker, window.clone());
    if kinds.is_empty() && vows_more(view, hit, &window) {
        kinds.push(StatementKind::Threat);
    }
    kinds
        .into_iter()
        .map(|kind| {
            let mut one = view.found(kind, speaker.clone(), hit.start..hit.end);
            one.object = window.clone();
            one
        })
        .collect()
}

/// What follows the verb, with a quotation that goes on in the next sentence.
pub(super) fn behind(view: &View<'_>, hit: &CueHit) -> Range<usize> {
    let end = view.clause_end(hit.start);
    let sentence = view.around(hit.start);
    let marks = (hit.end..sentence.end).filter(|at| speaker::is_mark(view, *at)).count();
    let open = marks % 2 == 1
        || speaker::is_mark(view, sentence.end)
        || view.word(sentence.end.saturating_sub(1)) == ":";
    if !open || end < sentence.end {
        return hit.end..end;
    }
    let limit = (sentence.end + LONGEST).min(view.sentence(sentence.end).end);
    let close = (sentence.end + 1..limit).find(|at| speaker::is_mark(view, *at)).unwrap_or(limit);
    hit.end..close
}

/// What stands before a verb that ends its sentence: "None of ours," answered the movement.
fn before(view: &View<'_>, hit: &CueHit) -> Option<Range<usize>> {
    let sentence = view.around(hit.start);
    let start = view.clause_start(hit.start);
    let last = sentence.end.saturating_sub(hit.start) < 12;
    let comma =
        (start..hit.start).rev().take(12).find(|at| view.word(*at) == "," || speaker::is_mark(view, *at))?;
    ((last || speaker::follows_words(view, hit.start)) && comma > start + 1).then_some(start..comma)
}
