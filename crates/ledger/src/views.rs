//! What the ledger holds, as of any time.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};
use model::{Assertion, Hash, Marking, Origin, Property, RecordKind, RecordRef, Span};
use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Ledger, LedgerError,
    column::{self, sha, unreadable},
    original, sqlite,
};

/// Fewest digits that are taken as the start of an id.
pub const PREFIX_DIGITS: usize = 4;

/// Bounds of a view; the default has none and shows all that is known now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AsOf {
    /// Only what the ledger had learned by then, to the microsecond.
    pub recorded: Option<Timestamp>,
    /// Only what its source had published by that day. A document without a date counts from the day it was fetched,
    /// else recorded. Decisions and judgements are not published, so this does not bound them.
    pub published: Option<Date>,
}

impl AsOf {
    /// Both bounds in the form of the columns `recorded` and `public_by`.
    pub(crate) fn bounds(self) -> (i64, String) {
        let recorded = self.recorded.map_or(i64::MAX, column::micros);
        (recorded, self.published.unwrap_or(Date::MAX).to_string())
    }
}

/// A document without its bytes and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its place in the ledger, from 1.
    pub number: u64,
    /// SHA-256 of the original bytes.
    pub id: Hash,
    /// The name under which it first came in.
    pub name: String,
    /// Media type of the original bytes.
    pub media_type: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Documents that it says it copies or quotes.
    pub cites: Vec<String>,
    /// The day on which the source published it.
    pub published: Option<Date>,
    /// When it was fetched.
    pub retrieved: Option<Timestamp>,
    /// TLP label and caveats.
    pub marking: Marking,
    /// When the ledger learned it.
    pub recorded: Timestamp,
}

/// An assertion and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct AssertionRow {
    /// Its place in the ledger, from 1.
    pub number: u64,
    /// The assertion.
    pub assertion: Assertion,
    /// When the ledger learned it.
    pub recorded: Timestamp,
}

/// How much is in a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats {
    /// Documents.
    pub documents: u64,
    /// Assertions.
    pub assertions: u64,
    /// Decisions.
    pub decisions: u64,
    /// Judgements.
    pub judgements: u64,
    /// Bytes of the file, without its log.
    pub bytes: u64,
    /// When the first document was recorded.
    pub first_recorded: Option<Timestamp>,
    /// When the last row of any kind was recorded.
    pub last_recorded: Option<Timestamp>,
}

/// The columns that [`document_row`] reads, in its order.
pub(crate) const DOCUMENT_COLUMNS: &str = "documents.number, documents.id, documents.name, documents.media_type, \
     documents.title, documents.publisher, documents.url, documents.language, documents.cites, documents.published, \
     documents.retrieved, documents.tlp, documents.caveats, documents.recorded";

const ASSERTIONS: &str = "SELECT assertions.number, documents.id, record, kind, property, value, span_start, span_end, \
     quote, hedge, origin, assertions.recorded FROM assertions JOIN documents ON documents.number = assertions.document";

impl Ledger {
    /// All documents, in the order in which they were recorded.
    pub fn documents(&self, as_of: AsOf) -> Result<Vec<DocumentRow>, LedgerError> {
        let (recorded, published) = as_of.bounds();
        let sql = format!(
            "SELECT {DOCUMENT_COLUMNS} FROM documents WHERE recorded <= $1 AND public_by <= $2 ORDER BY number"
        );
        let read = || {
            let mut statement = self.connection.prepare_cached(&sql)?;
            statement.query_map(params![recorded, published], document_row)?.collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.site.fault("read the documents of"))
    }

    /// One document.
    pub fn document(&self, doc: &Hash) -> Result<DocumentRow, LedgerError> {
        let sql = format!("SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = $1");
        self.one(doc, &sql, document_row)
    }

    /// The text of a document.
    pub fn text(&self, doc: &Hash) -> Result<String, LedgerError> {
        let sql = "SELECT text FROM texts JOIN documents ON documents.number = texts.document WHERE id = $1";
        self.one(doc, sql, |row| row.get(0))
    }

    /// The original bytes of a document, checked against its id.
    pub fn original(&self, doc: &Hash) -> Result<Vec<u8>, LedgerError> {
        let sql = "SELECT coding, length, bytes, CASE WHEN coding = 'text' THEN text ELSE '' END FROM originals \
                   JOIN documents ON documents.number = originals.document \
                   JOIN texts ON texts.document = originals.document WHERE id = $1";
        let original = self.one(doc, sql, |row| {
            let (coding, text): (String, String) = (row.get(0)?, row.get(3)?);
            Ok(original::unpack(&coding, column::size(row, 1)? as u64, row.get(2)?, &text))
        })?;
        let sound = original.filter(|bytes| Hash::of_bytes(bytes) == *doc);
        sound.ok_or_else(|| self.site.damaged(format!("the original of document {} is altered", doc.short())))
    }

    /// The one document whose id starts with `prefix`, at least [`PREFIX_DIGITS`] hexadecimal digits in any case.
    pub fn resolve_prefix(&self, prefix: &str) -> Result<Hash, LedgerError> {
        let prefix = prefix.trim().to_ascii_lowercase();
        let ends = |fill: &str| {
            Hash::parse(&format!("{prefix}{}", fill.repeat(64usize.saturating_sub(prefix.len()))))
        };
        let (Some(low), Some(high), true) = (ends("0"), ends("f"), prefix.len() >= PREFIX_DIGITS) else {
            return Err(LedgerError::NoPrefix { given: prefix.chars().take(80).collect() });
        };
        let (low, high) = (sha(&low), sha(&high));
        let read = || {
            let sql = "SELECT id FROM documents WHERE id >= $1 AND id <= $2 ORDER BY id LIMIT 2";
            let mut statement = self.connection.prepare_cached(sql)?;
            let found: Vec<Hash> = statement
                .query_map([low, high], |row| column::hash(row, 0))?
                .collect::<rusqlite::Result<_>>()?;
            let sql = "SELECT count(*) FROM documents WHERE id >= $1 AND id <= $2";
            let count =
                self.connection.prepare_cached(sql)?.query_row([low, high], |row| column::size(row, 0))?;
            Ok((found, count as u64))
        };
        let (found, count) = read().map_err(self.site.fault("look up a document in"))?;
        match <[Hash; 2]>::try_from(found) {
            Ok([first, second]) => Err(LedgerError::Ambiguous {
                prefix,
                count,
                first: Box::new(first),
                second: Box::new(second),
            }),
            Err(found) => found
                .into_iter()
                .next()
                .ok_or_else(|| LedgerError::NoSuchDocument { path: self.site.path.clone(), id: prefix }),
        }
    }

    /// Hands every assertion to `take`, in the order in which they were recorded, one at a time.
    pub fn for_each_assertion(
        &self,
        as_of: AsOf,
        take: &mut dyn FnMut(AssertionRow),
    ) -> Result<(), LedgerError> {
        let (recorded, published) = as_of.bounds();
        let sql = format!(
            "{ASSERTIONS} WHERE assertions.recorded <= $1 AND public_by <= $2 ORDER BY assertions.number"
        );
        self.each_assertion(&sql, params![recorded, published], take)
    }

    /// The assertions of one document, in the order in which they were recorded; none for an unknown document.
    pub fn assertions_of(&self, doc: &Hash, as_of: AsOf) -> Result<Vec<AssertionRow>, LedgerError> {
        let (recorded, published) = as_of.bounds();
        let sql = format!(
            "{ASSERTIONS} WHERE documents.id = $1 AND assertions.recorded <= $2 AND public_by <= $3 \
             ORDER BY assertions.number"
        );
        let mut found = Vec::new();
        self.each_assertion(&sql, params![sha(doc), recorded, published], &mut |row| found.push(row))?;
        Ok(found)
    }

    /// How much is in the ledger.
    pub fn stats(&self) -> Result<Stats, LedgerError> {
        let read = || {
            let mut lengths = HashMap::new();
            let mut statement = self.connection.prepare_cached("SELECT name, length FROM chains")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                lengths.insert(row.get::<_, String>(0)?, column::size(row, 1)? as u64);
            }
            let length = |name: &str| lengths.get(name).copied().unwrap_or(0);
            let time = |sql| -> rusqlite::Result<Option<Timestamp>> {
                let micros: Option<i64> =
                    self.connection.query_row(sql, [], |row| row.get(0)).optional()?.flatten();
                Ok(micros.map(column::time_of))
            };
            Ok(Stats {
                documents: length("documents"),
                assertions: length("assertions"),
                decisions: length("decisions"),
                judgements: length("judgements"),
                bytes: sqlite::size(&self.connection)?,
                first_recorded: time("SELECT recorded FROM documents WHERE number = 1")?,
                last_recorded: time("SELECT max(recorded) FROM chains")?,
            })
        };
        read().map_err(self.site.fault("count what is in"))
    }

    fn one<T>(
        &self,
        doc: &Hash,
        sql: &str,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([sha(doc)], read).optional())
            .map_err(self.site.fault("read a document of"))?;
        found.ok_or_else(|| LedgerError::NoSuchDocument {
            path: self.site.path.clone(),
            id: doc.short().to_owned(),
        })
    }

    fn each_assertion(
        &self,
        sql: &str,
        bounds: &[&dyn rusqlite::ToSql],
        take: &mut dyn FnMut(AssertionRow),
    ) -> Result<(), LedgerError> {
        let mut read = || {
            let origins = self.origins()?;
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query(bounds)?;
            while let Some(row) = rows.next()? {
                take(assertion_row(row, &origins)?);
            }
            Ok(())
        };
        read().map_err(self.site.fault("read the assertions of"))
    }

    fn origins(&self) -> rusqlite::Result<HashMap<i64, Origin>> {
        let mut statement =
            self.connection.prepare_cached("SELECT number, made_by, version, codebook FROM origins")?;
        let origin = |row: &Row<'_>| {
            Ok((row.get(0)?, Origin { by: row.get(1)?, version: row.get(2)?, codebook: row.get(3)? }))
        };
        statement.query_map([], origin)?.collect()
    }
}

/// Reads a row of [`DOCUMENT_COLUMNS`].
pub(crate) fn document_row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        number: column::size(row, 0)? as u64,
        id: column::hash(row, 1)?,
        name: row.get(2)?,
        media_type: row.get(3)?,
        title: row.get(4)?,
        publisher: row.get(5)?,
        url: row.get(6)?,
        language: row.get(7)?,
        cites: column::json(row, 8)?,
        published: column::maybe_parsed(row, 9)?,
        retrieved: column::maybe_parsed(row, 10)?,
        marking: Marking { tlp: column::parsed(row, 11)?, caveats: column::json(row, 12)? },
        recorded: column::time(row, 13)?,
    })
}

fn assertion_row(row: &Row<'_>, origins: &HashMap<i64, Origin>) -> rusqlite::Result<AssertionRow> {
    let kind = row.get_ref(3)?.as_str()?;
    let quote: Option<String> = row.get(8)?;
    let span = match quote {
        Some(quote) => Some(Span { start: column::size(row, 6)?, end: column::size(row, 7)?, quote }),
        None => None,
    };
    let assertion = Assertion {
        record: RecordRef { doc: column::hash(row, 1)?, record: row.get(2)? },
        kind: RecordKind::parse(kind)
            .ok_or_else(|| unreadable(3, format!("`{kind}` is no kind of record")))?,
        property: Property(row.get(4)?),
        value: column::json(row, 5)?,
        span,
        hedge: row.get(9)?,
        origin: origins.get(&row.get(10)?).cloned().ok_or_else(|| unreadable(10, "no such origin"))?,
    };
    Ok(AssertionRow { number: column::size(row, 0)? as u64, assertion, recorded: column::time(row, 11)? })
}

impl AssertionRow {
    /// Id of the assertion.
    pub fn id(&self) -> Hash {
        self.assertion.id()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_bounds_a_view_takes_in_every_row() {
        let (recorded, published) = AsOf::default().bounds();
        assert_eq!(recorded, i64::MAX);
        assert_eq!(published, "9999-12-31");
    }
}
