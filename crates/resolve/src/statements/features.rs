//! What ties two statement records together or keeps them apart.

use model::StatementKind;

use super::facts::{StatementFacts, kind_family};
use crate::{actors::Relation, facts::Names, targets::Agreement};

/// The same actor, state or name speaks.
const SPEAKER_SAME: f64 = 2.0;
/// A group and its wing.
const SPEAKER_PART: f64 = 1.5;
/// Words of the names in common, at most.
const SPEAKER_WORDS: f64 = 1.5;
/// The same outlet carries it.
const OUTLET_SAME: f64 = 1.0;
/// Two outlets by name: a message may run over several, but each issue or film is one of its own.
const OUTLET_OTHER: f64 = -1.5;
/// Intervals of up to ten days that share a day.
const DATE_NEAR: f64 = 2.5;
/// Of up to a month.
const DATE_MONTH: f64 = 1.5;
/// Longer ones.
const DATE_LONG: f64 = 0.7;
/// Up to [`MOST_GAP`] days apart: reports date a message by when they saw it.
const DATE_GAP: f64 = 0.5;
/// Further apart than this, two messages.
const MOST_GAP: i32 = 3;
/// Targets named in a way that singles them out.
const TARGET_NAMED: f64 = 2.5;
/// Targets of one class, nationality or kind.
const TARGET_ALIKE: f64 = 0.8;
/// One names its targets, the other only their class: as well one message as two.
const TARGET_NAMED_BY_ONE: f64 = 0.0;
/// Nothing in common.
const TARGET_OTHER: f64 = -1.5;
/// Targets in one country.
const COUNTRY_SAME: f64 = 0.4;
/// Targets in other countries.
const COUNTRY_OTHER: f64 = -2.5;

type Part = (&'static str, f64, String);

/// Sum of the weights; `None` where the records cannot be of one statement.
pub(super) fn score(a: &StatementFacts, b: &StatementFacts, names: &Names) -> Option<f64> {
    Some(compared(a, b, names)?.iter().map(|part| part.1).sum())
}

/// The parts of that sum.
pub(super) fn parts(a: &StatementFacts, b: &StatementFacts, names: &Names) -> Vec<(String, f64, String)> {
    let all = compared(a, b, names).unwrap_or_default();
    all.into_iter().map(|(name, weight, saw)| (name.to_owned(), weight, saw)).collect()
}

fn compared(a: &StatementFacts, b: &StatementFacts, names: &Names) -> Option<Vec<Part>> {
    if kind_family(a.kind) != kind_family(b.kind) {
        return None;
    }
    let mut parts = Vec::with_capacity(5);
    parts.extend(date(a, b)?);
    parts.extend(speaker(a, b, names)?);
    parts.extend(outlet(a, b));
    parts.extend(target(a, b)?);
    parts.extend(country(a, b));
    Some(parts)
}

/// Outer `None`: ruled out; inner `None`: nothing to compare. So in the others.
fn date(a: &StatementFacts, b: &StatementFacts) -> Option<Option<Part>> {
    let Some((first, second)) = a.date.zip(b.date) else { return Some(None) };
    let vaguer = first.days().max(second.days());
    let weight = match (first.gap_days(second), vaguer) {
        (0, ..=10) => DATE_NEAR,
        (0, ..=31) => DATE_MONTH,
        (0, _) => DATE_LONG,
        (1..=MOST_GAP, _) => DATE_GAP,
        _ => return None,
    };
    Some(Some(("date", weight, format!("{first} and {second}"))))
}

fn speaker(a: &StatementFacts, b: &StatementFacts, names: &Names) -> Option<Option<Part>> {
    if let Some((first, second)) = a.actor.as_ref().zip(b.actor.as_ref()) {
        let (weight, saw) = match names.actors.relation(first, second) {
            Relation::Same => (SPEAKER_SAME, format!("both by {}", names.actors.name(first))),
            Relation::PartOf => {
                let saw = format!(
                    "one of {} and {} is part of the other",
                    names.actors.name(first),
                    names.actors.name(second)
                );
                (SPEAKER_PART, saw)
            }
            Relation::Unrelated => return None,
        };
        return Some(Some(("speaker", weight, saw)));
    }
    if let Some(state) = a.states.iter().find(|state| b.states.contains(state)) {
        return Some(Some(("speaker", SPEAKER_SAME, format!("{state} speaks in both"))));
    }
    if !a.states.is_empty() && !b.states.is_empty() {
        return None;
    }
    let shared = a.speaker_words.iter().filter(|word| b.speaker_words.contains(word)).count();
    let shorter = a.speaker_words.len().min(b.speaker_words.len());
    if shorter == 0 {
        return Some(None);
    }
    let share = shared as f64 / shorter as f64;
    let name = |facts: &StatementFacts| facts.speaker.clone().unwrap_or_default();
    let saw = format!("`{}` and `{}` share {shared} words", name(a), name(b));
    if shared == 0 { None } else { Some(Some(("speaker", SPEAKER_WORDS * share, saw))) }
}

fn outlet(a: &StatementFacts, b: &StatementFacts) -> Option<Part> {
    let (first, second) = a.outlet.as_ref().zip(b.outlet.as_ref())?;
    Some(if first == second {
        ("outlet", OUTLET_SAME, format!("both through {first}"))
    } else {
        ("outlet", OUTLET_OTHER, format!("through {first} and {second}"))
    })
}

fn target(a: &StatementFacts, b: &StatementFacts) -> Option<Option<Part>> {
    let pairs = a.targets.iter().flat_map(|first| b.targets.iter().map(move |second| (first, second)));
    let Some((agreement, first, second)) =
        pairs.map(|(first, second)| (first.agreement(second).0, first, second)).max_by_key(|it| it.0)
    else {
        return Some(None);
    };
    let weight = match agreement {
        // A claim is about one attack; a threat may be reported by one of its targets each time.
        Agreement::Contradiction if a.kind != StatementKind::Threat => return None,
        Agreement::Contradiction | Agreement::None | Agreement::OtherKind => TARGET_OTHER,
        Agreement::Family => TARGET_NAMED_BY_ONE,
        it if it.identifies() => TARGET_NAMED,
        _ if first.is_singled_out() != second.is_singled_out() => TARGET_NAMED_BY_ONE,
        _ => TARGET_ALIKE,
    };
    Some(Some(("target", weight, format!("`{}` and `{}` {}", first.name, second.name, agreement.in_words()))))
}

fn country(a: &StatementFacts, b: &StatementFacts) -> Option<Part> {
    if a.countries.is_empty() || b.countries.is_empty() {
        return None;
    }
    let shared = a.countries.iter().find(|country| b.countries.contains(country));
    Some(match shared {
        Some(country) => ("country", COUNTRY_SAME, format!("both about {country}")),
        None => (
            "country",
            COUNTRY_OTHER,
            format!("about {} and {}", a.countries.join(", "), b.countries.join(", ")),
        ),
    })
}
