//! Tolls as the reports give them: the shown range, the words that soften it, and what others say.

use model::{Alternative, CountRange, IncidentView};

/// One toll of one incident.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Toll {
    shown: Option<CountRange>,
    /// `at least `, `up to `, `about `, or empty.
    softened: &'static str,
    /// Other ranges that reports give, outside the shown one.
    others: Vec<CountRange>,
}

/// Words of reports and the words of the brief that keep their sense.
const SOFTENERS: &[(&str, &str)] = &[
    ("at least", "at least "),
    ("more than", "at least "),
    ("up to", "up to "),
    ("about", "about "),
    ("around", "about "),
    ("approximately", "about "),
    ("nearly", "about "),
    ("almost", "about "),
];

/// Reads a toll with everything that is said of it.
pub(super) fn of(view: &IncidentView, property: &str, shown: Option<CountRange>) -> Toll {
    let values = view.values.iter().filter(|(name, _)| name.as_str() == property);
    let alternatives: Vec<&Alternative> = values.flat_map(|(_, alternatives)| alternatives).collect();
    let mut others: Vec<CountRange> = alternatives
        .iter()
        .filter(|alternative| !alternative.shown)
        .filter_map(|alternative| serde_json::from_value(alternative.value.clone()).ok())
        .filter(|range| !shown.is_some_and(|shown| holds(shown, *range)))
        .collect();
    others.sort_unstable();
    others.dedup();
    let quotes = alternatives
        .iter()
        .filter(|alternative| alternative.shown)
        .flat_map(|alternative| &alternative.support);
    let words: String =
        quotes.filter_map(|support| support.span.as_ref()).map(|span| span.quote.to_lowercase()).collect();
    let exact = shown.is_some_and(|range| range.max == Some(range.min) && range.min > 0);
    let softener = SOFTENERS.iter().find(|(said, _)| exact && words.contains(said));
    Toll { shown, softened: softener.map_or("", |(_, kept)| kept), others }
}

/// Whether every count of `narrow` lies in `wide`.
fn holds(wide: CountRange, narrow: CountRange) -> bool {
    wide.min <= narrow.min && wide.max.is_none_or(|max| narrow.max.is_some_and(|other| other <= max))
}

impl Toll {
    /// Only the ranges for which `keep` is true.
    pub(super) fn filter(mut self, mut keep: impl FnMut(&CountRange) -> bool) -> Self {
        self.shown = self.shown.filter(&mut keep);
        self.others.retain(keep);
        self
    }

    /// `at least 9`, `4 (also reported: 6)`; `None` where no report gives one.
    pub(crate) fn told(&self) -> Option<String> {
        let others: Vec<String> = self.others.iter().map(ToString::to_string).collect();
        let shown = self.shown.map(|range| format!("{}{range}", self.softened));
        match (shown, others.is_empty()) {
            (shown, true) => shown,
            (Some(shown), false) => Some(format!("{shown} (also reported: {})", others.join(", "))),
            (None, false) => Some(others.join(" or ")),
        }
    }

    /// The same for a table; a dash where no report gives one.
    pub(crate) fn short(&self) -> String {
        self.told().map_or_else(|| String::from("–"), |told| told.replace("also reported: ", "also "))
    }
}
