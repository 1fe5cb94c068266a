//! Statements, channels and spokesmen: of the actor that stands around them, or of the one spoken of before.

use std::ops::Range;

use super::{Finder, Party, PartyKind, Points};
use crate::pack::Class;
use crate::{mentions::covering, statements::words::Cue};

/// How far an owner may stand behind its message.
const REACH: usize = 12;

impl Finder<'_> {
    /// A statement, a channel or a spokesman: of the actor that stands around it, or of the one spoken of before.
    pub(super) fn media_at(&self, at: usize) -> Option<Party> {
        let media = self.message_at(at);
        let channel = self.has(at, Cue::Media).is_none();
        let end = media.or_else(|| self.has(at, Cue::Spokes)).or_else(|| self.anaphoric_head(at))?;
        if self.has(at, Cue::Government).is_some_and(|government| government >= end) {
            return None;
        }
        let start = self.phrase_start(at);
        let outlet = media.map(|end| self.reading.words(&(at..end)).to_owned());
        if let Some(owner) = self.owner_after(end) {
            return Some(Party {
                tokens: start..owner.tokens.end.max(end),
                outlet: owner.outlet.clone().or(outlet),
                ..owner
            });
        }
        if self.owned_by_others(start, at, end) {
            return None;
        }
        let sentence = self.reading.sentence_of(at);
        let points = if media.is_some() { Points::Channel } else { self.points(start..end) };
        let focus = self.focus(at, points)?;
        let near = sentence.saturating_sub(focus.sentence) <= 2;
        let possessive = self.reading.text.is(start, Class::Owner);
        let definite = possessive || self.reading.text.is(start, Class::Pointer);
        let indefinite = self.reading.text.is(start, Class::Indefinite);
        let speaks = self.has(end, Cue::Say).is_some() || media.is_some();
        let ours = possessive && self.last_is_armed() || definite || (indefinite && near && speaks);
        // A newspaper or a radio station is an actor's own only where the text has spoken of its channels.
        let owned = media.is_none() || !channel || possessive || focus.channel;
        (ours && owned).then_some(Party {
            tokens: start..end,
            kind: PartyKind::Armed,
            name: focus.name,
            actor: focus.actor,
            outlet,
            state: None,
            named: false,
        })
    }

    /// "the party", "the gang", "the same organisation": words that point back beside those of the mention layer.
    pub(super) fn anaphoric_head(&self, at: usize) -> Option<usize> {
        let end = self.has(at, Cue::Pointer)?;
        let start = self.phrase_start(at);
        let points = self.reading.text.is(start, Class::SamePointer);
        (points && (!self.recent.is_empty() || self.main.is_some())).then_some(end)
    }

    pub(super) fn points(&self, phrase: Range<usize>) -> Points {
        let branch = phrase.into_iter().any(|at| self.has(at, Cue::Branch).is_some());
        if branch { Points::Branch } else { Points::Anyone }
    }

    pub(super) fn last_is_armed(&self) -> bool {
        self.found.last().is_none_or(|last| last.kind != PartyKind::State)
    }

    /// Left end of a noun phrase: determiner, adjectives, numbers, up to four words.
    pub(super) fn phrase_start(&self, at: usize) -> usize {
        let text = self.reading.text;
        let mut start = at;
        for back in (at.saturating_sub(5)..at).rev() {
            if self.is_break(back) || self.found.last().is_some_and(|last| last.tokens.end > back) {
                break;
            }
            start = back;
            if text.is(back, Class::MessageDeterminer) {
                break;
            }
        }
        start
    }

    /// Whether the words of a phrase belong to somebody else: "the ministry's spokesman", "a spokesman for the governor".
    pub(super) fn owned_by_others(&self, start: usize, at: usize, end: usize) -> bool {
        let text = self.reading.text;
        let foreign = |i: usize| {
            self.has(i, Cue::Government).is_some()
                || self.has(i, Cue::Other).is_some()
                || covering(&self.reading.mentions.nations, |it| &it.tokens, i).is_some()
        };
        let before = (start..at).any(foreign);
        let possessor = start > 0 && text.is(start, Class::PossessiveMark);
        let after = text.is(end, Class::MessageOf)
            && (end + 1..(end + 6).min(text.tokens.len())).any(|i| foreign(i) || text.tokens[i].capitalized);
        before || possessor || after
    }

    /// The actor behind "of", "from", "in the name of", in the same phrase.
    pub(super) fn owner_after(&self, end: usize) -> Option<Party> {
        let text = self.reading.text;
        let window = end..(end + REACH).min(text.tokens.len());
        let mut linked = false;
        for at in window {
            if text.is(at, Class::MessageLink) || self.has(at, Cue::InNameOf).is_some() {
                linked = true;
            }
            if linked
                && let Some(party) = self.armed_at(at).or_else(|| self.gang_at(at))
                && party.kind == PartyKind::Armed
            {
                return Some(party);
            }
            let possessive = linked && text.is(at, Class::GroupPossessive);
            if matches!(text.word(at), "," | ";" | ":" | ".") || self.is_finite_say(at) || possessive {
                return None;
            }
        }
        None
    }

    pub(super) fn is_finite_say(&self, at: usize) -> bool {
        self.reading.text.is(at, Class::MessageVerb)
    }
}
