//! What stands around a phrase.

use std::ops::Range;

use super::{
    chunk::{Chunk, chunks},
    words::{Class, Tagger},
};
use crate::{learned::features::hash, reading::Reading};

/// A number that a name and its parts share with hardly any others.
pub fn mix(name: u32, parts: &[u32]) -> u32 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ u64::from(name).wrapping_mul(0xd6e8_feb8_6659_fd93);
    for part in parts {
        state = (state ^ u64::from(*part)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state ^= state >> 29;
    }
    let folded = (state ^ (state >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    u32::try_from(folded >> 32).unwrap_or_default()
}

/// A word that speaks of an act.
#[derive(Debug, Clone, Copy)]
pub struct Trigger {
    /// Token.
    pub at: usize,
    /// Hash of its row.
    pub id: u32,
    /// Type of incident, as a number.
    pub kind: u32,
}

/// A sentence cut into phrases.
#[derive(Debug)]
pub struct Sentence {
    /// Number.
    pub number: usize,
    /// Tokens.
    pub tokens: Range<usize>,
    /// Classes of the tokens.
    pub classes: Vec<Class>,
    /// Hashes of the words.
    pub words: Vec<u32>,
    /// Phrases.
    pub chunks: Vec<Chunk>,
    /// Words that speak of acts.
    pub triggers: Vec<Trigger>,
}

impl Sentence {
    /// Reads sentence `number`.
    pub fn read(tagger: &Tagger, reading: &Reading<'_>, number: usize) -> Self {
        let text = reading.text;
        let tokens = text.sentences.get(number).map_or(0..0, |sentence| sentence.tokens.clone());
        let (classes, words) = tagger.classes(reading, tokens.clone());
        let chunks = chunks(&classes, tokens.start);
        let triggers = tokens
            .clone()
            .filter_map(|at| {
                let hit = reading.lexicon.triggers.first_at(text, at)?;
                Some(Trigger { at, id: hash(&[&hit.value.id]), kind: hit.value.incident_type as u32 })
            })
            .collect();
        Self { number, tokens, classes, words, chunks, triggers }
    }

    /// Class of a token; a mark outside the sentence.
    pub fn class(&self, i: usize) -> Class {
        let at = i.checked_sub(self.tokens.start);
        at.and_then(|at| self.classes.get(at)).copied().unwrap_or(Class::Mark)
    }

    /// Hash of a token; 1 outside the sentence.
    pub fn word(&self, i: usize) -> u32 {
        i.checked_sub(self.tokens.start).and_then(|at| self.words.get(at)).copied().unwrap_or(1)
    }

    fn is_passive(&self, verb: usize) -> bool {
        self.class(verb) == Class::Participle
            && (verb.saturating_sub(3)..verb).any(|i| self.class(i) == Class::Be)
    }

    /// The last token before `i`, at most `reach` back, of which `wanted` holds.
    fn back(&self, i: usize, reach: usize, wanted: impl Fn(Class) -> bool) -> Option<usize> {
        (self.tokens.start.max(i.saturating_sub(reach))..i).rev().find(|at| wanted(self.class(*at)))
    }

    /// How a phrase hangs on verbs and nouns.
    pub fn structure(&self, index: usize, out: &mut Vec<u32>) {
        self.governor(index, out, 0);
        if let Some(chunk) = self.chunks.get(index) {
            self.verb_behind(chunk.tokens.end, out);
        }
    }

    /// What stands before: "murder of X", "killed X", "killed by X"; a member of a list hangs where the first hangs.
    fn governor(&self, index: usize, out: &mut Vec<u32>, depth: usize) {
        let Some(chunk) = self.chunks.get(index) else { return };
        let Some(p) = self.back(chunk.tokens.start, BACK, |class| class != Class::Determiner) else { return };
        match self.class(p) {
            Class::Preposition | Class::Modal => {
                if let Some(q) = self.back(p, BACK, |class| class != Class::Adverb) {
                    if self.class(q).is_verb() {
                        out.push(mix(30, &[self.word(q), self.word(p), u32::from(self.is_passive(q))]));
                    } else {
                        out.push(mix(31, &[self.word(q), self.word(p)]));
                    }
                }
                if let Some(verb) = self.back(p, BACK, Class::is_verb) {
                    out.push(mix(32, &[self.word(verb), self.word(p), u32::from(self.is_passive(verb))]));
                }
            }
            class if class.is_verb() => out.push(mix(33, &[self.word(p)])),
            Class::Mark | Class::Conjunction if depth < LIST => {
                let last = index.checked_sub(1).and_then(|last| self.chunks.get(last));
                if let Some(last) = last.filter(|last| last.tokens.end <= p && p <= last.tokens.end + 1) {
                    self.governor(index - 1, out, depth + 1);
                    if depth == 0 {
                        self.verb_behind(chunk.tokens.end, out);
                        out.push(mix(34, &[self.word(last.tokens.end - 1)]));
                    }
                }
            }
            _ => {}
        }
        if let Some(verb) = self.back(p + 1, BACK, Class::is_verb) {
            out.push(mix(35, &[self.word(verb), u32::from(self.is_passive(verb))]));
        }
    }

    /// What the phrase does or suffers: the next verb, its voice and its object.
    fn verb_behind(&self, end: usize, out: &mut Vec<u32>) {
        let (mut be, mut crossed) = (false, 0u32);
        for i in end..self.tokens.end.min(end + AHEAD) {
            match self.class(i) {
                Class::Be => be = true,
                class if class.is_verb() => {
                    let passive = u32::from(be && class == Class::Participle);
                    out.push(mix(36, &[self.word(i), passive, crossed.min(2)]));
                    if crossed == 0 {
                        let behind = i + 1..self.tokens.end.min(i + 6);
                        let object = behind.into_iter().find(|at| self.class(*at).is_nominal());
                        out.extend(object.map(|object| mix(37, &[self.word(i), self.word(object)])));
                    }
                    return;
                }
                class if class.is_nominal() && !self.class(i + 1).is_nominal() => crossed += 1,
                _ => {}
            }
            if crossed > 3 {
                return;
            }
        }
    }

    /// The words beside a phrase and the acts told in its sentence.
    pub fn surroundings(&self, index: usize, out: &mut Vec<u32>) {
        let Some(chunk) = self.chunks.get(index) else { return };
        let (start, end) = (chunk.tokens.start, chunk.tokens.end);
        match self.back(start, BACK, |class| class != Class::Determiner) {
            Some(p) => {
                out.push(mix(40, &[self.word(p)]));
                out.push(mix(41, &[self.word(p.wrapping_sub(1)), self.word(p)]));
            }
            None => out.push(mix(42, &[])),
        }
        out.push(mix(43, &[self.word(end)]));
        out.push(mix(44, &[self.word(end), self.word(end + 1)]));
        if chunk.determined {
            out.push(mix(45, &[self.word(start.saturating_sub(1))]));
        }
        if let Some(next) = self.chunks.get(index + 1) {
            let near = next.tokens.start > end && next.tokens.start <= end + 2;
            if near && self.class(end) == Class::Mark {
                out.push(mix(46, &[self.word(next.tokens.end - 1), self.word(end)]));
            }
        }
        for trigger in &self.triggers {
            let (side, distance) = if trigger.at >= end {
                (0, trigger.at - end)
            } else if trigger.at < start {
                (1, start - trigger.at)
            } else {
                out.push(mix(47, &[trigger.id]));
                continue;
            };
            let distance = u32::try_from(distance / 3).unwrap_or(u32::MAX).min(3);
            out.push(mix(48, &[side, trigger.id, distance]));
            out.push(mix(49, &[side, trigger.kind]));
        }
        if self.triggers.is_empty() {
            out.push(mix(50, &[]));
        }
        out.push(mix(51, &[bucket(self.number)]));
    }
}

/// How far back governors are looked for, in tokens.
const BACK: usize = 12;

/// How far ahead the verb is looked for.
const AHEAD: usize = 18;

/// How many members of a list are followed back.
const LIST: usize = 8;

/// A size in coarse steps.
pub fn bucket(size: usize) -> u32 {
    match size {
        0..=3 => u32::try_from(size).unwrap_or_default(),
        4..=6 => 4,
        7..=10 => 5,
        11..=16 => 6,
        _ => 7,
    }
}
