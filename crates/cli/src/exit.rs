//! How the program ends, and how it says what went wrong.

use std::io;

use desk::DeskError;

use crate::output::Output;

/// The exit codes. `chancery help exit-codes` lists them for users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// It could not be done; the message says why.
    Failed = 1,
    /// The arguments or the query were not understood.
    Usage = 2,
    /// Done, but some of the input was left out; it is named.
    Partly = 3,
    /// A check did not pass.
    Unsound = 4,
    /// Stopped by Ctrl-C; what was recorded is kept.
    Interrupted = 130,
}

/// An error of the user's making, found after the arguments were read.
#[derive(Debug)]
pub struct UsageError(pub String);

impl std::fmt::Display for UsageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

/// An error that says so about a value that the user gave.
pub fn usage(message: impl ToString) -> anyhow::Error {
    UsageError(message.to_string()).into()
}

/// Prints an error and tells how the program ends. A closed pipe is no error: `chancery find | head` is fine.
pub fn report(error: &anyhow::Error, output: &Output) -> Exit {
    let closed_pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(closed_pipe) {
        return Exit::Done;
    }
    output.error(&sentence(error));
    if error.chain().any(|cause| cause.is::<UsageError>()) { Exit::Usage } else { Exit::Failed }
}

/// The error and its causes on one line, without saying anything twice.
fn sentence(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain() {
        let words = cause.to_string();
        if said.contains(&words) {
            continue;
        }
        if !said.is_empty() {
            said.push_str(": ");
        }
        said.push_str(&words);
    }
    said
}

/// Whether an error means that there is no desk to work with.
pub fn is_missing_desk(error: &DeskError) -> bool {
    matches!(error, DeskError::NotFound { .. } | DeskError::NoDesk { .. })
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn causes_are_told_once() {
        let inner = io::Error::other("disk on fire");
        let error = anyhow::Error::from(inner).context("cannot read the plan: disk on fire");
        assert_eq!(sentence(&error), "cannot read the plan: disk on fire");
        assert_eq!(sentence(&anyhow!("why").context("what")), "what: why");
    }
}
