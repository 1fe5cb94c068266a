//! Counts of the dead and the hurt: "12 dead and 30 injured", "the dead at 33", "the death toll rose to 43".

use crate::{pack::Class, pack::Pack};
use model::CountRange;

use super::{
    Clause, Finding, TollStanding,
    lexicon::{Harm, Use, harm, is_adverb, is_be},
    phrase::{Phrase, Reader},
    subject::subject,
    verb_group::{Number, is_report, number_of},
    verbs::findings,
};

/// How far behind its head a figure is looked for.
const FIGURE_WINDOW: usize = 9;
/// How far behind a question for a number its answers are looked for.
const ANSWER_WINDOW: usize = 45;

/// Words besides those of the lexicon that open a pattern here.
pub(super) fn is_head(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::Toll) || pack.is(word, Class::TollTotal)
}

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let word = reader.word(at);
    if let Some(found) = figure_behind(clause) {
        return found;
    }
    if let Some(found) = asked(clause) {
        return found;
    }
    match harm(reader.text.pack, word) {
        Some((kind, Use::State)) => state(clause, kind),
        Some((kind, Use::Past)) => {
            let adjective = adjective(clause, kind);
            if adjective.is_empty() { among(clause, kind) } else { adjective }
        }
        _ => Vec::new(),
    }
}

/// "12 dead", "four dead attackers", "seven of them are dead", "Dead: a guard".
fn state(clause: &Clause, kind: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if reader.is_back(at, 1, Class::Gunned) {
        return Vec::new();
    }
    if reader.word(at + 1) == ":" {
        return findings(clause, kind, &reader.list(at + 2));
    }
    let parts = among(clause, kind);
    if !parts.is_empty() {
        return parts;
    }
    let adjective = adjective(clause, kind);
    if !adjective.is_empty() {
        return adjective;
    }
    let doubled = reader.is(at + 1, Class::AndOr)
        && matches!(harm(reader.text.pack, reader.word(at + 2)), Some((Harm::Wound, Use::Past)));
    let kind = if doubled { Harm::Both } else { kind };
    let be = at
        - (1..3)
            .take_while(|&back| {
                is_adverb(reader.text.pack, reader.back(at, back))
                    || is_report(reader.text.pack, reader.back(at, back))
            })
            .count()
            .min(at - clause.sentence.start);
    let limit = if is_be(reader.text.pack, reader.back(be, 1)) { be - 1 } else { at };
    let number = if limit < at { number_of(reader, limit) } else { Number::Any };
    let Some(people) = subject(clause, limit, number) else { return Vec::new() };
    let would = (1..4).any(|back| super::lexicon::is_modal(reader.text.pack, reader.back(limit, back)));
    if would {
        return Vec::new();
    }
    let touching = limit < at
        || reader.back(at, 1) == ")"
        || people.last().is_some_and(|last| last.end == at || reader.past_modifiers(last.end) == at);
    let counted = people.iter().any(|one| reader.quantity(one.first).is_some() || one.leans || one.nobody);
    let left = people.first().is_some_and(|first| reader.is_back(first.first, 1, Class::Left));
    if touching && (counted || left || limit < at) { findings(clause, kind, &people) } else { Vec::new() }
}

/// "Four dead attackers", "two wounded soldiers": the phrase that starts before the word and holds it.
fn adjective(clause: &Clause, kind: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    // "One dead diplomat is worth a hundred dead soldiers": a single one is told of where it is left or found.
    let single = reader.is_back(at, 1, Class::AOrOne);
    if single && !reader.is_back(at, 2, Class::CountedWith) {
        return Vec::new();
    }
    let from = at.saturating_sub(4).max(clause.sentence.start);
    let holder = (from..at).find_map(|first| {
        reader
            .phrase(first)
            .filter(|phrase| phrase.named && !phrase.leans && phrase.end > at + 1 && phrase.noun <= at)
    });
    holder.map_or(Vec::new(), |people| findings(clause, kind, &[people]))
}

/// "A diplomat was among the dead", "among those killed were two nurses": parts of a toll.
fn among(clause: &Clause, kind: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if !(reader.is_back(at, 1, Class::TheThose) && reader.is_back(at, 2, Class::Among)) {
        return Vec::new();
    }
    let among = at - 2;
    let people = if is_be(reader.text.pack, reader.back(among, 1)) {
        subject(clause, among - 1, number_of(reader, among - 1))
    } else if is_be(reader.text.pack, reader.word(at + 1)) {
        Some(reader.list(at + 2))
    } else {
        None
    };
    let parts = findings(clause, kind, &people.unwrap_or_default());
    parts.into_iter().map(|found| Finding { standing: TollStanding::Part, ..found }).collect()
}

/// A figure behind its head: "the dead at 33", "the number of wounded was put at eight", "the toll stands at four by
/// one list and six by another".
fn figure_behind(clause: &Clause) -> Option<Vec<Finding>> {
    let reader = clause.reader;
    let at = clause.at;
    let kind = head_kind(reader, at)?;
    let first =
        (at + 1..at + FIGURE_WINDOW).take_while(|&next| next < clause.sentence.end).find(|&next| {
            let figure = reader.quantity(next).is_some();
            let linked = (at + 1..next).all(|link| reader.is(link, Class::TollLinks));
            // "Tolls between four and nine were reported".
            figure && linked && (next > at + 1 || reader.is(next, Class::BetweenOrFrom))
        })?;
    let mut phrase = reader.phrase(first)?;
    // "Rose from 14 to 16" counts 16.
    let rises = (at + 1..=first).any(|at| reader.is(at, Class::RoseTo));
    if let Some(most) = phrase.range.max.filter(|_| rises && reader.is(phrase.first, Class::From)) {
        phrase.range = CountRange::exactly(most);
    }
    let mut people = vec![phrase];
    people.extend(joined_later(clause, phrase.end));
    let mut found = findings(clause, kind, &people);
    let mut end = phrase.end;
    for _ in 0..2 {
        let Some(other) = alternative(clause, first, end) else { break };
        end = other.end;
        found.extend(findings(clause, kind, &[other]).into_iter().map(|one| Finding {
            standing: TollStanding::Alternative,
            list: other.first,
            ..one
        }));
    }
    Some(found)
}

/// How far behind a figure the people are told who join it.
const JOIN_WINDOW: usize = 14;

/// "The dead number 169 townsfolk, by one account, along with the 13 soldiers".
fn joined_later(clause: &Clause, end: usize) -> Option<Phrase> {
    let reader = clause.reader;
    let window = end..clause.sentence.end.min(end + JOIN_WINDOW);
    let joint = window.into_iter().find(|&at| reader.text.phrase(at, Class::JoinedLater).is_some())?;
    let start = joint + 2 + usize::from(reader.is(joint + 2, Class::To));
    reader.phrase(start).filter(|people| !reader.is(joint, Class::Not) && people.range.min > 0)
}

/// "How many died? Five, the police insist; a clinic said eight": figures that answer for a number asked for.
fn asked(clause: &Clause) -> Option<Vec<Finding>> {
    let reader = clause.reader;
    let at = clause.at;
    let (kind, _) = harm(reader.text.pack, reader.word(at))
        .filter(|(kind, _)| matches!(kind, Harm::Kill | Harm::Wound))?;
    let how_many = (1..7)
        .any(|back| reader.is_back(at, back, Class::Many) && reader.is_back(at, back + 1, Class::HowWord));
    let number_for = reader.is_back(at, 1, Class::The)
        && reader.is_back(at, 2, Class::ForOrOf)
        && reader.is_back(at, 3, Class::CountNoun);
    if !(how_many || number_for) {
        return None;
    }
    let mut found = Vec::new();
    for next in at + 1..at + ANSWER_WINDOW {
        let Some(phrase) = reader.phrase(next).filter(|_| reader.quantity(next).is_some()) else { continue };
        let before = reader.back(next, 1);
        let said = reader.text.pack.is(before, Class::CountVerb)
            || reader.text.pack.is(before, Class::Of) && reader.is_back(next, 2, Class::SpokeOf);
        let answer = matches!(before, "?" | ".") && reader.word(phrase.end) == ",";
        if phrase.end == phrase.noun && (said || answer) {
            let standing = if found.is_empty() { TollStanding::Count } else { TollStanding::Alternative };
            found.extend(findings(clause, kind, &[phrase]).into_iter().map(|one| Finding {
                standing,
                trigger: next,
                ..one
            }));
        }
    }
    (!found.is_empty()).then_some(found)
}

/// How far before a total the dead are told of.
const TOTAL_WINDOW: usize = 60;

fn head_kind(reader: Reader, at: usize) -> Option<Harm> {
    let (two_back, back, word) = (reader.back(at, 2), reader.back(at, 1), reader.word(at));
    if reader.is(at, Class::TollTotal) && reader.is_back(at, 1, Class::The) {
        // "The chief puts the total at seven": of the dead, where dead were told of.
        let from = at.saturating_sub(TOTAL_WINDOW);
        let dead =
            (from..at).any(|at| matches!(harm(reader.text.pack, reader.word(at)), Some((Harm::Kill, _))));
        return dead.then_some(Harm::Kill);
    }
    if reader.text.pack.is(word, Class::Toll) {
        return Some(match back {
            _ if reader.text.pack.is(back, Class::Casualty) => Harm::Both,
            _ if reader.text.pack.is(back, Class::Injury) => Harm::Wound,
            _ => Harm::Kill,
        });
    }
    let (kind, of) = harm(reader.text.pack, word)?;
    let counted = reader.text.pack.is(two_back, Class::TallyNoun) && reader.text.pack.is(back, Class::Of)
        || reader.text.pack.is(back, Class::The) && reader.is_back(at, 3, Class::NumberWord);
    let definite = reader.text.pack.is(back, Class::The) && !reader.text.pack.is(two_back, Class::AmongOf);
    let states = reader.text.pack.is(word, Class::ToHarmState);
    let nouns = of == Use::Noun && reader.text.pack.is(word, Class::TollNoun);
    let heads = states && (counted || definite && !reader.is(at + 1, Class::Of)) || nouns && counted;
    heads.then_some(kind)
}

/// Another figure for the same: "and at eight later", "and 18 by another", "or six".
fn alternative(clause: &Clause, first: usize, end: usize) -> Option<Phrase> {
    let reader = clause.reader;
    let preposition = reader.back(first, 1);
    let joint = (end..end + 6)
        .take_while(|&at| at < clause.sentence.end)
        .find(|&at| reader.is(at, Class::Conjunction))?;
    let same = reader.word(joint + 1) == preposition && !preposition.is_empty();
    let next = joint + 1 + usize::from(same);
    let phrase = reader.phrase(next).filter(|phrase| reader.quantity(phrase.first).is_some())?;
    let by_another = reader.is(phrase.end, Class::By) || reader.is(end, Class::By);
    let bare = phrase.end == phrase.noun;
    (bare && (same || by_another || reader.is(joint, Class::Or))).then_some(phrase)
}
