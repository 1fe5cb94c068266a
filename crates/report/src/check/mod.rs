//! Checks that every sentence is held by the spans it cites.
//!
//! The check reads the sentence itself, not what its author says it names: every actor, country, place and other
//! capitalized name, every date, figure, kind of target and stage in it must be held by a cited span, by a cited
//! value whose span does not say otherwise, by the question or the judgement, or by a count that comes out again.
//! Limits: it does not read grammar, so it cannot see two held names swapped.

mod dates;
mod held;
mod reader;
mod vocabulary;

use std::{collections::HashSet, fmt};

use serde::Serialize;

use crate::clean::{clean, defang};
use crate::{Basis, Block, Brief, Citation, Part, Row, Sentence};
use held::{Frame, Held};
pub(crate) use reader::{Entity, Reader, Term, tokens};

/// A sentence that says more than its citations hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Id of the section.
    pub section: String,
    /// The sentence.
    pub sentence: String,
    /// What is not held: the name, place, date, figure or target.
    pub missing: String,
    /// What is wrong with it, one line.
    pub reason: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}` {} in “{}”", self.section, self.missing, self.reason, self.sentence)
    }
}

/// Every sentence that names something its citations do not hold; empty for a brief that may be written.
pub fn check(brief: &Brief) -> Vec<Finding> {
    let reader = Reader::new(&brief.names);
    let checker = Checker::new(brief, &reader);
    let mut findings = checker.title();
    for section in &brief.sections {
        for block in &section.blocks {
            let found = checker.block(block);
            findings.extend(found.into_iter().map(|mut finding| {
                finding.section = section.id.to_owned();
                finding
            }));
        }
    }
    findings
}

/// The check of single sentences, for composing.
pub(crate) struct Checker<'a> {
    frame: Frame<'a>,
    labels: HashSet<&'a str>,
}

impl<'a> Checker<'a> {
    /// Checks against a brief whose sections may still be empty.
    pub(crate) fn new(brief: &'a Brief, reader: &'a Reader) -> Self {
        Self {
            frame: Frame {
                brief,
                reader,
                records: brief.records.iter().map(|record| (&record.id, record)).collect(),
            },
            labels: brief.records.iter().map(|record| record.label.as_str()).collect(),
        }
    }

    /// Whether two names are of one actor, or one of them is part of the other.
    pub(crate) fn same_actor(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.frame.reader.actors(a), self.frame.reader.actors(b));
        a.iter().any(|a| b.iter().any(|b| self.frame.reader.related(a, b)))
    }

    /// What some citations hold, to ask about many words.
    pub(crate) fn held(&self, citations: &[Citation]) -> HeldByCitations<'_> {
        let mut held = Held::default();
        held.by_citations(self.frame.reader, citations);
        HeldByCitations { held, reader: self.frame.reader }
    }

    fn title(&self) -> Vec<Finding> {
        let parts = [Part::Text(self.frame.brief.title.clone())];
        let mut findings = self.parts(&parts, &[], &[Basis::Question]);
        findings.iter_mut().for_each(|finding| finding.section = String::from("title"));
        findings
    }

    fn block(&self, block: &Block) -> Vec<Finding> {
        match block {
            Block::Paragraph { sentences } | Block::List { sentences } => self.sentences(sentences),
            Block::Timeline(timeline) => self.sentences(&timeline.alternative),
            Block::Table(table) => table.rows.iter().flat_map(|row| self.row(row)).collect(),
            Block::Gauge { .. } | Block::Sources => Vec::new(),
        }
    }

    fn sentences(&self, sentences: &[Sentence]) -> Vec<Finding> {
        sentences.iter().flat_map(|sentence| self.sentence(sentence)).collect()
    }

    /// What one sentence names and does not hold.
    pub(crate) fn sentence(&self, sentence: &Sentence) -> Vec<Finding> {
        let mut findings = self.parts(&sentence.parts, &sentence.citations, &sentence.basis);
        findings.extend(mixes_likelihood_and_confidence(sentence));
        findings
    }

    fn row(&self, row: &Row) -> Vec<Finding> {
        let parts: Vec<Part> = row
            .cells
            .iter()
            .flat_map(|cell| [&cell.parts[..], &[Part::Text(" | ".into())]].concat())
            .collect();
        self.parts(&parts, &row.citations, &row.basis)
    }

    /// What some parts name that the citations and the basis do not hold.
    pub(crate) fn parts(&self, parts: &[Part], citations: &[Citation], basis: &[Basis]) -> Vec<Finding> {
        let sentence: String = parts.iter().map(Part::plain).collect();
        let finding = |missing: &str, reason: String| Finding {
            section: String::new(),
            sentence: sentence.clone(),
            missing: missing.to_owned(),
            reason,
        };
        let mut held = Held::default();
        held.by_citations(self.frame.reader, citations);
        let cited: Vec<usize> = citations.iter().map(|citation| citation.source).collect();
        let mut findings: Vec<Finding> = basis
            .iter()
            .filter_map(|basis| held.by_basis(&self.frame, basis, &cited))
            .map(|reason| finding("count", reason))
            .collect();
        for number in cited.iter().filter(|number| **number == 0 || **number > self.frame.brief.sources.len())
        {
            findings.push(finding(&number.to_string(), String::from("is no numbered source")));
        }
        for (missing, reason) in self.unheld(parts, citations, &held) {
            findings.push(finding(&missing, reason));
        }
        findings
    }

    fn unheld(&self, parts: &[Part], citations: &[Citation], held: &Held) -> Vec<(String, String)> {
        let mut unheld = Vec::new();
        for text in own_words(parts) {
            for found in self.frame.reader.read(&text) {
                if !held.holds(&found) {
                    unheld.push((
                        found.words.clone(),
                        format!("is {} that no cited words hold", kind(&found.term)),
                    ));
                }
            }
        }
        for part in parts {
            match part {
                Part::Quote(quote) if !is_quoted(quote, citations) => {
                    unheld.push((quote.clone(), String::from("is no quote from the cited words")));
                }
                Part::Row(label) if !self.labels.contains(label.as_str()) => {
                    unheld.push((label.clone(), String::from("is no row of the brief")));
                }
                _ => {}
            }
        }
        unheld
    }
}

/// What some citations hold.
pub(crate) struct HeldByCitations<'a> {
    held: Held,
    reader: &'a Reader,
}

impl HeldByCitations<'_> {
    /// Whether they hold everything that the words name.
    pub(crate) fn hold(&self, words: &str) -> bool {
        self.reader.read(words).iter().all(|found| self.held.holds(found))
    }
}

/// Runs of the brief's own words; a quote or a row label ends a run.
fn own_words(parts: &[Part]) -> Vec<String> {
    let mut runs = vec![String::new()];
    for part in parts {
        match part {
            Part::Text(text) | Part::Strong(text) => {
                runs.iter_mut().next_back().into_iter().for_each(|run| run.push_str(text))
            }
            Part::Quote(_) | Part::Row(_) | Part::Sources => runs.push(String::new()),
        }
    }
    runs
}

fn kind(term: &Term) -> &'static str {
    match term {
        Term::Entities(entities) => match entities.first() {
            Some(Entity::Actor(_)) => "an actor",
            Some(Entity::Country(_)) => "a country",
            _ => "a place",
        },
        Term::Name => "a name",
        Term::Date(_) => "a date",
        Term::Figure(_) => "a figure",
        Term::Target(_) => "a target",
        Term::Stage(_) => "a stage",
    }
}

/// Marks in printed quotes where words were left out.
pub(crate) const WITHHELD: &str = "[name withheld]";

fn is_quoted(quote: &str, citations: &[Citation]) -> bool {
    let key = |text: &str| {
        let words: Vec<String> = tokens(text).into_iter().map(|token| token.lower).collect();
        format!(" {} ", words.join(" "))
    };
    let pieces: Vec<String> = quote.split('…').flat_map(|piece| piece.split(WITHHELD)).map(key).collect();
    citations.iter().filter_map(|citation| citation.span.as_ref()).any(|span| {
        let said = key(&defang(&clean(&span.quote)));
        pieces.iter().all(|piece| piece.trim().is_empty() || said.contains(piece.as_str()))
    })
}

/// Likelihood words by which a sentence is taken for an estimate.
const LIKELIHOOD_WORDS: &[&str] = &[
    "likely",
    "unlikely",
    "probable",
    "improbable",
    "remote",
    "even chance",
    "almost certain",
    "almost no chance",
];

fn mixes_likelihood_and_confidence(sentence: &Sentence) -> Option<Finding> {
    let plain = own_words(&sentence.parts).concat().to_lowercase();
    let likelihood = LIKELIHOOD_WORDS.iter().find(|word| plain.contains(**word))?;
    plain.contains("confidence").then(|| Finding {
        section: String::new(),
        sentence: sentence.plain(),
        missing: (*likelihood).to_owned(),
        reason: String::from("is a likelihood in a sentence on confidence"),
    })
}
