//! Whether a verb is denied, only supposed, or asked.

use super::View;
use crate::pack::Class;

impl View<'_> {
    fn is_question(&self, at: usize) -> bool {
        self.sentence(at).end.checked_sub(1).is_some_and(|last| self.word(last) == "?")
    }

    /// Whether a negation stands closely before the verb at `verb`, or its subject is "no one".
    pub fn negated(&self, verb: usize) -> bool {
        let from = self.sentence(verb).start.max(verb.saturating_sub(4));
        let wide = self.sentence(verb).start.max(verb.saturating_sub(9));
        let none = (wide..verb)
            .rev()
            .take_while(|i| !self.is(*i, Class::NegationBreak))
            .any(|i| self.is(i, Class::NoSubject) && !self.is_named(i));
        none || (from..verb)
            .rev()
            .take_while(|i| !self.is(*i, Class::SaidOf))
            .any(|i| self.is(i, Class::VerbNegation))
    }

    /// Whether the verb at `verb` is not asserted: "would claim", "if they claim", "is expected to claim".
    pub fn unasserted(&self, verb: usize) -> bool {
        let from = self.sentence(verb).start.max(verb.saturating_sub(4));
        self.is_question(verb)
            || (from..verb)
                .rev()
                .take_while(|i| !matches!(self.word(*i), "," | ";"))
                .any(|i| !self.is_named(i) && self.is(i, Class::Unasserted))
    }

    /// Whether the word is a part of a name: "Popular Will".
    fn is_named(&self, at: usize) -> bool {
        self.reading.text.tokens.get(at).is_some_and(|token| token.capitalized && !token.all_caps)
            && self.party_over(at).is_some_and(|party| party.named && party.tokens.start < at)
    }

    /// Whether the clause only counts: "It was the first time that the group had claimed an attack".
    pub fn counts_times(&self, verb: usize) -> bool {
        let from = self.sentence(verb).start.max(verb.saturating_sub(14));
        (from..verb).any(|at| {
            self.is(at, Class::Time)
                && at > 0
                && self.is(at - 1, Class::Occasion)
                && self.is(at + 1, Class::CountTail)
        })
    }
}
