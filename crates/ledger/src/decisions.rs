//! What people decide and what is issued in their name.

use jiff::Timestamp;
use model::{Action, Decision, Judgement};
use rusqlite::{Row, Transaction, types::ValueRef};

use crate::{
    AsOf, Ledger, LedgerError,
    chain::{Canonical, Chain, Table},
    column::{self, bound, number, text, unreadable},
};

/// A decision and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionRow {
    /// Its place in the ledger, from 1.
    pub number: u64,
    /// The decision.
    pub decision: Decision,
    /// When the ledger learned it.
    pub recorded: Timestamp,
}

/// A judgement as it was issued.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgementRow {
    /// Its place in the ledger, from 1.
    pub number: u64,
    /// The judgement.
    pub judgement: Judgement,
    /// Who issued it.
    pub author: String,
    /// When the ledger learned it.
    pub recorded: Timestamp,
}

impl Ledger {
    /// Records a decision and returns its number.
    pub fn decide(&mut self, decision: &Decision, recorded: Timestamp) -> Result<u64, LedgerError> {
        let (value, decided) = (decision.value.to_string(), decision.decided.to_string());
        let sql = "INSERT INTO decisions (action, subject, value, reason, author, decided, recorded, number, hash) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        self.write("add a decision to", recorded, |transaction, recorded| {
            let values = [
                text(decision.action.as_str()),
                text(&decision.subject),
                text(&value),
                text(&decision.reason),
                text(&decision.author),
                text(&decided),
                number(recorded),
            ];
            insert(transaction, Table::Decisions, sql, &values, recorded)
        })
    }

    /// Decisions in the order in which they were recorded.
    pub fn decisions(&self, as_of: AsOf) -> Result<Vec<DecisionRow>, LedgerError> {
        let sql = "SELECT number, action, subject, value, reason, author, decided, recorded FROM decisions \
                   WHERE recorded <= $1 ORDER BY number";
        self.rows(sql, as_of, decision_row)
    }

    /// Records that `author` stands by a judgement, and returns its number.
    pub fn issue(
        &mut self,
        judgement: &Judgement,
        author: &str,
        recorded: Timestamp,
    ) -> Result<u64, LedgerError> {
        let body = serde_json::to_string(judgement).map_err(|error| LedgerError::Database {
            doing: "add a judgement to",
            path: self.site.path.clone(),
            source: Box::new(error),
        })?;
        let sql = "INSERT INTO judgements (body, author, recorded, number, hash) VALUES ($1, $2, $3, $4, $5)";
        self.write("add a judgement to", recorded, |transaction, recorded| {
            let values = [text(&body), text(author), number(recorded)];
            insert(transaction, Table::Judgements, sql, &values, recorded)
        })
    }

    /// Judgements in the order in which they were issued.
    pub fn judgements(&self, as_of: AsOf) -> Result<Vec<JudgementRow>, LedgerError> {
        let sql =
            "SELECT number, body, author, recorded FROM judgements WHERE recorded <= $1 ORDER BY number";
        self.rows(sql, as_of, |row| {
            Ok(JudgementRow {
                number: column::size(row, 0)? as u64,
                judgement: column::json(row, 1)?,
                author: row.get(2)?,
                recorded: column::time(row, 3)?,
            })
        })
    }

    fn rows<T>(
        &self,
        sql: &str,
        as_of: AsOf,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, LedgerError> {
        let (recorded, _) = as_of.bounds();
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map([recorded], read)?.collect())
            .map_err(self.site.fault("read"))
    }
}

/// Chains a row and inserts it; its number and hash follow the values.
fn insert(
    transaction: &Transaction<'_>,
    table: Table,
    sql: &str,
    values: &[ValueRef<'_>],
    recorded: i64,
) -> rusqlite::Result<u64> {
    let mut chain = Chain::load(transaction, table)?;
    chain.add(Canonical::default().add(values.iter().copied()));
    let chained = [number(chain.length), ValueRef::Blob(&chain.head)];
    let all = values.iter().chain(&chained).copied().map(bound);
    transaction.prepare_cached(sql)?.execute(rusqlite::params_from_iter(all))?;
    chain.save(transaction, table, recorded)?;
    Ok(chain.length.unsigned_abs())
}

fn decision_row(row: &Row<'_>) -> rusqlite::Result<DecisionRow> {
    let action = row.get_ref(1)?.as_str()?;
    let action = Action::ALL.into_iter().find(|known| known.as_str() == action);
    let decision = Decision {
        action: action.ok_or_else(|| unreadable(1, "no such action"))?,
        subject: row.get(2)?,
        value: column::json(row, 3)?,
        reason: row.get(4)?,
        author: row.get(5)?,
        decided: column::parsed(row, 6)?,
    };
    Ok(DecisionRow { number: column::size(row, 0)? as u64, decision, recorded: column::time(row, 7)? })
}
