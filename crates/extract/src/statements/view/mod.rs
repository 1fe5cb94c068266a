//! What every rule looks at: a text with its cues and parties, and the few questions about clauses that all rules ask.

mod object;
mod polarity;
mod subject;

use std::{cell::OnceCell, ops::Range};

use model::{IncidentRecord, StatementKind};

use super::{
    cues::Cues,
    party::Party,
    speech::may_speak,
    words::{Cue, CueHit},
};
use crate::{pack::Class, reading::Reading};

/// How far a clause is followed to the left and to the right of its verb.
const LEFT: usize = 60;
const RIGHT: usize = 70;

/// A statement as a rule found it.
#[derive(Debug, Clone)]
pub struct Found {
    /// What the message does.
    pub kind: StatementKind,
    /// Who speaks.
    pub speaker: Party,
    /// Tokens of the words that tell.
    pub cue: Range<usize>,
    /// Tokens of the clause: what is quoted as evidence.
    pub clause: Range<usize>,
    /// Tokens in which targets of the message itself stand.
    pub object: Range<usize>,
}

/// A document as the rules see it.
pub struct View<'a> {
    /// Text and mentions.
    pub reading: &'a Reading<'a>,
    /// Acts found before.
    pub incidents: &'a [IncidentRecord],
    /// Who published the text.
    pub publisher: Option<&'a str>,
    /// Words of public messages.
    pub cues: Cues,
    /// Who can speak.
    pub parties: Vec<Party>,
    /// The actor named most often.
    pub main: Option<Party>,
    /// Whether an armed actor may speak in each sentence, where it was asked.
    pub armed_speakers: Vec<OnceCell<bool>>,
}

impl View<'_> {
    /// Whether a phrase of sentence `number` may stand for an armed actor who speaks.
    pub fn armed_may_speak(&self, number: usize) -> bool {
        let known = self.armed_speakers.get(number);
        known.is_some_and(|known| *known.get_or_init(|| may_speak(self, number)))
    }

    /// End of a cue of this kind at `at`.
    pub fn has(&self, at: usize, cue: Cue) -> Option<usize> {
        self.cues.end_of(at, cue)
    }

    /// All cues of one kind, in order.
    pub fn all(&self, cue: Cue) -> impl Iterator<Item = CueHit> + '_ {
        self.cues.iter().copied().filter(move |hit| hit.cue == cue)
    }

    /// The cues of one kind that start inside `window`.
    pub fn cues_in(&self, window: Range<usize>, cue: Cue) -> impl Iterator<Item = CueHit> + '_ {
        let first = self.cues.partition_point(|hit| hit.start < window.start);
        let rest = self.cues.get(first..).unwrap_or_default();
        rest.iter().copied().take_while(move |hit| hit.start < window.end).filter(move |hit| hit.cue == cue)
    }

    /// The first cue of one kind inside `window`.
    pub fn first_in(&self, window: Range<usize>, cue: Cue) -> Option<CueHit> {
        self.cues_in(window, cue).next()
    }

    /// Whether the text tells of acts of harm at all.
    pub fn is_violent(&self) -> bool {
        !self.incidents.is_empty() || self.all(Cue::HarmNoun).next().is_some()
    }

    /// The lower-case word at `at`; empty outside the text.
    pub fn word(&self, at: usize) -> &str {
        self.reading.text.lower(at)
    }

    /// Whether the word at `at` stands in a list of the language.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.reading.text.is(at, class)
    }

    /// Tokens of the sentence around `at`.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let sentences = &self.reading.text.sentences;
        sentences.get(self.reading.sentence_of(at)).map_or(at..at, |sentence| sentence.tokens.clone())
    }

    /// The part of the sentence around `at` that is looked at: all of it but in texts without stops.
    pub fn around(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence(at);
        sentence.start.max(at.saturating_sub(LEFT))..sentence.end.min(at + RIGHT)
    }

    /// From the start of the clause to `at`: a semicolon, a colon or the start of the sentence opens it.
    pub fn clause_start(&self, at: usize) -> usize {
        let sentence = self.sentence(at).start;
        let opening = dateline_end(self.reading, sentence).filter(|end| *end <= at).unwrap_or(sentence);
        let from = opening.max(at.saturating_sub(LEFT));
        (from..at).rev().find(|i| matches!(self.word(*i), ";" | ":")).map_or(from, |i| i + 1)
    }

    /// From `at` to the end of the clause.
    pub fn clause_end(&self, at: usize) -> usize {
        let to = self.sentence(at).end.min(at + RIGHT);
        (at..to).find(|i| self.word(*i) == ";").unwrap_or(to)
    }

    /// Tokens after `at` within its clause.
    pub fn complement(&self, at: usize) -> Range<usize> {
        at..self.clause_end(at)
    }

    /// The clause around a verb, from its subject's phrase to its end.
    pub fn clause_around(&self, verb: usize) -> Range<usize> {
        self.clause_start(verb)..self.clause_end(verb).max(verb + 1)
    }

    /// A statement whose object is everything behind the cue.
    pub fn found(&self, kind: StatementKind, speaker: Party, cue: Range<usize>) -> Found {
        let clause = self.clause_around(cue.start);
        let object = cue.end..clause.end.max(cue.end);
        Found { kind, speaker, cue, clause, object }
    }
}

/// End of the dateline that opens the paragraph at token `at` or holds it: "SANAA, Sept 18 (Northern Wire) -".
pub fn dateline_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 18;
    let text = reading.text;
    let sentence = text.sentences.get(reading.sentence_of(at))?;
    let start = sentence.tokens.start;
    let first = text.tokens.get(start)?;
    let opens = text.paragraphs.get(sentence.paragraph).is_some_and(|range| range.start == first.start);
    if !opens || !first.all_caps {
        return None;
    }
    let mut tokens = start + 1..sentence.tokens.end.min(start + LONGEST);
    tokens.find(|i| matches!(text.word(*i), "-" | "--" | "–" | "—" | ":")).map(|dash| dash + 1)
}
