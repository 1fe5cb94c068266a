//! What holds for every text whatever.

use std::time::{Duration, Instant};

use model::{Evidence, Extraction, Input};
use proptest::prelude::*;

use super::EXTRACTOR;

fn read(text: &str) -> Extraction {
    let published = "2022-09-23".parse().ok();
    EXTRACTOR.extract(&Input { doc: "any".into(), text: text.into(), published, ..Input::default() })
}

/// Every quote and mention stands in the text at its offsets.
fn assert_quotes(text: &str, record: &Extraction) {
    let chars: Vec<char> = text.chars().collect();
    let words =
        |start: usize, end: usize| chars.get(start..end).map(|chars| chars.iter().collect::<String>());
    let check =
        |evidence: &Evidence| assert_eq!(words(evidence.start, evidence.end).as_ref(), Some(&evidence.quote));
    for incident in &record.incidents {
        incident.evidence.iter().for_each(check);
        let targets = incident.targets.iter().flat_map(|target| &target.mentions);
        let perpetrators = incident.perpetrators.iter().flat_map(|perpetrator| &perpetrator.mentions);
        for mention in targets.chain(perpetrators).chain(&incident.weapons) {
            assert_eq!(words(mention.start, mention.end).as_ref(), Some(&mention.text));
        }
    }
    record.statements.iter().flat_map(|statement| &statement.evidence).for_each(check);
    record.judgements.iter().flat_map(|estimate| &estimate.evidence).for_each(check);
}

/// Words of reports and marks that cut sentences, with letters of other scripts between them.
fn report_like() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "A suicide bomber",
        "blew himself up",
        "outside the Russian embassy",
        "in Kabul",
        "on 5 September 2022",
        "killing",
        "at least six people",
        "ISKP claimed",
        "the attack",
        "Taliban guards",
        ".",
        ",",
        ";",
        "\n\n",
        "\r\n",
        "“",
        "”",
        "'s",
        "and",
        "the embassies of China, India and Iran",
        "threatened to",
        "last Tuesday",
        "Обстріл",
        "القنصلية",
        "使馆",
        "é\u{301}",
        "\u{202e}",
        "\0",
        "🏴",
        "another",
        "was foiled",
        "it is likely that",
        "three days later",
        "wounding 12",
        "nobody was hurt",
    ];
    let piece = prop::sample::select(PIECES).prop_map(str::to_owned);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

/// Whatever letters there are, between words that make the extractor look at them.
fn report_between_anything() -> impl Strategy<Value = String> {
    let pieces = (report_like(), any::<String>(), "[\\PC\u{0}\u{300}-\u{36f}\r\n]{0,20}");
    prop::collection::vec(pieces, 0..4).prop_map(|pieces| {
        pieces.iter().map(|(report, any, marks)| format!("{report}{any}{marks}")).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn quotes_stand_in_any_text(text in report_between_anything()) {
        assert_quotes(&text, &read(&text));
    }

    #[test]
    fn quotes_stand_in_texts_like_reports(text in report_like()) {
        assert_quotes(&text, &read(&text));
    }

    #[test]
    fn the_same_text_gives_the_same_record(text in report_like()) {
        prop_assert_eq!(read(&text), read(&text));
    }
}

/// Sixteen times the text may take five times its share, for a loaded machine; a quadratic step takes sixteen.
#[test]
fn time_grows_with_the_length_of_the_text() {
    let units = [
        "On Monday a car bomb exploded outside the French embassy in Tripoli, wounding two guards. ISKP claimed it. ",
        "attack attack attack ",
        "embassy of the ",
        "the embassies of China, India and Iran, ",
        "killed 3 and ",
        "in January 2015 ",
        "said it was behind the ",
    ];
    for unit in units {
        let time = |count: usize| {
            let text = unit.repeat(count);
            let start = Instant::now();
            assert_quotes(&text, &read(&text));
            start.elapsed().max(Duration::from_millis(5))
        };
        let (short, long) = (time(250), time(4_000));
        assert!(long < short * 80, "{unit:?}: {short:?} for 250, {long:?} for 4,000");
    }
}
