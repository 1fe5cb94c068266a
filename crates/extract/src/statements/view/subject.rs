//! Who the subject of a verb is: the party before it, past adverbs and set-off phrases, or the one a pronoun stands for.

use std::ops::Range;

use super::View;
use crate::{
    mentions::covering,
    pack::Class,
    statements::{
        party::{Party, PartyKind, parties_within},
        words::Cue,
    },
};

/// How far to the left a subject is looked for.
const LEFT: usize = 60;

impl View<'_> {
    /// The party that a verb at `verb` has as its subject, if it is of a kind in `kinds`.
    pub fn subject(&self, verb: usize, kinds: &[PartyKind]) -> Option<&Party> {
        let party = self.subject_of_any_kind(verb);
        let wanted = party.filter(|party| kinds.contains(&party.kind));
        wanted.or_else(|| (kinds == [PartyKind::Armed]).then(|| self.channel_behind(verb)).flatten())
    }

    /// "It boasts of": in a text about a channel the pronoun goes back to the channel, over a state named between.
    fn channel_behind(&self, verb: usize) -> Option<&Party> {
        let pronoun =
            self.skip_back(verb, self.clause_start(verb)).filter(|at| self.is(*at, Class::GroupPronoun))?;
        let opens = pronoun == self.sentence(verb).start;
        self.focus(pronoun, 3).filter(|party| opens && party.outlet.is_some())
    }

    fn subject_of_any_kind(&self, verb: usize) -> Option<&Party> {
        let start = self.clause_start(verb);
        if let Some(party) = self.inverted(verb, start) {
            return Some(party);
        }
        let Some(last) = self.skip_back(verb, start) else {
            return self.is(start, Class::AllOrBoth).then(|| self.pronoun(start)).flatten();
        };
        if let Some(party) = self.party_over(last) {
            return Some(party);
        }
        let word = self.word(last);
        if self.is(last, Class::Pronoun) {
            return self.pronoun(last);
        }
        if self.is(last, Class::Relative) {
            let before = last.checked_sub(1)?;
            let noun = if self.word(before) == "," { before.checked_sub(1)? } else { before };
            let group = self.has(noun, Cue::Pointer).is_some() || self.has(noun, Cue::Gang).is_some();
            return self.party_over(noun).or_else(|| group.then(|| self.free_party(start..last)).flatten());
        }
        if matches!(word, ")" | "]") {
            let open = (start..last).rev().take(24).find(|at| matches!(self.word(*at), "(" | "["))?;
            return self.party_over(open.checked_sub(1)?);
        }
        if word == "," || matches!(word, ")" | "\"" | "”" | "-" | "–" | "—") {
            let set_off = parties_within(&self.parties, start..last).iter().find(|party| {
                self.is_free(party)
                    && matches!(self.word(party.tokens.end), "," | "(" | "-" | "–" | "—" | "\"" | "”")
            });
            return set_off.or_else(|| self.free_party(start..last));
        }
        if self.is(last, Class::Conjunction) {
            let none = self.first_party(start..last).is_none();
            return self.free_party(start..last).or_else(|| none.then(|| self.pronoun(last)).flatten());
        }
        let message = self.has(last, Cue::Media).is_some() && self.is(verb, Class::ProgressiveEnding);
        if message {
            // "the group, to which they belong, put out several statements saying".
            return self.free_party(start..last);
        }
        // Another noun stands before the verb: the party is its subject only within the same phrase.
        let party = self.free_party(start..last + 1)?;
        let parted = (party.tokens.end..last).any(|at| self.is(at, Class::SaidBreak));
        (!parted).then_some(party)
    }

    /// "..., say Indonesian officials": the subject behind the verb.
    fn inverted(&self, verb: usize, start: usize) -> Option<&Party> {
        let closed = verb > start + 3 && matches!(self.word(verb - 1), "," | "\"" | "”");
        let say = self.is(verb, Class::Said);
        let party = (verb + 1..verb + 4)
            .take_while(|at| !self.is(*at, Class::InvertedBreak))
            .find_map(|at| self.party_over(at))?;
        (closed && say).then_some(party)
    }

    /// The first party in `window` that is no part of a phrase behind a preposition or before "'s".
    fn free_party(&self, window: Range<usize>) -> Option<&Party> {
        parties_within(&self.parties, window).iter().find(|party| self.is_free(party))
    }

    fn is_free(&self, party: &Party) -> bool {
        let start = party.tokens.start;
        let article = usize::from(start > 0 && self.is(start - 1, Class::Determiner));
        let before = start.wrapping_sub(1 + article);
        let possessor = self.is(party.tokens.end, Class::PossessiveMark);
        let inside = self.is(before, Class::PhrasePreposition);
        !possessor && !inside
    }

    /// Skips auxiliaries, adverbs and adverbials of time between a verb and its subject.
    fn skip_back(&self, verb: usize, start: usize) -> Option<usize> {
        let mut at = verb;
        while at > start {
            let before = at - 1;
            let time_set_off = self.word(before) == "," && before > start && self.time_before(before);
            if !(self.is_between(before) || self.time_covers(before) || time_set_off) {
                return Some(before);
            }
            at = before;
        }
        None
    }

    fn is_between(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is(at, Class::BetweenSubjectAndVerb) || (word.len() > 4 && self.is(at, Class::AdverbEnding))
    }

    /// Whether a date stands over the token, or the preposition that leads one in.
    fn time_covers(&self, at: usize) -> bool {
        let over = |i: usize| {
            let Some(token) = self.reading.text.tokens.get(i) else { return false };
            let index = self.reading.dates.partition_point(|date| date.end <= token.start);
            self.reading.dates.get(index).is_some_and(|date| date.start <= token.start)
        };
        let day = |i: usize| self.is(i, Class::TimeNoun);
        let leads = self.is(at, Class::TimeLead);
        over(at) || day(at) || (leads && (over(at + 1) || day(at + 1)))
    }

    fn time_before(&self, comma: usize) -> bool {
        comma > 0 && self.time_covers(comma - 1)
    }

    /// The party of which `at` is a part.
    pub fn party_over(&self, at: usize) -> Option<&Party> {
        covering(&self.parties, |party| &party.tokens, at)
    }

    /// The first party in `window` that is not part of an adverbial of place.
    pub fn first_party(&self, window: Range<usize>) -> Option<&Party> {
        parties_within(&self.parties, window).first()
    }

    /// Whom a pronoun at `at` stands for: the first speaker of its own clause, else of the sentence before.
    pub fn pronoun(&self, at: usize) -> Option<&Party> {
        let sentence = self.sentence(at);
        let own = self.first_party(sentence.start.max(at.saturating_sub(LEFT))..at);
        own.or_else(|| {
            let previous = self.sentence(sentence.start.checked_sub(1)?);
            let from = self.clause_start(previous.end.saturating_sub(1)).max(previous.start);
            self.first_party(from..previous.end).or_else(|| self.first_party(previous))
        })
    }

    /// The armed party whose message is told at `at`: the last one before it that stands with a channel or a message,
    /// else the last one, not further back than `sentences` sentences.
    pub fn focus(&self, at: usize, sentences: usize) -> Option<&Party> {
        let first = self.reading.sentence_of(at).saturating_sub(sentences);
        let from = self.reading.text.sentences.get(first)?.tokens.start;
        let armed = || {
            parties_within(&self.parties, from..at)
                .iter()
                .rev()
                .filter(|party| party.kind == PartyKind::Armed)
        };
        armed()
            .find(|party| party.outlet.is_some())
            .or_else(|| armed().find(|party| self.is_free(party)))
            .or_else(|| armed().next())
    }

    /// All subjects of a verb: "the Taliban and Islamic State both claimed".
    pub fn subjects(&self, verb: usize, kinds: &[PartyKind]) -> Vec<Party> {
        let Some(last) = self.subject(verb, kinds) else { return Vec::new() };
        let mut subjects = vec![last.clone()];
        let before = last.tokens.start;
        let skip = usize::from(before > 0 && self.is(before - 1, Class::The));
        let conjunction = before.checked_sub(1 + skip).filter(|at| self.is(*at, Class::And));
        let other = conjunction.and_then(|at| at.checked_sub(1));
        if let Some(at) = other {
            let party = self
                .party_over(at)
                .or_else(|| self.is(at, Class::GroupPronoun).then(|| self.pronoun(at)).flatten());
            if let Some(party) = party.filter(|party| kinds.contains(&party.kind) && party.name != last.name)
            {
                subjects.push(party.clone());
            }
        }
        subjects
    }
}
