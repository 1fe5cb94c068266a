//! Tolls as ranges.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A count of people: `min..max`, both inclusive; `max` is `None` when the text leaves it open ("several": 2..).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CountRange {
    /// Lowest count the text supports.
    pub min: u32,
    /// Highest count the text supports, `None` when open.
    pub max: Option<u32>,
}

impl CountRange {
    /// Exactly `n`.
    pub fn exactly(n: u32) -> Self {
        Self { min: n, max: Some(n) }
    }

    /// From `a` to `b`, in either order.
    pub fn between(a: u32, b: u32) -> Self {
        Self { min: a.min(b), max: Some(a.max(b)) }
    }

    /// `n` or more, open upwards.
    pub fn at_least(n: u32) -> Self {
        Self { min: n, max: None }
    }

    /// The range that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.zip(other.max).map(|(a, b)| a.max(b)) }
    }

    /// Sum of two separate counts; open if either is.
    pub fn plus(self, other: Self) -> Self {
        Self {
            min: self.min.saturating_add(other.min),
            max: self.max.zip(other.max).map(|(a, b)| a.saturating_add(b)),
        }
    }

    /// Whether some count fits both.
    pub fn overlaps(self, other: Self) -> bool {
        self.max.is_none_or(|max| other.min <= max) && other.max.is_none_or(|max| self.min <= max)
    }
}

impl fmt::Display for CountRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}–{max}", self.min),
            None => write!(f, "{} or more", self.min),
        }
    }
}
