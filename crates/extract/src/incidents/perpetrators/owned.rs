//! Groups that own up in other ways than by claiming: they ring a newsroom, call themselves the authors, leave their hand.

use model::Attribution;

use super::{
    phrase::{Head, Phrase, past_brackets},
    ties::Scene,
};
use crate::pack::Class;

/// How far behind a group the words stand for whom it rang.
const CALL_REACH: usize = 10;

/// How far before a possessive those stand who see a hand in the act.
const SEEING_REACH: usize = 7;

impl Scene<'_> {
    /// "The organization telephoned two news agencies": a call to the press behind an act told before.
    pub(super) fn rings_the_press(&self, phrase: &Phrase) -> Option<Attribution> {
        let end = past_brackets(self.reading, phrase.tokens.end);
        let call = self.find(end..end + 3, Class::Rings)?;
        let press = self.any(call + 1..end + CALL_REACH, Class::Press);
        let other = self.any(end..end + 3 * CALL_REACH, Class::PerpetratorDenial)
            || self.any(end..end + 3 * CALL_REACH, Class::PerpetratorWarnings);
        let speaks = matches!(phrase.head, Head::Group | Head::People);
        (self.event.is_none() && speaks && press && !other).then_some(Attribution::Claimed)
    }

    /// "an attack for which X answered", "a bomb that X has claimed".
    pub(super) fn owned_in_relative(&self, phrase: &Phrase) -> Option<Attribution> {
        let start = phrase.tokens.start;
        let end = past_brackets(self.reading, phrase.tokens.end);
        let which = self.any(start.saturating_sub(2)..start, Class::RelativeWord);
        let verb = self.find(end..end + 3, Class::Answers);
        let denied = self.any(end..end + 4, Class::PerpetratorDenial);
        let owned = self.event.is_some() && which && !denied && phrase.head == Head::Group;
        verb.filter(|_| owned).map(|_| Attribution::Claimed)
    }

    /// "the minister sees X's hand", "it bears X's signature".
    pub(super) fn shows_hand(&self, phrase: &Phrase) -> Option<Attribution> {
        let end = past_brackets(self.reading, phrase.name.end);
        let hand = self.is(end, Class::PossessiveMark) && self.any(end + 1..end + 3, Class::HandOf);
        let before = phrase.tokens.start.saturating_sub(SEEING_REACH)..phrase.tokens.start;
        let seen = self.any(before.clone(), Class::Seeing) && !self.any(before, Class::NoTie);
        (hand && seen).then_some(Attribution::Suspected)
    }

    /// "The authors call themselves X".
    pub(super) fn names_itself(&self, phrase: &Phrase) -> Option<Attribution> {
        let start = phrase.tokens.start;
        let name = self.find(start.saturating_sub(3)..start, Class::CallingItself)?;
        let itself = self.any(name + 1..start, Class::GroupItself);
        let doers = self.any(name.saturating_sub(4)..name, Class::PerpetratorDoers);
        (itself && doers).then_some(Attribution::Attributed)
    }
}
