//! A desk: a folder with its settings and its ledger.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use ledger::{Ledger, LedgerConfig};

use crate::{DeskError, SETTINGS_FILE, Settings};

/// Name of the ledger's file inside the desk's folder.
pub const LEDGER_FILE: &str = "ledger.db";

/// A folder that holds [`SETTINGS_FILE`] and [`LEDGER_FILE`].
#[derive(Debug, Clone)]
pub struct Desk {
    folder: PathBuf,
    settings: Settings,
}

impl Desk {
    /// Makes a desk in `folder`, which may exist but must not be one.
    pub fn init(folder: &Path) -> Result<Self, DeskError> {
        if folder.join(SETTINGS_FILE).exists() {
            return Err(DeskError::Exists { folder: folder.to_owned() });
        }
        if folder.exists() && !folder.is_dir() {
            return Err(DeskError::InTheWay { path: folder.to_owned() });
        }
        fs::create_dir_all(folder).map_err(|source| DeskError::Io {
            doing: "make the folder",
            path: folder.to_owned(),
            source,
        })?;
        Ledger::create(&folder.join(LEDGER_FILE), LedgerConfig::default())?;
        // The settings come last: a folder without them is no desk, so a failed start can be repeated.
        Settings::write_fresh(folder)?;
        Self::at(folder)
    }

    /// The desk in exactly this folder.
    pub fn at(folder: &Path) -> Result<Self, DeskError> {
        if !folder.join(SETTINGS_FILE).is_file() {
            return Err(DeskError::NoDesk { folder: folder.to_owned() });
        }
        Ok(Self { folder: folder.to_owned(), settings: Settings::read(folder)? })
    }

    /// The desk in `from`, or in the nearest folder above it.
    pub fn nearest(from: &Path) -> Result<Self, DeskError> {
        match from.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file()) {
            Some(folder) => Self::at(folder),
            None => Err(DeskError::NotFound { from: from.to_owned() }),
        }
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How it wants things done.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where its ledger lies.
    pub fn ledger_path(&self) -> PathBuf {
        self.folder.join(LEDGER_FILE)
    }

    /// The ledger, for reading.
    pub fn read(&self) -> Result<Ledger, DeskError> {
        Ok(Ledger::open_read_only(&self.ledger_path(), self.ledger_config())?)
    }

    /// The ledger, for writing.
    pub fn write(&self) -> Result<Ledger, DeskError> {
        Ok(Ledger::open(&self.ledger_path(), self.ledger_config())?)
    }

    pub(crate) fn ledger_config(&self) -> LedgerConfig {
        let settings = &self.settings.ledger;
        LedgerConfig {
            busy_timeout: Duration::from_secs(settings.busy_timeout_s),
            size_limit: (settings.size_limit_mb > 0).then_some(settings.size_limit_mb * 1_000_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_is_found_from_a_folder_below_it() {
        let folder = tempfile::tempdir().unwrap();
        Desk::init(folder.path()).unwrap();
        let below = folder.path().join("reports/2022");
        fs::create_dir_all(&below).unwrap();
        assert_eq!(Desk::nearest(&below).unwrap().folder(), folder.path());
    }

    #[test]
    fn a_second_desk_in_the_same_place_and_a_desk_on_a_file_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        Desk::init(folder.path()).unwrap();
        assert!(matches!(Desk::init(folder.path()), Err(DeskError::Exists { .. })));
        let file = folder.path().join("note.txt");
        fs::write(&file, "x").unwrap();
        assert!(matches!(Desk::init(&file), Err(DeskError::InTheWay { .. })));
    }

    #[test]
    fn without_a_desk_the_message_says_how_to_make_one() {
        let folder = tempfile::tempdir().unwrap();
        let message = Desk::nearest(folder.path()).unwrap_err().to_string();
        assert!(message.contains("chancery init"), "{message}");
    }
}
