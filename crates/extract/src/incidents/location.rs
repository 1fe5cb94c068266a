//! Where an act was: the place that an event names, the one it must have been in, and what the record says.

use std::ops::Range;

use model::{Evidence, codebook::PlaceKind};

use super::{events::Event, link::Incident};
use crate::{mentions::PlaceMention, pack::Class, reading::Reading};

/// The head of a list entry is at most this long: "- 9 May, Ankara."
const HEAD_TOKENS: usize = 8;

/// Where: the place behind the first target, else the town, else the country of the window.
pub fn place_of(reading: &Reading<'_>, window: &Range<usize>, targets: &[usize]) -> Option<usize> {
    let of_target = targets.iter().take(2).find_map(|index| reading.mentions.targets[*index].place);
    let places = &reading.mentions.places;
    let inside = |index: &usize| places[*index].tokens.start < window.end;
    let first = places.partition_point(|place| place.tokens.start < window.start);
    let candidates: Vec<usize> = (first..places.len()).take_while(inside).take(MOST_PLACES).collect();
    let good = |index: &usize| {
        let place = &places[*index];
        place.located
            && !place.dateline
            && !place.owner
            && !is_origin(reading, place)
            && !is_aside(reading, window, place)
    };
    let towns = candidates.iter().copied().filter(|index| good(index) && places[*index].is_town());
    let heading = heading(reading, window.start);
    let abroad =
        |index: usize| heading.map_or(Abroad::No, |heading| abroad(reading, heading, &places[index]));
    let town = towns.min_by_key(|index| (abroad(*index), vagueness(reading, &places[*index])));
    let dateline = candidates.iter().copied().find(|index| places[*index].dateline);
    let subject = candidates.iter().copied().find(|index| {
        let place = &places[*index];
        let opens = place.tokens.start == window.start
            || reading.text.is(place.tokens.start - 1, Class::PlaceBreak)
            || window.len() <= HEAD_TOKENS
                && matches!(reading.text.word(place.tokens.start - 1), "," | ":" | "-" | "–" | "—");
        let head = window.len() <= HEAD_TOKENS;
        place.is_town() && (head || !place.capital) && !place.owner && !place.dateline && opens
    });
    let country = || candidates.iter().copied().find(good);
    let here = of_target.filter(|index| places[*index].tokens.start >= window.start && inside(index));
    let named = here.or(town).or(of_target).or_else(country);
    named
        .map(|index| heading.filter(|_| abroad(index) == Abroad::Yes).unwrap_or(index))
        .or(dateline)
        .or(subject)
}

/// The country that heads the paragraph of token `at`, as in a chronicle: "LEBANON. A bomb exploded".
fn heading(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let places = &reading.mentions.places;
    let sentence = &reading.text.sentences[reading.sentence_of(at)];
    let paragraph =
        reading.text.paragraphs.partition_point(|bytes| bytes.start <= sentence.start).checked_sub(1)?;
    let start = reading.text.paragraphs[paragraph].start;
    let first = places.partition_point(|place| reading.text.tokens[place.tokens.start].start < start);
    let place = places.get(first)?;
    let opens = reading.text.tokens[place.tokens.start].start == start;
    let marked = matches!(reading.text.word(place.tokens.end), "." | ":");
    (opens && marked && place.dateline && !place.is_town()).then_some(first)
}

/// Whether a place lies outside the country that heads its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Abroad {
    /// It lies inside.
    No,
    /// Today it does; nothing in the text speaks of its own country.
    Today,
    /// It does, or is known the world over.
    Yes,
}

fn abroad(reading: &Reading<'_>, heading: usize, place: &PlaceMention) -> Abroad {
    let home = &reading.mentions.places[heading].country;
    let countries = &reading.lexicon.codebook.countries;
    let named =
        || reading.mentions.nations.iter().any(|nation| countries[nation.country].code == place.country);
    match country_of(place) {
        None => Abroad::No,
        Some(country) if country == home => Abroad::No,
        Some(_) if place.capital || !place.is_town() || named() => Abroad::Yes,
        Some(_) => Abroad::Today,
    }
}

/// A window is asked for so many places.
const MOST_PLACES: usize = 64;

/// A town goes before one that only says where another place lies, and that before a region.
fn vagueness(reading: &Reading<'_>, place: &PlaceMention) -> u8 {
    let kind = place.place.map(|index| reading.lexicon.codebook.places[index].kind);
    match kind {
        Some(PlaceKind::Region) => 2,
        _ if reading.text.is(place.tokens.end, Class::UnitNoun) => 2,
        _ => u8::from(place.reference),
    }
}

/// "from Quetta": where somebody came from.
fn is_origin(reading: &Reading<'_>, place: &PlaceMention) -> bool {
    place.tokens.start > 0 && reading.text.is(place.tokens.start - 1, Class::PlaceFromTo) && !place.is_town()
        || place.tokens.start > 0 && reading.text.is(place.tokens.start - 1, Class::Toward)
}

/// How far back the word for "after" is looked for.
const ASIDE_REACH: usize = 14;

/// "were stoned after the arrest of an officer in Manchester": where something else was that only tells the time.
fn is_aside(reading: &Reading<'_>, window: &Range<usize>, place: &PlaceMention) -> bool {
    let text = reading.text;
    let from = place.tokens.start.saturating_sub(ASIDE_REACH).max(window.start);
    let turn = (from..place.tokens.start)
        .rev()
        .find(|at| text.is(*at, Class::After) || reading.lexicon.triggers.first_at(text, *at).is_some());
    turn.is_some_and(|at| {
        text.is(at, Class::After)
            && (window.start..at)
                .rev()
                .take(ASIDE_REACH)
                .any(|i| reading.lexicon.triggers.first_at(text, i).is_some())
    })
}

/// The town named last before in the paragraph, else the place of the incident in focus, else the dateline, else
/// the first place named.
pub fn context_place(
    reading: &Reading<'_>,
    incidents: &[Incident<'_>],
    focus: Option<usize>,
    event: &Event<'_>,
) -> Option<usize> {
    let of = |incident: &Incident<'_>| {
        let place = incident.events.iter().find_map(|event| event.place).or(incident.context_place)?;
        Some(whole_town(reading, place))
    };
    let home = focus
        .map(|index| &incidents[index])
        .and_then(|incident| incident.country.clone())
        .or_else(|| reading.mentions.dateline.map(|index| reading.mentions.places[index].country.clone()))
        .or_else(|| reading.mentions.home.as_ref().map(|home| home.country.clone()));
    in_paragraph(reading, event, home.as_deref())
        .or_else(|| focus.and_then(|index| of(&incidents[index])))
        .or_else(|| incidents.first().and_then(of))
        .or(reading.mentions.dateline)
        .or(reading.mentions.first_located.filter(|_| reading.mentions.topic.town.is_none()))
}

/// For a quarter or village that no list has, the town of the dateline of its country: another act need not have been there.
fn whole_town(reading: &Reading<'_>, place: usize) -> usize {
    let places = &reading.mentions.places;
    let wider = reading
        .mentions
        .dateline
        .filter(|dateline| places[*dateline].is_town() && places[*dateline].country == places[place].country);
    wider.filter(|_| places[place].unlisted.is_some()).unwrap_or(place)
}

/// How many places back in a paragraph the town of an act is looked for.
const NEARBY: usize = 32;

/// The last town before the event in its paragraph that does not name whose something is.
fn in_paragraph(reading: &Reading<'_>, event: &Event<'_>, home: Option<&str>) -> Option<usize> {
    let places = &reading.mentions.places;
    let paragraph = reading.text.sentences[event.sentence].paragraph;
    let first = reading.text.sentences.partition_point(|sentence| sentence.paragraph < paragraph);
    let from = reading.text.sentences[first].tokens.start;
    let last = places.partition_point(|place| place.tokens.start < event.window.start);
    (0..last).rev().take(NEARBY).take_while(|index| places[*index].tokens.start >= from).find(|index| {
        let place = &places[*index];
        let here = home.is_none_or(|home| home == place.country) && (!place.capital || place.located);
        place.is_town() && !place.owner && (here || is_topic(reading, place))
    })
}

/// "Tripoli takes up most of the page": a place as the subject of its sentence, not a government that speaks.
fn is_topic(reading: &Reading<'_>, place: &PlaceMention) -> bool {
    let text = reading.text;
    let first = text.sentences[reading.sentence_of(place.tokens.start)].tokens.start;
    let leads = place.tokens.start == first || place.tokens.start == first + 1 && text.is(first, Class::In);
    let speaks = text.is(place.tokens.end, Class::PlaceVerb) || place.capital && !place.located;
    leads && !speaks
}

/// Place and country: the town its sentences name; else, for an embassy, the capital of the country it must be in;
/// else the town the text was at; else the country that the text tells of.
pub fn place(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    evidence: &mut Vec<Evidence>,
) -> (Option<String>, Option<String>) {
    let places = &reading.mentions.places;
    let own: Vec<usize> = incident.events.iter().filter_map(|event| event.place).collect();
    let stands = |index: &usize| !is_sender(incident, country_of(&places[*index]));
    let context = incident.context_place.filter(stands);
    let own: Vec<usize> = own.into_iter().filter(stands).collect();
    let home = context.and_then(|index| country_of(&places[index]));
    let first = incident.events.first().and_then(|event| event.place);
    let fits = |index: &usize| {
        first == Some(*index)
            || home.is_none_or(|home| country_of(&places[*index]).is_none_or(|own| own == home))
    };
    let town = own.iter().copied().find(|index| places[*index].is_town() && fits(index));
    let said = town.or(own.iter().copied().find(fits)).or(own.first().copied());
    let near = context.filter(|index| said.is_none_or(|said| places[said].country == places[*index].country));
    let Some(index) = town.or(near).or(said) else {
        let country = country_of_text(reading, incident, evidence);
        return (headline_town(reading, country.as_deref()), country);
    };
    let country = country_of(&places[index]).map(str::to_owned);
    let capital = country.as_ref().and_then(|country| reading.lexicon.capitals.get(country));
    let embassy = incident.events.iter().find_map(|event| {
        let first = reading.mentions.targets.get(*event.targets.first()?)?;
        let owner = first.of_facility.map(|facility| &reading.mentions.targets[facility]);
        owner.or_else(|| event.post(reading)).filter(|post| town.is_none() && post.is_embassy())
    });
    if let Some((embassy, capital)) = embassy.zip(capital) {
        evidence.push(reading.evidence("place", &embassy.tokens));
        return (Some(reading.lexicon.town_of(*capital)), country);
    }
    let heading = heading(reading, places[index].tokens.start)
        .filter(|heading| abroad(reading, *heading, &places[index]) == Abroad::Today);
    if let Some(heading) = heading {
        evidence.push(reading.evidence("country", &places[heading].tokens));
    }
    let country = heading.map(|heading| places[heading].country.clone()).or(country);
    let field = if places[index].is_town() { "place" } else { "country" };
    evidence.push(reading.evidence(field, &places[index].tokens));
    let name = places[index].place.map(|place| reading.lexicon.town_of(place));
    let name = name.or_else(|| places[index].unlisted.clone());
    let name = name.or_else(|| {
        let later = told_later(reading, incident, country.as_deref()?)?;
        evidence.push(reading.evidence("place", &places[later].tokens));
        let listed = places[later].place.map(|place| reading.lexicon.town_of(place));
        listed.or_else(|| places[later].unlisted.clone())
    });
    let name = name.or_else(|| headline_town(reading, country.as_deref()));
    match country {
        Some(country) => (name, Some(country)),
        None => (name, country_of_text(reading, incident, evidence)),
    }
}

/// The town of the headline, for what the text only says to be in its country.
fn headline_town(reading: &Reading<'_>, country: Option<&str>) -> Option<String> {
    let topic = &reading.mentions.topic;
    topic.town.clone().filter(|_| country.is_some() && topic.country.as_deref() == country)
}

/// A town that the act's own sentence names without a preposition, or the rest of its paragraph with one, in the country
/// that the act is known to be in.
fn told_later(reading: &Reading<'_>, incident: &Incident<'_>, country: &str) -> Option<usize> {
    let event = incident.events.first()?;
    let places = &reading.mentions.places;
    let paragraph = reading.text.sentences.get(event.sentence)?.paragraph;
    let first = places.partition_point(|place| place.tokens.start < event.window.start);
    (first..places.len()).take(NEARBY).find(|index| {
        let place = &places[*index];
        let sentence = reading.sentence_of(place.tokens.start);
        let near = reading.text.sentences.get(sentence).is_some_and(|own| own.paragraph == paragraph);
        let told = sentence == event.sentence || place.located && !place.reference;
        near && told
            && place.is_town()
            && !place.owner
            && !place.dateline
            && place.country == country
            && !is_origin(reading, place)
    })
}

/// The country of a place, where it is known.
pub fn country_of(place: &PlaceMention) -> Option<&str> {
    (!place.country.is_empty()).then_some(place.country.as_str())
}

/// A state has no embassy or consulate in itself.
fn is_sender(incident: &Incident<'_>, country: Option<&str>) -> bool {
    incident.nation.is_some() && incident.nation.as_deref() == country
}

fn country_of_text(
    reading: &Reading<'_>,
    incident: &Incident<'_>,
    evidence: &mut Vec<Evidence>,
) -> Option<String> {
    let home = reading.mentions.home.as_ref().filter(|home| !is_sender(incident, Some(&home.country)))?;
    if !home.tokens.is_empty() {
        evidence.push(reading.evidence("country", &home.tokens));
    }
    Some(home.country.clone())
}
