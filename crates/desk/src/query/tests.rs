use super::*;

fn parse(text: &str) -> Result<Query, QueryError> {
    Query::parse(text, Codebook::embedded())
}

fn message(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

#[test]
fn terms_words_phrases_and_negations_are_told_apart() {
    let query = parse("target:diplomatic stage:foiled,plotted -type:arson \"car bomb\" visa -drill").unwrap();
    assert_eq!(query.words(), "\"car bomb\" visa -drill");
    assert_eq!(query.terms.len(), 3);
    assert_eq!(query.terms[1].any_of, [Value::Stage(Stage::Foiled), Value::Stage(Stage::Plotted)]);
    assert!(query.terms[2].negated);
    assert!(!query.asks_for_statements());
    assert_eq!(parse("!type:arson"), parse("-type:arson"));
    assert!(parse("kind:threat").unwrap().asks_for_statements());
}

#[test]
fn an_actor_stands_for_its_wings_and_cells_too() {
    let query = parse("actor:IS").unwrap();
    let Value::Actor(ids) = &query.terms[0].any_of[0] else { panic!("no actor") };
    assert!(ids.contains("is") && ids.contains("iskp"));
    assert_eq!(parse("actor:iskp").unwrap(), parse("actor:\"Islamic State Khorasan Province\"").unwrap());
}

#[test]
fn countries_are_known_by_code_name_and_adjective() {
    let by_code = parse("country:AF").unwrap();
    for text in ["country:af", "country:Afghanistan", "in:afghan", "COUNTRY:AF"] {
        assert_eq!(parse(text).unwrap(), by_code, "{text}");
    }
}

#[test]
fn dates_are_whole_days_months_and_years() {
    let query = parse("from:2015 to:2022-09").unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(query.terms[0].any_of, [Value::From(day("2015-01-01"))]);
    assert_eq!(query.terms[1].any_of, [Value::To(day("2022-09-30"))]);
}

#[test]
fn what_is_not_understood_is_named_with_the_nearest_that_is() {
    for (text, parts) in [
        ("tagret:diplomatic", &["`tagret:`", "did you mean `target`"] as &[&str]),
        ("stage:foild", &["`foild`", "did you mean `foiled`", "plotted"]),
        ("target:diplomats", &["`diplomats`", "did you mean `diplomatic`"]),
        ("country:Afganistan", &["`Afganistan`", "did you mean `Afghanistan`"]),
        ("actor:iskpp", &["`iskpp`", "did you mean `ISKP`", "chancery codebook actors"]),
        ("from:yesterday", &["`yesterday`", "YYYY-MM"]),
        ("from:2022 to:2015", &["nothing can match"]),
        ("stage:", &["`stage:` needs a value", "stage:foiled"]),
        ("place:\"Mazar", &["double quote"]),
        ("killed:many", &["`many`", "killed:5.."]),
        ("tactic:suicid", &["did you mean `suicide`"]),
    ] {
        let message = message(text);
        assert!(parts.iter().all(|part| message.contains(part)), "{text}: {message}");
    }
}

#[test]
fn every_key_understands_its_own_example() {
    for key in KEYS {
        parse(&format!("{}:{}", key.name, key.example)).unwrap();
    }
}

#[test]
fn an_empty_query_asks_for_everything() {
    assert_eq!(parse("  ").unwrap(), Query::default());
}
