//! Wounds told by what people suffer: "suffered burns", "lost a leg", "injuries to 19 people", "treated for shock".

use super::{
    Clause, Finding,
    lexicon::{Harm, Use, harm},
    phrase::{Phrase, Reader, one},
    subject::subject,
    verb_group::{Number, verb_group},
    verbs::findings,
};
use crate::text::nouns;

/// Verbs whose subject has the wound. To be moved to the codebook.
#[rustfmt::skip]
const SUFFER: &[&str] = &[
    "suffered", "suffering", "sustained", "sustaining", "received", "receiving", "escaped", "incurred",
];
/// Wounds. To be moved to the codebook.
#[rustfmt::skip]
const WOUNDS: &[&str] = &[
    "injuries", "injury", "wounds", "wound", "burns", "cuts", "bruises", "concussion", "shock", "fractures",
    "fracture", "lacerations", "contusions", "scratches", "leg", "arm", "skull", "ribs", "nose", "jaw",
];
/// What is lost with a wound. To be moved to the codebook.
const LIMBS: &[&str] = &[
    "hand", "hands", "leg", "legs", "arm", "arms", "eye", "eyes", "finger", "fingers", "foot", "sight",
    "limb",
];
/// Verbs with a limb as object. To be moved to the codebook.
const BURNS: &[&str] =
    &["burning", "burned", "burnt", "cutting", "cut", "breaking", "broke", "severing", "severed", "crushing"];
/// Who treats the wounded. To be moved to the codebook.
const HEALERS: &[&str] = &["hospital", "hospitals", "clinic", "clinics", "doctors", "medics", "surgeons"];
/// How far before the verb the healers stand.
const HEALER_WINDOW: usize = 9;
/// Wounds that are dealt to people. To be moved to the codebook.
const DEALT: &[&str] = &["injuries", "injury", "wounds", "burns", "cuts", "deaths", "death"];

/// How far behind the verb the wound stands.
const REACH: usize = 6;

pub(super) fn is_head(word: &str) -> bool {
    SUFFER.contains(&word)
        || DEALT.contains(&word)
        || BURNS.contains(&word)
        || matches!(word, "lost" | "treated" | "treating" | "admitted")
}

pub(super) fn find(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let word = reader.word(at);
    if DEALT.contains(&word) && reader.word(at + 1) == "to" {
        return dealt(clause);
    }
    if BURNS.contains(&word) {
        let whose = limb(reader, at + 1).into_iter().collect::<Vec<_>>();
        return findings(clause, Harm::Wound, &whose);
    }
    if matches!(word, "treated" | "treating" | "admitted") {
        let treated = treated(clause);
        if !treated.is_empty() {
            return treated;
        }
    }
    let suffers = SUFFER.contains(&word) && wound_behind(reader, at, WOUNDS)
        || word == "lost" && wound_behind(reader, at, LIMBS)
        || word == "treated" && reader.word(at + 1) == "for" && wound_behind(reader, at + 1, WOUNDS);
    if !suffers {
        return Vec::new();
    }
    let group = verb_group(clause, at);
    if group.unreal || group.negated || group.be.is_some() && word != "treated" {
        return Vec::new();
    }
    let people = subject(clause, group.first, Number::Any);
    let people = people.filter(|people| !people.iter().any(|one| one.nobody));
    let people = people.unwrap_or_else(|| pronoun(reader, group.first).into_iter().collect());
    findings(clause, Harm::Wound, &people)
}

/// "Hurt his right hand", "burning the fingers of a clerk": whose limb it is.
pub(super) fn limb(reader: Reader, at: usize) -> Option<Phrase> {
    let own = matches!(reader.word(at), "his" | "her");
    if !own && reader.word(at) != "the" {
        return None;
    }
    let limb = (at + 1..at + 4).find(|&at| LIMBS.contains(&reader.word(at)) || reader.word(at) == "face")?;
    if own {
        return Some(Phrase { leans: true, named: false, noun: limb + 1, ..one(at, limb + 1) });
    }
    reader.phrase(limb + 2).filter(|people| reader.word(limb + 1) == "of" && people.named)
}

/// "Hospitals have treated some 200 people".
fn treated(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let from = clause.at.saturating_sub(HEALER_WINDOW).max(clause.sentence.start);
    let healers = (from..clause.at).any(|at| HEALERS.contains(&reader.word(at)));
    let people = reader.phrase(clause.at + 1).filter(|people| {
        healers && reader.quantity(people.first).is_some() && people.named && !people.leans && !people.nobody
    });
    people.map_or(Vec::new(), |people| findings(clause, Harm::Wound, &[people]))
}

fn pronoun(reader: Reader, end: usize) -> Option<Phrase> {
    matches!(reader.back(end, 1), "he" | "she").then(|| Phrase { leans: true, ..one(end - 1, end) })
}

/// Whether one of `nouns` stands behind the verb, with nothing but its adjectives between.
fn wound_behind(reader: Reader, verb: usize, nouns: &[&str]) -> bool {
    let words = (verb + 1..verb + REACH).take_while(|&at| {
        reader.is_word(at) && !matches!(reader.word(at), "when" | "after" | "no" | "without" | "that")
    });
    let mut words = words;
    words.any(|at| nouns.contains(&reader.word(at)))
}

/// "Causing injuries to nineteen and deaths to four".
fn dealt(clause: &Clause) -> Vec<Finding> {
    let reader = clause.reader;
    let at = clause.at;
    let kind = match harm(reader.word(at)) {
        Some((Harm::Kill, Use::Noun | Use::ActOf)) => Harm::Kill,
        _ => Harm::Wound,
    };
    let list = reader.list(at + 2);
    let body = list.first().is_some_and(|first| {
        reader.quantity(first.first).is_none()
            && !nouns::person(reader.word(first.end - 1)).is_some_and(|_| true)
            || reader.word(first.end - 1) == "head"
    });
    if body { Vec::new() } else { findings(clause, kind, &list) }
}
