//! Records of the world as shown: every value with who says it, the shown one chosen by a stated rule.

mod edits;
mod fields;
mod incident;
mod members;
mod statement;
mod tolls;
mod voices;

pub(crate) use incident::view as incident_view;
pub(crate) use statement::view as statement_view;

#[cfg(test)]
mod tests;
