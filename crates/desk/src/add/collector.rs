//! The thread that reads sources and passes over what the ledger has.

use std::{
    collections::HashSet,
    ops::ControlFlow,
    sync::atomic::{AtomicBool, Ordering},
};

use collect::{CollectConfig, Collected, Source};
use crossbeam_channel::Sender;
use ledger::Ledger;
use model::Document;

use super::{Message, Noticed, Skipped, budget::Budget, worker::size};

/// Why the threads should end early.
pub(super) struct Halt<'a> {
    pub wanted: &'a AtomicBool,
    pub broken: AtomicBool,
}

impl Halt<'_> {
    fn now(&self) -> bool {
        self.wanted.load(Ordering::Relaxed) || self.broken.load(Ordering::Relaxed)
    }
}

/// The thread that reads sources.
pub(super) struct Collector<'a> {
    pub lookup: Ledger,
    /// First halves of the ids of this run: enough to find copies, half the memory.
    pub seen: HashSet<String>,
    pub next: u64,
    pub to_workers: Sender<(u64, Document)>,
    pub to_writer: Sender<Message>,
    pub budget: &'a Budget,
    pub halt: &'a Halt<'a>,
}

impl Collector<'_> {
    pub(super) fn run(mut self, sources: &[Source], config: &CollectConfig) {
        let _ = collect::read(sources, config, &mut |collected| {
            if self.halt.now() {
                return ControlFlow::Break(());
            }
            self.take(collected)
        });
    }

    fn take(&mut self, collected: Collected) -> ControlFlow<()> {
        match collected {
            Collected::Document { document, warnings } => {
                let name = document.name.clone();
                self.document(*document)?;
                if warnings.is_empty() {
                    return ControlFlow::Continue(());
                }
                let warnings = warnings.iter().map(|it| (it.to_string(), it.code())).collect();
                self.tell(Message::Noticed(Noticed::Warned { name, warnings }))
            }
            Collected::Skipped { name, reason } => {
                let skipped = Skipped { name: Some(name), code: reason.code(), reason: reason.to_string() };
                self.tell(Message::Noticed(Noticed::Skipped { skipped, whole_source: false }))
            }
            Collected::Unusable(error) => {
                let skipped = Skipped { name: None, code: "unusable", reason: error.to_string() };
                self.tell(Message::Noticed(Noticed::Skipped { skipped, whole_source: true }))
            }
            Collected::Progress { files, bytes } => {
                self.tell(Message::Noticed(Noticed::Progress { files, bytes }))
            }
        }
    }

    fn document(&mut self, document: Document) -> ControlFlow<()> {
        let half = document.id.as_str().get(..32).unwrap_or_default().to_owned();
        let known = !self.seen.insert(half);
        match known || self.known(&document)? {
            true => self.tell(Message::Noticed(Noticed::Known)),
            false => {
                self.budget.take(size(&document));
                let number = self.next;
                self.next += 1;
                flow(self.to_workers.send((number, document)).is_ok())
            }
        }
    }

    fn known(&self, document: &Document) -> ControlFlow<(), bool> {
        match self.lookup.known(&document.id) {
            Ok(known) => ControlFlow::Continue(known),
            Err(error) => {
                let _ = self.to_writer.send(Message::Failed(error));
                ControlFlow::Break(())
            }
        }
    }

    fn tell(&self, message: Message) -> ControlFlow<()> {
        flow(self.to_writer.send(message).is_ok())
    }
}

fn flow(goes_on: bool) -> ControlFlow<()> {
    if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}
