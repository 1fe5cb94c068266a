//! Whom a verb tells of: the people before it, or a name that only the verb's form counts.

use model::CountRange;

use super::{
    Clause, Finding,
    lexicon::{Harm, Use, harm, is_be},
    phrase::{Phrase, Reader, one},
    told_on::{Attackers, companions, they},
    verb_group::{Number, VerbGroup, number_of},
    verbs::findings,
    words::{is_clause_word, is_preposition, is_stop},
};
use crate::{pack::Class, text::nouns};

/// How far before a verb its subject is looked for, and how far it may stand off.
const SUBJECT_WINDOW: usize = 40;
const SUBJECT_GAP: usize = 20;
/// "Was shot dead along with a colleague", "were hurt, as was the driver".
pub(super) fn fellows(clause: &Clause) -> Vec<Phrase> {
    let reader = clause.reader;
    let at = clause.at + 1;
    for start in [at, at + 1, at + 2] {
        let as_well = reader.text.phrase(start, Class::AsWellAs).map(|found| start + found.tokens);
        let as_was = reader.is(start, Class::As) && reader.is(start + 1, Class::PastBe);
        if let Some(next) = as_well.or(as_was.then_some(start + 2)) {
            return reader.list(next);
        }
    }
    companions(clause)
}

/// "Vargas, second secretary at the embassy, was shot dead": the comma before what is said of the subject.
pub(super) fn before_apposition(clause: &Clause, end: usize) -> usize {
    let reader = clause.reader;
    if reader.back(end, 1) != "," || end < 2 {
        return end;
    }
    let from = clause.sentence.start.max(end.saturating_sub(18));
    (from..end - 1).rev().find(|&at| reader.word(at) == ",").filter(|&at| at > from).unwrap_or(end)
}

/// "The mayor was killed", "HECTOR RUIZ WAS MURDERED", "RUIZ AND VEGA WERE MURDERED": names, counted by the verb.
pub(super) fn lone_subject(clause: &Clause, harm: Harm, group: &VerbGroup, aux: usize) -> Vec<Finding> {
    let reader = clause.reader;
    let number = number_of(reader, aux);
    if number == Number::Any || group.negated || group.first == clause.sentence.start {
        return Vec::new();
    }
    let end = before_apposition(clause, group.first);
    let mut first = end;
    let mut joints = 0;
    while first > clause.sentence.start && end - first < 12 && reader.is_word(first - 1) {
        let joint = reader.is(first - 1, Class::And) && number == Number::Several;
        if is_stop(reader.text.pack, reader.word(first - 1)) && !joint {
            break;
        }
        joints += usize::from(joint);
        first -= 1;
    }
    let relative = reader.is_back(end, 1, Class::HeSheWho) && number == Number::One;
    let thing = (first..end)
        .any(|at| nouns::is_thing(reader.text.pack, reader.word(at)) || reader.is(at, Class::ItNothing));
    let named = (first..end).any(|at| nouns::person(reader.text.pack, reader.word(at)).is_some())
        || first < end && reader.capitalized(end - 1);
    if let Some(people) = end.checked_sub(1).and_then(|at| they(reader, at, Attackers::Possible)) {
        return findings(clause, harm, &[people]);
    }
    if number == Number::Several && joints == 0 {
        let before = || first.checked_sub(1).and_then(|before| reader.definite(before));
        let people = (first < end).then(|| reader.definite(first).or_else(before));
        let people = people.flatten().filter(|people| people.end == end);
        return people.map_or(Vec::new(), |people| findings(clause, harm, &[people]));
    }
    if !thing && number == Number::One && harm == Harm::Kill && !(relative || named) && end > first {
        // "Vale, a teacher who had lived there for years with two children, was shot dead": one person, whoever it is.
        return findings(clause, harm, &[Phrase { named: false, noun: end, ..one(end - 1, end) }]);
    }
    if thing || !(relative || named) {
        return Vec::new();
    }
    let attacks = (first..end)
        .any(|at| nouns::person(reader.text.pack, reader.word(at)).is_some_and(|person| person.attacks));
    let first = if first == end { end - 1 } else { first };
    let people = Phrase { attacks, ..one(first, end) };
    match number {
        Number::Several => findings(clause, harm, &[Phrase { range: CountRange::exactly(2), ..people }]),
        _ => {
            let mut all = vec![people];
            all.extend(fellows(clause));
            findings(clause, harm, &all)
        }
    }
}

/// The people that the verb whose group starts at `limit` tells of, looked for before it.
pub(super) fn subject(clause: &Clause, limit: usize, number: Number) -> Option<Vec<Phrase>> {
    let reader = clause.reader;
    let limit = before_aside(clause, limit);
    let groups = groups(clause, limit);
    let relative = reader.is_back(limit, 1, Class::RelativePerson);
    for place in (0..groups.len()).rev() {
        let group = groups.get(place)?;
        let (first, last) = group.first().zip(group.last())?;
        if !gap_is_open(reader, last.end, limit) {
            return None;
        }
        let governor = reader.back(first.first, 1);
        let part = reader.text.pack.is(governor, Class::IncludingWhom) && last.end < limit;
        if (reader.text.pack.is(governor, Class::By) || part || !number.fits(group)) && !relative {
            continue;
        }
        if let Some(told) = place
            .checked_sub(1)
            .and_then(|before| groups.get(before))
            .filter(|told| names_of(reader, told, group))
        {
            return Some(told.clone());
        }
        let governed = reader.text.pack.is(governor, Class::SubjectPreposition);
        if governed && !relative && place > 0 && last.end == limit {
            let owner = groups.get(place - 1)?;
            let between = owner.last().map_or(limit, |last| last.end)..first.first;
            let one_phrase = between.into_iter().all(|at| {
                reader.is_word(at)
                    && !is_clause_word(reader.text.pack, reader.word(at))
                    && !reader.is(at, Class::PastEnding)
            });
            if one_phrase && number.fits(owner) {
                return Some(owner.clone());
            }
        }
        return Some(group.clone());
    }
    None
}

/// "Two people, Ana Vega and Juan Ruiz": whether `group` only names those told right before.
fn names_of(reader: Reader, told: &[Phrase], group: &[Phrase]) -> bool {
    let (Some(last), Some(first)) = (told.last(), group.first()) else { return false };
    let adjacent = last.end + 1 == first.first && reader.word(last.end) == ",";
    let counted = reader.quantity(last.first).is_some() && !last.leans;
    let names = group
        .iter()
        .all(|one| one.noun == one.first && one.range.max == Some(1) && reader.capitalized(one.first));
    // "Eleven passengers, six of them foreigners, were hurt".
    let part = first.leans && reader.is(first.end - 1, Class::ThemWhom) && first.range.min < last.range.min;
    adjacent && counted && (names || part)
}

/// Longest aside in brackets between a subject and its verb, in tokens.
const ASIDE: usize = 20;

/// "57 people (17 of them children) were killed": the bracket before the verb.
fn before_aside(clause: &Clause, limit: usize) -> usize {
    let reader = clause.reader;
    let close = limit.saturating_sub(1 + usize::from(reader.back(limit, 1) == ","));
    if reader.word(close) != ")" {
        return limit;
    }
    let from = clause.sentence.start.max(close.saturating_sub(ASIDE));
    (from..close).rev().find(|&at| reader.word(at) == "(").unwrap_or(limit)
}

/// "Wounded ten people, and a guard died": what stands behind a verb of harm is not what the next verb tells of.
fn own_items(reader: Reader, list: &mut Vec<Phrase>) {
    let dealt = |one: &Phrase| {
        matches!(
            harm(reader.text.pack, reader.back(one.first, 1)),
            Some((Harm::Kill | Harm::Wound, Use::Past | Use::Ing))
        )
    };
    // "Near the U.S. Embassy and three people were hurt": a name behind a preposition is a place.
    let place = |one: &Phrase| {
        one.noun == one.first
            && reader.capitalized(one.first)
            && reader.quantity(one.first).is_none()
            && one.first > 0
            && (is_preposition(reader.text.pack, reader.back(one.first, 1))
                || is_preposition(reader.text.pack, reader.back(one.first, 2)))
    };
    let taken = list.iter().rposition(dealt).filter(|taken| taken + 1 < list.len());
    if let Some(taken) = taken {
        list.drain(..=taken);
    } else if list.len() > 1 && list.first().is_some_and(place) {
        list.remove(0);
    }
}

/// Lists of people between the start of the clause and `limit`.
fn groups(clause: &Clause, limit: usize) -> Vec<Vec<Phrase>> {
    let reader = clause.reader;
    let from = clause.sentence.start.max(limit.saturating_sub(SUBJECT_WINDOW));
    let from = (from..limit).rev().find(|&at| matches!(reader.word(at), ";" | ":")).map_or(from, |at| at + 1);
    let mut groups = Vec::new();
    let mut at = from;
    while at < limit {
        let mut list = reader.list_before(at);
        list.retain(|one| one.end <= limit);
        own_items(reader, &mut list);
        match list.last().copied() {
            Some(last) => {
                at = last.end.max(at + 1);
                groups.push(list);
            }
            None => at += 1,
        }
    }
    groups
}

/// Whether nothing between a subject and its verb tells of something else.
fn gap_is_open(reader: Reader, end: usize, limit: usize) -> bool {
    let start = reader.past_modifiers(end).min(limit);
    if limit.saturating_sub(start) > SUBJECT_GAP {
        return false;
    }
    let relative = (start..limit).any(|at| reader.is(at, Class::RelativeAny));
    (start..limit).all(|at| {
        let word = reader.word(at);
        let finite = is_be(reader.text.pack, word) && !reader.is(at, Class::Being)
            || reader.is(at, Class::SpeechClause);
        relative || !finite
    })
}
