//! Which of the ten types an incident is, as `types.toml` defines them.
//!
//! Every trigger brings the type of its row; the first rule of [`RULES`] that fits the incident decides, else the
//! first type in the order of [`ORDER`] that the event which opened it names, or a later one where that is vague.

use model::{IncidentType, Stage, TargetClass, TargetKind};

use super::{events::Event, link::Incident, triggers::Trigger};
use crate::{pack::Class, reading::Reading, text::TollKind};

/// The type of an incident of this stage.
pub fn of(reading: &Reading<'_>, incident: &Incident<'_>, status: Stage) -> IncidentType {
    let told = Told::of(reading, incident, status);
    RULES.iter().find_map(|rule| rule(&told)).unwrap_or_else(|| told.named())
}

/// What the rules look at.
struct Told<'i, 'r, 'a> {
    reading: &'r Reading<'a>,
    incident: &'i Incident<'a>,
    status: Stage,
    /// Types of what was done in the event that opened the incident.
    first: Vec<IncidentType>,
    /// Types of all its events.
    all: Vec<IncidentType>,
    /// Rows of `triggers.csv`.
    ids: Vec<&'i str>,
}

const RULES: &[fn(&Told<'_, '_, '_>) -> Option<IncidentType>] =
    &[plot, empty_letter, captivity, raid, chosen_person, crowd, from_afar, driven_load, people_shot];

/// Types in the order in which one that is named wins over the others.
const ORDER: &[IncidentType] = &[
    IncidentType::Bombing,
    IncidentType::Assassination,
    IncidentType::MobViolence,
    IncidentType::Arson,
    IncidentType::ArmedAssault,
    IncidentType::UnarmedAssault,
];

impl<'i, 'r, 'a> Told<'i, 'r, 'a> {
    fn of(reading: &'r Reading<'a>, incident: &'i Incident<'a>, status: Stage) -> Self {
        let types = |event: &'i Event<'a>| telling(reading, event).map(|trigger| trigger.word.incident_type);
        let deeds = |event: &'i Event<'a>| {
            let deeds = telling(reading, event).filter(|trigger| !trigger.word.flags.agent);
            deeds.map(|trigger| trigger.word.incident_type)
        };
        let triggers = incident.events.iter().flat_map(|event| &event.triggers);
        Self {
            reading,
            incident,
            status,
            first: incident.events.first().into_iter().flat_map(deeds).collect(),
            all: incident.events.iter().flat_map(types).collect(),
            ids: triggers.map(|trigger| trigger.word.id.as_str()).collect(),
        }
    }

    fn has(&self, kind: IncidentType) -> bool {
        self.first.contains(&kind) || self.first.iter().all(|kind| vague(*kind)) && self.all.contains(&kind)
    }

    fn has_row(&self, rows: &[&str]) -> bool {
        self.ids.iter().any(|id| rows.contains(id))
    }

    /// The event that opened the incident.
    fn opening(&self) -> Option<&'i Event<'a>> {
        self.incident.events.first()
    }

    fn says(&self, class: Class) -> bool {
        let mut windows = self.incident.events.iter().map(|event| event.window.clone());
        windows.any(|window| window.into_iter().any(|i| self.reading.text.is(i, class)))
    }

    /// Whether no word says what was done to a building, a line or a vehicle.
    fn is_of_thing(&self) -> bool {
        let target = self.opening().and_then(|event| event.targets.first());
        let thing = target.is_some_and(|index| {
            let target = &self.reading.mentions.targets[*index];
            !matches!(target.kind, TargetKind::Person | TargetKind::Group)
        });
        thing && self.opening().is_some_and(Event::is_quiet)
    }

    fn named(&self) -> IncidentType {
        let facility =
            self.all.contains(&IncidentType::FacilityAttack).then_some(IncidentType::FacilityAttack);
        let default = match self.status {
            Stage::Executed if self.is_of_thing() => IncidentType::Bombing,
            Stage::Executed => IncidentType::ArmedAssault,
            _ => IncidentType::Other,
        };
        ORDER.iter().copied().find(|kind| self.has(*kind)).or(facility).unwrap_or(default)
    }
}

/// The triggers of an event that tell its type: not a find beside an act, not the death of the attackers.
fn telling<'e, 'a>(reading: &'e Reading<'a>, event: &'e Event<'a>) -> impl Iterator<Item = &'e Trigger<'a>> {
    let tolls = || event.tolls.iter().map(|index| reading.tolls[*index].kind);
    let attackers_only = tolls().any(|kind| kind == TollKind::PerpetratorsKilled)
        && !tolls().any(|kind| kind == TollKind::Killed);
    let alone = event.triggers.len() == 1;
    event
        .triggers
        .iter()
        .filter(move |trigger| alone || !trigger.word.flags.foil)
        .filter(move |trigger| alone || !(attackers_only && trigger.word.id == "shot-dead"))
}

fn vague(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::FacilityAttack | IncidentType::Other)
}

/// A plan is of the type of its means, else of none.
fn plot(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let planned = told.opening()?.triggers.iter().any(|trigger| trigger.word.flags.plot);
    if !planned || !matches!(told.status, Stage::Plotted | Stage::Foiled) {
        return None;
    }
    let means = |kind: &IncidentType| {
        matches!(
            kind,
            IncidentType::Bombing
                | IncidentType::Kidnapping
                | IncidentType::Assassination
                | IncidentType::Arson
        )
    };
    Some(told.first.iter().copied().find(means).unwrap_or(IncidentType::Other))
}

/// Letters that bring powder, blood or bullets, and nothing that explodes.
fn empty_letter(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let mail = told.has_row(&["mail", "mail-sent"]);
    let explosive =
        told.has_row(&["bomb", "parcel-bomb", "explode", "explosion", "caught-fire", "detonate", "went-off"]);
    (mail && !explosive && told.says(Class::LetterScare)).then_some(IncidentType::Other)
}

fn captivity(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let bombs = told.all.contains(&IncidentType::Bombing);
    let kinds = [IncidentType::HostageTaking, IncidentType::Kidnapping];
    kinds.into_iter().find(|kind| told.has(*kind) && !bombs)
}

/// A bomb that opens the way for gunmen.
fn raid(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let inside = told.has_row(&["gunmen", "stormed", "besieged", "siege", "overran"])
        || told.says(Class::FightWord)
        || told.has_row(&["broke-in"]) && told.says(Class::SeveralAttackers);
    let bombs = told.all.contains(&IncidentType::Bombing);
    (bombs && inside && !told.has_row(&["rocket", "fire-rockets", "mortar"]))
        .then_some(IncidentType::ArmedAssault)
}

/// One person was meant, whatever the weapon.
fn chosen_person(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let meant = told.opening()?.triggers.iter().any(|trigger| {
        matches!(trigger.word.id.as_str(), "assassinated" | "attempt-on-life")
            || trigger.word.id == "assassination"
                && !told.many_killed()
                && !told.first.contains(&IncidentType::Bombing)
    });
    meant.then_some(IncidentType::Assassination)
}

/// Demonstrators and rioters without guns or bombs.
fn crowd(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let rabble = told.says(Class::CrowdNoun) || told.has_row(&["mob", "pelted"]);
    let deed = told.has_row(&[
        "stormed",
        "set-fire",
        "set-it-on-fire",
        "burned",
        "ransacked",
        "pelted",
        "broke-in",
        "attack-verb",
        "attack-noun",
        "petrol-bomb",
        "seized",
        "taken",
    ]);
    let armed =
        told.has_row(&["gunmen", "opened-fire", "shot-dead"]) || told.all.contains(&IncidentType::Bombing);
    (rabble && deed && !armed).then_some(IncidentType::MobViolence)
}

/// Rockets, shells and drones.
fn from_afar(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let afar = told
        .opening()?
        .triggers
        .iter()
        .any(|trigger| matches!(trigger.word.tactic.as_deref(), Some("rocket" | "mortar" | "drone")));
    let near = told.has_row(&["gunmen", "stormed", "blow-self-up", "suicide-bomber", "car-bomb"]);
    (afar && !near).then_some(IncidentType::FacilityAttack)
}

/// A vehicle driven at a building, or that killed on its own, was loaded.
fn driven_load(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let event = told.opening()?;
    let targets = || event.targets.iter().map(|index| &told.reading.mentions.targets[*index]);
    let at_building = told.has_row(&["rammed"])
        && targets().any(|target| target.is_post())
        && event.tolls.iter().any(|toll| told.reading.tolls[*toll].range.min > 0);
    let vehicle_killed = event.triggers.iter().any(|trigger| {
        matches!(trigger.word.id.as_str(), "killed" | "damaged")
            && !trigger.passive
            && targets().any(|target| {
                target.kind == TargetKind::Vehicle
                    && target.tokens.end <= trigger.tokens.start
                    && trigger.tokens.start - target.tokens.end <= 2
            })
    });
    (at_building || vehicle_killed).then_some(IncidentType::Bombing)
}

/// Shots at one chosen person, or at whoever was there.
fn people_shot(told: &Told<'_, '_, '_>) -> Option<IncidentType> {
    let event = told.opening()?;
    let shot = event.triggers.iter().any(|trigger| {
        matches!(
            trigger.word.id.as_str(),
            "shot-dead" | "shot" | "shot-hurt" | "assassination" | "found-dead"
        )
    });
    if !shot || told.first.contains(&IncidentType::Bombing) {
        return None;
    }
    let victim = event
        .targets
        .iter()
        .map(|index| &told.reading.mentions.targets[*index])
        .find(|target| matches!(target.kind, TargetKind::Person | TargetKind::Group))?;
    let chosen = !victim.plural
        && !told.many_killed()
        && !matches!(victim.class, TargetClass::Police | TargetClass::Military | TargetClass::Civilian);
    Some(if chosen { IncidentType::Assassination } else { IncidentType::ArmedAssault })
}

impl Told<'_, '_, '_> {
    fn many_killed(&self) -> bool {
        let tolls = self.incident.events.iter().take(1).flat_map(|event| &event.tolls);
        tolls
            .map(|toll| &self.reading.tolls[*toll])
            .any(|toll| toll.kind == TollKind::Killed && toll.range.min >= 3)
    }
}
