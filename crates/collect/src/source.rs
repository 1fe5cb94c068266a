//! What a user names to be read, and why it cannot be read at all.

use std::{
    fmt,
    path::{Path, PathBuf},
};

/// Something that a user names to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder with everything in it.
    Path(PathBuf),
    /// Standard input, its kind told from its first bytes.
    Stdin,
}

impl Source {
    /// `-` is standard input, everything else a path.
    pub fn of(argument: impl AsRef<Path>) -> Self {
        match argument.as_ref() {
            path if path == Path::new("-") => Self::Stdin,
            path => Self::Path(path.to_path_buf()),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => f.write_str(&crate::name::of_path(path)),
            Self::Stdin => f.write_str("-"),
        }
    }
}

/// A source that gives nothing. The other sources can still be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// Nothing stands at this path.
    #[error("`{path}` does not exist{}", suggestion(.missing_folder, .near))]
    Missing {
        /// The path as given.
        path: String,
        /// The first folder on the way that does not exist, if it is not the path itself.
        missing_folder: Option<String>,
        /// Paths beside it with a similar name, nearest first.
        near: Vec<String>,
    },
    /// The path is a web address.
    #[error(
        "`{address}` is a web address, and only files, folders and `-` can be read; save the page and add the file"
    )]
    Address {
        /// The address as given.
        address: String,
    },
    /// The operating system refuses.
    #[error("cannot read `{path}`: {reason}")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the operating system says.
        reason: String,
    },
    /// A folder without a single file of a supported kind.
    #[error("`{path}` holds no reports: {found}; supported: {supported}", supported = crate::supported_extensions())]
    NoReports {
        /// The folder as given.
        path: String,
        /// What it holds instead, e.g. `12 files, none readable: 10 .pdf, 2 .png`.
        found: String,
    },
}

fn suggestion(missing_folder: &Option<String>, near: &[String]) -> String {
    let missing =
        missing_folder.as_ref().map(|folder| format!(" (there is no `{folder}`)")).unwrap_or_default();
    match near {
        [] => missing,
        near => format!("{missing}; did you mean `{}`?", near.join("` or `")),
    }
}
