//! What analysts in the sources estimated, in their own words, with the scales that have these words.

use std::collections::{BTreeMap, HashMap};

use model::ScaleRange;

use crate::clean::clean;
use crate::compose::Context;
use crate::phrase::{listed, percent};
use crate::{Basis, Block, Citation, Part, QuotedEstimate, Sentence};

/// Longest estimate quoted, in words.
const ESTIMATE_WORDS: usize = 60;

pub(super) fn build(context: &Context) -> Vec<Block> {
    let mut by_words: BTreeMap<(usize, usize, String), (&QuotedEstimate, Vec<Citation>)> = BTreeMap::new();
    let mut first_of_words: HashMap<String, (usize, usize, String)> = HashMap::new();
    let mut cited: Vec<(&QuotedEstimate, Citation)> = context
        .input
        .estimates
        .iter()
        .filter_map(|estimate| Some((estimate, cite(context, estimate)?)))
        .collect();
    cited.sort_by_key(|(estimate, citation)| (citation.source, citation.start, estimate.record.id.clone()));
    for (estimate, citation) in cited {
        let place = (citation.source, citation.start, estimate.record.id.clone());
        let key = first_of_words.entry(clean(&estimate.record.text_quote)).or_insert(place).clone();
        by_words.entry(key).or_insert_with(|| (estimate, Vec::new())).1.push(citation);
    }
    let sentences: Vec<Sentence> =
        by_words.into_values().map(|(estimate, citations)| sentence(context, estimate, citations)).collect();
    if sentences.is_empty() {
        let text = "Looked for estimative sentences in the documents searched: none was found.";
        return vec![Block::Paragraph { sentences: vec![Sentence::of(text)] }];
    }
    vec![Block::List { sentences }]
}

fn cite(context: &Context, estimate: &QuotedEstimate) -> Option<Citation> {
    let span = estimate.span.as_ref()?;
    context.citing.span(&estimate.document, None, "estimate", Some(span), serde_json::Value::Null)
}

/// One estimate with everyone who prints it.
fn sentence(context: &Context, estimate: &QuotedEstimate, citations: Vec<Citation>) -> Sentence {
    let sources =
        citations.iter().filter_map(|citation| context.brief.sources.get(citation.source.checked_sub(1)?));
    let mut publishers: Vec<String> = sources.map(|source| source.publisher.clone()).collect();
    publishers.dedup();
    let words = clean(&estimate.record.likelihood_words);
    let quote = estimate.span.as_ref().map_or("", |span| span.quote.as_str());
    let quoted = Part::Quote(context.citing.printed(quote, ESTIMATE_WORDS));
    let sentence = Sentence::of(format!("{}: ", listed(&publishers, "and"))).with(quoted).then(" ");
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
    sentence.because(Basis::Sources).citing(citations)
}

fn range(range: &ScaleRange) -> String {
    let scale = match range.scale.as_str() {
        "icd203" => "ICD 203",
        "phia" => "PHIA",
        other => other,
    };
    format!("{} to {} on {scale}", percent(range.min), percent(range.max))
}
