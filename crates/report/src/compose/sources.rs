//! Which documents the brief rests on, in which order, and how they are printed.

use std::collections::{BTreeMap, HashMap};

use model::{Hash, Marking, Reliability, Support};

use crate::clean::{clean, defang, shorten};
use crate::{BriefInput, BriefSource, SourceLine};

/// The documents that something in the brief rests on, by date of publication, then by id.
pub(super) fn used(input: &BriefInput) -> Vec<BriefSource> {
    let mut used: BTreeMap<Hash, BriefSource> = BTreeMap::new();
    for support in supports(input) {
        used.entry(support.record.doc.clone()).or_insert_with(|| from_support(support));
    }
    let members = input.incidents.iter().flat_map(|incident| &incident.members);
    let members = members.chain(input.statements.iter().flat_map(|statement| &statement.members));
    let documents =
        members.map(|member| &member.doc).chain(input.estimates.iter().map(|estimate| &estimate.document));
    for document in documents {
        used.entry(document.clone()).or_insert_with(|| unknown(document));
    }
    for source in &input.sources {
        if let Some(known) = used.get_mut(&source.document) {
            known.clone_from(source);
        }
    }
    let mut used: Vec<BriefSource> = used.into_values().collect();
    used.sort_by(|a, b| (a.published, &a.document).cmp(&(b.published, &b.document)));
    used
}

fn supports(input: &BriefInput) -> impl Iterator<Item = &Support> {
    let alternatives =
        input.incidents.iter().flat_map(|incident| &incident.values).flat_map(|(_, values)| values);
    let of_incidents = alternatives.flat_map(|alternative| &alternative.support);
    of_incidents.chain(input.statements.iter().flat_map(|statement| &statement.support))
}

fn from_support(support: &Support) -> BriefSource {
    BriefSource {
        publisher: support.publisher.clone(),
        title: support.title.clone(),
        published: support.published,
        reliability: support.reliability,
        ..unknown(&support.record.doc)
    }
}

fn unknown(document: &Hash) -> BriefSource {
    BriefSource {
        document: document.clone(),
        name: format!("document {}", document.short()),
        publisher: None,
        title: None,
        published: None,
        url: None,
        reliability: Reliability::F,
        reliability_reason: String::new(),
        marking: Marking::default(),
        origin: None,
    }
}

/// The list of sources as printed.
pub(super) fn lines(used: &[BriefSource]) -> Vec<SourceLine> {
    const LONGEST_TITLE: usize = 160;
    const LONGEST_URL: usize = 200;
    let mut first_of_origin: HashMap<&str, usize> = HashMap::new();
    let mut lines = Vec::with_capacity(used.len());
    for (index, source) in used.iter().enumerate() {
        let number = index + 1;
        let first = source.origin.as_deref().map(|origin| *first_of_origin.entry(origin).or_insert(number));
        let title = source.title.as_deref().map(clean).filter(|title| !title.is_empty());
        lines.push(SourceLine {
            document: source.document.clone(),
            publisher: publisher(source).unwrap_or_else(|| String::from(NO_PUBLISHER)),
            title: shorten(&defang(&title.unwrap_or_else(|| clean(file_name(&source.name)))), LONGEST_TITLE),
            published: source.published,
            url: source.url.as_deref().map(|url| shorten(&defang(&clean(url)), LONGEST_URL)),
            reliability: source.reliability.to_string(),
            reliability_reason: shorten(&defang(&clean(&source.reliability_reason)), LONGEST_TITLE),
            marking: source.marking.clone(),
            same_origin_as: first.filter(|first| *first != number),
        });
    }
    lines
}

/// A brief travels; the folders of the desk do not.
fn file_name(name: &str) -> &str {
    if name.contains("://") { name } else { name.rsplit(['/', '\\']).next().unwrap_or(name) }
}

/// Stands where the publisher would.
pub(crate) const NO_PUBLISHER: &str = "publisher not known";

fn publisher(source: &BriefSource) -> Option<String> {
    const LONGEST_PUBLISHER: usize = 80;
    let publisher = source.publisher.as_deref().map(clean).filter(|publisher| !publisher.is_empty());
    publisher.map(|publisher| shorten(&defang(&publisher), LONGEST_PUBLISHER))
}
