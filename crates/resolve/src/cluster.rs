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
    /// Pairs that a person made one.
    pub tied: &'a [(u32, u32)],
    /// Whether a person decided on a record.
    pub decided: &'a dyn Fn(u32) -> bool,
    /// Whether a person holds two records apart.
    pub apart: &'a dyn Fn(u32, u32) -> bool,
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
    /// Position among [`Records::tied`], where a person made the link.
    pub tie: Option<usize>,
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
        (separate && score >= records.thresholds.link && !(records.apart)(a, b)).then_some(Link {
            a,
            b,
            score,
            tie: None,
        })
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

/// A group, in the parts that a person joined: a further record has to fit one of them, not all.
#[derive(Debug, Default)]
struct Group {
    parts: Vec<Vec<u32>>,
}

impl Group {
    fn records(&self) -> impl Iterator<Item = &u32> {
        self.parts.iter().flatten()
    }

    fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }
}

struct Joining<'r> {
    records: &'r Records<'r>,
    group_of: HashMap<u32, usize>,
    groups: Vec<Group>,
}

impl Joining<'_> {
    fn of(&mut self, record: u32) -> usize {
        let groups = &mut self.groups;
        *self.group_of.entry(record).or_insert_with(|| {
            groups.push(Group { parts: vec![vec![record]] });
            groups.len() - 1
        })
    }

    /// Moves group `b` into group `a` and gives back its parts.
    fn empty_into(&mut self, a: usize, b: usize) -> Vec<Vec<u32>> {
        let moved = std::mem::take(&mut self.groups[b]);
        for record in moved.records() {
            self.group_of.insert(*record, a);
        }
        moved.parts
    }

    /// Whether a person holds a record of one group apart from one of the other.
    fn apart(&self, a: usize, b: usize) -> bool {
        let decided =
            |group: usize| self.groups[group].records().copied().filter(|it| (self.records.decided)(*it));
        let others: Vec<u32> = decided(b).collect();
        !others.is_empty()
            && decided(a).any(|one| others.iter().any(|other| (self.records.apart)(one, *other)))
    }

    /// Joins what a person says is one. Where two decisions contradict each other, the pair stays as it is.
    fn tie(&mut self, (a, b): (u32, u32)) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        let joins = a != b && !self.apart(a, b);
        if joins {
            let parts = self.empty_into(a, b);
            self.groups[a].parts.extend(parts);
        }
        joins
    }

    fn link(&mut self, link: Link) -> bool {
        let (a, b) = (self.of(link.a), self.of(link.b));
        if a == b {
            self.grow_part(a, link);
            return false;
        }
        let (mut large, mut small) = ((a, self.part(a, link.a)), (b, self.part(b, link.b)));
        if !self.separate_documents(a, b)
            || !fits(self.records, &self.groups[a].parts[large.1], &self.groups[b].parts[small.1])
            || self.apart(a, b)
        {
            return false;
        }
        if self.groups[a].len() < self.groups[b].len() {
            std::mem::swap(&mut large, &mut small);
        }
        let mut moved = self.empty_into(large.0, small.0);
        let joined = moved.swap_remove(small.1);
        let group = &mut self.groups[large.0];
        group.parts[large.1].extend(joined);
        group.parts.extend(moved);
        true
    }

    /// Makes one part of the two that hold the ends of a link, if they agree.
    fn grow_part(&mut self, group: usize, link: Link) {
        if self.groups[group].parts.len() == 1 {
            return;
        }
        let (first, second) = (self.part(group, link.a), self.part(group, link.b));
        let parts = &mut self.groups[group].parts;
        if first != second && fits(self.records, &parts[first], &parts[second]) {
            let moved = parts.swap_remove(first.max(second));
            parts[first.min(second)].extend(moved);
        }
    }

    fn part(&self, group: usize, record: u32) -> usize {
        if self.groups[group].parts.len() == 1 {
            return 0;
        }
        self.groups[group].parts.iter().position(|part| part.contains(&record)).unwrap_or_default()
    }

    fn separate_documents(&self, a: usize, b: usize) -> bool {
        let document = |record: &u32| self.records.document[*record as usize];
        let (small, large) = if self.groups[a].len() <= self.groups[b].len() { (a, b) } else { (b, a) };
        let documents: std::collections::HashSet<u32> = self.groups[small].records().map(document).collect();
        !self.groups[large].records().any(|record| documents.contains(&document(record)))
    }
}

fn join(records: &Records, links: Vec<Link>) -> Groups {
    let mut joining = Joining { records, group_of: HashMap::new(), groups: Vec::new() };
    let mut used = Vec::new();
    for (at, tied) in records.tied.iter().enumerate() {
        if joining.tie(*tied) {
            let score = (records.score)(tied.0.min(tied.1), tied.0.max(tied.1)).unwrap_or_default();
            used.push(Link { a: tied.0, b: tied.1, score, tie: Some(at) });
        }
    }
    used.extend(links.into_iter().filter(|link| joining.link(*link)));
    let all = joining.groups.into_iter().map(|group| group.parts.concat());
    let mut members: Vec<Vec<u32>> = all.filter(|group| group.len() > 1).collect();
    members.iter_mut().for_each(|group| group.sort_unstable());
    members.sort_unstable();
    Groups { members, links: used }
}

/// Whether no record of one part speaks against one of the other, and they agree on the whole.
fn fits(records: &Records, first: &[u32], second: &[u32]) -> bool {
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
