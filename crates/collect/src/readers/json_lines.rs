//! JSON lines.

use std::{
    io::{self, BufRead},
    ops::ControlFlow,
};

use super::{EachEntry, Entry, Reader, Shape, json};
use crate::parts::{Part, next_line};

/// One report a line, as an object with the fields of the JSON reader. A bad line is skipped by its number, the rest goes on.
pub(crate) const READER: Reader = Reader {
    name: "json-lines",
    extensions: &["jsonl", "ndjson"],
    media_type: "application/x-ndjson",
    shape: Shape::Entries(read),
};

fn read(input: &mut dyn BufRead, limit: u64, each: &mut EachEntry<'_>) -> io::Result<ControlFlow<()>> {
    let mut number = 0;
    while let Some(part) = next_line(input, limit)? {
        number += 1;
        let entry = match part {
            Part::Whole(bytes) if bytes.trim_ascii().is_empty() => continue,
            Part::Whole(bytes) => {
                let bytes = bytes.trim_ascii().to_vec();
                let draft = json::draft_of(&bytes);
                Entry { number: Some(number), bytes, draft }
            }
            other => json::failed(number, json::not_whole(&other, limit)),
        };
        if each(entry).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}
