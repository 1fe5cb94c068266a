//! Checks that nothing in a ledger was lost or altered.

use std::{cmp::Ordering, fmt, ops::Range};

use model::Hash;
use rusqlite::{ErrorCode, OptionalExtension, Row, Transaction, types::ValueRef};

use crate::{
    Ledger, LedgerError,
    chain::{Canonical, Chain, Sha, Table},
    column::{digits, size},
    original,
    sqlite::{self, search},
};

/// Progress is told every so many rows.
const PROGRESS_ROWS: u64 = 500;
/// Findings of the database itself that are listed.
const MOST_FINDINGS: u32 = 20;

/// How far [`Ledger::verify`] has come in one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The table.
    pub table: &'static str,
    /// Rows checked.
    pub done: u64,
    /// Rows there should be.
    pub total: u64,
}

/// The end of a chain. Written down elsewhere, it shows later whether the ledger was rewritten as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The table.
    pub table: &'static str,
    /// Its rows.
    pub rows: u64,
    /// Hash of its last row; zeros where it is empty.
    pub hash: Hash,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The table, or `file`, `schema`, `search`.
    pub table: String,
    /// The first row of the table that is broken, counted from 1.
    pub row: Option<u64>,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Some(row) => write!(f, "{} row {row}: {}", self.table, self.what),
            None => write!(f, "{}: {}", self.table, self.what),
        }
    }
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// Where the chains end.
    pub heads: Vec<Head>,
    /// What does not hold: of every table the first broken row.
    pub problems: Vec<Problem>,
}

impl VerifyReport {
    /// Whether all holds.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

impl Ledger {
    /// Walks every chain again and checks originals against their ids, quotes against their texts, references,
    /// the schema, and the database file itself, all as of one moment.
    pub fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<VerifyReport, LedgerError> {
        let fault = self.site.fault("verify");
        let transaction = self.connection.unchecked_transaction().map_err(&fault)?;
        let mut report = VerifyReport { heads: Vec::new(), problems: Vec::new() };
        report.note("schema", whole(|| sqlite::schema_differences(&transaction))).map_err(&fault)?;
        for table in Table::ALL {
            let mut walk = Walk { transaction: &transaction, table, chain: Chain::START, text: None };
            let outcome = walk.run(progress);
            let next = walk.chain.length.unsigned_abs() + 1;
            let problem =
                outcome.or_else(|error| broken(error).map(|what| Some((next, what)))).map_err(&fault)?;
            report.problems.extend(problem.map(|(row, what)| Problem {
                table: table.name().to_owned(),
                row: Some(row),
                what,
            }));
            report.heads.extend(walk.head());
        }
        report.note("file", whole(|| references(&transaction))).map_err(&fault)?;
        report.note("search", whole(|| index(&transaction))).map_err(&fault)?;
        report.note("file", whole(|| sqlite::integrity(&transaction, MOST_FINDINGS))).map_err(&fault)?;
        Ok(report)
    }
}

impl VerifyReport {
    fn note(&mut self, table: &str, found: rusqlite::Result<Vec<String>>) -> rusqlite::Result<()> {
        let problem = |what| Problem { table: table.to_owned(), row: None, what };
        self.problems.extend(found?.into_iter().map(problem));
        Ok(())
    }
}

/// A check whose own failure is a finding where the file is to blame.
fn whole(check: impl FnOnce() -> rusqlite::Result<Vec<String>>) -> rusqlite::Result<Vec<String>> {
    check().or_else(|error| broken(error).map(|what| vec![what]))
}

/// The error in words if it comes from what is in the file, else the error.
fn broken(error: rusqlite::Error) -> rusqlite::Result<String> {
    use ErrorCode::{ApiMisuse, DatabaseCorrupt, NotADatabase, SystemIoFailure, Unknown};
    match error.sqlite_error_code() {
        None | Some(ApiMisuse | DatabaseCorrupt | NotADatabase | SystemIoFailure | Unknown) => {
            Ok(error.to_string())
        }
        Some(_) => Err(error),
    }
}

fn references(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<String>> {
    let dangling = sqlite::dangling(transaction)?;
    let words = |(table, row, to): (String, Option<i64>, String)| {
        format!("row {} of {table} points at a row of {to} that is not there", row.unwrap_or(0))
    };
    Ok(dangling.map(words).into_iter().collect())
}

fn index(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<String>> {
    let (indexed, documents) =
        (search::indexed(transaction)?, Chain::load(transaction, Table::Documents)?.length);
    let differs = indexed != documents;
    Ok(differs.then(|| format!("{indexed} of {documents} documents are in the index")).into_iter().collect())
}

/// The walk along one chain.
struct Walk<'t> {
    transaction: &'t Transaction<'t>,
    table: Table,
    chain: Chain,
    /// The document last read, and its text.
    text: Option<(i64, String)>,
}

impl Walk<'_> {
    /// The first broken row and what is wrong with it.
    fn run(&mut self, progress: &mut dyn FnMut(Progress)) -> rusqlite::Result<Option<(u64, String)>> {
        let (transaction, table) = (self.transaction, self.table);
        let kept = Chain::load(transaction, table)?;
        let total = kept.length.unsigned_abs();
        let mut tell = |done| progress(Progress { table: table.name(), done, total });
        tell(0);
        let mut statement = transaction.prepare(select(table))?;
        let hashed = 2..statement.column_count() - extra(table);
        let mut rows = statement.query([])?;
        let mut form = Canonical::default();
        while let Some(row) = rows.next()? {
            if let Some(what) = self.step(row, hashed.clone(), &mut form)? {
                return Ok(Some((self.chain.length.unsigned_abs() + 1, what.to_owned())));
            }
            let done = self.chain.length.unsigned_abs();
            if done.is_multiple_of(PROGRESS_ROWS) {
                tell(done);
            }
        }
        tell(self.chain.length.unsigned_abs());
        Ok(self.end(&kept))
    }

    /// Goes on by one row, unless something is wrong with it.
    fn step(
        &mut self,
        row: &Row<'_>,
        hashed: Range<usize>,
        form: &mut Canonical,
    ) -> rusqlite::Result<Option<&'static str>> {
        let (number, hash): (i64, Sha) = (row.get(0)?, row.get(1)?);
        if number != self.chain.length + 1 {
            return Ok(Some("is missing"));
        }
        form.clear();
        for column in hashed {
            form.add([row.get_ref(column)?]);
        }
        let mut next = self.chain.clone();
        next.add(form);
        let problem = self.contents(row)?;
        if problem.is_none() && next.head == hash {
            self.chain = next;
            return Ok(None);
        }
        Ok(problem.or(Some("does not fit its hash: it, or the row before it, was altered")))
    }

    /// What is wrong where the rows end.
    fn end(&self, kept: &Chain) -> Option<(u64, String)> {
        let last = self.chain.length;
        match last.cmp(&kept.length) {
            Ordering::Less => {
                Some((last.unsigned_abs() + 1, format!("is missing, with all up to row {}", kept.length)))
            }
            Ordering::Greater => {
                Some((kept.length.unsigned_abs() + 1, "was added past the end of the chain".to_owned()))
            }
            Ordering::Equal if self.chain.head != kept.head => {
                Some((last.unsigned_abs(), "is not the row at which the chain ends".to_owned()))
            }
            Ordering::Equal => None,
        }
    }

    fn contents(&mut self, row: &Row<'_>) -> rusqlite::Result<Option<&'static str>> {
        match self.table {
            Table::Documents => document(row),
            Table::Assertions => self.assertion(row),
            Table::Decisions | Table::Judgements => Ok(None),
        }
    }

    fn assertion(&mut self, row: &Row<'_>) -> rusqlite::Result<Option<&'static str>> {
        let ValueRef::Text(quote) = row.get_ref(9)? else { return Ok(None) };
        let (start, end) = (size(row, 7)?, size(row, 8)?);
        let document: i64 = row.get(15)?;
        if self.text.as_ref().is_none_or(|(number, _)| *number != document) {
            let sql = "SELECT text FROM texts WHERE document = $1";
            let text =
                self.transaction.prepare_cached(sql)?.query_row([document], |row| row.get(0)).optional()?;
            self.text = text.map(|text| (document, text));
        }
        let found = self.text.as_ref().and_then(|(_, text)| text.get(start..end));
        let holds = found.is_some_and(|found| found.as_bytes() == quote);
        Ok((!holds).then_some("quotes words that are not at that place in its text"))
    }

    fn head(&self) -> Option<Head> {
        let hash = Hash::parse(&digits(&self.chain.head))?;
        Some(Head { table: self.table.name(), rows: self.chain.length.unsigned_abs(), hash })
    }
}

fn document(row: &Row<'_>) -> rusqlite::Result<Option<&'static str>> {
    let id: Sha = row.get(2)?;
    let (ValueRef::Text(text), ValueRef::Text(coding)) = (row.get_ref(16)?, row.get_ref(17)?) else {
        return Ok(Some("has lost its text or its original"));
    };
    let (Ok(text), Ok(coding)) = (str::from_utf8(text), str::from_utf8(coding)) else {
        return Ok(Some("has a text that is not UTF-8"));
    };
    let original = original::unpack(coding, size(row, 18)? as u64, row.get(19)?, text);
    let holds = original.is_some_and(|bytes| Hash::of_bytes(&bytes).as_str() == digits(&id));
    Ok((!holds).then_some("has an original that does not fit its id"))
}

/// Number, hash, the values in the order in which they are hashed, then `extra` columns.
fn select(table: Table) -> &'static str {
    match table {
        Table::Documents => {
            "SELECT documents.number, hash, id, name, media_type, title, publisher, url, language, cites, published, \
             retrieved, tlp, caveats, public_by, recorded, text, coding, length, bytes FROM documents \
             LEFT JOIN texts ON texts.document = documents.number \
             LEFT JOIN originals ON originals.document = documents.number ORDER BY documents.number"
        }
        Table::Assertions => {
            "SELECT assertions.number, assertions.hash, documents.id, record, kind, property, value, span_start, \
             span_end, quote, made_by, version, codebook, hedge, assertions.recorded, document FROM assertions \
             LEFT JOIN documents ON documents.number = assertions.document \
             LEFT JOIN origins ON origins.number = assertions.origin ORDER BY assertions.number"
        }
        Table::Decisions => {
            "SELECT number, hash, action, subject, value, reason, author, decided, recorded FROM decisions \
             ORDER BY number"
        }
        Table::Judgements => "SELECT number, hash, body, author, recorded FROM judgements ORDER BY number",
    }
}

fn extra(table: Table) -> usize {
    match table {
        Table::Documents => 3,
        Table::Assertions => 1,
        Table::Decisions | Table::Judgements => 0,
    }
}
