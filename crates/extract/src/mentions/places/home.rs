//! The country that a text tells of, for what it does not place itself.

use std::{collections::HashMap, ops::Range};

use model::codebook::ActorKind;

use super::{PlaceMention, surroundings};
use crate::{
    lexicon::{Lexicon, NationForm},
    mentions::{actors::ActorMention, nations::Nation},
    pack::Class,
    text::Text,
};

/// The country of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The words that say it.
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
    ) -> Self {
        let mut votes = Self::default();
        for nation in nations {
            let weight = match nation.form {
                NationForm::Name if surroundings::is_dateline(text, &nation.tokens) => 9,
                NationForm::Name => 3,
                NationForm::Capital => 2,
                NationForm::Adjective | NationForm::Demonym => 1,
            };
            votes.add(&lexicon.codebook.countries[nation.country].code, weight);
        }
        for country in actors.iter().filter_map(|actor| base_country(lexicon, actor)) {
            votes.add(country, 1);
        }
        votes
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

/// The country in which an actor is at home, the first of a short list; states act anywhere.
fn base_country<'l>(lexicon: &'l Lexicon, mention: &ActorMention) -> Option<&'l str> {
    let actor = &lexicon.codebook.actors[mention.actor?];
    let countries = actor.countries.as_slice();
    (countries.len() <= MOST_COUNTRIES && actor.kind != ActorKind::StateForce)
        .then(|| countries.first().map(String::as_str))?
}

const MOST_COUNTRIES: usize = 3;

/// What each kind of word says for a country: where something is said to be goes before whose it is.
const DATELINE: u32 = 8;
const LOCATED_TOWN: u32 = 6;
const LOCATED_COUNTRY: u32 = 6;
const AUTHORITY: u32 = 3;
const NAMED_TOWN: u32 = 1;
const ACTOR: u32 = 2;
/// Less says nothing.
const ENOUGH: u32 = 2;

/// The country with most weight; `None` where nothing speaks for any.
pub(super) fn find(
    lexicon: &Lexicon,
    text: &Text<'_>,
    nations: &[Nation],
    actors: &[ActorMention],
    places: &[PlaceMention],
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
            (_, _, true) => NAMED_TOWN,
            _ => continue,
        };
        add(place.country.as_str(), weight, &place.tokens);
    }
    for nation in nations.iter().filter(|nation| is_local(text, nation)) {
        let code = &lexicon.codebook.countries[nation.country].code;
        add(lexicon.codebook.present_code(code), AUTHORITY, &nation.tokens);
    }
    for actor in actors {
        if let Some(country) = base_country(lexicon, actor) {
            add(country, ACTOR, &actor.tokens);
        }
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
    let (weight, country, tokens) = weights.into_iter().rev().max_by_key(|(weight, ..)| *weight)?;
    (weight >= ENOUGH).then(|| Home { country: country.to_owned(), tokens })
}

/// "Colombian police", "the Greek National Bank": an adjective of what a state has only at home.
fn is_local(text: &Text<'_>, nation: &Nation) -> bool {
    matches!(nation.form, NationForm::Adjective)
        && (nation.tokens.end..nation.tokens.end + 2).any(|i| text.is(i, Class::HomeNoun))
}
