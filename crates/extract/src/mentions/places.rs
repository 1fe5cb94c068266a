//! Places where something can happen: towns, regions, countries.

use std::{collections::HashMap, ops::Range};

use model::codebook::PlaceKind;

use super::{actors::ActorMention, covering, nations::Nation};
use crate::{
    lexicon::{Lexicon, NationForm},
    text::Text,
};

/// A place named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceMention {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Index into the codebook's places; `None` for a country.
    pub place: Option<usize>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Whether the word may stand for a government rather than the place ("Moscow said").
    pub capital: bool,
    /// Whether a preposition of place stands before it.
    pub located: bool,
    /// Whether it opens the dateline.
    pub dateline: bool,
    /// Whether it names whose something is, not where: "the embassy of Turkmenistan".
    pub owner: bool,
}

/// Towns below this population need a preposition, a dateline or their country beside them.
const WELL_KNOWN: u32 = 150_000;

/// Finds places; among places of one name, one in a country that the text names goes before the larger one.
pub fn find(
    lexicon: &Lexicon,
    text: &Text<'_>,
    nations: &[Nation],
    actors: &[ActorMention],
) -> Vec<PlaceMention> {
    let votes = country_votes(lexicon, nations);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        if let Some(actor) = covering(actors, |actor| &actor.tokens, at) {
            at = actor.tokens.end.max(at + 1);
            continue;
        }
        let nation =
            covering(nations, |nation| &nation.tokens, at).filter(|nation| nation.tokens.start == at);
        match nation.map(|nation| nation.form) {
            Some(NationForm::Adjective) if text.lower(at + 1) == "capital" => {
                found.extend(nation.and_then(|nation| capital_of(lexicon, nation)));
                at += 2;
            }
            Some(NationForm::Adjective | NationForm::Demonym) => {
                at = nation.map_or(at + 1, |nation| nation.tokens.end)
            }
            Some(NationForm::Name) if longer_place(lexicon, text, nation, at).is_none() => {
                let Some(nation) = nation else { break };
                found.push(country_mention(lexicon, text, nation));
                at = nation.tokens.end;
            }
            _ => match town_at(lexicon, text, at, &votes) {
                Some(mention) => {
                    at = mention.tokens.end;
                    found.push(mention);
                }
                None => at = nation.map_or(at + 1, |nation| nation.tokens.end),
            },
        }
    }
    found
}

/// "Mexico City" is longer than "Mexico".
fn longer_place(lexicon: &Lexicon, text: &Text<'_>, nation: Option<&Nation>, at: usize) -> Option<usize> {
    let tokens = nation.map_or(0, |nation| nation.tokens.len());
    lexicon.places.first_at(text, at).map(|hit| hit.tokens).filter(|n| *n > tokens)
}

/// "the Afghan capital".
fn capital_of(lexicon: &Lexicon, nation: &Nation) -> Option<PlaceMention> {
    let country = &lexicon.codebook.countries[nation.country];
    let place = *lexicon.capitals.get(&country.code)?;
    Some(PlaceMention {
        tokens: nation.tokens.start..nation.tokens.end + 1,
        place: Some(place),
        country: country.code.clone(),
        capital: false,
        located: true,
        dateline: false,
        owner: false,
    })
}

fn country_votes(lexicon: &Lexicon, nations: &[Nation]) -> HashMap<String, u32> {
    let mut votes = HashMap::new();
    for nation in nations {
        let weight = match nation.form {
            NationForm::Name => 3,
            NationForm::Capital => 2,
            NationForm::Adjective | NationForm::Demonym => 1,
        };
        *votes.entry(lexicon.codebook.countries[nation.country].code.clone()).or_insert(0) += weight;
    }
    votes
}

fn country_mention(lexicon: &Lexicon, text: &Text<'_>, nation: &Nation) -> PlaceMention {
    PlaceMention {
        tokens: nation.tokens.clone(),
        place: None,
        country: lexicon.codebook.countries[nation.country].code.clone(),
        capital: false,
        located: after_preposition(text, nation.tokens.start),
        dateline: is_dateline(text, nation.tokens.start, nation.tokens.len()),
        owner: false,
    }
}

fn town_at(
    lexicon: &Lexicon,
    text: &Text<'_>,
    at: usize,
    votes: &HashMap<String, u32>,
) -> Option<PlaceMention> {
    let hits = lexicon.places.longest_at(text, at);
    let tokens = hits.first()?.tokens;
    let place_of = |hit: usize| &lexicon.codebook.places[hit];
    let best = hits.iter().map(|hit| *hit.value).max_by_key(|index| {
        let place = place_of(*index);
        (
            votes.get(&place.country).copied().unwrap_or(0).min(3),
            place.kind != PlaceKind::Region,
            place.population,
        )
    })?;
    let place = place_of(best);
    let located = after_preposition(text, at);
    let dateline = is_dateline(text, at, tokens);
    let named_country = votes.get(&place.country).is_some_and(|n| *n > 0);
    let capital = place.kind == PlaceKind::Capital;
    let known = capital
        || place.population >= WELL_KNOWN
        || (named_country && (place.population >= 15_000 || place.kind == PlaceKind::Region));
    let inside_name =
        at > 0 && text.tokens[at - 1].capitalized && !located && !sentence_start(text, at - 1) && !dateline;
    let keeps = dateline || ((located || known) && !inside_name);
    keeps.then(|| PlaceMention {
        tokens: at..at + tokens,
        place: Some(best),
        country: place.country.clone(),
        capital,
        located,
        dateline,
        owner: false,
    })
}

fn sentence_start(text: &Text<'_>, at: usize) -> bool {
    text.sentence_at(text.tokens[at].start).is_some_and(|index| text.sentences[index].tokens.start == at)
}

/// "in Kabul", "near the northern city of Kunduz"; not "the governor of Kunduz".
fn after_preposition(text: &Text<'_>, at: usize) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "in", "at", "near", "outside", "around", "from", "to", "inside", "into", "on", "across", "over",
        "through",
    ];
    const PARTS: &[&str] = &[
        "city",
        "town",
        "village",
        "district",
        "province",
        "outskirts",
        "suburb",
        "suburbs",
        "port",
        "center",
        "centre",
        "streets",
        "north",
        "south",
        "east",
        "west",
        "department",
        "region",
        "area",
        "capital",
        "municipality",
        "state",
        "neighborhood",
        "part",
        "heart",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "quarter",
        "kilometers",
        "km",
    ];
    let word = |back: usize| at.checked_sub(back).map_or("", |i| text.lower(i));
    let skips =
        matches!(word(1), "the" | "central" | "eastern" | "western" | "northern" | "southern" | "downtown");
    let (preposition, before) = if skips { (word(2), word(3)) } else { (word(1), word(2)) };
    PREPOSITIONS.contains(&preposition) || preposition == "of" && PARTS.contains(&before)
}

/// A place at the very start of a paragraph in capitals, or followed by a dash or colon within a few tokens.
fn is_dateline(text: &Text<'_>, at: usize, tokens: usize) -> bool {
    if text.paragraphs.binary_search_by_key(&text.tokens[at].start, |range| range.start).is_err() {
        return false;
    }
    let after = (at + tokens)..(at + tokens + 9).min(text.tokens.len());
    let alone = text.word(at + tokens) == "." && sentence_start(text, at);
    let dash = alone || after.clone().any(|i| matches!(text.word(i), "-" | "–" | "—" | "--" | ":"));
    dash && text.tokens[at..at + tokens].iter().all(|token| token.all_caps || token.capitalized)
}
