//! A network as it is kept in a file: its measures and what it has learned, in few bytes.
//!
//! Rows of features are kept as eight bits with a scale for each row, everything else as the upper half of a
//! number of 32 bits. Whoever fits a network measures it after it went through this form.

use rustc_hash::FxHashMap;

/// What the file begins with; the last byte is the version of its form.
const MAGIC: &[u8; 8] = b"CHSYNT\x00\x01";

/// No part of a network is wider or longer.
const MOST: usize = 1 << 22;

/// The measures of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Rows of the table of features; the first is that of the place before the sentence.
    pub features: usize,
    /// Width of such a row.
    pub embedding: usize,
    /// Layers that read the sentence.
    pub layers: usize,
    /// Width of one direction of a layer.
    pub hidden: usize,
    /// Width in which heads are looked for.
    pub arc: usize,
    /// Width in which relations are told.
    pub label: usize,
    /// Layer, from 1, after which tags are told.
    pub tag_layer: usize,
    /// Tags.
    pub tags: usize,
    /// Relations.
    pub relations: usize,
}

impl Shape {
    /// Rows and columns of every part but the table, in the order of the file.
    pub fn parts(&self) -> Vec<(usize, usize)> {
        let top = 2 * self.hidden;
        let mut parts = Vec::new();
        for number in 0..self.layers {
            let input = if number == 0 { self.embedding } else { top };
            parts.push((input, 2 * self.hidden * if input == top { 3 } else { 4 }));
            parts.push((8, self.hidden));
        }
        let projections = 2 * (self.arc + self.label);
        parts.extend([
            (top + 1, self.tags),
            (top, projections),
            (1, projections),
            (self.arc, self.arc),
            (1, self.arc),
            (1, super::network::DISTANCES),
            (3 * self.label + 1, self.relations),
        ]);
        parts
    }

    fn numbers(&self) -> [usize; 9] {
        [
            self.features,
            self.embedding,
            self.layers,
            self.hidden,
            self.arc,
            self.label,
            self.tag_layer,
            self.tags,
            self.relations,
        ]
    }

    fn is_sound(&self) -> bool {
        let numbers = self.numbers();
        let product = self.features.checked_mul(self.embedding);
        numbers.iter().all(|&number| number > 0 && number < MOST)
            && product.is_some_and(|product| product < 64 * MOST)
            && self.layers <= 16
            && [self.hidden, self.embedding, self.arc, self.label].iter().all(|&width| width <= 4096)
            && self.tag_layer <= self.layers
            && self.tags <= super::Tag::ALL.len()
            && self.relations <= super::Relation::ALL.len()
    }
}

/// A network as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Its measures.
    pub shape: Shape,
    /// Key of every feature, in the order of the rows.
    pub keys: Vec<u32>,
    /// Rows of features.
    pub table: Vec<f32>,
    /// The parts of [`Shape::parts`].
    pub parts: Vec<Vec<f32>>,
}

impl Weights {
    /// The bytes of the file.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in self.shape.numbers() {
            bytes.extend(u32::try_from(number).unwrap_or_default().to_le_bytes());
        }
        for key in &self.keys {
            bytes.extend(key.to_le_bytes());
        }
        for row in self.table.chunks_exact(self.shape.embedding) {
            let widest = row.iter().fold(0.0_f32, |widest, cell| widest.max(cell.abs()));
            let scale = widest / 127.0;
            bytes.extend(scale.to_le_bytes());
            let small = |cell: &f32| if scale > 0.0 { (cell / scale).round() as i8 } else { 0 };
            bytes.extend(row.iter().map(|cell| small(cell).to_le_bytes()[0]));
        }
        for cell in self.parts.iter().flatten() {
            let rounded = cell.to_bits().saturating_add(0x8000) >> 16;
            bytes.extend((rounded as u16).to_le_bytes());
        }
        bytes
    }
}

/// A network out of a file.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its measures.
    pub shape: Shape,
    /// Row of every feature.
    pub rows: FxHashMap<u32, u32>,
    /// Rows of features, in eight bits.
    pub table: Vec<i8>,
    /// Their scales.
    pub scales: Vec<f32>,
    /// The parts of [`Shape::parts`].
    pub parts: Vec<Vec<f32>>,
}

impl Stored {
    /// The network of these bytes; `None` if they are none.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut numbers = [0; 9];
        for number in &mut numbers {
            *number = read_u32(&mut rest)? as usize;
        }
        let [features, embedding, layers, hidden, arc, label, tag_layer, tags, relations] = numbers;
        let shape = Shape { features, embedding, layers, hidden, arc, label, tag_layer, tags, relations };
        if !shape.is_sound() || rest.len() < features.checked_mul(embedding.checked_add(8)?)? {
            return None;
        }
        let mut rows = FxHashMap::default();
        for row in 0..features {
            rows.insert(read_u32(&mut rest)?, u32::try_from(row).ok()?);
        }
        let (mut table, mut scales) =
            (Vec::with_capacity(features * embedding), Vec::with_capacity(features));
        for _ in 0..features {
            scales.push(f32::from_bits(read_u32(&mut rest)?));
            let (row, behind) = rest.split_at_checked(embedding)?;
            table.extend(row.iter().map(|&cell| i8::from_le_bytes([cell])));
            rest = behind;
        }
        let mut parts = Vec::new();
        for (height, width) in shape.parts() {
            let (part, behind) = rest.split_at_checked(height * width * 2)?;
            let cells = part.as_chunks::<2>().0.iter();
            parts
                .push(cells.map(|cell| f32::from_bits(u32::from(u16::from_le_bytes(*cell)) << 16)).collect());
            rest = behind;
        }
        rest.is_empty().then_some(Self { shape, rows, table, scales, parts })
    }
}

fn read_u32(rest: &mut &[u8]) -> Option<u32> {
    let (number, behind) = rest.split_first_chunk::<4>()?;
    *rest = behind;
    Some(u32::from_le_bytes(*number))
}
