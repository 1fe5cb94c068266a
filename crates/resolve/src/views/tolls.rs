//! Tolls: the range over the independent origins, with every count kept beside it.

use std::collections::BTreeMap;

use model::{Alternative, CountRange, Property};
use serde_json::Value;

use super::voices::{Candidate, Voice, gather, newest, rank, said_by};
use crate::grade::grade;

/// The toll of `property` to be shown, and all counts given: low is the lowest low and high the highest high of the
/// independent origins, where of one origin only the latest report counts and a vaguer count gives way to a finer one
/// inside it. The first alternative is the shown range, the second the best single count where they differ.
pub(super) fn toll(property: &str, voices: &[Voice]) -> Option<(CountRange, (Property, Vec<Alternative>))> {
    let mut candidates = gather(voices, property, &Value::to_string);
    let others: Vec<(CountRange, Vec<usize>)> =
        candidates.iter().filter_map(|it| Some((range(&it.value)?, it.own.clone()))).collect();
    for candidate in &mut candidates {
        let Some(own) = range(&candidate.value) else { continue };
        candidate.vaguer = others
            .iter()
            .filter(|(it, _)| *it != own && holds(*it, own))
            .flat_map(|it| it.1.clone())
            .collect();
        candidate.fineness = -own.max.map_or(i64::MAX / 2, |max| i64::from(max) - i64::from(own.min));
    }
    rank(&mut candidates, voices);
    let best = range(&candidates.first()?.value)?;
    let hull = hull(voices, property).unwrap_or(best);
    let speaking: Vec<usize> = candidates.iter().flat_map(|it| it.own.clone()).collect();
    let alternative = |candidate: &Candidate| {
        let said = said_by(candidate, voices);
        let shown = if range(&candidate.value) == Some(hull) {
            Ok(format!("shown: {said}"))
        } else if range(&candidate.value) == Some(best) {
            Err(format!("best single count: {said}"))
        } else {
            Err(format!("inside the range shown: {said}"))
        };
        candidate.alternative(property, &candidate.backing(property, &speaking, voices), voices, shown)
    };
    let mut alternatives: Vec<Alternative> = candidates.iter().map(alternative).collect();
    if let Some(at) = alternatives.iter().position(|it| it.shown) {
        alternatives[..=at].rotate_right(1);
    } else {
        alternatives.insert(0, spread(property, hull, best, &candidates, &speaking, voices)?);
    }
    Some((hull, (Property::from(property), alternatives)))
}

fn spread(
    property: &str,
    hull: CountRange,
    best: CountRange,
    candidates: &[Candidate],
    speaking: &[usize],
    voices: &[Voice],
) -> Option<Alternative> {
    let all = Candidate { own: speaking.to_vec(), ..Candidate::new(serde_json::to_value(hull).ok()?) };
    let (credibility, graded) = grade(&candidates.first()?.backing(property, speaking, voices));
    let mut shown =
        all.alternative(property, &all.backing(property, speaking, voices), voices, Ok(String::new()));
    shown.credibility = credibility;
    let high = hull.max.map_or_else(|| "open".to_owned(), |max| max.to_string());
    let latest = newest(voices, speaking).map(|day| format!(" up to {day}")).unwrap_or_default();
    shown.reason = format!(
        "shown: low {}, best {best}, high {high} over {} independent origins in reports{latest}; credibility {credibility} is \
         that of the best: {graded}",
        hull.min,
        all.origins(voices).len()
    );
    Some(shown)
}

/// The range over what each origin last said, vaguer counts left out where a finer one lies inside.
fn hull(voices: &[Voice], property: &str) -> Option<CountRange> {
    let mut last: BTreeMap<usize, (Option<jiff::civil::Date>, CountRange)> = BTreeMap::new();
    for voice in voices {
        let Some(count) = voice.values.get(property).and_then(range) else { continue };
        let day = voice.document.published;
        last.entry(voice.origin)
            .and_modify(|known| {
                if day > known.0 {
                    *known = (day, count);
                } else if day == known.0 {
                    known.1 = known.1.hull(count);
                }
            })
            .or_insert((day, count));
    }
    let counts: Vec<CountRange> = last.into_values().map(|(_, count)| count).collect();
    let finest =
        counts.iter().filter(|count| !counts.iter().any(|other| other != *count && holds(**count, *other)));
    finest.copied().reduce(CountRange::hull)
}

fn range(value: &Value) -> Option<CountRange> {
    serde_json::from_value(value.clone()).ok()
}

fn holds(wide: CountRange, narrow: CountRange) -> bool {
    wide.min <= narrow.min && wide.max.is_none_or(|max| narrow.max.is_some_and(|it| it <= max))
}
