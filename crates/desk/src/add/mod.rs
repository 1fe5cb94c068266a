//! Adding reports: one thread collects, several extract, the caller's thread writes.
//!
//! ```text
//! collect ──► bounded queue ──► extract × n ──► put back in order ──► batches ──► ledger
//! ```
//!
//! What is in flight is bounded in number and in bytes, so that memory does not grow with the input. Documents are
//! recorded in the order in which they are read, however many threads extract. A document that the ledger has is
//! passed over before extraction, so that a second run costs little and an interrupted one goes on where it stopped.
//! A batch is recorded as a whole; what was recorded stays, whatever happens next.

mod budget;
mod collector;
mod worker;
mod writer;

use std::{
    collections::{BTreeMap, HashSet},
    num::NonZero,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use crossbeam_channel::bounded;
use extract::Extractor;
use ledger::{Entry, LedgerError};
use model::{Document, Origin, codebook::Codebook};

use crate::{Desk, DeskError, engine::Engine};
use budget::Budget;
use collector::{Collector, Halt};
use worker::extract_all;
use writer::{Batch, Writer};

pub use collect::{CollectConfig, Source};
pub use worker::input_of;

/// Documents that may wait to be extracted.
const WAITING: usize = 64;

/// Messages that may wait to be recorded: more than come in while a batch is written, so that nobody waits for it.
const ARRIVING: usize = 512;

/// Bytes of documents that may be in flight; one larger document passes alone.
const BYTES_IN_FLIGHT: usize = 64 * 1024 * 1024;

/// What the caller wants of one run.
#[derive(Clone)]
pub struct AddConfig {
    /// What holds for all documents of the run.
    pub collect: CollectConfig,
    /// Threads that extract; 0 for the number of cores.
    pub workers: usize,
    /// Who reads.
    pub engine: Engine,
}

/// What happens while documents are added.
#[derive(Debug)]
pub enum AddEvent<'a> {
    /// How much there is, before anything is read.
    Planned(&'a collect::Plan),
    /// Files and bytes read since the last such event.
    Progress {
        /// Files finished.
        files: u64,
        /// Bytes read.
        bytes: u64,
    },
    /// Documents are recorded, from now on safely.
    Recorded {
        /// How many since the last such event.
        documents: usize,
    },
    /// An item was left out.
    Skipped(&'a Skipped),
    /// A document was read but wants a look.
    Warned {
        /// The document.
        name: &'a str,
        /// What is to be looked at.
        warning: &'a str,
        /// Stable word for it.
        code: &'static str,
    },
}

/// An item or a whole source that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its name, as given or found; for a whole source part of the reason.
    pub name: Option<String>,
    /// Stable word for the reason.
    pub code: &'static str,
    /// Why, and what to do.
    pub reason: String,
}

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct AddSummary {
    /// Documents recorded.
    pub added: usize,
    /// Documents that the ledger had.
    pub known: usize,
    /// Items left out.
    pub skipped: usize,
    /// Sources that gave nothing.
    pub unusable: usize,
    /// Documents that want a look.
    pub warned: usize,
    /// Incidents found in the documents recorded.
    pub incidents: usize,
    /// Statements found.
    pub statements: usize,
    /// Estimative sentences found.
    pub judgements: usize,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
}

/// A run that could not go on. What had been recorded stays recorded.
#[derive(Debug, thiserror::Error)]
#[error("{source}")]
pub struct AddError {
    /// Why.
    pub source: Box<DeskError>,
    /// What had been done.
    pub summary: AddSummary,
}

/// A message on the way to the writer.
enum Message {
    Read { number: u64, work: Box<Work> },
    Noticed(Noticed),
    Failed(LedgerError),
}

/// What the collecting thread tells beside documents.
enum Noticed {
    Progress { files: u64, bytes: u64 },
    Skipped { skipped: Skipped, whole_source: bool },
    Warned { name: String, warnings: Vec<(String, &'static str)> },
    Known,
}

struct Work {
    entry: Entry,
    bytes: usize,
    incidents: usize,
    statements: usize,
    judgements: usize,
    /// Set where the extractor broke down on the document.
    failed: bool,
}

impl Desk {
    /// Adds what `sources` hold. `stop` ends the run early, with everything recorded that was read by then.
    pub fn add(
        &self,
        sources: &[Source],
        config: &AddConfig,
        stop: &AtomicBool,
        on_event: &mut dyn FnMut(AddEvent<'_>),
    ) -> Result<AddSummary, AddError> {
        let fail = |source: DeskError| AddError { source: Box::new(source), summary: AddSummary::default() };
        let mut ledger = self.write().map_err(fail)?;
        let lookup = self.read().map_err(fail)?;
        on_event(AddEvent::Planned(&collect::plan(sources)));

        let extractor = Extractor::new(Codebook::embedded());
        let origin = rules_origin();
        let budget = Budget::new(BYTES_IN_FLIGHT);
        let halt = Halt { wanted: stop, broken: AtomicBool::new(false) };
        let (to_workers, waiting) = bounded::<(u64, Document)>(WAITING);
        let (to_writer, arriving) = bounded::<Message>(ARRIVING);
        thread::scope(|scope| {
            let collector = Collector {
                lookup,
                seen: HashSet::new(),
                next: 0,
                to_workers,
                to_writer: to_writer.clone(),
                budget: &budget,
                halt: &halt,
            };
            scope.spawn(|| collector.run(sources, &config.collect));
            for _ in 0..workers(config.workers) {
                let (waiting, to_writer) = (waiting.clone(), to_writer.clone());
                let (extractor, engine, origin) = (&extractor, &config.engine, &origin);
                scope.spawn(move || extract_all(&waiting, &to_writer, extractor, engine, origin));
            }
            drop((waiting, to_writer));
            let mut writer = Writer {
                ledger: &mut ledger,
                batch: Batch::default(),
                early: BTreeMap::new(),
                next: 0,
                summary: AddSummary::default(),
                budget: &budget,
                on_event,
            };
            let outcome = writer.run(&arriving);
            let mut summary = writer.summary;
            summary.interrupted = stop.load(Ordering::Relaxed);
            if let Err(source) = outcome {
                halt.broken.store(true, Ordering::Relaxed);
                budget.open();
                // The threads end once nobody listens.
                drop(arriving);
                return Err(AddError { source: Box::new(source.into()), summary });
            }
            Ok(summary)
        })
    }
}

/// Who made the assertions of this program.
pub fn rules_origin() -> Origin {
    Origin {
        by: "rules".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        codebook: Codebook::embedded().version.clone(),
    }
}

fn workers(wanted: usize) -> usize {
    if wanted > 0 { wanted } else { thread::available_parallelism().map_or(2, NonZero::get) }
}

#[cfg(test)]
mod tests;
