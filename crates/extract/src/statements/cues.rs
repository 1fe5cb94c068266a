//! The cues of a text by token.

use std::ops::Deref;

use super::words::{Cue, CueHit};

/// The cues of a text in its order.
#[derive(Debug, Default)]
pub struct Cues {
    hits: Vec<CueHit>,
    /// One more than the number of the first cue of each token; 0 where none starts.
    firsts: Vec<u32>,
}

impl Cues {
    /// Those of a text of `tokens` tokens, in its order.
    pub fn of(hits: Vec<CueHit>, tokens: usize) -> Self {
        let mut firsts = vec![0; tokens];
        for (number, hit) in (1..).zip(&hits) {
            if let Some(first) = firsts.get_mut(hit.start).filter(|first| **first == 0) {
                *first = number;
            }
        }
        Self { hits, firsts }
    }

    /// The cues that start at `at`.
    #[inline]
    pub fn at(&self, at: usize) -> impl Iterator<Item = &CueHit> {
        let first = self.firsts.get(at).and_then(|first| (*first as usize).checked_sub(1));
        let from = first.and_then(|first| self.hits.get(first..)).unwrap_or_default();
        from.iter().take_while(move |hit| hit.start == at)
    }

    /// End of a cue of this kind that starts at `at`.
    #[inline]
    pub fn end_of(&self, at: usize, cue: Cue) -> Option<usize> {
        self.at(at).find(|hit| hit.cue == cue).map(|hit| hit.end)
    }
}

impl Deref for Cues {
    type Target = [CueHit];

    fn deref(&self) -> &[CueHit] {
        &self.hits
    }
}
