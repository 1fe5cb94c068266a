//! The coding scheme as data: actors, outlets, countries, places, codes, lexicons, scales.
//!
//! The tables stand in `codebook/` at the root of the repository and are compiled in; [`Codebook::embedded`] reads
//! them once. [`Codebook::parse`] reads other texts of the same shape, [`Codebook::problems`] says what is wrong
//! with a codebook. Look-ups ignore case, accents, kinds of quotes and dashes and a leading "the"; an alias of up to
//! six characters in capitals ("IS", "ETA", "US") is found only in capitals. Ambiguous names ("Islamic Jihad",
//! "ERP") are weak: no look-up returns them unless it says so in its name.
//!
//! ```
//! use model::codebook::Codebook;
//! let codebook = Codebook::embedded();
//! let actor = codebook.find_actor("ISIS-K").unwrap();
//! assert_eq!(actor.id, "iskp");
//! assert_eq!(actor.parent.as_deref(), Some("is"));
//! assert_eq!(codebook.find_country("Turkish").unwrap().code, "TR");
//! ```

mod check;
mod language;
mod lexicons;
mod names;
mod parse;
mod types;

use std::sync::LazyLock;

pub use check::Problem;
pub use language::{Language, Side};
pub use names::fold;
pub use parse::{CodebookError, CodebookTexts};
pub use types::{
    Actor, ActorKind, Code, Country, GazetteerPlace, Lexicon, LexiconEntry, Outlet, OutletStatus, PlaceKind,
};

use crate::scale::Scale;
use names::NameIndex;

/// All tables of the coding scheme, with their indexes.
#[derive(Debug, Clone, Default)]
pub struct Codebook {
    /// Version of the tables, e.g. `2026.11`; part of every assertion's origin.
    pub version: String,
    /// The language of texts that do not show theirs.
    pub language: String,
    /// Armed groups and state forces.
    pub actors: Vec<Actor>,
    /// Channels that carry statements.
    pub outlets: Vec<Outlet>,
    /// States and territories, dissolved ones included.
    pub countries: Vec<Country>,
    /// The gazetteer.
    pub places: Vec<GazetteerPlace>,
    /// Tactics of incidents.
    pub tactics: Vec<Code>,
    /// Types of incidents, one per [`crate::IncidentType`].
    pub types: Vec<Code>,
    /// Likelihood, reliability, credibility and confidence scales.
    pub scales: Vec<Scale>,
    /// Settings of every language that has a pack.
    pub languages: Vec<Language>,
    /// Phrase lists by language and name.
    pub lexicons: Vec<Lexicon>,
    index: Index,
}

#[derive(Debug, Clone, Default)]
struct Index {
    actor_ids: NameIndex,
    actor_names: NameIndex,
    actor_weak: NameIndex,
    outlet_ids: NameIndex,
    outlet_names: NameIndex,
    country_codes: NameIndex,
    country_names: NameIndex,
    country_weak: NameIndex,
}

static EMBEDDED: LazyLock<Codebook> = LazyLock::new(embedded);

#[expect(clippy::panic, reason = "the tables are compiled in, and a test of this crate parses them")]
fn embedded() -> Codebook {
    Codebook::parse(&CodebookTexts::EMBEDDED).unwrap_or_else(|error| panic!("compiled-in codebook: {error}"))
}

impl Codebook {
    /// The codebook compiled into the program, read on first use.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads a codebook from its texts. It may still have [`Self::problems`].
    pub fn parse(texts: &CodebookTexts<'_>) -> Result<Self, CodebookError> {
        let mut codebook = parse::tables(texts)?;
        codebook.index = Index::of(&codebook);
        Ok(codebook)
    }

    /// The actor with this id.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.index.actor_ids.exactly(id).and_then(|at| self.actors.get(at))
    }

    /// The actor that has this name or alias; neither ids nor weak aliases are tried.
    pub fn find_actor(&self, name_or_alias: &str) -> Option<&Actor> {
        self.index.actor_names.first(name_or_alias).and_then(|at| self.actors.get(at))
    }

    /// Every actor that this name may mean where the context agrees, in the order of the table.
    pub fn actors_by_weak_alias(&self, alias: &str) -> Vec<&Actor> {
        self.index.actor_weak.all(alias).filter_map(|at| self.actors.get(at)).collect()
    }

    /// The actor and what it is part of, nearest first; empty for an unknown id.
    pub fn actor_and_ancestors(&self, id: &str) -> Vec<&Actor> {
        let mut line: Vec<&Actor> = Vec::new();
        let mut next = self.actor(id);
        while let Some(actor) = next.filter(|actor| line.iter().all(|seen| seen.id != actor.id)) {
            line.push(actor);
            next = actor.parent.as_deref().and_then(|parent| self.actor(parent));
        }
        line
    }

    /// The organisation whose acts in `country` are those of the wing `actor`: its parent, where the wing is the
    /// parent's presence in a country outside the parent's own. "Islamic State" in Afghanistan is its Khorasan wing.
    pub fn speaks_as(&self, actor: &str, country: &str) -> Option<&Actor> {
        let wing = self.actor(actor).filter(|actor| actor.kind == ActorKind::Wing)?;
        let parent = self.actor(wing.parent.as_deref()?)?;
        let holds = |actor: &Actor| actor.countries.iter().any(|code| code == country);
        (holds(wing) && !holds(parent)).then_some(parent)
    }

    /// Everything that is part of the actor, at any depth, in the order of the table.
    pub fn descendants(&self, id: &str) -> Vec<&Actor> {
        let below = |actor: &&Actor| {
            actor.id != id && self.actor_and_ancestors(&actor.id).iter().any(|ancestor| ancestor.id == id)
        };
        self.actors.iter().filter(below).collect()
    }

    /// The outlet with this id.
    pub fn outlet(&self, id: &str) -> Option<&Outlet> {
        self.index.outlet_ids.exactly(id).and_then(|at| self.outlets.get(at))
    }

    /// The outlet that has this name or alias.
    pub fn find_outlet(&self, name_or_alias: &str) -> Option<&Outlet> {
        self.index.outlet_names.first(name_or_alias).and_then(|at| self.outlets.get(at))
    }

    /// The country with this code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.index.country_codes.exactly(code).and_then(|at| self.countries.get(at))
    }

    /// The country that this text names: by code, or as [`Self::country_named`] does.
    pub fn find_country(&self, text: &str) -> Option<&Country> {
        self.country(text).or_else(|| self.country_named(text))
    }

    /// The country whose name, alias, adjective or demonym this is. Codes are not tried: "IN" and "IT" are also
    /// words of texts in capitals.
    pub fn country_named(&self, text: &str) -> Option<&Country> {
        self.index.country_names.first(text).and_then(|at| self.countries.get(at))
    }

    /// Every country that this word may mean beside others ("Korean", "Congolese").
    pub fn countries_by_weak_name(&self, text: &str) -> Vec<&Country> {
        self.index.country_weak.all(text).filter_map(|at| self.countries.get(at)).collect()
    }

    /// The code in use today: that of the successor for a dissolved state (`SU` gives `RU`), else the code itself.
    pub fn present_code<'a>(&'a self, code: &'a str) -> &'a str {
        self.country(code).and_then(|country| country.successor.as_deref()).unwrap_or(code)
    }

    /// The tactic with this id.
    pub fn tactic(&self, id: &str) -> Option<&Code> {
        self.tactics.iter().find(|code| code.id == id)
    }

    /// The scale with this id.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    /// The entries of a lexicon; empty when there is none of that name in that language.
    pub fn lexicon(&self, language: &str, name: &str) -> &[LexiconEntry] {
        self.lexicons
            .iter()
            .find(|lexicon| lexicon.language == language && lexicon.name == name)
            .map_or(&[], |lexicon| &lexicon.entries)
    }

    /// The settings of a language; `None` where it has no pack.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.code == code)
    }

    /// The word lists of a language: the rows of every table in the folder `words` of its pack.
    pub fn word_lists(&self, language: &str) -> impl Iterator<Item = &LexiconEntry> {
        let lists = self
            .lexicons
            .iter()
            .filter(move |lexicon| lexicon.language == language && lexicon.name.starts_with("words/"));
        lists.flat_map(|lexicon| &lexicon.entries)
    }

    /// What is wrong with the tables, in their order; empty for a sound codebook.
    pub fn problems(&self) -> Vec<Problem> {
        check::problems(self)
    }
}

impl Index {
    fn of(codebook: &Codebook) -> Self {
        let mut index = Self::default();
        for (at, actor) in codebook.actors.iter().enumerate() {
            index.actor_ids.add_exact(&actor.id, at);
            index.actor_names.add_all(actor.names(), at);
            index.actor_weak.add_all(actor.weak_aliases.iter().map(String::as_str), at);
        }
        for (at, outlet) in codebook.outlets.iter().enumerate() {
            index.outlet_ids.add_exact(&outlet.id, at);
            index.outlet_names.add_all(outlet.names(), at);
        }
        for (at, country) in codebook.countries.iter().enumerate() {
            index.country_codes.add_exact(&country.code, at);
            index.country_names.add_all(country.names(), at);
            index.country_weak.add_all(country.weak_names.iter().map(String::as_str), at);
        }
        index
    }
}

#[cfg(test)]
mod tests;
