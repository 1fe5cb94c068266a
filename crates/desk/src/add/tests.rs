use std::{fs, path::Path, sync::atomic::AtomicBool};

use super::*;

fn config() -> AddConfig {
    AddConfig {
        collect: CollectConfig::new("2022-09-23T00:00:00Z".parse().unwrap()),
        workers: 2,
        engine: Default::default(),
    }
}

fn report(number: usize) -> String {
    format!(
        "---\npublished: 2022-09-{:02}\noutlet: Northern Wire\n---\n\nReport {number} tells of nothing.\n",
        number % 28 + 1
    )
}

fn reports(folder: &Path, count: usize) {
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        fs::write(folder.join(format!("{number:05}.md")), report(number)).unwrap();
    }
}

fn add(desk: &Desk, folder: &Path) -> (AddSummary, Vec<Skipped>) {
    let mut skipped = Vec::new();
    let summary = desk.add(&[Source::of(folder)], &config(), &AtomicBool::new(false), &mut |event| {
        if let AddEvent::Skipped(item) = event {
            skipped.push(item.clone());
        }
    });
    (summary.unwrap(), skipped)
}

#[test]
fn a_second_run_over_the_same_folder_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::init(&folder.path().join("desk")).unwrap();
    let input = folder.path().join("reports");
    reports(&input, 300);
    fs::write(input.join("copy.md"), report(7)).unwrap();
    let (first, _) = add(&desk, &input);
    assert_eq!((first.added, first.known), (300, 1));
    let (second, _) = add(&desk, &input);
    assert_eq!((second.added, second.known), (0, 301));
    assert!(desk.read().unwrap().verify(&mut |_| ()).unwrap().is_sound());
}

#[test]
fn documents_are_recorded_in_the_order_in_which_they_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::init(&folder.path().join("desk")).unwrap();
    let input = folder.path().join("reports");
    reports(&input, 600);
    add(&desk, &input);
    let documents = desk.read().unwrap().documents(ledger::AsOf::default()).unwrap();
    let names: Vec<&str> = documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names.len(), 600);
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn bad_items_are_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::init(&folder.path().join("desk")).unwrap();
    let input = folder.path().join("reports");
    reports(&input, 3);
    fs::write(input.join("00001a.md"), "").unwrap();
    fs::write(input.join("00001b.txt"), [0_u8, 159, 146, 150].repeat(40)).unwrap();
    let (summary, skipped) = add(&desk, &input);
    assert_eq!((summary.added, summary.skipped), (3, 2));
    let named =
        |file: &str| skipped.iter().any(|item| item.name.as_ref().is_some_and(|name| name.ends_with(file)));
    assert!(named("00001a.md") && named("00001b.txt"), "{skipped:?}");
}

#[test]
fn a_run_that_is_stopped_keeps_what_it_read_and_the_next_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::init(&folder.path().join("desk")).unwrap();
    let input = folder.path().join("reports");
    reports(&input, 2_000);
    let stop = AtomicBool::new(false);
    let stopped = desk.add(&[Source::of(&input)], &config(), &stop, &mut |event| {
        if matches!(event, AddEvent::Recorded { .. }) {
            stop.store(true, Ordering::Relaxed);
        }
    });
    let stopped = stopped.unwrap();
    assert!(stopped.interrupted && stopped.added > 0 && stopped.added < 2_000, "{stopped:?}");
    let (rest, _) = add(&desk, &input);
    assert_eq!(rest.added + stopped.added, 2_000);
    assert_eq!(rest.known, stopped.added);
}

#[test]
fn two_runs_at_once_record_every_document_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::init(&folder.path().join("desk")).unwrap();
    let input = folder.path().join("reports");
    reports(&input, 800);
    let both = thread::scope(|scope| {
        let runs = [0, 1].map(|_| scope.spawn(|| add(&desk, &input).0));
        runs.map(|run| run.join().unwrap())
    });
    assert_eq!(both[0].added + both[1].added, 800);
    let ledger = desk.read().unwrap();
    assert_eq!(ledger.stats().unwrap().documents, 800);
    assert!(ledger.verify(&mut |_| ()).unwrap().is_sound());
}

#[test]
fn a_full_ledger_ends_the_run_and_says_what_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("desk");
    Desk::init(&place).unwrap();
    fs::write(place.join(crate::SETTINGS_FILE), "[ledger]\nsize_limit_mb = 1\n").unwrap();
    let desk = Desk::at(&place).unwrap();
    let input = folder.path().join("reports");
    fs::create_dir_all(&input).unwrap();
    for number in 0..1_500 {
        let text = format!("Report {number}. {}", "Nothing of note was seen there that day. ".repeat(60));
        fs::write(input.join(format!("{number:05}.txt")), text).unwrap();
    }
    let error = desk.add(&[Source::of(&input)], &config(), &AtomicBool::new(false), &mut |_| ()).unwrap_err();
    let message = error.to_string();
    assert!(message.contains("size limit") && message.contains("are kept"), "{message}");
    let ledger = desk.read().unwrap();
    assert_eq!(ledger.stats().unwrap().documents, error.summary.added as u64);
    assert!(ledger.verify(&mut |_| ()).unwrap().is_sound());
}

#[test]
fn one_document_over_the_budget_still_passes() {
    let budget = Budget::new(10);
    budget.take(25);
    budget.give_back(25);
    budget.take(5);
    budget.take(5);
    budget.open();
    budget.take(9);
}
