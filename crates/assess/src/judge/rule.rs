//! What makes a judgement come true.

use model::{DateInterval, Question};

use super::matching::stages;

/// Days after the window within which a report may still settle the question.
const SETTLE_DAYS: i32 = 30;

/// One sentence: what counts, where, when, by which sources, who decides.
pub(super) fn sentence(question: &Question, window: DateInterval) -> String {
    let stage_words: Vec<&str> = stages(question).iter().map(|stage| stage.as_str()).collect();
    let actor = question.actor.as_ref().map(|actor| format!(" by {actor} or its wings")).unwrap_or_default();
    let class = question.target.map(|class| format!(" against a {class} target")).unwrap_or_default();
    let state = question.nationality.as_ref().map(|state| format!(" of {state}")).unwrap_or_default();
    let place = question.country.as_ref().map(|country| format!(" in {country}")).unwrap_or_default();
    let class = if class.is_empty() && !state.is_empty() { " against a target".to_owned() } else { class };
    format!(
        "Yes if at least one incident of stage {}{actor}{class}{state}{place} dated {} to {} is in the record from reports \
         published by {}; no if none is; void if the record holds no report of that time; a person confirms.",
        stage_words.join(" or "),
        window.from(),
        window.to(),
        window.shift(SETTLE_DAYS).to()
    )
}
