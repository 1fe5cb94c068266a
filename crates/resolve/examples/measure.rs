//! Measures clustering and origins on an annotated corpus: `measure GOLD.jsonl CLUSTERS.json [--show]`.
//!
//! GOLD holds one document per line with its annotated records, CLUSTERS what belongs together. Printed are B³ and
//! pairwise precision, recall and F1 of incidents and statements, and pairwise scores of origins; with `--show` every
//! cluster that differs.
#![expect(clippy::disallowed_methods, reason = "a measurement reads files")]

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    error::Error,
    io::Write,
    sync::Arc,
};

use chancery_resolve::{
    Cluster, DocumentMeta, Fingerprint, IncidentInput, Lineage, LineageDocument, RecordInput, Resolver,
    StatementInput, Teller,
};
use model::{Hash, IncidentRecord, Marking, RecordRef, Reliability, StatementRecord, codebook::Codebook};
use serde_json::{Value, json};

type Groups = BTreeMap<String, Vec<(String, String)>>;

struct Corpus {
    incidents: Vec<IncidentInput>,
    statements: Vec<StatementInput>,
    documents: Vec<LineageDocument>,
    names: HashMap<Hash, String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, clusters, ..] = &arguments[..] else {
        return Err("usage: measure GOLD.jsonl CLUSTERS.json [--show]".into());
    };
    let show = arguments.iter().any(|it| it == "--show");
    let truth: Value = serde_json::from_str(&std::fs::read_to_string(clusters)?)?;
    let corpus = read(&std::fs::read_to_string(gold)?, std::path::Path::new(gold).parent())?;
    let resolver = Resolver::new(Codebook::embedded());
    let mut out = std::io::stdout().lock();
    let incidents = resolver.cluster_incidents(&corpus.incidents);
    report(
        &mut out,
        "incidents",
        &serde_json::from_value(truth["clusters"].clone())?,
        &incidents,
        &corpus,
        show,
    )?;
    let statements = resolver.cluster_statements(&corpus.statements);
    report(
        &mut out,
        "statements",
        &serde_json::from_value(truth["statement_clusters"].clone())?,
        &statements,
        &corpus,
        show,
    )?;
    origins(&mut out, &truth, &corpus, show)?;
    Ok(())
}

fn read(gold: &str, folder: Option<&std::path::Path>) -> Result<Corpus, Box<dyn Error>> {
    let mut corpus = Corpus {
        incidents: Vec::new(),
        statements: Vec::new(),
        documents: Vec::new(),
        names: HashMap::new(),
    };
    for line in gold.lines() {
        let doc: Value = serde_json::from_str(line)?;
        let name = doc["doc"].as_str().ok_or("a document without `doc`")?.to_owned();
        let id = Hash::of_bytes(name.as_bytes());
        corpus.names.insert(id.clone(), name.clone());
        let text = |field: &str| doc[field].as_str().map(str::to_owned);
        let meta = Arc::new(DocumentMeta {
            id: id.clone(),
            name: name.clone(),
            title: text("title"),
            publisher: text("publisher"),
            url: None,
            published: doc["published"].as_str().map(str::parse).transpose()?,
            cites: folder
                .map(|folder| cites(&folder.join("documents").join(format!("{name}.md"))))
                .unwrap_or_default(),
            marking: Marking::default(),
            reliability: Reliability::F,
        });
        let fingerprint = Fingerprint::of(doc["text"].as_str().unwrap_or_default());
        corpus.documents.push(LineageDocument { meta: Arc::clone(&meta), fingerprint });
        for record in doc["incidents"].as_array().into_iter().flatten() {
            let record: IncidentRecord = serde_json::from_value(incident(record))?;
            let order = corpus.incidents.len() as u64;
            corpus.incidents.push(input(&id, record.id.clone(), record, &meta, order));
        }
        for record in doc["statements"].as_array().into_iter().flatten() {
            let record: StatementRecord = serde_json::from_value(statement(record))?;
            let order = corpus.statements.len() as u64;
            corpus.statements.push(input(&id, record.id.clone(), record, &meta, order));
        }
    }
    Ok(corpus)
}

fn input<R>(doc: &Hash, name: String, record: R, meta: &Arc<DocumentMeta>, order: u64) -> RecordInput<R> {
    let reference = RecordRef { doc: doc.clone(), record: name };
    RecordInput { reference, record, document: Arc::clone(meta), said: Vec::new(), order }
}

/// The `cites` line of a front matter; empty where there is none.
fn cites(path: &std::path::Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().take(12).find_map(|line| line.strip_prefix("cites:")).unwrap_or_default();
    let list = line.trim().trim_start_matches('[').trim_end_matches(']');
    list.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// A gold incident in the full shape of the extraction format.
fn incident(gold: &Value) -> Value {
    let perpetrator =
        |name: &Value| json!({"name": name, "kind": "organization", "actor": null, "mentions": []});
    let list = |field: &str| gold[field].as_array().cloned().unwrap_or_default();
    json!({
        "id": gold["id"], "status": gold["status"], "type": gold["type"], "tactic": list("tactic"), "weapons": [],
        "date": gold["date"], "country": gold["country"], "place": gold["place"], "facility": gold["facility"],
        "targets": targets(gold), "perpetrators": list("perpetrators").iter().map(perpetrator).collect::<Vec<_>>(),
        "claimed_by": list("claimed_by"), "attribution": gold["attribution"].as_str().unwrap_or("unknown"),
        "killed": gold["killed"], "wounded": gold["wounded"],
        "perpetrators_killed": gold["perpetrators_killed"].as_u64(), "hedges": [], "said_by": [], "evidence": [],
    })
}

fn targets(gold: &Value) -> Vec<Value> {
    let target = |target: &Value| {
        let mut target = target.clone();
        target["kind"] = json!("facility");
        target["mentions"] = json!([]);
        target
    };
    gold["targets"].as_array().into_iter().flatten().map(target).collect()
}

fn statement(gold: &Value) -> Value {
    json!({
        "id": gold["id"], "kind": gold["kind"], "speaker": gold["speaker"], "outlet": gold["outlet"], "date": gold["date"],
        "targets": targets(gold), "specificity": gold["specificity"].as_str().unwrap_or("general"),
        "condition": null, "horizon": null, "evidence": [],
    })
}

fn report(
    out: &mut impl Write,
    what: &str,
    truth: &Groups,
    found: &[Cluster],
    corpus: &Corpus,
    show: bool,
) -> Result<(), Box<dyn Error>> {
    let mut truth_of: HashMap<(String, String), &str> = HashMap::new();
    for (name, members) in truth {
        truth_of.extend(members.iter().map(|member| (member.clone(), name.as_str())));
    }
    let key = |record: &RecordRef| (corpus.names[&record.doc].clone(), record.record.clone());
    let scored = |cluster: &Cluster| -> Vec<(String, String)> {
        cluster.members.iter().map(key).filter(|member| truth_of.contains_key(member)).collect()
    };
    let groups: Vec<Vec<(String, String)>> =
        found.iter().map(scored).filter(|group| !group.is_empty()).collect();
    let mut found_of: HashMap<&(String, String), usize> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        found_of.extend(group.iter().map(|member| (member, at)));
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    for (member, at) in &found_of {
        let own = truth_of[*member];
        let shared = groups[*at].iter().filter(|other| truth_of[*other] == own).count() as f64;
        precision += shared / groups[*at].len() as f64;
        recall += shared / truth[own].len() as f64;
    }
    let count = found_of.len() as f64;
    line(out, &format!("{what}: B3, {count} records"), precision / count, recall / count)?;
    let pairs = |groups: &mut dyn Iterator<Item = Vec<(String, String)>>| -> BTreeSet<_> {
        groups.flat_map(|group| pairs_of(&group)).collect()
    };
    let (expected, got) = (pairs(&mut truth.values().cloned()), pairs(&mut groups.iter().cloned()));
    let both = expected.intersection(&got).count() as f64;
    line(
        out,
        &format!("{what}: pairs, {} expected", expected.len()),
        both / got.len() as f64,
        both / expected.len() as f64,
    )?;
    if show {
        for pair in got.difference(&expected) {
            writeln!(out, "  merged: {:?} {:?}", pair.0, pair.1)?;
        }
        for pair in expected.difference(&got) {
            writeln!(out, "  missed: {:?} {:?}", pair.0, pair.1)?;
        }
    }
    Ok(())
}

fn pairs_of<T: Clone + Ord>(group: &[T]) -> Vec<(T, T)> {
    let pair = |(at, a): (usize, &T)| {
        group[at + 1..].iter().map(|b| (a.min(b).clone(), a.max(b).clone())).collect::<Vec<_>>()
    };
    group.iter().enumerate().flat_map(pair).collect()
}

fn line(out: &mut impl Write, what: &str, precision: f64, recall: f64) -> std::io::Result<()> {
    let f1 = 2.0 * precision * recall / (precision + recall);
    writeln!(out, "{what}: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}")
}

/// Pairs of documents with one origin: of the whole corpus (copies), and inside each incident among the documents that
/// carry it as news.
fn origins(out: &mut impl Write, truth: &Value, corpus: &Corpus, show: bool) -> Result<(), Box<dyn Error>> {
    let lineage = Lineage::of(&corpus.documents);
    let groups = |value: &Value| -> Vec<Vec<String>> {
        let reports = |group: &Value| serde_json::from_value(group["reports"].clone()).unwrap_or_default();
        value.as_array().into_iter().flatten().map(reports).collect()
    };
    let expected: BTreeSet<(String, String)> =
        groups(&truth["report_origins"]).iter().flat_map(|group| pairs_of(group)).collect();
    let named = |ids: &[Hash]| ids.iter().map(|id| corpus.names[id].clone()).collect::<Vec<_>>();
    let got: BTreeSet<_> =
        lineage.copy_groups().iter().flat_map(|group| pairs_of(&named(&group.members))).collect();
    compare(out, "origins of reports", &expected, &got, show)?;
    let metas: HashMap<&str, &Arc<DocumentMeta>> =
        corpus.documents.iter().map(|doc| (doc.meta.name.as_str(), &doc.meta)).collect();
    let tolls: HashMap<(&str, &str), &IncidentRecord> = corpus
        .incidents
        .iter()
        .map(|it| ((it.document.name.as_str(), it.reference.record.as_str()), &it.record))
        .collect();
    let members: Groups = serde_json::from_value(truth["clusters"].clone())?;
    let (mut expected, mut got) = (BTreeSet::new(), BTreeSet::new());
    let mut counts = (0, 0);
    for (incident, value) in truth["origin_groups"].as_object().into_iter().flatten() {
        let groups = groups(value);
        let news: Vec<&String> = groups.iter().flatten().collect();
        expected.extend(groups.iter().flat_map(|group| pairs_of(group)).map(|pair| (incident.clone(), pair)));
        let teller = |name: &&&String| -> Option<Teller<'_>> {
            let record = members[incident].iter().find(|(doc, _)| doc == **name)?;
            let record = tolls[&(record.0.as_str(), record.1.as_str())];
            Some(Teller { document: metas[name.as_str()], tolls: [record.killed, record.wounded] })
        };
        let tellers: Vec<Teller<'_>> = news.iter().filter_map(|name| teller(&name)).collect();
        let origins = lineage.origins_within(&tellers);
        counts = (counts.0 + groups.len(), counts.1 + usize::from(groups.len() == origins.count));
        let mut of_origin: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (doc, origin) in &origins.of {
            of_origin.entry(*origin).or_default().push(corpus.names[doc].clone());
        }
        got.extend(of_origin.values().flat_map(|group| pairs_of(group)).map(|pair| (incident.clone(), pair)));
    }
    compare(out, "origins within incidents", &expected, &got, show)?;
    writeln!(out, "incidents with the right number of origins: {} of {}", counts.1, members.len())?;
    Ok(())
}

fn compare<T: Ord + std::fmt::Debug>(
    out: &mut impl Write,
    what: &str,
    expected: &BTreeSet<T>,
    got: &BTreeSet<T>,
    show: bool,
) -> std::io::Result<()> {
    let both = expected.intersection(got).count() as f64;
    line(
        out,
        &format!("{what}: pairs, {} expected", expected.len()),
        both / got.len() as f64,
        both / expected.len() as f64,
    )?;
    if show {
        got.difference(expected).try_for_each(|pair| writeln!(out, "  joined: {pair:?}"))?;
        expected.difference(got).try_for_each(|pair| writeln!(out, "  missed: {pair:?}"))?;
    }
    Ok(())
}
