//! The course of a training: what is shown in which order, and how far each step goes.

use extract::syntax::{
    Relation, Tag, features,
    weights::{Shape, Weights},
};
use pulp::Arch;

use super::{
    network::{Dropout, Example, Loss, Network},
    parameter::Pace,
    random::Random,
    treebank::GoldSentence,
    vocabulary::{Feature, Vocabulary, Writing},
};
use crate::{Step, TrainError, Watch};

/// Steps over which the pace rises at first.
const WARM_UP: f32 = 100.0;

/// Share of the pace that is left at the end.
const LAST_PACE: f32 = 0.02;

/// From this share of the course on, the numbers are averaged, every so many steps.
const AVERAGED_FROM: f32 = 0.8;
const AVERAGED_EVERY: usize = 25;

/// Longer sentences are not learned from.
const MOST_WORDS: usize = 250;

/// How a network is fitted.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Width of the rows of features.
    pub embedding: usize,
    /// Layers.
    pub layers: usize,
    /// Width of one direction of a layer.
    pub hidden: usize,
    /// Width in which heads are looked for.
    pub arc: usize,
    /// Width in which relations are told.
    pub label: usize,
    /// Layer, from 1, after which tags are told.
    pub tag_layer: usize,
    /// How often all sentences are shown.
    pub epochs: usize,
    /// Words of a batch.
    pub batch: usize,
    /// Length of the first steps.
    pub rate: f32,
    /// What is left out.
    pub dropout: Dropout,
    /// How often a word is shown by its parts only.
    pub unknown: f32,
    /// How often a feature is left out.
    pub feature_dropout: f32,
    /// How often a sentence is shown in capitals.
    pub capitals: f32,
    /// How often a sentence is shown without capitals.
    pub small: f32,
    /// Number of the sequence that everything drawn comes from.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            embedding: 128,
            layers: 4,
            hidden: 128,
            arc: 128,
            label: 64,
            tag_layer: 3,
            epochs: 40,
            batch: 500,
            rate: 0.003,
            dropout: Dropout { input: 0.2, layer: 0.33, score: 0.33 },
            unknown: 0.2,
            feature_dropout: 0.05,
            capitals: 0.1,
            small: 0.03,
            seed: 1,
        }
    }
}

impl Settings {
    fn shape(&self, features: usize) -> Shape {
        Shape {
            features,
            embedding: self.embedding,
            layers: self.layers,
            hidden: self.hidden,
            arc: self.arc,
            label: self.label,
            tag_layer: self.tag_layer,
            tags: Tag::ALL.len(),
            relations: Relation::ALL.len(),
        }
    }
}

/// A sentence with its features in all ways of writing it.
struct Prepared {
    writings: [Vec<Vec<Feature>>; 3],
    answers: Example,
}

impl Prepared {
    fn of(vocabulary: &Vocabulary, sentence: &GoldSentence) -> Self {
        let writings =
            [Writing::AsIs, Writing::Capitals, Writing::Small].map(|it| vocabulary.rows(sentence, it));
        let answers = Example {
            features: Vec::new(),
            tags: sentence.words.iter().map(|word| word.tag as usize).collect(),
            heads: sentence.words.iter().map(|word| word.head).collect(),
            relations: sentence.words.iter().map(|word| word.relation as usize).collect(),
        };
        Self { writings, answers }
    }

    /// The sentence as it is shown this time.
    fn shown(&self, settings: &Settings, random: &mut Random) -> Example {
        let drawn = random.unit();
        let writing = usize::from(drawn < settings.capitals)
            + 2 * usize::from(drawn >= settings.capitals && drawn < settings.capitals + settings.small);
        let mut features = Vec::new();
        for word in &self.writings[writing] {
            let unknown = random.unit() < settings.unknown;
            let mut keep = |feature: &Feature| {
                !(unknown && feature.kind < features::IDENTITIES) && random.unit() >= settings.feature_dropout
            };
            features.push(word.iter().filter(|feature| keep(feature)).map(|feature| feature.row).collect());
        }
        // The place before the sentence is always there.
        features[0] = vec![0];
        Example { features, ..self.answers.clone() }
    }
}

/// Fits a network to `sentences`.
pub fn run(sentences: &[GoldSentence], settings: &Settings, watch: Watch<'_>) -> Result<Weights, TrainError> {
    let vocabulary = Vocabulary::of(sentences);
    let prepared: Vec<Prepared> = sentences
        .iter()
        .filter(|sentence| sentence.words.len() <= MOST_WORDS)
        .map(|sentence| Prepared::of(&vocabulary, sentence))
        .collect();
    let mut random = Random::new(settings.seed);
    let mut course = Course {
        arch: Arch::new(),
        network: Network::new(settings.shape(vocabulary.len()), &mut random),
        random,
        step: 0,
        steps: steps(&prepared, settings),
        average: None,
    };
    let mut order: Vec<usize> = (0..prepared.len()).collect();
    for epoch in 0..settings.epochs {
        course.random.shuffle(&mut order);
        course.epoch(epoch, &prepared, &order, settings, watch)?;
    }
    Ok(course.weights(vocabulary.keys()))
}

/// About how many steps the whole course takes.
fn steps(prepared: &[Prepared], settings: &Settings) -> usize {
    let rows: usize = prepared.iter().map(|sentence| sentence.answers.tags.len() + 1).sum();
    (rows / settings.batch + 1) * settings.epochs
}

struct Course {
    arch: Arch,
    network: Network,
    random: Random,
    step: usize,
    steps: usize,
    average: Option<Average>,
}

/// Sums of the numbers of several steps.
struct Average {
    sums: Weights,
    count: usize,
}

impl Average {
    fn add(&mut self, weights: &Weights) {
        let add = |sums: &mut [f32], numbers: &[f32]| {
            for (sum, number) in sums.iter_mut().zip(numbers) {
                *sum += number;
            }
        };
        add(&mut self.sums.table, &weights.table);
        for (sums, part) in self.sums.parts.iter_mut().zip(&weights.parts) {
            add(sums, part);
        }
        self.count += 1;
    }

    fn mean(mut self) -> Weights {
        let share = 1.0 / self.count as f32;
        for number in self.sums.table.iter_mut().chain(self.sums.parts.iter_mut().flatten()) {
            *number *= share;
        }
        self.sums
    }
}

impl Course {
    /// What was learned: the mean over the last steps.
    fn weights(mut self, keys: Vec<u32>) -> Weights {
        let last = self.network.weights(keys.clone());
        self.average.map_or(last, |average| Weights { keys, ..average.mean() })
    }

    fn average(&mut self) {
        let from = (self.steps as f32 * AVERAGED_FROM) as usize;
        if self.step < from || !self.step.is_multiple_of(AVERAGED_EVERY) {
            return;
        }
        let weights = self.network.weights(Vec::new());
        match &mut self.average {
            Some(average) => average.add(&weights),
            None => self.average = Some(Average { sums: weights, count: 1 }),
        }
    }

    fn epoch(
        &mut self,
        epoch: usize,
        prepared: &[Prepared],
        order: &[usize],
        settings: &Settings,
        watch: Watch<'_>,
    ) -> Result<(), TrainError> {
        let mut loss = Loss::default();
        let mut batch: Vec<Example> = Vec::new();
        let mut rows = 0;
        for (number, &sentence) in order.iter().enumerate() {
            let example = prepared[sentence].shown(settings, &mut self.random);
            rows += example.features.len();
            batch.push(example);
            if rows < settings.batch && number + 1 < order.len() {
                continue;
            }
            self.learn(&batch, rows, settings, &mut loss);
            batch.clear();
            rows = 0;
            let step = Step {
                done: self.step as u64,
                of: self.steps.max(self.step) as u64,
                note: format!("round {} of {}, {loss}", epoch + 1, settings.epochs),
            };
            if !watch(step) {
                return Err(TrainError::Stopped);
            }
        }
        Ok(())
    }

    fn learn(&mut self, batch: &[Example], rows: usize, settings: &Settings, loss: &mut Loss) {
        loss.add(self.network.learn(self.arch, batch, &settings.dropout, &mut self.random));
        let mut seen: Vec<u32> = batch.iter().flat_map(|it| it.features.iter().flatten().copied()).collect();
        seen.sort_unstable();
        seen.dedup();
        self.step += 1;
        let left = 1.0 - (self.step as f32 / self.steps as f32).min(1.0);
        let warmth = (self.step as f32 / WARM_UP).min(1.0);
        let pace = Pace {
            rate: settings.rate * (left * (1.0 - LAST_PACE) + LAST_PACE) * warmth,
            step: i32::try_from(self.step).unwrap_or(i32::MAX),
            scale: 1.0,
        };
        self.network.step(self.arch, &seen, &pace, rows as f32 / 4.0);
        self.average();
    }
}
