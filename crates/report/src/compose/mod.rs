//! Puts a brief together: numbers the sources, tells each record once, then lets every section write.

mod citing;
mod context;
mod matching;
mod persons;
mod sources;
mod told;
mod toll;

use std::collections::HashMap;

use model::{Hash, Marking};

pub(crate) use context::{Context, citations_of, count, event, row_labels, subject};
pub(crate) use sources::NO_PUBLISHER;
pub(crate) use told::{ToldIncident, ToldStatement};

use crate::check::{Checker, Reader};
use crate::{Brief, BriefInput, Section, sections::SECTIONS};

/// Puts a brief together; the same input gives the same brief, whatever the order of its lists.
pub fn compose(input: &BriefInput) -> Brief {
    let used = sources::used(input);
    let numbers: HashMap<&Hash, usize> =
        used.iter().enumerate().map(|(index, source)| (&source.document, index + 1)).collect();
    let names = context::names(input);
    let reader = Reader::new(&names);
    let persons = persons::Persons::of(input, &reader);
    let citing = citing::Citing { numbers, persons: &persons };
    let mut incidents = told::incidents(input, &citing);
    let mut statements = told::statements(input, &citing);
    let mut brief = Brief {
        title: context::title(input),
        as_of: input.as_of,
        marking: marking(input),
        question: input.question.clone(),
        judgement: input.judgement.clone(),
        sections: Vec::new(),
        sources: sources::lines(&used),
        coverage: input.coverage,
        records: Vec::new(),
        names: names.clone(),
    };
    let records = {
        let checker = Checker::new(&brief, &reader);
        incidents.iter_mut().for_each(|told| told.keep_what_is_held(&checker));
        statements.iter_mut().for_each(|told| told.keep_what_is_held(&checker));
        incidents
            .iter()
            .map(ToldIncident::record)
            .chain(statements.iter().map(ToldStatement::record))
            .collect()
    };
    brief.records = records;
    let sections = {
        let checker = Checker::new(&brief, &reader);
        let context =
            Context { input, brief: &brief, checker: &checker, citing: &citing, incidents, statements };
        let section = |rule: &crate::sections::SectionRule| Section {
            id: rule.id,
            title: rule.title,
            blocks: (rule.build)(&context),
        };
        SECTIONS.iter().map(section).collect()
    };
    brief.sections = sections;
    brief
}

fn marking(input: &BriefInput) -> Marking {
    let all = (input.sources.iter().map(|source| &source.marking))
        .chain(input.incidents.iter().map(|incident| &incident.marking))
        .chain(input.statements.iter().map(|statement| &statement.marking));
    all.fold(Marking::default(), Marking::join)
}
