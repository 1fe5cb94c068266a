//! What reading will come to, counted beforehand for the progress bar.

use std::collections::BTreeMap;

use crate::{
    SkipReason, Source, SourceError, name,
    walk::{Found, walk},
};

/// How many kinds of unreadable files a message lists.
const MOST_KINDS: usize = 5;

/// What [`read`](crate::read) will come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files that will be opened.
    pub files: u64,
    /// Their size. Standard input and pipes count 0.
    pub bytes: u64,
    /// Whether there is input of unknown length.
    pub open_ended: bool,
    /// Items that will be skipped unopened.
    pub skipped: u64,
    /// The sources that will give nothing, with the reason; `read` reports them again.
    pub unusable: Vec<SourceError>,
}

/// Counts what the sources hold, without opening a file.
pub fn plan(sources: &[Source]) -> Plan {
    let mut plan = Plan::default();
    for source in sources {
        match source {
            Source::Stdin => {
                plan.files += 1;
                plan.open_ended = true;
            }
            Source::Path(path) => match walk(path) {
                Err(error) => plan.unusable.push(error),
                Ok(found) => {
                    let mut tally = Tally::default();
                    found.for_each(|found| tally.count(&found));
                    plan.files += tally.files;
                    plan.bytes += tally.bytes;
                    plan.open_ended |= tally.open_ended;
                    plan.skipped += tally.skipped;
                    if path.is_dir() {
                        plan.unusable.extend(tally.no_reports(&name::of_path(path)));
                    }
                }
            },
        }
    }
    plan
}

/// What a walk has found so far.
#[derive(Default)]
pub(crate) struct Tally {
    files: u64,
    bytes: u64,
    open_ended: bool,
    skipped: u64,
    kinds: BTreeMap<String, u64>,
}

impl Tally {
    /// Counts one thing more.
    pub(crate) fn count(&mut self, found: &Found) {
        match found {
            Found::File { bytes, reader, .. } => {
                self.files += 1;
                self.bytes += bytes;
                self.open_ended |= reader.is_none() && *bytes == 0;
            }
            Found::Skipped { reason, .. } => {
                self.skipped += 1;
                *self.kinds.entry(kind_of(reason)).or_default() += 1;
            }
        }
    }

    /// The error of a folder without reports; `None` if it has some.
    pub(crate) fn no_reports(&self, path: &str) -> Option<SourceError> {
        (self.files == 0).then(|| SourceError::NoReports { path: path.to_owned(), found: self.describe() })
    }

    fn describe(&self) -> String {
        if self.kinds.is_empty() {
            return "no files".to_owned();
        }
        let mut kinds: Vec<_> = self.kinds.iter().collect();
        kinds.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        let shown: Vec<_> =
            kinds.iter().take(MOST_KINDS).map(|(kind, count)| format!("{count} {kind}")).collect();
        let others: u64 = kinds.iter().skip(MOST_KINDS).map(|(_, count)| **count).sum();
        let others = if others > 0 { format!(", {others} others") } else { String::new() };
        let noun = if self.skipped == 1 { "file" } else { "files" };
        format!("{} {noun}, none readable: {}{others}", self.skipped, shown.join(", "))
    }
}

fn kind_of(reason: &SkipReason) -> String {
    match reason {
        SkipReason::Unsupported { extension } if extension.is_empty() => "without extension".to_owned(),
        SkipReason::Unsupported { extension } => format!(".{extension}"),
        SkipReason::BrokenLink => "broken links".to_owned(),
        SkipReason::Special => "not regular files".to_owned(),
        _ => "unreadable".to_owned(),
    }
}
