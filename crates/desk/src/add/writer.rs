//! The caller's thread: puts documents in order and records them in batches.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, RecvTimeoutError};
use jiff::Timestamp;
use ledger::{Appended, Entry, Ledger, LedgerError};

use super::{AddEvent, AddSummary, Message, Noticed, Skipped, Work, budget::Budget};

/// A batch is recorded when it holds this many documents,
const BATCH_DOCUMENTS: usize = 256;

/// or this many bytes of them,
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// or when its first document has waited this long.
const BATCH_WAIT: Duration = Duration::from_millis(500);

/// Finished documents that are not recorded yet.
#[derive(Default)]
pub(super) struct Batch {
    entries: Vec<Entry>,
    bytes: usize,
    since: Option<Instant>,
}

impl Batch {
    fn push(&mut self, entry: Entry, bytes: usize) {
        self.entries.push(entry);
        self.bytes += bytes;
        self.since.get_or_insert_with(Instant::now);
    }

    fn is_due(&self) -> bool {
        self.entries.len() >= BATCH_DOCUMENTS
            || self.bytes >= BATCH_BYTES
            || self.since.is_some_and(|since| since.elapsed() >= BATCH_WAIT)
    }
}

pub(super) struct Writer<'a> {
    pub ledger: &'a mut Ledger,
    pub batch: Batch,
    /// Finished before an earlier one was.
    pub early: BTreeMap<u64, Box<Work>>,
    pub next: u64,
    pub summary: AddSummary,
    pub budget: &'a Budget,
    pub on_event: &'a mut dyn FnMut(AddEvent<'_>),
}

impl Writer<'_> {
    pub(super) fn run(&mut self, arriving: &Receiver<Message>) -> Result<(), LedgerError> {
        loop {
            match arriving.recv_timeout(BATCH_WAIT) {
                Ok(Message::Read { number, work }) => self.finished(number, work),
                Ok(Message::Noticed(noticed)) => self.noticed(noticed),
                Ok(Message::Failed(error)) => {
                    self.record()?;
                    return Err(error);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.record(),
            }
            if self.batch.is_due() {
                self.record()?;
            }
        }
    }

    fn finished(&mut self, number: u64, work: Box<Work>) {
        self.early.insert(number, work);
        while let Some(work) = self.early.remove(&self.next) {
            self.next += 1;
            self.take(*work);
        }
    }

    fn take(&mut self, work: Work) {
        if work.failed {
            self.budget.give_back(work.bytes);
            self.skipped(Skipped {
                name: Some(work.entry.document.name),
                code: "extractor-failed",
                reason: "could not be read because of a fault in chancery; please report it".to_owned(),
            });
            return;
        }
        self.summary.incidents += work.incidents;
        self.summary.statements += work.statements;
        self.summary.judgements += work.judgements;
        self.batch.push(work.entry, work.bytes);
    }

    fn noticed(&mut self, noticed: Noticed) {
        match noticed {
            Noticed::Progress { files, bytes } => (self.on_event)(AddEvent::Progress { files, bytes }),
            Noticed::Known => self.summary.known += 1,
            Noticed::Skipped { skipped, whole_source: false } => self.skipped(skipped),
            Noticed::Skipped { skipped, whole_source: true } => {
                self.summary.unusable += 1;
                (self.on_event)(AddEvent::Skipped(&skipped));
            }
            Noticed::Warned { name, warnings } => {
                self.summary.warned += 1;
                for (warning, code) in &warnings {
                    (self.on_event)(AddEvent::Warned { name: &name, warning, code });
                }
            }
        }
    }

    fn skipped(&mut self, skipped: Skipped) {
        self.summary.skipped += 1;
        (self.on_event)(AddEvent::Skipped(&skipped));
    }

    /// Records the batch as a whole; where the ledger refuses one of its documents, one by one without that one.
    fn record(&mut self) -> Result<(), LedgerError> {
        let batch = std::mem::take(&mut self.batch);
        if batch.entries.is_empty() {
            return Ok(());
        }
        match self.ledger.append(&batch.entries, Timestamp::now()) {
            Ok(appended) => self.count(appended),
            Err(error) if is_about_one_document(&error) => {
                batch.entries.iter().try_for_each(|entry| self.record_one(entry))?;
            }
            Err(error) => return Err(error),
        }
        self.budget.give_back(batch.bytes);
        Ok(())
    }

    fn record_one(&mut self, entry: &Entry) -> Result<(), LedgerError> {
        match self.ledger.append(std::slice::from_ref(entry), Timestamp::now()) {
            Ok(appended) => self.count(appended),
            Err(error) if is_about_one_document(&error) => self.skipped(Skipped {
                name: Some(entry.document.name.clone()),
                code: "refused",
                reason: error.to_string(),
            }),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn count(&mut self, appended: Appended) {
        self.summary.added += appended.added;
        self.summary.known += appended.known;
        (self.on_event)(AddEvent::Recorded { documents: appended.added });
    }
}

fn is_about_one_document(error: &LedgerError) -> bool {
    matches!(error, LedgerError::Refused { .. } | LedgerError::TooLarge { .. })
}
