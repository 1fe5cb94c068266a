//! Ways to fit the models of `extract::learned`: the same cases in the same order give the same weights.

mod linear;
mod order;
mod trees;

pub use linear::{LinearPlan, fit_linear};
pub use order::Order;
pub use trees::{TreesPlan, fit_trees};
