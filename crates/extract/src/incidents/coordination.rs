//! Several posts in one phrase are several acts: "the UK and US embassies", "the embassies in Nairobi and Dar es Salaam".

use std::ops::Range;

use model::TargetKind;

use super::{
    events::{Event, event_of, is_landmark},
    triggers::Newness,
};
use crate::{
    mentions::{TargetMention, covering},
    pack::Class,
    reading::Reading,
};

/// "the UK and US embassies", "the American, French and Belgian consulates": one act for each post.
pub fn split_coordinated<'a>(reading: &Reading<'a>, event: Event<'a>) -> Vec<Event<'a>> {
    if let Some(parts) = shared_out(reading, &event) {
        return parts;
    }
    let Some(post) = event.post(reading) else { return split_places(reading, event) };
    if post.nations.len() >= 2 && !is_landmark(reading, post) {
        return post
            .nations
            .iter()
            .map(|nation| Event { nation: Some(nation.clone()), ..event.clone() })
            .collect();
    }
    if !post.more_places.is_empty() {
        let places = post.place.iter().chain(&post.more_places);
        return places.map(|place| Event { place: Some(*place), ..event.clone() }).collect();
    }
    let chain = coordinated_posts(reading, &event);
    if is_landmark(reading, post) {
        return vec![event];
    }
    if chain.len() < 2 {
        return split_places(reading, event);
    }
    chain.into_iter().map(|index| part(reading, &event, index, TargetMention::is_post)).collect()
}

/// "the churches of Tanta and Alexandria", "supermarkets at Overijse and Alost": one act for each place.
fn split_places<'a>(reading: &Reading<'a>, event: Event<'a>) -> Vec<Event<'a>> {
    let Some(index) = event.targets.iter().copied().find(|index| {
        let target = &reading.mentions.targets[*index];
        target.kind == TargetKind::Facility && target.plural && !is_landmark(reading, target)
    }) else {
        return split_series(reading, event);
    };
    let end = reading.mentions.targets[index].tokens.end;
    let verbs = event.triggers.iter().filter(|trigger| trigger.passive && trigger.tokens.start >= end);
    let behind = verbs.map(|trigger| joined_places(reading, trigger.tokens.end, event.window.end));
    let beside = joined_places(reading, end, event.window.end);
    match std::iter::once(beside).chain(behind).find(|places| places.len() >= 2) {
        Some(places) => {
            places.into_iter().map(|place| Event { place: Some(place), ..event.clone() }).collect()
        }
        None => split_series(reading, event),
    }
}

/// The towns that follow token `at` as members of one list, with a preposition before them or none.
fn joined_places(reading: &Reading<'_>, at: usize, end: usize) -> Vec<usize> {
    let from =
        reading.mentions.places.partition_point(|place| place.tokens.end <= at.saturating_sub(PLACED_WITHIN));
    let mut places: Vec<usize> = Vec::new();
    for (index, place) in reading.mentions.places.iter().enumerate().skip(from).take(MOST_PLACES) {
        let before = places.last().map(|last| reading.mentions.places[*last].tokens.end);
        let joined = match before {
            None => place.tokens.start <= at + 1,
            Some(before) => {
                let mut gap = before..place.tokens.start;
                !gap.is_empty() && gap.len() <= LONGEST_JOINT && gap.all(|i| is_joint(reading, i))
            }
        };
        if !joined || place.tokens.start >= end {
            break;
        }
        places.push(index);
    }
    let towns = places.iter().all(|place| reading.mentions.places[*place].is_town());
    if towns { places } else { Vec::new() }
}

/// "and at", ", and in".
const LONGEST_JOINT: usize = 3;

fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    reading.text.is_any(at, &[Class::CommaOrAnd, Class::WherePreposition])
}

/// "Two lorries were hit, one near Diwaniyah on 29 December and the other at Abu Ghraib": one act for each of them.
fn shared_out<'a>(reading: &Reading<'a>, event: &Event<'a>) -> Option<Vec<Event<'a>>> {
    let starts: Vec<usize> = event.window.clone().filter(|at| is_one_of(reading, *at)).collect();
    if starts.len() < 2 || !reading.text.is(starts[0], Class::OneOfThem) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([event.window.end]);
    let parts: Vec<Event<'a>> =
        starts.iter().zip(ends).map(|(start, end)| one_of(reading, event, *start..end)).collect();
    let stands = |part: &Event<'_>| part.place.is_some() || !part.targets.is_empty();
    parts.iter().all(stands).then(|| complete_parts(parts, event, starts[0]))
}

/// "one at", "another in", "the other near", "a third on".
fn is_one_of(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.text;
    let counted = text.is(at, Class::OtherPlace) && text.is(at + 1, Class::EllipsisNumbers);
    let end = if counted { at + 2 } else { at + 1 };
    (counted || text.is_any(at, &[Class::OneOfThem, Class::Another])) && text.is(end, Class::WherePreposition)
}

fn one_of<'a>(reading: &Reading<'a>, event: &Event<'a>, window: Range<usize>) -> Event<'a> {
    event_of(reading, event.sentence, window, event.triggers.clone())
}

/// What is said before the list holds for every member.
fn complete_parts<'a>(mut parts: Vec<Event<'a>>, event: &Event<'a>, first: usize) -> Vec<Event<'a>> {
    for (number, part) in parts.iter_mut().enumerate() {
        if part.date.is_none() {
            (part.date, part.date_mention) = (event.date, event.date_mention);
            part.date_inherited = number > 0;
        }
        if number == 0 {
            part.window.start = event.window.start.min(first);
            part.tolls.clone_from(&event.tolls);
        } else {
            part.triggers.iter_mut().for_each(|trigger| trigger.newness = Newness::Other);
        }
        part.targets.extend(event.targets.iter().filter(|_| part.aimed_at == 0));
        part.aimed_at = part.aimed_at.max(1);
    }
    parts
}

/// The place of a facility may be part of its name.
const PLACED_WITHIN: usize = 2;

/// So many places of one kind of facility are told apart.
const MOST_PLACES: usize = 8;

/// "Bombs went off at the ministry, an air base and a bank": several weapons at several facilities are several acts.
fn split_series<'a>(reading: &Reading<'a>, event: Event<'a>) -> Vec<Event<'a>> {
    if !event.triggers.iter().any(|trigger| trigger.several) {
        return vec![event];
    }
    let mut facilities: Vec<usize> = event.targets.clone();
    facilities.retain(|index| {
        let target = &reading.mentions.targets[*index];
        is_thing(target) && !target.plural && !is_landmark(reading, target)
    });
    facilities.sort_unstable();
    let mut chain: Vec<usize> = Vec::new();
    for index in facilities {
        if chain.last().is_none_or(|last| joined_by_and(reading, *last, index)) {
            chain.push(index);
        } else if chain.len() < 2 {
            chain = vec![index];
        }
    }
    if chain.len() < 2 {
        return vec![event];
    }
    let mut parts: Vec<Event<'a>> =
        chain.into_iter().map(|index| part(reading, &event, index, is_thing)).collect();
    for trigger in parts.iter_mut().skip(1).flat_map(|part| &mut part.triggers) {
        trigger.newness = Newness::Other;
    }
    parts
}

/// "a station and a tram": what stands or runs somewhere.
fn is_thing(target: &TargetMention) -> bool {
    matches!(target.kind, TargetKind::Facility | TargetKind::Vehicle | TargetKind::Infrastructure)
        && target.of_facility.is_none()
}

/// The act of one target of a phrase; `alike` are the targets that the others have.
fn part<'a>(
    reading: &Reading<'a>,
    event: &Event<'a>,
    index: usize,
    alike: impl Fn(&TargetMention) -> bool,
) -> Event<'a> {
    let mut copy = event.clone();
    copy.targets.retain(|other| *other == index || !alike(&reading.mentions.targets[*other]));
    copy.targets.sort_by_key(|other| *other != index);
    copy.place = reading.mentions.targets[index].place.or(copy.place);
    copy
}

/// Posts of different states with nothing but "and", "the", commas and their places between them.
fn coordinated_posts(reading: &Reading<'_>, event: &Event<'_>) -> Vec<usize> {
    let mut posts: Vec<usize> = event
        .targets
        .iter()
        .copied()
        .filter(|index| {
            reading.mentions.targets[*index].is_post() && reading.mentions.targets[*index].nations.len() == 1
        })
        .collect();
    posts.sort_unstable();
    let mut chain: Vec<usize> = Vec::new();
    for index in posts {
        let linked = chain.last().is_none_or(|last| joined_by_and(reading, *last, index));
        if linked {
            let fresh = chain.iter().all(|other| {
                let (a, b) = (&reading.mentions.targets[*other], &reading.mentions.targets[index]);
                a.nations != b.nations || a.place.is_some() && b.place.is_some() && a.place != b.place
            });
            if fresh {
                chain.push(index);
            }
        } else if chain.len() < 2 {
            chain = vec![index];
        }
    }
    chain
}

fn joined_by_and(reading: &Reading<'_>, left: usize, right: usize) -> bool {
    let gap = reading.mentions.targets[left].tokens.end..reading.mentions.targets[right].tokens.start;
    if gap.len() > 8 || gap.is_empty() {
        return false;
    }
    let in_place = |i: usize| covering(&reading.mentions.places, |place| &place.tokens, i).is_some();
    gap.clone().any(|i| reading.text.is(i, Class::CommaOrAnd))
        && gap
            .clone()
            .all(|i| reading.text.is_any(i, &[Class::PlaceJoin, Class::IndefiniteArticle]) || in_place(i))
}
