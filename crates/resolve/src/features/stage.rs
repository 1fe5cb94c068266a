//! How far it went: a plan and an attack are two things; foiled, failed and repelled are not.

use model::Stage;

use super::{Feature, Pair, Seen};
use crate::weights::{STAGE_BOTH_ALLEGED, STAGE_PLAN_AND_ACT};

pub(super) const FEATURE: Feature = Feature { name: "stage", weigh, explain };

fn weigh(pair: &Pair) -> Seen {
    match (pair.a.stage, pair.b.stage) {
        (Stage::Alleged, Stage::Alleged) => Seen::Weight(STAGE_BOTH_ALLEGED),
        (Stage::Plotted | Stage::Foiled, Stage::Executed)
        | (Stage::Executed, Stage::Plotted | Stage::Foiled) => Seen::Weight(STAGE_PLAN_AND_ACT),
        _ => Seen::Nothing,
    }
}

fn explain(pair: &Pair) -> String {
    format!("{} and {}", pair.a.stage, pair.b.stage)
}
