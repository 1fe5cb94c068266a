//! Where an act was: the place that an event names, the one it must have been in, and what the record says.

use std::ops::Range;

use model::Evidence;

use super::{events::Event, link::Incident};
use crate::{mentions::PlaceMention, reading::Reading};

/// The head of a list entry is at most this long: "- 9 May, Ankara."
const HEAD_TOKENS: usize = 8;

/// Where: the place behind the first target, else the town, else the country of the window.
pub fn place_of(reading: &Reading<'_>, window: &Range<usize>, targets: &[usize]) -> Option<usize> {
    let of_target = targets.iter().take(2).find_map(|index| reading.mentions.targets[*index].place);
    let inside = |index: &usize| {
        let place = &reading.mentions.places[*index];
        place.tokens.start >= window.start && place.tokens.start < window.end
    };
    let first = reading.mentions.places.partition_point(|place| place.tokens.start < window.start);
    let candidates: Vec<usize> = (first..reading.mentions.places.len()).take_while(inside).collect();
    let good = |index: &&usize| {
        let place = &reading.mentions.places[**index];
        place.located && !place.dateline && !place.owner && !is_origin(reading, place)
    };
    let town = candidates.iter().filter(good).find(|index| reading.mentions.places[**index].place.is_some());
    let dateline = candidates.iter().find(|index| reading.mentions.places[**index].dateline);
    let subject = candidates.iter().find(|index| {
        let place = &reading.mentions.places[**index];
        let opens = place.tokens.start == window.start
            || matches!(reading.text.lower(place.tokens.start - 1), "when" | "while" | "as" | "and")
            || window.len() <= HEAD_TOKENS
                && matches!(reading.text.word(place.tokens.start - 1), "," | ":" | "-" | "–" | "—");
        let head = window.len() <= HEAD_TOKENS;
        place.place.is_some() && (head || !place.capital) && !place.owner && !place.dateline && opens
    });
    of_target
        .or(town.copied())
        .or_else(|| candidates.iter().find(good).copied())
        .or(dateline.copied())
        .or(subject.copied())
}

/// "from Quetta": where somebody came from.
fn is_origin(reading: &Reading<'_>, place: &PlaceMention) -> bool {
    place.tokens.start > 0
        && matches!(reading.text.lower(place.tokens.start - 1), "from" | "to" | "for" | "of" | "with")
        && place.place.is_none()
        || place.tokens.start > 0
            && matches!(reading.text.lower(place.tokens.start - 1), "from" | "to" | "towards")
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
        incident.events.iter().find_map(|event| event.place).or(incident.context_place)
    };
    let home = focus
        .map(|index| &incidents[index])
        .and_then(|incident| incident.country.clone())
        .or_else(|| reading.mentions.dateline.map(|index| reading.mentions.places[index].country.clone()));
    in_paragraph(reading, event, home.as_deref())
        .or_else(|| focus.and_then(|index| of(&incidents[index])))
        .or_else(|| incidents.first().and_then(of))
        .or(reading.mentions.dateline)
        .or(reading.mentions.first_located)
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
        let here = home.is_none_or(|home| home == place.country) && !place.capital;
        place.place.is_some() && !place.owner && (here || is_topic(reading, place))
    })
}

/// "Tripoli takes up most of the page": a place as the subject of its sentence, not a government that speaks.
fn is_topic(reading: &Reading<'_>, place: &PlaceMention) -> bool {
    let text = reading.text;
    let first = text.sentences[reading.sentence_of(place.tokens.start)].tokens.start;
    let leads = place.tokens.start == first || place.tokens.start == first + 1 && text.lower(first) == "in";
    let next = text.lower(place.tokens.end);
    let speaks = matches!(
        next,
        "said"
            | "says"
            | "has"
            | "had"
            | "reported"
            | "announced"
            | "called"
            | "condemned"
            | "denied"
            | "blamed"
            | "put"
            | "declined"
            | "officials"
    );
    leads && !speaks
}

/// Place and country: the town its sentences name; else, for an embassy, the capital of the country it must be in;
/// else the town the text was at.
pub fn place(
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
