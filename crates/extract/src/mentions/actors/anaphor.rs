//! Words that point back at a group named before: "the group", "the same organisation", "the Khorasan branch".

use super::{ActorMention, ActorRole, Finder};
use crate::pack::Class;

impl Finder<'_> {
    pub(super) fn anaphor_at(&self, at: usize) -> Option<ActorMention> {
        if self.focus.is_empty() || !self.text.is(at, Class::SamePointer) {
            return None;
        }
        let mut head = at + 1;
        while head < at + 3 && self.text.is(head, Class::ActorBetween) {
            head += 1;
        }
        let same = (at + 1..head).any(|i| self.text.is(i, Class::SamePointer));
        let known = |at: usize| {
            self.text.is(at, Class::ActorAnaphors) || same && self.text.is(at, Class::SameAnaphors)
        };
        if known(head) && !self.is_named_behind(head) {
            let number = self.antecedent(self.text.is(head, Class::ActorParts));
            return number.map(|number| self.pointing(at..head + 1, self.found[number].actor, number));
        }
        // "the Khorasan branch": a part of the actor spoken of, named by where it is.
        let modified = self.text.is(head + 1, Class::ActorParts)
            && self.text.tokens.get(head).is_some_and(|token| token.capitalized);
        let number = modified.then(|| self.antecedent(false)).flatten()?;
        let actor = self.found[number].actor?;
        let part = self.part_of(actor, head)?;
        Some(self.pointing(at..head + 2, Some(part), number))
    }

    /// "the local affiliate of Islamic State" says itself whom it means.
    fn is_named_behind(&self, head: usize) -> bool {
        let name = head + 2 + usize::from(self.text.is(head + 2, Class::The));
        self.text.is(head + 1, Class::Of) && self.text.tokens.get(name).is_some_and(|token| token.capitalized)
    }

    fn pointing(&self, tokens: std::ops::Range<usize>, actor: Option<usize>, number: usize) -> ActorMention {
        let stands_for = (self.found[number].actor == actor).then_some(number);
        ActorMention { tokens, actor, role: ActorRole::Anaphoric, stands_for }
    }

    /// The group last spoken of; for "the branch" the last one that is a part of another.
    fn antecedent(&self, part: bool) -> Option<usize> {
        let codebook = self.lexicon.codebook;
        let is_part = |number: &&usize| {
            let actor = self.found[**number].actor.and_then(|index| codebook.actors.get(index));
            actor.is_some_and(|actor| actor.parent.is_some())
        };
        let fitting = self.focus.iter().rev().find(is_part).filter(|_| part);
        fitting.or(self.focus.last()).copied()
    }

    /// The part of `actor`, or of what it belongs to, that the word at `at` names: by its own name or by its country.
    fn part_of(&self, actor: usize, at: usize) -> Option<usize> {
        let codebook = self.lexicon.codebook;
        let word = self.text.lower(at);
        let whole = codebook.actors.get(actor)?;
        let root = whole.parent.as_deref().unwrap_or(&whole.id);
        let state =
            self.lexicon.nations.first_at(self.text, at).map(|hit| &codebook.countries[hit.value.0].code);
        let parts = codebook.descendants(root);
        let named = parts
            .iter()
            .find(|part| part.names().any(|name| name.to_lowercase().split(' ').any(|own| own == word)));
        let local = || parts.iter().find(|part| state.is_some() && part.countries.first() == state);
        let id = &named.or_else(local)?.id;
        codebook.actors.iter().position(|actor| actor.id == *id)
    }
}
