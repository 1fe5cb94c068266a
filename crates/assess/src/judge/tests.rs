use jiff::civil::date;
use model::{
    Attribution, Credibility, Hash, IncidentRecord, IncidentType, IncidentView, Marking, Perpetrator,
    PerpetratorKind, Question, Stage, Target, TargetClass, TargetKind,
};
use proptest::prelude::*;

use super::*;

fn incident(day: &str) -> IncidentView {
    let shown = IncidentRecord {
        id: "i1".to_owned(),
        status: Stage::Executed,
        incident_type: IncidentType::Bombing,
        tactic: Vec::new(),
        weapons: Vec::new(),
        date: (!day.is_empty()).then(|| day.parse().unwrap()),
        country: Some("AF".to_owned()),
        place: None,
        facility: None,
        targets: vec![Target {
            name: "Russian Embassy".to_owned(),
            kind: TargetKind::Facility,
            class: TargetClass::Diplomatic,
            nationality: Some("RU".to_owned()),
            country: None,
            mentions: Vec::new(),
        }],
        perpetrators: vec![Perpetrator {
            name: "ISKP".to_owned(),
            kind: PerpetratorKind::Organization,
            actor: Some("iskp".to_owned()),
            mentions: Vec::new(),
        }],
        claimed_by: Vec::new(),
        attribution: Attribution::Attributed,
        killed: None,
        wounded: None,
        perpetrators_killed: None,
        hedges: Vec::new(),
        said_by: Vec::new(),
        evidence: Vec::new(),
    };
    IncidentView {
        id: Hash::of_fields(&[day]),
        members: Vec::new(),
        shown,
        place: None,
        values: Vec::new(),
        links: Vec::new(),
        origins: 1,
        credibility: Credibility::PossiblyTrue,
        marking: Marking::default(),
        decisions: Vec::new(),
    }
}

fn question() -> Question {
    Question {
        actor: Some("is".to_owned()),
        target: Some(TargetClass::Diplomatic),
        country: Some("AF".to_owned()),
        horizon_months: 3,
        ..Question::default()
    }
}

fn asked(question: &Question, incidents: &[IncidentView], coverage: &str) -> Judgement {
    let wings = ["iskp".to_owned()];
    let coverage = (!coverage.is_empty()).then(|| coverage.parse().unwrap());
    judge(question, &Evidence { incidents, coverage, wings: &wings }, date(2022, 8, 31))
}

fn part(judgement: &Judgement, name: &str) -> f64 {
    judgement.parts.iter().find(|part| part.name == name).unwrap().value
}

#[test]
fn the_number_is_the_rate_of_the_covered_months() {
    let judgement = asked(&question(), &[incident("2017-07-31"), incident("2022-03-02")], "2012-09..2022-08");
    let expected = 1.0 - (-3.0 * 2.5 / 120.0f64).exp();
    assert!((judgement.probability.unwrap() - expected).abs() < 1e-12);
    assert_eq!(judgement.window.to_string(), "2022-09-01..2022-11-30");
    assert_eq!(judgement.words[0], "very unlikely");
    assert_eq!(part(&judgement, "last 12 months"), 1.0);
    assert_eq!(judgement.confidence, "moderate");
    assert!(!judgement.confidence_reason.contains("likely"), "{}", judgement.confidence_reason);
}

#[test]
fn plots_count_only_where_the_question_asks_for_them() {
    let mut plot = incident("2021-08-26");
    plot.shown.status = Stage::Plotted;
    let both = [incident("2017-07-31"), plot];
    let attacks = asked(&question(), &both, "2012-09..2022-08");
    assert_eq!(part(&attacks, "incidents in the record"), 1.0);
    let all = Question { stages: vec![Stage::Executed, Stage::Plotted], ..question() };
    assert_eq!(part(&asked(&all, &both, "2012-09..2022-08"), "incidents in the record"), 2.0);
}

#[test]
fn another_country_nationality_class_or_actor_does_not_count() {
    for asked_for in [
        Question { country: Some("PK".to_owned()), ..question() },
        Question { nationality: Some("US".to_owned()), ..question() },
        Question { target: Some(TargetClass::Military), ..question() },
        Question { actor: Some("aq".to_owned()), ..question() },
    ] {
        let wings: &[String] = &[];
        assert!(!counts_for(&asked_for, &incident("2022-01-01").shown, wings), "{asked_for:?}");
    }
    assert!(
        !counts_for(&question(), &incident("2022-01-01").shown, &[]),
        "a wing counts only where it is named"
    );
}

#[test]
fn class_and_nationality_must_meet_in_one_target() {
    let mut view = incident("2022-01-01");
    view.shown.targets[0].nationality = Some("IR".to_owned());
    view.shown.targets.push(Target {
        class: TargetClass::Civilian,
        nationality: Some("RU".to_owned()),
        ..view.shown.targets[0].clone()
    });
    let russian = Question { actor: None, nationality: Some("RU".to_owned()), ..question() };
    assert!(!counts_for(&russian, &view.shown, &[]));
}

#[test]
fn no_record_gives_no_number_but_a_reason() {
    let judgement = asked(&question(), &[incident("2022-03-02")], "");
    assert_eq!((judgement.probability, judgement.interval), (None, None));
    assert!(judgement.words.is_empty());
    assert_eq!(judgement.confidence, "low");
    let short = asked(&question(), &[incident("2022-03-02")], "2022-03-01..2022-08-31");
    assert_eq!(short.probability, None);
    assert!(
        short.parts[0].explanation.contains("covers 6.0 of the last 120 months"),
        "{}",
        short.parts[0].explanation
    );
}

#[test]
fn incidents_outside_the_covered_months_or_without_a_date_are_named_and_left_out() {
    let incidents = [incident("2010-01-01"), incident("2022-03-02"), incident("")];
    let judgement = asked(&question(), &incidents, "2016-09..2022-08");
    assert_eq!(part(&judgement, "incidents in the record"), 1.0);
    assert_eq!(part(&judgement, "without a date"), 1.0);
    assert_eq!(part(&judgement, "outside the covered months"), 1.0);
}

#[test]
fn an_old_record_gives_low_confidence() {
    let judgement = asked(&question(), &[incident("2017-07-31")], "2015-01-01..2021-12-31");
    assert_eq!(judgement.confidence, "low");
    assert!(judgement.confidence_reason.contains("days old"), "{}", judgement.confidence_reason);
}

#[test]
fn the_resolution_rule_names_what_where_and_until_when() {
    let rule = asked(&question(), &[], "2012-09..2022-08").resolution_rule;
    for words in [
        "executed or failed",
        "by is or its wings",
        "diplomatic target",
        "in AF",
        "2022-09-01 to 2022-11-30",
        "2022-12-30",
    ] {
        assert!(rule.contains(words), "{words}: {rule}");
    }
}

#[test]
fn the_record_is_called_a_collection_not_a_census() {
    let judgement = asked(&question(), &[], "2012-09..2022-08");
    assert!(judgement.parts.iter().any(|part| part.explanation.contains("not a census")));
}

proptest! {
    #[test]
    fn the_answer_does_not_depend_on_the_order_of_the_incidents(months in prop::collection::vec((2013i16..2022, 1i8..13), 0..12)) {
        let mut incidents: Vec<IncidentView> = months.iter().map(|(y, m)| incident(&format!("{y}-{m:02}"))).collect();
        let forward = asked(&question(), &incidents, "2012-09..2022-08").probability.unwrap();
        incidents.reverse();
        let backward = asked(&question(), &incidents, "2012-09..2022-08").probability.unwrap();
        prop_assert!((forward - backward).abs() < 1e-12);
    }
}
