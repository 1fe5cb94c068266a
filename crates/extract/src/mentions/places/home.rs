//! The country that a text tells of, for what it does not place itself.

use std::{collections::HashMap, ops::Range};

use model::{
    TargetClass,
    codebook::{ActorKind, Codebook, PlaceKind},
};

use super::{PlaceMention, surroundings};
use crate::{
    lexicon::{Lexicon, NationForm},
    mentions::{actors::ActorMention, nations::Nation, topic::Topic},
    pack::Class,
    text::Text,
};

/// The country of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The words that say it; none where the headline does.
    pub tokens: Range<usize>,
}

/// How often the text speaks of each country, for a choice among places of one name.
#[derive(Debug, Default)]
pub(super) struct Votes {
    countries: HashMap<String, u32>,
    most: u32,
}

impl Votes {
    pub(super) fn of(
        lexicon: &Lexicon,
        text: &Text<'_>,
        nations: &[Nation],
        actors: &[ActorMention],
        topic: &Topic,
    ) -> Self {
        let mut votes = Self::default();
        if let Some(country) = &topic.country {
            votes.add(country, HEADLINE);
        }
        for nation in nations {
            if owns_post(lexicon, text, nation) {
                continue;
            }
            let weight = match nation.form {
                NationForm::Name if surroundings::is_dateline(text, &nation.tokens) => DATELINE,
                NationForm::Name => 3,
                NationForm::Capital => 2,
                NationForm::Adjective | NationForm::Demonym => 1,
            };
            votes.add(&lexicon.codebook.countries[nation.country].code, weight);
        }
        for country in bases(lexicon, actors) {
            votes.add(country.0, 1);
        }
        votes.add_towns(lexicon, text);
        votes
    }

    /// Towns of which there is one only speak for their country, most of all in the dateline.
    fn add_towns(&mut self, lexicon: &Lexicon, text: &Text<'_>) {
        let mut at = 0;
        while at < text.tokens.len() {
            let hits = lexicon.places.longest_at(text, at);
            let Some(first) = hits.first() else {
                at += 1;
                continue;
            };
            let place = &lexicon.codebook.places[*first.value];
            let alone = hits.iter().all(|hit| lexicon.codebook.places[*hit.value].country == place.country);
            let dateline = surroundings::is_dateline(text, &(at..at + first.tokens));
            if alone && (place.population >= LARGE_TOWN || place.kind == PlaceKind::Capital) {
                self.add(&place.country, if dateline { DATELINE } else { 1 });
            }
            at += first.tokens;
        }
    }

    fn add(&mut self, country: &str, weight: u32) {
        let count = self.countries.entry(country.to_owned()).or_insert(0);
        *count += weight;
        self.most = self.most.max(*count);
    }

    /// The weight of one country.
    pub(super) fn of_country(&self, country: &str) -> u32 {
        self.countries.get(country).copied().unwrap_or(0)
    }

    /// Whether the text names any state more than in passing.
    pub(super) fn speaks_of_a_country(&self) -> bool {
        self.most >= 2
    }
}

/// A town from this population on speaks for its country.
const LARGE_TOWN: u32 = 50_000;

/// "the Indian consulate": whose a post is says where it is not.
fn owns_post(lexicon: &Lexicon, text: &Text<'_>, nation: &Nation) -> bool {
    let noun = nation.tokens.end + usize::from(text.is(nation.tokens.end, Class::Possessive));
    lexicon.targets.first_at(text, noun).is_some_and(|hit| hit.value.class == TargetClass::Diplomatic)
}

/// The countries in which the named actors are at home, each with the words for the first actor.
fn bases<'l, 'm>(lexicon: &'l Lexicon, mentions: &'m [ActorMention]) -> Vec<(&'l str, &'m Range<usize>)> {
    let mut seen: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for mention in mentions {
        let Some(index) = mention.actor.filter(|index| !seen.contains(index)) else { continue };
        if seen.len() == MOST_ACTORS {
            break;
        }
        seen.push(index);
        let country = lexicon.codebook.actors[index].countries.first();
        if let Some(country) = country.filter(|_| lexicon.homes.get(index).is_some_and(|home| *home)) {
            found.push((country.as_str(), &mention.tokens));
        }
    }
    found
}

/// Whether each actor is at home in the first of its countries: one of a short list, unless the actor has wings in
/// others. States act anywhere.
pub(crate) fn homes(codebook: &Codebook) -> Vec<bool> {
    let mut homes: Vec<bool> = codebook
        .actors
        .iter()
        .map(|actor| {
            (1..=MOST_COUNTRIES).contains(&actor.countries.len()) && actor.kind != ActorKind::StateForce
        })
        .collect();
    let numbers: HashMap<&str, usize> =
        codebook.actors.iter().enumerate().map(|(number, actor)| (actor.id.as_str(), number)).collect();
    for actor in &codebook.actors {
        for ancestor in codebook.actor_and_ancestors(&actor.id).iter().skip(1) {
            let elsewhere = ancestor.countries.first().is_some_and(|home| !actor.countries.contains(home));
            if let Some(home) = numbers.get(ancestor.id.as_str()).and_then(|number| homes.get_mut(*number)) {
                *home &= !elsewhere;
            }
        }
    }
    homes
}

const MOST_COUNTRIES: usize = 3;

/// So many actors of a text are asked where they are at home.
const MOST_ACTORS: usize = 12;

/// What each kind of word says for a country: where something is said to be goes before whose it is.
const DATELINE: u32 = 9;
const HEADLINE: u32 = 6;
const LOCATED_TOWN: u32 = 6;
const LOCATED_COUNTRY: u32 = 6;
const AUTHORITY: u32 = 3;
const NAMED: u32 = 1;
const ACTOR: u32 = 2;
/// Less says nothing, unless all that is named speaks for one country.
const ENOUGH: u32 = 2;

/// The country with most weight; `None` where nothing speaks for any.
pub(super) fn find(
    lexicon: &Lexicon,
    text: &Text<'_>,
    nations: &[Nation],
    actors: &[ActorMention],
    places: &[PlaceMention],
    topic: &Topic,
) -> Option<Home> {
    let mut weights: Vec<(u32, &str, Range<usize>)> = Vec::new();
    let mut add = |country, weight, tokens: &Range<usize>| match weights.iter_mut().find(|w| w.1 == country) {
        Some(known) => known.0 += weight,
        None => weights.push((weight, country, tokens.clone())),
    };
    for place in places.iter().filter(|place| !place.country.is_empty()) {
        let weight = match (place.dateline, place.located, place.is_town()) {
            (true, ..) => DATELINE,
            (_, true, true) => LOCATED_TOWN,
            (_, true, false) => LOCATED_COUNTRY,
            _ => NAMED,
        };
        add(place.country.as_str(), weight, &place.tokens);
    }
    let senders: Vec<usize> = nations
        .iter()
        .filter(|nation| owns_post(lexicon, text, nation))
        .map(|nation| nation.country)
        .collect();
    let local = |nation: &&Nation| is_local(text, nation) && !senders.contains(&nation.country);
    for nation in nations.iter().filter(local) {
        let code = &lexicon.codebook.countries[nation.country].code;
        add(lexicon.codebook.present_code(code), AUTHORITY, &nation.tokens);
    }
    for (country, tokens) in bases(lexicon, actors) {
        add(country, ACTOR, tokens);
    }
    let mut at = 0;
    while at < text.tokens.len() {
        let hit = lexicon.organizations.first_at(text, at);
        if let Some(country) =
            hit.as_ref().filter(|hit| hit.value.home).and_then(|hit| hit.value.nation.as_deref())
        {
            add(country, AUTHORITY, &(at..at + hit.as_ref().map_or(1, |hit| hit.tokens)));
        }
        at += hit.map_or(1, |hit| hit.tokens);
    }
    if let Some(country) = &topic.country {
        add(country.as_str(), HEADLINE, &(0..0));
    }
    let alone = weights.len() == 1;
    let (weight, country, tokens) = weights.into_iter().rev().max_by_key(|(weight, ..)| *weight)?;
    (alone || weight >= ENOUGH).then(|| Home { country: country.to_owned(), tokens })
}

/// "Colombian police", "the Greek National Bank": an adjective of what a state has only at home.
fn is_local(text: &Text<'_>, nation: &Nation) -> bool {
    matches!(nation.form, NationForm::Adjective)
        && (nation.tokens.end..nation.tokens.end + 2).any(|i| text.is(i, Class::HomeNoun))
}
