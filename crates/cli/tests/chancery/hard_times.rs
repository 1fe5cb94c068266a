//! What happens to the ledger when things go wrong around it.

use std::{
    fs::{self, File, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::support::Place;

#[test]
fn a_killed_add_loses_no_finished_document_and_goes_on() {
    let place = Place::with_desk();
    place.reports("reports", 3_000);
    let mut child = start_add(&place);
    wait_for_documents(&place, &mut child);
    child.kill().unwrap();
    child.wait().unwrap();

    let kept = place.documents();
    assert!(kept > 0 && kept < 3_000, "{kept}");
    place.verifies();
    let rest = place.at_desk(&["add", "../reports", "--json"]).ends(0).json();
    assert_eq!(rest["summary"]["known"], kept);
    assert_eq!(place.documents(), 3_000);
    place.verifies();
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_was_recorded_and_says_so() {
    let place = Place::with_desk();
    place.reports("reports", 3_000);
    let mut child = start_add(&place);
    wait_for_documents(&place, &mut child);
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{said}");
    assert!(said.contains("what was recorded is kept"), "{said}");
    let kept = place.documents();
    assert!(kept > 0 && kept < 3_000, "{kept}");
    place.verifies();
}

#[test]
fn two_adds_at_once_record_everything_once() {
    let place = Place::with_desk();
    place.reports("reports", 600);
    let children = [start_add(&place), start_add(&place)];
    for mut child in children {
        let mut said = String::new();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(child.wait().unwrap().success(), "{said}");
    }
    assert_eq!(place.documents(), 600);
    place.verifies();
}

fn start_add(place: &Place) -> Child {
    let mut command = place.command_in("desk", &["add", "../reports"]);
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// Returns as soon as the ledger holds something; fails if the add ends first.
fn wait_for_documents(place: &Place, child: &mut Child) {
    let started = Instant::now();
    while place.documents() == 0 {
        assert!(child.try_wait().unwrap().is_none(), "the add was too quick to be stopped");
        assert!(started.elapsed() < Duration::from_secs(60));
        thread::yield_now();
    }
}

#[test]
fn a_full_ledger_says_what_is_kept_and_goes_on_once_there_is_room() {
    let place = Place::with_desk();
    place.reports("reports", 2_000);
    place.write("desk/chancery.toml", "[ledger]\nsize_limit_mb = 1\n");
    let ran = place.at_desk(&["add", "../reports"]).ends(1);
    ran.complains(&["no room left", "are kept", "run the same command again"]);
    let kept = place.documents();
    assert!(kept < 2_000, "{kept}");
    place.verifies();
    place.write("desk/chancery.toml", "");
    place.at_desk(&["add", "../reports"]).ends(0);
    assert_eq!(place.documents(), 2_000);
    place.verifies();
}

#[test]
fn a_ledger_that_cannot_be_written_is_named() {
    let place = Place::with_desk();
    place.reports("reports", 1);
    fs::remove_file(place.path("desk/ledger.db")).unwrap();
    fs::create_dir(place.path("desk/ledger.db")).unwrap();
    place.at_desk(&["add", "../reports"]).ends(1).complains(&["ledger.db"]);

    place.write("blocked", "a file where a folder should be");
    place.run(&["init", "blocked/desk"]).ends(1).complains(&["blocked/desk"]);
    place.run(&["init", "blocked"]).ends(1).complains(&["blocked", "no folder"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_ledger_can_be_read_and_is_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_desk();
    place.reports("reports", 3);
    place.at_desk(&["add", "../reports"]).ends(0);
    let desk = place.path("desk");
    fs::set_permissions(desk.join("ledger.db"), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&desk, fs::Permissions::from_mode(0o555)).unwrap();
    let found = place.at_desk(&["find", "country:AF"]);
    let root_may_write = File::create(desk.join("probe")).is_ok();
    place.write("more/new.md", "A bomb exploded at the embassy in Kabul on 1 May 2022.");
    let added = place.at_desk(&["add", "../more"]);
    fs::set_permissions(&desk, fs::Permissions::from_mode(0o755)).unwrap();
    found.ends(0);
    // The superuser may write anything, so for it the ledger is not unwritable.
    added.ends(i32::from(!root_may_write));
}

#[test]
fn a_ledger_of_a_newer_version_is_left_alone() {
    let place = Place::with_desk();
    place.reports("reports", 1);
    let ledger = place.path("desk/ledger.db");
    // The schema version is the big-endian number at byte 60 of an SQLite file.
    let mut file = OpenOptions::new().read(true).write(true).open(&ledger).unwrap();
    file.seek(SeekFrom::Start(60)).unwrap();
    file.write_all(&999_u32.to_be_bytes()).unwrap();
    drop(file);
    let before = fs::read(&ledger).unwrap();
    for command in [&["add", "../reports"][..], &["find"], &["status"]] {
        place.at_desk(command).ends(1).complains(&["newer Chancery", "update chancery"]);
    }
    assert_eq!(fs::read(&ledger).unwrap(), before);
}

#[test]
fn a_truncated_ledger_is_reported_and_a_backup_brings_it_back() {
    let place = Place::with_desk();
    place.reports("reports", 200);
    place.at_desk(&["add", "../reports"]).ends(0);
    place.at_desk(&["backup", "../desk.bak"]).ends(0);
    let ledger = place.path("desk/ledger.db");
    let length = fs::metadata(&ledger).unwrap().len();
    OpenOptions::new().write(true).open(&ledger).unwrap().set_len(length / 2).unwrap();

    let verified = place.at_desk(&["verify"]);
    assert!(matches!(verified.code, 1 | 4), "{verified:?}");
    verified.complains(&["restore"]);
    let found = place.at_desk(&["find", "country:AF"]);
    assert!(found.code == 1, "{found:?}");

    place.at_desk(&["restore", "../desk.bak"]).ends(0).complains(&["200 documents", "is kept as"]);
    assert_eq!(place.documents(), 200);
    place.verifies();
}

#[test]
fn something_that_is_no_ledger_is_not_taken_for_one() {
    let place = Place::with_desk();
    place.write("desk/ledger.db", "this is a note, and not a database at all\n");
    place.at_desk(&["status"]).ends(1).complains(&["ledger.db", "no ledger"]);
    place.write("note.txt", "not a backup");
    place.at_desk(&["restore", "../note.txt"]).ends(1).complains(&["note.txt", "no ledger"]);
}

#[test]
fn an_altered_row_is_found_by_verify() {
    let place = Place::with_desk();
    place.write("reports/a.txt", "Guards repelled an attack on the embassy in Ouagadougou on 2 March 2018.");
    place.at_desk(&["add", "../reports", "--published", "2018-03-03"]).ends(0);
    let ledger = place.path("desk/ledger.db");
    let mut bytes = fs::read(&ledger).unwrap();
    let words = b"Guards repelled an attack";
    let places: Vec<usize> =
        (0..bytes.len() - words.len()).filter(|at| bytes[*at..].starts_with(words)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 6].copy_from_slice(b"Actors");
    }
    fs::write(&ledger, bytes).unwrap();
    let ran = place.at_desk(&["verify"]).ends(4);
    ran.prints(&["broken"]);
    ran.complains(&["does not verify", "restore"]);
}
