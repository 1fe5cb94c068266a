//! Who tells: the subject of a verb of telling as the syntax gives it, or the author of a message.

use std::ops::Range;

use super::super::{
    party::{Party, PartyKind, parties_within},
    view::View,
    words::Cue,
};
use crate::{
    pack::Class,
    syntax::{Relation, Tag},
};

/// How many sentences back the owner of "its man" may stand.
const BACK: usize = 2;
/// How far behind a verb that closes a quotation its subject may begin.
const TO_TELLER: usize = 6;

/// A speaker who is not known: what told it is known.
pub fn unsigned(view: &View<'_>, message: &Range<usize>) -> Party {
    Party {
        tokens: 0..0,
        kind: PartyKind::Armed,
        name: String::new(),
        actor: None,
        outlet: Some(view.reading.words(message).to_owned()),
        state: None,
        named: false,
    }
}

/// The armed speaker of the verb at `verb`: its subject, its agent where it is passive.
pub fn armed(view: &View<'_>, verb: usize) -> Option<Party> {
    if follows_words(view, verb)
        && let Some(teller) = behind(view, verb)
    {
        return (teller.kind == PartyKind::Armed).then(|| teller.clone());
    }
    if !may_be_armed(view, verb) || !is_verb(view, verb) {
        return None;
    }
    match subject(view, verb) {
        Some((head, phrase)) => of_phrase(view, head, phrase),
        None => view.subject(verb, &[PartyKind::Armed]).cloned(),
    }
}

/// Whether an armed actor may be found to tell at `verb`; cheap, before the syntax is asked.
fn may_be_armed(view: &View<'_>, verb: usize) -> bool {
    view.armed_may_speak(view.reading.sentence_of(verb)) || view.subject(verb, &[PartyKind::Armed]).is_some()
}

/// Whether a phrase of the sentence may stand for an armed actor.
pub fn may_speak(view: &View<'_>, sentence: usize) -> bool {
    let sentences = &view.reading.text.sentences;
    let Some(own) = sentences.get(sentence).map(|sentence| sentence.tokens.clone()) else { return false };
    let first = sentences.get(sentence.saturating_sub(BACK)).map_or(own.start, |first| first.tokens.start);
    let armed = |window: Range<usize>| {
        parties_within(&view.parties, window).iter().any(|party| party.kind == PartyKind::Armed)
    };
    let near = armed(first..own.end);
    near && armed(own.clone())
        || own
            .into_iter()
            .any(|at| is_band(view, at) || near && (view.is(at, Class::Pronoun) || speaks_for(view, at)))
}

/// Whether the verb stands directly behind what it tells: "..., answered", "..., so says".
pub fn follows_words(view: &View<'_>, verb: usize) -> bool {
    let Some(last) = verb.checked_sub(1) else { return false };
    let before = if view.is(last, Class::InThisWay) { last.saturating_sub(1) } else { last };
    before > view.sentence(verb).start && (view.word(before) == "," || is_mark(view, before))
}

/// The subject behind such a verb.
fn behind<'v>(view: &'v View<'_>, verb: usize) -> Option<&'v Party> {
    let party = view.first_party(verb + 1..view.clause_end(verb).min(verb + 1 + TO_TELLER))?;
    let within = (verb + 1..party.tokens.start).all(|at| !view.ends_phrase(at) && !is_mark(view, at));
    within.then_some(party)
}

/// A quotation mark.
pub fn is_mark(view: &View<'_>, at: usize) -> bool {
    matches!(view.word(at), "\"" | "“" | "”" | "„" | "«" | "»")
}

/// Whether the word is a verb, and no order: "warn them".
pub fn is_verb(view: &View<'_>, at: usize) -> bool {
    let syntax = view.reading.syntax(view.reading.sentence_of(at));
    let Some(word) = syntax.word_of(at) else { return false };
    let tag = syntax.tag(word);
    let led = syntax.child(word, &[Relation::Mark, Relation::Auxiliary]).is_some();
    tag.is_verb() && (tag != Tag::VerbBase || led)
}

/// Head and tokens of the phrase that tells, before or behind the verb.
pub fn subject(view: &View<'_>, verb: usize) -> Option<(usize, Range<usize>)> {
    let syntax = view.reading.syntax(view.reading.sentence_of(verb));
    let word = syntax.word_of(verb)?;
    let teller = syntax.actor(word)?;
    let head = syntax.token(teller);
    let span = syntax.tokens(syntax.span(teller));
    let end = if head < verb { span.end.min(verb) } else { span.end };
    Some((head, span.start.min(head)..end.max(head + 1)))
}

/// The armed actor that a phrase stands for, if for one.
fn of_phrase(view: &View<'_>, head: usize, phrase: Range<usize>) -> Option<Party> {
    let near = phrase.start..phrase.end.min(head + 10);
    if view.party_over(head).is_some_and(|party| party.kind != PartyKind::Armed)
        || [Cue::Government, Cue::Other].into_iter().any(|cue| view.has(head, cue).is_some())
    {
        return None;
    }
    let inside = parties_within(&view.parties, near.clone());
    let owned = near.clone().any(|at| view.is(at, Class::Owner) || view.is(at, Class::Theirs));
    // "their London office": the place is no author where an owner is named.
    let foreign = !owned && inside.iter().any(|party| party.kind != PartyKind::Armed);
    if let Some(party) = inside.iter().find(|party| party.kind == PartyKind::Armed) {
        return (!foreign).then(|| party.clone());
    }
    if foreign {
        return None;
    }
    if view.is(head, Class::Pronoun) {
        return back(view, head);
    }
    let speaks = speaks_for(view, head);
    let definite = view.is(phrase.start, Class::Determiner) && !view.is(phrase.start, Class::Indefinite)
        || view.is(phrase.start, Class::SamePointer);
    if speaks && (owned || definite) {
        return view.focus(head, BACK).cloned();
    }
    is_band(view, head).then(|| band(view, &near, head))
}

/// What a pronoun stands for, if it stands for an armed actor.
fn back(view: &View<'_>, head: usize) -> Option<Party> {
    let sentence = view.around(head);
    let own = parties_within(&view.parties, sentence.start..head);
    if let Some(party) = own.iter().rev().find(|party| party.kind == PartyKind::Armed) {
        return Some(party.clone());
    }
    let previous = view.sentence(sentence.start.checked_sub(1)?);
    let before = parties_within(&view.parties, previous);
    let armed = before.iter().find(|party| party.kind == PartyKind::Armed)?;
    let state =
        before.iter().any(|party| party.kind == PartyKind::State && party.tokens.start < armed.tokens.start);
    (!state && own.is_empty()).then(|| armed.clone())
}

/// "its man in Nairobi", "the same body", "the text".
fn speaks_for(view: &View<'_>, at: usize) -> bool {
    [Cue::Spokes, Cue::Pointer, Cue::Fighter, Cue::Branch, Cue::Media, Cue::Channel]
        .into_iter()
        .any(|cue| view.has(at, cue).is_some())
        || view.is(at, Class::SpeakerNoun)
}

/// "a left group", "some brigades".
fn is_band(view: &View<'_>, at: usize) -> bool {
    view.has(at, Cue::Pointer).is_some()
        || view.has(at, Cue::Gang).is_some()
        || !view.incidents.is_empty()
            && (view.is(at, Class::Menacer) || view.is(at.wrapping_sub(1), Class::Masked))
}

fn band(view: &View<'_>, phrase: &Range<usize>, head: usize) -> Party {
    let start = (phrase.start..head).find(|at| !view.is(*at, Class::AnyArticle)).unwrap_or(head);
    let tokens = start..head + 1;
    Party {
        name: view.reading.words(&tokens).to_owned(),
        tokens,
        kind: PartyKind::Armed,
        actor: None,
        outlet: None,
        state: None,
        named: false,
    }
}
