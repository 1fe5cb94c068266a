//! Acts and plots: from trigger words to one record per real-world incident.
//!
//! 1. [`triggers`] finds the words that speak of an act and drops those that are negated, threatened or imagined.
//! 2. [`support`] drops those that stand without the weapon, facility or people that they need.
//! 3. [`events`] gives every sentence's triggers their targets, dates, places and tolls, and cuts the sentence
//!    where two acts are told; [`coordination`] and [`ellipsis`] find those that share a verb or go without one.
//! 4. [`link`] lets each of these events join an incident already open, or open one if it carries enough ([`opening`]).
//! 5. [`tolls`] gives every incident its dead and injured; [`describe`] turns it into the published record.
//! 6. [`judged`] takes the place of 2 to 4 in wire reports in capitals, for which there is a fitted judge.
//! 7. [`reality`] drops what a drill, a film, a novel or a match only plays at.

mod authority;
mod coordination;
mod dates;
mod describe;
mod ellipsis;
mod events;
mod harm;
mod judged;
mod kind;
mod link;
mod location;
mod means;
mod objects;
mod opening;
mod perpetrators;
mod quiet;
mod reality;
mod stage;
mod support;
mod tolls;
mod triggers;

use model::IncidentRecord;
pub use perpetrators::adopt_claims;

use self::link::Incident;
use crate::{
    learned::{
        incidents::{Judge, judge_of},
        roles,
    },
    reading::Reading,
};

/// Finds the incidents of a document, in the order in which it tells them.
pub fn find(reading: &Reading<'_>) -> Vec<IncidentRecord> {
    let judge = judge_of(reading.text).filter(|_| judged::is_at_home(reading));
    judge.map_or_else(|| find_by_rules(reading), |judge| find_judged(reading, judge))
}

/// Finds the incidents of a wire report by a judge that was fitted to such reports.
pub fn find_judged(reading: &Reading<'_>, judge: &Judge) -> Vec<IncidentRecord> {
    let mut triggers = triggers::find(reading);
    triggers.retain(|trigger| !triggers::is_bare_infinitive(reading, trigger));
    let (incidents, kinds) = judged::find(reading, judge, &triggers);
    let setting = judged::Setting::of(reading);
    let records = records(reading, &incidents).into_iter().zip(incidents.iter().zip(kinds));
    let mut records: Vec<IncidentRecord> = records
        .map(|(record, (incident, kind))| judged::complete(reading, &setting, incident, kind, record))
        .collect();
    if let Some(judge) = roles::judge_of(reading.text) {
        roles::fill(judge, reading, &mut records);
    }
    records
}

fn find_by_rules(reading: &Reading<'_>) -> Vec<IncidentRecord> {
    let triggers = triggers::find(reading);
    if triggers.is_empty() {
        return Vec::new();
    }
    let topics = reality::Topics::of(reading);
    if topics.is_play(reading) {
        return Vec::new();
    }
    let mut events = events::find(reading, &triggers);
    let incidents = link::link(reading, &topics, events.clone());
    let quiet = if incidents.is_empty() { Vec::new() } else { quiet::find(reading, &triggers, &events) };
    if quiet.is_empty() {
        return records(reading, &incidents);
    }
    events.extend(quiet);
    events.sort_by_key(|event| event.sentence);
    records(reading, &link::link(reading, &topics, events))
}

fn records(reading: &Reading<'_>, incidents: &[Incident<'_>]) -> Vec<IncidentRecord> {
    let tolls = tolls::assign(reading, incidents);
    let described = incidents.iter().zip(&tolls).enumerate();
    let mut records: Vec<IncidentRecord> = described
        .map(|(index, (incident, counted))| describe::record(reading, incident, index, counted))
        .collect();
    perpetrators::fill(reading, incidents, &mut records);
    records
}
