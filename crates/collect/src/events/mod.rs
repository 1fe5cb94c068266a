//! Rows of published data sets of events, one at a time.
//!
//! A [`Mapping`] says which column holds what; [`read_events`] gives every row to a sink, and every bad one with its line and the
//! reason. Memory does not grow with the file.

mod mapping;
mod row;

use std::{
    cell::Cell,
    io::{self, BufReader, Read},
    ops::ControlFlow,
    path::Path,
    rc::Rc,
};

use flate2::read::MultiGzDecoder;
use model::{EventRow, codebook::Codebook};

pub use self::mapping::{Field, MAX_MAPPING, Mapping, MappingError};
use self::row::Columns;
use crate::{SourceError, name};

/// A row of more bytes ends the reading: a quote that is never closed would take the whole file.
const LONGEST_ROW: u64 = 16 << 20;

/// After so many bad rows the file is taken for something else.
const MOST_BAD_ROWS: u64 = 10_000;

/// What the reading of a data set comes across.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A row.
    Row {
        /// Its line in the file, from 1.
        line: u64,
        /// What it says.
        row: Box<EventRow>,
    },
    /// A row that cannot be used.
    Bad {
        /// Its line in the file, from 1.
        line: u64,
        /// Why.
        reason: String,
    },
}

/// Why a data set cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EventsError {
    /// The file cannot be opened or read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// It has none of the columns of a field that every row needs.
    #[error("`{path}` has no column for {field:?} (looked for {looked}); its columns: {found}")]
    NoColumn {
        /// The file.
        path: String,
        /// The field.
        field: Field,
        /// Columns that would do.
        looked: String,
        /// Columns of the file.
        found: String,
    },
    /// Nearly nothing in it is a row.
    #[error("`{path}` is no {title}: {bad} rows cannot be read, the first one (line {line}): {reason}")]
    WrongForm {
        /// The file.
        path: String,
        /// The data set.
        title: String,
        /// Rows that could not be read.
        bad: u64,
        /// Line of the first of them.
        line: u64,
        /// Why it could not be read.
        reason: String,
    },
}

/// Takes what is read; `ControlFlow::Break` stops the reading.
pub type EventSink<'a> = dyn FnMut(Event) -> ControlFlow<()> + 'a;

/// Reads a file of comma-separated values, also one packed with gzip, and gives each row to `sink`. `Break` where the sink
/// stopped it.
pub fn read_events(
    path: &Path,
    mapping: &Mapping,
    codebook: &Codebook,
    sink: &mut EventSink<'_>,
) -> Result<ControlFlow<()>, EventsError> {
    let printable = name::of_path(path);
    let unreadable = |reason: String| SourceError::Unreadable { path: printable.clone(), reason };
    let file = std::fs::File::open(path).map_err(|error| unreadable(error.to_string()))?;
    let input: Box<dyn Read> = if path.extension().is_some_and(|ending| ending == "gz") {
        Box::new(MultiGzDecoder::new(BufReader::new(file)))
    } else {
        Box::new(BufReader::new(file))
    };
    read_events_from(&printable, input, mapping, codebook, sink)
}

/// The same of any stream, under a name.
pub fn read_events_from(
    path: &str,
    input: impl Read,
    mapping: &Mapping,
    codebook: &Codebook,
    sink: &mut EventSink<'_>,
) -> Result<ControlFlow<()>, EventsError> {
    let unreadable =
        |reason: String| EventsError::Source(SourceError::Unreadable { path: path.to_owned(), reason });
    let since = Rc::new(Cell::new(0));
    let input = Bounded { input, since: Rc::clone(&since) };
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(input);
    let mut record = csv::ByteRecord::new();
    reader.read_byte_record(&mut record).map_err(|error| unreadable(error.to_string()))?;
    let (columns, mut waits) = columns(path, &record, mapping)?;
    let (mut bad, mut first): (u64, Option<(u64, String)>) = (0, None);
    let mut good: u64 = 0;
    loop {
        since.set(0);
        let line = if waits { 1 } else { reader.position().line() };
        let more = if waits { Ok(true) } else { reader.read_byte_record(&mut record) };
        waits = false;
        let read = match more {
            Ok(false) => break,
            Ok(true) => columns.row(&record, mapping, codebook),
            Err(error) if error.is_io_error() => return Err(unreadable(error.to_string())),
            Err(error) => Err(error.to_string()),
        };
        let event = match read {
            Ok(row) => {
                good += 1;
                Event::Row { line, row: Box::new(row) }
            }
            Err(reason) => {
                bad += 1;
                first.get_or_insert_with(|| (line, reason.clone()));
                Event::Bad { line, reason }
            }
        };
        if sink(event).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if bad > MOST_BAD_ROWS && bad > good {
            break;
        }
    }
    match first {
        Some((line, reason)) if bad > good => Err(EventsError::WrongForm {
            path: path.to_owned(),
            title: mapping.title.clone(),
            bad,
            line,
            reason,
        }),
        _ => Ok(ControlFlow::Continue(())),
    }
}

/// The columns, and whether the first record is a row already.
fn columns(path: &str, first: &csv::ByteRecord, mapping: &Mapping) -> Result<(Columns, bool), EventsError> {
    let name = |name: &[u8]| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_owned();
    let names: Vec<String> = first.iter().map(name).collect();
    match Columns::of(path, &names, mapping) {
        Err(_) if names.len() == mapping.header.len() => {
            Ok((Columns::of(path, &mapping.header, mapping)?, true))
        }
        columns => Ok((columns?, false)),
    }
}

/// Ends with an error where too much is read between two rows.
struct Bounded<R> {
    input: R,
    since: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > LONGEST_ROW {
            return Err(io::Error::other("a row is longer than 16 MiB; is a quote not closed?"));
        }
        let read = self.input.read(buffer)?;
        self.since.set(self.since.get() + read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
