//! Backups: one verified file, put in place in one step.

use std::path::Path;

use crate::{
    Ledger, LedgerConfig, LedgerError, VerifyReport, files,
    sqlite::{Site, copy},
};

/// What to do where a file stands already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum IfExists {
    /// Leave it alone and give [`LedgerError::Exists`].
    #[default]
    Refuse,
    /// Put the new one in its place, once that has been verified.
    Replace,
}

/// A copy that was made and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Bytes of the new file.
    pub bytes: u64,
    /// What its verification found; always sound.
    pub report: VerifyReport,
}

impl Ledger {
    /// Writes the ledger as it stands at this moment into one file, while others may go on writing to it.
    ///
    /// The copy is verified and synced under another name in the same folder before it gets its own.
    pub fn backup_to(&self, path: &Path, if_exists: IfExists) -> Result<Copied, LedgerError> {
        refuse(path, if_exists)?;
        put(self, &Site::new(path, self.site.config))
    }
}

/// Makes the ledger `to` out of the backup `from`, which is verified before anything is replaced.
///
/// A ledger that is replaced must not be open anywhere ([`LedgerError::Busy`]); until the last step it stays whole.
pub fn restore(
    from: &Path,
    to: &Path,
    if_exists: IfExists,
    config: LedgerConfig,
) -> Result<Copied, LedgerError> {
    let backup = Ledger::open_read_only(from, config)?;
    refuse(to, if_exists)?;
    put(&backup, &Site::new(to, config))
}

fn refuse(path: &Path, if_exists: IfExists) -> Result<(), LedgerError> {
    match if_exists {
        IfExists::Refuse if path.exists() => Err(LedgerError::Exists { path: path.to_owned() }),
        _ if path.is_dir() => Err(LedgerError::Exists { path: path.to_owned() }),
        _ => Ok(()),
    }
}

fn put(ledger: &Ledger, to: &Site) -> Result<Copied, LedgerError> {
    let partial = files::beside(&to.path, &format!(".{}.partial", std::process::id()));
    let partial = Site::new(&partial, LedgerConfig { size_limit: None, ..to.config });
    files::remove_database(&partial.path)?;
    let outcome = write_and_verify(ledger, &partial).and_then(|copied| {
        if to.path.exists() {
            copy::settle(to)?;
        } else {
            files::remove_database(&to.path)?;
        }
        files::replace(&partial.path, &to.path).map(|()| copied)
    });
    if outcome.is_err() {
        files::remove_database(&partial.path)?;
    }
    outcome
}

fn write_and_verify(ledger: &Ledger, partial: &Site) -> Result<Copied, LedgerError> {
    copy::copy(&ledger.connection, partial)?;
    files::sync(&partial.path)?;
    let written = Ledger::open_read_only(&partial.path, partial.config)?;
    let report = written.verify(&mut |_| ())?;
    match report.problems.first() {
        Some(problem) => {
            Err(LedgerError::Unsound { path: ledger.site.path.clone(), problem: problem.to_string() })
        }
        None => Ok(Copied { bytes: written.stats()?.bytes, report }),
    }
}
