//! The chain of hashes over the rows of a table.
//!
//! `hash(row n) = SHA-256(hash(row n − 1) ‖ SHA-256(canonical form of row n))`, starting from 32 zero bytes. The inner
//! hash lets a later tombstone stand in for a row whose contents had to go, without breaking the chain.

use rusqlite::{Connection, params, types::ValueRef};
use sha2::{Digest, Sha256};

/// A SHA-256 as bytes.
pub(crate) type Sha = [u8; 32];

/// A table whose rows are chained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Documents,
    Assertions,
    Decisions,
    Judgements,
}

impl Table {
    pub(crate) const ALL: [Self; 4] = [Self::Documents, Self::Assertions, Self::Decisions, Self::Judgements];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Assertions => "assertions",
            Self::Decisions => "decisions",
            Self::Judgements => "judgements",
        }
    }
}

/// Where the chain of a table stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    pub(crate) length: i64,
    pub(crate) head: Sha,
}

impl Chain {
    /// Before the first row.
    pub(crate) const START: Self = Self { length: 0, head: [0; 32] };

    pub(crate) fn load(connection: &Connection, table: Table) -> rusqlite::Result<Self> {
        let sql = "SELECT length, head FROM chains WHERE name = $1";
        connection
            .prepare_cached(sql)?
            .query_row([table.name()], |row| Ok(Self { length: row.get(0)?, head: row.get(1)? }))
    }

    pub(crate) fn save(&self, connection: &Connection, table: Table, recorded: i64) -> rusqlite::Result<()> {
        let sql = "UPDATE chains SET length = $1, head = $2, recorded = $3 WHERE name = $4";
        let values = params![self.length, self.head, recorded, table.name()];
        connection.prepare_cached(sql)?.execute(values).map(|_| ())
    }

    /// Adds a row; afterwards `length` is its number and `head` its hash.
    pub(crate) fn add(&mut self, row: &Canonical) {
        let mut sha = Sha256::new();
        sha.update(self.head);
        sha.update(Sha256::digest(&row.0));
        self.head = sha.finalize().into();
        self.length += 1;
    }
}

/// The canonical form of a row: each value as a tag, its length and its bytes, so that no two rows share a form.
#[derive(Debug, Default)]
pub(crate) struct Canonical(Vec<u8>);

impl Canonical {
    /// Forgets all values and keeps the memory.
    pub(crate) fn clear(&mut self) -> &mut Self {
        self.0.clear();
        self
    }

    /// Adds values in the order given.
    pub(crate) fn add<'v>(&mut self, values: impl IntoIterator<Item = ValueRef<'v>>) -> &mut Self {
        for value in values {
            match value {
                ValueRef::Null => self.field(b'n', &[]),
                ValueRef::Integer(number) => self.field(b'i', &number.to_le_bytes()),
                ValueRef::Real(number) => self.field(b'r', &number.to_le_bytes()),
                ValueRef::Text(text) => self.field(b't', text),
                ValueRef::Blob(bytes) => self.field(b'b', bytes),
            }
        }
        self
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    fn field(&mut self, tag: u8, bytes: &[u8]) {
        self.0.push(tag);
        self.0.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: ValueRef<'static> = ValueRef::Null;

    fn text(text: &str) -> ValueRef<'_> {
        ValueRef::Text(text.as_bytes())
    }

    #[test]
    fn rows_that_differ_in_any_way_have_different_forms() {
        let rows: [&[ValueRef<'_>]; 8] = [
            &[text("ab"), text("c")],
            &[text("a"), text("bc")],
            &[text("abc")],
            &[ValueRef::Blob(b"abc")],
            &[text(""), NONE],
            &[NONE, text("")],
            &[ValueRef::Integer(1)],
            &[ValueRef::Integer(-1)],
        ];
        let forms = rows.map(|row| Canonical::default().add(row.iter().copied()).as_bytes().to_vec());
        for (at, form) in forms.iter().enumerate() {
            assert!(!forms[at + 1..].contains(form));
        }
    }

    #[test]
    fn the_chain_depends_on_every_row_and_their_order() {
        let chain_of = |rows: &[&str]| {
            let mut chain = Chain::START;
            rows.iter().for_each(|row| chain.add(Canonical::default().add([text(row)])));
            chain
        };
        assert_ne!(chain_of(&["a", "b"]), chain_of(&["b", "a"]));
        assert_ne!(chain_of(&["a", "b"]).head, chain_of(&["a"]).head);
        assert_eq!(chain_of(&["a", "b"]), chain_of(&["a", "b"]));
    }
}
