//! People known by their state alone: "two Belgian surveyors", "three Americans", where a verb of violence takes them as its
//! object or its passive has them as its subject.

use model::{TargetClass, TargetKind};

use super::{Scene, TargetMention};
use crate::{lexicon::NationForm, mentions::nations::Nation, pack::Class, text::TokenKind};

/// How far before the phrase its verb may stand, behind others in one list.
const VERB_REACH: usize = 10;

/// How far behind the phrase its passive may stand.
const PASSIVE_REACH: usize = 3;

/// Words between a state and the noun for people of it, and the noun.
const NOUN_REACH: usize = 3;

/// Forms of verbs of harm up to this number take an object.
const LAST_VERB: u32 = 4;

impl Scene<'_, '_> {
    /// People of the state named at `at`, where something was done to them.
    pub(super) fn nationals_at(&self, at: usize, found: &[TargetMention]) -> Option<TargetMention> {
        let nation = self.nation_starting_at(at)?;
        if !matches!(nation.form, NationForm::Adjective | NationForm::Demonym) || self.place_at(at).is_some()
        {
            return None;
        }
        let noun = self.noun_for_people(nation);
        let end = noun.map_or(nation.tokens.end, |noun| noun + 1);
        let before = at.checked_sub(1);
        let counted = before.is_some_and(|i| {
            self.text.is(i, Class::TargetCount) || self.text.tokens[i].kind == TokenKind::Number
        });
        let plural =
            noun.map_or(nation.form == NationForm::Demonym, |noun| self.text.lower(noun).ends_with('s'));
        let closed = noun.is_some() || self.closes_phrase(end);
        let hit =
            (counted || plural) && closed && (self.is_object(at, found) || self.is_subject_of_passive(end));
        hit.then(|| TargetMention {
            tokens: at..end,
            head: noun.map_or(nation.tokens.clone(), |noun| noun..noun + 1),
            name: self.text.word(noun.unwrap_or(at)).to_owned(),
            kind: if plural { TargetKind::Group } else { TargetKind::Person },
            class: TargetClass::Civilian,
            nations: vec![self.code(nation)],
            place: self.place_after(end),
            more_places: Vec::new(),
            plural,
            determiner: self.determiner(at),
            proper: noun.is_none(),
            antecedent: None,
            of_facility: None,
        })
    }

    /// The noun of an occupation behind the state, which the list of targets does not have.
    fn noun_for_people(&self, nation: &Nation) -> Option<usize> {
        let text = self.text;
        let from = nation.tokens.end;
        let plain = |at: &usize| {
            text.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word && !token.capitalized)
                && !text.is(*at, Class::TargetPhraseEnd)
                && self.lexicon.triggers.first_at(text, *at).is_none()
        };
        let noun = (from..from + NOUN_REACH).take_while(plain).last()?;
        let other = (from..=noun + 1).any(|at| self.lexicon.targets.first_at(text, at).is_some());
        (!other && self.is_person(noun)).then_some(noun)
    }

    /// "surveyors", "dentist", "fishermen".
    fn is_person(&self, noun: usize) -> bool {
        let pack = self.text.pack;
        let word = self.text.lower(noun);
        pack.is(word, Class::MenEnding) || pack.is(&pack.singular(word), Class::PersonEnding)
    }

    /// Whether nothing that the state could describe stands at `end`.
    fn closes_phrase(&self, end: usize) -> bool {
        let Some(token) = self.text.tokens.get(end) else { return true };
        token.kind != TokenKind::Word
            || self.text.is(end, Class::TargetPhraseEnd)
            || self.text.is(end, Class::PassiveHelp)
            || self.violent(end)
    }

    /// "shot dead three Americans", "abducted a Briton and two Lebanese".
    fn is_object(&self, at: usize, found: &[TargetMention]) -> bool {
        let text = self.text;
        let listed = |i: usize| found.last().is_some_and(|last| last.tokens.contains(&i));
        let small = |i: usize| {
            listed(i)
                || text.is_any(
                    i,
                    &[Class::TargetCount, Class::NationJoin, Class::Comma, Class::TargetDeterminer],
                )
                || text.tokens[i].kind == TokenKind::Number
        };
        let lead = (at.saturating_sub(VERB_REACH)..at).rev().find(|i| !small(*i));
        lead.is_some_and(|lead| self.violent(lead) || lead > 0 && self.verb_ends_at(lead))
    }

    /// "two Chinese were shot dead".
    fn is_subject_of_passive(&self, end: usize) -> bool {
        let help = (end..end + PASSIVE_REACH).find(|at| self.text.is(*at, Class::PassiveHelp));
        help.is_some_and(|help| (help + 1..help + 1 + PASSIVE_REACH).any(|at| self.violent(at)))
    }

    fn violent(&self, at: usize) -> bool {
        let text = self.text;
        let harms = [Class::Kills, Class::Wounds, Class::HarmsBoth, Class::Abducts];
        harms.iter().any(|class| text.value(at, *class).is_some_and(|form| form <= LAST_VERB))
            || self.lexicon.triggers.first_at(text, at).is_some_and(|hit| {
                let flags = hit.value.flags;
                flags.verb && !flags.foil && !flags.needs_facility
            })
    }

    fn verb_ends_at(&self, last: usize) -> bool {
        (last.saturating_sub(2)..last).any(|at| {
            self.lexicon
                .triggers
                .first_at(self.text, at)
                .is_some_and(|hit| hit.value.flags.verb && at + hit.tokens == last + 1)
        })
    }
}
