//! Whom the text gives as its authority: "the interior ministry said", "according to hospital officials".

use super::link::Incident;
use crate::pack::Class;
use crate::{reading::Reading, text::TokenKind};

/// The longest phrase for an authority, in tokens.
const REACH: usize = 7;

/// The most authorities that a record names.
const MOST: usize = 12;

/// Roles and names of those who are said to have said it, in the order of the text; never a private person's name.
pub fn said_by(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut sentences: Vec<usize> = incident.events.iter().map(|event| event.sentence).collect();
    sentences.dedup();
    for sentence in sentences {
        let tokens = reading.text.sentences[sentence].tokens.clone();
        for at in tokens.clone() {
            let phrase = if reading.text.is(at, Class::AuthoritySaying) {
                before(reading, tokens.start, at)
            } else if reading.text.is(at, Class::According) && reading.text.is(at + 1, Class::To) {
                after(reading, at + 2, tokens.end)
            } else {
                None
            };
            if let Some(phrase) = phrase.filter(|phrase| found.len() < MOST && !found.contains(phrase)) {
                found.push(phrase);
            }
        }
    }
    found
}

fn before(reading: &Reading<'_>, start: usize, verb: usize) -> Option<String> {
    let stops = |i: usize| {
        reading.text.tokens[i].kind == TokenKind::Punctuation || reading.text.is(i, Class::AuthorityHelp)
    };
    let from = (start..verb).rev().take(REACH).take_while(|i| !stops(*i)).last()?;
    role(reading, from, verb)
}

fn after(reading: &Reading<'_>, from: usize, end: usize) -> Option<String> {
    let stops = |i: usize| {
        reading.text.tokens[i].kind == TokenKind::Punctuation || reading.text.is(i, Class::AuthorityBreak)
    };
    let to = (from..end).take(REACH).take_while(|i| !stops(*i)).last()? + 1;
    role(reading, from, to)
}

/// The phrase if it speaks of an office, a service or an outlet.
fn role(reading: &Reading<'_>, from: usize, to: usize) -> Option<String> {
    let office = (from..to).any(|i| reading.text.is(i, Class::AuthorityOffices))
        || reading
            .mentions
            .outlets
            .iter()
            .any(|outlet| outlet.tokens.start >= from && outlet.tokens.end <= to)
        || reading.mentions.actors.iter().any(|actor| actor.tokens.start >= from && actor.tokens.end <= to);
    let start = if reading.text.is(from, Class::AnyArticle) { from + 1 } else { from };
    (office && start < to).then(|| reading.words(&(start..to)).to_owned())
}
