//! The judges of wire reports, and which texts they are for.

use std::sync::LazyLock;

use super::drafts::{CLASSES, Draft, draft, judge, keep_row};
use crate::{
    learned::{Archive, Bytes, Linear, Trees},
    reading::Reading,
    text::{Text, TokenKind},
};

static JUDGE: LazyLock<Option<Judge>> =
    LazyLock::new(|| Judge::read(include_bytes!("../../../../../models/incidents.bin")));

/// Words of a text that are looked at to tell its style.
const LOOKED_AT: usize = 400;

/// Words that a text must have to have a style.
const LEAST_WORDS: usize = 12;

/// The judge that was fitted to texts of this style, if there is one: the annotated reports are in capitals, and what
/// was learned from them does not hold for the prose of today.
pub fn judge_of(text: &Text<'_>) -> Option<&'static Judge> {
    let words =
        text.tokens.iter().filter(|token| token.kind == TokenKind::Word && token.end > token.start + 1);
    let (mut all, mut capitals) = (0usize, 0usize);
    for token in words.take(LOOKED_AT) {
        all += 1;
        capitals += usize::from(token.all_caps);
    }
    (all >= LEAST_WORDS && capitals * 10 >= all * 9).then_some(JUDGE.as_ref()).flatten()
}

/// The judges of a document: of its sentences, of itself, of what goes together and of what is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Judge {
    /// Scores sentences, one type a class.
    pub sentences: Linear,
    /// Scores documents.
    pub document: Linear,
    /// Says whether a sentence goes with a draft.
    pub join: Trees,
    /// Says whether a draft is kept.
    pub keep: Trees,
    /// A document tells of an incident if one of its drafts is above this score of `keep`.
    pub first_bar: f32,
    /// The other drafts of such a document are kept above this one.
    pub bar: f32,
}

impl Judge {
    /// Reads what [`Self::write`] wrote.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let archive = Archive::read(bytes)?;
        let mut bars = Bytes::new(archive.section("bars")?);
        let linear = |name: &str, classes: usize| {
            Linear::read(archive.section(name)?).filter(|model| model.classes() == classes)
        };
        Some(Self {
            sentences: linear("sentences", CLASSES)?,
            document: linear("document", 1)?,
            join: Trees::read(archive.section("join")?)?,
            keep: Trees::read(archive.section("keep")?)?,
            first_bar: bars.real()?,
            bar: bars.real()?,
        })
    }

    /// The bytes of `models/incidents.bin`.
    pub fn write(&self) -> Vec<u8> {
        let mut archive = Archive::default();
        archive.push("sentences", self.sentences.write());
        archive.push("document", self.document.write());
        archive.push("join", self.join.write());
        archive.push("keep", self.keep.write());
        archive.push("bars", [self.first_bar.to_le_bytes(), self.bar.to_le_bytes()].concat());
        archive.write()
    }

    /// The drafts of a document that are kept, each with its score.
    pub fn drafts(&self, reading: &Reading<'_>) -> Vec<(Draft, f32)> {
        let judged = judge(reading, &self.sentences, &self.document);
        let drafts = draft(reading, &judged, |row| self.join.score(row));
        let scores: Vec<f32> = (0..drafts.len())
            .map(|index| self.keep.score(&keep_row(reading, &judged, &drafts, index)))
            .collect();
        if scores.iter().all(|score| *score <= self.first_bar) {
            return Vec::new();
        }
        drafts.into_iter().zip(scores).filter(|(_, score)| *score > self.bar).collect()
    }
}
