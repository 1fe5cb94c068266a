//! What must hold whatever the bytes are.

use std::{ops::ControlFlow, sync::LazyLock};

use collect::{CollectConfig, Collected, read_from};
use extract::{
    Extractor,
    language_model::{Answer, Passage, accept, doubts},
};
use jiff::Timestamp;
use model::{Extraction, Hash, Input, codebook::Codebook};

/// Reads `bytes` as a file of this name and checks what comes out.
pub fn check(name: &str, mut bytes: &[u8]) {
    let length = bytes.len();
    let mut files = 0;
    let _ = read_from(name, &mut bytes, &CollectConfig::new(Timestamp::UNIX_EPOCH), &mut |collected| {
        match collected {
            Collected::Document { document, .. } => {
                assert_eq!(document.id, Hash::of_bytes(&document.original));
                assert!(!document.text.is_empty() && document.text.trim() == document.text);
                assert!(!document.text.contains(['\r', '\0', '\u{feff}']));
                assert!(document.text.len() <= length * 3, "{} from {length}", document.text.len());
            }
            Collected::Skipped { reason, .. } => assert!(!reason.to_string().is_empty()),
            Collected::Unusable(error) => panic!("{error}"),
            Collected::Progress { files: more, .. } => files += more,
        }
        ControlFlow::Continue(())
    });
    assert_eq!(files, 1);
}

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Codebook::embedded()));

fn input(text: &str) -> Input {
    Input {
        doc: "any".to_owned(),
        text: text.to_owned(),
        published: Some(jiff::civil::date(2022, 9, 23)),
        ..Input::default()
    }
}

/// Reads a text for its records and checks that every quote stands in it. The scan that lets go of documents is
/// passed by, so that every text is read.
pub fn check_record(text: &str) {
    let input = input(text);
    let record = EXTRACTOR.with_reading(&input, |reading| {
        let record = EXTRACTOR.records(&input, reading);
        let _ = doubts(reading, &record);
        record
    });
    check_quotes(text, &record);
}

/// Reads `bytes` as a language model's answer about a fixed text and checks what is believed of it.
pub fn check_answer(bytes: &[u8]) {
    const TEXT: &str = "Gunmen shot dead the Portuguese consul in Luanda on 4 March 1999, police said. Two guards were hurt.";
    let content = String::from_utf8_lossy(bytes);
    let body = serde_json::json!({ "choices": [{ "message": { "content": content } }] }).to_string();
    let Ok(answer) = Answer::read(body.as_bytes()) else { return };
    let accepted = EXTRACTOR.with_reading(&input(TEXT), |reading| {
        accept(reading, &Passage::of(reading.text, 0..TEXT.len()), &answer)
    });
    check_quotes(TEXT, &accepted.into_extraction("any", Vec::new()));
}

fn check_quotes(text: &str, record: &Extraction) {
    let letters: Vec<char> = text.chars().collect();
    let stands = |start: usize, end: usize, words: &str| {
        let there = letters.get(start..end).map(|letters| letters.iter().collect::<String>());
        assert_eq!(there.as_deref(), Some(words), "{start}..{end}");
    };
    let incidents = record.incidents.iter().flat_map(|it| &it.evidence);
    let statements = record.statements.iter().flat_map(|it| &it.evidence);
    let estimates = record.judgements.iter().flat_map(|it| &it.evidence);
    for evidence in incidents.chain(statements).chain(estimates) {
        stands(evidence.start, evidence.end, &evidence.quote);
    }
    for incident in &record.incidents {
        let targets = incident.targets.iter().flat_map(|target| &target.mentions);
        let perpetrators = incident.perpetrators.iter().flat_map(|perpetrator| &perpetrator.mentions);
        for mention in targets.chain(perpetrators).chain(&incident.weapons) {
            stands(mention.start, mention.end, &mention.text);
        }
    }
}
