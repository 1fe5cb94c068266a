//! Places where something can happen: towns, regions, countries, listed in the gazetteer or not.

mod home;
mod surroundings;
mod unlisted;

use std::ops::Range;

use model::codebook::PlaceKind;

pub use home::Home;
use home::Votes;
pub(crate) use home::homes;

use super::{
    actors::{ActorMention, ActorRole},
    covering,
    nations::Nation,
    topic::Topic,
};
use crate::{
    lexicon::{Lexicon, NationForm},
    pack::Class,
    text::{Text, TokenKind},
};

/// A place named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceMention {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Index into the codebook's places; `None` for a country and for a town that is not listed.
    pub place: Option<usize>,
    /// Name of a town that is not listed, as the text has it.
    pub unlisted: Option<String>,
    /// ISO 3166-1 alpha-2; empty where nothing in the text says it.
    pub country: String,
    /// Whether the word may stand for a government rather than the place ("Moscow said").
    pub capital: bool,
    /// Whether a preposition of place stands before it, or a noun that it locates behind it ("an Algiers market").
    pub located: bool,
    /// Whether it only says where another place lies: "near Hebron", "seven miles outside San Salvador".
    pub reference: bool,
    /// Whether it opens the dateline.
    pub dateline: bool,
    /// Whether it names whose something is, not where: "the embassy of Turkmenistan".
    pub owner: bool,
}

impl PlaceMention {
    /// Whether it is a town or a region rather than a country.
    pub fn is_town(&self) -> bool {
        self.place.is_some() || self.unlisted.is_some()
    }
}

/// Towns below this population need a preposition, a dateline or their country beside them.
const WELL_KNOWN: u32 = 150_000;

/// So many tokens before "city" the word for "this" is looked for.
const POINTER_REACH: usize = 5;

/// More votes for a country than these say no more.
const ENOUGH_VOTES: u32 = 9;

/// Names of towns below this population may be the first word of another name: "Agri Dere".
const FAMOUS: u32 = 600_000;

/// Towns below this population are taken for one in a country that the text speaks of, listed or not.
const HOMONYM: u32 = 20_000;

/// The places of a text, and the country that it tells of.
pub fn find(
    lexicon: &Lexicon,
    text: &Text<'_>,
    nations: &[Nation],
    actors: &[ActorMention],
    topic: &Topic,
) -> (Vec<PlaceMention>, Option<Home>) {
    let votes = Votes::of(lexicon, text, nations, actors, topic);
    let scan = Scan { lexicon, text, nations, actors, votes: &votes };
    let mut found = scan.listed();
    scan.locate_joined(&mut found);
    let home = home::find(lexicon, text, nations, actors, &found, topic);
    unlisted::add(&scan, home.as_ref(), &mut found);
    scan.mark_parts(&mut found);
    scan.add_deictic(home.as_ref(), topic, &mut found);
    (found, home)
}

/// What the search for places looks at.
struct Scan<'s, 't> {
    lexicon: &'s Lexicon,
    text: &'s Text<'t>,
    nations: &'s [Nation],
    actors: &'s [ActorMention],
    votes: &'s Votes,
}

impl Scan<'_, '_> {
    /// Countries, and places of the gazetteer; among places of one name, one in a country that the text names goes
    /// before the larger one.
    fn listed(&self) -> Vec<PlaceMention> {
        let text = self.text;
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.tokens.len() {
            if let Some(actor) =
                covering(self.actors, |actor| &actor.tokens, at).filter(|_| !self.ends_name(at))
            {
                at = if actor.role == ActorRole::Provisional { at + 1 } else { actor.tokens.end.max(at + 1) };
                continue;
            }
            let nation = covering(self.nations, |nation| &nation.tokens, at)
                .filter(|nation| nation.tokens.start == at);
            match nation.map(|nation| nation.form) {
                Some(NationForm::Adjective) if text.is(at + 1, Class::CapitalNoun) => {
                    found.extend(nation.and_then(|nation| self.capital_of(nation)));
                    at += 2;
                }
                Some(NationForm::Adjective | NationForm::Demonym) => {
                    at = nation.map_or(at + 1, |nation| nation.tokens.end)
                }
                Some(NationForm::Name) if self.longer_place(nation, at).is_none() => {
                    let Some(nation) = nation else { break };
                    found.push(self.country(nation));
                    at = nation.tokens.end;
                }
                _ => match self.town_at(at) {
                    Some(mention) => {
                        at = mention.tokens.end;
                        found.push(mention);
                    }
                    None => at = nation.map_or(at + 1, |nation| nation.tokens.end),
                },
            }
        }
        found
    }

    /// "in this northern Afghan city" is the town of the dateline, "in the capital" that of the country told of.
    fn add_deictic(&self, home: Option<&Home>, topic: &Topic, found: &mut Vec<PlaceMention>) {
        let dateline = found.iter().find(|place| place.dateline && place.is_town()).cloned();
        let headline = || {
            let town = topic.town.clone().filter(|_| topic.country.is_some())?;
            let country = topic.country.clone()?;
            Some(PlaceMention { unlisted: Some(town), country, ..self.mention(0..1) })
        };
        let scene = dateline.or_else(headline);
        let capital = home.and_then(|home| self.lexicon.capitals.get(&home.country));
        let mut new = Vec::new();
        for at in 1..self.text.tokens.len() {
            let this = self.text.is(at, Class::CityNoun).then(|| self.pointer_before(at)).flatten();
            let here = self.text.is(at, Class::HereWord) && !self.text.tokens[at].capitalized;
            let this = this.or_else(|| here.then_some(at));
            let seat = self.text.is(at, Class::CapitalNoun)
                && self.text.is(at - 1, Class::Article)
                && !self.text.is(at + 1, Class::OfPreposition)
                && !(self.text.is(at + 1, Class::Comma)
                    && self.text.tokens.get(at + 2).is_some_and(|token| token.capitalized))
                && covering(found, |place| &place.tokens, at).is_none();
            if let Some((this, town)) = this.zip(scene.as_ref()) {
                new.push(PlaceMention {
                    dateline: false,
                    capital: false,
                    owner: false,
                    tokens: this..at + 1,
                    located: true,
                    ..town.clone()
                });
            } else if let Some((capital, home)) = capital.zip(home).filter(|_| seat) {
                new.push(PlaceMention {
                    place: Some(*capital),
                    country: home.country.clone(),
                    ..self.mention(at..at + 1)
                });
            }
        }
        if !new.is_empty() {
            found.append(&mut new);
            found.sort_by_key(|place| place.tokens.start);
        }
    }

    /// The word for "this" that leads to the noun at `at` over small words, behind a preposition of place.
    fn pointer_before(&self, at: usize) -> Option<usize> {
        let free = |i: &usize| self.text.tokens[*i].kind == TokenKind::Word;
        let this = (at.saturating_sub(POINTER_REACH)..at)
            .rev()
            .take_while(free)
            .find(|i| self.text.is(*i, Class::ThisWord))?;
        surroundings::after_preposition(self.text, this).then_some(this)
    }

    /// "in Turin and Zurich": a preposition leads to every place of a list.
    fn locate_joined(&self, found: &mut [PlaceMention]) {
        for index in 1..found.len() {
            let (left, right) = found.split_at_mut(index);
            let (Some(left), Some(right)) = (left.last(), right.first_mut()) else { continue };
            let gap = left.tokens.end..right.tokens.start;
            let joined =
                (1..=2).contains(&gap.len()) && gap.clone().all(|i| self.text.is(i, Class::PostJoint));
            right.located |= joined && left.located && left.is_town() == right.is_town();
        }
    }

    /// "the Gros quarter of San Sebastián", "Finchley, north London": of a part of a town and the town, the town is the
    /// place.
    fn mark_parts(&self, found: &mut [PlaceMention]) {
        for index in 1..found.len() {
            let (left, right) = found.split_at_mut(index);
            let (Some(part), Some(town)) = (left.last_mut(), right.first_mut()) else { continue };
            let gap = part.tokens.end..town.tokens.start;
            let quarter = self.text.is(gap.start, Class::QuarterNoun);
            let city = town.place.is_some_and(|place| {
                matches!(self.lexicon.codebook.places[place].kind, PlaceKind::City | PlaceKind::Capital)
            });
            let bound = |i: usize| {
                self.text.is_any(
                    i,
                    &[
                        Class::OfPreposition,
                        Class::PlaceModifier,
                        Class::QuarterNoun,
                        Class::Comma,
                        Class::WithinPreposition,
                    ],
                )
            };
            let close = (1..=4).contains(&gap.len()) && gap.clone().all(bound);
            let unit = self.text.is(town.tokens.end, Class::UnitNoun);
            if close && city && !unit && (quarter || part.unlisted.is_some()) {
                part.reference = true;
                town.located = true;
                town.reference = false;
            }
        }
    }

    /// "the Naval Forces Command in Istanbul": behind a preposition inside a name that no list has, a place; so is a name of
    /// a place that only begins like that of a group.
    fn ends_name(&self, at: usize) -> bool {
        let actor = covering(self.actors, |actor| &actor.tokens, at).filter(|actor| actor.tokens.start == at);
        let place = || self.lexicon.places.first_at(self.text, at).map_or(0, |hit| hit.tokens);
        let guess = actor.is_some_and(|actor| actor.role == ActorRole::Provisional);
        if actor.is_some_and(|actor| place() + usize::from(guess) > actor.tokens.len()) {
            return true;
        }
        let unknown = covering(self.actors, |actor| &actor.tokens, at)
            .is_some_and(|actor| actor.role == ActorRole::Provisional && actor.tokens.start < at);
        unknown && self.text.is(at - 1, Class::InPreposition)
    }

    /// "Mexico City" is longer than "Mexico".
    fn longer_place(&self, nation: Option<&Nation>, at: usize) -> Option<usize> {
        let tokens = nation.map_or(0, |nation| nation.tokens.len());
        self.lexicon.places.first_at(self.text, at).map(|hit| hit.tokens).filter(|n| *n > tokens)
    }

    /// "the Afghan capital".
    fn capital_of(&self, nation: &Nation) -> Option<PlaceMention> {
        let country = &self.lexicon.codebook.countries[nation.country];
        let place = *self.lexicon.capitals.get(&country.code)?;
        let tokens = nation.tokens.start..nation.tokens.end + 1;
        Some(PlaceMention {
            place: Some(place),
            country: country.code.clone(),
            capital: false,
            located: true,
            reference: false,
            dateline: false,
            ..self.mention(tokens)
        })
    }

    fn country(&self, nation: &Nation) -> PlaceMention {
        let code = &self.lexicon.codebook.countries[nation.country].code;
        // "two attacks on Pakistan": whom, not where.
        let aimed_at =
            nation.tokens.start.checked_sub(1).is_some_and(|before| self.text.is(before, Class::On));
        let mention = self.mention(nation.tokens.clone());
        PlaceMention {
            country: self.lexicon.codebook.present_code(code).to_owned(),
            located: mention.located && !aimed_at,
            ..mention
        }
    }

    /// A mention with what stands around its tokens; the caller says what it names.
    fn mention(&self, tokens: Range<usize>) -> PlaceMention {
        PlaceMention {
            place: None,
            unlisted: None,
            country: String::new(),
            capital: false,
            located: surroundings::after_preposition(self.text, tokens.start)
                || surroundings::heads_entry(self.text, &tokens),
            reference: surroundings::is_reference(self.text, tokens.start),
            dateline: surroundings::is_dateline(self.text, &tokens),
            owner: false,
            tokens,
        }
    }

    fn town_at(&self, at: usize) -> Option<PlaceMention> {
        let hits = self.lexicon.places.longest_at(self.text, at);
        let tokens = at..at + hits.first()?.tokens;
        let place_of = |hit: usize| &self.lexicon.codebook.places[hit];
        let votes = |hit: usize| self.votes.of_country(&place_of(hit).country);
        let written = self.text.slice(self.text.tokens[at].start..self.text.tokens[tokens.end - 1].end);
        let largest = hits.iter().map(|hit| place_of(*hit.value).population).max()?;
        let best = hits.iter().map(|hit| *hit.value).max_by_key(|index| {
            let place = place_of(*index);
            let as_written = place.name == written && place.population >= largest / 3;
            (votes(*index).min(ENOUGH_VOTES), place.kind != PlaceKind::Region, as_written, place.population)
        })?;
        let place = place_of(best);
        let named_country = votes(best) > 0;
        let capital = place.kind == PlaceKind::Capital;
        let known = capital
            || place.population >= WELL_KNOWN
            || (named_country && (place.population >= 15_000 || place.kind == PlaceKind::Region));
        let mut mention = self.mention(tokens.clone());
        let inside_name = surroundings::inside_name(self.text, at) && !mention.located && !mention.dateline;
        if known && !mention.located && !inside_name {
            mention.located = surroundings::is_attribute(self.lexicon, self.text, &tokens, named_country);
        }
        let of_another = surroundings::begins_longer_name(self.lexicon, self.text, tokens.end, known);
        let famous = capital || place.population >= FAMOUS;
        if of_another && (!famous || place.kind == PlaceKind::Region) && !mention.dateline {
            return None;
        }
        let keeps = mention.dateline || ((mention.located || known) && !inside_name);
        let elsewhere = !known
            && !named_country
            && tokens.len() == 1
            && place.kind == PlaceKind::Town
            && place.population < HOMONYM
            && self.votes.speaks_of_a_country();
        (keeps && !elsewhere).then(|| PlaceMention {
            place: Some(best),
            country: place.country.clone(),
            capital,
            ..mention
        })
    }
}
