//! The HTML page: well formed, linked within itself, and without anything that calls out.

use std::collections::HashSet;

use html5gum::{Token, Tokenizer};
use report::{compose, html};

use super::fixture;

const VOID: &[&str] = &["meta", "rect", "circle", "line", "br", "hr", "img", "input", "link"];

/// What the page holds.
#[derive(Default)]
pub struct Page {
    pub elements: Vec<(String, Vec<(String, String)>)>,
    pub text: String,
}

/// Reads the page and insists that every element is closed in order and that no parse error occurs.
pub fn read(page: &str) -> Page {
    let mut read = Page::default();
    let mut open: Vec<String> = Vec::new();
    let name_of = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    for token in Tokenizer::new(page) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = name_of(&tag.name);
                let attributes =
                    tag.attributes.iter().map(|(key, value)| (name_of(key), name_of(value))).collect();
                read.elements.push((name.clone(), attributes));
                if !VOID.contains(&name.as_str())
                    || (!tag.self_closing && matches!(name.as_str(), "rect" | "circle" | "line"))
                {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(name_of(&tag.name)), "elements close in order"),
            Token::String(text) => {
                if open.last().is_none_or(|name| name != "style") {
                    read.text.push_str(&name_of(&text));
                }
            }
            Token::Error(error) => panic!("{error:?}"),
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    assert_eq!(open, [""; 0], "every element is closed");
    read
}

impl Page {
    pub fn attributes(&self, name: &str) -> Vec<&str> {
        let all = self.elements.iter().flat_map(|(_, attributes)| attributes);
        all.filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    pub fn has(&self, name: &str) -> bool {
        self.elements.iter().any(|(element, _)| element == name)
    }
}

#[test]
fn the_page_is_well_formed_and_every_link_lands() {
    let page = read(&html(&compose(&fixture::input())));
    let ids = page.attributes("id");
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    let links = page.attributes("href");
    assert!(
        links.iter().any(|link| link.starts_with("#cite-"))
            && links.iter().any(|link| link.starts_with("#source-"))
    );
    for link in links {
        assert!(unique.contains(link.strip_prefix('#').unwrap()), "{link} lands nowhere");
    }
}

#[test]
fn the_page_calls_nobody_and_runs_nothing() {
    let source = html(&compose(&fixture::input()));
    let page = read(&source);
    for element in ["script", "link", "img", "iframe", "object", "form", "video", "audio"] {
        assert!(!page.has(element), "{element}");
    }
    for forbidden in ["http://", "https://", "url(", "@import", "javascript:"] {
        assert!(!source.contains(forbidden), "{forbidden}");
    }
    assert!(
        page.elements.iter().flat_map(|(_, attributes)| attributes).all(|(key, _)| !key.starts_with("on"))
    );
}

#[test]
fn tables_have_scopes_and_charts_have_words() {
    let page = read(&html(&compose(&fixture::input())));
    for element in ["main", "nav", "header", "caption", "details"] {
        assert!(page.has(element), "{element}");
    }
    let plain_headers = page.elements.iter().filter(|(name, _)| name == "th");
    assert!(plain_headers.clone().count() > 10);
    assert!(
        plain_headers.flat_map(|(_, attributes)| attributes).filter(|(key, _)| key == "scope").count() > 10
    );
    for (name, attributes) in &page.elements {
        if name == "svg" {
            assert!(attributes.iter().any(|(key, value)| key == "aria-label" && !value.is_empty()));
        }
        if name == "q" {
            assert!(attributes.contains(&("dir".to_owned(), "auto".to_owned())));
        }
    }
}
