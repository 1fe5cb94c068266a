//! The numbered sources with grades, dates, origins and markings.

use std::collections::HashSet;

use crate::compose::{Context, NO_PUBLISHER};
use crate::phrase::counted;
use crate::{Basis, Block, Sentence};

pub(super) fn build(context: &Context) -> Vec<Block> {
    let sources = &context.brief.sources;
    if sources.is_empty() {
        return vec![Block::Paragraph { sentences: vec![Sentence::of("No document is cited.")] }];
    }
    let origins = sources.iter().filter(|source| source.same_origin_as.is_none()).count();
    let publishers: HashSet<&str> =
        sources.iter().map(|source| source.publisher.as_str()).filter(|name| *name != NO_PUBLISHER).collect();
    let figures = format!("{origins} {}", publishers.len());
    let text = format!(
        "{} by {}, going back to {}.",
        counted(sources.len(), "document"),
        counted(publishers.len(), "named publisher"),
        counted(origins, "independent origin"),
    );
    let grades = "Grades are on the Admiralty scale: A to F for the source, 1 to 6 for what it says; F and 6 mean that it \
                  cannot be judged, not that it is worst.";
    let sentences = vec![
        Sentence::of(text).because(Basis::Sources).because(Basis::Figure(figures)),
        Sentence::of(grades).because(Basis::Figure(String::from("1 6"))),
    ];
    vec![Block::Paragraph { sentences }, Block::Sources]
}
