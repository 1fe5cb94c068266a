//! Firms, agencies and forces: a name that says whose a target is and to which part of society it belongs.

use std::ops::Range;

use model::{TargetClass, TargetKind, codebook::Codebook};

use super::{Determiner, Scene, TargetMention};
use crate::{
    lexicon::case_of,
    pack::{Class, Pack},
    phrase::PhraseTable,
    text::TokenKind,
};

/// A row of `organizations.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// What an attack on it is an attack on.
    pub kind: TargetKind,
    /// To which part of society it belongs.
    pub class: TargetClass,
    /// ISO 3166-1 alpha-2 of its state; `None` for those of no one state and for local firms under a name of the world.
    pub nation: Option<String>,
    /// Whether it is found at home only, so that it tells the country: a police force, a party, a newspaper.
    pub home: bool,
}

/// Compiles `organizations.csv`: the code is kind, class and state, the note `home` marks those of one country only.
pub fn organizations(codebook: &Codebook, pack: &Pack) -> PhraseTable<Organization> {
    let mut table = PhraseTable::default();
    for row in codebook.lexicon(&pack.language.code, "organizations") {
        let mut parts = row.code.splitn(3, ':');
        let kind = parts.next().and_then(|kind| kind.parse().ok());
        let class = parts.next().and_then(|class| class.parse().ok());
        let (Some(kind), Some(class)) = (kind, class) else { continue };
        let nation = parts.next().filter(|code| !code.is_empty());
        let nation = nation.map(|code| codebook.present_code(code).to_owned());
        let organization = Organization { kind, class, nation, home: row.note == "home" };
        for name in row.phrase.split('|') {
            table.insert(pack, name, case_of(name), organization.clone());
        }
    }
    table.finish();
    table
}

/// Names have at most so many tokens.
const LONGEST: usize = 6;

/// How many tokens of a target phrase may lie between a noun and "of" with the name of its organisation.
const OF_REACH: usize = 3;

impl Scene<'_, '_> {
    /// "the Air France ticket office", "offices of the Red Cross", "a McDonald's restaurant": the organisation of a noun,
    /// with the tokens of its name.
    pub(super) fn organization_of(
        &self,
        start: usize,
        head: &Range<usize>,
    ) -> Option<(Range<usize>, &Organization)> {
        let fits =
            |(tokens, _): &(Range<usize>, &Organization)| tokens.end <= head.start && tokens.end + 1 >= start;
        let before = (start.saturating_sub(LONGEST)..head.start)
            .rev()
            .filter_map(|at| self.organization_at(at))
            .find(fits);
        let behind = || {
            let of = Some(head.end).filter(|at| self.text.is(*at, Class::OfPreposition))?;
            (of + 1..of + OF_REACH).find_map(|at| self.organization_at(at))
        };
        before.or_else(behind)
    }

    pub(super) fn organization_at(&self, at: usize) -> Option<(Range<usize>, &Organization)> {
        let hit = self.lexicon.organizations.first_at(self.text, at)?;
        Some((at..at + hit.tokens, hit.value))
    }

    /// "bombed American Express", "a grenade at the Goethe Institute": an organisation as what was hit.
    pub(super) fn organization_target(&self, at: usize) -> Option<TargetMention> {
        let (tokens, organization) = self.organization_at(at)?;
        let before = at.checked_sub(1)?;
        let lead = if self.text.is(before, Class::Article) { before.checked_sub(1)? } else { before };
        let word = |i: &usize| {
            self.text.tokens.get(*i).is_some_and(|token| token.kind == TokenKind::Word)
                && !self.text.is_any(*i, &[Class::PlacePreposition, Class::OfPreposition])
        };
        let modifies = (tokens.end..tokens.end + OF_REACH)
            .take_while(word)
            .any(|i| self.lexicon.targets.first_at(self.text, i).is_some());
        if modifies {
            return None;
        }
        // "in front of X"
        let front = self.text.is(lead, Class::OfPreposition)
            && (lead.saturating_sub(2)..lead).any(|i| self.text.is(i, Class::PlacePreposition));
        let hit = front
            || self.text.is_any(lead, &[Class::PlacePreposition, Class::AgainstPreposition])
            || (lead.saturating_sub(1)..=lead).any(|i| {
                self.lexicon.triggers.first_at(self.text, i).is_some_and(|trigger| trigger.value.flags.verb)
            });
        hit.then(|| TargetMention {
            name: self
                .text
                .slice(self.text.tokens[tokens.start].start..self.text.tokens[tokens.end - 1].end)
                .to_owned(),
            kind: organization.kind,
            class: organization.class,
            nations: organization.nation.iter().cloned().collect(),
            place: self.place_after(tokens.end),
            more_places: Vec::new(),
            plural: false,
            determiner: Determiner::Definite,
            proper: true,
            antecedent: None,
            of_facility: None,
            head: tokens.clone(),
            tokens,
        })
    }
}

/// The class of a noun that belongs to an organisation: an office is what its owner is, a bus stays a bus.
pub(super) fn class_of(noun: TargetClass, organization: &Organization) -> TargetClass {
    match noun {
        TargetClass::Government | TargetClass::Police if organization.class == TargetClass::Un => {
            organization.class
        }
        TargetClass::Business | TargetClass::Civilian | TargetClass::Other | TargetClass::Military => {
            organization.class
        }
        own => own,
    }
}
