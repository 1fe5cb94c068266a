//! From sources to documents, one at a time.

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
    path::Path,
};

use encoding_rs::UTF_8;

use crate::{
    CollectConfig, Collected, Reader, SkipReason, Source,
    assemble::{Draft, assemble},
    decode::{refuse_head, unicode_of},
    metadata::Metadata,
    name,
    parts::Transcoder,
    plan::Tally,
    readers::{self, Entry, Shape},
    sidecar,
    walk::{Found, reason_of, walk},
};

/// Takes what is read; `ControlFlow::Break` stops the reading.
pub type Sink<'a> = dyn FnMut(Collected) -> ControlFlow<()> + 'a;

/// How much of a stream is looked at before it is read.
const HEAD: u64 = 8 * 1024;
/// After how many bytes a long stream reports its progress.
const PROGRESS_STEP: u64 = 1024 * 1024;
/// After how many bad entries at the head of a container the rest is given up.
const MOST_BAD_ENTRIES: u64 = 1000;

/// Reads all sources in their order and gives each document to `sink` as soon as it is complete.
///
/// Nothing that a file holds stops the reading of the others; only the sink does, and then `Break` is returned. Files are opened
/// one at a time, so that a sink that sends into a bounded channel keeps the memory bounded.
pub fn read(sources: &[Source], config: &CollectConfig, sink: &mut Sink<'_>) -> ControlFlow<()> {
    for source in sources {
        match source {
            Source::Stdin => read_from("-", &mut io::stdin().lock(), config, sink)?,
            Source::Path(path) => read_path(path, config, sink)?,
        }
    }
    ControlFlow::Continue(())
}

/// Reads one stream under a name. The extension of the name says which reader takes it; without a known one, the first bytes do.
pub fn read_from(
    name: &str,
    input: &mut dyn Read,
    config: &CollectConfig,
    sink: &mut Sink<'_>,
) -> ControlFlow<()> {
    let reader = readers::for_extension(&name::extension(Path::new(name)));
    let item =
        Item { name: name::printable(name), reader, size: 0, sidecar: Ok(Metadata::default()), config };
    item.read(input, sink)
}

fn read_path(path: &Path, config: &CollectConfig, sink: &mut Sink<'_>) -> ControlFlow<()> {
    let walk = match walk(path) {
        Ok(walk) => walk,
        Err(error) => return sink(Collected::Unusable(error)),
    };
    let mut tally = Tally::default();
    for found in walk {
        tally.count(&found);
        match found {
            Found::File { path, bytes, reader } => read_file(&path, bytes, reader, config, sink)?,
            Found::Skipped { path, reason } => {
                sink(Collected::Skipped { name: name::of_path(&path), reason })?
            }
        }
    }
    match tally.no_reports(&name::of_path(path)).filter(|_| path.is_dir()) {
        Some(error) => sink(Collected::Unusable(error)),
        None => ControlFlow::Continue(()),
    }
}

fn read_file(
    path: &Path,
    size: u64,
    reader: Option<&'static Reader>,
    config: &CollectConfig,
    sink: &mut Sink<'_>,
) -> ControlFlow<()> {
    let mut item = Item { name: name::of_path(path), reader, size, sidecar: Ok(Metadata::default()), config };
    let limit = item.limit(reader);
    if size > limit {
        return item.skip_unread(SkipReason::TooLarge { bytes: size, limit }, sink);
    }
    match File::open(path) {
        Ok(mut file) => {
            item.sidecar = sidecar::read(path);
            item.read(&mut file, sink)
        }
        Err(error) => item.skip_unread(SkipReason::Unreadable { reason: reason_of(&error) }, sink),
    }
}

/// A file or stream to read.
struct Item<'a> {
    name: String,
    reader: Option<&'static Reader>,
    size: u64,
    sidecar: Result<Metadata, SkipReason>,
    config: &'a CollectConfig,
}

impl Item<'_> {
    fn limit(&self, reader: Option<&Reader>) -> u64 {
        match reader.map(|reader| &reader.shape) {
            Some(Shape::Document(_)) => self.config.max_document,
            Some(Shape::Entries(_)) | None => self.config.max_stream,
        }
    }

    fn skip(&self, reason: SkipReason, sink: &mut Sink<'_>) -> ControlFlow<()> {
        sink(Collected::Skipped { name: self.name.clone(), reason })
    }

    fn skip_unread(&self, reason: SkipReason, sink: &mut Sink<'_>) -> ControlFlow<()> {
        self.skip(reason, sink)?;
        sink(Collected::Progress { files: 1, bytes: self.size })
    }

    /// Gives everything that the stream holds, then the progress.
    fn read(&self, input: &mut dyn Read, sink: &mut Sink<'_>) -> ControlFlow<()> {
        let counter = Counter::default();
        let mut input = Counted { input, counter: &counter };
        match self.read_counted(&mut input, &counter, sink) {
            Ok(flow) => flow?,
            Err(reason) => self.skip(reason, sink)?,
        }
        let bytes = self.size.max(counter.read.get()).saturating_sub(counter.reported.get());
        sink(Collected::Progress { files: 1, bytes })
    }

    fn read_counted(
        &self,
        input: &mut dyn Read,
        counter: &Counter,
        sink: &mut Sink<'_>,
    ) -> Result<ControlFlow<()>, SkipReason> {
        let sidecar = self.sidecar.clone()?;
        let mut head = Vec::new();
        input.take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
        let reader = self.reader.unwrap_or_else(|| readers::by_look(&head));
        match &reader.shape {
            Shape::Document(read) => {
                let bytes = self.read_whole(head, input)?;
                let mut draft = read(&bytes)?;
                draft.metadata = sidecar.or(draft.metadata);
                Ok(sink(assemble(self.name.clone(), reader.media_type, bytes, draft, self.config)))
            }
            Shape::Entries(_) => {
                refuse_head(&head)?;
                let entries =
                    Entries { item: self, reader, sidecar, counter, sink, good: 0, bad: 0, stopped: false };
                entries.read(&head, input)
            }
        }
    }

    fn read_whole(&self, head: Vec<u8>, input: &mut dyn Read) -> Result<Vec<u8>, SkipReason> {
        let limit = self.config.max_document;
        let mut bytes = head;
        bytes.reserve_exact(usize::try_from(self.size.min(limit)).unwrap_or(0).saturating_sub(bytes.len()));
        let rest = (limit + 1).saturating_sub(bytes.len() as u64);
        input.take(rest).read_to_end(&mut bytes).map_err(unreadable)?;
        let length = bytes.len() as u64;
        if length > limit {
            Err(SkipReason::TooLarge { bytes: length.max(self.size), limit })
        } else {
            Ok(bytes)
        }
    }
}

/// The stream as UTF-8, where its first bytes show another Unicode encoding.
fn utf_8<'a>(head: &[u8], stream: &'a mut dyn Read) -> Box<dyn BufRead + 'a> {
    let mut buffered = BufReader::with_capacity(64 * 1024, stream);
    match unicode_of(head) {
        Some((encoding, mark)) => {
            // The mark was seen in the head, so that reading past it cannot fail.
            let _ = (&mut buffered).take(mark as u64).read_to_end(&mut Vec::new());
            if encoding == UTF_8 {
                Box::new(buffered)
            } else {
                Box::new(BufReader::new(Transcoder::new(buffered, encoding)))
            }
        }
        None => Box::new(buffered),
    }
}

/// What becomes of the entries of one container.
struct Entries<'a, 'b> {
    item: &'a Item<'a>,
    reader: &'static Reader,
    sidecar: Metadata,
    counter: &'a Counter,
    sink: &'a mut Sink<'b>,
    good: u64,
    bad: u64,
    stopped: bool,
}

impl Entries<'_, '_> {
    fn read(mut self, head: &[u8], input: &mut dyn Read) -> Result<ControlFlow<()>, SkipReason> {
        let Shape::Entries(read) = &self.reader.shape else { return Ok(ControlFlow::Continue(())) };
        let (limit, entry_limit) = (self.item.config.max_stream, self.item.config.max_document);
        let mut stream = head.chain(&mut *input).take(limit);
        let flow = read(&mut *utf_8(head, &mut stream), entry_limit, &mut |entry| self.take(entry))
            .map_err(unreadable)?;
        let cut = stream.limit() == 0;
        if self.gave_up() {
            let problem = format!("none of its first {MOST_BAD_ENTRIES} entries is; the rest was not read");
            return Err(SkipReason::BadJson { problem });
        }
        if flow.is_break() {
            return Ok(flow);
        }
        if cut && (head.len() as u64 > limit || input.read(&mut [0]).map_err(unreadable)? > 0) {
            return Err(SkipReason::TooLarge { bytes: self.counter.read.get(), limit });
        }
        if self.good + self.bad == 0 { Err(SkipReason::Empty) } else { Ok(flow) }
    }

    fn take(&mut self, entry: Entry) -> ControlFlow<()> {
        let name = match (&entry.draft, entry.number) {
            (_, None) => self.item.name.clone(),
            (Ok(Draft { metadata: Metadata { id: Some(id), .. }, .. }), Some(_)) => {
                format!("{}#{id}", self.item.name)
            }
            (_, Some(number)) => format!("{}#{number}", self.item.name),
        };
        let collected = match entry.draft {
            Err(reason) => Collected::Skipped { name, reason },
            Ok(mut draft) => {
                draft.metadata = draft.metadata.or(self.sidecar.clone());
                assemble(name, self.reader.media_type, entry.bytes, draft, self.item.config)
            }
        };
        match collected {
            Collected::Document { .. } => self.good += 1,
            _ => self.bad += 1,
        }
        self.give(collected)?;
        if self.gave_up() {
            return ControlFlow::Break(());
        }
        let bytes = self.counter.read.get() - self.counter.reported.get();
        if bytes < PROGRESS_STEP {
            return ControlFlow::Continue(());
        }
        self.counter.reported.set(self.counter.read.get());
        self.give(Collected::Progress { files: 0, bytes })
    }

    fn give(&mut self, collected: Collected) -> ControlFlow<()> {
        let flow = (self.sink)(collected);
        self.stopped = flow.is_break();
        flow
    }

    /// Whether the rest is not worth reading.
    fn gave_up(&self) -> bool {
        !self.stopped && self.good == 0 && self.bad >= MOST_BAD_ENTRIES
    }
}

#[derive(Default)]
struct Counter {
    read: Cell<u64>,
    reported: Cell<u64>,
}

struct Counted<'a> {
    input: &'a mut dyn Read,
    counter: &'a Counter,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.counter.read.set(self.counter.read.get() + count as u64);
        Ok(count)
    }
}

fn unreadable(error: io::Error) -> SkipReason {
    SkipReason::Unreadable { reason: reason_of(&error) }
}
