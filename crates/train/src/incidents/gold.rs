//! Annotated documents: which incident is told in which sentence.

use std::collections::BTreeMap;

use extract::{learned::incidents::KINDS, reading::Reading, text::TokenKind};
use model::Input;
use serde_json::Value;

use crate::{Source, TrainError};

/// An annotated document.
#[derive(Debug, Clone)]
pub struct Document {
    /// What the extractor reads.
    pub input: Input,
    /// Its incidents.
    pub incidents: Vec<Incident>,
}

/// An annotated incident.
#[derive(Debug, Clone)]
pub struct Incident {
    /// Index into [`KINDS`].
    pub kind: usize,
    /// Whether it need not be found.
    pub optional: bool,
    /// Names of what plays a part in it: one list an entity, with what its name in a sentence weighs.
    pub entities: Vec<(Vec<String>, f32)>,
}

/// What the name of a target, a weapon, a perpetrator, an organization and a place weighs.
const WEIGHTS: [f32; 5] = [1.0, 0.6, 0.4, 0.3, 0.3];

/// Reads annotated documents, one JSON object a line.
pub fn read(sources: &[Source]) -> Result<Vec<Document>, TrainError> {
    let mut documents = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let bad = |problem: String| TrainError::BadLine {
                file: source.name.clone(),
                line: index + 1,
                problem,
                remedy: "write one annotated document a line, as docs/extraction.md shows".into(),
            };
            let value: Value = serde_json::from_str(line).map_err(|error| bad(error.to_string()))?;
            let incidents = value["incidents"].as_array().ok_or_else(|| bad("no list `incidents`".into()))?;
            let incidents = incidents.iter().map(incident).collect();
            let input = serde_json::from_value(value).map_err(|error| bad(error.to_string()))?;
            documents.push(Document { input, incidents });
        }
    }
    Ok(documents)
}

fn incident(value: &Value) -> Incident {
    let kind = value["type"].as_str().and_then(|kind| KINDS.iter().position(|known| known.as_str() == kind));
    let mut entities = Vec::new();
    for target in value["targets"].as_array().into_iter().flatten() {
        let mut names = names(&target["name"]);
        names.extend(self::names(&target["names_alt"]));
        entities.push((names, WEIGHTS[0]));
    }
    entities.extend(names(&value["weapons"]).into_iter().map(|name| (vec![name], WEIGHTS[1])));
    for (keys, weight) in [
        (["perp_individuals", ""], WEIGHTS[2]),
        (["perpetrators", "perpetrators_alt"], WEIGHTS[3]),
        (["place", "place_alt"], WEIGHTS[4]),
    ] {
        entities.push((keys.iter().flat_map(|key| names(&value[*key])).collect(), weight));
    }
    Incident { kind: kind.unwrap_or_default(), optional: value["optional"] == true, entities }
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(list) => list.iter().flat_map(names).collect(),
        Value::Object(fields) => fields.get("name").map(names).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// How much each sentence says of each incident.
pub fn evidence(reading: &Reading<'_>, document: &Document) -> Vec<BTreeMap<usize, f32>> {
    let words: Vec<(String, usize)> = reading
        .text
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .flat_map(|(at, _)| {
            plain(reading.text.lower(at)).into_iter().map(move |word| (word, reading.sentence_of(at)))
        })
        .collect();
    document
        .incidents
        .iter()
        .map(|incident| {
            let mut told: BTreeMap<usize, f32> = BTreeMap::new();
            for (names, weight) in &incident.entities {
                let mut sentences: Vec<usize> =
                    names.iter().flat_map(|name| sentences_with(&words, name)).collect();
                sentences.sort_unstable();
                sentences.dedup();
                for sentence in sentences {
                    *told.entry(sentence).or_default() += weight;
                }
            }
            told
        })
        .collect()
}

/// Words of letters and digits, articles left out.
fn plain(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "a" | "an" | "the"))
        .map(str::to_owned)
        .collect()
}

fn sentences_with(words: &[(String, usize)], name: &str) -> Vec<usize> {
    let name = plain(name);
    if name.is_empty() {
        return Vec::new();
    }
    words
        .windows(name.len())
        .filter(|window| window.iter().zip(&name).all(|((word, _), own)| word == own))
        .map(|window| window[0].1)
        .collect()
}
