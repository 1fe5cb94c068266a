//! HTML pages.

use encoding_rs::Encoding;
use html5gum::{Token, Tokenizer, emitters::default::DefaultEmitter};

use super::{Reader, Shape, html_facts::Facts, html_text::PageText};
use crate::{
    SkipReason,
    assemble::Draft,
    decode::{clean, decode},
};

/// A saved web page. The text is what a reader sees: blocks become paragraphs, entities characters; scripts, styles, menus, forms and
/// hidden parts are left out, and where the page has one article or a main part, the rest of the page too. Title, date, publisher,
/// language and address come from its `<meta>` and `<link>` tags, JSON-LD and `<time>`.
pub(crate) const READER: Reader = Reader {
    name: "html",
    extensions: &["html", "htm", "xhtml"],
    media_type: "text/html",
    shape: Shape::Document(read),
};

/// Within how many bytes a page must declare its encoding (HTML standard, prescan).
const PRESCAN: usize = 1024;

fn read(bytes: &[u8]) -> Result<Draft, SkipReason> {
    let decoded = decode(bytes, declared_encoding(bytes))?;
    let (text, facts) = page(&clean(&decoded.text));
    Ok(Draft { text, metadata: facts.metadata(), warnings: decoded.warnings })
}

/// One pass over the tags of a page.
pub(super) fn page(html: &str) -> (String, Facts) {
    let mut emitter = DefaultEmitter::<()>::new_with_span();
    // Without this the contents of scripts would be read as text and tags.
    emitter.naively_switch_states(true);
    let mut text = PageText::default();
    let mut facts = Facts::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                facts.start(&tag);
                text.start(&tag);
            }
            Token::EndTag(tag) => {
                facts.end(&tag.name);
                text.end(&tag.name);
            }
            Token::String(string) => {
                let string = String::from_utf8_lossy(&string);
                facts.text(&string);
                text.text(&string);
            }
            _ => {}
        }
    }
    (text.finish(), facts)
}

/// The encoding that a page names in `<meta charset>`, its old form, or an XML declaration.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let label =
        ["charset=", "encoding="].iter().find_map(|key| Some(&head[head.find(key)? + key.len()..]))?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| matches!(c, '"' | '\'' | '>' | ';' | '/' | '?') || c.is_whitespace())?;
    // What can be read as ASCII this far is not UTF-16, whatever it says.
    Encoding::for_label(&label.as_bytes()[..end]).filter(|encoding| encoding.is_ascii_compatible())
}
