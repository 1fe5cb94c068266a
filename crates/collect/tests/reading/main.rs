//! Reading real files: what becomes a document, what does not, and what the user is told.

#![cfg(test)]

mod bad_input;
mod containers;
mod folders;
mod hostile;
mod metadata;
mod pages;

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use collect::{CollectConfig, Collected, Source, Warning, read, read_from};
use model::Document;

/// A folder that goes when the test ends.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Everything that reading the folder gives.
    fn read(&self) -> Outcome {
        Outcome::of(&[self.path()], &config())
    }
}

/// What reading gave, sorted out. Names are relative to the temporary folder's last component.
#[derive(Default)]
struct Outcome {
    documents: Vec<(Document, Vec<Warning>)>,
    skipped: Vec<(String, String)>,
    unusable: Vec<String>,
    files: u64,
    bytes: u64,
}

impl Outcome {
    fn of(paths: &[&Path], config: &CollectConfig) -> Self {
        let sources: Vec<_> = paths.iter().map(Source::of).collect();
        let mut outcome = Self::default();
        let flow = read(&sources, config, &mut |collected| outcome.take(collected));
        assert!(flow.is_continue());
        outcome
    }

    fn of_bytes(name: &str, mut bytes: &[u8], config: &CollectConfig) -> Self {
        let mut outcome = Self::default();
        assert!(read_from(name, &mut bytes, config, &mut |collected| outcome.take(collected)).is_continue());
        outcome
    }

    fn take(&mut self, collected: Collected) -> ControlFlow<()> {
        match collected {
            Collected::Document { document, warnings } => self.documents.push((*document, warnings)),
            Collected::Skipped { name, reason } => self.skipped.push((last(&name), reason.to_string())),
            Collected::Unusable(error) => self.unusable.push(error.to_string()),
            Collected::Progress { files, bytes } => {
                self.files += files;
                self.bytes += bytes;
            }
        }
        ControlFlow::Continue(())
    }

    fn names(&self) -> Vec<String> {
        self.documents.iter().map(|(document, _)| last(&document.name)).collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.documents.iter().map(|(document, _)| document.text.as_str()).collect()
    }

    /// The only document.
    fn document(&self) -> &Document {
        assert_eq!((self.documents.len(), &self.skipped, &self.unusable), (1, &vec![], &vec![]));
        &self.documents[0].0
    }

    fn warnings(&self) -> Vec<&'static str> {
        self.documents.iter().flat_map(|(_, warnings)| warnings).map(Warning::code).collect()
    }

    /// Why the only item was skipped.
    fn reason(&self) -> &str {
        assert_eq!((self.documents.len(), self.skipped.len()), (0, 1), "{:?}", self.skipped);
        &self.skipped[0].1
    }
}

fn config() -> CollectConfig {
    CollectConfig::new("2022-09-23T12:00:00Z".parse().unwrap())
}

fn last(name: &str) -> String {
    name.rsplit('/').next().unwrap().to_owned()
}

fn read_bytes(name: &str, bytes: impl AsRef<[u8]>) -> Outcome {
    Outcome::of_bytes(name, bytes.as_ref(), &config())
}
