//! Whose a post is where its own phrase does not say: from the posts beside it, from what the text is about, and never
//! the state in which it stands.

use model::{TargetClass, TargetKind};

use super::{Determiner, Scene, TargetMention, singular};
use crate::pack::Class;

/// How many mentions back a post is looked for that "the building" may be.
const ANAPHOR_REACH: usize = 6;

/// How many tokens behind a phrase the people or the state are looked for that it serves.
const SERVES_REACH: usize = 5;

/// A state is what the text is about with so many posts and envoys of it, and this share of all.
const TOPIC_MENTIONS: usize = 2;
const TOPIC_SHARE: f64 = 0.6;

impl Scene<'_, '_> {
    /// The country in which a target is said to stand.
    pub(super) fn host(&self, mention: &TargetMention) -> Option<&str> {
        let country = self.places[mention.place?].country.as_str();
        (!country.is_empty()).then_some(country)
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
            let points = mention.determiner == Determiner::Definite && !mention.proper || all;
            if !word || !points || !mention.nations.is_empty() || mention.is_post() {
                continue;
            }
            let sentence = self.text.sentence_of(mention.tokens.start);
            let near = |other: &&TargetMention| {
                self.text.sentence_of(other.tokens.start) + 1 >= sentence
                    && other.kind == TargetKind::Facility
                    && other.head.end <= mention.tokens.start
            };
            let last = found[..index].iter().rev().take(ANAPHOR_REACH).find(near);
            let Some(post) = last.filter(|last| last.is_post() && !last.is_generic()).cloned() else {
                continue;
            };
            let mention = &mut found[index];
            mention.name = if post.plural { singular(&post.name) } else { post.name };
            mention.class = TargetClass::Diplomatic;
            mention.nations = post.nations;
            mention.place = mention.place.or(post.place);
            mention.plural = false;
        }
    }

    /// "a hotel popular with Chinese traders", "the manager of a Chinese firm": the state behind a thing or its owner.
    pub(super) fn state_behind(&self, end: usize, kind: TargetKind) -> Option<String> {
        if !self.text.is(end, Class::UsedBy) {
            return None;
        }
        let person = matches!(kind, TargetKind::Person | TargetKind::Group);
        if person && !self.text.is(end, Class::OfPreposition) {
            return None;
        }
        let sentence = self.text.sentence_of(end);
        let nation = (end + 1..end + SERVES_REACH)
            .take_while(|i| self.text.sentence_of(*i) == sentence && self.place_at(*i).is_none())
            .find_map(|i| self.nation_starting_at(i))?;
        let noun = (nation.tokens.end..nation.tokens.end + 3)
            .find_map(|i| self.lexicon.targets.first_at(self.text, i))?;
        (noun.value.class != TargetClass::Diplomatic).then(|| self.code(nation))
    }

    /// A post of no named state in a text about the posts of one state is that state's.
    pub(super) fn fill_from_topic(&self, found: &mut [TargetMention]) {
        let Some(topic) = topic(found) else { return };
        for mention in found.iter_mut() {
            let open = mention.is_post() && mention.nations.is_empty() && mention.name.len() > 3;
            let named = mention.determiner == Determiner::Definite || mention.place.is_some();
            if open && named && !mention.is_generic_word() && self.host(mention) != Some(topic.as_str()) {
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
