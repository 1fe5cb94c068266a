//! Turns records into rates and likelihood judgements.
//!
//! Vocabulary: an *exposure month* is a month for which the record holds reports; a *rate* is incidents per
//! exposure month; a *judgement* is the answer to a question, with everything that the number rests on.
//!
//! Invariants: no number without a record behind it; probability and confidence never share a sentence; all
//! times are arguments, so that the same call as of a past day gives what was known then.
//!
//! ```
//! use chancery_assess::{Climatology, icd203};
//! let rate = Climatology { events: 5.0, exposure_months: 120.0 };
//! let quarter = rate.probability(3.0);
//! assert!((quarter - 0.1285).abs() < 1e-4);
//! assert_eq!(icd203(quarter), "very unlikely");
//! ```

mod calibration;
mod decay;
mod exposure;
pub mod follow_through;
pub mod forecast;
mod gamma_poisson;
mod judge;
pub mod methods;
mod proportions;
mod quantile;
mod rate;
mod scores;
mod words;

pub use calibration::{
    Bin, Recalibration, calibration_error, observed_over_expected, recalibration, reliability, skill,
};
pub use decay::{Decayed, decayed_counts};
pub use exposure::{Exposure, RECORD_MONTHS};
pub use gamma_poisson::GammaPoisson;
pub use judge::{Evidence, MIN_EXPOSURE_MONTHS, counts_for, judge};
pub use proportions::{jeffreys, wilson};
pub use rate::Climatology;
pub use scores::{area_under_curve, average_precision, brier, log_score};
pub use words::{ICD203, LikelihoodWord, icd203, icd203_words};
