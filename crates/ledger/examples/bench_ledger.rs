//! Measures a ledger on this machine: `cargo run --release -p chancery-ledger --example bench_ledger -- FOLDER [DOCUMENTS [BATCH]]`.
//!
//! Appends documents of 3 kB with 20 assertions each in batches, then reads, searches, verifies and backs up, and prints
//! one line per step. The documents are made from a fixed seed, so that two runs do the same work.

use std::{
    error::Error,
    fs,
    io::{Write, stdout},
    path::Path,
    time::Instant,
};

use jiff::Timestamp;
use ledger::{AsOf, Entry, IfExists, Ledger, LedgerConfig};
use model::{Assertion, Document, Hash, Marking, Origin, RecordKind, RecordRef, Span};
use serde_json::json;

const ASSERTIONS: usize = 20;
const TEXT_BYTES: usize = 3_000;
const POINT_READS: usize = 100_000;
const WORDS: [&str; 24] = [
    "embassy",
    "the",
    "attack",
    "of",
    "gunmen",
    "in",
    "convoy",
    "a",
    "police",
    "said",
    "on",
    "claimed",
    "group",
    "near",
    "rocket",
    "and",
    "compound",
    "wounded",
    "killed",
    "statement",
    "consulate",
    "was",
    "guards",
    "morning",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: bench_ledger FOLDER [DOCUMENTS [BATCH]]")?;
    let documents: usize = arguments.next().map_or(Ok(10_000), |count| count.parse())?;
    let batch: usize = arguments.next().map_or(Ok(250), |count| count.parse())?;
    let path = Path::new(&folder).join("bench.ledger");
    let backup = Path::new(&folder).join("bench.backup");
    if path.exists() {
        return Err(format!("{} is in the way", path.display()).into());
    }
    let mut ledger = Ledger::create(&path, LedgerConfig::default())?;

    let (seconds, processor) = append(&mut ledger, documents, batch.max(1))?;
    say("append", documents, "documents", seconds)?;
    say("", documents * ASSERTIONS, "assertions", seconds)?;
    say("by processor time", documents, "documents", processor)?;
    writeln!(
        stdout(),
        "{:<24} {:.1} MB for {:.1} MB of text",
        "size",
        megabytes(ledger.stats()?.bytes),
        (documents * TEXT_BYTES) as f64 / 1e6
    )?;
    writeln!(stdout(), "{:<24} {:.1} MB", "peak memory", megabytes(peak_memory()?))?;

    let started = Instant::now();
    let ids: Vec<Hash> = ledger.documents(AsOf::default())?.into_iter().map(|row| row.id).collect();
    say("list", ids.len(), "documents", started.elapsed().as_secs_f64())?;

    let mut random = Random(7);
    let started = Instant::now();
    for _ in 0..POINT_READS {
        ledger.document(&ids[random.below(ids.len())])?;
    }
    say("read one", POINT_READS, "documents", started.elapsed().as_secs_f64())?;

    let started = Instant::now();
    let mut read = 0;
    ledger.for_each_assertion(AsOf::default(), &mut |_| read += 1)?;
    say("read all", read, "assertions", started.elapsed().as_secs_f64())?;

    let started = Instant::now();
    let found = ledger.search("\"gunmen in\" consulate", AsOf::default(), 20)?.len();
    writeln!(stdout(), "{:<24} {found} hits in {:.1} ms", "search", started.elapsed().as_secs_f64() * 1e3)?;

    let started = Instant::now();
    let report = ledger.verify(&mut |_| ())?;
    say(
        if report.is_sound() { "verify" } else { "verify (NOT SOUND)" },
        documents,
        "documents",
        started.elapsed().as_secs_f64(),
    )?;

    let started = Instant::now();
    ledger.backup_to(&backup, IfExists::Replace)?;
    say("back up and verify", documents, "documents", started.elapsed().as_secs_f64())?;
    writeln!(stdout(), "{:<24} {:.1} MB", "peak memory, all steps", megabytes(peak_memory()?))?;

    drop(ledger);
    fs::remove_file(path)?;
    fs::remove_file(backup)?;
    Ok(())
}

/// Seconds spent in the ledger, by the clock and on the processor; making the documents is not counted.
fn append(ledger: &mut Ledger, documents: usize, batch: usize) -> Result<(f64, f64), Box<dyn Error>> {
    let mut random = Random(42);
    let (mut seconds, mut processor) = (0.0, 0.0);
    for first in (0..documents).step_by(batch) {
        let entries: Vec<Entry> =
            (first..documents.min(first + batch)).map(|number| entry(number, &mut random)).collect();
        let (started, used) = (Instant::now(), processor_seconds());
        ledger.append(&entries, Timestamp::now())?;
        seconds += started.elapsed().as_secs_f64();
        processor += processor_seconds() - used;
    }
    Ok((seconds, processor))
}

fn entry(number: usize, random: &mut Random) -> Entry {
    let mut text = format!("Report {number}.");
    while text.len() < TEXT_BYTES {
        text.push(' ');
        text.push_str(WORDS[random.below(WORDS.len())]);
        if random.below(4) == 0 {
            text.push_str(&random.below(50_000).to_string());
        }
    }
    let id = Hash::of_bytes(text.as_bytes());
    let assertions = (0..ASSERTIONS)
        .map(|at| Assertion {
            record: RecordRef { doc: id.clone(), record: format!("i{}", at / 10 + 1) },
            kind: RecordKind::Incident,
            property: ["date", "targets", "killed", "status"][at % 4].into(),
            value: json!({ "name": "Russian Embassy", "number": at }),
            span: Span::of(&text, at * 100, at * 100 + 30),
            hedge: (at % 5 == 0).then(|| "reportedly".to_owned()),
            origin: Origin { by: "rules".to_owned(), version: "0.1.0".to_owned(), codebook: "1".to_owned() },
        })
        .collect();
    let document = Document {
        id,
        name: format!("reports/{number}.txt"),
        media_type: "text/plain".to_owned(),
        original: text.clone().into_bytes(),
        text,
        title: Some(format!("Report {number}")),
        publisher: Some("Wire".to_owned()),
        url: None,
        language: Some("en".to_owned()),
        cites: vec![],
        published: "2022-09-05".parse().ok(),
        retrieved: None,
        marking: Marking::default(),
    };
    Entry { document, assertions }
}

fn say(step: &str, count: usize, what: &str, seconds: f64) -> std::io::Result<()> {
    writeln!(stdout(), "{step:<24} {count} {what} in {seconds:.2} s, {:.0} a second", count as f64 / seconds)
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// Time that this thread has spent on a processor; 0 where the system does not say.
fn processor_seconds() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or(0.0)
        / 1e9
}

/// Highest resident memory of this process so far; 0 where the system does not say.
fn peak_memory() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: u64 = line.and_then(|rest| rest.split_whitespace().next()).unwrap_or("0").parse()?;
    Ok(kilobytes * 1024)
}

/// Xorshift, for work that is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
