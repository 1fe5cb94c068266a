use std::{
    fs,
    io::{Seek, Write},
    path::Path,
    thread,
    time::Duration,
};

use ledger::{AsOf, Entry, LARGEST_BYTES, Ledger, LedgerConfig, LedgerError, Limit};
use model::Document;

use crate::fixtures::{at, desk, document, entries, entry, raw};

fn open_error(path: &Path) -> LedgerError {
    let error = Ledger::open(path, LedgerConfig::default()).unwrap_err();
    let reading = Ledger::open_read_only(path, LedgerConfig::default()).unwrap_err();
    assert_eq!(error.to_string(), reading.to_string());
    assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    error
}

#[test]
fn a_path_where_nothing_is_gets_told_how_to_make_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let error = open_error(&folder.path().join("none.ledger"));
    assert!(matches!(error, LedgerError::Missing { .. }));
    assert!(error.to_string().contains("chancery init"), "{error}");
}

#[test]
fn a_file_that_is_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    let check = |expected: &str| {
        let before = fs::read(&path).unwrap();
        let error = open_error(&path);
        assert!(matches!(error, LedgerError::NotALedger { .. }), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(fs::read(&path).unwrap(), before);
    };
    fs::write(&path, "").unwrap();
    check("it is empty");
    fs::write(&path, "short").unwrap();
    check("it is not a database file");
    fs::write(&path, "notes of last week\n".repeat(1_000)).unwrap();
    check("it is not a database file");
    fs::remove_file(&path).unwrap();
    raw(&path).execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    check("it is the database of another program");
    assert!(matches!(open_error(folder.path()), LedgerError::NotALedger { .. }));
}

#[test]
fn a_ledger_is_never_made_over_another_file() {
    let desk = desk();
    let notes = desk.folder.path().join("notes.txt");
    fs::write(&notes, "notes").unwrap();
    for path in [desk.path(), notes.clone(), desk.folder.path().to_owned()] {
        let error = Ledger::create(&path, LedgerConfig::default()).unwrap_err();
        assert!(matches!(error, LedgerError::Exists { .. }), "{error}");
    }
    assert_eq!(fs::read_to_string(notes).unwrap(), "notes");
}

#[test]
fn a_ledger_can_be_named_like_the_special_names_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["file:x?mode=memory", "%41#?.ledger", "ledger with space"] {
        let path = folder.path().join(name);
        Ledger::create(&path, LedgerConfig::default())
            .unwrap()
            .append(&entries(1), at("2022-01-01T00:00:00Z"))
            .unwrap();
        assert!(path.is_file());
        assert_eq!(
            Ledger::open_read_only(&path, LedgerConfig::default()).unwrap().stats().unwrap().documents,
            1
        );
    }
}

#[test]
fn a_folder_that_is_missing_or_a_file_cannot_take_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "x").unwrap();
    for parent in ["none", "file"] {
        let path = folder.path().join(parent).join("desk.ledger");
        let error = Ledger::create(&path, LedgerConfig::default()).unwrap_err();
        assert!(matches!(error, LedgerError::Unwritable { .. }), "{error}");
        assert!(error.to_string().contains("check that its folder exists"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_write_protected_ledger_can_be_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let mut desk = desk();
    desk.ledger.append(&entries(2), at("2022-01-01T00:00:00Z")).unwrap();
    let path = desk.path();
    drop(desk.ledger);
    fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
    let reader = Ledger::open_read_only(&path, LedgerConfig::default()).unwrap();
    assert_eq!(reader.stats().unwrap().documents, 2);
    // The administrator may write whatever the permissions say.
    let may_write_anyway = fs::File::options().write(true).open(&path).is_ok();
    match Ledger::open(&path, LedgerConfig::default()) {
        Err(error) => assert!(matches!(error, LedgerError::Unwritable { .. }), "{error}"),
        Ok(_) => assert!(may_write_anyway),
    }
}

#[test]
fn a_newer_ledger_asks_for_a_newer_program() {
    let desk = desk();
    desk.raw().pragma_update(None, "user_version", 7).unwrap();
    let error = open_error(&desk.path());
    let expected = format!(
        "ledger {} was written by a newer Chancery (schema 7; this one knows 1); update chancery",
        desk.path().display()
    );
    assert_eq!(error.to_string(), expected);
}

#[test]
fn an_older_ledger_opened_for_reading_says_how_to_bring_it_up_to_date() {
    let desk = desk();
    desk.raw().pragma_update(None, "user_version", 0).unwrap();
    let error = Ledger::open_read_only(&desk.path(), LedgerConfig::default()).unwrap_err();
    assert!(matches!(error, LedgerError::Older { found: 0, known: 1, .. }), "{error}");
}

#[test]
fn a_truncated_ledger_is_damaged_and_points_to_the_backup() {
    let mut desk = desk();
    desk.ledger.append(&entries(300), at("2022-01-01T00:00:00Z")).unwrap();
    let path = desk.path();
    drop(desk.ledger);
    let whole = fs::read(&path).unwrap();
    for kept in [whole.len() / 2, whole.len() - 1, 8_192, 5_000] {
        fs::write(&path, &whole[..kept]).unwrap();
        let error = open_error(&path);
        assert!(matches!(error, LedgerError::Damaged { .. }), "{kept}: {error}");
        assert!(error.to_string().contains("chancery restore"), "{error}");
    }
    for kept in [1, 50, 100] {
        fs::write(&path, &whole[..kept]).unwrap();
        let error = open_error(&path);
        assert!(
            matches!(error, LedgerError::NotALedger { .. } | LedgerError::Damaged { .. }),
            "{kept}: {error}"
        );
    }
}

#[test]
fn corrupted_pages_are_found_wherever_they_are_and_never_panic() {
    let mut desk = desk();
    desk.ledger.append(&entries(300), at("2022-01-01T00:00:00Z")).unwrap();
    let path = desk.path();
    drop(desk.ledger);
    let whole = fs::read(&path).unwrap();
    let page = 8_192;
    for number in 0..whole.len() / page {
        fs::write(&path, &whole).unwrap();
        let mut file = fs::File::options().write(true).open(&path).unwrap();
        // Past the header of the file, which is checked on opening.
        file.seek(std::io::SeekFrom::Start((number * page).max(110) as u64)).unwrap();
        file.write_all(&[0xa5; 8_000]).unwrap();
        drop(file);
        let found = match Ledger::open_read_only(&path, LedgerConfig::default()) {
            Err(LedgerError::Damaged { .. } | LedgerError::NotALedger { .. }) => true,
            Err(error) => panic!("page {number}: {error}"),
            Ok(ledger) => !ledger.verify(&mut |_| ()).unwrap().is_sound(),
        };
        assert!(found, "page {number}");
    }
}

#[test]
fn a_ledger_at_its_size_limit_keeps_what_it_has_and_goes_on_with_more_room() {
    let desk = desk();
    let path = desk.path();
    drop(desk.ledger);
    let limit = LedgerConfig { size_limit: Some(600_000), ..LedgerConfig::default() };
    let mut ledger = Ledger::open(&path, limit).unwrap();
    let batch = |number: usize| -> Vec<_> {
        (0..10)
            .map(|at| entry(document(&format!("{} {}", number * 10 + at, "words and more ".repeat(200)))))
            .collect()
    };
    let mut acknowledged = 0;
    let error = (0..1_000)
        .find_map(|number| match ledger.append(&batch(number), at("2022-01-01T00:00:00Z")) {
            Ok(done) => {
                acknowledged += done.added as u64;
                None
            }
            Err(error) => Some(error),
        })
        .unwrap();
    let LedgerError::Full { kept, limit, .. } = &error else { panic!("{error}") };
    assert_eq!((*kept, *limit), (Some(acknowledged), Limit::Size(600_000)));
    assert!(acknowledged > 0);
    assert!(
        error.to_string().contains(&format!("the {acknowledged} documents recorded so far are kept")),
        "{error}"
    );
    assert!(ledger.verify(&mut |_| ()).unwrap().is_sound());
    drop(ledger);

    let mut roomy = Ledger::open(&path, LedgerConfig::default()).unwrap();
    for number in 0..=acknowledged as usize / 10 {
        roomy.append(&batch(number), at("2022-01-02T00:00:00Z")).unwrap();
    }
    assert_eq!(roomy.stats().unwrap().documents, acknowledged + 10);
    assert!(roomy.verify(&mut |_| ()).unwrap().is_sound());
}

#[test]
fn a_document_beyond_the_largest_size_is_refused_by_name() {
    let mut desk = desk();
    let bytes = vec![0; LARGEST_BYTES + 1];
    let large = Document { name: "dump.txt".to_owned(), original: bytes, ..document("") };
    let entries = [Entry { document: large, assertions: vec![] }];
    let error = desk.ledger.append(&entries, at("2022-01-01T00:00:00Z")).unwrap_err();
    assert!(matches!(&error, LedgerError::TooLarge { name, .. } if name == "dump.txt"), "{error}");
}

#[test]
fn two_writers_at_once_both_get_everything_in() {
    let desk = desk();
    let path = desk.path();
    let write = |name: &'static str| {
        let path = path.clone();
        thread::spawn(move || {
            let mut ledger = Ledger::open(&path, LedgerConfig::default()).unwrap();
            for number in 0..40 {
                let batch = [
                    entry(document(&format!("{name} {number}"))),
                    entry(document(&format!("both {number}"))),
                ];
                ledger.append(&batch, at("2022-01-01T00:00:00Z")).unwrap();
            }
        })
    };
    let writers = [write("one"), write("other")];
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    assert_eq!(desk.ledger.stats().unwrap().documents, 120);
    assert!(desk.ledger.verify(&mut |_| ()).unwrap().is_sound());
}

#[test]
fn a_writer_that_waits_in_vain_says_so_and_readers_do_not_wait() {
    let mut desk = desk();
    desk.ledger.append(&entries(2), at("2022-01-01T00:00:00Z")).unwrap();
    let other = desk.raw();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE chains SET length = 99").unwrap();

    let impatient = LedgerConfig { busy_timeout: Duration::from_millis(30), ..LedgerConfig::default() };
    let reader = Ledger::open_read_only(&desk.path(), impatient).unwrap();
    assert_eq!(reader.stats().unwrap().documents, 2);
    assert_eq!(reader.documents(AsOf::default()).unwrap().len(), 2);

    let mut writer = Ledger::open(&desk.path(), impatient).unwrap();
    let error = writer.append(&entries(3), at("2022-01-02T00:00:00Z")).unwrap_err();
    let expected = format!(
        "another chancery is writing to {}; waited 0 s; try again when it is done",
        desk.path().display()
    );
    assert_eq!(error.to_string(), expected);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(writer.append(&entries(3), at("2022-01-02T00:00:00Z")).unwrap().added, 1);
}
