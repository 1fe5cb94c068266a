//! A statement record made ready for comparison.

use jiff::civil::Date;
use model::{DateInterval, Hash, StatementKind};

use crate::{
    blocking::Searched,
    facts::Names,
    input::StatementInput,
    targets::TargetFacts,
    text::{hash64, split_words, without_dots, words},
};

/// More targets or states of one record than this are not compared.
const MOST_MEMBERS: usize = 12;
/// Words for a medium, which name no outlet: a "video" and a "film" may be one.
const MEDIA: &[&str] = &[
    "video",
    "film",
    "audio",
    "recording",
    "statement",
    "radio",
    "television",
    "telegram",
    "twitter",
    "facebook",
    "telephone",
    "phone",
    "website",
    "internet",
    "online",
    "message",
    "post",
    "letter",
    "leaflet",
    "interview",
    "magazine",
];
/// Words of a speaker's name that carry no identity.
const EMPTY_WORDS: &[&str] =
    &["the", "of", "s", "a", "an", "and", "in", "for", "local", "group", "spokesman", "spokesperson"];

/// What a statement record says, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StatementFacts {
    pub document: Hash,
    pub published: Option<Date>,
    pub kind: StatementKind,
    pub speaker: Option<String>,
    /// Codebook id of the speaker.
    pub actor: Option<String>,
    /// States that speak, by present-day code.
    pub states: Vec<String>,
    /// Hashes of the words of the speaker's name.
    pub speaker_words: Vec<u64>,
    pub outlet: Option<String>,
    pub date: Option<DateInterval>,
    pub targets: Vec<TargetFacts>,
    /// Where the targets stand.
    pub countries: Vec<String>,
}

impl StatementFacts {
    pub fn of(input: &StatementInput, names: &Names) -> Self {
        let record = &input.record;
        let speaker = record.speaker.as_deref().unwrap_or_default();
        let country = record.targets.iter().find_map(|target| target.country.as_deref());
        let year = record.date.map(|date| date.from().year());
        let actor = record.actor.clone().or_else(|| Some(names.actors.resolve(speaker, country, year)?.id));
        let mut countries: Vec<String> =
            record.targets.iter().filter_map(|target| target.country.clone()).collect();
        countries.sort();
        countries.dedup();
        Self {
            document: input.reference.doc.clone(),
            published: input.document.published,
            kind: record.kind,
            states: if actor.is_some() { Vec::new() } else { states(speaker, names) },
            speaker_words: speaker_words(speaker),
            speaker: record.speaker.clone(),
            actor,
            outlet: record.outlet.as_deref().and_then(|outlet| outlet_key(outlet, names)),
            date: record.date,
            targets: record
                .targets
                .iter()
                .take(MOST_MEMBERS)
                .map(|target| names.targets.target(target, target.country.as_deref(), None, &names.gazetteer))
                .collect(),
            countries,
        }
    }

    /// Under which keys it is sought. A statement without a date is sought in the year before its report.
    pub fn searched(&self, names: &Names) -> Option<Searched> {
        let before = |day: Date| DateInterval::day(day).shift(-365).hull(DateInterval::day(day));
        let window = self.date.or_else(|| self.published.map(before))?;
        let mut keys = Vec::new();
        let kind = kind_family(self.kind);
        let mut key = |what: &str, value: &str| keys.push(hash64(&format!("{kind}|{what}|{value}")));
        if let Some(actor) = &self.actor {
            // A wing is also sought under what it is part of, where its parent's records are.
            let line = names.codebook.actor_and_ancestors(actor);
            line.iter().for_each(|it| key("actor", &it.id));
            if line.is_empty() {
                key("actor", actor);
            }
        }
        self.states.iter().for_each(|state| key("state", state));
        if self.actor.is_none() && self.states.is_empty() {
            self.speaker_words.iter().for_each(|word| key("word", &word.to_string()));
        }
        Some(Searched { keys, window })
    }
}

/// Kinds that reports of one statement may give: a threat calls others to act, too.
pub(crate) fn kind_family(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Threat | StatementKind::Incitement => "threat",
        other => other.as_str(),
    }
}

fn speaker_words(speaker: &str) -> Vec<u64> {
    let mut hashes: Vec<u64> = words(speaker)
        .iter()
        .filter(|word| !EMPTY_WORDS.contains(&word.as_str()))
        .map(|word| hash64(word))
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The states that a speaker's name names, by name, adjective or capital ("Washington, London and Canberra").
fn states(speaker: &str, names: &Names) -> Vec<String> {
    let plain = without_dots(speaker);
    let all: Vec<&str> = split_words(&plain).collect();
    let mut states = Vec::new();
    let mut at = 0;
    while at < all.len() && states.len() < MOST_MEMBERS {
        let found = (1..=4.min(all.len() - at)).rev().find_map(|length| {
            let phrase = all[at..at + length].join(" ");
            if !phrase.starts_with(char::is_uppercase) {
                return None;
            }
            let country = names.codebook.country_named(&phrase).or_else(|| by_capital(&phrase, names))?;
            Some((country.code.clone(), length))
        });
        at += found.as_ref().map_or(1, |(_, length)| *length);
        states.extend(found.map(|(code, _)| code));
    }
    states.sort();
    states.dedup();
    states
}

fn by_capital<'a>(name: &str, names: &Names<'a>) -> Option<&'a model::codebook::Country> {
    names.codebook.countries.iter().find(|country| {
        country
            .capital
            .iter()
            .chain(&country.capital_aliases)
            .any(|capital| capital.eq_ignore_ascii_case(name))
    })
}

/// The outlet's id, or its folded name; `None` for words that name only a medium.
fn outlet_key(outlet: &str, names: &Names) -> Option<String> {
    if let Some(known) = names.codebook.find_outlet(outlet) {
        return Some(known.id.clone());
    }
    let only_medium = words(outlet)
        .iter()
        .all(|word| MEDIA.contains(&word.as_str()) || EMPTY_WORDS.contains(&word.as_str()));
    (!only_medium).then(|| model::codebook::fold(outlet))
}
