//! What a folder gives, in which order, and how reading is stopped.

use std::{fs, ops::ControlFlow};

use collect::{Collected, Source, plan, read};

use crate::{Folder, Outcome, config};

#[test]
fn a_folder_is_read_in_the_order_of_names_without_hidden_files() {
    let folder = Folder::new();
    for name in ["b.txt", "a/z.md", "a/b/c.HTM", "c.txt", ".git/x.txt", ".hidden.txt", "a/._z.md"] {
        folder.write(name, format!("<p>{name}"));
    }
    folder.write(".gitignore", "*.txt");
    folder.write("b.meta.json", "{}");
    let outcome = folder.read();
    assert_eq!(outcome.names(), ["c.HTM", "z.md", "b.txt", "c.txt"]);
    assert!(outcome.skipped.is_empty());
}

#[test]
fn a_hidden_file_or_one_without_extension_is_read_when_it_is_named() {
    let folder = Folder::new();
    let hidden = folder.write(".hidden.txt", "Hidden");
    let page = folder.write("page", "<!DOCTYPE html><title>T</title><p>Page");
    let lines = folder.write("dump", "{\"text\": \"One\"}\n{\"text\": \"Two\"}\n");
    let text = folder.write("note", "[Reuters] A note");
    let outcome = Outcome::of(&[&hidden, &page, &lines, &text], &config());
    assert_eq!(outcome.texts(), ["Hidden", "Page", "One", "Two", "[Reuters] A note"]);
    let kinds: Vec<_> = outcome.documents.iter().map(|(document, _)| document.media_type.as_str()).collect();
    assert_eq!(
        kinds,
        ["text/plain", "text/html", "application/x-ndjson", "application/x-ndjson", "text/plain"]
    );
}

#[test]
fn a_sidecar_named_by_a_shell_pattern_is_no_report() {
    let folder = Folder::new();
    let report = folder.write("a.txt", "Text");
    let sidecar = folder.write("a.meta.json", r#"{"text": "x", "title": "T"}"#);
    let outcome = Outcome::of(&[&sidecar, &report], &config());
    assert_eq!(outcome.documents[0].0.title.as_deref(), Some("T"));
    assert_eq!(
        outcome.skipped,
        [("a.meta.json".to_owned(), "is metadata of the report beside it, not a report".to_owned())]
    );
}

#[cfg(unix)]
#[test]
fn loops_and_webs_of_links_are_walked_once() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("a/one.txt", "One");
    symlink(folder.path(), folder.path().join("a/up")).unwrap();
    symlink(".", folder.path().join("a/here")).unwrap();
    // Every level links twice to the next: 2^30 ways to the last.
    for level in 0..30 {
        let here = folder.path().join(format!("w{level}"));
        fs::create_dir(&here).unwrap();
        fs::write(here.join("x.txt"), format!("Level {level}")).unwrap();
        for name in ["l", "m"] {
            symlink(folder.path().join(format!("w{}", level + 1)), here.join(name)).unwrap();
        }
    }
    fs::create_dir(folder.path().join("w30")).unwrap();
    symlink(folder.path().join("a/one.txt"), folder.path().join("link.txt")).unwrap();
    let outcome = folder.read();
    assert_eq!(outcome.documents.len(), 32);
    assert_eq!(outcome.texts().iter().filter(|text| **text == "One").count(), 2);
    assert!(outcome.skipped.is_empty());
}

#[test]
fn the_plan_counts_what_reading_reports() {
    let folder = Folder::new();
    folder.write("a.txt", "Text");
    folder.write("b.jsonl", format!("{{\"text\": \"{}\"}}\n", "word ".repeat(100)).repeat(5000));
    folder.write("c.txt", "");
    folder.write("d.pdf", "x");
    let plan = plan(&[Source::of(folder.path())]);
    let outcome = folder.read();
    assert_eq!((plan.files, plan.skipped, plan.open_ended), (3, 1, false));
    assert_eq!((outcome.files, outcome.bytes), (plan.files, plan.bytes));
    assert_eq!(outcome.documents.len(), 5001);
}

#[test]
fn the_sink_can_stop_the_reading_anywhere() {
    let folder = Folder::new();
    folder.write("a.txt", "One");
    folder.write("b.jsonl", "{\"text\": \"Two\"}\n".repeat(10));
    folder.write("c.txt", "Three");
    for stop in 1..=5 {
        let mut seen = 0;
        let flow = read(&[Source::of(folder.path())], &config(), &mut |collected| {
            seen += u32::from(matches!(collected, Collected::Document { .. }));
            if seen == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((flow, seen), (ControlFlow::Break(()), stop));
    }
}
