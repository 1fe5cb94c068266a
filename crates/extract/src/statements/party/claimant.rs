//! Groups that no list knows, shown by what stands around their name: "Black Star claimed responsibility", "Workers'
//! Dawn, a band of anarchists", "the kidnappers, who call themselves the Black Hand".

use std::ops::Range;

use super::{Finder, Party};
use crate::{pack::Class, statements::words::Cue};

/// How far behind a name its claim or its description may stand.
const TO_CLAIM: usize = 6;

impl Finder<'_> {
    /// A name whose owner claims an act, or that is described as an armed group.
    pub(super) fn claimant_at(&self, at: usize) -> Option<Party> {
        if self.is_inside_name(at) {
            return None;
        }
        let name = self.name_at(at).filter(|name| !self.is_civil(name))?;
        let end = self.past_short_form(name.end);
        let claims = self.claims_behind(end)
            || self.claimed_before(at)
            || self.is_voiced(at, end)
            || self.is_signature(at);
        (claims || self.is_described(end))
            .then(|| self.nameless(at..end, self.reading.words(&name).to_owned()))
    }

    /// Whether the name starts further to the left, or the word only stands for one.
    fn is_inside_name(&self, at: usize) -> bool {
        let text = self.reading.text;
        let back = |n: usize| at.checked_sub(n);
        let capital =
            |at: Option<usize>| at.is_some_and(|at| text.tokens[at].capitalized && !text.is(at, Class::The));
        let joined = back(1).is_some_and(|at| text.is(at, Class::NameInside));
        let named = back(1).is_some_and(|at| self.is_name(at) || self.has(at, Cue::Spokes).is_some());
        let pronoun = text.is(at, Class::ClaimantPronoun);
        pronoun || named || (joined && capital(back(2)))
    }

    /// "(CSPPA)" behind a name.
    fn past_short_form(&self, end: usize) -> usize {
        let text = self.reading.text;
        let short = text.lower(end) == "(" && text.lower(end + 2) == ")";
        end + if short { 3 } else { 0 }
    }

    /// "Black Star has claimed responsibility", "the BSO also took credit".
    fn claims_behind(&self, end: usize) -> bool {
        let text = self.reading.text;
        let verb = (end..end + TO_CLAIM)
            .find(|i| !text.is(*i, Class::JointHelp) && !text.is(*i, Class::AdverbEnding));
        verb.is_some_and(|verb| self.claims_responsibility(verb))
    }

    /// "claimed responsibility", not "took it upon itself".
    fn claims_responsibility(&self, at: usize) -> bool {
        let text = self.reading.text;
        let whole = self.has(at, Cue::ClaimWhole);
        let told = whole.is_some_and(|end| (at..end).any(|i| text.is(i, Class::Credit)));
        told && text.is(at, Class::ClaimForm)
    }

    /// "was claimed by a group called Direct Action".
    fn claimed_before(&self, at: usize) -> bool {
        let text = self.reading.text;
        let from = at.saturating_sub(8);
        let Some(by) = (from..at).rev().find(|i| text.is(*i, Class::By)) else { return false };
        let small = |i: usize| {
            text.is(i, Class::NameIndefinite)
                || self.has(i, Cue::Obscure).is_some()
                || self.has(i, Cue::Pointer).is_some()
        };
        let claimed = (by.saturating_sub(4)..by)
            .any(|i| text.is(i, Class::Claimed) || self.has(i, Cue::Vindicated).is_some());
        claimed && (by + 1..at).all(small)
    }

    /// "A caller said that the Movement of 2 June had set the fire": named in a call as the doer.
    fn is_voiced(&self, at: usize, end: usize) -> bool {
        let text = self.reading.text;
        let doer = text.is(end, Class::ClaimantHelp);
        let article = at.saturating_sub(usize::from(at > 0 && text.is(at - 1, Class::The)));
        let Some(before) = article.checked_sub(1).filter(|_| doer) else { return false };
        let content = text.is(before, Class::That) || self.has(before, Cue::Say).is_some();
        let sentence = self.reading.sentence_of(at);
        let start = text.sentences.get(sentence).map_or(at, |sentence| sentence.tokens.start);
        let voice = |i: usize| self.has(i, Cue::Caller).is_some() || self.has(i, Cue::Phone).is_some();
        content && (start.max(at.saturating_sub(30))..at).any(voice)
    }

    /// "A message signed Soldiers of Islam".
    fn is_signature(&self, at: usize) -> bool {
        let signed = at > 1 && self.reading.text.is(at - 1, Class::Signed);
        signed && (at.saturating_sub(4)..at - 1).any(|i| self.has(i, Cue::Media).is_some())
    }

    /// ", a little-known band of anarchists": what stands behind the comma is a word for those who fight.
    fn is_described(&self, end: usize) -> bool {
        let text = self.reading.text;
        let article = text.is(end + 1, Class::Indefinite);
        if text.lower(end) != "," || !article {
            return false;
        }
        let stop = (end + 2..end + 8).find(|i| text.is(*i, Class::NameBreak));
        let noun = end + 2..stop.unwrap_or(end + 8);
        let head = noun.clone().next_back();
        let armed =
            noun.clone().any(|i| self.has(i, Cue::Obscure).is_some() || self.has(i, Cue::Gang).is_some());
        let band = head.is_some_and(|i| text.is(i, Class::Band));
        head.is_some_and(|i| self.has(i, Cue::Pointer).is_some() || self.has(i, Cue::Gang).is_some())
            && (armed || band)
    }

    /// "the kidnappers, who call themselves the Black Hand".
    pub(super) fn self_named_at(&self, at: usize) -> Option<Party> {
        let text = self.reading.text;
        let head = self.has(at, Cue::Pointer).or_else(|| self.has(at, Cue::Fighter))?;
        let from = head + usize::from(text.lower(head) == ",");
        let calls = (from..from + 2).find(|i| text.is(*i, Class::CallingItself))?;
        let name = self.name_behind(calls)?;
        let words = self.reading.words(&name).to_owned();
        Some(self.nameless(self.phrase_start(at)..name.end, words))
    }

    /// "a little-known group, the Iron Wolves,": the name of the group stands behind it.
    pub(super) fn name_set_off(&self, head: usize) -> Option<Range<usize>> {
        let text = self.reading.text;
        if !matches!(text.lower(head), "," | "-" | "–" | "—" | "(") {
            return None;
        }
        let start = head + 1 + usize::from(text.is(head + 1, Class::The));
        let name = self.name_at(start)?;
        let closed = text.is(name.end, Class::ClaimantEnd);
        (closed && !self.is_civil(&name)).then_some(name)
    }
}
