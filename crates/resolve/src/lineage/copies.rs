//! Near copies: texts that share a good part of their word sequences.

use std::collections::HashMap;

use model::Hash;

use super::{LineageDocument, OriginLink};

/// Share of the shorter text's shingles found in the longer one from which it is a copy. In the example corpus copies and
/// rewrites share .39 or more, independent reports of one event .03 or less.
const COPY_SHARE: f64 = 0.25;
/// Fewer shared shingles than this (sampled, about 20 in the text) prove nothing: one quotation is no copy.
const MIN_SHARED: u32 = 5;
/// A shingle that stands in this many texts links each of them only to the ones just before it, and to the first: enough
/// for a chain through a wire story carried by hundreds, and it keeps a boilerplate footer from comparing all with all.
const NEIGHBORS: usize = 8;

/// For every copy the earliest document that it shares its text with. `documents` from the oldest to the newest.
pub(super) fn links(documents: &[&LineageDocument]) -> HashMap<Hash, OriginLink> {
    let mut links = HashMap::new();
    let mut link = |document: u32, to: u32, explanation: String| {
        let (document, to) =
            (documents[document as usize].meta.id.clone(), documents[to as usize].meta.id.clone());
        links.insert(document.clone(), OriginLink { document, to, explanation });
    };
    let same = same_texts(documents);
    for (document, first) in &same {
        link(*document, *first, "the texts have the same words".to_owned());
    }
    let candidates = candidates(documents);
    for of_one in candidates.chunk_by(|a, b| a.0 == b.0) {
        let document = of_one[0].0;
        if same.contains_key(&document) {
            continue;
        }
        if let Some((to, explanation)) = best_original(documents, document, of_one) {
            link(document, to, explanation);
        }
    }
    links
}

/// Documents whose words are those of an earlier one, with the first that had them.
fn same_texts(documents: &[&LineageDocument]) -> HashMap<u32, u32> {
    let mut first: HashMap<u64, u32> = HashMap::new();
    let mut same = HashMap::new();
    for (at, doc) in (0u32..).zip(documents) {
        if doc.fingerprint.whole == 0 {
            continue;
        }
        match first.entry(doc.fingerprint.whole) {
            std::collections::hash_map::Entry::Occupied(known) => {
                same.insert(at, *known.get());
            }
            std::collections::hash_map::Entry::Vacant(new) => {
                new.insert(at);
            }
        }
    }
    same
}

/// Pairs of a document and an earlier one that share enough shingles to be looked at, by document.
fn candidates(documents: &[&LineageDocument]) -> Vec<(u32, u32)> {
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (at, doc) in (0u32..).zip(documents) {
        postings.extend(doc.fingerprint.shingles.iter().map(|shingle| (*shingle, at)));
    }
    postings.sort_unstable();
    let mut meetings: Vec<(u32, u32)> = Vec::new();
    for holders in postings.chunk_by(|a, b| a.0 == b.0).filter(|holders| holders.len() > 1) {
        for (at, (_, document)) in holders.iter().enumerate().skip(1) {
            let near = &holders[at.saturating_sub(NEIGHBORS)..at];
            let first = (at > NEIGHBORS).then_some(&holders[0]);
            meetings.extend(near.iter().chain(first).map(|(_, earlier)| (*document, *earlier)));
        }
    }
    meetings.sort_unstable();
    let enough = |same: &&[(u32, u32)]| same.len() >= MIN_SHARED as usize;
    meetings.chunk_by(|a, b| a == b).filter(enough).map(|same| same[0]).collect()
}

/// The document with which the share is largest, the older one at equal shares.
fn best_original(
    documents: &[&LineageDocument],
    document: u32,
    candidates: &[(u32, u32)],
) -> Option<(u32, String)> {
    let own = &documents[document as usize].fingerprint;
    let mut best: Option<(u32, f64)> = None;
    for (_, candidate) in candidates {
        let other = &documents[*candidate as usize].fingerprint;
        let shared = own.shared(other);
        let share = f64::from(shared) / own.shingles.len().min(other.shingles.len()).max(1) as f64;
        if shared >= MIN_SHARED && share >= COPY_SHARE && best.is_none_or(|(_, most)| share > most) {
            best = Some((*candidate, share));
        }
    }
    let (to, share) = best?;
    Some((to, format!("{:.0} % of the shorter text's word sequences stand in both", share * 100.0)))
}
