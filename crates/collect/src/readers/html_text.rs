//! The visible text of a page.

use html5gum::StartTag;

/// Elements whose content nobody reads as text.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "noembed", "noframes", "title", "svg", "math", "iframe",
    "object", "audio", "video", "canvas", "select", "datalist", "textarea", "button", "dialog", "menu",
];
/// Elements around the text rather than of it.
const AROUND: &[&str] = &["nav", "aside", "footer"];
/// Elements that hold others, and whose end closes what is open inside them.
const HOLDERS: &[&str] = &[
    "div",
    "section",
    "header",
    "table",
    "tbody",
    "tr",
    "ul",
    "ol",
    "dl",
    "li",
    "figure",
    "blockquote",
    "details",
    "fieldset",
    "article",
    "main",
    "center",
    "form",
];
/// Elements that begin and end a paragraph, besides `HOLDERS` and `AROUND`.
const BLOCKS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "pre",
    "address",
    "dt",
    "dd",
    "figcaption",
    "hgroup",
    "body",
    "html",
    "head",
    "caption",
    "summary",
    "thead",
    "tfoot",
    "legend",
    "option",
    "search",
    "dir",
    "listing",
    "plaintext",
    "xmp",
];
/// An article or main part shorter than this (in characters) is no reason to leave the rest of the page out.
const LEAST_PART: usize = 200;

/// Collects the text of a page, tag by tag.
#[derive(Default)]
pub(super) struct PageText {
    blocks: Vec<Block>,
    current: String,
    space_before_next: bool,
    open: Vec<Open>,
    /// How many elements of each name are open, by their place in `NAMES`.
    counts: Vec<usize>,
    silent: usize,
    around: usize,
    preformatted: bool,
    articles: usize,
}

struct Block {
    text: String,
    place: Place,
}

/// Where on the page a block stands.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    around: bool,
    /// Number of the outermost article around it, from 1; 0: none.
    article: usize,
    main: bool,
}

/// An element that is open and matters.
struct Open {
    name: usize,
    hidden: bool,
}

/// The visible text of a piece of HTML.
pub(super) fn of(html: &str) -> String {
    super::html::page(html).0
}

impl PageText {
    pub(super) fn start(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        if is_block(name) {
            self.end_block();
        }
        match name {
            b"br" => self.line_break(),
            b"td" | b"th" | b"img" => self.space_before_next = true,
            b"pre" => self.preformatted = true,
            _ => {}
        }
        let drawing_without_content = tag.self_closing && matches!(name, b"svg" | b"math");
        if let Some(number) = number_of(name).filter(|_| !drawing_without_content) {
            if name == b"article" && self.count(b"article") == 0 {
                self.articles += 1;
            }
            self.open(number, is_hidden(tag));
        }
    }

    pub(super) fn end(&mut self, name: &[u8]) {
        if is_block(name) {
            self.end_block();
        }
        match name {
            b"pre" => self.preformatted = false,
            b"td" | b"th" => self.space_before_next = true,
            _ => {}
        }
        if let Some(number) =
            number_of(name).filter(|number| self.counts.get(*number).is_some_and(|count| *count > 0))
        {
            while let Some(open) = self.open.pop() {
                self.close(&open);
                if open.name == number {
                    break;
                }
            }
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        for character in text.chars() {
            match character {
                '\n' if self.preformatted => self.line_break(),
                // Marks where a word may be broken: no part of the word.
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' => {}
                _ if character.is_whitespace() => self.space_before_next = true,
                _ => {
                    if self.space_before_next && !self.current.is_empty() && !self.current.ends_with('\n') {
                        self.current.push(' ');
                    }
                    self.space_before_next = false;
                    self.current.push(character);
                }
            }
        }
    }

    /// The text: of the one article, else of the main part, else of the page without what stands around its text; if that
    /// leaves nothing, of the whole page.
    pub(super) fn finish(mut self) -> String {
        self.end_block();
        let one_article = self.articles == 1;
        let text_of = |keep: &dyn Fn(Place) -> bool| {
            let kept: Vec<_> = self
                .blocks
                .iter()
                .filter(|block| keep(block.place))
                .map(|block| block.text.as_str())
                .collect();
            kept.join("\n\n")
        };
        let article = text_of(&|place| one_article && place.article == 1 && !place.around);
        if article.chars().count() >= LEAST_PART {
            return article;
        }
        let main = text_of(&|place| place.main && !place.around);
        if main.chars().count() >= LEAST_PART {
            return main;
        }
        let page = text_of(&|place| !place.around);
        if page.is_empty() { text_of(&|_| true) } else { page }
    }

    fn open(&mut self, number: usize, hidden: bool) {
        self.counts.resize(NAMES.iter().map(|names| names.len()).sum(), 0);
        self.counts[number] += 1;
        self.silent += usize::from(hidden || number < SILENT.len());
        self.around += usize::from(is_around(number));
        self.open.push(Open { name: number, hidden });
    }

    fn close(&mut self, open: &Open) {
        self.counts[open.name] -= 1;
        self.silent -= usize::from(open.hidden || open.name < SILENT.len());
        self.around -= usize::from(is_around(open.name));
    }

    fn count(&self, name: &[u8]) -> usize {
        number_of(name).and_then(|number| self.counts.get(number)).copied().unwrap_or(0)
    }

    fn line_break(&mut self) {
        if self.silent == 0 && !self.current.is_empty() {
            self.current.push('\n');
            self.space_before_next = false;
        }
    }

    fn end_block(&mut self) {
        self.space_before_next = false;
        let text = self.current.trim();
        if !text.is_empty() {
            let article = if self.count(b"article") > 0 { self.articles } else { 0 };
            let place = Place { around: self.around > 0, article, main: self.count(b"main") > 0 };
            self.blocks.push(Block { text: text.to_owned(), place });
        }
        self.current.clear();
    }
}

const NAMES: [&[&str]; 3] = [SILENT, AROUND, HOLDERS];

/// The number of an element in `NAMES`, counted through; `None` for elements that nothing depends on.
fn number_of(name: &[u8]) -> Option<usize> {
    NAMES.iter().flat_map(|names| names.iter()).position(|known| known.as_bytes() == name)
}

fn is_around(number: usize) -> bool {
    (SILENT.len()..SILENT.len() + AROUND.len()).contains(&number)
}

fn is_block(name: &[u8]) -> bool {
    [BLOCKS, HOLDERS, AROUND].iter().flat_map(|names| names.iter()).any(|block| block.as_bytes() == name)
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    let value = |name: &[u8]| {
        tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).to_ascii_lowercase())
    };
    value(b"hidden").is_some_and(|value| value != "until-found")
        || value(b"aria-hidden").is_some_and(|value| value == "true")
        || value(b"style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
}
