//! Reads a document and returns the incidents, statements and estimates it holds, each value with its words.
//!
//! The engine is made of rules over the codebook: a text layer ([`text`]), what is named ([`mentions`]), acts and
//! plots ([`incidents`]), public messages ([`statements`]) and estimative sentences ([`estimates`]). It is pure: the
//! same text and codebook always give the same record, and every quote stands in the text at its offsets.
//!
//! ```
//! use chancery_extract::Extractor;
//! use model::{Input, codebook::Codebook};
//!
//! let extractor = Extractor::new(Codebook::embedded());
//! let text = "A car bomb exploded outside the French embassy in Tripoli on 23 April 2013, wounding two guards.";
//! let record = extractor.extract(&Input { doc: "a".into(), text: text.into(), ..Input::default() });
//! assert_eq!(record.incidents[0].facility.as_deref(), Some("French embassy"));
//! assert_eq!(record.incidents[0].country.as_deref(), Some("LY"));
//! ```

pub mod cascade;
pub mod estimates;
pub mod incidents;
pub mod language_model;
pub mod languages;
pub mod learned;
pub mod lexicon;
pub mod mentions;
pub mod pack;
pub mod phrase;
pub mod reading;
pub mod statements;
pub mod syntax;
pub mod text;

use model::{Extraction, Input, codebook::Codebook};

use crate::{
    cascade::Cascade,
    languages::{Choice, Languages},
    lexicon::Lexicon,
    mentions::{Mentions, Topic},
    reading::Reading,
    syntax::Parses,
    text::{CharOffsets, Text, find_dates, find_quantities, find_tolls},
};

/// Version of the rules; part of the origin of every assertion.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The default engine: compiled once, shared by any number of threads.
pub struct Extractor {
    languages: Languages,
}

/// What is compiled for one language.
pub(crate) struct Tables {
    pub(crate) lexicon: Lexicon,
    pub(crate) cascade: Cascade,
}

impl Extractor {
    /// Compiles the tables of `codebook`.
    pub fn new(codebook: &'static Codebook) -> Self {
        Self { languages: Languages::of(codebook) }
    }

    /// Reads one document, in the language that it names or else is written in. One in a language without a pack has
    /// no records and a note that says so.
    pub fn extract(&self, input: &Input) -> Extraction {
        let tables = match self.languages.choose(input) {
            Choice::Known(tables) => tables,
            Choice::Unknown(note) => {
                return Extraction { doc: input.doc.clone(), notes: vec![note], ..Extraction::default() };
            }
        };
        if !tables.cascade.may_matter(&input.text) {
            return Extraction { doc: input.doc.clone(), ..Extraction::default() };
        }
        self.with_reading(input, |reading| self.records(input, reading))
    }

    /// Whether a text can hold a record at all; far quicker than reading it.
    pub fn may_matter(&self, text: &str) -> bool {
        self.languages.all().any(|tables| tables.cascade.may_matter(text))
    }

    /// Reads one document and hands the reading to `look`.
    pub fn with_reading<T>(&self, input: &Input, look: impl FnOnce(&Reading<'_>) -> T) -> T {
        let lexicon = match self.languages.choose(input) {
            Choice::Known(tables) => &tables.lexicon,
            Choice::Unknown(_) => &self.languages.first().lexicon,
        };
        let text = Text::read_in(&input.text, &lexicon.pack);
        let offsets = CharOffsets::of(&input.text);
        let topic = Topic::of(lexicon, input.title.as_deref());
        let mentions = Mentions::find(lexicon, &text, &topic);
        let items = reading::list_items(&text);
        let dates = find_dates(&text, input.published);
        let quantities = find_quantities(&text);
        let tolls = find_tolls(&text, &quantities);
        let parses = if lexicon.pack.language.syntax { Parses::of(&text) } else { Parses::default() };
        look(&Reading {
            lexicon,
            text: &text,
            mentions: &mentions,
            dates: &dates,
            quantities: &quantities,
            tolls: &tolls,
            published: input.published,
            offsets: &offsets,
            items: &items,
            parses: &parses,
        })
    }

    /// The records of a document that was read by [`Self::with_reading`].
    pub fn records(&self, input: &Input, reading: &Reading<'_>) -> Extraction {
        let incidents = incidents::find(reading);
        self.complete(input, reading, incidents)
    }

    /// The records of a document whose incidents were found.
    pub fn complete(
        &self,
        input: &Input,
        reading: &Reading<'_>,
        mut incidents: Vec<model::IncidentRecord>,
    ) -> Extraction {
        let statements = statements::find(&statements::Scene {
            reading,
            incidents: &incidents,
            publisher: input.publisher.as_deref(),
        });
        incidents::adopt_claims(reading, &mut incidents, &statements);
        let judgements = estimates::find(reading);
        Extraction { doc: input.doc.clone(), incidents, statements, judgements, ..Extraction::default() }
    }
}
