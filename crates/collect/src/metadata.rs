//! What a source says about a document, under the many names that fields have.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// Longest value of a field that is kept, in characters.
const LONGEST_VALUE: usize = 2000;
/// Most items of a list that are kept.
const MOST_ITEMS: usize = 100_000;
/// Most cited documents and caveats that are kept.
const MOST_NAMES: usize = 1000;
/// Most fields of an object that are kept.
const MOST_FIELDS: usize = 1000;

// The names of fields, most telling first, in lower case and without `_`, `-`, `.`, `:` and spaces.
const PUBLISHED: &[&str] = &[
    "published",
    "publishedat",
    "publishedon",
    "publishedtime",
    "publisheddate",
    "datepublished",
    "publicationdate",
    "publicationtime",
    "publishdate",
    "publishtime",
    "pubdate",
    "date",
];
const PUBLISHER: &[&str] =
    &["publisher", "outlet", "source", "sourcename", "sitename", "newspaper", "agency"];
const TITLE: &[&str] = &["title", "headline"];
const URL: &[&str] = &["url", "canonicalurl", "sourceurl", "permalink", "link"];
const LANGUAGE: &[&str] = &["language", "lang", "inlanguage", "languagecode"];
const MARKING: &[&str] = &["marking", "tlp"];
const CAVEATS: &[&str] = &["caveats"];
const CITES: &[&str] = &["cites", "cited", "citing"];
const RETRIEVED: &[&str] = &["retrieved", "retrievedat", "fetched", "fetchedat", "crawled", "accessed"];
const ID: &[&str] = &["doc", "id", "docid", "documentid", "uid", "guid"];

/// A value as it stands, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// The field as the source writes it.
    pub field: String,
    /// Its value as the source writes it.
    pub value: String,
    /// The metadata file, if not the document itself.
    pub file: Option<String>,
}

/// What one source says about a document. Dates and markings are read only when they are needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    pub published: Option<Said>,
    pub publisher: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub markings: Vec<Said>,
    pub caveats: Vec<String>,
    pub cites: Vec<String>,
    pub retrieved: Option<Said>,
    pub id: Option<String>,
}

impl Metadata {
    /// What `fields` say.
    pub(crate) fn of(fields: &Fields) -> Self {
        let marking = fields.first(MARKING);
        Self {
            published: fields.said(PUBLISHED),
            publisher: fields.text(PUBLISHER),
            title: fields.text(TITLE),
            url: fields.text(URL),
            language: fields.text(LANGUAGE),
            markings: MARKING.iter().filter_map(|name| fields.said(&[name])).collect(),
            caveats: [fields.list(CAVEATS), marking.map(|(_, value)| value.caveats()).unwrap_or_default()]
                .concat(),
            cites: fields.list(CITES),
            retrieved: fields.said(RETRIEVED),
            id: fields.text(ID),
        }
    }

    /// The same, known to stand in `file`.
    pub(crate) fn in_file(mut self, file: &str) -> Self {
        for said in self.published.iter_mut().chain(&mut self.markings).chain(&mut self.retrieved) {
            said.file = Some(file.to_owned());
        }
        self
    }

    /// Both together: `self` wins field by field, markings and caveats of both stay.
    pub(crate) fn or(mut self, other: Self) -> Self {
        self.markings.extend(other.markings);
        self.caveats.extend(other.caveats);
        Self {
            published: self.published.or(other.published),
            publisher: self.publisher.or(other.publisher),
            title: self.title.or(other.title),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
            cites: if self.cites.is_empty() { other.cites } else { self.cites },
            retrieved: self.retrieved.or(other.retrieved),
            id: self.id.or(other.id),
            markings: self.markings,
            caveats: self.caveats,
        }
    }
}

/// A value of a field, whatever the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing, or something that is no text.
    Nothing,
    /// Text, or a number as text.
    Text(String),
    /// The texts of a list.
    List(Vec<String>),
    /// An object.
    Fields(Fields),
}

/// The fields of an object, by their plain names, each with the name as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(BTreeMap<String, (String, Value)>);

impl Fields {
    /// Adds a field; of two with one name the later stays.
    pub(crate) fn insert(&mut self, name: &str, value: Value) {
        if self.0.len() < MOST_FIELDS && name.len() < LONGEST_VALUE {
            self.0.insert(plain(name), (name.to_owned(), value));
        }
    }

    /// Whether any field has a name that says something about a document.
    pub(crate) fn are_known(&self) -> bool {
        [PUBLISHED, PUBLISHER, TITLE, URL, LANGUAGE, MARKING, CITES]
            .iter()
            .any(|names| self.first(names).is_some())
    }

    /// The first of `names` that holds a text, whole; a list of texts is one text in paragraphs. `Some(None)`: they are there, but
    /// empty.
    pub(crate) fn whole_text(&self, names: &[&str]) -> Option<Option<String>> {
        let mut found = names.iter().filter_map(|name| self.0.get(*name)).peekable();
        found.peek()?;
        Some(found.find_map(|(_, value)| match value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::List(items) if !items.is_empty() => Some(items.join("\n\n")),
            _ => None,
        }))
    }

    /// The first of `names` that is there and says something.
    fn first(&self, names: &[&str]) -> Option<(&str, &Value)> {
        let found = names.iter().filter_map(|name| self.0.get(*name));
        found.map(|(name, value)| (name.as_str(), value)).find(|(_, value)| value.text().is_some())
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        self.first(names).and_then(|(_, value)| value.text())
    }

    fn said(&self, names: &[&str]) -> Option<Said> {
        let (field, value) = self.first(names)?;
        Some(Said { field: crate::name::printable(field), value: value.text()?, file: None })
    }

    fn list(&self, names: &[&str]) -> Vec<String> {
        match self.first(names) {
            Some((_, Value::List(items))) => {
                items.iter().filter_map(|item| one_line(item)).take(MOST_NAMES).collect()
            }
            Some((_, value)) => value.text().into_iter().collect(),
            None => Vec::new(),
        }
    }
}

impl Value {
    /// The value as one line of text; of a list the first item, of an object its name or label.
    fn text(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => one_line(text),
            Self::List(items) => items.iter().find_map(|item| one_line(item)),
            Self::Fields(fields) => ["name", "title", "tlp", "label", "value"]
                .iter()
                .find_map(|name| fields.0.get(*name)?.1.text()),
        }
    }

    fn caveats(&self) -> Vec<String> {
        match self {
            Self::Fields(fields) => fields.list(CAVEATS),
            _ => Vec::new(),
        }
    }
}

/// Whether a field of this plain name says something about a document.
pub(crate) fn is_known(name: &str) -> bool {
    [PUBLISHED, PUBLISHER, TITLE, URL, LANGUAGE, MARKING, CAVEATS, CITES, RETRIEVED, ID]
        .iter()
        .any(|names| names.contains(&name))
}

/// A field's name in lower case, without what different formats put between its words.
pub(crate) fn plain(name: &str) -> String {
    let kept = name.trim().chars().filter(|character| !matches!(character, '_' | '-' | '.' | ':' | ' '));
    kept.flat_map(char::to_lowercase).collect()
}

/// Text on one line, without control characters, of bounded length; `None` if nothing is left.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split(|character: char| character.is_whitespace() || character.is_control()) {
        let rest = LONGEST_VALUE.saturating_sub(length);
        if rest == 0 {
            break;
        }
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        let before = line.len();
        line.extend(word.chars().take(rest));
        length += line[before..].chars().count() + 1;
    }
    (!line.is_empty() && line != "null").then_some(line)
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while list.len() < MOST_ITEMS {
            match items.next_element::<Value>()? {
                Some(Value::Text(text)) => list.push(text),
                Some(value) => list.extend(value.text()),
                None => return Ok(Value::List(list)),
            }
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Fields::default();
        while let Some(name) = entries.next_key::<String>()? {
            fields.insert(&name, entries.next_value()?);
        }
        Ok(Value::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(json: &str) -> Metadata {
        match serde_json::from_str(json).unwrap() {
            Value::Fields(fields) => Metadata::of(&fields),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn fields_are_found_under_their_usual_names() {
        let read = metadata(
            r#"{"publishedAt": "2022-09-05", "source": {"id": 4, "name": "Northern Wire"}, "headline": " A\nblast ", "Lang": "en",
                "marking": {"tlp": "AMBER", "caveats": ["desk only"]}, "cites": ["003", {"name": "004"}], "link": null, "url": "https://a.example/1"}"#,
        );
        assert_eq!(read.published.map(|said| said.field), Some("publishedAt".to_owned()));
        assert_eq!(read.publisher.as_deref(), Some("Northern Wire"));
        assert_eq!(read.title.as_deref(), Some("A blast"));
        assert_eq!(read.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(read.markings[0].value, "AMBER");
        assert_eq!(read.caveats, ["desk only"]);
        assert_eq!(read.cites, ["003", "004"]);
    }

    #[test]
    fn long_values_are_cut_at_a_character() {
        assert_eq!(one_line(&"é".repeat(5000)).unwrap().chars().count(), LONGEST_VALUE);
        assert_eq!(one_line(" \u{1b}[31mred\n\u{7} "), Some("[31mred".to_owned()));
        assert_eq!(one_line(" \n"), None);
    }
}
