//! Which events of a document are one incident.
//!
//! Events are taken in the order of the text. Each is compared with every open incident by the features of
//! [`WEIGHTS`]; it joins the best one at or above [`JOIN`], else opens its own if it carries enough to stand alone
//! ([`Scene::opens`]), else it is dropped.

use std::collections::BTreeSet;

use model::{DateInterval, Stage, codebook::PlaceKind};

use super::{
    dates,
    events::{Event, apart, event_of, is_landmark, town},
    location,
    opening::{Position, Scene},
    reality::Topics,
    stage,
    triggers::Newness,
};
use crate::{
    mentions::{Determiner, TargetMention},
    pack::Class,
    reading::Reading,
    text::DateKind,
};

/// An incident while the document is read.
#[derive(Debug, Clone)]
pub struct Incident<'a> {
    /// Its events in the order of the text.
    pub events: Vec<Event<'a>>,
    /// The state whose post it is about.
    pub nation: Option<String>,
    /// Tightest date so far.
    pub date: Option<DateInterval>,
    /// Town, as an index into the codebook's places.
    pub town: Option<usize>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Where it must have been if the text does not say: index into the place mentions.
    pub context_place: Option<usize>,
    /// The date mention that the story was at when it opened, where it gives none itself.
    pub context_date: Option<usize>,
    /// Whether its date comes from a sentence that only counts the dead.
    pub soft_date: bool,
    /// Stage of the event that opened it.
    pub stage: Stage,
    /// Names of its buildings and vehicles.
    nouns: BTreeSet<String>,
    /// Families of its types.
    families: BTreeSet<u8>,
}

struct Weights {
    same_day: f64,
    overlapping_date: f64,
    coarser_date: f64,
    same_nation: f64,
    same_noun: f64,
    other_noun: f64,
    same_town: f64,
    /// Of an act told before ("the attack"): where somebody spoke of it.
    other_place: f64,
    same_type: f64,
    other_type: f64,
    given: f64,
    new: f64,
    bare: f64,
    /// It gives no date of its own, but a place or a post.
    undated: f64,
    recent: f64,
    same_paragraph: f64,
    stage_change: f64,
    shifted: f64,
    other_item: f64,
}

/// A clash of day, town or state rules a join out; these decide among the rest. Set by hand on example reports.
const WEIGHTS: Weights = Weights {
    same_day: 1.5,
    overlapping_date: 0.6,
    coarser_date: -0.6,
    same_nation: 2.0,
    same_noun: 0.8,
    other_noun: -0.7,
    same_town: 0.5,
    other_place: -0.5,
    same_type: 0.4,
    other_type: -0.5,
    given: 1.2,
    new: -0.8,
    bare: 1.0,
    undated: 0.4,
    recent: 0.5,
    same_paragraph: 0.5,
    stage_change: -1.0,
    shifted: -1.2,
    other_item: -2.0,
};

/// An event joins at this total.
const JOIN: f64 = 0.8;

/// An event is compared with the first incident of the text and with so many of those opened last, so that a long
/// chronicle costs no more a line than a short one.
const RECENT: usize = 64;

/// Links the events of a document to incidents.
pub fn link<'a>(reading: &Reading<'a>, topics: &Topics, events: Vec<Event<'a>>) -> Vec<Incident<'a>> {
    let mut incidents: Vec<Incident<'a>> = Vec::new();
    let mut focus: Option<usize> = None;
    let scene = Scene::of(reading, topics, &events);
    for event in events {
        let recent = incidents.len().saturating_sub(RECENT);
        let best = incidents
            .iter()
            .enumerate()
            .filter(|(index, _)| *index == 0 || *index >= recent)
            .filter_map(|(index, incident)| {
                affinity(reading, incident, &event, focus == Some(index)).map(|score| (index, score))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let position = if incidents.is_empty() { Position::First } else { Position::Later };
        match best.filter(|(_, score)| *score >= JOIN) {
            Some((index, _)) if event.is_quiet() => focus = Some(index),
            Some((index, _)) => {
                incidents[index].take(reading, event);
                focus = Some(index);
            }
            None if scene.opens(reading, &event, position) => {
                let context = location::context_place(reading, &incidents, focus, &event);
                let day = dates::context_day(reading, &incidents, focus, &event);
                incidents.push(Incident::open(reading, event, context, day));
                focus = Some(incidents.len() - 1);
            }
            None => {}
        }
    }
    attach_tolls(reading, &mut incidents);
    incidents
}

/// Sentences that only count dead and injured belong to the incident told last before them; a paragraph of such
/// sentences alone belongs to the first incident.
fn attach_tolls<'a>(reading: &Reading<'a>, incidents: &mut [Incident<'a>]) {
    let mut told: Vec<(usize, usize)> = Vec::new();
    for (index, incident) in incidents.iter().enumerate() {
        told.extend(incident.events.iter().map(|event| (event.sentence, index)));
    }
    told.sort_unstable();
    let mut counted: Vec<(usize, usize)> = Vec::new();
    for toll in reading.tolls {
        let Some(number) = reading.text.sentence_at(toll.start) else { continue };
        let sentence = &reading.text.sentences[number];
        let before = told.partition_point(|(known, _)| *known <= number);
        if before > 0 && told[before - 1].0 == number {
            continue;
        }
        let last = before.checked_sub(1).map(|k| told[k]);
        let same_paragraph = |&(known, _): &(usize, usize)| reading.item_of(known) == reading.item_of(number);
        let opens = |&(known, index): &(usize, usize)| {
            incidents[index].events.first().is_some_and(|first| first.sentence == known)
        };
        let next = told.get(before).copied().filter(same_paragraph).filter(opens);
        let Some(index) =
            last.filter(same_paragraph).or(next).or(told.first().copied()).map(|(_, index)| index)
        else {
            continue;
        };
        let event = event_of(reading, number, sentence.tokens.clone(), Vec::new());
        let foreign =
            nation(reading, &event).zip(incidents[index].nation.clone()).is_some_and(|(a, b)| a != b)
                || event.date.zip(incidents[index].date).is_some_and(|(a, b)| apart(a, b));
        let known = told.binary_search(&(number, index)).is_ok() || counted.last() == Some(&(index, number));
        if foreign || known {
            continue;
        }
        counted.push((index, number));
        incidents[index].events.push(Event {
            targets: Vec::new(),
            aimed_at: 0,
            place: None,
            date: None,
            date_mention: None,
            ..event
        });
    }
    incidents.iter_mut().for_each(|incident| incident.events.sort_by_key(|event| event.sentence));
}

impl<'a> Incident<'a> {
    /// The incident of events that are known to tell of one act; `None` without any.
    pub fn of(reading: &Reading<'a>, events: Vec<Event<'a>>) -> Option<Self> {
        let mut incident: Option<Self> = None;
        for event in events {
            match &mut incident {
                Some(incident) => incident.take(reading, event),
                None => {
                    let context = location::context_place(reading, &[], None, &event);
                    incident = Some(Self::open(reading, event, context, None));
                }
            }
        }
        incident
    }

    fn open(
        reading: &Reading<'a>,
        event: Event<'a>,
        context_place: Option<usize>,
        context_date: Option<usize>,
    ) -> Self {
        let mut incident = Self {
            stage: stage::of_event(reading, &event),
            events: Vec::new(),
            nation: None,
            date: None,
            town: None,
            country: None,
            context_place,
            context_date,
            soft_date: false,
            nouns: BTreeSet::new(),
            families: BTreeSet::new(),
        };
        incident.take(reading, event);
        incident
    }

    fn take(&mut self, reading: &Reading<'a>, event: Event<'a>) {
        self.nation = self.nation.take().or_else(|| nation(reading, &event));
        self.nouns.extend(nouns(reading, &event));
        self.families.extend(families(&event));
        if event.newness() == Newness::Summary && !self.events.is_empty() {
            self.events.push(event);
            return;
        }
        let soft = !event.triggers.is_empty() && event.triggers.iter().all(|trigger| trigger.word.flags.weak);
        self.date = match (self.date, event.date) {
            (Some(_), Some(new)) if self.soft_date && !soft => Some(new),
            (Some(own), Some(new)) if new.days() < own.days() && own.intersect(new).is_some() => Some(new),
            (None, new) => new,
            (own, _) => own,
        };
        self.soft_date =
            if self.events.is_empty() { soft } else { self.soft_date && (soft || event.date.is_none()) };
        self.town = self.town.or_else(|| town(reading, &event));
        self.country = self.country.take().or_else(|| country(reading, &event));
        self.events.push(event);
    }
}

/// The state whose post an event is about.
pub fn nation(reading: &Reading<'_>, event: &Event<'_>) -> Option<String> {
    event.nation.clone().or_else(|| event.post(reading).and_then(|post| post.nations.first().cloned()))
}

fn country(reading: &Reading<'_>, event: &Event<'_>) -> Option<String> {
    event.place.and_then(|index| location::country_of(&reading.mentions.places[index])).map(str::to_owned)
}

/// How well an event fits an incident; `None` where they clash.
fn affinity(reading: &Reading<'_>, incident: &Incident<'_>, event: &Event<'_>, recent: bool) -> Option<f64> {
    let mut score = 0.0;
    score += date_affinity(incident, event)?;
    score += if is_shifted(reading, event) { WEIGHTS.shifted } else { 0.0 };
    score += nation_affinity(reading, incident, event)?;
    score += place_affinity(reading, incident, event)?;
    score += noun_affinity(reading, incident, event);
    score += type_affinity(incident, event);
    score += match event.newness() {
        Newness::Given | Newness::Summary => WEIGHTS.given,
        Newness::Part if tells_several(incident) && !is_elsewhere(reading, incident, event) => WEIGHTS.given,
        Newness::New => WEIGHTS.new,
        Newness::Other | Newness::Part => return None,
        Newness::Open => 0.0,
    };
    let same_town = incident.town.is_some() && incident.town == town(reading, event);
    let undated = event.date.is_none() || event.date_inherited;
    let bare = undated && event.place.is_none() && event.post(reading).is_none();
    score += match (bare, undated) {
        (true, _) => WEIGHTS.bare,
        (false, true) if recent || same_town => WEIGHTS.undated,
        _ => 0.0,
    };
    score += if recent { WEIGHTS.recent } else { 0.0 };
    let paragraph = reading.text.sentences[event.sentence].paragraph;
    let near = incident
        .events
        .last()
        .is_some_and(|last| reading.text.sentences[last.sentence].paragraph == paragraph);
    score += if near { WEIGHTS.same_paragraph } else { 0.0 };
    let other_item = near
        && incident
            .events
            .last()
            .is_some_and(|last| reading.item_of(last.sentence) != reading.item_of(event.sentence));
    score += if other_item && event.newness() != Newness::Given { WEIGHTS.other_item } else { 0.0 };
    let same_sentence = incident.events.last().is_some_and(|last| last.sentence == event.sentence);
    score += if same_sentence { -1.5 } else { 0.0 };
    let staged = stage::of_event(reading, event);
    let planned = |stage: Stage| matches!(stage, Stage::Plotted | Stage::Foiled);
    let find = near && staged == Stage::Foiled && event.date.is_none() && !planned(incident.stage);
    score += if find || planned(staged) == planned(incident.stage) { 0.0 } else { WEIGHTS.stage_change };
    Some(score)
}

/// "The other was found at a church": a facility of its own.
fn is_elsewhere(reading: &Reading<'_>, incident: &Incident<'_>, event: &Event<'_>) -> bool {
    nouns(reading, event).iter().any(|name| !incident.nouns.contains(name))
}

/// "Two bombs exploded": later sentences tell of the one and the other.
fn tells_several(incident: &Incident<'_>) -> bool {
    let first = incident.events.first();
    let last = incident.events.last();
    let mut triggers = first.into_iter().chain(last).flat_map(|event| &event.triggers);
    triggers.any(|trigger| trigger.several)
}

fn date_affinity(incident: &Incident<'_>, event: &Event<'_>) -> Option<f64> {
    let Some((own, new)) = incident.date.zip(event.date) else { return Some(0.0) };
    match own.intersect(new) {
        Some(_) if own.days() <= 2 && new.days() <= 2 => Some(WEIGHTS.same_day),
        Some(_) if new.days() > own.days() + 7 && event.newness() != Newness::Given => {
            Some(WEIGHTS.coarser_date)
        }
        Some(_) => Some(WEIGHTS.overlapping_date),
        None if !apart(own, new) => Some(0.0),
        None if event.date_inherited => Some(-1.0),
        None if incident.soft_date && own.gap_days(new) <= 7 => Some(0.3),
        None => None,
    }
}

/// "three days later", "some hours after it": the story moves on to another act.
fn is_shifted(reading: &Reading<'_>, event: &Event<'_>) -> bool {
    let Some(date) = event.date_mention.filter(|_| !event.date_inherited).map(|index| &reading.dates[index])
    else {
        return false;
    };
    let words = reading.text.raw.get(date.start..date.end).unwrap_or_default().to_lowercase();
    date.kind == DateKind::Narrative
        && words
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| reading.text.pack.is(word, Class::TimeShift))
}

fn nation_affinity(reading: &Reading<'_>, incident: &Incident<'_>, event: &Event<'_>) -> Option<f64> {
    let Some((own, new)) = incident.nation.clone().zip(nation(reading, event)) else { return Some(0.0) };
    if own == new {
        return Some(WEIGHTS.same_nation);
    }
    let loose =
        event.post(reading).is_some_and(|post| is_landmark(reading, post) || post.antecedent.is_some());
    if loose { Some(-0.5) } else { None }
}

fn place_affinity(reading: &Reading<'_>, incident: &Incident<'_>, event: &Event<'_>) -> Option<f64> {
    let new_country = country(reading, event);
    let dated = event.date.is_some_and(|date| incident.date.is_none_or(|own| apart(own, date)));
    let told_before = event.newness() == Newness::Given && !dated && event.post(reading).is_none();
    if incident.country.is_some() && new_country.is_some() && incident.country != new_country {
        return told_before.then_some(WEIGHTS.other_place);
    }
    let places = &reading.lexicon.codebook.places;
    match (incident.town, town(reading, event)) {
        (Some(own), Some(new)) if own == new => Some(WEIGHTS.same_town),
        (Some(own), Some(new)) => {
            let region = |index: usize| matches!(places[index].kind, PlaceKind::Region | PlaceKind::District);
            if region(own) || region(new) { Some(0.0) } else { told_before.then_some(WEIGHTS.other_place) }
        }
        _ => Some(0.0),
    }
}

fn noun_affinity(reading: &Reading<'_>, incident: &Incident<'_>, event: &Event<'_>) -> f64 {
    let new = nouns(reading, event);
    match (new.is_empty() || incident.nouns.is_empty(), new.iter().any(|name| incident.nouns.contains(name)))
    {
        (true, _) => 0.0,
        (false, true) => WEIGHTS.same_noun,
        (false, false) => WEIGHTS.other_noun,
    }
}

/// Names of the buildings and vehicles of an event, in the singular.
fn nouns(reading: &Reading<'_>, event: &Event<'_>) -> Vec<String> {
    let aimed_at = event.targets.iter().take(event.aimed_at);
    aimed_at
        .map(|index| &reading.mentions.targets[*index])
        .filter(|target| matches!(target.kind, model::TargetKind::Facility | model::TargetKind::Vehicle))
        .filter(|target| !points_back(reading, target))
        .map(|target| crate::mentions::singular(reading.text.pack, &target.name.to_lowercase()))
        .collect()
}

/// "the building", "the compound": a facility told before.
fn points_back(reading: &Reading<'_>, target: &TargetMention) -> bool {
    target.determiner == Determiner::Definite
        && !target.proper
        && target.nations.is_empty()
        && reading.text.is(target.head.start, Class::AnaphoricBuilding)
}

fn type_affinity(incident: &Incident<'_>, event: &Event<'_>) -> f64 {
    let new = families(event);
    if incident.families.is_empty() || new.is_empty() || new.contains(&0) || incident.families.contains(&0) {
        0.0
    } else if new.iter().any(|kind| incident.families.contains(kind)) {
        WEIGHTS.same_type
    } else {
        WEIGHTS.other_type
    }
}

fn families(event: &Event<'_>) -> Vec<u8> {
    event.triggers.iter().map(|trigger| family(trigger.word.incident_type)).collect()
}

/// Types that one act may be called by turns; 0 fits all.
fn family(kind: model::IncidentType) -> u8 {
    use model::IncidentType as T;
    match kind {
        T::FacilityAttack | T::Other => 0,
        T::Bombing => 1,
        T::ArmedAssault | T::Assassination => 2,
        T::HostageTaking | T::Kidnapping => 3,
        T::Arson | T::MobViolence => 4,
        T::UnarmedAssault => 5,
    }
}
