//! Near copies: texts that share a good part of their word sequences.

use std::collections::HashMap;

use model::Hash;

use super::{Fingerprint, LineageDocument, OriginLink};

/// Share of the shorter text's shingles found in the longer one from which it is a copy. In the example corpus copies and
/// rewrites share .39 or more, independent reports of one event .03 or less.
const COPY_SHARE: f64 = 0.25;
/// Fewer shared shingles than this (sampled, about 20 in the text) prove nothing: one quotation is no copy.
const MIN_SHARED: usize = 5;
/// A shingle that stands in this many texts links each of them only to the ones just before it: enough for a chain
/// through a wire story carried by hundreds, and it keeps a boilerplate footer from comparing all with all.
const NEIGHBORS: usize = 8;

/// For every copy the earliest document that it shares its text with. `documents` from the oldest to the newest.
pub(super) fn links(documents: &[&LineageDocument]) -> HashMap<Hash, OriginLink> {
    let mut links = HashMap::new();
    let mut same_text: HashMap<u64, usize> = HashMap::new();
    let mut postings: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, doc) in documents.iter().enumerate() {
        let earlier = match same_text.get(&doc.fingerprint.whole) {
            Some(first) => Some((*first, "the texts have the same words".to_owned())),
            None => best_original(documents, at, &candidates(&postings, &doc.fingerprint)),
        };
        if doc.fingerprint.whole != 0 {
            same_text.entry(doc.fingerprint.whole).or_insert(at);
        }
        if let Some((to, explanation)) = earlier {
            let (document, to) = (doc.meta.id.clone(), documents[to].meta.id.clone());
            links.insert(document.clone(), OriginLink { document, to, explanation });
        }
        for shingle in &doc.fingerprint.shingles {
            postings.entry(*shingle).or_default().push(at as u32);
        }
    }
    links
}

/// Earlier documents that share enough shingles to be looked at, with how many.
fn candidates(postings: &HashMap<u64, Vec<u32>>, fingerprint: &Fingerprint) -> Vec<u32> {
    let mut hits: HashMap<u32, usize> = HashMap::new();
    for shingle in &fingerprint.shingles {
        let Some(list) = postings.get(shingle) else { continue };
        // The first holder too: it is the likely root of a story that many carry.
        let newest = list.iter().rev().take(NEIGHBORS);
        let first = list.first().filter(|_| list.len() > NEIGHBORS);
        for at in newest.chain(first) {
            *hits.entry(*at).or_default() += 1;
        }
    }
    let mut enough: Vec<u32> =
        hits.into_iter().filter(|(_, hits)| *hits >= MIN_SHARED).map(|(at, _)| at).collect();
    enough.sort_unstable();
    enough
}

/// The document with which the share is largest, the older one at equal shares.
fn best_original(documents: &[&LineageDocument], at: usize, candidates: &[u32]) -> Option<(usize, String)> {
    let own = &documents[at].fingerprint;
    let mut best: Option<(usize, usize, f64)> = None;
    for candidate in candidates {
        let other = &documents[*candidate as usize].fingerprint;
        let shared = own.shared(other);
        let share = shared as f64 / own.shingles.len().min(other.shingles.len()).max(1) as f64;
        let better = best.is_none_or(|(_, _, most)| share > most);
        if shared >= MIN_SHARED && share >= COPY_SHARE && better {
            best = Some((*candidate as usize, shared, share));
        }
    }
    let (to, _, share) = best?;
    Some((to, format!("{:.0} % of the shorter text's word sequences stand in both", share * 100.0)))
}
