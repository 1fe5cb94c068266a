//! The pipeline: the only place where the stages meet, and the API that a library user sees.
//!
//! A **desk** is a folder with settings and a ledger. Reports are *added* to it; everything else is a *view*, derived
//! from the ledger as of a time: [`Desk::find`], [`Desk::show`], [`Desk::brief`]. Nothing derived is stored.
//!
//! Invariants:
//! - One bad report never stops the rest: it is skipped and named.
//! - What was recorded stays, whatever happens next; the same run again goes on where the last one ended.
//! - The same ledger and the same bounds give the same view.
//! - No value holds the name of a private person.
//!
//! ```
//! use chancery_desk::{AsOf, Desk, add::{AddConfig, CollectConfig, Source}, query::Query};
//! use std::sync::atomic::AtomicBool;
//!
//! let folder = tempfile::tempdir().unwrap();
//! let report = folder.path().join("report.md");
//! std::fs::write(&report, "---\npublished: 2022-09-06\n---\n\nA bomb exploded outside the Russian embassy in Kabul on Monday.\n").unwrap();
//!
//! let desk = Desk::init(&folder.path().join("desk")).unwrap();
//! let config = AddConfig { collect: CollectConfig::new("2022-09-07T00:00:00Z".parse().unwrap()), workers: 1, engine: Default::default() };
//! let summary = desk.add(&[Source::of(&report)], &config, &AtomicBool::new(false), &mut |_| ()).unwrap();
//! assert_eq!(summary.added, 1);
//!
//! let query = Query::parse("target:diplomatic country:AF", model::codebook::Codebook::embedded()).unwrap();
//! let found = desk.find(&query, AsOf::default()).unwrap();
//! # let _ = found;
//! ```

pub mod add;
pub mod assertions;
pub mod backtest;
pub mod brief;
pub mod decide;
pub mod desk;
pub mod engine;
pub mod error;
pub mod eval;
pub mod keep;
mod privacy;
pub mod query;
pub mod records;
pub mod settings;
pub mod show;
pub mod stream;
pub mod train;
pub mod view;

pub use ::ledger::{AsOf, IfExists};
pub use ::resolve::Standing;
pub use desk::{Desk, LEDGER_FILE};
pub use error::DeskError;
pub use keep::{ChainHead, CopySummary, Damage, Status, Verified};
pub use settings::{SETTINGS_FILE, Settings};
