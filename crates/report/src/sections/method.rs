//! How the brief was made, in four lines.

use crate::compose::Context;
use crate::phrase::{counted, day};
use crate::{Basis, Block, Sentence};

pub(super) fn build(context: &Context) -> Vec<Block> {
    let coverage = &context.input.coverage;
    let dates = match (coverage.first, coverage.last) {
        (Some(first), Some(last)) if first == last => format!(" published on {}", day(first)),
        (Some(first), Some(last)) => format!(" published between {} and {}", day(first), day(last)),
        _ => String::new(),
    };
    let searched = format!(
        "Searched: {}{dates}; the brief rests on {} of them.",
        counted(coverage.documents, "document"),
        context.brief.sources.len()
    );
    let lines = [
        format!("As of {}: what was learned later is left out.", day(context.input.as_of)),
        searched,
        String::from(
            "Where reports differ, one value is shown by the ledger's fixed rule and the others stand beside it under \
             “What is thin or disputed”; a value that no cited words hold is left out.",
        ),
        String::from(
            "Machine extraction is a proposal until a person accepts it; the words behind every row are given so that it \
             can be checked.",
        ),
    ];
    let sentences = lines.into_iter().map(|line| Sentence::of(line).because(Basis::Sources)).collect();
    vec![Block::List { sentences }]
}
