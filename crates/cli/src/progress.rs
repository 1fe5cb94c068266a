//! Progress with an estimate, on standard error and only where that is a terminal.

use std::{io, io::IsTerminal, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Output;

/// A bar, or nothing at all.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar that counts bytes and estimates the rest.
    pub fn bytes(output: &Output, total: u64) -> Self {
        Self::new(output, Some(total), "{bar:30.cyan/dim} {percent:>3} %  {msg}  {eta} left")
    }

    /// A bar that counts things.
    pub fn count(output: &Output, total: u64) -> Self {
        Self::new(output, Some(total), "{bar:30.cyan/dim} {pos}/{len}  {msg}  {eta} left")
    }

    /// A sign of life where the end is not known.
    pub fn open_ended(output: &Output) -> Self {
        Self::new(output, None, "{spinner} {msg}  {elapsed}")
    }

    fn new(output: &Output, total: Option<u64>, template: &str) -> Self {
        if output.quiet || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr_with_hz(8));
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━━─"));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    pub fn advance(&self, by: u64) {
        self.0.inc(by);
    }

    pub fn length(&self, total: u64) {
        self.0.set_length(total);
    }

    pub fn set(&self, to: u64) {
        self.0.set_position(to);
    }

    pub fn message(&self, words: String) {
        self.0.set_message(words);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
