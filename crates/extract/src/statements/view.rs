//! What every rule looks at: a text with its cues and parties, and the few questions about clauses that all rules ask.

use std::ops::Range;

use model::{IncidentRecord, StatementKind};

use super::{
    party::{self, Party, PartyKind, parties_within},
    words::{Cue, CueHit},
};
use crate::{mentions::covering, reading::Reading, text::TokenKind};

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
    /// Words of public messages.
    pub cues: Vec<CueHit>,
    /// Who can speak.
    pub parties: Vec<Party>,
    /// The actor named most often.
    pub main: Option<Party>,
}

impl View<'_> {
    /// End of a cue of this kind at `at`.
    pub fn has(&self, at: usize, cue: Cue) -> Option<usize> {
        party::has(&self.cues, at, cue)
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

    /// The lower-case word at `at`; empty outside the text.
    pub fn word(&self, at: usize) -> &str {
        self.reading.text.lower(at)
    }

    /// Tokens of the sentence around `at`.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let sentences = &self.reading.text.sentences;
        sentences.get(self.reading.sentence_of(at)).map_or(at..at, |sentence| sentence.tokens.clone())
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

    fn is_question(&self, at: usize) -> bool {
        self.sentence(at).end.checked_sub(1).is_some_and(|last| self.word(last) == "?")
    }

    /// Whether a negation stands closely before the verb at `verb`, or its subject is "no one".
    pub fn negated(&self, verb: usize) -> bool {
        let from = self.sentence(verb).start.max(verb.saturating_sub(4));
        let wide = self.sentence(verb).start.max(verb.saturating_sub(9));
        let none = (wide..verb)
            .rev()
            .take_while(|i| !matches!(self.word(*i), "," | ";" | "that" | "and" | "but"))
            .any(|i| matches!(self.word(i), "neither" | "nor" | "no" | "none" | "nobody"));
        none || (from..verb).rev().take_while(|i| !matches!(self.word(*i), "," | ";" | "that")).any(|i| {
            matches!(
                self.word(i),
                "not"
                    | "n't"
                    | "never"
                    | "no"
                    | "nobody"
                    | "none"
                    | "neither"
                    | "nor"
                    | "without"
                    | "didn't"
                    | "hasn't"
                    | "haven't"
                    | "hadn't"
                    | "cannot"
                    | "can't"
                    | "don't"
                    | "doesn't"
                    | "declined"
                    | "refused"
                    | "failed"
                    | "yet"
                    | "won't"
                    | "nothing"
            )
        })
    }

    /// Whether the verb at `verb` is not asserted: "would claim", "if they claim", "is expected to claim".
    pub fn unasserted(&self, verb: usize) -> bool {
        let from = self.sentence(verb).start.max(verb.saturating_sub(4));
        self.is_question(verb)
            || (from..verb).rev().take_while(|i| !matches!(self.word(*i), "," | ";")).any(|i| {
                matches!(
                    self.word(i),
                    "would"
                        | "will"
                        | "may"
                        | "might"
                        | "could"
                        | "should"
                        | "if"
                        | "unless"
                        | "whether"
                        | "must"
                        | "can"
                        | "shall"
                        | "expected"
                        | "likely"
                        | "until"
                        | "'ll"
                        | "often"
                        | "usually"
                )
            })
    }

    /// Whether the clause only counts: "It was the first time that the group had claimed an attack".
    pub fn counts_times(&self, verb: usize) -> bool {
        let from = self.sentence(verb).start.max(verb.saturating_sub(14));
        (from..verb).any(|at| {
            self.word(at) == "time"
                && at > 0
                && matches!(
                    self.word(at - 1),
                    "first" | "second" | "third" | "fourth" | "fifth" | "last" | "only" | "every" | "this"
                )
                && matches!(self.word(at + 1), "that" | "in" | "since" | "the" | "it" | "islamic" | "a")
        })
    }

    /// The party that a verb at `verb` has as its subject, if it is of a kind in `kinds`.
    pub fn subject(&self, verb: usize, kinds: &[PartyKind]) -> Option<&Party> {
        let party = self.subject_of_any_kind(verb);
        let wanted = party.filter(|party| kinds.contains(&party.kind));
        wanted.or_else(|| (kinds == [PartyKind::Armed]).then(|| self.channel_behind(verb)).flatten())
    }

    /// "It boasts of": in a text about a channel the pronoun goes back to the channel, over a state named between.
    fn channel_behind(&self, verb: usize) -> Option<&Party> {
        let pronoun = self
            .skip_back(verb, self.clause_start(verb))
            .filter(|at| matches!(self.word(*at), "it" | "they"))?;
        let opens = pronoun == self.sentence(verb).start;
        self.focus(pronoun, 3).filter(|party| opens && party.outlet.is_some())
    }

    fn subject_of_any_kind(&self, verb: usize) -> Option<&Party> {
        let start = self.clause_start(verb);
        let Some(last) = self.skip_back(verb, start) else {
            return matches!(self.word(start), "both" | "all").then(|| self.pronoun(start)).flatten();
        };
        if let Some(party) = self.party_over(last) {
            return Some(party);
        }
        let word = self.word(last);
        if matches!(word, "it" | "they" | "he" | "she") {
            return self.pronoun(last);
        }
        if matches!(word, "who" | "which" | "that") {
            let before = last.checked_sub(1)?;
            let noun = if self.word(before) == "," { before.checked_sub(1)? } else { before };
            let group = self.has(noun, Cue::Pointer).is_some() || self.has(noun, Cue::Gang).is_some();
            return self.party_over(noun).or_else(|| group.then(|| self.free_party(start..last)).flatten());
        }
        if matches!(word, ")" | "]") {
            let open = (start..last).rev().take(24).find(|at| matches!(self.word(*at), "(" | "["))?;
            return self.party_over(open.checked_sub(1)?);
        }
        if word == "," || matches!(word, ")" | "\"" | "”" | "-" | "–" | "—") {
            let set_off = parties_within(&self.parties, start..last).iter().find(|party| {
                self.is_free(party)
                    && matches!(self.word(party.tokens.end), "," | "(" | "-" | "–" | "—" | "\"" | "”")
            });
            return set_off.or_else(|| self.free_party(start..last));
        }
        if matches!(word, "and" | "but" | "or" | "then") {
            let none = self.first_party(start..last).is_none();
            return self.free_party(start..last).or_else(|| none.then(|| self.pronoun(last)).flatten());
        }
        let message = self.has(last, Cue::Media).is_some() && self.word(verb).ends_with("ing");
        if message {
            // "the group, to which they belong, put out several statements saying".
            return self.free_party(start..last);
        }
        // Another noun stands before the verb: the party is its subject only within the same phrase.
        let party = self.free_party(start..last + 1)?;
        let parted = (party.tokens.end..last).any(|at| matches!(self.word(at), "," | "said" | "says"));
        (!parted).then_some(party)
    }

    /// The first party in `window` that is no part of a phrase behind a preposition or before "'s".
    fn free_party(&self, window: Range<usize>) -> Option<&Party> {
        parties_within(&self.parties, window).iter().find(|party| self.is_free(party))
    }

    fn is_free(&self, party: &Party) -> bool {
        let start = party.tokens.start;
        let article =
            usize::from(start > 0 && matches!(self.word(start - 1), "the" | "a" | "an" | "its" | "their"));
        let before = start.checked_sub(1 + article).map_or("", |at| self.word(at));
        let possessor = matches!(self.word(party.tokens.end), "'s" | "'");
        let inside = matches!(
            before,
            "by" | "of"
                | "with"
                | "against"
                | "from"
                | "to"
                | "on"
                | "for"
                | "than"
                | "between"
                | "at"
                | "near"
                | "among"
                | "into"
        );
        !possessor && !inside
    }

    /// Skips auxiliaries, adverbs and adverbials of time between a verb and its subject.
    fn skip_back(&self, verb: usize, start: usize) -> Option<usize> {
        let mut at = verb;
        while at > start {
            let before = at - 1;
            if self.is_between(before) || self.time_covers(before) {
                at = before;
            } else if self.word(before) == "," && before > start && self.time_before(before) {
                at = before;
            } else {
                return Some(before);
            }
        }
        None
    }

    fn is_between(&self, at: usize) -> bool {
        let word = self.word(at);
        matches!(
            word,
            "had"
                | "has"
                | "have"
                | "was"
                | "were"
                | "is"
                | "are"
                | "be"
                | "been"
                | "being"
                | "also"
                | "later"
                | "then"
                | "since"
                | "did"
                | "does"
                | "do"
                | "not"
                | "n't"
                | "already"
                | "once"
                | "earlier"
                | "soon"
                | "both"
                | "never"
                | "always"
                | "again"
                | "now"
                | "itself"
                | "themselves"
                | "quick"
                | "to"
                | "further"
                | "even"
                | "only"
                | "all"
                | "first"
                | "ever"
                | "still"
                | "long"
                | "twice"
                | "often"
                | "too"
                | "however"
                | "meanwhile"
                | "would"
                | "have-"
                | "each"
                | "just"
                | "goes"
                | "went"
                | "on"
                | "continues"
                | "continued"
                | "afterwards"
                | "afterward"
                | "yesterday"
                | "today"
                | "overnight"
                | "ago"
                | "publicly"
                | "subsequently"
        ) || (word.len() > 4 && word.ends_with("ly"))
    }

    /// Whether a date stands over the token, or the preposition that leads one in.
    fn time_covers(&self, at: usize) -> bool {
        let over = |i: usize| {
            let Some(token) = self.reading.text.tokens.get(i) else { return false };
            let index = self.reading.dates.partition_point(|date| date.end <= token.start);
            self.reading.dates.get(index).is_some_and(|date| date.start <= token.start)
        };
        let day = |i: usize| {
            matches!(
                self.word(i),
                "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
                    | "saturday"
                    | "sunday"
                    | "hours"
                    | "hour"
                    | "evening"
                    | "morning"
                    | "night"
                    | "afternoon"
                    | "day"
                    | "week"
                    | "month"
                    | "days"
                    | "minutes"
                    | "same"
                    | "late"
                    | "early"
            )
        };
        let leads = matches!(
            self.word(at),
            "on" | "in"
                | "late"
                | "early"
                | "within"
                | "at"
                | "the"
                | "within-"
                | "by"
                | "last"
                | "that"
                | "a"
                | "few"
        );
        over(at) || day(at) || (leads && (over(at + 1) || day(at + 1)))
    }

    fn time_before(&self, comma: usize) -> bool {
        comma > 0 && self.time_covers(comma - 1)
    }

    /// The party of which `at` is a part.
    pub fn party_over(&self, at: usize) -> Option<&Party> {
        covering(&self.parties, |party| &party.tokens, at)
    }

    /// The first party in `window` that is not part of an adverbial of place.
    pub fn first_party(&self, window: Range<usize>) -> Option<&Party> {
        parties_within(&self.parties, window).first()
    }

    /// Whom a pronoun at `at` stands for: the first speaker of its own clause, else of the sentence before.
    pub fn pronoun(&self, at: usize) -> Option<&Party> {
        let sentence = self.sentence(at);
        let own = self.first_party(sentence.start.max(at.saturating_sub(LEFT))..at);
        own.or_else(|| {
            let previous = self.sentence(sentence.start.checked_sub(1)?);
            let from = self.clause_start(previous.end.saturating_sub(1)).max(previous.start);
            self.first_party(from..previous.end).or_else(|| self.first_party(previous))
        })
    }

    /// The armed party whose message is told at `at`: the last one before it that stands with a channel or a message,
    /// else the last one, not further back than `sentences` sentences.
    pub fn focus(&self, at: usize, sentences: usize) -> Option<&Party> {
        let first = self.reading.sentence_of(at).saturating_sub(sentences);
        let from = self.reading.text.sentences.get(first)?.tokens.start;
        let armed = || {
            parties_within(&self.parties, from..at)
                .iter()
                .rev()
                .filter(|party| party.kind == PartyKind::Armed)
        };
        armed().find(|party| party.outlet.is_some()).or_else(|| armed().next())
    }

    /// All subjects of a verb: "the Taliban and Islamic State both claimed".
    pub fn subjects(&self, verb: usize, kinds: &[PartyKind]) -> Vec<Party> {
        let Some(last) = self.subject(verb, kinds) else { return Vec::new() };
        let mut subjects = vec![last.clone()];
        let before = last.tokens.start;
        let skip = usize::from(before > 0 && self.word(before - 1) == "the");
        let conjunction = before.checked_sub(1 + skip).filter(|at| self.word(*at) == "and");
        let other = conjunction.and_then(|at| at.checked_sub(1));
        if let Some(at) = other {
            let party = self
                .party_over(at)
                .or_else(|| matches!(self.word(at), "it" | "they").then(|| self.pronoun(at)).flatten());
            if let Some(party) = party.filter(|party| kinds.contains(&party.kind) && party.name != last.name)
            {
                subjects.push(party.clone());
            }
        }
        subjects
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

    /// Whether what stands between `from` and a token before `to` is one noun phrase with an act of harm as its head.
    pub fn act_object(&self, from: usize) -> bool {
        for at in from..from + 7 {
            if self.has(at, Cue::HarmNoun).is_some() {
                return true;
            }
            let word = self.word(at);
            if at == from
                && matches!(word, "it" | "both" | "them" | "that" | "this" | "those" | "all" | "these")
            {
                return !matches!(
                    self.word(at + 1),
                    "was" | "were" | "had" | "has" | "is" | "are" | "would" | "will"
                ) && (word == "it"
                    || word == "both"
                    || word == "them"
                    || self.ends_phrase(at + 1)
                    || self.act_object_tail(at + 1));
            }
            if matches!(word, "second" | "first" | "third" | "latter" | "former" | "other")
                && self.ends_phrase(at + 1)
            {
                return true;
            }
            if self.ends_phrase(at) {
                return false;
            }
        }
        false
    }

    fn act_object_tail(&self, from: usize) -> bool {
        (from..from + 5)
            .take_while(|at| !self.ends_phrase(*at))
            .any(|at| self.has(at, Cue::HarmNoun).is_some())
    }

    /// Whether a noun phrase ends before `at`.
    pub fn ends_phrase(&self, at: usize) -> bool {
        let Some(token) = self.reading.text.tokens.get(at) else { return true };
        matches!(token.kind, TokenKind::Punctuation)
            && !matches!(self.word(at), "\"" | "“" | "”" | "'" | "‘" | "’")
            || matches!(
                self.word(at),
                "that"
                    | "which"
                    | "who"
                    | "in"
                    | "on"
                    | "at"
                    | "by"
                    | "from"
                    | "to"
                    | "and"
                    | "but"
                    | "was"
                    | "were"
                    | "had"
                    | "has"
                    | "is"
                    | "are"
                    | "when"
                    | "while"
                    | "as"
                    | "with"
                    | "after"
                    | "against"
                    | "for"
                    | "there"
                    | "because"
                    | "would"
            )
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
