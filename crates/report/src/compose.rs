//! Puts a brief together.

use crate::{Brief, BriefInput};

/// Puts a brief together; the same input gives the same brief, whatever the order of its incidents.
pub fn compose(input: &BriefInput) -> Brief {
    let marking =
        input.sources.iter().fold(model::Marking::default(), |marking, source| marking.join(&source.marking));
    Brief {
        title: String::from("Brief"),
        as_of: input.as_of,
        marking,
        question: input.question.clone(),
        judgement: input.judgement.clone(),
        sections: Vec::new(),
        sources: Vec::new(),
        records: Vec::new(),
        names: input.names.clone(),
    }
}
