//! Keeping a desk in good order: status, verification, backups.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::Date};
use ledger::{AsOf, Copied, IfExists, Ledger, VerifyReport};
use model::codebook::Codebook;
use serde::Serialize;

use crate::{Desk, DeskError};

/// So many publishers are listed.
const LISTED_PUBLISHERS: usize = 10;

/// What a desk holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// Its folder.
    pub desk: PathBuf,
    /// Documents, as of the time asked for.
    pub documents: usize,
    /// Those without a date of publication.
    pub undated: usize,
    /// First and last day of publication.
    pub published: Option<(Date, Date)>,
    /// Publishers and their numbers of documents, most first.
    pub publishers: Vec<(String, usize)>,
    /// All assertions in the ledger.
    pub assertions: u64,
    /// Bytes of the ledger.
    pub bytes: u64,
    /// When the last row was recorded.
    pub last_recorded: Option<Timestamp>,
    /// Version of the codebook that this program reads with.
    pub codebook: String,
}

/// The end of one chain of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChainHead {
    /// The table.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// Hash of its last row; written down elsewhere, it shows later whether the ledger was rewritten as a whole.
    pub hash: String,
}

/// Something in the ledger that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// The table.
    pub table: String,
    /// The first broken row.
    pub row: Option<u64>,
    /// What is wrong.
    pub what: String,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Whether all holds.
    pub sound: bool,
    /// Where the chains end.
    pub heads: Vec<ChainHead>,
    /// What does not hold.
    pub problems: Vec<Damage>,
}

impl From<VerifyReport> for Verified {
    fn from(report: VerifyReport) -> Self {
        let head = |head: &ledger::Head| ChainHead {
            table: head.table.to_owned(),
            rows: head.rows,
            hash: head.hash.to_string(),
        };
        let damage = |problem: &ledger::Problem| Damage {
            table: problem.table.clone(),
            row: problem.row,
            what: problem.what.clone(),
        };
        Self {
            sound: report.is_sound(),
            heads: report.heads.iter().map(head).collect(),
            problems: report.problems.iter().map(damage).collect(),
        }
    }
}

/// A ledger that was copied, and verified afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CopySummary {
    /// The new file.
    pub file: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Documents in it.
    pub documents: u64,
    /// Where its chains end.
    pub heads: Vec<ChainHead>,
    /// Where the ledger went that stood there before, if it held something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<PathBuf>,
}

impl CopySummary {
    fn of(file: &Path, copied: Copied) -> Self {
        let verified = Verified::from(copied.report);
        let documents =
            verified.heads.iter().find(|head| head.table == "documents").map_or(0, |head| head.rows);
        Self { file: file.to_owned(), bytes: copied.bytes, documents, heads: verified.heads, previous: None }
    }
}

impl Desk {
    /// What the desk holds.
    pub fn status(&self, as_of: AsOf) -> Result<Status, DeskError> {
        let ledger = self.read()?;
        let stats = ledger.stats()?;
        let documents = ledger.documents(as_of)?;
        let days = || documents.iter().filter_map(|document| document.published);
        let mut publishers: BTreeMap<String, usize> = BTreeMap::new();
        for document in &documents {
            let publisher = document.publisher.clone().unwrap_or_else(|| "(no publisher)".to_owned());
            *publishers.entry(publisher).or_default() += 1;
        }
        let mut publishers: Vec<(String, usize)> = publishers.into_iter().collect();
        publishers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        publishers.truncate(LISTED_PUBLISHERS);
        Ok(Status {
            desk: self.folder().to_owned(),
            documents: documents.len(),
            undated: documents.len() - days().count(),
            published: days().min().zip(days().max()),
            publishers,
            assertions: stats.assertions,
            bytes: stats.bytes,
            last_recorded: stats.last_recorded,
            codebook: Codebook::embedded().version.clone(),
        })
    }

    /// Checks every row of the ledger; tells table, rows done and rows in all as it goes.
    pub fn verify(&self, progress: &mut dyn FnMut(&str, u64, u64)) -> Result<Verified, DeskError> {
        let report = self.read()?.verify(&mut |step| progress(step.table, step.done, step.total))?;
        Ok(report.into())
    }

    /// Writes the ledger to one file, while others may go on writing to it.
    pub fn backup(&self, file: &Path, if_exists: IfExists) -> Result<CopySummary, DeskError> {
        Ok(CopySummary::of(file, self.read()?.backup_to(file, if_exists)?))
    }

    /// Puts a backup in the place of the ledger, once it has been verified. A ledger that stood there and held
    /// something else is kept beside it under another name.
    pub fn restore(&self, backup: &Path) -> Result<CopySummary, DeskError> {
        let place = self.ledger_path();
        // Before anything is touched, the backup has to be one.
        Ledger::open_read_only(backup, self.ledger_config())?;
        let aside = self.keep_aside(&place)?;
        let copied = ledger::restore(backup, &place, IfExists::Replace, self.ledger_config())?;
        let mut summary = CopySummary::of(&place, copied);
        match aside {
            Some(Aside { file, heads: Some(heads) }) if heads == summary.heads => remove(&file)?,
            Some(Aside { file, .. }) => summary.previous = Some(file),
            None => {}
        }
        Ok(summary)
    }

    /// Copies the present ledger to a name of its own: as a backup where it still can be read, else byte by byte.
    fn keep_aside(&self, place: &Path) -> Result<Option<Aside>, DeskError> {
        if !place.exists() {
            return Ok(None);
        }
        let stamp = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let file = self.folder().join(format!("ledger.before-restore-{stamp}.db"));
        let readable = self.read().ok().and_then(|ledger| ledger.backup_to(&file, IfExists::Refuse).ok());
        if let Some(copied) = readable {
            let heads = CopySummary::of(&file, copied).heads;
            return Ok(Some(Aside { file, heads: Some(heads) }));
        }
        copy(place, &file)?;
        let log = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
        if log(place).exists() {
            copy(&log(place), &log(&file))?;
        }
        Ok(Some(Aside { file, heads: None }))
    }
}

/// A ledger that was put aside; `heads` where it could be read.
struct Aside {
    file: PathBuf,
    heads: Option<Vec<ChainHead>>,
}

fn copy(from: &Path, to: &Path) -> Result<(), DeskError> {
    let copied = fs::copy(from, to);
    copied.map(|_| ()).map_err(|source| DeskError::Io {
        doing: "keep a copy of",
        path: from.to_owned(),
        source,
    })
}

fn remove(file: &Path) -> Result<(), DeskError> {
    fs::remove_file(file).map_err(|source| DeskError::Io { doing: "remove", path: file.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(folder: &Path) -> Desk {
        let desk = Desk::init(&folder.join("desk")).unwrap();
        let mut ledger = desk.write().unwrap();
        ledger.append(&[entry("one")], Timestamp::UNIX_EPOCH).unwrap();
        desk
    }

    fn entry(text: &str) -> ledger::Entry {
        let document = model::Document {
            id: model::Hash::of_bytes(text.as_bytes()),
            name: format!("{text}.txt"),
            media_type: "text/plain".to_owned(),
            original: text.as_bytes().to_vec(),
            text: text.to_owned(),
            title: None,
            publisher: Some("Northern Wire".to_owned()),
            url: None,
            language: None,
            cites: Vec::new(),
            published: None,
            retrieved: None,
            marking: model::Marking::default(),
        };
        ledger::Entry { document, assertions: Vec::new() }
    }

    #[test]
    fn a_restored_backup_verifies_and_what_came_after_it_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let backup = folder.path().join("desk.bak");
        assert_eq!(desk.backup(&backup, IfExists::Refuse).unwrap().documents, 1);
        desk.write().unwrap().append(&[entry("two")], Timestamp::now()).unwrap();

        let restored = desk.restore(&backup).unwrap();
        assert_eq!(restored.documents, 1);
        assert!(desk.verify(&mut |_, _, _| ()).unwrap().sound);
        let previous = Ledger::open_read_only(&restored.previous.unwrap(), desk.ledger_config()).unwrap();
        assert_eq!(previous.stats().unwrap().documents, 2);
    }

    #[test]
    fn restoring_what_is_there_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let backup = folder.path().join("desk.bak");
        desk.backup(&backup, IfExists::Refuse).unwrap();
        assert_eq!(desk.restore(&backup).unwrap().previous, None);
        let left = fs::read_dir(desk.folder()).unwrap().filter_map(Result::ok);
        assert!(
            left.into_iter().all(|entry| !entry.file_name().to_string_lossy().contains("before-restore"))
        );
    }

    #[test]
    fn a_truncated_ledger_is_reported_and_a_backup_brings_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let backup = folder.path().join("desk.bak");
        desk.backup(&backup, IfExists::Refuse).unwrap();
        for log in ["ledger.db-wal", "ledger.db-shm"] {
            let _ = fs::remove_file(desk.folder().join(log));
        }
        fs::OpenOptions::new().write(true).open(desk.ledger_path()).unwrap().set_len(5_000).unwrap();
        let sound = desk.verify(&mut |_, _, _| ()).map(|verified| verified.sound);
        assert!(!sound.unwrap_or(false));
        let restored = desk.restore(&backup).unwrap();
        assert_eq!(restored.documents, 1);
        assert!(restored.previous.is_some());
        assert!(desk.verify(&mut |_, _, _| ()).unwrap().sound);
    }

    #[test]
    fn something_that_is_no_backup_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let note = folder.path().join("note.txt");
        fs::write(&note, "not a ledger").unwrap();
        assert!(desk.restore(&note).unwrap_err().to_string().contains("note.txt"));
        assert_eq!(desk.status(AsOf::default()).unwrap().documents, 1);
    }

    #[test]
    fn status_counts_documents_publishers_and_missing_dates() {
        let folder = tempfile::tempdir().unwrap();
        let status = desk(folder.path()).status(AsOf::default()).unwrap();
        assert_eq!((status.documents, status.undated), (1, 1));
        assert_eq!(status.publishers, [("Northern Wire".to_owned(), 1)]);
    }
}
