//! What can be wrong with a codebook.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use super::{
    Code, Codebook,
    names::{fold, is_abbreviation},
};

/// One defect of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The table.
    pub table: String,
    /// The row, by its id.
    pub row: String,
    /// What is wrong, with the value.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.table, self.row, self.what)
    }
}

/// Years in which an actor or outlet may begin or end.
const YEARS: std::ops::RangeInclusive<i16> = 1850..=2100;

/// Every defect, table by table.
pub(super) fn problems(codebook: &Codebook) -> Vec<Problem> {
    let mut found = Found(Vec::new());
    actors(codebook, &mut found);
    outlets(codebook, &mut found);
    countries(codebook, &mut found);
    places(codebook, &mut found);
    codes("tactics", &codebook.tactics, &mut found);
    codes("types", &codebook.types, &mut found);
    scales(codebook, &mut found);
    lexicons(codebook, &mut found);
    found.0
}

struct Found(Vec<Problem>);

impl Found {
    fn add(&mut self, table: &str, row: &str, what: String) {
        self.0.push(Problem { table: table.to_owned(), row: row.to_owned(), what });
    }

    fn unique_ids<'a>(&mut self, table: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for id in ids {
            if id.is_empty() || id.trim() != id {
                self.add(table, id, "the id is empty or has blanks around it".to_owned());
            }
            if !seen.insert(id) {
                self.add(table, id, "the id is given twice".to_owned());
            }
        }
    }

    fn years(&mut self, table: &str, row: &str, from: Option<i16>, to: Option<i16>) {
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            self.add(table, row, "it ends before it begins".to_owned());
        }
        if from.into_iter().chain(to).any(|year| !YEARS.contains(&year)) {
            self.add(table, row, "a year is out of range".to_owned());
        }
    }
}

/// Which row owns which name, so that a name with two owners is seen. One row may list several spellings that a
/// look-up takes for the same ("Türkiye", "Turkiye"): readers of plain text need them.
#[derive(Default)]
struct Owners<'a> {
    rows: HashMap<String, &'a str>,
    spellings: HashSet<(&'a str, String)>,
}

/// The form in which the indexes compare a name.
fn key(name: &str) -> String {
    if is_abbreviation(name) { name.to_owned() } else { fold(name) }
}

impl<'a> Owners<'a> {
    fn claim(&mut self, table: &str, row: &'a str, name: &str, found: &mut Found) {
        if name.is_empty() || name.trim() != name {
            found.add(table, row, format!("the name `{name}` is empty or has blanks around it"));
            return;
        }
        if !self.spellings.insert((row, name.to_owned())) {
            found.add(table, row, format!("the name `{name}` is given twice"));
        }
        if let Some(other) = self.rows.insert(key(name), row).filter(|other| *other != row) {
            found.add(table, row, format!("the name `{name}` also belongs to `{other}`"));
        }
    }

    fn refuse_weak(&self, table: &str, row: &str, name: &str, found: &mut Found) {
        if self.rows.get(&key(name)) == Some(&row) {
            found.add(table, row, format!("the name `{name}` is both strong and weak"));
        }
    }
}

fn actors(codebook: &Codebook, found: &mut Found) {
    found.unique_ids("actors", codebook.actors.iter().map(|actor| actor.id.as_str()));
    let mut owners = Owners::default();
    for actor in &codebook.actors {
        for name in actor.names() {
            owners.claim("actors", &actor.id, name, found);
        }
        found.years("actors", &actor.id, actor.from, actor.to);
        for code in actor.countries.iter().filter(|code| codebook.country(code).is_none()) {
            found.add("actors", &actor.id, format!("there is no country `{code}`"));
        }
        lineage(codebook, &actor.id, found);
    }
    for actor in &codebook.actors {
        for name in &actor.weak_aliases {
            owners.refuse_weak("actors", &actor.id, name, found);
        }
    }
}

fn lineage(codebook: &Codebook, id: &str, found: &mut Found) {
    let line = codebook.actor_and_ancestors(id);
    let Some(parent) = line.last().and_then(|eldest| eldest.parent.as_deref()) else { return };
    let what = match codebook.actor(parent) {
        Some(_) => format!("the parents of `{id}` form a circle"),
        None => format!("there is no parent `{parent}`"),
    };
    found.add("actors", id, what);
}

fn outlets(codebook: &Codebook, found: &mut Found) {
    found.unique_ids("outlets", codebook.outlets.iter().map(|outlet| outlet.id.as_str()));
    let mut owners = Owners::default();
    for outlet in &codebook.outlets {
        for name in outlet.names() {
            owners.claim("outlets", &outlet.id, name, found);
        }
        found.years("outlets", &outlet.id, outlet.from, outlet.to);
        if codebook.actor(&outlet.actor).is_none() {
            found.add("outlets", &outlet.id, format!("there is no actor `{}`", outlet.actor));
        }
    }
}

fn countries(codebook: &Codebook, found: &mut Found) {
    found.unique_ids("countries", codebook.countries.iter().map(|country| country.code.as_str()));
    let mut owners = Owners::default();
    for country in &codebook.countries {
        let code = country.code.as_str();
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            found.add("countries", code, "the code is not two capital letters".to_owned());
        }
        for name in country.names() {
            owners.claim("countries", code, name, found);
        }
        coordinates("countries", code, country.latitude, country.longitude, found);
        let successor = country.successor.as_deref().map(|code| codebook.country(code));
        if successor.is_some_and(|state| state.is_none_or(|state| state.successor.is_some())) {
            found.add("countries", code, "the successor is not a present country".to_owned());
        }
        if country.successor.is_some() != country.until.is_some() {
            found.add("countries", code, "successor and last year go together".to_owned());
        }
    }
    for country in &codebook.countries {
        for name in &country.weak_names {
            owners.refuse_weak("countries", &country.code, name, found);
        }
    }
}

fn places(codebook: &Codebook, found: &mut Found) {
    for place in &codebook.places {
        if place.name.is_empty() || place.alternates.iter().any(String::is_empty) {
            found.add("places", &place.name, "an empty name".to_owned());
        }
        if codebook.country(&place.country).is_none() {
            found.add("places", &place.name, format!("there is no country `{}`", place.country));
        }
        coordinates("places", &place.name, place.latitude, place.longitude, found);
    }
}

fn coordinates(table: &str, row: &str, latitude: f64, longitude: f64, found: &mut Found) {
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        found.add(table, row, format!("{latitude}, {longitude} is not on Earth"));
    }
}

fn codes(table: &str, codes: &[Code], found: &mut Found) {
    found.unique_ids(table, codes.iter().map(|code| code.id.as_str()));
    for code in codes {
        if code.definition.is_empty() || code.examples.is_empty() {
            found.add(table, &code.id, "a definition and an example are needed".to_owned());
        }
        if let Some(other) = code.replaced_by.as_deref().filter(|id| codes.iter().all(|code| code.id != *id))
        {
            found.add(table, &code.id, format!("there is no code `{other}`"));
        }
    }
}

fn scales(codebook: &Codebook, found: &mut Found) {
    found.unique_ids("scales", codebook.scales.iter().map(|scale| scale.id.as_str()));
    for scale in &codebook.scales {
        let mut owners = Owners::default();
        let mut last = f64::NEG_INFINITY;
        for band in &scale.bands {
            for word in std::iter::once(&band.word).chain(&band.synonyms) {
                owners.claim("scales", &scale.id, word, found);
            }
            match (band.min, band.max) {
                (Some(min), Some(max)) if last <= min && min <= max => last = max,
                (None, None) => {}
                _ => found.add("scales", &scale.id, format!("the band `{}` is out of order", band.word)),
            }
        }
    }
}

fn lexicons(codebook: &Codebook, found: &mut Found) {
    for lexicon in &codebook.lexicons {
        let table = format!("lexicon/{}/{}", lexicon.language, lexicon.name);
        found.unique_ids(&table, lexicon.entries.iter().map(|entry| entry.id.as_str()));
        let mut rows: HashMap<(String, &str), &str> = HashMap::new();
        for entry in &lexicon.entries {
            if entry.source.is_empty() {
                found.add(&table, &entry.id, "the source is missing".to_owned());
            }
            for phrase in entry.phrases() {
                let row = entry.id.as_str();
                if phrase.is_empty() || phrase.trim() != phrase {
                    found.add(&table, row, format!("the phrase `{phrase}` is empty or has blanks around it"));
                }
                let other = rows.insert((phrase.to_lowercase(), entry.code.as_str()), row);
                if let Some(other) = other.filter(|other| *other != row) {
                    found.add(&table, row, format!("`{phrase}` with this code also stands in `{other}`"));
                }
            }
        }
    }
}
