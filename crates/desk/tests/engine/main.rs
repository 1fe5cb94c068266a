//! Language models as readers, against a server on this machine that answers well, badly, slowly, in part, and with
//! quotes that it made up.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

mod server;

use std::{fs, sync::Arc, sync::atomic::AtomicBool, time::Duration};

use chancery_desk::{
    AsOf, Desk,
    add::{AddConfig, CollectConfig, Source},
    engine::{Cache, Engine, NOT_ASKED, Reader, ReaderConfig},
    stream::extract_text,
};
use model::{CountRange, Extraction, Input, Tlp};
use serde_json::{Value, json};
use server::{Reaction, Server, passage_of};

const TEXT: &str = "Gunmen on a motorcycle shot dead the Portuguese consul in Luanda on 4 March 1999, police said. \
                    It is likely that more attacks will follow.";

const NOTHING: &str = r#"{"incidents": [], "statements": []}"#;

fn input(text: &str) -> Input {
    Input { doc: "a".into(), text: text.into(), published: "1999-03-05".parse().ok(), ..Input::default() }
}

fn config(server: &Server) -> ReaderConfig {
    let mut config = ReaderConfig::new(&server.base, "test-model");
    config.endpoint.timeout = Duration::from_millis(400);
    config.wait = Duration::from_millis(5);
    config
}

fn model(config: ReaderConfig) -> Engine {
    Engine::Model(Arc::new(Reader::new(config, None).unwrap()))
}

fn hybrid(config: ReaderConfig) -> Engine {
    Engine::Hybrid(Arc::new(Reader::new(config, None).unwrap()))
}

fn incident(quote: &str) -> Value {
    json!({
        "quote": quote, "status": "executed", "type": "assassination", "tactic": ["shooting", "telepathy"],
        "weapons": [], "date": { "from": "1999-03-04", "to": "1999-03-04", "quote": "4 March 1999" },
        "country": { "name": "AO", "quote": "Luanda" }, "place": { "name": "Luanda", "quote": "in Luanda" },
        "facility": null,
        "targets": [{ "name": "Portuguese consul", "kind": "person", "class": "diplomatic", "nationality": "PT",
                      "quote": "the Portuguese consul" }],
        "perpetrators": [{ "name": "Gunmen", "kind": "individual", "quote": "Gunmen on a motorcycle" }],
        "claimed_by": [], "attribution": "attributed",
        "killed": { "min": 1, "max": 1, "quote": "shot dead the Portuguese consul" }, "wounded": null,
        "perpetrators_killed": null, "hedges": [], "said_by": ["police"],
    })
}

fn answer(incidents: &[Value]) -> String {
    json!({ "incidents": incidents, "statements": [] }).to_string()
}

fn notes(extraction: &Extraction, code: &str) -> Vec<String> {
    extraction.notes.iter().filter(|note| note.code == code).map(|note| note.text.clone()).collect()
}

fn every_quote_stands_in(text: &str, extraction: &Extraction) {
    let letters: Vec<char> = text.chars().collect();
    for evidence in extraction.incidents.iter().flat_map(|incident| &incident.evidence) {
        let words: String = letters[evidence.start..evidence.end].iter().collect();
        assert_eq!(words, evidence.quote);
    }
}

#[test]
fn a_good_answer_becomes_records_with_their_words_and_their_origin() {
    let server =
        Server::start(|_, _| Reaction::Content(answer(&[incident("shot dead the Portuguese consul")])));
    let found = extract_text(&input(TEXT), &model(config(&server)));
    let record = &found.incidents[0];
    assert_eq!((record.country.as_deref(), record.place.as_deref()), (Some("AO"), Some("Luanda")));
    assert_eq!(record.targets[0].nationality.as_deref(), Some("PT"));
    assert_eq!(record.tactic, ["shooting"]);
    every_quote_stands_in(TEXT, &found);
    assert!(notes(&found, "model-output")[0].contains("test-model"));
    // The probability of an estimate is never taken from a model.
    assert_eq!(found.judgements[0].likelihood_words, "likely");
    let question = &server.questions.lock().unwrap()[0];
    assert_eq!(question["response_format"]["json_schema"]["strict"], true);
    assert_eq!(question["temperature"], 0);
}

#[test]
fn what_the_text_does_not_say_is_not_taken() {
    let mut invented = incident("shot dead the Portuguese consul");
    invented["killed"] = json!({ "min": 7, "max": 7, "quote": "shot dead the Portuguese consul" });
    invented["place"] = json!({ "name": "Huambo", "quote": "in Huambo" });
    invented["country"] = json!({ "name": "FR", "quote": "Luanda" });
    invented["date"] = json!({ "from": "1999-03-04", "to": "1999-03-04", "quote": "last Thursday" });
    invented["perpetrators"] = json!([{ "name": "UNITA", "kind": "organization", "quote": "Gunmen" }]);
    let whole = incident("a bomb destroyed the French embassy");
    let content = answer(&[invented, whole]);
    let server = Server::start(move |_, _| Reaction::Content(content.clone()));
    let found = extract_text(&input(TEXT), &model(config(&server)));
    assert_eq!(found.incidents.len(), 1);
    let record = &found.incidents[0];
    assert_eq!((record.killed, record.place.as_deref(), record.country.as_deref()), (None, None, None));
    assert_eq!((record.date, record.perpetrators.len()), (None, 0));
    assert_eq!(record.attribution, model::Attribution::Unknown);
    assert_eq!(notes(&found, "model-not-grounded").len(), 6);
    every_quote_stands_in(TEXT, &found);
}

#[test]
fn failures_that_may_pass_are_tried_again() {
    let server = Server::start(|number, _| match number {
        0 => Reaction::Raw(503, "Retry-After: 0\r\n", b"busy".to_vec()),
        1 => Reaction::Content("I am not sure that I can".to_owned()),
        2 => Reaction::HangUp,
        _ => Reaction::Content(answer(&[incident("shot dead the Portuguese consul")])),
    });
    let found = extract_text(&input(TEXT), &model(config(&server)));
    assert_eq!((found.incidents.len(), server.asked()), (1, 4));
}

#[test]
fn a_slow_server_costs_its_time_and_the_record_says_so() {
    let server = Server::start(|_, _| Reaction::Wait(Duration::from_secs(3)));
    let mut config = config(&server);
    config.endpoint.timeout = Duration::from_millis(100);
    config.retries = 1;
    let found = extract_text(&input(TEXT), &model(config));
    assert!(found.incidents.is_empty());
    assert!(notes(&found, NOT_ASKED)[0].contains("no answer within 0.1 s"), "{:?}", found.notes);
}

#[test]
fn an_answer_that_is_cut_off_is_asked_for_in_halves() {
    let text = format!("{TEXT} {}", "The inquiry went on for months. ".repeat(40));
    let server = Server::start(|_, question| {
        if passage_of(question).len() > 900 {
            return Reaction::CutOff;
        }
        let here = passage_of(question).contains("shot dead");
        Reaction::Content(if here {
            answer(&[incident("shot dead the Portuguese consul")])
        } else {
            NOTHING.into()
        })
    });
    let found = extract_text(&input(&text), &model(config(&server)));
    assert_eq!(found.incidents.len(), 1);
    assert_eq!(server.passages()[1..].concat().len(), text.trim_end().len());
    assert!(notes(&found, NOT_ASKED).is_empty());
}

#[test]
fn a_server_that_knows_no_schema_is_asked_in_words() {
    let server = Server::start(|_, question| match question["response_format"]["type"].as_str() {
        Some(_) => Reaction::Raw(400, "", b"response_format is not supported".to_vec()),
        None => Reaction::Content(answer(&[incident("shot dead the Portuguese consul")])),
    });
    let engine = model(config(&server));
    for _ in 0..2 {
        assert_eq!(extract_text(&input(TEXT), &engine).incidents.len(), 1);
    }
    // The second document is asked about in the way that worked.
    assert_eq!(server.asked(), 4);
}

#[test]
fn the_budget_is_kept_and_the_record_says_what_was_not_read() {
    let text = format!("{TEXT}\n\n").repeat(12);
    let server = Server::start(|_, _| Reaction::Content(NOTHING.into()));
    let mut config = config(&server);
    (config.passage_bytes, config.most_questions) = (400, 2);
    let found = extract_text(&input(&text), &model(config));
    assert_eq!(server.asked(), 2);
    assert!(notes(&found, NOT_ASKED)[0].contains("budget"));
}

#[test]
fn what_was_answered_once_is_not_asked_again() {
    let server =
        Server::start(|_, _| Reaction::Content(answer(&[incident("shot dead the Portuguese consul")])));
    let folder = tempfile::tempdir().unwrap();
    let engine = || {
        let cache = Cache::open(folder.path()).unwrap();
        Engine::Model(Arc::new(Reader::new(config(&server), Some(cache)).unwrap()))
    };
    let first = extract_text(&input(TEXT), &engine());
    assert_eq!(extract_text(&input(TEXT), &engine()), first);
    assert_eq!(server.asked(), 1);
    // A damaged answer is asked for again.
    for shelf in fs::read_dir(folder.path()).unwrap() {
        for file in fs::read_dir(shelf.unwrap().path()).unwrap() {
            fs::write(file.unwrap().path(), "{").unwrap();
        }
    }
    assert_eq!(extract_text(&input(TEXT), &engine()), first);
    assert_eq!(server.asked(), 2);
}

#[test]
fn hybrid_asks_only_in_doubt_and_never_overrules() {
    let sure = "A car bomb exploded outside the French embassy in Tripoli, Libya, on 23 February 1999, killing four people and \
                wounding two guards. The Libyan Islamic Fighting Group claimed the attack.";
    let open = "Gunmen raided the Portuguese consulate in Benguela.";
    let server = Server::start(|_, question| {
        let mut said = incident("raided the Portuguese consulate");
        said["type"] = json!("armed-assault");
        said["date"] = Value::Null;
        said["country"] = json!({ "name": "AO", "quote": "Benguela" });
        said["place"] = json!({ "name": "Portuguese", "quote": "Portuguese" });
        said["perpetrators"] = json!([{ "name": "Gunmen", "kind": "individual", "quote": "Gunmen" }]);
        said["killed"] = json!({ "min": 0, "max": 0, "quote": "Not a hair was touched" });
        assert!(!passage_of(question).contains("Tripoli"));
        Reaction::Content(answer(&[said]))
    });
    let engine = hybrid(config(&server));
    let rules = extract_text(&input(sure), &Engine::Default);
    let open_rules = extract_text(&input(open), &Engine::Default);
    assert_eq!(extract_text(&input(sure), &engine), rules);
    assert_eq!(server.asked(), 0);
    let text = format!("{open} Not a hair was touched.");
    let found = extract_text(&input(&text), &engine);
    assert_eq!(server.asked(), 1);
    let (before, after) = (&open_rules.incidents[0], &found.incidents[0]);
    assert_eq!(
        (after.place.as_deref(), after.incident_type),
        (before.place.as_deref(), before.incident_type)
    );
    assert_eq!((before.killed, after.killed), (None, Some(CountRange::exactly(0))));
    assert!(notes(&found, "model-output")[0].contains("killed"), "{:?}", found.notes);
    assert_eq!(found.incidents.len(), open_rules.incidents.len());
    every_quote_stands_in(&text, &found);
}

#[test]
fn hybrid_does_not_send_what_lies_between_two_doubts() {
    let server = Server::start(|_, _| Reaction::Content(NOTHING.into()));
    let open = "Gunmen raided the Portuguese consulate in Benguela.";
    let calm = "The harvest was good and the choir sang at the fair.";
    let also = "Gunmen raided the Chilean consulate in Lobito.";
    extract_text(&input(&format!("{open}\n\n{calm}\n\n{also}")), &hybrid(config(&server)));
    assert!(server.asked() > 0);
    assert!(server.passages().iter().all(|passage| !passage.contains("harvest")), "{:?}", server.passages());
}

#[test]
fn what_a_cut_off_answer_cost_counts() {
    let server = Server::start(|_, _| Reaction::CutOff);
    let mut config = config(&server);
    config.most_tokens = 100;
    let found = extract_text(&input(&format!("{TEXT} ").repeat(10)), &model(config));
    assert_eq!(server.asked(), 1);
    assert!(notes(&found, NOT_ASKED)[0].contains("budget"));
}

#[test]
fn a_server_that_is_gone_is_given_up_after_the_first_document() {
    let mut config = ReaderConfig::new("http://127.0.0.1:1/v1", "test-model");
    (config.wait, config.retries) = (Duration::from_millis(1), 1);
    let reader = Arc::new(Reader::new(config, None).unwrap());
    let engine = Engine::Model(reader.clone());
    for _ in 0..3 {
        let found = extract_text(&input(TEXT), &engine);
        assert!(notes(&found, NOT_ASKED)[0].contains("cannot be reached"), "{:?}", found.notes);
    }
    assert_eq!(reader.spent().questions, 2);
    assert!(reader.gave_up().is_some());
}

#[test]
fn a_wrong_key_says_what_to_check() {
    let server = Server::start(|_, _| Reaction::Raw(401, "", b"{\"error\": \"bad key\"}".to_vec()));
    let reader = Arc::new(Reader::new(config(&server), None).unwrap());
    extract_text(&input(TEXT), &Engine::Model(reader.clone()));
    assert!(reader.gave_up().unwrap().contains("check the key"));
}

#[test]
fn hostile_answers_harm_nothing() {
    let deep = "[".repeat(100_000);
    let mut many = Vec::new();
    many.resize_with(5_000, || incident("shot dead the Portuguese consul"));
    let answers = [
        deep.clone(),
        format!("{{\"incidents\": {deep}"),
        "\u{0}\u{1}{\"incidents\": [null, 3, {}], \"statements\": {}}".to_owned(),
        answer(&many),
        "x".repeat(3 * 1024 * 1024),
    ];
    let count = answers.len();
    let server = Server::start(move |number, _| match answers.get(number) {
        Some(content) => Reaction::Content(content.clone()),
        None => Reaction::Raw(200, "", vec![b'['; 9 * 1024 * 1024]),
    });
    let mut config = config(&server);
    (config.retries, config.endpoint.timeout) = (0, Duration::from_secs(20));
    let engine = model(config);
    for _ in 0..=count {
        let found = extract_text(&input(TEXT), &engine);
        assert!(found.incidents.len() <= 200);
        every_quote_stands_in(TEXT, &found);
    }
}

#[test]
fn in_the_ledger_the_model_stands_behind_what_it_said_and_labels_bound_what_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::init(&folder.path().join("desk")).unwrap();
    let report = folder.path().join("report.txt");
    fs::write(&report, TEXT).unwrap();
    let server =
        Server::start(|_, _| Reaction::Content(answer(&[incident("shot dead the Portuguese consul")])));
    let mut collect = CollectConfig::new("2022-09-07T00:00:00Z".parse().unwrap());
    collect.published = "1999-03-05".parse().ok();
    let config = AddConfig { collect, workers: 1, engine: model(config(&server)) };
    desk.add(&[Source::of(&report)], &config, &AtomicBool::new(false), &mut |_| ()).unwrap();
    let ledger = origins(&desk);
    assert!(ledger.iter().any(|(property, by)| property == "targets" && by == "test-model"));
    assert!(ledger.iter().any(|(property, by)| property == "likelihood_words" && by == "rules"));

    // This machine's own server may see every label; another machine's only what the settings allow.
    let Engine::Model(reader) = &config.engine else { panic!("the engine was made above") };
    assert!(reader.may_send(Tlp::Red));
    let far = Reader::new(ReaderConfig::new("https://models.example.org/v1", "m"), None).unwrap();
    assert!(far.may_send(Tlp::Clear) && !far.may_send(Tlp::Amber));
}

fn origins(desk: &Desk) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut take = |row: ledger::AssertionRow| {
        rows.push((row.assertion.property.as_str().to_owned(), row.assertion.origin.by.clone()));
    };
    desk.read().unwrap().for_each_assertion(AsOf::default(), &mut take).unwrap();
    rows
}
