//! What can go wrong with a ledger, each with the path or id it is about and the way out.

use std::{error::Error, fmt, io, path::PathBuf, time::Duration};

use model::Hash;

/// An error of the database underneath, or of anything else that has no variant of its own.
pub type Cause = Box<dyn Error + Send + Sync + 'static>;

/// Why a ledger could not do what was asked. Nothing of a failed call is kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// There is nothing at the path.
    #[error("no ledger at {}; `chancery init` makes one", path.display())]
    Missing {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// A new file was to be made where one stands.
    #[error("{} exists already and is left as it is; choose another name, or say that it may be replaced", path.display())]
    Exists {
        /// The file in the way.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is no ledger: {reason}; check the path", path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
        /// What it looks like instead.
        reason: String,
    },
    /// The file was a ledger and can no longer be read as one.
    #[error("ledger {} is damaged ({detail}); `chancery verify` says where, `chancery restore` brings a backup back", path.display())]
    Damaged {
        /// The ledger.
        path: PathBuf,
        /// What does not hold.
        detail: String,
    },
    /// The ledger has a schema that this program does not know yet.
    #[error(
        "ledger {} was written by a newer Chancery (schema {found}; this one knows {known}); update chancery",
        path.display()
    )]
    Newer {
        /// The ledger.
        path: PathBuf,
        /// Schema version of the file.
        found: u32,
        /// Newest schema version known here.
        known: u32,
    },
    /// The ledger has an old schema, and was opened for reading only.
    #[error(
        "ledger {} was written by an older Chancery (schema {found}; this one knows {known}); open it for writing once, \
         which brings it up to date",
        path.display()
    )]
    Older {
        /// The ledger.
        path: PathBuf,
        /// Schema version of the file.
        found: u32,
        /// Newest schema version known here.
        known: u32,
    },
    /// The file or its folder cannot be written.
    #[error("cannot write {} ({detail}); check that its folder exists and that you may write there", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// Something was to be written to a ledger that was opened for reading only.
    #[error("ledger {} is open for reading only; open it for writing first", path.display())]
    ReadOnly {
        /// The ledger.
        path: PathBuf,
    },
    /// Another process holds the ledger and did not let go in time.
    #[error(
        "another chancery is writing to {}; waited {} s; try again when it is done",
        path.display(),
        waited.as_secs()
    )]
    Busy {
        /// The ledger.
        path: PathBuf,
        /// How long this one waited.
        waited: Duration,
    },
    /// The disk, or the size limit given, is used up.
    #[error(
        "no room left for ledger {} ({limit}); {} recorded so far are kept; make room and run the same command again, \
         it goes on where it stopped",
        path.display(),
        kept.map_or("all documents".to_owned(), |kept| format!("the {kept} documents"))
    )]
    Full {
        /// The ledger.
        path: PathBuf,
        /// Documents that are safe in it; `None` where it could not even be opened to count them.
        kept: Option<u64>,
        /// Which limit was reached.
        limit: Limit,
    },
    /// A document is larger than a ledger takes.
    #[error("document {name} has {bytes} bytes, a ledger takes {}; leave it out", crate::LARGEST_BYTES)]
    TooLarge {
        /// Name under which it came in.
        name: String,
        /// Its size.
        bytes: usize,
    },
    /// A document to be added contradicts itself.
    #[error("document {name} cannot be recorded: {reason}")]
    Refused {
        /// Name under which it came in.
        name: String,
        /// What does not hold.
        reason: String,
    },
    /// No document has this id.
    #[error("no document {id} in ledger {}; `chancery find` lists what is there", path.display())]
    NoSuchDocument {
        /// The ledger.
        path: PathBuf,
        /// Id or prefix that was asked for.
        id: String,
    },
    /// Several documents have ids that start like this.
    #[error("{prefix} fits {count} documents, among them {} and {}; give more digits", first.short(), second.short())]
    Ambiguous {
        /// The prefix.
        prefix: String,
        /// How many fit.
        count: u64,
        /// The first that fits.
        first: Box<Hash>,
        /// Another that fits.
        second: Box<Hash>,
    },
    /// The prefix of an id is not one.
    #[error("`{given}` is no document id; give {} to 64 of its hexadecimal digits", crate::PREFIX_DIGITS)]
    NoPrefix {
        /// What was given.
        given: String,
    },
    /// A backup does not hold what it should, so it was not put to use.
    #[error("{} does not verify ({problem}); nothing was replaced", path.display())]
    Unsound {
        /// The backup, or the copy just made.
        path: PathBuf,
        /// The first thing that does not hold.
        problem: String,
    },
    /// A file operation failed.
    #[error("cannot {doing} {}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Anything else that the database says.
    #[error("cannot {doing} ledger {}", path.display())]
    Database {
        /// What was being done.
        doing: &'static str,
        /// The ledger.
        path: PathBuf,
        /// What the database said.
        source: Cause,
    },
}

/// What ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The disk.
    Disk,
    /// [`LedgerConfig::size_limit`](crate::LedgerConfig::size_limit), in bytes.
    Size(u64),
    /// The system writes no more: a quota, the largest size of a file, or a disk that fails.
    System,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk => f.write_str("the disk is full"),
            Self::System => {
                f.write_str("the system refuses to write more: a quota, a file size limit, or a failing disk")
            }
            Self::Size(bytes) => write!(f, "it reached its size limit of {} MB", bytes / 1_000_000),
        }
    }
}
