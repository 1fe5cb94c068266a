//! Dates: what the words say (one rule per kind of wording), then what interval that is.
//!
//! A rule reads tokens and knows nothing of the calendar; `resolve` knows the day of writing and the date the
//! narrative is at. Of several rules that match at a token the longest reading wins. To add a wording, add a rule to
//! [`RULES`] and a line to the tests.

mod arithmetic;
mod days;
mod expression;
mod months;
mod narrative;
mod relative;
mod resolve;
mod roles;
mod scan;
mod vague;
mod years;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use model::DateInterval;

use self::{expression::Found, resolve::Resolver, scan::Scan};
use super::Text;

/// A date, a time told in relation to another, or a length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The days meant, as tight as the words and the day of writing allow; `None` if they give none.
    pub interval: Option<DateInterval>,
    /// How the date is told.
    pub kind: DateKind,
    /// What the date does in its sentence.
    pub role: DateRole,
}

/// How a date is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// By the calendar: "5 September", "2015", "spring 2017".
    Absolute,
    /// From the day of writing: "yesterday", "on Monday", "last month", "two weeks ago".
    Relative,
    /// From where the narrative is: "the same day", "three days later", "later that year".
    Narrative,
    /// Loosely: "recently", "in the past months", "years ago".
    Vague,
    /// A length of time: "for three days".
    Duration,
}

/// What a date does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateRole {
    /// Tells when something was.
    Point,
    /// The day of writing at the head of a report.
    Dateline,
    /// The start of a stretch up to now: "since last August".
    Since,
    /// The end of a stretch: "until 2014".
    Until,
    /// A time before which: "before 2015".
    Before,
    /// A time after which: "after 5 September".
    After,
    /// A time by which something is demanded or due: "by Tuesday or else", "Friday's deadline".
    Deadline,
    /// A coming time: "next week", "will meet on Monday".
    Future,
    /// A habit: "on Fridays", "every Monday".
    Recurring,
    /// A length of time.
    Duration,
    /// The name of an event: "the September 11 attacks".
    Name,
}

type Rule = fn(Scan, usize) -> Option<Found>;

/// All rules; among readings of equal length the first wins.
const RULES: &[Rule] = &[
    days::named_day,
    days::numeric,
    days::day_month,
    days::month_day,
    days::day_of_month,
    months::month_picked,
    months::month_of_year,
    years::year,
    years::decade,
    years::season_of_year,
    relative::day_word,
    relative::weekday,
    relative::weekdays,
    relative::ago,
    relative::within,
    relative::period,
    narrative::day_of_narrative,
    narrative::shift,
    vague::recently,
    vague::duration,
];

/// Dates of `text` in text order. `published` is the day of writing; without it, the dateline's date is taken if it
/// names a year.
///
/// ```
/// use chancery_extract::text::{Text, find_dates};
/// let text = Text::read("The mission was hit on Saturday. A day later the street was still closed.");
/// let dates = find_dates(&text, "2022-09-11".parse().ok());
/// assert_eq!(dates[0].interval.unwrap().to_string(), "2022-09-10");
/// assert_eq!(dates[1].interval.unwrap().to_string(), "2022-09-11");
/// ```
pub fn find_dates(text: &Text, published: Option<Date>) -> Vec<DateMention> {
    let scan = Scan { text };
    let mut found = found_in(text).to_vec();
    roles::assign(scan, &mut found);
    let published = published.or_else(|| dateline_day(&found));
    let mut resolver = Resolver::new(published);
    let mut mentions = Vec::with_capacity(found.len());
    for number in 0..found.len() {
        let Some(one) = found.get(number).copied() else { break };
        let before = number.checked_sub(1).and_then(|before| found.get(before));
        let standing = roles::standing(scan, &one, before);
        let following = found.get(number + 1).filter(|next| roles::follows(scan, &one, next));
        let based = following
            .and_then(|next| resolver.interval(next, &roles::standing(scan, next, Some(&one))))
            .and_then(|base| Resolver::shift_from(base, &one.expression));
        let interval = based.or_else(|| resolver.interval(&one, &standing));
        let role = roles::after_resolution(&one, &standing, interval, published);
        resolver.remember(&Found { role, ..one }, interval, &standing);
        mentions.push(mention(text, &one, interval, role));
    }
    mentions
}

/// Token ranges that dates and lengths of time take up, in text order.
pub(super) fn token_spans(text: &Text) -> impl Iterator<Item = std::ops::Range<usize>> {
    found_in(text).iter().map(|found| found.first..found.end)
}

/// What the rules find in `text`; read once a text.
fn found_in<'t>(text: &'t Text) -> &'t [Found] {
    text.dates.get_or_init(|| DateWords(find_all(Scan { text }))).0.as_slice()
}

/// Date expressions of a text before they are resolved.
#[derive(Debug, Clone)]
pub(super) struct DateWords(Vec<Found>);

/// A rule finds the word that makes it a date at most so many tokens behind its start.
const REACH: usize = 10;

fn find_all(scan: Scan) -> Vec<Found> {
    let mut all = Vec::new();
    let mut anchors = (0..scan.text.tokens.len()).filter(|&at| scan.is_anchor(at)).peekable();
    let mut at = 0;
    while let Some(&anchor) = anchors.peek() {
        if anchor < at {
            anchors.next();
            continue;
        }
        at = at.max(anchor.saturating_sub(REACH));
        if !scan.may_open(at) {
            at += 1;
            continue;
        }
        let mut best: Option<Found> = None;
        for found in RULES.iter().filter_map(|rule| rule(scan, at)) {
            if best.is_none_or(|best| found.end > best.end) {
                best = Some(found);
            }
        }
        match best.filter(|found| found.end > at) {
            Some(found) => {
                at = found.end;
                all.push(found);
            }
            None => at += 1,
        }
    }
    all
}

fn mention(text: &Text, found: &Found, interval: Option<DateInterval>, role: DateRole) -> DateMention {
    let start = text.tokens.get(found.first).map_or(0, |token| token.start);
    let last = text.tokens.get(found.end.min(text.tokens.len()).saturating_sub(1));
    let end = last.map_or(start, |token| token.end);
    DateMention { start, end, interval, kind: found.kind, role }
}

fn dateline_day(found: &[Found]) -> Option<Date> {
    let dateline = found.iter().find(|found| found.role == DateRole::Dateline)?;
    let nowhere = resolve::Standing::plain();
    Resolver::new(None)
        .interval(dateline, &nowhere)
        .filter(|interval| interval.days() == 1)
        .map(DateInterval::from)
}
