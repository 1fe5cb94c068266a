#![expect(
    clippy::disallowed_methods,
    reason = "two tests read the clock, to see that time grows with length"
)]
use std::time::Instant;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn check(raw: &str, expected: Expect) {
    let text = Text::read(raw);
    let lines: Vec<String> = text
        .sentences
        .iter()
        .map(|sentence| format!("{}| {}\n", sentence.paragraph, text.slice(sentence.start..sentence.end)))
        .collect();
    expected.assert_eq(&lines.concat().replace('\r', ""));
}

fn tokens(raw: &str) -> Vec<&str> {
    let text = Text::read(raw);
    (0..text.tokens.len()).map(|number| text.word(number)).collect()
}

#[test]
fn words_keep_what_belongs_to_them() {
    assert_eq!(
        tokens("Mazar-i-Sharif's IS-K men didn’t reach Sana'a, the U.S.-run gate"),
        ["Mazar-i-Sharif", "'s", "IS-K", "men", "didn’t", "reach", "Sana'a", ",", "the", "U.S.-run", "gate"]
    );
    assert_eq!(
        tokens("5-6 Sept. at 10:30 a.m., 1,200 of 3.5m (No. 4)"),
        ["5", "-", "6", "Sept.", "at", "10:30", "a.m.", ",", "1,200", "of", "3.5m", "(", "No.", "4", ")"]
    );
    assert_eq!(
        tokens("the 1990's -- embassies’ “den”…"),
        ["the", "1990", "'s", "--", "embassies", "’", "“", "den", "”", "…"]
    );
    assert_eq!(
        tokens("2022-09-05 AK-47 24-year-old"),
        ["2022", "-", "09", "-", "05", "AK-47", "24-year-old"]
    );
}

#[test]
fn lower_case_forms_have_plain_apostrophes() {
    let text = Text::read("DIDN’T SANA‘A");
    assert_eq!((text.lower(0), text.lower(1), text.lower(2)), ("didn't", "sana'a", ""));
}

#[test]
fn abbreviations_and_initials_end_no_sentence() {
    check(
        "KABUL, Jan. 13 (Meridian) - Gen. A. B. Noor and Mr. Lee met at 9 a.m. in St. Paul St. near No. 4. \
         The U.S. Embassy said so. It is run by the U.S. The attack failed.",
        expect![[r#"
            0| KABUL, Jan. 13 (Meridian) - Gen. A. B. Noor and Mr. Lee met at 9 a.m. in St. Paul St. near No. 4.
            0| The U.S. Embassy said so.
            0| It is run by the U.S.
            0| The attack failed.
        "#]],
    );
}

#[test]
fn quotes_and_references_stay_with_their_sentence() {
    check(
        "\"We ran.\" He wept. “Where to?” she asked... Nobody knew.[12] (It was dark.) 'Go!' Then 14 died.",
        expect![[r#"
            0| "We ran."
            0| He wept.
            0| “Where to?” she asked...
            0| Nobody knew.[12]
            0| (It was dark.)
            0| 'Go!'
            0| Then 14 died.
        "#]],
    );
}

#[test]
fn headings_lists_and_wrapped_lines_are_told_apart() {
    check(
        "Blast at the gate\r\n\r\nA bomb went off on Monday near the old mission of the\r\nneighboring state. Nobody was \
         hurt in it, the police of\r\nthe district said.\r\n\r\nKnown cases:\r\n- a raid in May\r\n- two rockets\r\n\r\n1. A bomb. \
         It failed.\r\n2. A raid.",
        expect![[r#"
            0| Blast at the gate
            1| A bomb went off on Monday near the old mission of the
            neighboring state.
            1| Nobody was hurt in it, the police of
            the district said.
            2| Known cases:
            2| - a raid in May
            2| - two rockets
            3| 1. A bomb.
            3| It failed.
            3| 2. A raid.
        "#]],
    );
}

#[test]
fn long_lines_are_paragraphs() {
    let long = "The group has plotted against missions for years, and its outlets have praised each raid at length, \
                naming states and cities as they went along and asking for more of it.";
    let text = format!("{long}\nAssessment\n{long}");
    assert_eq!(Text::read(&text).paragraphs.len(), 3);
    assert_eq!(Text::read(&text).sentences.len(), 3);
}

#[test]
fn upper_case_newswire_is_split() {
    check(
        "   BOGOTA, 3 JAN 90 -- [TEXT] TWO MEN FIRED AT THE U.S. EMBASSY IN THE CENTER OF THIS\nCITY.  NO ONE WAS HURT, \
         COL. PEREZ SAID.\n\n   THE MEN FLED.",
        expect![[r#"
            0| BOGOTA, 3 JAN 90 -- [TEXT] TWO MEN FIRED AT THE U.S. EMBASSY IN THE CENTER OF THIS
            CITY.
            0| NO ONE WAS HURT, COL. PEREZ SAID.
            1| THE MEN FLED.
        "#]],
    );
}

#[test]
fn positions_find_their_token_and_sentence() {
    let text = Text::read("One. Two three.");
    assert_eq!(text.token_at(5), Some(2));
    assert_eq!(text.token_at(4), None);
    assert_eq!(text.sentence_at(6), Some(1));
    assert_eq!(Text::read("").sentence_at(0), None);
}

fn holds(raw: &str) {
    let text = Text::read(raw);
    let mut end = 0;
    for token in &text.tokens {
        assert!(token.start >= end && token.start < token.end && raw.get(token.start..token.end).is_some());
        end = token.end;
    }
    let mut next = 0;
    for sentence in &text.sentences {
        assert_eq!(sentence.tokens.start, next);
        assert!(sentence.tokens.start < sentence.tokens.end);
        assert!(raw.get(sentence.start..sentence.end).is_some());
        assert!(sentence.paragraph < text.paragraphs.len());
        next = sentence.tokens.end;
    }
    assert_eq!(next, text.tokens.len());
    let mut end = 0;
    for paragraph in &text.paragraphs {
        assert!(paragraph.start >= end && raw.get(paragraph.clone()).is_some());
        end = paragraph.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_covered_by_ordered_spans(raw in any::<String>()) {
        holds(&raw);
    }

    #[test]
    fn newswire_like_noise_is_covered_by_ordered_spans(raw in "([A-Za-z0-9’'.,:;!?()\\[\\]\"“”\\-\u{2028}\u{ad} \r\n]|Gen\\.|U\\.S\\.|é){0,120}") {
        holds(&raw);
    }
}

#[test]
fn a_megabyte_of_anything_is_read_in_linear_time() {
    for piece in
        ["a", "a.", ". ", "' ", "U.S. ", "1,", "\n", "\r", "- x\n", "\"", "(", ") ", "Jan. ", "...", "é’s "]
    {
        let raw = piece.repeat(1_000_000 / piece.len());
        let begin = Instant::now();
        holds(&raw);
        assert!(begin.elapsed().as_secs() < 10, "{piece:?} took {:?}", begin.elapsed());
    }
}

#[test]
fn dates_quantities_and_tolls_take_linear_time() {
    let pieces = [
        "killed ",
        "blew himself up ",
        "the dead at 3 and ",
        "Two guards and a cook, ",
        "among the dead were ",
        "5 May ",
        "two days later ",
        "12 ",
        "one hundred ",
        "KILLED RUIZ VEGA AND ",
        "a guard who ",
        "(",
        "was killed and ",
    ];
    for piece in pieces {
        let raw = piece.repeat(100_000 / piece.len());
        let begin = Instant::now();
        let text = Text::read(&raw);
        find_dates(&text, None);
        find_tolls(&text, &find_quantities(&text));
        assert!(begin.elapsed().as_secs() < 20, "{piece:?} took {:?}", begin.elapsed());
    }
}
