//! By whom: one actor, or a group and its wing; two groups speak against, weakly, because claims compete.

use super::{Feature, Pair, Seen};
use crate::{
    actors::Relation,
    weights::{ACTOR_DIFFERENT, ACTOR_PART, ACTOR_SAME},
};

pub(super) const FEATURE: Feature = Feature { name: "actor", weigh, explain };

fn closest<'a>(pair: &'a Pair) -> Option<(Relation, &'a str, &'a str)> {
    let mut closest = None;
    for a in &pair.a.actors {
        for b in &pair.b.actors {
            match pair.names.actors.relation(a, b) {
                Relation::Same => return Some((Relation::Same, a, b)),
                Relation::PartOf => closest = Some((Relation::PartOf, a.as_str(), b.as_str())),
                Relation::Unrelated => closest = closest.or(Some((Relation::Unrelated, a, b))),
            }
        }
    }
    closest
}

fn weigh(pair: &Pair) -> Seen {
    match closest(pair) {
        None => Seen::Nothing,
        Some((Relation::Same, ..)) => Seen::Weight(ACTOR_SAME),
        Some((Relation::PartOf, ..)) => Seen::Weight(ACTOR_PART),
        Some((Relation::Unrelated, ..)) => Seen::Weight(ACTOR_DIFFERENT),
    }
}

fn explain(pair: &Pair) -> String {
    let name = |id| pair.names.actors.name(id);
    match closest(pair) {
        Some((Relation::Same, a, _)) => format!("both by {}", name(a)),
        Some((Relation::PartOf, a, b)) => format!("one of {} and {} is part of the other", name(a), name(b)),
        Some((Relation::Unrelated, a, b)) => format!("{} and {}", name(a), name(b)),
        None => "an actor is missing".to_owned(),
    }
}
