use model::StatementKind::{self, ClaimOfResponsibility, Denial, Incitement, Praise, Threat, Warning};

use super::*;
use crate::rulings::Rulings;
use crate::testing::{NAMES, stated};

fn count(inputs: &[StatementInput]) -> usize {
    cluster(inputs, &NAMES, &Rulings::default()).len()
}

const EMBASSY: &[&str] = &["RU Russian Embassy"];

fn claim(doc: &str, speaker: &str, day: &str) -> StatementInput {
    stated(doc, ClaimOfResponsibility, speaker, day, EMBASSY)
}

#[test]
fn one_claim_under_the_group_s_several_names_is_one() {
    let all = [
        claim("a", "Islamic State", "2022-09-05"),
        claim("b", "Daesh", "2022-09-05..2022-09-06"),
        claim("c", "Islamic State Khorasan Province", "2022-09"),
    ];
    assert_eq!(count(&all), 1);
}

#[test]
fn rival_claims_of_one_attack_are_two() {
    assert_eq!(count(&[claim("a", "Islamic State", "2022-09-05"), claim("b", "Taliban", "2022-09-05")]), 2);
}

#[test]
fn claims_of_two_attacks_are_two() {
    let other = stated("b", ClaimOfResponsibility, "Islamic State", "2022-09-05", &["PK Pakistani Embassy"]);
    assert_eq!(count(&[claim("a", "Islamic State", "2022-09-05"), other]), 2);
    assert_eq!(
        count(&[claim("a", "Islamic State", "2022-09-05"), claim("b", "Islamic State", "2022-09-19")]),
        2
    );
}

#[test]
fn kinds_are_kept_apart_but_a_threat_may_be_told_as_a_call() {
    let said = |doc: &str, kind: StatementKind| stated(doc, kind, "Islamic State", "2022-09-08", EMBASSY);
    assert_eq!(count(&[said("a", Threat), said("b", Praise), said("c", Denial)]), 3);
    assert_eq!(count(&[said("a", Threat), said("b", Incitement)]), 1);
}

#[test]
fn states_are_known_by_their_capitals() {
    let warned =
        |doc: &str, speaker: &str| stated(doc, Warning, speaker, "2021-08-25", &["AF Kabul airport"]);
    assert_eq!(
        count(&[
            warned("a", "United States, Britain and Australia"),
            warned("b", "Washington, London and Canberra")
        ]),
        1
    );
    assert_eq!(count(&[warned("a", "United States"), warned("b", "Germany")]), 2);
}

#[test]
fn issues_of_two_outlets_are_two_statements_and_a_medium_is_no_outlet() {
    let through = |doc: &str, outlet: &str| {
        let mut it = stated(doc, Threat, "Islamic State", "2022-09-08", &["-- foreign embassies"]);
        it.record.outlet = Some(outlet.to_owned());
        it
    };
    assert_eq!(count(&[through("a", "Eastern Bulletin"), through("b", "Western Review")]), 2);
    assert_eq!(count(&[through("a", "video"), through("b", "film")]), 1);
    assert_eq!(count(&[through("a", "Eastern Bulletin"), through("b", "the Eastern Bulletin")]), 1);
}

#[test]
fn two_statements_of_one_document_stay_two() {
    let mut second = claim("a", "Islamic State", "2022-09-05");
    "s2".clone_into(&mut second.reference.record);
    assert_eq!(count(&[claim("a", "Islamic State", "2022-09-05"), second]), 2);
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let mut all = vec![
        claim("a", "Islamic State", "2022-09-05"),
        claim("b", "Daesh", "2022-09"),
        claim("c", "Taliban", "2022-09-05"),
        claim("d", "Islamic State", "2022-09-20"),
        stated("e", Threat, "Islamic State", "2022-09-08", &["-- embassies"]),
    ];
    let partition = |inputs: &[StatementInput]| -> std::collections::BTreeSet<Vec<model::RecordRef>> {
        cluster(inputs, &NAMES, &Rulings::default())
            .into_iter()
            .map(|mut cluster| {
                cluster.members.sort();
                cluster.members
            })
            .collect()
    };
    let forward = partition(&all);
    all.reverse();
    assert_eq!(forward, partition(&all));
}
