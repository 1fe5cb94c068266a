//! Independent origins behind one incident.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{CountRange, Hash};

use super::{Lineage, OriginLink};
use crate::{input::DocumentMeta, text::name_key};

/// A citation of a publisher by name reaches this many days back: later, it is another story.
const PUBLISHER_DAYS: i32 = 7;

/// One document that tells of the incident, and the tolls it gives.
#[derive(Debug, Clone)]
pub struct Teller<'a> {
    /// The document.
    pub document: &'a DocumentMeta,
    /// Dead and injured as it has them.
    pub tolls: [Option<CountRange>; 2],
}

/// The origins of one incident: for every telling document the number of its origin.
#[derive(Debug, Clone, PartialEq)]
pub struct IncidentOrigins {
    /// From document to origin, origins counted from 0.
    pub of: BTreeMap<Hash, usize>,
    /// Number of independent origins.
    pub count: usize,
    /// Why documents share an origin.
    pub links: Vec<OriginLink>,
}

impl Lineage {
    /// The independent origins among the documents that tell of one incident. Copies share the origin of their original. A
    /// document that cites another one takes its origin, unless it gives a toll that the cited one does not have and so must
    /// have from elsewhere; a chain of citations may pass through documents that do not tell of the incident.
    pub fn origins_within(&self, tellers: &[Teller]) -> IncidentOrigins {
        let mut sorted: Vec<&Teller> = tellers.iter().collect();
        sorted.sort_by_key(|teller| super::age(teller.document));
        sorted.dedup_by(|a, b| a.document.id == b.document.id);
        let mut origins = IncidentOrigins { of: BTreeMap::new(), count: 0, links: Vec::new() };
        let mut of_root: BTreeMap<Hash, usize> = BTreeMap::new();
        for (at, teller) in sorted.iter().enumerate() {
            let id = &teller.document.id;
            let root = self.root(id).clone();
            let copied = of_root.get(&root).copied();
            let cited = if copied.is_none() { self.cited_origin(&sorted[..at], teller) } else { None };
            let origin = match (copied, &cited) {
                (Some(origin), _) => origin,
                (None, Some(link)) => origins.of.get(&link.to).copied().unwrap_or(origins.count),
                (None, None) => origins.count,
            };
            origins.count = origins.count.max(origin + 1);
            origins.of.insert(id.clone(), origin);
            origins.links.extend(self.copy_of.get(id).filter(|_| copied.is_some()).cloned());
            origins.links.extend(cited);
            of_root.entry(root).or_insert(origin);
        }
        origins
    }

    /// The earlier teller from which this one has its news, by its own word.
    fn cited_origin(&self, earlier: &[&Teller], teller: &Teller) -> Option<OriginLink> {
        let doc = teller.document;
        let cited = self.cited_by(doc);
        for other in earlier {
            let by_name = cited.iter().any(|it| self.root(&it.id) == self.root(&other.document.id));
            let by_publisher = cites_publisher(doc, other.document);
            if (by_name || by_publisher) && !adds_to(teller, other) {
                let name = other.document.title.as_deref().unwrap_or(&other.document.name);
                return Some(OriginLink {
                    document: doc.id.clone(),
                    to: other.document.id.clone(),
                    explanation: format!("it cites {name} and gives no toll of its own"),
                });
            }
        }
        None
    }
}

fn cites_publisher(doc: &DocumentMeta, other: &DocumentMeta) -> bool {
    let Some(publisher) = &other.publisher else { return false };
    let key = name_key(publisher);
    let near = |a: Date, b: Date| (0..=PUBLISHER_DAYS).contains(&model::date::days_between(b, a));
    doc.cites.iter().any(|name| name_key(name) == key)
        && doc.published.zip(other.published).is_some_and(|(own, other)| near(own, other))
}

/// Whether the teller gives a toll that does not lie inside the other's.
fn adds_to(teller: &Teller, other: &Teller) -> bool {
    teller.tolls.iter().zip(&other.tolls).any(|(own, theirs)| match (own, theirs) {
        (Some(own), Some(theirs)) => {
            own.min < theirs.min || theirs.max.is_some_and(|max| own.max.is_none_or(|it| it > max))
        }
        _ => false,
    })
}
