//! The engines that read documents: the default one, a language model, or the first helped by the second.
//!
//! A model is asked over HTTP by [`Reader`]: passages one by one, within a budget, each answer kept in a cache by the
//! hash of its question. What it answers is believed only as far as the text says it (`extract::language_model`). A
//! question that fails costs that passage only, and the record says so.

mod budget;
mod cache;
mod reader;

use std::{collections::BTreeSet, sync::Arc};

use extract::{Extractor, language_model::PROMPT_VERSION};
use model::{Extraction, Input, Origin, Tlp};

pub use budget::{Budget, Spent};
pub use cache::Cache;
pub use collect::endpoint::{EndpointConfig, EndpointError};
pub use reader::{Reader, ReaderConfig};

/// Code of the note about a passage that a model could not be asked about.
pub const NOT_ASKED: &str = "model-not-asked";

/// Who reads.
#[derive(Clone, Default)]
pub enum Engine {
    /// Rules and small models, on this machine.
    #[default]
    Default,
    /// A language model reads everything.
    Model(Arc<Reader>),
    /// A language model reads what the default engine is unsure of.
    Hybrid(Arc<Reader>),
}

/// A record, and what of it a language model gave.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The record of the document.
    pub extraction: Extraction,
    machine: BTreeSet<(String, Option<&'static str>)>,
    model: Option<Origin>,
}

impl Reading {
    /// A record of the default engine.
    pub fn of_rules(extraction: Extraction) -> Self {
        Self { extraction, ..Self::default() }
    }

    /// The model that gave this field of this record, where one did.
    pub fn model_behind(&self, record: &str, field: &str) -> Option<&Origin> {
        let whole = self.machine.iter().any(|(id, of)| id == record && of.is_none_or(|of| of == field));
        self.model.as_ref().filter(|_| whole)
    }
}

impl Engine {
    /// Reads one document. `marking` bounds to whom its text may be sent.
    pub fn read(&self, extractor: &Extractor, input: &Input, marking: Tlp) -> Reading {
        match self {
            Self::Default => Reading::of_rules(extractor.extract(input)),
            Self::Model(reader) if reader.may_send(marking) => {
                with_origin(reader, reader.read_all(extractor, input))
            }
            Self::Hybrid(reader) if reader.may_send(marking) => {
                with_origin(reader, reader.read_doubts(extractor, input))
            }
            Self::Model(reader) | Self::Hybrid(reader) => {
                let mut extraction = extractor.extract(input);
                extraction.notes.push(reader.withheld(marking));
                Reading::of_rules(extraction)
            }
        }
    }

    /// The reader behind it, where there is one.
    pub fn reader(&self) -> Option<&Reader> {
        match self {
            Self::Default => None,
            Self::Model(reader) | Self::Hybrid(reader) => Some(reader),
        }
    }
}

fn with_origin(reader: &Reader, mut combined: extract::language_model::Combined) -> Reading {
    combined.note_origin(reader.model());
    let origin = Origin {
        by: reader.model().to_owned(),
        version: format!("prompt {PROMPT_VERSION}"),
        codebook: model::codebook::Codebook::embedded().version.clone(),
    };
    Reading {
        extraction: combined.extraction,
        machine: combined.machine.into_iter().collect(),
        model: Some(origin),
    }
}
