//! Phrases for one person or thing put together, and what speaks for it.

use super::{Act, Candidate, Role};
use crate::learned::probability;

/// Phrases below this probability are not looked at.
const LEAST: f32 = 0.01;

/// The most entities of a role that are judged.
const MOST: usize = 15;

/// Number of facts about an entity: see [`facts`].
pub const FACTS: usize = 30;

/// Phrases for one entity in one role, the likeliest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Indexes of the candidates with their probabilities.
    pub phrases: Vec<(usize, f32)>,
}

impl Entity {
    /// The likeliest phrase.
    pub fn best(&self) -> usize {
        self.phrases.first().map_or(0, |(index, _)| *index)
    }

    fn chance(&self) -> f32 {
        self.phrases.first().map_or(0.0, |(_, chance)| *chance)
    }
}

/// What a document holds for incidents of one type.
#[derive(Debug, Clone)]
pub struct Cast<'c> {
    /// Type.
    pub act: Act,
    /// Phrases of the document.
    pub candidates: &'c [Candidate],
    /// Probabilities of every phrase in every role.
    pub chances: Vec<[f32; 5]>,
    /// Entities of every role, the likeliest first.
    pub entities: [Vec<Entity>; 5],
}

impl<'c> Cast<'c> {
    /// Groups the phrases by their scores.
    pub fn of(act: Act, candidates: &'c [Candidate], scores: &[[f32; 5]]) -> Self {
        let chances: Vec<[f32; 5]> = scores.iter().map(|scores| scores.map(probability)).collect();
        let entities = Role::ALL.map(|role| group(role, candidates, &chances));
        Self { act, candidates, chances, entities }
    }

    /// Chance of the entity of this rank; 0 where there is none.
    pub fn chance(&self, role: usize, rank: usize) -> f32 {
        self.entities[role].get(rank).map_or(0.0, Entity::chance)
    }
}

fn group(role: Role, candidates: &[Candidate], chances: &[[f32; 5]]) -> Vec<Entity> {
    let number = role as usize;
    let mut likely: Vec<(usize, f32)> = chances
        .iter()
        .map(|chances| chances[number])
        .enumerate()
        .filter(|(_, chance)| *chance > LEAST)
        .collect();
    likely.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
    let mut entities: Vec<Entity> = Vec::new();
    for (index, chance) in likely {
        let own = &candidates[index];
        let same = entities.iter().position(|entity| is_same(role, &candidates[entity.best()], own));
        match same {
            Some(at) => entities[at].phrases.push((index, chance)),
            None if entities.len() < MOST => entities.push(Entity { phrases: vec![(index, chance)] }),
            None => {}
        }
    }
    entities
}

/// Whether two phrases stand for one entity: one holds the words of the other, or they share their head (people,
/// weapons), two names (victims) or the actor (organizations).
fn is_same(role: Role, left: &Candidate, right: &Candidate) -> bool {
    let (few, many) = if left.words.len() <= right.words.len() { (left, right) } else { (right, left) };
    let shared = few.words.iter().filter(|word| many.words.contains(word)).count();
    if shared == few.words.len() {
        return true;
    }
    let head = |candidate: &Candidate| candidate.words.get(candidate.head).copied();
    match role {
        Role::Individual | Role::Weapon => head(left) == head(right),
        Role::Victim => shared >= 2,
        Role::Organization => left.actor.is_some() && left.actor == right.actor,
        Role::Target => false,
    }
}

/// The odds of a chance, on a scale that tells small ones apart.
pub fn odds(chance: f32) -> f32 {
    let chance = chance.clamp(1e-4, 1.0 - 1e-4);
    (chance / (1.0 - chance)).ln()
}

/// What is known of the entity of this rank, given the chance of the document to tell each type.
pub fn facts(cast: &Cast<'_>, role: usize, rank: usize, acts: &[f32; 5], sentences: usize) -> [f32; FACTS] {
    let mut facts = [0.0; FACTS];
    let Some(entity) = cast.entities[role].get(rank) else { return facts };
    let best = &cast.candidates[entity.best()];
    let chance = entity.chance();
    let total: f32 = entity.phrases.iter().map(|(_, chance)| chance).sum();
    let mass: f32 = cast.entities[role].iter().map(Entity::chance).sum();
    let elsewhere = |index: usize| {
        let others = (0..5).filter(|other| *other != role).map(|other| cast.chances[index][other]);
        others.fold(0.0f32, f32::max)
    };
    let sum = |of: &dyn Fn(&Candidate) -> usize| {
        entity.phrases.iter().map(|(index, _)| of(&cast.candidates[*index])).sum::<usize>() as f32
    };
    let first = entity.phrases.iter().map(|(index, _)| cast.candidates[*index].sentence).min().unwrap_or(0);
    let any = entity.phrases.iter().map(|(index, _)| elsewhere(*index)).fold(0.0f32, f32::max);
    let own = acts[cast.act.number() as usize];
    let scalars = [
        odds(chance),
        total,
        odds(total.min(0.999)),
        rank as f32,
        chance / cast.chance(role, 0).max(1e-6),
        mass - total,
        entity.phrases.len() as f32,
        entity.phrases.get(1).map_or(0.0, |(_, chance)| *chance),
        elsewhere(entity.best()),
        any,
        best.count as f32,
        sum(&|candidate| candidate.count),
        best.sentence as f32,
        first as f32,
        cast.entities[role].len() as f32,
        sentences.min(80) as f32,
        best.words.len() as f32,
        odds(own),
        own,
        acts.iter().copied().fold(0.0, f32::max),
    ];
    facts[..scalars.len()].copy_from_slice(&scalars);
    for other in 0..5 {
        facts[20 + other] = cast.chance(other, 0);
    }
    facts[25 + cast.act.number() as usize] = 1.0;
    facts
}
