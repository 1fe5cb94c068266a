//! Verbs of harm: "killed 14", "14 people were killed", "killing the bomber", "died", "shot dead", "blew himself up".

use crate::{pack::Class, pack::Pack};
use model::CountRange;

use super::{
    Clause, Finding, TollKind, TollStanding, hurts, kind_of,
    lexicon::{self, Harm, Use, harm, is_adverb, is_be, is_modal},
    phrase::{Phrase, Reader, one},
    subject::{before_apposition, fellows, lone_subject, subject},
    told_on::{Attackers, among_others, at_the_wheel, they},
    verb_group::{Number, VerbGroup, number_of, verb_group},
    words::is_stop,
};
use crate::text::{Approximation, nouns};

/// Words besides those of the lexicon that open a pattern here.
pub(super) fn is_head(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::NotToll)
}

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let word = reader.word(at);
    if let Some(found) = special(clause) {
        return found;
    }
    match harm(reader.text.pack, word) {
        Some((kind, Use::Past)) => past(clause, kind, at, at + 1),
        Some((kind, Use::Blow)) if !turns_deadly(clause) => past(clause, kind, at, at + 1),
        Some((kind, Use::Ing)) if !reader.is(at + 1, Class::Of) => ing(clause, kind),
        Some((kind, Use::Present | Use::Base)) => present(clause, kind, word),
        Some((kind, Use::Die)) => die(clause, kind),
        _ => Vec::new(),
    }
}

/// Verbs of more than one word, and those who blow themselves up.
fn special(clause: &Clause) -> Option<Vec<Finding>> {
    let reader = clause.reader;
    let at = clause.at;
    if reader.is(at, Class::Dead) && reader.is_back(at, 1, Class::Gunned) {
        return Some(from_verb(at - 1, past(clause, Harm::Kill, at - 1, at + 1)));
    }
    let to_death = at >= 2 && reader.is(at, Class::Death) && reader.is_back(at, 1, Class::To);
    if to_death && is_deadly(reader.text.pack, reader.back(at, 2)) {
        return Some(from_verb(at - 2, past(clause, Harm::Kill, at - 2, at + 1)));
    }
    if reader.is(at, Class::GunnedVerb) && reader.is(at + 1, Class::DownWord) {
        return Some(past(clause, Harm::Kill, at, at + 2));
    }
    let oneself = reader.is(at, Class::OneselfWord);
    if oneself && reader.is(at + 1, Class::UpWord) && reader.is_back(at, 1, Class::BlowForm) {
        return Some(blown_up(clause));
    }
    if oneself && reader.is_back(at, 1, Class::Detonated) {
        return Some(blown_up(clause));
    }
    reader.is(at, Class::Hostages).then(|| hostages(clause))
}

/// The verb of "shot dead" is "shot".
pub(super) fn from_verb(verb: usize, found: Vec<Finding>) -> Vec<Finding> {
    found.into_iter().map(|one| Finding { trigger: verb, ..one }).collect()
}

fn is_deadly(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::BeatToDeath)
}

/// How far behind a blow the death it ends in is told.
const DEATH_WINDOW: usize = 10;

/// "Stabbed to death", "beaten and left to die", "stabbed and killed".
pub(super) fn turns_deadly(clause: &Clause) -> bool {
    let reader = clause.reader;
    let end = clause.sentence.end.min(clause.at + DEATH_WINDOW);
    let deadly = |at: usize| {
        matches!(harm(reader.text.pack, reader.word(at)), Some((Harm::Kill, _)))
            || reader.is(at, Class::DieFatally)
    };
    (clause.at + 1..end).take_while(|&at| !reader.is(at, Class::VerbBreak)).any(deadly)
        || (1..4).any(|back| reader.is_back(clause.at, back, Class::Fatally))
}

/// "Killed" and its like; `head` is the participle, `after` the token behind the verb.
pub(super) fn past(clause: &Clause, harm: Harm, head: usize, after: usize) -> Vec<Finding> {
    let reader = clause.reader;
    let heading =
        head == clause.sentence.start || matches!(reader.back(head, 1), "." | ";" | "-" | "," | "*" | "•");
    if reader.word(after) == ":" && heading {
        return findings(clause, harm, &reader.list(after + 1));
    }
    let (harm, after) = match doubled(reader, head, after) {
        Doubled::No => (harm, after),
        Doubled::First(after) => (Harm::Both, after),
        Doubled::Second => return Vec::new(),
    };
    let fatal = (1..3).any(|back| reader.is_back(head, back, Class::Mortally));
    let harm = if fatal && harm == Harm::Wound { Harm::Kill } else { harm };
    // "Also killed were a guard and two clerks".
    let inverted = head == clause.sentence.start || reader.is_back(head, 1, Class::Also);
    if inverted && is_be(reader.text.pack, reader.word(after)) {
        return findings(clause, harm, &reader.list_before(after + 1));
    }
    let group = verb_group(clause, head);
    if group.unreal {
        return Vec::new();
    }
    if let Some(aux) = group.be {
        return passive(clause, harm, &group, aux);
    }
    let anybody = reader.is(after, Class::Anybody);
    if anybody {
        let denied = group.negated
            || subject(clause, group.first, Number::Any)
                .is_some_and(|people| people.iter().any(|one| one.nobody));
        return if denied { findings(clause, harm, &[nobody(after, after + 1)]) } else { Vec::new() };
    }
    let object = if group.negated { Vec::new() } else { object(reader, after) };
    // "The slain priests" are told of, not counted.
    let adjective = reader.is_back(head, 1, Class::VerbDeterminer);
    if !object.is_empty() && adjective && after == head + 1 {
        return Vec::new();
    }
    if !object.is_empty() {
        return findings(clause, harm, &object);
    }
    if group.has {
        return Vec::new();
    }
    // "14 people killed", "another seven wounded".
    let before = head - head.saturating_sub(clause.sentence.start).min(adverbs_before(reader, head));
    let people = subject(clause, before, Number::Any)
        .filter(|people| people.last().is_some_and(|last| touches(reader, last, before)));
    let counted = people.filter(|people| {
        people.iter().any(|one| reader.quantity(one.first).is_some() || one.noun > one.first || one.nobody)
    });
    counted.map_or(Vec::new(), |people| findings(clause, harm, &people))
}

fn touches(reader: Reader, last: &Phrase, before: usize) -> bool {
    last.end == before || reader.past_modifiers(last.end) == before
}

enum Doubled {
    No,
    /// The first of "killed or wounded"; the token behind the second.
    First(usize),
    Second,
}

/// "Killed or wounded", "killed and hurt": one count for both.
fn doubled(reader: Reader, head: usize, after: usize) -> Doubled {
    let is_past = |at: usize| {
        matches!(
            harm(reader.text.pack, reader.word(at)),
            Some((Harm::Kill | Harm::Wound, Use::Past | Use::State))
        )
    };
    if reader.is(after, Class::AndOr) && is_past(after + 1) {
        let same = harm(reader.text.pack, reader.word(head)).map(|found| found.0)
            == harm(reader.text.pack, reader.word(after + 1)).map(|found| found.0);
        return if same { Doubled::No } else { Doubled::First(after + 2) };
    }
    if reader.is_back(head, 1, Class::AndOr) && head >= 2 && is_past(head - 2) {
        return Doubled::Second;
    }
    Doubled::No
}

fn adverbs_before(reader: Reader, head: usize) -> usize {
    (1..4)
        .take_while(|&back| {
            is_adverb(reader.text.pack, reader.back(head, back))
                && !reader.is_back(head, back, Class::AllOrBoth)
        })
        .count()
}

/// What the passive participle at `head` tells of.
pub(super) fn passive_of(clause: &Clause, harm: Harm, head: usize) -> Vec<Finding> {
    let group = verb_group(clause, head);
    match group.be.filter(|_| !group.unreal && !group.negated) {
        Some(aux) => passive(clause, harm, &group, aux),
        None => Vec::new(),
    }
}

fn passive(clause: &Clause, harm: Harm, group: &VerbGroup, aux: usize) -> Vec<Finding> {
    if clause.reader.is(aux, Class::Being) && !is_be(clause.reader.text.pack, clause.reader.back(aux, 1)) {
        return killed_in_turn(clause, harm, aux);
    }
    let Some(mut people) = subject(clause, group.first, number_of(clause.reader, aux)) else {
        return lone_subject(clause, harm, group, aux);
    };
    if group.negated {
        // "Staff were not hurt".
        let spared = people.iter().map(|one| Phrase {
            range: CountRange::exactly(0),
            approximate: Approximation::Exact,
            ..*one
        });
        let spared: Vec<Phrase> = spared.collect();
        return findings(clause, harm, &spared)
            .into_iter()
            .map(|found| Finding { standing: TollStanding::Part, ..found })
            .collect();
    }
    people.extend(fellows(clause));
    findings(clause, harm, &people)
}

/// People behind a verb: a list, or a title or a plural without an article.
fn object(reader: Reader, after: usize) -> Vec<Phrase> {
    // "Killed and robbed two clerks".
    if reader.is(after, Class::And)
        && reader.is(after + 1, Class::PastEnding)
        && harm(reader.text.pack, reader.word(after + 1)).is_none()
        && nouns::person(reader.text.pack, reader.word(after + 1)).is_none()
    {
        return object(reader, after + 2);
    }
    let start = after
        + (0..2)
            .take_while(|&step| {
                is_adverb(reader.text.pack, reader.word(after + step))
                    && reader.quantity(after + step).is_none()
                    && !reader.is(after + step, Class::All)
            })
            .count();
    let list = reader.list(start);
    if !list.is_empty() {
        return list;
    }
    let told = || they(reader, start, Attackers::LeftOut);
    if let Some(people) = reader.definite(start).or_else(|| hurts::limb(reader, start)).or_else(told) {
        return vec![people];
    }
    let Some(person) = nouns::person(reader.text.pack, reader.word(start)) else {
        return reader.upper_name(start).or_else(|| reader.long_name(start)).into_iter().collect();
    };
    let mut end = start + 1;
    while end < start + 6
        && reader.is_word(end)
        && !is_stop(reader.text.pack, reader.word(end))
        && nouns::person(reader.text.pack, reader.word(end - 1)).is_some()
    {
        end += 1;
    }
    let plural = nouns::person(reader.text.pack, reader.word(end - 1)).unwrap_or(person).plural;
    // "Treating injured policemen": an adjective.
    let verb = reader.back(after, 1);
    let before = reader.back(after, 2);
    let adjective = !reader.text.pack.is(verb, Class::ProgressiveEnding)
        && (reader.text.pack.is(before, Class::ProgressiveEnding)
            || is_stop(reader.text.pack, before) && !reader.text.pack.is(before, Class::ObjectHelp));
    if plural && adjective {
        return Vec::new();
    }
    if plural {
        let range = CountRange::at_least(2);
        return vec![Phrase {
            range,
            approximate: Approximation::Indefinite,
            attacks: person.attacks,
            ..one(start, end)
        }];
    }
    vec![Phrase { attacks: person.attacks, ..one(start, end) }]
}

fn ing(clause: &Clause, kind: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let aimed = (1..5).any(|back| reader.is_back(at, back, Class::AimedTo));
    let noun = reader.is_back(at, 1, Class::MassOwner);
    if aimed || noun {
        return Vec::new();
    }
    let spared = (1..4).any(|back| reader.is_back(at, back, Class::NotWithout));
    let (kind, after) = match doubled_ing(reader, at) {
        Some(after) => (Harm::Both, after),
        None => (kind, at + 1),
    };
    if reader.is_back(at, 1, Class::AndOr)
        && at >= 2
        && matches!(harm(reader.text.pack, reader.word(at - 2)), Some((_, Use::Ing)))
    {
        return Vec::new();
    }
    if spared {
        let anybody = reader.is(after, Class::AnyPeople);
        return if anybody { findings(clause, kind, &[nobody(after, after + 1)]) } else { Vec::new() };
    }
    findings(clause, kind, &object(reader, after))
}

/// "Killing or wounding": the token behind both.
fn doubled_ing(reader: Reader, at: usize) -> Option<usize> {
    let joined = reader.is(at + 1, Class::AndOr);
    (joined && matches!(harm(reader.text.pack, reader.word(at + 2)), Some((_, Use::Ing)))).then_some(at + 3)
}

pub(super) fn nobody(first: usize, end: usize) -> Phrase {
    Phrase { range: CountRange::exactly(0), nobody: true, named: false, noun: end, ..one(first, end) }
}

/// "Bomb kills 12", "gunmen kill two", "managed to kill a guard".
fn present(clause: &Clause, harm: Harm, word: &str) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let object = object(reader, at + 1);
    let Some(first) = object.first() else { return Vec::new() };
    let third = reader.text.pack.is(word, Class::PluralEnding);
    let before = reader.back(at, 1);
    let came_about =
        reader.text.pack.is(before, Class::To) && lexicon::brings_about(reader.text.pack, reader.back(at, 2));
    let plain = third || nouns::person(reader.text.pack, before).is_some_and(|person| person.plural);
    let stated =
        plain && reader.quantity(first.first).is_some() && nouns::person(reader.text.pack, word).is_none();
    if came_about || stated { findings(clause, harm, &object) } else { Vec::new() }
}

fn die(clause: &Clause, harm: Harm) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let group = verb_group(clause, at);
    let natural = reader.is(at + 1, Class::Of) && reader.is(at + 2, Class::NaturalCause);
    if group.unreal || group.negated || natural {
        return Vec::new();
    }
    if let Some(mut people) = subject(clause, group.first, Number::Any) {
        people.extend(fellows(clause));
        return findings(clause, harm, &people);
    }
    if let Some(people) = group.first.checked_sub(1).and_then(|at| they(reader, at, Attackers::Possible)) {
        return findings(clause, harm, &[people]);
    }
    if reader.is_back(group.first, 1, Class::HeShe) {
        let people = Phrase { leans: true, ..one(group.first - 1, group.first) };
        return findings(clause, harm, &[people]);
    }
    let end = before_apposition(clause, group.first);
    let from = clause.sentence.start.max(end.saturating_sub(8));
    let first = (from..end)
        .rev()
        .find(|&at| at == from || !reader.is_word(at - 1) || is_stop(reader.text.pack, reader.word(at - 1)));
    let name = first.and_then(|first| reader.upper_name(first)).filter(|name| name.end == end);
    name.map_or(Vec::new(), |name| findings(clause, harm, &[name]))
}

/// How far back the attacker is told of who is killed in turn.
const IN_TURN_WINDOW: usize = 48;

/// "Before being killed himself", "before being shot dead by guards": whoever the main clause tells of, if they attack.
fn killed_in_turn(clause: &Clause, harm: Harm, aux: usize) -> Vec<Finding> {
    let reader = clause.reader;
    let own = reader.is(clause.at + 1, Class::OneselfWord);
    let timed = reader.is_back(aux, 1, Class::TimeClause);
    if !timed {
        // "Resulted in five people being injured".
        let people = subject(clause, aux, Number::Any);
        let people = people.filter(|people| people.last().is_some_and(|last| touches(reader, last, aux)));
        return people.map_or(Vec::new(), |people| findings(clause, harm, &people));
    }
    if !(own || reader.is(clause.at + 1, Class::By)) {
        return Vec::new();
    }
    let attacks = |at: usize| reader.phrase(at).filter(|people| people.attacks && !people.nobody);
    let from = clause.sentence.start.max(aux.saturating_sub(IN_TURN_WINDOW));
    let told = (from..aux).find_map(attacks);
    let people = match told {
        Some(told) => told,
        None if reader.is(clause.at + 1, Class::Themselves) => Phrase {
            range: CountRange::at_least(2),
            approximate: Approximation::Indefinite,
            ..one(clause.at, clause.at + 2)
        },
        None if own => one(clause.at, clause.at + 2),
        None => return Vec::new(),
    };
    let people =
        Phrase { first: aux, end: clause.at + 1, noun: clause.at + 1, attacks: true, leans: false, ..people };
    findings(clause, harm, &[people])
}

/// "A man blew himself up": those who attacked died.
fn blown_up(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let unreal = (1..5)
        .any(|back| is_modal(reader.text.pack, reader.back(at, back)) || reader.is_back(at, back, Class::To));
    if unreal {
        return Vec::new();
    }
    let several = reader.is(at, Class::Themselves);
    let before = subject(clause, at - 1, Number::Any)
        .filter(|people| several && people.iter().all(|one| one.range.min > 1));
    let range = before.and_then(|people| people.last().map(|last| last.range));
    let range = range.unwrap_or(if several { CountRange::at_least(2) } else { CountRange::exactly(1) });
    let approximate = if several { Approximation::Indefinite } else { Approximation::Exact };
    let people = Phrase { range, approximate, attacks: true, ..one(at - 1, at + 1) };
    vec![Finding {
        people,
        trigger: at,
        kind: TollKind::PerpetratorsKilled,
        standing: TollStanding::Count,
        list: at,
    }]
}

/// "Took 12 people hostage", "holding six hostages".
fn hostages(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let from = at.saturating_sub(9).max(clause.sentence.start);
    let Some(verb) = (from..at).rev().find(|&verb| reader.is(verb, Class::TakeHostage)) else {
        return Vec::new();
    };
    let people = reader.list(verb + 1);
    let reaches = people.last().is_some_and(|last| last.end >= at);
    if reaches {
        return findings(clause, Harm::Kidnap, &people);
    }
    let group = verb_group(clause, verb);
    let passive = group.be.is_some() && !group.unreal && !group.negated && reader.is(at, Class::Hostage);
    let people = subject(clause, group.first, Number::Any).filter(|_| passive);
    people.map_or(Vec::new(), |people| findings(clause, Harm::Kidnap, &people))
}

/// One finding a phrase, with the group's kind settled item by item.
pub(super) fn findings(clause: &Clause, harm: Harm, people: &[Phrase]) -> Vec<Finding> {
    // "Three employees, a gardener and two guards": a count and those it is made of.
    let parts = people.get(1..).filter(|parts| parts.len() > 1).unwrap_or_default();
    let sum = parts.iter().try_fold(0u32, |sum, one| one.range.max.map(|most| sum.saturating_add(most)));
    let people = match people.first() {
        Some(first) if !parts.is_empty() && first.range.max == sum => std::slice::from_ref(first),
        _ => people,
    };
    let first = people.first().map_or(clause.at, |first| first.first);
    // "A hundred at the airport and 46 at a mosque": figures of two places do not add up.
    let elsewhere =
        |one: &Phrase| one.first > first && one.noun == one.end && clause.reader.is(one.end, Class::AtPlace);
    people
        .iter()
        .map(|one| Finding {
            list: if elsewhere(one) { one.first } else { first },
            people: among_others(clause.reader, *one),
            trigger: clause.at,
            kind: kind_of(harm, &Phrase { attacks: one.attacks || at_the_wheel(clause.reader, one), ..*one }),
            standing: TollStanding::Count,
        })
        .collect()
}
