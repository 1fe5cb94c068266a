//! A brief as Markdown that reads well in a terminal and on a forge.
//!
//! Text of sources is escaped, so that it cannot become markup; tables are padded and their long cells cut.

use model::Marking;

use crate::clean::{clean, shorten};
use crate::phrase::{day, reliability_word};
use crate::{Block, Brief, Cell, Citation, Part, Row, Sentence, ShowEvidence, SourceLine, Table, Timeline};

/// Prints a brief as Markdown.
pub fn markdown(brief: &Brief) -> String {
    let banner = banner(&brief.marking);
    let mut page = vec![
        banner.clone(),
        format!("# {}", escape(&brief.title)),
        format!("As of {}. Numbers in brackets are the sources at the end.", day(brief.as_of)),
    ];
    for section in &brief.sections {
        page.push(format!("## {}", section.title));
        page.extend(section.blocks.iter().map(|block| print(brief, block)).filter(|text| !text.is_empty()));
    }
    page.push(banner);
    page.join("\n\n") + "\n"
}

fn banner(marking: &Marking) -> String {
    let caveats: Vec<String> =
        marking.caveats.iter().map(|caveat| format!(" · {}", escape(&clean(caveat)))).collect();
    format!("**{}**{}", marking.tlp, caveats.concat())
}

fn print(brief: &Brief, block: &Block) -> String {
    match block {
        Block::Paragraph { sentences } => sentences.iter().map(sentence).collect::<Vec<_>>().join(" "),
        Block::List { sentences } => list(sentences),
        Block::Table(table) => print_table(brief, table),
        Block::Timeline(timeline) => print_timeline(timeline),
        Block::Gauge { .. } => String::new(),
        Block::Sources => {
            let line =
                |(index, source): (usize, &SourceLine)| format!("{}. {}", index + 1, print_source(source));
            brief.sources.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

fn list(sentences: &[Sentence]) -> String {
    sentences.iter().map(|item| format!("- {}", sentence(item))).collect::<Vec<_>>().join("\n")
}

fn sentence(sentence: &Sentence) -> String {
    let words: String = sentence.parts.iter().map(part).collect();
    let numbers = sentence.source_numbers();
    if numbers.is_empty() { words } else { format!("{words} [{}]", ranges(&numbers)) }
}

fn part(part: &Part) -> String {
    match part {
        Part::Text(text) => escape(text),
        Part::Strong(text) => format!("**{}**", escape(text)),
        Part::Quote(text) => format!("“{}”", escape(text)),
        Part::Row(label) => label.clone(),
        Part::Sources => String::new(),
    }
}

/// `1, 3–5`.
pub(crate) fn ranges(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(start, end): (usize, usize)| match end - start {
        0 => start.to_string(),
        1 => format!("{start}, {end}"),
        _ => format!("{start}–{end}"),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(", ")
}

/// Marks of Markdown and HTML in outside text, made plain.
fn escape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        let rest = &text[index..];
        match character {
            '[' | ']' if is_defanging_mark(text, index) => plain.push(character),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => {
                plain.extend(['\\', character])
            }
            '&' if rest.len() > 1 && !rest.starts_with("& ") => plain.push_str("&amp;"),
            '#' | '-' | '+' | '=' if index == 0 => plain.extend(['\\', character]),
            '.' | ')'
                if index > 0
                    && matches!(rest.as_bytes().get(1), None | Some(b' '))
                    && text[..index].bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                plain.extend(['\\', character]);
            }
            _ => plain.push(character),
        }
    }
    plain
}

/// Whether a bracket belongs to the `[.]` or `[:]` of a dead link and opens no live one.
fn is_defanging_mark(text: &str, index: usize) -> bool {
    let open = if text[index..].starts_with('[') { Some(index) } else { index.checked_sub(2) };
    let mark = open.and_then(|open| text.get(open..)).unwrap_or_default();
    (mark.starts_with("[.]") || mark.starts_with("[:]")) && !mark[3..].starts_with(['(', '[', ':'])
}

fn print_table(brief: &Brief, table: &Table) -> String {
    let head: Vec<String> = table.columns.iter().map(|column| column.name.to_owned()).collect();
    let mut lines = vec![head];
    for row in &table.rows {
        let cells = row.cells.iter().zip(&table.columns);
        lines.push(cells.map(|(cell, column)| print_cell(brief, row, cell, column.limit)).collect());
    }
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|column| {
            lines
                .iter()
                .filter_map(|line| line.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let pad = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!(" {cell:<width$} "));
        format!("|{}|", cells.collect::<Vec<_>>().join("|"))
    };
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(width + 2)).collect();
    let mut printed = vec![format!("**{}**", escape(&table.caption)), String::new()];
    printed.extend(lines.first().map(pad));
    printed.push(format!("|{}|", rule.join("|")));
    printed.extend(lines.iter().skip(1).map(pad));
    if table.evidence == ShowEvidence::PerRow {
        printed.extend([String::new(), String::from("Words behind the rows:"), String::new()]);
        printed.extend(table.rows.iter().filter_map(words_behind));
    }
    printed.join("\n")
}

fn print_cell(brief: &Brief, row: &Row, cell: &Cell, limit: usize) -> String {
    if cell.parts == [Part::Sources] {
        return graded(brief, &row.source_numbers());
    }
    match cell.parts.as_slice() {
        [Part::Quote(text)] => format!("“{}”", escape(&shorten(text, limit))),
        parts => escape(&shorten(&parts.iter().map(Part::plain).collect::<String>(), limit)),
    }
}

/// `[1] B, [3] C`; from five sources on only their numbers.
fn graded(brief: &Brief, numbers: &[usize]) -> String {
    const MOST_GRADES: usize = 4;
    let grade = |number: &usize| brief.grade(*number);
    if numbers.len() > MOST_GRADES {
        return format!("[{}]", ranges(numbers));
    }
    numbers.iter().map(|number| format!("[{number}] {}", grade(number))).collect::<Vec<_>>().join(", ")
}

fn words_behind(row: &Row) -> Option<String> {
    let label = row
        .label
        .clone()
        .or_else(|| row.cells.first().map(|cell| cell.parts.iter().map(Part::plain).collect()))?;
    let quotes = telling_words(&row.citations).into_iter().map(|quote| match quote.label {
        "" => format!("“{}” [{}]", escape(quote.words), ranges(&quote.sources)),
        label => format!("{label} “{}” [{}]", escape(quote.words), ranges(&quote.sources)),
    });
    let quotes: Vec<String> = quotes.collect();
    (!quotes.is_empty()).then(|| format!("- {label}: {}", quotes.join("; ")))
}

/// Most quotes printed behind one row.
const MOST_QUOTES: usize = 8;

/// Some words behind a row.
pub(crate) struct Telling<'a> {
    /// Every source that has exactly these words.
    pub(crate) sources: Vec<usize>,
    /// The field they stand for; empty for the whole.
    pub(crate) label: &'static str,
    pub(crate) words: &'a str,
}

/// The cited words of a row by source, the longest kept first, each once, without those that a longer quote of the same
/// source holds.
pub(crate) fn telling_words(citations: &[Citation]) -> Vec<Telling<'_>> {
    let mut quotes: Vec<Telling> = Vec::new();
    let mut longest_first: Vec<&Citation> =
        citations.iter().filter(|citation| !citation.words.is_empty()).collect();
    longest_first
        .sort_by_key(|citation| (std::cmp::Reverse(citation.words.len()), citation.source, citation.start));
    for citation in longest_first {
        let (source, words) = (citation.source, citation.words.as_str());
        if quotes.iter().any(|quote| quote.sources.contains(&source) && quote.words.contains(words)) {
            continue;
        }
        if let Some(same) = quotes.iter_mut().find(|quote| quote.words == words) {
            same.sources.push(source);
        } else if quotes.len() < MOST_QUOTES {
            quotes.push(Telling { sources: vec![source], label: field_label(&citation.property), words });
        }
    }
    quotes.sort_by_key(|quote| (quote.sources.first().copied(), !quote.label.is_empty()));
    quotes
}

/// Plain words for a field of the extraction format.
fn field_label(property: &str) -> &'static str {
    match property {
        "date" => "date",
        "status" => "stage",
        "place" | "country" => "place",
        "facility" | "targets" => "target",
        "perpetrators" | "actor" | "speaker" => "actor",
        "claimed_by" => "claim",
        "killed" => "killed",
        "wounded" => "wounded",
        "tactic" | "type" | "weapons" => "means",
        _ => "",
    }
}

fn print_timeline(timeline: &Timeline) -> String {
    format!("**{}**\n\n{}", escape(&timeline.caption), list(&timeline.alternative))
}

fn print_source(source: &SourceLine) -> String {
    let mut line = format!("{}: *{}*", escape(&source.publisher), escape(&source.title));
    line.push_str(
        &source.published.map_or_else(|| String::from(", no date"), |date| format!(", {}", day(date))),
    );
    line.push_str(&format!(
        ". Source grade {} ({})",
        source.reliability,
        reliability_word(&source.reliability)
    ));
    if !source.reliability_reason.is_empty() {
        line.push_str(&format!(": {}", escape(source.reliability_reason.trim_end_matches('.'))));
    }
    line.push_str(&format!(". {}", source.marking.tlp));
    if let Some(first) = source.same_origin_as {
        line.push_str(&format!(". Same origin as [{first}], not independent of it"));
    }
    if let Some(url) = &source.url {
        line.push_str(&format!(". {}", escape(url)));
    }
    format!("{line}. Document {}.", source.document.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_become_a_range() {
        assert_eq!(ranges(&[1, 2, 3, 5, 7, 8]), "1–3, 5, 7, 8");
    }

    #[test]
    fn outside_text_stays_text() {
        assert_eq!(
            escape("a|b <b>*x*</b> `c` [d](e) $y$ f&lt;"),
            r"a\|b \<b\>\*x\*\</b\> \`c\` \[d\](e) \$y\$ f&amp;lt;"
        );
        assert_eq!(escape("hxxp://a[.]b"), "hxxp://a[.]b");
        assert_eq!(escape("[.](javascript:x)"), r"\[.\](javascript:x)");
        assert_eq!(escape("# no"), r"\# no");
        assert_eq!(escape("1. no"), r"1\. no");
    }
}
