//! Whether the object of a verb is an act of harm.

use super::View;
use crate::pack::Class;
use crate::{statements::words::Cue, text::TokenKind};

impl View<'_> {
    /// Whether what stands between `from` and a token before `to` is one noun phrase with an act of harm as its head.
    pub fn act_object(&self, from: usize) -> bool {
        for at in from..from + 7 {
            if self.has(at, Cue::HarmNoun).is_some() {
                return true;
            }
            if at == from && self.is(at, Class::ActPronoun) {
                return !self.is(at + 1, Class::FiniteHelp)
                    && (self.is(at, Class::It)
                        || self.is(at, Class::Both)
                        || self.is(at, Class::Them)
                        || self.ends_phrase(at + 1)
                        || self.act_object_tail(at + 1));
            }
            if self.is(at, Class::OrdinalPronoun) && self.ends_phrase(at + 1) {
                return true;
            }
            if self.ends_phrase(at) {
                return false;
            }
        }
        false
    }

    fn act_object_tail(&self, from: usize) -> bool {
        (from..from + 5)
            .take_while(|at| !self.ends_phrase(*at))
            .any(|at| self.has(at, Cue::HarmNoun).is_some())
    }

    /// Whether a noun phrase ends before `at`.
    pub fn ends_phrase(&self, at: usize) -> bool {
        let Some(token) = self.reading.text.tokens.get(at) else { return true };
        matches!(token.kind, TokenKind::Punctuation)
            && !matches!(self.word(at), "\"" | "“" | "”" | "'" | "‘" | "’")
            || self.is(at, Class::PhraseEnd)
    }
}
