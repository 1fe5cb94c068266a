//! The model of word classes: an averaged perceptron over a treebank in lower case.

use std::collections::HashMap;

use extract::learned::{
    Linear,
    roles::words::{ANY, Class, Form, Tagger, features},
};

use rustc_hash::FxHashMap;

use crate::fit::Order;

const BITS: u8 = 17;
const EPOCHS: usize = 6;
const CLASSES: usize = Class::ALL.len();

/// How often a word must be a copula to count as a form of "be".
const COPULAS: usize = 20;

type Sentence = Vec<(Form, usize)>;

/// Sentences of a treebank (CoNLL-U) with the number of every word's class.
pub fn read(treebank: &str) -> Vec<Sentence> {
    let rows = || {
        treebank.lines().map(|line| line.split('\t').collect::<Vec<_>>()).map(|columns| {
            let word = columns.len() == 10 && columns[0].bytes().all(|byte| byte.is_ascii_digit());
            word.then(|| (columns[1].to_lowercase(), columns[4].to_owned(), columns[7].to_owned()))
        })
    };
    let mut copulas: HashMap<String, usize> = HashMap::new();
    for (word, ..) in rows().flatten().filter(|(_, _, relation)| relation == "cop") {
        *copulas.entry(word).or_default() += 1;
    }
    let mut sentences = vec![Sentence::new()];
    for row in rows() {
        match (row, sentences.last_mut()) {
            (Some((word, tag, _)), Some(sentence)) => {
                let be = tag.starts_with("VB") && copulas.get(&word).is_some_and(|count| *count >= COPULAS);
                let class = if be { Class::Be } else { Class::of_tag(&tag) };
                sentence.push((Form::of(&word), class.number() as usize));
            }
            (None, Some(sentence)) if !sentence.is_empty() => sentences.push(Sentence::new()),
            _ => {}
        }
    }
    sentences
}

struct Perceptron {
    weights: Vec<f32>,
    totals: Vec<f32>,
    steps: f32,
}

impl Perceptron {
    fn best(&self, hashes: &[u32]) -> usize {
        let mut sums = [0.0f32; CLASSES];
        for hash in hashes {
            let at = Linear::place(*hash, BITS) * CLASSES;
            sums.iter_mut().zip(&self.weights[at..at + CLASSES]).for_each(|(sum, weight)| *sum += weight);
        }
        (0..CLASSES).fold(0, |best, class| if sums[class] > sums[best] { class } else { best })
    }

    fn learn(&mut self, hashes: &[u32], class: usize, by: f32) {
        for hash in hashes {
            let at = Linear::place(*hash, BITS) * CLASSES + class;
            self.weights[at] += by;
            self.totals[at] += by * self.steps;
        }
    }
}

/// Fits the model.
pub fn fit(sentences: &[Sentence]) -> Option<Tagger> {
    let size = CLASSES << BITS;
    let mut model = Perceptron { weights: vec![0.0; size], totals: vec![0.0; size], steps: 0.0 };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Order::new(7);
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for at in &order {
            model.steps += 1.0;
            walk(&sentences[*at], |_, hashes, gold| {
                let best = model.best(hashes);
                if best != gold {
                    model.learn(hashes, gold, 1.0);
                    model.learn(hashes, best, -1.0);
                }
                best
            });
        }
    }
    let steps = model.steps.max(1.0);
    let averaged: Vec<f32> =
        model.weights.iter().zip(&model.totals).map(|(weight, total)| weight - total / steps).collect();
    let linear = Linear::new(BITS, vec![0.0; CLASSES], &averaged)?;
    Some(Tagger::new(linear, masks(sentences)))
}

/// A word seen this often has only the classes in which it was seen.
const SEEN: u32 = 3;

/// A tail stands for a class from this share of the words with it.
const SHARE: f32 = 0.25;

/// Classes of the words that were seen, and of the tails of all.
fn masks(sentences: &[Sentence]) -> FxHashMap<u32, u32> {
    let mut words: FxHashMap<(u32, u32), [u32; CLASSES]> = FxHashMap::default();
    for (form, class) in sentences.iter().flatten() {
        words.entry((form.word_key(), form.tail_key())).or_default()[*class] += 1;
    }
    let mut tails: FxHashMap<u32, [f32; CLASSES]> = FxHashMap::default();
    for ((_, tail), counts) in &words {
        let all: u32 = counts.iter().sum();
        let shares = tails.entry(*tail).or_default();
        shares.iter_mut().zip(counts).for_each(|(share, count)| *share += *count as f32 / all as f32);
    }
    let bits = |wanted: &dyn Fn(usize) -> bool| {
        (0..CLASSES).filter(|class| wanted(*class)).fold(0u32, |mask, class| mask | 1 << class)
    };
    let open = |class: usize| {
        Class::ALL[class].is_nominal()
            || Class::ALL[class].is_verb()
            || matches!(Class::ALL[class], Class::Adjective | Class::Adverb)
    };
    let mut masks: FxHashMap<u32, u32> = tails
        .iter()
        .map(|(tail, shares)| {
            let all: f32 = shares.iter().sum();
            (*tail, bits(&|class| open(class) && shares[class] >= SHARE * all.max(2.0)))
        })
        .collect();
    for ((word, _), counts) in &words {
        if counts.iter().sum::<u32>() >= SEEN {
            masks.insert(*word, bits(&|class| counts[class] > 0));
        }
    }
    masks
}

/// Share of words with the right class.
pub fn accuracy(tagger: &Tagger, sentences: &[Sentence]) -> (f64, u64) {
    let (mut right, mut all, mut sums) = (0u64, 0u64, Vec::new());
    for sentence in sentences {
        walk(sentence, |form, hashes, gold| {
            let best = tagger.best(form, hashes, ANY, &mut sums).number() as usize;
            right += u64::from(best == gold);
            all += 1;
            best
        });
    }
    (right as f64 / all.max(1) as f64, all)
}

/// Goes through a sentence with the classes that `judge` gives.
fn walk(sentence: &[(Form, usize)], mut judge: impl FnMut(Form, &[u32], usize) -> usize) {
    let mut last = [Class::Mark; 2];
    for (i, (form, gold)) in sentence.iter().enumerate() {
        let before = i.checked_sub(1).map_or(Form::default(), |at| sentence[at].0);
        let after = sentence.get(i + 1).map_or(Form::default(), |next| next.0);
        let given = matches!(Class::ALL[*gold], Class::Mark | Class::Be | Class::Possessive | Class::Number);
        let best = judge(*form, &features(before, *form, after, last), *gold);
        last = [Class::ALL[if given { *gold } else { best }], last[0]];
    }
}
