//! The fitted judge: models, and the bounds from which something counts.

use std::sync::LazyLock;

use super::{
    Act, Candidate,
    context::mix,
    entity::{Cast, FACTS},
    words::{Form, Tagger},
};
use crate::{
    learned::{Archive, Bytes, Linear, archive::write_real, incidents, probability},
    reading::Reading,
    text::Text,
};

static JUDGE: LazyLock<Option<Judge>> =
    LazyLock::new(|| Judge::read(include_bytes!("../../../../../models/roles.bin")));

/// The judge of texts of this style, if there is one: see [`judge_of`](crate::learned::incidents::judge_of).
pub fn judge_of(text: &Text<'_>) -> Option<&'static Judge> {
    incidents::judge_of(text).and(JUDGE.as_ref())
}

/// A weight a fact, and what they add to.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing<const N: usize> {
    /// What holds without facts.
    pub bias: f32,
    /// Weights.
    pub weights: [f32; N],
}

impl<const N: usize> Weighing<N> {
    /// The chance that the facts give.
    pub fn chance(&self, facts: &[f32; N]) -> f32 {
        probability(
            self.bias + self.weights.iter().zip(facts).map(|(weight, fact)| weight * fact).sum::<f32>(),
        )
    }

    fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        let bias = bytes.real()?;
        let mut weights = [0.0; N];
        for weight in &mut weights {
            *weight = bytes.real()?;
        }
        Some(Self { bias, weights })
    }

    fn write(&self, out: &mut Vec<u8>) {
        write_real(out, self.bias);
        self.weights.iter().for_each(|weight| write_real(out, *weight));
    }
}

/// The fitted judge.
#[derive(Debug, Clone, PartialEq)]
pub struct Judge {
    /// Coarse parts of speech.
    pub tagger: Tagger,
    /// A class for every type: does the document tell of one?
    pub acts: Linear,
    /// A class for every role.
    pub roles: Linear,
    /// Weighs entities of every role.
    pub entities: [Weighing<FACTS>; 5],
    /// Chance from which an entity of each role counts.
    pub entity_bounds: [f32; 5],
}

impl Judge {
    /// Scores of every candidate in every role of an incident of a type.
    pub fn scores(roles: &Linear, candidates: &[Candidate], act: Act) -> Vec<[f32; 5]> {
        let (mut features, mut sums) = (Vec::new(), Vec::new());
        let mut score = |candidate: &Candidate| {
            candidate.features_for(act, &mut features);
            roles.sum(&features, &mut sums);
            let mut scores = [0.0; 5];
            for (role, (score, sum)) in scores.iter_mut().zip(&sums).enumerate() {
                *score = roles.score_of(role, *sum);
            }
            scores
        };
        candidates.iter().map(&mut score).collect()
    }

    /// What the document holds for incidents of a type.
    pub fn cast<'c>(&self, candidates: &'c [Candidate], act: Act) -> Cast<'c> {
        Cast::of(act, candidates, &Self::scores(&self.roles, candidates, act))
    }

    /// Reads a model file.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let archive = Archive::read(bytes)?;
        let tagger = Tagger::read(archive.section("classes")?)?;
        let acts = Linear::read(archive.section("acts")?).filter(|acts| acts.classes() == 5)?;
        let roles = Linear::read(archive.section("roles")?).filter(|roles| roles.classes() == 5)?;
        let mut bytes = Bytes::new(archive.section("weighings")?);
        let mut entities = Vec::new();
        let mut entity_bounds = [0.0; 5];
        for bound in &mut entity_bounds {
            entities.push(Weighing::read(&mut bytes)?);
            *bound = bytes.real()?;
        }
        Some(Self { tagger, acts, roles, entities: entities.try_into().ok()?, entity_bounds })
    }

    /// The model file.
    pub fn write(&self) -> Vec<u8> {
        let mut weighings = Vec::new();
        for (weighing, bound) in self.entities.iter().zip(self.entity_bounds) {
            weighing.write(&mut weighings);
            write_real(&mut weighings, bound);
        }
        let mut archive = Archive::default();
        archive.push("classes", self.tagger.write());
        archive.push("acts", self.acts.write());
        archive.push("roles", self.roles.write());
        archive.push("weighings", weighings);
        archive.write()
    }
}

/// Tokens that count as the opening of a document.
const OPENING: usize = 90;

/// Tokens of a document that are looked at.
const MOST_TOKENS: usize = 4_000;

/// What a document looks like as a whole: its words and pairs of words, those of the opening once more.
pub fn document(reading: &Reading<'_>) -> Vec<u32> {
    let text = reading.text;
    let mut found = Vec::new();
    let mut before = 0;
    for i in 0..text.tokens.len().min(MOST_TOKENS) {
        let word = Form::of(text.lower(i)).word_key();
        let pair = mix(5, &[before, word]);
        found.extend([mix(3, &[word]), pair]);
        if i < OPENING {
            found.extend([mix(4, &[word]), mix(6, &[before, word])]);
        }
        if let Some(hit) = reading.lexicon.triggers.first_at(text, i) {
            let kind = hit.value.incident_type as u32;
            found.extend([mix(7, &[kind]), mix(8, &[kind, u32::from(i < OPENING)])]);
        }
        before = word;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Chance of every type that a document tells of one.
pub fn act_chances(acts: &Linear, document: &[u32]) -> [f32; 5] {
    let mut sums = Vec::new();
    acts.sum(document, &mut sums);
    let mut chances = [0.0; 5];
    for (number, (chance, sum)) in chances.iter_mut().zip(&sums).enumerate() {
        *chance = probability(acts.score_of(number, *sum));
    }
    chances
}
