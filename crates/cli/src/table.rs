//! Tables of plain columns: they read well, page well and cut well with other tools.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::output::{STRONG, styled};

/// Blanks between columns.
const GAP: usize = 2;

/// Narrower than this no column is made.
const NARROWEST: usize = 8;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    pub align: Align,
    /// Whether it gives way where the terminal is too narrow.
    pub gives_way: Width,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    Fixed,
    Flexible,
}

impl Column {
    pub const fn fixed(name: &'static str) -> Self {
        Self { name, align: Align::Left, gives_way: Width::Fixed }
    }

    pub const fn flexible(name: &'static str) -> Self {
        Self { name, align: Align::Left, gives_way: Width::Flexible }
    }

    pub const fn number(name: &'static str) -> Self {
        Self { name, align: Align::Right, gives_way: Width::Fixed }
    }
}

/// The table as lines; `styles` colors the first cell of each row by what stands in it.
pub fn lines(columns: &[Column], rows: &[Vec<String>], width: Option<usize>) -> Vec<String> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.name.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(visible(cell).width());
        }
    }
    if let Some(width) = width {
        shrink(columns, &mut widths, width);
    }
    let heading: Vec<String> = columns.iter().map(|column| column.name.to_uppercase()).collect();
    let heading = styled(STRONG, line(columns, &heading, &widths));
    std::iter::once(heading).chain(rows.iter().map(|row| line(columns, row, &widths))).collect()
}

fn shrink(columns: &[Column], widths: &mut [usize], width: usize) {
    let total = |widths: &[usize]| widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    while total(widths) > width {
        let flexible = |at: &usize| columns[*at].gives_way == Width::Flexible && widths[*at] > NARROWEST;
        let Some(widest) = (0..widths.len()).filter(flexible).max_by_key(|at| widths[*at]) else { return };
        widths[widest] -= 1;
    }
}

fn line(columns: &[Column], cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (at, ((column, cell), width)) in columns.iter().zip(cells).zip(widths).enumerate() {
        let cell = cut(cell, *width);
        let blanks = " ".repeat(width.saturating_sub(visible(&cell).width()));
        if at > 0 {
            line.push_str(&" ".repeat(GAP));
        }
        match column.align {
            Align::Right => line.push_str(&format!("{blanks}{cell}")),
            Align::Left if at + 1 == columns.len() => line.push_str(&cell),
            Align::Left => line.push_str(&format!("{cell}{blanks}")),
        }
    }
    line.trim_end().to_owned()
}

/// At most `width` columns of the text, with an ellipsis where something is left out. Styled cells are short and
/// stay as they are.
pub fn cut(text: &str, width: usize) -> String {
    if text.contains('\u{1b}') || text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for ch in text.chars() {
        used += ch.width().unwrap_or(0);
        if used > width {
            break;
        }
        kept.push(ch);
    }
    format!("{}…", kept.trim_end())
}

/// The text without style codes.
fn visible(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[Column::fixed("date"), Column::flexible("target"), Column::number("killed")];

    fn rows() -> Vec<Vec<String>> {
        vec![
            vec!["2022-09-05".into(), "Russian Embassy in Kabul".into(), "6".into()],
            vec!["2016-01".into(), "Pakistani Consulate".into(), "7–10".into()],
        ]
    }

    fn plain(width: Option<usize>) -> Vec<String> {
        lines(COLUMNS, &rows(), width).iter().map(|line| visible(line)).collect()
    }

    #[test]
    fn columns_line_up_and_numbers_stand_to_the_right() {
        assert_eq!(
            plain(None),
            [
                "DATE        TARGET                    KILLED",
                "2022-09-05  Russian Embassy in Kabul       6",
                "2016-01     Pakistani Consulate         7–10",
            ]
        );
    }

    #[test]
    fn only_flexible_columns_are_cut_to_the_terminal() {
        let lines = plain(Some(36));
        assert!(lines.iter().all(|line| line.width() <= 36), "{lines:?}");
        assert!(lines[1].contains("Russian Em") && lines[1].ends_with('6'), "{lines:?}");
    }
}
