//! Groups that the codebook does not know, by the look of their names or by what stands around them.

use std::ops::Range;

use super::{
    ActorMention, ActorRole, Finder, MOST_SHORT_FORMS,
    name::{is_capital, name_at},
};
use crate::{pack::Class, text::TokenKind};

impl Finder<'_> {
    /// A name that is none of the codebook's.
    pub(super) fn provisional_at(&mut self, at: usize) -> Option<ActorMention> {
        let text = self.text;
        let quoted = at > 0 && matches!(text.word(at - 1), "\"" | "“" | "'" | "‘");
        let inside = at > 0 && is_capital(text, at - 1) && !text.is(at - 1, Class::ActorOpeners);
        if inside && !quoted {
            return None;
        }
        let name = self.before_known(name_at(text, at)?)?;
        let short = self.short_form(name.end);
        let named = self.names_itself(at, &name);
        let heads = |class| name.clone().any(|i| text.is(i, class));
        let long = name.len() > 1;
        let beside = || self.stands_beside_fighters(at, &name, short.is_some());
        let strong = long && heads(Class::ActorHeads);
        let weak = long && (heads(Class::ActorWeakHeads) || short.is_some()) && beside();
        let claims = self.claims(name.end + if short.is_some() { 3 } else { 0 });
        let civil = self.is_civil(&name);
        let collective = text.is(name.end, Class::OrganizationWord);
        let strikes =
            self.lexicon.triggers.first_at(text, name.end + 1).is_some_and(|hit| hit.value.flags.verb);
        let behind_noun_strikes = collective && strikes;
        let single = behind_noun_strikes && !self.is_state(&name) && !civil;
        if civil && !named || !(strong || weak || named || single || claims && !self.is_state(&name)) {
            return None;
        }
        let letters = short.map(str::to_owned);
        let actor =
            letters.as_deref().and_then(|_| self.weigher.actor_at(name.end + 1)).map(|(actor, _)| actor);
        let actor = actor.or_else(|| self.wing_of(name.start));
        if let Some(letters) = letters.filter(|_| self.short_forms.len() < MOST_SHORT_FORMS) {
            self.short_forms.push((letters, self.found.len()));
        }
        Some(ActorMention { tokens: name, actor, role: ActorRole::Provisional, stands_for: None })
    }

    /// The name up to one that the codebook has.
    fn before_known(&self, name: Range<usize>) -> Option<Range<usize>> {
        let known = name.clone().find(|at| self.weigher.actor_at(*at).is_some());
        let mut end = known.unwrap_or(name.end);
        while end > name.start && self.text.is(end - 1, Class::ActorJoins) {
            end -= 1;
        }
        (end > name.start).then_some(name.start..end)
    }

    /// The letters in brackets at `at`.
    fn short_form(&self, at: usize) -> Option<&str> {
        let text = self.text;
        let letters =
            text.tokens.get(at + 1).filter(|token| token.capitalized && token.end - token.start < 12)?;
        let capitals = text.word(at + 1).chars().filter(|c| c.is_uppercase()).count();
        let enclosed = matches!(text.word(at), "(" | "[") && matches!(text.word(at + 2), ")" | "]");
        (enclosed && capitals >= 2 && letters.kind == TokenKind::Word).then(|| text.word(at + 1))
    }

    /// "a group calling itself X", "known as X", "the band called X".
    fn names_itself(&self, at: usize, name: &Range<usize>) -> bool {
        let text = self.text;
        let from = at.saturating_sub(6);
        let own = (from..at).rev().find(|i| text.is(*i, Class::ActorNaming));
        let Some(own) = own else { return false };
        let bridge = (own + 1..name.start).all(|i| text.is(i, Class::ActorBefore));
        let collective = (own.saturating_sub(6)..own).any(|i| text.is(i, Class::ActorCollectives));
        bridge && collective
    }

    /// Whether people who fight, the word for a group or a short form with a verb of blame stand beside the name.
    fn stands_beside_fighters(&self, at: usize, name: &Range<usize>, lettered: bool) -> bool {
        let text = self.text;
        let end = name.end + if lettered { 3 } else { 0 };
        let fights = |i: usize| text.is(i, Class::ActorFighters);
        let before = at >= 2 && (text.is(at - 1, Class::OfTheName) && (at.saturating_sub(4)..at).any(fights));
        let behind = (end..end + 2).any(fights);
        let blamed = (at.saturating_sub(4)..at).any(|i| text.is(i, Class::ActorGuilt));
        let passive = (end..end + 4).any(|i| text.is(i, Class::HeldResponsible));
        let behind_noun = end + usize::from(text.is(end, Class::GroupNoun));
        let strikes = self
            .lexicon
            .triggers
            .first_at(text, behind_noun)
            .is_some_and(|hit| hit.value.flags.verb && hit.value.flags.strong);
        let spoken_for = (at.saturating_sub(3)..at).any(|i| text.is(i, Class::Representing));
        before || behind || strikes || spoken_for || lettered && (blamed || passive) || self.claims(end)
    }

    /// "has claimed responsibility" behind the name.
    fn claims(&self, end: usize) -> bool {
        let text = self.text;
        let skipped = |i: usize| text.is(i, Class::ActorAfter);
        let verb = end + (end..end + 4).take_while(|i| skipped(*i)).count();
        text.is(verb, Class::ActorClaiming) && (verb + 1..verb + 4).any(|i| text.is(i, Class::ActorClaimed))
    }

    /// Names of offices and of armies of states.
    fn is_civil(&self, name: &Range<usize>) -> bool {
        let text = self.text;
        name.clone()
            .any(|i| text.phrase(i, Class::NotGroup).is_some_and(|found| i + found.tokens <= name.end))
            || name.len() == 2
                && self.lexicon.nations.first_at(text, name.start).is_some()
                && text.is(name.start + 1, Class::ActorPart)
    }

    /// A state or a town is no group, whatever it claims.
    fn is_state(&self, name: &Range<usize>) -> bool {
        self.lexicon.nations.first_at(self.text, name.start).is_some_and(|hit| hit.tokens >= name.len())
            || self.lexicon.places.first_at(self.text, name.start).is_some_and(|hit| hit.tokens >= name.len())
    }

    /// "the ELN's Heroes of Sindagua Front", "FLNC-Historic Wing": a part of the actor named just before.
    fn wing_of(&self, start: usize) -> Option<usize> {
        let last = self.found.last()?;
        let gap = last.tokens.end..start;
        let joined = gap.len() <= 4
            && gap.clone().all(|i| {
                self.text.pack.is(self.text.word(i), Class::ActorBracket) || self.text.tokens[i].all_caps
            });
        let linked = gap.clone().any(|i| self.text.is(i, Class::NameDash));
        last.actor.filter(|_| joined && (linked || gap.len() != 1))
    }
}
