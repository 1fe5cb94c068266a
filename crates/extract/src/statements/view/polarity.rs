//! Whether a verb is denied, only supposed, or asked.

use super::View;

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
            .take_while(|i| !matches!(self.word(*i), "," | ";" | "that" | "and" | "but"))
            .any(|i| {
                matches!(self.word(i), "neither" | "nor" | "no" | "none" | "nobody") && !self.is_named(i)
            });
        none || (from..verb).rev().take_while(|i| !matches!(self.word(*i), "," | ";" | "that")).any(|i| {
            matches!(
                self.word(i),
                "not"
                    | "n't"
                    | "never"
                    | "no"
                    | "nobody"
                    | "none"
                    | "neither"
                    | "nor"
                    | "without"
                    | "didn't"
                    | "hasn't"
                    | "haven't"
                    | "hadn't"
                    | "cannot"
                    | "can't"
                    | "don't"
                    | "doesn't"
                    | "declined"
                    | "refused"
                    | "failed"
                    | "yet"
                    | "won't"
                    | "nothing"
            )
        })
    }

    /// Whether the verb at `verb` is not asserted: "would claim", "if they claim", "is expected to claim".
    pub fn unasserted(&self, verb: usize) -> bool {
        let from = self.sentence(verb).start.max(verb.saturating_sub(4));
        self.is_question(verb)
            || (from..verb).rev().take_while(|i| !matches!(self.word(*i), "," | ";")).any(|i| {
                !self.is_named(i)
                    && matches!(
                        self.word(i),
                        "would"
                            | "will"
                            | "may"
                            | "might"
                            | "could"
                            | "should"
                            | "if"
                            | "unless"
                            | "whether"
                            | "must"
                            | "can"
                            | "shall"
                            | "expected"
                            | "likely"
                            | "until"
                            | "'ll"
                            | "often"
                            | "usually"
                    )
            })
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
            self.word(at) == "time"
                && at > 0
                && matches!(
                    self.word(at - 1),
                    "first" | "second" | "third" | "fourth" | "fifth" | "last" | "only" | "every" | "this"
                )
                && matches!(self.word(at + 1), "that" | "in" | "since" | "the" | "it" | "islamic" | "a")
        })
    }
}
