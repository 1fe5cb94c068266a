//! Bodies that are found: "the body of the mayor was found", "their bodies were discovered in a ditch".

use crate::{pack::Class, pack::Pack};
use model::CountRange;

use super::{
    Clause, Finding,
    lexicon::{Harm, is_be, is_have, is_negation},
    phrase::{Phrase, Reader, one},
    verbs::findings,
};
use crate::text::Approximation;

/// How far behind the body its finding is told, and how far before it.
const FOUND_BEHIND: usize = 30;
const FOUND_BEFORE: usize = 6;
/// How far back those are looked for whose bodies are found.
const TOLD_WINDOW: usize = 90;

pub(super) fn is_head(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::BodyNoun)
}

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if reader.is(at, Class::Throat) {
        return cut_throat(clause);
    }
    if !is_head(reader.text.pack, reader.word(at)) || !(is_found(clause) || is_received(clause)) {
        return Vec::new();
    }
    let several = reader.is(at, Class::Corpses);
    let from = at.saturating_sub(5).max(clause.sentence.start);
    let counted = (from..at)
        .find_map(|first| reader.phrase(first).filter(|phrase| phrase.end == at + 1 && !phrase.nobody))
        .filter(|phrase| reader.quantity(phrase.first).is_some());
    if let Some(counted) = counted {
        return findings(clause, Harm::Kill, &[counted]);
    }
    if reader.is(at + 1, Class::Of) {
        let list = reader.list_before(at + 2);
        if !list.is_empty() {
            return findings(clause, Harm::Kill, &list);
        }
    }
    let bodies = Phrase { leans: true, named: false, noun: at + 1, ..one(at, at + 1) };
    let people = if several { Phrase { ..told_before(reader, bodies) } } else { bodies };
    findings(clause, Harm::Kill, &[people])
}

/// "With his throat cut".
fn cut_throat(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let cut = reader.is(at + 1, Class::Slit);
    if !cut || !reader.is_back(at, 1, Class::HerHis) || !reader.is_back(at, 2, Class::With) {
        return Vec::new();
    }
    findings(clause, Harm::Kill, &[Phrase { leans: true, named: false, noun: at + 1, ..one(at - 1, at + 1) }])
}

/// "Two men were abducted … their bodies were found": as many as were told of last.
fn told_before(reader: Reader, bodies: Phrase) -> Phrase {
    let from = bodies.first.saturating_sub(TOLD_WINDOW);
    let told = (from..bodies.first).rev().find_map(|at| {
        let several = reader.quantity(at).is_some_and(|(quantity, _)| quantity.range.min > 1);
        reader.phrase(at).filter(|people| several && people.named && !people.attacks)
    });
    match told {
        Some(told) => Phrase { range: told.range, approximate: told.approximate, ..bodies },
        None => Phrase { range: CountRange::at_least(2), approximate: Approximation::Indefinite, ..bodies },
    }
}

/// How far before bodies those stand who took them in.
const HEALERS: usize = 10;

/// "The hospital has received six bodies", "ten bodies in all".
fn is_received(clause: &Clause) -> bool {
    let reader = clause.reader;
    let at = clause.at;
    let from = at.saturating_sub(HEALERS).max(clause.sentence.start);
    let taken = (1..4).any(|back| reader.is_back(at, back, Class::TollReceived));
    let whole = reader.text.phrase(at + 1, Class::TollInAll).is_some();
    whole || taken && (from..at).any(|at| reader.is(at, Class::TollHealers))
}

fn is_found(clause: &Clause) -> bool {
    let reader = clause.reader;
    let at = clause.at;
    let found = |at: usize| reader.is(at, Class::TollFound);
    let end = clause.sentence.end.min(at + FOUND_BEHIND);
    let passive = (at + 1..end).take_while(|&next| reader.word(next) != ";").any(|next| {
        found(next)
            && (1..4).any(|back| {
                is_be(reader.text.pack, reader.back(next, back))
                    || is_have(reader.text.pack, reader.back(next, back))
            })
    });
    let active = (1..FOUND_BEFORE).any(|back| found(at.saturating_sub(back)) && back <= at);
    let denied = (1..5).any(|back| {
        is_negation(reader.text.pack, reader.back(at, back)) || reader.is_back(at, back, Class::No)
    }) || (at + 1..end.min(at + 6)).any(|next| is_negation(reader.text.pack, reader.word(next)));
    (passive || active) && !denied
}
