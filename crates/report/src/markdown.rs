//! A brief as Markdown.

use crate::Brief;

/// Prints a brief as Markdown that reads well in a terminal and on a forge.
pub fn markdown(brief: &Brief) -> String {
    format!("# {}\n", brief.title)
}
