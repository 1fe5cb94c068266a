//! Footnote marks with links both ways.

use std::collections::BTreeMap;

use maud::{Markup, html as markup};

use crate::Brief;
use crate::markdown::ranges;

/// Counts the places that cite each source.
#[derive(Default)]
pub(super) struct Marks {
    placed: BTreeMap<usize, usize>,
}

/// Most links back from one source.
const MOST_BACK_LINKS: usize = 20;
/// Most marks in one place; a sentence on the whole record may rest on hundreds of sources.
const MOST_MARKS: usize = 8;

impl Marks {
    /// The marks of one sentence or row: `[1] [3]`, each a link; a long list ends in the ranges of the rest.
    pub(super) fn cite(&mut self, numbers: &[usize]) -> Markup {
        let (shown, rest) = numbers.split_at(numbers.len().min(MOST_MARKS));
        let shown: Vec<Markup> = shown.iter().map(|number| self.mark(*number)).collect();
        markup! {
            @if !shown.is_empty() {
                span.marks {
                    @for mark in &shown { " " (mark) }
                    @if !rest.is_empty() { span.mark { " and " (ranges(rest)) } }
                }
            }
        }
    }

    /// The marks of a row with the grade of each source.
    pub(super) fn graded(&mut self, brief: &Brief, numbers: &[usize]) -> Markup {
        let (shown, rest) = numbers.split_at(numbers.len().min(MOST_MARKS));
        let grade = |number: &usize| brief.grade(*number);
        let shown: Vec<(Markup, &str)> =
            shown.iter().map(|number| (self.mark(*number), grade(number))).collect();
        markup! {
            @for (mark, grade) in &shown { span.graded { (mark) " " (grade) } " " }
            @if !rest.is_empty() { span.mark { " and " (ranges(rest)) } }
        }
    }

    fn mark(&mut self, number: usize) -> Markup {
        let place = self.placed.entry(number).and_modify(|count| *count += 1).or_insert(1);
        markup! {
            a.mark id={ "cite-" (number) "-" (place) } href={ "#source-" (number) } aria-label={ "Source " (number) } { "[" (number) "]" }
        }
    }

    /// Links from a source back to the places that cite it.
    pub(super) fn back(&self, number: usize) -> Markup {
        let places = self.placed.get(&number).copied().unwrap_or(0).min(MOST_BACK_LINKS);
        markup! {
            @if places > 0 {
                span.back {
                    " Cited at "
                    @for place in 1..=places {
                        a href={ "#cite-" (number) "-" (place) } aria-label={ "Back to citation " (place) " of source " (number) } { "↑" (place) }
                        " "
                    }
                }
            }
        }
    }
}
