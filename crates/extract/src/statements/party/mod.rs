//! Who can speak in a text: armed actors with their spokesmen and outlets, governments, everybody else.

mod armed;
mod claimant;
mod message;
mod name;
mod nameless;
mod state;

use std::ops::Range;

use super::{cues::Cues, words::Cue};
use crate::{
    mentions::{ActorRole, covering, within},
    pack::Class,
    reading::Reading,
};

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyKind {
    /// An armed actor, or somebody who speaks for one.
    Armed,
    /// A government or a part of one.
    State,
    /// Police, witnesses, analysts.
    Other,
}

/// A noun phrase that can speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Tokens of the phrase.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: PartyKind,
    /// Name in normal form.
    pub name: String,
    /// Index into the codebook's actors.
    pub actor: Option<usize>,
    /// The channel, where the phrase names one.
    pub outlet: Option<String>,
    /// ISO 3166-1 alpha-2 of a government.
    pub state: Option<String>,
    /// Whether the phrase is a name of its own rather than a word that points back.
    pub named: bool,
}

/// How many sentences back a word that points back may reach.
const NEAR: usize = 4;
/// Mentions that are counted to find the main actor of a text.
const MOST_COUNTED: usize = 400;
/// Actors that are kept in mind for words that point back.
const MOST_RECENT: usize = 8;

/// The actor that a text names most often, as a party without words of its own.
pub fn main_party(reading: &Reading<'_>) -> Option<Party> {
    let main = main_actor(reading)?;
    Some(Party {
        tokens: 0..0,
        kind: PartyKind::Armed,
        name: main.name,
        actor: main.actor,
        outlet: None,
        state: None,
        named: true,
    })
}

/// Finds the parties of a text in its order; they do not overlap.
pub fn find(reading: &Reading<'_>, cues: &Cues) -> Vec<Party> {
    let mut finder =
        Finder { reading, cues, found: Vec::new(), recent: Vec::new(), main: main_actor(reading) };
    let mut at = 0;
    while at < reading.text.tokens.len() {
        at = finder.step(at).max(at + 1);
    }
    finder.found
}

/// An armed actor spoken of: index into the codebook and name.
#[derive(Clone)]
struct Focus {
    actor: Option<usize>,
    name: String,
    sentence: usize,
    /// Whether it is a part of another actor.
    branch: bool,
    /// Whether one of its channels was named.
    channel: bool,
}

/// What a word that points back asks of the actor it stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Points {
    /// "the group".
    Anyone,
    /// "the branch".
    Branch,
    /// "the editorial".
    Channel,
}

struct Finder<'r> {
    reading: &'r Reading<'r>,
    cues: &'r Cues,
    found: Vec<Party>,
    /// The actors last spoken of, the latest at the end.
    recent: Vec<Focus>,
    /// The actor named most often: "the editorial" is its, where no other stands near.
    main: Option<Focus>,
}

/// The actor that a text names most often, the first of several.
fn main_actor(reading: &Reading<'_>) -> Option<Focus> {
    let codebook = reading.lexicon.codebook;
    let outlets = reading.mentions.outlets.iter().filter_map(|mention| {
        let owner = &codebook.outlets.get(mention.outlet)?.actor;
        codebook.actors.iter().position(|actor| actor.id == *owner)
    });
    let named = reading
        .mentions
        .actors
        .iter()
        .filter(|mention| mention.role != ActorRole::Anaphoric)
        .filter_map(|mention| mention.actor);
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for actor in named.chain(outlets).take(MOST_COUNTED) {
        match counts.iter_mut().find(|(other, _)| *other == actor) {
            Some((_, count)) => *count += 1,
            None => counts.push((actor, 1)),
        }
    }
    let (actor, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    let entry = codebook.actors.get(actor)?;
    Some(Focus {
        actor: Some(actor),
        name: entry.name.clone(),
        sentence: 0,
        branch: entry.parent.is_some(),
        channel: false,
    })
}

impl Party {
    /// Whether the party fights: an armed actor, or a named force of a state.
    pub fn fights(&self) -> bool {
        self.kind == PartyKind::Armed || self.actor.is_some()
    }
}

impl Finder<'_> {
    fn step(&mut self, at: usize) -> usize {
        let armed = self
            .armed_at(at)
            .or_else(|| self.unknown_group_at(at))
            .or_else(|| self.gang_at(at))
            .or_else(|| self.self_named_at(at))
            .or_else(|| self.spoken_for_at(at))
            .or_else(|| self.claimant_at(at))
            .or_else(|| self.loyal_to_at(at));
        if let Some(party) = armed {
            return self.push(party);
        }
        if let Some(party) = self.media_at(at) {
            return self.push(party);
        }
        if let Some(party) = self.state_at(at).or_else(|| self.other_at(at)) {
            return self.push(party);
        }
        at + 1
    }

    fn push(&mut self, party: Party) -> usize {
        let end = party.tokens.end;
        if party.kind == PartyKind::Armed {
            self.remember(&party);
        }
        // A later phrase may have started before an earlier one: "a spokesman for the group".
        while self.found.last().is_some_and(|last| last.tokens.end > party.tokens.start) {
            self.found.pop();
        }
        self.found.push(party);
        end
    }

    fn remember(&mut self, party: &Party) {
        let actor = party.actor.and_then(|index| self.reading.lexicon.codebook.actors.get(index));
        let known =
            self.recent.iter().position(|focus| focus.actor == party.actor && focus.name == party.name);
        let channel = known.map(|index| self.recent.remove(index)).is_some_and(|focus| focus.channel);
        let focus = Focus {
            actor: party.actor,
            name: party.name.clone(),
            sentence: self.reading.sentence_of(party.tokens.start),
            branch: actor.is_some_and(|actor| actor.parent.is_some()),
            channel: channel || self.names_channel(party),
        };
        // In "the branch got past the Taliban's guards" the possessor is not the one spoken of.
        let possessor = self.reading.text.is(party.tokens.end, Class::PossessiveMark);
        let behind = possessor
            && self.recent.last().is_some_and(|last| focus.sentence.saturating_sub(last.sentence) <= 1);
        let place = self.recent.len() - usize::from(behind);
        self.recent.insert(place, focus);
        if self.recent.len() > MOST_RECENT {
            self.recent.remove(0);
        }
    }

    /// Whether the phrase names a channel: an outlet of the codebook, "its radio".
    fn names_channel(&self, party: &Party) -> bool {
        let outlets = &self.reading.mentions.outlets;
        let named = |at: usize| {
            covering(outlets, |it| &it.tokens, at).is_some() || self.has(at, Cue::Channel).is_some()
        };
        party.outlet.is_some() && party.tokens.clone().any(named)
    }

    /// The actor that a word at `at` points back at: the latest that fits near by, else the latest, else the main one.
    fn focus(&self, at: usize, points: Points) -> Option<Focus> {
        let sentence = self.reading.sentence_of(at);
        let near =
            || self.recent.iter().rev().filter(|focus| sentence.saturating_sub(focus.sentence) <= NEAR);
        let fits = |focus: &&Focus| match points {
            Points::Anyone => true,
            Points::Branch => focus.branch,
            Points::Channel => focus.channel,
        };
        let wide = self.recent.iter().rev().find(fits).filter(|_| points != Points::Anyone);
        near().find(fits).or(wide).or_else(|| near().next()).cloned().or_else(|| self.main.clone())
    }

    fn has(&self, at: usize, cue: Cue) -> Option<usize> {
        self.cues.end_of(at, cue)
    }

    fn is_break(&self, at: usize) -> bool {
        let text = self.reading.text;
        text.is(at, Class::PartyEnd)
            || matches!(text.word(at), "," | ";" | ":" | "." | "(" | ")" | "-" | "–" | "—")
            || self.has(at, Cue::Say).is_some()
    }
}

/// The parties that start inside `window`.
pub fn parties_within(parties: &[Party], window: Range<usize>) -> &[Party] {
    within(parties, |party| &party.tokens, window)
}
