//! Plain text.

use super::{Reader, Shape};
use crate::{
    SkipReason,
    assemble::Draft,
    decode::{clean, decode},
    front_matter,
    metadata::Metadata,
};

/// Plain text, with front matter if it has some: the text is the rest, as it stands.
pub(crate) const READER: Reader = Reader {
    name: "text",
    extensions: &["txt", "text"],
    media_type: "text/plain",
    shape: Shape::Document(read),
};

pub(crate) fn read(bytes: &[u8]) -> Result<Draft, SkipReason> {
    let decoded = decode(bytes, None)?;
    let text = clean(&decoded.text);
    let front_matter = front_matter::split(&text);
    Ok(Draft {
        text: front_matter.body.trim().to_owned(),
        metadata: Metadata::of(&front_matter.fields),
        warnings: [decoded.warnings, front_matter.warnings].concat(),
    })
}
