//! Which records fit the question.

use model::{IncidentRecord, Perpetrator, Question, Stage, StatementRecord, Target};

use crate::Names;

/// Whether an incident of any stage fits the question's actor, class, nationality and host country.
pub(super) fn incident(question: &Question, names: &Names, record: &IncidentRecord) -> bool {
    let local = |who: &Perpetrator, actor: &str| {
        who.actor.as_ref().is_some_and(|id| names.is_wing_here(id, actor, question.country.as_deref()))
    };
    let by_actor =
        |actor: &String| record.perpetrators.iter().any(|who| is_of(names, who, actor) || local(who, actor));
    question.actor.as_ref().is_none_or(by_actor)
        && question.country.as_ref().is_none_or(|country| record.country.as_ref() == Some(country))
        && fits_targets(question, &record.targets)
}

/// Whether the stage is one that the question counts.
pub(super) fn counts(question: &Question, stage: Stage) -> bool {
    if question.stages.is_empty() {
        matches!(stage, Stage::Executed | Stage::Failed)
    } else {
        question.stages.contains(&stage)
    }
}

/// Whether a statement is by the question's actor and names nothing that the question leaves out.
pub(super) fn statement(question: &Question, names: &Names, record: &StatementRecord) -> bool {
    let by_actor = |actor: &String| record.actor.as_ref().is_some_and(|id| names.is_within(id, actor));
    let in_country = |country: &String| {
        let named: Vec<&String> =
            record.targets.iter().filter_map(|target| target.country.as_ref()).collect();
        named.is_empty() || named.contains(&country)
    };
    question.actor.as_ref().is_none_or(by_actor)
        && question.country.as_ref().is_none_or(in_country)
        && (record.targets.is_empty() || fits_targets(question, &record.targets))
}

fn is_of(names: &Names, who: &Perpetrator, actor: &str) -> bool {
    match &who.actor {
        Some(id) => names.is_within(id, actor),
        None => names.actors.get(actor).is_some_and(|known| known.label.eq_ignore_ascii_case(&who.name)),
    }
}

fn fits_targets(question: &Question, targets: &[Target]) -> bool {
    let fits = |target: &Target| {
        question.target.is_none_or(|class| target.class == class)
            && question
                .nationality
                .as_ref()
                .is_none_or(|nationality| target.nationality.as_ref() == Some(nationality))
    };
    (question.target.is_none() && question.nationality.is_none()) || targets.iter().any(fits)
}
