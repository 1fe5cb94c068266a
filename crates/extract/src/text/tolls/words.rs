//! Small words that bound a noun phrase or a clause.

use super::lexicon::{self, is_adverb, is_be, is_have, is_modal};
use crate::{pack::Class, pack::Pack};

/// Words that end a run of nouns.
pub(super) fn is_stop(pack: &Pack, word: &str) -> bool {
    is_preposition(pack, word)
        || is_clause_word(pack, word)
        || is_adverb(pack, word) && !pack.is(word, Class::AllBothOnly)
        || lexicon::harm(pack, word)
            .is_some_and(|(_, of)| of != lexicon::Use::Noun && of != lexicon::Use::ActOf)
        || pack.is(word, Class::NounRunStop)
}

pub(super) fn is_preposition(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::PrepositionWord)
}

/// Words that open a clause or carry its verb.
pub(super) fn is_clause_word(pack: &Pack, word: &str) -> bool {
    is_be(pack, word) && !pack.is(word, Class::Being)
        || is_have(pack, word) && !pack.is(word, Class::Having)
        || is_modal(pack, word)
        || pack.is(word, Class::ClauseWord)
}

/// A word that looks like a past tense or a participle and is no usual adjective of people.
pub(super) fn is_verb_like(pack: &Pack, word: &str) -> bool {
    (pack.is(word, Class::PastEnding) || pack.is(word, Class::ProgressiveEnding))
        && !pack.is(word, Class::PeopleModifier)
}

pub(super) fn is_demonym(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::NationEnding) && word.len() > 4
}

pub(super) fn is_name_particle(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::NameSmall)
}
