//! How a sentence ties a group to an act: as its agent, by its claim, by what others say, by who was caught.

use std::ops::Range;

use model::Attribution;

use super::phrase::{Head, Phrase, before_the_noun, past_brackets};
use crate::{
    incidents::events::Event,
    mentions::{ActorMention, ActorRole, within},
    pack::Class,
    reading::Reading,
    syntax::Relation,
};

/// A sentence in which a group may be tied to an act: one of its own acts, or an act told before.
pub struct Scene<'r> {
    /// The document.
    pub reading: &'r Reading<'r>,
    /// Tokens of the sentence.
    pub sentence: Range<usize>,
    /// The act, where the sentence tells it.
    pub event: Option<&'r Event<'r>>,
}

/// How far behind a group the words may stand by which it owns up.
const OWN_UP_REACH: usize = 32;

/// Widest gap between a subject and its verb.
const GAP: usize = 14;

impl Scene<'_> {
    /// How the sentence ties the group of `phrase` to the act, if it does.
    pub fn tie(&self, phrase: &Phrase) -> Option<Attribution> {
        let owned = self.claim(phrase).or_else(|| self.owns_up(phrase));
        let owned = owned.or_else(|| self.rings_the_press(phrase)).or_else(|| self.owned_in_relative(phrase));
        let tie = owned.or_else(|| {
            if self.is_denied(phrase) {
                return None;
            }
            let act = self.deed(phrase)
                || self.work_of(phrase)
                || self.agent(phrase)
                || self.subject(phrase)
                || self.warner(phrase);
            let sure = act.then_some(Attribution::Attributed);
            self.accusation(phrase)
                .or(sure)
                .or_else(|| self.identity(phrase))
                .or_else(|| self.names_itself(phrase))
                .or_else(|| self.shows_hand(phrase))
                .or_else(|| self.trace(phrase).then_some(Attribution::Suspected))
        })?;
        let suspicion = self.find(phrase.tokens.start.saturating_sub(2)..phrase.tokens.start, Class::That);
        let suspicion = suspicion.is_some_and(|that| that > 0 && self.is(that - 1, Class::Suspicion));
        let guessed = (phrase.guessed || suspicion) && tie == Attribution::Attributed;
        Some(if guessed { Attribution::Suspected } else { tie })
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.sentence.contains(&at) && self.reading.text.is(at, class)
    }

    pub(super) fn any(&self, range: Range<usize>, class: Class) -> bool {
        self.find(range, class).is_some()
    }

    pub(super) fn find(&self, range: Range<usize>, class: Class) -> Option<usize> {
        let range = range.start.max(self.sentence.start)..range.end.min(self.sentence.end);
        range.into_iter().find(|at| self.reading.text.is(*at, class))
    }

    fn is_denied(&self, phrase: &Phrase) -> bool {
        let end = phrase.tokens.end;
        let denies = (end..(end + 5).min(self.sentence.end))
            .take_while(|at| !self.is(*at, Class::TieBreak))
            .any(|at| self.is(at, Class::PerpetratorDenial));
        let negated = self.any(phrase.tokens.start.saturating_sub(3)..phrase.tokens.start, Class::DeniedTie)
            && !self.any(phrase.tokens.start.saturating_sub(2)..phrase.tokens.start, Class::Doubt);
        let no_hand = (end..end + 6).any(|at| self.is(at, Class::No) && self.is(at + 1, Class::PartIn));
        denies || negated || no_hand
    }

    /// "an X attack", "X's bombing of", "part of an X campaign".
    fn deed(&self, phrase: &Phrase) -> bool {
        if phrase.head != Head::Deed {
            return false;
        }
        let against =
            self.any(phrase.tokens.start.saturating_sub(2)..phrase.tokens.start, Class::AgainstOrAnti);
        let head = phrase.name.end..phrase.tokens.end;
        let own = self.event.is_some_and(|event| {
            event.triggers.iter().any(|trigger| {
                head.contains(&trigger.tokens.start) || trigger.tokens.contains(&(head.end - 1))
            })
        });
        let part = self
            .find(phrase.tokens.start.saturating_sub(5)..phrase.tokens.start, Class::SeriesLead)
            .is_some();
        !against && (own || part)
    }

    /// "it was the same group's work", "the bombing is thought to have been X's doing".
    fn work_of(&self, phrase: &Phrase) -> bool {
        let end = past_brackets(self.reading, phrase.name.end);
        let start = phrase.tokens.start;
        self.is(end, Class::PossessiveMark)
            && self.any(end + 1..end + 3, Class::PerpetratorWork)
            && self.any(start.saturating_sub(3)..start, Class::PassiveHelp)
    }

    /// "by a rival group, the X": where the noun starts that the name stands beside.
    fn past_apposed_to(&self, start: usize) -> usize {
        let comma = start.checked_sub(1).filter(|at| self.reading.text.word(*at) == ",");
        let noun = comma.and_then(|comma| self.find(comma.saturating_sub(1)..comma, Class::ActorAnaphors));
        noun.map_or(start, |noun| before_the_noun(self.reading, &self.sentence, noun))
    }

    /// "a member of X called in a warning", "X had telephoned a warning of the attack".
    fn warner(&self, phrase: &Phrase) -> bool {
        if matches!(phrase.head, Head::Trace | Head::Deed) {
            return false;
        }
        let end = phrase.tokens.end;
        let behind = end..end + 9;
        let calls = self.any(behind.clone(), Class::PerpetratorCalling)
            && self.any(behind, Class::PerpetratorWarnings);
        let start = phrase.tokens.start;
        let before = start.saturating_sub(12)..start;
        let by = self.any(before.clone(), Class::By)
            && self.any(before.clone(), Class::PerpetratorWarnings)
            && self.any(before, Class::PerpetratorCalling);
        calls || by
    }

    /// "bombed by X", "an attack by X", "the act was committed by X".
    fn agent(&self, phrase: &Phrase) -> bool {
        let start = self.past_apposed_to(phrase.tokens.start);
        let by = self.find(start.saturating_sub(4)..start, Class::By);
        let Some(by) = by.filter(|_| phrase.head != Head::Belonging) else { return false };
        let before = by.saturating_sub(1);
        let verb = if self.is(before, Class::AdverbEnding) || self.is(before, Class::AwayWord) {
            before.saturating_sub(1)
        } else {
            before
        };
        if self.is(verb, Class::PerpetratorNotDoing) {
            return false;
        }
        let near = by.saturating_sub(32).max(self.sentence.start)..by;
        let told = self
            .event
            .is_some_and(|event| event.triggers.iter().any(|trigger| near.contains(&trigger.tokens.start)));
        let done = self.is(verb, Class::PerpetratorDoing) || self.is(verb, Class::PerpetratorActs);
        if self.event.is_some() { told || done } else { done && self.any(near, Class::PerpetratorActs) }
    }

    /// "X bombed", "X members opened fire", "X placed eleven bombs".
    fn subject(&self, phrase: &Phrase) -> bool {
        if matches!(phrase.head, Head::Belonging | Head::Trace | Head::Deed) {
            return false;
        }
        let start = phrase.tokens.start;
        let object = self.any(start.saturating_sub(1)..start, Class::TiePreposition);
        let Some(event) = self.event.filter(|_| !object) else { return false };
        let joins_in = phrase.head == Head::People
            && self.any(start.saturating_sub(2)..start, Class::AtTime)
            && !self.any(phrase.tokens.end..phrase.tokens.end + 2, Class::TieVerb);
        if joins_in {
            return true;
        }
        let foils = event.triggers.iter().any(|trigger| trigger.word.flags.foil);
        let acts = event.triggers.iter().any(|trigger| {
            let gap = phrase.tokens.end..trigger.tokens.start;
            let verb = trigger.word.flags.verb
                || trigger.word.flags.plot
                || self.reading.text.is(trigger.tokens.end - 1, Class::PastEnding)
                || self.is(trigger.tokens.start.saturating_sub(1), Class::To);
            let noun_with_verb = !verb
                && !foils
                && !trigger.word.flags.agent
                && self.any(gap.clone(), Class::PerpetratorDoing);
            gap.start <= gap.end
                && trigger.tokens.start >= phrase.tokens.end
                && gap.len() <= GAP + 10
                && !trigger.passive
                && !trigger.word.flags.foil
                && !self.is(trigger.tokens.end, Class::By)
                && (verb || noun_with_verb)
                && (self.is_open(gap.clone()) || self.gives_orders(gap))
        });
        acts && !self.belongs_elsewhere(phrase, event)
    }

    /// "slipped through the rings that X had drawn and set off his vest": the subject of a clause that holds no act.
    fn belongs_elsewhere(&self, phrase: &Phrase, event: &Event<'_>) -> bool {
        let syntax = self.reading.syntax(event.sentence);
        let Some(name) = syntax.word_of(phrase.name.end - 1) else { return false };
        let own =
            std::iter::once(name).chain(syntax.above(name)).find(|word| syntax.relation(*word).is_subject());
        let Some(verb) = own.and_then(|subject| syntax.head(subject)) else { return false };
        let aside = matches!(
            syntax.relation(verb),
            Relation::Relative | Relation::ClauseModifier | Relation::AdverbialClause
        );
        aside
            && event
                .triggers
                .iter()
                .filter_map(|trigger| syntax.word_of(trigger.tokens.start))
                .all(|act| act != verb && !syntax.is_under(act, verb))
    }

    /// "had told them to attack": not said by the way, but the order for it.
    fn gives_orders(&self, gap: Range<usize>) -> bool {
        let order = self.find(gap.start..(gap.start + 4).min(gap.end), Class::PerpetratorOrdering);
        let alone = within(&self.reading.mentions.actors, |actor| &actor.tokens, gap.clone()).is_empty();
        order.is_some_and(|order| alone && gap.len() <= GAP && self.any(order..gap.end, Class::To))
    }

    /// Whether nothing in the gap between subject and verb makes another the subject.
    fn is_open(&self, gap: Range<usize>) -> bool {
        let text = self.reading.text;
        let mut at = past_brackets(self.reading, gap.start);
        let mut free = 0;
        while at < gap.end {
            // A phrase set off by commas does not count.
            if text.word(at) == "," {
                let close = (at + 1..gap.end).find(|i| text.word(*i) == ",");
                match close {
                    Some(close) if close - at < 14 => {
                        at = close + 1;
                        continue;
                    }
                    _ => {}
                }
            }
            let other = !within(&self.reading.mentions.actors, |actor| &actor.tokens, at..at + 1).is_empty();
            let passive = text.is(at, Class::PastBe) && at + 2 >= gap.end;
            if other
                || passive
                || text.is(at, Class::PerpetratorSpeaking)
                || matches!(text.word(at), ";" | ":" | ".")
            {
                return false;
            }
            free += 1;
            at += 1;
        }
        free <= GAP
    }

    /// "X told a newspaper that it had been theirs", "X called it a gift": words behind a group that make an act its own.
    fn owns_up(&self, phrase: &Phrase) -> Option<Attribution> {
        if phrase.head == Head::Trace || self.is_denied(phrase) {
            return None;
        }
        let text = self.reading.text;
        let from = phrase.tokens.end;
        let at = (from..self.sentence.end.min(from + OWN_UP_REACH))
            .take_while(|at| !matches!(text.word(*at), ";" | "."))
            .find(|at| text.phrase(*at, Class::OwnUp).is_some())?;
        let others = within(&self.reading.mentions.actors, |actor| &actor.tokens, from..at);
        let alone = others.iter().all(|other| other.role == ActorRole::Anaphoric);
        let negated = self.any(at.saturating_sub(3)..at + 1, Class::NoTie)
            || (from..at).any(|at| self.is(at, Class::PerpetratorDenial));
        let object =
            self.any(phrase.tokens.start.saturating_sub(1)..phrase.tokens.start, Class::TiePreposition);
        (alone && !negated && !object).then_some(Attribution::Claimed)
    }

    /// "X claimed responsibility", "claimed by X", "groups claimed it, including X".
    fn claim(&self, phrase: &Phrase) -> Option<Attribution> {
        if phrase.head == Head::Trace {
            return None;
        }
        let text = self.reading.text;
        let verb = self.sentence.clone().find(|at| {
            let whole = self.is(*at, Class::PerpetratorClaiming)
                && self.any(at + 1..at + 5, Class::PerpetratorClaimed);
            let passive =
                self.is(*at, Class::Claimed) && (self.is(at + 1, Class::By) || self.is(at + 2, Class::By));
            let noun = self.is(*at, Class::PerpetratorClaimed)
                && self.any(at + 1..at + 9, Class::PerpetratorClaiming)
                && self.any(at + 1..at + 12, Class::By);
            let made = self.is(*at, Class::ClaimNoun) && self.any(at + 1..at + 6, Class::Came2);
            whole || passive || noun || made
        })?;
        let nobody = self.any(verb.saturating_sub(6)..verb, Class::NoTie);
        if nobody {
            return None;
        }
        let gap = phrase.tokens.end..verb;
        let subject = phrase.tokens.end <= verb
            && gap.len() <= GAP
            && !gap.clone().any(|at| self.is(at, Class::BlameBreak))
            && !self.any(phrase.tokens.start.saturating_sub(1)..phrase.tokens.start, Class::TieAgainst);
        let led = phrase.tokens.start > verb && {
            let lead = self.find(verb..phrase.tokens.start, Class::PerpetratorClaimants);
            let stops = lead.is_some_and(|lead| {
                (lead..phrase.tokens.start).any(|at| {
                    matches!(text.word(at), ";" | ".") && self.is(lead, Class::By)
                        || self.is(at, Class::TieStop)
                })
            });
            lead.is_some() && !stops
        };
        (subject || led).then_some(Attribution::Claimed)
    }
}

/// "ISKP bombed A, attacked B and hit C": the subject of the first verb is that of the others.
pub fn shared_subject(reading: &Reading<'_>, event: &Event<'_>, actor: &ActorMention) -> Option<Attribution> {
    let first = event.triggers.first()?;
    let text = reading.text;
    let own = event.window.start..first.tokens.start;
    let bare = own.len() <= 2 && first.word.flags.verb && !first.passive;
    let joined =
        own.clone().chain([event.window.start.saturating_sub(1)]).any(|i| text.is(i, Class::OwnerBreak));
    let between = actor.tokens.end..event.window.start;
    let alone = within(&reading.mentions.actors, |other| &other.tokens, between).is_empty();
    let leads = actor.tokens.end <= event.window.start
        && (actor.tokens.end..actor.tokens.end + 4)
            .any(|i| reading.lexicon.triggers.first_at(text, i).is_some_and(|hit| hit.value.flags.verb));
    let speaks = text.is(actor.tokens.end, Class::PerpetratorSpeaking);
    (bare && joined && alone && leads && !speaks).then_some(Attribution::Attributed)
}
