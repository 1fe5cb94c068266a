//! `chancery eval` on the example.

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
fn a_gold_file_that_is_none_is_named_with_the_line() {
    let place = Place::empty();
    let bad = place.write("bad.jsonl", "{\"doc\":\"a\",\"text\":\"x\"}\nnonsense\n");
    place.run(&["eval", bad.to_str().unwrap()]).ends(1).complains(&["bad.jsonl", "line 2"]);
    place.run(&["eval", "missing.jsonl"]).ends(1).complains(&["missing.jsonl"]);
    place.write("empty.jsonl", "");
    place.run(&["eval", "empty.jsonl"]).ends(2).complains(&["holds no documents"]);
}
