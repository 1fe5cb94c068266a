//! Things and people that can be attacked: a head noun of `target-nouns.csv` with what stands around it.

use crate::pack::Pack;
mod nationals;
mod organizations;
mod phrase;
mod resolve;
mod state;

pub use organizations::{Organization, organizations};
pub use phrase::is_calendar_word;

use std::ops::Range;

use model::{TargetClass, TargetKind};

use super::{
    actors::ActorMention,
    covering,
    nations::Nation,
    places::{Home, PlaceMention},
    topic::Topic,
};
use crate::{
    lexicon::Lexicon,
    pack::Class,
    text::{Text, TokenKind},
};

/// A noun phrase for something that can be attacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetMention {
    /// Tokens of the phrase, determiner left out.
    pub tokens: Range<usize>,
    /// The head noun.
    pub head: Range<usize>,
    /// Name in normal form without the state: `embassy`, `Kabul University`.
    pub name: String,
    /// What it is made of.
    pub kind: TargetKind,
    /// To which part of society it belongs.
    pub class: TargetClass,
    /// ISO 3166-1 alpha-2 of the states it belongs to; several for "the American and British embassies".
    pub nations: Vec<String>,
    /// Index into the places, where one follows: "the consulate in Erbil".
    pub place: Option<usize>,
    /// Further places of a plural: "the embassies in Nairobi and Dar es Salaam".
    pub more_places: Vec<usize>,
    /// Plural.
    pub plural: bool,
    /// The determiner.
    pub determiner: Determiner,
    /// Whether the phrase holds a proper name.
    pub proper: bool,
    /// The earlier mention from which state and place were taken.
    pub antecedent: Option<usize>,
    /// For people: the facility they belong to.
    pub of_facility: Option<usize>,
}

/// What stands before a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    /// "the", "this", "that", "its".
    Definite,
    /// "a", "another", a number.
    Indefinite,
    /// Nothing.
    Bare,
}

impl TargetMention {
    /// Whether this is a post: an embassy, a consulate, a mission.
    pub fn is_post(&self) -> bool {
        self.class == TargetClass::Diplomatic && self.kind == TargetKind::Facility
    }

    /// Whether it is an embassy or a high commission, which stands in the capital.
    pub fn is_embassy(&self) -> bool {
        self.is_post() && resolve::family(&self.name) == 2
    }

    /// Whether its noun may stand for posts of many states: a quarter, a zone.
    fn is_generic_word(&self) -> bool {
        resolve::is_quarter(&self.name) || self.plural && self.place.is_none()
    }

    /// Whether it points at no post in particular: "embassies", "foreign missions".
    pub fn is_generic(&self) -> bool {
        self.is_post() && self.plural && self.nations.is_empty() && self.more_places.is_empty()
    }
}

/// Finds target phrases and fills states and places from what stands around or before them.
pub fn find(
    lexicon: &Lexicon,
    text: &Text<'_>,
    nations: &[Nation],
    places: &[PlaceMention],
    actors: &[ActorMention],
    home: Option<&Home>,
    topic: &Topic,
) -> Vec<TargetMention> {
    let scene = Scene { lexicon, text, nations, places, actors, home };
    let mut found: Vec<TargetMention> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let mention = scene
            .noun_at(at)
            .or_else(|| scene.pronoun_at(at, &found))
            .or_else(|| scene.nationals_at(at, &found));
        if let Some(mention) = mention {
            at = mention.head.end.max(at + 1);
            found.push(mention);
        } else {
            at += 1;
        }
    }
    for index in 0..found.len() {
        scene.attach_facility(&mut found, index);
    }
    scene.take_for_posts(&mut found);
    for index in 0..found.len() {
        scene.resolve(&mut found, index);
    }
    for index in 0..found.len() {
        scene.attach_resident(&mut found, index);
        scene.resolve(&mut found, index);
    }
    scene.fill_from_topic(&mut found, topic);
    found
}

struct Scene<'s, 't> {
    lexicon: &'s Lexicon,
    text: &'s Text<'t>,
    nations: &'s [Nation],
    places: &'s [PlaceMention],
    actors: &'s [ActorMention],
    home: Option<&'s Home>,
}

/// Rows of `triggers.csv` whose object is what was attacked.
const OBJECT_VERBS: &[&str] =
    &["broke-in", "stormed", "attack-verb", "struck", "bombed", "besieged", "overran"];

impl Scene<'_, '_> {
    fn noun_at(&self, at: usize) -> Option<TargetMention> {
        let Some(hit) = self.lexicon.targets.first_at(self.text, at) else {
            return self.organization_target(at).or_else(|| self.named_object_at(at));
        };
        let head = at..at + hit.tokens;
        let noun = *hit.value;
        let quarter = self.text.is(at, Class::QuarterNoun) && at > 0 && self.place_ending_at(at).is_some();
        if self.is_modifier(&head) || self.names_place(&head) || quarter || self.says_only_where(&head) {
            return None;
        }
        if self.organization_at(at).is_some_and(|(tokens, _)| tokens.len() > head.len()) {
            return self.organization_target(at);
        }
        let (start, mut nations, proper) = self.left_of(at);
        if start == at && self.text.is(at, Class::AdverbialNoun) && self.determiner(start) == Determiner::Bare
        {
            return None;
        }
        let (end, more) = self.right_of(head.end, &nations);
        nations.extend(more);
        let organization = self.organization_of(start, &head);
        let class =
            organization.as_ref().map_or(noun.class, |found| organizations::class_of(noun.class, found.1));
        if nations.is_empty() && noun.class != TargetClass::Diplomatic {
            let lent = organization.as_ref().and_then(|found| found.1.nation.clone());
            nations.extend(lent.or_else(|| self.state_behind(end, noun.kind)));
        }
        let inside =
            || (start..at).find_map(|i| self.place_at(i)).filter(|place| self.says_where(*place, &nations));
        let place = self.place_after(end).or_else(inside);
        let envoy = self.envoy_behind(head.end, noun.kind);
        let diplomatic = envoy.is_some() || self.is_foreign_house(&head, &nations);
        let class = if diplomatic { TargetClass::Diplomatic } else { class };
        nations.extend(envoy.flatten().filter(|_| nations.is_empty()));
        let own = organization.map(|(tokens, _)| tokens.start.min(head.start)..tokens.end.max(head.end));
        let proper = proper || own.is_some();
        let name = own.as_ref().map_or_else(|| self.name(start, &head, &noun), |own| self.words(own));
        let (start, end) = own.map_or((start, end), |own| (own.start.min(start), own.end.max(end)));
        Some(TargetMention {
            tokens: start..end,
            head,
            name,
            kind: noun.kind,
            class,
            nations,
            more_places: place.filter(|_| noun.plural).map_or(Vec::new(), |first| self.listed_after(first)),
            place,
            plural: noun.plural,
            determiner: self.determiner(start),
            proper,
            antecedent: None,
            of_facility: None,
        })
    }

    /// "stormed the Intercontinental": a proper name as the object of an attack is a facility.
    fn named_object_at(&self, at: usize) -> Option<TargetMention> {
        if at < 2
            || !self.text.is(at - 1, Class::The)
            || !self.is_name_word(at)
            || self.place_at(at).is_some()
            || covering(self.actors, |actor| &actor.tokens, at).is_some()
        {
            return None;
        }
        let verb = (2..=4).any(|back| {
            at >= back
                && self.lexicon.triggers.first_at(self.text, at - back).is_some_and(|hit| {
                    hit.tokens + 1 == back
                        && hit.value.flags.verb
                        && OBJECT_VERBS.contains(&hit.value.id.as_str())
                })
        });
        let end = (at..self.text.tokens.len()).take(5).take_while(|i| self.is_name_word(*i)).last()? + 1;
        if !verb
            || self.lexicon.targets.first_at(self.text, end).is_some()
            || covering(self.nations, |nation| &nation.tokens, end).is_some()
        {
            return None;
        }
        Some(TargetMention {
            tokens: at..end,
            head: at..end,
            name: self.text.raw.get(self.text.tokens[at].start..self.text.tokens[end - 1].end)?.to_owned(),
            kind: TargetKind::Facility,
            class: TargetClass::Other,
            nations: Vec::new(),
            place: self.place_after(end),
            more_places: Vec::new(),
            plural: false,
            determiner: Determiner::Definite,
            proper: true,
            antecedent: None,
            of_facility: None,
        })
    }

    /// "bus station": a noun directly before another target noun belongs to that one.
    fn is_modifier(&self, head: &Range<usize>) -> bool {
        head.end < self.text.tokens.len()
            && self.text.tokens[head.end].kind == TokenKind::Word
            && self
                .lexicon
                .targets
                .first_at(self.text, head.end)
                .is_some_and(|next| next.value.kind == TargetKind::Facility)
            && self
                .lexicon
                .targets
                .first_at(self.text, head.start)
                .is_some_and(|own| own.value.kind != TargetKind::Facility)
    }

    /// "Port Harcourt": a noun that opens the name of a town.
    fn names_place(&self, head: &Range<usize>) -> bool {
        let place = self.place_at(head.start).map(|index| &self.places[index]);
        self.text.tokens[head.start].capitalized && place.is_some_and(|place| place.tokens.end > head.end)
    }

    /// "the Indian one", "those of China and Iran": the head is that of the last post.
    fn pronoun_at(&self, at: usize, found: &[TargetMention]) -> Option<TargetMention> {
        let word = self.text.lower(at);
        let last = found.iter().rev().take(6).find(|mention| mention.is_post())?;
        let (start, nations) = match word {
            _ if self.text.is(at, Class::One) => {
                let (start, nations, _) = self.left_of(at);
                (start, nations)
            }
            _ if self.text.is(at, Class::ThatThose) => {
                let (_, nations) = self.right_of(at + 1, &[]);
                (at, nations)
            }
            _ => return None,
        };
        if nations.is_empty() {
            return None;
        }
        let end = if self.text.is(at, Class::One) { at + 1 } else { self.right_of(at + 1, &[]).0 };
        Some(TargetMention {
            tokens: start..end,
            head: at..at + 1,
            name: singular(self.text.pack, &last.name),
            nations,
            place: self.place_after(end),
            more_places: Vec::new(),
            plural: self.text.is(at, Class::ThoseWord),
            determiner: Determiner::Definite,
            antecedent: None,
            of_facility: None,
            ..last.clone()
        })
    }
}

/// "embassies" as "embassy".
pub fn singular(pack: &Pack, name: &str) -> String {
    pack.singular(name)
}
