//! What reading gives: documents, skipped items, unusable sources, progress.

use jiff::civil::Date;
use model::Document;

use crate::SourceError;

/// One thing that reading gives, in the order of the sources, folders sorted by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collected {
    /// A document, complete.
    Document {
        /// The document.
        document: Box<Document>,
        /// What a person should look at; empty for most.
        warnings: Vec<Warning>,
    },
    /// An item that could not be made a document; the rest goes on.
    Skipped {
        /// The name under which it stands: a path, with `#N` for entry or line N of a container.
        name: String,
        /// Why, and what to do.
        reason: SkipReason,
    },
    /// A source that gives nothing; the other sources go on.
    Unusable(SourceError),
    /// How far reading has come since the last such message. Summed up, it reaches the [`Plan`](crate::Plan).
    Progress {
        /// Files finished.
        files: u64,
        /// Bytes read.
        bytes: u64,
    },
}

/// Why an item is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SkipReason {
    /// No reader for this kind of file.
    #[error("{} cannot be read; supported: {}", kind_of(.extension), crate::supported_extensions())]
    Unsupported {
        /// File name extension in lower case without the dot; empty if the name has none.
        extension: String,
    },
    /// A `NAME.meta.json` was named as if it were a report.
    #[error("is metadata of the report beside it, not a report")]
    Metadata,
    /// Nothing but white space, or no visible text.
    #[error("is empty")]
    Empty,
    /// Not text.
    #[error("is binary{}; save it as text or HTML", resemblance(.looks_like))]
    Binary {
        /// The kind of file that it looks like.
        looks_like: Option<&'static str>,
    },
    /// Longer than the limit; not read.
    #[error("is too large: {} where at most {} are read; split it", size(*.bytes), size(*.limit))]
    TooLarge {
        /// Its size, as far as known.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// The operating system refuses.
    #[error("cannot be read: {reason}")]
    Unreadable {
        /// What the operating system says.
        reason: String,
    },
    /// A symbolic link that points to nothing or to itself.
    #[error("is a symbolic link that leads nowhere")]
    BrokenLink,
    /// A pipe, socket or device inside a folder.
    #[error("is no regular file")]
    Special,
    /// A value that says something else than it should.
    #[error("{}`{field}` is `{value}`: {problem}; {remedy}", in_file(.file))]
    WrongValue {
        /// The metadata file, if not the document itself.
        file: Option<String>,
        /// The field as the source writes it.
        field: String,
        /// The value as the source writes it.
        value: String,
        /// What is wrong with it.
        problem: String,
        /// What to do.
        remedy: &'static str,
    },
    /// A metadata file beside the document that cannot be read.
    #[error("its metadata `{file}` cannot be read: {problem}; repair or remove that file")]
    BadMetadata {
        /// The metadata file.
        file: String,
        /// What is wrong with it.
        problem: String,
    },
    /// An entry of a container that is not JSON.
    #[error("is not valid JSON: {problem}")]
    BadJson {
        /// What is wrong with it.
        problem: String,
    },
    /// A JSON entry without a text.
    #[error("has no text: expected an object with `text`, `body` or `content`, found {found}")]
    NoText {
        /// What stands there instead.
        found: String,
    },
}

impl SkipReason {
    /// A stable word for programs and for counting.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsupported { .. } => "unsupported",
            Self::Metadata => "metadata",
            Self::Empty => "empty",
            Self::Binary { .. } => "binary",
            Self::TooLarge { .. } => "too-large",
            Self::Unreadable { .. } => "unreadable",
            Self::BrokenLink => "broken-link",
            Self::Special => "special",
            Self::WrongValue { .. } => "wrong-value",
            Self::BadMetadata { .. } => "bad-metadata",
            Self::BadJson { .. } => "bad-json",
            Self::NoText { .. } => "no-text",
        }
    }
}

/// What a person should look at in a document that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Warning {
    /// Neither the document nor the caller says when it was published.
    #[error(
        "no publication date found; relative dates in it cannot be resolved (give --published YYYY-MM-DD)"
    )]
    NoDate,
    /// Published more than a day after now.
    #[error("its publication date {date} lies in the future")]
    FutureDate {
        /// The date.
        date: Date,
    },
    /// The caller's date replaced the document's own.
    #[error("the given publication date {given} replaced the document's own, {own}")]
    DateReplaced {
        /// The caller's.
        given: Date,
        /// The document's.
        own: Date,
    },
    /// No Unicode and no declared encoding: the encoding is a guess.
    #[error("its encoding was guessed as {encoding}")]
    EncodingGuessed {
        /// Name of the encoding, e.g. `windows-1252`.
        encoding: &'static str,
    },
    /// Some bytes are no characters in its encoding; they became `U+FFFD`.
    #[error("some bytes are not valid {encoding} and were replaced")]
    Undecodable {
        /// Name of the encoding.
        encoding: &'static str,
    },
    /// The front matter is not YAML; it was read as lines of `key: value`.
    #[error("its front matter is not valid YAML and was read line by line: {problem}")]
    LooseFrontMatter {
        /// What the YAML parser says.
        problem: String,
    },
}

impl Warning {
    /// A stable word for programs and for counting.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoDate => "no-date",
            Self::FutureDate { .. } => "future-date",
            Self::DateReplaced { .. } => "date-replaced",
            Self::EncodingGuessed { .. } => "encoding-guessed",
            Self::Undecodable { .. } => "undecodable",
            Self::LooseFrontMatter { .. } => "loose-front-matter",
        }
    }
}

fn kind_of(extension: &str) -> String {
    if extension.is_empty() { "a file without extension".to_owned() } else { format!(".{extension}") }
}

fn resemblance(kind: &Option<&str>) -> String {
    kind.map(|kind| format!(" (it looks like {kind})")).unwrap_or_default()
}

fn in_file(file: &Option<String>) -> String {
    file.as_ref().map(|file| format!("in `{file}`, ")).unwrap_or_default()
}

fn size(bytes: u64) -> String {
    const MIB: u64 = 1024 * 1024;
    if bytes >= MIB { format!("{} MiB", bytes.div_ceil(MIB)) } else { format!("{bytes} bytes") }
}
