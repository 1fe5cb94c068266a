//! The sections of a brief, one file each.

mod estimates;
mod key_judgement;
mod method;
mod pattern;
mod record;
mod sources;
mod statements;
mod thin;
mod trigger;

use crate::Block;
use crate::compose::Context;

/// A section: what it is called and who writes it.
pub(crate) struct SectionRule {
    /// Stable id, also the anchor in HTML.
    pub(crate) id: &'static str,
    /// Heading.
    pub(crate) title: &'static str,
    /// Writes it.
    pub(crate) build: fn(&Context) -> Vec<Block>,
}

/// All sections, in the order of the page.
pub(crate) const SECTIONS: &[SectionRule] = &[
    SectionRule { id: "key-judgement", title: "Key judgement", build: key_judgement::build },
    SectionRule { id: "trigger", title: "The trigger", build: trigger::build },
    SectionRule { id: "record", title: "The record", build: record::build },
    SectionRule { id: "statements", title: "Statements before and after", build: statements::build },
    SectionRule { id: "pattern", title: "Pattern", build: pattern::build },
    SectionRule { id: "thin", title: "What is thin or disputed", build: thin::build },
    SectionRule { id: "estimates", title: "What analysts in the sources estimated", build: estimates::build },
    SectionRule { id: "sources", title: "Sources", build: sources::build },
    SectionRule { id: "method", title: "Method", build: method::build },
];
