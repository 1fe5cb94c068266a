//! Whose a post is where its own phrase does not say: from the posts beside it, from what the text is about, and never
//! the state in which it stands.

use model::{TargetClass, TargetKind};

use super::{Determiner, Scene, TargetMention, singular};
use crate::{lexicon::NationForm, mentions::topic::Topic, pack::Class, text::TokenKind};

/// How many mentions back a post is looked for that "the building" may be.
const ANAPHOR_REACH: usize = 6;

/// How many tokens behind a phrase the people or the state are looked for that it serves.
const SERVES_REACH: usize = 5;

/// Outside its paragraph a post is looked for so many sentences back.
const ANAPHOR_SENTENCES: usize = 2;

/// How many tokens behind a house the words are looked for that lead to those it serves.
const RELATIVE_REACH: usize = 12;

/// A state is what the text is about with so many posts and envoys of it, and this share of all.
const TOPIC_MENTIONS: usize = 2;
const TOPIC_SHARE: f64 = 0.5;

impl Scene<'_, '_> {
    /// The country in which a target is said to stand.
    pub(super) fn host(&self, mention: &TargetMention) -> Option<&str> {
        let country = self.places[mention.place?].country.as_str();
        (!country.is_empty()).then_some(country)
    }

    /// The country in which a target is said to stand, else that of the text.
    pub(super) fn likely_host(&self, mention: &TargetMention) -> Option<&str> {
        self.host(mention).or(self.home.map(|home| home.country.as_str()))
    }

    /// "its embassy and consulates", "the embassy and the consulate of Iran": posts joined in one phrase have one owner.
    pub(super) fn joint(&self, found: &[TargetMention], index: usize) -> Option<Vec<String>> {
        let mention = &found[index];
        let joined = |left: &TargetMention, right: &TargetMention| {
            let gap = left.tokens.end..right.tokens.start;
            let small = |i: usize| self.text.is_any(i, &[Class::PostJoint, Class::Article]);
            left.is_post() && right.is_post() && (1..=2).contains(&gap.len()) && gap.clone().all(small)
        };
        let before = index.checked_sub(1).and_then(|i| found.get(i)).filter(|left| joined(left, mention));
        let behind = || found.get(index + 1).filter(|right| joined(mention, right));
        let lender = before.filter(|left| !left.nations.is_empty()).or_else(behind)?;
        let own = lender.nations.first().is_some_and(|sender| Some(sender.as_str()) != self.host(mention));
        own.then(|| lender.nations.clone())
    }

    /// "the building", "both compounds" for a post named shortly before.
    pub(super) fn take_for_posts(&self, found: &mut [TargetMention]) {
        for index in 1..found.len() {
            let mention = &found[index];
            let word = mention.head.len() == 1 && self.text.is(mention.head.start, Class::BuildingAnaphor);
            let all = (mention.tokens.start.saturating_sub(1)..mention.head.start)
                .any(|i| self.text.is(i, Class::AllWord));
            let definite = self.is_definite(mention);
            let points = definite && !mention.proper || all;
            if !word || !points || !mention.nations.is_empty() || mention.is_post() {
                continue;
            }
            let sentence = self.text.sentence_of(mention.tokens.start);
            let paragraph = self.text.sentences.get(sentence).map(|sentence| sentence.paragraph);
            let near = |other: &&TargetMention| {
                let own = self.text.sentence_of(other.tokens.start);
                let same = self.text.sentences.get(own).map(|sentence| sentence.paragraph) == paragraph;
                (same || own + ANAPHOR_SENTENCES >= sentence)
                    && other.kind == TargetKind::Facility
                    && other.head.end <= mention.tokens.start
            };
            let last = found[..index].iter().rev().take(ANAPHOR_REACH).find(near);
            let Some(post) = last.filter(|last| last.is_post() && !last.is_generic()).cloned() else {
                continue;
            };
            let mention = &mut found[index];
            mention.name = if post.plural { singular(self.text.pack, &post.name) } else { post.name };
            mention.class = TargetClass::Diplomatic;
            mention.nations = post.nations;
            mention.place = mention.place.or(post.place);
            mention.plural = false;
        }
    }

    /// "a Spanish compound": a house of a state where it is not at home.
    pub(super) fn is_foreign_house(&self, head: &std::ops::Range<usize>, nations: &[String]) -> bool {
        let home = self.home.map(|home| home.country.as_str());
        let foreign = nations.first().is_some_and(|owner| home.is_some() && Some(owner.as_str()) != home);
        foreign && head.len() == 1 && self.text.is(head.start, Class::BuildingAnaphor)
    }

    /// "the residence of the Philippine ambassador", "the car of a consul": whether a thing is an envoy's, and of which state.
    pub(super) fn envoy_behind(&self, end: usize, kind: TargetKind) -> Option<Option<String>> {
        let thing = matches!(kind, TargetKind::Facility | TargetKind::Vehicle);
        let of = Some(end).filter(|end| thing && self.text.is(*end, Class::OfPreposition))?;
        let plain = |at: &usize| self.text.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let owner = (of + 1..of + SERVES_REACH)
            .take_while(plain)
            .find_map(|at| self.lexicon.targets.first_at(self.text, at).map(|hit| (at, hit.value)));
        let (at, noun) = owner?;
        let envoy = noun.class == TargetClass::Diplomatic && noun.kind == TargetKind::Person;
        envoy.then(|| (of + 1..at).find_map(|i| self.nation_starting_at(i)).map(|nation| self.code(nation)))
    }

    /// "the building", "the ornate building".
    fn is_definite(&self, mention: &TargetMention) -> bool {
        let start = mention.tokens.start;
        let article = |back: usize| start.checked_sub(back).is_some_and(|i| self.text.is(i, Class::Article));
        let modifier = start.checked_sub(1).and_then(|i| self.text.tokens.get(i));
        mention.determiner == Determiner::Definite
            || article(2) && modifier.is_some_and(|token| token.kind == TokenKind::Word && !token.capitalized)
    }

    /// "a hotel popular with Chinese traders", "the manager of a Chinese firm": the state behind a thing or its owner.
    pub(super) fn state_behind(&self, end: usize, kind: TargetKind) -> Option<String> {
        let person = matches!(kind, TargetKind::Person | TargetKind::Group);
        let sentence = self.text.sentence_of(end);
        let inside = |i: &usize| self.text.sentence_of(*i) == sentence && !self.text.is(*i, Class::Comma);
        if person && self.text.is(end, Class::FromPreposition) {
            let nation = self.nation_starting_at(end + 1)?;
            return (nation.form == NationForm::Name).then(|| self.code(nation));
        }
        let lead = match person {
            true => Some(end).filter(|end| self.text.is(*end, Class::OfPreposition))?,
            false => {
                (end..end + RELATIVE_REACH).take_while(inside).find(|i| self.text.is(*i, Class::UsedBy))?
            }
        };
        let nation =
            (lead + 1..lead + SERVES_REACH).take_while(inside).find_map(|i| self.nation_starting_at(i))?;
        let noun = |at: usize| self.lexicon.targets.first_at(self.text, at).map(|hit| hit.value);
        let behind = (nation.tokens.end..nation.tokens.end + 3).find_map(noun);
        let before = || nation.tokens.start.checked_sub(2).and_then(noun);
        let from = nation.tokens.start > 0 && self.text.is(nation.tokens.start - 1, Class::FromPreposition);
        let served = if from { before() } else { behind };
        let diplomatic = served.is_some_and(|noun| noun.class == TargetClass::Diplomatic);
        ((person || served.is_some()) && !diplomatic).then(|| self.code(nation))
    }

    /// A post of no named state in a text about the posts of one state is that state's; under a headline about them an envoy too.
    pub(super) fn fill_from_topic(&self, found: &mut [TargetMention], headline: &Topic) {
        let Some(topic) = topic(found).or_else(|| headline.sender.clone()) else { return };
        let listed = headline.sender.as_ref() == Some(&topic);
        for mention in found.iter_mut() {
            let envoy = listed && mention.class == TargetClass::Diplomatic && mention.of_facility.is_none();
            let open = (envoy || mention.is_post()) && mention.nations.is_empty() && mention.name.len() > 3;
            let named = mention.determiner == Determiner::Definite
                || mention.place.is_some()
                || envoy && !mention.is_post();
            if open
                && named
                && !mention.is_generic_word()
                && self.likely_host(mention) != Some(topic.as_str())
            {
                mention.nations = vec![topic.clone()];
            }
        }
    }
}

/// The state of most posts and envoys.
fn topic(found: &[TargetMention]) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let diplomatic = found.iter().filter(|mention| mention.class == TargetClass::Diplomatic);
    for state in diplomatic.filter_map(|mention| mention.nations.first()) {
        match counts.iter_mut().find(|(known, _)| known == state) {
            Some((_, count)) => *count += 1,
            None => counts.push((state, 1)),
        }
    }
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let (state, count) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    let enough = count >= TOPIC_MENTIONS && count as f64 >= TOPIC_SHARE * total as f64;
    enough.then(|| state.to_owned())
}
