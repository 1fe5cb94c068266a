//! Reads text for what can be checked: actors, countries, places, other names, dates, figures, targets, stages.

use std::collections::{HashMap, HashSet};

use model::{DateInterval, Stage};

use super::dates::date_at;
use super::vocabulary::{NUMBER_WORDS, OWN_WORDS, TARGET_NOUNS};
use crate::Names;

/// Something that names stand for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Entity {
    /// Codebook id.
    Actor(String),
    /// ISO 3166-1 alpha-2.
    Country(String),
    /// Normal name.
    Place(String),
}

/// What kind of thing was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Term {
    /// A name of the codebook; several where the words are ambiguous.
    Entities(Vec<Entity>),
    /// A capitalized word that no list knows.
    Name,
    /// A date.
    Date(DateInterval),
    /// A figure, in digits without thousands separators.
    Figure(String),
    /// A noun that says what kind of target it was, in the singular.
    Target(&'static str),
    /// A stage.
    Stage(Stage),
}

/// One thing found in a text, with the words that name it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) words: String,
    pub(crate) term: Term,
}

/// A word or number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) word: String,
    pub(crate) lower: String,
}

/// Words (runs of letters and digits) and numbers (digits with `.` or `,` between them).
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next_is_digit = characters.peek().is_some_and(char::is_ascii_digit);
        let all_digits = word.ends_with(|last: char| last.is_ascii_digit());
        if character.is_alphanumeric() || (matches!(character, '.' | ',') && all_digits && next_is_digit) {
            word.push(character);
        } else if is_mark(character) {
            // combining marks belong to their letter
            word.push(character);
        } else {
            push(&mut found, &mut word);
        }
    }
    push(&mut found, &mut word);
    found
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0652}' | '\u{200C}' | '\u{200D}')
}

fn push(found: &mut Vec<Token>, word: &mut String) {
    if !word.is_empty() {
        let word = std::mem::take(word);
        found.push(Token { lower: word.to_lowercase(), word });
    }
}

struct Phrase {
    words: Vec<Token>,
    entity: Entity,
    match_case: MatchCase,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MatchCase {
    /// Short acronyms: `US` is not `us`, `IS` is not `is`.
    Exactly,
    /// Everything else.
    Ignoring,
}

/// Names of the codebook, ready for reading.
pub(crate) struct Reader {
    by_first_word: HashMap<String, Vec<Phrase>>,
    parents: HashMap<String, Vec<String>>,
}

impl Reader {
    /// Takes in all names. A capital that the brief also knows as a place stands for the place, not for its state.
    pub(crate) fn new(names: &Names) -> Self {
        let mut reader = Self { by_first_word: HashMap::new(), parents: HashMap::new() };
        for (id, actor) in &names.actors {
            reader.parents.insert(id.clone(), names.ancestors(id).into_iter().map(str::to_owned).collect());
            for name in actor.aliases.iter().chain([&actor.label, &actor.short]) {
                reader.add(name, Entity::Actor(id.clone()));
            }
        }
        let places: HashSet<String> = names
            .places
            .iter()
            .flat_map(|(name, others)| others.iter().chain([name]))
            .map(|name| name.to_lowercase())
            .collect();
        for (code, country) in &names.countries {
            let aliases = country.aliases.iter().filter(|alias| !places.contains(&alias.to_lowercase()));
            for name in aliases.chain([&country.name, &country.adjective]) {
                reader.add(name.strip_prefix("the ").unwrap_or(name), Entity::Country(code.clone()));
            }
        }
        for (name, spellings) in &names.places {
            for spelling in spellings.iter().chain([name]) {
                reader.add(spelling, Entity::Place(name.clone()));
            }
        }
        reader
    }

    fn add(&mut self, name: &str, entity: Entity) {
        let words = tokens(name);
        let Some(first) = words.first() else { return };
        let letters = name.chars().filter(|character| character.is_alphabetic());
        let short_acronym =
            words.iter().all(|token| token.word == token.word.to_uppercase()) && letters.count() <= 4;
        let match_case = if short_acronym { MatchCase::Exactly } else { MatchCase::Ignoring };
        self.by_first_word.entry(first.lower.clone()).or_default().push(Phrase { words, entity, match_case });
    }

    /// Whether two actors are the same or one stands above the other.
    pub(crate) fn related(&self, a: &str, b: &str) -> bool {
        let above =
            |id: &str, other: &str| self.parents.get(id).is_some_and(|ids| ids.iter().any(|up| up == other));
        a == b || above(a, b) || above(b, a)
    }

    /// Ids of the actors that a text names.
    pub(crate) fn actors(&self, text: &str) -> Vec<String> {
        let terms = self.read(text).into_iter().map(|found| found.term);
        let entities =
            terms.flat_map(|term| if let Term::Entities(entities) = term { entities } else { Vec::new() });
        entities.filter_map(|entity| if let Entity::Actor(id) = entity { Some(id) } else { None }).collect()
    }

    /// Everything that can be checked, in the order of the text.
    pub(crate) fn read(&self, text: &str) -> Vec<Found> {
        let words = tokens(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (length, term) = self.term_at(&words, at);
            if let Some(term) = term {
                let named: Vec<&str> =
                    words[at..at + length].iter().map(|token| token.word.as_str()).collect();
                found.push(Found { words: named.join(" "), term });
            }
            at += length;
        }
        found
    }

    fn term_at(&self, words: &[Token], at: usize) -> (usize, Option<Term>) {
        if let Some((length, interval)) = date_at(words, at) {
            return (length, interval.map(Term::Date));
        }
        if let Some((length, entities)) = self.longest_phrase(words, at) {
            return (length, Some(Term::Entities(entities)));
        }
        (1, single_word(&words[at]))
    }

    fn longest_phrase(&self, words: &[Token], at: usize) -> Option<(usize, Vec<Entity>)> {
        let candidates = self.by_first_word.get(&words[at].lower)?;
        let fits = |phrase: &&Phrase| {
            words.get(at..at + phrase.words.len()).is_some_and(|here| {
                here.iter().zip(&phrase.words).all(|(token, wanted)| match phrase.match_case {
                    MatchCase::Exactly => token.word == wanted.word,
                    MatchCase::Ignoring => token.lower == wanted.lower,
                })
            })
        };
        let length = candidates.iter().filter(fits).map(|phrase| phrase.words.len()).max()?;
        let longest = candidates.iter().filter(fits).filter(|phrase| phrase.words.len() == length);
        Some((length, longest.map(|phrase| phrase.entity.clone()).collect()))
    }
}

fn single_word(token: &Token) -> Option<Term> {
    if let Some(figure) = figure(token) {
        return Some(Term::Figure(figure));
    }
    if let Some(stage) = Stage::ALL.iter().find(|stage| stage.as_str() == token.lower) {
        return Some(Term::Stage(*stage));
    }
    if let Some(noun) = target_noun(&token.lower) {
        return Some(Term::Target(noun));
    }
    let capitalized = token.word.chars().next().is_some_and(char::is_uppercase);
    (capitalized && !OWN_WORDS.contains(&token.word.as_str())).then_some(Term::Name)
}

fn figure(token: &Token) -> Option<String> {
    if token.word.starts_with(|first: char| first.is_ascii_digit()) {
        let digits = token.word.trim_end_matches(char::is_alphabetic).replace(',', "");
        return Some(digits);
    }
    NUMBER_WORDS.iter().find(|(word, _)| *word == token.lower).map(|(_, value)| value.to_string())
}

/// The singular of a noun that says what kind of target it is.
pub(crate) fn target_noun(lower: &str) -> Option<&'static str> {
    TARGET_NOUNS
        .iter()
        .find(|(singular, plural)| *singular == lower || *plural == lower)
        .map(|(singular, _)| *singular)
}
