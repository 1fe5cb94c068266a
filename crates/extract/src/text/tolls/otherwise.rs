//! Harm in other words: "did not survive", "were taken to hospital", "no harm was done", "nobody was inside".

use super::{
    Clause, Finding, TollStanding,
    lexicon::{Harm, is_adverb, is_be, is_have, is_modal, is_negation},
    phrase::{Phrase, Reader},
    subject::subject,
    verb_group::{Number, number_of, verb_group},
    verbs::{findings, nobody, past, turns_deadly},
    words::{is_stop, is_verb_like},
};
use crate::pack::Class;
use crate::text::nouns;

/// How far before "alive" its negation stands.
const ALIVE_REACH: usize = 9;
/// How many words tell what hospital, what damage or what wound it is.
const ADJECTIVES: usize = 3;
/// How many auxiliaries and participles lead to a hospital.
const WAY: usize = 6;

/// Classes of the words that this harm is told by.
pub(super) const HEADS: &[Class] = &[
    Class::TollHospital,
    Class::TollStruck,
    Class::TollWoundNoun,
    Class::TollHarmNoun,
    Class::TollDamage,
    Class::TollUnhurt,
    Class::TollSurvive,
    Class::TollFell,
    Class::TollLined,
    Class::NoNobody,
    Class::Lost,
];

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let Some(class) = reader.head(clause.at, HEADS) else { return Vec::new() };
    match class {
        Class::TollHospital => hospital(clause),
        Class::TollStruck => struck(clause),
        Class::TollWoundNoun => has_wounds(clause),
        Class::TollHarmNoun => no_harm(clause),
        Class::TollDamage => only_damage(clause),
        Class::TollUnhurt => spared(clause),
        Class::TollSurvive => not_alive(clause),
        Class::TollFell => fell(clause),
        Class::TollLined => lined_up(clause),
        Class::NoNobody => nobody_there(clause),
        _ => were_lost(clause),
    }
}

/// The people before `limit` who are counted or told for the first time.
fn people_before(clause: &Clause, limit: usize, number: Number) -> Vec<Phrase> {
    let people = subject(clause, limit, number).unwrap_or_default();
    if people.iter().all(|one| stands(clause.reader, one)) { people } else { Vec::new() }
}

/// Whether the phrase is one for people and no more than that: neither "a German pipeline" nor "the car of a member".
fn stands(reader: Reader, one: &Phrase) -> bool {
    let last = reader.word(one.end - 1);
    let person = nouns::person(reader.text.pack, last).is_some() || reader.capitalized(one.end - 1);
    let counted = reader.quantity(one.first).is_some();
    let whole = !reader.is_word(one.end)
        || is_stop(reader.text.pack, reader.word(one.end))
        || is_verb_like(reader.text.pack, reader.word(one.end))
        || reader.head(one.end, HEADS).is_some();
    let governed = reader.is_back(one.first, 1, Class::Of);
    let told = if one.named {
        person && !one.leans || counted
    } else {
        counted || reader.is(one.first, Class::AOrOne)
    };
    told && whole && !governed && !reader.is(one.end - 1, Class::BodyNoun)
}

/// "Fifteen people were taken to hospital", "six are in hospital", "30 people needing treatment".
fn hospital(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let start = clause.sentence.start;
    let floor = clause.at.saturating_sub(ADJECTIVES + 1).max(start);
    let lead = (floor..clause.at).rev().find(|&at| {
        reader.is(at, Class::To) || reader.is(at, Class::AtPlace) || reader.is(at, Class::TollHospitalWay)
    });
    let Some(lead) = lead else { return Vec::new() };
    let floor = lead.saturating_sub(WAY).max(start);
    let on_the_way = |at: usize| {
        reader.is(at, Class::TollHospitalWay)
            || is_be(reader.text.pack, reader.word(at))
            || is_have(reader.text.pack, reader.word(at))
            || is_adverb(reader.text.pack, reader.word(at))
    };
    let limit = (floor..lead).rev().take_while(|&at| on_the_way(at)).last().unwrap_or(lead);
    let verb = |at: usize| {
        reader.is(at, Class::TollHospitalWay)
            || reader.is(lead, Class::AtPlace) && is_be(reader.text.pack, reader.word(at))
    };
    let led = (limit..=lead).any(verb);
    let people = people_before(clause, limit, Number::Any);
    let touches =
        people.last().is_some_and(|last| last.end == limit && reader.quantity(last.first).is_some());
    let stays = touches && reader.is(lead, Class::AtPlace);
    if led || stays { findings(clause, Harm::Wound, &people) } else { Vec::new() }
}

/// "A tourist was hit in the stomach", "no one was hit", "glass cut four clerks".
fn struck(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if reader.is(at + 1, Class::TollStruckNot) || turns_deadly(clause) {
        return Vec::new();
    }
    let group = verb_group(clause, at);
    let Some(be) = group.be else {
        let shards = reader.is_back(at, 1, Class::TollShards);
        let people = reader.list(at + 1);
        let hit = shards && people.iter().all(|one| stands(reader, one));
        return if hit { findings(clause, Harm::Wound, &people) } else { Vec::new() };
    };
    // "Had to be treated" came about.
    let obliged =
        reader.is_back(be, 1, Class::To) && be >= 2 && is_have(reader.text.pack, reader.back(be, 2));
    if group.negated || group.unreal && !obliged {
        return Vec::new();
    }
    let limit = if obliged { be - 2 } else { group.first };
    let number = number_of(reader, be);
    let people = subject(clause, limit, number).unwrap_or_default();
    if people.iter().any(|one| one.nobody) {
        return findings(clause, Harm::Both, &[nobody(at, at + 1)]);
    }
    findings(clause, Harm::Wound, &people_before(clause, limit, number))
}

/// "Two children have burns", "the guard had head injuries".
fn has_wounds(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let floor = clause.at.saturating_sub(ADJECTIVES).max(clause.sentence.start);
    let have = (floor..clause.at)
        .rev()
        .take_while(|&at| reader.is_word(at))
        .find(|&at| is_have(reader.text.pack, reader.word(at)));
    have.map_or(Vec::new(), |have| findings(clause, Harm::Wound, &people_before(clause, have, Number::Any)))
}

/// "No harm came to the staff", "it did no harm": but not "no harm will come", "we mean no harm".
fn no_harm(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let denied = reader.is_back(at, 1, Class::NoWithout);
    let planned = (at + 1..at + 3).any(|next| is_modal(reader.text.pack, reader.word(next)))
        || (2..5).any(|back| {
            let word = reader.back(at, back);
            reader.text.pack.is(word, Class::TollMeans) || is_modal(reader.text.pack, word)
        });
    if denied && !planned { findings(clause, Harm::Both, &[nobody(at, at + 1)]) } else { Vec::new() }
}

/// "It caused only minor damage".
fn only_damage(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let only = (1..=ADJECTIVES).find(|&back| reader.is_back(at, back, Class::TollOnly));
    let alone = only.is_some_and(|only| {
        !is_negation(reader.text.pack, reader.back(at, only + 1))
            && (1..only).all(|back| at.checked_sub(back).is_some_and(|at| reader.is_word(at)))
    });
    if alone { findings(clause, Harm::Both, &[nobody(at, at + 1)]) } else { Vec::new() }
}

/// "The consul escaped unhurt", "the house was unoccupied": a zero for those told of only.
pub(super) fn spared(clause: &Clause) -> Vec<Finding> {
    let at = clause.at;
    let zero = findings(clause, Harm::Both, &[nobody(at, at + 1)]);
    zero.into_iter().map(|found| Finding { standing: TollStanding::Part, ..found }).collect()
}

/// "Four passengers did not survive", "six of them did not leave it alive".
fn not_alive(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let floor = at.saturating_sub(ALIVE_REACH).max(clause.sentence.start);
    let not = (floor..at)
        .rev()
        .take_while(|&at| reader.is_word(at))
        .find(|&at| is_negation(reader.text.pack, reader.word(at)));
    let Some(not) = not else { return Vec::new() };
    let did = not - usize::from(reader.is_back(not, 1, Class::Did));
    let helped = did < not || reader.is(not, Class::DidOrNot);
    if helped { findings(clause, Harm::Kill, &people_before(clause, did, Number::Any)) } else { Vec::new() }
}

/// "Seven constables fell", "two officers fell to the gunmen's bullets".
fn fell(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let shot = reader.is(at + 1, Class::To)
        && (at + 2..at + 6).take_while(|&at| reader.is_word(at)).any(|at| reader.is(at, Class::TollShards));
    let people = people_before(clause, at, Number::Any);
    let counted = people.iter().any(|one| one.named && reader.quantity(one.first).is_some());
    let ends = !reader.is_word(at + 1) && counted;
    if shot || ends { findings(clause, Harm::Kill, &people) } else { Vec::new() }
}

/// "Twenty-two passengers were lined up and shot", "two nuns were put to death".
fn lined_up(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let put = reader.is(at + 1, Class::To) && reader.is(at + 2, Class::Death);
    if put && verb_group(clause, at).be.is_some() {
        return past(clause, Harm::Kill, at, at + 3);
    }
    let shot = reader.is(at + 1, Class::UpWord)
        && (at + 2..at + 6).any(|next| reader.is(next, Class::Shot) && reader.is_back(next, 1, Class::And));
    if !shot {
        return Vec::new();
    }
    let group = verb_group(clause, at);
    if group.unreal || group.negated {
        return Vec::new();
    }
    findings(clause, Harm::Kill, &people_before(clause, group.first, Number::Any))
}

/// "Nobody was inside", "no one was in the building".
fn nobody_there(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let Some(none) = reader.phrase(at).filter(|none| none.nobody) else { return Vec::new() };
    if !is_be(reader.text.pack, reader.word(none.end)) {
        return Vec::new();
    }
    let next = none.end + 1 + usize::from(is_adverb(reader.text.pack, reader.word(none.end + 1)));
    let inside = reader.is(next, Class::TollInside);
    let within = reader.is(next, Class::AtPlace) && reader.is(next + 1, Class::HerHisTheTheir);
    if inside || within { findings(clause, Harm::Both, &[none]) } else { Vec::new() }
}

/// "More than a hundred passengers were lost".
fn were_lost(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let group = verb_group(clause, clause.at);
    if group.be.is_none() || group.unreal || group.negated {
        return Vec::new();
    }
    let people = people_before(clause, group.first, Number::Any);
    let counted = people.iter().all(|one| one.named && reader.quantity(one.first).is_some());
    if counted { findings(clause, Harm::Kill, &people) } else { Vec::new() }
}
