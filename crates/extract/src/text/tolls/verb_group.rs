//! Auxiliaries: whether a participle is passive, negated or only meant, and how many its verb tells of.

use super::{
    Clause,
    lexicon::{is_adverb, is_be, is_have, is_modal, is_negation},
    phrase::{Phrase, Reader},
};
use crate::text::nouns;
use crate::{pack::Class, pack::Pack};

/// How far before an "and" the auxiliary it shares may stand.
const SHARED_WINDOW: usize = 12;

pub(super) struct VerbGroup {
    /// The verb of being that makes it passive.
    pub be: Option<usize>,
    pub has: bool,
    pub negated: bool,
    /// Only meant, possible or wished.
    pub unreal: bool,
    /// First token of the group.
    pub first: usize,
}

/// The auxiliaries before the participle at `head`.
pub(super) fn verb_group(clause: &Clause, head: usize) -> VerbGroup {
    let reader = clause.reader;
    let mut group = VerbGroup { be: None, has: false, negated: false, unreal: false, first: head };
    let mut at = head;
    for _ in 0..9 {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= clause.sentence.start) else { break };
        let word = reader.word(before);
        if is_be(reader.text.pack, word) {
            group.be = Some(before);
            group.unreal |= reader.is(before, Class::Infinitive) && reader.is_back(before, 1, Class::To);
        } else if is_have(reader.text.pack, word) {
            group.has = true;
        } else if is_modal(reader.text.pack, word) {
            // "May have been killed" is a doubt, "would be killed" a plan.
            group.unreal |= !(reader.is(before, Class::MayMight) && group.has);
        } else if is_negation(reader.text.pack, word) || reader.is(before, Class::DidOrNot) {
            group.negated |= !reader.is(before, Class::Did);
        } else if reader.is(before, Class::Among)
            || reader.is(before, Class::TheThose) && reader.is_back(before, 1, Class::Among)
        {
            // "Were among those killed" is read with the counts.
            group.unreal |= reader.is(before, Class::Among);
        } else if (reader.is(before, Class::And) || word == ",")
            && group.be.is_none()
            && joined_participle(reader, before)
        {
            // "Was kidnapped and killed".
            at = before - 1;
            continue;
        } else if let Some(be) =
            shared_auxiliary(clause, before).filter(|_| reader.is(before, Class::And) && group.be.is_none())
        {
            // "Was shot four times and killed".
            group.be = Some(be);
            at = be;
            continue;
        } else if reader.is(before, Class::AllOrBoth) && !follows_auxiliary(reader, before)
            || !(is_adverb(reader.text.pack, word) || is_report(reader.text.pack, word))
        {
            break;
        }
        at = before;
    }
    group.first = at;
    group
}

/// Whether the word before the joint at `joint` is a participle that shares its auxiliary.
fn joined_participle(reader: Reader, joint: usize) -> bool {
    let word = reader.back(joint, 1);
    (reader.text.pack.is(word, Class::PastEnding) || reader.text.pack.is(word, Class::BeatenFound))
        && nouns::person(reader.text.pack, word).is_none()
        && !reader.text.pack.is(word, Class::Dead)
}

/// The verb of being of a participle a few words before the "and" at `joint`.
fn shared_auxiliary(clause: &Clause, joint: usize) -> Option<usize> {
    let reader = clause.reader;
    let from = clause.sentence.start.max(joint.saturating_sub(SHARED_WINDOW));
    let be = (from..joint)
        .rev()
        .take_while(|&at| reader.is_word(at))
        .find(|&at| is_be(reader.text.pack, reader.word(at)))?;
    let participle = (be + 1..joint).find(|&at| !is_adverb(reader.text.pack, reader.word(at)))?;
    joined_participle(reader, participle + 1).then_some(be)
}

fn follows_auxiliary(reader: Reader, at: usize) -> bool {
    is_be(reader.text.pack, reader.back(at, 1)) || is_have(reader.text.pack, reader.back(at, 1))
}

/// "Was reported killed", "were left dead", "are feared dead".
pub(super) fn is_report(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::Pronounced)
}

/// How many the verb of being at `aux` tells of.
pub(super) fn number_of(reader: Reader, aux: usize) -> Number {
    // "Is believed to have been killed".
    if reader.is(aux, Class::Been) && reader.is_back(aux, 2, Class::To) {
        let main = (3..6).find_map(|back| {
            let several = reader.is_back(aux, back, Class::SeveralBe).then_some(Number::Several);
            reader.is_back(aux, back, Class::OneBe).then_some(Number::One).or(several)
        });
        return main.unwrap_or(Number::Any);
    }
    let been = reader.is(aux, Class::Been);
    if reader.is(aux, Class::OneBe) || been && reader.is_back(aux, 1, Class::OneHas) {
        Number::One
    } else if reader.is(aux, Class::SeveralBe) || been && reader.is_back(aux, 1, Class::SeveralHave) {
        Number::Several
    } else {
        Number::Any
    }
}

/// What a verb's form says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Several,
    Any,
}

impl Number {
    pub(super) fn fits(self, people: &[Phrase]) -> bool {
        let nobody = people.iter().any(|one| one.nobody);
        let several = people.len() > 1 || people.iter().any(|one| one.range.max != Some(1));
        match self {
            Self::One => nobody || !several,
            Self::Several => nobody || several,
            Self::Any => true,
        }
    }
}
