//! Where lines end for real: paragraphs, headings and list items, told apart from hard-wrapped lines.

use std::ops::Range;

/// A place that no sentence crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Break {
    /// Byte at which the next line's text starts.
    pub at: usize,
    /// Whether a new paragraph starts there, or only a new line of the same (a list item).
    pub kind: BreakKind,
}

/// What starts behind a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BreakKind {
    /// A new paragraph.
    Paragraph,
    /// A new item of a list in the same paragraph.
    Item,
}

/// Lines of at most this many bytes (nine in ten of them) mean a text wrapped by hand.
const WIDEST_WRAPPED: usize = 120;

#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
    indent: usize,
}

impl Line<'_> {
    fn ends_a_sentence(&self) -> bool {
        let bare = self.text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
        bare.ends_with(['.', '!', '?', ':', ';', '…', '؟', '。'])
    }

    fn starts_lower(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    fn is_item(&self) -> bool {
        let mut characters = self.text.chars();
        match characters.next() {
            Some('•' | '‣' | '▪' | '◦' | '●' | '·') => true,
            Some('-' | '*' | '–' | '—') => characters.next() == Some(' '),
            Some(first) if first.is_ascii_digit() => {
                let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
                self.text.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "))
            }
            _ => false,
        }
    }
}

/// Breaks of `raw` in text order.
pub(super) fn breaks(raw: &str) -> Vec<Break> {
    let lines = lines(raw);
    let width = usual_width(&lines);
    let mut found = Vec::new();
    let mut previous: Option<Line> = None;
    let mut in_list = false;
    for line in lines {
        if line.text.is_empty() {
            previous = None;
            in_list = false;
            continue;
        }
        match previous {
            None => {
                found.push(Break { at: line.start, kind: BreakKind::Paragraph });
                in_list = line.is_item();
            }
            Some(before) if line.is_item() && (in_list || before.ends_a_sentence()) => {
                found.push(Break { at: line.start, kind: BreakKind::Item });
                in_list = true;
            }
            Some(before) if is_paragraph_break(&before, &line, width) => {
                found.push(Break { at: line.start, kind: BreakKind::Paragraph });
                in_list = false;
            }
            Some(_) => {}
        }
        previous = Some(line);
    }
    found
}

/// Byte ranges of the paragraphs, without the white space around them.
pub(super) fn paragraphs(raw: &str, breaks: &[Break]) -> Vec<Range<usize>> {
    let starts: Vec<usize> =
        breaks.iter().filter(|found| found.kind == BreakKind::Paragraph).map(|found| found.at).collect();
    let ends = starts.iter().skip(1).copied().chain([raw.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| start..start + raw.get(start..end).unwrap_or_default().trim_end().len())
        .collect()
}

fn lines(raw: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in raw.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let separator = super::token::char_at(raw, start + piece.len());
        let text = piece.trim();
        let indent = piece.len() - piece.trim_start().len();
        // The empty piece between "\r" and "\n" is no blank line.
        let inside_crlf = piece.is_empty()
            && separator == Some('\n')
            && raw.get(..start).is_some_and(|head| head.ends_with('\r'));
        if !inside_crlf {
            found.push(Line { start: start + indent, text, indent });
        }
        start += piece.len() + separator.map_or(0, char::len_utf8);
    }
    found
}

/// The width that nine in ten lines keep to.
fn usual_width(lines: &[Line]) -> usize {
    let mut lengths: Vec<usize> =
        lines.iter().filter(|line| !line.text.is_empty()).map(|line| line.indent + line.text.len()).collect();
    if lengths.is_empty() {
        return 0;
    }
    let rank = (lengths.len() * 9 / 10).min(lengths.len() - 1);
    *lengths.select_nth_unstable(rank).1
}

fn is_paragraph_break(before: &Line, line: &Line, width: usize) -> bool {
    if width > WIDEST_WRAPPED {
        return before.ends_a_sentence() || !line.starts_lower();
    }
    if line.indent >= before.indent + 2 && before.ends_a_sentence() {
        return true;
    }
    // A wrapped line is full: the next word would not have fitted. A line with much room left was ended on purpose.
    let next_word = line.text.split_whitespace().next().map_or(0, str::len);
    let room_left = (before.indent + before.text.len() + 1 + next_word) * 4 < width * 3;
    room_left && !line.starts_lower()
}
