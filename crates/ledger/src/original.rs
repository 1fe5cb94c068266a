//! How original bytes lie in the ledger: not at all where the text is the same, packed where that pays.

use std::io::{Read, Write};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};

/// Original bytes in their stored form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stored<'a> {
    /// The text of the document is the original, byte for byte.
    AsText,
    Raw(&'a [u8]),
    Deflated(Vec<u8>),
}

impl<'a> Stored<'a> {
    /// Packs only where at least an eighth is saved.
    pub(crate) fn of(original: &'a [u8], text: &str) -> Self {
        if original == text.as_bytes() {
            return Self::AsText;
        }
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(original.len() / 2), Compression::fast());
        let packed = encoder.write_all(original).and_then(|()| encoder.finish());
        match packed {
            Ok(packed) if packed.len() < original.len() - original.len() / 8 => Self::Deflated(packed),
            _ => Self::Raw(original),
        }
    }

    pub(crate) fn coding(&self) -> &'static str {
        match self {
            Self::AsText => "text",
            Self::Raw(_) => "raw",
            Self::Deflated(_) => "deflate",
        }
    }

    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::AsText => None,
            Self::Raw(bytes) => Some(bytes),
            Self::Deflated(bytes) => Some(bytes),
        }
    }
}

/// Undoes [`Stored::of`]; `None` where the bytes do not unpack to `length`.
pub(crate) fn unpack(coding: &str, length: u64, bytes: Option<Vec<u8>>, text: &str) -> Option<Vec<u8>> {
    let original = match (coding, bytes) {
        ("text", None) => text.as_bytes().to_vec(),
        ("raw", Some(bytes)) => bytes,
        ("deflate", Some(bytes)) => {
            let mut original = Vec::new();
            // One byte more than allowed is enough to see that it is too long.
            DeflateDecoder::new(bytes.as_slice())
                .take(length.saturating_add(1))
                .read_to_end(&mut original)
                .ok()?;
            original
        }
        _ => return None,
    };
    (original.len() as u64 == length).then_some(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(original: &[u8], text: &str, coding: &str) {
        let stored = Stored::of(original, text);
        assert_eq!(stored.coding(), coding);
        let bytes = stored.bytes().map(<[u8]>::to_vec);
        assert_eq!(unpack(coding, original.len() as u64, bytes, text).unwrap(), original);
    }

    #[test]
    fn text_is_not_kept_twice_and_pages_are_packed() {
        round_trip(b"plain", "plain", "text");
        round_trip("<p>plain</p>".repeat(50).as_bytes(), "plain", "deflate");
        round_trip(&[0, 255, 3, 9], "", "raw");
        round_trip(b"", "", "text");
    }

    #[test]
    fn bytes_that_unpack_to_more_or_less_than_recorded_are_refused() {
        let Stored::Deflated(packed) = Stored::of(&[7; 10_000], "") else { panic!("not packed") };
        for length in [0, 9_999, 10_001] {
            assert_eq!(unpack("deflate", length, Some(packed.clone()), ""), None);
        }
        assert_eq!(unpack("zip", 3, Some(vec![1, 2, 3]), ""), None);
    }
}
