//! Who and what a text names: states, actors, outlets, places, things that can be attacked.
//!
//! A mention is a range of tokens of the text with what it stands for. Mentions of one kind do not overlap and
//! come in the order of the text.

mod actors;
mod nations;
mod places;
mod targets;
mod topic;

use std::ops::Range;

pub use actors::{ActorMention, ActorRole, spellings::others as other_spellings};
pub use nations::Nation;
pub(crate) use places::homes;
pub use places::{Home, PlaceMention};
pub use targets::{Determiner, Organization, TargetMention, is_calendar_word, organizations, singular};
pub use topic::Topic;

use crate::{lexicon::Lexicon, pack::Class, text::Text};

/// A mention of an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletMention {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Index into the codebook's outlets.
    pub outlet: usize,
}

/// Everything named in a text.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Words for states.
    pub nations: Vec<Nation>,
    /// Organisations that fight, and words that point back at them.
    pub actors: Vec<ActorMention>,
    /// Channels.
    pub outlets: Vec<OutletMention>,
    /// Populated places, regions and countries where something can happen.
    pub places: Vec<PlaceMention>,
    /// Facilities, vehicles and people that can be targets.
    pub targets: Vec<TargetMention>,
    /// Index of the first place that opens a dateline.
    pub dateline: Option<usize>,
    /// The country that the text tells of.
    pub home: Option<Home>,
    /// Index of the first town, else the first country, where something is said to be, else of the only town named.
    pub first_located: Option<usize>,
    /// What the headline says of all of it.
    pub topic: Topic,
}

impl Mentions {
    /// Finds everything named in `text`, the body under a headline that tells of `topic`.
    pub fn find(lexicon: &Lexicon, text: &Text<'_>, topic: &Topic) -> Self {
        let outlets = outlets(lexicon, text);
        let actors = actors::find(lexicon, text, &outlets);
        let nations = nations::find(lexicon, text, &actors);
        let (mut places, home) = places::find(lexicon, text, &nations, &actors, topic);
        let targets = targets::find(lexicon, text, &nations, &places, &actors, home.as_ref(), topic);
        mark_owners(&mut places, &targets);
        let dateline = places.iter().position(|place| place.dateline);
        let leads_away =
            |at: usize| at.checked_sub(1).is_some_and(|before| text.is(before, Class::OriginPreposition));
        let located = |place: &PlaceMention| place.located && !place.owner && !leads_away(place.tokens.start);
        let town = places.iter().position(|place| located(place) && place.is_town());
        let lone = || {
            let mut towns = places.iter().enumerate().filter(|(_, place)| place.is_town() && !place.owner);
            let first = towns.next()?;
            towns.all(|(_, other)| other.place == first.1.place).then_some(first.0)
        };
        let first_located = town.or_else(|| places.iter().position(located)).or_else(lone);
        Self {
            nations,
            actors,
            outlets,
            places,
            targets,
            dateline,
            home,
            first_located,
            topic: topic.clone(),
        }
    }
}

/// A place inside a target phrase says whose the target is.
fn mark_owners(places: &mut [PlaceMention], targets: &[TargetMention]) {
    for target in targets {
        let first = places.partition_point(|place| place.tokens.start < target.tokens.start);
        let inside = places.iter_mut().enumerate().skip(first);
        for (index, place) in inside.take_while(|(_, place)| place.tokens.end <= target.tokens.end) {
            let is_head = target.head.start <= place.tokens.start && place.tokens.end <= target.head.end;
            let here = is_head || target.place == Some(index);
            place.owner = !here;
            place.located |= here;
        }
    }
}

fn outlets(lexicon: &Lexicon, text: &Text<'_>) -> Vec<OutletMention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        if let Some(hit) = lexicon.outlets.first_at(text, at) {
            found.push(OutletMention { tokens: at..at + hit.tokens, outlet: *hit.value });
            at += hit.tokens;
        } else {
            at += 1;
        }
    }
    found
}

/// The mention of a sorted list that covers token `at`.
pub fn covering<T>(mentions: &[T], range: impl Fn(&T) -> &Range<usize>, at: usize) -> Option<&T> {
    let index = mentions.partition_point(|mention| range(mention).end <= at);
    mentions.get(index).filter(|mention| range(mention).contains(&at))
}

/// The mentions of a sorted list that start inside `window`.
pub fn within<T>(mentions: &[T], range: impl Fn(&T) -> &Range<usize>, window: Range<usize>) -> &[T] {
    let first = mentions.partition_point(|mention| range(mention).start < window.start);
    let last = mentions.partition_point(|mention| range(mention).start < window.end);
    &mentions[first..last.max(first)]
}
