//! From an incident to the published record.

use std::ops::Range;

use model::{
    Attribution, CountRange, DateInterval, Evidence, IncidentRecord, IncidentType, Mention, Stage, Target,
    TargetClass, TargetKind, codebook::ActorKind,
};

use super::{
    authority, dates,
    events::{Event, is_landmark},
    link::Incident,
    perpetrators, stage,
};
use crate::{
    mentions::{TargetMention, singular, within},
    reading::Reading,
    text::{Toll, TollKind, TollStanding},
};

/// The published record of one incident.
pub fn record(reading: &Reading<'_>, incident: &Incident<'_>, index: usize) -> IncidentRecord {
    let mut evidence = vec![reading.evidence("record", &core_window(reading, incident))];
    let status = status(reading, incident);
    let (place, country) = place(reading, incident, &mut evidence);
    let targets = targets(reading, incident, country.as_deref(), &mut evidence);
    let facility = facility(reading, incident, &targets);
    let date = date(reading, incident, index, &mut evidence);
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

/// Place and country: the town its sentences name; else, for an embassy, the capital of the country it must be in;
/// else the town the text was at.
fn place(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    evidence: &mut Vec<Evidence>,
) -> (Option<String>, Option<String>) {
    let places = &reading.mentions.places;
    let own: Vec<usize> = incident.events.iter().filter_map(|event| event.place).collect();
    let home = incident.context_place.map(|index| places[index].country.as_str());
    let first = incident.events.first().and_then(|event| event.place);
    let fits =
        |index: &usize| first == Some(*index) || home.is_none_or(|home| home == places[*index].country);
    let town = own.iter().copied().find(|index| places[*index].place.is_some() && fits(index));
    let said = town.or(own.iter().copied().find(fits)).or(own.first().copied());
    let near = incident
        .context_place
        .filter(|index| said.is_none_or(|said| places[said].country == places[*index].country));
    let Some(index) = town.or(near).or(said) else { return (None, None) };
    let country = places[index].country.clone();
    let name = |place: usize| reading.lexicon.town_of(place);
    let embassy = incident.events.iter().find_map(|event| {
        let first = reading.mentions.targets.get(*event.targets.first()?)?;
        let owner = first.of_facility.map(|facility| &reading.mentions.targets[facility]);
        owner.or_else(|| event.post(reading)).filter(|post| town.is_none() && post.is_embassy())
    });
    if let Some((embassy, capital)) = embassy.zip(reading.lexicon.capitals.get(&country)) {
        evidence.push(reading.evidence("place", &embassy.tokens));
        return (Some(name(*capital)), Some(country));
    }
    let field = if places[index].place.is_some() { "place" } else { "country" };
    evidence.push(reading.evidence(field, &places[index].tokens));
    (places[index].place.map(name), Some(country))
}

/// The most targets that a record names.
const MOST_TARGETS: usize = 4;

fn targets(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    country: Option<&str>,
    evidence: &mut Vec<Evidence>,
) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for (number, event) in incident.events.iter().enumerate() {
        for index in event.targets.iter().take(event.aimed_at.clamp(1, 3)) {
            let mention = &reading.mentions.targets[*index];
            if !belongs(mention, incident, number, &found) {
                continue;
            }
            let own = mention.nations.first().cloned();
            let nation = if mention.is_post() { incident.nation.clone().or(own) } else { own };
            let local = !matches!(
                mention.class,
                TargetClass::Diplomatic | TargetClass::Un | TargetClass::Ngo | TargetClass::Other
            );
            let nationality = nation.or_else(|| country.filter(|_| local).map(str::to_owned));
            let target = Target {
                name: target_name(reading, mention, nationality.as_deref()),
                kind: mention.kind,
                class: mention.class,
                nationality,
                country: None,
                mentions: vec![reading.mention(&mention.tokens)],
            };
            if let Some(known) = found.iter_mut().find(|known| known.name.eq_ignore_ascii_case(&target.name))
            {
                known.mentions.extend(target.mentions.into_iter().filter(|_| number < 6));
            } else if found.len() < MOST_TARGETS {
                evidence.push(reading.evidence("targets", &mention.tokens));
                found.push(target);
            }
        }
    }
    found.sort_by_key(|target| {
        usize::from(!(target.kind == TargetKind::Facility && target.class == TargetClass::Diplomatic))
    });
    found
}

/// People of whom nothing more is said; beside another target they add nothing.
const VAGUE_PEOPLE: &[&str] = &[
    "people",
    "men",
    "women",
    "woman",
    "residents",
    "citizens",
    "foreigners",
    "child",
    "children",
    "nationals",
    "house",
    "building",
];

/// Whether a mention names a target of the incident: later events add people and the same post, never another building.
fn belongs(mention: &TargetMention, incident: &Incident<'_>, event: usize, found: &[Target]) -> bool {
    if mention.is_post() {
        let other = incident
            .nation
            .as_ref()
            .is_some_and(|nation| !mention.nations.is_empty() && !mention.nations.contains(nation));
        return !other && (!mention.is_generic() || found.is_empty());
    }
    if VAGUE_PEOPLE.contains(&mention.name.to_lowercase().as_str()) && !found.is_empty() {
        return false;
    }
    event == 0
        || found.is_empty()
        || matches!(mention.kind, TargetKind::Person | TargetKind::Group) && found.len() < 2
}

/// "Russian embassy", "employee of the Pakistani consulate", "Kabul University".
pub fn target_name(reading: &Reading<'_>, mention: &TargetMention, nationality: Option<&str>) -> String {
    let noun = if mention.plural && mention.kind == TargetKind::Facility {
        singular(&mention.name)
    } else {
        mention.name.clone()
    };
    if let Some(facility) = mention.of_facility {
        let owner = &reading.mentions.targets[facility];
        return format!(
            "{noun} of the {}",
            target_name(reading, owner, owner.nations.first().map(String::as_str))
        );
    }
    let adjective = nationality
        .filter(|_| mention.class == TargetClass::Diplomatic || !mention.nations.is_empty())
        .and_then(|code| {
            let country = reading.lexicon.codebook.country(code)?;
            Some(country.adjectives.first().unwrap_or(&country.name).clone())
        });
    adjective.map_or(noun.clone(), |adjective| format!("{adjective} {noun}"))
}

fn facility(reading: &Reading<'_>, incident: &Incident<'_>, targets: &[Target]) -> Option<String> {
    let post = targets
        .iter()
        .find(|target| target.kind == TargetKind::Facility && target.class == TargetClass::Diplomatic);
    let only_people = incident.events.iter().all(|event| {
        event.targets.first().is_some_and(|index| reading.mentions.targets[*index].of_facility.is_some())
    });
    let first = targets.iter().find(|target| target.kind == TargetKind::Facility);
    let landmark = incident
        .events
        .first()
        .and_then(|event| event.post(reading))
        .is_some_and(|post| is_landmark(reading, post));
    match (post, first) {
        (Some(_), _) if only_people => None,
        (Some(_), Some(first)) if landmark && first.class != TargetClass::Diplomatic => {
            Some(first.name.clone())
        }
        (Some(post), _) => Some(post.name.clone()),
        (None, first) => first.map(|target| target.name.clone()),
    }
}

/// The tightest date its events support; for the first incident of a report, else a recent date of the report.
fn date(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    index: usize,
    evidence: &mut Vec<Evidence>,
) -> Option<DateInterval> {
    let own = incident.events.iter().filter(|event| !event.date_inherited).chain(&incident.events);
    let mention = own.filter(|event| event.date == incident.date).find_map(|event| event.date_mention);
    if let (Some(date), Some(mention)) = (incident.date, mention) {
        let said = &reading.dates[mention];
        evidence.push(reading.evidence("date", &reading.tokens_of(said.start, said.end)));
        return Some(date);
    }
    if let Some(mention) = incident.context_date.filter(|_| incident.date.is_none()) {
        let said = &reading.dates[mention];
        evidence.push(reading.evidence("date", &reading.tokens_of(said.start, said.end)));
        return dates::usable(reading, mention);
    }
    if incident.date.is_some() || index > 0 || !matches!(incident.stage, Stage::Executed | Stage::Failed) {
        return incident.date;
    }
    recent_date(reading, evidence)
}

/// The first day named within two weeks before publication.
fn recent_date(reading: &Reading<'_>, evidence: &mut Vec<Evidence>) -> Option<DateInterval> {
    let published = reading.published?;
    let recent = reading.dates.iter().enumerate().find_map(|(index, said)| {
        let interval = dates::usable(reading, index)?;
        let close = interval.days() <= 3 && interval.gap_days(DateInterval::day(published)) <= 14;
        close.then_some((interval, said))
    });
    if let Some((interval, said)) = recent {
        evidence.push(reading.evidence("date", &reading.tokens_of(said.start, said.end)));
        return Some(interval);
    }
    Some(DateInterval::day(published).shift(-2).hull(DateInterval::day(published)))
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
