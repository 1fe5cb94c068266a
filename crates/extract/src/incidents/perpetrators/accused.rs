//! What others say of a group: blame, suspicion, findings of courts, members who were caught, things left behind.

use std::ops::Range;

use model::Attribution;

use super::{
    phrase::{Head, Phrase},
    ties::Scene,
    words::{
        ACTS, ASCRIBING, BLAMING, CAUGHT, DENIAL, DOERS, DOING, FINDING, FOUND, GUESS, GUILT, HELD, OPINED,
        TRACES, WORK,
    },
};
use crate::mentions::within;

const AUXILIARIES: &[&str] = &["is", "was", "are", "were", "been", "be", "being"];

impl Scene<'_> {
    /// "police blame X", "attributed to X", "X is believed responsible"; a court's finding is more than suspicion.
    pub(super) fn accusation(&self, phrase: &Phrase) -> Option<Attribution> {
        let (start, end) = (phrase.tokens.start, phrase.tokens.end);
        let clause = self.clause(phrase);
        let blamed = self.blamed_before(start.saturating_sub(8).max(clause.start)..start);
        let ascribed = self.ascribed(phrase, &clause) || self.stands_behind(phrase);
        let behind = end..(end + 9).min(clause.end);
        let guilty = self.is_guilty(&behind) || self.is_opined(&behind);
        let own = phrase.head != Head::Belonging || ascribed || blamed;
        let comma = (end..(end + 7).min(clause.end)).find(|at| self.reading.text.word(*at) == ",");
        let near = start.saturating_sub(7).max(clause.start)..comma.unwrap_or((end + 7).min(clause.end));
        if !(blamed || ascribed || guilty) || !own || self.is_negated(&near) || self.has_rival(phrase) {
            return None;
        }
        let found = self.any(self.sentence.clone(), FINDING);
        Some(if found { Attribution::Attributed } else { Attribution::Suspected })
    }

    /// "attributed to X", "suspicion fell on X", "the work of X".
    fn ascribed(&self, phrase: &Phrase, clause: &Range<usize>) -> bool {
        const LEADS: &[&str] =
            &["to", "on", "at", "towards", "toward", "of", "with", "for", "in", "between", "under", "upon"];
        let start = phrase.tokens.start;
        let Some(lead) = self.find(start.saturating_sub(2)..start, LEADS) else { return false };
        let word = self.lower(lead);
        let near = lead.saturating_sub(4).max(clause.start)..lead;
        let far = lead.saturating_sub(24).max(clause.start)..lead;
        let work = matches!(word, "of" | "on" | "in" | "under")
            && self.any(lead.saturating_sub(2).max(clause.start)..lead, WORK);
        let to = matches!(word, "to" | "on" | "at" | "towards" | "toward" | "with" | "for" | "upon");
        let said = self.any(near.clone(), ASCRIBING)
            || self.any(
                far,
                &[
                    "attribute",
                    "attributed",
                    "attributes",
                    "attributing",
                    "blame",
                    "blamed",
                    "link",
                    "links",
                    "put",
                ],
            );
        let between = word == "between" && self.any(near.clone(), &["link", "links", "connection"]);
        let and = matches!(word, "of" | "between") && self.any(near, &["link", "links"]);
        work || to && said || between || and || self.any(lead.saturating_sub(1)..lead, &["door"])
    }

    /// "Behind it was X", "a link between the attack and X", "the hand of a service behind X".
    fn stands_behind(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let before = self.lower(start.saturating_sub(1));
        let inverted = AUXILIARIES.contains(&before) || before == "stood";
        let opens = self.any(start.saturating_sub(9)..start, &["behind"]) && inverted;
        let hand = before == "behind" && self.any(start.saturating_sub(10)..start, &["hand", "hands"]);
        let joined = self.lower(start.saturating_sub(1)) == "and"
            && self.any(start.saturating_sub(8)..start, &["between"])
            && self.any(start.saturating_sub(12)..start, &["link", "links", "connection"]);
        opens || hand || joined
    }

    /// "is responsible", "was behind the attack", "have been blamed", "whom the police hold responsible".
    fn is_guilty(&self, behind: &Range<usize>) -> bool {
        let guilt = self.find(behind.clone(), GUILT).filter(|at| {
            let gap = behind.start..*at;
            let of_others =
                self.any(gap.clone(), &["claimed", "hold", "holds", "held", "accused", "blamed", "said"]);
            (!of_others || self.any(gap.clone(), &["whom", "who"]))
                && within(&self.reading.mentions.actors, |actor| &actor.tokens, gap).is_empty()
                && self.is_of_an_act(*at)
        });
        let held = self
            .find(behind.clone(), HELD)
            .filter(|at| self.any(behind.start..*at, AUXILIARIES) && self.lower(at + 1) != "by");
        guilt.is_some() || held.is_some()
    }

    /// "responsible", "behind the attack", not "responsible for the street".
    fn is_of_an_act(&self, guilt: usize) -> bool {
        if !matches!(self.lower(guilt + 1), "for") {
            return true;
        }
        let object = guilt + 2..guilt + 8;
        self.any(object.clone(), ACTS)
            || object.into_iter().any(|at| {
                self.sentence.contains(&at)
                    && self.reading.lexicon.triggers.first_at(self.reading.text, at).is_some()
            })
    }

    /// "is thought to have carried out", "are said to be behind", "managed to place".
    fn is_opined(&self, behind: &Range<usize>) -> bool {
        let foils =
            self.event.is_some_and(|event| event.triggers.iter().any(|trigger| trigger.word.flags.foil));
        let opined = self
            .find(behind.clone(), OPINED)
            .filter(|_| !foils)
            .filter(|at| self.any(behind.start..*at, AUXILIARIES));
        let Some(at) = opined else { return false };
        let then = at + 1..at + 7;
        self.any(at + 1..at + 3, &["to", "responsible", "behind"])
            && (self.any(then.clone(), GUILT) || self.any(then, DOING))
    }

    /// "police suspect X", "is blaming the X": the word with the accused behind it, and no actor between.
    fn blamed_before(&self, window: Range<usize>) -> bool {
        let Some(cue) = window.clone().rev().find(|at| BLAMING.contains(&self.lower(*at))) else {
            return false;
        };
        let alone = within(&self.reading.mentions.actors, |actor| &actor.tokens, cue..window.end).is_empty();
        let held = matches!(
            self.lower(cue),
            "blamed" | "accused" | "suspected" | "identified" | "named" | "implicated"
        ) && matches!(self.lower(cue + 1), "of" | "for" | "by" | "in");
        let small = (cue + 1..window.end).all(|at| {
            !matches!(
                self.lower(at),
                "by" | "supporting"
                    | "collaborating"
                    | "against"
                    | "killing"
                    | "with"
                    | "near"
                    | "being"
                    | "opposing"
            )
        });
        alone && !held && small
    }

    /// "put down to the X or to others": left open.
    fn has_rival(&self, phrase: &Phrase) -> bool {
        let end = phrase.tokens.end;
        (end..end + 3).any(|at| self.lower(at) == "or")
            && self.any(end + 1..end + 6, &["to", "other", "others", "groups", "another", "on"])
    }

    fn is_negated(&self, near: &Range<usize>) -> bool {
        near.clone().any(|at| {
            let word = self.lower(at);
            let doubt =
                matches!(self.lower(at + 1), "doubt" | "rule") || matches!(self.lower(at + 2), "doubt");
            (DENIAL.contains(&word) && !doubt)
                || word == "no"
                    && matches!(
                        self.lower(at + 1),
                        "hand" | "part" | "role" | "involvement" | "evidence" | "link" | "connection"
                    )
        })
    }

    /// The clause around the phrase: to a semicolon, or a comma before "but", "and", "although".
    fn clause(&self, phrase: &Phrase) -> Range<usize> {
        let breaks = |at: usize| {
            self.reading.text.word(at) == ";"
                || self.reading.text.word(at) == ","
                    && matches!(self.lower(at + 1), "but" | "although" | "though" | "while" | "and")
        };
        let start = (self.sentence.start..phrase.tokens.start).rev().take(40).find(|at| breaks(*at));
        let end = (phrase.tokens.end..self.sentence.end).take(40).find(|at| breaks(*at));
        start.map_or(self.sentence.start, |at| at + 1)..end.unwrap_or(self.sentence.end)
    }

    /// "the attackers were members of X", "the women belonged to X", "two members of X were arrested".
    pub(super) fn identity(&self, phrase: &Phrase) -> Option<Attribution> {
        let start = phrase.tokens.start;
        let lead = start.saturating_sub(6).max(self.sentence.start)..start;
        let belongs = self.any(lead.clone(), &["belonged", "belong", "belongs", "belonging"]);
        let people = phrase.head == Head::People || belongs;
        let caught = self.any(self.sentence.clone(), CAUGHT);
        let copula = self.find(lead.clone(), &["were", "was", "are", "is", "be", "being", "as", "been"]);
        let doers = self.find(start.saturating_sub(24)..start, DOERS).is_some();
        let apposed = start > self.sentence.start
            && self.reading.text.word(start - 1) == ","
            && self.find(start.saturating_sub(4)..start, DOERS).is_some();
        let victim = self.any(
            self.sentence.start..start,
            &["victim", "victims", "dead", "slain", "deceased", "target", "targets"],
        );
        let recognised = self.any(lead.clone(), &["recognised", "recognized", "identified"]) && people;
        let named = self.any(lead.clone(), &["claiming", "claimed", "identified", "identifying"])
            || self.any(lead, &["orders", "behalf"]);
        if victim {
            return None;
        }
        if recognised && copula.is_none() {
            return Some(Attribution::Suspected);
        }
        if doers && (people && (copula.is_some() || belongs) || named) || people && apposed {
            let guessed = self.any(start.saturating_sub(8)..start, GUESS) || self.event.is_none() && caught;
            return Some(if guessed { Attribution::Suspected } else { Attribution::Attributed });
        }
        (people && caught && self.event.is_none()).then_some(Attribution::Suspected)
    }

    /// "X leaflets were found at the scene", "the initials of X were painted".
    pub(super) fn trace(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let named = phrase.head == Head::Trace
            || self.lower(start.saturating_sub(1)) == "of"
                && self.any(start.saturating_sub(5)..start, TRACES)
            || self.any(start.saturating_sub(4)..start, &["uniforms", "insignia", "signed"]);
        named && self.any(self.sentence.clone(), FOUND)
    }
}
