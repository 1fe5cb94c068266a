//! The rows of the codebook's tables.

use serde::{Deserialize, Serialize};

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// An organisation of its own.
    Group,
    /// A province, branch, front or armed wing of another actor.
    Wing,
    /// A small unit.
    Cell,
    /// A loose family of groups or cells under one name.
    Network,
    /// Armed forces, police or services of a state.
    StateForce,
    /// A current that is wider than any organisation.
    Movement,
}

/// An organisation or state force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Stable lower-case id, e.g. `iskp`.
    pub id: String,
    /// Normal English name.
    pub name: String,
    /// Other names that mean this actor and no other.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that mean this actor only where the context (country, years, full name nearby) agrees.
    #[serde(default)]
    pub weak_aliases: Vec<String>,
    /// Id of the actor it is part of.
    #[serde(default)]
    pub parent: Option<String>,
    /// What it is.
    pub kind: ActorKind,
    /// Countries where it was active, ISO 3166-1 alpha-2; empty for world-wide.
    #[serde(default)]
    pub countries: Vec<String>,
    /// First year of its existence under this name.
    #[serde(default)]
    pub from: Option<i16>,
    /// Last year, `None` while it exists or where that is not known.
    #[serde(default)]
    pub to: Option<i16>,
    /// Public references that list it.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Actor {
    /// The name and the aliases, without the weak ones.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// How close an outlet is to its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutletStatus {
    /// The actor names it as its own.
    Official,
    /// It speaks for the actor with the actor's knowledge; the actor does not call it its own.
    Claimed,
    /// Supporters run it.
    Supporter,
    /// It uses the actor's name without right.
    Impersonator,
}

/// A channel that carries statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Stable lower-case id, e.g. `amaq`.
    pub id: String,
    /// Normal English name.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Id of the actor it speaks for.
    pub actor: String,
    /// How close it is to that actor.
    pub status: OutletStatus,
    /// First year.
    #[serde(default)]
    pub from: Option<i16>,
    /// Last year, `None` while it exists or where that is not known.
    #[serde(default)]
    pub to: Option<i16>,
    /// Public references that describe it.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Outlet {
    /// The name and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// A state or territory, or the European Union (`EU`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2, `XK` for Kosovo, `EU`; for dissolved states the code they had (`SU`, `YU`, `CS` for
    /// Czechoslovakia, `DD`, `YD`).
    pub code: String,
    /// Normal English name.
    pub name: String,
    /// Other names, former names of the same state included.
    pub aliases: Vec<String>,
    /// "Turkish".
    pub adjectives: Vec<String>,
    /// "Turk", "Turks".
    pub demonyms: Vec<String>,
    /// Words that may also mean another country.
    pub weak_names: Vec<String>,
    /// Seat of the government or the constitutional capital.
    pub capital: Option<String>,
    /// Other spellings and former names of the capital.
    pub capital_aliases: Vec<String>,
    /// Degrees north of a point in its midst.
    pub latitude: f64,
    /// Degrees east of that point.
    pub longitude: f64,
    /// For dissolved states: the code of the state that counts as the same today.
    pub successor: Option<String>,
    /// For dissolved states: the last year of their existence.
    pub until: Option<i16>,
}

impl Country {
    /// Name, aliases, adjectives and demonyms, without the weak ones.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = [&self.aliases, &self.adjectives, &self.demonyms];
        std::iter::once(self.name.as_str()).chain(others.into_iter().flatten().map(String::as_str))
    }
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// Capital of a state.
    Capital,
    /// 50,000 people or more.
    City,
    /// Fewer people.
    Town,
    /// First-level unit of a state: province, governorate, department, state.
    Region,
    /// Unit below that.
    District,
    /// A quarter, a camp, a base, a crossing.
    Site,
}

/// A place with coordinates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GazetteerPlace {
    /// Normal English name, with its accents.
    pub name: String,
    /// Other Latin spellings and former names.
    pub alternates: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Name of the first-level unit it lies in.
    pub admin1: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// What it is.
    pub kind: PlaceKind,
    /// People; 0 where not known. For regions the sum over the places known in it.
    pub population: u32,
}

/// One row of a lexicon: a phrase, or several that stand for the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexiconEntry {
    /// Stable id, unique in its lexicon.
    pub id: String,
    /// The phrase, lower case unless it is a name; several are separated by `|`.
    pub phrase: String,
    /// What it stands for; the meaning depends on the lexicon. Empty for "nothing on our scales".
    pub code: String,
    /// Remark for the coder.
    pub note: String,
    /// Where it was seen or who says so.
    pub source: String,
}

impl LexiconEntry {
    /// The phrases of the row, in its order.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.phrase.split('|')
    }
}

/// A list of phrases in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    /// ISO 639-1, e.g. `en`.
    pub language: String,
    /// Name of the file without its ending.
    pub name: String,
    /// The phrases, in the order of the file.
    pub entries: Vec<LexiconEntry>,
}

/// One code of the coding scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Stable id, as it stands in records.
    pub id: String,
    /// Name for people.
    pub label: String,
    /// What it means, one or two sentences.
    pub definition: String,
    /// What also counts.
    #[serde(default)]
    pub include: Vec<String>,
    /// What does not count, and where it goes.
    #[serde(default)]
    pub exclude: Vec<String>,
    /// Sentences that are coded so.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Sentences that look like it and are not.
    #[serde(default)]
    pub counter_examples: Vec<String>,
    /// Version of the codebook that brought it in.
    pub since: String,
    /// Id of the code to use instead, for a code that is no longer given.
    #[serde(default)]
    pub replaced_by: Option<String>,
}
