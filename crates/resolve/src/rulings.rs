//! What people decided, as it holds: which records are one, which are apart, which fall, which value stands, how good a
//! source is. A machine's proposal never overrules it.
//!
//! Later decisions outweigh earlier ones on the same matter. An undone decision counts as if it had never been made, so
//! undoing restores exactly what was before; undoing the undoing brings it back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use model::{Decided, RecordRef, Reliability, Ruling};

use crate::text::name_key;

/// A decision and its place in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionInput {
    /// Its number.
    pub number: u64,
    /// What it says.
    pub ruling: Ruling,
    /// Who.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When.
    pub decided: Timestamp,
}

/// How many people it takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Approval {
    /// One is enough.
    #[default]
    One,
    /// A second one has to confirm.
    Two,
}

/// How a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Holds,
    /// It waits for a second person.
    Waits,
    /// The decision of this number undid it.
    Undone(u64),
}

/// The decisions that hold, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct Rulings {
    decisions: Vec<DecisionInput>,
    standing: BTreeMap<u64, Standing>,
    /// Per record, by number: the merges and splits it is in.
    grouping: BTreeMap<RecordRef, Vec<(usize, Side)>>,
    /// Per record the last decision to accept or reject it.
    verdict: BTreeMap<RecordRef, usize>,
    /// Per first record the edits of its fields, in order.
    edits: BTreeMap<RecordRef, Vec<usize>>,
    /// Per publisher, folded.
    grades: BTreeMap<String, Vec<usize>>,
}

/// Where a record stands in a merge or a split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Merged,
    Out,
    Stays,
}

impl Rulings {
    /// Reads decisions; their order does not matter, their numbers do.
    pub fn of(mut decisions: Vec<DecisionInput>, approval: Approval) -> Self {
        decisions.sort_by_key(|it| it.number);
        decisions.dedup_by_key(|it| it.number);
        let standing = standings(&decisions, approval);
        let mut rulings = Self { decisions, standing, ..Self::default() };
        for at in 0..rulings.decisions.len() {
            if rulings.standing.get(&rulings.decisions[at].number) == Some(&Standing::Holds) {
                rulings.take(at);
            }
        }
        rulings
    }

    fn take(&mut self, at: usize) {
        match &self.decisions[at].ruling {
            Ruling::Accept { records } | Ruling::Reject { records } => {
                self.verdict.extend(records.iter().map(|record| (record.clone(), at)));
            }
            Ruling::Edit { record, .. } => self.edits.entry(record.clone()).or_default().push(at),
            Ruling::Merge { records, with } => {
                for record in records.iter().chain(with).collect::<BTreeSet<_>>() {
                    self.grouping.entry(record.clone()).or_default().push((at, Side::Merged));
                }
            }
            Ruling::Split { records, from } => {
                let sides =
                    records.iter().map(|it| (it, Side::Out)).chain(from.iter().map(|it| (it, Side::Stays)));
                for (record, side) in sides.collect::<BTreeMap<_, _>>() {
                    self.grouping.entry(record.clone()).or_default().push((at, side));
                }
            }
            Ruling::Grade { source, .. } => self.grades.entry(name_key(source)).or_default().push(at),
            Ruling::Confirm { .. } | Ruling::Undo { .. } => {}
        }
    }

    /// All decisions, by number.
    pub fn decisions(&self) -> &[DecisionInput] {
        &self.decisions
    }

    /// How a decision stands; `None` for a number that no decision has.
    pub fn standing(&self, number: u64) -> Option<Standing> {
        self.standing.get(&number).copied()
    }

    /// Whether a person found that the record tells of nothing.
    pub fn is_rejected(&self, record: &RecordRef) -> bool {
        self.verdict_on(record).is_some_and(|it| matches!(it.ruling, Ruling::Reject { .. }))
    }

    /// The last decision to accept or reject a record.
    pub fn verdict_on(&self, record: &RecordRef) -> Option<&DecisionInput> {
        self.verdict.get(record).map(|at| &self.decisions[*at])
    }

    /// The grade of a publisher for what it published on a day, and the decision that gave it.
    pub fn grade_of(
        &self,
        publisher: &str,
        published: Option<Date>,
    ) -> Option<(Reliability, &DecisionInput)> {
        let mut best: Option<(Option<Date>, Reliability, &DecisionInput)> = None;
        for at in self.grades.get(&name_key(publisher))? {
            let decision = &self.decisions[*at];
            let Ruling::Grade { grade, from, .. } = &decision.ruling else { continue };
            let applies = from.is_none_or(|from| published.is_some_and(|day| day >= from));
            if applies && best.is_none_or(|(since, ..)| *from >= since) {
                best = Some((*from, *grade, decision));
            }
        }
        best.map(|(_, grade, decision)| (grade, decision))
    }

    /// Pairs of records that a person made one: each record of a merge with the first of it that no later split took away
    /// from it, so that those who stay together after a split stay one.
    pub(crate) fn ties(&self) -> Vec<(&RecordRef, &RecordRef, &DecisionInput)> {
        let mut ties = Vec::new();
        for decision in &self.decisions {
            let Ruling::Merge { records, with } = &decision.ruling else { continue };
            if self.standing(decision.number) != Some(Standing::Holds) {
                continue;
            }
            // The leaders of the parts that later splits left of the merge: few, mostly one.
            let mut leaders: Vec<&RecordRef> = Vec::new();
            for record in records.iter().chain(with) {
                match leaders.iter().find(|leader| !self.are_apart(leader, record)) {
                    Some(leader) if *leader == record => {}
                    Some(leader) => ties.push((*leader, record, decision)),
                    None => leaders.push(record),
                }
            }
        }
        ties
    }

    /// Whether the last word of a person on two records is that they are apart.
    pub(crate) fn are_apart(&self, a: &RecordRef, b: &RecordRef) -> bool {
        let (Some(of_a), Some(of_b)) = (self.grouping.get(a), self.grouping.get(b)) else { return false };
        let shared = of_a.iter().filter_map(|(at, side)| {
            let (_, other) = of_b.iter().find(|(number, _)| number == at)?;
            match (side, other) {
                (Side::Merged, Side::Merged) => Some((*at, false)),
                (Side::Out, Side::Stays) | (Side::Stays, Side::Out) => Some((*at, true)),
                _ => None,
            }
        });
        shared.max_by_key(|(at, _)| *at).is_some_and(|(_, apart)| apart)
    }

    /// Whether any decision joins or parts records.
    pub(crate) fn group_records(&self) -> bool {
        !self.grouping.is_empty()
    }

    /// Whether a merge or split is about this record.
    pub(crate) fn groups(&self, record: &RecordRef) -> bool {
        self.grouping.contains_key(record)
    }

    /// The edits of an incident or statement with these records, the last of each field.
    pub(crate) fn edits_of(&self, records: &[RecordRef]) -> Vec<&DecisionInput> {
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        let all = records.iter().filter_map(|record| self.edits.get(record)).flatten();
        for at in all {
            if let Ruling::Edit { property, .. } = &self.decisions[*at].ruling {
                let known = last.entry(property.as_str()).or_insert(*at);
                *known = (*known).max(*at);
            }
        }
        last.into_values().map(|at| &self.decisions[at]).collect()
    }

    /// What holds for an incident or statement with these records, in the order of the decisions.
    pub(crate) fn on(&self, records: &[RecordRef]) -> Vec<Decided> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for record in records {
            found.extend(self.verdict.get(record));
            found.extend(self.grouping.get(record).into_iter().flatten().map(|(at, _)| at));
            found.extend(self.edits.get(record).into_iter().flatten());
        }
        found.into_iter().map(|at| decided(&self.decisions[at], records)).collect()
    }
}

/// Undoings are read from the last to the first, as only a later one can undo an earlier one.
fn standings(decisions: &[DecisionInput], approval: Approval) -> BTreeMap<u64, Standing> {
    let author_of: BTreeMap<u64, &str> = decisions.iter().map(|it| (it.number, it.author.as_str())).collect();
    let mut undone: BTreeMap<u64, u64> = BTreeMap::new();
    let mut confirmed: BTreeSet<u64> = BTreeSet::new();
    let mut standing = BTreeMap::new();
    for decision in decisions.iter().rev() {
        let number = decision.number;
        let exempt = matches!(decision.ruling, Ruling::Confirm { .. });
        let state = match undone.get(&number) {
            Some(by) => Standing::Undone(*by),
            None if approval == Approval::Two && !exempt && !confirmed.contains(&number) => Standing::Waits,
            None => Standing::Holds,
        };
        standing.insert(number, state);
        match decision.ruling {
            Ruling::Undo { decision: earlier } if state == Standing::Holds && earlier < number => {
                undone.entry(earlier).or_insert(number);
            }
            Ruling::Confirm { decision: earlier }
                if state == Standing::Holds
                    && author_of.get(&earlier).is_some_and(|author| *author != decision.author) =>
            {
                confirmed.insert(earlier);
            }
            _ => {}
        }
    }
    standing
}

fn decided(decision: &DecisionInput, records: &[RecordRef]) -> Decided {
    let count = |of: &[RecordRef]| {
        let here = of.iter().filter(|record| records.contains(record)).count();
        format!("{here} {}", if here == 1 { "report" } else { "reports" })
    };
    let what = match &decision.ruling {
        Ruling::Accept { records } => format!("{} accepted", count(records)),
        Ruling::Reject { records } => format!("{} rejected", count(records)),
        Ruling::Edit { property, .. } => format!("{property} set"),
        Ruling::Merge { records, with } => format!("{} made one with {}", count(records), count(with)),
        Ruling::Split { records: out, .. } if out.iter().any(|record| records.contains(record)) => {
            format!("{} taken out of another one", count(out))
        }
        Ruling::Split { records: out, .. } => format!("{} taken out", out.len()),
        Ruling::Grade { .. } | Ruling::Confirm { .. } | Ruling::Undo { .. } => String::new(),
    };
    Decided {
        number: decision.number,
        action: decision.ruling.action(),
        what,
        value: match &decision.ruling {
            Ruling::Edit { value, .. } => Some(value.clone()),
            _ => None,
        },
        author: decision.author.clone(),
        reason: decision.reason.clone(),
        decided: decision.decided,
    }
}

#[cfg(test)]
mod tests;
