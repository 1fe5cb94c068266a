use std::{fs, path::Path};

use ledger::{AsOf, IfExists, Ledger, LedgerConfig, LedgerError, restore};

use crate::fixtures::{Desk, at, desk, entries, raw};

fn filled() -> Desk {
    let mut desk = desk();
    desk.ledger.append(&entries(20), at("2022-01-01T00:00:00Z")).unwrap();
    desk
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_one_file_that_restores_to_the_same_ledger() {
    let desk = filled();
    let elsewhere = tempfile::tempdir().unwrap();
    let (backup, restored) = (elsewhere.path().join("desk.bak"), elsewhere.path().join("again.ledger"));
    let copied = desk.ledger.backup_to(&backup, IfExists::Refuse).unwrap();
    assert_eq!(names(elsewhere.path()), ["desk.bak"]);
    assert_eq!(copied.bytes, fs::metadata(&backup).unwrap().len());
    assert_eq!(copied.report, desk.ledger.verify(&mut |_| ()).unwrap());

    restore(&backup, &restored, IfExists::Refuse, LedgerConfig::default()).unwrap();
    let mut again = Ledger::open(&restored, LedgerConfig::default()).unwrap();
    assert_eq!(again.documents(AsOf::default()).unwrap(), desk.ledger.documents(AsOf::default()).unwrap());
    assert_eq!(again.append(&entries(21), at("2022-01-02T00:00:00Z")).unwrap().added, 1);
}

#[test]
fn a_backup_is_taken_while_another_process_writes() {
    let desk = filled();
    let writer = desk.raw();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE chains SET length = 99").unwrap();
    let backup = desk.folder.path().join("desk.bak");
    desk.ledger.backup_to(&backup, IfExists::Refuse).unwrap();
    writer.execute_batch("ROLLBACK").unwrap();
    assert_eq!(
        Ledger::open_read_only(&backup, LedgerConfig::default()).unwrap().stats().unwrap().documents,
        20
    );
}

#[test]
fn nothing_is_overwritten_unless_that_was_asked_for() {
    let desk = filled();
    let taken = desk.folder.path().join("taken");
    fs::write(&taken, "mine").unwrap();
    let refused = desk.ledger.backup_to(&taken, IfExists::Refuse).unwrap_err();
    assert!(matches!(refused, LedgerError::Exists { .. }), "{refused}");
    let refused = restore(&desk.path(), &taken, IfExists::Refuse, LedgerConfig::default()).unwrap_err();
    assert!(matches!(refused, LedgerError::Exists { .. }), "{refused}");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");

    desk.ledger.backup_to(&taken, IfExists::Replace).unwrap();
    assert_eq!(Ledger::open(&taken, LedgerConfig::default()).unwrap().stats().unwrap().documents, 20);
}

#[test]
fn an_unsound_backup_replaces_nothing() {
    let desk = filled();
    let elsewhere = tempfile::tempdir().unwrap();
    let backup = elsewhere.path().join("desk.bak");
    desk.ledger.backup_to(&backup, IfExists::Refuse).unwrap();
    raw(&backup)
        .execute_batch("DROP TRIGGER assertions_stay; UPDATE assertions SET value = '9' WHERE number = 7")
        .unwrap();
    let path = desk.path();
    drop(desk.ledger);
    let error = restore(&backup, &path, IfExists::Replace, LedgerConfig::default()).unwrap_err();
    assert!(matches!(error, LedgerError::Unsound { .. }), "{error}");
    assert!(Ledger::open(&path, LedgerConfig::default()).unwrap().verify(&mut |_| ()).unwrap().is_sound());
    assert_eq!(names(elsewhere.path()), ["desk.bak"]);

    fs::write(&backup, "not a backup at all, but long enough to be looked at ".repeat(100)).unwrap();
    let error = restore(&backup, &path, IfExists::Replace, LedgerConfig::default()).unwrap_err();
    assert!(matches!(error, LedgerError::NotALedger { .. }), "{error}");
    let error = restore(&elsewhere.path().join("none"), &path, IfExists::Replace, LedgerConfig::default())
        .unwrap_err();
    assert!(matches!(error, LedgerError::Missing { .. }), "{error}");
}

#[test]
fn a_restored_ledger_takes_over_nothing_of_the_one_it_replaces() {
    let desk = filled();
    let backup = desk.folder.path().join("desk.bak");
    desk.ledger.backup_to(&backup, IfExists::Refuse).unwrap();
    let path = desk.path();
    drop(desk.ledger);
    // A ledger whose process died leaves its log behind.
    let log = fs::canonicalize(desk.folder.path()).unwrap().join("desk.ledger-wal");
    let mut busy = Ledger::open(&path, LedgerConfig::default()).unwrap();
    busy.append(&entries(30), at("2022-01-02T00:00:00Z")).unwrap();
    let left_behind = fs::read(&log).unwrap();
    drop(busy);
    fs::write(&log, left_behind).unwrap();

    restore(&backup, &path, IfExists::Replace, LedgerConfig::default()).unwrap();
    let restored = Ledger::open(&path, LedgerConfig::default()).unwrap();
    assert_eq!(restored.stats().unwrap().documents, 20);
    assert!(restored.verify(&mut |_| ()).unwrap().is_sound());
}

#[test]
fn a_damaged_ledger_is_replaced_and_one_in_use_is_not() {
    let desk = filled();
    let backup = desk.folder.path().join("desk.bak");
    desk.ledger.backup_to(&backup, IfExists::Refuse).unwrap();
    let path = desk.path();
    let impatient =
        LedgerConfig { busy_timeout: std::time::Duration::from_millis(20), ..LedgerConfig::default() };
    desk.ledger.documents(AsOf::default()).unwrap();
    let error = restore(&backup, &path, IfExists::Replace, impatient).unwrap_err();
    assert!(matches!(error, LedgerError::Busy { .. }), "{error}");
    assert_eq!(names(desk.folder.path()).iter().filter(|name| name.contains("partial")).count(), 0);
    drop(desk.ledger);

    fs::write(&path, "x".repeat(20_000)).unwrap();
    restore(&backup, &path, IfExists::Replace, LedgerConfig::default()).unwrap();
    assert_eq!(Ledger::open(&path, LedgerConfig::default()).unwrap().stats().unwrap().documents, 20);
}
