//! Nouns of harm: "no casualties", "12 deaths", "the loss of about 20 lives", "the killing of 14 guards".

use super::{
    Clause, Finding, TollKind, TollStanding,
    lexicon::{Harm, Use, harm, is_negation},
    phrase::{Phrase, Reader},
    subject::subject,
    verb_group::Number,
    verbs::{findings, nobody},
};
use crate::{pack::Class, pack::Pack, text::nouns};

/// Words besides those of the lexicon that open a pattern here.
pub(super) fn is_head(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::NotAlive)
}

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    match reader.word(at) {
        _ if reader.is(at, Class::LivesWord) => lives(clause),
        _ if reader.is(at, Class::Life) => life(clause),
        _ if reader.is(at, Class::Lost) => lost(clause),
        _ if reader.is(at, Class::Excluding) => besides(clause),
        _ if reader.is(at, Class::ShootingNoun) && reader.is_back(at, 1, Class::Deadly) => {
            act_of(clause, Harm::Kill)
        }
        word => match harm(reader.text.pack, word) {
            Some((kind, Use::Noun))
                if reader.is(at + 1, Class::Of) && reader.text.pack.is(word, Class::Deaths) =>
            {
                act_of(clause, kind)
            }
            Some((kind, Use::Noun)) => counted(clause, kind),
            Some((kind, Use::ActOf)) => act_of(clause, kind),
            Some((kind, Use::Ing)) if reader.is(at + 1, Class::Of) => act_of(clause, kind),
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
    let negated = (1..6).any(|back| is_negation(reader.text.pack, reader.back(at, back)));
    match phrase {
        Some(phrase) if phrase.nobody || reader.quantity(phrase.first).is_some() => {
            let vague = reader.is(at, Class::Victims) && !phrase.nobody && !left_behind(reader, phrase.first)
                || reader.is(at, Class::Corpses) && (phrase.nobody || !left_behind(reader, phrase.first));
            let claimed = reader.is(at, Class::Victims) && reader.is_back(phrase.first, 1, Class::CostLives);
            let kind = if claimed { Harm::Kill } else { kind };
            if vague || negated && !phrase.nobody { Vec::new() } else { findings(clause, kind, &[phrase]) }
        }
        // "Casualties: nil".
        _ if reader.word(at + 1) == ":" && reader.is(at + 2, Class::TollNil) => {
            findings(clause, kind, &[nobody(at, at + 3)])
        }
        _ if negated && says_none(reader, at) => findings(clause, kind, &[nobody(at, at + 1)]),
        _ => Vec::new(),
    }
}

/// "Did not cause any casualties", "without casualties": but "no reports of casualties" tells nothing.
fn says_none(reader: Reader, at: usize) -> bool {
    let back = |class| (1..7).any(|back| reader.is_back(at, back, class));
    back(Class::CausedVerb) && !back(Class::Unknowing)
}

fn left_behind(reader: Reader, first: usize) -> bool {
    (1..4).any(|back| reader.is_back(first, back, Class::CausedHarm))
}

/// "Lost their lives", "took seven lives", "claimed the lives of two nurses".
fn lives(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if reader.is_back(at, 1, Class::OurTheir) && reader.is_back(at, 2, Class::GaveLost) {
        let people = subject(clause, at - 2 - usize::from(reader.is_back(at, 3, Class::Has)), Number::Any);
        return people.map_or(Vec::new(), |people| findings(clause, Harm::Kill, &people));
    }
    // "Cost three clerks their lives".
    let cost = (2..9).find(|back| reader.is_back(at, *back, Class::TookLives)).map(|back| at - back);
    if let Some(cost) = cost.filter(|_| reader.is_back(at, 1, Class::OurTheir)) {
        let people = reader.list(cost + 1);
        let whole = people.last().is_some_and(|last| last.end + 1 == at);
        return if whole { findings(clause, Harm::Kill, &people) } else { Vec::new() };
    }
    if reader.is_back(at, 1, Class::OurTheir) {
        return lost_as_well(clause);
    }
    let costs = (1..9).any(|back| reader.is_back(at, back, Class::CostLives));
    let meant = (1..9).any(|back| reader.is_back(at, back, Class::MayLose));
    if !costs || meant && !(1..4).any(|back| reader.is_back(at, back, Class::CostLoss)) {
        return Vec::new();
    }
    if reader.is(at + 1, Class::Of) && reader.is_back(at, 1, Class::The) {
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
    if reader.is_back(at, 1, Class::Of) && reader.is_back(at, 2, Class::Loss) {
        let none = (3..6).any(|back| reader.is_back(at, back, Class::NoWithout));
        return if none { findings(clause, Harm::Kill, &[nobody(at, at + 1)]) } else { Vec::new() };
    }
    if reader.is_back(at, 1, Class::HerHis) && reader.is_back(at, 2, Class::Losing) {
        let people = subject(clause, at - 2 - usize::from(reader.is_back(at, 3, Class::Has)), Number::Any);
        return people.map_or(Vec::new(), |people| findings(clause, Harm::Kill, &people));
    }
    if reader.is_back(at, 1, Class::HerHis) {
        return lost_as_well(clause);
    }
    let taken = reader.is_back(at, 1, Class::The) && reader.is_back(at, 2, Class::TookLives);
    if taken && reader.is(at + 1, Class::Of) {
        findings(clause, Harm::Kill, &reader.list(at + 2))
    } else {
        Vec::new()
    }
}

/// How far before "their lives" the verb stands that another loss shares.
const SHARED_LOSS: usize = 30;

/// "The mission lost its roof and three guards their lives": the people right before.
fn lost_as_well(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let end = clause.at - 1;
    let from = end.saturating_sub(SHARED_LOSS).max(clause.sentence.start);
    let Some(lost) =
        (from..end).rev().find(|&at| reader.is(at, Class::Lost) || reader.is(at, Class::CostLoss))
    else {
        return Vec::new();
    };
    let joint =
        (lost + 1..end).rev().find(|&at| reader.is(at, Class::And) && reader.phrase(at + 1).is_some());
    let touching = |at: usize| {
        let people = reader.list_before(at);
        let last = people.last()?.end;
        let plural = reader.is(last, Class::And)
            && nouns::person(reader.text.pack, reader.word(last + 1)).is_some_and(|person| person.plural);
        let last = if plural { last + 2 } else { last };
        (last == end || reader.past_modifiers(last) >= end).then_some(people)
    };
    let earlier = joint.and_then(|joint| {
        (lost + 1..joint).rev().find(|&at| reader.is(at, Class::And)).and_then(|at| touching(at + 1))
    });
    let people = earlier.or_else(|| joint.and_then(|joint| touching(joint + 1)));
    people.map_or(Vec::new(), |people| findings(clause, Harm::Kill, &people))
}

/// "The army lost 12 men".
fn lost(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let list = reader.list(clause.at + 1);
    let people = list.first().is_some_and(|first| {
        first.named && !first.nobody && reader.quantity(first.first).is_some() && !first.leans
    });
    let own_state = list.last().is_some_and(|last| {
        harm(reader.text.pack, reader.word(last.end)).is_some()
            || harm(reader.text.pack, reader.word(last.end - 1)).is_some()
    });
    let lives = list.iter().any(|one| reader.is(one.end - 1, Class::LivesWord));
    if people && !own_state && !lives { findings(clause, Harm::Kill, &list) } else { Vec::new() }
}

/// "The killing of 14 guards", "the assassination of a judge", "the deaths of two nurses".
fn act_of(clause: &Clause, kind: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let meant = (1..6).any(|back| {
        reader.is_back(at, back, Class::AimNoun) && !(reader.is_back(at, back, Class::For) && back > 2)
    });
    let claimed = (1..8).any(|back| reader.is_back(at, back, Class::GuiltContext));
    if !reader.is(at + 1, Class::Of) || meant && !claimed {
        return Vec::new();
    }
    let list = reader.list_before(at + 2);
    let place =
        reader.is(at, Class::Massacre) && !list.iter().any(|one| reader.quantity(one.first).is_some());
    let people = if list.is_empty() { reader.upper_name(at + 2).into_iter().collect() } else { list };
    if place { Vec::new() } else { findings(clause, kind, &people) }
}

/// "Besides the three who attacked", "excluding the bomber", "not counting the two gunmen".
fn besides(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let deadly = clause
        .sentence
        .clone()
        .any(|other| matches!(harm(reader.text.pack, reader.word(other)), Some((Harm::Kill, _))));
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
