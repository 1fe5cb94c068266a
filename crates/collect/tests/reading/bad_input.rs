//! One bad file never stops the rest, and the user is told its name, what is wrong and what to do.

use std::{fs, fs::File};

use collect::{Source, SourceError, plan};

use crate::{Folder, Outcome, config, read_bytes};

#[test]
fn a_missing_path_is_named_with_its_neighbors_and_the_other_sources_are_read() {
    let folder = Folder::new();
    let good = folder.write("reports/kabul.txt", "A blast.");
    let missing = folder.path().join("reports/kabull.txt");
    let outcome = Outcome::of(&[&missing, &good], &config());
    assert_eq!(outcome.names(), ["kabul.txt"]);
    let [error] = &outcome.unusable[..] else { panic!("{:?}", outcome.unusable) };
    assert!(error.contains("reports/kabull.txt` does not exist; did you mean `"), "{error}");
    assert!(error.ends_with("reports/kabul.txt`?"), "{error}");
}

#[test]
fn a_path_in_a_missing_folder_names_that_folder() {
    let folder = Folder::new();
    folder.write("reports/kabul.txt", "A blast.");
    let error =
        plan(&[Source::of(folder.path().join("report/2022/kabul.txt"))]).unusable.remove(0).to_string();
    assert!(error.contains("(there is no `"), "{error}");
    assert!(error.contains("/report`); did you mean `") && error.ends_with("/reports`?"), "{error}");
}

#[test]
fn a_web_address_is_not_taken_for_a_path() {
    let unusable = plan(&[Source::of("https://news.example/a")]).unusable;
    assert_eq!(unusable, [SourceError::Address { address: "https://news.example/a".to_owned() }]);
}

#[test]
fn a_folder_without_reports_says_what_it_holds() {
    let folder = Folder::new();
    for name in ["a.pdf", "b.PDF", "c.png", "sub/d.pdf", "README"] {
        folder.write(name, "x");
    }
    let outcome = folder.read();
    let [error] = &outcome.unusable[..] else { panic!("{:?}", outcome.unusable) };
    assert!(
        error.contains("holds no reports: 5 files, none readable: 3 .pdf, 1 .png, 1 without extension; "),
        "{error}"
    );
    assert!(
        error.contains("supported: .txt, .text, .md, .markdown, .html, .htm, .xhtml, .json, .jsonl, .ndjson"),
        "{error}"
    );
    assert_eq!(plan(&[Source::of(folder.path())]).unusable.len(), 1);
}

#[test]
fn an_empty_folder_says_so() {
    let folder = Folder::new();
    folder.write(".hidden.txt", "x");
    assert!(folder.read().unusable[0].contains("holds no reports: no files"));
}

#[test]
fn an_empty_file_is_skipped() {
    let folder = Folder::new();
    folder.write("a.txt", "");
    folder.write("b.md", "---\ndate: 2022-09-05\n---\n \n");
    folder.write("c.html", "<p> <script>x</script>&nbsp;</p>");
    folder.write("d.json", " [ ] ");
    folder.write("e.jsonl", "\n\n");
    folder.write("f.txt", "\u{feff}\r\n\t");
    folder.write("g.txt", "A report.");
    let outcome = folder.read();
    assert_eq!(outcome.names(), ["g.txt"]);
    let names: Vec<_> =
        outcome.skipped.iter().map(|(name, reason)| (name.as_str(), reason.as_str())).collect();
    let expected = ["a.txt", "b.md", "c.html", "d.json", "e.jsonl", "f.txt"].map(|name| (name, "is empty"));
    assert_eq!(names, expected);
}

#[test]
fn a_binary_file_is_skipped_under_any_name() {
    let noise: Vec<u8> = (0..9000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    for name in ["a.txt", "a.md", "a.html", "a.json", "a.jsonl"] {
        assert!(read_bytes(name, &noise).reason().starts_with("is binary"), "{name}");
        let pdf = read_bytes(name, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj");
        assert_eq!(pdf.reason(), "is binary (it looks like a PDF); save it as text or HTML");
    }
}

#[test]
fn invalid_utf_8_is_read_with_a_warning() {
    let outcome = read_bytes("a.txt", b"date\xe9 du consulat de Gen\xe8ve, bless\xe9s \xe0 l'entr\xe9e");
    assert_eq!(outcome.document().text, "dateé du consulat de Genève, blessés à l'entrée");
    assert_eq!(outcome.warnings(), ["encoding-guessed", "no-date"]);
}

#[test]
fn utf_16_is_read_in_every_reader() {
    let json =
        "{\"text\": \"A blast in Kabul.\", \"date\": \"2022-09-05\"}\n{\"text\": \"Another blast.\"}\n";
    let expected = ["A blast in Kabul.", "Another blast."];
    for (name, content, texts) in [
        ("a.txt", "A blast in Kabul.\r\n", &expected[..1]),
        ("a.md", "---\r\ndate: 2022-09-05\r\n---\r\nA blast in Kabul.", &expected[..1]),
        ("a.html", "<meta charset=utf-16><p>A blast in Kabul.</p>", &expected[..1]),
        ("a.json", json, &expected[..]),
        ("a.jsonl", json, &expected[..]),
    ] {
        for mark in ["", "\u{feff}"] {
            for bytes_of in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes: Vec<u8> = format!("{mark}{content}").encode_utf16().flat_map(bytes_of).collect();
                let outcome = read_bytes(name, &bytes);
                assert_eq!(outcome.texts(), texts, "{name}");
                assert!(!outcome.warnings().contains(&"encoding-guessed"));
            }
        }
    }
}

#[test]
fn a_200_mb_file_is_skipped_and_the_rest_is_read() {
    let folder = Folder::new();
    for name in ["a.txt", "b.html"] {
        File::create(folder.path().join(name)).unwrap().set_len(200_000_000).unwrap();
    }
    folder.write("c.txt", "A report.");
    let outcome = folder.read();
    assert_eq!(outcome.names(), ["c.txt"]);
    assert_eq!(outcome.skipped[0].1, "is too large: 191 MiB where at most 16 MiB are read; split it");
    assert_eq!(outcome.bytes, plan(&[Source::of(folder.path())]).bytes);
}

#[test]
fn a_line_that_is_too_long_is_skipped_and_the_next_one_read() {
    let folder = Folder::new();
    let lines = [
        "{\"text\": \"A report.\"}\n".to_owned(),
        "x".repeat(20_000_000),
        "\n{\"text\": \"Another.\"}".to_owned(),
    ];
    folder.write("a.jsonl", lines.concat());
    let outcome = folder.read();
    assert_eq!(outcome.texts(), ["A report.", "Another."]);
    assert_eq!(outcome.skipped[0].0, "a.jsonl#2");
    assert!(outcome.skipped[0].1.starts_with("is too large: 20 MiB"), "{:?}", outcome.skipped);
    assert_eq!((outcome.files, outcome.bytes), (1, lines.concat().len() as u64));
}

#[test]
fn a_wrong_date_names_field_value_and_remedy() {
    let remedy = "fix the date or give --published YYYY-MM-DD";
    for (name, content, reason) in [
        (
            "a.md",
            "---\npublished: 2022-13-45\n---\nText",
            "`published` is `2022-13-45`: there is no such day",
        ),
        ("a.txt", "---\nDate: tomorrow\n---\nText", "`Date` is `tomorrow`: this is no date"),
        (
            "a.json",
            r#"{"text": "Text", "publishedAt": "05/09/2022"}"#,
            "`publishedAt` is `05/09/2022`: this can be 2022-09-05 or 2022-05-09",
        ),
        ("a.html", "<meta name=date content='5 o’clock'><p>Text", "`date` is `5 o’clock`: this is no date"),
    ] {
        assert_eq!(read_bytes(name, content).reason(), format!("{reason}; {remedy}"));
    }
    let folder = Folder::new();
    folder.write("a.txt", "Text");
    folder.write("a.meta.json", r#"{"published": "2022-02-30"}"#);
    let outcome = folder.read();
    assert!(outcome.reason().starts_with("in `"), "{}", outcome.reason());
    assert!(
        outcome
            .reason()
            .ends_with(&format!("a.meta.json`, `published` is `2022-02-30`: there is no such day; {remedy}"))
    );
    let mut given = config();
    given.published = Some("2022-03-01".parse().unwrap());
    assert_eq!(Outcome::of(&[folder.path()], &given).document().published, given.published);
}

#[test]
fn a_date_in_the_future_is_taken_with_a_warning() {
    assert_eq!(read_bytes("a.md", "---\ndate: 2022-09-24\n---\nText").warnings(), Vec::<&str>::new());
    let outcome = read_bytes("a.md", "---\ndate: 2022-09-25\n---\nText");
    assert_eq!(outcome.document().published, Some("2022-09-25".parse().unwrap()));
    assert_eq!(outcome.warnings(), ["future-date"]);
}

#[test]
fn copies_of_a_file_have_one_id() {
    let folder = Folder::new();
    folder.write("a.txt", "The same words.\r\n");
    folder.write("sub/b.txt", "The same words.\r\n");
    folder.write("c.txt", "The same words.");
    let outcome = folder.read();
    let ids: Vec<_> = outcome.documents.iter().map(|(document, _)| &document.id).collect();
    assert_eq!(outcome.names(), ["a.txt", "c.txt", "b.txt"]);
    assert_eq!(ids[0], ids[2]);
    assert_ne!(ids[0], ids[1]);
    assert_eq!(outcome.documents[0].0.original, b"The same words.\r\n");
    assert_eq!(ids[0].as_str(), model::Hash::of_bytes(b"The same words.\r\n").as_str());
}

#[test]
fn metadata_that_cannot_be_read_is_not_ignored() {
    for (content, problem) in [
        ("{", "it is not valid JSON: EOF"),
        ("[]", "it is no JSON object"),
        ("\0\0\0\0\0\0", "it is no text"),
    ] {
        let folder = Folder::new();
        folder.write("a.txt", "Text");
        folder.write("a.txt.meta.json", content);
        let outcome = folder.read();
        assert!(
            outcome.reason().contains(&format!("a.txt.meta.json` cannot be read: {problem}")),
            "{}",
            outcome.reason()
        );
    }
}

#[test]
fn an_unknown_marking_is_not_taken_for_none() {
    let outcome = read_bytes("a.md", "---\ntlp: SECRET\n---\nText");
    assert!(
        outcome.reason().starts_with("`tlp` is `SECRET`: this is no TLP 2.0 label; write TLP:CLEAR"),
        "{}",
        outcome.reason()
    );
}

#[test]
fn a_file_of_an_unsupported_kind_names_the_supported_ones() {
    let folder = Folder::new();
    let path = folder.write("a.docx", "PK");
    let outcome = Outcome::of(&[&path], &config());
    assert!(outcome.reason().starts_with(".docx cannot be read; supported: .txt, "), "{}", outcome.reason());
}

#[cfg(unix)]
#[test]
fn what_the_system_refuses_is_skipped_with_its_reason() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    folder.write("a.txt", "A report.");
    let locked = folder.write("b.txt", "A secret.");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    symlink("nowhere.txt", folder.path().join("c.txt")).unwrap();
    symlink("d.txt", folder.path().join("d.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("e.txt")).unwrap();
    let outcome = folder.read();
    let of = |name: &str| {
        outcome.skipped.iter().find(|(skipped, _)| skipped == name).map(|(_, reason)| reason.as_str())
    };
    // The superuser reads everything.
    let superuser = File::open(&locked).is_ok();
    assert_eq!(of("b.txt"), (!superuser).then_some("cannot be read: permission denied"));
    assert_eq!(of("c.txt"), Some("is a symbolic link that leads nowhere"));
    assert_eq!(of("d.txt"), Some("is a symbolic link that leads nowhere"));
    assert_eq!(of("e.txt"), Some("is no regular file"));
    assert_eq!(outcome.names()[0], "a.txt");
}

#[test]
fn a_failing_stream_is_skipped_with_its_reason() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("Input/output error (os error 5)"))
        }
    }
    for name in ["-", "a.txt", "a.jsonl"] {
        let mut outcome = Outcome::default();
        let _ = collect::read_from(name, &mut Failing, &config(), &mut |collected| outcome.take(collected));
        assert_eq!(outcome.reason(), "cannot be read: input/output error");
    }
}

#[cfg(unix)]
#[test]
fn names_cannot_act_on_the_terminal() {
    let folder = Folder::new();
    folder.write("a\u{1b}[2J\n.txt", "Text");
    assert_eq!(folder.read().names(), ["a\u{fffd}[2J\u{fffd}.txt"]);
}
