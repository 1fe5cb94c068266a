//! The threads that extract.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crossbeam_channel::{Receiver, Sender};
use extract::Extractor;
use ledger::Entry;
use model::{Document, Input, Origin};

use super::{Message, Work};
use crate::{assertions::assertions_of, engine::Engine};

/// What a document weighs while it is in flight.
pub(super) fn size(document: &Document) -> usize {
    document.original.len() + document.text.len()
}

pub(super) fn extract_all(
    waiting: &Receiver<(u64, Document)>,
    to_writer: &Sender<Message>,
    extractor: &Extractor,
    engine: &Engine,
    origin: &Origin,
) {
    for (number, document) in waiting {
        let work = Box::new(extract_one(document, extractor, engine, origin));
        if to_writer.send(Message::Read { number, work }).is_err() {
            return;
        }
    }
}

fn extract_one(document: Document, extractor: &Extractor, engine: &Engine, origin: &Origin) -> Work {
    let bytes = size(&document);
    let read = || {
        let reading = engine.read(extractor, &input_of(&document), document.marking.tlp);
        let extraction = &reading.extraction;
        let counts = (extraction.incidents.len(), extraction.statements.len(), extraction.judgements.len());
        (assertions_of(&document, &reading, origin), counts)
    };
    // A fault of ours in one document must not cost the others.
    let (assertions, (incidents, statements, judgements), failed) = match catch_unwind(AssertUnwindSafe(read))
    {
        Ok((assertions, counts)) => (assertions, counts, false),
        Err(_) => (Vec::new(), (0, 0, 0), true),
    };
    Work { entry: Entry { document, assertions }, bytes, incidents, statements, judgements, failed }
}

/// What the extractor is told of a document.
pub fn input_of(document: &Document) -> Input {
    Input {
        doc: document.name.clone(),
        text: document.text.clone(),
        published: document.published,
        publisher: document.publisher.clone(),
        url: document.url.clone(),
        title: document.title.clone(),
        language: document.language.clone(),
    }
}
