//! What a message is directed against: the phrases of its own words, with coordination.

use std::ops::Range;

use model::{IncidentRecord, Mention, Specificity, Target, TargetClass, TargetKind};

use super::view::View;
use crate::{
    lexicon::NationForm,
    mentions::{PlaceMention, TargetMention, within},
};

/// At most so many targets per message: longer lists are told as one class.
const MOST: usize = 24;

/// The targets of an act, each with the country of the act.
pub fn of_incident(incident: &IncidentRecord) -> Vec<Target> {
    let with_country = |target: &Target| Target { country: incident.country.clone(), ..target.clone() };
    incident.targets.iter().map(with_country).collect()
}

/// The states named as owners of targets in `window`, or named alone.
pub fn states(view: &View<'_>, window: &Range<usize>) -> Vec<String> {
    let targets = mentions_in(view, window);
    let mut states: Vec<String> = targets.iter().flat_map(|mention| mention.nations.clone()).collect();
    if targets.is_empty() {
        states = named_states(view, window).into_iter().map(|(code, _)| code).collect();
    }
    states.sort();
    states.dedup();
    states
}

fn mentions_in<'v>(view: &'v View<'_>, window: &Range<usize>) -> &'v [TargetMention] {
    within(&view.reading.mentions.targets, |mention| &mention.head, window.clone())
}

/// States that stand for themselves ("will fight the Chinese", "Uzbekistan is threatened"), not as places.
fn named_states(view: &View<'_>, window: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let nations = within(&view.reading.mentions.nations, |nation| &nation.tokens, window.clone());
    let codebook = view.reading.lexicon.codebook;
    let stands_alone = |at: usize| !matches!(view.word(at), "in" | "from" | "inside" | "at" | "near");
    nations
        .iter()
        .filter(|nation| {
            nation.form != NationForm::Capital
                && (nation.tokens.start == 0 || stands_alone(nation.tokens.start - 1))
        })
        .filter_map(|nation| {
            Some((codebook.countries.get(nation.country)?.code.clone(), nation.tokens.clone()))
        })
        .collect()
}

/// The targets named in the windows, first mention first; one record per state that owns one.
pub fn named(view: &View<'_>, windows: &[Range<usize>]) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for window in windows {
        for mention in mentions_in(view, window) {
            if is_message_word(view, mention) {
                continue;
            }
            for target in of_mention(view, mention, window) {
                push(&mut targets, target);
            }
        }
    }
    let owned = targets.iter().any(|target| target.nationality.is_some());
    if owned {
        // "the embassies ... specifically those of China, India and Iran": the class is told by its members.
        targets.retain(|target| target.nationality.is_some() || target.class != TargetClass::Diplomatic);
    }
    if targets.is_empty() {
        for window in windows {
            for (code, tokens) in named_states(view, window) {
                push(&mut targets, state_target(view, &code, &tokens));
            }
        }
    }
    targets.truncate(MOST);
    targets
}

/// The speaker's own people and channels are no targets of it.
fn is_message_word(view: &View<'_>, mention: &TargetMention) -> bool {
    view.parties.iter().any(|party| {
        party.tokens.contains(&mention.head.start) && party.kind == super::party::PartyKind::Armed
    }) || mention.class == TargetClass::Media && !mention.proper
}

fn push(targets: &mut Vec<Target>, target: Target) {
    let known =
        targets.iter().any(|other| other.name == target.name && other.nationality == target.nationality);
    if !known {
        targets.push(target);
    }
}

fn of_mention(view: &View<'_>, mention: &TargetMention, window: &Range<usize>) -> Vec<Target> {
    let country = place_of(view, mention, window);
    let mut owners: Vec<Option<String>> = mention.nations.iter().cloned().map(Some).collect();
    if owners.is_empty() {
        owners.push(None);
    }
    let target = |owner: Option<String>| Target {
        name: name_of(view, mention, owner.as_deref()),
        kind: mention.kind,
        class: mention.class,
        nationality: owner,
        country: country.clone(),
        mentions: vec![view.reading.mention(&mention.tokens)],
    };
    owners.into_iter().map(target).collect()
}

fn name_of(view: &View<'_>, mention: &TargetMention, owner: Option<&str>) -> String {
    let adjective = owner
        .and_then(|code| view.reading.lexicon.codebook.country(code))
        .and_then(|country| country.adjectives.first().cloned());
    let Some(adjective) = adjective else { return mention.name.clone() };
    let base = if mention.nations.len() > 1 || mention.plural && mention.is_post() {
        singular(&mention.name)
    } else {
        mention.name.clone()
    };
    if base.contains(&adjective) { base } else { format!("{adjective} {base}") }
}

fn singular(name: &str) -> String {
    match name.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if name.ends_with("ss") => name.to_owned(),
        None => name.strip_suffix('s').unwrap_or(name).to_owned(),
    }
}

fn state_target(view: &View<'_>, code: &str, tokens: &Range<usize>) -> Target {
    let mention: Mention = view.reading.mention(tokens);
    let name = view
        .reading
        .lexicon
        .codebook
        .country(code)
        .map_or_else(|| mention.text.clone(), |country| country.name.clone());
    Target {
        name,
        kind: TargetKind::Group,
        class: TargetClass::Government,
        nationality: Some(code.to_owned()),
        country: Some(code.to_owned()),
        mentions: vec![mention],
    }
}

/// Where the target stands: the place of its own phrase, else one named in the window behind "in".
fn place_of(view: &View<'_>, mention: &TargetMention, window: &Range<usize>) -> Option<String> {
    let places = &view.reading.mentions.places;
    let own = mention.place.and_then(|index| places.get(index)).map(|place| place.country.clone());
    own.or_else(|| located(view, places, window).map(|place| place.country.clone()))
}

fn located<'p>(
    view: &View<'_>,
    places: &'p [PlaceMention],
    window: &Range<usize>,
) -> Option<&'p PlaceMention> {
    let inside = |at: usize| matches!(view.word(at), "in" | "inside" | "across" | "at" | "throughout");
    within(places, |place| &place.tokens, window.clone()).iter().find(|place| {
        let before = (1..=2).filter_map(|back| place.tokens.start.checked_sub(back));
        place.located && before.into_iter().any(inside)
    })
}

/// How closely the targets are named.
pub fn specificity(targets: &[Target]) -> Specificity {
    let owned = |target: &Target| target.nationality.is_some();
    let named = |target: &Target| {
        target.kind == TargetKind::Facility && (owned(target) || target.name.chars().any(char::is_uppercase))
    };
    match targets.first() {
        None => Specificity::General,
        Some(_) if targets.iter().any(|target| named(target) && target.country.is_some()) => {
            Specificity::NamedFacility
        }
        Some(target)
            if target.class == TargetClass::Government
                && target.nationality == target.country
                && owned(target) =>
        {
            Specificity::Country
        }
        Some(target) if target.country.is_some() => Specificity::ClassInCountry,
        Some(_) => Specificity::Class,
    }
}
