//! From judged sentences to drafts of incidents: sentences of one type that tell of one act.

use model::IncidentType;

use super::facts::{Facts, shared};
use crate::{
    learned::{Features, Linear, probability},
    mentions::within,
    reading::Reading,
};

/// Types that are judged, in the order of the scores.
pub const KINDS: [IncidentType; 5] = [
    IncidentType::ArmedAssault,
    IncidentType::Bombing,
    IncidentType::Kidnapping,
    IncidentType::Arson,
    IncidentType::Other,
];

/// Scores of one sentence, one a type.
pub type Scores = [f32; KINDS.len()];

/// Classes of the judge of sentences: the types, and any type at all.
pub const CLASSES: usize = KINDS.len() + 1;

/// A document as the judges of sentences see it.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// Scores of every sentence.
    pub sentences: Vec<Scores>,
    /// Score of every sentence for any type at all.
    pub any: Vec<f32>,
    /// Score of the document.
    pub document: f32,
}

/// Judges every sentence and the document.
pub fn judge(reading: &Reading<'_>, sentences: &Linear, document: &Linear) -> Judged {
    let mut features = Features::default();
    let mut scores = Vec::new();
    let mut judged = Judged::default();
    for number in 0..reading.text.sentences.len() {
        features.clear();
        super::sentences::of_sentence(reading, number, &mut features);
        sentences.score_evenly(&features, &mut scores);
        judged.push(&scores);
    }
    features.clear();
    super::sentences::of_document(reading, &mut features);
    document.score_evenly(&features, &mut scores);
    judged.document = scores.first().copied().unwrap_or_default();
    judged
}

impl Judged {
    /// Adds the scores of the next sentence, one a class.
    pub fn push(&mut self, scores: &[f32]) {
        let mut own = [0.0; KINDS.len()];
        own.iter_mut().zip(scores).for_each(|(own, score)| *own = *score);
        self.sentences.push(own);
        self.any.push(scores.get(KINDS.len()).copied().unwrap_or_default());
    }
}

/// Sentences of a document that tell of one act.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Index into [`KINDS`].
    pub kind: usize,
    /// Sentences in order.
    pub sentences: Vec<usize>,
    /// What they say together.
    pub facts: Facts,
}

/// A sentence at or above this score may tell of an act.
pub const FLOOR: f32 = -3.7;

/// A sentence is compared with so many drafts, those opened last.
const RECENT: usize = 24;

/// Groups the sentences that may tell of an act; `join` says whether a sentence goes with a draft.
pub fn draft(
    reading: &Reading<'_>,
    judged: &Judged,
    mut join: impl FnMut(&[f32; JOIN_WIDTH]) -> f32,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (number, scores) in judged.sentences.iter().enumerate() {
        if scores.iter().all(|score| *score < FLOOR) {
            continue;
        }
        let facts = Facts::of(reading, number);
        for (kind, score) in scores.iter().enumerate().filter(|(_, score)| **score >= FLOOR) {
            let recent = drafts.len().saturating_sub(RECENT);
            let best = drafts[recent..]
                .iter()
                .enumerate()
                .filter(|(_, draft)| draft.kind == kind)
                .map(|(index, draft)| {
                    (recent + index, join(&join_row(&drafts, draft, judged, number, *score, &facts)))
                })
                .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
            match best.filter(|(_, score)| *score > 0.0) {
                Some((index, _)) => {
                    drafts[index].sentences.push(number);
                    drafts[index].facts.take(&facts);
                }
                None => drafts.push(Draft { kind, sentences: vec![number], facts: facts.clone() }),
            }
        }
    }
    drafts
}

/// Numbers of [`join_row`].
pub const JOIN_WIDTH: usize = 20;

/// What speaks for and against a sentence going with a draft.
pub fn join_row(
    drafts: &[Draft],
    draft: &Draft,
    judged: &Judged,
    number: usize,
    score: f32,
    facts: &Facts,
) -> [f32; JOIN_WIDTH] {
    let last = draft.sentences.last().copied().unwrap_or_default();
    let best = draft.sentences.iter().map(|at| judged.sentences[*at][draft.kind]).fold(-9.0, f32::max);
    let words = shared(&facts.words, &draft.facts.words);
    let targets = shared(&facts.targets, &draft.facts.targets);
    let same_kind = drafts.iter().filter(|other| other.kind == draft.kind);
    let focus = same_kind.clone().filter_map(|other| other.sentences.last()).max() == Some(&last);
    let harm = |slot: usize| match (facts.harmed[slot], draft.facts.harmed[slot]) {
        (Some(a), Some(b)) if a == b => 1.0,
        (Some(_), Some(_)) => -1.0,
        _ => 0.0,
    };
    let part = |count: usize, of: usize| count as f32 / of.max(1) as f32;
    [
        facts.date_bond(&draft.facts),
        facts.town_bond(&draft.facts),
        facts.country_bond(&draft.facts),
        targets as f32,
        part(targets, facts.targets.len()),
        words as f32,
        part(words, facts.words.len()),
        (number - last) as f32,
        (facts.paragraph - draft.facts.paragraph) as f32,
        score,
        best,
        draft.sentences.len() as f32,
        same_kind.count() as f32,
        if focus { 1.0 } else { 0.0 },
        number as f32,
        harm(0),
        harm(1),
        flag(!facts.towns.is_empty()),
        flag(!facts.dates.is_empty()),
        draft.kind as f32,
    ]
}

fn flag(yes: bool) -> f32 {
    if yes { 1.0 } else { 0.0 }
}

/// Numbers of [`keep_row`].
pub const KEEP_WIDTH: usize = 48;

/// What speaks for and against a draft being an incident that is told as news.
pub fn keep_row(reading: &Reading<'_>, judged: &Judged, drafts: &[Draft], index: usize) -> [f32; KEEP_WIDTH] {
    let draft = &drafts[index];
    let mut own: Vec<f32> = draft.sentences.iter().map(|at| judged.sentences[*at][draft.kind]).collect();
    own.sort_by(|a, b| b.total_cmp(a));
    let best = own[0];
    let best_of = |draft: &Draft| {
        draft.sentences.iter().map(|at| judged.sentences[*at][draft.kind]).fold(-9.0, f32::max)
    };
    let total = reading.text.sentences.len() as f32;
    let first = draft.sentences[0];
    let peak =
        draft.sentences.iter().copied().find(|at| judged.sentences[*at][draft.kind] >= best).unwrap_or(first);
    let others = || drafts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, draft)| draft);
    let rival = others()
        .filter(|other| {
            other.kind != draft.kind && other.sentences.iter().any(|at| draft.sentences.contains(at))
        })
        .map(best_of)
        .fold(-9.0, f32::max);
    let same_kind = others().filter(|other| other.kind == draft.kind);
    let better = others().filter(|other| best_of(other) > best).count() as f32;
    let better_of_kind = same_kind.clone().filter(|other| best_of(other) > best).count() as f32;
    let document_best = drafts.iter().map(best_of).fold(-9.0, f32::max);
    let sum = |kind: usize| judged.sentences.iter().map(|scores| probability(scores[kind])).sum::<f32>();
    let age = |position: Option<&model::DateInterval>| {
        position
            .zip(reading.published)
            .map_or(-1.0, |(interval, published)| model::date::days_between(interval.to(), published) as f32)
    };
    let dates = &draft.facts.dates;
    let newest = dates.iter().max_by_key(|interval| interval.to());
    let oldest = dates.iter().min_by_key(|interval| interval.to());
    let peak_tokens = reading.text.sentences[peak].tokens.clone();
    let classes = |class: model::TargetClass| {
        within(&reading.mentions.targets, |target| &target.tokens, peak_tokens.clone())
            .iter()
            .filter(|target| target.class == class)
            .count() as f32
    };
    let actors = within(&reading.mentions.actors, |actor| &actor.tokens, peak_tokens.clone()).len() as f32;
    let harmed = |slot: usize| draft.facts.harmed[slot].map_or(-1.0, |count| count.min(100) as f32);
    let document_any: f32 = judged
        .sentences
        .iter()
        .map(|scores| scores.iter().copied().fold(-9.0, f32::max))
        .map(probability)
        .sum();
    let at = |scores: &Scores, kind: usize| scores[kind];
    let peak_scores = &judged.sentences[peak];
    [
        best,
        own.get(1).copied().unwrap_or(-9.0),
        own.iter().copied().map(probability).sum(),
        own.len() as f32,
        own.iter().filter(|score| **score > 0.0).count() as f32,
        judged.document,
        document_best,
        document_any,
        document_any / total.max(1.0),
        sum(draft.kind),
        first as f32,
        first as f32 / total.max(1.0),
        peak as f32,
        rival,
        better,
        better_of_kind,
        drafts.len() as f32,
        same_kind.count() as f32,
        total,
        age(dates.first()),
        age(newest),
        age(oldest),
        dates.first().map_or(-1.0, |interval| interval.days() as f32),
        flag(!draft.facts.towns.is_empty()),
        draft.facts.towns.len() as f32,
        draft.facts.countries.len() as f32,
        draft.facts.targets.len() as f32,
        harmed(0),
        harmed(1),
        harmed(2),
        classes(model::TargetClass::Civilian),
        classes(model::TargetClass::Military),
        classes(model::TargetClass::Police),
        classes(model::TargetClass::Government),
        actors,
        peak_tokens.len() as f32,
        flag(draft.kind == 0),
        flag(draft.kind == 1),
        flag(draft.kind == 2),
        flag(draft.kind >= 3),
        at(peak_scores, 0),
        at(peak_scores, 1),
        at(peak_scores, 2),
        peak_scores
            .iter()
            .enumerate()
            .filter(|(kind, _)| *kind != draft.kind)
            .map(|(_, score)| *score)
            .fold(-9.0, f32::max),
        draft.sentences.iter().map(|at| judged.any[*at]).fold(-9.0, f32::max),
        judged.any.iter().copied().fold(-9.0, f32::max),
        judged.any.iter().copied().map(probability).sum(),
        judged.any[first],
    ]
}
