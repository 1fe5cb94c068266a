//! Whatever the record, a composed brief passes its own check.

use model::{IncidentType, IncidentView, Stage, StatementKind};
use proptest::prelude::*;
use report::{BriefInput, check, compose, html, markdown};
use serde_json::json;

use super::fixture;
use super::page::read;

const PLACES: [&str; 4] = ["Portsaal", "Tarn", "New Aldmoor", "Saint-Émile"];
const TARGETS: [(&str, &str); 4] = [
    ("Belmari Embassy", "XB"),
    ("Corvian Consulate", "XC"),
    ("Aurian Ministry of the Interior", "XA"),
    ("employee of the Belmari embassy", "XB"),
];
const TACTICS: [&str; 4] = ["vbied", "suicide", "ied", "drone"];

#[derive(Debug, Clone)]
struct Case {
    stage: usize,
    kind: usize,
    year: i16,
    length: usize,
    place: usize,
    target: usize,
    tactic: usize,
    killed: Option<(u32, Option<u32>)>,
    named: bool,
    hedged: bool,
    /// The quotes say nothing of the values.
    bare: bool,
}

fn case() -> impl Strategy<Value = Case> {
    let what = (0..5usize, 0..10usize, 2020..2031i16, 0..4usize, 0..4usize, 0..4usize, 0..4usize);
    let toll = proptest::option::of((0..300u32, proptest::option::of(0..50u32)));
    (what, toll, any::<(bool, bool, bool)>()).prop_map(|(what, killed, (named, hedged, bare))| {
        let (stage, kind, year, length, place, target, tactic) = what;
        Case { stage, kind, year, length, place, target, tactic, killed, named, hedged, bare }
    })
}

fn view(index: usize, case: &Case) -> IncidentView {
    let (from, to, said) = match case.length {
        0 => {
            (format!("{}-03-07", case.year), format!("{}-03-07", case.year), format!("7 March {}", case.year))
        }
        1 => (format!("{}-03-01", case.year), format!("{}-03-31", case.year), format!("March {}", case.year)),
        2 => (format!("{}-01-01", case.year), format!("{}-12-31", case.year), case.year.to_string()),
        _ => {
            (format!("{}-11-20", case.year), format!("{}-02-02", case.year + 1), String::from("that winter"))
        }
    };
    let (target, nationality) = TARGETS[case.target];
    let toll = case.killed.map(|(min, more)| json!({"min": min, "max": more.map(|more| min + more)}));
    let by = if case.named { "the Black Dune Brigade" } else { "unknown men" };
    let text = format!("#{index} {said}: {by} and the {target} in {}; toll {toll:?}.", PLACES[case.place]);
    let quote = if case.bare { "and the" } else { text.as_str() };
    let date = json!({"from": from, "to": to});
    let target = json!({"name": target, "kind": "facility", "class": "diplomatic", "nationality": nationality, "mentions": []});
    let brigade =
        json!({"name": "Black Dune Brigade", "kind": "organization", "actor": "bdb", "mentions": []});
    let perpetrators = if case.named { json!([brigade]) } else { json!([]) };
    let support = || vec![fixture::support(&text, "i1", quote, case.hedged.then_some("reportedly"))];
    let value = |value: &serde_json::Value| vec![fixture::value(value.clone(), true, support())];
    let mut values = vec![
        ("record", value(&json!(null))),
        ("date", value(&date)),
        ("country", value(&json!("XA"))),
        ("targets", value(&target)),
    ];
    if index.is_multiple_of(2) {
        values.push(("place", value(&json!(PLACES[case.place]))));
    }
    if let Some(toll) = &toll {
        values.push(("killed", value(toll)));
    }
    if case.named {
        values.push(("perpetrators", value(&brigade)));
    }
    let fields = json!({
        "status": Stage::ALL[case.stage], "type": IncidentType::ALL[case.kind], "tactic": [TACTICS[case.tactic]], "date": date,
        "country": "XA", "place": PLACES[case.place], "targets": [target], "perpetrators": perpetrators, "killed": toll,
        "attribution": if case.named { "attributed" } else { "unknown" },
    });
    fixture::incident(&[(&text, "i1")], fields, values)
}

fn input(cases: &[Case], kinds: &[usize], probability: Option<f64>) -> BriefInput {
    let mut input = fixture::input();
    input.incidents = cases.iter().enumerate().map(|(index, case)| view(index, case)).collect();
    input.statements = kinds
        .iter()
        .enumerate()
        .map(|(index, kind)| {
            let mut statement = if index % 2 == 0 { fixture::threat() } else { fixture::claim() };
            statement.shown.kind = StatementKind::ALL[*kind];
            statement.id = model::Hash::of_fields(&[&index.to_string()]);
            statement
        })
        .collect();
    input.judgement.probability = probability;
    input.judgement.interval = probability.map(|p| (p / 2.0, (p * 2.0).min(1.0)));
    input
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_composed_brief_has_no_findings_and_prints(
        cases in proptest::collection::vec(case(), 0..12),
        kinds in proptest::collection::vec(0..7usize, 0..5),
        probability in proptest::option::of(0.0..1.0f64),
    ) {
        let input = input(&cases, &kinds, probability);
        let brief = compose(&input);
        let findings: Vec<String> = check(&brief).iter().map(ToString::to_string).collect();
        prop_assert!(findings.is_empty(), "{findings:#?}");
        let page = read(&html(&brief));
        prop_assert!(page.has("main"));
        prop_assert!(markdown(&brief).contains("## Sources"));
        let mut reversed = input;
        reversed.incidents.reverse();
        prop_assert_eq!(compose(&reversed), brief);
    }
}
