//! Copies of a database that is in use.

use rusqlite::{Connection, OpenFlags, backup::Backup};

use super::Site;
use crate::{LedgerError, files};

/// Copies the whole database, as it stands at one moment, into one new file without a log beside it.
pub(crate) fn copy(from: &Connection, to: &Site) -> Result<(), LedgerError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let write = || {
        let mut target = Connection::open_with_flags(super::plain(&to.path), flags)?;
        let backup = Backup::new(from, &mut target)?;
        // All pages in one step: a writer at work would make several steps start over.
        backup.step(-1)?;
        drop(backup);
        without_log(&target)
    };
    write().map_err(to.fault("write"))
}

/// Folds the log of the database that is to be replaced into it, so that no log of the old one is left to be taken
/// for the new one's. What cannot be read any more is left as it is.
pub(crate) fn settle(site: &Site) -> Result<(), LedgerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let fold = || {
        let connection = Connection::open_with_flags(super::plain(&site.path), flags)?;
        connection.busy_timeout(site.config.busy_timeout)?;
        without_log(&connection)
    };
    match fold().map_err(site.fault("replace")) {
        Ok(()) | Err(LedgerError::NotALedger { .. } | LedgerError::Damaged { .. }) => {}
        Err(error) => return Err(error),
    }
    ["-wal", "-shm", "-journal"]
        .iter()
        .try_for_each(|ending| files::remove(&files::beside(&site.path, ending)))
}

fn without_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
}
