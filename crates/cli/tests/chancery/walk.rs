//! The whole way through it once: init, add, find, show, brief, extract, backup, restore, verify.

use std::fs;

use serde_json::Value;

use crate::support::{Place, example};

const QUESTION: [&str; 7] = ["brief", "--actor", "iskp", "--target", "diplomatic", "--country", "AF"];

#[test]
fn from_a_folder_of_reports_to_a_cited_brief() {
    let place = Place::with_desk();
    let added = place.at_desk(&["add", &example("reports"), "--json"]).ends(0).json();
    assert_eq!(added["summary"]["added"], 67);
    assert!(added["summary"]["incidents"].as_u64().unwrap() > 50, "{added}");

    let brief = place.at_desk(&[&QUESTION[..], &["--as-of", "2022-09-23"]].concat()).ends(0);
    brief.prints(&["Key judgement", "Kabul", "2022"]);
    for file in ["brief.md", "brief.html"] {
        place.at_desk(&[&QUESTION[..], &["--as-of", "2022-09-23", "-o", file]].concat()).ends(0);
    }
    assert_eq!(fs::read_to_string(place.path("desk/brief.md")).unwrap(), brief.out);
    let page = fs::read_to_string(place.path("desk/brief.html")).unwrap();
    assert!(page.starts_with("<!") && page.contains("Kabul"));
    assert!(!page.contains("<script src") && !page.contains("<link"), "the page needs something else");
}

#[test]
fn the_same_folder_twice_adds_nothing() {
    let place = Place::with_example();
    let again = place.at_desk(&["add", &example("reports"), "--json"]).ends(0).json();
    assert_eq!((&again["summary"]["added"], &again["summary"]["known"]), (&0.into(), &67.into()));
    assert_eq!(place.documents(), 67);
}

#[test]
fn what_is_found_can_be_shown_down_to_the_words() {
    let place = Place::with_example();
    let found =
        place.at_desk(&["find", "target:diplomatic country:AF from:2022-09", "--json"]).ends(0).json();
    let incidents = found["incidents"].as_array().unwrap();
    let attack = incidents
        .iter()
        .find(|it| it["shown"]["date"]["from"] == "2022-09-05")
        .expect("the bombing of the Russian embassy");
    let id = &attack["id"].as_str().unwrap()[..10];
    let shown = place.at_desk(&["show", id]).ends(0);
    shown.prints(&["Kabul", "independent origin", "“"]);

    let shown = place.at_desk(&["show", id, "--json"]).ends(0).json();
    let document = shown["incident"]["members"][0]["doc"].as_str().unwrap().to_owned();
    let document = place.at_desk(&["show", &document, "--json"]).ends(0).json();
    let text = document["document"]["text"].as_str().unwrap();
    let quoted = quotes_of(&shown["incident"], document["document"]["id"].as_str().unwrap());
    assert!(!quoted.is_empty());
    assert!(quoted.iter().all(|quote| text.contains(quote.as_str())), "{quoted:?}");
}

fn quotes_of(incident: &Value, document: &str) -> Vec<String> {
    let alternatives =
        incident["values"].as_array().unwrap().iter().flat_map(|pair| pair[1].as_array().unwrap());
    let supports = alternatives.flat_map(|it| it["support"].as_array().unwrap());
    let own = supports.filter(|it| it["record"]["doc"] == document);
    own.filter_map(|it| it["span"]["quote"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_past_day_shows_what_was_published_by_then() {
    let place = Place::with_example();
    let count = |arguments: &[&str]| {
        let found =
            place.at_desk(&[&["find", "target:diplomatic", "--json", "-n", "0"], arguments].concat()).ends(0);
        found.json()["found"].as_u64().unwrap()
    };
    let (all, then, before) = (count(&[]), count(&["--as-of", "2016-12-31"]), count(&["--as-of", "1999"]));
    assert!(all > then && then > 0, "{all} {then}");
    assert_eq!(before, 0);
    assert_eq!(count(&["--published-by", "2016"]), then);
    assert_eq!(count(&["--recorded-by", "2020-01-01"]), 0);
    let status = place.at_desk(&["status", "--as-of", "2016-12-31", "--json"]).ends(0).json();
    assert!(status["published"][1].as_str().unwrap() <= "2016-12-31");
}

#[test]
fn statements_are_found_by_kind() {
    let place = Place::with_example();
    let found = place.at_desk(&["find", "kind:claim-of-responsibility", "--json"]).ends(0).json();
    let statements = found["statements"].as_array().unwrap();
    assert!(!statements.is_empty());
    assert!(statements.iter().all(|it| it["shown"]["kind"] == "claim-of-responsibility"));
    let id = statements[0]["id"].as_str().unwrap();
    place.at_desk(&["show", &id[..8]]).ends(0).prints(&["claim-of-responsibility", "reported by", "“"]);
}

#[test]
fn words_are_looked_for_in_the_reports() {
    let place = Place::with_example();
    place.at_desk(&["find", "\"guest house\""]).ends(0).prints(&["IN THE REPORTS", "guest house"]);
    place.at_desk(&["find", "zzyzx"]).ends(0).complains(&["0 incidents"]);
}

#[test]
fn records_come_out_of_texts_without_a_desk() {
    let place = Place::empty();
    let text = "A suicide bomber killed six people outside the Russian embassy in Kabul on 5 September 2022, police said.";
    let file = place.write("report.txt", text);
    let record = place.run(&["extract", file.to_str().unwrap(), "--published", "2022-09-06"]).ends(0).json();
    let incident = &record["incidents"][0];
    assert_eq!(incident["country"], "AF");
    assert_eq!(incident["date"]["from"], "2022-09-05");
    for evidence in incident["evidence"].as_array().unwrap() {
        let (start, end) = (evidence["start"].as_u64().unwrap(), evidence["end"].as_u64().unwrap());
        let there: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(evidence["quote"], there);
    }
    let piped = place.feed(&["extract", "--published", "2022-09-06"], text.as_bytes()).ends(0).json();
    assert_eq!(piped["incidents"], record["incidents"]);
}

#[test]
fn lines_go_in_and_records_come_out_in_the_same_order() {
    let place = Place::empty();
    let line = |doc: &str| serde_json::json!({ "doc": doc, "text": "Gunmen attacked the UN office in Herat.", "published": null });
    let input = format!("{}\nbroken\n{}\n", line("first"), line("last"));
    let ran = place.feed(&["extract", "--jsonl"], input.as_bytes()).ends(3);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["doc"], &lines[2]["doc"]), (&"first".into(), &"last".into()));
    assert_eq!(lines[1]["line"], 2);
    ran.complains(&["1 line is no document"]);
}

#[test]
fn a_backup_brings_the_desk_back() {
    let place = Place::with_example();
    place.at_desk(&["backup", "desk.bak"]).ends(0).complains(&["67 documents", "verified"]);
    place.at_desk(&["backup", "desk.bak"]).ends(1).complains(&["desk.bak exists already"]);
    place.at_desk(&["backup", "desk.bak", "--replace"]).ends(0);
    place.write("later.txt", "Nothing happened at the embassy in Rome.");
    place.at_desk(&["add", "../later.txt"]).ends(0);
    assert_eq!(place.documents(), 68);
    place.at_desk(&["restore", "desk.bak"]).ends(0).complains(&["67 documents", "is kept as"]);
    assert_eq!(place.documents(), 67);
    place.verifies();
}

#[test]
fn standard_input_is_a_report_too() {
    let place = Place::with_desk();
    let text = b"A bomb exploded outside the Indian consulate in Herat on Monday.";
    place
        .feed(
            &[
                "add",
                "-",
                "--desk",
                "desk",
                "--published",
                "2014-05-23",
                "--publisher",
                "Northern Wire",
                "--marking",
                "TLP:AMBER",
            ],
            text,
        )
        .ends(0);
    let status = place.at_desk(&["status", "--json"]).ends(0).json();
    assert_eq!(status["published"][0], "2014-05-23");
    assert_eq!(status["publishers"][0][0], "Northern Wire");
    let found = place.at_desk(&["find", "country:AF", "--json"]).ends(0).json();
    assert_eq!(found["incidents"][0]["marking"]["tlp"], "AMBER");
}
