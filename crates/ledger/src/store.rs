//! A ledger as a whole: made, opened for writing, opened for reading.

use std::{fs, path::Path, time::Duration};

use rusqlite::Connection;

use crate::{
    LedgerError,
    sqlite::{self, Access, Site},
};

/// Settings of one opened ledger; nothing of it is stored in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerConfig {
    /// How long to wait for another process that is writing.
    pub busy_timeout: Duration,
    /// Bytes that the ledger may grow to; `None` for as many as the disk holds. Its log comes on top.
    pub size_limit: Option<u64>,
}

impl Default for LedgerConfig {
    fn default() -> Self {
        Self { busy_timeout: Duration::from_secs(30), size_limit: None }
    }
}

/// An open ledger. One value is used by one thread at a time; open it again for another.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) site: Site,
    access: Access,
}

impl Ledger {
    /// Makes an empty ledger; the folder has to exist, the file must not.
    pub fn create(path: &Path, config: LedgerConfig) -> Result<Self, LedgerError> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() || found.len() > 0 => {
                Err(LedgerError::Exists { path: path.to_owned() })
            }
            _ => Self::connect(path, config, Access::Create),
        }
    }

    /// Opens a ledger for reading and writing, and brings an older one up to date.
    pub fn open(path: &Path, config: LedgerConfig) -> Result<Self, LedgerError> {
        check_file(path)?;
        Self::connect(path, config, Access::Write)
    }

    /// Opens a ledger for reading; works on a read-only medium and while others write.
    pub fn open_read_only(path: &Path, config: LedgerConfig) -> Result<Self, LedgerError> {
        check_file(path)?;
        Self::connect(path, config, Access::Read)
    }

    /// The file it lies in.
    pub fn path(&self) -> &Path {
        &self.site.path
    }

    fn connect(path: &Path, config: LedgerConfig, access: Access) -> Result<Self, LedgerError> {
        let site = Site::new(path, config);
        let connection = sqlite::open(&site, access)?;
        Ok(Self { connection, site, access })
    }

    pub(crate) fn check_writable(&self) -> Result<(), LedgerError> {
        match self.access {
            Access::Read => Err(LedgerError::ReadOnly { path: self.site.path.clone() }),
            Access::Create | Access::Write => Ok(()),
        }
    }
}

fn check_file(path: &Path) -> Result<(), LedgerError> {
    let not_a_ledger =
        |reason: &str| LedgerError::NotALedger { path: path.to_owned(), reason: reason.to_owned() };
    match fs::metadata(path) {
        Err(_) => Err(LedgerError::Missing { path: path.to_owned() }),
        Ok(found) if found.is_dir() => Err(not_a_ledger("it is a folder")),
        Ok(found) if found.len() == 0 => Err(not_a_ledger("it is empty")),
        Ok(_) => match sqlite::bytes_missing(path) {
            Some(bytes) => {
                let detail = format!("{bytes} bytes are missing at its end");
                Err(LedgerError::Damaged { path: path.to_owned(), detail })
            }
            None => Ok(()),
        },
    }
}
