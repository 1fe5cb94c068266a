//! Wounds told by what people suffer: "suffered burns", "lost a leg", "injuries to 19 people", "treated for shock".

use super::{
    Clause, Finding,
    lexicon::{Harm, Use, harm},
    otherwise::spared,
    phrase::{Phrase, Reader, one},
    subject::subject,
    verb_group::{Number, verb_group},
    verbs::findings,
};
use crate::text::nouns;
use crate::{pack::Class, pack::Pack};

/// How far before the verb the healers stand.
const HEALER_WINDOW: usize = 9;

/// How far behind the verb the wound stands.
const REACH: usize = 6;

pub(super) fn is_head(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::TollSuffer)
        || pack.is(word, Class::TollDealt)
        || pack.is(word, Class::TollBurns)
        || pack.is(word, Class::HospitalVerb)
}

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    if reader.is(at, Class::TollDealt) && reader.is(at + 1, Class::To) {
        return dealt(clause);
    }
    if reader.is(at, Class::TollBurns) {
        let whose = limb(reader, at + 1).into_iter().collect::<Vec<_>>();
        return findings(clause, Harm::Wound, &whose);
    }
    if reader.is(at, Class::InHospital) {
        let treated = treated(clause);
        if !treated.is_empty() {
            return treated;
        }
    }
    let suffers = reader.is(at, Class::TollSuffer) && wound_behind(reader, at, Class::TollWounds)
        || reader.is(at, Class::Lost) && wound_behind(reader, at, Class::TollLimbs)
        || reader.is(at, Class::Treated)
            && reader.is(at + 1, Class::For)
            && wound_behind(reader, at + 1, Class::TollWounds);
    if !suffers {
        return Vec::new();
    }
    // "The family escaped injury".
    let escaped = reader.is(at, Class::TollEscaped) && !(at + 1..at + 4).any(|at| reader.is(at, Class::With));
    if escaped {
        return spared(clause);
    }
    let group = verb_group(clause, at);
    if group.unreal || group.negated || group.be.is_some() && !reader.is(at, Class::Treated) {
        return Vec::new();
    }
    let people = subject(clause, group.first, Number::Any);
    let people = people.filter(|people| !people.iter().any(|one| one.nobody));
    let people = people.unwrap_or_else(|| pronoun(reader, group.first).into_iter().collect());
    findings(clause, Harm::Wound, &people)
}

/// "Hurt his right hand", "burning the fingers of a clerk": whose limb it is.
pub(super) fn limb(reader: Reader, at: usize) -> Option<Phrase> {
    let own = reader.is(at, Class::HerHis);
    if !own && !reader.is(at, Class::The) {
        return None;
    }
    let limb = (at + 1..at + 4).find(|&at| reader.is(at, Class::TollLimbs) || reader.is(at, Class::Face))?;
    if own {
        return Some(Phrase { leans: true, named: false, noun: limb + 1, ..one(at, limb + 1) });
    }
    reader.phrase(limb + 2).filter(|people| reader.is(limb + 1, Class::Of) && people.named)
}

/// "Hospitals have treated some 200 people".
fn treated(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let from = clause.at.saturating_sub(HEALER_WINDOW).max(clause.sentence.start);
    let healers = (from..clause.at).any(|at| reader.is(at, Class::TollHealers));
    let people = reader.phrase(clause.at + 1).filter(|people| {
        healers && reader.quantity(people.first).is_some() && people.named && !people.leans && !people.nobody
    });
    people.map_or(Vec::new(), |people| findings(clause, Harm::Wound, &[people]))
}

fn pronoun(reader: Reader, end: usize) -> Option<Phrase> {
    reader.is_back(end, 1, Class::HeShe).then(|| Phrase { leans: true, ..one(end - 1, end) })
}

/// Whether one of `nouns` stands behind the verb, with nothing but its adjectives between.
fn wound_behind(reader: Reader, verb: usize, class: Class) -> bool {
    let words =
        (verb + 1..verb + REACH).take_while(|&at| reader.is_word(at) && !reader.is(at, Class::HurtBreak));
    let mut words = words;
    words.any(|at| reader.is(at, class))
}

/// "Causing injuries to nineteen and deaths to four".
fn dealt(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let kind = match harm(reader.text.pack, reader.word(at)) {
        Some((Harm::Kill, Use::Noun | Use::ActOf)) => Harm::Kill,
        _ => Harm::Wound,
    };
    let list = reader.list(at + 2);
    let body = list.first().is_some_and(|first| {
        reader.quantity(first.first).is_none()
            && !nouns::person(reader.text.pack, reader.word(first.end - 1)).is_some_and(|_| true)
            || reader.is(first.end - 1, Class::Head)
    });
    if body { Vec::new() } else { findings(clause, kind, &list) }
}
