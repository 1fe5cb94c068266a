//! The pipeline: the only place where the stages meet.

pub mod add;
pub mod assertions;
pub mod desk;
pub mod error;
pub mod eval;
mod privacy;
pub mod query;
pub mod settings;

pub use desk::{Desk, LEDGER_FILE};
pub use error::DeskError;
pub use settings::{SETTINGS_FILE, Settings};
