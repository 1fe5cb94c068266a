//! Who can speak in a text: armed actors with their spokesmen and outlets, governments, everybody else.

use std::ops::Range;

use model::codebook::ActorKind;

use super::words::{Cue, CueHit};
use crate::{
    lexicon::NationForm,
    mentions::{ActorRole, covering, within},
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

/// How far a phrase is followed to either side.
const REACH: usize = 12;
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
pub fn find(reading: &Reading<'_>, cues: &[CueHit]) -> Vec<Party> {
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
    AtAny,
    /// "the branch".
    AtBranch,
    /// "the editorial".
    AtChannel,
}

struct Finder<'r> {
    reading: &'r Reading<'r>,
    cues: &'r [CueHit],
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
            .or_else(|| self.spoken_for_at(at))
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
        self.recent.push(Focus {
            actor: party.actor,
            name: party.name.clone(),
            sentence: self.reading.sentence_of(party.tokens.start),
            branch: actor.is_some_and(|actor| actor.parent.is_some()),
            channel: channel || self.names_channel(party),
        });
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
            Points::AtAny => true,
            Points::AtBranch => focus.branch,
            Points::AtChannel => focus.channel,
        };
        let wide = self.recent.iter().rev().find(fits).filter(|_| points != Points::AtAny);
        near().find(fits).or(wide).or_else(|| near().next()).cloned().or_else(|| self.main.clone())
    }

    fn has(&self, at: usize, cue: Cue) -> Option<usize> {
        has(self.cues, at, cue)
    }

    /// A named actor or outlet, with the branch or channel that follows it.
    fn armed_at(&self, at: usize) -> Option<Party> {
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
        let mention =
            covering(&reading.mentions.actors, |it| &it.tokens, at).filter(|it| it.tokens.start == at)?;
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

    fn actor_name(&self, index: usize) -> String {
        self.reading.lexicon.codebook.actors.get(index).map(|actor| actor.name.clone()).unwrap_or_default()
    }

    /// "Islamic State's Afghan affiliate", "the group's weekly": the phrase goes on behind the name.
    fn extend_right(&self, party: &mut Party) {
        let text = self.reading.text;
        let mut at = party.tokens.end;
        let possessive = matches!(text.lower(at), "'s" | "'");
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
                if matches!(text.lower(end), "'s" | "'") && end < limit {
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
            let officer = matches!(
                text.lower(head),
                "official"
                    | "officials"
                    | "source"
                    | "sources"
                    | "figure"
                    | "member"
                    | "deputy"
                    | "spokesmen"
            );
            if officer && !possessive {
                party.tokens.end = head + 1;
                return;
            }
            if let Some(end) = self.message_at(head).or_else(|| self.has(head, Cue::Spokes)) {
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
    fn message_at(&self, at: usize) -> Option<usize> {
        self.has(at, Cue::Media).or_else(|| self.has(at, Cue::Channel))
    }

    fn outlet_words(&self, start: usize, end: usize) -> String {
        self.reading.words(&(start..end)).to_owned()
    }

    /// "Islamic State's Khorasan wing" is the province, where the codebook has one that the words name.
    fn refine(&self, party: &mut Party, modifiers: Range<usize>) {
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

    /// "a previously unknown group", "an organisation no one knew": armed, without a name.
    fn unknown_group_at(&self, at: usize) -> Option<Party> {
        let text = self.reading.text;
        if !matches!(text.lower(at), "a" | "an" | "another") || self.is_apposition(at) {
            return None;
        }
        let head =
            (at + 1..at + 5).find(|i| self.has(*i, Cue::Pointer).is_some() || text.lower(*i) == "caller")?;
        let obscure = (at + 1..head).any(|i| self.has(i, Cue::Obscure).is_some());
        let described = matches!(
            text.lower(head + 1),
            "no" | "nobody"
                | "calling"
                | "signing"
                | "styling"
                | "identifying"
                | "few"
                | "loyal"
                | "linked"
                | "allied"
        ) || (text.lower(head + 1) == "that"
            && matches!(text.lower(head + 2), "calls" | "called" | "signs"));
        if !(obscure || described) {
            return None;
        }
        if let Some(owner) = self.owner_after(head + 1).filter(|owner| owner.named) {
            return Some(Party { tokens: at..owner.tokens.end, ..owner });
        }
        let own_name = self.name_behind(head + 1);
        let end = own_name.as_ref().map_or(head + 1, |name| name.end);
        let name = own_name.unwrap_or(at + 1..head + 1);
        Some(self.nameless(at..end, self.reading.words(&name).to_owned()))
    }

    /// "calling itself Soldiers of Right": the capitalised words behind.
    fn name_behind(&self, at: usize) -> Option<Range<usize>> {
        let text = self.reading.text;
        let itself =
            (at..at + 4).find(|i| matches!(text.lower(*i), "itself" | "themselves" | "himself" | "as"))?;
        let start = (itself + 1..itself + 4).find(|i| self.is_name(*i))?;
        let joins =
            |i: usize| matches!(text.lower(i), "of" | "for" | "the" | "de" | "and") && self.is_name(i + 1);
        let end = (start..start + 9).find(|i| !self.is_name(*i) && !joins(*i))?;
        Some(start..end)
    }

    /// "Ansar Beit al-Maqdis, a jihadist group": no second actor.
    fn is_apposition(&self, at: usize) -> bool {
        let comma = at.checked_sub(1).filter(|i| self.reading.text.word(*i) == ",");
        let last = self.found.last().filter(|last| last.kind == PartyKind::Armed);
        comma.is_some_and(|comma| last.is_some_and(|last| last.tokens.end == comma))
    }

    fn nameless(&self, tokens: Range<usize>, name: String) -> Party {
        Party { tokens, kind: PartyKind::Armed, name, actor: None, outlet: None, state: None, named: true }
    }

    /// "the G9 gang", "the Azawad rebels": a name before a common word for those who fight.
    fn gang_at(&self, at: usize) -> Option<Party> {
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
    fn is_name(&self, at: usize) -> bool {
        let text = self.reading.text;
        let mentions = self.reading.mentions;
        text.tokens.get(at).is_some_and(|token| token.capitalized)
            && covering(&mentions.nations, |it| &it.tokens, at).is_none()
            && covering(&mentions.places, |it| &it.tokens, at).is_none()
            && self.has(at, Cue::Obscure).is_none()
            && !matches!(
                text.lower(at),
                "the"
                    | "a"
                    | "an"
                    | "this"
                    | "these"
                    | "some"
                    | "several"
                    | "two"
                    | "three"
                    | "suspected"
                    | "other"
                    | "many"
                    | "hundreds"
                    | "dozens"
            )
    }

    /// "Rebels loyal to Riek Machar", "fighters of the Azawad movement".
    fn loyal_to_at(&self, at: usize) -> Option<Party> {
        let text = self.reading.text;
        let tail = self.has(at, Cue::Gang).filter(|_| text.lower(at).ends_with('s'))?;
        let link = match (text.lower(tail), text.lower(tail + 1)) {
            ("loyal", "to") | ("led", "by") => tail + 2,
            _ => return None,
        };
        let end = (link..link + 5).find(|i| !self.is_name(*i)).filter(|end| *end > link)?;
        Some(self.nameless(at..end, self.reading.words(&(link..end)).to_owned()))
    }

    /// "A man claiming to speak for Boko Haram".
    fn spoken_for_at(&self, at: usize) -> Option<Party> {
        let end = self.has(at, Cue::InNameOf)?;
        let start = self.phrase_start(at);
        let words = |i: &usize| !matches!(self.reading.text.lower(*i), "," | ";" | ".");
        let armed = (end..end + 6).take_while(words).find_map(|i| self.armed_at(i));
        let owner = armed.or_else(|| {
            let start = (end..end + 3).take_while(words).find(|i| self.is_name(*i))?;
            let stop = (start..start + 7).find(|i| !self.is_name(*i))?;
            Some(self.nameless(start..stop, self.reading.words(&(start..stop)).to_owned()))
        })?;
        Some(Party { tokens: start..owner.tokens.end, ..owner })
    }

    fn anaphor(&self, tokens: Range<usize>) -> Option<Party> {
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

    /// A statement, a channel or a spokesman: of the actor that stands around it, or of the one spoken of before.
    fn media_at(&self, at: usize) -> Option<Party> {
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
        let points = if media.is_some() { Points::AtChannel } else { self.points(start..end) };
        let focus = self.focus(at, points)?;
        let near = sentence.saturating_sub(focus.sentence) <= 2;
        let possessive = matches!(self.reading.text.lower(start), "its" | "their" | "his" | "whose");
        let definite =
            possessive || matches!(self.reading.text.lower(start), "the" | "this" | "that" | "another");
        let indefinite = matches!(self.reading.text.lower(start), "a" | "an");
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
    fn anaphoric_head(&self, at: usize) -> Option<usize> {
        let end = self.has(at, Cue::Pointer)?;
        let start = self.phrase_start(at);
        let points = matches!(self.reading.text.lower(start), "the" | "this" | "that" | "same");
        (points && (!self.recent.is_empty() || self.main.is_some())).then_some(end)
    }

    fn points(&self, phrase: Range<usize>) -> Points {
        let branch = phrase.into_iter().any(|at| self.has(at, Cue::Branch).is_some());
        if branch { Points::AtBranch } else { Points::AtAny }
    }

    fn last_is_armed(&self) -> bool {
        self.found.last().is_none_or(|last| last.kind != PartyKind::State)
    }

    /// Left end of a noun phrase: determiner, adjectives, numbers, up to four words.
    fn phrase_start(&self, at: usize) -> usize {
        let text = self.reading.text;
        let mut start = at;
        for back in (at.saturating_sub(5)..at).rev() {
            if self.is_break(back) || self.found.last().is_some_and(|last| last.tokens.end > back) {
                break;
            }
            start = back;
            if matches!(
                text.lower(back),
                "the" | "a" | "an" | "its" | "their" | "his" | "whose" | "this" | "that" | "another" | "one"
            ) {
                break;
            }
        }
        start
    }

    /// Whether the words of a phrase belong to somebody else: "the ministry's spokesman", "a spokesman for the governor".
    fn owned_by_others(&self, start: usize, at: usize, end: usize) -> bool {
        let text = self.reading.text;
        let foreign = |i: usize| {
            self.has(i, Cue::Government).is_some()
                || self.has(i, Cue::Other).is_some()
                || covering(&self.reading.mentions.nations, |it| &it.tokens, i).is_some()
        };
        let before = (start..at).any(foreign);
        let possessor = start > 0 && matches!(text.lower(start), "'s" | "'");
        let after = matches!(text.lower(end), "of" | "for" | "from" | "at" | "by")
            && (end + 1..(end + 6).min(text.tokens.len())).any(|i| foreign(i) || text.tokens[i].capitalized);
        before || possessor || after
    }

    /// The actor behind "of", "from", "in the name of", in the same phrase.
    fn owner_after(&self, end: usize) -> Option<Party> {
        let text = self.reading.text;
        let window = end..(end + REACH).min(text.tokens.len());
        let mut linked = false;
        for at in window {
            if matches!(text.lower(at), "of" | "from" | "by" | "for" | "behind" | "as" | "with" | "to")
                || self.has(at, Cue::InNameOf).is_some()
            {
                linked = true;
            }
            if linked
                && let Some(party) = self.armed_at(at).or_else(|| self.gang_at(at))
                && party.kind == PartyKind::Armed
            {
                return Some(party);
            }
            let possessive = linked && matches!(text.lower(at), "its" | "their");
            if matches!(text.word(at), "," | ";" | ":" | ".") || self.is_finite_say(at) || possessive {
                return None;
            }
        }
        None
    }

    fn is_finite_say(&self, at: usize) -> bool {
        matches!(
            self.reading.text.lower(at),
            "said" | "says" | "had" | "has" | "was" | "were" | "warned" | "told" | "claimed" | "spoke"
        )
    }

    fn is_break(&self, at: usize) -> bool {
        let text = self.reading.text;
        matches!(
            text.lower(at),
            "of" | "in"
                | "on"
                | "at"
                | "by"
                | "from"
                | "for"
                | "to"
                | "and"
                | "but"
                | "or"
                | "that"
                | "which"
                | "who"
                | "as"
                | "with"
                | "was"
                | "were"
                | "is"
                | "are"
                | "had"
                | "has"
                | "have"
                | "when"
                | "while"
                | "after"
                | "said"
        ) || matches!(text.word(at), "," | ";" | ":" | "." | "(" | ")" | "-" | "–" | "—")
            || self.has(at, Cue::Say).is_some()
    }

    /// A government by the name or seat of its state, or by an office.
    fn state_at(&self, at: usize) -> Option<Party> {
        let reading = self.reading;
        let nation =
            covering(&reading.mentions.nations, |it| &it.tokens, at).filter(|it| it.tokens.start == at);
        if let Some(nation) = nation {
            if self.is_dateline(at) {
                return None;
            }
            let country = reading.lexicon.codebook.countries.get(nation.country)?;
            let from =
                nation.tokens.end + usize::from(matches!(reading.text.lower(nation.tokens.end), "'s" | "'"));
            let possessive = from > nation.tokens.end;
            let office = (from..from + 4).take_while(|i| !self.is_break(*i)).find_map(|i| {
                self.has(i, Cue::Government).or_else(|| self.has(i, Cue::Spokes).filter(|_| possessive))
            });
            let bare = matches!(nation.form, NationForm::Name | NationForm::Capital) && office.is_none();
            if bare && self.is_located(at) {
                return None;
            }
            let end = office.or(bare.then_some(nation.tokens.end))?;
            let name = if bare { country.name.clone() } else { reading.words(&(at..end)).to_owned() };
            return Some(self.state(at..end, name, Some(country.code.clone())));
        }
        let end = self.has(at, Cue::Government)?;
        Some(self.state(at..end, reading.words(&(at..end)).to_owned(), None))
    }

    /// Whether the place opens a paragraph before a dash: where the report was written.
    fn is_dateline(&self, at: usize) -> bool {
        let place = covering(&self.reading.mentions.places, |it| &it.tokens, at);
        place.is_some_and(|place| place.dateline)
            || super::view::dateline_end(self.reading, at).is_some_and(|end| at < end)
    }

    fn state(&self, tokens: Range<usize>, name: String, state: Option<String>) -> Party {
        Party { tokens, kind: PartyKind::State, name, actor: None, outlet: None, state, named: true }
    }

    /// Behind a preposition, or before another noun: "in Kabul", "a Beirut newspaper".
    fn is_located(&self, at: usize) -> bool {
        const PREPOSITIONS: &[&str] = &[
            "in", "at", "near", "of", "from", "to", "outside", "inside", "into", "on", "over", "for",
            "through", "against", "with", "between", "by",
        ];
        let text = self.reading.text;
        at > 0
            && (matches!(text.lower(at - 1), "a" | "an")
                || PREPOSITIONS.contains(&text.lower(at - 1))
                || (at > 1 && text.lower(at - 1) == "the" && PREPOSITIONS.contains(&text.lower(at - 2))))
    }

    fn other_at(&self, at: usize) -> Option<Party> {
        let end = self.has(at, Cue::Other)?;
        let name = self.reading.words(&(at..end)).to_owned();
        Some(Party {
            tokens: at..end,
            kind: PartyKind::Other,
            name,
            actor: None,
            outlet: None,
            state: None,
            named: true,
        })
    }
}

/// End of a cue of this kind that starts at `at`.
pub fn has(cues: &[CueHit], at: usize, cue: Cue) -> Option<usize> {
    let first = cues.partition_point(|hit| hit.start < at);
    let here = cues.get(first..).unwrap_or_default().iter().take_while(|hit| hit.start == at);
    here.filter(|hit| hit.cue == cue).map(|hit| hit.end).next()
}

/// The parties that start inside `window`.
pub fn parties_within(parties: &[Party], window: Range<usize>) -> &[Party] {
    within(parties, |party| &party.tokens, window)
}
