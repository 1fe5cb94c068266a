//! Incidents of wire reports: which sentences tell of them is judged by what was learned from annotated reports; what
//! the sentences say is read by the same rules as everywhere.

use std::collections::BTreeMap;

use model::{DateInterval, IncidentRecord, IncidentType, codebook::Country};

use super::{
    events::{Event, event_of},
    link::Incident,
    triggers::Trigger,
};
use crate::{
    learned::incidents::{Draft, Judge, KINDS},
    lexicon::NationForm,
    reading::Reading,
};

/// The incidents that `judge` finds, and the type of each.
pub fn find<'a>(
    reading: &Reading<'a>,
    judge: &Judge,
    triggers: &[Trigger<'a>],
) -> (Vec<Incident<'a>>, Vec<IncidentType>) {
    let mut drafts = judge.drafts(reading);
    drafts.sort_by_key(|(draft, _)| (draft.sentences.first().copied(), draft.kind));
    let events = |draft: &Draft| {
        draft.sentences.iter().map(|number| event(reading, *number, triggers)).collect::<Vec<_>>()
    };
    drafts
        .iter()
        .filter_map(|(draft, _)| Some((Incident::of(reading, events(draft))?, KINDS[draft.kind])))
        .unzip()
}

/// What one sentence tells, all its triggers together.
fn event<'a>(reading: &Reading<'a>, number: usize, triggers: &[Trigger<'a>]) -> Event<'a> {
    let window = reading.text.sentences[number].tokens.clone();
    let first = triggers.partition_point(|trigger| trigger.tokens.start < window.start);
    let own = triggers[first..].iter().take_while(|trigger| trigger.tokens.start < window.end);
    let own = own.cloned().collect();
    event_of(reading, number, window, own)
}

/// What a report as a whole says of where its news is from.
pub struct Setting {
    country: Option<String>,
}

/// Whether a report names a state or place of the part of the world whose reports the judges learned from: what an army,
/// a guerrilla and a claim look like there does not hold elsewhere.
pub fn is_at_home(reading: &Reading<'_>) -> bool {
    let codebook = reading.lexicon.codebook;
    let near =
        |country: &Country| LATITUDES.contains(&country.latitude) && LONGITUDES.contains(&country.longitude);
    let places = reading.mentions.places.iter().filter_map(|place| codebook.country(&place.country));
    let nations = reading.mentions.nations.iter().map(|nation| &codebook.countries[nation.country]);
    let mut named = places.chain(nations).peekable();
    named.peek().is_none() || named.any(near)
}

/// Latin America and the Caribbean, by the midsts of their states, in degrees north and east.
const LATITUDES: std::ops::RangeInclusive<f64> = -60.0..=27.0;
const LONGITUDES: std::ops::RangeInclusive<f64> = -120.0..=-34.0;

/// What a dateline says of the country, in mentions of it: correspondents write from abroad, too.
const DATELINE: u32 = 2;

impl Setting {
    /// That of a report.
    pub fn of(reading: &Reading<'_>) -> Self {
        let mut votes: BTreeMap<&str, u32> = BTreeMap::new();
        for place in &reading.mentions.places {
            let weight = if place.dateline { DATELINE } else { 1 };
            *votes.entry(&place.country).or_default() += weight;
        }
        for nation in &reading.mentions.nations {
            if matches!(nation.form, NationForm::Adjective | NationForm::Demonym) {
                *votes.entry(&reading.lexicon.codebook.countries[nation.country].code).or_default() += 1;
            }
        }
        let best = votes.iter().max_by_key(|(country, votes)| (**votes, std::cmp::Reverse(**country)));
        Self { country: best.map(|(country, _)| (*country).to_owned()) }
    }
}

/// What the report as a whole says of when and where, for an incident whose own sentences do not say it.
pub fn complete(
    reading: &Reading<'_>,
    setting: &Setting,
    incident: &Incident<'_>,
    kind: IncidentType,
    mut record: IncidentRecord,
) -> IncidentRecord {
    let own = incident.events.iter().any(|event| event.place.is_some());
    if (record.country.is_none() || !own) && setting.country.is_some() && record.country != setting.country {
        record.country.clone_from(&setting.country);
        record.place = None;
    }
    record.incident_type = kind;
    record.date = record.date.or(reading.published.map(DateInterval::day));
    record
}
