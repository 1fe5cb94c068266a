//! JSON: one report, or many.

use std::{borrow::Cow, fmt, io, io::BufRead, ops::ControlFlow};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::{error::Category, value::RawValue};

use super::{EachEntry, Entry, Reader, Shape, html_text};
use crate::{
    SkipReason,
    assemble::Draft,
    decode::{clean, decode},
    metadata::{Fields, Metadata, Value, is_known, plain},
    parts::{Part, Values},
};

/// One report as an object, a list of such objects, several one after another, or an object with such a list under `articles`,
/// `documents`, `items` or the like. The text stands under `text`, `body` or `content` (HTML in it is read as HTML), the rest
/// under the names of the input of `chancery extract` or their usual synonyms.
pub(crate) const READER: Reader = Reader {
    name: "json",
    extensions: &["json"],
    media_type: "application/json",
    shape: Shape::Entries(read),
};

// Plain names (see `metadata::plain`), most telling first.
const TEXT: &[&str] = &["text", "body", "content", "articlebody", "fulltext", "bodytext", "contenttext"];
const HTML: &[&str] = &["html", "bodyhtml", "contenthtml"];
const LISTS: &[&str] =
    &["articles", "documents", "reports", "items", "entries", "results", "records", "posts", "data"];
/// How many names of fields a message lists.
const MOST_NAMES: usize = 5;
/// Most fields of an entry that are kept; later ones are passed over.
const MOST_FIELDS: usize = 1000;

fn read(input: &mut dyn BufRead, limit: u64, each: &mut EachEntry<'_>) -> io::Result<ControlFlow<()>> {
    let mut values = Values::new(input, limit);
    let mut number = 0;
    while let Some(part) = values.next()? {
        number += 1;
        let bytes = match part {
            Part::Whole(bytes) => bytes,
            other => {
                if each(failed(number, not_whole(&other, limit))).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                continue;
            }
        };
        let alone = number == 1 && !values.in_list() && values.at_end()?;
        if let Some(list) = list_in(&bytes).filter(|_| alone) {
            return read(&mut list.as_bytes(), limit, each);
        }
        let draft = draft_of(&bytes);
        if each(Entry { number: (!alone).then_some(number), bytes, draft }).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// An entry without bytes.
pub(super) fn failed(number: u64, reason: SkipReason) -> Entry {
    Entry { number: Some(number), bytes: Vec::new(), draft: Err(reason) }
}

/// Why a part that is not whole is no document.
pub(super) fn not_whole(part: &Part, limit: u64) -> SkipReason {
    match part {
        Part::TooLong(bytes) => SkipReason::TooLarge { bytes: *bytes, limit },
        _ => SkipReason::BadJson { problem: "the file ends inside its list".to_owned() },
    }
}

/// What one entry says.
pub(super) fn draft_of(bytes: &[u8]) -> Result<Draft, SkipReason> {
    let decoded = decode(bytes, None)?;
    let object = Object::parse(decoded.text.trim_start_matches('\u{feff}'))?;
    let fields = object.fields()?;
    let text = match (fields.whole_text(TEXT).flatten(), fields.whole_text(HTML).flatten()) {
        (Some(text), _) if is_html(&text) => html_text::of(&clean(&text)),
        (Some(text), _) => clean(&text),
        (None, Some(html)) => html_text::of(&clean(&html)),
        (None, None) if fields.whole_text(TEXT).or(fields.whole_text(HTML)).is_some() => {
            return Err(SkipReason::Empty);
        }
        (None, None) => return Err(SkipReason::NoText { found: object.describe() }),
    };
    Ok(Draft { text, metadata: Metadata::of(&fields), warnings: decoded.warnings })
}

/// The list of entries that an object without a text of its own holds.
fn list_in(bytes: &[u8]) -> Option<String> {
    let decoded = decode(bytes, None).ok()?;
    let object = Object::parse(decoded.text.trim_start_matches('\u{feff}')).ok()?;
    if [TEXT, HTML].concat().iter().any(|name| object.get(name).is_some()) {
        return None;
    }
    let mut lists = LISTS.iter().filter_map(|name| object.get(name)).map(|raw| raw.get());
    lists.find(|raw| raw.starts_with('[')).map(str::to_owned)
}

/// Dumps of feeds and content systems hold HTML under `content`.
fn is_html(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('<') && text.ends_with('>') && text.contains("</")
}

/// The fields of an entry, unread.
struct Object<'a> {
    fields: Vec<(String, &'a RawValue)>,
}

impl<'a> Object<'a> {
    fn parse(json: &'a str) -> Result<Self, SkipReason> {
        serde_json::from_str(json).map_err(|error| match error.classify() {
            Category::Data if !json.trim_start().starts_with('{') => {
                SkipReason::NoText { found: kind_of(json) }
            }
            _ => SkipReason::BadJson { problem: error.to_string() },
        })
    }

    fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.fields.iter().rev().find(|(key, _)| plain(key) == name).map(|(_, raw)| *raw)
    }

    fn fields(&self) -> Result<Fields, SkipReason> {
        let mut fields = Fields::default();
        let is_read = |name: &str| is_known(name) || TEXT.contains(&name) || HTML.contains(&name);
        for (name, raw) in self.fields.iter().filter(|(name, _)| is_read(&plain(name))) {
            let value: Value = serde_json::from_str(&whole_surrogates(raw.get())).map_err(|error| {
                SkipReason::BadJson { problem: format!("`{}`: {error}", crate::name::printable(name)) }
            })?;
            fields.insert(name, value);
        }
        Ok(fields)
    }

    fn describe(&self) -> String {
        let names: Vec<_> = self
            .fields
            .iter()
            .take(MOST_NAMES)
            .map(|(name, _)| format!("`{}`", crate::name::printable(name)))
            .collect();
        match &names[..] {
            [] => "an empty object".to_owned(),
            names if self.fields.len() > MOST_NAMES => {
                format!("an object with {} and more", names.join(", "))
            }
            names => format!("an object with {}", names.join(", ")),
        }
    }
}

fn kind_of(json: &str) -> String {
    let kind = match json.trim_start().chars().next() {
        Some('[') => "a list",
        Some('"') => "a text",
        Some('t' | 'f') => "true or false",
        Some('n') => "null",
        _ => "a number",
    };
    kind.to_owned()
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Object<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(Name(name)) = entries.next_key()? {
            if fields.len() < MOST_FIELDS {
                fields.push((name, entries.next_value()?));
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Object { fields })
    }
}

/// The name of a field. As bytes it may hold half a surrogate pair, as text not.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl Visitor<'_> for NameVisitor {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Name, E> {
                Ok(Name(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        deserializer.deserialize_bytes(NameVisitor)
    }
}

/// JSON with each escaped half of a surrogate pair replaced by `\ufffd`: programs that cut texts at 16-bit units write them, and
/// they are no characters.
pub(super) fn whole_surrogates(json: &str) -> Cow<'_, str> {
    if !json.contains("\\u") {
        return Cow::Borrowed(json);
    }
    let mut fixed = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        fixed.push_str(before);
        let length = match (code_unit(escape), escape.get(6..).and_then(code_unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                fixed.push_str("\\ufffd");
                rest = &escape[6..];
                continue;
            }
            (Some(_), _) => 6,
            // The backslash and the character after it, however long that is.
            (None, _) => 1 + escape[1..].chars().next().map_or(0, char::len_utf8),
        };
        fixed.push_str(&escape[..length]);
        rest = &escape[length..];
    }
    fixed.push_str(rest);
    Cow::Owned(fixed)
}

/// The number of an escape `\uXXXX` at the start of `text`.
fn code_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_surrogate_pair_becomes_a_replacement_character() {
        for (json, text) in [
            (r#""\ud83d\ude00""#, "😀"),
            (r#""a\ud83d""#, "a\u{fffd}"),
            (r#""\ude00\ud83d\u00e9""#, "\u{fffd}\u{fffd}é"),
            (r#""\\ud83d""#, "\\ud83d"),
        ] {
            assert_eq!(serde_json::from_str::<String>(&whole_surrogates(json)).unwrap(), text, "{json}");
        }
    }

    #[test]
    fn an_entry_says_what_it_lacks() {
        let found = |json: &str| draft_of(json.as_bytes()).unwrap_err().to_string();
        assert!(found(r#"{"a": 1, "b": 2}"#).contains("found an object with `a`, `b`"));
        assert!(found("[1]").contains("found a list"));
        assert!(found(r#"{"text": "x""#).contains("not valid JSON: EOF"));
        assert!(found(r#"{"text": 12e999}"#).contains("not valid JSON"));
        assert_eq!(found(r#"{"text": "  "}"#), "is empty");
        assert!(
            found(&format!(r#"{{"text": {}1{}}}"#, "[".repeat(5000), "]".repeat(5000)))
                .contains("recursion limit")
        );
    }

    #[test]
    fn half_a_pair_in_a_name_does_not_lose_the_entry() {
        assert_eq!(draft_of(br#"{"\ud800": 1, "text": "a\udfffb"}"#).unwrap().text, "a\u{fffd}b");
    }
}
