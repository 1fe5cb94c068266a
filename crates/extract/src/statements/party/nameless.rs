//! Armed actors that the codebook does not know: groups without a name, gangs, people spoken for.

use std::ops::Range;

use super::{Finder, Party, PartyKind};
use crate::pack::Class;
use crate::{mentions::covering, statements::words::Cue};

impl Finder<'_> {
    /// "a previously unknown group", "an organisation no one knew": armed, without a name.
    pub(super) fn unknown_group_at(&self, at: usize) -> Option<Party> {
        let text = self.reading.text;
        if !text.is(at, Class::IndefiniteDeterminer) || self.is_apposition(at) {
            return None;
        }
        let head =
            (at + 1..at + 5).find(|i| self.has(*i, Cue::Pointer).is_some() || text.is(*i, Class::Caller))?;
        let obscure = (at + 1..head).any(|i| self.has(i, Cue::Obscure).is_some());
        let described = text.is(head + 1, Class::NamelessStop)
            || (text.is(head + 1, Class::That) && text.is(head + 2, Class::NameGiven));
        if !(obscure || described) {
            return None;
        }
        if let Some(owner) = self.owner_after(head + 1).filter(|owner| owner.named) {
            return Some(Party { tokens: at..owner.tokens.end, ..owner });
        }
        let own_name = self.name_behind(head + 1).or_else(|| self.name_set_off(head + 1));
        let end = own_name.as_ref().map_or(head + 1, |name| name.end);
        let name = own_name.unwrap_or(at + 1..head + 1);
        Some(self.nameless(at..end, self.reading.words(&name).to_owned()))
    }

    /// "calling itself Soldiers of Right": the capitalised words behind.
    pub(super) fn name_behind(&self, at: usize) -> Option<Range<usize>> {
        let text = self.reading.text;
        let itself = (at..at + 4).find(|i| text.is(*i, Class::NameIntroduction))?;
        (itself + 1..itself + 4).find_map(|i| self.name_at(i))
    }

    /// "Ansar Beit al-Maqdis, a jihadist group": no second actor.
    pub(super) fn is_apposition(&self, at: usize) -> bool {
        let comma = at.checked_sub(1).filter(|i| self.reading.text.word(*i) == ",");
        let last = self.found.last().filter(|last| last.kind == PartyKind::Armed);
        comma.is_some_and(|comma| last.is_some_and(|last| last.tokens.end == comma))
    }

    pub(super) fn nameless(&self, tokens: Range<usize>, name: String) -> Party {
        Party { tokens, kind: PartyKind::Armed, name, actor: None, outlet: None, state: None, named: true }
    }

    /// "the G9 gang", "the Azawad rebels": a name before a common word for those who fight.
    pub(super) fn gang_at(&self, at: usize) -> Option<Party> {
        let text = self.reading.text;
        let shouted = text.tokens.get(at).is_none_or(|token| token.all_caps && token.end - token.start > 5);
        if !self.is_name(at) || (at > 0 && self.is_name(at - 1)) || shouted {
            return None;
        }
        let end = (at..at + 5).find(|i| !self.is_name(*i))?;
        let tail = self.has(end, Cue::Gang)?;
        Some(self.nameless(at..tail, self.reading.words(&(at..end)).to_owned()))
    }

    /// A capitalised word that is neither a state nor a place nor a plain opening word.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let text = self.reading.text;
        let mentions = self.reading.mentions;
        text.tokens.get(at).is_some_and(|token| token.capitalized)
            && covering(&mentions.nations, |it| &it.tokens, at).is_none()
            && covering(&mentions.places, |it| &it.tokens, at).is_none()
            && self.has(at, Cue::Obscure).is_none()
            && !text.is(at, Class::NamelessCount)
    }

    /// "Rebels loyal to Riek Machar", "fighters of the Azawad movement".
    pub(super) fn loyal_to_at(&self, at: usize) -> Option<Party> {
        let text = self.reading.text;
        let tail = self.has(at, Cue::Gang).filter(|_| text.is(at, Class::PluralEnding))?;
        let link = if text.is(tail, Class::Led) && text.is(tail + 1, Class::FollowerLink) {
            tail + 2
        } else {
            return None;
        };
        let end = (link..link + 5).find(|i| !self.is_name(*i)).filter(|end| *end > link)?;
        Some(self.nameless(at..end, self.reading.words(&(link..end)).to_owned()))
    }

    /// "A man claiming to speak for Boko Haram".
    pub(super) fn spoken_for_at(&self, at: usize) -> Option<Party> {
        let end = self.has(at, Cue::InNameOf)?;
        let start = self.phrase_start(at);
        let words = |i: &usize| !matches!(self.reading.text.lower(*i), "," | ";" | ".");
        let armed = (end..end + 6).take_while(words).find_map(|i| self.armed_at(i));
        let owner = armed.or_else(|| {
            let small = |i: &usize| words(i) && self.leads_to_name(*i);
            let lead = (end..end + 7).take_while(small).count();
            let name = self.name_at(end + lead)?;
            (!self.is_civil(&name)).then(|| self.nameless(name.clone(), self.reading.words(&name).to_owned()))
        })?;
        Some(Party { tokens: start..owner.tokens.end, ..owner })
    }

    /// "a member of the group called" before a name.
    fn leads_to_name(&self, at: usize) -> bool {
        self.reading.text.is(at, Class::NamelessOpen) || self.has(at, Cue::Obscure).is_some()
    }
}
