//! What the judges see of a sentence and of a document.

use std::ops::Range;

use model::{CountRange, TargetKind, codebook::ActorKind};

use crate::{
    learned::{Features, features},
    mentions::{ActorRole, within},
    reading::Reading,
    text::{DateKind, DateRole, TokenKind, TollKind},
};

/// Letters of a word that stand for its stem.
const STEM: usize = 5;

/// Ages of a date in days before publication, from which on it is another kind of date.
const AGES: &[i32] = &[1, 2, 4, 8, 15, 31, 61, 181, 366, 1500];

/// Sentences of a document that count as its head.
const HEAD: usize = 2;

/// The first letters of a word.
pub fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])
}

/// A token as the judges see it: numbers are all one.
fn form<'r>(reading: &'r Reading<'_>, at: usize) -> Option<&'r str> {
    match reading.text.tokens.get(at)?.kind {
        TokenKind::Word => Some(reading.text.lower(at)),
        TokenKind::Number => Some("#"),
        _ => None,
    }
}

/// The features of sentence `number`.
pub fn of_sentence(reading: &Reading<'_>, number: usize, into: &mut Features) {
    let sentence = &reading.text.sentences[number];
    words(reading, &sentence.tokens, into);
    neighbours(reading, number, into);
    named(reading, &sentence.tokens, into);
    times(reading, &sentence.tokens, into);
    tolls(reading, &sentence.tokens, into);
    position(reading, number, into);
    acts(reading, number, into);
}

/// Words around a word for an act that are paired with it.
const AROUND: usize = 6;

/// Words for acts, each paired with who and what stands near it, how long ago it was and where in the text it stands.
fn acts(reading: &Reading<'_>, number: usize, into: &mut Features) {
    let sentence = &reading.text.sentences[number];
    let tokens = sentence.tokens.clone();
    let bytes = reading.bytes(&tokens);
    let age = reading.dates[reading.dates_in(&bytes)]
        .iter()
        .filter(|date| date.role != DateRole::Dateline)
        .find_map(|date| date.interval.zip(reading.published))
        .map_or("none", |(interval, published)| {
            let age = model::date::days_between(interval.to(), published);
            DIGITS[AGES.iter().take_while(|bound| age >= **bound).count()]
        });
    let mut at = tokens.start;
    while at < tokens.end {
        let Some(hit) = reading.lexicon.triggers.first_at(reading.text, at) else {
            at += 1;
            continue;
        };
        let act = hit.value.id.as_str();
        let kind = hit.value.incident_type.as_str();
        let end = at + hit.tokens;
        into.add(&["act", act]);
        into.add(&["act age", kind, age]);
        into.add(&["act at", kind, DIGITS[number.min(6)]]);
        let near = at.saturating_sub(AROUND).max(tokens.start)..(end + AROUND).min(tokens.end);
        for target in within(&reading.mentions.targets, |target| &target.tokens, near.clone()) {
            let side = if target.tokens.start < at { "before" } else { "after" };
            into.add(&["act on", kind, side, target.class.as_str()]);
            into.add(&["act target", act, side, target.class.as_str()]);
        }
        for actor in within(&reading.mentions.actors, |actor| &actor.tokens, near.clone()) {
            let state = actor
                .actor
                .is_some_and(|index| reading.lexicon.codebook.actors[index].kind == ActorKind::StateForce);
            let side = if actor.tokens.start < at { "before" } else { "after" };
            into.add(&["act of", kind, side, if state { "state" } else { "group" }]);
        }
        for other in near {
            if let Some(word) = form(reading, other).filter(|_| !(at..end).contains(&other)) {
                let side = if other < at { "before" } else { "after" };
                into.add(&["act near", kind, side, stem(word)]);
            }
        }
        at = end;
    }
}

/// Words, stems, neighbouring words, and words one apart.
fn words(reading: &Reading<'_>, tokens: &Range<usize>, into: &mut Features) {
    let mut last: Option<&str> = None;
    let mut before: Option<&str> = None;
    for at in tokens.clone() {
        let Some(word) = form(reading, at) else { continue };
        into.add(&["w", word]);
        into.add(&["s", stem(word)]);
        if let Some(last) = last {
            into.add(&["b", last, word]);
        }
        if let Some(before) = before {
            into.add(&["k", stem(before), stem(word)]);
        }
        before = last;
        last = Some(word);
    }
}

/// Stems of the sentences around.
fn neighbours(reading: &Reading<'_>, number: usize, into: &mut Features) {
    let sentences = &reading.text.sentences;
    let around = [("p", number.checked_sub(1)), ("n", Some(number + 1))];
    for (name, index) in around {
        let Some(sentence) = index.and_then(|index| sentences.get(index)) else {
            into.add(&[name, "none"]);
            continue;
        };
        for at in sentence.tokens.clone() {
            if let Some(word) = form(reading, at) {
                into.add(&[name, stem(word)]);
            }
        }
    }
}

/// Kinds of people, things, groups and places that the sentence names.
fn named(reading: &Reading<'_>, tokens: &Range<usize>, into: &mut Features) {
    let mentions = reading.mentions;
    for target in within(&mentions.targets, |target| &target.tokens, tokens.clone()) {
        let kind = match target.kind {
            TargetKind::Person => "person",
            TargetKind::Group => "group",
            _ => "thing",
        };
        into.add(&["target", target.class.as_str(), kind]);
    }
    for actor in within(&mentions.actors, |actor| &actor.tokens, tokens.clone()) {
        let kind = match (actor.role, actor.actor.map(|index| reading.lexicon.codebook.actors[index].kind)) {
            (ActorRole::Anaphoric, _) => "back",
            (_, Some(ActorKind::StateForce)) => "state",
            (_, Some(_)) => "known",
            (_, None) => "unknown",
        };
        into.add(&["actor", kind]);
    }
    let places = within(&mentions.places, |place| &place.tokens, tokens.clone());
    for place in places.iter().filter(|place| !place.dateline) {
        let kind = if place.place.is_some() { "town" } else { "country" };
        into.add(&["place", kind, if place.located { "in" } else { "" }]);
    }
    if places.iter().all(|place| place.dateline) {
        into.add(&["place", "none"]);
    }
}

/// How long ago the sentence says it was.
fn times(reading: &Reading<'_>, tokens: &Range<usize>, into: &mut Features) {
    let bytes = reading.bytes(tokens);
    let mut none = true;
    for date in &reading.dates[reading.dates_in(&bytes)] {
        if date.role == DateRole::Dateline {
            continue;
        }
        none = false;
        let kind = match date.kind {
            DateKind::Absolute => "absolute",
            DateKind::Relative => "relative",
            DateKind::Narrative => "narrative",
            DateKind::Vague => "vague",
            DateKind::Duration => "duration",
        };
        let role = match date.role {
            DateRole::Point => "point",
            DateRole::Since => "since",
            DateRole::Future | DateRole::Deadline => "future",
            DateRole::Recurring => "recurring",
            _ => "other",
        };
        into.add(&["date", kind, role]);
        if let Some((interval, published)) = date.interval.zip(reading.published) {
            let age = model::date::days_between(interval.to(), published);
            let step = AGES.iter().take_while(|bound| age >= **bound).count();
            let length = [2, 8, 32].iter().take_while(|bound| interval.days() >= **bound).count();
            into.add(&["age", DIGITS[step], DIGITS[length]]);
        }
    }
    if none {
        into.add(&["date", "none"]);
    }
}

/// Short numbers as words.
const DIGITS: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];

fn tolls(reading: &Reading<'_>, tokens: &Range<usize>, into: &mut Features) {
    let bytes = reading.bytes(tokens);
    for toll in &reading.tolls[reading.tolls_in(&bytes)] {
        let kind = match toll.kind {
            TollKind::Killed => "killed",
            TollKind::Wounded => "wounded",
            TollKind::Casualties => "casualties",
            TollKind::PerpetratorsKilled | TollKind::PerpetratorsWounded => "attackers",
            TollKind::Kidnapped => "kidnapped",
        };
        into.add(&["toll", kind, size(toll.range)]);
    }
}

fn size(range: CountRange) -> &'static str {
    match range.min {
        0 => "0",
        1 => "1",
        2..=9 => "few",
        10..=49 => "many",
        _ => "mass",
    }
}

fn position(reading: &Reading<'_>, number: usize, into: &mut Features) {
    let sentence = &reading.text.sentences[number];
    let total = reading.text.sentences.len();
    into.add(&["at", DIGITS[number.min(8)]]);
    into.add(&["from end", DIGITS[(total - 1 - number).min(4)]]);
    into.add(&["paragraph", DIGITS[sentence.paragraph.min(8)]]);
    let opens = number == 0 || reading.text.sentences[number - 1].paragraph != sentence.paragraph;
    into.add(&["opens paragraph", if opens { "yes" } else { "no" }]);
    let lengths = [6, 12, 20, 30, 45, 70];
    let length = lengths.iter().take_while(|bound| sentence.tokens.len() >= **bound).count();
    into.add(&["length", DIGITS[length]]);
    let sizes = [4, 8, 15, 25, 40, 60];
    let size = sizes.iter().take_while(|bound| total >= **bound).count();
    into.add(&["sentences", DIGITS[size]]);
    let quoted = sentence.tokens.clone().any(|at| matches!(reading.text.word(at), "\"" | "“" | "”"));
    into.add(&["quoted", if quoted { "yes" } else { "no" }]);
}

/// The features of the document: its words, pairs of words, and the words of its head; each once.
pub fn of_document(reading: &Reading<'_>, into: &mut Features) {
    let mut hashes: Vec<u32> = Vec::new();
    for (number, sentence) in reading.text.sentences.iter().enumerate() {
        let mut last: Option<&str> = None;
        for at in sentence.tokens.clone() {
            let Some(word) = form(reading, at) else { continue };
            hashes.push(features::hash(&["w", word]));
            if number < HEAD {
                hashes.push(features::hash(&["h", stem(word)]));
            }
            if let Some(last) = last {
                hashes.push(features::hash(&["b", last, word]));
            }
            last = Some(word);
        }
    }
    let mut own = Features::default();
    for (_, sentence) in reading.text.sentences.iter().enumerate().take(HEAD) {
        named(reading, &sentence.tokens, &mut own);
        times(reading, &sentence.tokens, &mut own);
        tolls(reading, &sentence.tokens, &mut own);
    }
    hashes.extend(own.hashes());
    hashes.sort_unstable();
    hashes.dedup();
    into.extend(&hashes);
}
