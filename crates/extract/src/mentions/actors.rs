//! Organisations that fight: by name, by a name the codebook does not know, and by words that point back.

use std::ops::Range;

use model::codebook::ActorKind;

use super::{OutletMention, covering};
use crate::{
    lexicon::Lexicon,
    text::{Text, TokenKind},
};

/// How a text names an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorRole {
    /// By a name of the codebook.
    Named,
    /// By a name that looks like that of an armed group but is not in the codebook.
    Provisional,
    /// By a word that points back: "the group", "the movement".
    Anaphoric,
}

/// A mention of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorMention {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Index into the codebook's actors; for an anaphor the one it points back at.
    pub actor: Option<usize>,
    /// How it is named.
    pub role: ActorRole,
}

const ANAPHORS: &[&str] = &[
    "group",
    "movement",
    "organisation",
    "organization",
    "branch",
    "affiliate",
    "militants",
    "insurgents",
    "rebels",
    "guerrillas",
    "faction",
    "jihadists",
    "extremists",
];

const GROUP_HEADS: &[&str] = &[
    "front",
    "army",
    "brigade",
    "brigades",
    "movement",
    "liberation",
    "organization",
    "organisation",
    "command",
    "commandos",
    "cells",
    "nuclei",
    "martyrs",
    "resistance",
    "militia",
    "militias",
    "jihad",
    "column",
    "guerrilla",
    "faction",
    "tigers",
    "nucleus",
];

const NOT_GROUPS: &[&str] = &[
    "salvation army",
    "red army",
    "british army",
    "us army",
    "u.s. army",
    "royal army",
    "national army",
    "high command",
    "central command",
    "non-aligned movement",
];

/// Finds actors; weak aliases count only where the same actor is named in full elsewhere in the text.
pub fn find(lexicon: &Lexicon, text: &Text<'_>, outlets: &[OutletMention]) -> Vec<ActorMention> {
    let strong = strongly_named(lexicon, text);
    let mut found: Vec<ActorMention> = Vec::new();
    let mut last_named: Option<usize> = None;
    let mut at = 0;
    while at < text.tokens.len() {
        if covering(outlets, |outlet| &outlet.tokens, at).is_some() {
            at += 1;
            continue;
        }
        let mention = named_at(lexicon, text, at, &strong)
            .or_else(|| provisional_at(text, at))
            .or_else(|| anaphor_at(text, at, last_named));
        if let Some(mention) = mention {
            let aside = text.lower(mention.tokens.end) == "'s" && last_named.is_some();
            let state = mention
                .actor
                .is_some_and(|index| lexicon.codebook.actors[index].kind == ActorKind::StateForce);
            if mention.role != ActorRole::Anaphoric && !aside && !state {
                last_named = mention.actor.or(last_named);
            }
            at = mention.tokens.end;
            found.push(mention);
        } else {
            at += 1;
        }
    }
    found
}

fn strongly_named(lexicon: &Lexicon, text: &Text<'_>) -> Vec<usize> {
    let mut named: Vec<usize> = (0..text.tokens.len())
        .flat_map(|at| lexicon.actors.longest_at(text, at))
        .filter(|hit| !hit.value.1)
        .map(|hit| hit.value.0)
        .collect();
    named.sort_unstable();
    named.dedup();
    named
}

fn named_at(lexicon: &Lexicon, text: &Text<'_>, at: usize, strong: &[usize]) -> Option<ActorMention> {
    let mut hits = lexicon.actors.all_at(text, at);
    let hit = hits.find(|hit| !hit.value.1 || strong.binary_search(&hit.value.0).is_ok())?;
    Some(ActorMention { tokens: at..at + hit.tokens, actor: Some(hit.value.0), role: ActorRole::Named })
}

/// Two or more capitalised words of which one is a word for an armed group.
fn provisional_at(text: &Text<'_>, at: usize) -> Option<ActorMention> {
    let capitalized = |i: usize| {
        text.tokens
            .get(i)
            .is_some_and(|token| token.capitalized && !token.all_caps && token.kind == TokenKind::Word)
    };
    if !capitalized(at) || (at > 0 && capitalized(at - 1)) {
        return None;
    }
    let joins = |i: usize| matches!(text.lower(i), "of" | "for" | "the" | "de" | "and" | "in" | "al");
    let mut end = at + 1;
    while end < text.tokens.len() && end < at + 9 {
        if capitalized(end) {
            end += 1;
        } else if joins(end)
            && (capitalized(end + 1)
                || (end + 2 < text.tokens.len() && joins(end + 1) && capitalized(end + 2)))
        {
            end += if capitalized(end + 1) { 2 } else { 3 };
        } else {
            break;
        }
    }
    let start = if text.lower(at) == "the" { at + 1 } else { at };
    if end <= start + 1 {
        return None;
    }
    let heads = (start..end).any(|i| GROUP_HEADS.contains(&text.lower(i)));
    let phrase = text.raw.get(text.tokens[start].start..text.tokens[end - 1].end)?.to_lowercase();
    let state = NOT_GROUPS.iter().any(|name| phrase.contains(name));
    (heads && !state).then_some(ActorMention {
        tokens: start..end,
        actor: None,
        role: ActorRole::Provisional,
    })
}

fn anaphor_at(text: &Text<'_>, at: usize, last: Option<usize>) -> Option<ActorMention> {
    let actor = last?;
    if !matches!(text.lower(at), "the" | "this" | "that" | "same") {
        return None;
    }
    let skip = usize::from(
        at + 1 < text.tokens.len() && matches!(text.lower(at + 1), "same" | "local" | "armed" | "militant"),
    );
    let head = at + 1 + skip;
    (head < text.tokens.len() && ANAPHORS.contains(&text.lower(head))).then_some(ActorMention {
        tokens: at..head + 1,
        actor: Some(actor),
        role: ActorRole::Anaphoric,
    })
}
