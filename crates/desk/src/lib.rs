//! The pipeline: the only place where the stages meet.

pub mod assertions;
pub mod error;
pub mod eval;
mod privacy;
pub mod settings;

pub use error::DeskError;
pub use settings::{SETTINGS_FILE, Settings};
