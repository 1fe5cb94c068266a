//! What can go wrong with a desk as a whole. What goes wrong with one report is no error: it is skipped and named.

use std::{io, path::PathBuf};

use ledger::LedgerError;

/// Why a desk could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeskError {
    /// No desk at or above a folder.
    #[error(
        "no desk here: neither {} nor a folder above it holds a `{file}`; make one with `chancery init FOLDER`, or name \
         one with --desk FOLDER",
        from.display(),
        file = crate::SETTINGS_FILE
    )]
    NotFound {
        /// The folder from which was searched.
        from: PathBuf,
    },
    /// The folder that was named is no desk.
    #[error("{} is no desk: it holds no `{file}`; make one with `chancery init {}`", folder.display(), folder.display(), file = crate::SETTINGS_FILE)]
    NoDesk {
        /// The folder as given.
        folder: PathBuf,
    },
    /// A desk is to be made where one is.
    #[error("{} is a desk already; nothing was changed", folder.display())]
    Exists {
        /// The folder.
        folder: PathBuf,
    },
    /// A desk is to be made where something else stands.
    #[error("{} exists and is no folder; choose another name", path.display())]
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// The settings cannot be used.
    #[error("{} cannot be used: {problem}", file.display())]
    Settings {
        /// The settings file.
        file: PathBuf,
        /// What is wrong, and where.
        problem: String,
    },
    /// The ledger cannot do it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A file operation failed.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}
