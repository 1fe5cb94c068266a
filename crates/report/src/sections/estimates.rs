//! What analysts in the sources estimated, in their own words, with the scales that have these words.

use model::ScaleRange;

use crate::clean::clean;
use crate::compose::Context;
use crate::phrase::{listed, percent};
use crate::{Basis, Block, Part, QuotedEstimate, Sentence};

/// Longest estimate quoted, in words.
const ESTIMATE_WORDS: usize = 60;

pub(super) fn build(context: &Context) -> Vec<Block> {
    let mut estimates: Vec<&QuotedEstimate> = context.input.estimates.iter().collect();
    estimates.sort_by_key(|estimate| {
        (&estimate.document, estimate.span.as_ref().map(|span| span.start), &estimate.record.id)
    });
    let sentences: Vec<Sentence> =
        estimates.into_iter().filter_map(|estimate| sentence(context, estimate)).collect();
    if sentences.is_empty() {
        let text = "Looked for estimative sentences in the documents searched: none was found.";
        return vec![Block::Paragraph { sentences: vec![Sentence::of(text)] }];
    }
    vec![Block::List { sentences }]
}

fn sentence(context: &Context, estimate: &QuotedEstimate) -> Option<Sentence> {
    let span = estimate.span.as_ref()?;
    let citation =
        context.citing.span(&estimate.document, None, "estimate", Some(span), serde_json::Value::Null)?;
    let publisher = context.brief.sources.get(citation.source.checked_sub(1)?)?.publisher.clone();
    let words = clean(&estimate.record.likelihood_words);
    let quoted = Part::Quote(context.citing.printed(&span.quote, ESTIMATE_WORDS));
    let sentence = Sentence::of(format!("{publisher}: ")).with(quoted).then(" ");
    let sentence = match estimate.record.probability.as_slice() {
        [] if words.is_empty() => sentence,
        [] => sentence
            .with(Part::Quote(words))
            .then(" stands on no scale that has figures; ask the author for one."),
        ranges => {
            let told: Vec<String> = ranges.iter().map(range).collect();
            let figures = Basis::Figure(told.join(" "));
            sentence
                .with(Part::Quote(words))
                .then(format!(" stands for {}.", listed(&told, "and")))
                .because(figures)
        }
    };
    Some(sentence.because(Basis::Sources).citing([citation]))
}

fn range(range: &ScaleRange) -> String {
    let scale = match range.scale.as_str() {
        "icd203" => "ICD 203",
        "phia" => "PHIA",
        other => other,
    };
    format!("{} to {} on {scale}", percent(range.min), percent(range.max))
}
