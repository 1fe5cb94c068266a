//! Which documents go back to one root: near copies by their text, and documents that cite each other.
//!
//! Copies are a fact about two whole texts. A citation is not: a review that cites ten reports merges none of them. So
//! copies form the groups of the collection, while citations count only within one incident
//! ([`Lineage::origins_within`]).

mod copies;
mod fingerprint;
mod within;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use model::Hash;

pub use self::fingerprint::Fingerprint;
pub use self::within::{IncidentOrigins, Teller};
use crate::{input::DocumentMeta, text::name_key};

/// A document with the fingerprint of its text; the text itself is not kept.
#[derive(Debug, Clone)]
pub struct LineageDocument {
    /// What is known of it.
    pub meta: Arc<DocumentMeta>,
    /// The fingerprint of its text.
    pub fingerprint: Fingerprint,
}

/// One step of a lineage: `document` goes back to `to`.
#[derive(Debug, Clone, PartialEq)]
pub struct OriginLink {
    /// The later document.
    pub document: Hash,
    /// The earlier one.
    pub to: Hash,
    /// What ties them, one clause.
    pub explanation: String,
}

/// Documents of one root.
#[derive(Debug, Clone, PartialEq)]
pub struct OriginGroup {
    /// The earliest of them.
    pub root: Hash,
    /// All of them, the root first, then by id.
    pub members: Vec<Hash>,
    /// Why each member but the root belongs to it.
    pub links: Vec<OriginLink>,
}

/// The copy lineage of a collection, and what is needed to follow citations inside one incident.
#[derive(Debug, Clone, Default)]
pub struct Lineage {
    copy_of: HashMap<Hash, OriginLink>,
    documents: HashMap<Hash, Arc<DocumentMeta>>,
    by_name: HashMap<String, Vec<Hash>>,
}

impl Lineage {
    /// Finds the near copies among the documents. The result does not depend on their order.
    pub fn of(documents: &[LineageDocument]) -> Self {
        let mut sorted: Vec<&LineageDocument> = documents.iter().collect();
        sorted.sort_by(|a, b| (age(&a.meta)).cmp(&age(&b.meta)));
        sorted.dedup_by(|a, b| a.meta.id == b.meta.id);
        let mut lineage = Self { copy_of: copies::links(&sorted), ..Self::default() };
        for doc in sorted {
            for key in names_of(&doc.meta) {
                lineage.by_name.entry(key).or_default().push(doc.meta.id.clone());
            }
            lineage.documents.insert(doc.meta.id.clone(), Arc::clone(&doc.meta));
        }
        lineage
    }

    /// The first document of the copies to which this one belongs; itself if it copies none.
    pub fn root<'a>(&'a self, document: &'a Hash) -> &'a Hash {
        let mut at = document;
        while let Some(link) = self.copy_of.get(at) {
            at = &link.to;
        }
        at
    }

    /// All groups of two or more copies, by root.
    pub fn copy_groups(&self) -> Vec<OriginGroup> {
        let mut groups: BTreeMap<&Hash, Vec<&OriginLink>> = BTreeMap::new();
        for link in self.copy_of.values() {
            groups.entry(self.root(&link.to)).or_default().push(link);
        }
        groups.into_iter().map(|(root, links)| group(root, links)).collect()
    }

    /// Documents of the collection that `doc` says it cites, by name, title or address, published no later.
    fn cited_by(&self, doc: &DocumentMeta) -> Vec<&Arc<DocumentMeta>> {
        let named = doc.cites.iter().filter_map(|name| self.by_name.get(&cite_key(name)));
        named
            .flatten()
            .filter(|id| **id != doc.id)
            .filter_map(|id| self.documents.get(id))
            .filter(|cited| doc.published.zip(cited.published).is_none_or(|(own, other)| other <= own))
            .collect()
    }
}

fn group(root: &Hash, mut links: Vec<&OriginLink>) -> OriginGroup {
    links.sort_by(|a, b| a.document.cmp(&b.document));
    let members = std::iter::once(root).chain(links.iter().map(|link| &link.document)).cloned().collect();
    OriginGroup { root: root.clone(), members, links: links.into_iter().cloned().collect() }
}

/// Earlier published first; documents without a date come last, then by id, so that roots do not depend on input order.
fn age(doc: &DocumentMeta) -> (bool, Option<jiff::civil::Date>, &Hash) {
    (doc.published.is_none(), doc.published, &doc.id)
}

/// The names under which other documents may cite this one: file name without folder and ending, title, address, id.
fn names_of(doc: &DocumentMeta) -> Vec<String> {
    let mut names = vec![cite_key(&doc.name), doc.id.as_str().to_owned()];
    names.extend(doc.title.as_deref().map(cite_key));
    names.extend(doc.url.as_deref().map(cite_key));
    names.sort();
    names.dedup();
    names.retain(|name| !name.is_empty());
    names
}

fn cite_key(name: &str) -> String {
    let last = name.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match last.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty() && ending.len() <= 5 && ending.chars().all(char::is_alphanumeric) =>
        {
            stem
        }
        _ => last,
    };
    name_key(stem)
}

#[cfg(test)]
mod tests;
