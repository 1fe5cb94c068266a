//! Counts of people or things: "14", "at least 60", "between 12 and 27", "several", "dozens", "a dozen".
//!
//! Years, dates, lengths of time, times of day, ages, money, shares, measures, ordinals, calibers and the numbers of
//! flights, units and articles are left out.

use model::CountRange;

use super::{Text, TokenKind, dates, numerals};
use crate::pack::Class;

/// A count with its span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// First byte, the words before the figure included ("at least 60").
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The count. "At least 60" is 60..60 with [`Approximation::AtLeast`]; "several" is 2 or more.
    pub range: CountRange,
    /// How the words hedge it.
    pub approximate: Approximation,
}

/// How the words around a figure hedge it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Approximation {
    /// The figure alone.
    Exact,
    /// "About", "some", "nearly", "an estimated".
    About,
    /// "At least", "no fewer than".
    AtLeast,
    /// "More than", "over".
    MoreThan,
    /// "Up to", "as many as", "fewer than".
    AtMost,
    /// Two figures: "between 12 and 27", "15 or 16".
    Between,
    /// A word without a figure: "several", "dozens", "many".
    Indefinite,
}

/// A quantity with its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub first: usize,
    pub end: usize,
    pub range: CountRange,
    pub approximate: Approximation,
}

/// Quantities of `text` in text order.
///
/// ```
/// use chancery_extract::text::{Text, find_quantities};
/// let text = Text::read("Between 25 and 28 people were hurt on 5 May 2016, at least four of them guards.");
/// let ranges: Vec<String> = find_quantities(&text).iter().map(|found| found.range.to_string()).collect();
/// assert_eq!(ranges, ["25–28", "4"]);
/// ```
pub fn find_quantities(text: &Text) -> Vec<Quantity> {
    let mut next_date = dates::token_spans(text).peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        while next_date.peek().is_some_and(|date| date.end <= at) {
            next_date.next();
        }
        if let Some(date) = next_date.peek().filter(|date| date.start <= at) {
            at = date.end;
            continue;
        }
        let limit = next_date.peek().map_or(usize::MAX, |date| date.start);
        if !may_open(text, at) {
            at += 1;
            continue;
        }
        match counted(text, at).filter(|counted| counted.end <= limit) {
            Some(counted) => {
                at = counted.end;
                found.push(quantity(text, &counted));
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a quantity may start at token `at`: a cheap look before the careful one.
fn may_open(text: &Text, at: usize) -> bool {
    match text.tokens.get(at).map(|token| token.kind) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => {
            text.is_any(at, &[Class::CountOpener, Class::Number, Class::BareScale])
                || text.phrase(at, Class::CountHedge).is_some()
                || text.lower(at).contains('-')
        }
        _ => false,
    }
}

fn quantity(text: &Text, counted: &Counted) -> Quantity {
    let start = text.tokens.get(counted.first).map_or(0, |token| token.start);
    let end = text.tokens.get(counted.end - 1).map_or(start, |token| token.end);
    Quantity { start, end, range: counted.range, approximate: counted.approximate }
}

/// The quantity that starts at token `first`.
fn counted(text: &Text, first: usize) -> Option<Counted> {
    let (hedge, at) = hedge(text, first);
    if let Some((a, b, end)) = pair(text, at, hedge) {
        return Some(Counted {
            first,
            end,
            range: CountRange::between(a, b),
            approximate: Approximation::Between,
        });
    }
    if let Some((least, end)) = collective(text, at) {
        let most =
            if text.is(at, Class::WholeCollective) || end - at > 1 && numerals::numeral(text, at).is_some() {
                Some(least)
            } else {
                None
            };
        let approximate = match hedge {
            Some(hedge) => hedge,
            None if most.is_some() => Approximation::About,
            None => Approximation::Indefinite,
        };
        return Some(Counted { first, end, range: CountRange { min: least, max: most }, approximate });
    }
    if let Some((value, end)) = value(text, at, hedge.is_some()) {
        if let Some(tail) = text.phrase(end, Class::CountTailHedge) {
            let approximate = approximation(tail.value).unwrap_or(Approximation::About);
            return Some(Counted {
                first,
                end: end + tail.tokens,
                range: CountRange::exactly(value),
                approximate,
            });
        }
        let odd = text.is(end, Class::Odd);
        let approximate = if odd || odd_stem(text, end - 1).is_some() {
            Approximation::About
        } else {
            hedge.unwrap_or(Approximation::Exact)
        };
        return Some(Counted {
            first,
            end: end + usize::from(odd),
            range: CountRange::exactly(value),
            approximate,
        });
    }
    indefinite(text, at).filter(|_| hedge.is_none()).map(|end| Counted {
        first,
        end,
        range: CountRange::at_least(2),
        approximate: Approximation::Indefinite,
    })
}

/// The approximation of a number of the word lists.
fn approximation(value: Option<u32>) -> Option<Approximation> {
    Some(match value? {
        1 => Approximation::About,
        2 => Approximation::AtLeast,
        3 => Approximation::MoreThan,
        4 => Approximation::AtMost,
        _ => Approximation::Exact,
    })
}

fn hedge(text: &Text, first: usize) -> (Option<Approximation>, usize) {
    let mut at = first;
    let mut strongest = None;
    for _ in 0..2 {
        let Some(found) = text.phrase(at, Class::CountHedge) else { break };
        at += found.tokens;
        strongest = strongest.or(approximation(found.value));
    }
    (strongest, at)
}

/// Two figures for one count: "between 12 and 27", "12 to 27", "15 or 16", "10-15".
fn pair(text: &Text, first: usize, hedge: Option<Approximation>) -> Option<(u32, u32, usize)> {
    let between = text.is(first, Class::BetweenOrFrom);
    let start = first + usize::from(between);
    let (a, next) = value(text, start, between || hedge.is_some())?;
    let dashed = matches!(text.lower(next), "-" | "–" | "—") && glued(text, next) && glued(text, next + 1);
    let wide =
        dashed || text.is(next, Class::OrTo) || text.is(next, Class::And) && text.is(first, Class::Between);
    // "Four or perhaps five".
    let second = next + 1 + usize::from(text.is(next + 1, Class::MaybeMore));
    let (b, end) = numerals::numeral(text, second).map(|found| (found.value, found.end)).filter(|_| wide)?;
    // "Two to four" is a range, "five to two" a score; "one or two" is a range.
    (b > a && !is_measured(text, end)).then_some((a, b, end))
}

/// One figure that counts.
fn value(text: &Text, at: usize, hedged: bool) -> Option<(u32, usize)> {
    let token = text.tokens.get(at)?;
    if token.kind == TokenKind::Word && text.is(at, Class::A) && !text.is(at + 1, Class::Scale) {
        return None;
    }
    let found = numerals::numeral(text, at).or_else(|| odd(text, at))?;
    let before = at.checked_sub(1).map_or("", |before| text.lower(before));
    let named =
        text.pack.is(before.trim_end_matches('.'), Class::NumberedThing) && token.kind == TokenKind::Number;
    let attached = token.kind == TokenKind::Number
        && glued(text, at)
        && !matches!(before, "(" | "[" | "\"" | "“" | "‘" | "'" | "–" | "—" | "--" | "," | ":" | ";" | "-");
    let pronoun = text.is(at, Class::One) && found.end == at + 1 && is_pronoun_one(text, at);
    let tail = token.kind == TokenKind::Number
        && before == "-"
        && glued(text, at)
        && at
            .checked_sub(2)
            .is_some_and(|two| text.tokens.get(two).is_some_and(|token| token.kind == TokenKind::Number))
        && glued(text, at - 1);
    let bare_list = text.lower(found.end) == "." && glued(text, found.end) && at_line_start(text, at);
    let refused = named && !hedged
        || attached
        || pronoun
        || tail
        || bare_list
        || is_measured(text, found.end)
        || is_age(text, at, found.end);
    (!refused).then_some((found.value, found.end))
}

/// "Twenty-odd".
fn odd(text: &Text, at: usize) -> Option<numerals::Numeral> {
    let value = numerals::below_hundred(text.pack, odd_stem(text, at)?)?;
    Some(numerals::Numeral { value: u32::try_from(value).ok()?, end: at + 1 })
}

/// "twenty" of "twenty-odd".
fn odd_stem<'t>(text: &'t Text, at: usize) -> Option<&'t str> {
    text.lower(at).rsplit_once('-').filter(|(_, tail)| text.pack.is(tail, Class::Odd)).map(|(stem, _)| stem)
}

/// "No one", "the one", "one another", "one day", "one-third": not a count of one.
fn is_pronoun_one(text: &Text, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let people = || super::nouns::counts_people(text, at + 1);
    text.is(before, Class::OneLead) && !(text.is(before, Class::Only) && people())
        || text.is(at.wrapping_sub(2), Class::OnePointer) && !people()
        || text.is(at + 1, Class::OneTail)
}

fn is_measured(text: &Text, at: usize) -> bool {
    text.is(at, Class::Measure) && (!text.is(at, Class::Per) || text.is(at + 1, Class::Cent))
        || text.lower(at) == "-" && glued(text, at) && text.is(at + 1, Class::Measure)
}

/// "Aged 24", "24 years old", "a guard, 24, said".
fn is_age(text: &Text, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| text.lower(before));
    let between_commas = before == ","
        && text.lower(end) == ","
        && text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
        && at
            .checked_sub(2)
            .and_then(|two| text.tokens.get(two))
            .is_some_and(|token| token.kind == TokenKind::Word);
    text.is(at.wrapping_sub(1), Class::AgeLead) || between_commas || text.is(end, Class::YearsUnit)
}

/// "A dozen", "half a dozen", "two dozen", "dozens", "scores", "tens of", "hundreds", "a couple", "both".
fn collective(text: &Text, at: usize) -> Option<(u32, usize)> {
    if let Some(value) = text.value(at, Class::Scores) {
        let counts = text.is(at.wrapping_sub(1), Class::HarmParticiple)
            || text.is(at + 1, Class::Of)
            || super::nouns::counts_people(text, at + 1)
            || text.is(at + 1, Class::HarmWord);
        return counts.then_some((value, at + 1));
    }
    if let Some(found) = text.phrase(at, Class::Collective) {
        return found.value.map(|value| (value, at + found.tokens));
    }
    let before_of =
        text.phrase(at, Class::CollectiveOf).filter(|found| text.is(at + found.tokens, Class::Of));
    if let Some(found) = before_of {
        return found.value.map(|value| (value, at + found.tokens));
    }
    let found = numerals::numeral(text, at).filter(|found| text.is(found.end, Class::Dozen))?;
    found.value.checked_mul(12).map(|value| (value, found.end + 1))
}

/// "Several", "many", "a few", "a number of", "a handful of", "numerous".
fn indefinite(text: &Text, at: usize) -> Option<usize> {
    if text.is(at, Class::Many) && text.is(at.wrapping_sub(1), Class::How) {
        return None;
    }
    if let Some(found) = text.phrase(at, Class::IndefiniteCount) {
        return Some(at + found.tokens);
    }
    if text.is(at, Class::SomeWord) {
        let counts =
            text.is_any(at + 1, &[Class::Of, Class::HarmWord]) || super::nouns::counts_people(text, at + 1);
        return counts.then_some(at + 1);
    }
    let found = text.phrase(at, Class::IndefiniteCountOf)?;
    text.is(at + found.tokens, Class::Of).then_some(at + found.tokens)
}

fn glued(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.tokens.get(before));
    before.zip(text.tokens.get(at)).is_some_and(|(before, token)| before.end == token.start)
}

fn at_line_start(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let head = text.raw.get(..token.start).unwrap_or_default();
    head.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|last| last == '\n' || last == '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &[&str]) {
        let text = Text::read(raw);
        let found: Vec<String> = find_quantities(&text)
            .iter()
            .map(|found| {
                format!("{} = {} {:?}", text.slice(found.start..found.end), found.range, found.approximate)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn figures_words_and_hedges_are_read() {
        check(
            "14 people, fourteen men, at least 60 Afghans",
            &["14 = 14 Exact", "fourteen = 14 Exact", "at least 60 = 60 AtLeast"],
        );
        check("more than 100 hurt, some 200 men", &["more than 100 = 100 MoreThan", "some 200 = 200 About"]);
        check(
            "as many as nine, well over 1,500, nearly two hundred",
            &[
                "as many as nine = 9 AtMost",
                "well over 1,500 = 1500 MoreThan",
                "nearly two hundred = 200 About",
            ],
        );
        check("One guard and twenty-odd men", &["One = 1 Exact", "twenty-odd = 20 About"]);
    }

    #[test]
    fn two_figures_are_a_range() {
        check(
            "between 12 and 27 wounded; 15 or 16; 10-15 men; three to four",
            &[
                "between 12 and 27 = 12–27 Between",
                "15 or 16 = 15–16 Between",
                "10-15 = 10–15 Between",
                "three to four = 3–4 Between",
            ],
        );
        check("one man and two women", &["one = 1 Exact", "two = 2 Exact"]);
    }

    #[test]
    fn words_without_a_figure_are_open_ranges() {
        check(
            "several dead, dozens hurt, hundreds of casualties, scores of men, a few guards",
            &[
                "several = 2 or more Indefinite",
                "dozens = 24 or more Indefinite",
                "hundreds = 200 or more Indefinite",
                "scores = 40 or more Indefinite",
                "a few = 2 or more Indefinite",
            ],
        );
        check(
            "about two dozen lives, a dozen people, half a dozen, both, tens of staff",
            &[
                "about two dozen = 24 About",
                "a dozen = 12 About",
                "half a dozen = 6 About",
                "both = 2 About",
                "tens = 20 or more Indefinite",
            ],
        );
    }

    #[test]
    fn numbers_that_count_no_one_are_left_out() {
        check(
            "In 2015, on 5 May at 10:30 and at 8 p.m. for three days, 24-year-old Ali, 24, aged 31, paid $500, 12 percent, drove 40 km \
             on Flight 103 past Room 12 with a 9 mm pistol and resolution 1973; no one saw the one by one another for two-thirds of it.",
            &[],
        );
    }
}
