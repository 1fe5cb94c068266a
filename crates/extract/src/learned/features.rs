//! What a model sees of a case: hashes of short descriptions such as "verb before=KILLED".

/// The features of one case, each present or absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    hashes: Vec<u32>,
}

impl Features {
    /// Forgets all features and keeps the room.
    pub fn clear(&mut self) {
        self.hashes.clear();
    }

    /// Adds the feature that these parts describe, in this order.
    pub fn add(&mut self, parts: &[&str]) {
        self.hashes.push(hash(parts));
    }

    /// Adds the feature "`name` is at least `bound`" for every bound that `value` reaches, so that a linear model can
    /// follow a curve.
    pub fn add_steps(&mut self, name: &str, value: f32, bounds: &[f32]) {
        for (index, _) in bounds.iter().enumerate().filter(|(_, bound)| value >= **bound) {
            let index = u8::try_from(index).unwrap_or(u8::MAX);
            self.hashes.push(finish(step(step(START, name.as_bytes()), &[0xfd, index])));
        }
    }

    /// Adds the conjunction of two features that are present: their hashes mixed.
    pub fn add_pair(&mut self, left: u32, right: u32) {
        self.hashes.push(finish(step(step(START, &left.to_le_bytes()), &right.to_le_bytes())));
    }

    /// Adds features by their hashes.
    pub fn extend(&mut self, hashes: &[u32]) {
        self.hashes.extend(hashes);
    }

    /// The hashes in the order in which they were added; a feature added twice counts twice.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes
    }
}

/// Start of the hash (FNV-1a, 64 bits).
const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a feature that these parts describe.
pub fn hash(parts: &[&str]) -> u32 {
    let parted = parts.iter().fold(START, |state, part| step(step(state, part.as_bytes()), &[0xff]));
    finish(parted)
}

fn step(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |state, byte| (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Mixes the high bits into the low ones, which pick the place in a table.
fn finish(state: u64) -> u32 {
    let mixed = (state ^ (state >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    u32::try_from(mixed >> 32).unwrap_or_default()
}
