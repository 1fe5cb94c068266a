//! From an incident to the published record.

use std::ops::Range;

use model::{Attribution, IncidentRecord, Stage};

use super::{authority, dates, kind, link::Incident, location, means, objects, stage, tolls};
use crate::{pack::Class, reading::Reading};

/// The published record of one incident; `counted` are the tolls that [`tolls::assign`] gives it.
pub fn record(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    index: usize,
    counted: &[usize],
) -> IncidentRecord {
    let mut evidence = vec![reading.evidence("record", &core_window(reading, incident))];
    let status = status(reading, incident);
    let (place, country) = location::place(reading, incident, &mut evidence);
    let targets = objects::targets(reading, incident, country.as_deref(), &mut evidence);
    let facility = objects::facility(reading, incident, &targets);
    let date = dates::date(reading, incident, index, &mut evidence);
    let tolls = tolls::tally(reading, incident, counted, &mut evidence);
    IncidentRecord {
        id: format!("i{}", index + 1),
        status,
        incident_type: kind::of(reading, incident, status),
        tactic: means::tactics(reading, incident),
        weapons: means::weapons(reading, incident),
        date,
        country,
        place,
        facility,
        targets,
        attribution: Attribution::Unknown,
        perpetrators: Vec::new(),
        claimed_by: Vec::new(),
        killed: tolls.killed,
        wounded: tolls.wounded,
        perpetrators_killed: tolls.perpetrators,
        hedges: hedges(reading, incident),
        said_by: authority::said_by(reading, incident),
        evidence,
    }
}

/// The longest quote of a record, in tokens.
const QUOTE_TOKENS: usize = 30;

/// The part of the first event's window around its first trigger.
fn core_window(reading: &Reading<'_>, incident: &Incident<'_>) -> Range<usize> {
    let told =
        incident.events.iter().find(|event| event.triggers.iter().any(|trigger| !trigger.word.flags.weak));
    let Some(event) = told.or(incident.events.first()) else { return 0..0 };
    let window = trim(reading, event.window.clone());
    if window.len() <= QUOTE_TOKENS {
        return window;
    }
    let trigger = event.triggers.first().map_or(window.start, |trigger| trigger.tokens.start);
    let start = trigger.saturating_sub(QUOTE_TOKENS / 3).max(window.start);
    start..(start + QUOTE_TOKENS).min(window.end)
}

/// The longest dateline, in tokens: "KABUL, June 20 (Northern Wire) -".
const DATELINE_TOKENS: usize = 14;

/// The window without its dateline and the marks at its ends.
fn trim(reading: &Reading<'_>, mut window: Range<usize>) -> Range<usize> {
    let places = &reading.mentions.places;
    let last = places.partition_point(|place| place.tokens.start <= window.start);
    let opens = places[last.saturating_sub(4)..last]
        .iter()
        .any(|place| place.dateline && window.start <= place.tokens.end + 8);
    let dash = |i: &usize| matches!(reading.text.word(*i), "-" | "–" | "—" | "--");
    if let Some(at) =
        (window.start..window.end.min(window.start + DATELINE_TOKENS)).find(dash).filter(|_| opens)
    {
        window.start = at + 1;
    }
    let dull = |i: usize| {
        matches!(reading.text.word(i), "," | ";" | ":" | "." | "-" | "–")
            || reading.text.is(i, Class::AndOrBut)
    };
    while window.len() > 1 && dull(window.start) {
        window.start += 1;
    }
    while window.len() > 1 && dull(window.end - 1) {
        window.end -= 1;
    }
    window
}

/// The stage told first, unless a later event shows that it was carried out.
fn status(reading: &Reading<'_>, incident: &Incident<'_>) -> Stage {
    let stages: Vec<Stage> = incident.events.iter().map(|event| stage::of_event(reading, event)).collect();
    let harmed =
        incident.events.iter().flat_map(|event| &event.tolls).any(|toll| reading.tolls[*toll].range.min > 0);
    match incident.stage {
        Stage::Failed | Stage::Plotted if harmed => Stage::Executed,
        Stage::Plotted if stages.contains(&Stage::Foiled) => Stage::Foiled,
        first => first,
    }
}

fn hedges(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for event in &incident.events {
        for at in event.window.clone() {
            if let Some(hit) = reading.lexicon.hedges.first_at(reading.text, at) {
                let words = reading.words(&(at..at + hit.tokens)).to_owned();
                if !found.contains(&words) {
                    found.push(words);
                }
            }
        }
    }
    found
}
