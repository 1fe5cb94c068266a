//! Place names to places: exact spellings first, then transliterations, within a country where one is known.

use std::collections::HashMap;

use model::{
    Place,
    codebook::{Codebook, GazetteerPlace, PlaceKind},
};

use crate::text::{name_key, skeleton, words};

/// Words that say what kind of unit a name means and are no part of it.
const REGION_WORDS: &[&str] =
    &["province", "governorate", "region", "state", "department", "oblast", "prefecture", "wilaya"];
/// Other unit words that are no part of the name.
const UNIT_WORDS: &[&str] =
    &["city", "town", "village", "district", "municipality", "area", "county", "tehsil", "camp"];

/// Without a country, a name must be this many times as populous in one country as in the next to be decided.
const PROMINENCE_RATIO: u64 = 5;
/// How alike (Jaro–Winkler) two spellings with the same consonants must be once their vowels are leveled: `Hodeida` and
/// `Hudaydah` are at .90, `Kandahar` and an invented `Kundihora` at .82.
const SPELLING_LIKENESS: f64 = 0.85;

/// An index over the places of a codebook; look-ups cost a few hash probes.
#[derive(Debug, Clone)]
pub struct Gazetteer<'a> {
    places: &'a [GazetteerPlace],
    by_key: HashMap<String, Vec<u32>>,
    by_skeleton: HashMap<String, Vec<u32>>,
}

impl<'a> Gazetteer<'a> {
    /// Indexes the names and alternate names of all places.
    pub fn new(codebook: &'a Codebook) -> Self {
        let mut gazetteer =
            Self { places: &codebook.places, by_key: HashMap::new(), by_skeleton: HashMap::new() };
        for (at, place) in (0u32..).zip(&codebook.places) {
            let names = std::iter::once(&place.name).chain(&place.alternates);
            for name in names {
                let key = name_key(name);
                push_once(gazetteer.by_skeleton.entry(skeleton(&key)).or_default(), at);
                push_once(gazetteer.by_key.entry(key).or_default(), at);
            }
        }
        gazetteer
    }

    /// The place that `name` most likely means, `country` (ISO 3166-1 alpha-2) permitting. Of several the most populous;
    /// without a country, `None` where the name is about as prominent in two of them. "Shirpur, Kabul" falls back to
    /// the wider part.
    pub fn locate(&self, name: &str, country: Option<&str>) -> Option<Place> {
        let place = self.get(self.find(name, country)?)?;
        Some(Place {
            name: place.name.clone(),
            country: place.country.clone(),
            latitude: place.latitude,
            longitude: place.longitude,
            precision_km: precision_km(place),
        })
    }

    /// Position of that place in the table.
    pub(crate) fn find(&self, name: &str, country: Option<&str>) -> Option<u32> {
        parts(name).find_map(|part| self.find_part(part, country))
    }

    pub(crate) fn get(&self, at: u32) -> Option<&'a GazetteerPlace> {
        self.places.get(at as usize)
    }

    fn find_part(&self, name: &str, country: Option<&str>) -> Option<u32> {
        let all = words(name);
        let asks_region = all.len() > 1 && all.iter().any(|word| REGION_WORDS.contains(&word.as_str()));
        let bare: Vec<&str> = all
            .iter()
            .map(String::as_str)
            .filter(|word| all.len() == 1 || !(REGION_WORDS.contains(word) || UNIT_WORDS.contains(word)))
            .collect();
        let full = name_key(name);
        let key = name_key(&bare.join(" "));
        let exact =
            [&full, &key].into_iter().find_map(|key| self.best(self.by_key.get(key)?, country, asks_region));
        exact.or_else(|| self.by_sound(&key, country?, asks_region))
    }

    /// The best spelling variant inside the country; names of three letters or fewer have none.
    fn by_sound(&self, key: &str, country: &str, asks_region: bool) -> Option<u32> {
        if key.len() < 4 {
            return None;
        }
        let alike: Vec<u32> = self
            .by_skeleton
            .get(&skeleton(key))?
            .iter()
            .copied()
            .filter(|at| self.get(*at).is_some_and(|place| spelled_alike(place, key)))
            .collect();
        self.best(&alike, Some(country), asks_region)
    }

    fn best(&self, found: &[u32], country: Option<&str>, asks_region: bool) -> Option<u32> {
        let rank = |at: u32| {
            let place = &self.places[at as usize];
            let fits = (place.kind == PlaceKind::Region) == asks_region;
            (fits, place.population, std::cmp::Reverse(at))
        };
        let within = |at: &&u32| country.is_none_or(|code| self.places[**at as usize].country == code);
        let best = found.iter().filter(within).copied().max_by_key(|at| rank(*at))?;
        if country.is_none() && self.rivalled(found, best) {
            return None;
        }
        Some(best)
    }

    fn rivalled(&self, found: &[u32], best: u32) -> bool {
        let chosen = &self.places[best as usize];
        found.iter().map(|at| &self.places[*at as usize]).any(|other| {
            other.country != chosen.country
                && u64::from(other.population) * PROMINENCE_RATIO > u64::from(chosen.population)
        })
    }
}

fn push_once(list: &mut Vec<u32>, at: u32) {
    if list.last() != Some(&at) {
        list.push(at);
    }
}

fn spelled_alike(place: &GazetteerPlace, key: &str) -> bool {
    let key = leveled(key);
    std::iter::once(&place.name)
        .chain(&place.alternates)
        .any(|name| strsim::jaro_winkler(&leveled(&name_key(name)), &key) >= SPELLING_LIKENESS)
}

/// Letters that transliterations of one sound vary between, made one.
fn leveled(key: &str) -> String {
    let level = |c| match c {
        'o' | 'w' => 'u',
        'e' | 'y' => 'i',
        'q' => 'k',
        other => other,
    };
    key.trim_end_matches('h').chars().map(level).collect()
}

/// The whole name, then its parts between commas, then what stands before brackets.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let before_bracket = name.split('(').next().unwrap_or(name);
    let pieces = before_bracket.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    std::iter::once(before_bracket.trim()).chain(pieces)
}

/// Radius within which an event "in" the place lies: the built-up area for populated places, the unit for regions.
fn precision_km(place: &GazetteerPlace) -> f64 {
    match (place.kind, place.population) {
        (PlaceKind::Site, _) => 1.0,
        (PlaceKind::Town, _) => 5.0,
        (PlaceKind::Capital | PlaceKind::City, 1_000_000..) => 15.0,
        (PlaceKind::Capital | PlaceKind::City, _) => 10.0,
        (PlaceKind::District, _) => 25.0,
        (PlaceKind::Region, _) => 100.0,
    }
}

/// Kilometres between two points given in degrees, on a sphere.
pub(crate) fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    const EARTH_KM: f64 = 6371.0;
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half = |delta: f64| (delta / 2.0).sin().powi(2);
    let h = half(lat_b - lat_a) + lat_a.cos() * lat_b.cos() * half((b.1 - a.1).to_radians());
    2.0 * EARTH_KM * h.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codebook() -> Codebook {
        let place = |name: &str, alternates: &[&str], country: &str, kind, population| GazetteerPlace {
            name: name.to_owned(),
            alternates: alternates.iter().map(|it| (*it).to_owned()).collect(),
            country: country.to_owned(),
            admin1: None,
            latitude: 0.0,
            longitude: 0.0,
            kind,
            population,
        };
        let mut codebook = Codebook::embedded().clone();
        codebook.places = vec![
            place("Kandahar", &["Candahar"], "AF", PlaceKind::City, 600_000),
            place("Kandahar", &[], "AF", PlaceKind::Region, 1_300_000),
            place("Mazar-e Sharif", &["Mazar-i-Sharif"], "AF", PlaceKind::City, 500_000),
            place("Tripoli", &["Tarabulus"], "LY", PlaceKind::Capital, 1_100_000),
            place("Tripoli", &["Tarabulus"], "LB", PlaceKind::City, 230_000),
            place("Al Hudaydah", &[], "YE", PlaceKind::City, 400_000),
            place("San José", &[], "CR", PlaceKind::Capital, 340_000),
            place("San José", &[], "US", PlaceKind::City, 1_000_000),
        ];
        codebook
    }

    fn found(name: &str, country: Option<&str>) -> Option<(String, f64)> {
        let codebook = codebook();
        let gazetteer = Gazetteer::new(&codebook);
        gazetteer
            .locate(name, country)
            .map(|place| (format!("{} {}", place.name, place.country), place.precision_km))
    }

    #[test]
    fn spellings_hyphens_and_accents_do_not_matter() {
        for name in ["Mazar-i-Sharif", "Mazar e Sharif", "mazar-i sharif", "Mazār-e Sharīf"] {
            assert_eq!(found(name, Some("AF")).unwrap().0, "Mazar-e Sharif AF", "{name}");
        }
        assert_eq!(found("Qandahar", Some("AF")).unwrap().0, "Kandahar AF");
        assert_eq!(found("Hodeida", Some("YE")).unwrap().0, "Al Hudaydah YE");
    }

    #[test]
    fn the_country_decides_between_namesakes() {
        assert_eq!(found("Tripoli", Some("LB")).unwrap().0, "Tripoli LB");
        assert_eq!(found("Tripoli", Some("LY")).unwrap().0, "Tripoli LY");
        assert_eq!(found("San Jose", None), None, "about as prominent in two countries");
        assert_eq!(found("Tripoli", Some("AF")), None);
    }

    #[test]
    fn a_province_is_not_its_capital() {
        assert_eq!(found("Kandahar", Some("AF")).unwrap().1, 10.0);
        assert_eq!(found("Kandahar province", Some("AF")).unwrap().1, 100.0);
        assert_eq!(found("Kandahar city", Some("AF")).unwrap().1, 10.0);
    }

    #[test]
    fn a_quarter_falls_back_to_its_city() {
        assert_eq!(found("Dand, Kandahar", Some("AF")).unwrap().0, "Kandahar AF");
        assert_eq!(found("Kandahar (airport road)", Some("AF")).unwrap().0, "Kandahar AF");
    }

    #[test]
    fn another_town_with_the_same_consonants_is_not_taken() {
        assert_eq!(found("Kundihora", Some("AF")), None);
        assert_eq!(found("", Some("AF")), None);
    }

    #[test]
    fn a_degree_of_latitude_is_111_kilometres() {
        assert!((distance_km((0.0, 10.0), (1.0, 10.0)) - 111.2).abs() < 0.1);
    }
}
