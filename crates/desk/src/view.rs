//! The records of the world as a desk sees them at some time: derived from the ledger, never stored.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use jiff::civil::Date;
use ledger::{AsOf, DocumentRow, Hit, Ledger};
use model::{DateInterval, Hash, IncidentView, RecordKind, StatementView, codebook::Codebook};
use resolve::{Lineage, Resolver, Rulings};

use crate::{
    Desk, DeskError, Settings, decide,
    query::{Query, Surroundings},
    records::{FoundEstimate, Recorded, Wanted},
};

/// The indexes over the codebook, built once.
static RESOLVER: LazyLock<Resolver<'static>> = LazyLock::new(|| Resolver::new(Codebook::embedded()));

/// Documents in which words are looked for, at most.
const SEARCHED: usize = 100_000;

/// Documents that are shown with the words in them.
const SHOWN_HITS: usize = 10;

/// Everything a desk knows as of a time.
#[derive(Debug)]
pub struct View {
    /// The bounds.
    pub as_of: AsOf,
    /// Documents, in the order in which the ledger learned them.
    pub documents: Vec<DocumentRow>,
    /// Incidents of the world.
    pub incidents: Vec<IncidentView>,
    /// Statements of the world.
    pub statements: Vec<StatementView>,
    /// Estimative sentences, as documents have them.
    pub estimates: Vec<FoundEstimate>,
    lineage: Lineage,
    rulings: Rulings,
    by_id: HashMap<Hash, usize>,
}

/// What a query found.
#[derive(Debug)]
pub struct Found {
    /// Incidents, newest first.
    pub incidents: Vec<IncidentView>,
    /// Statements, newest first.
    pub statements: Vec<StatementView>,
    /// The best documents for the words of the query, if it had any.
    pub hits: Vec<Hit>,
}

impl View {
    /// Derives it, or only one kind of record, from a ledger and what people decided.
    pub fn of(ledger: &Ledger, as_of: AsOf, wanted: Wanted, settings: &Settings) -> Result<Self, DeskError> {
        Self::under(ledger, as_of, wanted, decide::rulings(ledger, as_of, settings)?)
    }

    /// The same under other decisions.
    pub(crate) fn under(
        ledger: &Ledger,
        as_of: AsOf,
        wanted: Wanted,
        rulings: Rulings,
    ) -> Result<Self, DeskError> {
        let recorded = Recorded::read(ledger, as_of, wanted, &rulings)?;
        let resolver = RESOLVER.clone().with(rulings.clone());
        let lineage = Lineage::of(&recorded.lineage);
        let incidents = resolver.incident_views(&recorded.incidents, &lineage);
        let statements = resolver.statement_views(&recorded.statements, &lineage);
        let by_id = recorded.documents.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect();
        let (documents, estimates) = (recorded.documents, recorded.estimates);
        Ok(Self { as_of, documents, incidents, statements, estimates, lineage, rulings, by_id })
    }

    /// What people decided.
    pub fn rulings(&self) -> &Rulings {
        &self.rulings
    }

    /// A document by its id.
    pub fn document(&self, id: &Hash) -> Option<&DocumentRow> {
        self.by_id.get(id).and_then(|at| self.documents.get(*at))
    }

    /// The earliest of the documents that this one copies, or itself.
    pub fn root<'a>(&'a self, id: &'a Hash) -> &'a Hash {
        self.lineage.root(id)
    }

    /// First and last day on which a report was published, up to the as-of day.
    pub fn coverage(&self) -> Option<DateInterval> {
        let last_day = self.as_of.published.unwrap_or(Date::MAX);
        let days =
            || self.documents.iter().filter_map(|document| document.published).filter(|day| *day <= last_day);
        let (first, last) = days().min().zip(days().max())?;
        DateInterval::new(first, last)
    }
}

impl Desk {
    /// Everything the desk knows as of a time.
    pub fn view(&self, as_of: AsOf) -> Result<View, DeskError> {
        View::of(&self.read()?, as_of, Wanted::Everything, self.settings())
    }

    /// What a query asks for.
    pub fn find(&self, query: &Query, as_of: AsOf) -> Result<Found, DeskError> {
        let ledger = self.read()?;
        let kind = if query.asks_for_statements() { RecordKind::Statement } else { RecordKind::Incident };
        let mut view = View::of(&ledger, as_of, Wanted::Only(kind), self.settings())?;
        let searched = match query.words() {
            "" => None,
            words => Some(ledger.search(words, as_of, SEARCHED)?),
        };
        let with_words = searched
            .as_ref()
            .map(|hits| hits.iter().map(|hit| hit.document.id.clone()).collect::<HashSet<Hash>>());
        let (mut incidents, mut statements) =
            (std::mem::take(&mut view.incidents), std::mem::take(&mut view.statements));
        let publisher_of = |id: &Hash| view.document(id)?.publisher.as_deref();
        let around = Surroundings {
            codebook: Codebook::embedded(),
            with_words: with_words.as_ref(),
            publisher_of: &publisher_of,
        };
        incidents.retain(|incident| query.matches_incident(incident, &around));
        statements.retain(|statement| query.matches_statement(statement, &around));
        incidents.sort_by(|a, b| newest_first(a.shown.date, b.shown.date).then_with(|| a.id.cmp(&b.id)));
        statements.sort_by(|a, b| newest_first(a.shown.date, b.shown.date).then_with(|| a.id.cmp(&b.id)));
        let mut hits = searched.unwrap_or_default();
        hits.truncate(SHOWN_HITS);
        Ok(Found { incidents, statements, hits })
    }
}

/// Undated records come last.
fn newest_first(a: Option<DateInterval>, b: Option<DateInterval>) -> std::cmp::Ordering {
    let key = |date: Option<DateInterval>| date.map(|date| (date.to(), date.from()));
    key(b).cmp(&key(a))
}
