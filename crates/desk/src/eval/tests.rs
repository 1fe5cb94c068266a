use super::*;

const GOLD: &str = r#"{"doc":"a","published":"2022-09-06","text":"A bomber struck the Russian embassy in Kabul on 5 September. Analysts say more attacks are likely.","incidents":[{"id":"i1","status":"executed","type":"bombing","date":{"from":"2022-09-05","to":"2022-09-05"},"country":"AF","place":"Kabul","facility":"Russian Embassy","targets":[{"name":"Russian Embassy","class":"diplomatic","nationality":"RU"}],"perpetrators":[],"claimed_by":[],"attribution":"unknown","killed":{"min":2,"max":null},"wounded":null,"evidence":"A bomber struck the Russian embassy in Kabul"},{"id":"i2","optional":true,"status":"plotted","type":"other","date":null,"targets":[],"evidence":"more attacks"}],"statements":[],"judgements":[{"text_quote":"Analysts say more attacks are likely."}]}
{"doc":"b","text":"The ambassador opened a library.","incidents":[],"statements":[],"judgements":[]}"#;

fn report(predictions: &str) -> EvalReport {
    let gold = read_gold(GOLD).unwrap();
    let predictions = read_predictions(predictions).unwrap();
    evaluate(&gold, &predictions, Codebook::embedded(), &EvalConfig::default())
}

#[test]
fn gold_against_itself_is_perfect() {
    let report = report(GOLD);
    assert_eq!((report.incidents.f1, report.incidents.found, report.incidents.optional), (1.0, 1, 1));
    assert_eq!((report.judgements.found, report.judgements.right), (1, 1));
    assert!(report.errors.is_empty(), "{:?}", report.errors);
    let killed = report.incidents.fields.iter().find(|field| field.name == "killed in range").unwrap();
    assert_eq!((killed.right, killed.of), (1, 1));
}

#[test]
fn silence_misses_what_is_required_and_nothing_else() {
    let report = report("");
    assert_eq!((report.incidents.recall, report.incidents.missed), (0.0, 1));
    assert_eq!(report.missing_predictions, ["a", "b"]);
    assert_eq!(report.errors.len(), 1);
    assert_eq!(report.errors[0].kind, ErrorKind::Missed);
    assert!(report.errors[0].gold.as_ref().unwrap().contains("Kabul"));
}

#[test]
fn a_wrong_value_a_double_and_a_false_alarm_are_told_apart() {
    let record = r#"{"id":"p1","status":"foiled","type":"bombing","date":{"from":"2022-09-05","to":"2022-09-05"},"country":"AF","place":"Kabul","targets":[{"name":"Russian embassy","class":"diplomatic","nationality":"RU"}],"evidence":[{"field":"record","quote":"A bomber struck"}]}"#;
    let report = report(&format!(
        "{{\"doc\":\"a\",\"incidents\":[{record},{record}]}}\n{{\"doc\":\"b\",\"incidents\":[{{\"id\":\"x\"}}]}}"
    ));
    let kinds: Vec<ErrorKind> = report.errors.iter().map(|error| error.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == ErrorKind::False).count(), 2);
    assert_eq!(report.incidents.found, 1);
    assert!(report.errors.iter().any(|error| error.field == Some("status strict")));
    assert_eq!((report.negatives.documents, report.negatives.alarmed), (1, 1));
}

#[test]
fn a_bad_line_is_named_by_its_number() {
    let error = read_gold("\n{\"doc\":\"a\",\"text\":\"x\"}\nnonsense").unwrap_err();
    assert_eq!(error.line, 3);
    assert!(read_predictions("{\"doc\":\"a\",\"incidents\":7}").is_err());
}

#[test]
fn errors_show_both_values_and_how_the_text_tells_it() {
    let record = r#"{"id":"p1","status":"executed","type":"bombing","date":{"from":"2022-09-04","to":"2022-09-04"},"country":"AF","place":"Kabul","targets":[{"name":"Russian embassy","class":"diplomatic","nationality":"RU"}],"evidence":[{"field":"record","quote":"A bomber struck"}]}"#;
    let report = report(&format!("{{\"doc\":\"a\",\"incidents\":[{record}]}}"));
    let error = report.errors.iter().find(|error| error.field == Some("date overlap")).unwrap();
    assert_eq!(error.gold_value.as_deref(), Some("2022-09-05"));
    assert_eq!(error.predicted_value.as_deref(), Some("2022-09-04"));
    assert_eq!(error.predicted_words.as_deref(), Some("A bomber struck"));
    assert!(error.sentence.as_ref().unwrap().ends_with("5 September."));
    assert!(error.circumstances.contains(&"toll elsewhere"), "{:?}", error.circumstances);
    let case = &report.cases[0];
    assert!(case.found && case.wrong.contains(&"date overlap"));
    assert_eq!(report.circumstances.iter().map(|row| row.of).max(), Some(1));
}
