//! A brief as one self-contained HTML page: no scripts, no outside files, light and dark, fit for print.
//!
//! Escaping is maud's: outside text reaches the page only through it. Words of sources stand isolated in their own
//! direction.

mod chart;
mod marks;
mod style;

use maud::{DOCTYPE, Markup, html as markup};
use model::Marking;

use crate::clean::clean;
use crate::markdown::{ranges, telling_words};
use crate::phrase::{day, reliability_word};
use crate::{Block, Brief, Cell, Part, Row, Section, Sentence, ShowEvidence, SourceLine, Table};
use marks::Marks;

/// Prints a brief as one HTML page.
pub fn html(brief: &Brief) -> String {
    let mut marks = Marks::default();
    let sections: Vec<Markup> = brief.sections.iter().map(|part| section(brief, part, &mut marks)).collect();
    let page = markup! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (brief.title) " – as of " (day(brief.as_of)) }
                style { (maud::PreEscaped(style::CSS)) }
            }
            body {
                a.skip href="#brief" { "Skip to the brief" }
                (banner(&brief.marking, "Marking, top"))
                header.page {
                    p.kind { "Analytic brief" }
                    h1 { (brief.title) }
                    p.asof { "As of " time datetime=(brief.as_of) { (day(brief.as_of)) } }
                }
                (contents(brief))
                main #brief { @for section in &sections { (section) } }
                (banner(&brief.marking, "Marking, bottom"))
            }
        }
    };
    page.into_string()
}

fn banner(marking: &Marking, label: &str) -> Markup {
    let class = format!("tlp {}", marking.tlp.as_str().to_ascii_lowercase().replace('+', "-"));
    markup! {
        aside class=(class) aria-label=(label) {
            strong { (marking.tlp) }
            @for caveat in &marking.caveats { " · " bdi { (clean(caveat)) } }
        }
    }
}

fn contents(brief: &Brief) -> Markup {
    markup! {
        nav aria-label="Sections" {
            ol { @for section in &brief.sections { li { a href={ "#" (section.id) } { (section.title) } } } }
        }
    }
}

fn section(brief: &Brief, section: &Section, marks: &mut Marks) -> Markup {
    let heading = format!("h-{}", section.id);
    let class = (section.id == "key-judgement").then_some("key");
    let blocks: Vec<Markup> = section.blocks.iter().map(|part| block(brief, part, marks)).collect();
    markup! {
        section id=(section.id) class=[class] aria-labelledby=(heading) {
            h2 id=(heading) { (section.title) }
            @for block in &blocks { (block) }
        }
    }
}

fn block(brief: &Brief, block: &Block, marks: &mut Marks) -> Markup {
    match block {
        Block::Paragraph { sentences } => {
            let sentences: Vec<Markup> = sentences.iter().map(|part| sentence(part, marks)).collect();
            markup! { p { @for sentence in &sentences { (sentence) " " } } }
        }
        Block::List { sentences } => {
            let sentences: Vec<Markup> = sentences.iter().map(|part| sentence(part, marks)).collect();
            markup! { ul { @for sentence in &sentences { li { (sentence) } } } }
        }
        Block::Table(table) => print_table(brief, table, marks),
        Block::Timeline(timeline) => {
            let words: Vec<Markup> = timeline.alternative.iter().map(|part| sentence(part, marks)).collect();
            chart::timeline(timeline, &words)
        }
        Block::Gauge { probability, interval } => chart::gauge(*probability, *interval),
        Block::Sources => sources(brief, marks),
    }
}

fn sentence(sentence: &Sentence, marks: &mut Marks) -> Markup {
    markup! { (parts(&sentence.parts)) (marks.cite(&sentence.source_numbers())) }
}

fn parts(parts: &[Part]) -> Markup {
    markup! {
        @for part in parts {
            @match part {
                Part::Text(text) => (text),
                Part::Strong(text) => strong { (text) },
                Part::Quote(text) => q dir="auto" { bdi { (text) } },
                Part::Row(label) => a.row href={ "#" (label) } { (label) },
                Part::Sources => "",
            }
        }
    }
}

/// Tables with more columns take the width of the page.
const WIDE: usize = 6;

/// Roles are spelled out because the narrow layout takes the table's own display away.
fn print_table(brief: &Brief, table: &Table, marks: &mut Marks) -> Markup {
    let rows: Vec<Markup> = table.rows.iter().map(|row| print_row(brief, table, row, marks)).collect();
    markup! {
        div class=(if table.columns.len() > WIDE { "scroll" } else { "scroll small" }) role="region" tabindex="0" aria-label=(table.caption) {
            table role="table" {
                caption { (table.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for column in &table.columns { th scope="col" role="columnheader" { (column.name) } }
                    }
                }
                tbody role="rowgroup" { @for row in &rows { (row) } }
            }
        }
    }
}

fn print_row(brief: &Brief, table: &Table, row: &Row, marks: &mut Marks) -> Markup {
    let cells: Vec<Markup> = row.cells.iter().map(|cell| print_cell(brief, row, cell, marks)).collect();
    markup! {
        tr role="row" id=[row.label.as_deref()] {
            @for (index, (column, cell)) in table.columns.iter().zip(&cells).enumerate() {
                @if index == 0 {
                    th scope="row" role="rowheader" data-label=(column.name) { div { (cell) } }
                } @else {
                    td role="cell" data-label=(column.name) { div { (cell) } }
                }
            }
        }
        @if table.evidence == ShowEvidence::PerRow { (words_behind(table, row)) }
    }
}

fn print_cell(brief: &Brief, row: &Row, cell: &Cell, marks: &mut Marks) -> Markup {
    if cell.parts == [Part::Sources] {
        return marks.graded(brief, &row.source_numbers());
    }
    markup! {
        @if matches!(cell.parts.as_slice(), [Part::Row(_)]) {
            @for part in &cell.parts { (part.plain()) }
        } @else {
            (parts(&cell.parts))
        }
        @if let Some(share) = cell.bar {
            span.bar aria-hidden="true" { span style={ "width:" (format!("{:.0}%", share * 100.0)) } {} }
        }
    }
}

fn words_behind(table: &Table, row: &Row) -> Markup {
    let quotes = telling_words(&row.citations);
    let label = row.label.as_deref().unwrap_or("this row");
    markup! {
        @if !quotes.is_empty() {
            tr.words role="row" {
                td role="cell" colspan=(table.columns.len()) {
                    details {
                        summary { "Words behind " (label) }
                        ul {
                            @for quote in &quotes {
                                li {
                                    @if !quote.label.is_empty() { span.field { (quote.label) } " " }
                                    q dir="auto" { bdi { (quote.words) } }
                                    " [" (ranges(&quote.sources)) "]"
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn sources(brief: &Brief, marks: &Marks) -> Markup {
    markup! {
        ol.sources { @for (index, source) in brief.sources.iter().enumerate() { (print_source(index + 1, source, marks)) } }
    }
}

fn print_source(number: usize, source: &SourceLine, marks: &Marks) -> Markup {
    let published = source.published.map_or_else(|| String::from("no date"), day);
    markup! {
        li id={ "source-" (number) } {
            bdi { (source.publisher) } ": " cite { bdi { (source.title) } } ", " (published) ". "
            span.grade { "Source grade " strong { (source.reliability) } " (" (reliability_word(&source.reliability)) ")" }
            @if !source.reliability_reason.is_empty() { ": " bdi { (source.reliability_reason.trim_end_matches('.')) } }
            ". " (source.marking.tlp) "."
            @if let Some(first) = source.same_origin_as {
                " Same origin as " a href={ "#source-" (first) } { "[" (first) "]" } ", not independent of it."
            }
            @if let Some(url) = &source.url { " " code { bdi { (url) } } }
            " Document " code { (source.document.short()) } "."
            (marks.back(number))
        }
    }
}
