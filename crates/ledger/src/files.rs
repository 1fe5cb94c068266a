//! The few file operations that SQLite does not do by itself.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use crate::LedgerError;

/// The path with `ending` added to its last part: where SQLite keeps its log.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Makes sure that the bytes of the file are on the disk.
pub(crate) fn sync(path: &Path) -> Result<(), LedgerError> {
    let opened = File::options().read(true).write(true).open(path);
    opened.and_then(|file| file.sync_all()).map_err(failed("write", path))
}

/// Puts `from` in the place of `to` in one step that survives a power cut.
pub(crate) fn replace(from: &Path, to: &Path) -> Result<(), LedgerError> {
    fs::rename(from, to).map_err(failed("replace", to))?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Not every system can sync a folder; where it cannot, the rename is as durable as it gets.
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok();
    }
    Ok(())
}

/// Removes a file; that there is none is fine.
pub(crate) fn remove(path: &Path) -> Result<(), LedgerError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("remove", path)(error)),
        _ => Ok(()),
    }
}

/// Removes a database and the files that SQLite keeps beside it.
pub(crate) fn remove_database(path: &Path) -> Result<(), LedgerError> {
    for ending in ["-wal", "-shm", "-journal", ""] {
        remove(&beside(path, ending))?;
    }
    Ok(())
}

fn failed(doing: &'static str, path: &Path) -> impl Fn(io::Error) -> LedgerError + use<> {
    let path = path.to_owned();
    move |source| LedgerError::Io { doing, path: path.clone(), source }
}
