//! Governments by the name or seat of their state or by an office, and everybody else who speaks.

use std::ops::Range;

use super::{Finder, Party, PartyKind};
use crate::pack::Class;
use crate::{lexicon::NationForm, mentions::covering, statements::words::Cue};

impl Finder<'_> {
    /// A government by the name or seat of its state, or by an office.
    pub(super) fn state_at(&self, at: usize) -> Option<Party> {
        let reading = self.reading;
        let nation =
            covering(&reading.mentions.nations, |it| &it.tokens, at).filter(|it| it.tokens.start == at);
        if let Some(nation) = nation {
            if self.is_dateline(at) {
                return None;
            }
            let country = reading.lexicon.codebook.countries.get(nation.country)?;
            let from =
                nation.tokens.end + usize::from(reading.text.is(nation.tokens.end, Class::PossessiveMark));
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
    pub(super) fn is_dateline(&self, at: usize) -> bool {
        let place = covering(&self.reading.mentions.places, |it| &it.tokens, at);
        place.is_some_and(|place| place.dateline)
            || crate::statements::view::dateline_end(self.reading, at).is_some_and(|end| at < end)
    }

    pub(super) fn state(&self, tokens: Range<usize>, name: String, state: Option<String>) -> Party {
        Party { tokens, kind: PartyKind::State, name, actor: None, outlet: None, state, named: true }
    }

    /// Behind a preposition, or before another noun: "in Kabul", "a Beirut newspaper".
    pub(super) fn is_located(&self, at: usize) -> bool {
        let text = self.reading.text;
        at > 0
            && (text.is(at - 1, Class::Indefinite)
                || text.is(at - 1, Class::StatePreposition)
                || (at > 1 && text.is(at - 1, Class::The) && text.is(at - 2, Class::StatePreposition)))
    }

    pub(super) fn other_at(&self, at: usize) -> Option<Party> {
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
