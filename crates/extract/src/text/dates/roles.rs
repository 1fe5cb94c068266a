//! What a date does in its sentence, read from the words beside it.

use jiff::civil::Date;
use model::DateInterval;

use super::{
    DateKind, DateRole,
    expression::{Expression, Found, Pick},
    resolve::Standing,
    scan::Scan,
};
use crate::pack::Class;

/// A dateline's date stands within the first tokens, and its dash soon behind it.
const DATELINE_TOKENS: usize = 10;
const DATELINE_TAIL: usize = 8;
/// How far back a word of the future reaches.
const AHEAD_TOKENS: usize = 12;
/// A paragraph of at most so many tokens that is a date dates what follows it.
const HEADING_TOKENS: usize = 3;

/// Fills in the role of every date that the words around it give.
pub(super) fn assign(scan: Scan, found: &mut [Found]) {
    for one in found {
        if one.role == DateRole::Point {
            one.role = role(scan, one);
        }
    }
}

fn role(scan: Scan, found: &Found) -> DateRole {
    if is_dateline(scan, found) {
        return DateRole::Dateline;
    }
    if scan.is(found.end, Class::DeadlineNoun)
        || scan.is(found.end, Class::PossessiveMark) && scan.is(found.end + 1, Class::DeadlineNoun)
    {
        return DateRole::Deadline;
    }
    let possessive = scan.is(found.end, Class::PossessiveMark);
    let back = 1 + usize::from(scan.is(found.first.saturating_sub(1), Class::DateBack));
    let before = |class| scan.is_before(found.first, back, class);
    let further = |class| scan.is_before(found.first, back + 1, class);
    if before(Class::Since) {
        DateRole::Since
    } else if before(Class::Until) {
        DateRole::Until
    } else if before(Class::Before) && !possessive
        || before(Class::To) && further(Class::PriorWord)
        || before(Class::Of) && further(Class::AheadWord)
    {
        DateRole::Before
    } else if before(Class::After) && !possessive && found.kind != DateKind::Narrative {
        DateRole::After
    } else if before(Class::ByTime) {
        DateRole::Deadline
    } else {
        DateRole::Point
    }
}

/// "KABUL, Jan 13 (Meridian) -", "SAN SALVADOR, 3 JAN 90 --", "(Kabul, 5 September)".
fn is_dateline(scan: Scan, found: &Found) -> bool {
    let is_day = matches!(found.expression, Expression::Day { .. });
    if !is_day || found.first == 0 || found.first > 400 {
        return false;
    }
    let Some(sentence) =
        scan.text.tokens.get(found.first).and_then(|token| scan.text.sentence_at(token.start))
    else {
        return false;
    };
    let Some(start) = scan.text.sentences.get(sentence).map(|sentence| sentence.tokens.start) else {
        return false;
    };
    let place = start..found.first;
    if place.is_empty() || place.len() > DATELINE_TOKENS || sentence > 2 {
        return false;
    }
    let named = place.clone().all(|at| scan.capitalized(at) || scan.is(at, Class::DatelineWord))
        && scan.capitalized(start);
    let dash = (found.end..found.end + DATELINE_TAIL)
        .find(|&at| scan.is_dash(at) && !(scan.glued(at) && scan.glued(at + 1)));
    named && dash.is_some_and(|dash| dash == found.end || scan.any(found.end, &["(", ",", "["]))
}

/// Where `found` stands, `before` being the date before it.
pub(super) fn standing(scan: Scan, found: &Found, before: Option<&Found>) -> Standing {
    let byte = scan.text.tokens.get(found.first).map_or(0, |token| token.start);
    let number = scan.text.sentence_at(byte).unwrap_or_default();
    let sentence = scan.text.sentences.get(number);
    let (start, length) = sentence.map_or((0, 0), |sentence| (sentence.tokens.start, sentence.tokens.len()));
    let paragraph = sentence.map_or(0, |sentence| sentence.paragraph);
    let opens = found.first == start;
    let gap = before.map_or(usize::MAX, |before| found.first.saturating_sub(before.end));
    let same_sentence = before.is_some_and(|before| before.first >= start);
    Standing {
        sentence: number,
        paragraph,
        ahead: looks_ahead(scan, found, start),
        adverbial: opens || is_adverbial(scan, found),
        apposed: same_sentence && gap <= 1 || scan.is(found.first.saturating_sub(1), Class::Apposition),
        heading: opens && length <= HEADING_TOKENS,
        definite: scan.is(found.first.saturating_sub(1), Class::The) && !opens,
        passing: found.role == DateRole::Deadline,
    }
}

impl Standing {
    /// Nowhere in particular.
    pub(super) fn plain() -> Self {
        Self {
            sentence: 0,
            paragraph: 0,
            ahead: false,
            adverbial: true,
            apposed: false,
            heading: false,
            definite: false,
            passing: false,
        }
    }
}

fn is_adverbial(scan: Scan, found: &Found) -> bool {
    scan.is(found.first.saturating_sub(1), Class::AdverbialLead) || found.kind != DateKind::Absolute
}

fn looks_ahead(scan: Scan, found: &Found, start: usize) -> bool {
    if found.role == DateRole::Deadline && has_demand(scan, found, start) {
        return true;
    }
    let back = (start..found.first).rev().take(AHEAD_TOKENS);
    for at in back {
        if scan.is(at, Class::AheadSign) {
            return true;
        }
        if scan.is(at, Class::PastSign) {
            return false;
        }
    }
    false
}

/// "By Tuesday" demands only beside words of demand; else "by Tuesday the toll had risen".
fn has_demand(scan: Scan, found: &Found, start: usize) -> bool {
    let near = start.max(found.first.saturating_sub(25))..found.end + 10;
    near.into_iter().any(|at| scan.is(at, Class::DemandSign))
}

/// Whether the date `next` is what the shift `found` starts from: "two days before 5 September".
pub(super) fn follows(scan: Scan, found: &Found, next: &Found) -> bool {
    let shift = matches!(found.expression, Expression::Shift { .. });
    let gap = next.first.saturating_sub(found.end);
    let possessive = scan.is(next.end, Class::PossessiveMark);
    shift
        && (gap == 0 || gap == 1 && scan.is(found.end, Class::The))
        && (possessive || next.kind != DateKind::Duration)
        && next.role != DateRole::Name
}

/// The role once the interval is known: a deadline in the past was none, and what lies ahead is future.
pub(super) fn after_resolution(
    found: &Found,
    at: &Standing,
    interval: Option<DateInterval>,
    published: Option<Date>,
) -> DateRole {
    let ahead = interval.zip(published).is_some_and(|(interval, published)| interval.from() > published);
    match found.role {
        DateRole::Deadline if !at.ahead && !ahead => DateRole::Point,
        DateRole::Point if ahead && !is_past(&found.expression) => DateRole::Future,
        role => role,
    }
}

fn is_past(expression: &Expression) -> bool {
    matches!(expression, Expression::Weekday { pick: Pick::Last, .. } | Expression::Ago { .. })
}
