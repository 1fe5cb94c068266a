//! How alike a gold and a predicted record are, 0 to 1.
//!
//! A part that the gold leaves open is dropped and the rest reweighted; one that only the prediction leaves open
//! scores [`LEFT_OPEN`].

use model::{DateInterval, codebook::Codebook};

use super::{
    actors::same_actor,
    record::{Incident, Statement},
    words::{overlap, words_of},
};

/// Score of a part on which the prediction is silent: better than wrong, worse than half right.
const LEFT_OPEN: f64 = 0.35;

/// Weights of an incident's parts.
const INCIDENT_WEIGHTS: [f64; 4] = [0.30, 0.25, 0.30, 0.15];

/// Weights of a statement's parts.
const STATEMENT_WEIGHTS: [f64; 4] = [0.30, 0.30, 0.15, 0.25];

/// Score of an incident type that is neither the gold one nor an alternative.
const OTHER_TYPE: f64 = 0.3;

/// Quotes this many characters apart still point at the same passage.
const NEAR_CHARACTERS: usize = 160;

/// Kinds of statement that are easily taken for one another.
const NEAR_KINDS: &[(&str, &str, f64)] = &[
    ("threat", "warning", 0.5),
    ("claim-of-responsibility", "praise", 0.3),
    ("threat", "praise", 0.3),
    ("denial", "condemnation", 0.3),
];

/// Weighted mean of the parts that apply; 0 if none does.
fn mean<const N: usize>(weights: [f64; N], parts: [Option<f64>; N]) -> f64 {
    let applying = || weights.iter().zip(parts).filter_map(|(weight, part)| part.map(|part| (weight, part)));
    let total: f64 = applying().map(|(weight, _)| weight).sum();
    if total == 0.0 { 0.0 } else { applying().map(|(weight, part)| weight * part).sum::<f64>() / total }
}

fn mean_if_any<const N: usize>(weights: [f64; N], parts: [Option<f64>; N]) -> Option<f64> {
    parts.iter().any(Option::is_some).then(|| mean(weights, parts))
}

fn truth(right: bool) -> f64 {
    f64::from(u8::from(right))
}

/// Similarity of two incidents: date 0.30, location 0.25, target 0.30, type 0.15. Halved where the dates lie more
/// than a year apart; times 0.8 where neither date, place nor target agrees.
pub(super) fn incidents(gold: &Incident, predicted: &Incident) -> f64 {
    let (date, target) = (date(gold, predicted), target(gold, predicted));
    let parts = [date, location(gold, predicted), target, incident_type(gold, predicted)];
    let mut score = mean(INCIDENT_WEIGHTS, parts);
    if let Some(day) = predicted.date.as_ref().and_then(|day| day.interval) {
        let closest = gold.dates().into_iter().map(|interval| days_apart(interval, day)).min();
        if closest.is_some_and(|days| days > 366) {
            score *= 0.5;
        }
    }
    let agrees = date.is_some_and(|score| score >= 0.6)
        || target.is_some_and(|score| score >= 0.5)
        || (gold.place.is_some() && place(gold, predicted) >= 0.5);
    if agrees { score } else { score * 0.8 }
}

/// Similarity of two statements: kind 0.30, speaker 0.30, targets 0.15, place in the text 0.25.
pub(super) fn statements(gold: &Statement, predicted: &Statement, text: &str, codebook: &Codebook) -> f64 {
    let parts = [
        Some(kind(gold, predicted)),
        speaker(gold, predicted, codebook),
        statement_target(gold, predicted),
        passage(gold.evidence.as_deref(), predicted.evidence.as_deref(), text),
    ];
    mean(STATEMENT_WEIGHTS, parts)
}

/// Share of days in common, of all days of both.
pub(super) fn day_overlap(a: DateInterval, b: DateInterval) -> f64 {
    a.intersect(b).map_or(0.0, |common| f64::from(common.days()) / f64::from(a.hull(b).days()))
}

/// Days from the end of one interval to the start of the other; 0 when they overlap.
fn days_apart(a: DateInterval, b: DateInterval) -> i32 {
    a.gap_days(b)
}

fn date(gold: &Incident, predicted: &Incident) -> Option<f64> {
    let day = predicted.date.as_ref().and_then(|day| day.interval);
    let first = gold.date.iter().map(|day| (day.interval, gold.date_open));
    let right = first.chain(gold.date_alt.iter().map(|day| (day.interval, day.open)));
    right.filter_map(|(interval, open)| Some(one_date(interval?, day, open))).reduce(f64::max)
}

fn one_date(gold: DateInterval, predicted: Option<DateInterval>, open: bool) -> f64 {
    let Some(predicted) = predicted else { return LEFT_OPEN };
    let inside = gold.contains(predicted.from()) && gold.contains(predicted.to());
    if gold == predicted || (open && inside) {
        return 1.0;
    }
    match day_overlap(gold, predicted) {
        common if common > 0.0 => 0.6 + 0.4 * common,
        _ => match days_apart(gold, predicted) {
            ..=3 => 0.5,
            4..=31 => 0.25,
            _ => 0.0,
        },
    }
}

/// Agreement of the predicted place with the best of the gold ones.
pub(super) fn place(gold: &Incident, predicted: &Incident) -> f64 {
    let predicted = words_of(predicted.place.as_deref().unwrap_or_default());
    let right = gold.place.iter().chain(&gold.place_alt);
    right.map(|place| overlap(&words_of(place), &predicted)).fold(0.0, f64::max)
}

fn location(gold: &Incident, predicted: &Incident) -> Option<f64> {
    let country = gold.country.as_ref().map(|country| match &predicted.country {
        None => LEFT_OPEN,
        Some(other) => truth(other == country || gold.country_alt.contains(other)),
    });
    let silence_is_right = gold.place_null_ok && predicted.place.is_none();
    let place = gold.place.as_ref().filter(|_| !silence_is_right).map(|_| match predicted.place {
        None => LEFT_OPEN,
        Some(_) => place(gold, predicted),
    });
    mean_if_any([0.5, 0.5], [country, place])
}

fn target(gold: &Incident, predicted: &Incident) -> Option<f64> {
    let shared = |a: &std::collections::BTreeSet<&str>, b: &std::collections::BTreeSet<&str>| {
        (!a.is_empty()).then(|| if b.is_empty() { LEFT_OPEN } else { truth(!a.is_disjoint(b)) })
    };
    let names = gold.target_words();
    let words = (!names.is_empty()).then(|| match predicted.target_words() {
        none if none.is_empty() => LEFT_OPEN,
        other => overlap(&names, &other),
    });
    let nationality = shared(&gold.nationalities(), &predicted.nationalities());
    let class = shared(&gold.classes(), &predicted.classes());
    mean_if_any([0.5, 0.3, 0.2], [words, nationality, class])
}

fn incident_type(gold: &Incident, predicted: &Incident) -> Option<f64> {
    let Some(predicted) = &predicted.incident_type else { return Some(LEFT_OPEN) };
    let right = gold.incident_type.as_ref() == Some(predicted) || gold.type_alt.contains(predicted);
    Some(if right { 1.0 } else { OTHER_TYPE })
}

fn kind(gold: &Statement, predicted: &Statement) -> f64 {
    let Some(predicted) = predicted.kind.as_deref() else { return LEFT_OPEN };
    let right = || gold.kind.iter().chain(&gold.kind_alt).map(String::as_str);
    if right().any(|kind| kind == predicted) {
        return 1.0;
    }
    let near = |kind: &str| {
        let same =
            |(a, b, _): &&(&str, &str, f64)| (*a, *b) == (kind, predicted) || (*b, *a) == (kind, predicted);
        NEAR_KINDS.iter().find(same).map_or(0.0, |(_, _, score)| *score)
    };
    right().map(near).fold(0.0, f64::max)
}

fn speaker(gold: &Statement, predicted: &Statement, codebook: &Codebook) -> Option<f64> {
    let gold = gold.speaker.as_deref()?;
    Some(match predicted.speaker.as_deref() {
        None => LEFT_OPEN,
        Some(predicted) if same_actor(&[gold], &[predicted], codebook) => 1.0,
        Some(predicted) => overlap(&words_of(gold), &words_of(predicted)),
    })
}

fn statement_target(gold: &Statement, predicted: &Statement) -> Option<f64> {
    if gold.targets.is_empty() {
        return None;
    }
    if predicted.targets.is_empty() {
        return Some(LEFT_OPEN);
    }
    let names = overlap(&gold.target_words(), &predicted.target_words());
    let (right, found) = (gold.nationalities(), predicted.nationalities());
    let nationality = (!right.is_empty())
        .then(|| if found.is_empty() { LEFT_OPEN } else { truth(!right.is_disjoint(&found)) });
    Some(mean([0.5, 0.5], [Some(names), nationality]))
}

fn passage(gold: Option<&str>, predicted: Option<&str>, text: &str) -> Option<f64> {
    let gold = place_in(text, gold)?;
    let Some(predicted) = place_in(text, predicted) else { return Some(LEFT_OPEN) };
    let (start, end) = (gold.0.max(predicted.0), gold.1.min(predicted.1));
    Some(if start < end {
        1.0
    } else if start - end <= NEAR_CHARACTERS {
        0.5
    } else {
        0.0
    })
}

/// Character range of a quote in a text; white space may differ.
pub(super) fn place_in(text: &str, quote: Option<&str>) -> Option<(usize, usize)> {
    let quote = quote.filter(|quote| !quote.is_empty())?;
    let characters = |text: &str, start: usize, quote: &str| {
        let from = text[..start].chars().count();
        (from, from + quote.chars().count())
    };
    if let Some(start) = text.find(quote) {
        return Some(characters(text, start, quote));
    }
    let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (text, quote) = (single(text), single(quote));
    text.find(&quote).map(|start| characters(&text, start, &quote))
}
