//! Drills, films, novels and sport speak of attacks that nobody suffers; accidents, storms and markets speak in the same verbs.

use std::collections::HashMap;

use crate::reading::Reading;

/// Codes of `unreal.csv` that stand for something played.
const PLAYS: &[&str] = &["drill", "film", "novel", "sport", "game"];

/// Codes of `unreal.csv` for what speaks of storms and raids where nobody attacks anybody.
const ELSEWHERE: &[&str] = &["nature", "trade"];

/// Codes of `unreal.csv` that say nothing of the text as a whole: figures of speech.
const FIGURES: &[&str] = &["figure", "illness"];

/// Distinct words of one kind that make a text a play.
const DISTINCT_WORDS: usize = 3;

/// What a text speaks of beside attacks, by the words of `unreal.csv`.
pub struct Topics {
    /// Distinct words of every code.
    words: HashMap<&'static str, Vec<String>>,
    /// Sentence and code of each word, in the order of the text.
    said: Vec<(usize, &'static str)>,
}

impl Topics {
    /// Looks the words of a text up.
    pub fn of(reading: &Reading<'_>) -> Self {
        let text = reading.text;
        let mut topics = Self { words: HashMap::new(), said: Vec::new() };
        for at in 0..text.tokens.len() {
            let Some(hit) = reading.lexicon.unreal.first_at(text, at) else { continue };
            let Some(code) = CODES.iter().copied().find(|code| *code == hit.value.as_str()) else { continue };
            let words = topics.words.entry(code).or_default();
            if words.len() < 8 && !words.iter().any(|word| word == text.lower(at)) {
                words.push(text.lower(at).to_owned());
            }
            topics.said.push((reading.sentence_of(at), code));
        }
        topics
    }

    /// Whether the text as a whole tells of something played, or of the weather and the market in the words of war.
    pub fn is_play(&self, reading: &Reading<'_>) -> bool {
        let dead = reading.tolls.iter().filter(|toll| toll.range.min > 0).count();
        let named = reading.mentions.actors.iter().filter(|actor| actor.actor.is_some()).count();
        let bar = DISTINCT_WORDS + usize::from(dead > 0) + usize::from(named > 0);
        let has = |code: &&str, bar: usize| self.words.get(*code).is_some_and(|words| words.len() >= bar);
        PLAYS.iter().any(|code| has(code, bar))
            || named == 0 && ELSEWHERE.iter().any(|code| has(code, bar + 1))
    }

    /// Number of distinct words of the text's largest topic.
    pub fn largest(&self) -> usize {
        let topics = self.words.iter().filter(|(code, _)| !FIGURES.contains(code));
        topics.map(|(_, words)| words.len()).max().unwrap_or_default()
    }

    /// How much the words in and beside a sentence speak for another topic.
    pub fn around(&self, sentence: usize) -> Around {
        let first = self.said.partition_point(|(at, _)| *at + 1 < sentence);
        let mut around = Around { own: 0.0, near: 0.0 };
        for (at, code) in self.said[first..].iter().take(MOST_WORDS).take_while(|(at, _)| *at <= sentence + 1)
        {
            let Some((_, weight)) = IDLE.iter().find(|(idle, _)| idle == code) else { continue };
            let side = if *at == sentence { &mut around.own } else { &mut around.near };
            *side = side.max(*weight);
        }
        around
    }
}

/// How much one word of a topic says that nobody attacked.
const IDLE: &[(&str, f64)] = &[
    ("accident", 2.0),
    ("nature", 3.0),
    ("animal", 2.0),
    ("disease", 2.0),
    ("network", 3.0),
    ("trade", 0.8),
    ("lawmaking", 0.8),
    ("crime", 0.8),
    ("show", 0.8),
    ("works", 4.0),
    ("space", 3.0),
];

/// Words looked at around a sentence.
const MOST_WORDS: usize = 64;

/// How much other topics weigh around a sentence, by the heaviest word.
pub struct Around {
    /// In it.
    pub own: f64,
    /// In the sentences before and after it.
    pub near: f64,
}

/// All codes of `unreal.csv`.
const CODES: &[&str] = &[
    "drill",
    "film",
    "novel",
    "sport",
    "game",
    "figure",
    "illness",
    "accident",
    "nature",
    "animal",
    "disease",
    "network",
    "trade",
    "lawmaking",
    "crime",
    "show",
    "works",
    "space",
];
