//! Words for states: names, adjectives, demonyms, and capitals that stand for them.

use std::ops::Range;

use super::{actors::ActorMention, covering};
use crate::{
    lexicon::{Lexicon, NationForm},
    text::Text,
};

/// A word or two for a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Index into the codebook's countries.
    pub country: usize,
    /// How the word points at the state.
    pub form: NationForm,
}

/// Finds the words for states that are not part of an actor's name.
pub fn find(lexicon: &Lexicon, text: &Text<'_>, actors: &[ActorMention]) -> Vec<Nation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let inside_actor =
            covering(actors, |actor| &actor.tokens, at).is_some_and(|actor| actor.actor.is_some());
        let hit = (!inside_actor).then(|| lexicon.nations.first_at(text, at)).flatten();
        if let Some(hit) = hit {
            let (country, form) = *hit.value;
            found.push(Nation { tokens: at..at + hit.tokens, country, form });
            at += hit.tokens;
        } else {
            at += 1;
        }
    }
    found
}
