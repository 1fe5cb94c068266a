//! A record made ready for comparison: names resolved, dates and tolls at hand.

use jiff::civil::Date;
use model::{
    CountRange, DateInterval, Hash, IncidentRecord, IncidentType, PerpetratorKind, Precision, Stage,
    codebook::Codebook,
};

use crate::{
    actors::Actors,
    gazetteer::Gazetteer,
    input::IncidentInput,
    targets::{TargetFacts, TargetReader},
    text::{name_key, split_words},
};

/// More targets, actors or tactics of one record than this are not compared.
const MOST_MEMBERS: usize = 12;

/// The indexes that turn records into facts.
#[derive(Debug, Clone)]
pub(crate) struct Names<'a> {
    pub codebook: &'a Codebook,
    pub gazetteer: Gazetteer<'a>,
    pub actors: Actors<'a>,
    pub targets: TargetReader<'a>,
}

impl<'a> Names<'a> {
    pub fn new(codebook: &'a Codebook) -> Self {
        Self {
            codebook,
            gazetteer: Gazetteer::new(codebook),
            actors: Actors::new(codebook),
            targets: TargetReader::new(codebook),
        }
    }
}

/// A place as a record names it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlaceFacts {
    /// Comparable name.
    pub key: String,
    /// Position in the gazetteer.
    pub at: Option<u32>,
}

/// What an incident record says, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IncidentFacts {
    pub document: Hash,
    pub published: Option<Date>,
    pub date: Option<DateInterval>,
    pub country: Option<String>,
    pub place: Option<PlaceFacts>,
    pub targets: Vec<TargetFacts>,
    pub stage: Stage,
    pub kind: IncidentType,
    pub tactics: Vec<String>,
    /// Codebook ids.
    pub actors: Vec<String>,
    /// Dead, injured.
    pub tolls: [Option<CountRange>; 2],
}

impl IncidentFacts {
    pub fn of(input: &IncidentInput, names: &Names) -> Self {
        let record = &input.record;
        let place = record.place.as_deref();
        let located = place.and_then(|name| names.gazetteer.find(name, record.country.as_deref()));
        let country = record.country.as_deref().map(|code| names.codebook.present_code(code).to_owned());
        let country = country.or_else(|| Some(names.gazetteer.get(located?)?.country.clone()));
        Self {
            document: input.reference.doc.clone(),
            published: input.document.published,
            date: record.date,
            targets: targets(record, country.as_deref(), names),
            actors: actors(record, country.as_deref(), names),
            country,
            place: place.map(|name| PlaceFacts { key: name_key(name), at: located }),
            stage: record.status,
            kind: record.incident_type,
            tactics: record.tactic.iter().take(MOST_MEMBERS).cloned().collect(),
            tolls: [record.killed, record.wounded],
        }
    }

    /// Whether the date is known to three days.
    pub fn is_precise(&self) -> bool {
        self.date.is_some_and(|date| date.days() <= 3)
    }

    /// The days to look through for candidates: the date, or the year before publication.
    pub fn search_window(&self) -> Option<DateInterval> {
        let before = |day: Date| DateInterval::day(day).shift(-365).hull(DateInterval::day(day));
        self.date.or_else(|| self.published.map(before))
    }
}

fn targets(record: &IncidentRecord, country: Option<&str>, names: &Names) -> Vec<TargetFacts> {
    let place = record.place.as_deref();
    let read = |target| names.targets.target(target, country, place, &names.gazetteer);
    let mut targets: Vec<TargetFacts> = record.targets.iter().take(MOST_MEMBERS).map(read).collect();
    if let Some(facility) = &record.facility {
        let repeated = |target: &TargetFacts| {
            target.name.eq_ignore_ascii_case(facility)
                || split_words(facility).all(|word| target.name.contains(word))
        };
        // A facility that a target entry repeats is known there with its class and nationality.
        if !targets.iter().any(repeated) {
            targets.insert(0, names.targets.named(facility, country, place, &names.gazetteer));
        }
    }
    targets
}

fn actors(record: &IncidentRecord, country: Option<&str>, names: &Names) -> Vec<String> {
    let year = record
        .date
        .filter(|date| date.precision() != Precision::Range || date.days() < 400)
        .map(|date| date.from().year());
    let perpetrators = record.perpetrators.iter().filter(|it| it.kind == PerpetratorKind::Organization);
    let mut ids: Vec<String> = perpetrators
        .take(MOST_MEMBERS)
        .filter_map(|it| it.actor.clone().or_else(|| Some(names.actors.resolve(&it.name, country, year)?.id)))
        .chain(
            record
                .claimed_by
                .iter()
                .take(MOST_MEMBERS)
                .filter_map(|it| Some(names.actors.resolve(it, country, year)?.id)),
        )
        .collect();
    ids.sort();
    ids.dedup();
    ids
}
