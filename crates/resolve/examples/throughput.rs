//! Times the resolver on made-up reports: `throughput [DOCUMENTS]` (10,000 by default, 5 records each).
//!
//! Each document tells of four incidents, drawn so that an incident is told three times on average with another day
//! precision, toll and spelling, and one statement; a third of the documents copies an earlier text.
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement takes its size from the command line and reads the clock"
)]

use std::{error::Error, io::Write, sync::Arc, time::Instant};

use chancery_resolve::{
    DocumentMeta, Fingerprint, IncidentInput, Lineage, LineageDocument, RecordInput, Resolver, StatementInput,
};
use model::{Hash, Marking, RecordRef, Reliability, codebook::Codebook};
use serde_json::{Value, json};

const CITIES: &[(&str, &str)] = &[
    ("AF", "Kabul"),
    ("AF", "Jalalabad"),
    ("AF", "Herat"),
    ("PK", "Karachi"),
    ("PK", "Peshawar"),
    ("IQ", "Baghdad"),
    ("IQ", "Mosul"),
    ("LY", "Tripoli"),
    ("YE", "Sanaa"),
    ("TR", "Istanbul"),
    ("EG", "Cairo"),
    ("NG", "Maiduguri"),
];
const TARGETS: &[(&str, &str, &str)] = &[
    ("Russian Embassy", "diplomatic", "RU"),
    ("Indian consulate", "diplomatic", "IN"),
    ("US Embassy", "diplomatic", "US"),
    ("police station", "police", ""),
    ("market", "business", ""),
    ("Serena Hotel", "business", ""),
    ("convoy", "military", ""),
    ("mosque", "religious", ""),
    ("airport", "transport", ""),
    ("school", "government", ""),
];
const ACTORS: &[&str] = &["is", "taliban", "aq", ""];

/// A small generator with a fixed seed (splitmix64), so that every run has the same records.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let documents: usize = std::env::args().nth(1).map_or(Ok(10_000), |it| it.parse())?;
    let mut numbers = Numbers(7);
    let mut out = std::io::stdout().lock();
    let start = Instant::now();
    let resolver = Resolver::new(Codebook::embedded());
    writeln!(out, "codebook and indexes: {:?}", start.elapsed())?;
    let incidents_of_world = documents * 4 / 3;
    let (mut incidents, mut statements, mut lineage) = (Vec::new(), Vec::new(), Vec::new());
    let mut texts: Vec<String> = Vec::new();
    let mut reading = std::time::Duration::ZERO;
    for at in 0..documents {
        let id = Hash::of_bytes(format!("document {at}").as_bytes());
        let meta = meta(&id, at);
        let text = if at % 3 == 2 {
            texts[numbers.below(texts.len())][200..].to_owned()
        } else {
            text(&mut numbers)
        };
        let start = Instant::now();
        let fingerprint = Fingerprint::of(&text);
        reading += start.elapsed();
        if texts.len() < 2000 {
            texts.push(text);
        }
        lineage.push(LineageDocument { meta: Arc::clone(&meta), fingerprint });
        for n in 0..4 {
            let real = numbers.below(incidents_of_world);
            incidents.push(input(
                &id,
                &format!("i{n}"),
                &meta,
                serde_json::from_value(incident(real, &mut numbers))?,
                incidents.len(),
            ));
        }
        let real = numbers.below(incidents_of_world);
        statements.push(input(&id, "s0", &meta, serde_json::from_value(statement(real))?, statements.len()));
    }
    writeln!(
        out,
        "{documents} documents, {} incident and {} statement records",
        incidents.len(),
        statements.len()
    )?;
    writeln!(out, "fingerprints: {reading:?}")?;
    let start = Instant::now();
    let lineage = Lineage::of(&lineage);
    writeln!(out, "lineage: {:?}, {} groups of copies", start.elapsed(), lineage.copy_groups().len())?;
    let inputs: (Vec<IncidentInput>, Vec<StatementInput>) = (incidents, statements);
    let start = Instant::now();
    let clusters = resolver.cluster_incidents(&inputs.0).len();
    writeln!(out, "incident clusters: {:?}, {clusters}", start.elapsed())?;
    let start = Instant::now();
    let views = resolver.incident_views(&inputs.0, &lineage).len();
    writeln!(out, "incident views with clusters: {:?}, {views}", start.elapsed())?;
    let start = Instant::now();
    let views = resolver.statement_views(&inputs.1, &lineage).len();
    writeln!(out, "statement views with clusters: {:?}, {views}", start.elapsed())?;
    Ok(())
}

fn meta(id: &Hash, at: usize) -> Arc<DocumentMeta> {
    Arc::new(DocumentMeta {
        id: id.clone(),
        name: format!("document-{at}"),
        title: None,
        publisher: Some(format!("Outlet {}", at % 40)),
        url: None,
        published: None,
        cites: if at % 10 == 9 { vec![format!("document-{}", at - 5)] } else { Vec::new() },
        marking: Marking::default(),
        reliability: Reliability::F,
    })
}

fn input<R>(doc: &Hash, name: &str, meta: &Arc<DocumentMeta>, record: R, order: usize) -> RecordInput<R> {
    let reference = RecordRef { doc: doc.clone(), record: name.to_owned() };
    RecordInput { reference, record, document: Arc::clone(meta), said: Vec::new(), order: order as u64 }
}

/// About 3 kB of words that do not repeat.
fn text(numbers: &mut Numbers) -> String {
    (0..420).map(|_| format!("word{} ", numbers.below(20_000))).collect()
}

/// The day, city and target of incident `real` of the world, always the same for the same number.
fn world(
    real: usize,
) -> (String, &'static (&'static str, &'static str), &'static (&'static str, &'static str, &'static str)) {
    let mut numbers = Numbers(real as u64 ^ 0x5eed);
    let day =
        format!("{:04}-{:02}-{:02}", 2004 + numbers.below(18), 1 + numbers.below(12), 1 + numbers.below(28));
    (day, &CITIES[numbers.below(CITIES.len())], &TARGETS[numbers.below(TARGETS.len())])
}

fn incident(real: usize, numbers: &mut Numbers) -> Value {
    let (day, (country, city), (name, class, nationality)) = world(real);
    let date = if numbers.below(8) == 0 {
        json!({"from": format!("{}-01", &day[..7]), "to": format!("{}-28", &day[..7])})
    } else {
        json!({"from": day, "to": day})
    };
    let killed = (real % 17 + numbers.below(3)) as u32;
    let actor = ACTORS[real % ACTORS.len()];
    let perpetrators = if actor.is_empty() {
        json!([])
    } else {
        json!([{"name": actor, "kind": "organization", "actor": actor, "mentions": []}])
    };
    json!({
        "id": "i", "status": "executed", "type": if real.is_multiple_of(3) { "armed-assault" } else { "bombing" }, "tactic": [], "weapons": [],
        "date": date, "country": country, "place": if numbers.below(6) == 0 { Value::Null } else { json!(city) },
        "facility": null,
        "targets": [{"name": name, "kind": "facility", "class": class, "nationality": if nationality.is_empty() { country } else { nationality }, "mentions": []}],
        "perpetrators": perpetrators, "claimed_by": [], "attribution": "attributed",
        "killed": {"min": killed, "max": killed}, "wounded": null, "perpetrators_killed": null, "hedges": [], "said_by": [], "evidence": [],
    })
}

fn statement(real: usize) -> Value {
    let (day, (country, _), (name, class, nationality)) = world(real);
    json!({
        "id": "s", "kind": "claim-of-responsibility", "speaker": "a group", "actor": ACTORS[real % 3], "outlet": null,
        "date": {"from": day, "to": day},
        "targets": [{"name": name, "kind": "facility", "class": class, "nationality": if nationality.is_empty() { country } else { nationality }, "country": country, "mentions": []}],
        "specificity": "class-in-country", "condition": null, "horizon": null, "evidence": [],
    })
}
