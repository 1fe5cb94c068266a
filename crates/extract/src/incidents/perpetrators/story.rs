//! Which incidents a sentence without an act of its own speaks of.

use std::ops::Range;

use model::DateInterval;

use crate::pack::Class;
use crate::{mentions::ActorMention, reading::Reading};

/// What a story knows of one incident.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Sentences that tell it, in order.
    pub sentences: Vec<usize>,
    /// When it was.
    pub date: Option<DateInterval>,
    /// Where it was.
    pub country: Option<String>,
}

/// The incidents of a document in the order of its sentences.
pub struct Story<'r> {
    reading: &'r Reading<'r>,
    known: Vec<Known>,
    /// Sentence and incident, in order.
    told: Vec<(usize, usize)>,
    /// The incident that the document was published for.
    news: Option<usize>,
}

/// An incident is news for so many days.
const NEWS_DAYS: i32 = 14;

/// Words about an act reach back so many sentences.
const REACH: usize = 14;

/// So many incidents in one sentence are one series.
const FEWEST_TOGETHER: usize = 3;

/// At most so many incidents are one series.
const MOST_TOGETHER: usize = 12;

impl<'r> Story<'r> {
    /// The story of incidents told in these sentences.
    pub fn of(reading: &'r Reading<'r>, known: Vec<Known>) -> Self {
        let mut told: Vec<(usize, usize)> = known
            .iter()
            .enumerate()
            .flat_map(|(index, known)| known.sentences.iter().map(move |sentence| (*sentence, index)))
            .collect();
        told.sort_unstable();
        told.dedup();
        let news = known.iter().position(|known| is_news(reading, known));
        Self { reading, known, told, news }
    }

    /// Whether the sentence tells an act.
    pub fn tells(&self, sentence: usize) -> bool {
        let first = self.told.partition_point(|(known, _)| *known < sentence);
        self.told.get(first).is_some_and(|(known, _)| *known == sentence)
    }

    /// Incidents told in the sentence.
    pub fn told_in(&self, sentence: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.told.partition_point(|(known, _)| *known < sentence);
        self.told[first..].iter().take_while(move |(known, _)| *known == sentence).map(|(_, index)| *index)
    }

    /// Incidents that the words `tokens` of a sentence speak of.
    pub fn meant(&self, sentence: usize, tokens: Range<usize>) -> Vec<usize> {
        let count = self.how_many(tokens.clone());
        if self.points_on(tokens) {
            return self.after(sentence, count);
        }
        self.before(sentence, count)
    }

    /// Whether the incident was in a country that is not the actor's own.
    pub fn is_abroad(&self, index: usize, actor: &ActorMention, reading: &Reading<'_>) -> bool {
        let entry = actor.actor.and_then(|index| reading.lexicon.codebook.actors.get(index));
        let country = self.known[index].country.as_ref();
        entry.zip(country).is_some_and(|(entry, country)| !entry.countries.contains(country))
    }

    /// Incidents that a verb of claiming points back at: "claiming it".
    pub fn pointed_back(&self, sentence: usize) -> Vec<usize> {
        self.before(sentence, 1)
    }

    /// "two other attacks:", "the following day": told behind the words.
    fn points_on(&self, tokens: Range<usize>) -> bool {
        let text = self.reading.text;
        let other = tokens.clone().any(|at| text.is(at, Class::FurtherWord));
        let later = self.told.partition_point(|(known, _)| *known <= self.reading.sentence_of(tokens.start));
        other && later < self.told.len()
    }

    fn how_many(&self, tokens: Range<usize>) -> usize {
        let text = self.reading.text;
        let of = |at: usize| text.value(at, Class::SeveralActs).and_then(|count| usize::try_from(count).ok());
        tokens.filter_map(of).min().unwrap_or(1)
    }

    fn after(&self, sentence: usize, count: usize) -> Vec<usize> {
        let first = self.told.partition_point(|(known, _)| *known <= sentence);
        distinct(self.told[first..].iter().take(MOST_TOGETHER).map(|(_, index)| *index), count)
    }

    fn before(&self, sentence: usize, count: usize) -> Vec<usize> {
        let end = self.told.partition_point(|(known, _)| *known < sentence);
        let reached = self.told[..end]
            .iter()
            .rev()
            .take(4 * MOST_TOGETHER)
            .take_while(|(known, _)| known + REACH >= sentence);
        if count > 1 {
            return distinct(reached.map(|(_, index)| *index), count);
        }
        let Some((last, nearest)) = self.told[..end].last().copied() else {
            return self.after(sentence, 1).into_iter().filter(|_| sentence <= 1).collect();
        };
        let sentences = &self.reading.text.sentences;
        let close = sentences[last].paragraph == sentences[sentence].paragraph;
        let main = self.news.filter(|main| {
            let told = self.known[*main].sentences.first().is_some_and(|first| *first < sentence);
            let aside = !is_news(self.reading, &self.known[nearest]) || self.one_day(*main, nearest);
            told && aside && !close
        });
        let far = last + REACH < sentence && main.is_none();
        main.or((!far).then_some(nearest)).into_iter().collect()
    }

    fn one_day(&self, one: usize, other: usize) -> bool {
        let days = self.known[one].date.zip(self.known[other].date);
        days.is_some_and(|(a, b)| a.gap_days(b) <= 1)
    }

    /// With the other incidents of the sentence that tells the one: "bombs went off on a bus, at a market and at a bank. X
    /// rang a radio station".
    pub fn with_sentence(&self, meant: Vec<usize>) -> Vec<usize> {
        let [only] = *meant else { return meant };
        let first = |index: usize| self.known[index].sentences.first().copied();
        let around = only.saturating_sub(MOST_TOGETHER)..(only + MOST_TOGETHER).min(self.known.len());
        let joined = around.filter(|index| {
            let days = self.known[*index].date.zip(self.known[only].date);
            *index != only
                && first(*index).is_some()
                && first(*index) == first(only)
                && days.is_none_or(|(a, b)| a == b)
        });
        let joined: Vec<usize> = joined.collect();
        if joined.len() + 1 < FEWEST_TOGETHER {
            return meant;
        }
        meant.into_iter().chain(joined).collect()
    }

    /// With the other incidents of one series told before the sentence: of the same days and country, or without a day
    /// where no incident is of other days.
    pub fn with_series(&self, sentence: usize, meant: Vec<usize>) -> Vec<usize> {
        let [only] = *meant else { return meant };
        let first = only.saturating_sub(MOST_TOGETHER);
        let last = (only + MOST_TOGETHER).min(self.known.len());
        let day = self.known[first..last].iter().filter_map(|known| known.date).next();
        let Some(day) = self.known[only].date.or(day).filter(|date| date.days() <= 3) else { return meant };
        let close = |known: &Known| known.date.map(|date| date.days() <= 3 && date.gap_days(day) <= 2);
        let one_event = self.known[first..last].iter().all(|known| close(known) != Some(false));
        let fits = |index: &usize| {
            let known = &self.known[*index];
            let told = known.sentences.first().is_some_and(|told| *told < sentence);
            told && known.country == self.known[only].country && close(known).unwrap_or(one_event)
        };
        let others = (first..last).filter(|index| *index != only && fits(index));
        meant.iter().copied().chain(others).collect()
    }
}

fn is_news(reading: &Reading<'_>, known: &Known) -> bool {
    let fresh = |published| {
        known
            .date
            .is_some_and(|date| date.days() <= 7 && date.gap_days(DateInterval::day(published)) <= NEWS_DAYS)
    };
    reading.published.is_some_and(fresh)
}

/// The first `count` different ones.
fn distinct(indexes: impl Iterator<Item = usize>, count: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for index in indexes {
        if found.len() < count && !found.contains(&index) {
            found.push(index);
        }
    }
    found
}
