//! Runs the literate specifications in `spec/extraction`: a heading, a paragraph of behavior, a report, and the
//! records it must give; behind the day may stand the headline. `CHANCERY_SPEC=write cargo test -p chancery-extract --test extraction spec` rewrites the records;
//! read the difference before committing it.

use std::{fmt::Write, path::Path};

use super::EXTRACTOR;
use model::{Extraction, IncidentRecord, Input, StatementRecord};

#[test]
fn every_specification_gives_its_records() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/extraction");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "no specification in {}", folder.display());
    let rewrite = std::env::var("CHANCERY_SPEC").is_ok_and(|value| value == "write");
    let mut failures = String::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "md")) {
        let text = std::fs::read_to_string(file).unwrap();
        let (actual, cases) = run(&text);
        assert!(cases > 0, "{} holds no case", file.display());
        if rewrite {
            std::fs::write(file, actual).unwrap();
        } else if actual != text {
            write!(failures, "\n=== {}\n{}", file.display(), first_difference(&text, &actual)).unwrap();
        }
    }
    assert!(failures.is_empty(), "specifications differ:{failures}");
}

/// The text with the records blocks filled by the extractor, and the number of cases.
fn run(text: &str) -> (String, usize) {
    let mut out = String::new();
    let mut report: Option<Input> = None;
    let mut cases = 0;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        if let Some(head) = line.strip_prefix("```report") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            writeln!(out, "{}\n```", body.join("\n")).unwrap();
            let (date, title) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
            let published = (!date.is_empty()).then(|| date.parse().unwrap());
            let title = (!title.is_empty()).then(|| title.to_owned());
            report = Some(Input {
                doc: "spec".into(),
                text: body.join("\n"),
                published,
                title,
                ..Input::default()
            });
        } else if line == "```records" {
            lines.by_ref().take_while(|line| *line != "```").for_each(drop);
            let input = report.take().expect("a records block follows a report block");
            let record = EXTRACTOR.extract(&input);
            quotes_hold(&input, &record);
            writeln!(out, "{}```", render(&record)).unwrap();
            cases += 1;
        }
    }
    (out, cases)
}

fn quotes_hold(input: &Input, record: &Extraction) {
    let chars: Vec<char> = input.text.chars().collect();
    let incidents = record.incidents.iter().flat_map(|incident| &incident.evidence);
    let statements = record.statements.iter().flat_map(|statement| &statement.evidence);
    for evidence in incidents.chain(statements) {
        assert_eq!(chars[evidence.start..evidence.end].iter().collect::<String>(), evidence.quote);
    }
}

fn render(record: &Extraction) -> String {
    let mut out = String::new();
    for incident in &record.incidents {
        writeln!(out, "{}", incident_line(incident)).unwrap();
    }
    for statement in &record.statements {
        writeln!(out, "{}", statement_line(statement)).unwrap();
    }
    for estimate in &record.judgements {
        writeln!(out, "estimate: {}", estimate.likelihood_words).unwrap();
    }
    if out.is_empty() { "nothing\n".to_owned() } else { out }
}

fn incident_line(incident: &IncidentRecord) -> String {
    let mut out = format!("{} {}", incident.status, incident.incident_type);
    let date = incident.date.map(|date| date.to_string());
    let place = [incident.place.clone(), incident.country.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let actors: Vec<_> =
        incident.perpetrators.iter().map(|it| it.actor.clone().unwrap_or_else(|| it.name.clone())).collect();
    let fields = [
        ("", date),
        ("in ", (!place.is_empty()).then_some(place)),
        ("at ", incident.facility.clone()),
        ("by ", (!actors.is_empty()).then(|| actors.join(" + "))),
        ("killed ", incident.killed.map(|it| it.to_string())),
        ("wounded ", incident.wounded.map(|it| it.to_string())),
    ];
    for (label, value) in fields {
        if let Some(value) = value {
            write!(out, "; {label}{value}").unwrap();
        }
    }
    out
}

fn statement_line(statement: &StatementRecord) -> String {
    let targets: Vec<_> = statement.targets.iter().map(|target| target.name.clone()).collect();
    let mut out = format!("{}: {}", statement.kind, statement.speaker.as_deref().unwrap_or("?"));
    for (label, value) in
        [("via", statement.outlet.clone()), ("on", (!targets.is_empty()).then(|| targets.join(" + ")))]
    {
        if let Some(value) = value {
            write!(out, " {label} {value}").unwrap();
        }
    }
    out
}

fn first_difference(expected: &str, actual: &str) -> String {
    let pairs = expected.lines().zip(actual.lines()).enumerate();
    let differing: Vec<String> = pairs
        .filter(|(_, (a, b))| a != b)
        .take(6)
        .map(|(number, (a, b))| format!("line {}:\n  expected {a}\n  got      {b}\n", number + 1))
        .collect();
    differing.join("")
}
