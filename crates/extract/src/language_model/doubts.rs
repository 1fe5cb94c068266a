//! Where the default engine is unsure of its own reading.

use std::ops::Range;

use model::{Evidence, Extraction, IncidentRecord};

use crate::{mentions::within, reading::Reading};

/// A part of the text that a second reader should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A sentence with words for an act that no record took up.
    PassedOver {
        /// Bytes of the sentence.
        bytes: Range<usize>,
    },
    /// A record with fields left open.
    Open {
        /// Id of the incident.
        record: String,
        /// Bytes of the sentences it stands on.
        bytes: Range<usize>,
        /// The fields, by their published names.
        fields: Vec<&'static str>,
    },
}

impl Doubt {
    /// The bytes to look at.
    pub fn bytes(&self) -> &Range<usize> {
        match self {
            Self::PassedOver { bytes } | Self::Open { bytes, .. } => bytes,
        }
    }
}

/// The fields of an incident that a report nearly always gives, where this one has none.
fn open_fields(incident: &IncidentRecord) -> Vec<&'static str> {
    let fields = [
        ("date", incident.date.is_none()),
        ("country", incident.country.is_none()),
        ("place", incident.place.is_none()),
        ("targets", incident.targets.is_empty()),
        ("perpetrators", incident.perpetrators.is_empty()),
        ("killed", incident.killed.is_none()),
        ("wounded", incident.wounded.is_none()),
    ];
    fields.into_iter().filter(|(_, open)| *open).map(|(name, _)| name).collect()
}

/// What the default engine is unsure of, in the order of the text.
pub fn doubts(reading: &Reading<'_>, extraction: &Extraction) -> Vec<Doubt> {
    let taken = taken_up(reading, extraction);
    let mut found = Vec::new();
    for (number, sentence) in reading.text.sentences.iter().enumerate() {
        if !taken.get(number).copied().unwrap_or(true) && speaks_of_an_act(reading, sentence.tokens.clone()) {
            found.push(Doubt::PassedOver { bytes: sentence.start..sentence.end });
        }
    }
    for incident in &extraction.incidents {
        let fields = open_fields(incident);
        if let Some(bytes) = stands_on(reading, &incident.evidence).filter(|_| !fields.is_empty()) {
            found.push(Doubt::Open { record: incident.id.clone(), bytes, fields });
        }
    }
    found.sort_by_key(|doubt| doubt.bytes().start);
    found
}

/// A strong word for an act, or a weaker one beside something that can be attacked.
fn speaks_of_an_act(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    let with_target = !within(&reading.mentions.targets, |target| &target.tokens, tokens.clone()).is_empty();
    tokens.into_iter().any(|at| {
        let hit = reading.lexicon.triggers.first_at(reading.text, at);
        hit.is_some_and(|hit| hit.value.flags.strong || with_target)
    })
}

/// Which sentences hold evidence of a record.
fn taken_up(reading: &Reading<'_>, extraction: &Extraction) -> Vec<bool> {
    let mut taken = vec![false; reading.text.sentences.len()];
    let incidents = extraction.incidents.iter().flat_map(|incident| &incident.evidence);
    let statements = extraction.statements.iter().flat_map(|statement| &statement.evidence);
    for evidence in incidents.chain(statements) {
        let byte = reading.offsets.byte_of_char(evidence.start);
        if let Some(mark) = reading.text.sentence_at(byte).and_then(|number| taken.get_mut(number)) {
            *mark = true;
        }
    }
    taken
}

/// The whole sentences around the first evidence of a record.
fn stands_on(reading: &Reading<'_>, evidence: &[Evidence]) -> Option<Range<usize>> {
    let first = evidence.iter().find(|it| it.field == "record").or(evidence.first())?;
    let sentence = |ch: usize| {
        let number = reading.text.sentence_at(reading.offsets.byte_of_char(ch))?;
        reading.text.sentences.get(number)
    };
    Some(sentence(first.start)?.start..sentence(first.end.saturating_sub(1))?.end)
}
