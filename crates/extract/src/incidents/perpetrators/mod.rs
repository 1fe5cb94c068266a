//! Who did it, and how firmly the text says so.
//!
//! 1. [`phrase`] reads the noun phrase around a group's name; [`ties`] and [`accused`] what the sentence says of it: agent,
//!    claim, suspicion, membership, traces; [`owned`] how groups own up without claiming.
//! 2. [`story`] finds the acts that a sentence without one of its own speaks of.
//! 3. [`frames`] lets acts without an author inherit the group that their paragraph or piece is about.
//! 4. [`nearby`] lends them the group that speaks right behind them.
//! 5. [`people`] describes those who did it where no group is named.
//! 6. [`claims`] adopts the claims of the document's statements.

mod accused;
mod claims;
mod frames;
mod nearby;
mod owned;
mod people;
mod phrase;
mod pronouns;
mod story;
mod ties;

use std::ops::Range;

use model::{
    Attribution, Evidence, IncidentRecord, Mention, Perpetrator, PerpetratorKind,
    codebook::{Actor, ActorKind},
};

pub use self::claims::adopt_claims;
use self::{
    phrase::Phrase,
    story::{Known, Story},
    ties::Scene,
};
use super::{events::Event, link::Incident};
use crate::{
    mentions::{ActorMention, ActorRole, within},
    pack::Class,
    reading::Reading,
};

/// What the text says about the authors of an incident.
#[derive(Debug, Clone, Default)]
struct Authors {
    /// Organisations, else people as described.
    perpetrators: Vec<Perpetrator>,
    /// How firmly; `None` where nobody is named.
    attribution: Option<Attribution>,
    /// Who claimed it, in the text's words.
    claimed_by: Vec<String>,
}

/// The most authors that a record names.
const MOST: usize = 12;

/// Actors around an act that are looked at.
const MOST_NEAR: usize = 24;

/// A word that points back over more sentences may stand for another group.
const FAR: usize = 2;

/// Tokens around a name that are looked at.
const AROUND: usize = 80;

/// Writes into the records of a document who did each incident.
pub fn fill(reading: &Reading<'_>, incidents: &[Incident<'_>], records: &mut [IncidentRecord]) {
    for (authors, record) in find(reading, incidents).into_iter().zip(records) {
        let first = authors.perpetrators.iter().filter_map(|perpetrator| perpetrator.mentions.first());
        record.evidence.extend(first.map(|mention| Evidence {
            field: "perpetrators".into(),
            start: mention.start,
            end: mention.end,
            quote: mention.text.clone(),
        }));
        record.attribution = authors.attribution.unwrap_or(Attribution::Unknown);
        record.perpetrators = authors.perpetrators;
        record.claimed_by = authors.claimed_by;
    }
}

fn find(reading: &Reading<'_>, incidents: &[Incident<'_>]) -> Vec<Authors> {
    let known = incidents.iter().map(|incident| Known {
        sentences: incident.events.iter().map(|event| event.sentence).collect(),
        date: incident.date,
        country: incident.country.clone(),
    });
    let story = Story::of(reading, known.collect());
    let open = frames::open(reading, &story, incidents.len());
    let pieces = frames::Pieces::of(reading);
    let mut cast = Cast { reading, ties: vec![Vec::new(); incidents.len()], open, pieces };
    for (index, incident) in incidents.iter().enumerate() {
        incident.events.iter().for_each(|event| cast.act(index, event));
    }
    cast.later(&story);
    cast.same_claims(&story);
    cast.settle();
    frames::inherit(&mut cast, &story, incidents);
    nearby::lend(&mut cast, &story, incidents);
    let named = cast.ties.iter().map(|ties| authors(reading, ties));
    named.zip(incidents).map(|(authors, incident)| described(reading, incident, authors)).collect()
}

/// With people as the text describes them where no group is named.
fn described(reading: &Reading<'_>, incident: &Incident<'_>, authors: Authors) -> Authors {
    if authors.perpetrators.is_empty() {
        return Authors { perpetrators: people::of(reading, incident), ..authors };
    }
    authors
}

/// A group tied to an incident: how, and the number of its mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    how: Attribution,
    mention: usize,
}

/// The ties of a document while they are gathered.
pub struct Cast<'r> {
    reading: &'r Reading<'r>,
    /// Of each incident.
    ties: Vec<Vec<Tie>>,
    /// Incidents whose author the text leaves open.
    open: Vec<bool>,
    /// What the parts of the document are about.
    pieces: frames::Pieces,
}

impl Cast<'_> {
    /// Ties in the sentence that tells the act.
    fn act(&mut self, index: usize, event: &Event<'_>) {
        let reading = self.reading;
        let sentence = reading.text.sentences[event.sentence].tokens.clone();
        let from = event.window.start.saturating_sub(AROUND).max(sentence.start);
        let near = from..(event.window.end + AROUND / 2).min(sentence.end);
        let actors = &reading.mentions.actors;
        let first = actors.partition_point(|actor| actor.tokens.start < near.start);
        let mut read: Vec<(usize, Option<Attribution>)> = Vec::new();
        for (number, actor) in actors.iter().enumerate().skip(first).take(MOST_NEAR) {
            if actor.tokens.start >= near.end {
                break;
            }
            if is_own_force(reading, event, actor) {
                continue;
            }
            let phrase = Phrase::around(reading, &sentence, &actor.tokens);
            let scene = Scene { reading, sentence: around(&sentence, &phrase.tokens), event: Some(event) };
            let how = scene.tie(&phrase).or_else(|| ties::shared_subject(reading, event, actor));
            read.push((number, how));
        }
        coordinate(reading, &mut read);
        for (number, how) in read {
            let mention = self.spoken_of(number);
            self.ties[index].extend(how.map(|how| Tie { how, mention }));
        }
        let pronoun = pronouns::author(reading, event);
        self.ties[index].extend(pronoun.map(|mention| Tie { how: Attribution::Attributed, mention }));
    }

    /// "the group", where none was named for some sentences, is the one that the piece is about.
    fn spoken_of(&self, number: usize) -> usize {
        let actors = &self.reading.mentions.actors;
        let actor = &actors[number];
        let sentence = self.reading.sentence_of(actor.tokens.start);
        let named = actor.stands_for.map(|named| self.reading.sentence_of(actors[named].tokens.start));
        let far = actor.role == ActorRole::Anaphoric && named.is_some_and(|named| named + FAR < sentence);
        self.pieces.group_at(sentence).filter(|_| far).unwrap_or(number)
    }

    /// Ties in sentences that tell no act of their own.
    fn later(&mut self, story: &Story<'_>) {
        let reading = self.reading;
        let actors = &reading.mentions.actors;
        let mut first = 0;
        while first < actors.len() {
            let sentence = reading.sentence_of(actors[first].tokens.start);
            let whole = reading.text.sentences[sentence].tokens.clone();
            let count =
                actors[first..].iter().take_while(|actor| actor.tokens.start < whole.end).count().max(1);
            if !story.tells(sentence) {
                self.said_later(story, sentence, first..first + count);
            }
            first += count;
        }
    }

    fn said_later(&mut self, story: &Story<'_>, sentence: usize, numbers: Range<usize>) {
        let reading = self.reading;
        let whole = &reading.text.sentences[sentence].tokens;
        let read = numbers.map(|number| {
            let actor = &reading.mentions.actors[number];
            let phrase = Phrase::around(reading, whole, &actor.tokens);
            let scene = Scene { reading, sentence: around(whole, &phrase.tokens), event: None };
            (number, if is_state(reading, actor) { scene.accusation(&phrase) } else { scene.tie(&phrase) })
        });
        let mut read: Vec<(usize, Option<Attribution>)> = read.collect();
        coordinate(reading, &mut read);
        for (number, how) in read {
            let Some(how) = how else { continue };
            let actor = &reading.mentions.actors[number];
            let mut meant = story.meant(sentence, around(whole, &actor.tokens));
            if how >= Attribution::Suspected {
                meant = story.with_series(sentence, meant);
            }
            meant = story.with_sentence(meant);
            meant.retain(|index| !is_state(reading, actor) || story.is_abroad(*index, actor, reading));
            meant.into_iter().for_each(|index| self.ties[index].push(Tie { how, mention: number }));
        }
    }

    /// "Same claim.": the act just told has the authors of the one told before it.
    fn same_claims(&mut self, story: &Story<'_>) {
        let text = self.reading.text;
        for (number, sentence) in text.sentences.iter().enumerate() {
            let open = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + 3);
            let same =
                open.clone().any(|at| text.is(at, Class::SamePointer) && text.is(at + 1, Class::SameClaim));
            if !same {
                continue;
            }
            let own = story.told_in(number).next();
            let Some(index) = own.or_else(|| story.pointed_back(number).first().copied()) else { continue };
            let lender = (0..index)
                .rev()
                .take(MOST)
                .find(|other| self.ties[*other].iter().any(|tie| tie.how < Attribution::Suspected));
            if let Some(lender) = lender.filter(|_| self.ties[index].is_empty()) {
                self.ties[index] = self.ties[lender].clone();
            }
        }
    }

    /// Suspects go where somebody is named as the author; a group that claims needs no suspicion.
    fn settle(&mut self) {
        for ties in &mut self.ties {
            let best = ties.iter().map(|tie| tie.how).min();
            if best.is_some_and(|best| best < Attribution::Suspected) {
                ties.retain(|tie| tie.how < Attribution::Suspected);
            }
        }
    }
}

/// "the X and the Y claimed it": what is said of one is said of the others joined to it.
fn coordinate(reading: &Reading<'_>, read: &mut [(usize, Option<Attribution>)]) {
    let actors = &reading.mentions.actors;
    let text = reading.text;
    let joined = |one: usize, other: usize| {
        let gap = phrase::past_brackets(reading, actors[one].tokens.end)..actors[other].tokens.start;
        let bridge = |at: usize| {
            text.is(at, Class::GroupJoin)
                || text.is(at, Class::PerpetratorPeople)
                || text.is(at, Class::PerpetratorJoints)
        };
        let links = gap.clone().any(|at| text.is(at, Class::ListJoin));
        gap.start < gap.end && gap.len() <= 6 && gap.clone().all(bridge) && links
    };
    for at in 1..read.len() {
        if read[at].1.is_none() && joined(read[at - 1].0, read[at].0) {
            read[at].1 = read[at - 1].1;
        }
    }
    for at in (1..read.len()).rev() {
        if read[at - 1].1.is_none() && joined(read[at - 1].0, read[at].0) {
            read[at - 1].1 = read[at].1;
        }
    }
}

/// The sentence, no further from the phrase than counts.
fn around(sentence: &Range<usize>, phrase: &Range<usize>) -> Range<usize> {
    phrase.start.saturating_sub(AROUND).max(sentence.start)..(phrase.end + AROUND).min(sentence.end)
}

fn is_state(reading: &Reading<'_>, actor: &ActorMention) -> bool {
    actor.actor.is_some_and(|index| reading.lexicon.codebook.actors[index].kind == ActorKind::StateForce)
}

/// The state's own forces in the country of the act are its guards, victims or avengers, not its authors.
fn is_own_force(reading: &Reading<'_>, event: &Event<'_>, actor: &ActorMention) -> bool {
    let Some(known) = actor.actor.map(|index| &reading.lexicon.codebook.actors[index]) else { return false };
    let country = event.place.map(|index| &reading.mentions.places[index].country);
    known.kind == ActorKind::StateForce && country.is_none_or(|country| known.countries.contains(country))
}

fn authors(reading: &Reading<'_>, ties: &[Tie]) -> Authors {
    let mut authors = Authors::default();
    for tie in ties {
        add(reading, &mut authors, *tie);
    }
    authors
}

fn add(reading: &Reading<'_>, authors: &mut Authors, tie: Tie) {
    let actors = &reading.mentions.actors;
    let Some(actor) = actors.get(tie.mention) else { return };
    let full = actor.stands_for.and_then(|number| actors.get(number));
    let known = actor.actor.map(|index| &reading.lexicon.codebook.actors[index]);
    let words = match (actor.role, full, known) {
        (_, Some(full), _) => written(reading, full, known),
        (ActorRole::Anaphoric, None, Some(known)) => known.name.clone(),
        _ => written(reading, actor, known),
    };
    let id = known.map(|known| known.id.as_str());
    let same = |other: &&mut Perpetrator| other.name == words || id.is_some() && other.actor.as_deref() == id;
    let mentions: Vec<Mention> =
        full.into_iter().chain([actor]).map(|actor| reading.mention(&actor.tokens)).collect();
    let is_full = authors.perpetrators.len() >= MOST;
    match authors.perpetrators.iter_mut().find(same) {
        Some(other) => mentions.into_iter().for_each(|mention| push_mention(&mut other.mentions, mention)),
        None if is_full => {}
        None => authors.perpetrators.push(Perpetrator {
            name: words.clone(),
            kind: PerpetratorKind::Organization,
            actor: known.map(|known| known.id.clone()),
            mentions,
        }),
    }
    if tie.how == Attribution::Claimed
        && !authors.claimed_by.contains(&words)
        && authors.claimed_by.len() < MOST
    {
        authors.claimed_by.push(words);
    }
    authors.attribution = Some(authors.attribution.map_or(tie.how, |other| other.min(tie.how)));
}

/// The name as the text has it; a description in words of ownership gives way to the normal name.
fn written(reading: &Reading<'_>, mention: &ActorMention, known: Option<&Actor>) -> String {
    let words = reading.words(&mention.tokens);
    let described = mention.tokens.clone().any(|at| reading.text.is(at, Class::PossessiveMark));
    known.filter(|_| described).map_or_else(|| one_line(words), |known| known.name.clone())
}

/// The words with single blanks between them, however the lines of the text fall.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_mention(mentions: &mut Vec<Mention>, mention: Mention) {
    if !mentions.contains(&mention) && mentions.len() < 8 {
        mentions.push(mention);
    }
}

/// The groups that start inside `window`, without forces of states.
fn groups_within<'r>(
    reading: &'r Reading<'_>,
    window: Range<usize>,
) -> impl DoubleEndedIterator<Item = &'r ActorMention> {
    within(&reading.mentions.actors, |actor| &actor.tokens, window)
        .iter()
        .filter(|actor| !is_state(reading, actor))
}
