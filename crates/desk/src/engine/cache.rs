//! Answers kept by the hash of their question, one file each. A cache can be deleted at any time.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use model::Hash;

/// The folder of answers.
pub struct Cache {
    folder: PathBuf,
    written: AtomicU64,
}

impl Cache {
    /// Uses `folder`, which is made where it is missing.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned(), written: AtomicU64::new(0) })
    }

    fn file(&self, question: &Hash) -> PathBuf {
        let name = question.to_string();
        let shelf = name.get(..2).unwrap_or("00");
        self.folder.join(shelf).join(format!("{name}.json"))
    }

    /// The answer to this question, where it was asked before.
    pub fn get(&self, question: &Hash) -> Option<Vec<u8>> {
        fs::read(self.file(question)).ok()
    }

    /// Keeps an answer: whole or not at all.
    pub fn put(&self, question: &Hash, answer: &[u8]) -> io::Result<()> {
        let file = self.file(question);
        let shelf = file.parent().unwrap_or(&self.folder);
        fs::create_dir_all(shelf)?;
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let half = shelf.join(format!(".{}-{}-{number}", question, std::process::id()));
        let written = fs::File::create(&half).and_then(|mut open| {
            open.write_all(answer)?;
            open.sync_all()
        });
        let kept = written.and_then(|()| fs::rename(&half, &file));
        if kept.is_err() {
            let _ = fs::remove_file(&half);
        }
        kept
    }
}
