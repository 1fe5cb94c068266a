//! The words of harm.

use crate::{pack::Class, pack::Pack};
/// What a word does to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    Kill,
    Wound,
    Both,
    Kidnap,
}

/// How a word of harm takes its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// "Killed", "wounded": past tense or participle of a verb with an object.
    Past,
    /// "Killing".
    Ing,
    /// "Kills".
    Present,
    /// "Kill".
    Base,
    /// "Died", "perished".
    Die,
    /// "Dead", "hurt" behind a number or a verb of being.
    State,
    /// "Casualties", "deaths": a number before it counts people.
    Noun,
    /// "Murder", "assassination", "death": of somebody.
    ActOf,
    /// "Stabbed", "beaten": a wound, unless the words go on to a death.
    Blow,
}

/// What the word `word` (lower case) says of harm.
pub(super) fn harm(pack: &Pack, word: &str) -> Option<(Harm, Use)> {
    use Harm::{Both, Kidnap, Kill, Wound};
    let row = pack.row(word);
    let kinds =
        [(Class::Kills, Kill), (Class::Wounds, Wound), (Class::HarmsBoth, Both), (Class::Abducts, Kidnap)];
    let uses = [
        Use::Past,
        Use::Ing,
        Use::Present,
        Use::Base,
        Use::Die,
        Use::State,
        Use::Noun,
        Use::ActOf,
        Use::Blow,
    ];
    let (class, kind) = kinds.iter().find(|(class, _)| pack.holds(row, *class))?;
    let number = usize::try_from(pack.value_of(row, *class)?).ok()?;
    uses.get(number.checked_sub(1)?).map(|of| (*kind, *of))
}

pub(super) fn is_be(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::BeForms)
}

pub(super) fn is_have(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::HavingWord)
}

/// Adverbs and the like that stand inside a verb group.
pub(super) fn is_adverb(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::HarmAdverb)
}

/// Verbs before an infinitive that say it came about: "managed to kill".
pub(super) fn brings_about(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::Managed)
}

pub(super) fn is_modal(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::ModalForms)
}

pub(super) fn is_negation(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::NotVerb)
}
