//! What a text leaves open, and what it says once for several acts: a piece or a paragraph about one group.

use std::ops::Range;

use model::Attribution;

use super::{Cast, Tie, groups_within, is_state, phrase::Phrase, story::Story};
use crate::pack::Class;
use crate::{incidents::link::Incident, mentions::ActorRole, reading::Reading};

/// How far behind "no group" the words for owning up stand.
const OWN_UP_WITHIN: usize = 9;

/// Incidents whose author the text says is not known.
pub fn open(reading: &Reading<'_>, story: &Story<'_>, count: usize) -> Vec<bool> {
    let mut open = vec![false; count];
    let text = reading.text;
    for at in 0..text.tokens.len() {
        let nobody = text.is(at, Class::PerpetratorNobody)
            || text.is(at, Class::No) && text.is(at + 1, Class::PerpetratorNoOne);
        let owned = || (at + 1..at + OWN_UP_WITHIN).any(|i| text.is(i, Class::PerpetratorOwnedUp));
        if !(text.is(at, Class::PerpetratorUnknown) || nobody && owned()) {
            continue;
        }
        let sentence = reading.sentence_of(at);
        let own: Vec<usize> = story.told_in(sentence).collect();
        let meant = if own.is_empty() {
            story.meant(sentence, at..(at + 2 * OWN_UP_WITHIN).min(text.tokens.len()))
        } else {
            own
        };
        meant.into_iter().for_each(|index| open[index] = true);
    }
    open
}

/// Lets incidents without an author have the group of their paragraph, else that of the piece.
pub fn inherit(cast: &mut Cast<'_>, story: &Story<'_>, incidents: &[Incident<'_>]) {
    let reading = cast.reading;
    let history = history(cast, incidents);
    for (index, incident) in incidents.iter().enumerate() {
        if cast.open[index] || !cast.ties[index].is_empty() {
            continue;
        }
        let Some(event) = incident.events.first() else { continue };
        let mention = paragraph_group(reading, event.sentence)
            .or_else(|| cast.pieces.group_at(event.sentence))
            .or_else(|| history.as_ref().and_then(|history| history.group_at(reading, event.sentence)));
        let rival = mention.is_some_and(|mention| has_rival(reading, event.sentence, mention));
        if let Some(mention) = mention.filter(|_| !rival && story.tells(event.sentence)) {
            cast.ties[index].push(Tie { how: Attribution::Attributed, mention });
        }
    }
}

/// The actor behind a mention, or the number of the mention of a name that the codebook does not have.
pub fn identity(reading: &Reading<'_>, mention: usize) -> (Option<usize>, usize) {
    let actor = &reading.mentions.actors[mention];
    (actor.actor, if actor.actor.is_some() { 0 } else { actor.stands_for.unwrap_or(mention) })
}

fn number_of(reading: &Reading<'_>, start: usize) -> usize {
    reading.mentions.actors.partition_point(|other| other.tokens.start < start)
}

/// Whether the sentence itself shows another group at work.
fn has_rival(reading: &Reading<'_>, sentence: usize, mention: usize) -> bool {
    let tokens = reading.text.sentences[sentence].tokens.clone();
    let own = identity(reading, mention);
    groups_within(reading, tokens.clone()).take(8).any(|other| {
        let number = number_of(reading, other.tokens.start);
        let phrase = Phrase::around(reading, &tokens, &other.tokens);
        let victim = (phrase.tokens.start.saturating_sub(2)..phrase.tokens.start)
            .any(|at| reading.text.is(at, Class::TieTo));
        identity(reading, number) != own && !victim
    })
}

/// The first sentence of the paragraph, or the clause before a colon, shows a group at work: "the same organisation has
/// been busy elsewhere", "they have kept that promise:".
fn paragraph_group(reading: &Reading<'_>, sentence: usize) -> Option<usize> {
    let sentences = &reading.text.sentences;
    let paragraph = sentences[sentence].paragraph;
    let first =
        (sentence.saturating_sub(6)..=sentence).find(|number| sentences[*number].paragraph == paragraph)?;
    let opening = sentences[first].tokens.clone();
    let own = sentences[sentence].tokens.clone();
    let led = own.clone().take(20).find(|at| reading.text.word(*at) == ":").map(|colon| own.start..colon);
    led.and_then(|lead| at_work(reading, lead, sentence)).or_else(|| at_work(reading, opening, first))
}

/// The group that the words say is at work.
fn at_work(reading: &Reading<'_>, words: Range<usize>, sentence: usize) -> Option<usize> {
    let text = reading.text;
    let words = words.start..words.end.min(words.start + 24);
    let verb = words.clone().find(|at| text.is(*at, Class::PerpetratorAtWorkVerbs))?;
    let works = (verb + 1..(verb + 5).min(words.end)).any(|at| text.is(at, Class::PerpetratorAtWork));
    if !works || verb - words.start > 12 {
        return None;
    }
    let subject = groups_within(reading, words.start..verb).next();
    let subject = subject.or_else(|| {
        let stands = (words.start..verb).any(|at| text.is(at, Class::CallerOrPronoun));
        let before = text.sentences[sentence].tokens.start;
        groups_within(reading, before.saturating_sub(2 * super::AROUND)..before)
            .next_back()
            .filter(|_| stands)
    })?;
    Some(number_of(reading, subject.tokens.start))
}

/// Which group the parts of a document are about, by its paragraphs.
pub struct Pieces {
    /// First sentence of the part and the mention of its group.
    parts: Vec<(usize, Option<usize>)>,
}

impl Pieces {
    /// Reads the paragraphs of a document.
    pub fn of(reading: &Reading<'_>) -> Self {
        let mut parts: Vec<(usize, Option<usize>)> = Vec::new();
        let sentences = &reading.text.sentences;
        let mut declared: Option<usize> = None;
        for (number, sentence) in sentences.iter().enumerate() {
            let opens = number == 0 || sentences[number - 1].paragraph != sentence.paragraph;
            if let Some(group) = declaration(reading, &sentence.tokens) {
                declared = Some(group);
                parts.push((number, declared));
            } else if opens && declared.is_some() {
                let turned = turns_away(reading, &sentence.tokens);
                parts.push((number, declared.filter(|_| !turned)));
            }
        }
        Self { parts }
    }

    /// The mention of the group that the part with this sentence is about.
    pub fn group_at(&self, sentence: usize) -> Option<usize> {
        let last = self.parts.partition_point(|(first, _)| *first <= sentence).checked_sub(1)?;
        self.parts[last].1
    }
}

/// "This note concerns the ledger of X", "our files for attacks by X", a heading that is the group's name.
fn declaration(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let text = reading.text;
    let words = tokens.start..tokens.end.min(tokens.start + 40);
    let topic = words.clone().find(|at| text.is(*at, Class::PerpetratorTopics));
    let heading =
        words.len() <= 6 && !matches!(text.word(tokens.end.saturating_sub(1)), "." | "?" | "!" | ",");
    let group = groups_within(reading, words.clone()).find(|group| {
        let near = group.tokens.start.saturating_sub(3)..group.tokens.start;
        let owned = near.clone().any(|at| text.is(at, Class::ConcernLead));
        owned && topic.is_some_and(|topic| topic < group.tokens.start) && !is_state(reading, group)
            || heading && group.role != ActorRole::Anaphoric && group.tokens.len() + 2 >= words.len()
    })?;
    let acts = heading
        || words.clone().any(|at| text.is(at, Class::PerpetratorActs))
        || topic.is_some_and(|topic| text.is(topic, Class::Ledger));
    acts.then(|| number_of(reading, group.tokens.start))
}

/// "Other people's crimes", "elsewhere": the paragraph is not about the group.
fn turns_away(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    (tokens.start..tokens.end.min(tokens.start + 8)).any(|at| reading.text.is(at, Class::PerpetratorTurns))
}

/// A chronicle of one group's acts: from its first act in the text to its last.
struct History {
    mention: usize,
    sentences: Range<usize>,
}

/// A group with the sentences that tell its acts.
struct Owner {
    key: (Option<usize>, usize),
    mention: usize,
    sentences: Vec<usize>,
}

/// A text of so few incidents is no chronicle.
const CHRONICLE: usize = 6;

impl History {
    fn group_at(&self, reading: &Reading<'_>, sentence: usize) -> Option<usize> {
        let paragraph = |number: usize| reading.text.sentences.get(number).map(|sentence| sentence.paragraph);
        let inside = self.sentences.contains(&sentence)
            || paragraph(self.sentences.end.saturating_sub(1)) == paragraph(sentence)
                && sentence >= self.sentences.start;
        inside.then_some(self.mention)
    }
}

fn history(cast: &Cast<'_>, incidents: &[Incident<'_>]) -> Option<History> {
    if incidents.len() < CHRONICLE || cast.open.iter().filter(|open| **open).count() * 4 > incidents.len() {
        return None;
    }
    let mut owners: Vec<Owner> = Vec::new();
    for (ties, incident) in cast.ties.iter().zip(incidents) {
        let Some(event) = incident.events.first() else { continue };
        for tie in ties.iter().filter(|tie| tie.how < Attribution::Suspected).take(1) {
            let key = identity(cast.reading, tie.mention);
            let full = owners.len() >= 8;
            match owners.iter_mut().find(|owner| owner.key == key) {
                Some(owner) => owner.sentences.push(event.sentence),
                None if full => {}
                None => owners.push(Owner { key, mention: tie.mention, sentences: vec![event.sentence] }),
            }
        }
    }
    let total: usize = owners.iter().map(|owner| owner.sentences.len()).sum();
    let Owner { mention, sentences, .. } = owners.into_iter().max_by_key(|owner| owner.sentences.len())?;
    let (first, last) = (sentences.iter().min().copied()?, sentences.iter().max().copied()?);
    (sentences.len() >= 3 && sentences.len() * 3 >= total * 2)
        .then_some(History { mention, sentences: first..last + 1 })
}
