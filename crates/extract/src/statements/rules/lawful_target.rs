//! Somebody is declared a target: "declared the channel a military target", "which it called lawful targets".

use model::StatementKind;

use super::super::{
    party::PartyKind,
    view::{Found, View},
    words::Cue,
};

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for hit in view.all(Cue::Lawful) {
        if view.unasserted(hit.start)
            || view.negated(hit.start)
            || view.word(hit.start.saturating_sub(1)) == "without"
        {
            continue;
        }
        let clause = view.clause_start(hit.start)..hit.start;
        let verb = clause.clone().rev().find(|at| declares(view, *at));
        let Some(verb) = verb.filter(|verb| !view.negated(*verb)) else { continue };
        let passive = (verb.saturating_sub(2)..verb)
            .any(|at| matches!(view.word(at), "was" | "were" | "are" | "is" | "been"));
        let speaker = if passive { view.focus(verb, 3) } else { view.subject(verb, &[PartyKind::Armed]) };
        if let Some(speaker) = speaker.cloned() {
            let mut one = view.found(StatementKind::Threat, speaker, hit.start..hit.end);
            one.object = if passive { clause } else { verb..view.clause_end(hit.start) };
            found.push(one);
        }
    }
    found
}

fn declares(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.word(at),
        "declared"
            | "declares"
            | "declaring"
            | "called"
            | "calls"
            | "calling"
            | "named"
            | "names"
            | "naming"
            | "considers"
            | "considered"
            | "designated"
            | "listed"
            | "described"
            | "describes"
            | "branded"
            | "said"
            | "says"
            | "made"
            | "deemed"
            | "announced"
            | "termed"
            | "regards"
            | "regarded"
            | "warned"
            | "are"
            | "were"
    ) && !(matches!(view.word(at), "are" | "were") && view.has(at + 1, Cue::Say).is_some())
}
