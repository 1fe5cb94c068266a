//! What a number rests on, part by part.

use model::{JudgementPart, Question};

use super::{Counted, Evidence};
use crate::{Climatology, Exposure};

/// The parts of a supported number.
pub(super) fn of_number(
    question: &Question,
    evidence: &Evidence,
    exposure: &Exposure,
    counted: &Counted,
    rate: Climatology,
) -> Vec<JudgementPart> {
    let months = f64::from(question.horizon_months.max(1));
    let mut parts = vec![
        incidents(counted),
        covered(rate.exposure_months, evidence),
        base_rate(rate),
        last_year(exposure, counted, rate),
        one_more(rate, months),
        one_less(rate, months),
    ];
    parts.extend(any_actor(question, evidence, exposure, months));
    parts.extend(left_out(counted));
    parts.push(part(
        "a collection, not a census",
        evidence.incidents.len() as f64,
        "The record is a collection of reports, not a census: attacks that nobody reported, or that were not collected, \
         are missing, and the number is a rate of recorded incidents."
            .to_owned(),
    ));
    parts
}

fn incidents(counted: &Counted) -> JudgementPart {
    let mut explanation =
        format!("{} of the kind asked for in the covered months", incident_count(counted.events));
    if counted.events > 0.0 {
        explanation += &format!("; {} rest on two or more independent origins", number(counted.corroborated));
    }
    if counted.suspected > 0.0 {
        explanation += &format!("; in {} the actor is only suspected", number(counted.suspected));
    }
    part("incidents in the record", counted.events, explanation + ".")
}

fn covered(exposure_months: f64, evidence: &Evidence) -> JudgementPart {
    let span = evidence
        .coverage
        .map(|it| format!(", from reports of {} to {}", it.from(), it.to()))
        .unwrap_or_default();
    part(
        "covered months",
        exposure_months,
        format!(
            "{exposure_months:.1} of the last 120 months are covered{span}; months outside count as neither quiet nor violent."
        ),
    )
}

fn base_rate(rate: Climatology) -> JudgementPart {
    part(
        "base rate per month",
        rate.rate(),
        format!(
            "({} + ½) / {:.1} = {:.4} incidents per month.",
            number(rate.events),
            rate.exposure_months,
            rate.rate()
        ),
    )
}

fn last_year(exposure: &Exposure, counted: &Counted, rate: Climatology) -> JudgementPart {
    let expected = rate.rate() * exposure.months_of_last(12);
    part(
        "last 12 months",
        counted.last_year,
        format!(
            "{} in the last 12 months, where the base rate would give {expected:.1}; the number does not weigh the last \
             year more than the others.",
            incident_count(counted.last_year)
        ),
    )
}

fn one_more(rate: Climatology, months: f64) -> JudgementPart {
    let probability = rate.with(1.0).probability(months);
    part(
        "with one more incident",
        probability,
        format!("One more incident would make it {}.", percent(probability)),
    )
}

fn one_less(rate: Climatology, months: f64) -> JudgementPart {
    let probability = rate.with(-1.0).probability(months);
    let explanation = if rate.events > 0.0 {
        format!("One incident less would make it {}.", percent(probability))
    } else {
        format!("There is no incident to take away; it stays {}.", percent(probability))
    };
    part("with one incident less", probability, explanation)
}

fn any_actor(
    question: &Question,
    evidence: &Evidence,
    exposure: &Exposure,
    months: f64,
) -> Option<JudgementPart> {
    question.actor.as_ref()?;
    let any = Question { actor: None, ..question.clone() };
    let counted = Counted::of(&any, evidence, exposure);
    let rate = Climatology { events: counted.events, exposure_months: exposure.months() };
    let probability = rate.probability(months);
    Some(part(
        "any actor",
        probability,
        format!(
            "By any actor, named or not, it is {} from {}.",
            percent(probability),
            incident_count(counted.events)
        ),
    ))
}

fn left_out(counted: &Counted) -> Vec<JudgementPart> {
    let mut parts = Vec::new();
    if counted.undated > 0 {
        let explanation =
            format!("{} without a date is not counted.", incident_count(f64::from(counted.undated)));
        parts.push(part("without a date", f64::from(counted.undated), explanation));
    }
    if counted.outside > 0 {
        let explanation = format!(
            "{} dated outside the covered months is not counted.",
            incident_count(f64::from(counted.outside))
        );
        parts.push(part("outside the covered months", f64::from(counted.outside), explanation));
    }
    parts
}

fn part(name: &str, value: f64, explanation: String) -> JudgementPart {
    JudgementPart { name: name.to_owned(), value, explanation }
}

fn incident_count(count: f64) -> String {
    format!("{} incident{}", number(count), if count == 1.0 { "" } else { "s" })
}

/// A count, with one decimal only where it is no whole number.
pub(super) fn number(count: f64) -> String {
    if (count - count.round()).abs() < 0.05 { format!("{count:.0}") } else { format!("{count:.1}") }
}

/// A probability in percent, with a decimal below 10 %.
fn percent(probability: f64) -> String {
    let points = probability * 100.0;
    if points < 10.0 { format!("{points:.1} %") } else { format!("{points:.0} %") }
}
