//! Where: the same place, places within reach, or places too far apart.

use model::codebook::{GazetteerPlace, PlaceKind};

use super::{Feature, Pair, Seen};
use crate::{
    gazetteer::distance_km,
    text::{name_key, skeleton},
    weights::{
        PLACE_FAR, PLACE_NEAR, PLACE_OTHER_NAME, PLACE_SAME, PLACE_SAME_REGION, PLACE_SAME_SMALL,
        PLACE_WITHIN,
    },
};

pub(super) const FEATURE: Feature = Feature { name: "place", weigh, explain };

/// Kilometres within which two named places can be one scene.
const NEAR_KM: f64 = 25.0;

enum Case {
    Same,
    SameSmall,
    SameRegion,
    Near,
    Within,
    OtherName,
    Far,
}

fn case(pair: &Pair) -> Option<Case> {
    let (a, b) = pair.a.place.as_ref().zip(pair.b.place.as_ref())?;
    let known = |at: Option<u32>| at.and_then(|at| pair.names.gazetteer.get(at));
    if a.key == b.key || (a.at.is_some() && a.at == b.at) {
        return Some(match known(a.at.or(b.at)).map(|place| place.kind) {
            Some(PlaceKind::Capital | PlaceKind::City) => Case::Same,
            Some(PlaceKind::Region) => Case::SameRegion,
            Some(PlaceKind::Town | PlaceKind::District | PlaceKind::Site) | None => Case::SameSmall,
        });
    }
    let Some((first, second)) = known(a.at).zip(known(b.at)) else {
        return Some(by_name(&a.key, &b.key));
    };
    if holds(first, second) || holds(second, first) {
        return Some(Case::Within);
    }
    let km = distance_km((first.latitude, first.longitude), (second.latitude, second.longitude));
    // The middle of a region says little of where in it something happened.
    let reach = if is_wide(first) || is_wide(second) { 4.0 * NEAR_KM } else { NEAR_KM };
    Some(if km <= reach { Case::Near } else { Case::Far })
}

fn by_name(a: &str, b: &str) -> Case {
    let shares_word = a.split(' ').any(|word| word.len() > 3 && b.split(' ').any(|other| other == word));
    if skeleton(a) == skeleton(b) || shares_word { Case::Near } else { Case::OtherName }
}

fn is_wide(place: &GazetteerPlace) -> bool {
    matches!(place.kind, PlaceKind::Region | PlaceKind::District)
}

fn holds(region: &GazetteerPlace, place: &GazetteerPlace) -> bool {
    region.kind == PlaceKind::Region
        && place.admin1.as_deref().is_some_and(|name| name_key(name) == name_key(&region.name))
}

fn weigh(pair: &Pair) -> Seen {
    match case(pair) {
        None => Seen::Nothing,
        Some(Case::Same) => Seen::Weight(PLACE_SAME),
        Some(Case::SameSmall) => Seen::Weight(PLACE_SAME_SMALL),
        Some(Case::SameRegion) => Seen::Weight(PLACE_SAME_REGION),
        Some(Case::Near) => Seen::Weight(PLACE_NEAR),
        Some(Case::Within) => Seen::Weight(PLACE_WITHIN),
        Some(Case::OtherName) => Seen::Weight(PLACE_OTHER_NAME),
        Some(Case::Far) => Seen::Weight(PLACE_FAR),
    }
}

fn explain(pair: &Pair) -> String {
    let Some((a, b)) = pair.a.place.as_ref().zip(pair.b.place.as_ref()) else {
        return "a place is missing".to_owned();
    };
    let name = |place: &crate::facts::PlaceFacts| {
        place.at.and_then(|at| pair.names.gazetteer.get(at)).map_or(place.key.clone(), |it| it.name.clone())
    };
    let (first, second) = (name(a), name(b));
    match case(pair) {
        Some(Case::Same | Case::SameSmall | Case::SameRegion) => format!("both in {first}"),
        Some(Case::Near) => format!("{first} and {second} are close, in space or in spelling"),
        Some(Case::Within) => format!("one of {first} and {second} lies in the other"),
        Some(Case::OtherName) => format!("{first} and {second} are other names"),
        Some(Case::Far) => format!("{first} and {second} are far apart"),
        None => String::new(),
    }
}
