//! The form of a model file: a mark, a version, and named sections. Bad bytes give `None`, never a panic.

/// First bytes of every model file.
const MARK: &[u8; 4] = b"CHYM";

/// Version of the form; a file of another one is not read.
const VERSION: u8 = 1;

/// Named sections of bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    sections: Vec<(String, Vec<u8>)>,
}

impl Archive {
    /// Adds a section.
    pub fn push(&mut self, name: &str, bytes: Vec<u8>) {
        self.sections.push((name.to_owned(), bytes));
    }

    /// The bytes of a section.
    pub fn section(&self, name: &str) -> Option<&[u8]> {
        self.sections.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice())
    }

    /// Reads a model file.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        if bytes.take(MARK.len())? != MARK || bytes.byte()? != VERSION {
            return None;
        }
        let mut sections = Vec::new();
        while !bytes.is_empty() {
            let name = bytes.block()?;
            let name = std::str::from_utf8(name).ok()?.to_owned();
            sections.push((name, bytes.block()?.to_vec()));
        }
        Some(Self { sections })
    }

    /// The model file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MARK.to_vec();
        out.push(VERSION);
        for (name, bytes) in &self.sections {
            write_block(&mut out, name.as_bytes());
            write_block(&mut out, bytes);
        }
        out
    }
}

/// Reads numbers from the front of a slice.
#[derive(Debug, Clone)]
pub struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    /// From the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// A number that takes more bytes the larger it is.
    pub fn number(&mut self) -> Option<usize> {
        let mut value = 0usize;
        for shift in (0..28).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number with a fraction.
    pub fn real(&mut self) -> Option<f32> {
        let bytes = self.take(4)?;
        Some(f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])).filter(|value| value.is_finite())
    }

    /// A length and so many bytes.
    pub fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }
}

/// Writes what [`Bytes::number`] reads; numbers below 2^28.
pub fn write_number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(u8::try_from(value & 0x7f).unwrap_or_default() | 0x80);
        value >>= 7;
    }
    out.push(u8::try_from(value).unwrap_or_default());
}

/// Writes what [`Bytes::real`] reads.
pub fn write_real(out: &mut Vec<u8>, value: f32) {
    out.extend(value.to_le_bytes());
}

/// Writes what [`Bytes::block`] reads.
pub fn write_block(out: &mut Vec<u8>, bytes: &[u8]) {
    write_number(out, bytes.len());
    out.extend(bytes);
}
