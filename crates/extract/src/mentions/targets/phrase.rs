//! What stands around the head noun: states, names, places, determiners.

use crate::pack::Pack;
use std::ops::Range;

use model::{TargetClass, codebook::Side};

use super::{Determiner, Scene};
use crate::{
    lexicon::{NationForm, TargetNoun},
    mentions::{covering, nations::Nation},
    pack::Class,
    text::TokenKind,
};

/// "the Gros quarter of San Sebastián": so many tokens lie between a part and its town.
const PART_GAP: usize = 4;

/// How many tokens a phrase may reach to the left of its head.
const LEFT_REACH: usize = 8;

impl Scene<'_, '_> {
    /// Start of the phrase, states named in it, whether it holds a proper name.
    pub(super) fn left_of(&self, at: usize) -> (usize, Vec<String>, bool) {
        let mut start = at;
        let mut nations = Vec::new();
        let mut proper = false;
        while start > 0 && at - start < LEFT_REACH {
            let before = start - 1;
            if let Some(nation) = self.nation_ending_at(before) {
                nations.insert(0, self.code(nation));
                start = nation.tokens.start;
            } else if self.joins_nation(before, nations.is_empty()) {
                start = before;
            } else if self.is_name_word(before) && nations.is_empty() {
                proper = true;
                start = before;
            } else {
                break;
            }
        }
        (start, nations, proper)
    }

    /// Whether the word at `at` ties the phrase to a state named before it: "'s", "and" in a list, a light modifier.
    fn joins_nation(&self, at: usize, first: bool) -> bool {
        let word = self.text.lower(at);
        let Some(before) = at.checked_sub(1) else { return false };
        let nation = self.nation_ending_at(before).is_some();
        match word {
            _ if self.text.is(at, Class::PossessorMark) => nation,
            _ if self.text.is(at, Class::NationJoin) => nation && !first,
            _ if nation => {
                self.text.tokens[at].kind == TokenKind::Word && !is_function_word(self.text.pack, word)
            }
            _ => is_light_modifier(self.text.pack, word) && self.text.is(before, Class::PossessiveMark),
        }
    }

    /// End of the phrase and states named after "of": "of the United States", "of Bulgaria, Chile and Germany".
    pub(super) fn right_of(&self, end: usize, own: &[String]) -> (usize, Vec<String>) {
        let mut nations = Vec::new();
        let behind = self.text.pack.language.adjectives == Side::After;
        if let Some(nation) =
            self.nation_starting_at(end).filter(|it| behind && it.form != NationForm::Capital)
        {
            return (nation.tokens.end, vec![self.code(nation)]);
        }
        if !own.is_empty() || end + 1 >= self.text.tokens.len() || !self.text.is(end, Class::Of) {
            return (end, nations);
        }
        let mut at = end + 1;
        let mut stop = end;
        while at < self.text.tokens.len() && at < end + 40 {
            if let Some(nation) =
                self.nation_starting_at(at).filter(|nation| nation.form != NationForm::Capital)
            {
                nations.push(self.code(nation));
                at = nation.tokens.end;
                stop = at;
            } else if self.text.is(at, Class::NationList) {
                at += 1;
            } else {
                break;
            }
        }
        (stop, nations)
    }

    pub(super) fn place_after(&self, end: usize) -> Option<usize> {
        let place = self.named_after(end)?;
        let whole = self.places.get(place + 1).filter(|whole| {
            let gap = whole.tokens.start.saturating_sub(self.places[place].tokens.end);
            self.places[place].reference && !whole.reference && whole.is_town() && gap <= PART_GAP
        });
        Some(if whole.is_some() { place + 1 } else { place })
    }

    /// The place behind a phrase, be it only a part of another.
    fn named_after(&self, end: usize) -> Option<usize> {
        let preposition = |i: usize| i < self.text.tokens.len() && self.text.is(i, Class::PlaceNear);
        if !preposition(end) {
            return None;
        }
        let skip = (end + 1..(end + 6).min(self.text.tokens.len())).find(|i| self.place_at(*i).is_some())?;
        let plain = (end + 1..skip).all(|i| self.text.is(i, Class::TownModifier));
        plain.then(|| self.place_at(skip)).flatten()
    }

    /// "the Rome office of an Iranian group": a place inside a phrase that has its state from elsewhere, or is a town.
    pub(super) fn says_where(&self, place: usize, nations: &[String]) -> bool {
        let place = &self.places[place];
        nations.is_empty() || place.is_town() && !nations.contains(&place.country)
    }

    /// The place mention that starts at token `at`.
    pub(super) fn place_at(&self, at: usize) -> Option<usize> {
        self.places.binary_search_by_key(&at, |place| place.tokens.start).ok()
    }

    /// "near the village of Doza": a word for a town that leads to where something was.
    pub(super) fn says_only_where(&self, head: &Range<usize>) -> bool {
        let Some(before) = head.start.checked_sub(1) else { return false };
        let lead = if self.text.is(before, Class::Article) { before.checked_sub(1) } else { Some(before) };
        self.text.is(head.start, Class::TownNoun)
            && self.text.is(head.end, Class::OfPreposition)
            && lead.is_some_and(|lead| self.text.is(lead, Class::PlacePreposition))
    }

    /// The words of `tokens` as written.
    pub(super) fn words(&self, tokens: &Range<usize>) -> String {
        let bytes = self.text.tokens[tokens.start].start..self.text.tokens[tokens.end - 1].end;
        self.text.slice(bytes).to_owned()
    }

    /// The place mention that ends before token `end`.
    pub(super) fn place_ending_at(&self, end: usize) -> Option<usize> {
        let last = self.places.partition_point(|place| place.tokens.end < end);
        self.places.get(last).filter(|place| place.tokens.end == end).map(|_| last)
    }

    /// Places that follow `first` in a list with "and".
    pub(super) fn listed_after(&self, first: usize) -> Vec<usize> {
        let mut listed = Vec::new();
        let mut end = self.places[first].tokens.end;
        for (index, place) in self.places.iter().enumerate().skip(first + 1) {
            let between = end..place.tokens.start;
            let linked = between.len() <= 3
                && !between.is_empty()
                && between.clone().all(|i| self.text.is(i, Class::PhraseSmall));
            if !linked {
                break;
            }
            listed.push(index);
            end = place.tokens.end;
        }
        listed
    }

    pub(super) fn determiner(&self, start: usize) -> Determiner {
        let Some(before) = start.checked_sub(1) else { return Determiner::Bare };
        match self.text.tokens[before].kind {
            _ if self.text.is(before, Class::TargetDeterminer) => Determiner::Definite,
            _ if self.text.is(before, Class::TargetCount) => Determiner::Indefinite,
            TokenKind::Number => Determiner::Indefinite,
            _ => Determiner::Bare,
        }
    }

    pub(super) fn name(&self, start: usize, head: &Range<usize>, noun: &TargetNoun) -> String {
        let first = (start..head.start)
            .find(|i| covering(self.nations, |nation| &nation.tokens, *i).is_none() && self.is_name_word(*i));
        let from =
            if noun.class == TargetClass::Diplomatic { head.start } else { first.unwrap_or(head.start) };
        let raw = self
            .text
            .raw
            .get(self.text.tokens[from].start..self.text.tokens[head.end - 1].end)
            .unwrap_or_default();
        if noun.class == TargetClass::Diplomatic { raw.to_lowercase() } else { raw.to_owned() }
    }

    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        let starts_sentence =
            self.text.sentence_at(token.start).is_some_and(|s| self.text.sentences[s].tokens.start == at);
        token.kind == TokenKind::Word
            && token.capitalized
            && !starts_sentence
            && !self.text.is(at, Class::DeterminerOrPreposition)
            && !is_calendar_word(self.text.pack, self.text.lower(at))
            && covering(self.nations, |nation| &nation.tokens, at)
                .is_none_or(|nation| nation.form == NationForm::Capital)
    }

    pub(super) fn nation_ending_at(&self, at: usize) -> Option<&Nation> {
        covering(self.nations, |nation| &nation.tokens, at)
            .filter(|nation| nation.tokens.end == at + 1 && nation.form != NationForm::Capital)
    }

    pub(super) fn nation_starting_at(&self, at: usize) -> Option<&Nation> {
        covering(self.nations, |nation| &nation.tokens, at).filter(|nation| nation.tokens.start == at)
    }

    pub(super) fn code(&self, nation: &Nation) -> String {
        self.lexicon.codebook.countries[nation.country].code.clone()
    }
}

/// Words that end a noun phrase to the left.
fn is_function_word(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::TargetPhraseEnd)
}

fn is_light_modifier(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::LightModifier)
}

/// A weekday or a month.
pub fn is_calendar_word(pack: &Pack, word: &str) -> bool {
    pack.is(word, Class::CalendarName)
}
