//! Named actors and outlets, with the branch, channel or spokesman that follows them.

use std::ops::Range;

use model::codebook::ActorKind;

use super::{Finder, Party, PartyKind};
use crate::{
    mentions::{ActorRole, covering},
    pack::Class,
    statements::words::Cue,
};

impl Finder<'_> {
    /// A named actor or outlet, with the branch or channel that follows it.
    pub(super) fn armed_at(&self, at: usize) -> Option<Party> {
        let reading = self.reading;
        let outlet =
            covering(&reading.mentions.outlets, |it| &it.tokens, at).filter(|it| it.tokens.start == at);
        if let Some(mention) = outlet {
            let outlet = reading.lexicon.codebook.outlets.get(mention.outlet)?;
            let actor = reading.lexicon.codebook.actors.iter().position(|actor| actor.id == outlet.actor);
            let name = actor.map_or_else(|| outlet.name.clone(), |index| self.actor_name(index));
            return Some(Party {
                tokens: mention.tokens.clone(),
                kind: PartyKind::Armed,
                name,
                actor,
                outlet: Some(outlet.name.clone()),
                state: None,
                named: true,
            });
        }
        if let Some(party) = self.possessed_at(at) {
            return Some(party);
        }
        let mention =
            covering(&reading.mentions.actors, |it| &it.tokens, at).filter(|it| it.tokens.start == at)?;
        // "AFP" is a news agency where an army is not spoken of.
        if self.has(at, Cue::Newsroom).is_some_and(|end| end >= mention.tokens.end) {
            return None;
        }
        if mention.role == ActorRole::Anaphoric {
            return self.anaphor(mention.tokens.clone());
        }
        let name = match mention.actor {
            Some(index) => self.actor_name(index),
            None => reading.words(&mention.tokens).to_owned(),
        };
        let entry = mention.actor.and_then(|index| reading.lexicon.codebook.actors.get(index));
        let state_force = entry.is_some_and(|actor| actor.kind == ActorKind::StateForce);
        let mut party = Party {
            tokens: mention.tokens.clone(),
            kind: if state_force { PartyKind::State } else { PartyKind::Armed },
            name,
            actor: mention.actor,
            outlet: None,
            state: None,
            named: true,
        };
        self.extend_right(&mut party);
        Some(party)
    }

    /// "People's Revolutionary Army": the name starts before the words that show it to be one.
    fn possessed_at(&self, at: usize) -> Option<Party> {
        let text = self.reading.text;
        let link = at + 1;
        if !text.is(link, Class::PossessiveMark) || !self.is_name(at) || self.is_shouted(at) {
            return None;
        }
        let actors = &self.reading.mentions.actors;
        let mention = covering(actors, |it| &it.tokens, link + 1)
            .filter(|it| it.tokens.start == link + 1 && it.role == ActorRole::Provisional)?;
        let tokens = at..mention.tokens.end;
        Some(self.nameless(tokens.clone(), self.reading.words(&tokens).to_owned()))
    }

    pub(super) fn actor_name(&self, index: usize) -> String {
        self.reading.lexicon.codebook.actors.get(index).map(|actor| actor.name.clone()).unwrap_or_default()
    }

    /// "Islamic State's Afghan affiliate", "the group's weekly": the phrase goes on behind the name.
    pub(super) fn extend_right(&self, party: &mut Party) {
        let text = self.reading.text;
        let mut at = party.tokens.end;
        let possessive = text.is(at, Class::PossessiveMark);
        if possessive {
            at += 1;
        }
        let limit = (at + 6).min(text.tokens.len());
        for head in at..limit {
            if !possessive && head > at + 1 {
                break;
            }
            if let Some(end) = self.has(head, Cue::Branch) {
                self.refine(party, at..head);
                party.tokens.end = end;
                // "Islamic State's Amaq agency", "the branch's weekly": one step more.
                if text.is(end, Class::PossessiveMark) && end < limit {
                    self.extend_right(party);
                }
                return;
            }
            let wing = covering(&self.reading.mentions.actors, |it| &it.tokens, head)
                .filter(|it| possessive && it.role == ActorRole::Provisional);
            if let Some(wing) = wing {
                party.tokens.end = wing.tokens.end;
                return;
            }
            let officer = text.is(head, Class::SpokesRole);
            if officer && !possessive {
                party.tokens.end = head + 1;
                return;
            }
            let office = self.has(head, Cue::Government).filter(|_| possessive);
            if let Some(end) = self.message_at(head).or_else(|| self.has(head, Cue::Spokes)).or(office) {
                if self.message_at(head).is_some() {
                    party.outlet = Some(self.outlet_words(at, end));
                }
                party.tokens.end = end;
                return;
            }
            let outlet = covering(&self.reading.mentions.outlets, |it| &it.tokens, head);
            if let Some(outlet) = outlet {
                party.outlet =
                    self.reading.lexicon.codebook.outlets.get(outlet.outlet).map(|it| it.name.clone());
                party.tokens.end = outlet.tokens.end;
                let next = party.tokens.end;
                if let Some(end) = self.message_at(next) {
                    party.tokens.end = end;
                }
                return;
            }
            if self.is_break(head) {
                return;
            }
        }
    }

    /// End of a word for a message or a channel.
    pub(super) fn message_at(&self, at: usize) -> Option<usize> {
        self.has(at, Cue::Media).or_else(|| self.has(at, Cue::Channel))
    }

    pub(super) fn outlet_words(&self, start: usize, end: usize) -> String {
        self.reading.words(&(start..end)).to_owned()
    }

    /// "Islamic State's Khorasan wing" is the province, where the codebook has one that the words name.
    pub(super) fn refine(&self, party: &mut Party, modifiers: Range<usize>) {
        let Some(actor) = party.actor.and_then(|index| self.reading.lexicon.codebook.actors.get(index))
        else {
            return;
        };
        let codebook = self.reading.lexicon.codebook;
        let names = |word: &str| {
            let child = codebook
                .descendants(&actor.id)
                .into_iter()
                .find(|child| child.name.split(' ').any(|part| part.eq_ignore_ascii_case(word)));
            child.map(|child| child.id.clone())
        };
        let nation = |at: usize| {
            let nation = covering(&self.reading.mentions.nations, |it| &it.tokens, at)?;
            let code = &codebook.countries.get(nation.country)?.code;
            let children = codebook.descendants(&actor.id);
            children
                .into_iter()
                .find(|child| child.countries.first() == Some(code))
                .map(|child| child.id.clone())
        };
        let child = modifiers
            .filter(|at| self.reading.text.tokens.get(*at).is_some_and(|token| token.capitalized))
            .find_map(|at| names(self.reading.text.word(at)).or_else(|| nation(at)));
        if let Some(index) = child.and_then(|id| codebook.actors.iter().position(|actor| actor.id == id)) {
            party.actor = Some(index);
            party.name = self.actor_name(index);
        }
    }

    pub(super) fn anaphor(&self, tokens: Range<usize>) -> Option<Party> {
        let focus = self.focus(tokens.start, self.points(tokens.clone()))?;
        let mut party = Party {
            tokens,
            kind: PartyKind::Armed,
            name: focus.name,
            actor: focus.actor,
            outlet: None,
            state: None,
            named: false,
        };
        self.extend_right(&mut party);
        Some(party)
    }
}
