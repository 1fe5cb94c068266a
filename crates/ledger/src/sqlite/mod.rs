//! Everything that only SQLite understands: opening, pragmas, migrations, full-text search, online copies.
//!
//! The SQL outside this folder is plain enough for PostgreSQL: `$1` placeholders, numbered in the order in which
//! they first occur, no functions beyond the standard's.

pub(crate) mod copy;
pub(crate) mod faults;
pub(crate) mod search;

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, config::DbConfig};

pub(crate) use faults::{Site, with_kept};

use crate::LedgerError;

/// Forward-only steps of the schema; entry N brings version N to version N + 1. Entries are added, never edited.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("../../migrations/0001_first.sql")];

/// Marks the file as a ledger: `Chnc`.
const APPLICATION_ID: i64 = 0x43_68_6e_63;

/// The write-ahead log is folded into the file once it has this many pages (32 MB).
const CHECKPOINT_PAGES: i64 = 4_000;

/// A page that holds two or three short reports.
const PAGE_BYTES: u32 = 8_192;

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Create,
    Write,
    Read,
}

/// Opens the file and checks that it is a ledger of a schema known here, migrating it if it may.
pub(crate) fn open(site: &Site, access: Access) -> Result<Connection, LedgerError> {
    let mut connection = connect(site, access)?;
    if access == Access::Create {
        start(&connection).map_err(site.fault("create"))?;
    }
    let version = version(&connection, site, access)?;
    match access {
        Access::Read if version < known() => {
            Err(LedgerError::Older { path: site.path.clone(), found: version, known: known() })
        }
        Access::Read => Ok(connection),
        Access::Create | Access::Write => {
            check_writable(&connection, site)?;
            migrate(&mut connection, MIGRATIONS).map_err(site.fault("migrate"))?;
            tune(&connection, site).map_err(site.fault("open"))?;
            Ok(connection)
        }
    }
}

/// Newest schema version known here.
pub(crate) fn known() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// SQLite opens a write-protected file for reading without a word.
fn check_writable(connection: &Connection, site: &Site) -> Result<(), LedgerError> {
    if connection.is_readonly("main").map_err(site.fault("open"))? {
        let detail = "the file is write-protected".to_owned();
        return Err(LedgerError::Unwritable { path: site.path.clone(), detail });
    }
    Ok(())
}

fn connect(site: &Site, access: Access) -> Result<Connection, LedgerError> {
    let flags = match access {
        Access::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let opened = Connection::open_with_flags(plain(&site.path), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .and_then(|connection| prepare(&connection, site).map(|()| connection));
    match opened {
        Err(error) if access == Access::Read && is_on_read_only_medium(&error, &site.path) => {
            open_immutable(site, flags).map_err(site.fault("open"))
        }
        other => other.map_err(site.fault("open")),
    }
}

/// How many bytes the file is shorter than its header says; `None` where it is whole, still has a log to be folded
/// in, or is no database. SQLite takes a cut last page for one that ends in zeros.
pub(crate) fn bytes_missing(path: &Path) -> Option<u64> {
    let mut header = [0; 100];
    let mut file = File::open(path).ok()?;
    file.read_exact(&mut header).ok()?;
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        bytes => u64::from(bytes),
    };
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let is_counted = header.starts_with(b"SQLite format 3\0") && number(24) == number(92);
    let missing = (page * u64::from(number(28))).checked_sub(file.metadata().ok()?.len())?;
    (is_counted && missing > 0 && !has_log(path)).then_some(missing)
}

fn has_log(path: &Path) -> bool {
    std::fs::metadata(crate::files::beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// The path as SQLite takes for a path only, and never for `:memory:` or a `file:` address.
fn plain(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

/// A ledger is not trusted more than any other file: no functions from its schema, no writes to index internals.
fn prepare(connection: &Connection, site: &Site) -> rusqlite::Result<()> {
    connection.busy_timeout(site.config.busy_timeout)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}

/// In a folder that cannot be written SQLite cannot make its shared-memory file; without a log none is needed.
fn is_on_read_only_medium(error: &rusqlite::Error, path: &Path) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly, SystemIoFailure};
    let refused = matches!(error.sqlite_error_code(), Some(CannotOpen | ReadOnly | SystemIoFailure));
    refused && path.is_file() && !has_log(path)
}

fn open_immutable(site: &Site, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let mut uri = String::from("file:");
    for byte in site.path.to_string_lossy().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri, flags)?;
    prepare(&connection, site)?;
    Ok(connection)
}

/// Settings that a file gets before its first table.
fn start(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    write_ahead(connection)
}

fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))
}

/// Settings of every connection that writes.
fn tune(connection: &Connection, site: &Site) -> rusqlite::Result<()> {
    write_ahead(connection)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.query_row(&format!("PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}"), [], |_| Ok(()))?;
    if let Some(bytes) = site.config.size_limit {
        let pages = (bytes / page_bytes(connection)?.max(1)).clamp(1, u64::from(u32::MAX) - 2);
        connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;
    }
    Ok(())
}

fn page_bytes(connection: &Connection) -> rusqlite::Result<u64> {
    pragma(connection, "page_size").map(|bytes| u64::try_from(bytes).unwrap_or(0))
}

/// Bytes of the database without its log.
pub(crate) fn size(connection: &Connection) -> rusqlite::Result<u64> {
    let pages = u64::try_from(pragma(connection, "page_count")?).unwrap_or(0);
    Ok(pages.saturating_mul(page_bytes(connection)?))
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
}

/// The schema version of a file that is a ledger, or new.
fn version(connection: &Connection, site: &Site, access: Access) -> Result<u32, LedgerError> {
    let read = |name: &str| pragma(connection, name).map_err(site.fault("read the version of"));
    let (id, version) = (read("application_id")?, read("user_version")?);
    let found = u32::try_from(version).unwrap_or(0);
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(site.fault("read the tables of"))?;
    if id == 0 && tables == 0 && access == Access::Create {
        return Ok(0);
    }
    if id != APPLICATION_ID {
        let reason = if tables == 0 { "it is empty" } else { "it is the database of another program" };
        return Err(LedgerError::NotALedger { path: site.path.clone(), reason: reason.to_owned() });
    }
    if found > known() {
        return Err(LedgerError::Newer { path: site.path.clone(), found, known: known() });
    }
    if access == Access::Create {
        return Err(LedgerError::Exists { path: site.path.clone() });
    }
    Ok(found)
}

/// Brings the schema up to date in one transaction; a crash leaves the old schema.
fn migrate(connection: &mut Connection, migrations: &[&str]) -> rusqlite::Result<()> {
    let current = usize::try_from(pragma(connection, "user_version")?).unwrap_or(0);
    if current >= migrations.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let current = usize::try_from(pragma(&transaction, "user_version")?).unwrap_or(0);
    for step in migrations.iter().skip(current) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", migrations.len().max(current) as u32)?;
    transaction.commit()
}

/// What SQLite itself finds wrong with the file, at most `limit` findings; empty when all is well.
pub(crate) fn integrity(connection: &Connection, limit: u32) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({limit})"))?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    rows.filter(|row| row.as_ref().map_or(true, |line| line != "ok")).collect()
}

/// Rows that point at rows which are not there: table, row number, table pointed at.
pub(crate) fn dangling(connection: &Connection) -> rusqlite::Result<Option<(String, Option<i64>, String)>> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    rows.next()?.map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).transpose()
}

/// Tables, triggers and indexes that differ from those of a fresh ledger, by name.
pub(crate) fn schema_differences(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut fresh = Connection::open_in_memory()?;
    migrate(&mut fresh, MIGRATIONS)?;
    let (expected, found) = (schema(&fresh)?, schema(connection)?);
    let missing = expected
        .iter()
        .filter(|entry| !found.contains(entry))
        .map(|(name, _)| format!("{name} is missing or altered"));
    let extra = found.iter().filter(|(name, _)| !expected.iter().any(|(known, _)| known == name));
    Ok(missing.chain(extra.map(|(name, _)| format!("{name} does not belong there"))).collect())
}

/// Without the tables inside the search index, whose form belongs to the version of SQLite that made them.
fn schema(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema \
               WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
               AND NOT (type = 'table' AND name LIKE 'search\\_%' ESCAPE '\\') ORDER BY 1";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_run_forward_once_and_in_order() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE a (x INTEGER)", "ALTER TABLE a ADD COLUMN y INTEGER"];
        migrate(&mut connection, &steps[..1]).unwrap();
        assert_eq!(pragma(&connection, "user_version").unwrap(), 1);
        migrate(&mut connection, &steps).unwrap();
        migrate(&mut connection, &steps).unwrap();
        assert_eq!(pragma(&connection, "user_version").unwrap(), 2);
        connection.execute("INSERT INTO a (x, y) VALUES (1, 2)", []).unwrap();
    }

    #[test]
    fn a_migration_that_fails_leaves_the_old_schema() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &["CREATE TABLE a (x INTEGER)"]).unwrap();
        let steps = ["CREATE TABLE a (x INTEGER)", "CREATE TABLE b (x INTEGER); CREATE TABLE a (x INTEGER)"];
        assert!(migrate(&mut connection, &steps).is_err());
        assert_eq!(pragma(&connection, "user_version").unwrap(), 1);
        assert!(connection.prepare("SELECT x FROM b").is_err());
    }
}
