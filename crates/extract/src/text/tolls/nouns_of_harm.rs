//! Nouns of harm: "no casualties", "12 deaths", "the loss of about 20 lives", "the killing of 14 guards".

use super::{
    Clause, Finding, TollKind, TollStanding,
    lexicon::{Harm, Use, harm, is_negation},
    phrase::{Phrase, Reader},
    subject::subject,
    verb_group::Number,
    verbs::{findings, nobody},
};

/// Words besides those of the lexicon that open a pattern here.
pub(super) fn is_head(word: &str) -> bool {
    matches!(
        word,
        "lives"
            | "life"
            | "lost"
            | "besides"
            | "excluding"
            | "counting"
            | "stabbing"
            | "shooting"
            | "stabbings"
    )
}

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    match reader.word(at) {
        "lives" => lives(clause),
        "life" => life(clause),
        "lost" => lost(clause),
        "besides" | "excluding" | "counting" => besides(clause),
        "stabbing" | "shooting" | "stabbings" if matches!(reader.back(at, 1), "fatal" | "deadly") => {
            act_of(clause, Harm::Kill)
        }
        word => match harm(word) {
            Some((kind, Use::Noun)) if reader.word(at + 1) == "of" && word == "deaths" => {
                act_of(clause, kind)
            }
            Some((kind, Use::Noun)) => counted(clause, kind),
            Some((kind, Use::ActOf)) => act_of(clause, kind),
            Some((kind, Use::Ing)) if reader.word(at + 1) == "of" => act_of(clause, kind),
            _ => Vec::new(),
        },
    }
}

/// "12 deaths", "hundreds of casualties", "no injuries", "without casualties".
fn counted(clause: &Clause, kind: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let from = at.saturating_sub(6).max(clause.sentence.start);
    let phrase = (from..at).find_map(|first| reader.phrase(first).filter(|phrase| phrase.end == at + 1));
    let negated = (1..6).any(|back| is_negation(reader.back(at, back)));
    match phrase {
        Some(phrase) if phrase.nobody || reader.quantity(phrase.first).is_some() => {
            let vague = match reader.word(at) {
                "victims" => !phrase.nobody && !left_behind(reader, phrase.first),
                "bodies" | "corpses" => phrase.nobody || !left_behind(reader, phrase.first),
                _ => false,
            };
            if vague || negated && !phrase.nobody { Vec::new() } else { findings(clause, kind, &[phrase]) }
        }
        _ if negated && says_none(reader, at) => findings(clause, kind, &[nobody(at, at + 1)]),
        _ => Vec::new(),
    }
}

/// "Did not cause any casualties", "without casualties": but "no reports of casualties" tells nothing.
fn says_none(reader: Reader, at: usize) -> bool {
    let back = |words: &[&str]| (1..7).any(|back| words.contains(&reader.back(at, back)));
    back(&[
        "cause", "caused", "causing", "without", "result", "suffer", "suffered", "produce", "produced",
        "leave", "inflict", "were", "was", "had", "have",
    ]) && !back(&["reports", "report", "word", "know", "known", "rule", "details", "say", "if", "want"])
}

fn left_behind(reader: Reader, first: usize) -> bool {
    (1..4).any(|back| {
        matches!(
            reader.back(first, back),
            "left"
                | "leaving"
                | "caused"
                | "causing"
                | "claimed"
                | "claiming"
                | "received"
                | "found"
                | "recovered"
                | "pulled"
        )
    })
}

/// "Lost their lives", "took seven lives", "claimed the lives of two nurses".
fn lives(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if matches!(reader.back(at, 1), "their" | "our")
        && matches!(reader.back(at, 2), "lost" | "losing" | "gave")
    {
        let people = subject(
            clause,
            at - 2 - usize::from(matches!(reader.back(at, 3), "have" | "had" | "has")),
            Number::Any,
        );
        return people.map_or(Vec::new(), |people| findings(clause, Harm::Kill, &people));
    }
    let costs = (1..9).any(|back| {
        matches!(
            reader.back(at, back),
            "loss"
                | "cost"
                | "costing"
                | "costs"
                | "claimed"
                | "claiming"
                | "claims"
                | "took"
                | "taking"
                | "taken"
                | "takes"
                | "lost"
        )
    });
    let meant = (1..9).any(|back| {
        matches!(reader.back(at, back), "to" | "save" | "saved" | "would" | "could" | "risk" | "may")
    });
    if !costs || meant && !(1..4).any(|back| matches!(reader.back(at, back), "loss" | "cost")) {
        return Vec::new();
    }
    if reader.word(at + 1) == "of" && reader.back(at, 1) == "the" {
        return findings(clause, Harm::Kill, &reader.list(at + 2));
    }
    let from = at.saturating_sub(6).max(clause.sentence.start);
    let phrase = (from..at).find_map(|first| {
        reader.phrase(first).filter(|phrase| phrase.end == at + 1 && reader.quantity(phrase.first).is_some())
    });
    phrase.map_or(Vec::new(), |phrase| findings(clause, Harm::Kill, &[phrase]))
}

/// "A guard lost his life", "claimed the life of a nurse", "without loss of life".
fn life(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if reader.back(at, 1) == "of" && reader.back(at, 2) == "loss" {
        let none = (3..6).any(|back| matches!(reader.back(at, back), "no" | "without"));
        return if none { findings(clause, Harm::Kill, &[nobody(at, at + 1)]) } else { Vec::new() };
    }
    if matches!(reader.back(at, 1), "his" | "her") && matches!(reader.back(at, 2), "lost" | "losing") {
        let people = subject(
            clause,
            at - 2 - usize::from(matches!(reader.back(at, 3), "have" | "had" | "has")),
            Number::Any,
        );
        return people.map_or(Vec::new(), |people| findings(clause, Harm::Kill, &people));
    }
    let taken = reader.back(at, 1) == "the"
        && matches!(reader.back(at, 2), "claimed" | "took" | "cost" | "claiming" | "taking" | "costing");
    if taken && reader.word(at + 1) == "of" {
        findings(clause, Harm::Kill, &reader.list(at + 2))
    } else {
        Vec::new()
    }
}

/// "The army lost 12 men".
fn lost(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let list = reader.list(clause.at + 1);
    let people = list.first().is_some_and(|first| {
        first.named && !first.nobody && reader.quantity(first.first).is_some() && !first.leans
    });
    let own_state = list.last().is_some_and(|last| {
        harm(reader.word(last.end)).is_some() || harm(reader.word(last.end - 1)).is_some()
    });
    let lives = list.iter().any(|one| reader.word(one.end - 1) == "lives");
    if people && !own_state && !lives { findings(clause, Harm::Kill, &list) } else { Vec::new() }
}

/// "The killing of 14 guards", "the assassination of a judge", "the deaths of two nurses".
fn act_of(clause: &Clause, kind: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let meant = (1..6).any(|back| {
        matches!(
            reader.back(at, back),
            "attempt"
                | "attempts"
                | "attempted"
                | "plot"
                | "plots"
                | "plan"
                | "plans"
                | "planned"
                | "planning"
                | "threat"
                | "threats"
                | "failed"
                | "call"
                | "calls"
                | "called"
                | "for"
                | "prevent"
                | "prevented"
                | "against"
                | "demand"
                | "threatened"
                | "to"
                | "if"
                | "any"
                | "wave"
        ) && !(reader.back(at, back) == "for" && back > 2)
    });
    let claimed = (1..8).any(|back| {
        matches!(
            reader.back(at, back),
            "responsibility"
                | "claim"
                | "claimed"
                | "revenge"
                | "retaliation"
                | "blamed"
                | "arrested"
                | "sentenced"
                | "responsible"
        )
    });
    if reader.word(at + 1) != "of" || meant && !claimed {
        return Vec::new();
    }
    let list = reader.list_before(at + 2);
    let place = reader.word(at) == "massacre" && !list.iter().any(|one| reader.quantity(one.first).is_some());
    let people = if list.is_empty() { reader.upper_name(at + 2).into_iter().collect() } else { list };
    if place { Vec::new() } else { findings(clause, kind, &people) }
}

/// "Besides the three who attacked", "excluding the bomber", "not counting the two gunmen".
fn besides(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let deadly =
        clause.sentence.clone().any(|other| matches!(harm(reader.word(other)), Some((Harm::Kill, _))));
    let people: Option<Phrase> = reader.phrase(at + 1).filter(|people| people.attacks && deadly);
    people.map_or(Vec::new(), |people| {
        vec![Finding {
            people,
            trigger: at,
            kind: TollKind::PerpetratorsKilled,
            standing: TollStanding::Count,
            list: at,
        }]
    })
}
