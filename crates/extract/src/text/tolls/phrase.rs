//! Counted people: "two Russian embassy staff workers", "an employee of the consulate", "nobody", "both".

use crate::{pack::Class, pack::Pack};
use std::ops::Range;

use model::CountRange;

use super::{
    lexicon,
    words::{is_demonym, is_name_particle, is_stop, is_verb_like},
};
use crate::text::{Approximation, Quantity, Text, TokenKind, nouns};

/// The longest noun phrase looked at, in tokens.
pub(super) const LONGEST: usize = 9;

/// How far back the one is looked for whose companions are told of.
const FELLOW_WINDOW: usize = 60;

/// A phrase that counts people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub first: usize,
    /// One past the last token of the noun phrase, without what is said of it behind.
    pub end: usize,
    pub range: CountRange,
    pub approximate: Approximation,
    /// First token of the noun phrase behind the figure; `end` where there is none.
    pub noun: usize,
    /// Whether a noun for people (or a name) was seen.
    pub named: bool,
    /// Whether they are those who attacked.
    pub attacks: bool,
    /// Whether it counts nobody: "no one", "no civilians".
    pub nobody: bool,
    /// Whether it leans on people told before: "both", "the three", "one of them".
    pub leans: bool,
}

/// What phrases are read from.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t, 'a> {
    pub text: &'t Text<'a>,
    pub quantities: &'t [Quantity],
    /// Whether the text is in upper case, so that names cannot be told by their letters.
    pub upper: bool,
}

impl<'t> Reader<'t, '_> {
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.text.lower(at)
    }

    pub(super) fn back(&self, at: usize, steps: usize) -> &'t str {
        at.checked_sub(steps).map_or("", |at| self.text.lower(at))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.text.is(at, class)
    }

    /// The first of these classes that holds the word.
    pub(super) fn head(&self, at: usize, heads: &[Class]) -> Option<Class> {
        let row = self.text.row(at);
        heads.iter().copied().find(|class| self.text.pack.holds(row, *class))
    }

    pub(super) fn is_back(&self, at: usize, steps: usize, class: Class) -> bool {
        at.checked_sub(steps).is_some_and(|at| self.text.is(at, class))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn capitalized(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.capitalized)
    }

    fn all_caps(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|token| token.all_caps)
    }

    /// The quantity that starts at token `at`, and the token behind it.
    pub(super) fn quantity(&self, at: usize) -> Option<(&'t Quantity, usize)> {
        let start = self.text.tokens.get(at)?.start;
        let number = self.quantities.partition_point(|quantity| quantity.start < start);
        let quantity = self.quantities.get(number).filter(|quantity| quantity.start == start)?;
        let mut end = at + 1;
        while self.text.tokens.get(end).is_some_and(|token| token.start < quantity.end) {
            end += 1;
        }
        Some((quantity, end))
    }

    /// The phrase that starts at token `at`.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        self.nobody(at)
            .or_else(|| self.counted(at))
            .or_else(|| self.single(at))
            .or_else(|| self.name(at))
            .or_else(|| self.titled(at))
    }

    /// "The gunmen", "all the hostages": a plural that leans on those told before, its number unknown.
    pub(super) fn definite(&self, at: usize) -> Option<Phrase> {
        let all = usize::from(self.is(at, Class::All));
        if !self.is(at + all, Class::KnownOnes) {
            return None;
        }
        let (end, people, attacks) = self.run(at + all + 1)?;
        let plural = self.person(end - 1).is_some_and(|person| person.plural);
        (people && plural).then_some(Phrase {
            range: CountRange::at_least(2),
            approximate: Approximation::Indefinite,
            attacks,
            leans: true,
            noun: at + all + 1,
            ..one(at, end)
        })
    }

    fn nobody(&self, at: usize) -> Option<Phrase> {
        if let Some(found) = self.text.phrase(at, Class::NoOneAtAll) {
            return Some(nobody(at, at + found.tokens));
        }
        let rest = |from| self.run(from).map(|(end, ..)| end);
        let end = if self.is(at, Class::Not) && self.is(at + 1, Class::A) && self.is(at + 2, Class::Single) {
            rest(at + 3)?
        } else if self.is(at, Class::Not) && self.is(at + 1, Class::One) {
            rest(at + 2).unwrap_or(at + 2)
        } else if self.is(at, Class::No) {
            let (end, people, _) = self.run(at + 1)?;
            return people.then_some(Phrase { noun: at + 1, named: true, ..nobody(at, end) });
        } else if self.is(at, Class::Neither) {
            rest(at + 1).unwrap_or(at + 1)
        } else {
            return None;
        };
        Some(nobody(at, end))
    }

    /// A phrase with a figure or a word for one.
    fn counted(&self, at: usize) -> Option<Phrase> {
        let (start, lean) = self.past_determiners(at);
        let (quantity, mut next) = self.quantity(start)?;
        if self.is(next, Class::Of) {
            return self.counted_of(at, quantity, next + 1);
        }
        let mut leans = lean || self.is(start, Class::Both);
        next += usize::from(
            self.is(next, Class::RestCount) && lexicon::harm(self.text.pack, self.word(next + 1)).is_some(),
        );
        let adjective = usize::from(self.is(next, Class::ToHarmState) && self.is_people_at(next + 1));
        let (noun, run) = (next, self.run(next + adjective));
        let mut phrase = Phrase {
            first: at,
            end: next,
            range: quantity.range,
            approximate: quantity.approximate,
            noun,
            named: false,
            attacks: false,
            nobody: false,
            leans,
        };
        if let Some((end, people, attacks)) = run {
            if self.is_thing_run(next + adjective..end) && !people {
                return None;
            }
            leans &= !people;
            let fellow = people && self.is(at, Class::HerHisTheir) && self.is_fellow(end - 1, at);
            let attacks = attacks || fellow;
            phrase = Phrase { end, named: people, attacks, leans, ..phrase };
        }
        phrase.attacks |= self.attacking_clause(phrase.end);
        Some(phrase)
    }

    /// "Seven of its passengers", "one of the gunmen", "14 of them", "dozens of workers".
    fn counted_of(&self, first: usize, quantity: &Quantity, at: usize) -> Option<Phrase> {
        let base = Phrase {
            first,
            end: at,
            range: quantity.range,
            approximate: quantity.approximate,
            noun: at,
            named: false,
            attacks: false,
            nobody: false,
            leans: true,
        };
        if self.is(at, Class::ThemUs) {
            let end = at + 1;
            return Some(Phrase { end, noun: end, attacks: self.attacking_clause(end), ..base });
        }
        let article = at + usize::from(self.is(at, Class::PhraseTheir));
        let figure = self.quantity(article).map_or(article, |(_, end)| end);
        match self.run(figure) {
            Some((end, people, attacks)) => {
                let thing = !people && self.is_thing_run(figure..end);
                let attacks = attacks || self.attacking_clause(end);
                (!thing).then_some(Phrase {
                    end,
                    noun: figure,
                    named: people,
                    attacks,
                    leans: !people,
                    ..base
                })
            }
            None if figure > article => Some(Phrase { end: figure, noun: figure, ..base }),
            None if lexicon::harm(self.text.pack, self.word(figure)).is_some() => {
                Some(Phrase { end: figure, noun: figure, ..base })
            }
            None => Some(Phrase { end: at - 1, noun: at - 1, ..base }),
        }
    }

    /// "A policeman", "the bomber", "another guard", "his driver", "himself", "him".
    fn single(&self, at: usize) -> Option<Phrase> {
        if self.is(at, Class::Himself) {
            return Some(Phrase { attacks: true, ..one(at, at + 1) });
        }
        if self.is(at, Class::Him) {
            return Some(Phrase { leans: true, named: false, ..one(at, at + 1) });
        }
        if self.is(at, Class::Another) && (self.stands_alone(at + 1) || !self.is_word(at + 1)) {
            return Some(Phrase { leans: true, named: false, noun: at + 1, ..one(at, at + 1) });
        }
        // "A third was wounded".
        if self.is(at, Class::AOrOne) && self.is(at + 1, Class::OrdinalWord) && self.stands_alone(at + 2) {
            return Some(Phrase { leans: true, named: false, noun: at + 2, ..one(at, at + 2) });
        }
        if self.is(at, Class::Others) && self.stands_alone(at + 1) {
            let range = CountRange::at_least(2);
            let approximate = Approximation::Indefinite;
            return Some(Phrase { range, approximate, noun: at + 1, named: false, ..one(at, at + 1) });
        }
        if !self.is(at, Class::OnePhrase) {
            return None;
        }
        let adjective = usize::from(self.is(at + 1, Class::ToHarmState) && self.is_people_at(at + 2));
        let (end, people, attacks) = self.run(at + 1 + adjective)?;
        let last = end - 1;
        let plural = nouns::person(self.text.pack, self.word(last)).is_some_and(|person| person.plural);
        if let Some(size) = group_size(self.text.pack, self.word(last)).filter(|_| end == last + 1) {
            return Some(Phrase { range: CountRange::exactly(size), noun: at + 1, ..one(at, end) });
        }
        let indefinite = self.is(at, Class::IndefiniteDeterminer);
        // "An American", "a Sikh".
        let demonym = indefinite && self.capitalized(last) && is_demonym(self.text.pack, self.word(last));
        if plural || !(people || demonym) {
            return None;
        }
        let possessive = self.is(at, Class::HerHisTheir);
        let attacks = attacks || self.attacking_clause(end) || possessive && self.is_fellow(last, at);
        Some(Phrase { noun: at + 1, attacks, ..one(at, end) })
    }

    /// "Another critically wounded", "others were hurt": a word of harm or its auxiliary follows.
    fn stands_alone(&self, at: usize) -> bool {
        let next =
            at + (0..2).take_while(|&step| lexicon::is_adverb(self.text.pack, self.word(at + step))).count();
        lexicon::harm(self.text.pack, self.word(next)).is_some()
            || lexicon::is_be(self.text.pack, self.word(next))
                && lexicon::harm(self.text.pack, self.word(next + 1)).is_some()
    }

    /// "His two companions", told soon after a bomber.
    fn is_fellow(&self, noun: usize, at: usize) -> bool {
        let fellow = self.is(noun, Class::Companions);
        fellow
            && (at.saturating_sub(FELLOW_WINDOW)..at).any(|before| {
                nouns::person(self.text.pack, self.word(before)).is_some_and(|person| person.attacks)
            })
    }

    /// A name in mixed case: "Gen. Haidar Noor", "Fred Woodruff".
    fn name(&self, at: usize) -> Option<Phrase> {
        let abbreviation = self.all_caps(at) && self.word(at).len() > 4;
        if self.upper || !self.is_word(at) || !self.capitalized(at) || abbreviation {
            return None;
        }
        let mut end = at;
        while end < at + LONGEST
            && self.is_word(end)
            && (self.capitalized(end) || end > at && is_name_particle(self.text.pack, self.word(end)))
            && !is_stop(self.text.pack, self.word(end))
        {
            end += 1;
        }
        let titled = nouns::person(self.text.pack, self.word(at).trim_end_matches('.')).is_some()
            || self.word(at).ends_with('.') && self.word(at).len() > 2;
        // "The South Korean embassy": what a name only describes.
        let whole =
            end > at + 1 && self.capitalized(end - 1) && !nouns::is_thing(self.text.pack, self.word(end));
        (whole && (titled || end <= at + 4)).then_some(one(at, end))
    }

    /// A title and a name without an article: "Mayor Ruiz", "FORMER MAYOR PABLO PELAEZ", "journalist Ana Vega".
    fn titled(&self, at: usize) -> Option<Phrase> {
        let starts = at
            .checked_sub(1)
            .is_none_or(|before| !self.is_word(before) || is_stop(self.text.pack, self.word(before)));
        let end = self.bare_run(at).filter(|_| starts)?;
        let title = (at..end.min(at + 4)).find(|&title| self.is_people_at(title))?;
        let person = self.person(title).filter(|person| !person.plural)?;
        let name = title + 1 < end && (self.upper || self.capitalized(title + 1));
        let plural = (title..end).any(|at| self.person(at).is_some_and(|person| person.plural));
        (name && !plural).then_some(Phrase { attacks: person.attacks, ..one(at, end) })
    }

    /// A name in upper-case text, which nothing tells but its place: "KILLED HECTOR RUIZ".
    pub(super) fn upper_name(&self, at: usize) -> Option<Phrase> {
        let end = self.bare_run(at).filter(|_| self.upper)?;
        let plural = (at..end).any(|at| self.person(at).is_some_and(|person| person.plural));
        let word_like =
            (at..end).all(|at| self.all_caps(at) || self.word(at).len() == 1 || self.word(at).ends_with('.'));
        (end >= at + 2 && word_like && !plural && !self.is_thing_run(at..end)).then_some(one(at, end))
    }

    /// "National Unity Alliance candidate M. Vale", "University of Utopia professor Ana Vale": a name behind its office.
    pub(super) fn long_name(&self, at: usize) -> Option<Phrase> {
        if self.upper || !self.capitalized(at) {
            return None;
        }
        let mut end = at;
        let mut office = None;
        while end < at + LONGEST && self.is_word(end) {
            let titled = self.person(end).filter(|person| !person.plural);
            office = office.or(titled.map(|_| end));
            let goes_on = self.capitalized(end) || self.is(end, Class::ForOrOf) || titled.is_some();
            if !goes_on {
                break;
            }
            end += 1;
        }
        let named = office.is_some_and(|office| office + 1 < end && self.capitalized(office + 1));
        named.then_some(one(at, end))
    }

    /// The end of the words from `at` up to a function word or a mark.
    fn bare_run(&self, at: usize) -> Option<usize> {
        let mut end = at;
        while end < at + LONGEST
            && self.is_word(end)
            && (!is_stop(self.text.pack, self.word(end))
                || end > at && is_name_particle(self.text.pack, self.word(end)))
            && !self.is(end, Class::PossessiveMark)
        {
            end += 1;
        }
        (end > at).then_some(end)
    }

    /// Past "the", "all", "another", "the last", "his" before a figure; whether the phrase leans on what was told.
    fn past_determiners(&self, first: usize) -> (usize, bool) {
        let mut at = first;
        let mut lean = false;
        for _ in 0..3 {
            if self.is(at, Class::PhraseAll) {
                lean = true;
            } else if !(at > first && self.is(at, Class::RemainingCount) || self.is(at, Class::FurtherCount))
            {
                break;
            }
            at += 1;
        }
        (at, lean)
    }

    /// The run of nouns from `at`: its end, whether people were named, whether they attack. `None` if empty.
    fn run(&self, at: usize) -> Option<(usize, bool, bool)> {
        let mut end = at;
        let mut people: Option<(usize, nouns::Person)> = None;
        while end < at + LONGEST && self.is_word(end) && !is_stop(self.text.pack, self.word(end)) {
            let word = self.word(end);
            // "The South Korean embassy": a nation that describes a thing.
            let describes = self.capitalized(end) && nouns::is_thing(self.text.pack, self.word(end + 1));
            if let Some(person) = self.person(end).filter(|_| !describes) {
                people = Some((end + 1, person));
            } else if let Some((after, _)) = people {
                // Behind a noun for people only another one goes on, at most one word further ("police station guards").
                let goes_on = end == after
                    && !is_verb_like(self.text.pack, word)
                    && self.is_people_at(end + 1)
                    && !self.is(end, Class::PossessiveMark);
                let possessive = self.is(end, Class::PossessiveMark)
                    && (end + 1..end + 4).any(|next| self.is_people_at(next));
                if !goes_on && !possessive {
                    break;
                }
            } else if is_verb_like(self.text.pack, word)
                && !(end + 1..end + 3).any(|next| self.is_people_at(next))
            {
                break;
            }
            end += 1;
        }
        match people {
            Some((after, person)) => Some((after, true, person.attacks)),
            None => (end > at).then_some((end, false, false)),
        }
    }

    fn person(&self, at: usize) -> Option<nouns::Person> {
        let word = self.word(at);
        // A state, not its bearers: "the wounded" are read elsewhere.
        if self.is(at, Class::ToHarmState) { None } else { nouns::person(self.text.pack, word) }
    }

    pub(super) fn is_people_at(&self, at: usize) -> bool {
        self.is_word(at) && self.person(at).is_some()
    }

    fn is_thing_run(&self, run: Range<usize>) -> bool {
        run.into_iter().any(|at| nouns::is_thing(self.text.pack, self.word(at)))
    }

    /// "Three men who attacked the gate", "the two that stormed in".
    fn attacking_clause(&self, at: usize) -> bool {
        let at = at + usize::from(self.word(at) == ",");
        if !self.is(at, Class::ThatWho) {
            return false;
        }
        (at + 1..at + 5).any(|verb| self.is(verb, Class::AttackVerb) && !self.is(verb - 1, Class::Were))
    }
}

/// How many a singular noun for several people counts.
fn group_size(pack: &Pack, word: &str) -> Option<u32> {
    pack.value(word, Class::GroupSize)
}

/// One person, named by the tokens.
pub(super) fn one(first: usize, end: usize) -> Phrase {
    Phrase {
        first,
        end,
        range: CountRange::exactly(1),
        approximate: Approximation::Exact,
        noun: first,
        named: true,
        attacks: false,
        nobody: false,
        leans: false,
    }
}

fn nobody(first: usize, end: usize) -> Phrase {
    Phrase {
        first,
        end,
        range: CountRange::exactly(0),
        approximate: Approximation::Exact,
        noun: end,
        named: false,
        attacks: false,
        nobody: true,
        leans: false,
    }
}
