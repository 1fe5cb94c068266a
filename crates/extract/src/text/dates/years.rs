//! Years, decades and seasons: "2015", "late 2016", "2015-18", "the mid-1990s", "the summer of 2014".

use super::{
    DateKind,
    days::{is_count, year_behind},
    expression::{Expression, Found, Part, Pick, Season, YearOf},
    scan::{Scan, season, split_part},
};
use crate::pack::Class;

/// "[late] 2015", "2015-18", "2015 to 2018".
pub(super) fn year(scan: Scan, first: usize) -> Option<Found> {
    let (part, mut at) = scan.part(first);
    at += usize::from(part != Part::Whole && scan.is(at, Class::The) && scan.is(at + 1, Class::Year));
    let named = scan.is(at, Class::Year) && scan.year(at + 1).is_some();
    let at = at + usize::from(named);
    let (prefix, bare) = split_part(scan.text.pack, scan.word(at));
    if prefix != Part::Whole {
        let year = bare.parse().ok().filter(|year| (1900..=2035).contains(year))?;
        return Some(found(first, at + 1, Expression::Year { year, part: prefix }));
    }
    let from = scan.year(at).filter(|&year| is_year(scan, at, year, part))?;
    if scan.is_dash(at + 1) && scan.glued(at + 1) && scan.glued(at + 2) {
        let short = scan.digits(at + 2, 2..=2).map(|short| from / 100 * 100 + short);
        if let Some(to) = scan.year(at + 2).or(short).filter(|&to| to > from && to - from < 100) {
            return Some(found(first, at + 3, Expression::Years { from, to }));
        }
        return None;
    }
    let between = scan.is_before(at, 1, Class::Between) && scan.is(at + 1, Class::And);
    let range = between || scan.is_before(at, 1, Class::From) && scan.is(at + 1, Class::ToYear);
    if let Some(to) = scan.year(at + 2).filter(|&to| range && to > from) {
        return Some(found(first, at + 3, Expression::Years { from, to }));
    }
    Some(found(first, at + 1, Expression::Year { year: from, part }))
}

fn is_year(scan: Scan, at: usize, year: i16, part: Part) -> bool {
    if !(1900..=2035).contains(&year) {
        return false;
    }
    let counted =
        is_count(scan, at, year) && !scan.is(at + 1, Class::Were) || scan.is(at + 1, Class::CountedThing);
    let part_of_number = scan.glued(at)
        && scan.any(at.saturating_sub(1), &["-", "/", "$", "£", "€", ".", ",", ":"])
        || scan.glued(at + 1) && scan.any(at + 1, &["/", "%", "-"]) && !scan.glued_year(at + 2);
    !counted && !part_of_number && (part != Part::Whole || !scan.is_before(at, 1, Class::NotYearLead))
}

/// "The 1990s", "mid-1980s", "the late '70s", "the eighties".
pub(super) fn decade(scan: Scan, first: usize) -> Option<Found> {
    let (part, at) = scan.part(first);
    let at = at + usize::from(part != Part::Whole && scan.is(at, Class::The));
    let (prefix, bare) = split_part(scan.text.pack, scan.word(at));
    let part = if prefix == Part::Whole { part } else { prefix };
    if let Some(start) = bare.strip_suffix('s').and_then(full_decade) {
        return Some(found(first, at + 1, Expression::Decade { start, part }));
    }
    let possessive = scan.is(at + 1, Class::PossessiveMark) && scan.glued(at + 1);
    if let Some(start) = full_decade(bare).filter(|_| possessive) {
        return Some(found(first, at + 2, Expression::Decade { start, part }));
    }
    if scan.any(at, &["'", "’", "‘"]) && scan.glued(at + 1) {
        let digits = scan
            .word(at + 1)
            .strip_suffix('s')
            .filter(|digits| digits.len() == 2 && digits.ends_with('0'))?;
        return Some(found(
            first,
            at + 2,
            Expression::Decade { start: 1900 + digits.parse::<i16>().ok()?, part },
        ));
    }
    let start = i16::try_from(scan.text.pack.value(bare, Class::Decade)?).ok()?;
    let aged = scan.is(at.saturating_sub(1), Class::PersonOwner);
    (!aged).then(|| found(first, at + 1, Expression::Decade { start, part }))
}

fn full_decade(digits: &str) -> Option<i16> {
    let plain =
        digits.len() == 4 && digits.ends_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok().filter(|year| (1800..2100).contains(year)) } else { None }
}

/// "Spring 2017", "the summer of 2014", "last winter", "over the summer".
pub(super) fn season_of_year(scan: Scan, first: usize) -> Option<Found> {
    let (_, at) = scan.part(first);
    let picked = scan.pick(at).filter(|&(_, next)| season_at(scan, next).is_some());
    if let Some((pick, next)) = picked {
        let season = season_at(scan, next)?;
        let expression = Expression::Season { year: YearOf::Unsaid, season, pick };
        return Some(Found::new(first, next + 1, DateKind::Relative, expression));
    }
    let article = at + usize::from(scan.is(at, Class::The));
    let season = season_at(scan, article)?;
    let (year, end) = year_after_season(scan, article + 1);
    if super::days::is_unsaid(year) {
        let cue = article > at && scan.is(first.saturating_sub(1), Class::SeasonLead);
        // "In the spring" is a season, "in the fall of the city" and "the spring offensive" are not.
        if !cue || scan.is(article, Class::Fall) || season_has_noun(scan, article + 1) {
            return None;
        }
    }
    let expression = Expression::Season { year, season, pick: Pick::Bare };
    Some(found(first, end, expression))
}

fn season_at(scan: Scan, at: usize) -> Option<Season> {
    let (_, bare) = split_part(scan.text.pack, scan.word(at));
    season(scan.text.pack, bare)
}

fn year_after_season(scan: Scan, at: usize) -> (YearOf, usize) {
    match scan.year(at + 1).filter(|_| scan.is(at, Class::Of)) {
        Some(year) => (YearOf::Given(year), at + 2),
        None => year_behind(scan, at),
    }
}

fn season_has_noun(scan: Scan, at: usize) -> bool {
    scan.is(at, Class::SeasonNoun)
}

fn found(first: usize, end: usize, expression: Expression) -> Found {
    Found::new(first, end, DateKind::Absolute, expression)
}
