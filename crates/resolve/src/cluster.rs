//! From scored pairs to groups: best pairs first, and no group with two members that speak against each other.

use std::collections::HashMap;

/// What the grouping needs to know of the records, which are numbered in an order that does not depend on the input's.
pub(crate) struct Records<'a> {
    /// Number of the document of each record; records of one document are never one.
    pub document: &'a [u32],
    /// Whether each record is vague in time, and so may fit several others.
    pub vague: &'a [bool],
    /// Score of two records, `None` where they cannot be one.
    pub score: &'a dyn Fn(u32, u32) -> Option<f64>,
    pub thresholds: Thresholds,
}

/// When pairs and groups are joined.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thresholds {
    /// For a pair to be a link at all.
    pub link: f64,
    /// For every pair across two groups.
    pub every_pair: f64,
    /// For the mean over those pairs.
    pub mean_pair: f64,
    /// For a vague record to prefer one of two groups.
    pub ambiguous: f64,
}

/// A link that joined two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Link {
    pub a: u32,
    pub b: u32,
    pub score: f64,
}

/// Groups of two or more, and the links that made them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Groups {
    pub members: Vec<Vec<u32>>,
    pub links: Vec<Link>,
}

/// Members of a group that are compared with another group's: enough to catch every contradiction in practice, few enough
/// that an incident told five thousand times stays cheap.
const MOST_COMPARED: usize = 48;

/// Groups the records by their candidate pairs.
pub(crate) fn group(records: &Records, candidates: &[(u32, u32)]) -> Groups {
    let scored = |&(a, b): &(u32, u32)| {
        let score = (records.score)(a, b)?;
        let separate = records.document[a as usize] != records.document[b as usize];
        (separate && score >= records.thresholds.link).then_some(Link { a, b, score })
    };
    let mut links: Vec<Link> = candidates.iter().filter_map(scored).collect();
    links.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    drop_ambiguous(records, &mut links);
    join(records, links)
}

/// Takes away the links of vague records that fit two contradicting records equally well.
fn drop_ambiguous(records: &Records, links: &mut Vec<Link>) {
    let mut of_vague: HashMap<u32, Vec<(u32, f64)>> = HashMap::new();
    for link in links.iter() {
        for (own, other) in [(link.a, link.b), (link.b, link.a)] {
            if records.vague[own as usize] && !records.vague[other as usize] {
                of_vague.entry(own).or_default().push((other, link.score));
            }
        }
    }
    of_vague.retain(|_, partners| {
        let (first, best) = partners[0];
        partners[1..]
            .iter()
            .take_while(|(_, score)| *score >= best - records.thresholds.ambiguous)
            .any(|(other, _)| contradict(records, first, *other))
    });
    links.retain(|link| {
        let torn = |own: u32, other: u32| of_vague.contains_key(&own) && !records.vague[other as usize];
        !torn(link.a, link.b) && !torn(link.b, link.a)
    });
}

fn contradict(records: &Records, a: u32, b: u32) -> bool {
    (records.score)(a.min(b), a.max(b)).is_none_or(|score| score < records.thresholds.every_pair)
}

fn join(records: &Records, links: Vec<Link>) -> Groups {
    let mut group_of: HashMap<u32, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut used = Vec::new();
    for link in links {
        let of = |record: u32, groups: &mut Vec<Vec<u32>>, group_of: &mut HashMap<u32, usize>| {
            *group_of.entry(record).or_insert_with(|| {
                groups.push(vec![record]);
                groups.len() - 1
            })
        };
        let (a, b) = (of(link.a, &mut groups, &mut group_of), of(link.b, &mut groups, &mut group_of));
        if a == b || !may_join(records, &groups[a], &groups[b]) {
            continue;
        }
        let (keep, gone) = if groups[a].len() >= groups[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut groups[gone]);
        for record in &moved {
            group_of.insert(*record, keep);
        }
        groups[keep].extend(moved);
        used.push(link);
    }
    let mut members: Vec<Vec<u32>> = groups.into_iter().filter(|group| group.len() > 1).collect();
    members.iter_mut().for_each(|group| group.sort_unstable());
    members.sort_unstable();
    Groups { members, links: used }
}

fn may_join(records: &Records, first: &[u32], second: &[u32]) -> bool {
    let document = |record: &u32| records.document[*record as usize];
    let (small, large) = if first.len() <= second.len() { (first, second) } else { (second, first) };
    let documents: std::collections::HashSet<u32> = small.iter().map(document).collect();
    if large.iter().any(|record| documents.contains(&document(record))) {
        return false;
    }
    let (mut sum, mut count) = (0.0, 0.0);
    for a in first.iter().take(MOST_COMPARED) {
        for b in second.iter().take(MOST_COMPARED) {
            match (records.score)(*a.min(b), *a.max(b)) {
                Some(score) if score >= records.thresholds.every_pair => sum += score,
                _ => return false,
            }
            count += 1.0;
        }
    }
    sum >= records.thresholds.mean_pair * count
}
