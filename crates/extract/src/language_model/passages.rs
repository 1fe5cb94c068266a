//! A text cut into passages that a model can read in one go.

use std::ops::Range;

use crate::text::Text;

/// A part of a text that is asked about, and some text before it that is only told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Bytes that are asked about.
    pub bytes: Range<usize>,
    /// Bytes before it that help to understand it.
    pub before: Range<usize>,
}

/// How much of the text before a passage is told with it, in bytes.
const TOLD_BEFORE: usize = 700;

/// Passages are not cut smaller than this, in bytes.
const SMALLEST: usize = 400;

impl Passage {
    /// The passage with the sentences of `text` that stand before it as its context.
    pub fn of(text: &Text<'_>, bytes: Range<usize>) -> Self {
        let earliest = bytes.start.saturating_sub(TOLD_BEFORE);
        let first = text.sentences.partition_point(|sentence| sentence.start < earliest);
        let start = text.sentences.get(first).map_or(bytes.start, |sentence| sentence.start.min(bytes.start));
        Self { before: start..bytes.start, bytes }
    }

    /// Two passages that cover the same bytes, cut between sentences near the middle; `None` where it is too small.
    pub fn halves(&self, text: &Text<'_>) -> Option<[Self; 2]> {
        if self.bytes.len() < 2 * SMALLEST {
            return None;
        }
        let middle = self.bytes.start + self.bytes.len() / 2;
        let next = text.sentences.partition_point(|sentence| sentence.start < middle);
        let at = text.sentences.get(next).map_or(middle, |sentence| sentence.start);
        let at = if at < self.bytes.end { at } else { text.raw.floor_char_boundary(middle) };
        let inside = self.bytes.start < at && at < self.bytes.end;
        inside.then(|| [Self::of(text, self.bytes.start..at), Self::of(text, at..self.bytes.end)])
    }
}

/// Cuts `text` into passages of at most `most` bytes: whole paragraphs while they fit, else whole sentences, and only
/// a sentence longer than that is cut inside.
pub fn passages(text: &Text<'_>, most: usize) -> Vec<Passage> {
    let most = most.max(SMALLEST);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        let opens_paragraph = index == 0 || text.sentences[index - 1].paragraph != sentence.paragraph;
        match found.last_mut() {
            Some(open)
                if sentence.end - open.start <= most
                    && !(opens_paragraph && is_full(open, text, index, most)) =>
            {
                open.end = sentence.end;
            }
            _ => found.extend(pieces(text.raw, sentence.start..sentence.end, most)),
        }
    }
    found.into_iter().map(|bytes| Passage::of(text, bytes)).collect()
}

/// Whether the paragraph that sentence `index` opens would no longer fit into `open`.
fn is_full(open: &Range<usize>, text: &Text<'_>, index: usize, most: usize) -> bool {
    let paragraph = text.sentences[index].paragraph;
    let end = text.paragraphs.get(paragraph).map_or(text.sentences[index].end, |range| range.end);
    end - open.start > most && open.len() > most / 2
}

fn pieces(raw: &str, sentence: Range<usize>, most: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = sentence.start;
    while sentence.end - start > most {
        let cut = raw.floor_char_boundary(start + most);
        let space =
            raw.get(start..cut).and_then(|piece| piece.rfind(char::is_whitespace)).map(|at| start + at);
        let end = space.filter(|&at| at > start).unwrap_or(cut);
        found.push(start..end);
        start = end;
    }
    found.push(start..sentence.end);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_texts_are_one_passage_and_long_ones_break_between_paragraphs() {
        assert_eq!(passages(&Text::read("One. Two."), 4_000).len(), 1);
        let paragraph = "A bomb went off near the gate of the consulate. Two guards were hurt. ".repeat(10);
        let raw = format!("{paragraph}\n\n{paragraph}\n\n{paragraph}");
        let text = Text::read(&raw);
        let found = passages(&text, 1_000);
        assert_eq!(found.len(), 3);
        for passage in &found {
            assert!(raw[passage.bytes.clone()].starts_with("A bomb"), "{passage:?}");
        }
        assert!(!found[1].before.is_empty());
        assert!(passages(&Text::read(""), 1_000).is_empty());
    }

    #[test]
    fn halves_cover_the_whole() {
        let raw = "The gate was hit. ".repeat(100);
        let text = Text::read(&raw);
        let whole = Passage::of(&text, 0..raw.trim_end().len());
        let [first, second] = whole.halves(&text).unwrap();
        assert_eq!(
            (first.bytes.start, first.bytes.end, second.bytes.end),
            (0, second.bytes.start, whole.bytes.end)
        );
        assert!(Passage::of(&text, 0..20).halves(&text).is_none());
    }

    proptest! {
        #[test]
        fn every_sentence_is_in_one_passage_and_none_is_too_long(raw in "(\\PC{0,60}[.!?\\n ]{1,3}){0,60}", most in 400_usize..900) {
            let text = Text::read(&raw);
            let found = passages(&text, most);
            for passage in &found {
                prop_assert!(passage.bytes.len() <= most);
                prop_assert!(raw.get(passage.bytes.clone()).is_some() && raw.get(passage.before.clone()).is_some());
            }
            for pair in found.windows(2) {
                prop_assert!(pair[0].bytes.end <= pair[1].bytes.start);
            }
            for sentence in &text.sentences {
                prop_assert!(found.iter().any(|it| it.bytes.start <= sentence.start && sentence.start < it.bytes.end));
            }
        }
    }
}
