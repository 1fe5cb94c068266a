//! Reading records for comparison, from gold lines and from predictions alike: names may be plain strings or
//! objects, dates and counts may be single values, and gold lines carry alternatives (`*_alt`).

use std::{collections::BTreeSet, fmt};

use model::DateInterval;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A document as the evaluation sees it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Records {
    pub doc: String,
    #[serde(deserialize_with = "list")]
    pub incidents: Vec<Incident>,
    #[serde(deserialize_with = "list")]
    pub statements: Vec<Statement>,
    #[serde(deserialize_with = "list")]
    pub judgements: Vec<Estimate>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Incident {
    pub id: String,
    #[serde(deserialize_with = "null_is_default")]
    pub optional: bool,
    pub status: Option<String>,
    #[serde(deserialize_with = "names")]
    pub status_alt: Vec<String>,
    #[serde(rename = "type")]
    pub incident_type: Option<String>,
    #[serde(deserialize_with = "names")]
    pub type_alt: Vec<String>,
    pub date: Option<Day>,
    #[serde(deserialize_with = "list")]
    pub date_alt: Vec<Day>,
    #[serde(deserialize_with = "null_is_default")]
    pub date_open: bool,
    pub country: Option<String>,
    #[serde(deserialize_with = "names")]
    pub country_alt: Vec<String>,
    #[serde(deserialize_with = "name")]
    pub place: Option<String>,
    #[serde(deserialize_with = "names")]
    pub place_alt: Vec<String>,
    #[serde(deserialize_with = "null_is_default")]
    pub place_null_ok: bool,
    #[serde(deserialize_with = "name")]
    pub facility: Option<String>,
    #[serde(deserialize_with = "names")]
    pub facility_alt: Vec<String>,
    #[serde(deserialize_with = "list")]
    pub targets: Vec<Target>,
    #[serde(deserialize_with = "names")]
    pub nationality_alt: Vec<String>,
    #[serde(deserialize_with = "names")]
    pub class_alt: Vec<String>,
    #[serde(deserialize_with = "names")]
    pub perpetrators: Vec<String>,
    #[serde(deserialize_with = "names")]
    pub perpetrators_alt: Vec<String>,
    #[serde(deserialize_with = "null_is_default")]
    pub perp_free: bool,
    #[serde(deserialize_with = "names")]
    pub claimed_by: Vec<String>,
    pub attribution: Option<String>,
    #[serde(deserialize_with = "names")]
    pub attribution_alt: Vec<String>,
    #[serde(deserialize_with = "count")]
    pub killed: Option<Count>,
    #[serde(deserialize_with = "count")]
    pub wounded: Option<Count>,
    #[serde(deserialize_with = "quote")]
    pub evidence: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Statement {
    pub id: String,
    #[serde(deserialize_with = "null_is_default")]
    pub optional: bool,
    pub kind: Option<String>,
    #[serde(deserialize_with = "names")]
    pub kind_alt: Vec<String>,
    #[serde(deserialize_with = "name")]
    pub speaker: Option<String>,
    #[serde(deserialize_with = "list")]
    pub targets: Vec<Target>,
    #[serde(deserialize_with = "names")]
    pub nationality_alt: Vec<String>,
    #[serde(deserialize_with = "quote")]
    pub evidence: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Estimate {
    #[serde(deserialize_with = "null_is_default")]
    pub text_quote: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Target {
    #[serde(deserialize_with = "name")]
    pub name: Option<String>,
    #[serde(deserialize_with = "names")]
    pub names_alt: Vec<String>,
    pub class: Option<String>,
    pub nationality: Option<String>,
    pub country: Option<String>,
}

/// A date as gold and predictions write it.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Value")]
pub(super) struct Day {
    pub interval: Option<DateInterval>,
    pub open: bool,
}

impl From<Value> for Day {
    fn from(value: Value) -> Self {
        let end = |key: &str| {
            let text = value.as_str().or_else(|| value.get(key)?.as_str())?;
            text.parse::<DateInterval>().ok()
        };
        let interval = match (end("from"), end("to")) {
            (Some(from), Some(to)) => Some(from.hull(to)),
            (from, to) => from.or(to),
        };
        Self { interval, open: value.get("open").and_then(Value::as_bool).unwrap_or(false) }
    }
}

/// A toll; `max` is `None` where only a lower end is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Count {
    pub min: f64,
    pub max: Option<f64>,
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}–{max}", self.min),
            None => write!(f, "{} or more", self.min),
        }
    }
}

impl Incident {
    /// All dates that are right.
    pub fn dates(&self) -> Vec<DateInterval> {
        self.date.iter().chain(&self.date_alt).filter_map(|day| day.interval).collect()
    }

    pub fn nationalities(&self) -> BTreeSet<&str> {
        let own = self.targets.iter().filter_map(|target| target.nationality.as_deref());
        own.chain(self.nationality_alt.iter().map(String::as_str)).collect()
    }

    pub fn classes(&self) -> BTreeSet<&str> {
        let own = self.targets.iter().filter_map(|target| target.class.as_deref());
        own.chain(self.class_alt.iter().map(String::as_str)).collect()
    }

    /// The words of every name of the facility and the targets.
    pub fn target_words(&self) -> BTreeSet<String> {
        let own = self.facility.iter().chain(&self.facility_alt).chain(target_names(&self.targets));
        own.flat_map(|name| super::words::words_of(name)).collect()
    }

    /// Whoever is said to have done it.
    pub fn blamed(&self) -> Vec<&str> {
        let own = self.perpetrators.iter().chain(&self.perpetrators_alt).chain(&self.claimed_by);
        own.map(String::as_str).collect()
    }
}

impl Statement {
    pub fn nationalities(&self) -> BTreeSet<&str> {
        let own = self.targets.iter().filter_map(|target| target.nationality.as_deref());
        own.chain(self.nationality_alt.iter().map(String::as_str)).collect()
    }

    pub fn countries(&self) -> BTreeSet<&str> {
        self.targets.iter().filter_map(|target| target.country.as_deref()).collect()
    }

    pub fn target_words(&self) -> BTreeSet<String> {
        let own = self.targets.iter().filter_map(|target| target.name.as_ref());
        own.flat_map(|name| super::words::words_of(name)).collect()
    }
}

fn target_names(targets: &[Target]) -> impl Iterator<Item = &String> {
    targets.iter().flat_map(|target| target.name.iter().chain(&target.names_alt))
}

fn null_is_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    input: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(input)?.unwrap_or_default())
}

/// A list, a single member, or null.
fn list<'de, D: Deserializer<'de>, T: serde::de::DeserializeOwned>(input: D) -> Result<Vec<T>, D::Error> {
    let members = match Value::deserialize(input)? {
        Value::Null => Vec::new(),
        Value::Array(members) => members,
        member => vec![member],
    };
    members
        .into_iter()
        .map(|member| serde_json::from_value(member).map_err(serde::de::Error::custom))
        .collect()
}

fn name_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(object) => object.get("name").or_else(|| object.get("text")).and_then(Value::as_str),
        _ => None,
    };
    text.map(str::to_owned)
}

fn name<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    Ok(name_of(&Value::deserialize(input)?).filter(|name| !name.is_empty()))
}

fn names<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    Ok(list::<D, Value>(input)?.iter().filter_map(name_of).collect())
}

fn count<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Count>, D::Error> {
    let value = Value::deserialize(input)?;
    if let Some(number) = value.as_f64() {
        return Ok(Some(Count { min: number, max: Some(number) }));
    }
    let end = |key: &str| value.get(key).and_then(Value::as_f64);
    Ok(match (end("min"), end("max")) {
        (Some(min), max) => Some(Count { min, max }),
        (None, Some(max)) => Some(Count { min: max, max: Some(max) }),
        (None, None) => None,
    })
}

/// The words behind the whole record: a plain string in gold, the first quote of a list in predictions.
fn quote<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    let value = Value::deserialize(input)?;
    let text = match &value {
        Value::Array(list) => list.iter().find_map(|evidence| evidence.get("quote")?.as_str()),
        other => other.as_str(),
    };
    Ok(text.map(str::to_owned))
}
