//! Mission phrases: "the Indian consulate in Jalalabad" to sending state × kind × city.

use model::codebook::Codebook;

use crate::{
    gazetteer::Gazetteer,
    text::{split_words, without_dots},
};

/// What a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MissionKind {
    /// Embassy, or high commission between Commonwealth states.
    Embassy,
    /// Consulate of any rank.
    Consulate,
    /// Home of an ambassador or consul.
    Residence,
    /// Interests section, liaison or trade office, cultural center of a mission.
    Office,
    /// A post whose kind the words leave open: "mission", "compound".
    Mission,
}

impl MissionKind {
    /// Whether reports may mean one post by both: the open kind fits all.
    pub fn fits(self, other: Self) -> bool {
        self == other || self == Self::Mission || other == Self::Mission
    }

    /// Name for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Embassy => "embassy",
            Self::Consulate => "consulate",
            Self::Residence => "residence",
            Self::Office => "office",
            Self::Mission => "mission",
        }
    }
}

/// A post as a phrase names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissionPhrase {
    /// Kind of post.
    pub kind: MissionKind,
    /// ISO 3166-1 alpha-2 of the sending state, or `EU`.
    pub sending: Option<String>,
    /// ISO 3166-1 alpha-2 of the host, where the phrase or the context tells.
    pub host: Option<String>,
    /// City of the post, in the spelling of the gazetteer.
    pub city: Option<String>,
}

/// Words that make a phrase a mission phrase, most telling first.
const HEADS: &[(&str, MissionKind)] = &[
    ("residence", MissionKind::Residence),
    ("residency", MissionKind::Residence),
    ("consulate", MissionKind::Consulate),
    ("consulates", MissionKind::Consulate),
    ("consular", MissionKind::Consulate),
    ("embassy", MissionKind::Embassy),
    ("embassies", MissionKind::Embassy),
    ("chancery", MissionKind::Embassy),
    ("legation", MissionKind::Embassy),
    ("interests", MissionKind::Office),
    ("mission", MissionKind::Mission),
    ("missions", MissionKind::Mission),
];
/// Words that show a residence to be that of a mission's head.
const ENVOYS: &[&str] = &["ambassador", "consul", "envoy", "diplomat"];
/// Other words that make "mission" a diplomatic one are not needed; these make it another kind of mission.
const OTHER_MISSIONS: &[&str] = &[
    "training",
    "aid",
    "peacekeeping",
    "military",
    "medical",
    "rescue",
    "combat",
    "foreign",
    "christian",
    "catholic",
];
/// After these a place follows, not a sending state.
const BEFORE_PLACE: &[&str] = &["in", "at", "near", "outside"];
/// Longest country or place name looked for, in words.
const LONGEST_NAME: usize = 5;

/// Reads mission phrases with the names of a codebook.
#[derive(Debug, Clone)]
pub struct Missions<'a> {
    codebook: &'a Codebook,
}

impl<'a> Missions<'a> {
    /// A reader over the countries of a codebook.
    pub fn new(codebook: &'a Codebook) -> Self {
        Self { codebook }
    }

    /// The post that a phrase names; `host` is the country the text speaks of, if known. `None` for phrases without a
    /// mission word.
    pub fn read(&self, phrase: &str, host: Option<&str>, gazetteer: &Gazetteer) -> Option<MissionPhrase> {
        let plain = without_dots(phrase);
        let words: Vec<&str> = split_words(&plain).collect();
        let kind = self.kind(&words)?;
        let names = self.names(&words, host, gazetteer);
        let host = names.host.or_else(|| host.map(str::to_owned));
        let sending = names.sending.filter(|state| host.as_ref() != Some(state));
        Some(MissionPhrase { kind, sending, host, city: names.city })
    }

    fn kind(&self, words: &[&str]) -> Option<MissionKind> {
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let has = |wanted: &str| lower.iter().any(|word| word == wanted);
        if lower.windows(2).any(|pair| pair == ["high", "commission"]) {
            return Some(MissionKind::Embassy);
        }
        let (head, kind) = HEADS.iter().find(|(head, _)| has(head)).copied()?;
        let sound = match head {
            "residence" | "residency" => ENVOYS.iter().any(|word| has(word)),
            "interests" => has("section"),
            "mission" | "missions" => !OTHER_MISSIONS.iter().any(|word| has(word)),
            // "the embassy's consular entrance" is at the embassy.
            "consular" if has("embassy") => return Some(MissionKind::Embassy),
            _ => true,
        };
        sound.then_some(kind)
    }

    /// The states and the city that the words name, each by the longest name that fits.
    fn names(&self, words: &[&str], host: Option<&str>, gazetteer: &Gazetteer) -> Names {
        let mut names = Names::default();
        let mut at = 0;
        while at < words.len() {
            at += self.name_at(words, at, host, gazetteer, &mut names).unwrap_or(1);
        }
        names
    }

    fn name_at(
        &self,
        words: &[&str],
        at: usize,
        host: Option<&str>,
        gazetteer: &Gazetteer,
        names: &mut Names,
    ) -> Option<usize> {
        if !words[at].starts_with(char::is_uppercase) {
            return None;
        }
        let after_place_word = at > 0 && BEFORE_PLACE.contains(&words[at - 1].to_lowercase().as_str());
        for length in (1..=LONGEST_NAME.min(words.len() - at)).rev() {
            let phrase = words[at..at + length].join(" ");
            if let Some(country) = self.codebook.country_named(&phrase) {
                let slot = if after_place_word { &mut names.host } else { &mut names.sending };
                slot.get_or_insert_with(|| country.code.clone());
                return Some(length);
            }
            let within = names.host.as_deref().or(host);
            if let Some(place) = gazetteer.find(&phrase, within).and_then(|found| gazetteer.get(found)) {
                names.city.get_or_insert_with(|| place.name.clone());
                names.host.get_or_insert_with(|| place.country.clone());
                return Some(length);
            }
        }
        None
    }
}

#[derive(Default)]
struct Names {
    sending: Option<String>,
    host: Option<String>,
    city: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(phrase: &str, host: Option<&str>) -> Option<String> {
        let codebook = Codebook::embedded();
        let gazetteer = Gazetteer::new(codebook);
        let it = Missions::new(codebook).read(phrase, host, &gazetteer)?;
        let or_dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        Some(format!(
            "{} {} {} {}",
            or_dash(it.sending),
            it.kind.as_str(),
            or_dash(it.host),
            or_dash(it.city)
        ))
    }

    #[test]
    fn phrases_give_sender_kind_host_and_city() {
        for (phrase, host, expected) in [
            ("Russian Embassy", Some("AF"), "RU embassy AF -"),
            ("US consulate", Some("PK"), "US consulate PK -"),
            ("U.S. Consulate General", Some("TR"), "US consulate TR -"),
            ("Pakistani Consulate", None, "PK consulate - -"),
            ("embassy of the Russian Federation in Kabul", None, "RU embassy AF Kabul"),
            ("the Turkish embassy in Afghanistan", None, "TR embassy AF -"),
            ("Iran's ambassador's residence", Some("AF"), "IR residence AF -"),
            ("Iraqi mission", Some("AF"), "IQ mission AF -"),
            ("Russian embassy (consular entrance)", Some("AF"), "RU embassy AF -"),
            ("British High Commission", Some("PK"), "GB embassy PK -"),
        ] {
            assert_eq!(read(phrase, host).as_deref(), Some(expected), "{phrase}");
        }
    }

    #[test]
    fn the_host_is_never_its_own_sender() {
        assert_eq!(read("Afghan mission", Some("AF")).as_deref(), Some("- mission AF -"));
    }

    #[test]
    fn other_missions_and_residences_are_none() {
        for phrase in ["training mission", "residence of a judge", "Sikh temple", "commercial interests", ""]
        {
            assert_eq!(read(phrase, Some("AF")), None, "{phrase}");
        }
    }
}
