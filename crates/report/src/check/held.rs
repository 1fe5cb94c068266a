//! What the citations and the basis of one sentence hold.

use std::collections::{HashMap, HashSet};

use model::{DateInterval, Hash, Stage};
use serde_json::Value;

use super::dates::contradicts;
use super::reader::{Entity, Found, Reader, Term, Token, target_noun, tokens};
use crate::phrase::{number, percent};
use crate::{Basis, Brief, Citation, Count, CountedRecord};

/// Everything a sentence may name.
#[derive(Debug, Default)]
pub(super) struct Held {
    words: HashSet<String>,
    entities: HashSet<Entity>,
    dates: Vec<DateInterval>,
    figures: HashSet<String>,
    stages: HashSet<Stage>,
}

impl Held {
    /// What the cited spans say, and the values that stand on them.
    pub(super) fn by_citations(&mut self, reader: &Reader, citations: &[Citation]) {
        let mut seen: HashSet<(&Hash, usize, usize, &str)> = HashSet::new();
        for citation in citations {
            if seen.insert((&citation.document, citation.start, citation.end, &citation.property)) {
                self.by_citation(reader, citation);
            }
        }
    }

    fn by_citation(&mut self, reader: &Reader, citation: &Citation) {
        let quote = citation.span.as_ref().map_or("", |span| span.quote.as_str());
        let (words, found) = (tokens(quote), reader.read(quote));
        let said = Said { words: &words, found: &found };
        self.by_value(reader, &citation.property, &citation.value, &said);
        self.by_text(words, found);
    }

    /// Everything that a text of the brief's own objects names.
    fn by_own_text(&mut self, reader: &Reader, text: &str) {
        self.by_text(tokens(text), reader.read(text));
    }

    fn by_text(&mut self, words: Vec<Token>, found: Vec<Found>) {
        for found in found {
            match found.term {
                Term::Entities(entities) => self.entities.extend(entities),
                Term::Date(interval) => self.dates.push(interval),
                Term::Figure(figure) => drop(self.figures.insert(figure)),
                Term::Stage(stage) => drop(self.stages.insert(stage)),
                Term::Name | Term::Target(_) => {}
            }
        }
        self.words.extend(words.into_iter().map(|token| singular(token.lower)));
    }

    /// A value counts as held by its span as far as the span does not say otherwise.
    fn by_value(&mut self, reader: &Reader, key: &str, value: &Value, said: &Said) {
        let date_alone = key == "date" && said.words.is_empty();
        if said.words.is_empty() && !date_alone {
            return;
        }
        if let Ok(interval) = serde_json::from_value::<DateInterval>(value.clone()) {
            if !contradicts(said.words, interval) {
                self.dates.push(interval);
            }
            return;
        }
        match value {
            Value::String(text) => self.by_string(reader, key, text, said),
            Value::Number(figure) => drop(self.figures.insert(figure.to_string())),
            Value::Array(items) => items.iter().for_each(|item| self.by_value(reader, key, item, said)),
            Value::Object(fields) => {
                fields.iter().for_each(|(name, field)| self.by_value(reader, name, field, said));
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn by_string(&mut self, reader: &Reader, key: &str, text: &str, said: &Said) {
        match key {
            "country" | "nationality" => drop(self.entities.insert(Entity::Country(text.to_owned()))),
            "status" => self.stages.extend(text.parse::<Stage>()),
            "actor" => self.by_actor(reader, text, said),
            _ => {
                for found in reader.read(text) {
                    if let Term::Entities(entities) = found.term {
                        entities.into_iter().for_each(|entity| self.by_entity(reader, entity, said));
                    }
                }
                self.words.extend(tokens(text).into_iter().map(|token| singular(token.lower)));
            }
        }
    }

    fn by_entity(&mut self, reader: &Reader, entity: Entity, said: &Said) {
        match entity {
            Entity::Actor(id) => self.by_actor(reader, &id, said),
            other => drop(self.entities.insert(other)),
        }
    }

    /// `the group` holds whom the record takes it for; the name of somebody else does not.
    fn by_actor(&mut self, reader: &Reader, id: &str, said: &Said) {
        let mut named = said.actors().peekable();
        if named.peek().is_none() || named.any(|other| reader.related(id, other)) {
            self.entities.insert(Entity::Actor(id.to_owned()));
        }
    }

    /// What a basis holds; counts are recounted first, and one that fails is given back.
    pub(super) fn by_basis(&mut self, frame: &Frame, basis: &Basis, cited: &[usize]) -> Option<String> {
        match basis {
            Basis::Question => self.by_question(frame),
            Basis::Judgement => self.by_judgement(frame),
            Basis::Sources => self.by_sources(frame, cited),
            Basis::Figure(text) => self.by_own_text(frame.reader, text),
            Basis::Count(count) => return self.by_count(frame, count),
        }
        None
    }

    fn by_question(&mut self, frame: &Frame) {
        let question = &frame.brief.question;
        if let Some(actor) = &question.actor {
            self.entities.insert(Entity::Actor(actor.clone()));
            self.by_own_text(frame.reader, frame.brief.names.actor(actor));
            self.words.extend(tokens(actor).into_iter().map(|token| token.lower));
        }
        for code in question.nationality.iter().chain(&question.country) {
            self.entities.insert(Entity::Country(code.clone()));
            self.words.insert(code.to_lowercase());
        }
        let window = frame.brief.judgement.window;
        self.dates.extend([window, DateInterval::day(window.from()), DateInterval::day(window.to())]);
        self.dates.push(DateInterval::day(frame.brief.as_of));
        self.figures.insert(question.horizon_months.to_string());
        self.stages.extend(question.stages.iter().copied().chain([Stage::Executed, Stage::Failed]));
    }

    fn by_judgement(&mut self, frame: &Frame) {
        let judgement = &frame.brief.judgement;
        let ends = judgement.interval.map(|(low, high)| [low, high]);
        for share in judgement.probability.into_iter().chain(ends.into_iter().flatten()) {
            self.by_own_text(frame.reader, &percent(share));
        }
        for part in &judgement.parts {
            self.by_own_text(frame.reader, &number(part.value));
            self.by_own_text(frame.reader, &part.name);
            self.by_own_text(frame.reader, &part.explanation);
        }
        let texts = [
            &judgement.confidence,
            &judgement.confidence_reason,
            &judgement.model,
            &judgement.resolution_rule,
        ];
        texts.into_iter().chain(&judgement.words).for_each(|text| self.by_own_text(frame.reader, text));
    }

    fn by_sources(&mut self, frame: &Frame, cited: &[usize]) {
        let brief = frame.brief;
        for source in cited.iter().filter_map(|number| brief.sources.get(number.checked_sub(1)?)) {
            self.by_own_text(frame.reader, &source.publisher);
            self.by_own_text(frame.reader, &source.title);
            self.dates.extend(source.published.map(DateInterval::day));
        }
        let coverage = &brief.coverage;
        self.dates.extend(
            coverage.first.into_iter().chain(coverage.last).chain([brief.as_of]).map(DateInterval::day),
        );
        self.figures.extend([coverage.documents, brief.sources.len()].map(|n| n.to_string()));
    }

    fn by_count(&mut self, frame: &Frame, count: &Count) -> Option<String> {
        if let Err(reason) = frame.recount(count) {
            return Some(reason);
        }
        self.figures.extend([count.counted.len(), count.of.len()].map(|n| n.to_string()));
        for (property, value) in &count.having {
            match property.as_str() {
                "stage" => self.stages.extend(value.parse::<Stage>()),
                "nationality" | "country" => drop(self.entities.insert(Entity::Country(value.clone()))),
                _ => self.by_own_text(frame.reader, value),
            }
        }
        None
    }

    /// Whether something found in the sentence is held.
    pub(super) fn holds(&self, found: &Found) -> bool {
        match &found.term {
            Term::Entities(entities) => {
                entities.iter().any(|entity| self.entities.contains(entity)) || self.holds_words(&found.words)
            }
            Term::Name => self.holds_words(&found.words),
            Term::Date(interval) => {
                self.dates.iter().any(|held| says(*held, *interval)) || self.figures.contains(&found.words)
            }
            Term::Figure(figure) => self.figures.contains(figure),
            Term::Target(noun) => self.words.contains(*noun),
            Term::Stage(stage) => self.stages.contains(stage),
        }
    }

    fn holds_words(&self, words: &str) -> bool {
        tokens(words).into_iter().all(|token| self.words.contains(&singular(token.lower)))
    }
}

/// Whether a held interval supports a stated one: the same, one of its ends, or inside it.
fn says(held: DateInterval, stated: DateInterval) -> bool {
    let is_end = stated == DateInterval::day(held.from()) || stated == DateInterval::day(held.to());
    is_end || stated.intersect(held) == Some(held)
}

fn singular(lower: String) -> String {
    target_noun(&lower).map_or(lower, str::to_owned)
}

/// The words of a span and what they name.
struct Said<'a> {
    words: &'a [Token],
    found: &'a [Found],
}

impl Said<'_> {
    fn actors(&self) -> impl Iterator<Item = &str> {
        let entities = self.found.iter().filter_map(|found| match &found.term {
            Term::Entities(entities) => Some(entities),
            _ => None,
        });
        entities.flatten().filter_map(|entity| match entity {
            Entity::Actor(id) => Some(id.as_str()),
            _ => None,
        })
    }
}

/// A brief opened for checking.
pub(super) struct Frame<'a> {
    pub(super) brief: &'a Brief,
    pub(super) reader: &'a Reader,
    pub(super) records: HashMap<&'a Hash, &'a CountedRecord>,
}

impl Frame<'_> {
    /// Counts again; the reason where the count does not come out.
    fn recount(&self, count: &Count) -> Result<(), String> {
        let counted: HashSet<&Hash> = count.counted.iter().collect();
        let of: HashSet<&Hash> = count.of.iter().collect();
        if counted.len() != count.counted.len() || of.len() != count.of.len() {
            return Err(String::from("counts a record twice"));
        }
        for id in &of {
            let Some(record) = self.records.get(id) else {
                return Err(format!("counts record {}, which the brief does not have", id.short()));
            };
            let fits = count.having.iter().all(|pair| record.values.contains(pair));
            if fits != counted.contains(id) {
                return Err(format!("does not come out when counted again, at {}", record.label));
            }
        }
        if counted.is_subset(&of) {
            Ok(())
        } else {
            Err(String::from("counts records outside its denominator"))
        }
    }
}
