//! Private persons are counts and roles: their names are taken out of values and quotes.

use std::collections::HashSet;

use model::{PerpetratorKind, TargetKind};

use crate::BriefInput;
use crate::check::{Reader, Term, WITHHELD};
use crate::clean::clean;

/// Capitalized words that say what somebody is, not who.
const ROLES: &[&str] = &[
    "Ambassador",
    "Attaché",
    "Charge",
    "Chargé",
    "Chief",
    "Colonel",
    "Commander",
    "Consul",
    "Consulate",
    "Defence",
    "Defense",
    "Deputy",
    "Diplomat",
    "Embassy",
    "First",
    "Foreign",
    "General",
    "Governor",
    "High",
    "Commissioner",
    "Mayor",
    "Military",
    "Minister",
    "Mission",
    "Officer",
    "Official",
    "Police",
    "President",
    "Prime",
    "Representative",
    "Secretary",
    "Security",
    "Senator",
    "Staff",
    "UN",
    "United",
    "Nations",
    "NATO",
    "EU",
];

/// The names of private persons in the input.
pub(crate) struct Persons<'a> {
    reader: &'a Reader,
    names: HashSet<String>,
}

impl<'a> Persons<'a> {
    /// Collects the names of everyone whom a record calls an individual or a person.
    pub(super) fn of(input: &BriefInput, reader: &'a Reader) -> Self {
        let mut persons = Self { reader, names: HashSet::new() };
        let records = input.incidents.iter().map(|incident| &incident.shown);
        let mut texts: Vec<&str> = Vec::new();
        for record in records {
            for perpetrator in
                record.perpetrators.iter().filter(|who| who.kind == PerpetratorKind::Individual)
            {
                texts.push(&perpetrator.name);
                texts.extend(perpetrator.mentions.iter().map(|mention| mention.text.as_str()));
            }
            for target in record.targets.iter().filter(|target| target.kind == TargetKind::Person) {
                texts.push(&target.name);
                texts.extend(target.mentions.iter().map(|mention| mention.text.as_str()));
            }
        }
        let statements = input.statements.iter().flat_map(|statement| &statement.shown.targets);
        texts.extend(
            statements.filter(|target| target.kind == TargetKind::Person).map(|target| target.name.as_str()),
        );
        let names: HashSet<String> = texts.into_iter().flat_map(|text| persons.names_in(text)).collect();
        persons.names = names;
        persons
    }

    /// The reader of names.
    pub(super) fn reader(&self) -> &Reader {
        self.reader
    }

    fn names_in(&self, text: &str) -> Vec<String> {
        let found = self.reader.read(text).into_iter().filter(|found| found.term == Term::Name);
        found
            .map(|found| found.words)
            .filter(|word| !ROLES.contains(&word.as_str()) && word.chars().count() > 1)
            .collect()
    }

    /// A description without the names in it; empty where nothing else is left.
    pub(super) fn role(&self, description: &str) -> String {
        let names = self.names_in(description);
        let cleaned = clean(description);
        let kept = cleaned.split(' ').filter(|word| !names.iter().any(|name| bare(word) == name));
        let role = kept.collect::<Vec<_>>().join(" ");
        role.trim_matches([',', ' ', ';', '.']).to_owned()
    }

    /// A cleaned text with the names replaced.
    pub(super) fn withhold(&self, text: &str) -> String {
        let mut kept: Vec<&str> = Vec::new();
        for word in text.split(' ') {
            if !self.names.contains(bare(word)) {
                kept.push(word);
            } else if kept.last() != Some(&WITHHELD) {
                kept.push(WITHHELD);
            }
        }
        kept.join(" ")
    }
}

/// A word without marks around it and without a possessive ending.
fn bare(word: &str) -> &str {
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
    bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare)
}
