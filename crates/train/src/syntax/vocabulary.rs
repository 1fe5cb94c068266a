//! Which features get a row of their own, and sentences as rows.

use std::collections::HashMap;

use extract::syntax::features::{self, Case};

use super::treebank::GoldSentence;

/// How often a word must be seen.
const LEAST_IDENTITY: u32 = 2;

/// How often a part of a word must be seen.
const LEAST_PART: u32 = 3;

/// The kind of the place before the first word.
pub const PLACE: u32 = u32::MAX;

/// A sentence in one of the ways of writing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// As it stands.
    AsIs,
    /// All letters as capitals.
    Capitals,
    /// No capitals.
    Small,
}

/// A feature of a word: its row and its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Row of the table.
    pub row: u32,
    /// Kind, by number.
    pub kind: u32,
}

/// The rows of all features.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    features: HashMap<u32, Feature>,
}

impl Vocabulary {
    /// The features that these sentences have often enough.
    pub fn of(sentences: &[GoldSentence]) -> Self {
        let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
        for sentence in sentences {
            for writing in [Writing::AsIs, Writing::Capitals] {
                let (forms, case) = written(sentence, writing);
                for form in &forms {
                    features::each(form, case, |kind, key| {
                        // Capitals change the outline only; the letters were counted as they stand.
                        if writing == Writing::AsIs || kind == features::OUTLINE {
                            counts.entry(key).or_insert((kind, 0)).1 += 1;
                        }
                    });
                }
            }
        }
        let least = |kind: u32| if kind < features::IDENTITIES { LEAST_IDENTITY } else { LEAST_PART };
        let mut kept: Vec<(u32, u32)> = counts
            .iter()
            .filter(|(_, (kind, count))| *count >= least(*kind))
            .map(|(key, (kind, _))| (*key, *kind))
            .collect();
        kept.sort_unstable();
        let mut features = HashMap::from([(features::ROOT, Feature { row: 0, kind: PLACE })]);
        for (row, (key, kind)) in (1..).zip(kept) {
            features.insert(key, Feature { row, kind });
        }
        Self { features }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// The key of every row.
    pub fn keys(&self) -> Vec<u32> {
        let mut keys = vec![0; self.len()];
        for (key, feature) in &self.features {
            keys[feature.row as usize] = *key;
        }
        keys
    }

    /// The features of the place before the sentence and of its words.
    pub fn rows(&self, sentence: &GoldSentence, writing: Writing) -> Vec<Vec<Feature>> {
        let (forms, case) = written(sentence, writing);
        let mut rows = vec![vec![Feature { row: 0, kind: PLACE }]];
        for form in &forms {
            let mut row = Vec::new();
            features::each(form, case, |_, key| row.extend(self.features.get(&key).copied()));
            rows.push(row);
        }
        rows
    }
}

fn written(sentence: &GoldSentence, writing: Writing) -> (Vec<String>, Case) {
    let form = |form: &String| match writing {
        Writing::AsIs => form.clone(),
        Writing::Capitals => form.to_uppercase(),
        Writing::Small => form.to_lowercase(),
    };
    let forms: Vec<String> = sentence.words.iter().map(|word| form(&word.form)).collect();
    let case = if writing == Writing::Capitals {
        Case::Capitals
    } else {
        Case::of(forms.iter().map(String::as_str))
    };
    (forms, case)
}
