//! How a language writes: what of a pack is a setting and no list of words.

use std::collections::BTreeMap;

use serde::Deserialize;

/// On which side of its noun an adjective stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// "French embassy".
    #[default]
    Before,
    /// "embajada francesa".
    After,
}

/// The settings of a language pack, `pack.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Language {
    /// ISO 639-1, from the name of the folder.
    #[serde(skip)]
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// Where adjectives of nationality stand.
    #[serde(default)]
    pub adjectives: Side,
    /// The mark between the whole and the parts of a figure.
    pub decimal: char,
    /// The mark between the thousands of a figure.
    pub thousands: char,
    /// Endings of plurals with those of their singulars, the one to be tried first in front.
    #[serde(default)]
    pub singulars: Vec<[String; 2]>,
    /// Whether `models/` holds a parser for it.
    #[serde(default)]
    pub syntax: bool,
    /// Whether "and" stands between tens and units ("treinta y cinco"), not behind hundreds.
    #[serde(default)]
    pub tens_and_units: bool,
    /// Contracted words with the two words they are read as, the first of them with the letters that the text has.
    #[serde(default)]
    pub contractions: BTreeMap<String, [String; 2]>,
    /// Fixed expressions of several words that are read as one word.
    #[serde(default)]
    pub expressions: Vec<String>,
}

impl Language {
    /// The settings that stand in for those of a language that has no pack.
    pub fn without_pack(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            name: code.to_owned(),
            adjectives: Side::default(),
            decimal: '.',
            thousands: ',',
            singulars: Vec::new(),
            syntax: false,
            tens_and_units: false,
            contractions: BTreeMap::new(),
            expressions: Vec::new(),
        }
    }
}
