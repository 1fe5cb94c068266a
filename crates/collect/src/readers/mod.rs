//! The kinds of files that can be read: one file each, and one line in [`READERS`].

mod html;
mod html_facts;
mod html_text;
mod json;
mod json_lines;
mod markdown;
mod text;

use std::{
    fmt,
    io::{self, BufRead},
    ops::ControlFlow,
};

use crate::{SkipReason, assemble::Draft};

/// Every reader.
pub const READERS: &[Reader] =
    &[text::READER, markdown::READER, html::READER, json::READER, json_lines::READER];

/// Reads one kind of file.
pub struct Reader {
    /// Its name.
    pub name: &'static str,
    /// The extensions of the files it reads, in lower case without the dot.
    pub extensions: &'static [&'static str],
    /// The media type of such files.
    pub media_type: &'static str,
    /// How it reads them.
    pub(crate) shape: Shape,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Whether a file is one document or holds many.
pub(crate) enum Shape {
    /// One document, read whole.
    Document(fn(&[u8]) -> Result<Draft, SkipReason>),
    /// Many, read one by one; no entry is longer than the number given.
    Entries(fn(&mut dyn BufRead, u64, &mut EachEntry<'_>) -> io::Result<ControlFlow<()>>),
}

/// Takes the entries of a container.
pub(crate) type EachEntry<'a> = dyn FnMut(Entry) -> ControlFlow<()> + 'a;

/// An entry of a container.
pub(crate) struct Entry {
    /// Its line or its place, from 1; `None` where it is alone.
    pub number: Option<u64>,
    /// Its own bytes.
    pub bytes: Vec<u8>,
    /// What was made of them.
    pub draft: Result<Draft, SkipReason>,
}

/// All supported extensions, for messages: `.txt, .md, …`.
pub fn supported_extensions() -> String {
    let extensions: Vec<_> = READERS
        .iter()
        .flat_map(|reader| reader.extensions)
        .map(|extension| format!(".{extension}"))
        .collect();
    extensions.join(", ")
}

/// Who reads files with this extension (in lower case).
pub(crate) fn for_extension(extension: &str) -> Option<&'static Reader> {
    READERS.iter().find(|reader| reader.extensions.contains(&extension))
}

/// Who reads a stream that begins like this.
pub(crate) fn by_look(head: &[u8]) -> &'static Reader {
    const TEXT: &Reader = &text::READER;
    const HTML: &Reader = &html::READER;
    const JSON: &Reader = &json::READER;
    const JSON_LINES: &Reader = &json_lines::READER;
    let head = crate::decode::decode(head, None).map(|decoded| decoded.text.into_owned()).unwrap_or_default();
    let head =
        head.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    let lower = head.get(..head.len().min(500)).unwrap_or_default().to_ascii_lowercase();
    let second = head.chars().skip(1).find(|character| !character.is_whitespace());
    let begins_with_tag = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<article"];
    match (head.chars().next(), second) {
        (Some('<'), _)
            if begins_with_tag.iter().any(|tag| lower.starts_with(tag)) || lower.contains("<html") =>
        {
            HTML
        }
        (Some('['), Some('{')) => JSON,
        (Some('{'), Some('"')) => {
            let mut lines = head.lines();
            let one_a_line = lines.next().is_some_and(|line| line.trim_end().ends_with('}'))
                && lines.next().is_some_and(|line| line.starts_with('{'));
            if one_a_line { JSON_LINES } else { JSON }
        }
        _ => TEXT,
    }
}
