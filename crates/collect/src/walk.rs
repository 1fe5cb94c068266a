//! What a path holds, in a fixed order.

use std::{
    collections::HashSet,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    vec,
};

use crate::{
    Reader, SkipReason, SourceError,
    name::{self, extension, is_sidecar},
    readers,
};

/// How many names are looked at for a suggestion.
const MOST_NEIGHBORS: usize = 10_000;
/// How alike two names must be for a suggestion, of 1.
const LEAST_LIKENESS: f64 = 0.7;

/// One thing found on the way.
pub(crate) enum Found {
    /// A file to read.
    File {
        /// Where it is.
        path: PathBuf,
        /// Its size; 0 for a pipe.
        bytes: u64,
        /// Who reads it; `None`: told from its first bytes.
        reader: Option<&'static Reader>,
    },
    /// A file or folder that is left out.
    Skipped {
        /// Where it is.
        path: PathBuf,
        /// Why.
        reason: SkipReason,
    },
}

/// Walks a folder depth first, entries by name. Hidden entries and sidecars are passed over. Symbolic links are followed, and
/// each real folder is entered once, so that no loop or web of links is walked twice.
pub(crate) struct Walk {
    pending: Vec<vec::IntoIter<Entry>>,
    entered: HashSet<PathBuf>,
}

/// One name in a folder.
struct Entry {
    name: OsString,
    folder: PathBuf,
}

/// What `path` holds: itself, or everything in it.
pub(crate) fn walk(path: &Path) -> Result<Box<dyn Iterator<Item = Found>>, SourceError> {
    let metadata = fs::metadata(path).map_err(|error| source_error(path, &error))?;
    if metadata.is_dir() {
        let mut walk = Walk { pending: Vec::new(), entered: HashSet::new() };
        walk.enter(path).map_err(|error| SourceError::Unreadable {
            path: name::of_path(path),
            reason: reason_of(&error),
        })?;
        return Ok(Box::new(walk));
    }
    Ok(Box::new(std::iter::once(named_file(path, &metadata))))
}

/// A file that the user named: it is read even if its name has no extension or it is a pipe.
fn named_file(path: &Path, metadata: &fs::Metadata) -> Found {
    let path = path.to_path_buf();
    if is_sidecar(&path) {
        return Found::Skipped { path, reason: SkipReason::Metadata };
    }
    let extension = extension(&path);
    let reader = readers::for_extension(&extension);
    if reader.is_none() && !extension.is_empty() {
        return Found::Skipped { path, reason: SkipReason::Unsupported { extension } };
    }
    Found::File { path, bytes: if metadata.is_file() { metadata.len() } else { 0 }, reader }
}

impl Walk {
    /// Lists a folder, once.
    fn enter(&mut self, folder: &Path) -> io::Result<()> {
        if !self.entered.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let names = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name()));
        let mut names = names.collect::<io::Result<Vec<_>>>()?;
        names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
        names.sort_unstable();
        let entries: Vec<_> =
            names.into_iter().map(|name| Entry { name, folder: folder.to_path_buf() }).collect();
        self.pending.push(entries.into_iter());
        Ok(())
    }

    fn next_entry(&mut self) -> Option<Entry> {
        loop {
            match self.pending.last_mut()?.next() {
                Some(entry) => return Some(entry),
                None => self.pending.pop(),
            };
        }
    }

    /// `None` for what is passed over.
    fn look_at(&mut self, path: PathBuf) -> Option<Found> {
        let metadata = match fs::metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) => return Some(Found::Skipped { reason: broken(&path, &error), path }),
        };
        if metadata.is_dir() {
            let problem = self.enter(&path).err()?;
            return Some(Found::Skipped {
                path,
                reason: SkipReason::Unreadable { reason: reason_of(&problem) },
            });
        }
        if is_sidecar(&path) {
            return None;
        }
        let extension = extension(&path);
        let Some(reader) = readers::for_extension(&extension) else {
            return Some(Found::Skipped { path, reason: SkipReason::Unsupported { extension } });
        };
        if !metadata.is_file() {
            return Some(Found::Skipped { path, reason: SkipReason::Special });
        }
        Some(Found::File { path, bytes: metadata.len(), reader: Some(reader) })
    }
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let entry = self.next_entry()?;
            if let Some(found) = self.look_at(entry.folder.join(entry.name)) {
                return Some(found);
            }
        }
    }
}

fn broken(path: &Path, error: &io::Error) -> SkipReason {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if is_link && error.kind() != io::ErrorKind::PermissionDenied {
        return SkipReason::BrokenLink;
    }
    SkipReason::Unreadable { reason: reason_of(error) }
}

/// What the operating system says, without its error number.
pub(crate) fn reason_of(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

fn source_error(path: &Path, error: &io::Error) -> SourceError {
    let text = name::of_path(path);
    if text.starts_with("http://") || text.starts_with("https://") {
        return SourceError::Address { address: text };
    }
    if error.kind() != io::ErrorKind::NotFound {
        return SourceError::Unreadable { path: text, reason: reason_of(error) };
    }
    let mut missing = path;
    while let Some(parent) =
        missing.parent().filter(|parent| !parent.as_os_str().is_empty() && !parent.exists())
    {
        missing = parent;
    }
    SourceError::Missing {
        path: text,
        missing_folder: (missing != path).then(|| name::of_path(missing)),
        near: near_names(missing),
    }
}

/// Up to three names beside `missing` that resemble its own, nearest first.
fn near_names(missing: &Path) -> Vec<String> {
    let Some(wanted) = missing.file_name().map(|name| name.to_string_lossy().to_lowercase()) else {
        return Vec::new();
    };
    let parent = missing.parent().unwrap_or(Path::new(""));
    let folder = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut near: Vec<(f64, String)> = entries
        .take(MOST_NEIGHBORS)
        .filter_map(|entry| entry.ok().map(|entry| entry.file_name()))
        .map(|name| {
            (likeness(&wanted, &name.to_string_lossy().to_lowercase()), name::of_path(&parent.join(name)))
        })
        .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    near.into_iter().take(3).map(|(_, path)| path).collect()
}

fn likeness(wanted: &str, name: &str) -> f64 {
    let stem = |name: &str| Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    if stem(wanted) == stem(name) { 1.0 } else { strsim::normalized_damerau_levenshtein(wanted, name) }
}
