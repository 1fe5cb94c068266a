//! What people decide: made, seen, taken back.

use crate::support::Place;

const EMBASSY: &str = "22c3382800";

fn killed(place: &Place) -> String {
    let shown = place.at_desk(&["show", EMBASSY, "--json"]).ends(0).json();
    shown["incident"]["shown"]["killed"].to_string()
}

#[test]
fn a_decision_is_shown_before_it_is_made_kept_with_its_reason_and_taken_back() {
    let place = Place::with_example();
    let other =
        place.at_desk(&["find", "place:kabul from:2022-09-05 to:2022-09-05", "--json"]).ends(0).json();
    let ids: Vec<&str> =
        other["incidents"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    let other = ids.iter().find(|id| !id.starts_with(EMBASSY)).unwrap();
    let before = place.at_desk(&["find", "-n", "0", "--json"]).ends(0).out;

    let merge = ["merge", EMBASSY, other, "--author", "ana", "-m", "one blast, counted by the hospital"];
    let seen = place.at_desk(&["merge", EMBASSY, other, "--preview"]).ends(0);
    seen.prints(&[
        "incidents",
        "killed",
        "likelihood of an attack by ISKP on diplomatic targets in Afghanistan",
    ]);
    assert_eq!(place.at_desk(&["find", "-n", "0", "--json"]).ends(0).out, before);

    place.at_desk(&merge).ends(0).complains(&["recorded as decision 1", "chancery undo 1"]);
    place.at_desk(&["show", EMBASSY]).ends(0).prints(&["decided", "one blast, counted by the hospital"]);
    place.at_desk(&["decisions"]).ends(0).prints(&["merge", "ana", "one blast"]);
    place.at_desk(&["undo", "--author", "ana", "-m", "the soldiers were a second post"]).ends(0);
    assert_eq!(place.at_desk(&["find", "-n", "0", "--json"]).ends(0).out, before);
    place.at_desk(&["decisions"]).ends(0).prints(&["undone by decision 2"]);
    place.at_desk(&["verify"]).ends(0);
}

#[test]
fn whoever_decides_wrongly_is_told_what_would_be_right() {
    let place = Place::with_example();
    let before = killed(&place);
    for (arguments, parts) in [
        (&["edit", EMBASSY, "killed=6", "-m", "x"][..], &["--author", "CHANCERY_AUTHOR"][..]),
        (&["edit", EMBASSY, "killed=6", "--author", "ana"], &["-m"]),
        (&["edit", EMBASSY, "killed", "--author", "ana", "-m", "x"], &["FIELD=VALUE"]),
        (&["edit", EMBASSY, "kiled=6", "--author", "ana", "-m", "x"], &["did you mean `killed`"]),
        (&["edit", EMBASSY, "killed=many", "--author", "ana", "-m", "x"], &["4..6"]),
        (&["edit", EMBASSY, "killed=99", "--author", "ana", "-m", "x"], &["--quote"]),
        (&["split", EMBASSY, "40", "--author", "ana", "-m", "x"], &["it has 1 to"]),
        (
            &["grade", "Harbor Gazette", "B", "--author", "ana", "-m", "x"],
            &["did you mean `Harbour Gazette`"],
        ),
        (&["grade", "Harbour Gazette", "good", "--author", "ana", "-m", "x"], &["A, B, C, D, E, F"]),
        (&["undo", "7", "--author", "ana", "-m", "x"], &["no decision 7", "chancery decisions"]),
    ] {
        place.at_desk(arguments).ends(2).complains(parts);
    }
    assert_eq!(killed(&place), before);
    place.at_desk(&["decisions"]).ends(0).complains(&["nothing was decided yet"]);
}

#[test]
fn grades_of_sources_are_kept_with_their_history() {
    let place = Place::with_example();
    let grade = |grade: &str, from: &[&str]| {
        let arguments =
            [&["grade", "harbour gazette", grade, "--author", "ana", "-m", "its tolls of June"], from]
                .concat();
        place.at_desk(&arguments).ends(0);
    };
    grade("B", &[]);
    grade("D", &["--from", "2022-09-01"]);
    let sources = place.at_desk(&["sources", "--json"]).ends(0).json();
    let all = sources["sources"].as_array().unwrap();
    let gazette = all.iter().find(|it| it["publisher"] == "Harbour Gazette").unwrap();
    assert_eq!(
        (gazette["grade"].as_str(), gazette["history"].as_array().map(Vec::len)),
        (Some("D"), Some(2))
    );
    place.at_desk(&["sources"]).ends(0).prints(&["Harbour Gazette", "its tolls of June"]);
}

#[test]
fn without_a_terminal_the_queue_is_printed_what_is_most_in_doubt_first() {
    let place = Place::with_example();
    let open = place.at_desk(&["review", "--json"]).ends(0).json();
    let doubts: Vec<f64> =
        open["open"].as_array().unwrap().iter().map(|it| it["doubt"].as_f64().unwrap()).collect();
    assert!(doubts.len() > 100 && doubts.windows(2).all(|pair| pair[0] >= pair[1]), "{doubts:?}");
    place.at_desk(&["review", "--incidents"]).ends(0).prints(&["credibility 4", "reports differ on"]);
}
