//! Where results and messages go: results to standard output, messages to standard error.

use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde::Serialize;

use crate::arguments::{ColorWhen, Global};

/// Headings and other words that stand out.
pub const STRONG: Style = Style::new().bold();
/// Ids, sources and other things beside the matter.
pub const FAINT: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();
/// What wants a look.
pub const CAREFUL: Style = AnsiColor::Yellow.on_default();

/// How results and messages are printed.
pub struct Output {
    /// Whether results are JSON.
    pub json: bool,
    /// Whether only failures are told.
    pub quiet: bool,
    color: ColorChoice,
}

impl Output {
    pub fn new(global: &Global) -> Self {
        let color = match global.color {
            ColorWhen::Auto => ColorChoice::Auto,
            ColorWhen::Always => ColorChoice::Always,
            ColorWhen::Never => ColorChoice::Never,
        };
        color.write_global();
        Self { json: global.json, quiet: global.quiet, color }
    }

    /// Standard output; styles are taken out where they do not belong.
    pub fn results(&self) -> Results {
        Results(AutoStream::new(io::stdout(), self.color_of(io::stdout().is_terminal())))
    }

    /// Anything as JSON: one line for programs, indented on a terminal.
    pub fn json<T: Serialize>(&self, value: &T) -> anyhow::Result<()> {
        let text = if io::stdout().is_terminal() {
            serde_json::to_string_pretty(value)?
        } else {
            serde_json::to_string(value)?
        };
        self.results().line(text)
    }

    /// A message that may be left out.
    pub fn note(&self, words: impl Display) {
        if !self.quiet {
            self.say(words);
        }
    }

    /// Something the user should look at.
    pub fn warning(&self, words: impl Display) {
        self.say(format_args!("{CAREFUL}warning:{CAREFUL:#} {words}"));
    }

    /// Why it could not be done.
    pub fn error(&self, words: &str) {
        if self.json {
            self.say(serde_json::json!({ "error": words }));
        } else {
            self.say(format_args!("{BAD}error:{BAD:#} {words}"));
        }
    }

    fn say(&self, words: impl Display) {
        let color = self.color_of(io::stderr().is_terminal());
        // Nobody is left to be told when standard error is closed.
        let _ = writeln!(AutoStream::new(io::stderr(), color), "{words}");
    }

    fn color_of(&self, terminal: bool) -> ColorChoice {
        match self.color {
            ColorChoice::Auto if terminal && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty()) => {
                ColorChoice::Always
            }
            ColorChoice::Auto => ColorChoice::Never,
            fixed => fixed,
        }
    }
}

/// Standard output.
pub struct Results(AutoStream<io::Stdout>);

impl Results {
    pub fn line(&mut self, words: impl Display) -> anyhow::Result<()> {
        Ok(writeln!(self.0, "{words}")?)
    }

    pub fn text(&mut self, words: impl Display) -> anyhow::Result<()> {
        write!(self.0, "{words}")?;
        Ok(self.0.flush()?)
    }

    pub fn blank(&mut self) -> anyhow::Result<()> {
        self.line("")
    }
}

/// Words in a style.
pub fn styled(style: Style, words: impl Display) -> String {
    format!("{style}{words}{style:#}")
}

pub fn good(words: impl Display) -> String {
    styled(GOOD, words)
}

pub fn bad(words: impl Display) -> String {
    styled(BAD, words)
}

/// Columns of the terminal; `None` where nothing is to be cut to a width.
pub fn terminal_width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(width.0).max(40))
}
