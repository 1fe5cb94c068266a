//! Annotated documents: texts, and the mentions that fill each role of each template.

use std::collections::{HashMap, HashSet};

use extract::{
    Extractor,
    learned::roles::{Act, Candidate, Role, candidates, judge::document, words::Tagger},
};
use model::Input;
use serde_json::Value;

use crate::{Source, TrainError};

/// Names of the roles in the annotation, in the order of [`Role::ALL`].
pub const NAMES: [&str; 5] = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"];

/// What the templates of one type say: for every role the entities, each a set of mentions in normal form.
#[derive(Debug, Clone)]
pub struct Told {
    /// Type.
    pub act: Act,
    /// Entities of every role.
    pub entities: [Vec<HashSet<String>>; 5],
}

/// An annotated document as the model sees it.
#[derive(Debug)]
pub struct Example {
    /// Name.
    pub doc: String,
    /// Its text and date.
    pub input: Input,
    /// Phrases.
    pub candidates: Vec<Candidate>,
    /// The normal form of every phrase.
    pub forms: Vec<String>,
    /// What is told, a type each.
    pub told: Vec<Told>,
    /// The document as a whole.
    pub document: Vec<u32>,
    /// Number of sentences.
    pub sentences: usize,
}

impl Example {
    /// The roles of every candidate in what is told of a type: a bit each.
    pub fn answers(&self, act: Act) -> Vec<u32> {
        let told = self.told.iter().find(|told| told.act == act);
        let role = |form: &String, role: usize| {
            told.is_some_and(|told| told.entities[role].iter().any(|mentions| mentions.contains(form)))
        };
        let bits = |form: &String| {
            (0..Role::ALL.len()).fold(0, |bits, number| bits | (u32::from(role(form, number)) << number))
        };
        self.forms.iter().map(bits).collect()
    }
}

/// The normal form in which mentions are compared: lower case, without marks and articles.
pub fn normal(words: &str) -> String {
    let kept: String = words.chars().filter(|c| !c.is_ascii_punctuation()).collect::<String>().to_lowercase();
    let words: Vec<&str> =
        kept.split_whitespace().filter(|word| !matches!(*word, "a" | "an" | "the")).collect();
    words.join(" ")
}

/// Reads texts and annotations; a line with `templates` is an annotation, one with `text` a text.
pub fn read(sources: &[Source], extractor: &Extractor, classes: &Tagger) -> Result<Vec<Example>, TrainError> {
    let mut texts = Vec::new();
    let mut templates = HashMap::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate().filter(|(_, line)| line.starts_with('{')) {
            let value: Value =
                serde_json::from_str(line).map_err(|error| bad_line(source, number, &error.to_string()))?;
            if let (Some(doc), Some(told)) = (value["docid"].as_str(), value.get("templates")) {
                templates.insert(doc.to_owned(), told.clone());
            } else {
                let input: Input = serde_json::from_value(serde_json::json!({
                    "doc": value["doc"], "text": value["text"], "published": value["published"],
                }))
                .map_err(|error| bad_line(source, number, &error.to_string()))?;
                texts.push(input);
            }
        }
    }
    Ok(texts
        .into_iter()
        .filter_map(|input| {
            let told = templates.get(&input.doc)?;
            Some(example(input, told, extractor, classes))
        })
        .collect())
}

fn bad_line(source: &Source, number: usize, problem: &str) -> TrainError {
    TrainError::BadLine {
        file: source.name.clone(),
        line: number + 1,
        problem: problem.to_owned(),
        remedy: "give texts (doc, text, published) and annotations (docid, templates) as JSON lines"
            .to_owned(),
    }
}

fn example(input: Input, templates: &Value, extractor: &Extractor, classes: &Tagger) -> Example {
    let (candidates, forms, document, sentences) = extractor.with_reading(&input, |reading| {
        let candidates = candidates(classes, reading);
        let form = |candidate: &Candidate| {
            candidate.mentions.first().map(|mention| normal(reading.words(mention))).unwrap_or_default()
        };
        let forms: Vec<String> = candidates.iter().map(form).collect();
        (candidates, forms, document(reading), reading.text.sentences.len())
    });
    Example { doc: input.doc.clone(), told: told(templates), input, candidates, forms, document, sentences }
}

/// The templates of every type put together.
fn told(templates: &Value) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for template in templates.as_array().into_iter().flatten() {
        let kind = template["incident_type"].as_str().unwrap_or_default();
        let act = match kind.split(" / ").next().unwrap_or(kind) {
            "bombing" => Act::Bombing,
            "kidnapping" => Act::Kidnapping,
            "arson" => Act::Arson,
            "robbery" => Act::Robbery,
            _ => Act::Attack,
        };
        let at = all.iter().position(|told| told.act == act).unwrap_or_else(|| {
            all.push(Told { act, entities: Default::default() });
            all.len() - 1
        });
        for (role, name) in NAMES.iter().enumerate() {
            for entity in template[*name].as_array().into_iter().flatten() {
                let mentions: HashSet<String> = entity
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|mention| mention[0].as_str())
                    .map(normal)
                    .collect();
                if !all[at].entities[role].contains(&mentions) {
                    all[at].entities[role].push(mentions);
                }
            }
        }
    }
    all
}
