//! Names of actors and countries, with everything they are also called.

use std::collections::BTreeMap;

/// Codebook names handed to the brief, so that printing and checking normalize alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// By codebook id.
    pub actors: BTreeMap<String, ActorName>,
    /// By ISO 3166-1 alpha-2.
    pub countries: BTreeMap<String, CountryName>,
    /// Normal place name -> other spellings.
    pub places: BTreeMap<String, Vec<String>>,
}

/// What an actor is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActorName {
    /// Full name.
    pub label: String,
    /// Short name for tables, e.g. an acronym; empty where there is none.
    pub short: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Codebook id of the parent organisation.
    pub parent: Option<String>,
    /// Countries in which acts of the parent are those of this actor.
    pub stands_for_parent_in: Vec<String>,
}

/// What a country is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountryName {
    /// Name in running text, e.g. `Afghanistan`, `the United States`.
    pub name: String,
    /// Adjective, e.g. `Afghan`, `US`.
    pub adjective: String,
    /// Other names, adjectives, demonyms, and capitals used for the state.
    pub aliases: Vec<String>,
}

impl Names {
    /// Short name of an actor, else its full name, else its id.
    pub fn actor<'a>(&'a self, id: &'a str) -> &'a str {
        match self.actors.get(id) {
            Some(actor) if !actor.short.is_empty() => &actor.short,
            Some(actor) => &actor.label,
            None => id,
        }
    }

    /// Name of a country, else its code.
    pub fn country<'a>(&'a self, code: &'a str) -> &'a str {
        self.countries.get(code).map_or(code, |country| &country.name)
    }

    /// Adjective of a country, else its name, else its code.
    pub fn adjective<'a>(&'a self, code: &'a str) -> &'a str {
        match self.countries.get(code) {
            Some(country) if !country.adjective.is_empty() => &country.adjective,
            _ => self.country(code),
        }
    }

    /// Whether `id` is `ancestor` or stands below it.
    pub fn is_within(&self, id: &str, ancestor: &str) -> bool {
        id == ancestor || self.ancestors(id).contains(&ancestor)
    }

    /// Whether an act of `id` in `country` is one of `actor`, because `id` is its parent and it the parent's wing there.
    pub fn is_wing_here(&self, id: &str, actor: &str, country: Option<&str>) -> bool {
        let Some(wing) = self.actors.get(actor) else { return false };
        let here = |code: &str| wing.stands_for_parent_in.iter().any(|known| known == code);
        wing.parent.as_deref() == Some(id) && country.is_some_and(here)
    }

    /// The organisations above an actor, the nearest first.
    pub(crate) fn ancestors<'a>(&'a self, id: &'a str) -> Vec<&'a str> {
        let parent = |id: &&'a str| self.actors.get(*id)?.parent.as_deref();
        std::iter::successors(parent(&id), parent).take(MAX_PARENTS).collect()
    }
}

/// A chain of parents longer than this is a mistake in the codebook.
const MAX_PARENTS: usize = 16;
