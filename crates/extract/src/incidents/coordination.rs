//! Several posts in one phrase are several acts: "the UK and US embassies", "the embassies in Nairobi and Dar es Salaam".

use model::TargetKind;

use super::{
    events::{Event, is_landmark},
    triggers::Newness,
};
use crate::{
    mentions::{TargetMention, covering},
    pack::Class,
    reading::Reading,
};

/// "the UK and US embassies", "the American, French and Belgian consulates": one act for each post.
pub fn split_coordinated<'a>(reading: &Reading<'a>, event: Event<'a>) -> Vec<Event<'a>> {
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
        return split_series(reading, event);
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
    let from = reading
        .mentions
        .places
        .partition_point(|place| place.tokens.end <= end.saturating_sub(PLACED_WITHIN));
    let mut places: Vec<usize> = Vec::new();
    for (index, place) in reading.mentions.places.iter().enumerate().skip(from).take(MOST_PLACES) {
        let before = places.last().map(|last| reading.mentions.places[*last].tokens.end);
        let joined = match before {
            None => place.tokens.start <= end + 1,
            Some(before) => {
                let mut gap = before..place.tokens.start;
                !gap.is_empty() && gap.len() <= 2 && gap.all(|i| reading.text.is(i, Class::CommaOrAnd))
            }
        };
        if !joined || place.tokens.start >= event.window.end {
            break;
        }
        places.push(index);
    }
    let towns = places.iter().all(|place| reading.mentions.places[*place].place.is_some());
    if places.len() < 2 || !towns {
        return split_series(reading, event);
    }
    places.into_iter().map(|place| Event { place: Some(place), ..event.clone() }).collect()
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
