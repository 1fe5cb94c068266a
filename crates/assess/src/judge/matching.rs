//! Which incidents a question counts, and how many they are in expectation.

use model::{Attribution, IncidentRecord, IncidentView, Question, Stage};

use super::Evidence;
use crate::Exposure;

/// Stages that count where a question names none: attacks that were carried out, whether or not they worked.
pub(super) const DEFAULT_STAGES: [Stage; 2] = [Stage::Executed, Stage::Failed];

/// Whether an incident is of the kind the question asks for; `wings` are ids that count as the question's actor. The date
/// is not looked at. Target class and nationality must meet in one target.
pub fn counts_for(question: &Question, incident: &IncidentRecord, wings: &[String]) -> bool {
    stage_counts(question, incident.status)
        && question.country.as_ref().is_none_or(|country| incident.country.as_ref() == Some(country))
        && actor_counts(question, incident, wings)
        && target_counts(question, incident)
}

/// The stages that count for a question.
pub(super) fn stages(question: &Question) -> &[Stage] {
    if question.stages.is_empty() { &DEFAULT_STAGES } else { &question.stages }
}

fn stage_counts(question: &Question, stage: Stage) -> bool {
    stages(question).contains(&stage)
}

fn actor_counts(question: &Question, incident: &IncidentRecord, wings: &[String]) -> bool {
    let Some(asked) = &question.actor else { return true };
    let mut named = incident.perpetrators.iter().filter_map(|it| it.actor.as_ref());
    named.any(|actor| actor == asked || wings.contains(actor))
}

fn target_counts(question: &Question, incident: &IncidentRecord) -> bool {
    if question.target.is_none() && question.nationality.is_none() {
        return true;
    }
    incident.targets.iter().any(|target| {
        question.target.is_none_or(|class| target.class == class)
            && question.nationality.as_ref().is_none_or(|state| target.nationality.as_ref() == Some(state))
    })
}

/// The incidents of a question as numbers; all in expectation over vague dates.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Counted {
    /// In covered months.
    pub events: f64,
    /// In the covered months of the last year.
    pub last_year: f64,
    /// Of `events`: those behind which stand two or more independent origins.
    pub corroborated: f64,
    /// Of `events`: those whose actor is only suspected.
    pub suspected: f64,
    /// Of the right kind but without a date.
    pub undated: u32,
    /// Of the right kind but dated outside the covered months, wholly.
    pub outside: u32,
}

impl Counted {
    pub fn of(question: &Question, evidence: &Evidence, exposure: &Exposure) -> Self {
        let mut counted = Self::default();
        for incident in evidence.incidents {
            if counts_for(question, &incident.shown, evidence.wings) {
                counted.add(incident, exposure);
            }
        }
        counted
    }

    fn add(&mut self, incident: &IncidentView, exposure: &Exposure) {
        let Some(date) = incident.shown.date else {
            self.undated += 1;
            return;
        };
        let weight = exposure.weight(date);
        if weight == 0.0 {
            self.outside += 1;
            return;
        }
        self.events += weight;
        self.last_year += exposure.weight_in_last(date, 12);
        if incident.origins > 1 {
            self.corroborated += weight;
        }
        if incident.shown.attribution == Attribution::Suspected {
            self.suspected += weight;
        }
    }
}
