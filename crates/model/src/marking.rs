//! Traffic Light Protocol 2.0 (FIRST) and handling caveats.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// TLP 2.0 labels, widest audience first, so that the greatest label of several is the one to keep.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tlp {
    /// No limit.
    #[default]
    #[serde(rename = "CLEAR")]
    Clear,
    /// Community.
    #[serde(rename = "GREEN")]
    Green,
    /// Organisation and its clients.
    #[serde(rename = "AMBER")]
    Amber,
    /// Organisation only.
    #[serde(rename = "AMBER+STRICT")]
    AmberStrict,
    /// Named recipients only.
    #[serde(rename = "RED")]
    Red,
}

impl Tlp {
    /// All labels, widest audience first.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The label without the `TLP:` prefix.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "CLEAR",
            Self::Green => "GREEN",
            Self::Amber => "AMBER",
            Self::AmberStrict => "AMBER+STRICT",
            Self::Red => "RED",
        }
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TLP:{}", self.as_str())
    }
}

impl FromStr for Tlp {
    type Err = crate::UnknownWord;
    fn from_str(word: &str) -> Result<Self, crate::UnknownWord> {
        let upper = word.to_ascii_uppercase();
        let label = upper.strip_prefix("TLP:").unwrap_or(&upper);
        Self::ALL.into_iter().find(|tlp| tlp.as_str() == label).ok_or_else(|| crate::UnknownWord {
            list: "TLP label",
            word: word.to_owned(),
            known: Self::ALL.map(|tlp| tlp.to_string()).join(", "),
        })
    }
}

/// A TLP label and caveats, carried from a document to everything derived from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marking {
    /// The label.
    pub tlp: Tlp,
    /// Handling caveats, free text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caveats: Vec<String>,
}

impl Marking {
    /// The marking of something made from both: the narrower label, all caveats.
    pub fn join(mut self, other: &Self) -> Self {
        self.tlp = self.tlp.max(other.tlp);
        for caveat in &other.caveats {
            if !self.caveats.contains(caveat) {
                self.caveats.push(caveat.clone());
            }
        }
        self
    }
}
