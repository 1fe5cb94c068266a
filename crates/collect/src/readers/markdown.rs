//! Markdown.

use super::{Reader, Shape, text};
use crate::{SkipReason, assemble::Draft, metadata::one_line};

/// Markdown with YAML front matter. The text is what stands below the front matter, marks included; the first heading is the title
/// if the front matter has none.
pub(crate) const READER: Reader = Reader {
    name: "markdown",
    extensions: &["md", "markdown"],
    media_type: "text/markdown",
    shape: Shape::Document(read),
};

fn read(bytes: &[u8]) -> Result<Draft, SkipReason> {
    let mut draft = text::read(bytes)?;
    if draft.metadata.title.is_none() {
        draft.metadata.title = first_heading(&draft.text);
    }
    Ok(draft)
}

fn first_heading(text: &str) -> Option<String> {
    let first = text.lines().next()?;
    let title = first.strip_prefix("# ")?.trim_end_matches([' ', '#']);
    one_line(title)
}
