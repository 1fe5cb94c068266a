//! Whether the words of a quote say the value beside them.

use std::ops::Range;

use jiff::civil::Date;
use model::{CountRange, DateInterval, codebook};

use super::answer::{Counted, Dated};
use crate::{
    mentions::within,
    reading::Reading,
    text::{Text, find_quantities},
};

/// A report tells of nothing later than this many days after it came out, but for errors of a day or two.
const LATEST_AFTER_PUBLICATION: i32 = 2;

/// The range, where the quote says its numbers. One person or nobody may be said without a number ("the consul was
/// killed", "no casualties"); every other number must stand there, or be the sum of those that do.
pub(super) fn count(counted: &Counted, quote: &str) -> Option<CountRange> {
    if counted.max.is_some_and(|max| max < counted.min) {
        return None;
    }
    let text = Text::read(quote);
    let said: Vec<CountRange> = find_quantities(&text).iter().map(|quantity| quantity.range).collect();
    let sum = said.iter().fold(0_u32, |sum, range| sum.saturating_add(range.min));
    let stands = |number: u32| {
        number <= 1
            || number == sum
            || said.iter().any(|range| range.min == number || range.max == Some(number))
    };
    (stands(counted.min) && counted.max.is_none_or(stands))
        .then_some(CountRange { min: counted.min, max: counted.max })
}

/// The interval, where it is one and not later than the report.
pub(super) fn date(dated: &Dated, published: Option<Date>) -> Option<DateInterval> {
    let day = |text: &str| text.parse::<Date>().ok();
    let interval = DateInterval::new(day(&dated.from)?, day(&dated.to)?)?;
    let too_late = published.is_some_and(|published| {
        DateInterval::day(published).shift(LATEST_AFTER_PUBLICATION).to() < interval.from()
    });
    (!too_late).then_some(interval)
}

/// Whether a name shares a word with the quote that is to say it.
pub(super) fn names(name: &str, quote: &str) -> bool {
    let (name, quote) = (codebook::fold(name), codebook::fold(quote));
    let words: Vec<&str> = quote.split_whitespace().collect();
    let telling = |word: &&str| word.chars().count() > 2;
    name.split_whitespace().filter(telling).any(|word| words.contains(&word)) || quote.contains(name.trim())
}

/// Whether the words in `bytes` name the state: by a word for it or by a place in it.
pub(super) fn points_at(reading: &Reading<'_>, code: &str, bytes: &Range<usize>) -> bool {
    let tokens = reading.tokens_of(bytes.start, bytes.end);
    let countries = &reading.lexicon.codebook.countries;
    let nations = within(&reading.mentions.nations, |nation| &nation.tokens, tokens.clone());
    let places = within(&reading.mentions.places, |place| &place.tokens, tokens);
    nations.iter().any(|nation| countries.get(nation.country).is_some_and(|country| country.code == code))
        || places.iter().any(|place| place.country == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(min: u32, max: Option<u32>, quote: &str) -> bool {
        count(&Counted { min, max, quote: String::new() }, quote).is_some()
    }

    #[test]
    fn numbers_must_be_said() {
        assert!(counted(14, Some(14), "at least 14 people were killed"));
        assert!(counted(6, Some(6), "two Russians and four Afghans died"));
        assert!(
            counted(1, Some(1), "the consul was shot dead")
                && counted(0, Some(0), "there were no casualties")
        );
        assert!(counted(2, None, "several people were hurt"));
        assert!(!counted(40, Some(40), "at least 14 people were killed"));
        assert!(!counted(5, Some(5), "people were killed") && !counted(6, Some(2), "two to six died"));
    }

    #[test]
    fn dates_are_real_and_not_after_the_report() {
        let published = "2013-04-24".parse().ok();
        let read = |from: &str, to: &str| {
            date(&Dated { from: from.into(), to: to.into(), quote: String::new() }, published).is_some()
        };
        assert!(read("2013-04-23", "2013-04-23") && read("2012-09-01", "2012-09-30"));
        assert!(
            !read("2013-05-23", "2013-05-23")
                && !read("2013-04-23", "2013-04-20")
                && !read("soon", "2013-04-20")
        );
    }

    #[test]
    fn names_share_a_word_with_their_quote() {
        assert!(names("French Embassy", "the French mission") && names("ELN", "claimed by the ELN"));
        assert!(!names("British Embassy", "the French mission"));
    }
}
