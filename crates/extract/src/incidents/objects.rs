//! What was hit: the targets of a record and the facility among them.

use model::{Evidence, Target, TargetClass, TargetKind, codebook::Side};

use super::{
    events::{is_landmark, speaks},
    link::Incident,
};
use crate::{
    lexicon::NationForm,
    mentions::{Determiner, TargetMention, singular, within},
    pack::Class,
    reading::Reading,
};

/// The most targets that a record names.
const MOST_TARGETS: usize = 4;

/// The targets of a record, posts first: those that its events aim at, else the thing named shortly before.
pub fn targets(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    country: Option<&str>,
    evidence: &mut Vec<Evidence>,
) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    let mut landmarks = 0;
    for (number, event) in incident.events.iter().enumerate() {
        for index in event.targets.iter().take(event.aimed_at.clamp(1, 3)) {
            let mention = &reading.mentions.targets[*index];
            if !mention.is_post() && speaks(reading, mention) {
                continue;
            }
            let thing = matches!(mention.kind, TargetKind::Facility | TargetKind::Vehicle);
            let only_landmarks = !found.is_empty() && found.len() == landmarks && thing;
            if !only_landmarks && !belongs(reading, mention, incident, number, &found) {
                continue;
            }
            let target = target(reading, incident, mention, country);
            if let Some(known) = found.iter_mut().find(|known| known.name.eq_ignore_ascii_case(&target.name))
            {
                known.mentions.extend(target.mentions.into_iter().filter(|_| number < 6));
            } else if found.len() < MOST_TARGETS {
                evidence.push(reading.evidence("targets", &mention.tokens));
                found.push(target);
                landmarks += usize::from(is_landmark(reading, mention));
            }
        }
    }
    let vague = found
        .iter()
        .all(|target| reading.text.pack.is(&target.name.to_lowercase(), Class::ObjectVaguePeople));
    let before = named_before(reading, incident);
    if let Some(mention) = before.filter(|mention| found.is_empty() || vague && mention.is_post()) {
        evidence.push(reading.evidence("targets", &mention.tokens));
        found.push(target(reading, incident, mention, country));
    }
    if found.is_empty() {
        found.extend(state_aimed_at(reading, incident, evidence));
    }
    found.sort_by_key(|target| {
        usize::from(!(target.kind == TargetKind::Facility && target.class == TargetClass::Diplomatic))
    });
    found
}

fn target(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    mention: &TargetMention,
    country: Option<&str>,
) -> Target {
    let own = mention.nations.first().cloned();
    let nation = if mention.is_post() { incident.nation.clone().or(own) } else { own };
    let nation = nation.filter(|nation| !mention.is_post() || Some(nation.as_str()) != country);
    let local = !matches!(mention.class, TargetClass::Diplomatic | TargetClass::Un | TargetClass::Ngo);
    let nationality = nation.or_else(|| country.filter(|_| local).map(str::to_owned));
    Target {
        name: target_name(reading, mention, nationality.as_deref()),
        kind: mention.kind,
        class: mention.class,
        nationality,
        country: None,
        mentions: vec![reading.mention(&mention.tokens)],
    }
}

/// "fired rockets at Uzbekistan": a state as what was aimed at.
fn state_aimed_at(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    evidence: &mut Vec<Evidence>,
) -> Option<Target> {
    let window = incident.events.first()?.window.clone();
    let nations = within(&reading.mentions.nations, |nation| &nation.tokens, window);
    let nation = nations.iter().find(|nation| {
        let aimed = |i: usize| reading.text.is(i, Class::AimPreposition);
        nation.form == NationForm::Name && nation.tokens.start.checked_sub(1).is_some_and(aimed)
    })?;
    let country = &reading.lexicon.codebook.countries[nation.country];
    evidence.push(reading.evidence("targets", &nation.tokens));
    Some(Target {
        name: country.name.clone(),
        kind: TargetKind::Group,
        class: TargetClass::Government,
        nationality: Some(reading.lexicon.codebook.present_code(&country.code).to_owned()),
        country: None,
        mentions: vec![reading.mention(&nation.tokens)],
    })
}

/// How many sentences before an act the thing is looked for that it does not name.
const SENTENCES_BEFORE: usize = 2;

/// How many mentions are looked at for it.
const MENTIONS_BEFORE: usize = 12;

/// "The embassy was hit twice. On 7 July a car was driven into two vehicles at the gate": the last building or vehicle of
/// the sentences before the first event that is more than a mark on the map and is not somebody who speaks.
fn named_before<'r>(reading: &Reading<'r>, incident: &Incident<'_>) -> Option<&'r TargetMention> {
    let event = incident.events.first()?;
    let mentions = &reading.mentions.targets;
    let first = reading.text.sentences.get(event.sentence.saturating_sub(SENTENCES_BEFORE))?;
    let own = reading.text.sentences.get(event.sentence)?;
    let last = mentions.partition_point(|mention| mention.tokens.start < own.tokens.start);
    let things = mentions[..last].iter().rev().take(MENTIONS_BEFORE);
    things.take_while(|mention| mention.tokens.start >= first.tokens.start).find(|mention| {
        let specific =
            mention.determiner == Determiner::Definite || mention.proper || !mention.nations.is_empty();
        matches!(mention.kind, TargetKind::Facility | TargetKind::Vehicle)
            && specific
            && !mention.is_generic()
            && !is_landmark(reading, mention)
            && !speaks(reading, mention)
    })
}

/// Whether a mention names a target of the incident: later events add people and the same post, never another building.
fn belongs(
    reading: &Reading<'_>,
    mention: &TargetMention,
    incident: &Incident<'_>,
    event: usize,
    found: &[Target],
) -> bool {
    if mention.is_post() {
        let other = incident
            .nation
            .as_ref()
            .is_some_and(|nation| !mention.nations.is_empty() && !mention.nations.contains(nation));
        return !other && (!mention.is_generic() || found.is_empty());
    }
    if reading.text.pack.is(&mention.name.to_lowercase(), Class::ObjectVaguePeople) && !found.is_empty() {
        return false;
    }
    event == 0
        || found.is_empty()
        || matches!(mention.kind, TargetKind::Person | TargetKind::Group) && found.len() < 2
}

/// "Russian embassy", "employee of the Pakistani consulate", "Kabul University".
pub fn target_name(reading: &Reading<'_>, mention: &TargetMention, nationality: Option<&str>) -> String {
    if reading.lexicon.pack.language.adjectives == Side::After {
        return reading.words(&mention.tokens).to_owned();
    }
    let noun = if mention.plural && mention.kind == TargetKind::Facility {
        singular(reading.text.pack, &mention.name)
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
        .filter(|_| {
            mention.class == TargetClass::Diplomatic || !mention.nations.is_empty() && !mention.proper
        })
        .and_then(|code| {
            let country = reading.lexicon.codebook.country(code)?;
            Some(country.adjectives.first().unwrap_or(&country.name).clone())
        });
    adjective.map_or(noun.clone(), |adjective| format!("{adjective} {noun}"))
}

/// The facility attacked or aimed at.
pub fn facility(reading: &Reading<'_>, incident: &Incident<'_>, targets: &[Target]) -> Option<String> {
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
