//! From annotated documents to judges.

use std::collections::BTreeMap;

use extract::{
    Extractor,
    learned::{
        Features, Linear, Trees,
        incidents::{
            Judge,
            drafts::{CLASSES, Draft, FLOOR, Judged, KINDS, draft, join_row, keep_row},
            facts::Facts,
            sentences,
        },
    },
};

use super::gold::{self, Document};
use crate::fit::{LinearPlan, TreesPlan, fit_linear, fit_trees};

/// A document with what the judges see of it.
pub struct Case {
    /// The document.
    pub document: Document,
    /// What each sentence says of each incident.
    pub evidence: Vec<BTreeMap<usize, f32>>,
    sentences: Vec<Features>,
    whole: Features,
}

const SENTENCES: LinearPlan = LinearPlan { bits: 18, rounds: 8, cost: 10.0, even: true };
const DOCUMENTS: LinearPlan = LinearPlan { bits: 17, rounds: 10, cost: 6.0, even: true };
const JOIN: TreesPlan = TreesPlan { trees: 80, depth: 3, step: 0.1, leaf: 4.0, damping: 2.0 };
const KEEP: TreesPlan = TreesPlan { trees: 120, depth: 3, step: 0.06, leaf: 12.0, damping: 8.0 };

/// Parts of the data for judgements of documents that a judge has not seen.
const PARTS: usize = 4;

/// The data are divided in more than one way, so that less hangs on how a division falls.
const DIVISIONS: [&str; 3] = ["first", "second", "third"];

/// A sentence that says so much of an incident tells it.
const TELLS: f32 = 1.0;

/// Reads the documents.
pub fn read_cases(extractor: &Extractor, documents: Vec<Document>) -> Vec<Case> {
    documents
        .into_iter()
        .map(|document| {
            extractor.with_reading(&document.input, |reading| {
                let describe = |number: usize| {
                    let mut features = Features::default();
                    sentences::of_sentence(reading, number, &mut features);
                    features
                };
                let mut whole = Features::default();
                sentences::of_document(reading, &mut whole);
                Case {
                    evidence: gold::evidence(reading, &document),
                    sentences: (0..reading.text.sentences.len()).map(describe).collect(),
                    whole,
                    document: document.clone(),
                }
            })
        })
        .collect()
}

/// Bit `kind` of every sentence's label: whether it tells an incident of that type.
type Labels = Vec<u32>;

/// A sentence tells what names most of the incident's parts.
fn first_labels(case: &Case) -> Labels {
    let mut labels = vec![0; case.sentences.len()];
    for (incident, told) in case.document.incidents.iter().zip(&case.evidence) {
        let most = told.values().copied().fold(0.0, f32::max).min(TELLS);
        for (sentence, _) in told.iter().filter(|(_, weight)| **weight >= most && most > 0.0) {
            labels[*sentence] |= 1 << incident.kind;
        }
    }
    labels
}

/// Of those, the ones that also read like it: `scores` come from a judge that has not seen the document.
fn second_labels(case: &Case, scores: &[[f32; 5]]) -> Labels {
    let mut labels = vec![0; case.sentences.len()];
    for (incident, told) in case.document.incidents.iter().zip(&case.evidence) {
        let most = told.values().copied().fold(0.0, f32::max).min(TELLS);
        let able: Vec<usize> =
            told.iter().filter(|(_, weight)| **weight >= most && most > 0.0).map(|(at, _)| *at).collect();
        let best = able.iter().map(|at| scores[*at][incident.kind]).fold(f32::MIN, f32::max);
        for at in
            able.into_iter().filter(|at| scores[*at][incident.kind] >= (best - MARGIN).max(LEAST).min(best))
        {
            labels[at] |= 1 << incident.kind;
        }
    }
    labels
}

/// A sentence that scores so much less than the best one of its incident only names the same people.
const MARGIN: f32 = 3.0;

/// A sentence below this score tells nothing unless it is the best one.
const LEAST: f32 = -3.5;

fn fit_sentences(cases: &[&Case], labels: &[Labels]) -> Option<Linear> {
    let rows: Vec<(Features, u32)> = cases
        .iter()
        .zip(labels)
        .flat_map(|(case, labels)| case.sentences.iter().cloned().zip(labels.iter().map(with_any)))
        .collect();
    fit_linear(SENTENCES, CLASSES, &rows)
}

/// A label with the class for any type.
fn with_any(label: &u32) -> u32 {
    if *label == 0 { 0 } else { label | 1 << KINDS.len() }
}

fn fit_documents(cases: &[&Case]) -> Option<Linear> {
    let rows: Vec<(Features, u32)> = cases
        .iter()
        .map(|case| (case.whole.clone(), u32::from(!case.document.incidents.is_empty())))
        .collect();
    fit_linear(DOCUMENTS, 1, &rows)
}

/// The part of the data that a document is in, in a division.
fn part_of(case: &Case, division: &str) -> usize {
    extract::learned::features::hash(&[division, &case.document.input.doc]) as usize % PARTS
}

fn score(case: &Case, sentences: &Linear, document: &Linear) -> Judged {
    let mut scores = Vec::new();
    document.score_evenly(&case.whole, &mut scores);
    let mut judged = Judged { document: scores[0], ..Judged::default() };
    for features in &case.sentences {
        sentences.score_evenly(features, &mut scores);
        judged.push(&scores);
    }
    judged
}

/// Judgements of every document by judges that have not seen it.
fn unseen(cases: &[&Case], labels: &[Labels], division: &str) -> Option<Vec<Judged>> {
    let mut judged: Vec<Option<Judged>> = vec![None; cases.len()];
    for part in 0..PARTS {
        let (seen, own): (Vec<usize>, Vec<usize>) =
            (0..cases.len()).partition(|index| part_of(cases[*index], division) != part);
        let known: Vec<&Case> = seen.iter().map(|index| cases[*index]).collect();
        let known_labels: Vec<Labels> = seen.iter().map(|index| labels[*index].clone()).collect();
        let sentences = fit_sentences(&known, &known_labels)?;
        let document = fit_documents(&known)?;
        for index in own {
            judged[index] = Some(score(cases[index], &sentences, &document));
        }
    }
    judged.into_iter().collect()
}

/// Fits the judges.
pub fn fit_judge(extractor: &Extractor, cases: &[&Case]) -> Option<Judge> {
    let first: Vec<Labels> = cases.iter().map(|case| first_labels(case)).collect();
    let judged = unseen(cases, &first, DIVISIONS[0])?;
    let labels: Vec<Labels> =
        cases.iter().zip(&judged).map(|(case, judged)| second_labels(case, &judged.sentences)).collect();
    let judged =
        DIVISIONS.iter().map(|division| unseen(cases, &labels, division)).collect::<Option<Vec<_>>>()?;
    let join = fit_join(extractor, cases, judged.first()?)?;
    let (keep, first_bar, bar) = fit_keep(extractor, cases, &judged, &join)?;
    Some(Judge {
        sentences: fit_sentences(cases, &labels)?,
        document: fit_documents(cases)?,
        join,
        keep,
        first_bar,
        bar,
    })
}

/// The incident of a type of which a sentence says most.
fn told_by(case: &Case, sentence: usize, kind: usize) -> Option<usize> {
    let weight = |index: usize| case.evidence[index].get(&sentence).copied().unwrap_or_default();
    (0..case.evidence.len())
        .filter(|index| case.document.incidents[*index].kind == kind && weight(*index) >= TELLS)
        .max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a)))
}

fn fit_join(extractor: &Extractor, cases: &[&Case], judged: &[Judged]) -> Option<Trees> {
    let mut rows = Vec::new();
    for (case, judged) in cases.iter().zip(judged).filter(|(case, _)| !case.document.incidents.is_empty()) {
        extractor.with_reading(&case.document.input, |reading| {
            let mut drafts: Vec<Draft> = Vec::new();
            let mut told: Vec<usize> = Vec::new();
            for (number, scores) in judged.sentences.iter().enumerate() {
                for kind in (0..KINDS.len()).filter(|kind| scores[*kind] >= FLOOR) {
                    let Some(incident) = told_by(case, number, kind) else { continue };
                    let facts = Facts::of(reading, number);
                    for (draft, own) in drafts.iter().zip(&told).filter(|(draft, _)| draft.kind == kind) {
                        let row = join_row(&drafts, draft, judged, number, scores[kind], &facts);
                        rows.push((row.to_vec(), *own == incident));
                    }
                    match told.iter().position(|known| *known == incident) {
                        Some(index) => {
                            drafts[index].sentences.push(number);
                            drafts[index].facts.take(&facts);
                        }
                        None => {
                            drafts.push(Draft { kind, sentences: vec![number], facts });
                            told.push(incident);
                        }
                    }
                }
            }
        });
    }
    fit_trees(JOIN, &rows)
}

/// Which incident each draft is, each incident at most once.
pub fn align(case: &Case, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        for (incident, told) in case.evidence.iter().enumerate() {
            let said: f32 = draft.sentences.iter().filter_map(|at| told.get(at)).sum();
            let same = draft.kind == case.document.incidents[incident].kind;
            if same && said >= 0.9 {
                pairs.push((said - 0.001 * draft.sentences.len() as f32, index, incident));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = vec![None; drafts.len()];
    let mut taken = vec![false; case.evidence.len()];
    for (_, index, incident) in pairs {
        if found[index].is_none() && !taken[incident] {
            found[index] = Some(incident);
            taken[incident] = true;
        }
    }
    found
}

fn fit_keep(
    extractor: &Extractor,
    cases: &[&Case],
    judged: &[Vec<Judged>],
    join: &Trees,
) -> Option<(Trees, f32, f32)> {
    let mut rows: Vec<(Vec<f32>, bool)> = Vec::new();
    let mut parts = Vec::new();
    let mut owners = Vec::new();
    let twice = judged.iter().flat_map(|judged| cases.iter().zip(judged));
    for (number, (case, judged)) in twice.enumerate() {
        extractor.with_reading(&case.document.input, |reading| {
            let drafts = draft(reading, judged, |row| join.score(row));
            for (index, found) in align(case, &drafts).into_iter().enumerate() {
                rows.push((keep_row(reading, judged, &drafts, index).to_vec(), found.is_some()));
                parts.push(part_of(case, DIVISIONS[0]));
                owners.push(number);
            }
        });
    }
    let mut scored: Vec<(f32, bool)> = vec![(0.0, false); rows.len()];
    for part in 0..PARTS {
        let seen: Vec<(Vec<f32>, bool)> =
            rows.iter().zip(&parts).filter(|(_, own)| **own != part).map(|(row, _)| row.clone()).collect();
        let trees = fit_trees(KEEP, &seen)?;
        for index in (0..rows.len()).filter(|index| parts[*index] == part) {
            scored[index] = (trees.score(&rows[index].0), rows[index].1);
        }
    }
    let all = judged.len() * cases.iter().map(|case| case.document.incidents.len()).sum::<usize>();
    let mut documents: Vec<Scored> = judged
        .iter()
        .flat_map(|_| cases)
        .map(|case| Scored { drafts: Vec::new(), empty: case.document.incidents.is_empty() })
        .collect();
    owners.iter().zip(&scored).for_each(|(owner, draft)| documents[*owner].drafts.push(*draft));
    let (first_bar, bar) = best_bars(&documents, all);
    Some((fit_trees(KEEP, &rows)?, first_bar, bar))
}

/// The drafts of a document: score, and whether it is an incident.
struct Scored {
    drafts: Vec<(f32, bool)>,
    empty: bool,
}

/// The part of the documents without incident that may give an alarm: where F1 is flat, the quieter judge.
const ALARMS: f32 = 0.09;

/// The two bars with the best F1 among those that keep alarms rare.
fn best_bars(documents: &[Scored], all: usize) -> (f32, f32) {
    let grid: Vec<f32> = (-60..=40).map(|step| step as f32 / 20.0).collect();
    let empty = documents.iter().filter(|document| document.empty).count();
    let mut best = (-1.0, 0.0, 0.0);
    for first in &grid {
        let told: Vec<&Scored> = documents
            .iter()
            .filter(|document| document.drafts.iter().any(|(score, _)| score > first))
            .collect();
        let alarms = told.iter().filter(|document| document.empty).count();
        if alarms as f32 > ALARMS * empty as f32 {
            continue;
        }
        for bar in grid.iter().filter(|bar| *bar <= first) {
            let kept = told.iter().flat_map(|document| &document.drafts).filter(|(score, _)| score > bar);
            let (count, right) = kept
                .fold((0usize, 0usize), |(count, right), (_, yes)| (count + 1, right + usize::from(*yes)));
            let f1 = 2.0 * right as f32 / (count + all).max(1) as f32;
            if f1 > best.0 {
                best = (f1, *first, *bar);
            }
        }
    }
    (best.1, best.2)
}

/// How well drafts agree with the annotation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Drafts that are an incident, optional ones included.
    pub right: usize,
    /// All drafts.
    pub drafts: usize,
    /// All incidents.
    pub incidents: usize,
    /// Documents without an incident.
    pub empty: usize,
    /// Those of them with a draft.
    pub alarms: usize,
}

impl Agreement {
    /// Counts a document.
    pub fn add(&mut self, case: &Case, drafts: &[Draft]) {
        self.right += align(case, drafts).iter().flatten().count();
        self.drafts += drafts.len();
        self.incidents += case.document.incidents.len();
        let empty = case.document.incidents.is_empty();
        self.empty += usize::from(empty);
        self.alarms += usize::from(empty && !drafts.is_empty());
    }

    /// Precision, recall and F1.
    pub fn rates(self) -> [f64; 3] {
        let precision = self.right as f64 / self.drafts.max(1) as f64;
        let recall = self.right as f64 / self.incidents.max(1) as f64;
        [precision, recall, 2.0 * self.right as f64 / (self.drafts + self.incidents).max(1) as f64]
    }
}

/// How well a judge agrees with annotated documents.
pub fn agreement(extractor: &Extractor, judge: &Judge, cases: &[&Case]) -> Agreement {
    let mut agreement = Agreement::default();
    for case in cases {
        extractor.with_reading(&case.document.input, |reading| {
            let drafts: Vec<Draft> = judge.drafts(reading).into_iter().map(|(draft, _)| draft).collect();
            agreement.add(case, &drafts);
        });
    }
    agreement
}
