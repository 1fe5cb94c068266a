//! From an incident to the published record.

use std::ops::Range;

use model::{
    Attribution, CountRange, Evidence, IncidentRecord, IncidentType, Mention, Stage, codebook::ActorKind,
};

use super::{authority, dates, events::Event, link::Incident, location, objects, perpetrators, stage};
use crate::{
    mentions::within,
    reading::Reading,
    text::{Toll, TollKind, TollStanding},
};

/// The published record of one incident.
pub fn record(reading: &Reading<'_>, incident: &Incident<'_>, index: usize) -> IncidentRecord {
    let mut evidence = vec![reading.evidence("record", &core_window(reading, incident))];
    let status = status(reading, incident);
    let (place, country) = location::place(reading, incident, &mut evidence);
    let targets = objects::targets(reading, incident, country.as_deref(), &mut evidence);
    let facility = objects::facility(reading, incident, &targets);
    let date = dates::date(reading, incident, index, &mut evidence);
    let tolls = tolls(reading, incident, &mut evidence);
    let authors = perpetrators::find(reading, incident);
    for perpetrator in &authors.perpetrators {
        if let Some(mention) = perpetrator.mentions.first() {
            evidence.push(Evidence {
                field: "perpetrators".into(),
                start: mention.start,
                end: mention.end,
                quote: mention.text.clone(),
            });
        }
    }
    IncidentRecord {
        id: format!("i{}", index + 1),
        status,
        incident_type: incident_type(incident, status),
        tactic: tactics(reading, incident),
        weapons: weapons(reading, incident),
        date,
        country,
        place,
        facility,
        targets,
        attribution: authors.attribution.unwrap_or(Attribution::Unknown),
        perpetrators: authors.perpetrators,
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
            || matches!(reading.text.lower(i), "and" | "but")
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

fn incident_type(incident: &Incident<'_>, status: Stage) -> IncidentType {
    let of_event = |event: &Event<'_>| -> Vec<IncidentType> {
        event
            .triggers
            .iter()
            .filter(|trigger| !trigger.word.flags.foil || event.triggers.len() == 1)
            .map(|trigger| trigger.word.incident_type)
            .collect()
    };
    let first: Vec<IncidentType> = incident.events.first().map(of_event).unwrap_or_default();
    let all: Vec<IncidentType> = incident.events.iter().flat_map(of_event).collect();
    let ids: Vec<&str> = incident
        .events
        .iter()
        .flat_map(|event| &event.triggers)
        .map(|trigger| trigger.word.id.as_str())
        .collect();
    let has = |kind: IncidentType| {
        first.contains(&kind) || (first.iter().all(|kind| vague(*kind)) && all.contains(&kind))
    };
    let shooters =
        ids.iter().any(|id| matches!(*id, "gunmen" | "opened-fire" | "shooting" | "shot" | "stormed"));
    let bombs = all.contains(&IncidentType::Bombing);
    if status == Stage::Plotted && !first.contains(&IncidentType::Bombing) {
        return first.into_iter().find(|kind| !vague(*kind)).unwrap_or(IncidentType::Other);
    }
    for kind in [IncidentType::HostageTaking, IncidentType::Kidnapping] {
        if has(kind) && !bombs {
            return kind;
        }
    }
    if bombs && shooters && ids.iter().any(|id| matches!(*id, "gunmen" | "stormed" | "besieged" | "siege")) {
        return IncidentType::ArmedAssault;
    }
    [
        IncidentType::Bombing,
        IncidentType::Assassination,
        IncidentType::Arson,
        IncidentType::MobViolence,
        IncidentType::ArmedAssault,
        IncidentType::UnarmedAssault,
    ]
    .into_iter()
    .find(|kind| has(*kind))
    .or_else(|| all.iter().copied().find(|kind| *kind == IncidentType::FacilityAttack))
    .unwrap_or(if status == Stage::Executed { IncidentType::ArmedAssault } else { IncidentType::Other })
}

fn vague(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::FacilityAttack | IncidentType::Other)
}

fn tactics(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for event in &incident.events {
        let of_triggers = event.triggers.iter().filter_map(|trigger| trigger.word.tactic.clone());
        let of_words = event.window.clone().filter_map(|i| match reading.text.lower(i) {
            "suicide" => Some("suicide".to_owned()),
            "inghimasi" => Some("inghimasi".to_owned()),
            "vbied" | "svbied" => Some("vbied".to_owned()),
            "series" | "string" => Some("series".to_owned()),
            _ => None,
        });
        for tactic in of_triggers.chain(of_words) {
            if !found.contains(&tactic) {
                found.push(tactic);
            }
        }
    }
    found
}

fn weapons(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for event in &incident.events {
        for at in event.window.clone() {
            if let Some(hit) = reading.lexicon.weapons.first_at(reading.text, at) {
                let mention = reading.mention(&(at..at + hit.tokens));
                if found.len() < 6
                    && found.iter().all(|known| known.text != mention.text && known.end <= mention.start)
                {
                    found.push(mention);
                }
            }
        }
    }
    found
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

#[derive(Default)]
struct Tolls {
    killed: Option<CountRange>,
    wounded: Option<CountRange>,
    perpetrators: Option<u32>,
}

fn tolls(reading: &Reading<'_>, incident: &Incident<'_>, evidence: &mut Vec<Evidence>) -> Tolls {
    let mut tolls = Tolls::default();
    for event in &incident.events {
        let mut note =
            |field: &str, slot: &mut Option<CountRange>, range: CountRange, bytes: &Range<usize>| {
                let merged = slot.map_or(range, |known| merge(known, range));
                if *slot != Some(merged) {
                    evidence.push(reading.evidence(field, &reading.tokens_of(bytes.start, bytes.end)));
                }
                *slot = Some(merged);
            };
        if let Some((range, bytes)) = sum(reading, event, TollKind::Killed) {
            note("killed", &mut tolls.killed, range, &bytes);
        }
        if let Some((range, bytes)) = sum(reading, event, TollKind::Wounded) {
            note("wounded", &mut tolls.wounded, range, &bytes);
            if range.max == Some(0) && tolls.killed.is_none() {
                note("killed", &mut tolls.killed, range, &bytes);
            }
        }
        if let Some((range, bytes)) =
            sum(reading, event, TollKind::Casualties).filter(|(range, _)| range.max == Some(0))
        {
            note("killed", &mut tolls.killed, range, &bytes);
            note("wounded", &mut tolls.wounded, range, &bytes);
        }
        if let Some((range, _)) = sum(reading, event, TollKind::PerpetratorsKilled) {
            tolls.perpetrators = tolls.perpetrators.or(Some(range.min));
        }
    }
    tolls
}

/// The tolls of one kind in one event, those of one group added.
fn sum(reading: &Reading<'_>, event: &Event<'_>, kind: TollKind) -> Option<(CountRange, Range<usize>)> {
    let mut groups: Vec<(usize, CountRange)> = Vec::new();
    let mut bytes: Option<Range<usize>> = None;
    for index in &event.tolls {
        let toll = &reading.tolls[*index];
        if toll.kind != kind
            || toll.standing == TollStanding::Part
            || is_partial_zero(reading, toll)
            || is_boast(reading, toll)
        {
            continue;
        }
        match groups.iter_mut().find(|(group, _)| *group == toll.group) {
            Some((_, range)) if toll.standing == TollStanding::Alternative => *range = range.hull(toll.range),
            Some((_, range)) => *range = range.plus(toll.range),
            None => groups.push((toll.group, toll.range)),
        }
        bytes = Some(
            bytes.map_or(toll.start..toll.end, |known| known.start.min(toll.start)..known.end.max(toll.end)),
        );
    }
    let total = groups.into_iter().map(|(_, range)| range).reduce(merge)?;
    bytes.map(|bytes| (total, bytes))
}

/// A toll that only the armed group gives.
fn is_boast(reading: &Reading<'_>, toll: &Toll) -> bool {
    toll.said_by.is_some_and(|(start, end)| {
        let tokens = reading.tokens_of(start, end);
        let actors = within(&reading.mentions.actors, |actor| &actor.tokens, tokens);
        actors.iter().any(|actor| {
            let kind = actor.actor.map(|index| reading.lexicon.codebook.actors[index].kind);
            kind != Some(ActorKind::StateForce)
        })
    })
}

/// "No German was hurt" says nothing of the others.
fn is_partial_zero(reading: &Reading<'_>, toll: &Toll) -> bool {
    toll.range.max == Some(0)
        && toll.who.is_some_and(|(start, end)| {
            let tokens = reading.tokens_of(start, end);
            !within(&reading.mentions.nations, |nation| &nation.tokens, tokens).is_empty()
        })
}

/// A later figure: a part of the known one is ignored, a rival one widens it, a far larger one is the whole of which
/// the known one was a part; nobody hurt in a later sentence does not undo a toll.
fn merge(known: CountRange, new: CountRange) -> CountRange {
    if new.min <= known.min {
        return known;
    }
    if known.min == 0 || u64::from(new.min) * 2 > u64::from(known.min) * 5 {
        return new;
    }
    known.hull(new)
}
