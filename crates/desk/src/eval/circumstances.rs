//! How a text tells a record: the circumstances under which reading is easy or hard, so that errors can be sorted by
//! what causes them.

use std::ops::Range;

use extract::{
    mentions::{ActorMention, ActorRole, within},
    reading::Reading,
    text::DateKind,
};
use jiff::civil::Date;

use super::record::{Incident, Statement};

/// A sentence of more words is long.
const LONG_SENTENCE: usize = 40;

/// What happened longer before the report than this many days is background.
const BACKGROUND_DAYS: i32 = 60;

/// What a sentence holds.
#[derive(Debug, Clone, Default)]
struct Sentence {
    bytes: Range<usize>,
    words: usize,
    opening: bool,
    listed: bool,
    quoted: bool,
    act: bool,
    day: bool,
    day_from_context: bool,
    place: bool,
    group: bool,
    toll: bool,
}

/// A document as its sentences.
#[derive(Debug, Clone, Default)]
pub(super) struct Scene {
    sentences: Vec<Sentence>,
    published: Option<Date>,
    text: String,
}

impl Scene {
    pub fn of(reading: &Reading<'_>) -> Self {
        let text = reading.text;
        let sentences = text.sentences.iter().map(|sentence| {
            let bytes = sentence.start..sentence.end;
            let tokens = sentence.tokens.clone();
            let words = text.slice(bytes.clone());
            let dates = &reading.dates[reading.dates_in(&bytes)];
            let dated = |kinds: &[DateKind]| dates.iter().any(|date| kinds.contains(&date.kind));
            let mentions = reading.mentions;
            let named = |it: &ActorMention| it.actor.is_some() || it.role == ActorRole::Provisional;
            Sentence {
                words: tokens.len(),
                opening: sentence.paragraph == 0,
                listed: words.starts_with(['-', '*', '•', '–']) || before(text.raw, bytes.start),
                quoted: words.contains(['“', '”', '"', '«']),
                act: tokens.clone().any(|at| reading.lexicon.triggers.first_at(text, at).is_some()),
                day: !dates.is_empty(),
                day_from_context: dated(&[DateKind::Relative, DateKind::Narrative, DateKind::Vague]),
                place: !within(&mentions.places, |it| &it.tokens, tokens.clone()).is_empty(),
                group: within(&mentions.actors, |it| &it.tokens, tokens).iter().any(named),
                toll: !reading.tolls_in(&bytes).is_empty(),
                bytes,
            }
        });
        Self { sentences: sentences.collect(), published: reading.published, text: text.raw.to_owned() }
    }

    /// The bytes of the words that a record stands on.
    pub fn find(&self, words: Option<&str>) -> Option<Range<usize>> {
        let words = words.map(str::trim).filter(|words| !words.is_empty())?;
        if let Some(start) = self.text.find(words) {
            return Some(start..start + words.len());
        }
        // Line breaks inside the words may differ; their first words then do.
        let mut starts = words.split_whitespace();
        let (first, second) = (starts.next()?, starts.next()?);
        let start = self
            .text
            .match_indices(first)
            .find(|(at, _)| self.text[at + first.len()..].trim_start().starts_with(second));
        start.map(|(at, _)| at..(at + words.len()).min(self.text.len()))
    }

    fn number_at(&self, byte: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.bytes.start <= byte).checked_sub(1)
    }

    /// The sentence around some words, on one line.
    pub fn sentence(&self, words: Option<&str>) -> Option<String> {
        let number = self.number_at(self.find(words)?.start)?;
        let bytes = self.sentences.get(number)?.bytes.clone();
        self.text.get(bytes).map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    pub fn of_incident(&self, gold: &Incident, others: &[Incident]) -> Vec<&'static str> {
        let place = self.find(gold.evidence.as_deref());
        let Some(number) = place.and_then(|bytes| self.number_at(bytes.start)) else { return Vec::new() };
        let Some(sentence) = self.sentences.get(number) else { return Vec::new() };
        let beside = others.iter().filter(|other| {
            let start = self.find(other.evidence.as_deref()).map(|bytes| bytes.start);
            start.and_then(|start| self.number_at(start)) == Some(number)
        });
        let old = gold.dates().first().zip(self.published).is_some_and(|(date, published)| {
            model::date::days_between(date.to(), published) > BACKGROUND_DAYS
        });
        let blamed = !gold.blamed().is_empty() && !gold.perp_free;
        let named: [(&'static str, bool); 13] = [
            ("opening paragraph", sentence.opening),
            ("background", old),
            ("several acts in one sentence", beside.count() > 1),
            ("list entry", sentence.listed),
            ("quoted words", sentence.quoted),
            ("long sentence", sentence.words > LONG_SENTENCE),
            ("no known word for the act", !sentence.act),
            ("not carried out", gold.status.as_deref().is_some_and(|status| status != "executed")),
            ("date elsewhere", !gold.dates().is_empty() && !sentence.day),
            ("date from the context", sentence.day_from_context),
            ("place elsewhere", gold.place.is_some() && !sentence.place),
            ("group elsewhere", blamed && !sentence.group),
            ("toll elsewhere", (gold.killed.is_some() || gold.wounded.is_some()) && !sentence.toll),
        ];
        named.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect()
    }

    pub fn of_statement(&self, gold: &Statement) -> Vec<&'static str> {
        let place = self.find(gold.evidence.as_deref());
        let sentence = place.and_then(|bytes| self.sentences.get(self.number_at(bytes.start)?));
        let Some(sentence) = sentence else { return Vec::new() };
        let named: [(&'static str, bool); 5] = [
            ("opening paragraph", sentence.opening),
            ("list entry", sentence.listed),
            ("quoted words", sentence.quoted),
            ("long sentence", sentence.words > LONG_SENTENCE),
            ("group elsewhere", gold.speaker.is_some() && !sentence.group),
        ];
        named.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect()
    }
}

/// Whether a bullet stands before the sentence on its line.
fn before(raw: &str, start: usize) -> bool {
    let lead = raw.get(raw.floor_char_boundary(start.saturating_sub(8))..start).unwrap_or_default();
    lead.rsplit('\n').next().unwrap_or_default().trim_start().starts_with(['-', '*', '•', '–'])
}
