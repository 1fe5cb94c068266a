//! Adding documents with their assertions.

use std::collections::HashSet;

use jiff::Timestamp;
use model::{Assertion, Document, Hash, Origin};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params, types::ValueRef};

use crate::{
    Ledger, LedgerError,
    chain::{Canonical, Chain, Sha, Table},
    column::{bound, day_of, maybe_text, micros, number, sha, text, time_of},
    original::Stored,
    sqlite::{search, with_kept},
};

/// Most bytes of one original, and of one text.
pub const LARGEST_BYTES: usize = 256 << 20;

const INSERT_ASSERTION: &str = "INSERT INTO assertions (record, kind, property, value, span_start, span_end, quote, hedge, document, \
     origin, recorded, number, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

/// One document and everything it was found to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The document.
    pub document: Document,
    /// What it says; all of them about its own records.
    pub assertions: Vec<Assertion>,
}

/// What a call added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Documents that are new.
    pub added: usize,
    /// Documents that were there already and stay as they are.
    pub known: usize,
    /// Assertions that are new.
    pub assertions: usize,
    /// The recorded time given to them: the one asked for, or the ledger's last one if that is later.
    pub recorded: Timestamp,
}

impl Ledger {
    /// Records documents with their assertions in one transaction: all of them, or on an error none.
    ///
    /// A document that is there already adds nothing, whatever its name; [`Ledger::assert_more`] adds assertions to it.
    /// `recorded` is kept to the microsecond. Errors: an id that is not the hash of the bytes, an assertion about
    /// another document, a quote that is not at its place; a full disk; another writer.
    pub fn append(&mut self, entries: &[Entry], recorded: Timestamp) -> Result<Appended, LedgerError> {
        entries.iter().try_for_each(check)?;
        self.write("add documents to", recorded, |transaction, recorded| {
            let mut writer = Writer::start(transaction, recorded)?;
            entries.iter().try_for_each(|entry| writer.entry(entry))?;
            writer.finish()
        })
    }

    /// Adds what a newer engine or codebook, or a person, reads in a document that is there already.
    ///
    /// Assertions that are there already, by [`Assertion::id`], add nothing.
    pub fn assert_more(
        &mut self,
        doc: &Hash,
        assertions: &[Assertion],
        recorded: Timestamp,
    ) -> Result<Appended, LedgerError> {
        let body = self.text(doc)?;
        check_assertions(doc, doc.short(), &body, assertions)?;
        self.write("add assertions to", recorded, |transaction, recorded| {
            let mut writer = Writer::start(transaction, recorded)?;
            writer.more(&sha(doc), assertions)?;
            writer.finish()
        })
    }

    /// Whether the document is recorded.
    pub fn known(&self, doc: &Hash) -> Result<bool, LedgerError> {
        document_number(&self.connection, &sha(doc))
            .map(|number| number.is_some())
            .map_err(self.site.fault("look up a document in"))
    }

    /// Runs `work` in a transaction that holds the writers' lock from its start, with a recorded time that does not
    /// run backwards.
    pub(crate) fn write<T>(
        &mut self,
        doing: &'static str,
        recorded: Timestamp,
        work: impl FnOnce(&Transaction<'_>, i64) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        self.check_writable()?;
        let outcome = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).and_then(
            |transaction| {
                let last: Option<i64> =
                    transaction.query_row("SELECT max(recorded) FROM chains", [], |row| row.get(0))?;
                let recorded = last.map_or(micros(recorded), |last| last.max(micros(recorded)));
                let done = work(&transaction, recorded)?;
                transaction.commit().map(|()| done)
            },
        );
        outcome.map_err(|error| with_kept(self.site.fault(doing)(error), &self.connection))
    }
}

fn check(entry: &Entry) -> Result<(), LedgerError> {
    let doc = &entry.document;
    let bytes = doc.original.len().max(doc.text.len());
    if bytes > LARGEST_BYTES {
        return Err(LedgerError::TooLarge { name: doc.name.clone(), bytes });
    }
    if Hash::of_bytes(&doc.original) != doc.id {
        let reason = format!("its id {} is not the hash of its bytes", doc.id.short());
        return Err(LedgerError::Refused { name: doc.name.clone(), reason });
    }
    check_assertions(&doc.id, &doc.name, &doc.text, &entry.assertions)
}

fn check_assertions(doc: &Hash, name: &str, body: &str, assertions: &[Assertion]) -> Result<(), LedgerError> {
    for assertion in assertions {
        let (record, property) = (&assertion.record.record, &assertion.property);
        let refused = |what: &str| LedgerError::Refused {
            name: name.to_owned(),
            reason: format!("the {property} of its record {record} {what}"),
        };
        if assertion.record.doc != *doc {
            return Err(refused("is about another document"));
        }
        if assertion.span.as_ref().is_some_and(|span| !span.holds_in(body)) {
            return Err(refused("quotes words that are not at that place in the text"));
        }
    }
    Ok(())
}

fn document_number(connection: &rusqlite::Connection, id: &Sha) -> rusqlite::Result<Option<i64>> {
    let mut statement = connection.prepare_cached("SELECT number FROM documents WHERE id = $1")?;
    statement.query_row([id], |row| row.get(0)).optional()
}

/// The state of one call to append.
struct Writer<'t> {
    transaction: &'t Transaction<'t>,
    recorded: i64,
    documents: Chain,
    assertions: Chain,
    origins: Vec<(Origin, i64)>,
    form: Canonical,
    done: Appended,
}

impl<'t> Writer<'t> {
    fn start(transaction: &'t Transaction<'t>, recorded: i64) -> rusqlite::Result<Self> {
        Ok(Self {
            transaction,
            recorded,
            documents: Chain::load(transaction, Table::Documents)?,
            assertions: Chain::load(transaction, Table::Assertions)?,
            origins: Vec::new(),
            form: Canonical::default(),
            done: Appended { added: 0, known: 0, assertions: 0, recorded: time_of(recorded) },
        })
    }

    fn finish(self) -> rusqlite::Result<Appended> {
        if self.done.added > 0 {
            self.documents.save(self.transaction, Table::Documents, self.recorded)?;
        }
        if self.done.assertions > 0 {
            self.assertions.save(self.transaction, Table::Assertions, self.recorded)?;
        }
        Ok(self.done)
    }

    fn entry(&mut self, entry: &Entry) -> rusqlite::Result<()> {
        let id = sha(&entry.document.id);
        if document_number(self.transaction, &id)?.is_some() {
            self.done.known += 1;
            return Ok(());
        }
        let number = self.document(&entry.document, &id)?;
        self.done.added += 1;
        self.assertions(&id, number, &entry.assertions, HashSet::with_capacity(entry.assertions.len()))
    }

    fn document(&mut self, doc: &Document, id: &Sha) -> rusqlite::Result<i64> {
        let cites = json(&doc.cites)?;
        let caveats = json(&doc.marking.caveats)?;
        let published = doc.published.map(|day| day.to_string());
        let retrieved = doc.retrieved.map(|time| time.to_string());
        let public_by = doc.published.unwrap_or_else(|| day_of(doc.retrieved.unwrap_or(self.done.recorded)));
        let public_by = public_by.to_string();
        let values = [
            ValueRef::Blob(id),
            text(&doc.name),
            text(&doc.media_type),
            maybe_text(doc.title.as_deref()),
            maybe_text(doc.publisher.as_deref()),
            maybe_text(doc.url.as_deref()),
            maybe_text(doc.language.as_deref()),
            text(&cites),
            maybe_text(published.as_deref()),
            maybe_text(retrieved.as_deref()),
            text(doc.marking.tlp.as_str()),
            text(&caveats),
            text(&public_by),
            number(self.recorded),
        ];
        self.documents.add(self.form.clear().add(values).add([text(&doc.text)]));
        self.insert_document(&values, doc)
    }

    fn insert_document(&self, values: &[ValueRef<'_>], doc: &Document) -> rusqlite::Result<i64> {
        let sql = "INSERT INTO documents (id, name, media_type, title, publisher, url, language, cites, published, \
                   retrieved, tlp, caveats, public_by, recorded, number, hash) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
        let place = self.documents.length;
        let chained = [number(place), ValueRef::Blob(&self.documents.head)];
        let all = values.iter().chain(&chained).copied().map(bound);
        self.transaction.prepare_cached(sql)?.execute(rusqlite::params_from_iter(all))?;

        let sql = "INSERT INTO texts (document, text) VALUES ($1, $2)";
        self.transaction.prepare_cached(sql)?.execute(params![place, doc.text])?;

        let stored = Stored::of(&doc.original, &doc.text);
        let length = i64::try_from(doc.original.len()).unwrap_or(i64::MAX);
        let sql = "INSERT INTO originals (document, coding, length, bytes) VALUES ($1, $2, $3, $4)";
        self.transaction.prepare_cached(sql)?.execute(params![
            place,
            stored.coding(),
            length,
            stored.bytes()
        ])?;

        search::index(self.transaction, place, doc.title.as_deref(), &doc.text)?;
        Ok(place)
    }

    /// Adds assertions to a recorded document, leaving out those that it has.
    fn more(&mut self, id: &Sha, assertions: &[Assertion]) -> rusqlite::Result<()> {
        let Some(number) = document_number(self.transaction, id)? else { return Ok(()) };
        self.done.known += 1;
        let mut seen = HashSet::new();
        let sql = "SELECT record, kind, property, value, span_start, span_end, quote, made_by, version, codebook \
                   FROM assertions JOIN origins ON origins.number = assertions.origin WHERE document = $1";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let mut rows = statement.query([number])?;
        while let Some(row) = rows.next()? {
            self.form.clear().add([ValueRef::Blob(id)]);
            for column in 0..10 {
                self.form.add([row.get_ref(column)?]);
            }
            seen.insert(self.form.as_bytes().to_vec());
        }
        self.assertions(id, number, assertions, seen)
    }

    /// `seen` holds the identifying fields, in canonical form, of those already there.
    fn assertions(
        &mut self,
        id: &Sha,
        document: i64,
        assertions: &[Assertion],
        mut seen: HashSet<Vec<u8>>,
    ) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(INSERT_ASSERTION)?;
        for assertion in assertions {
            let value = json(&assertion.value)?;
            let span = assertion.span.as_ref();
            let place = |at: usize| number(i64::try_from(at).unwrap_or(i64::MAX));
            let said = [
                text(&assertion.record.record),
                text(assertion.kind.as_str()),
                text(assertion.property.as_str()),
                text(&value),
                span.map_or(ValueRef::Null, |span| place(span.start)),
                span.map_or(ValueRef::Null, |span| place(span.end)),
                maybe_text(span.map(|span| span.quote.as_str())),
            ];
            let origin = &assertion.origin;
            let by = [text(&origin.by), text(&origin.version), text(&origin.codebook)];
            self.form.clear().add([ValueRef::Blob(id)]).add(said).add(by);
            if !seen.insert(self.form.as_bytes().to_vec()) {
                continue;
            }
            let hedge = maybe_text(assertion.hedge.as_deref());
            self.assertions.add(self.form.add([hedge, number(self.recorded)]));
            let chained = [
                hedge,
                number(document),
                number(self.origin(origin)?),
                number(self.recorded),
                number(self.assertions.length),
                ValueRef::Blob(&self.assertions.head),
            ];
            let all = said.iter().chain(&chained).copied().map(bound);
            insert.execute(rusqlite::params_from_iter(all))?;
            self.done.assertions += 1;
        }
        Ok(())
    }

    /// The number of an origin, which is recorded the first time that it is met.
    fn origin(&mut self, origin: &Origin) -> rusqlite::Result<i64> {
        // Nearly always one alone: that of the program.
        if let Some((_, number)) = self.origins.iter().find(|(known, _)| known == origin) {
            return Ok(*number);
        }
        let values = params![origin.by, origin.version, origin.codebook];
        let sql = "INSERT INTO origins (made_by, version, codebook, number) \
                   VALUES ($1, $2, $3, (SELECT coalesce(max(number), 0) + 1 FROM origins)) ON CONFLICT DO NOTHING";
        self.transaction.prepare_cached(sql)?.execute(values)?;
        let sql = "SELECT number FROM origins WHERE made_by = $1 AND version = $2 AND codebook = $3";
        let number = self.transaction.prepare_cached(sql)?.query_row(values, |row| row.get(0))?;
        self.origins.push((origin.clone(), number));
        Ok(number)
    }
}

fn json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}
