//! The query language of `find`: `target:diplomatic actor:iskp country:AF from:2015 -stage:alleged "car bomb"`.
//!
//! Terms are joined by *and*, values of one term (`stage:foiled,plotted`) by *or*; `-` or `!` in front of a term or
//! word leaves out what matches. Words without a key are looked for in the texts of the reports. `kind:` asks for
//! statements, everything else for incidents. Each key is one line of [`KEYS`].

mod matching;
mod parse;
mod suggest;

use std::collections::{BTreeSet, HashSet};

use model::{
    CountRange, DateInterval, Hash, IncidentType, IncidentView, Stage, StatementKind, StatementView,
    TargetClass, codebook::Codebook,
};

pub use parse::find_actor;
pub use suggest::nearest;

/// One key of the language.
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Other spellings that are understood.
    pub aliases: &'static [&'static str],
    /// What it asks for, for the help.
    pub about: &'static str,
    /// A value that works.
    pub example: &'static str,
    read: fn(&str, &Codebook) -> Result<Value, QueryError>,
}

/// All keys, in the order of the help.
pub const KEYS: &[Key] = &[
    Key {
        name: "target",
        aliases: &["class"],
        about: "class of a target: diplomatic, government, un, ngo, ...",
        example: "diplomatic",
        read: |text, _| word(text, "target").map(Value::Target),
    },
    Key {
        name: "actor",
        aliases: &["perpetrator", "by"],
        about: "who did it or meant to, wings and cells included; `none` where nobody is named",
        example: "iskp",
        read: parse::actor,
    },
    Key {
        name: "country",
        aliases: &["in"],
        about: "where: code, name or adjective",
        example: "AF",
        read: |text, codebook| parse::country(text, codebook).map(Value::Country),
    },
    Key {
        name: "nationality",
        aliases: &["nat", "of"],
        about: "the state that a target belongs to",
        example: "RU",
        read: |text, codebook| parse::country(text, codebook).map(Value::Nationality),
    },
    Key {
        name: "place",
        aliases: &["city"],
        about: "town or region, as reported or as the gazetteer has it",
        example: "Kabul",
        read: |text, _| Ok(Value::Place(model::codebook::fold(text))),
    },
    Key {
        name: "stage",
        aliases: &["status"],
        about: "how far it went: executed, failed, foiled, plotted, alleged",
        example: "foiled,plotted",
        read: |text, _| word(text, "stage").map(Value::Stage),
    },
    Key {
        name: "type",
        aliases: &[],
        about: "kind of act: bombing, armed-assault, assassination, ...",
        example: "bombing",
        read: |text, _| word(text, "type").map(Value::Type),
    },
    Key {
        name: "tactic",
        aliases: &["how"],
        about: "how: suicide, vbied, shooting, ... (`chancery codebook tactics`)",
        example: "suicide",
        read: parse::tactic,
    },
    Key {
        name: "from",
        aliases: &["since", "after"],
        about: "happened on or after: YYYY, YYYY-MM or YYYY-MM-DD",
        example: "2015",
        read: |text, _| parse::day(text).map(|day| Value::From(day.from())),
    },
    Key {
        name: "to",
        aliases: &["until", "before"],
        about: "happened on or before, the whole of it: 2022-09 means to its last day",
        example: "2022-09",
        read: |text, _| parse::day(text).map(|day| Value::To(day.to())),
    },
    Key {
        name: "killed",
        aliases: &["dead"],
        about: "reported toll: a number, LOW..HIGH or LOW..",
        example: "10..",
        read: |text, _| parse::count(text).map(Value::Killed),
    },
    Key {
        name: "publisher",
        aliases: &["source"],
        about: "some report of it is by this publisher",
        example: "\"Northern Wire\"",
        read: |text, _| Ok(Value::Publisher(model::codebook::fold(text))),
    },
    Key {
        name: "kind",
        aliases: &["statement"],
        about: "statements instead of incidents: threat, warning, claim-of-responsibility, praise, ...",
        example: "threat,incitement",
        read: |text, _| word(text, "kind").map(Value::Kind),
    },
];

/// One alternative of a term.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Target(TargetClass),
    Actor(BTreeSet<String>),
    Nobody,
    Country(String),
    Nationality(String),
    Place(String),
    Stage(Stage),
    Type(IncidentType),
    Tactic(String),
    From(jiff::civil::Date),
    To(jiff::civil::Date),
    Killed(CountRange),
    Publisher(String),
    Kind(StatementKind),
}

#[derive(Debug, Clone, PartialEq)]
struct Term {
    negated: bool,
    any_of: Vec<Value>,
}

/// A query that was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    terms: Vec<Term>,
    words: String,
}

/// Why a query was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No such key.
    #[error("`{key}:` is no key of the query language{}; known: {known}; to look for the words themselves, put them in double quotes", suggest::did_you_mean(.near))]
    UnknownKey {
        /// As given.
        key: String,
        /// The nearest key.
        near: Option<String>,
        /// All keys.
        known: String,
    },
    /// A value that the key does not have.
    #[error("`{value}` is no {key}{}{}", suggest::did_you_mean(.near), suggest::hint(.hint))]
    UnknownValue {
        /// The key.
        key: &'static str,
        /// As given.
        value: String,
        /// The nearest value.
        near: Option<String>,
        /// What is known, or how to list it.
        hint: String,
    },
    /// A key without a value.
    #[error("`{0}:` needs a value, like {0}:{1}")]
    NoValue(&'static str, &'static str),
    /// A quotation mark that is not closed.
    #[error("a double quote is not closed in `{0}`")]
    OpenQuote(String),
    /// Something that is no date.
    #[error("`{0}` is no date; write YYYY, YYYY-MM or YYYY-MM-DD, like from:2015 or to:2022-09-23")]
    NoDate(String),
    /// Something that is no count.
    #[error("`{0}` is no number of people; write killed:5, killed:5..20 or killed:5..")]
    NoCount(String),
    /// Dates that exclude each other.
    #[error("from:{from} lies after to:{to}, so nothing can match")]
    Reversed {
        /// First day asked for.
        from: jiff::civil::Date,
        /// Last day asked for.
        to: jiff::civil::Date,
    },
}

/// Reads a word of a closed list.
fn word<T: std::str::FromStr<Err = model::UnknownWord>>(
    text: &str,
    key: &'static str,
) -> Result<T, QueryError> {
    text.to_lowercase().parse().map_err(|error: model::UnknownWord| QueryError::UnknownValue {
        key,
        near: nearest(text, error.known.split(", ")).map(str::to_owned),
        value: text.to_owned(),
        hint: format!("known: {}", error.known),
    })
}

/// What a query is held against beside the record itself.
pub struct Surroundings<'a> {
    /// Names of actors.
    pub codebook: &'a Codebook,
    /// Documents that hold the words; `None` where no words were asked for.
    pub with_words: Option<&'a HashSet<Hash>>,
    /// Publisher of a document.
    pub publisher_of: &'a dyn Fn(&Hash) -> Option<&'a str>,
}

impl Query {
    /// Reads a query.
    pub fn parse(text: &str, codebook: &Codebook) -> Result<Self, QueryError> {
        parse::query(text, codebook)
    }

    /// The words to look for in the texts; empty if there are none.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether statements are asked for, and not incidents.
    pub fn asks_for_statements(&self) -> bool {
        let about_kind = |term: &Term| term.any_of.iter().any(|value| matches!(value, Value::Kind(_)));
        self.terms.iter().any(about_kind)
    }

    /// Whether an incident is among those asked for.
    pub fn matches_incident(&self, incident: &IncidentView, around: &Surroundings<'_>) -> bool {
        !self.asks_for_statements()
            && has_words(incident.members.iter().map(|member| &member.doc), around)
            && self.all(|value| matching::incident(value, incident, around))
    }

    /// Whether a statement is among those asked for.
    pub fn matches_statement(&self, statement: &StatementView, around: &Surroundings<'_>) -> bool {
        self.asks_for_statements()
            && has_words(statement.members.iter().map(|member| &member.doc), around)
            && self.all(|value| matching::statement(value, statement, around))
    }

    fn all(&self, holds: impl Fn(&Value) -> bool) -> bool {
        self.terms.iter().all(|term| term.any_of.iter().any(&holds) != term.negated)
    }

    /// The days asked for, where both ends are given.
    fn days(&self) -> Result<Option<DateInterval>, QueryError> {
        let values = || self.terms.iter().filter(|term| !term.negated).flat_map(|term| &term.any_of);
        let from = values().find_map(|value| if let Value::From(day) = value { Some(*day) } else { None });
        let to = values().find_map(|value| if let Value::To(day) = value { Some(*day) } else { None });
        let Some((from, to)) = from.zip(to) else { return Ok(None) };
        DateInterval::new(from, to).map(Some).ok_or(QueryError::Reversed { from, to })
    }
}

fn has_words<'a>(mut documents: impl Iterator<Item = &'a Hash>, around: &Surroundings<'_>) -> bool {
    around.with_words.is_none_or(|with_words| documents.any(|document| with_words.contains(document)))
}

#[cfg(test)]
mod tests;
