//! What two sentences are compared by: days, towns, people and things, words.

use model::DateInterval;

use crate::{
    learned::features::hash,
    mentions::within,
    reading::Reading,
    text::{DateRole, TokenKind, TollKind},
};

/// Letters that a word must have to tell of what a sentence speaks.
const TELLING: usize = 5;

/// What one sentence can be compared by.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Days that it names, the finest first.
    pub dates: Vec<DateInterval>,
    /// Towns and regions, as indexes into the codebook.
    pub towns: Vec<usize>,
    /// Countries.
    pub countries: Vec<String>,
    /// Hashes of the names of people and things that can be attacked, in order.
    pub targets: Vec<u32>,
    /// Hashes of longer words, in order.
    pub words: Vec<u32>,
    /// Least number of dead, wounded and kidnapped.
    pub harmed: [Option<u32>; 3],
    /// Paragraph.
    pub paragraph: usize,
}

impl Facts {
    /// Those of sentence `number`.
    pub fn of(reading: &Reading<'_>, number: usize) -> Self {
        let sentence = &reading.text.sentences[number];
        let bytes = reading.bytes(&sentence.tokens);
        let mut facts = Self { paragraph: sentence.paragraph, ..Self::default() };
        for date in &reading.dates[reading.dates_in(&bytes)] {
            let told = matches!(date.role, DateRole::Point | DateRole::Name);
            let past = date.interval.filter(|interval| {
                told && reading.published.is_none_or(|published| interval.from() <= published)
            });
            facts.dates.extend(past);
        }
        facts.dates.sort_by_key(|interval| interval.days());
        for place in within(&reading.mentions.places, |place| &place.tokens, sentence.tokens.clone()) {
            if !place.dateline {
                facts.towns.extend(place.place);
                facts.countries.push(place.country.clone());
            }
        }
        for target in within(&reading.mentions.targets, |target| &target.tokens, sentence.tokens.clone()) {
            facts.targets.push(hash(&[&target.name.to_lowercase()]));
        }
        for at in sentence.tokens.clone() {
            let word = reading.text.lower(at);
            if reading.text.tokens[at].kind == TokenKind::Word && word.len() >= TELLING {
                facts.words.push(hash(&[super::sentences::stem(word)]));
            }
        }
        for toll in &reading.tolls[reading.tolls_in(&bytes)] {
            let slot = match toll.kind {
                TollKind::Killed => 0,
                TollKind::Wounded => 1,
                TollKind::Kidnapped => 2,
                _ => continue,
            };
            let known = &mut facts.harmed[slot];
            *known = Some(known.map_or(toll.range.min, |known| known.max(toll.range.min)));
        }
        facts.settle();
        facts
    }

    /// Takes in what another sentence of the same incident says.
    pub fn take(&mut self, other: &Self) {
        self.dates.extend(&other.dates);
        self.dates.sort_by_key(|interval| interval.days());
        self.towns.extend(&other.towns);
        self.countries.extend(other.countries.iter().cloned());
        self.targets.extend(&other.targets);
        self.words.extend(&other.words);
        for (own, new) in self.harmed.iter_mut().zip(other.harmed) {
            *own = (*own).max(new);
        }
        self.paragraph = other.paragraph;
        self.settle();
    }

    fn settle(&mut self) {
        for list in [&mut self.targets, &mut self.words] {
            list.sort_unstable();
            list.dedup();
        }
        self.towns.sort_unstable();
        self.towns.dedup();
        self.countries.sort_unstable();
        self.countries.dedup();
    }

    /// 2 if a day is shared, 1 if stretches overlap, 0 if one names none, else less the farther they are apart.
    pub fn date_bond(&self, other: &Self) -> f32 {
        let (Some(_), Some(_)) = (self.dates.first(), other.dates.first()) else { return 0.0 };
        let pairs =
            || self.dates.iter().take(4).flat_map(|a| other.dates.iter().take(4).map(move |b| (*a, *b)));
        if pairs().any(|(a, b)| a.days() <= 2 && b.days() <= 2 && a.intersect(b).is_some()) {
            return 2.0;
        }
        if pairs().any(|(a, b)| a.intersect(b).is_some()) {
            return 1.0;
        }
        match pairs().map(|(a, b)| a.gap_days(b)).min().unwrap_or_default() {
            0..=1 => -1.0,
            2..=7 => -2.0,
            8..=31 => -3.0,
            _ => -4.0,
        }
    }

    /// 1 if a town is shared, 0 if one names none, else -1.
    pub fn town_bond(&self, other: &Self) -> f32 {
        bond(&self.towns, &other.towns)
    }

    /// 1 if a country is shared, 0 if one names none, else -1.
    pub fn country_bond(&self, other: &Self) -> f32 {
        bond(&self.countries, &other.countries)
    }
}

fn bond<T: Ord>(left: &[T], right: &[T]) -> f32 {
    if left.is_empty() || right.is_empty() {
        0.0
    } else if left.iter().any(|item| right.binary_search(item).is_ok()) {
        1.0
    } else {
        -1.0
    }
}

/// Number of hashes that two sorted lists share.
pub fn shared(left: &[u32], right: &[u32]) -> usize {
    left.iter().filter(|item| right.binary_search(item).is_ok()).count()
}
