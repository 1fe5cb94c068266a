//! "Did you mean ...?"

/// Below this likeness a suggestion confuses more than it helps.
const ALIKE: f64 = 0.78;

/// The candidate that is most like `word`, if one is like it at all.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let score = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let starts = word.len() >= 3 && candidate.starts_with(&word);
        if starts { 1.0 } else { strsim::jaro_winkler(&word, &candidate) }
    };
    let scored = candidates.into_iter().map(|candidate| (score(candidate), candidate));
    let (best, candidate) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best >= ALIKE).then_some(candidate)
}

pub(super) fn did_you_mean(near: &Option<String>) -> String {
    near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

pub(super) fn hint(hint: &str) -> String {
    if hint.is_empty() { String::new() } else { format!("; {hint}") }
}
