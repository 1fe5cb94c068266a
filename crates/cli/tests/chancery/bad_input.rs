//! Every kind of bad input: it is named with the reason, and the rest goes on.

use std::fs;

use crate::support::{Place, Ran};

const GOOD: &str =
    "---\npublished: 2022-09-06\n---\n\nA bomb exploded outside the Indian consulate in Herat on Monday.\n";

/// A desk and a folder with one good report, and one bad one under the given name.
fn beside_a_good_one(name: &str, bytes: &[u8]) -> (Place, Ran) {
    let place = Place::with_desk();
    place.write("reports/good.md", GOOD);
    place.write(&format!("reports/{name}"), bytes);
    let ran = place.at_desk(&["add", "../reports"]);
    (place, ran)
}

#[test]
fn a_missing_path_is_named_with_what_is_near_it() {
    let place = Place::with_desk();
    place.write("reports/good.md", GOOD);
    place.at_desk(&["add", "../report"]).ends(1).complains(&["`../report` does not exist", "reports"]);
    place.at_desk(&["add", "../report", "../reports"]).ends(3).complains(&["`../report` does not exist"]);
    assert_eq!(place.documents(), 1);
}

#[test]
fn a_folder_without_reports_says_what_it_holds_instead() {
    let place = Place::with_desk();
    place.write("photos/a.png", [0x89, b'P', b'N', b'G']);
    place.at_desk(&["add", "../photos"]).ends(1).complains(&["holds no reports", ".png", ".md"]);
    fs::create_dir(place.path("nothing")).unwrap();
    place.at_desk(&["add", "../nothing"]).ends(1).complains(&["holds no reports", "no files"]);
}

#[test]
fn an_empty_file_is_left_out() {
    let (place, ran) = beside_a_good_one("empty.txt", b"");
    ran.ends(3).complains(&["left out 1 item", "empty.txt is empty"]);
    assert_eq!(place.documents(), 1);
}

#[test]
fn a_binary_file_is_left_out() {
    let bytes: Vec<u8> =
        (0..4_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let (place, ran) = beside_a_good_one("photo.txt", &bytes);
    ran.ends(3).complains(&["photo.txt is binary"]);
    assert_eq!(place.documents(), 1);
}

#[test]
fn text_that_is_not_utf_8_is_read_and_the_guess_is_told() {
    let (place, ran) = beside_a_good_one(
        "old.txt",
        b"Un attentat a vis\xe9 l'ambassade \xe0 Bogot\xe1 le 6 septembre 2022.",
    );
    ran.ends(0).complains(&["old.txt", "encoding was guessed"]);
    let found = place.at_desk(&["find", "Bogota"]).ends(0);
    found.prints(&["visé", "Bogotá"]);
}

#[test]
fn utf_16_is_read_and_a_broken_one_does_no_harm() {
    let utf16 =
        |text: &str| [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let (place, ran) =
        beside_a_good_one("wide.txt", &utf16("An attack on the embassy in Zagreb was foiled."));
    ran.ends(0);
    place.at_desk(&["find", "Zagreb"]).ends(0).prints(&["Zagreb"]);

    let mut broken = utf16("The embassy in Skopje.");
    broken.extend([0x00, 0xd8, 0x41]);
    place.write("reports/broken.txt", broken);
    place.at_desk(&["add", "../reports"]).ends(0).complains(&["broken.txt", "replaced"]);
    place.verifies();
}

#[test]
fn a_file_of_200_megabytes_is_left_out_unread() {
    let place = Place::with_desk();
    place.write("reports/good.md", GOOD);
    let huge = fs::File::create(place.path("reports/huge.txt")).unwrap();
    huge.set_len(200 * 1024 * 1024).unwrap();
    let started = std::time::Instant::now();
    place.at_desk(&["add", "../reports"]).ends(3).complains(&["huge.txt is too large: 200 MiB", "split it"]);
    assert!(started.elapsed().as_secs() < 20);
    assert_eq!(place.documents(), 1);
}

#[test]
fn a_wrong_date_is_named_with_the_value() {
    let (place, ran) = beside_a_good_one("dated.md", b"---\npublished: 2022-13-45\n---\n\nA text.\n");
    ran.ends(3).complains(&["dated.md", "2022-13-45"]);
    assert_eq!(place.documents(), 1);
    let ran = place.at_desk(&["add", "../reports", "--published", "2022-13-45"]).ends(2);
    ran.complains(&["2022-13-45", "YYYY-MM-DD"]);
}

#[test]
fn a_date_in_the_future_and_a_missing_date_want_a_look() {
    let (_, ran) = beside_a_good_one("future.md", b"---\npublished: 2999-01-01\n---\n\nA text.\n");
    ran.ends(0).complains(&["future.md", "2999-01-01"]);
    let (_, ran) = beside_a_good_one("undated.txt", b"The embassy was attacked last Monday.");
    ran.ends(0).complains(&["undated.txt", "no publication date", "--published"]);
}

#[test]
fn two_copies_of_one_file_are_one_document() {
    let (place, ran) = beside_a_good_one("copy.md", GOOD.as_bytes());
    ran.ends(0).prints(&["added 1 document", "1 known already"]);
    assert_eq!(place.documents(), 1);
}

#[test]
fn a_bad_line_of_a_container_costs_only_itself() {
    let lines = "{\"text\":\"First report.\",\"published\":\"2022-01-01\"}\n{nonsense\n{\"text\":\"Second report.\",\"published\":\"2022-01-02\"}\n";
    let (place, ran) = beside_a_good_one("many.jsonl", lines.as_bytes());
    ran.ends(3).complains(&["many.jsonl#2", "not valid JSON"]);
    assert_eq!(place.documents(), 3);
}

#[test]
fn text_with_terminal_codes_is_shown_without_them() {
    let (place, ran) = beside_a_good_one(
        "codes.md",
        b"---\npublished: 2022-01-01\ntitle: x\n---\n\n\x1b[2J\x1b]0;owned\x07 The embassy.\n",
    );
    ran.ends(0);
    let found = place.at_desk(&["find", "embassy", "--color", "never"]).ends(0);
    assert!(!found.out.contains('\u{1b}') && !found.out.contains('\u{7}'), "{:?}", found.out);
    let id = place.at_desk(&["find", "owned"]).ends(0).out;
    let id = id.lines().last().unwrap().split(' ').next().unwrap().to_owned();
    let shown = place.at_desk(&["show", &id]).ends(0);
    assert!(!shown.out.contains('\u{1b}') && !shown.out.contains('\u{7}'), "{:?}", shown.out);
}
