//! Which records are of one statement.

mod facts;
mod features;

use crate::{
    blocking::{Searched, candidate_pairs},
    cluster::{Link, Records, Thresholds, group},
    facts::Names,
    incidents::{Cluster, Persons, canonical_order, clusters, document_numbers},
    input::StatementInput,
    rulings::Rulings,
};
use facts::StatementFacts;
use model::LinkReason;

/// One speaker, kind and day reach this; speaker and kind alone do not.
const MATCH: f64 = 4.5;
/// As for incidents: no pair of records in one statement may speak against itself,
const EVERY_PAIR: f64 = 0.0;
/// and two groups must agree on the whole.
const MEAN_PAIR: f64 = 2.5;
/// A vague record that fits two statements within this margin joins neither.
const AMBIGUOUS: f64 = 0.25;

/// Clusters of all records, also of those that stand alone, by the order of their first member.
pub(crate) fn cluster(inputs: &[StatementInput], names: &Names, rulings: &Rulings) -> Vec<Cluster> {
    let sorted = canonical_order(inputs);
    let facts: Vec<StatementFacts> =
        sorted.iter().map(|at| StatementFacts::of(&inputs[*at], names)).collect();
    let searched: Vec<Option<Searched>> = facts.iter().map(|it| it.searched(names)).collect();
    let documents = document_numbers(facts.iter().map(|it| it.document.as_str()));
    let vague: Vec<bool> = facts.iter().map(|it| it.date.is_none_or(|date| date.days() > 14)).collect();
    let score = |a: u32, b: u32| features::score(&facts[a as usize], &facts[b as usize], names);
    let reference = |record: u32| inputs[sorted[record as usize]].reference.clone();
    let persons = Persons::of(rulings, sorted.len() as u32, &reference);
    let records = Records {
        document: &documents,
        vague: &vague,
        score: &score,
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
        parts: persons
            .parts(link)
            .unwrap_or_else(|| features::parts(&facts[link.a as usize], &facts[link.b as usize], names)),
    };
    clusters(&sorted, &|at| inputs[at].order, &groups, &reference, &reason)
}

#[cfg(test)]
mod tests;
