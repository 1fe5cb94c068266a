//! Harm that leans on words before it: "and so did two visitors", "was shot in the street, a murder", "the second
//! victim", "had their throats cut", "were found shot", "the only casualty was a clerk".

use super::{
    Clause, Finding, TollStanding,
    lexicon::{Harm, Use, harm, is_adverb, is_be, is_have},
    phrase::{Phrase, Reader, one},
    subject::subject,
    verb_group::{Number, number_of, verb_group},
    verbs::{findings, from_verb, passive_of},
};
use crate::{pack::Class, text::Approximation};
use model::CountRange;

/// How far before "so did" the verb stands that it repeats.
const REPEATED: usize = 40;
/// How far before "a murder" the blow stands that it names.
const NAMED: usize = 18;
/// How far before "shot" it is told that somebody was found.
const FOUND: usize = 16;
/// How far before "were freed" it is told that all of them were.
const WHO: usize = 8;
/// How far behind a casualty its wound is told.
const STATE: usize = 14;

/// Classes of the words that this harm is told by.
pub(super) const HEADS: &[Class] = &[
    Class::TollSo,
    Class::TollThroats,
    Class::Shot,
    Class::TollMurder,
    Class::TollVictim,
    Class::Casualty,
    Class::TollLeft,
    Class::TollFreed,
];

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let Some(class) = reader.head(clause.at, HEADS) else { return Vec::new() };
    match class {
        Class::TollSo => repeated(clause),
        Class::TollThroats => throats(clause),
        Class::Shot => found_shot(clause),
        Class::TollMurder => named(clause),
        Class::TollVictim => numbered(clause),
        Class::TollLeft => left_so_many(clause),
        Class::TollFreed => freed(clause),
        _ => only_casualty(clause),
    }
}

/// "Two policemen died, and so did two visitors", "is dead, as is her driver".
fn repeated(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let verb = reader.word(at + 1);
    let helps =
        is_be(reader.text.pack, verb) || is_have(reader.text.pack, verb) || reader.is(at + 1, Class::TollDid);
    let joined = at > clause.sentence.start && (reader.is_back(at, 1, Class::And) || !reader.is_word(at - 1));
    if !helps || !joined {
        return Vec::new();
    }
    let from = at.saturating_sub(REPEATED).max(clause.sentence.start);
    let told = (from..at).rev().find_map(|before| match harm(reader.text.pack, reader.word(before)) {
        Some((kind @ (Harm::Kill | Harm::Wound), Use::Past | Use::Die | Use::State)) => Some(kind),
        _ => reader.is(before, Class::TollFell).then_some(Harm::Kill),
    });
    let people = reader.list_before(at + 2);
    let counted = people.iter().all(|people| people.named && !people.leans);
    told.filter(|_| counted).map_or(Vec::new(), |kind| findings(clause, kind, &people))
}

/// "Two surveyors had their throats cut", "slit the throats of three nuns".
fn throats(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let cut = (1..3).any(|back| reader.is_back(at, back, Class::Slit));
    if cut && reader.is(at + 1, Class::Of) {
        return findings(clause, Harm::Kill, &reader.list(at + 2));
    }
    let own = reader.is_back(at, 1, Class::HerHisTheir) && at >= 2;
    if !own || !reader.is(at + 1, Class::Slit) || !is_have(reader.text.pack, reader.back(at, 2)) {
        return Vec::new();
    }
    let people = subject(clause, at - 2, Number::Any);
    people.map_or(Vec::new(), |people| from_verb(at + 1, findings(clause, Harm::Kill, &people)))
}

/// "Was found with his hands tied, shot through the head": a body, unless the words go on to a wound.
fn found_shot(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let state = |at: usize| {
        let word = harm(reader.text.pack, reader.word(at));
        word.is_some() || reader.is(at, Class::TollHospital) || reader.is(at, Class::NotAlive)
    };
    if (at + 1..clause.sentence.end.min(at + STATE)).any(state) {
        return Vec::new();
    }
    let from = at.saturating_sub(FOUND).max(clause.sentence.start);
    let found = (from..at).rev().take_while(|&at| !state(at)).find(|&found| {
        reader.is(found, Class::TollFound)
            && (1..3).any(|back| is_be(reader.text.pack, reader.back(found, back)))
    });
    let Some(found) = found else { return Vec::new() };
    let group = verb_group(clause, found);
    let Some(be) = group.be.filter(|_| !group.unreal && !group.negated) else { return Vec::new() };
    let people = subject(clause, group.first, number_of(reader, be));
    people.map_or(Vec::new(), |people| findings(clause, Harm::Kill, &people))
}

/// "Was shot in the city, a murder for which nobody was convicted": what the blow before was.
fn named(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let article = at.checked_sub(1).filter(|&article| reader.is(article, Class::AnyArticle));
    let Some(comma) = article.and_then(|article| article.checked_sub(1)) else { return Vec::new() };
    if reader.is(at + 1, Class::Of) {
        return Vec::new();
    }
    if reader.word(comma) != "," {
        return the_killing(clause);
    }
    let from = at.saturating_sub(NAMED).max(clause.sentence.start);
    let blow = (from..comma).rev().take_while(|&at| reader.word(at) != ";").find(|&at| {
        reader.is(at, Class::Shot) || matches!(harm(reader.text.pack, reader.word(at)), Some((_, Use::Blow)))
    });
    blow.map_or(Vec::new(), |blow| from_verb(blow, passive_of(clause, Harm::Kill, blow)))
}

/// How far before "the killing" it is told who was shot.
const SHOT_BEFORE: usize = 160;

/// "He was shot on Monday. … Nobody admitted to the killing": one died, where nothing else was told of him.
fn the_killing(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if !reader.is_back(at, 1, Class::The) || at < 2 {
        return Vec::new();
    }
    let from = at.saturating_sub(SHOT_BEFORE);
    let told = |at: usize| {
        matches!(harm(reader.text.pack, reader.word(at)), Some((Harm::Kill | Harm::Wound | Harm::Both, _)))
    };
    let shot = (from..at - 1).rev().take_while(|&at| !told(at)).find(|&shot| {
        reader.is(shot, Class::Shot)
            && (1..3).any(|back| reader.is(shot.saturating_sub(back), Class::OneBe))
            && !reader.is(shot + 1, Class::AtBe)
            && !reader.is(shot + 1, Class::DownWord)
    });
    let one = Phrase { leans: true, named: false, noun: at + 1, ..one(at - 1, at + 1) };
    shot.map_or(Vec::new(), |_| findings(clause, Harm::Kill, &[one]))
}

/// "A convoy was hit, with eight dead, and a raid on the camp left 22": the word of harm is that before.
fn left_so_many(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let Some(people) = reader.phrase(at + 1).filter(|_| reader.quantity(at + 1).is_some()) else {
        return Vec::new();
    };
    let ends = matches!(reader.word(people.end), "." | ";" | "");
    let from = at.saturating_sub(REPEATED).max(clause.sentence.start);
    let kind = (from..at).rev().find_map(|at| match harm(reader.text.pack, reader.word(at)) {
        Some((kind @ (Harm::Kill | Harm::Wound), Use::Past | Use::State | Use::Noun | Use::Ing)) => {
            Some(kind)
        }
        _ => None,
    });
    let bare = people.end == people.noun && ends;
    kind.filter(|_| bare).map_or(Vec::new(), |kind| findings(clause, kind, &[people]))
}

/// "All of them were freed", "the hostages were released": none of them died.
fn freed(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let group = verb_group(clause, at);
    if group.be.is_none() || group.unreal || group.negated {
        return Vec::new();
    }
    let from = group.first.saturating_sub(WHO).max(clause.sentence.start);
    let all = (from..group.first + 1).any(|at| reader.is(at, Class::AllOrBoth));
    let known = (from..group.first).any(|at| reader.is(at, Class::The) && reader.is(at + 1, Class::Hostages));
    let they = reader.is_back(group.first, 1, Class::TollThey) && !reader.is_back(group.first, 2, Class::Of)
        || reader.is_back(group.first, 1, Class::HeShe);
    let none =
        Phrase { range: CountRange::exactly(0), nobody: true, named: false, noun: at + 1, ..one(at, at + 1) };
    let zero = if all || known || they { findings(clause, Harm::Kill, &[none]) } else { Vec::new() };
    zero.into_iter().map(|found| Finding { standing: TollStanding::Part, ..found }).collect()
}

/// "Some give the guard as the second victim": so many at least.
fn numbered(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let Some(ordinal) = at.checked_sub(1).and_then(|at| reader.text.value(at, Class::Ordinal)) else {
        return Vec::new();
    };
    let sums = reader.is(at + 1, Class::AmongOf)
        || reader.is(at + 1, Class::TollStretches)
        || reader.is(at + 1, Class::AtPlace);
    if !(2..=9).contains(&ordinal) || sums || !reader.is_back(at, 2, Class::The) {
        return Vec::new();
    }
    findings(
        clause,
        Harm::Kill,
        &[Phrase { range: CountRange::exactly(ordinal), noun: at + 1, ..one(at - 1, at + 1) }],
    )
}

/// "The only casualty so far was a policeman with a slight wound".
fn only_casualty(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if !reader.is_back(at, 1, Class::TollSole) {
        return Vec::new();
    }
    let be = (at + 1..clause.sentence.end.min(at + 5)).find(|&at| is_be(reader.text.pack, reader.word(at)));
    let start = match be {
        Some(be) => be + 1,
        None if reader.word(at + 1) == "," => at + 2,
        None => return Vec::new(),
    };
    let people = reader.list(start);
    let Some(end) = people.last().map(|last| last.end) else { return Vec::new() };
    let state = (end..clause.sentence.end.min(end + STATE)).find_map(|at| {
        let hurt = reader.is(at, Class::TollWounds) || reader.is(at, Class::TollWoundNoun);
        let hurt = hurt.then_some(Harm::Wound);
        hurt.or_else(|| harm(reader.text.pack, reader.word(at)).map(|(kind, _)| kind))
    });
    match state.unwrap_or(Harm::Both) {
        kind @ (Harm::Kill | Harm::Wound) => findings(clause, kind, &people),
        _ => Vec::new(),
    }
}

/// How far back those are told whom "they" and "them" mean.
const THEY: usize = 60;

/// "Two friars … they were put to death": as many as were told of last.
pub(super) fn they(reader: Reader, at: usize, attackers: Attackers) -> Option<Phrase> {
    if !reader.is(at, Class::TollThey) {
        return None;
    }
    let told = (at.saturating_sub(THEY)..at).rev().find_map(|before| {
        let (quantity, _) = reader.quantity(before).filter(|(quantity, _)| quantity.range.min > 1)?;
        let told = reader.phrase(before).filter(|told| told.named)?;
        Some((told.attacks, quantity.range, quantity.approximate))
    });
    let (attacks, range, approximate) = told?;
    let left_out = attacks && attackers == Attackers::LeftOut;
    (!left_out).then_some(Phrase {
        range,
        approximate,
        attacks,
        leans: true,
        named: false,
        noun: at + 1,
        ..one(at, at + 1)
    })
}

/// Whether "they" may be those who attack.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Attackers {
    /// As the object of their own verb they are not.
    LeftOut,
    /// As a subject they may be.
    Possible,
}

/// Farthest that "along with" stands behind a verb.
const FELLOWS: usize = 14;

/// "Died in Karachi with their driver", "was wounded on Monday, together with two clerks", "Three died, and the cook".
pub(super) fn companions(clause: &Clause) -> Vec<Phrase> {
    let reader = clause.reader;
    let from = clause.at + 1;
    let end = clause.sentence.end.min(from + FELLOWS);
    for at in from..end {
        if let Some(with) = reader.text.phrase(at, Class::AsWellAs) {
            return reader.list(at + with.tokens);
        }
        if reader.is(at, Class::With) && reader.is(at + 1, Class::HerHisTheir) {
            let people = reader.list(at + 1);
            return if people.iter().all(|one| one.named && !one.attacks) { people } else { Vec::new() };
        }
        let word = reader.word(at);
        let stops = matches!(word, ";" | ":" | "." | "(" | ")")
            || is_be(reader.text.pack, word)
            || is_have(reader.text.pack, word)
            || reader.is(at, Class::RelativeAny)
            || reader.is(at, Class::OtherClause)
            || reader.is(at, Class::And)
            || harm(reader.text.pack, word).is_some() && !is_adverb(reader.text.pack, word);
        if stops {
            break;
        }
    }
    Vec::new()
}

/// "Wounding an MP among others": more than those named.
pub(super) fn among_others(reader: Reader, people: Phrase) -> Phrase {
    if !(reader.is(people.end, Class::Among) && reader.is(people.end + 1, Class::Others)) {
        return people;
    }
    let range = CountRange::at_least(people.range.min.saturating_add(1));
    Phrase { range, approximate: Approximation::Indefinite, ..people }
}

/// How far before its driver a vehicle is told that was the weapon.
const WEAPON: usize = 50;
/// How far behind a vehicle it is told that it was driven into something.
const DRIVEN: usize = 9;

/// "The car that was driven through the gate, killing its driver", "the man at the wheel died".
pub(super) fn at_the_wheel(reader: Reader, people: &Phrase) -> bool {
    let own = reader.is(people.first, Class::TollItsThe);
    let drives = reader.is(people.end - 1, Class::TollDriver)
        || reader.text.phrase(people.end, Class::TollAtWheel).is_some();
    if !own || !drives || people.range.max != Some(1) {
        return false;
    }
    let from = people.first.saturating_sub(WEAPON);
    let vehicle = (from..people.first).rev().find(|&at| reader.is(at, Class::TollVehicle));
    vehicle.is_some_and(|vehicle| {
        (vehicle + 1..vehicle + DRIVEN)
            .any(|verb| reader.is(verb, Class::TollDriven) && reader.is(verb + 1, Class::TollAgainst))
    })
}
