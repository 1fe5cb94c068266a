//! What a page says of itself in its tags.

use html5gum::StartTag;
use serde_json::Value as Json;

use super::json::whole_surrogates;
use crate::{
    dates::parse_day,
    metadata::{Metadata, Said, one_line},
};

/// What a tag can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Published,
    Publisher,
    Title,
    Url,
    Language,
    Marking,
    Retrieved,
}

/// Names of `<meta>` tags (`property`, `name` or `itemprop`, in lower case) with what they say and how much they are to be
/// believed: of several, the lowest rank wins, then the first.
const META: &[(&str, Fact, u8)] = &[
    ("article:published_time", Fact::Published, 0),
    ("og:article:published_time", Fact::Published, 0),
    ("datepublished", Fact::Published, 1),
    ("published", Fact::Published, 3),
    ("publication_date", Fact::Published, 3),
    ("publish-date", Fact::Published, 3),
    ("publish_date", Fact::Published, 3),
    ("pubdate", Fact::Published, 3),
    ("parsely-pub-date", Fact::Published, 3),
    ("sailthru.date", Fact::Published, 3),
    ("citation_publication_date", Fact::Published, 3),
    ("date", Fact::Published, 4),
    ("dc.date", Fact::Published, 4),
    ("dc.date.issued", Fact::Published, 3),
    ("dcterms.issued", Fact::Published, 3),
    ("dcterms.date", Fact::Published, 4),
    ("dcterms.created", Fact::Published, 5),
    ("og:site_name", Fact::Publisher, 0),
    ("publisher", Fact::Publisher, 2),
    ("dc.publisher", Fact::Publisher, 2),
    ("dcterms.publisher", Fact::Publisher, 2),
    ("citation_publisher", Fact::Publisher, 3),
    ("application-name", Fact::Publisher, 4),
    ("og:title", Fact::Title, 0),
    ("dc.title", Fact::Title, 3),
    ("twitter:title", Fact::Title, 3),
    ("og:url", Fact::Url, 1),
    ("language", Fact::Language, 2),
    ("dc.language", Fact::Language, 2),
    ("og:locale", Fact::Language, 3),
    ("content-language", Fact::Language, 2),
    ("tlp", Fact::Marking, 0),
    ("marking", Fact::Marking, 0),
    ("retrieved", Fact::Retrieved, 0),
];
/// Rank of the heading of the tab, which often has the site's name in it.
const TITLE_TAG: u8 = 5;
/// Rank of what JSON-LD says of an article, and of a page.
const LD_ARTICLE: u8 = 2;
const LD_PAGE: u8 = 6;
/// Rank of a `<time>` that says it is the date of publication, and of any other.
const TIME_PUBLISHED: u8 = 1;
const TIME: u8 = 9;
/// How deep JSON-LD is followed, and how many bytes of it are read.
const LD_DEPTH: usize = 8;
const LD_LONGEST: usize = 512 * 1024;
/// How many facts are kept; pages have some dozens.
const MOST_FACTS: usize = 200;
/// Longest title that is kept, in bytes.
const LONGEST_TITLE: usize = 4000;

/// Collects what a page says of itself, tag by tag.
#[derive(Default)]
pub(super) struct Facts {
    facts: Vec<(Fact, u8, String, String)>,
    inside: Inside,
    buffer: String,
    seen_title: bool,
}

/// The element whose text is being collected.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Title,
    JsonLd,
}

impl Facts {
    pub(super) fn start(&mut self, tag: &StartTag<()>) {
        let value = |name: &str| {
            tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
        };
        match tag.name.as_slice() {
            b"meta" => self.meta(&value),
            b"html" => self.add(Fact::Language, 0, "lang", value("lang").or(value("xml:lang"))),
            b"link" if value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.add(Fact::Url, 0, "canonical", value("href"));
            }
            b"time" => self.time(&value),
            b"title" if !self.seen_title => self.inside = Inside::Title,
            b"script"
                if value("type")
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.inside = Inside::JsonLd;
            }
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let longest = match self.inside {
            Inside::Nothing => return,
            Inside::Title => LONGEST_TITLE,
            Inside::JsonLd => LD_LONGEST,
        };
        if self.buffer.len() + text.len() <= longest {
            self.buffer.push_str(text);
        }
    }

    pub(super) fn end(&mut self, name: &[u8]) {
        if !matches!(name, b"title" | b"script") {
            return;
        }
        let text = std::mem::take(&mut self.buffer);
        match std::mem::take(&mut self.inside) {
            Inside::Title => {
                self.seen_title = true;
                self.add(Fact::Title, TITLE_TAG, "title", Some(text));
            }
            Inside::JsonLd => {
                if let Ok(json) = serde_json::from_str(&whole_surrogates(&text)) {
                    self.json_ld(&json, LD_DEPTH);
                }
            }
            Inside::Nothing => {}
        }
    }

    /// The facts that win.
    pub(super) fn metadata(&self) -> Metadata {
        let text = |fact| self.ranked(fact).first().and_then(|(_, value)| one_line(value));
        let said = |fact| self.ranked(fact).first().map(|(name, value)| said(name, value));
        Metadata {
            published: self.published(),
            publisher: text(Fact::Publisher),
            title: text(Fact::Title),
            url: self
                .ranked(Fact::Url)
                .iter()
                .find(|(_, url)| url.contains("://"))
                .and_then(|(_, url)| one_line(url)),
            language: text(Fact::Language),
            markings: self
                .ranked(Fact::Marking)
                .iter()
                .map(|(name, value)| self::said(name, value))
                .collect(),
            retrieved: said(Fact::Retrieved),
            ..Metadata::default()
        }
    }

    /// The best date that can be read; if none can, the best.
    fn published(&self) -> Option<Said> {
        let dates = self.ranked(Fact::Published);
        let readable = dates.iter().find(|(_, value)| parse_day(value).is_ok());
        readable.or(dates.first()).map(|(name, value)| said(name, value))
    }

    fn ranked(&self, wanted: Fact) -> Vec<(&str, &str)> {
        let mut found: Vec<_> = self.facts.iter().filter(|(fact, ..)| *fact == wanted).collect();
        found.sort_by_key(|(_, rank, ..)| *rank);
        found.into_iter().map(|(_, _, name, value)| (name.as_str(), value.as_str())).collect()
    }

    fn add(&mut self, fact: Fact, rank: u8, name: &str, value: Option<String>) {
        if let Some(value) = value.as_deref().and_then(one_line).filter(|_| self.facts.len() < MOST_FACTS) {
            self.facts.push((fact, rank, name.to_owned(), value));
        }
    }

    fn meta(&mut self, value: &dyn Fn(&str) -> Option<String>) {
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            let Some(name) = value(attribute).map(|name| name.trim().to_ascii_lowercase()) else { continue };
            if let Some((known, fact, rank)) = META.iter().find(|(known, ..)| *known == name) {
                return self.add(*fact, *rank, known, value("content"));
            }
        }
    }

    /// Elements of the text may have any date; only a readable one is taken for the day of publication.
    fn time(&mut self, value: &dyn Fn(&str) -> Option<String>) {
        let Some(date) = value("datetime").filter(|date| parse_day(date).is_ok()) else { return };
        let says_so = value("pubdate").is_some()
            || value("itemprop").is_some_and(|property| property.eq_ignore_ascii_case("datePublished"));
        self.add(Fact::Published, if says_so { TIME_PUBLISHED } else { TIME }, "time", Some(date));
    }

    fn json_ld(&mut self, json: &Json, depth: usize) {
        if depth == 0 || self.facts.len() >= MOST_FACTS {
            return;
        }
        match json {
            Json::Array(items) => items.iter().for_each(|item| self.json_ld(item, depth - 1)),
            Json::Object(fields) => {
                if let Some(graph) = fields.get("@graph") {
                    self.json_ld(graph, depth - 1);
                }
                if let Some(rank) = fields.get("@type").and_then(ld_rank) {
                    let text = |name: &str| fields.get(name).and_then(ld_text);
                    self.add(Fact::Published, rank, "datePublished", text("datePublished"));
                    self.add(Fact::Publisher, rank, "publisher", text("publisher"));
                    self.add(Fact::Title, rank, "headline", text("headline"));
                    self.add(Fact::Language, rank, "inLanguage", text("inLanguage"));
                }
            }
            _ => {}
        }
    }
}

fn said(field: &str, value: &str) -> Said {
    Said { field: field.to_owned(), value: value.to_owned(), file: None }
}

/// How far an object of this type speaks for the page; `None`: it speaks of something else.
fn ld_rank(kind: &Json) -> Option<u8> {
    match kind {
        Json::String(kind)
            if ["Article", "Posting", "Report"].iter().any(|ending| kind.ends_with(ending)) =>
        {
            Some(LD_ARTICLE)
        }
        Json::String(kind) if kind.ends_with("WebPage") => Some(LD_PAGE),
        Json::Array(kinds) => kinds.iter().filter(|kind| kind.is_string()).filter_map(ld_rank).min(),
        _ => None,
    }
}

fn ld_text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Object(fields) => fields.get("name").and_then(Json::as_str).map(str::to_owned),
        Json::Array(items) => items.iter().filter(|item| !item.is_array()).find_map(ld_text),
        _ => None,
    }
}
