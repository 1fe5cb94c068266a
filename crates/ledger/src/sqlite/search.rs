//! Full-text search over titles and texts.

use std::ops::Range;

use rusqlite::{Connection, params};

use crate::{
    AsOf, DocumentRow, Ledger, LedgerError,
    views::{DOCUMENT_COLUMNS, document_row},
};

/// A query is cut to this many words and phrases.
const MOST_TERMS: usize = 32;
/// A word or phrase is cut to this many characters.
const LONGEST_TERM: usize = 200;
/// Words in a snippet.
const SNIPPET_WORDS: u32 = 24;
/// Stand around a match in a snippet as SQLite gives it.
const MATCH: [char; 2] = ['\u{1}', '\u{2}'];

/// A document in which the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub document: DocumentRow,
    /// The most telling words of its title or text, with `…` where it is cut.
    pub snippet: String,
    /// Where the words that were looked for stand in the snippet, as byte ranges.
    pub matches: Vec<Range<usize>>,
}

impl Ledger {
    /// Documents that hold all words of the query, best first, at most `limit`.
    ///
    /// `"several words"` are looked for side by side, `bomb*` for all words that start so, `-word` leaves documents
    /// with it out. Case, accents and English endings do not matter, nor do any other signs: no query is an error,
    /// and one without a word finds nothing.
    pub fn search(&self, query: &str, as_of: AsOf, limit: usize) -> Result<Vec<Hit>, LedgerError> {
        let Some(expression) = expression(query) else { return Ok(Vec::new()) };
        let (recorded, published) = as_of.bounds();
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let read = || {
            let sql = format!(
                "SELECT {DOCUMENT_COLUMNS} FROM search JOIN documents ON documents.number = search.rowid \
                 WHERE search MATCH $1 AND recorded <= $2 AND public_by <= $3 \
                 ORDER BY search.rank, documents.number LIMIT $4"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params![expression, recorded, published, limit], document_row)?;
            rows.map(|row| self.hit(&expression, row?)).collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.site.fault("search"))
    }

    /// Snippets are made for the rows that are shown, not for all that are found.
    fn hit(&self, expression: &str, document: DocumentRow) -> rusqlite::Result<Hit> {
        let sql = format!(
            "SELECT snippet(search, -1, char(1), char(2), '…', {SNIPPET_WORDS}) FROM search \
             WHERE search MATCH $1 AND rowid = $2"
        );
        let number = i64::try_from(document.number).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let marked: String = statement.query_row(params![expression, number], |row| row.get(0))?;
        let (snippet, matches) = unmark(&marked);
        Ok(Hit { document, snippet, matches })
    }
}

/// Enters a document.
pub(crate) fn index(
    connection: &Connection,
    number: i64,
    title: Option<&str>,
    text: &str,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO search (rowid, title, text) VALUES ($1, $2, $3)";
    connection.prepare_cached(sql)?.execute(params![number, title, text]).map(|_| ())
}

/// Number of documents entered.
pub(crate) fn indexed(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT count(*) FROM search_docsize", [], |row| row.get(0))
}

/// The query in the language of FTS5, every word quoted; `None` where there is nothing to look for.
fn expression(query: &str) -> Option<String> {
    let mut wanted = Vec::new();
    let mut unwanted = Vec::new();
    for term in terms(query) {
        let words: String =
            term.words.chars().filter(|sign| !sign.is_control() && *sign != '"').take(LONGEST_TERM).collect();
        if words.chars().any(char::is_alphanumeric) {
            let star = if term.is_prefix { "*" } else { "" };
            let list = if term.is_excluded { &mut unwanted } else { &mut wanted };
            list.push(format!("\"{words}\"{star}"));
        }
    }
    match (wanted.is_empty(), unwanted.is_empty()) {
        (true, _) => None,
        (false, true) => Some(wanted.join(" AND ")),
        (false, false) => Some(format!("({}) NOT ({})", wanted.join(" AND "), unwanted.join(" OR "))),
    }
}

struct Term<'q> {
    words: &'q str,
    is_excluded: bool,
    is_prefix: bool,
}

fn terms(query: &str) -> impl Iterator<Item = Term<'_>> {
    let is_quote = |sign: char| matches!(sign, '"' | '“' | '”' | '„' | '«' | '»');
    let mut rest = query;
    let next = move || {
        rest = rest.trim_start();
        let is_excluded = rest.starts_with('-');
        let body = if is_excluded { &rest[1..] } else { rest };
        let first = body.chars().next()?;
        let is_phrase = is_quote(first);
        let start = if is_phrase { first.len_utf8() } else { 0 };
        let ends = |sign: char| is_quote(sign) || (!is_phrase && sign.is_whitespace());
        let end = body[start..].find(ends).map_or(body.len(), |at| start + at);
        let words = &body[start..end];
        rest = &body[end..];
        if is_phrase {
            rest = rest.strip_prefix(is_quote).unwrap_or(rest);
        }
        Some(Term { words, is_excluded, is_prefix: words.ends_with('*') })
    };
    std::iter::from_fn(next).take(MOST_TERMS)
}

/// Takes the signs around matches out and says where they stood.
fn unmark(marked: &str) -> (String, Vec<Range<usize>>) {
    let mut snippet = String::with_capacity(marked.len());
    let mut matches = Vec::new();
    let mut open = None;
    for sign in marked.chars() {
        if sign == MATCH[0] {
            open = Some(snippet.len());
        } else if sign == MATCH[1] {
            matches.extend(open.take().map(|start| start..snippet.len()));
        } else {
            snippet.push(sign);
        }
    }
    (snippet, matches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_becomes_quoted_words() {
        let check = |query: &str, expected: Option<&str>| {
            assert_eq!(expression(query).as_deref(), expected, "{query}")
        };
        check("car bomb", Some(r#""car" AND "bomb""#));
        check(r#""car bomb" kabul"#, Some(r#""car bomb" AND "kabul""#));
        check("“car bomb” -market bomb*", Some(r#"("car bomb" AND "bomb*"*) NOT ("market")"#));
        check("car-bomb", Some(r#""car-bomb""#));
        check(r#"car"bomb squad"#, Some(r#""car" AND "bomb squad""#));
        check("NEAR(a b) AND title:x", Some(r#""NEAR(a" AND "b)" AND "AND" AND "title:x""#));
        check("", None);
        check("  \" ' * - -- () ^ \u{0}", None);
        check("-market", None);
    }

    #[test]
    fn marks_become_ranges() {
        let (snippet, matches) = unmark("a \u{1}car\u{2} \u{1}bomb\u{2} …");
        assert_eq!(snippet, "a car bomb …");
        assert_eq!(matches, [2..5, 6..10]);
        assert_eq!(unmark("\u{2}a\u{1}b"), ("ab".to_owned(), vec![]));
    }
}
