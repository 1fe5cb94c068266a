//! How a sentence ties a group to an act: as its agent, by its claim, by what others say, by who was caught.

use std::ops::Range;

use model::Attribution;

use super::{
    phrase::{Head, Phrase, past_brackets},
    words::{ACTS, CLAIMANTS, CLAIMED, CLAIMING, DENIAL, DOING, NOT_DOING, ORDERING, SPEAKING},
};
use crate::{
    incidents::events::Event,
    mentions::{ActorMention, within},
    reading::Reading,
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

/// Widest gap between a subject and its verb.
const GAP: usize = 14;

impl Scene<'_> {
    /// How the sentence ties the group of `phrase` to the act, if it does.
    pub fn tie(&self, phrase: &Phrase) -> Option<Attribution> {
        let tie = self.claim(phrase).or_else(|| {
            if self.is_denied(phrase) {
                return None;
            }
            let act = self.deed(phrase) || self.agent(phrase) || self.subject(phrase);
            let sure = act.then_some(Attribution::Attributed);
            self.accusation(phrase)
                .or(sure)
                .or_else(|| self.identity(phrase))
                .or_else(|| self.trace(phrase).then_some(Attribution::Suspected))
        })?;
        let suspicion = self.find(phrase.tokens.start.saturating_sub(2)..phrase.tokens.start, &["that"]);
        let suspicion = suspicion.is_some_and(|that| that > 0 && self.lower(that - 1) == "suspicion");
        let guessed = (phrase.guessed || suspicion) && tie == Attribution::Attributed;
        Some(if guessed { Attribution::Suspected } else { tie })
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.reading.text.lower(at) } else { "" }
    }

    pub(super) fn any(&self, range: Range<usize>, list: &[&str]) -> bool {
        self.find(range, list).is_some()
    }

    pub(super) fn find(&self, range: Range<usize>, list: &[&str]) -> Option<usize> {
        let range = range.start.max(self.sentence.start)..range.end.min(self.sentence.end);
        range.into_iter().find(|at| list.contains(&self.lower(*at)))
    }

    fn is_denied(&self, phrase: &Phrase) -> bool {
        let end = phrase.tokens.end;
        let denies = (end..(end + 5).min(self.sentence.end))
            .take_while(|at| !matches!(self.lower(*at), "," | "but" | "and" | ";"))
            .any(|at| DENIAL.contains(&self.lower(at)));
        let negated = self.any(
            phrase.tokens.start.saturating_sub(3)..phrase.tokens.start,
            &["not", "nor", "neither", "than", "unlike", "denied", "denies"],
        ) && !self.any(phrase.tokens.start.saturating_sub(2)..phrase.tokens.start, &["doubt"]);
        let no_hand = (end..end + 6).any(|at| {
            self.lower(at) == "no" && matches!(self.lower(at + 1), "hand" | "part" | "role" | "involvement")
        });
        denies || negated || no_hand
    }

    /// "an X attack", "X's bombing of", "part of an X campaign".
    fn deed(&self, phrase: &Phrase) -> bool {
        if phrase.head != Head::Deed {
            return false;
        }
        let against =
            self.any(phrase.tokens.start.saturating_sub(2)..phrase.tokens.start, &["anti", "against"]);
        let head = phrase.name.end..phrase.tokens.end;
        let own = self.event.is_some_and(|event| {
            event.triggers.iter().any(|trigger| {
                head.contains(&trigger.tokens.start) || trigger.tokens.contains(&(head.end - 1))
            })
        });
        let part = self
            .find(
                phrase.tokens.start.saturating_sub(5)..phrase.tokens.start,
                &["part", "series", "string", "during"],
            )
            .is_some();
        !against && (own || part)
    }

    /// "bombed by X", "an attack by X", "the act was committed by X".
    fn agent(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let by = self.find(start.saturating_sub(4)..start, &["by"]);
        let Some(by) = by.filter(|_| phrase.head != Head::Belonging) else { return false };
        let before = by.saturating_sub(1);
        let verb = if self.lower(before).ends_with("ly")
            || matches!(self.lower(before), "out" | "off" | "up" | "dead")
        {
            before.saturating_sub(1)
        } else {
            before
        };
        if NOT_DOING.contains(&self.lower(verb)) {
            return false;
        }
        let near = by.saturating_sub(16).max(self.sentence.start)..by;
        let told = self
            .event
            .is_some_and(|event| event.triggers.iter().any(|trigger| near.contains(&trigger.tokens.start)));
        let done = DOING.contains(&self.lower(verb)) || ACTS.contains(&self.lower(verb));
        if self.event.is_some() { told || done } else { done && self.any(near, ACTS) }
    }

    /// "X bombed", "X members opened fire", "X placed eleven bombs".
    fn subject(&self, phrase: &Phrase) -> bool {
        if matches!(phrase.head, Head::Belonging | Head::Trace | Head::Deed) {
            return false;
        }
        let start = phrase.tokens.start;
        let object = self.any(
            start.saturating_sub(1)..start,
            &["against", "on", "to", "at", "with", "of", "than", "from", "near", "between", "for", "into"],
        );
        let Some(event) = self.event.filter(|_| !object) else { return false };
        let foils = event.triggers.iter().any(|trigger| trigger.word.flags.foil);
        event.triggers.iter().any(|trigger| {
            let gap = phrase.tokens.end..trigger.tokens.start;
            let last = self.reading.text.lower(trigger.tokens.end - 1);
            let verb = trigger.word.flags.verb
                || trigger.word.flags.plot
                || last.ends_with("ed")
                || self.lower(trigger.tokens.start.saturating_sub(1)) == "to";
            let noun_with_verb = !verb && !trigger.word.flags.agent && self.any(gap.clone(), DOING);
            gap.start <= gap.end
                && trigger.tokens.start >= phrase.tokens.end
                && gap.len() <= GAP + 10
                && !trigger.passive
                && (!foils || trigger.word.flags.plot)
                && self.lower(trigger.tokens.end) != "by"
                && (verb || noun_with_verb)
                && (self.is_open(gap.clone()) || self.gives_orders(gap))
        })
    }

    /// "had told them to attack": not said by the way, but the order for it.
    fn gives_orders(&self, gap: Range<usize>) -> bool {
        let order = self.find(gap.start..(gap.start + 4).min(gap.end), ORDERING);
        let alone = within(&self.reading.mentions.actors, |actor| &actor.tokens, gap.clone()).is_empty();
        order.is_some_and(|order| alone && gap.len() <= GAP && self.any(order..gap.end, &["to"]))
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
            let word = text.lower(at);
            let other = !within(&self.reading.mentions.actors, |actor| &actor.tokens, at..at + 1).is_empty();
            let passive = matches!(word, "was" | "were") && at + 2 >= gap.end;
            if other || passive || SPEAKING.contains(&word) || matches!(text.word(at), ";" | ":" | ".") {
                return false;
            }
            free += 1;
            at += 1;
        }
        free <= GAP
    }

    /// "X claimed responsibility", "claimed by X", "groups claimed it, including X".
    fn claim(&self, phrase: &Phrase) -> Option<Attribution> {
        if phrase.head == Head::Trace {
            return None;
        }
        let text = self.reading.text;
        let verb = self.sentence.clone().find(|at| {
            let whole = CLAIMING.contains(&self.lower(*at)) && self.any(at + 1..at + 5, CLAIMED);
            let passive = self.lower(*at) == "claimed"
                && (self.lower(at + 1) == "by" || matches!(self.lower(at + 2), "by"));
            let noun = CLAIMED.contains(&self.lower(*at))
                && self.any(at + 1..at + 9, &["claimed"])
                && self.any(at + 1..at + 12, &["by"]);
            whole || passive || noun
        })?;
        let nobody = self.any(
            verb.saturating_sub(6)..verb,
            &["no", "nobody", "none", "not", "neither", "without", "denied", "yet"],
        );
        if nobody {
            return None;
        }
        let gap = phrase.tokens.end..verb;
        let subject = phrase.tokens.end <= verb
            && gap.len() <= GAP
            && !gap
                .clone()
                .any(|at| matches!(self.lower(at), "said" | "blamed" | "against" | "that" | ";" | "whose"))
            && !self.any(
                phrase.tokens.start.saturating_sub(1)..phrase.tokens.start,
                &["against", "on", "with", "than"],
            );
        let led = phrase.tokens.start > verb && {
            let lead = self.find(verb..phrase.tokens.start, CLAIMANTS);
            let stops = lead.is_some_and(|lead| {
                (lead..phrase.tokens.start).any(|at| {
                    matches!(text.word(at), ";" | ".") && self.lower(lead) == "by"
                        || matches!(
                            self.lower(at),
                            "but"
                                | "for"
                                | "against"
                                | "police"
                                | "authorities"
                                | "retaliation"
                                | "response"
                                | "because"
                        )
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
    let joined = own
        .clone()
        .chain([event.window.start.saturating_sub(1)])
        .any(|i| matches!(text.lower(i), "and" | "," | "then"));
    let between = actor.tokens.end..event.window.start;
    let alone = within(&reading.mentions.actors, |other| &other.tokens, between).is_empty();
    let leads = actor.tokens.end <= event.window.start
        && (actor.tokens.end..actor.tokens.end + 4)
            .any(|i| reading.lexicon.triggers.first_at(text, i).is_some_and(|hit| hit.value.flags.verb));
    let speaks = SPEAKING.contains(&text.lower(actor.tokens.end));
    (bare && joined && alone && leads && !speaks).then_some(Attribution::Attributed)
}
