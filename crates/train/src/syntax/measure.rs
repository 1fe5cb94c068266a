//! How well a network reads annotated sentences, from their bare text on.
//!
//! Sentences are given, words are not: they are cut from the text as in use, and set against the annotated ones by the
//! characters they cover. F1 as in the CoNLL 2018 evaluation, with universal relations (no subtypes).

use std::collections::HashMap;

use extract::{
    syntax::{Parser, Word, network::Analysis, words},
    text::Text,
};

use super::treebank::GoldSentence;
use crate::Figure;

/// Counts over sentences.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    gold: usize,
    found: usize,
    words: usize,
    tags: usize,
    heads: usize,
    relations: usize,
}

/// The figures of the network of these bytes, on the sentences as written and in capitals.
pub fn figures(bytes: &[u8], sentences: &[GoldSentence]) -> Vec<Figure> {
    let Some(parser) = Parser::of(bytes) else { return Vec::new() };
    let mut figures = Vec::new();
    for (name, capitals) in [("as written", false), ("in capitals", true)] {
        let mut counts = Counts::default();
        for sentence in sentences {
            counts.take(&parser, sentence, capitals);
        }
        let f1 = |right: usize| 2.0 * right as f64 / (counts.gold + counts.found).max(1) as f64;
        for (what, right) in [
            ("words", counts.words),
            ("tags (XPOS)", counts.tags),
            ("heads (UAS)", counts.heads),
            ("heads and relations (LAS)", counts.relations),
        ] {
            figures.push(Figure {
                name: format!("{what}, {name}, F1"),
                value: f1(right),
                of: counts.gold as u64,
            });
        }
    }
    figures
}

impl Counts {
    fn take(&mut self, parser: &Parser, sentence: &GoldSentence, capitals: bool) {
        let spaced = || sentence.words.iter().map(|word| word.form.as_str()).collect::<Vec<_>>().join(" ");
        let raw = if sentence.text.is_empty() { spaced() } else { sentence.text.clone() };
        let raw = if capitals { raw.to_uppercase() } else { raw };
        let text = Text::read(&raw);
        let words = words::words(&text, 0..text.tokens.len());
        let analysis = parser.analyze(&text, &words);
        let aligned = align(&raw, &words, sentence, capitals);
        self.gold += sentence.words.len();
        self.found += words.len();
        self.compare(sentence, &analysis, &aligned);
    }

    fn compare(&mut self, sentence: &GoldSentence, analysis: &Analysis, aligned: &[Option<usize>]) {
        for (gold, found) in sentence.words.iter().zip(aligned) {
            let Some(found) = *found else { continue };
            self.words += 1;
            self.tags += usize::from(analysis.tags[found] == gold.tag);
            let head = gold.head.checked_sub(1).map(|head| aligned[head]);
            let same = match (head, analysis.heads[found].checked_sub(1)) {
                (None, None) => true,
                (Some(Some(gold)), Some(found)) => gold == found,
                _ => false,
            };
            if same {
                self.heads += 1;
                let same = analysis.relations[found].universal() == gold.relation.universal();
                self.relations += usize::from(same);
            }
        }
    }
}

/// For every annotated word the found one that covers the same characters, white space left out.
fn align(raw: &str, words: &[Word], sentence: &GoldSentence, capitals: bool) -> Vec<Option<usize>> {
    let mut at = 0;
    let mut places = HashMap::new();
    let mut visible = vec![0; raw.len() + 1];
    for (byte, letter) in raw.char_indices() {
        visible[byte] = at;
        at += usize::from(!letter.is_whitespace());
    }
    visible[raw.len()] = at;
    for (number, word) in words.iter().enumerate() {
        // The last character of a word is visible, so its end is one behind it.
        let last = raw[word.start..word.end].char_indices().next_back().map_or(0, |(byte, _)| byte);
        places.insert((visible[word.start], visible[word.start + last] + 1), number);
    }
    let mut start = 0;
    let count = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    let place = |form: &str| {
        let length = if capitals { count(&form.to_uppercase()) } else { count(form) };
        let found = places.get(&(start, start + length)).copied();
        start += length;
        found
    };
    sentence.words.iter().map(|word| word.form.as_str()).map(place).collect()
}
