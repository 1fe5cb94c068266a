//! Arguments, help, output forms, and how the program ends.

use std::{
    fs,
    io::Read,
    process::Stdio,
    time::{Duration, Instant},
};

use crate::support::Place;

#[test]
fn without_arguments_it_says_where_one_stands_and_what_comes_next() {
    let place = Place::with_desk();
    place.run(&[]).ends(0).prints(&["no desk here yet", "chancery init desk"]);
    place.at_desk(&[]).ends(0).prints(&["0 documents", "chancery add"]);
    place.reports("reports", 2);
    place.at_desk(&["add", "../reports"]).ends(0);
    place.at_desk(&[]).ends(0).prints(&["2 documents", "chancery find"]);
}

#[test]
fn every_command_has_a_help_that_needs_no_desk() {
    let place = Place::empty();
    for command in [
        "init",
        "add",
        "find",
        "show",
        "review",
        "accept",
        "reject",
        "edit",
        "merge",
        "split",
        "grade",
        "confirm",
        "undo",
        "decisions",
        "sources",
        "brief",
        "extract",
        "eval",
        "status",
        "verify",
        "backup",
        "restore",
        "codebook",
        "completions",
        "man",
    ] {
        place.run(&["help", command]).ends(0).prints(&["Usage:"]);
    }
    place.run(&["help", "find"]).ends(0).prints(&["nationality:", "stage:foiled,plotted"]);
    place.run(&["help", "exit-codes"]).ends(0).prints(&["130"]);
    place.run(&["help", "times"]).ends(0).prints(&["--recorded-by"]);
}

#[test]
fn mistakes_are_answered_with_what_was_meant() {
    let place = Place::with_desk();
    for (arguments, parts) in [
        (&["fnid"][..], &["fnid", "find"][..]),
        (&["find", "tagret:diplomatic"], &["`tagret:`", "did you mean `target`"]),
        (&["find", "stage:foild"], &["did you mean `foiled`"]),
        (&["find", "-stage:aleged"], &["did you mean `alleged`"]),
        (&["extract", "--engine", "model"], &["--endpoint", "http://localhost"]),
        (&["extract", "--engine", "hybrid", "--endpoint", "http://localhost:1/v1"], &["--model"]),
        (&["extract", "--engine", "model", "--endpoint", "localhost:1", "--model", "m"], &["http://"]),
        (&["brief", "--actor", "isskp"], &["`isskp`", "did you mean", "chancery codebook actors"]),
        (&["brief", "--country", "Afganistan"], &["did you mean `Afghanistan`"]),
        (&["brief", "--target", "embassies"], &["embassies", "diplomatic"]),
        (&["brief", "--as-of", "yesterday"], &["yesterday", "YYYY-MM-DD"]),
        (&["find", "--as-of", "2022-09-23T10:00Z"], &["--recorded-by"]),
        (&["show", "xyz"], &["`xyz` is no id"]),
        (&["codebook", "actors", "isskp"], &["no actor is called `isskp`", "did you mean"]),
        (&["add"], &["PATH"]),
        (&["help", "fnd"], &["no help on `fnd`", "did you mean `find`"]),
    ] {
        place.at_desk(arguments).ends(2).complains(parts);
    }
    place.at_desk(&["show", "abcd1234"]).ends(1).complains(&["abcd1234"]);
    place.run(&["find"]).ends(1).complains(&["no desk here", "chancery init"]);
    place.run(&["find", "--desk", "elsewhere"]).ends(1).complains(&["elsewhere is no desk"]);
    place.run(&["init", "desk"]).ends(1).complains(&["is a desk already"]);
}

#[test]
fn a_desk_is_found_from_below_by_flag_and_by_environment() {
    let place = Place::with_desk();
    fs::create_dir_all(place.path("desk/reports/2022")).unwrap();
    place
        .command_in("desk/reports/2022", &["status"])
        .status()
        .map(|status| assert!(status.success()))
        .unwrap();
    place.run(&["status", "--desk", "desk"]).ends(0);
    let mut command = place.command(&["status"]);
    assert!(command.env("CHANCERY_DESK", "desk").status().unwrap().success());
}

#[test]
fn color_is_for_terminals_and_for_those_who_ask() {
    let place = Place::with_desk();
    place.reports("reports", 2);
    place.at_desk(&["add", "../reports"]).ends(0);
    let plain = place.at_desk(&["find"]).ends(0).out;
    assert!(!plain.contains('\u{1b}') && plain.contains("Herat"), "{plain}");
    assert!(place.at_desk(&["find", "--color", "always"]).ends(0).out.contains('\u{1b}'));
}

#[test]
fn quiet_says_only_what_goes_wrong() {
    let place = Place::with_desk();
    place.reports("reports", 2);
    let ran = place.at_desk(&["add", "../reports", "-q"]).ends(0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    place.write("reports/empty.txt", "");
    place.at_desk(&["add", "../reports", "-q"]).ends(3).complains(&["empty.txt is empty"]);
}

#[test]
fn json_is_json_and_errors_are_too() {
    let place = Place::with_example();
    for arguments in [
        &["status"][..],
        &["find"],
        &["find", "kind:threat"],
        &["verify"],
        &["codebook"],
        &["codebook", "actors", "iskp"],
        &["brief", "--target", "diplomatic", "--as-of", "2022-09-23"],
    ] {
        place.at_desk(&[arguments, &["--json"]].concat()).ends(0).json();
    }
    let ran = place.at_desk(&["show", "abcd1234", "--json"]).ends(1);
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert!(error["error"].as_str().unwrap().contains("abcd1234"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = Place::with_example();
    let mut command = place.command_in("desk", &["codebook", "countries"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success(), "{said}");
    assert!(!said.contains("panic") && !said.contains("error"), "{said}");
}

#[test]
fn the_codebook_can_be_read() {
    let place = Place::empty();
    place.run(&["codebook"]).ends(0).prints(&["actors", "countries", "scales"]);
    place.run(&["codebook", "actors", "ISIS-K"]).ends(0).prints(&["iskp", "Khorasan"]);
    place.run(&["codebook", "countries", "Turkish"]).ends(0).prints(&["TR", "Ankara"]);
    place.run(&["codebook", "scales", "icd203"]).ends(0).prints(&["likely", "0.55"]);
    place.run(&["codebook", "tactics"]).ends(0).prints(&["suicide", "vbied"]);
}

#[test]
fn completions_and_the_manual_are_whole() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish"] {
        place.run(&["completions", shell]).ends(0).prints(&["brief", "as-of"]);
    }
    place.run(&["man"]).ends(0).prints(&[".TH", "CHANCERY FIND", "nationality:", "EXIT-CODES"]);
}

#[test]
fn the_version_is_told_at_once() {
    let place = Place::empty();
    let quickest = (0..10)
        .map(|_| {
            let started = Instant::now();
            place.run(&["--version"]).ends(0).prints(&["chancery 0."]);
            started.elapsed()
        })
        .min()
        .unwrap();
    assert!(quickest < Duration::from_millis(20), "{quickest:?}");
}

#[test]
fn a_brief_goes_nowhere_if_its_file_cannot_be_written() {
    let place = Place::with_example();
    let ran = place.at_desk(&[
        "brief",
        "--target",
        "diplomatic",
        "--as-of",
        "2022-09-23",
        "-o",
        "no/such/brief.md",
    ]);
    ran.ends(1).complains(&["no/such/brief.md", "check that its folder exists"]);
}

#[test]
fn a_misspelt_setting_is_named() {
    let place = Place::with_desk();
    place.write("desk/chancery.toml", "[add]\nmarkings = \"RED\"\n");
    place.at_desk(&["status"]).ends(1).complains(&["chancery.toml", "markings"]);
}

#[test]
fn a_language_model_that_is_not_there_is_named_and_the_record_says_so() {
    let place = Place::empty();
    place.write("report.txt", "A bomb went off at the Chilean embassy in Quito.");
    let arguments = ["extract", "report.txt", "--engine", "hybrid", "--endpoint", "http://127.0.0.1:1/v1"];
    let arguments = [&arguments[..], &["--model", "none", "--no-cache"]].concat();
    let run = place.run(&arguments);
    run.ends(3).prints(&["Chilean", "model-not-asked"]);
}
