//! Drills, films, novels and sport speak of attacks that nobody suffers.

use std::collections::HashMap;

use crate::reading::Reading;

/// Codes of `unreal.csv` that stand for something played; the others only mark figures of speech.
const PLAYS: &[&str] = &["drill", "film", "novel", "sport", "game"];

/// Distinct words of one kind that make a text a play.
const DISTINCT_WORDS: usize = 3;

/// Whether the text as a whole tells of something played: three distinct words of one kind, one of them early.
pub fn is_play(reading: &Reading<'_>) -> bool {
    let text = reading.text;
    let mut seen: HashMap<&str, Vec<&str>> = HashMap::new();
    for at in 0..text.tokens.len() {
        if let Some(hit) =
            reading.lexicon.unreal.first_at(text, at).filter(|hit| PLAYS.contains(&hit.value.as_str()))
        {
            let words = seen.entry(hit.value.as_str()).or_default();
            if !words.contains(&text.lower(at)) {
                words.push(text.lower(at));
            }
        }
    }
    let dead = reading.tolls.iter().filter(|toll| toll.range.min > 0).count();
    let named = reading.mentions.actors.iter().filter(|actor| actor.actor.is_some()).count();
    seen.values().any(|words| words.len() >= DISTINCT_WORDS + usize::from(dead > 0) + usize::from(named > 0))
}
