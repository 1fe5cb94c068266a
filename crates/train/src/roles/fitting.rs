//! Fits the parts of the judge one after the other; what a later part sees of an earlier one comes from a fitting that
//! has not seen the document.

use std::collections::HashSet;

use extract::learned::{
    Linear,
    roles::{
        Act, Judge, Role,
        entity::{Cast, FACTS, facts},
        fill::MOST,
        judge::{Weighing, act_chances},
        words::Tagger,
    },
};

use super::{
    logistic::{Logistic, Settings},
    muc::{Example, Told},
    weighing,
};

const ROLES: Settings = Settings { bits: 18, epochs: 12, rate: 0.08, pull: 0.02 };
const ACTS: Settings = Settings { bits: 17, epochs: 20, rate: 0.1, pull: 0.02 };

/// Parts into which the documents are put for fittings that have not seen some of them.
const FOLDS: usize = 5;

/// Types with at least this chance are judged beside those that are told.
const LIKELY: f32 = 0.15;

/// An entity counts from this chance: half of the F1 that is reached, where one more neither helps nor harms.
const BOUND: f32 = 0.2;

/// Entities of one document and type: facts and whether they are right, role by role.
struct Judged {
    rows: [Vec<([f32; FACTS], bool)>; 5],
    gold: [usize; 5],
}

/// Fits the judge.
pub fn fit_judge(tagger: &Tagger, examples: &[&Example]) -> Option<Judge> {
    if examples.iter().all(|example| example.told.is_empty()) {
        return None;
    }
    let acts = fit_acts(examples)?;
    let mut chances = vec![[0.0; 5]; examples.len()];
    for fold in 0..FOLDS {
        let unseen = fit_acts(&others(examples, fold))?;
        for (example, chances) in examples.iter().zip(&mut chances).skip(fold).step_by(FOLDS) {
            *chances = act_chances(&unseen, &example.document);
        }
    }
    let cases: Vec<Vec<Act>> =
        examples.iter().zip(&chances).map(|(example, chances)| lessons(example, chances)).collect();
    let roles = fit_roles(examples, &cases)?;
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let unseen = fit_roles(&others(examples, fold), &others(&cases, fold))?;
        for at in (fold..examples.len()).step_by(FOLDS) {
            judged.extend(cases[at].iter().map(|act| entities(&unseen, examples[at], *act, &chances[at])));
        }
    }
    let entities = std::array::from_fn(|role| weigh(&judged, role));
    Some(Judge { tagger: tagger.clone(), acts, roles, entities, entity_bounds: [BOUND; 5] })
}

fn others<T: Clone>(all: &[T], fold: usize) -> Vec<T> {
    all.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, item)| item.clone()).collect()
}

/// The types that a document teaches something about.
fn lessons(example: &Example, chances: &[f32; 5]) -> Vec<Act> {
    let told = |act: &Act| example.told.iter().any(|told| told.act == *act);
    Act::ALL.into_iter().filter(|act| told(act) || chances[act.number() as usize] >= LIKELY).collect()
}

fn fit_acts(examples: &[&Example]) -> Option<Linear> {
    let mut model = Logistic::new(ACTS, Act::ALL.len());
    model.learn(examples.len(), |at, features| {
        features.clear();
        features.extend(&examples[at].document);
        examples[at].told.iter().fold(0, |bits, told| bits | 1 << told.act.number())
    });
    model.linear()
}

fn fit_roles(examples: &[&Example], acts: &[Vec<Act>]) -> Option<Linear> {
    let mut cases: Vec<(usize, Act, usize, u32)> = Vec::new();
    for (at, acts) in acts.iter().enumerate() {
        for act in acts {
            let answers = examples[at].answers(*act).into_iter().enumerate();
            cases.extend(answers.map(|(candidate, answers)| (at, *act, candidate, answers)));
        }
    }
    let mut model = Logistic::new(ROLES, Role::ALL.len());
    model.learn(cases.len(), |case, features| {
        let (at, act, candidate, answers) = cases[case];
        examples[at].candidates[candidate].features_for(act, features);
        answers
    });
    model.linear()
}

fn entities(roles: &Linear, example: &Example, act: Act, chances: &[f32; 5]) -> Judged {
    let cast = Cast::of(act, &example.candidates, &Judge::scores(roles, &example.candidates, act));
    let told = example.told.iter().find(|told| told.act == act);
    let mut judged = Judged { rows: Default::default(), gold: [0; 5] };
    for role in 0..Role::ALL.len() {
        judged.gold[role] = told.map_or(0, |told| told.entities[role].len());
        for (rank, entity) in cast.entities[role].iter().enumerate() {
            let right = is_right(told, role, &example.forms[entity.best()]);
            judged.rows[role].push((facts(&cast, role, rank, chances, example.sentences), right));
        }
    }
    judged
}

fn is_right(told: Option<&Told>, role: usize, form: &str) -> bool {
    told.is_some_and(|told| {
        told.entities[role].iter().any(|mentions: &HashSet<String>| mentions.contains(form))
    })
}

/// The weights of a role.
fn weigh(judged: &[Judged], role: usize) -> Weighing<FACTS> {
    let rows: Vec<([f32; FACTS], bool)> =
        judged.iter().flat_map(|judged| judged.rows[role].iter().copied()).collect();
    weighing::fit(&rows)
}

/// How often fillers are right, if the types that are told are given: right, filled and annotated of every role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Counts.
    pub roles: [[u64; 3]; 5],
}

/// Compares the judge's fillers with the annotation.
pub fn agreement(judge: &Judge, examples: &[&Example]) -> Agreement {
    let mut agreement = Agreement::default();
    for example in examples {
        let chances = act_chances(&judge.acts, &example.document);
        for told in &example.told {
            let judged = entities(&judge.roles, example, told.act, &chances);
            for (role, counts) in agreement.roles.iter_mut().enumerate() {
                let mut likely: Vec<(f32, bool)> = judged.rows[role]
                    .iter()
                    .map(|(facts, right)| (judge.entities[role].chance(facts), *right))
                    .filter(|(chance, _)| *chance >= judge.entity_bounds[role])
                    .collect();
                likely.sort_by(|left, right| right.0.total_cmp(&left.0));
                likely.truncate(MOST[role]);
                counts[0] += likely.iter().filter(|(_, right)| *right).count() as u64;
                counts[1] += likely.len() as u64;
                counts[2] += judged.gold[role] as u64;
            }
        }
    }
    agreement
}
