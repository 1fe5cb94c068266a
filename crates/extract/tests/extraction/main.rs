//! The extractor seen from outside.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]
#![expect(clippy::disallowed_methods, reason = "tests read the specs from files and time the extractor")]

mod properties;
mod spec;
mod words;

use std::sync::LazyLock;

use chancery_extract::Extractor;
use model::codebook::Codebook;

/// One extractor for all tests: compiling the tables takes most of a test's time.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Codebook::embedded()));
