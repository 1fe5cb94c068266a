//! Asks a language model about passages, and survives what servers do.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU8, Ordering},
    },
    thread,
    time::Duration,
};

use collect::endpoint::{Endpoint, EndpointConfig, EndpointError};
use extract::{
    Extractor,
    language_model::{
        Accepted, Answer, AnswerError, Combined, Constraint, Doubt, Passage, Question, accept, doubts,
        hybrid, join, passages,
    },
    reading::Reading,
};
use model::{Hash, Input, Note, Tlp, codebook::Codebook};

use super::{Budget, Cache, NOT_ASKED, Spent};

/// The longest wait before a question is asked again.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A passage whose answer is cut off is halved at most so often.
const MOST_HALVINGS: u32 = 3;

/// How a model is asked.
#[derive(Clone)]
pub struct ReaderConfig {
    /// Where it is.
    pub endpoint: EndpointConfig,
    /// Its name at its server.
    pub model: String,
    /// Bytes of text in one question.
    pub passage_bytes: usize,
    /// Tokens that one answer may have.
    pub answer_tokens: u32,
    /// How often a failed question is asked again.
    pub retries: u32,
    /// The first wait before that; doubled each time.
    pub wait: Duration,
    /// Questions in one run; 0 for no bound.
    pub most_questions: u64,
    /// Tokens in one run; 0 for no bound.
    pub most_tokens: u64,
    /// Documents marked narrower than this are not sent to another machine.
    pub send_up_to: Tlp,
}

impl ReaderConfig {
    /// Asks `model` at `base`, with what suits most servers.
    pub fn new(base: &str, model: &str) -> Self {
        Self {
            endpoint: EndpointConfig { base: base.to_owned(), key: None, timeout: Duration::from_secs(120) },
            model: model.to_owned(),
            passage_bytes: 6_000,
            answer_tokens: 4_096,
            retries: 3,
            wait: Duration::from_millis(500),
            most_questions: 0,
            most_tokens: 0,
            send_up_to: Tlp::Clear,
        }
    }
}

/// A language model that reads.
pub struct Reader {
    config: ReaderConfig,
    endpoint: Endpoint,
    budget: Budget,
    cache: Option<Cache>,
    /// Index into [`CONSTRAINTS`]: servers that do not know a way of keeping the form are not asked for it again.
    constraint: AtomicU8,
    /// Why no further question makes sense.
    gave_up: OnceLock<String>,
}

const CONSTRAINTS: [Constraint; 3] = [Constraint::Schema, Constraint::JsonObject, Constraint::Words];

/// Why a passage has no answer.
enum Failure {
    /// Nothing more will be asked.
    Final(String),
    /// The answer did not fit.
    CutOff,
    /// This passage only.
    Passage(String),
}

impl Reader {
    /// Makes ready to ask; nothing is sent yet. Answers are kept in `cache`.
    pub fn new(config: ReaderConfig, cache: Option<Cache>) -> Result<Self, EndpointError> {
        let endpoint = Endpoint::new(&config.endpoint)?;
        let budget = Budget::of(config.most_questions, config.most_tokens);
        Ok(Self { config, endpoint, budget, cache, constraint: AtomicU8::new(0), gave_up: OnceLock::new() })
    }

    /// The model's name.
    pub fn model(&self) -> &str {
        &self.config.model
    }

    /// What was spent so far.
    pub fn spent(&self) -> Spent {
        self.budget.spent()
    }

    /// Why it stopped asking, where it did.
    pub fn gave_up(&self) -> Option<&str> {
        self.gave_up.get().map(String::as_str)
    }

    /// Whether a document with this label may be sent to the server.
    pub fn may_send(&self, marking: Tlp) -> bool {
        self.endpoint.is_local() || marking <= self.config.send_up_to
    }

    pub(super) fn withheld(&self, marking: Tlp) -> Note {
        let text = format!(
            "not sent to the language model: marked TLP:{marking}, and no more than TLP:{} leaves this machine",
            self.config.send_up_to
        );
        Note { code: NOT_ASKED.to_owned(), span: None, text }
    }

    /// Everything by the model, but for estimates.
    pub(super) fn read_all(&self, extractor: &Extractor, input: &Input) -> Combined {
        extractor.with_reading(input, |reading| {
            let parts = passages(reading.text, self.config.passage_bytes);
            let accepted = join(self.ask_all(input, reading, &parts));
            let incidents = accepted.incidents.iter().map(|incident| (incident.id.clone(), None));
            let statements = accepted.statements.iter().map(|statement| (statement.id.clone(), None));
            let machine = incidents.chain(statements).collect();
            let judgements = extract::estimates::find(reading);
            Combined { extraction: accepted.into_extraction(&input.doc, judgements), machine }
        })
    }

    /// The default engine's reading, with the model asked where that is in doubt.
    pub(super) fn read_doubts(&self, extractor: &Extractor, input: &Input) -> Combined {
        extractor.with_reading(input, |reading| {
            let rules = extractor.records(input, reading);
            let doubts = doubts(reading, &rules);
            let parts = self.passages_of(reading, &doubts);
            let answers = join(self.ask_all(input, reading, &parts));
            hybrid(reading, rules, &doubts, answers)
        })
    }

    /// The paragraphs with doubts, neighbours together as long as they fit.
    fn passages_of(&self, reading: &Reading<'_>, doubts: &[Doubt]) -> Vec<Passage> {
        let text = reading.text;
        let mut wanted: Vec<std::ops::Range<usize>> = Vec::new();
        for whole in passages(text, self.config.passage_bytes) {
            let inside = |doubt: &&Doubt| {
                doubt.bytes().start < whole.bytes.end && whole.bytes.start < doubt.bytes().end
            };
            let bytes = doubts.iter().filter(inside).map(|doubt| {
                let paragraph = text.paragraphs.partition_point(|range| range.end <= doubt.bytes().start);
                let paragraph =
                    text.paragraphs.get(paragraph).cloned().unwrap_or_else(|| doubt.bytes().clone());
                paragraph.start.max(whole.bytes.start)..paragraph.end.min(whole.bytes.end)
            });
            let mut bytes: Vec<_> = bytes.filter(|bytes| bytes.start < bytes.end).collect();
            bytes.sort_unstable_by_key(|bytes| bytes.start);
            let first = wanted.len();
            for bytes in bytes {
                match wanted[first..].last_mut().filter(|open| is_next(text.raw, open, &bytes)) {
                    Some(open) => open.end = open.end.max(bytes.end),
                    None => wanted.push(bytes),
                }
            }
        }
        wanted.into_iter().map(|bytes| Passage::of(text, bytes)).collect()
    }

    fn ask_all(&self, input: &Input, reading: &Reading<'_>, parts: &[Passage]) -> Vec<Accepted> {
        let mut found = Vec::new();
        for passage in parts {
            self.ask_whole(input, reading, passage, MOST_HALVINGS, &mut found);
        }
        found
    }

    /// Asks about a passage, and about its halves where the answer is cut off.
    fn ask_whole(
        &self,
        input: &Input,
        reading: &Reading<'_>,
        passage: &Passage,
        halvings: u32,
        found: &mut Vec<Accepted>,
    ) {
        let failure = match self.ask(input, passage) {
            Ok(answer) => {
                found.push(accept(reading, passage, &answer));
                return;
            }
            Err(failure) => failure,
        };
        let reason = match failure {
            Failure::CutOff => {
                if let Some(halves) = passage.halves(reading.text).filter(|_| halvings > 0) {
                    for half in &halves {
                        self.ask_whole(input, reading, half, halvings - 1, found);
                    }
                    return;
                }
                AnswerError::CutOff.to_string()
            }
            Failure::Final(reason) => self.gave_up.get_or_init(|| reason).clone(),
            Failure::Passage(reason) => reason,
        };
        let span = model::Mention {
            text: String::new(),
            start: reading.offsets.char_of_byte(passage.bytes.start),
            end: reading.offsets.char_of_byte(passage.bytes.end),
        };
        let text = format!(
            "the language model was not heard on characters {} to {}: {reason}",
            span.start, span.end
        );
        let note = Note { code: NOT_ASKED.to_owned(), span: None, text };
        found.push(Accepted { notes: vec![note], ..Accepted::default() });
    }

    fn ask(&self, input: &Input, passage: &Passage) -> Result<Answer, Failure> {
        loop {
            let tried = self.constraint.load(Ordering::Relaxed);
            let constraint = CONSTRAINTS.get(usize::from(tried)).copied().unwrap_or(Constraint::Words);
            match self.ask_with(input, passage, constraint) {
                Err(EndpointOrAnswer::Endpoint(EndpointError::Refused {
                    status: 400 | 422 | 501, ..
                })) if constraint.weaker().is_some() => {
                    let next = self.constraint.compare_exchange(
                        tried,
                        tried + 1,
                        Ordering::Relaxed,
                        Ordering::Relaxed,
                    );
                    let _ = next;
                }
                Ok(answer) => return Ok(answer),
                Err(failure) => return Err(failure.into()),
            }
        }
    }

    fn ask_with(
        &self,
        input: &Input,
        passage: &Passage,
        constraint: Constraint,
    ) -> Result<Answer, EndpointOrAnswer> {
        let most_tokens = self.config.answer_tokens;
        let question = Question { model: &self.config.model, input, passage, constraint, most_tokens };
        let body = question.body(Codebook::embedded()).to_string().into_bytes();
        let hash = Hash::of_bytes(&body);
        let kept = self.cache.as_ref().and_then(|cache| cache.get(&hash));
        if let Some(Ok(answer)) = kept.map(|answer| Answer::read(&answer)) {
            return Ok(answer);
        }
        let mut wait = self.config.wait;
        let mut left = self.config.retries;
        loop {
            if let Some(reason) = self.gave_up() {
                return Err(EndpointOrAnswer::GaveUp(reason.to_owned()));
            }
            if !self.budget.take() {
                return Err(EndpointOrAnswer::BudgetSpent);
            }
            let answered = self.endpoint.ask(&body);
            if let Ok(bytes) = &answered {
                self.budget.count(Answer::cost(bytes));
            }
            let failure = match answered {
                Ok(bytes) => match Answer::read(&bytes) {
                    Ok(answer) => {
                        if let Some(cache) = &self.cache {
                            // An answer that cannot be kept is asked for again another time.
                            let _ = cache.put(&hash, &bytes);
                        }
                        return Ok(answer);
                    }
                    Err(error @ (AnswerError::CutOff | AnswerError::Refused)) => {
                        return Err(EndpointOrAnswer::Answer(error));
                    }
                    Err(error) => EndpointOrAnswer::Answer(error),
                },
                Err(error) if error.may_pass() => EndpointOrAnswer::Endpoint(error),
                Err(error) => return Err(EndpointOrAnswer::Endpoint(error)),
            };
            if left == 0 {
                return Err(failure);
            }
            left -= 1;
            thread::sleep(failure.asked_wait().unwrap_or(wait).min(LONGEST_WAIT));
            wait = wait.saturating_mul(2);
        }
    }
}

/// Whether nothing but white space stands between two stretches, or they overlap.
fn is_next(raw: &str, open: &std::ops::Range<usize>, next: &std::ops::Range<usize>) -> bool {
    next.start <= open.end || raw.get(open.end..next.start).is_some_and(|between| between.trim().is_empty())
}

enum EndpointOrAnswer {
    Endpoint(EndpointError),
    Answer(AnswerError),
    BudgetSpent,
    GaveUp(String),
}

impl EndpointOrAnswer {
    fn asked_wait(&self) -> Option<Duration> {
        match self {
            Self::Endpoint(EndpointError::Refused { retry_after, .. }) => *retry_after,
            _ => None,
        }
    }
}

impl From<EndpointOrAnswer> for Failure {
    fn from(failure: EndpointOrAnswer) -> Self {
        match failure {
            EndpointOrAnswer::BudgetSpent => Self::Passage("the budget of this run is spent".to_owned()),
            EndpointOrAnswer::GaveUp(reason) => Self::Final(reason),
            EndpointOrAnswer::Answer(AnswerError::CutOff) => Self::CutOff,
            EndpointOrAnswer::Answer(error) => Self::Passage(error.to_string()),
            EndpointOrAnswer::Endpoint(error @ EndpointError::Refused { status: 401 | 403, .. }) => {
                Self::Final(format!("{error}; check the key"))
            }
            EndpointOrAnswer::Endpoint(error @ EndpointError::Refused { status: 404, .. }) => {
                Self::Final(format!("{error}; check the address and the model's name"))
            }
            EndpointOrAnswer::Endpoint(error @ EndpointError::Unreachable(_)) => {
                Self::Final(format!("the server cannot be reached: {error}"))
            }
            EndpointOrAnswer::Endpoint(error) => Self::Passage(error.to_string()),
        }
    }
}
