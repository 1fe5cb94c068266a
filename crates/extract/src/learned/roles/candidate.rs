//! Phrases that can fill a role, with their features.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    Act,
    context::{Sentence, bucket, mix},
    words::{Class, Tagger},
};
use crate::{
    mentions::{ActorRole, covering, within},
    pack,
    reading::Reading,
    text::{TokenKind, person_noun},
};

/// A phrase of the document.
#[derive(Debug, Clone, Default)]
pub struct Candidate {
    /// Where it stands, in the order of the text: tokens.
    pub mentions: Vec<Range<usize>>,
    /// Its words without determiners and marks, as hashes.
    pub words: Vec<u32>,
    /// Index of its head in `words`.
    pub head: usize,
    /// Sentence of its first mention.
    pub sentence: usize,
    /// How often it stands in the text; of those beyond a bound only the number is kept.
    pub count: usize,
    /// What it means: see [`sense`].
    pub sense: u32,
    /// The actor of the codebook that it names.
    pub actor: Option<usize>,
    features: Vec<u32>,
    typed: Vec<u32>,
}

impl Candidate {
    /// Features for an incident of a type, written over `out`.
    pub fn features_for(&self, act: Act, out: &mut Vec<u32>) {
        out.clear();
        out.extend(&self.features);
        out.push(mix(60, &[act.number()]));
        out.extend(self.typed.iter().map(|feature| mix(61, &[act.number(), *feature])));
    }

    /// Those features that hold for every type.
    pub fn features(&self) -> &[u32] {
        &self.features
    }

    /// Those features that count together with the type.
    pub fn typed(&self) -> &[u32] {
        &self.typed
    }
}

/// Mentions of one phrase that are looked at.
const MOST_MENTIONS: usize = 12;

/// The longest phrase, in tokens.
const LONGEST: usize = 14;

/// Candidates of a document, in the order of the text.
pub fn candidates(tagger: &Tagger, reading: &Reading<'_>) -> Vec<Candidate> {
    let total = reading.text.sentences.len();
    let sentences: Vec<Sentence> = (0..total).map(|number| Sentence::read(tagger, reading, number)).collect();
    let mut collector = Collector { reading, known: FxHashMap::default(), found: Vec::new() };
    for sentence in &sentences {
        collector.read(sentence);
    }
    let mut kinds: Vec<u32> =
        sentences.iter().flat_map(|sentence| &sentence.triggers).map(|trigger| trigger.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for candidate in &mut collector.found {
        finish(candidate, &kinds);
    }
    collector.found
}

fn finish(candidate: &mut Candidate, kinds: &[u32]) {
    let sense = candidate.sense;
    let count = bucket(candidate.count);
    candidate.features.push(mix(62, &[count]));
    candidate.features.push(mix(63, &[count, sense]));
    candidate.features.push(mix(64, &[bucket(candidate.sentence)]));
    candidate.features.push(mix(65, &[sense]));
    candidate.features.extend(kinds.iter().map(|kind| mix(66, &[*kind, sense])));
    for list in [&mut candidate.features, &mut candidate.typed] {
        list.sort_unstable();
        list.dedup();
    }
}

/// How a candidate lies in its phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Tail,
    /// With the "of" behind the phrase.
    Extended,
    /// Without the head of the phrase.
    Inner,
}

struct Collector<'r, 't> {
    reading: &'r Reading<'t>,
    known: FxHashMap<u32, usize>,
    found: Vec<Candidate>,
}

/// What the candidates of one phrase share.
#[derive(Default)]
struct Shared {
    structure: Vec<u32>,
    around: Vec<u32>,
}

impl Collector<'_, '_> {
    fn read(&mut self, sentence: &Sentence) {
        for (index, chunk) in sentence.chunks.iter().enumerate() {
            let mut shared = Shared::default();
            sentence.structure(index, &mut shared.structure);
            sentence.surroundings(index, &mut shared.around);
            for (span, part) in spans(self.reading, sentence, index) {
                self.add(sentence, &chunk.tokens, span, part, &shared);
            }
        }
    }

    fn add(
        &mut self,
        sentence: &Sentence,
        chunk: &Range<usize>,
        span: Range<usize>,
        part: Part,
        shared: &Shared,
    ) {
        let counts = |i: &usize| !matches!(sentence.class(*i), Class::Determiner | Class::Mark);
        let words: Vec<u32> = span.clone().filter(counts).map(|i| sentence.word(i)).collect();
        let head_end = if part == Part::Extended { chunk.end } else { span.end };
        let head = (span.start..head_end).filter(counts).count().saturating_sub(1);
        let index = *self.known.entry(mix(2, &words)).or_insert_with(|| {
            let meaning = meaning(self.reading, sentence, &(span.start..head_end));
            self.found.push(Candidate {
                words,
                head,
                sentence: sentence.number,
                sense: meaning.sense,
                actor: meaning.actor,
                ..Candidate::default()
            });
            self.found.len() - 1
        });
        let Some(candidate) = self.found.get_mut(index) else { return };
        candidate.count += 1;
        if candidate.mentions.len() >= MOST_MENTIONS {
            return;
        }
        candidate.mentions.push(span.clone());
        let place = Place { sentence, chunk, span, part, head: head_end.saturating_sub(1) };
        place.describe(self.reading, candidate, shared);
    }
}

/// One mention of a candidate.
struct Place<'s> {
    sentence: &'s Sentence,
    chunk: &'s Range<usize>,
    span: Range<usize>,
    part: Part,
    head: usize,
}

impl Place<'_> {
    fn describe(&self, reading: &Reading<'_>, candidate: &mut Candidate, shared: &Shared) {
        let sentence = self.sentence;
        let sense = candidate.sense;
        let head = sentence.word(self.head);
        self.form(reading, candidate);
        let features = &mut candidate.features;
        if self.part == Part::Inner {
            features.extend(shared.structure.iter().map(|feature| mix(70, &[*feature])));
            features.extend(shared.around.iter().map(|feature| mix(71, &[*feature])));
            features.extend(shared.around.iter().map(|feature| mix(72, &[*feature, sense])));
        } else {
            for feature in &shared.structure {
                features.extend([*feature, mix(73, &[*feature, sense]), mix(74, &[*feature, head])]);
            }
            for feature in &shared.around {
                features.extend([*feature, mix(75, &[*feature, sense])]);
            }
            candidate.typed.extend(&shared.structure);
        }
        candidate.typed.extend([mix(76, &[sense]), mix(77, &[head])]);
        for trigger in &sentence.triggers {
            candidate.typed.extend([mix(78, &[trigger.kind, sense]), mix(79, &[trigger.id])]);
        }
        if sentence.triggers.is_empty() {
            candidate.typed.push(mix(80, &[sense]));
        }
    }

    /// The words of the phrase, what was left out of it, and its form.
    fn form(&self, reading: &Reading<'_>, candidate: &mut Candidate) {
        let (sentence, span, sense) = (self.sentence, &self.span, candidate.sense);
        let head = sentence.word(self.head);
        let class = |i: usize| sentence.class(i).number();
        let features = &mut candidate.features;
        features.extend([
            mix(81, &[self.part as u32]),
            mix(82, &[sense]),
            mix(83, &[head]),
            mix(84, &candidate.words),
            mix(85, &[sentence.word(span.start)]),
            mix(86, &[class(span.start), sense]),
            mix(87, &[bucket(span.len()), sense]),
        ]);
        features.extend(span.clone().map(|i| mix(88, &[sentence.word(i)])));
        if self.head > span.start {
            features.push(mix(89, &[sentence.word(self.head - 1), head]));
        }
        let lower = reading.text.lower(self.head);
        let tail = lower.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        features.push(mix(90, &[crate::learned::features::hash(&[lower.get(tail..).unwrap_or_default()])]));
        let pattern = span.clone().take(5).fold(1u32, |pattern, i| pattern * 20 + class(i));
        features.push(mix(91, &[pattern]));
        if span.start > self.chunk.start {
            features.push(mix(92, &[sentence.word(span.start - 1)]));
            features.push(mix(93, &[class(span.start - 1), class(span.start), sense]));
        } else {
            features.push(mix(94, &[sense]));
        }
        if span.end < self.chunk.end {
            features.push(mix(95, &[sentence.word(span.end)]));
            features.push(mix(96, &[class(span.end), sense]));
        }
        if self.part == Part::Extended {
            features.push(mix(97, &[head, sentence.word(span.end - 1)]));
            features.push(mix(98, &[sense]));
        }
        if !within(&reading.mentions.nations, |nation| &nation.tokens, span.clone()).is_empty() {
            features.push(mix(99, &[sense]));
        }
    }
}

/// The parts of phrase `index` that can stand for somebody or something.
fn spans(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> Vec<(Range<usize>, Part)> {
    let Some(chunk) = sentence.chunks.get(index).map(|chunk| chunk.tokens.clone()) else { return Vec::new() };
    let starts = chunk
        .clone()
        .filter(|start| !matches!(sentence.class(*start), Class::Possessive | Class::Conjunction));
    let mut found = Vec::new();
    for start in starts.clone() {
        for end in start + 1..=chunk.end {
            let part = match (start == chunk.start, end == chunk.end) {
                (true, true) => Part::Whole,
                (false, true) => Part::Tail,
                _ if sentence.class(end - 1).is_nominal() => Part::Inner,
                _ => continue,
            };
            found.push((start..end, part));
        }
    }
    let mut end = chunk.end;
    for next in sentence.chunks.iter().skip(index + 1).take(2) {
        let joined = next.tokens.start > end && next.tokens.start <= end + 2;
        if !joined || !reading.text.is(end, pack::Class::Of) {
            break;
        }
        end = next.tokens.end;
        found.extend(
            starts.clone().filter(|start| end - start <= LONGEST).map(|start| (start..end, Part::Extended)),
        );
    }
    found
}

struct Meaning {
    sense: u32,
    actor: Option<usize>,
}

/// What the head of a phrase means: a weapon, an actor, people, a target, a place, a name, something else.
fn meaning(reading: &Reading<'_>, sentence: &Sentence, tokens: &Range<usize>) -> Meaning {
    let text = reading.text;
    let Some(head) = tokens.end.checked_sub(1) else { return Meaning { sense: 0, actor: None } };
    let covered = covering(&reading.mentions.actors, |actor| &actor.tokens, head);
    let actor = covered.filter(|actor| actor.role == ActorRole::Named).and_then(|actor| actor.actor);
    let weapon =
        |i: usize| reading.lexicon.weapons.first_at(text, i).map(|hit| i + hit.tokens) == Some(tokens.end);
    let sense = if tokens.clone().any(weapon) {
        1
    } else if let Some(actor) = covered {
        match actor.role {
            ActorRole::Named => 2,
            ActorRole::Provisional => 3,
            _ => 4,
        }
    } else if let Some(target) = covering(&reading.mentions.targets, |target| &target.tokens, head)
        .filter(|target| target.head.end == tokens.end)
    {
        10 + target.kind as u32
    } else if let Some(attacks) = person_noun(text.pack, text.lower(head)) {
        if attacks { 5 } else { 6 }
    } else if covering(&reading.mentions.places, |place| &place.tokens, head).is_some() {
        7
    } else if text.tokens.get(head).is_some_and(|token| token.kind == TokenKind::Number) {
        8
    } else if sentence.class(head) == Class::Name {
        let named = tokens.len() > 1 && tokens.clone().all(|i| sentence.class(i) == Class::Name);
        if named { 20 } else { 21 }
    } else {
        22
    };
    Meaning { sense, actor }
}
