//! `chancery eval` on the example.

use std::fs;

use serde_json::Value;

use crate::support::{Place, example};

#[test]
fn the_example_is_measured_field_by_field_with_intervals() {
    let place = Place::empty();
    let report = place.run(&["eval", &example("../kabul-2022.gold.jsonl"), "--json"]).ends(0).json();
    assert_eq!(report["documents"], 67);
    let f1 = report["incidents"]["f1"].as_f64().unwrap();
    let interval = &report["incidents"]["f1_interval"];
    assert!(interval[0].as_f64().unwrap() <= f1 && f1 <= interval[1].as_f64().unwrap(), "{interval}");
    assert!(report["incidents"]["fields"].as_array().unwrap().len() > 10);
    place.run(&["eval", &example("../kabul-2022.gold.jsonl")]).ends(0).prints(&[
        "incidents",
        "killed in range",
        "negatives",
    ]);
}

#[test]
fn gold_as_its_own_prediction_is_perfect_and_errors_are_shown_one_by_one() {
    let place = Place::empty();
    let gold = example("../kabul-2022.gold.jsonl");
    let ran = place.run(&["eval", &gold, "--predictions", &gold, "--json"]).ends(0).json();
    assert_eq!(ran["incidents"]["f1"], 1.0);
    assert_eq!(ran["errors"].as_array().unwrap().len(), 0);

    let nothing = place.write("nothing.jsonl", "{\"doc\":\"001-jalalabad-bank-queue\"}\n");
    let nothing = nothing.to_str().unwrap();
    let ran = place.run(&["eval", &gold, "--predictions", nothing, "--show", "001"]).ends(0);
    ran.prints(&["missed incident i1", "Kabul Bank", "words"]);
    place
        .run(&["eval", &gold, "--predictions", nothing, "--show", "999"])
        .ends(2)
        .complains(&["no document `999`"]);
    let ran = place.run(&["eval", &gold, "--predictions", nothing, "--min-incidents", "0.5"]).ends(4);
    ran.complains(&["below the bar of 0.500"]);
}

#[test]
fn errors_can_be_sorted_by_field_and_by_the_way_a_text_tells_and_seen_on_a_page() {
    let place = Place::empty();
    let gold = example("../kabul-2022.gold.jsonl");
    let nothing = place.write("nothing.jsonl", "{\"doc\":\"001-jalalabad-bank-queue\"}\n");
    let nothing = nothing.to_str().unwrap();
    let with = |further: &[&str]| place.run(&[&["eval", &gold, "--predictions", nothing], further].concat());
    with(&[]).ends(0).prints(&["incidents told so", "background"]);
    with(&["--told", "background"]).ends(0).prints(&["missed incident", "background", "sentence"]);
    with(&["--told", "backgruond"]).ends(2).complains(&["did you mean `background`"]);
    with(&["--field", "mised"]).ends(2).complains(&["did you mean `missed`"]);

    with(&["--html", "errors.html", "--cases", "cases.jsonl"]).ends(0);
    let page = fs::read_to_string(place.path("errors.html")).unwrap();
    assert!(page.contains("<span class=\"g\">") && !page.contains("<script"));
    let cases = fs::read_to_string(place.path("cases.jsonl")).unwrap();
    let first: Value = serde_json::from_str(cases.lines().next().unwrap()).unwrap();
    assert_eq!((&first["found"], &first["record"]), (&Value::Bool(false), &Value::from("incident")));
}

#[test]
fn a_gold_file_that_is_none_is_named_with_the_line() {
    let place = Place::empty();
    let bad = place.write("bad.jsonl", "{\"doc\":\"a\",\"text\":\"x\"}\nnonsense\n");
    place.run(&["eval", bad.to_str().unwrap()]).ends(1).complains(&["bad.jsonl", "line 2"]);
    place.run(&["eval", "missing.jsonl"]).ends(1).complains(&["missing.jsonl"]);
    place.write("empty.jsonl", "");
    place.run(&["eval", "empty.jsonl"]).ends(2).complains(&["holds no documents"]);
}
