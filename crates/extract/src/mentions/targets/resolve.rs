//! What a phrase leaves out and its neighbours give: the post that people belong to, the state of "the embassy".

use crate::pack::Class;
use model::{TargetClass, TargetKind};

use super::{Determiner, Scene, TargetMention};
use crate::lexicon::NationForm;

impl Scene<'_, '_> {
    /// "an employee of the Pakistani consulate", "the embassy's staff": people belong to their post.
    pub(super) fn attach_facility(&self, found: &mut [TargetMention], index: usize) {
        let mention = &found[index];
        if !matches!(mention.kind, TargetKind::Person | TargetKind::Group) {
            return;
        }
        let follows = |other: &TargetMention| {
            let gap = mention.tokens.end..other.tokens.start;
            other.tokens.start >= mention.tokens.end
                && gap.len() <= 6
                && gap.clone().any(|i| self.text.is(i, Class::PostAt))
                && gap.clone().all(|i| self.text.is(i, Class::EmployedAt))
        };
        let precedes = |other: &TargetMention| {
            other.head.end <= mention.head.start
                && mention.head.start - other.head.end <= 1
                && (other.head.end..mention.head.start).all(|i| self.text.is(i, Class::PossessiveMark))
        };
        let after = found.get(index + 1).filter(|other| other.is_post() && follows(other)).map(|_| index + 1);
        let before = index.checked_sub(1).filter(|i| found[*i].is_post() && precedes(&found[*i]));
        if let Some(facility) = after.or(before) {
            found[index].of_facility = Some(facility);
            found[index].class = TargetClass::Diplomatic;
        }
    }

    /// "the residence of Iran's ambassador", "the consul's house", "the envoy's car": the diplomat lends state and class.
    pub(super) fn attach_resident(&self, found: &mut [TargetMention], index: usize) {
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
            self.text.is(mention.head.end, Class::Of)
                && other.head.start > mention.head.end
                && other.head.start - mention.head.end <= 6
        };
        let precedes = |other: &TargetMention| {
            other.head.end < mention.head.start
                && mention.head.start - other.head.end <= 2
                && self.text.is(other.head.end, Class::PossessiveMark)
        };
        let after = found.get(index + 1).filter(|other| diplomat(other) && follows(other));
        let before = index
            .checked_sub(1)
            .and_then(|i| found.get(i))
            .filter(|other| diplomat(other) && precedes(other));
        let end = after.map(|other| other.tokens.end);
        if let Some(nations) = after.or(before).map(|other| other.nations.clone()) {
            let name = found[index].name.to_lowercase();
            let mention = &mut found[index];
            mention.nations = nations;
            mention.tokens.end = end.unwrap_or(mention.tokens.end);
            mention.class = TargetClass::Diplomatic;
            mention.name = if name.starts_with("ambassador") { name } else { format!("ambassador's {name}") };
        }
    }

    /// Fills what a later mention leaves out from an earlier one: "the embassy", "the mission", "its consulate".
    pub(super) fn resolve(&self, found: &mut [TargetMention], index: usize) {
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
        if let Some(nations) = self.joint(found, index) {
            found[index].nations = nations;
            return;
        }
        if let Some(code) = self.possessor(mention) {
            found[index].nations = vec![code];
            return;
        }
        if mention.plural || mention.determiner == Determiner::Indefinite || is_quarter(&mention.name) {
            return;
        }
        let host = self.host(mention);
        let sentence = self.text.sentence_of(mention.tokens.start);
        let lends = |i: &usize| {
            let envoy = found[*i].class == TargetClass::Diplomatic
                && found[*i].of_facility.is_none()
                && self.text.sentence_of(found[*i].tokens.start) == sentence;
            (found[*i].is_post() || envoy)
                && found[*i].nations.first().is_some_and(|sender| Some(sender.as_str()) != host)
                && compatible(&found[*i], mention)
        };
        let before = (0..index).rev().take(ANTECEDENT_REACH).find(lends);
        if before.is_none()
            && let Some(worker) = found[..index]
                .last()
                .filter(|worker| worker.of_facility == Some(index) && worker.nations.len() == 1)
                .filter(|worker| worker.nations.first().map(String::as_str) != self.likely_host(mention))
        {
            found[index].nations = worker.nations.clone();
            return;
        }
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
        if !self.text.is(before, Class::OwnerPronoun) {
            return None;
        }
        let sentence = self.text.sentence_at(self.text.tokens[before].start)?;
        let from = self.text.sentences[sentence.saturating_sub(1)].tokens.start;
        let last = self.nations.partition_point(|nation| nation.tokens.end <= before);
        self.nations[..last]
            .iter()
            .rev()
            .take_while(|nation| nation.tokens.start >= from)
            .filter(|nation| nation.form == NationForm::Name)
            .map(|nation| self.code(nation))
            .find(|code| Some(code.as_str()) != self.host(mention))
    }
}

/// 1 for a consulate, 2 for an embassy, 0 for what may be either.
pub(super) fn family(name: &str) -> u8 {
    let name = name.to_lowercase();
    if name.contains("section") || name.contains("entrance") {
        0
    } else if name.contains("consul") {
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
pub(super) fn is_quarter(name: &str) -> bool {
    name.contains("zone") || name.contains("quarter") || name.contains("enclave")
}
