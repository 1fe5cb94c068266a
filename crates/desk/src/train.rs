//! Fitting the models that extraction reads with: files of annotated texts in, files of weights out.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use flate2::read::MultiGzDecoder;
use serde::Serialize;
use train::{Fitted, Lesson, Source};

pub use train::{Step, TASKS, Task, TrainError, task};

/// A longer file, unpacked, is no treebank and no corpus.
const LONGEST_FILE: u64 = 1 << 30;

/// What ends the name of a file that can be learned from.
const ENDINGS: [&str; 4] = [".conllu", ".conllu.gz", ".jsonl", ".jsonl.gz"];

/// What is to be fitted, and from what.
#[derive(Debug, Clone)]
pub struct TrainConfig {
    /// Files to learn from.
    pub data: Vec<PathBuf>,
    /// Files to measure on; nothing is learned from them.
    pub dev: Vec<PathBuf>,
    /// Folder for the weights; made if it is not there.
    pub out: PathBuf,
}

/// One measured figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrainFigure {
    /// What was measured.
    pub name: String,
    /// The figure.
    pub value: f64,
    /// Of how many cases.
    pub of: u64,
}

/// What came out of a fitting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrainReport {
    /// The task.
    pub task: String,
    /// Files that were written, with their lengths.
    pub files: Vec<WrittenFile>,
    /// Whether the figures are from texts that nothing was learned from.
    pub measured_on_dev: bool,
    /// What the model reaches.
    pub figures: Vec<TrainFigure>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenFile {
    /// Where.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Why nothing was fitted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FitError {
    /// The name of a file does not say what it holds.
    #[error("cannot learn from `{}`: its name ends in none of {}", path.display(), ENDINGS.join(", "))]
    UnknownForm {
        /// The file.
        path: PathBuf,
    },
    /// A file is too long.
    #[error("`{}` is longer than {} MiB, unpacked; split it", path.display(), LONGEST_FILE >> 20)]
    TooLong {
        /// The file.
        path: PathBuf,
    },
    /// A file is no text.
    #[error("`{}` is not UTF-8 text; convert it first", path.display())]
    NoText {
        /// The file.
        path: PathBuf,
    },
    /// A file operation failed.
    #[error("cannot {doing} `{}`: {source}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The texts cannot be learned from.
    #[error(transparent)]
    Train(#[from] TrainError),
}

/// Fits `task` and writes its weights. `watch` is told of every step and answers whether to go on.
pub fn fit(
    task: &Task,
    config: &TrainConfig,
    watch: &mut dyn FnMut(Step) -> bool,
) -> Result<TrainReport, FitError> {
    let data = read_all(&config.data)?;
    let dev = read_all(&config.dev)?;
    let fitted = (task.fit)(&Lesson { data: &data, dev: &dev }, watch)?;
    Ok(TrainReport {
        task: task.name.to_owned(),
        files: write_all(&config.out, &fitted)?,
        measured_on_dev: !dev.is_empty(),
        figures: fitted
            .figures
            .into_iter()
            .map(|it| TrainFigure { name: it.name, value: it.value, of: it.of })
            .collect(),
    })
}

fn read_all(paths: &[PathBuf]) -> Result<Vec<Source>, FitError> {
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<Source, FitError> {
    let name = path.to_string_lossy();
    if !ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        return Err(FitError::UnknownForm { path: path.to_owned() });
    }
    let io = |source| FitError::Io { doing: "read", path: path.to_owned(), source };
    let file = File::open(path).map_err(io)?;
    let mut bytes = Vec::new();
    let read = if name.ends_with(".gz") {
        MultiGzDecoder::new(file).take(LONGEST_FILE + 1).read_to_end(&mut bytes)
    } else {
        file.take(LONGEST_FILE + 1).read_to_end(&mut bytes)
    };
    read.map_err(io)?;
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(FitError::TooLong { path: path.to_owned() });
    }
    let text = String::from_utf8(bytes).map_err(|_| FitError::NoText { path: path.to_owned() })?;
    Ok(Source { name: name.into_owned(), text })
}

/// Writes all files of a model; each is complete or not there.
fn write_all(folder: &Path, fitted: &Fitted) -> Result<Vec<WrittenFile>, FitError> {
    let failed = |doing, path: &Path| {
        let path = path.to_owned();
        move |source| FitError::Io { doing, path, source }
    };
    fs::create_dir_all(folder).map_err(failed("make", folder))?;
    let mut written = Vec::new();
    for file in &fitted.files {
        let path = folder.join(file.name);
        let part = folder.join(format!("{}.part", file.name));
        fs::write(&part, &file.bytes).map_err(failed("write", &part))?;
        fs::rename(&part, &path).map_err(failed("write", &path))?;
        written.push(WrittenFile { path, bytes: file.bytes.len() as u64 });
    }
    Ok(written)
}
