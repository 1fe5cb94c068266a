//! A process that writes is killed at arbitrary moments, or runs out of room, and what it acknowledged is still there.

use std::{
    collections::HashSet,
    env,
    io::{BufRead, BufReader, Write, sink, stdout},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use ledger::{AsOf, Entry, Ledger, LedgerConfig, LedgerError};

use crate::fixtures::{at, document, entry};

/// Set for the process that is to be killed: the ledger it writes to.
const LEDGER: &str = "CHANCERY_TEST_LEDGER";
const BATCH: u64 = 20;
const ACKNOWLEDGED: &str = "acknowledged ";

fn batch(first: u64) -> Vec<Entry> {
    let text = |number| format!("Report {number}: {}", "an attack on a convoy near the border. ".repeat(60));
    (first..first + BATCH).map(|number| entry(document(&text(number)))).collect()
}

fn open_or_create(path: &Path) -> Ledger {
    match Ledger::open(path, LedgerConfig::default()) {
        Err(LedgerError::Missing { .. } | LedgerError::NotALedger { .. }) => {
            Ledger::create(path, LedgerConfig::default()).unwrap()
        }
        other => other.unwrap(),
    }
}

/// Goes on where the ledger stands, and acknowledges each batch on a line of its own.
fn write_batches(path: &Path, most: usize, told: &mut dyn Write) -> Result<u64, LedgerError> {
    let mut ledger = open_or_create(path);
    for _ in 0..most {
        let first = ledger.stats()?.documents;
        let done = ledger.append(&batch(first), at("2022-01-01T00:00:00Z"))?;
        assert_eq!(done.added as u64, BATCH);
        writeln!(told, "\n{ACKNOWLEDGED}{}", first + BATCH).unwrap();
        told.flush().unwrap();
    }
    Ok(ledger.stats()?.documents)
}

/// By itself a test of writing in batches; in the process that the tests below start, the writer.
#[test]
fn a_writer_goes_on_where_the_ledger_stands() {
    if let Some(path) = env::var_os(LEDGER) {
        if let Err(error) = write_batches(Path::new(&path), usize::MAX, &mut stdout()) {
            writeln!(stdout(), "\nerror {error}").unwrap();
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ledger");
    assert_eq!(write_batches(&path, 2, &mut sink()).unwrap(), 2 * BATCH);
    assert_eq!(write_batches(&path, 1, &mut sink()).unwrap(), 3 * BATCH);
}

/// The writer in a process of its own; `limits` is shell code run before it.
fn start_writer(path: &Path, limits: &str) -> Child {
    let this = env::current_exe().unwrap();
    Command::new("sh")
        .args([
            "-c",
            &format!(
                "{limits} exec \"$0\" --exact crashes::a_writer_goes_on_where_the_ledger_stands --nocapture"
            ),
        ])
        .arg(this)
        .env(LEDGER, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Checks that all acknowledged documents are there, that no batch is there in part, and that the ledger verifies.
fn check_whole(path: &Path, acknowledged: u64) -> u64 {
    let ledger = open_or_create(path);
    let report = ledger.verify(&mut |_| ()).unwrap();
    assert!(report.is_sound(), "{report:#?}");
    let documents = ledger.stats().unwrap().documents;
    assert!(documents >= acknowledged && documents.is_multiple_of(BATCH), "{documents} of {acknowledged}");
    let ids: HashSet<_> = ledger.documents(AsOf::default()).unwrap().into_iter().map(|row| row.id).collect();
    let expected = (0..documents / BATCH).flat_map(|number| batch(number * BATCH));
    assert!(expected.map(|entry| entry.document.id).all(|id| ids.contains(&id)));
    documents
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_the_ledger_holds_all_that_was_acknowledged_and_resumes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ledger");
    let mut documents = 0;
    // How many batches to wait for, and how much longer in microseconds.
    let moments = [
        (0, 0),
        (0, 3_000),
        (0, 9_000),
        (1, 0),
        (1, 700),
        (2, 2_100),
        (3, 4_300),
        (5, 150),
        (8, 6_600),
        (4, 11_000),
    ];
    for (batches, micros) in moments {
        let acknowledged = kill_writer(&path, batches, Duration::from_micros(micros)).max(documents);
        documents = check_whole(&path, acknowledged);
    }
    assert!(documents >= 24 * BATCH);
}

/// Kills the writer `longer` after it has acknowledged `batches`; returns the number of documents it acknowledged.
fn kill_writer(path: &Path, batches: usize, longer: Duration) -> u64 {
    let mut writer = start_writer(path, "");
    let (sender, receiver) = mpsc::channel();
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let reader = thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(count) = line.strip_prefix(ACKNOWLEDGED) {
                sender.send(count.parse::<u64>().unwrap()).unwrap();
            }
        }
    });
    let mut last = 0;
    for _ in 0..batches {
        last = receiver.recv().unwrap();
    }
    last = receiver.recv_timeout(longer).unwrap_or(last);
    writer.kill().unwrap();
    writer.wait().unwrap();
    reader.join().unwrap();
    receiver.try_iter().last().unwrap_or(last)
}

#[cfg(unix)]
#[test]
fn a_system_that_writes_no_more_loses_nothing_of_what_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("desk.ledger");
    // No file may grow beyond 1 MiB; the signal that would end the process is ignored, so that writes fail.
    let writer = start_writer(&path, "trap '' XFSZ; ulimit -f 2048;");
    let output = String::from_utf8(writer.wait_with_output().unwrap().stdout).unwrap();
    let acknowledged = output.lines().filter_map(|line| line.strip_prefix(ACKNOWLEDGED)).next_back().unwrap();
    let error = output.lines().find_map(|line| line.strip_prefix("error ")).unwrap();
    assert!(error.contains(&format!("the {acknowledged} documents recorded so far are kept")), "{error}");
    let documents = check_whole(&path, acknowledged.parse().unwrap());
    assert_eq!(write_batches(&path, 1, &mut sink()).unwrap(), documents + BATCH);
}
