//! The documents behind one record of the world, and how their values are ranked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{Alternative, RecordRef, Reliability, Support};
use serde_json::{Map, Value};

use crate::{
    grade::{Backing, grade},
    input::{DocumentMeta, Said},
};

/// One document's record, as a voice on every property.
#[derive(Debug, Clone)]
pub(super) struct Voice<'a> {
    pub reference: &'a RecordRef,
    pub document: &'a DocumentMeta,
    /// Number of its independent origin.
    pub origin: usize,
    pub said: &'a [Said],
    /// The record in the shape of the extraction format.
    pub values: Map<String, Value>,
    /// Whether the record as a whole is hedged.
    pub hedged: bool,
}

impl Voice<'_> {
    /// The assertions that stand behind a value of a property; of a list, those of the member with these words.
    fn supports(&self, property: &str, member: Option<&Value>) -> Vec<Support> {
        let of_property = self.said.iter().filter(|said| said.property.as_str() == property);
        let fits = |said: &&Said| member.is_none_or(|member| same_member(&said.value, member));
        of_property.filter(fits).map(|said| self.support(said)).collect()
    }

    pub fn support(&self, said: &Said) -> Support {
        Support {
            record: self.reference.clone(),
            assertion: said.assertion.clone(),
            publisher: self.document.publisher.clone(),
            title: self.document.title.clone(),
            published: self.document.published,
            reliability: self.document.reliability,
            span: said.span.clone(),
            hedge: said.hedge.clone(),
        }
    }

    fn hedges(&self, property: &str) -> bool {
        let mut of_property = self.said.iter().filter(|said| said.property.as_str() == property).peekable();
        match of_property.peek() {
            Some(_) => of_property.all(|said| said.hedge.is_some()),
            None => self.hedged,
        }
    }
}

/// Whether two list members are one: the same value, or the same name or text.
fn same_member(a: &Value, b: &Value) -> bool {
    let name = |value: &Value| value.get("name").or_else(|| value.get("text")).cloned();
    a == b
        || name(a).is_some_and(|it| name(b) == Some(it.clone()) || *b == it)
        || name(b).is_some_and(|it| *a == it)
}

/// One value of a property with the voices for it.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub value: Value,
    /// Voices that give this value.
    pub own: Vec<usize>,
    /// Of a list: the member in each of their own words, in the order of `own`.
    pub members: Vec<Value>,
    /// Voices that give something vaguer that it fits.
    pub vaguer: Vec<usize>,
    /// How fine it is; larger is finer.
    pub fineness: i64,
}

/// The rule by which values are ranked: most independent origins, then the best graded source, then the latest report,
/// then the finest value; then its spelling, so that the order is always the same.
pub(super) fn rank(candidates: &mut [Candidate], voices: &[Voice]) {
    candidates.sort_by_cached_key(|candidate| {
        let newest = candidate.own.iter().filter_map(|at| voices[*at].document.published).max();
        (
            std::cmp::Reverse(candidate.origins(voices).len()),
            reliability_rank(candidate.reliability(voices)),
            std::cmp::Reverse(newest),
            std::cmp::Reverse(candidate.fineness),
            candidate.value.to_string(),
        )
    });
}

impl Candidate {
    /// Independent origins that say it or something vaguer that it fits.
    pub fn origins(&self, voices: &[Voice]) -> BTreeSet<usize> {
        self.own.iter().chain(&self.vaguer).map(|at| voices[*at].origin).collect()
    }

    pub fn reliability(&self, voices: &[Voice]) -> Reliability {
        let best =
            self.own.iter().map(|at| voices[*at].document.reliability).min_by_key(|it| reliability_rank(*it));
        best.unwrap_or(Reliability::F)
    }

    /// The backing of this value against everything else that the voices say of the property.
    pub fn backing(&self, property: &str, speaking: &[usize], voices: &[Voice]) -> Backing {
        let origins = self.origins(voices);
        let against =
            speaking.iter().map(|at| voices[*at].origin).filter(|origin| !origins.contains(origin)).collect();
        let firm: BTreeSet<usize> = self
            .own
            .iter()
            .chain(&self.vaguer)
            .filter(|at| !voices[**at].hedges(property))
            .map(|at| voices[*at].origin)
            .collect();
        Backing { hedged: &origins - &firm, origins, against, reliability: Some(self.reliability(voices)) }
    }

    /// This value as an alternative; `shown` says why it is shown, or why not.
    pub fn alternative(
        &self,
        property: &str,
        backing: &Backing,
        voices: &[Voice],
        shown: Result<String, String>,
    ) -> Alternative {
        let (credibility, graded) = grade(backing);
        let is_shown = shown.is_ok();
        let why = shown.unwrap_or_else(|why| why);
        let supports = |(at, voice): (usize, &usize)| voices[*voice].supports(property, self.members.get(at));
        Alternative {
            value: self.value.clone(),
            shown: is_shown,
            reason: format!("{why}; credibility {credibility}: {graded}"),
            credibility,
            support: self.own.iter().enumerate().flat_map(supports).collect(),
        }
    }
}

/// A best; F, which means unknown, before D and E, which mean bad.
fn reliability_rank(reliability: Reliability) -> u8 {
    match reliability {
        Reliability::A => 0,
        Reliability::B => 1,
        Reliability::C => 2,
        Reliability::F => 3,
        Reliability::D => 4,
        Reliability::E => 5,
    }
}

/// The values that the voices give under `property`, equal ones together (`key` says which are equal).
pub(super) fn gather(voices: &[Voice], property: &str, key: &dyn Fn(&Value) -> String) -> Vec<Candidate> {
    let mut by_key: BTreeMap<String, Candidate> = BTreeMap::new();
    for (at, voice) in voices.iter().enumerate() {
        let Some(value) = voice.values.get(property).filter(|value| !value.is_null()) else { continue };
        let candidate = by_key.entry(key(value)).or_insert_with(|| Candidate::new(value.clone()));
        candidate.own.push(at);
    }
    by_key.into_values().collect()
}

impl Candidate {
    pub fn new(value: Value) -> Self {
        Self { value, own: Vec::new(), members: Vec::new(), vaguer: Vec::new(), fineness: 0 }
    }
}

/// "said by 3 independent origins in 4 reports".
pub(super) fn said_by(candidate: &Candidate, voices: &[Voice]) -> String {
    let own: BTreeSet<usize> = candidate.own.iter().map(|at| voices[*at].origin).collect();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let mut text = format!(
        "said by {} in {}",
        plural(own.len(), "independent origin"),
        plural(candidate.own.len(), "report")
    );
    if !candidate.vaguer.is_empty() {
        text +=
            &format!(", and it fits the vaguer word of {}", plural(candidate.vaguer.len(), "other report"));
    }
    text
}

/// The latest day on which one of the voices was published.
pub(super) fn newest(voices: &[Voice], of: &[usize]) -> Option<Date> {
    of.iter().filter_map(|at| voices[*at].document.published).max()
}
