//! Which column of a data set says what, and in which words.

use std::collections::BTreeMap;

use model::{Stage, TargetClass, codebook::Codebook};
use serde::Deserialize;

/// Mappings that come with the program.
const EMBEDDED: &[(&str, &str)] = &[
    ("gtd", include_str!("../../../../codebook/datasets/gtd.toml")),
    ("ucdp-ged", include_str!("../../../../codebook/datasets/ucdp-ged.toml")),
];

/// A longer mapping file is none.
pub const MAX_MAPPING: u64 = 1024 * 1024;

/// How the columns of a data set are read.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Short name.
    pub name: String,
    /// Full name.
    pub title: String,
    /// Whose it is.
    #[serde(default)]
    pub source: String,
    /// Under which terms; they travel with the rows.
    #[serde(default)]
    pub licence: String,
    /// Stages that the data set records at all.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// Values that say nothing.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Names of the columns of a file that comes without them.
    #[serde(default)]
    pub header: Vec<String>,
    /// Fields that say the same in every row.
    #[serde(default)]
    pub constants: BTreeMap<Field, String>,
    /// Of each field, the columns that may hold it: the first one that the file has counts.
    pub columns: BTreeMap<Field, Vec<String>>,
    /// Finer classes of target that belong to another class than their row says.
    #[serde(default, rename = "class-of-subclass")]
    pub class_of_subclass: BTreeMap<String, TargetClass>,
    /// Of a field, what its words mean.
    #[serde(default)]
    pub values: BTreeMap<Field, BTreeMap<String, String>>,
}

/// What a column may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The row's own id.
    Id,
    /// The day, as YYYY-MM-DD, also with a time behind it.
    Date,
    /// The first day, where the last stands in its own column.
    DateFrom,
    /// The last day.
    DateTo,
    /// The year.
    Year,
    /// The month, 0 if not known.
    Month,
    /// The day of the month, 0 if not known.
    Day,
    /// The country, as a name or code.
    Country,
    /// Part of the world.
    Region,
    /// Province.
    Province,
    /// Town.
    Place,
    /// How far it went.
    Stage,
    /// Kind of act.
    Kind,
    /// Class of target.
    Class,
    /// Finer class of target.
    Subclass,
    /// State that the target belongs to.
    Nationality,
    /// Who did it.
    Actor,
    /// The means.
    Weapon,
    /// 1 or 0: whether an attacker meant to die.
    Suicide,
    /// 1 or 0: whether people were held.
    Hostages,
    /// Deaths.
    Killed,
    /// Fewest deaths, where a range is given.
    KilledLow,
    /// Most deaths, where a range is given.
    KilledHigh,
    /// People hurt.
    Wounded,
}

/// A mapping that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MappingError {
    /// No mapping of this name comes with the program.
    #[error("no data set is called `{name}`; known: {known}; any other file needs a mapping")]
    Unknown {
        /// The name as given.
        name: String,
        /// Names that are known.
        known: String,
    },
    /// The file cannot be read as one.
    #[error("the mapping cannot be read: {0}")]
    Unreadable(String),
    /// A value is mapped to a word that does not exist.
    #[error("the mapping says `{word}` for {field:?}: {reason}")]
    Word {
        /// The field.
        field: Field,
        /// The word.
        word: String,
        /// What would do.
        reason: String,
    },
}

impl Mapping {
    /// Names of the mappings that come with the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, _)| *name)
    }

    /// The mapping of this name.
    pub fn embedded(name: &str, codebook: &Codebook) -> Result<Self, MappingError> {
        let (_, text) =
            EMBEDDED.iter().find(|(known, _)| *known == name).ok_or_else(|| MappingError::Unknown {
                name: name.to_owned(),
                known: Self::names().collect::<Vec<_>>().join(", "),
            })?;
        Self::parse(text, codebook)
    }

    /// Reads a mapping file.
    pub fn parse(text: &str, codebook: &Codebook) -> Result<Self, MappingError> {
        let mapping: Self =
            toml::from_str(text).map_err(|error| MappingError::Unreadable(error.to_string()))?;
        for (field, words) in &mapping.values {
            words
                .values()
                .filter(|word| !word.is_empty())
                .try_for_each(|word| check(*field, word, codebook))?;
        }
        mapping.constants.iter().try_for_each(|(field, word)| check(*field, word, codebook))?;
        Ok(mapping)
    }

    /// What a word of a field means: itself where the mapping says nothing.
    pub(super) fn meaning<'a>(&'a self, field: Field, word: &'a str) -> &'a str {
        self.values.get(&field).and_then(|words| words.get(word)).map_or(word, String::as_str)
    }

    pub(super) fn is_missing(&self, word: &str) -> bool {
        self.missing.iter().any(|missing| missing == word)
    }
}

fn check(field: Field, word: &str, codebook: &Codebook) -> Result<(), MappingError> {
    let known = |reason: Option<String>| match reason {
        Some(reason) => Err(MappingError::Word { field, word: word.to_owned(), reason }),
        None => Ok(()),
    };
    match field {
        Field::Stage => known(word.parse::<Stage>().err().map(|error| error.to_string())),
        Field::Kind => known(word.parse::<model::IncidentType>().err().map(|error| error.to_string())),
        Field::Class => known(word.parse::<TargetClass>().err().map(|error| error.to_string())),
        Field::Country | Field::Nationality => {
            known(codebook.country(word).is_none().then(|| "no such country code".to_owned()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mapping_that_comes_along_can_be_read() {
        for name in Mapping::names() {
            let mapping = Mapping::embedded(name, Codebook::embedded()).unwrap();
            assert_eq!(mapping.name, name);
            assert!(!mapping.stages.is_empty() && !mapping.licence.is_empty());
        }
    }

    #[test]
    fn a_wrong_word_is_named_with_what_would_do() {
        let text = "name='x'\ntitle='X'\n[columns]\nid=['a']\n[values.class]\nShop='shops'\n";
        let error = Mapping::parse(text, Codebook::embedded()).unwrap_err().to_string();
        assert!(error.contains("`shops`") && error.contains("business"), "{error}");
        let error = Mapping::embedded("gdt", Codebook::embedded()).unwrap_err().to_string();
        assert!(error.contains("gtd"), "{error}");
    }
}
