//! The answer to a question, with everything that it rests on.

mod confidence;
mod matching;
mod parts;
mod rule;

use jiff::{ToSpan, civil::Date};
use model::{DateInterval, IncidentView, Judgement, JudgementPart, Question};

use self::matching::Counted;
pub use self::matching::counts_for;
use crate::{Climatology, Exposure, icd203_words};

/// Fewer covered months than this give no number: a rate from less than a year says more about when collecting began
/// than about the world.
pub const MIN_EXPOSURE_MONTHS: f64 = 12.0;

/// Share of the interval around a probability.
const INTERVAL_SHARE: f64 = 0.9;

/// Name of the model in the judgement.
const MODEL: &str = "C0 climatology";

/// What the record holds as of a day.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The incidents known on that day, whatever their actor, target and place.
    pub incidents: &'a [IncidentView],
    /// First and last day on which the record holds a report; `None` for an empty record.
    pub coverage: Option<DateInterval>,
    /// Codebook ids that count as the question's actor beside the actor itself: its wings and cells.
    pub wings: &'a [String],
}

/// Answers `question` from the incidents known on `as_of`: C0 climatology over the covered months of the last ten years,
/// for the window of `question.horizon_months` (at least 1) that begins on the next day.
///
/// ```
/// use chancery_assess::{Evidence, judge};
/// let question = model::Question { horizon_months: 3, ..Default::default() };
/// let nothing = Evidence { incidents: &[], coverage: None, wings: &[] };
/// let judgement = judge(&question, &nothing, jiff::civil::date(2022, 9, 23));
/// assert_eq!(judgement.probability, None);
/// assert_eq!(judgement.parts[0].explanation, "The record holds no dated report, so no month is covered and no number is given.");
/// ```
pub fn judge(question: &Question, evidence: &Evidence, as_of: Date) -> Judgement {
    let exposure = Exposure::before(as_of, evidence.coverage);
    let counted = Counted::of(question, evidence, &exposure);
    let rate = Climatology { events: counted.events, exposure_months: exposure.months() };
    let window = forecast_window(as_of, question.horizon_months);
    let months = f64::from(question.horizon_months.max(1));
    let supported = rate.exposure_months >= MIN_EXPOSURE_MONTHS;
    let probability = supported.then(|| rate.probability(months));
    let interval = supported.then(|| rate.interval(months, INTERVAL_SHARE));
    let (confidence, confidence_reason) = confidence::of(rate, interval, evidence.coverage, as_of);
    let parts = match probability {
        Some(_) => parts::of_number(question, evidence, &exposure, &counted, rate),
        None => vec![without_number(rate.exposure_months, evidence.coverage)],
    };
    Judgement {
        question: question.clone(),
        as_of,
        window,
        probability,
        interval,
        words: probability.zip(interval).map(|(p, interval)| icd203_words(p, interval)).unwrap_or_default(),
        confidence,
        confidence_reason,
        model: MODEL.to_owned(),
        parts,
        resolution_rule: rule::sentence(question, window),
    }
}

/// From the day after `as_of`, for as many months.
fn forecast_window(as_of: Date, months: u32) -> DateInterval {
    let first = as_of.tomorrow().unwrap_or(as_of);
    let last = as_of.checked_add(i64::from(months.max(1)).months()).unwrap_or(Date::MAX);
    DateInterval::spanning(first, last)
}

fn without_number(exposure_months: f64, coverage: Option<DateInterval>) -> JudgementPart {
    let explanation = match coverage {
        None => "The record holds no dated report, so no month is covered and no number is given.".to_owned(),
        Some(coverage) => format!(
            "The reports run from {} to {}, which covers {exposure_months:.1} of the last 120 months; under \
             {MIN_EXPOSURE_MONTHS} covered months no number is given.",
            coverage.from(),
            coverage.to()
        ),
    };
    JudgementPart { name: "covered months".to_owned(), value: exposure_months, explanation }
}

#[cfg(test)]
mod tests;
