use std::{collections::BTreeSet, sync::LazyLock};

use model::{CountRange, Hash, IncidentView, Property, codebook::Codebook};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    IncidentInput, Lineage, Resolver,
    testing::{Told, in_order, told},
};

static RESOLVER: LazyLock<Resolver<'static>> = LazyLock::new(|| Resolver::new(Codebook::embedded()));

const EMBASSY: &str = "RU Russian Embassy";

fn record(doc: &str) -> RecordRef {
    RecordRef { doc: Hash::of_bytes(doc.as_bytes()), record: "i1".to_owned() }
}

fn records(docs: &[&str]) -> Vec<RecordRef> {
    docs.iter().map(|doc| record(doc)).collect()
}

fn merge(docs: &[&str], with: &[&str]) -> Ruling {
    Ruling::Merge { records: records(docs), with: records(with) }
}

fn split(docs: &[&str], from: &[&str]) -> Ruling {
    Ruling::Split { records: records(docs), from: records(from) }
}

fn by(author: &str, number: u64, ruling: Ruling) -> DecisionInput {
    let decided = "2022-10-01T00:00:00Z".parse().unwrap();
    DecisionInput { number, ruling, author: author.to_owned(), reason: "read both".to_owned(), decided }
}

fn decide(rulings: impl IntoIterator<Item = Ruling>) -> Rulings {
    let numbered = (1..).zip(rulings).map(|(number, ruling)| by("ana", number, ruling));
    Rulings::of(numbered.collect(), Approval::One)
}

fn views(inputs: &[IncidentInput], rulings: Rulings) -> Vec<IncidentView> {
    RESOLVER.clone().with(rulings).incident_views(inputs, &Lineage::default())
}

/// The names of the reports of every incident.
fn groups(inputs: &[IncidentInput], rulings: Rulings) -> BTreeSet<String> {
    let name = |member: &RecordRef| {
        let input = inputs.iter().find(|it| it.reference == *member).unwrap();
        input.document.name.clone()
    };
    let group = |view: &IncidentView| {
        let mut names: Vec<String> = view.members.iter().map(name).collect();
        names.sort();
        names.join(" ")
    };
    views(inputs, rulings).iter().map(group).collect()
}

fn set(groups: &[&str]) -> BTreeSet<String> {
    groups.iter().map(|it| (*it).to_owned()).collect()
}

/// `a` and `b` tell of one day, `far` of ten days later.
fn reports() -> Vec<IncidentInput> {
    in_order(vec![
        told("a", "2022-09-05", EMBASSY),
        told("b", "2022-09-05", EMBASSY),
        told("far", "2022-09-15", EMBASSY),
    ])
}

#[test]
fn a_merge_joins_what_the_machine_keeps_apart_and_says_who_made_it() {
    assert_eq!(groups(&reports(), Rulings::default()), set(&["a b", "far"]));
    let rulings = decide([merge(&["a", "b"], &["far"])]);
    assert_eq!(groups(&reports(), rulings.clone()), set(&["a b far"]));
    let view = &views(&reports(), rulings)[0];
    let words: Vec<&str> = view.links.iter().map(|link| link.parts[0].2.as_str()).collect();
    assert!(words.contains(&"ana on 2022-10-01: read both"), "{words:?}");
    assert_eq!(view.decisions[0].what, "2 reports made one with 1 report");
}

#[test]
fn a_report_that_comes_later_joins_a_merged_incident_by_either_of_its_parts() {
    for day in ["2022-09-05", "2022-09-15"] {
        let mut told_later: Vec<Told> = reports().into_iter().map(Told).collect();
        told_later.push(told("late", day, EMBASSY));
        let rulings = decide([merge(&["a", "b"], &["far"])]);
        assert_eq!(groups(&in_order(told_later), rulings), set(&["a b far late"]), "{day}");
    }
}

#[test]
fn a_split_keeps_apart_what_the_machine_joins_whatever_a_third_report_says() {
    let mut all: Vec<Told> = reports().into_iter().map(Told).collect();
    all.push(told("c", "2022-09-05", EMBASSY));
    let inputs = in_order(all);
    let rulings = decide([split(&["b"], &["a", "c"])]);
    assert_eq!(groups(&inputs, rulings), set(&["a c", "b", "far"]));
}

#[test]
fn the_later_of_two_decisions_on_a_pair_holds() {
    let both = decide([split(&["b"], &["a"]), merge(&["a"], &["b"])]);
    assert_eq!(groups(&reports(), both), set(&["a b", "far"]));
    let both = decide([merge(&["a", "b"], &["far"]), split(&["far"], &["a", "b"])]);
    assert_eq!(groups(&reports(), both), set(&["a b", "far"]));
}

#[test]
fn what_stays_behind_after_a_split_stays_one() {
    let all = decide([merge(&["a", "b"], &["far"]), split(&["a"], &["b", "far"])]);
    assert_eq!(groups(&reports(), all), set(&["a", "b far"]));
}

#[test]
fn a_decision_for_two_persons_waits_for_the_second_and_nobody_confirms_their_own() {
    let mut decisions = vec![by("ana", 1, merge(&["a", "b"], &["far"]))];
    decisions.push(by("ana", 2, Ruling::Confirm { decision: 1 }));
    let alone = Rulings::of(decisions.clone(), Approval::Two);
    assert_eq!(alone.standing(1), Some(Standing::Waits));
    assert_eq!(groups(&reports(), alone), set(&["a b", "far"]));
    decisions.push(by("ben", 3, Ruling::Confirm { decision: 1 }));
    let together = Rulings::of(decisions, Approval::Two);
    assert_eq!(groups(&reports(), together), set(&["a b far"]));
}

#[test]
fn a_value_that_a_person_set_is_shown_before_what_the_reports_say() {
    let inputs = in_order(vec![
        told("a", "2022-09-05", EMBASSY).killed(2),
        told("b", "2022-09-05", EMBASSY).killed(2),
        told("c", "2022-09-05", EMBASSY).killed(6),
    ]);
    let six = CountRange { min: 6, max: Some(6) };
    let edit = Ruling::Edit {
        record: record("a"),
        property: Property::from("killed"),
        value: json!(six),
        words: None,
    };
    let view = &views(&inputs, decide([edit]))[0];
    assert_eq!(view.shown.killed, Some(six));
    let (_, killed) = view.values.iter().find(|(name, _)| name.as_str() == "killed").unwrap();
    assert_eq!(killed.iter().filter(|it| it.shown).count(), 1);
    assert!(killed[0].reason.starts_with("shown: set by ana on 2022-10-01: read both; credibility"));
    assert!(killed.iter().any(|it| it.value == json!(CountRange { min: 2, max: Some(2) })));
}

#[test]
fn a_source_has_the_grade_of_its_time() {
    let grade = |grade, from: Option<&str>| Ruling::Grade {
        source: "Harbour News".to_owned(),
        grade,
        from: from.map(|day| day.parse().unwrap()),
    };
    let rulings = decide([grade(Reliability::B, None), grade(Reliability::D, Some("2022-01-01"))]);
    let of = |day: &str| rulings.grade_of("HARBOUR NEWS", Some(day.parse().unwrap())).map(|(grade, _)| grade);
    assert_eq!((of("2021-12-31"), of("2022-01-01")), (Some(Reliability::B), Some(Reliability::D)));
    assert!(rulings.grade_of("Another", None).is_none());
}

fn ruling() -> impl Strategy<Value = Ruling> {
    let some = || proptest::sample::subsequence(vec!["a", "b", "c", "far", "near"], 1..4);
    prop_oneof![
        (some(), some()).prop_map(|(one, other)| merge(&one, &other)),
        (some(), some()).prop_map(|(one, other)| {
            let stays: Vec<&str> = other.into_iter().filter(|it| !one.contains(it)).collect();
            split(&one, &stays)
        }),
        some().prop_map(|docs| Ruling::Reject { records: records(&docs) }),
        (1..6u64).prop_map(|decision| Ruling::Undo { decision }),
    ]
}

fn five() -> Vec<IncidentInput> {
    in_order(vec![
        told("a", "2022-09-05", EMBASSY),
        told("b", "2022-09-05", EMBASSY),
        told("c", "2022-09-06", EMBASSY),
        told("near", "2022-09-07", EMBASSY),
        told("far", "2022-09-15", EMBASSY),
    ])
}

proptest! {
    #[test]
    fn undoing_restores_exactly_what_was_before(
        before in proptest::collection::vec(ruling(), 0..5),
        made in ruling(),
    ) {
        let was = views(&five(), decide(before.clone()));
        let number = before.len() as u64 + 1;
        let mut all = before;
        all.extend([made, Ruling::Undo { decision: number }]);
        prop_assert_eq!(views(&five(), decide(all)), was);
    }

    #[test]
    fn nothing_depends_on_the_order_in_which_reports_and_decisions_are_given(
        made in proptest::collection::vec(ruling(), 0..6),
        turn in 0..5usize,
    ) {
        let numbered: Vec<DecisionInput> =
            (1..).zip(made).map(|(number, ruling)| by("ana", number, ruling)).collect();
        let mut turned = numbered.clone();
        turned.reverse();
        let mut inputs = five();
        let straight = groups(&inputs, Rulings::of(numbered, Approval::One));
        inputs.rotate_left(turn);
        prop_assert_eq!(groups(&inputs, Rulings::of(turned, Approval::One)), straight);
    }

    #[test]
    fn what_a_split_says_last_is_never_together(made in proptest::collection::vec(ruling(), 0..5)) {
        let made: Vec<Ruling> = made.into_iter().filter(|it| !matches!(it, Ruling::Undo { .. })).collect();
        let rulings = decide(made.into_iter().chain([split(&["a"], &["b", "c", "far", "near"])]));
        prop_assert!(groups(&five(), rulings).contains("a"));
    }
}
