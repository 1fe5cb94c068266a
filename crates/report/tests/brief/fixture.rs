//! A record of our own invention: a group, three states and five reports that do not exist.

use jiff::civil::date;
use model::{
    Alternative, Credibility, Hash, IncidentView, Judgement, JudgementPart, Marking, Question, RecordRef,
    Reliability, Span, StatementView, Support, TargetClass, Tlp,
};
use report::{ActorName, BriefInput, BriefSource, CountryName, Coverage, Names, QuotedEstimate};
use serde_json::{Value, json};

pub const WIRE: &str = "On 3 May 2031 a car bomb exploded at the gate of the Belmari embassy in Portsaal, killing four \
guards and wounding at least nine people. The Black Dune Brigade claimed the attack in a message on its Dune Voice channel.";
pub const DAILY: &str = "The bombing of the Belmari embassy in Portsaal on 3 May killed six people, the ministry said. \
In June 2029 the Black Dune Brigade shot at a Corvian consulate in Tarn; nobody was hurt.";
pub const THREAT: &str = "Two weeks earlier, on 19 April 2031, the group's Dune Voice channel warned that the missions of \
Belmar in Auria would burn, and linked to https://dune.example.org/post/7.";
pub const ANALYST: &str = "Police reportedly arrested two men with explosives near the Corvian consulate in Tarn in \
autumn 2030; sources on this are thin. It is quite likely that the Black Dune Brigade will try again. Further attacks \
are likely before the end of the year.";

pub struct Doc {
    pub text: &'static str,
    pub publisher: &'static str,
    pub title: &'static str,
    pub published: jiff::civil::Date,
    pub grade: Reliability,
}

pub fn docs() -> [Doc; 4] {
    let doc = |text, publisher, title, published, grade| Doc { text, publisher, title, published, grade };
    [
        doc(WIRE, "Northern Wire", "Car bomb at embassy", date(2031, 5, 4), Reliability::B),
        doc(DAILY, "Portsaal Daily", "Ministry gives toll", date(2031, 5, 6), Reliability::C),
        doc(THREAT, "Channel Watch", "What was said before", date(2031, 5, 5), Reliability::B),
        doc(ANALYST, "Desk Notes", "Missions in Auria", date(2031, 5, 20), Reliability::F),
    ]
}

pub fn id(text: &str) -> Hash {
    Hash::of_bytes(text.as_bytes())
}

pub fn span(text: &str, quote: &str) -> Span {
    let start = text.find(quote).unwrap_or_else(|| panic!("`{quote}` is not in the text"));
    Span::of(text, start, start + quote.len()).unwrap()
}

pub fn support(text: &str, record: &str, quote: &str, hedge: Option<&str>) -> Support {
    let all = docs();
    let doc = all.iter().find(|doc| doc.text == text);
    Support {
        record: RecordRef { doc: id(text), record: record.to_owned() },
        assertion: Hash::of_fields(&[text, record, quote]),
        publisher: doc.map(|doc| doc.publisher.to_owned()),
        title: doc.map(|doc| doc.title.to_owned()),
        published: doc.map(|doc| doc.published),
        reliability: doc.map_or(Reliability::F, |doc| doc.grade),
        span: Some(span(text, quote)),
        hedge: hedge.map(str::to_owned),
    }
}

/// One value of a field: the value and who says it in which words.
pub fn value(value: Value, shown: bool, support: Vec<Support>) -> Alternative {
    Alternative {
        value,
        shown,
        reason: "better grade".into(),
        credibility: Credibility::ProbablyTrue,
        support,
    }
}

pub fn record(fields: Value) -> Value {
    let mut whole = json!({
        "id": "i1", "status": "executed", "type": "bombing", "tactic": [], "weapons": [], "date": null, "country": null,
        "place": null, "facility": null, "targets": [], "perpetrators": [], "claimed_by": [], "attribution": "unknown",
        "killed": null, "wounded": null, "perpetrators_killed": null, "hedges": [], "said_by": [], "evidence": []
    });
    for (name, field) in fields.as_object().unwrap() {
        whole[name] = field.clone();
    }
    whole
}

pub fn incident(
    members: &[(&str, &str)],
    fields: Value,
    values: Vec<(&str, Vec<Alternative>)>,
) -> IncidentView {
    let members: Vec<RecordRef> = members
        .iter()
        .map(|(text, record)| RecordRef { doc: id(text), record: (*record).to_owned() })
        .collect();
    IncidentView {
        id: members[0].hash(),
        origins: members.len(),
        credibility: if members.len() > 1 { Credibility::ProbablyTrue } else { Credibility::PossiblyTrue },
        members,
        shown: serde_json::from_value(record(fields)).unwrap(),
        place: None,
        values: values.into_iter().map(|(name, values)| (name.into(), values)).collect(),
        links: Vec::new(),
        marking: Marking::default(),
        decisions: Vec::new(),
    }
}

fn target(name: &str, nationality: &str) -> Value {
    json!({"name": name, "kind": "facility", "class": "diplomatic", "nationality": nationality, "mentions": []})
}

fn brigade() -> Value {
    json!({"name": "Black Dune Brigade", "kind": "organization", "actor": "bdb", "mentions": []})
}

pub fn embassy() -> IncidentView {
    let day = json!({"from": "2031-05-03", "to": "2031-05-03"});
    let embassy = target("Belmari Embassy", "XB");
    let at = |quote| support(WIRE, "i1", quote, None);
    incident(
        &[(WIRE, "i1"), (DAILY, "i1")],
        json!({
            "tactic": ["vbied"], "date": day, "country": "XA", "place": "Portsaal", "facility": "Belmari Embassy",
            "targets": [embassy], "perpetrators": [brigade()], "claimed_by": ["Black Dune Brigade"],
            "attribution": "claimed", "killed": {"min": 4, "max": 4}, "wounded": {"min": 9, "max": 9}
        }),
        vec![
            (
                "record",
                vec![value(
                    Value::Null,
                    true,
                    vec![at("a car bomb exploded at the gate of the Belmari embassy in Portsaal")],
                )],
            ),
            (
                "date",
                vec![value(day.clone(), true, vec![at("3 May 2031"), support(DAILY, "i1", "3 May", None)])],
            ),
            ("status", vec![value(json!("executed"), true, vec![at("exploded")])]),
            (
                "place",
                vec![value(
                    json!("Portsaal"),
                    true,
                    vec![at("Portsaal"), support(DAILY, "i1", "Portsaal", None)],
                )],
            ),
            ("country", vec![value(json!("XA"), true, vec![at("Portsaal")])]),
            ("tactic", vec![value(json!("vbied"), true, vec![at("car bomb")])]),
            ("targets", vec![value(embassy.clone(), true, vec![at("the Belmari embassy")])]),
            ("perpetrators", vec![value(brigade(), true, vec![at("The Black Dune Brigade")])]),
            (
                "claimed_by",
                vec![value(
                    json!("Black Dune Brigade"),
                    true,
                    vec![at("The Black Dune Brigade claimed the attack")],
                )],
            ),
            (
                "killed",
                vec![
                    value(json!({"min": 4, "max": 4}), true, vec![at("killing four guards")]),
                    value(
                        json!({"min": 6, "max": 6}),
                        false,
                        vec![support(DAILY, "i1", "killed six people", None)],
                    ),
                ],
            ),
            (
                "wounded",
                vec![value(json!({"min": 9, "max": 9}), true, vec![at("wounding at least nine people")])],
            ),
        ],
    )
}

pub fn shots() -> IncidentView {
    let june = json!({"from": "2029-06-01", "to": "2029-06-30"});
    let consulate = target("Corvian Consulate", "XC");
    let at = |quote| support(DAILY, "i2", quote, None);
    incident(
        &[(DAILY, "i2")],
        json!({
            "type": "armed-assault", "tactic": ["shooting"], "date": june, "country": "XA", "place": "Tarn",
            "facility": "Corvian Consulate", "targets": [consulate], "perpetrators": [brigade()],
            "attribution": "attributed", "killed": {"min": 0, "max": 0}, "wounded": {"min": 0, "max": 0}
        }),
        vec![
            ("date", vec![value(june.clone(), true, vec![at("June 2029")])]),
            ("status", vec![value(json!("executed"), true, vec![at("shot at")])]),
            ("tactic", vec![value(json!("shooting"), true, vec![at("shot at")])]),
            ("place", vec![value(json!("Tarn"), true, vec![at("Tarn")])]),
            ("country", vec![value(json!("XA"), true, vec![at("Tarn")])]),
            ("targets", vec![value(consulate.clone(), true, vec![at("a Corvian consulate")])]),
            ("perpetrators", vec![value(brigade(), true, vec![at("Black Dune Brigade")])]),
            ("killed", vec![value(json!({"min": 0, "max": 0}), true, vec![at("nobody was hurt")])]),
            ("wounded", vec![value(json!({"min": 0, "max": 0}), true, vec![at("nobody was hurt")])]),
        ],
    )
}

pub fn arrests() -> IncidentView {
    let autumn = json!({"from": "2030-09-01", "to": "2030-11-30"});
    let consulate = target("Corvian Consulate", "XC");
    let at = |quote| support(ANALYST, "i1", quote, Some("reportedly"));
    incident(
        &[(ANALYST, "i1")],
        json!({
            "status": "foiled", "type": "other", "date": autumn, "country": "XA", "place": "Tarn",
            "facility": "Corvian Consulate", "targets": [consulate], "attribution": "unknown",
            "perpetrators": [{"name": "two men", "kind": "individual", "actor": null, "mentions": []}],
            "hedges": ["reportedly", "sources on this are thin"]
        }),
        vec![
            (
                "record",
                vec![value(
                    Value::Null,
                    true,
                    vec![at(
                        "Police reportedly arrested two men with explosives near the Corvian consulate in Tarn in autumn 2030; sources on this are thin.",
                    )],
                )],
            ),
            ("date", vec![value(autumn.clone(), true, vec![at("autumn 2030")])]),
            ("status", vec![value(json!("foiled"), true, vec![at("arrested")])]),
            ("place", vec![value(json!("Tarn"), true, vec![at("Tarn")])]),
            ("country", vec![value(json!("XA"), true, vec![at("Tarn")])]),
            ("targets", vec![value(consulate.clone(), true, vec![at("the Corvian consulate")])]),
            (
                "perpetrators",
                vec![value(
                    json!({"name": "two men", "kind": "individual", "actor": null, "mentions": []}),
                    true,
                    vec![at("two men")],
                )],
            ),
        ],
    )
}

fn statement(text: &str, record: &str, fields: Value, quotes: &[&str]) -> StatementView {
    let member = RecordRef { doc: id(text), record: record.to_owned() };
    let mut whole = json!({
        "id": record, "kind": "threat", "speaker": "Black Dune Brigade", "actor": "bdb", "outlet": "Dune Voice", "date": null,
        "targets": [], "specificity": "class-in-country", "condition": null, "horizon": null, "evidence": []
    });
    for (name, field) in fields.as_object().unwrap() {
        whole[name] = field.clone();
    }
    StatementView {
        id: member.hash(),
        members: vec![member],
        shown: serde_json::from_value(whole).unwrap(),
        support: quotes.iter().map(|quote| support(text, record, quote, None)).collect(),
        marking: Marking::default(),
        decisions: Vec::new(),
    }
}

pub fn threat() -> StatementView {
    let target = json!({"name": "missions of Belmar", "kind": "facility", "class": "diplomatic", "nationality": "XB",
        "country": "XA", "mentions": []});
    let fields = json!({"date": {"from": "2031-04-19", "to": "2031-04-19"}, "targets": [target]});
    statement(THREAT, "s1", fields, &[THREAT, "Dune Voice", "19 April 2031"])
}

pub fn claim() -> StatementView {
    let fields = json!({"kind": "claim-of-responsibility", "date": {"from": "2031-05-03", "to": "2031-05-04"},
        "targets": [target("Belmari Embassy", "XB")]});
    statement(
        WIRE,
        "s1",
        fields,
        &["The Black Dune Brigade claimed the attack in a message on its Dune Voice channel."],
    )
}

fn estimate(quote: &str, words: &str, probability: Value) -> QuotedEstimate {
    let record = json!({"id": "j1", "text_quote": quote, "likelihood_words": words, "subject": null, "horizon": null,
        "probability": probability, "evidence": []});
    QuotedEstimate {
        document: id(ANALYST),
        record: serde_json::from_value(record).unwrap(),
        span: Some(span(ANALYST, quote)),
    }
}

pub fn question() -> Question {
    Question {
        actor: Some("bdb".into()),
        target: Some(TargetClass::Diplomatic),
        nationality: None,
        country: Some("XA".into()),
        stages: Vec::new(),
        horizon_months: 3,
    }
}

pub fn judgement() -> Judgement {
    Judgement {
        question: question(),
        as_of: date(2031, 5, 31),
        window: "2031-06-01..2031-08-31".parse().unwrap(),
        probability: Some(0.062),
        interval: Some((0.013, 0.159)),
        words: vec!["very unlikely".into(), "almost no chance".into()],
        confidence: "low".into(),
        confidence_reason: "only 2 incidents in 120 months stand behind it".into(),
        model: "C0 climatology".into(),
        parts: vec![
            JudgementPart {
                name: "incidents in the record".into(),
                value: 2.0,
                explanation: "2 executed or failed attacks in the last 120 months".into(),
            },
            JudgementPart {
                name: "monthly rate".into(),
                value: 0.0208,
                explanation: "incidents plus one half, over the months".into(),
            },
        ],
        resolution_rule:
            "yes if an executed or failed attack is reported by two independent origins by 30 September 2031"
                .into(),
    }
}

pub fn names() -> Names {
    let country = |name: &str, adjective: &str| CountryName {
        name: name.into(),
        adjective: adjective.into(),
        aliases: vec![],
    };
    let mut names = Names::default();
    names.actors.insert(
        "bdb".into(),
        ActorName {
            label: "Black Dune Brigade".into(),
            short: "BDB".into(),
            aliases: vec!["Dune Brigade".into()],
            parent: None,
            ..ActorName::default()
        },
    );
    names.actors.insert(
        "rim".into(),
        ActorName { label: "Red Island Movement".into(), short: "RIM".into(), ..ActorName::default() },
    );
    names.countries.insert("XA".into(), country("Auria", "Aurian"));
    names.countries.insert("XB".into(), country("Belmar", "Belmari"));
    names.countries.insert("XC".into(), country("Corvia", "Corvian"));
    names
}

pub fn input() -> BriefInput {
    let source = |doc: &Doc| BriefSource {
        document: id(doc.text),
        name: format!("{}.txt", doc.publisher),
        publisher: Some(doc.publisher.into()),
        title: Some(doc.title.into()),
        published: Some(doc.published),
        url: Some(format!("https://www.{}.example.org/a", doc.publisher.to_lowercase().replace(' ', "-"))),
        reliability: doc.grade,
        reliability_reason: if doc.grade == Reliability::F {
            "no record to judge by".into()
        } else {
            String::new()
        },
        marking: Marking {
            tlp: if doc.publisher == "Desk Notes" { Tlp::Amber } else { Tlp::Clear },
            caveats: vec![],
        },
        origin: Some(if doc.publisher == "Channel Watch" {
            "Northern Wire".into()
        } else {
            doc.publisher.to_owned()
        }),
    };
    BriefInput {
        question: question(),
        as_of: date(2031, 5, 31),
        judgement: judgement(),
        incidents: vec![embassy(), arrests(), shots()],
        statements: vec![claim(), threat()],
        estimates: vec![
            estimate(
                "It is quite likely that the Black Dune Brigade will try again.",
                "quite likely",
                json!([]),
            ),
            estimate(
                "Further attacks are likely before the end of the year.",
                "likely",
                json!([{"scale": "icd203", "min": 0.55, "max": 0.8}, {"scale": "phia", "min": 0.55, "max": 0.75}]),
            ),
        ],
        sources: docs().iter().map(source).collect(),
        coverage: Coverage { documents: 214, first: Some(date(2028, 1, 3)), last: Some(date(2031, 5, 30)) },
        names: names(),
    }
}
