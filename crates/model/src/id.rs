//! Ids are hashes of identifying fields, so that the same thing always gets the same id.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256, printed as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hash(String);

impl Hash {
    /// Hash of raw bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(hex(&Sha256::digest(bytes)))
    }

    /// Hash of several fields; their lengths are hashed too, so that no two lists of fields collide by joining.
    pub fn of_fields(fields: &[&str]) -> Self {
        let mut sha = Sha256::new();
        for field in fields {
            sha.update((field.len() as u64).to_le_bytes());
            sha.update(field.as_bytes());
        }
        Self(hex(&sha.finalize()))
    }

    /// Takes 64 hexadecimal digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let valid =
            text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        valid.then(|| Self(text.to_owned()))
    }

    /// All 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 12 digits: enough for people and for one desk.
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [DIGITS[(b >> 4) as usize], DIGITS[(b & 15) as usize]])
        .map(char::from)
        .collect()
}

/// One record of one document: an incident, statement or estimate as that document has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordRef {
    /// Document id.
    pub doc: Hash,
    /// Record id inside the document: `i1`, `s2`, `j1`.
    pub record: String,
}

impl RecordRef {
    /// The id that the record carries outside its document.
    pub fn hash(&self) -> Hash {
        Hash::of_fields(&[self.doc.as_str(), &self.record])
    }
}
