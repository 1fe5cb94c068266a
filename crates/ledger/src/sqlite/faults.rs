//! Turns what SQLite says into what went wrong with a ledger.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Error, ErrorCode, ffi};

use crate::{LedgerConfig, LedgerError, error::Limit};

/// Which ledger, and under which settings: all that an error message needs.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) path: PathBuf,
    pub(crate) config: LedgerConfig,
}

impl Site {
    pub(crate) fn new(path: &Path, config: LedgerConfig) -> Self {
        Self { path: path.to_owned(), config }
    }

    /// A function for `map_err`.
    pub(crate) fn fault(&self, doing: &'static str) -> impl Fn(Error) -> LedgerError + '_ {
        move |error| self.explain(doing, error)
    }

    pub(crate) fn damaged(&self, detail: impl Into<String>) -> LedgerError {
        LedgerError::Damaged { path: self.path.clone(), detail: detail.into() }
    }

    fn explain(&self, doing: &'static str, error: Error) -> LedgerError {
        let path = self.path.clone();
        let Error::SqliteFailure(failure, _) = &error else {
            return self.explain_value(doing, error);
        };
        let detail = error.to_string();
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                LedgerError::Busy { path, waited: self.config.busy_timeout }
            }
            ErrorCode::DiskFull => LedgerError::Full { path, kept: None, limit: self.limit() },
            ErrorCode::SystemIoFailure if failure.extended_code == ffi::SQLITE_IOERR_WRITE => {
                LedgerError::Full { path, kept: None, limit: Limit::System }
            }
            // On a full disk the shared-memory file of the log cannot grow either.
            ErrorCode::SystemIoFailure if failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE => {
                LedgerError::Full { path, kept: None, limit: Limit::Disk }
            }
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                LedgerError::Unwritable { path, detail }
            }
            ErrorCode::NotADatabase => {
                LedgerError::NotALedger { path, reason: "it is not a database file".to_owned() }
            }
            ErrorCode::DatabaseCorrupt => LedgerError::Damaged { path, detail },
            ErrorCode::SystemIoFailure if failure.extended_code == ffi::SQLITE_IOERR_SHORT_READ => {
                LedgerError::Damaged { path, detail }
            }
            _ => LedgerError::Database { doing, path, source: Box::new(error) },
        }
    }

    /// A stored value that does not have the type it was written with.
    fn explain_value(&self, doing: &'static str, error: Error) -> LedgerError {
        match error {
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..) => self.damaged(error.to_string()),
            other => LedgerError::Database { doing, path: self.path.clone(), source: Box::new(other) },
        }
    }

    fn limit(&self) -> Limit {
        self.config.size_limit.map_or(Limit::Disk, Limit::Size)
    }
}

/// Says in an out-of-room error how many documents are safe.
pub(crate) fn with_kept(error: LedgerError, connection: &Connection) -> LedgerError {
    match error {
        LedgerError::Full { path, limit, .. } => {
            let sql = "SELECT length FROM chains WHERE name = 'documents'";
            let kept = connection.query_row(sql, [], |row| row.get::<_, i64>(0)).ok().map(i64::unsigned_abs);
            LedgerError::Full { path, kept, limit }
        }
        other => other,
    }
}
