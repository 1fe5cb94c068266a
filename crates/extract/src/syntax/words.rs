//! Words as treebanks cut them: "don't" is two, "Baghdad-based" is three, an address is one.
//!
//! The tokens of the text layer are made for looking things up; the words here are made for parsing. Each word knows
//! its bytes and the tokens it comes from.

use std::ops::Range;

use crate::text::{Text, Token, TokenKind};

// Word lists of English, to be moved to the language pack.

/// Parts that stay with what a hyphen ties to them.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "de", "e", "ex", "extra", "hyper", "inter", "intra", "macro", "mega", "micro", "mid", "mini",
    "multi", "neo", "non", "over", "poly", "post", "pre", "pro", "pseudo", "psycho", "re", "semi", "socio", "sub",
    "super", "trans", "ultra", "un", "under",
];
/// Endings that are words of their own.
const CLITICS: &[&str] = &["n't", "'ll", "'re", "'ve", "'d", "'m", "'s"];
/// Words written as one, and the length of the first.
#[rustfmt::skip]
const JOINED: &[(&str, usize)] = &[
    ("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3), ("dont", 2), ("didnt", 3), ("doesnt", 4), ("wont", 2),
    ("cant", 2), ("isnt", 2), ("wasnt", 3), ("couldnt", 5), ("wouldnt", 5), ("shouldnt", 6), ("havent", 4),
    ("hasnt", 3), ("arent", 3), ("im", 1), ("ive", 1), ("thats", 4), ("youre", 3), ("theyre", 4),
];

const EMOTICONS: &[&str] = &[":-)", ":-(", ";-)", ":)", ":(", ";)", "=)", "(:", ":D", ":P", "^_^", "<3"];

/// Shortenings with a stroke.
const STROKED: &[&str] = &["w/", "w/o", "b/c", "c/o", "n/a", "a/c"];
/// Units that are written right behind their number.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "am", "pm", "k", "m", "b", "bn", "mm", "cm", "km", "kg", "lb", "lbs", "gb", "mb", "kb", "hr", "hrs", "min", "mins",
    "mph", "ft", "f",
];
/// How names of files and hosts end.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "com", "org", "net", "gov", "edu", "uk", "mil", "int", "de", "fr", "ru", "ca", "doc", "xls", "pdf", "jpg", "gif",
    "htm", "html", "txt", "ppt", "zip", "png", "info", "tv",
];

/// An address is no longer than this.
const LONGEST_ADDRESS: usize = 300;

/// Hyphens are looked for among so many letters of a token.
const LONGEST_CUT: usize = 60;

/// One word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// First and last token it comes from.
    pub tokens: (u32, u32),
}

/// The words of the tokens `tokens` of `text`.
pub fn words(text: &Text<'_>, tokens: Range<usize>) -> Vec<Word> {
    let mut cutter = Cutter { text, tokens: tokens.clone(), words: Vec::with_capacity(tokens.len() + 4) };
    let mut at = tokens.start;
    while at < cutter.tokens.end {
        at = cutter.cut(at);
    }
    cutter.words
}

struct Cutter<'a, 't> {
    text: &'a Text<'t>,
    tokens: Range<usize>,
    words: Vec<Word>,
}

impl Cutter<'_, '_> {
    /// Cuts the word or words that begin with token `at`, and returns the token behind them.
    fn cut(&mut self, at: usize) -> usize {
        let Some(token) = self.token(at) else { return at + 1 };
        let next = self
            .address(at)
            .or_else(|| self.emoticon(at))
            .or_else(|| self.run_of_marks(at))
            .or_else(|| self.figures(at))
            .or_else(|| self.initials(at))
            .or_else(|| self.stroked(at));
        if let Some(next) = next {
            let end = self.token(next - 1).map_or(token.end, |last| last.end);
            self.push(token.start, end, at, next - 1);
            return next;
        }
        match token.kind {
            TokenKind::Word => self.split(at, token),
            _ => self.push(token.start, token.end, at, at),
        }
        at + 1
    }

    fn token(&self, at: usize) -> Option<Token> {
        self.text.tokens.get(at).filter(|_| self.tokens.contains(&at)).copied()
    }

    fn push(&mut self, start: usize, end: usize, first: usize, last: usize) {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.words.push(Word { start, end, tokens: (number(first), number(last)) });
    }

    /// Whether token `at` stands right behind the one before.
    fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        before.zip(self.token(at)).is_some_and(|(before, token)| before.end == token.start)
    }

    /// The end of the run of tokens from `at` without white space, quotes or brackets between them, looking at a few
    /// only.
    fn chunk(&self, at: usize) -> usize {
        let parts = |at: usize| {
            matches!(self.text.word(at), "\"" | "<" | ">" | "(" | ")" | "[" | "]" | "{" | "}" | "|")
        };
        let mut end = at + 1;
        while end < at + 60 && self.touches(end) && !parts(end) {
            end += 1;
        }
        end
    }

    /// The token behind an address of the network, or the name of a file, that begins at `at`.
    fn address(&self, at: usize) -> Option<usize> {
        let first = self.token(at).filter(|token| token.kind == TokenKind::Word)?;
        let hangs =
            self.touches(at) && self.token(at - 1).is_some_and(|before| before.kind == TokenKind::Word);
        if hangs || !self.touches(at + 1) || matches!(self.text.word(at + 1), "," | "'s" | "\"" | ")") {
            return None;
        }
        let mut end = self.chunk(at);
        let closes = |at: usize| matches!(self.text.word(at), "." | "," | ";" | ":" | "!" | "?" | "'" | "*");
        while end > at + 1 && closes(end - 1) {
            end -= 1;
        }
        let last = self.token(end - 1)?;
        if end < at + 3 || last.end - first.start > LONGEST_ADDRESS {
            return None;
        }
        let chunk = self.text.slice(first.start..last.end);
        let dotted = || {
            let all_dots = (at + 1..end).step_by(2).all(|at| self.text.word(at) == ".");
            let ending = ENDINGS.iter().any(|ending| self.text.lower(end - 1) == *ending);
            all_dots && (ending || end > at + 4 && self.text.word(end - 1).chars().all(char::is_lowercase))
        };
        (chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www.") || dotted()).then_some(end)
    }

    fn emoticon(&self, at: usize) -> Option<usize> {
        let first = self.token(at)?;
        if first.kind == TokenKind::Word || first.kind == TokenKind::Number {
            return None;
        }
        (at + 2..=at + 3).rev().find(|&end| {
            let Some(last) = self.token(end - 1) else { return false };
            EMOTICONS.contains(&self.text.slice(first.start..last.end))
                && !(self.touches(at) && self.text.word(at) == "(")
        })
    }

    /// Equal marks in a row: "!!!", "<<".
    fn run_of_marks(&self, at: usize) -> Option<usize> {
        let mark = self.text.word(at);
        let repeats = |word: &str| match mark {
            "!" | "?" | "." => matches!(word, "!" | "?" | "."),
            "<" | ">" | "'" | "|" | "," | "$" | "+" => word == mark,
            _ => false,
        };
        let mut end = at + 1;
        while self.touches(end) && repeats(self.text.word(end)) {
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// Dates and telephone numbers in figures: "9/11", "23/04/2013", "555-0100"; decades: "1980's".
    fn figures(&self, at: usize) -> Option<usize> {
        let number = |at: usize| self.token(at).filter(|token| token.kind == TokenKind::Number);
        number(at)?;
        if self.touches(at) && matches!(self.text.word(at - 1), "/" | "-") {
            return None;
        }
        let mut end = at + 1;
        if self.touches(end) && matches!(self.text.lower(end), "'s") {
            return Some(end + 1);
        }
        let mark = self.text.word(end);
        if !matches!(mark, "/" | "-") {
            return None;
        }
        let mut parts = 1;
        while end < at + 10
            && self.touches(end)
            && self.text.word(end) == mark
            && self.touches(end + 1)
            && number(end + 1).is_some()
        {
            end += 2;
            parts += 1;
        }
        let lengths = (self.text.word(at).len(), self.text.word(at + 2).len());
        let is_year = self.text.word(at + 2).starts_with(['1', '2']);
        let together = mark == "/" || parts > 2 || lengths.1 == 4 && lengths.0 < 4 && !is_year;
        (parts > 1 && together).then_some(end)
    }

    /// "w/o", "b/c".
    fn stroked(&self, at: usize) -> Option<usize> {
        let first = self.token(at).filter(|token| token.end - token.start == 1)?;
        if self.text.word(at + 1) != "/" || !self.touches(at + 1) || self.touches(at) {
            return None;
        }
        (at + 2..=at + 3).rev().find(|&end| {
            let Some(last) = self.token(end - 1).filter(|_| self.touches(end - 1) && !self.touches(end))
            else {
                return false;
            };
            let written = self.text.slice(first.start..last.end);
            STROKED.iter().any(|known| written.eq_ignore_ascii_case(known))
        })
    }

    /// "P&O": capitals on both sides.
    fn initials(&self, at: usize) -> Option<usize> {
        let short = |at: usize| {
            let token = self.token(at);
            token.is_some_and(|token| token.capitalized && token.kind == TokenKind::Word)
                && self.text.word(at).len() <= 3
                && self.text.word(at).bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let tied = self.text.word(at + 1) == "&" && self.touches(at + 1) && self.touches(at + 2);
        (tied && short(at) && short(at + 2)).then_some(at + 3)
    }

    /// Cuts a word at its hyphens and before what hangs on it.
    fn split(&mut self, at: usize, token: Token) {
        let written = self.text.slice(token.start..token.end);
        let mut start = 0;
        for (place, letter) in written.char_indices().take(LONGEST_CUT) {
            if !matches!(letter, '-' | '\u{2010}' | '\u{2011}') || place < start {
                continue;
            }
            let before = written.get(start..place).unwrap_or_default();
            let after = place + letter.len_utf8();
            let is_prefix =
                before.len() <= 6 && PREFIXES.iter().any(|prefix| before.eq_ignore_ascii_case(prefix));
            if before.is_empty() || after == written.len() || is_prefix {
                continue;
            }
            self.hanging(at, token.start + start, before);
            self.push(token.start + place, token.start + after, at, at);
            start = after;
        }
        self.hanging(at, token.start + start, written.get(start..).unwrap_or_default());
    }

    /// Cuts `word`, which starts at `start`, before what hangs on it.
    fn hanging(&mut self, at: usize, start: usize, word: &str) {
        let cut = cut_of(word).filter(|&cut| cut > 0 && cut < word.len() && word.is_char_boundary(cut));
        let cut = cut.unwrap_or(word.len());
        self.push(start, start + cut, at, at);
        if cut < word.len() {
            self.push(start + cut, start + word.len(), at, at);
        }
    }
}

/// Where what hangs on `word` begins.
fn cut_of(word: &str) -> Option<usize> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        let unit =
            word.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ','));
        let known = UNITS.iter().any(|known| unit.eq_ignore_ascii_case(known));
        return known.then(|| word.len() - unit.len());
    }
    if word.len() <= 8
        && let Some((_, cut)) = JOINED.iter().find(|(joined, _)| word.eq_ignore_ascii_case(joined))
    {
        return (word.chars().any(char::is_lowercase) || word.len() > 4).then_some(*cut);
    }
    let apostrophe = word.rfind(['\'', '’', '‘', '`', '´', 'ʼ'])?;
    let mut tail = word.get(apostrophe..)?.chars();
    tail.next();
    let rest = tail.as_str();
    let same =
        |clitic: &&&str| clitic.split_once('\'').is_some_and(|(_, end)| rest.eq_ignore_ascii_case(end));
    let clitic = CLITICS.iter().find(same)?;
    if clitic.starts_with('n') {
        let before = word.get(..apostrophe)?;
        return before.ends_with(['n', 'N']).then(|| apostrophe - 1);
    }
    Some(apostrophe)
}
