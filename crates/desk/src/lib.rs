//! The pipeline: the only place where the stages meet.

pub mod add;
pub mod assertions;
pub mod desk;
pub mod error;
pub mod eval;
pub mod keep;
mod privacy;
pub mod query;
pub mod settings;
pub mod stream;

pub use ::ledger::{AsOf, IfExists};
pub use desk::{Desk, LEDGER_FILE};
pub use error::DeskError;
pub use settings::{SETTINGS_FILE, Settings};
pub use keep::{ChainHead, CopySummary, Damage, Status, Verified};
