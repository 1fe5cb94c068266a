//! Things and people that can be attacked: a head noun of `target-nouns.csv` with what stands around it.

use std::ops::Range;

use model::{TargetClass, TargetKind};

use super::{actors::ActorMention, covering, nations::Nation, places::PlaceMention};
use crate::{
    lexicon::{Lexicon, NationForm, TargetNoun},
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
        self.is_post() && family(&self.name) == 2
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
) -> Vec<TargetMention> {
    let scene = Scene { lexicon, text, nations, places, actors };
    let mut found: Vec<TargetMention> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let mention = scene.noun_at(at).or_else(|| scene.pronoun_at(at, &found));
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
    for index in 0..found.len() {
        scene.resolve(&mut found, index);
    }
    for index in 0..found.len() {
        scene.attach_resident(&mut found, index);
        scene.resolve(&mut found, index);
    }
    found
}

struct Scene<'s, 't> {
    lexicon: &'s Lexicon,
    text: &'s Text<'t>,
    nations: &'s [Nation],
    places: &'s [PlaceMention],
    actors: &'s [ActorMention],
}

/// Rows of `triggers.csv` whose object is what was attacked.
const OBJECT_VERBS: &[&str] =
    &["broke-in", "stormed", "attack-verb", "struck", "bombed", "besieged", "overran"];

/// How many tokens a phrase may reach to the left of its head.
const LEFT_REACH: usize = 8;

impl Scene<'_, '_> {
    fn noun_at(&self, at: usize) -> Option<TargetMention> {
        let Some(hit) = self.lexicon.targets.first_at(self.text, at) else { return self.named_object_at(at) };
        let head = at..at + hit.tokens;
        let noun = *hit.value;
        if self.is_modifier(&head) {
            return None;
        }
        let (start, mut nations, proper) = self.left_of(at);
        let (end, more) = self.right_of(head.end, &nations);
        nations.extend(more);
        let place = self.place_after(end);
        let name = self.name(start, &head, &noun);
        Some(TargetMention {
            tokens: start..end,
            head,
            name,
            kind: noun.kind,
            class: noun.class,
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
            || self.text.lower(at - 1) != "the"
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

    /// "the Indian one", "those of China and Iran": the head is that of the last post.
    fn pronoun_at(&self, at: usize, found: &[TargetMention]) -> Option<TargetMention> {
        let word = self.text.lower(at);
        let last = found.iter().rev().take(6).find(|mention| mention.is_post())?;
        let (start, nations) = match word {
            "one" => {
                let (start, nations, _) = self.left_of(at);
                (start, nations)
            }
            "those" | "that" => {
                let (_, nations) = self.right_of(at + 1, &[]);
                (at, nations)
            }
            _ => return None,
        };
        if nations.is_empty() {
            return None;
        }
        let end = if word == "one" { at + 1 } else { self.right_of(at + 1, &[]).0 };
        Some(TargetMention {
            tokens: start..end,
            head: at..at + 1,
            name: singular(&last.name),
            nations,
            place: self.place_after(end),
            more_places: Vec::new(),
            plural: word == "those",
            determiner: Determiner::Definite,
            antecedent: None,
            of_facility: None,
            ..last.clone()
        })
    }

    /// Start of the phrase, states named in it, whether it holds a proper name.
    fn left_of(&self, at: usize) -> (usize, Vec<String>, bool) {
        let mut start = at;
        let mut nations = Vec::new();
        let mut proper = false;
        while start > 0 && at - start < LEFT_REACH {
            let before = start - 1;
            let word = self.text.lower(before);
            if let Some(nation) = self.nation_ending_at(before) {
                nations.insert(0, self.code(nation));
                start = nation.tokens.start;
            } else if matches!(word, "'s" | "’s" | "s'" | "'" | "’")
                && before > 0
                && self.nation_ending_at(before - 1).is_some()
            {
                start = before;
            } else if matches!(word, "and" | "," | "or")
                && start < at
                && before > 0
                && !nations.is_empty()
                && self.nation_ending_at(before - 1).is_some()
            {
                start = before;
            } else if self.is_name_word(before) && nations.is_empty() {
                proper = true;
                start = before;
            } else if is_light_modifier(word)
                && start > 1
                && (self.nation_ending_at(start - 2).is_some()
                    || matches!(self.text.lower(start - 2), "'s" | "’s"))
            {
                start = before;
            } else {
                break;
            }
        }
        (start, nations, proper)
    }

    /// End of the phrase and states named after "of": "of the United States", "of Bulgaria, Chile and Germany".
    fn right_of(&self, end: usize, own: &[String]) -> (usize, Vec<String>) {
        let mut nations = Vec::new();
        if !own.is_empty() || end + 1 >= self.text.tokens.len() || self.text.lower(end) != "of" {
            return (end, nations);
        }
        let mut at = end + 1;
        let mut stop = end;
        while at < self.text.tokens.len() && at < end + 40 {
            if let Some(nation) =
                self.nation_starting_at(at).filter(|nation| nation.form != NationForm::Capital)
            {
                nations.push(self.code(nation));
                at = nation.tokens.end;
                stop = at;
            } else if matches!(self.text.lower(at), "the" | "," | "and" | "or") {
                at += 1;
            } else {
                break;
            }
        }
        (stop, nations)
    }

    fn place_after(&self, end: usize) -> Option<usize> {
        let preposition = |i: usize| {
            i < self.text.tokens.len() && matches!(self.text.lower(i), "in" | "at" | "near" | "there")
        };
        if !preposition(end) {
            return None;
        }
        let skip = (end + 1..(end + 6).min(self.text.tokens.len())).find(|i| self.place_at(*i).is_some())?;
        let plain = (end + 1..skip).all(|i| {
            matches!(
                self.text.lower(i),
                "the"
                    | "central"
                    | "northern"
                    | "southern"
                    | "eastern"
                    | "western"
                    | "city"
                    | "of"
                    | "town"
                    | "port"
                    | "capital"
                    | ","
            )
        });
        plain.then(|| self.place_at(skip)).flatten()
    }

    /// The place mention that starts at token `at`.
    fn place_at(&self, at: usize) -> Option<usize> {
        self.places.binary_search_by_key(&at, |place| place.tokens.start).ok()
    }

    /// Places that follow `first` in a list with "and".
    fn listed_after(&self, first: usize) -> Vec<usize> {
        let mut listed = Vec::new();
        let mut end = self.places[first].tokens.end;
        for (index, place) in self.places.iter().enumerate().skip(first + 1) {
            let between = end..place.tokens.start;
            let linked = between.len() <= 3
                && !between.is_empty()
                && between.clone().all(|i| matches!(self.text.lower(i), "," | "and" | "the" | "in"));
            if !linked {
                break;
            }
            listed.push(index);
            end = place.tokens.end;
        }
        listed
    }

    fn determiner(&self, start: usize) -> Determiner {
        let Some(before) = start.checked_sub(1) else { return Determiner::Bare };
        match self.text.lower(before) {
            "the" | "this" | "that" | "its" | "their" | "his" | "her" | "same" | "these" | "those" => {
                Determiner::Definite
            }
            "a" | "an" | "another" | "one" | "two" | "three" | "four" | "five" | "several" | "second" => {
                Determiner::Indefinite
            }
            _ if self.text.tokens[before].kind == TokenKind::Number => Determiner::Indefinite,
            _ => Determiner::Bare,
        }
    }

    fn name(&self, start: usize, head: &Range<usize>, noun: &TargetNoun) -> String {
        let first = (start..head.start)
            .find(|i| covering(self.nations, |nation| &nation.tokens, *i).is_none() && self.is_name_word(*i));
        let from =
            if noun.class == TargetClass::Diplomatic { head.start } else { first.unwrap_or(head.start) };
        let raw = self
            .text
            .raw
            .get(self.text.tokens[from].start..self.text.tokens[head.end - 1].end)
            .unwrap_or_default();
        if noun.class == TargetClass::Diplomatic { raw.to_lowercase() } else { raw.to_owned() }
    }

    fn is_name_word(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        let starts_sentence =
            self.text.sentence_at(token.start).is_some_and(|s| self.text.sentences[s].tokens.start == at);
        token.kind == TokenKind::Word
            && token.capitalized
            && !starts_sentence
            && !matches!(self.text.lower(at), "the" | "a" | "an" | "in" | "on" | "at" | "of" | "and")
            && !is_calendar_word(self.text.lower(at))
            && covering(self.nations, |nation| &nation.tokens, at)
                .is_none_or(|nation| nation.form == NationForm::Capital)
    }

    fn nation_ending_at(&self, at: usize) -> Option<&Nation> {
        covering(self.nations, |nation| &nation.tokens, at)
            .filter(|nation| nation.tokens.end == at + 1 && nation.form != NationForm::Capital)
    }

    fn nation_starting_at(&self, at: usize) -> Option<&Nation> {
        covering(self.nations, |nation| &nation.tokens, at).filter(|nation| nation.tokens.start == at)
    }

    fn code(&self, nation: &Nation) -> String {
        self.lexicon.codebook.countries[nation.country].code.clone()
    }

    /// "an employee of the Pakistani consulate", "the embassy's staff": people belong to their post.
    fn attach_facility(&self, found: &mut [TargetMention], index: usize) {
        let mention = &found[index];
        if !matches!(mention.kind, TargetKind::Person | TargetKind::Group) {
            return;
        }
        let works_at =
            ["who", "worked", "works", "working", "employed", "in", "at", "of", "from", "the", "a", "for"];
        let follows = |other: &TargetMention| {
            let gap = mention.tokens.end..other.tokens.start;
            other.tokens.start >= mention.tokens.end
                && gap.len() <= 6
                && gap.clone().any(|i| matches!(self.text.lower(i), "of" | "at" | "from" | "in"))
                && gap.clone().all(|i| works_at.contains(&self.text.lower(i)))
        };
        let precedes = |other: &TargetMention| {
            other.head.end <= mention.head.start
                && mention.head.start - other.head.end <= 1
                && (other.head.end..mention.head.start)
                    .all(|i| matches!(self.text.lower(i), "'s" | "’s" | "'" | "’"))
        };
        let after = found.get(index + 1).filter(|other| other.is_post() && follows(other)).map(|_| index + 1);
        let before = index.checked_sub(1).filter(|i| found[*i].is_post() && precedes(&found[*i]));
        if let Some(facility) = after.or(before) {
            found[index].of_facility = Some(facility);
            found[index].class = TargetClass::Diplomatic;
            if found[facility].nations.is_empty() && after.is_some() {
                found[facility].nations = found[index].nations.clone();
            }
        }
    }

    /// "the residence of Iran's ambassador", "the consul's house", "the envoy's car": the diplomat lends state and class.
    fn attach_resident(&self, found: &mut [TargetMention], index: usize) {
        let mention = &found[index];
        let people = matches!(mention.kind, TargetKind::Person | TargetKind::Group);
        if people || mention.class == TargetClass::Diplomatic || !mention.nations.is_empty() {
            return;
        }
        let diplomat = |other: &TargetMention| {
            other.class == TargetClass::Diplomatic
                && matches!(other.kind, TargetKind::Person | TargetKind::Group)
        };
        let follows = |other: &TargetMention| {
            self.text.lower(mention.head.end) == "of"
                && other.head.start > mention.head.end
                && other.head.start - mention.head.end <= 6
        };
        let precedes = |other: &TargetMention| {
            other.head.end < mention.head.start
                && mention.head.start - other.head.end <= 2
                && matches!(self.text.lower(other.head.end), "'s" | "'")
        };
        let after = found.get(index + 1).filter(|other| diplomat(other) && follows(other));
        let before = index
            .checked_sub(1)
            .and_then(|i| found.get(i))
            .filter(|other| diplomat(other) && precedes(other));
        if let Some(nations) = after.or(before).map(|other| other.nations.clone()) {
            let name = found[index].name.to_lowercase();
            let mention = &mut found[index];
            mention.nations = nations;
            mention.class = TargetClass::Diplomatic;
            mention.name = if name.starts_with("ambassador") { name } else { format!("ambassador's {name}") };
        }
    }

    /// Fills what a later mention leaves out from an earlier one: "the embassy", "the mission", "its consulate".
    fn resolve(&self, found: &mut [TargetMention], index: usize) {
        if let Some(facility) = found[index].of_facility {
            let owner = found[facility].clone();
            if owner.nations.is_empty() && facility > index {
                self.resolve(found, facility);
            }
            let owner = found[facility].clone();
            if found[index].nations.is_empty() || owner.is_post() {
                found[index].nations = owner.nations;
            }
            found[index].place = found[index].place.or(owner.place);
            return;
        }
        let mention = &found[index];
        if mention.class != TargetClass::Diplomatic || !mention.nations.is_empty() {
            return;
        }
        if let Some(code) = self.possessor(mention) {
            found[index].nations = vec![code];
            return;
        }
        if mention.plural || mention.determiner == Determiner::Indefinite || is_quarter(&mention.name) {
            return;
        }
        let lends = |i: &usize| {
            found[*i].is_post() && !found[*i].nations.is_empty() && compatible(&found[*i], mention)
        };
        let before = (0..index).rev().take(ANTECEDENT_REACH).find(lends);
        let antecedent = before.or_else(|| only_one_ahead(found, index));
        if let Some(antecedent) = antecedent {
            let (nations, place) = (found[antecedent].nations.clone(), found[antecedent].place);
            let mention = &mut found[index];
            if nations.len() == 1 {
                mention.nations = nations;
                mention.place = mention.place.or(place);
                mention.antecedent = Some(antecedent);
            }
        }
    }

    /// "its embassy": the last state named before, in this sentence or the one before.
    fn possessor(&self, mention: &TargetMention) -> Option<String> {
        let before = mention.tokens.start.checked_sub(1)?;
        if !matches!(self.text.lower(before), "its" | "their" | "her" | "his") {
            return None;
        }
        let sentence = self.text.sentence_at(self.text.tokens[before].start)?;
        let from = self.text.sentences[sentence.saturating_sub(1)].tokens.start;
        self.nations
            .iter()
            .rev()
            .find(|nation| {
                nation.tokens.end <= before && nation.tokens.start >= from && nation.form == NationForm::Name
            })
            .map(|nation| self.code(nation))
    }
}

/// 1 for a consulate, 2 for an embassy, 0 for what may be either.
fn family(name: &str) -> u8 {
    let name = name.to_lowercase();
    if name.contains("consul") {
        1
    } else if name.contains("embass") || name.contains("ambassador") || name.contains("high commission") {
        2
    } else {
        0
    }
}

fn compatible(earlier: &TargetMention, later: &TargetMention) -> bool {
    let (a, b) = (family(&earlier.name), family(&later.name));
    a == b || a == 0 || b == 0
}

/// The later post of the same kind, where all later ones are of one state.
fn only_one_ahead(found: &[TargetMention], index: usize) -> Option<usize> {
    let mention = &found[index];
    let mut ahead = (index + 1..found.len()).take(ANTECEDENT_REACH).filter(|i| {
        found[*i].is_post()
            && !found[*i].nations.is_empty()
            && family(&found[*i].name) == family(&mention.name)
    });
    let first = ahead.next()?;
    ahead.all(|i| found[i].nations == found[first].nations).then_some(first)
}

/// How many mentions back, or else ahead, a post is looked for.
const ANTECEDENT_REACH: usize = 40;

/// Parts of a town that belong to no one state.
fn is_quarter(name: &str) -> bool {
    name.contains("zone") || name.contains("quarter") || name.contains("enclave")
}

/// "embassies" as "embassy".
pub fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies") {
        format!("{stem}y")
    } else if name.ends_with("ss") {
        name.to_owned()
    } else {
        name.strip_suffix('s').unwrap_or(name).to_owned()
    }
}

fn is_light_modifier(word: &str) -> bool {
    matches!(
        word,
        "absent"
            | "former"
            | "new"
            | "main"
            | "then"
            | "acting"
            | "deputy"
            | "senior"
            | "fortified"
            | "empty"
            | "diplomatic"
            | "visa"
            | "consular"
            | "general"
            | "local"
            | "military"
            | "head"
            | "own"
    )
}

fn is_calendar_word(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}
