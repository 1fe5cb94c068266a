//! Towns that the gazetteer does not know: "the village of Challar", "in Doza", "Sherut Rahel settlement".

use std::ops::Range;

use super::{Home, PlaceMention, Scan};
use crate::{mentions::covering, pack::Class, text::TokenKind};

/// A name has at most this many tokens.
const LONGEST: usize = 5;

/// How many tokens behind a name its country or region is looked for.
const CONTAINER_REACH: usize = 6;

/// Adds the towns that are named in the way of towns, each with the country of the place that it is said to lie in,
/// else that of the nearest place of its sentence, else that of the text.
pub(super) fn add(scan: &Scan<'_, '_>, home: Option<&Home>, found: &mut Vec<PlaceMention>) {
    let mut new = Vec::new();
    let mut at = 0;
    while at < scan.text.tokens.len() {
        match scan.unlisted_at(at, found) {
            Some(tokens) => {
                at = tokens.end;
                new.push(scan.unlisted(tokens, home, found));
            }
            None => at += 1,
        }
    }
    if !new.is_empty() {
        found.append(&mut new);
        found.sort_by_key(|place| place.tokens.start);
    }
}

impl Scan<'_, '_> {
    fn unlisted(&self, tokens: Range<usize>, home: Option<&Home>, listed: &[PlaceMention]) -> PlaceMention {
        let bytes = self.text.tokens[tokens.start].start..self.text.tokens[tokens.end - 1].end;
        let country = self
            .container(&tokens, listed)
            .or_else(|| self.before(&tokens, listed))
            .or(home.map(|home| home.country.as_str()))
            .or_else(|| self.behind(&tokens, listed));
        PlaceMention {
            unlisted: Some(self.text.slice(bytes).to_owned()),
            country: country.unwrap_or_default().to_owned(),
            located: true,
            ..self.mention(tokens)
        }
    }

    /// The place in which the name is said to lie: "Doza, Ecuador", "Challar of Udhampur district", "(Sucre Department)".
    fn container<'p>(&self, tokens: &Range<usize>, listed: &'p [PlaceMention]) -> Option<&'p str> {
        let first = listed.partition_point(|place| place.tokens.start < tokens.end);
        let next = listed.get(first).filter(|place| place.tokens.start <= tokens.end + CONTAINER_REACH)?;
        let plain = |i: usize| {
            matches!(self.text.word(i), "," | "(")
                || self.text.is_any(
                    i,
                    &[Class::PlacePreposition, Class::OfPreposition, Class::PlaceModifier, Class::PlacePart],
                )
        };
        (tokens.end..next.tokens.start).all(plain).then_some(next.country.as_str())
    }

    /// The country of the place before the name in its sentence.
    fn before<'p>(&self, tokens: &Range<usize>, listed: &'p [PlaceMention]) -> Option<&'p str> {
        let first = listed.partition_point(|place| place.tokens.start < tokens.start);
        let place = listed.get(first.checked_sub(1)?)?;
        self.is_near(place, tokens).then_some(place.country.as_str())
    }

    fn behind<'p>(&self, tokens: &Range<usize>, listed: &'p [PlaceMention]) -> Option<&'p str> {
        let first = listed.partition_point(|place| place.tokens.start < tokens.start);
        let place = listed.get(first)?;
        self.is_near(place, tokens).then_some(place.country.as_str())
    }

    fn is_near(&self, place: &PlaceMention, tokens: &Range<usize>) -> bool {
        let same = self.text.sentence_of(place.tokens.start) == self.text.sentence_of(tokens.start);
        same && (place.located || place.dateline)
    }

    /// Tokens of a name of a town that starts at `at`.
    fn unlisted_at(&self, at: usize, listed: &[PlaceMention]) -> Option<Range<usize>> {
        if !self.may_begin(at) {
            return None;
        }
        let before = at.checked_sub(1)?;
        let end = self.name_end(at);
        let named = self.text.is(before, Class::OfPreposition)
            && before.checked_sub(1).is_some_and(|noun| self.text.is(noun, Class::TownNoun))
            || self.text.is(before, Class::TownNoun) && self.located(before);
        let styled = self.text.is(end, Class::TownNoun) && self.located(at);
        let plain = self.text.is(before, Class::InPreposition)
            && self.may_end(end)
            && !self.text.is(at, Class::NotPlace)
            && !self.is_numbered(at, end)
            && self.is_mixed(at);
        let free = covering(listed, |place| &place.tokens, at).is_none()
            && covering(listed, |place| &place.tokens, end - 1).is_none()
            && !(at..end).any(|i| self.is_taken(i));
        ((named || styled || plain) && free).then_some(at..end)
    }

    /// Whether a preposition of place leads to token `at`.
    fn located(&self, at: usize) -> bool {
        super::surroundings::after_preposition(self.text, at)
    }

    /// A capitalised word that opens no sentence and is no word for something else.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        token.kind == TokenKind::Word
            && token.capitalized
            && token.end - token.start > 2
            && !(token.all_caps && self.is_mixed(at))
            && !self.text.is_any(at, &[Class::Month, Class::Weekday, Class::PlaceModifier, Class::NotPlace])
    }

    /// End of the run of capitalised words from `at`, with the small words inside names of places.
    fn name_end(&self, at: usize) -> usize {
        let capital = |i: usize| {
            self.text.tokens.get(i).is_some_and(|token| {
                token.kind == TokenKind::Word
                    && token.capitalized
                    && !self.text.is_any(i, &[Class::Month, Class::Weekday, Class::TownNoun])
            })
        };
        let mut end = at + 1;
        while end < at + LONGEST {
            if capital(end) {
                end += 1;
            } else if self.text.is(end, Class::NameParticle) && capital(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// "Room 4", "Gate 12", "T-shirts".
    fn is_numbered(&self, at: usize, end: usize) -> bool {
        let lettered = self.text.word(at).chars().nth(1).is_some_and(|second| !second.is_alphabetic());
        lettered || self.text.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// What may follow a name that only a preposition marks as a place: a mark, the end, or a small word.
    fn may_end(&self, end: usize) -> bool {
        match self.text.tokens.get(end) {
            None => true,
            Some(token) if token.kind == TokenKind::Word => {
                !token.capitalized
                    && !self.text.is(end, Class::Possessive)
                    && self.lexicon.targets.first_at(self.text, end).is_none()
                    || self.text.is_any(end, &[Class::Month, Class::Weekday])
            }
            Some(_) => !self.text.is(end, Class::Possessive),
        }
    }

    /// Words of states, groups and things that can be attacked make no town.
    fn is_taken(&self, i: usize) -> bool {
        covering(self.nations, |nation| &nation.tokens, i).is_some()
            || covering(self.actors, |actor| &actor.tokens, i).is_some()
            || self.lexicon.targets.first_at(self.text, i).is_some()
            || self.lexicon.outlets.first_at(self.text, i).is_some()
            || self.lexicon.organizations.first_at(self.text, i).is_some()
    }

    /// Whether the sentence is written in small letters, so that a capital means a name.
    fn is_mixed(&self, at: usize) -> bool {
        let sentence = &self.text.sentences[self.text.sentence_of(at)];
        let words = sentence.tokens.clone().filter(|i| self.text.tokens[*i].kind == TokenKind::Word);
        let (all, small) = words
            .take(24)
            .fold((0, 0), |(all, small), i| (all + 1, small + usize::from(!self.text.tokens[i].capitalized)));
        small * 2 > all
    }
}
