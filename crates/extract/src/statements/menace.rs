//! Harm that is held out, whoever holds it out: "would be next", "leave or be killed", "no peace until", "towers would
//! fall".

use std::ops::Range;

use super::{view::View, words::Cue};

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
    let comes = (at.saturating_sub(4).max(window.start)..at)
        .any(|i| matches!(view.word(i), "will" | "would" | "be" | "expect" | "coming"));
    let goes_on = view.has(at, Cue::HarmNoun).is_some()
        && matches!(view.word(at + 1), "will" | "would")
        && matches!(
            view.word(at + 2),
            "go" | "continue" | "intensify" | "increase" | "multiply" | "follow" | "spread"
        );
    ((more && comes) || goes_on) && !view.negated(at)
}

/// "to leave or be killed", "must go or have their throats cut".
fn or_else(view: &View<'_>, at: usize, window: &Range<usize>) -> bool {
    if view.word(at) != "or" {
        return false;
    }
    let next = at + 1 + usize::from(matches!(view.word(at + 1), "else" | "to" | "they" | "would" | "will"));
    let harmed = |i: usize| {
        view.has(i, Cue::HarmVerb).is_some()
            || matches!(
                view.word(i),
                "carried"
                    | "treated"
                    | "dealt"
                    | "punished"
                    | "considered"
                    | "buried"
                    | "held"
                    | "cut"
                    | "dead"
                    | "maimed"
            )
    };
    match view.word(next) {
        "die" | "perish" | "suffer" | "pay" | "face" | "regret" => true,
        "be" | "get" | "become" | "have" | "see" | "watch" => (next + 1..next + 5).any(harmed),
        _ => view.word(at + 1) == "else" && window.contains(&next),
    }
}

/// "would die", "will be beheaded one by one", "would see its towers come down".
fn will_suffer(view: &View<'_>, at: usize, window: &Range<usize>) -> bool {
    let modal = matches!(view.word(at), "will" | "would" | "shall" | "'ll");
    let may = matches!(view.word(at), "must" | "should" | "could" | "can");
    if !modal && !may {
        return false;
    }
    let be = view.word(at + 1) == "be" || (view.word(at + 1).ends_with("ly") && view.word(at + 2) == "be");
    if be && view.word(at + 2) != "no" {
        let from = at + 2;
        return (from..(from + 3).min(window.end)).any(|i| {
            let word = view.word(i);
            view.has(i, Cue::HarmVerb).is_some()
                && (word.ends_with("ed") || matches!(word, "shot" | "hit" | "struck" | "burnt"))
                || matches!(word, "cut" | "blown" | "razed" | "broken")
        });
    }
    let verbs = at + 1..(at + 1 + TO_HARM).min(window.end);
    let stopped = verbs.clone().any(|i| matches!(view.word(i), "not" | "never" | "," | "that" | "and"));
    modal
        && !stopped
        && verbs.clone().any(|i| {
            matches!(
                view.word(i),
                "die"
                    | "fall"
                    | "burn"
                    | "perish"
                    | "bleed"
                    | "explode"
                    | "tremble"
                    | "regret"
                    | "suffer"
                    | "weep"
                    | "drown"
            )
        })
}
