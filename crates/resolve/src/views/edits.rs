//! Values that a person set stand before all others; what the reports say stays beside them.

use model::{Alternative, Credibility, Property, RecordRef, Ruling, Span, Support};
use serde_json::Value;

use super::voices::Voice;
use crate::{
    grade::{Backing, grade},
    rulings::DecisionInput,
};

/// Puts the values of `edits` in front of the others of their fields and hands each to `set`.
pub(super) fn apply(
    edits: &[&DecisionInput],
    voices: &[Voice],
    values: &mut Vec<(Property, Vec<Alternative>)>,
    set: &mut dyn FnMut(&str, &Value),
) {
    for edit in edits {
        let Ruling::Edit { property, value, words, .. } = &edit.ruling else { continue };
        set(property.as_str(), value);
        let at = values.iter().position(|(name, _)| name == property).unwrap_or_else(|| {
            values.push((property.clone(), Vec::new()));
            values.len() - 1
        });
        put_first(&mut values[at].1, value, words.as_ref(), edit, voices);
    }
}

fn put_first(
    alternatives: &mut Vec<Alternative>,
    value: &Value,
    words: Option<&(RecordRef, Span)>,
    edit: &DecisionInput,
    voices: &[Voice],
) {
    for other in alternatives.iter_mut() {
        other.shown = false;
    }
    let same = alternatives.iter().position(|it| it.value == *value).map(|at| alternatives.remove(at));
    let mut chosen = same.unwrap_or_else(|| of_person(value, words, voices));
    let day = edit.decided.strftime("%Y-%m-%d");
    chosen.shown = true;
    chosen.reason = format!(
        "shown: set by {} on {day}: {}; credibility {}: {}",
        edit.author,
        edit.reason,
        chosen.credibility,
        chosen.reason.rsplit_once(": ").map_or(chosen.reason.as_str(), |(_, graded)| graded)
    );
    alternatives.insert(0, chosen);
}

/// A value that no record had; it stands on the words that the person pointed at.
fn of_person(value: &Value, words: Option<&(RecordRef, Span)>, voices: &[Voice]) -> Alternative {
    let said = words.and_then(|(record, span)| {
        let at = voices.iter().position(|voice| voice.reference.doc == record.doc)?;
        Some((at, support(&voices[at], record, span)))
    });
    let backing = Backing {
        origins: said.iter().map(|(at, _)| voices[*at].origin).collect(),
        reliability: said.as_ref().map(|(at, _)| voices[*at].document.reliability),
        ..Backing::default()
    };
    let (credibility, graded) = if value.is_null() {
        (Credibility::CannotBeJudged, "nothing is shown".to_owned())
    } else {
        grade(&backing)
    };
    Alternative {
        value: value.clone(),
        shown: true,
        reason: graded,
        credibility,
        support: said.into_iter().map(|(_, support)| support).collect(),
    }
}

fn support(voice: &Voice, record: &RecordRef, span: &Span) -> Support {
    Support {
        record: record.clone(),
        assertion: record.hash(),
        publisher: voice.document.publisher.clone(),
        title: voice.document.title.clone(),
        published: voice.document.published,
        reliability: voice.document.reliability,
        span: Some(span.clone()),
        hedge: None,
    }
}
