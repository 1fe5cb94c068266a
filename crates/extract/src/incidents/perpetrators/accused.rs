//! What others say of a group: blame, suspicion, findings of courts, members who were caught, things left behind.

use std::ops::Range;

use model::Attribution;

use super::{
    phrase::{Head, Phrase, past_brackets},
    ties::Scene,
};
use crate::{mentions::within, pack::Class};

impl Scene<'_> {
    /// "police blame X", "attributed to X", "X is believed responsible"; a court's finding is more than suspicion.
    pub(super) fn accusation(&self, phrase: &Phrase) -> Option<Attribution> {
        let (start, end) = (phrase.tokens.start, phrase.tokens.end);
        let clause = self.clause(phrase);
        let blamed = self.blamed_before(start.saturating_sub(8).max(clause.start)..start);
        let ascribed = self.ascribed(phrase, &clause) || self.stands_behind(phrase);
        let after = self.past_set_off(end);
        let behind = after..(after + 9).min(clause.end.max(after));
        let guilty = self.is_guilty(&behind) || self.is_opined(&behind) || self.is_judged(phrase, &behind);
        let own = phrase.head != Head::Belonging || ascribed || blamed;
        let comma = (end..(end + 7).min(clause.end)).find(|at| self.reading.text.word(*at) == ",");
        let near = start.saturating_sub(7).max(clause.start)..comma.unwrap_or((end + 7).min(clause.end));
        if !(blamed || ascribed || guilty) || !own || self.is_negated(&near) || self.has_rival(phrase) {
            return None;
        }
        let found = self.any(self.sentence.clone(), Class::PerpetratorFinding);
        Some(if found { Attribution::Attributed } else { Attribution::Suspected })
    }

    /// "attributed to X", "suspicion fell on X", "the work of X".
    fn ascribed(&self, phrase: &Phrase, clause: &Range<usize>) -> bool {
        let start = phrase.tokens.start;
        let Some(lead) = self.find(start.saturating_sub(2)..start, Class::PerpetratorLeads) else {
            return false;
        };
        let near = lead.saturating_sub(5).max(clause.start)..lead;
        let far = lead.saturating_sub(24).max(clause.start)..lead;
        let work = self.is(lead, Class::InOfOn)
            && self.any(lead.saturating_sub(2).max(clause.start)..lead, Class::PerpetratorWork);
        let to = self.is(lead, Class::TieLead);
        let said = self.any(near.clone(), Class::PerpetratorAscribing)
            || self.any(far, Class::PerpetratorFarAscribing);
        let between = self.is(lead, Class::Between) && self.any(near.clone(), Class::TieNoun);
        let and = self.is(lead, Class::BetweenOrOf) && self.any(near, Class::Link);
        work || to && said || between || and || self.any(lead.saturating_sub(1)..lead, Class::Door)
    }

    /// "Behind it was X", "a link between the attack and X", "the hand of a service behind X".
    fn stands_behind(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let inverted = self.is(start.saturating_sub(1), Class::PerpetratorAuxiliaries)
            || self.is(start.saturating_sub(1), Class::Stood);
        let opens = self.any(start.saturating_sub(9)..start, Class::Behind) && inverted;
        let hand = self.is(start.saturating_sub(1), Class::Behind)
            && self.any(start.saturating_sub(10)..start, Class::Hand);
        let joined = self.is(start.saturating_sub(1), Class::And)
            && self.any(start.saturating_sub(8)..start, Class::Between)
            && self.any(start.saturating_sub(12)..start, Class::TieNoun);
        opens || hand || joined
    }

    /// "is responsible", "was behind the attack", "have been blamed", "whom the police hold responsible".
    fn is_guilty(&self, behind: &Range<usize>) -> bool {
        let guilt = self.find(behind.clone(), Class::PerpetratorGuilt).filter(|at| {
            let gap = behind.start..*at;
            let of_others = self.any(gap.clone(), Class::HeldGuilty);
            (!of_others || self.any(gap.clone(), Class::WhoWhom))
                && within(&self.reading.mentions.actors, |actor| &actor.tokens, gap).is_empty()
                && self.is_of_an_act(*at)
                && (!self.is(*at, Class::Blame) || self.is(at - 1, Class::To))
        });
        let held = self
            .find(behind.clone(), Class::PerpetratorHeld)
            .filter(|at| self.any(behind.start..*at, Class::PerpetratorAuxiliaries));
        guilt.is_some() || held.is_some()
    }

    /// "responsible", "behind the attack", not "responsible for the street".
    fn is_of_an_act(&self, guilt: usize) -> bool {
        if !self.is(guilt + 1, Class::For) {
            return true;
        }
        let object = guilt + 2..guilt + 8;
        self.any(object.clone(), Class::PerpetratorActs)
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
            .find(behind.clone(), Class::PerpetratorOpined)
            .filter(|_| !foils)
            .filter(|at| self.any(behind.start..*at, Class::PerpetratorAuxiliaries));
        let Some(at) = opined else { return false };
        let then = at + 1..at + 7;
        self.any(at + 1..at + 3, Class::GuiltLead)
            && (self.any(then.clone(), Class::PerpetratorGuilt) || self.any(then, Class::PerpetratorDoing))
    }

    /// "police suspect X", "is blaming the X": the word with the accused behind it, and no actor between.
    fn blamed_before(&self, window: Range<usize>) -> bool {
        let Some(cue) = window.clone().rev().find(|at| self.is(*at, Class::PerpetratorBlaming)) else {
            return false;
        };
        let alone = within(&self.reading.mentions.actors, |actor| &actor.tokens, cue..window.end).is_empty();
        let held = self.is(cue, Class::Accused) && self.is(cue + 1, Class::TieOf);
        let small = (cue + 1..window.end).all(|at| !self.is(at, Class::AgainstWord));
        alone && !held && small
    }

    /// "authorities speculate that X managed to place it".
    fn is_judged(&self, phrase: &Phrase, behind: &Range<usize>) -> bool {
        let start = phrase.tokens.start;
        let judged = self.find(start.saturating_sub(3)..start, Class::PerpetratorJudging);
        let denied = self.any(start.saturating_sub(3)..start, Class::ToBy);
        judged.is_some()
            && !denied
            && self.event.is_none()
            && self.any(behind.clone(), Class::PerpetratorDoing)
    }

    /// Past brackets and a phrase set off by commas behind a name: "(FUAC), a band of soldiers,".
    fn past_set_off(&self, end: usize) -> usize {
        let text = self.reading.text;
        let end = past_brackets(self.reading, end);
        if text.word(end) != "," {
            return end;
        }
        let close = (end + 1..(end + 14).min(self.sentence.end)).find(|at| text.word(*at) == ",");
        close.map_or(end, |close| close + 1)
    }

    /// "put down to the X or to others": left open.
    fn has_rival(&self, phrase: &Phrase) -> bool {
        let end = phrase.tokens.end;
        (end..end + 3).any(|at| self.is(at, Class::Or)) && self.any(end + 1..end + 6, Class::OtherGroups)
    }

    fn is_negated(&self, near: &Range<usize>) -> bool {
        near.clone().any(|at| {
            let doubt = self.is(at + 1, Class::DoubtOrRule) || self.is(at + 2, Class::Doubt);
            (self.is(at, Class::PerpetratorDenial) && !doubt)
                || self.is(at, Class::No) && self.is(at + 1, Class::HandNoun)
        })
    }

    /// The clause around the phrase: to a semicolon, or a comma before "but", "and", "although".
    fn clause(&self, phrase: &Phrase) -> Range<usize> {
        let breaks = |at: usize| {
            self.is(at, Class::ConcessionBreak)
                || self.reading.text.word(at) == "," && self.is(at + 1, Class::ConcessionWord)
        };
        let start = (self.sentence.start..phrase.tokens.start).rev().take(40).find(|at| breaks(*at));
        let end = (phrase.tokens.end..self.sentence.end).take(40).find(|at| breaks(*at));
        start.map_or(self.sentence.start, |at| at + 1)..end.unwrap_or(self.sentence.end)
    }

    /// "the attackers were members of X", "the women belonged to X", "two members of X were arrested".
    pub(super) fn identity(&self, phrase: &Phrase) -> Option<Attribution> {
        let start = phrase.tokens.start;
        let lead = start.saturating_sub(9).max(self.sentence.start)..start;
        let belongs = self.any(lead.clone(), Class::Belong);
        let people = phrase.head == Head::People || belongs;
        let caught = self.any(self.sentence.clone(), Class::PerpetratorCaught);
        let copula = self.find(lead.clone(), Class::PassiveHelp);
        let doers = self.find(start.saturating_sub(24)..start, Class::PerpetratorDoers).is_some();
        let copied = copula.is_some_and(|copula| {
            copula + 1 == start && self.any(copula.saturating_sub(1)..copula, Class::PerpetratorDoers)
        });
        let apposed = start > self.sentence.start
            && self.reading.text.word(start - 1) == ","
            && self.find(start.saturating_sub(4)..start, Class::PerpetratorDoers).is_some();
        let victim = self.any(self.sentence.start..start, Class::VictimNoun);
        let recognised = self.any(lead.clone(), Class::Recognized) && people;
        let named = self.any(lead.clone(), Class::Identifying) || self.any(lead.clone(), Class::OnOrders);
        let from = self.is(start.saturating_sub(1), Class::From)
            || self.is(phrase.name.start.saturating_sub(2), Class::From);
        let hailing = from && self.any(lead.clone(), Class::PerpetratorGuess) && doers;
        let plainly = from && self.any(start.saturating_sub(3)..start, Class::PassiveHelp) && doers;
        if victim {
            return None;
        }
        if hailing || recognised && copula.is_none() {
            return Some(Attribution::Suspected);
        }
        if plainly
            || copied
            || doers && (people && (copula.is_some() || belongs) || named)
            || people && apposed
        {
            let guessed = self.any(start.saturating_sub(8)..start, Class::PerpetratorGuess)
                || self.event.is_none() && caught;
            return Some(if guessed { Attribution::Suspected } else { Attribution::Attributed });
        }
        // "courts convicted members of X of the bombing": the act stands there only as what they were held for.
        let object = self.any(start.saturating_sub(3)..start, Class::PerpetratorCaught);
        (people && caught && (self.event.is_none() || object)).then_some(Attribution::Suspected)
    }

    /// "X leaflets were found at the scene", "the initials of X were painted".
    pub(super) fn trace(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let named = phrase.head == Head::Trace
            || self.is(start.saturating_sub(1), Class::Of)
                && self.any(start.saturating_sub(5)..start, Class::PerpetratorTraces)
            || self.any(start.saturating_sub(4)..start, Class::TraceWord);
        named && self.any(self.sentence.clone(), Class::PerpetratorFound)
    }
}
