//! Scales as data: words with the numbers they stand for.

use serde::{Deserialize, Serialize};

/// One step of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// The word, or the grade.
    pub word: String,
    /// Other accepted spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<String>,
    /// Lower end; a probability from 0 to 1, or STIX confidence from 0 to 100. `None` where the scale has no numbers.
    pub min: Option<f64>,
    /// Upper end.
    pub max: Option<f64>,
    /// What the step means, where the word does not say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meaning: String,
}

/// A named list of steps, lowest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// Stable id: `icd203`, `phia`, `admiralty-reliability`, `admiralty-credibility`, `stix-confidence`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// The document that defines it.
    pub source: String,
    /// The steps.
    pub bands: Vec<Band>,
}

impl Scale {
    /// The step whose word or synonym is `word`, whatever its case.
    pub fn by_word(&self, word: &str) -> Option<&Band> {
        let same = |other: &String| other.eq_ignore_ascii_case(word);
        self.bands.iter().find(|band| same(&band.word) || band.synonyms.iter().any(same))
    }

    /// The step that holds `number`; at a shared boundary the higher step, `None` in a gap.
    pub fn by_number(&self, number: f64) -> Option<&Band> {
        self.bands.iter().rev().find(|band| {
            band.min.is_some_and(|min| number >= min) && band.max.is_some_and(|max| number <= max)
        })
    }
}
