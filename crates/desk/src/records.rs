//! What the ledger holds, as the resolver wants it: records put together from their assertions, with their documents.

use std::{collections::HashMap, sync::Arc};

use ledger::{AsOf, DocumentRow, Ledger, LedgerError};
use model::{Assertion, EstimateRecord, RecordKind, RecordRef, Reliability, Span};
use resolve::{
    DocumentMeta, Fingerprint, IncidentInput, LineageDocument, RecordInput, Rulings, Said, StatementInput,
};

use crate::assertions::records_of;

/// An estimative sentence and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundEstimate {
    /// Document and record.
    pub reference: RecordRef,
    /// The sentence.
    pub record: EstimateRecord,
    /// Where it stands.
    pub span: Option<Span>,
}

/// Which kinds of record are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All of them.
    Everything,
    /// One kind only.
    Only(RecordKind),
}

impl Wanted {
    fn takes(self, kind: RecordKind) -> bool {
        match self {
            Self::Everything => true,
            Self::Only(wanted) => wanted == kind,
        }
    }
}

/// Everything that the documents say, as of a time.
#[derive(Debug, Default)]
pub struct Recorded {
    /// The documents, in the order in which the ledger learned them.
    pub documents: Vec<DocumentRow>,
    /// The same with fingerprints of their texts, for the lineage.
    pub lineage: Vec<LineageDocument>,
    /// Acts and plots.
    pub incidents: Vec<IncidentInput>,
    /// Public messages.
    pub statements: Vec<StatementInput>,
    /// Estimative sentences.
    pub estimates: Vec<FoundEstimate>,
}

impl Recorded {
    /// Reads what is wanted of it, one document after the other; records that a person rejected are left out.
    pub fn read(
        ledger: &Ledger,
        as_of: AsOf,
        wanted: Wanted,
        rulings: &Rulings,
    ) -> Result<Self, LedgerError> {
        let mut recorded = Self { documents: ledger.documents(as_of)?, ..Self::default() };
        for row in &recorded.documents {
            let text = ledger.text(&row.id)?;
            let meta = Arc::new(meta_of(row, rulings));
            recorded
                .lineage
                .push(LineageDocument { meta: Arc::clone(&meta), fingerprint: Fingerprint::of(&text) });
            let rows = ledger.assertions_of(&row.id, as_of)?.into_iter().map(|row| row.assertion);
            let assertions: Vec<Assertion> = rows.filter(|assertion| wanted.takes(assertion.kind)).collect();
            let found = DocumentRecords::of(&meta, &text, assertions, row.number);
            let stands = |record: &RecordRef| !rulings.is_rejected(record);
            recorded.incidents.extend(found.incidents.into_iter().filter(|it| stands(&it.reference)));
            recorded.statements.extend(found.statements.into_iter().filter(|it| stands(&it.reference)));
            recorded.estimates.extend(found.estimates);
        }
        Ok(recorded)
    }
}

fn meta_of(row: &DocumentRow, rulings: &Rulings) -> DocumentMeta {
    let grade = row.publisher.as_deref().and_then(|name| rulings.grade_of(name, row.published));
    DocumentMeta {
        id: row.id.clone(),
        name: row.name.clone(),
        title: row.title.clone(),
        publisher: row.publisher.clone(),
        url: row.url.clone(),
        published: row.published,
        cites: row.cites.clone(),
        marking: row.marking.clone(),
        reliability: grade.map_or(Reliability::F, |(grade, _)| grade),
    }
}

/// The records of one document.
struct DocumentRecords {
    incidents: Vec<IncidentInput>,
    statements: Vec<StatementInput>,
    estimates: Vec<FoundEstimate>,
}

/// Records of one document stay together in the order of all records.
const RECORDS_PER_DOCUMENT: u64 = 1 << 20;

impl DocumentRecords {
    fn of(meta: &Arc<DocumentMeta>, text: &str, assertions: Vec<Assertion>, number: u64) -> Self {
        let records = records_of(&meta.id, text, &assertions);
        let mut said: HashMap<(RecordKind, String), Vec<Said>> = HashMap::new();
        for assertion in assertions {
            let key = (assertion.kind, assertion.record.record.clone());
            said.entry(key).or_default().push(Said::from(assertion));
        }
        let mut input = Inputs { meta, said, next: number.saturating_mul(RECORDS_PER_DOCUMENT) };
        let incidents = records
            .incidents
            .into_iter()
            .map(|record| input.next(RecordKind::Incident, record.id.clone(), record))
            .collect();
        let statements = records
            .statements
            .into_iter()
            .map(|record| input.next(RecordKind::Statement, record.id.clone(), record))
            .collect();
        let estimates = records
            .estimates
            .into_iter()
            .map(|record| {
                let input = input.next(RecordKind::Estimate, record.id.clone(), record);
                let span = input.said.iter().find_map(|said| said.span.clone());
                FoundEstimate { reference: input.reference, record: input.record, span }
            })
            .collect();
        Self { incidents, statements, estimates }
    }
}

/// Makes inputs of records, in order.
struct Inputs<'a> {
    meta: &'a Arc<DocumentMeta>,
    said: HashMap<(RecordKind, String), Vec<Said>>,
    next: u64,
}

impl Inputs<'_> {
    fn next<R>(&mut self, kind: RecordKind, id: String, record: R) -> RecordInput<R> {
        let order = self.next;
        self.next += 1;
        RecordInput {
            reference: RecordRef { doc: self.meta.id.clone(), record: id.clone() },
            record,
            document: Arc::clone(self.meta),
            said: self.said.remove(&(kind, id)).unwrap_or_default(),
            order,
        }
    }
}
