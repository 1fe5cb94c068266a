//! Finds the words of a quote in the text.

use std::ops::Range;

/// A longer quote is no quote but a copy.
const LONGEST: usize = 1_500;

/// One passage, ready for look-ups.
pub(super) struct Ground<'a> {
    raw: &'a str,
    passage: Range<usize>,
    /// The passage with plain quotation marks, dashes and single spaces.
    plain: String,
    /// Byte in `raw` of every byte of `plain`, and its end.
    places: Vec<usize>,
}

impl<'a> Ground<'a> {
    pub fn of(raw: &'a str, passage: Range<usize>) -> Self {
        let (plain, places) = plain(raw.get(passage.clone()).unwrap_or_default(), passage.start);
        Self { raw, passage, plain, places }
    }

    /// The bytes of `quote` in the text: those nearest to `near` where the words occur more than once. Quotation marks,
    /// dashes and white space may differ; nothing else may.
    pub fn find(&self, quote: &str, near: Option<&Range<usize>>) -> Option<Range<usize>> {
        let quote = quote.trim();
        if quote.is_empty() || quote.len() > LONGEST {
            return None;
        }
        let passage = self.raw.get(self.passage.clone())?;
        let exact = passage.match_indices(quote).map(|(at, _)| {
            let start = self.passage.start + at;
            start..start + quote.len()
        });
        let distance = |found: &Range<usize>| near.map_or(0, |near| apart(found, near));
        let whole = |found: &Range<usize>| self.is_whole(found);
        exact.filter(whole).min_by_key(distance).or_else(|| {
            let (wanted, _) = plain(quote, 0);
            let wanted = wanted.trim();
            let hits = self.plain.match_indices(wanted).filter(|_| !wanted.is_empty());
            let found = hits.filter_map(|(at, _)| {
                let start = *self.places.get(at)?;
                let last = *self.places.get(at + wanted.len() - 1)?;
                let end = last + self.raw.get(last..)?.chars().next()?.len_utf8();
                self.raw.get(start..end).map(|_| start..end)
            });
            found.filter(whole).min_by_key(distance)
        })
    }

    /// Whether the words do not begin or end inside a longer word.
    fn is_whole(&self, found: &Range<usize>) -> bool {
        let joins = |left: Option<char>, right: Option<char>| {
            left.zip(right).is_some_and(|(left, right)| left.is_alphanumeric() && right.is_alphanumeric())
        };
        let (before, inside, after) =
            (&self.raw[..found.start], &self.raw[found.clone()], &self.raw[found.end..]);
        !joins(before.chars().next_back(), inside.chars().next())
            && !joins(inside.chars().next_back(), after.chars().next())
    }
}

fn apart(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.start < b.end && b.start < a.end { 0 } else { a.start.abs_diff(b.start) }
}

fn plain(text: &str, from: usize) -> (String, Vec<usize>) {
    let mut plain = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let letter = match letter {
            '‘' | '’' | '‛' | '`' | '´' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '–' | '—' | '‐' | '‑' | '−' => '-',
            letter if letter.is_whitespace() => ' ',
            letter => letter,
        };
        if letter == ' ' && plain.ends_with(' ') {
            continue;
        }
        places.extend(std::iter::repeat_n(from + at, letter.len_utf8()));
        plain.push(letter);
    }
    (plain, places)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_and_line_breaks_may_differ_and_words_may_not() {
        let raw = "Police said “the consul’s\n  car” was hit. The car burnt — twice.";
        let ground = Ground::of(raw, 0..raw.len());
        let found = |quote: &str| ground.find(quote, None).map(|it| &raw[it]);
        assert_eq!(found("\"the consul's car\""), Some("“the consul’s\n  car”"));
        assert_eq!(found("burnt - twice"), Some("burnt — twice"));
        assert_eq!(found("the consul's bus"), None);
        assert_eq!(found("ar was"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn of_several_places_the_nearest_is_taken() {
        let raw = "Two died in Lyon. Five died. Two died in Metz.";
        let ground = Ground::of(raw, 0..raw.len());
        let near = 29..46;
        assert_eq!(ground.find("Two died", Some(&near)), Some(29..37));
        assert_eq!(Ground::of(raw, 0..17).find("Five died", None), None);
    }

    proptest! {
        #[test]
        fn what_is_found_stands_in_the_passage(raw in "\\PC{0,80}", quote in "\\PC{0,20}", cut in 0_usize..80) {
            let cut = raw.floor_char_boundary(cut.min(raw.len()));
            let ground = Ground::of(&raw, cut..raw.len());
            if let Some(found) = ground.find(&quote, None) {
                prop_assert!(found.start >= cut && raw.get(found.clone()).is_some());
            }
            if let Some(found) = ground.find(&raw[cut..], None) {
                prop_assert_eq!(raw[found].trim(), raw[cut..].trim());
            }
        }
    }
}
