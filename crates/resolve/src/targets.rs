//! What a target's name says: mission, kind of facility, proper name; and how two targets compare.

use model::{Target, TargetClass, codebook::Codebook};

use crate::{
    gazetteer::Gazetteer,
    missions::{MissionKind, Missions},
    text::{hash64, name_key, skeleton, split_words, without_dots},
    weights::{
        TARGET_CLASS_ONLY, TARGET_OTHER_CLASS, TARGET_OTHER_KIND, TARGET_SAME_CLASS, TARGET_SAME_KIND,
        TARGET_SAME_MISSION, TARGET_SAME_NAME, TARGET_SAME_SENDER, TARGET_SAME_UNIQUE, TARGET_SHARED_WORDS,
    },
};

/// Kinds of facility by the words that name them. Words of one row are kinds of one thing.
const FACILITIES: &[&[&str]] = &[
    &["embassy", "consulate", "chancery", "legation", "mission"],
    &["airport", "airfield", "airstrip", "runway"],
    &["parliament", "assembly"],
    &["palace"],
    &["ministry"],
    &["hotel", "guesthouse", "guest", "inn", "hostel", "resort"],
    &["restaurant", "cafe", "bar", "nightclub", "pub", "disco"],
    &["mosque", "shrine", "imambargah", "seminary", "madrassa"],
    &["church", "cathedral", "monastery", "convent"],
    &["temple", "gurdwara"],
    &["synagogue"],
    &["bank"],
    &["market", "bazaar", "mall", "shop", "store", "supermarket"],
    &["school", "university", "college", "campus"],
    &["hospital", "clinic"],
    &["barracks", "base", "camp", "garrison", "outpost"],
    &["checkpoint", "checkpost", "roadblock"],
    &["prison", "jail"],
    &["court", "courthouse"],
    &["station", "metro", "terminal", "subway"],
    &["bus", "minibus", "coach"],
    &["convoy", "motorcade", "vehicle", "car", "truck"],
    &["train", "railway", "rail"],
    &["plane", "aircraft", "airliner", "jet", "flight", "helicopter"],
    &["ship", "boat", "vessel", "ferry", "tanker"],
    &["pipeline", "refinery", "oilfield", "depot"],
    &["pylon", "powerline", "substation", "dam", "tower"],
    &["bridge"],
    &["stadium", "theater", "theatre", "cinema", "concert"],
    &["headquarters", "office"],
    &["newspaper", "television", "radio", "broadcaster"],
    &["border", "crossing"],
    &["residence", "home", "house"],
];
/// Rows of which a city has one, by their first word.
const UNIQUE: &[&str] = &["airport", "parliament"];
/// Rows that are the same wherever one of them is named: an office may be a headquarters or a ministry.
const VAGUE: &[&str] = &["headquarters", "residence", "convoy"];
/// Words that name nobody in particular.
const EMPTY_WORDS: &[&str] = &[
    "the", "a", "an", "of", "in", "at", "on", "near", "and", "by", "for", "to", "from", "with", "used",
    "its", "their", "two", "three", "several", "some", "local", "compound", "building", "gate", "area",
    "site", "premises", "city", "town", "general", "new", "old", "former", "main", "central", "people",
    "member", "outside",
];

/// What is known of one target, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TargetFacts {
    /// Name as given.
    pub name: String,
    /// Class; `None` for a facility that no target entry explains.
    pub class: Option<TargetClass>,
    /// Present-day code of the state it belongs to.
    pub nationality: Option<String>,
    /// Kind of post, if it is one.
    pub mission: Option<MissionKind>,
    /// Row in [`FACILITIES`].
    facility: Option<usize>,
    /// Sound hashes of its proper names, sorted.
    pub proper: Vec<u64>,
    /// Hashes of its other words, sorted.
    common: Vec<u64>,
}

/// How well two targets agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// They contradict each other by name.
    Contradiction,
    /// Nothing in common.
    None,
    /// They are facilities of two kinds, without names.
    OtherKind,
    /// By nationality, with classes that reports mix.
    Family,
    /// By class only.
    Class,
    /// By class and nationality.
    Nation,
    /// By kind of facility.
    Kind,
    /// By sender but not by kind of post.
    Sender,
    /// By a facility of which there is one.
    Unique,
    /// By proper name.
    Name,
    /// By mission.
    Mission,
}

impl Agreement {
    pub fn weight(self) -> f64 {
        match self {
            Self::Contradiction | Self::None => 0.0,
            Self::OtherKind => TARGET_OTHER_KIND,
            Self::Family => TARGET_OTHER_CLASS,
            Self::Class => TARGET_CLASS_ONLY,
            Self::Nation => TARGET_SAME_CLASS,
            Self::Kind => TARGET_SAME_KIND,
            Self::Sender => TARGET_SAME_SENDER,
            Self::Unique => TARGET_SAME_UNIQUE,
            Self::Name => TARGET_SAME_NAME,
            Self::Mission => TARGET_SAME_MISSION,
        }
    }

    /// Whether the agreement singles out one target among those of a city.
    pub fn identifies(self) -> bool {
        self >= Self::Sender
    }

    pub fn in_words(self) -> &'static str {
        match self {
            Self::Contradiction => "are named differently",
            Self::None => "have nothing in common",
            Self::OtherKind => "are of two kinds",
            Self::Family => "are of related classes",
            Self::Class => "are of one class",
            Self::Nation => "are of one class and nationality",
            Self::Kind => "are of one kind",
            Self::Sender => "are posts of one state",
            Self::Unique => "are of a kind of which a city has one",
            Self::Name => "share a name",
            Self::Mission => "are one mission",
        }
    }
}

/// Reads targets with the names of a codebook.
#[derive(Debug, Clone)]
pub(crate) struct TargetReader<'a> {
    codebook: &'a Codebook,
    missions: Missions<'a>,
}

impl<'a> TargetReader<'a> {
    pub fn new(codebook: &'a Codebook) -> Self {
        Self { codebook, missions: Missions::new(codebook) }
    }

    /// The facts of a target entry; `host` and `place` are the incident's.
    pub fn target(
        &self,
        target: &Target,
        host: Option<&str>,
        place: Option<&str>,
        gazetteer: &Gazetteer,
    ) -> TargetFacts {
        let mut facts = self.named(&target.name, host, place, gazetteer);
        facts.class = Some(target.class);
        if let Some(state) = &target.nationality {
            facts.nationality = Some(self.codebook.present_code(state).to_owned());
        }
        // "training mission" of soldiers is no post, whatever its words.
        if target.class != TargetClass::Diplomatic {
            facts.mission = None;
        }
        facts
    }

    /// The facts of a bare name.
    pub fn named(
        &self,
        name: &str,
        host: Option<&str>,
        place: Option<&str>,
        gazetteer: &Gazetteer,
    ) -> TargetFacts {
        let phrase = self.missions.read(name, host, gazetteer);
        let words = self.words(name, place);
        TargetFacts {
            name: name.to_owned(),
            class: phrase.as_ref().map(|_| TargetClass::Diplomatic),
            nationality: phrase
                .as_ref()
                .and_then(|it| Some(self.codebook.present_code(it.sending.as_deref()?).to_owned())),
            mission: phrase.map(|it| it.kind),
            facility: words.facility,
            proper: sorted(words.proper),
            common: sorted(words.common),
        }
    }

    fn words(&self, name: &str, place: Option<&str>) -> Words {
        let plain = without_dots(name);
        let place_words: Vec<String> =
            place.map(|it| split_words(it).map(name_key).collect()).unwrap_or_default();
        let all: Vec<&str> = split_words(&plain).collect();
        let shouted = !plain.chars().any(char::is_lowercase);
        let mut words = Words::default();
        let mut at = 0;
        while at < all.len() {
            if let Some(length) = self.country_at(&all, at) {
                at += length;
                continue;
            }
            words.add(all[at], shouted, &place_words);
            at += 1;
        }
        words
    }

    /// Length of a country name or adjective that starts here: it goes into the nationality, not into the name.
    fn country_at(&self, words: &[&str], at: usize) -> Option<usize> {
        if !words[at].starts_with(char::is_uppercase) {
            return None;
        }
        (1..=4.min(words.len() - at))
            .rev()
            .find(|length| self.codebook.country_named(&words[at..at + length].join(" ")).is_some())
    }
}

#[derive(Default)]
struct Words {
    facility: Option<usize>,
    proper: Vec<u64>,
    common: Vec<u64>,
}

impl Words {
    fn add(&mut self, word: &str, shouted: bool, place_words: &[String]) {
        let key = name_key(word);
        let singular = singular(&key);
        if EMPTY_WORDS.contains(&singular) || key.len() < 2 || place_words.contains(&key) {
            return;
        }
        if let Some(row) = FACILITIES.iter().position(|row| row.contains(&singular)) {
            // The last one is the head: "bus station" is a station. "House of" and the like are too vague to overrule.
            let vague = VAGUE.contains(&FACILITIES[row][0]);
            self.facility = if vague { self.facility.or(Some(row)) } else { Some(row) };
            return;
        }
        if word.starts_with(char::is_uppercase) && !shouted {
            let sound = skeleton(singular);
            self.proper.push(hash64(if sound.len() < 3 { singular } else { &sound }));
        } else {
            self.common.push(hash64(singular));
        }
    }
}

fn singular(word: &str) -> &str {
    match word {
        "embassies" => "embassy",
        "buses" | "minibuses" => &word[..word.len() - 2],
        "gas" | "headquarters" | "barracks" => word,
        _ if word.ends_with("ss") || word.len() < 4 => word,
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

fn sorted(mut hashes: Vec<u64>) -> Vec<u64> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

impl TargetFacts {
    /// Whether it is named so well that another name means another target.
    pub fn is_named(&self) -> bool {
        (self.mission.is_some() && self.nationality.is_some())
            || !self.proper.is_empty()
            || self.facility_is_firm()
    }

    /// Whether its words single it out: a post of one state, or a proper name.
    pub fn is_singled_out(&self) -> bool {
        (self.mission.is_some() && self.nationality.is_some()) || !self.proper.is_empty()
    }

    fn facility_is_firm(&self) -> bool {
        self.firm_facility().is_some()
    }

    /// Its kind of facility, unless that is a word which may mean several.
    pub fn firm_facility(&self) -> Option<usize> {
        self.facility.filter(|row| !VAGUE.contains(&FACILITIES[*row][0]))
    }

    /// How well it agrees with another, and with what weight.
    pub fn agreement(&self, other: &Self) -> (Agreement, f64) {
        let agreement = self.compare(other);
        let extra = match agreement {
            Agreement::Class | Agreement::Nation | Agreement::Kind => {
                TARGET_SHARED_WORDS * overlap_share(&self.common, &other.common)
            }
            _ => 0.0,
        };
        (agreement, agreement.weight() + extra)
    }

    fn compare(&self, other: &Self) -> Agreement {
        let same_state = self.nationality.is_some() && self.nationality == other.nationality;
        let other_state = self.nationality.is_some() && other.nationality.is_some() && !same_state;
        if let Some((a, b)) = self.mission.zip(other.mission) {
            if other_state {
                return Agreement::Contradiction;
            }
            if same_state {
                return if a.fits(b) { Agreement::Mission } else { Agreement::Sender };
            }
        }
        let shared_name = self.proper.iter().any(|name| other.proper.binary_search(name).is_ok());
        if shared_name && !other_state {
            return Agreement::Name;
        }
        let same_class = self.class.is_none() || other.class.is_none() || self.class == other.class;
        let diplomats = self.class == Some(TargetClass::Diplomatic) && other.class == self.class;
        if diplomats && same_state {
            return Agreement::Sender;
        }
        let same_kind = self.facility.is_some() && self.facility == other.facility;
        if same_kind && !other_state {
            return self.compare_kind(other);
        }
        let both_named = self.is_singled_out() && other.is_singled_out();
        if !same_class && same_state && !both_named && one_family(self.class, other.class) {
            return Agreement::Family;
        }
        match (same_class, same_state, other_state) {
            (true, true, _) => Agreement::Nation,
            (true, false, false) if self.class.is_some() && other.class.is_some() => Agreement::Class,
            _ => self.without_agreement(other),
        }
    }

    /// Two facilities of one kind and no shared name.
    fn compare_kind(&self, other: &Self) -> Agreement {
        let both_named = !self.proper.is_empty() && !other.proper.is_empty();
        let unique = self.facility.is_some_and(|row| UNIQUE.contains(&FACILITIES[row][0]));
        match (unique, both_named) {
            (true, _) => Agreement::Unique,
            (false, true) => Agreement::Contradiction,
            (false, false) => Agreement::Kind,
        }
    }

    fn without_agreement(&self, other: &Self) -> Agreement {
        if self.is_named() && other.is_named() { Agreement::Contradiction } else { Agreement::None }
    }
}

/// Classes that reports of one attack mix: forces and offices of a state, and people in places open to all.
fn one_family(a: Option<TargetClass>, b: Option<TargetClass>) -> bool {
    const STATE: [TargetClass; 3] = [TargetClass::Government, TargetClass::Military, TargetClass::Police];
    const OPEN: [TargetClass; 6] = [
        TargetClass::Civilian,
        TargetClass::Business,
        TargetClass::Religious,
        TargetClass::Media,
        TargetClass::Transport,
        TargetClass::Other,
    ];
    a.zip(b).is_some_and(|(a, b)| {
        [&STATE[..], &OPEN[..]].iter().any(|family| family.contains(&a) && family.contains(&b))
    })
}

fn overlap_share(a: &[u64], b: &[u64]) -> f64 {
    let shared = a.iter().filter(|it| b.binary_search(it).is_ok()).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}
