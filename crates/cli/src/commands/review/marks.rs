//! The words of a text that say something, as places in what is shown.

/// A marked stretch of the shown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// First byte in the shown text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The field that it says; of several the one with the fewest words.
    pub field: String,
}

/// The text without control characters, and where the spans stand in it; they do not overlap, the shorter one goes first.
pub fn marks(text: &str, spans: &[(String, usize, usize)]) -> (String, Vec<Mark>) {
    let clean: String = text.chars().map(shown).collect();
    let place = |byte: usize| {
        let before = text.get(..byte)?;
        Some(before.chars().map(|letter| shown(letter).len_utf8()).sum::<usize>())
    };
    let mut found: Vec<Mark> = spans
        .iter()
        .filter_map(|(field, start, end)| {
            Some(Mark { start: place(*start)?, end: place(*end)?, field: field.clone() })
        })
        .filter(|mark| mark.start < mark.end)
        .collect();
    found.sort_by_key(|mark| (mark.end - mark.start, mark.start, mark.field.clone()));
    let mut kept: Vec<Mark> = Vec::new();
    for mark in found {
        let free = uncovered(&mark, &kept);
        kept.extend(free);
        kept.sort_by_key(|mark| mark.start);
    }
    (clean, kept)
}

/// The stretches of a mark that no kept one covers.
fn uncovered(mark: &Mark, kept: &[Mark]) -> Vec<Mark> {
    let mut free = Vec::new();
    let mut from = mark.start;
    for other in kept.iter().filter(|other| other.end > mark.start && other.start < mark.end) {
        if from < other.start {
            free.push(Mark { start: from, end: other.start, field: mark.field.clone() });
        }
        from = from.max(other.end);
    }
    if from < mark.end {
        free.push(Mark { start: from, end: mark.end, field: mark.field.clone() });
    }
    free
}

/// Text from outside must not steer a terminal.
fn shown(letter: char) -> char {
    match letter {
        '\n' => letter,
        '\t' | '\r' => ' ',
        _ if letter.is_control() => '\u{fffd}',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shorter_of_two_marks_stands_inside_the_longer_one() {
        let spans = [("record".to_owned(), 0, 20), ("killed".to_owned(), 4, 9)];
        let (_, found) = marks("and three people died.", &spans);
        let told: Vec<(&str, usize, usize)> =
            found.iter().map(|mark| (mark.field.as_str(), mark.start, mark.end)).collect();
        assert_eq!(told, [("record", 0, 4), ("killed", 4, 9), ("record", 9, 20)]);
    }

    #[test]
    fn codes_for_terminals_are_taken_out_and_places_still_fit() {
        let text = "\u{1b}[2J Kabul";
        let start = text.find("Kabul").unwrap();
        let (clean, found) = marks(text, &[("place".to_owned(), start, text.len())]);
        assert!(!clean.contains('\u{1b}'));
        assert_eq!(&clean[found[0].start..found[0].end], "Kabul");
    }
}
