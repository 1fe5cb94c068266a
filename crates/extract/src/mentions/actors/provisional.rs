//! Groups that the codebook does not know, by the look of their names or by what stands around them.

use std::ops::Range;

use super::{
    ActorMention, ActorRole, Finder, MOST_SHORT_FORMS,
    name::{is_capital, name_at},
    words::{
        CLAIMED, CLAIMING, COLLECTIVES, FIGHTERS, HEADS, JOINS, NAMING, NOT_GROUPS, OPENERS, WEAK_HEADS,
    },
};
use crate::text::TokenKind;

impl Finder<'_> {
    /// A name that is none of the codebook's.
    pub(super) fn provisional_at(&mut self, at: usize) -> Option<ActorMention> {
        let text = self.text;
        let quoted = at > 0 && matches!(text.word(at - 1), "\"" | "“" | "'" | "‘");
        let inside = at > 0 && is_capital(text, at - 1) && !OPENERS.contains(&text.lower(at - 1));
        if inside && !quoted {
            return None;
        }
        let name = self.before_known(name_at(text, at)?)?;
        let short = self.short_form(name.end);
        let named = self.names_itself(at, &name);
        let heads = |list: &[&str]| name.clone().any(|i| list.contains(&text.lower(i)));
        let long = name.len() > 1;
        let beside = || self.stands_beside_fighters(at, &name, short.is_some());
        let strong = long && heads(HEADS);
        let weak = long && (heads(WEAK_HEADS) || short.is_some()) && beside();
        let claims = self.claims(name.end + if short.is_some() { 3 } else { 0 });
        let civil = self.is_civil(&name);
        if civil && !named || !(strong || weak || named || claims && !self.is_state(&name)) {
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
        while end > name.start && JOINS.contains(&self.text.lower(end - 1)) {
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
        let own = (from..at).rev().find(|i| NAMING.contains(&text.lower(*i)));
        let Some(own) = own else { return false };
        let bridge = (own + 1..name.start).all(|i| {
            matches!(
                text.lower(i),
                "itself"
                    | "themselves"
                    | "himself"
                    | "as"
                    | "the"
                    | ","
                    | "\""
                    | "“"
                    | "'"
                    | "‘"
                    | "being"
                    | "by"
                    | "a"
                    | "member"
                    | "of"
                    | "members"
            )
        });
        let collective = (own.saturating_sub(6)..own).any(|i| COLLECTIVES.contains(&text.lower(i)));
        bridge && collective
    }

    /// Whether people who fight, the word for a group or a short form with a verb of blame stand beside the name.
    fn stands_beside_fighters(&self, at: usize, name: &Range<usize>, lettered: bool) -> bool {
        let text = self.text;
        let end = name.end + if lettered { 3 } else { 0 };
        let fights = |i: usize| FIGHTERS.contains(&text.lower(i));
        let before = at >= 2
            && (matches!(text.lower(at - 1), "of" | "from" | "the")
                && (at.saturating_sub(4)..at).any(fights));
        let behind = (end..end + 2).any(fights);
        let blamed = (at.saturating_sub(4)..at).any(|i| {
            matches!(
                text.lower(i),
                "blame"
                    | "blamed"
                    | "suspect"
                    | "by"
                    | "suspected"
                    | "attributed"
                    | "accused"
                    | "points"
                    | "believe"
            )
        });
        let passive = (end..end + 4).any(|i| matches!(text.lower(i), "suspected" | "blamed" | "responsible"));
        let strikes = self
            .lexicon
            .triggers
            .first_at(text, end)
            .is_some_and(|hit| hit.value.flags.verb && hit.value.flags.strong);
        before || behind || strikes || lettered && (blamed || passive) || self.claims(end)
    }

    /// "has claimed responsibility" behind the name.
    fn claims(&self, end: usize) -> bool {
        let text = self.text;
        let skipped = |i: usize| {
            matches!(
                text.lower(i),
                "has"
                    | "have"
                    | "had"
                    | "also"
                    | "later"
                    | "group"
                    | "organization"
                    | "organisation"
                    | "terrorist"
                    | "both"
                    | ","
                    | "subsequently"
                    | "jointly"
            )
        };
        let verb = end + (end..end + 4).take_while(|i| skipped(*i)).count();
        CLAIMING.contains(&text.lower(verb)) && (verb + 1..verb + 4).any(|i| CLAIMED.contains(&text.lower(i)))
    }

    /// Names of offices and of armies of states.
    fn is_civil(&self, name: &Range<usize>) -> bool {
        let text = self.text;
        let phrase = text.slice(text.tokens[name.start].start..text.tokens[name.end - 1].end).to_lowercase();
        NOT_GROUPS.iter().any(|other| phrase.contains(other))
            || name.len() == 2
                && self.lexicon.nations.first_at(text, name.start).is_some()
                && matches!(
                    text.lower(name.start + 1),
                    "army"
                        | "forces"
                        | "force"
                        | "command"
                        | "party"
                        | "union"
                        | "council"
                        | "guard"
                        | "guards"
                        | "state"
                        | "movement"
                        | "group"
                        | "resistance"
                        | "revolution"
                )
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
                matches!(self.text.word(i), "(" | ")" | "'s" | "’s" | "-" | "–")
                    || self.text.tokens[i].all_caps
            });
        let linked = gap.clone().any(|i| matches!(self.text.lower(i), "'s" | "-" | "–"));
        last.actor.filter(|_| joined && linked)
    }
}
