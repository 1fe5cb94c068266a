//! Which records tell of one incident.

use std::collections::HashMap;

use model::{LinkReason, RecordRef};

use crate::{
    blocking::{Searched, candidate_pairs},
    cluster::{Groups, Link, Records, Thresholds, group},
    facts::{IncidentFacts, Names},
    features::{self, Pair},
    input::IncidentInput,
    rulings::Rulings,
    text::hash64,
    weights::{AMBIGUOUS, EVERY_PAIR, MATCH, MEAN_PAIR},
};

/// Records that are one, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Members in the order in which the ledger learned them.
    pub members: Vec<RecordRef>,
    /// One link less than members: each joined a part to the rest.
    pub links: Vec<LinkReason>,
}

/// Records of longer windows (in days) are sought only under keys that name a target.
const MOST_SEARCHED_DAYS: i32 = 31;

/// Clusters of all records, also of those that stand alone, by the order of their first member.
pub(crate) fn cluster(inputs: &[IncidentInput], names: &Names, rulings: &Rulings) -> Vec<Cluster> {
    let sorted = canonical_order(inputs);
    let facts: Vec<IncidentFacts> = sorted.iter().map(|at| IncidentFacts::of(&inputs[*at], names)).collect();
    let searched: Vec<Option<Searched>> = facts.iter().map(searched).collect();
    let documents = document_numbers(facts.iter().map(|it| it.document.as_str()));
    let vague: Vec<bool> = facts.iter().map(|it| !it.is_precise()).collect();
    let pair = |a: u32, b: u32| Pair::new(&facts[a as usize], &facts[b as usize], names);
    let reference = |record: u32| inputs[sorted[record as usize]].reference.clone();
    let persons = Persons::of(rulings, sorted.len() as u32, &reference);
    let records = Records {
        document: &documents,
        vague: &vague,
        score: &|a, b| features::score(&pair(a, b)),
        thresholds: Thresholds {
            link: MATCH,
            every_pair: EVERY_PAIR,
            mean_pair: MEAN_PAIR,
            ambiguous: AMBIGUOUS,
        },
        tied: &persons.ties,
        decided: &|record| persons.decided(record),
        apart: &|a, b| persons.are_apart(rulings, a, b),
    };
    let groups = group(&records, &candidate_pairs(&searched));
    let reason = |link: Link| LinkReason {
        record: reference(link.b),
        to: reference(link.a),
        score: link.score,
        parts: persons.parts(link).unwrap_or_else(|| features::parts(&pair(link.a, link.b))),
    };
    clusters(&sorted, &|at| inputs[at].order, &groups, &reference, &reason)
}

/// Positions of the inputs sorted by their references, so that nothing depends on the order in which they came.
pub(crate) fn canonical_order<R>(inputs: &[crate::input::RecordInput<R>]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..inputs.len()).collect();
    sorted.sort_by(|a, b| inputs[*a].reference.cmp(&inputs[*b].reference));
    sorted
}

/// Equal documents get equal numbers.
pub(crate) fn document_numbers<'a>(documents: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    documents
        .map(|doc| {
            let next = numbers.len() as u32;
            *numbers.entry(doc).or_insert(next)
        })
        .collect()
}

/// Groups and single records as clusters, by the order of their first member.
pub(crate) fn clusters(
    sorted: &[usize],
    order: &dyn Fn(usize) -> u64,
    groups: &Groups,
    reference: &dyn Fn(u32) -> RecordRef,
    reason: &dyn Fn(Link) -> LinkReason,
) -> Vec<Cluster> {
    let mut group_of: HashMap<u32, usize> = HashMap::new();
    for (at, members) in groups.members.iter().enumerate() {
        group_of.extend(members.iter().map(|member| (*member, at)));
    }
    let mut links: Vec<Vec<LinkReason>> = vec![Vec::new(); groups.members.len()];
    for link in &groups.links {
        if let Some(at) = group_of.get(&link.a) {
            links[*at].push(reason(*link));
        }
    }
    let alone = (0..sorted.len() as u32)
        .filter(|record| !group_of.contains_key(record))
        .map(|record| (vec![record], Vec::new()));
    let mut all: Vec<(Vec<u32>, Vec<LinkReason>)> =
        groups.members.iter().cloned().zip(links).chain(alone).collect();
    let place = |record: &u32| (order(sorted[*record as usize]), *record);
    for (members, _) in &mut all {
        members.sort_by_key(place);
    }
    all.sort_by_key(|(members, _)| members.first().map(place));
    all.into_iter()
        .map(|(members, links)| Cluster { members: members.into_iter().map(reference).collect(), links })
        .collect()
}

/// What people say about the records that are grouped, by their numbers.
pub(crate) struct Persons {
    /// Pairs made one.
    pub ties: Vec<(u32, u32)>,
    words: Vec<String>,
    /// The records that some decision is about.
    touched: HashMap<u32, RecordRef>,
}

impl Persons {
    /// Finds the records that decisions name among the first `count` numbers.
    pub fn of(rulings: &Rulings, count: u32, reference: &dyn Fn(u32) -> RecordRef) -> Self {
        let mut persons = Self { ties: Vec::new(), words: Vec::new(), touched: HashMap::new() };
        if !rulings.group_records() {
            return persons;
        }
        let numbers: HashMap<RecordRef, u32> = (0..count).map(|number| (reference(number), number)).collect();
        for (a, b, decision) in rulings.ties() {
            if let (Some(a), Some(b)) = (numbers.get(a), numbers.get(b)) {
                persons.ties.push((*a, *b));
                let day = decision.decided.strftime("%Y-%m-%d");
                persons.words.push(format!("{} on {day}: {}", decision.author, decision.reason));
            }
        }
        let touched = numbers.into_iter().filter(|(record, _)| rulings.groups(record));
        persons.touched = touched.map(|(record, number)| (number, record)).collect();
        persons
    }

    /// Whether a decision is about a record.
    pub fn decided(&self, record: u32) -> bool {
        self.touched.contains_key(&record)
    }

    /// Whether a person holds two records apart.
    pub fn are_apart(&self, rulings: &Rulings, a: u32, b: u32) -> bool {
        let both = self.touched.get(&a).zip(self.touched.get(&b));
        both.is_some_and(|(a, b)| rulings.are_apart(a, b))
    }

    /// Why a person's link was made; `None` for a machine's.
    pub fn parts(&self, link: Link) -> Option<Vec<(String, f64, String)>> {
        let words = self.words.get(link.tie?)?;
        Some(vec![("decision".to_owned(), 0.0, words.clone())])
    }
}

fn searched(facts: &IncidentFacts) -> Option<Searched> {
    let window = facts.search_window()?;
    let country = facts.country.as_deref().unwrap_or("-");
    let mut keys = Vec::new();
    let mut key = |kind: &str, value: &str| keys.push(hash64(&format!("{kind}|{value}")));
    for target in &facts.targets {
        if let Some(state) = target.nationality.as_deref().filter(|_| target.mission.is_some()) {
            key("mission", state);
        }
        target.proper.iter().for_each(|name| key("name", &format!("{country}|{name}")));
    }
    if window.days() <= MOST_SEARCHED_DAYS {
        for target in &facts.targets {
            let class = target.class.map_or("-", model::TargetClass::as_str);
            key("class", &format!("{country}|{class}|{}", target.nationality.as_deref().unwrap_or("-")));
        }
        facts.actors.iter().for_each(|actor| key("actor", &format!("{country}|{actor}")));
        match &facts.place {
            Some(place) => match place.at {
                Some(at) => key("place", &at.to_string()),
                None => key("place", &format!("{country}|{}", place.key)),
            },
            None => key("country", country),
        }
    }
    Some(Searched { keys, window })
}

#[cfg(test)]
mod tests;
