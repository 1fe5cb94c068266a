//! The report: what came of the comparison over all documents.

use serde::Serialize;

use super::{
    EvalConfig, bootstrap,
    compare::{Count, DocumentOutcome, FieldCount},
    fields::{Field, INCIDENT_FIELDS, STATEMENT_FIELDS},
};

/// The whole report.
#[derive(Debug, Clone, Serialize)]
pub struct EvalReport {
    /// Number of gold documents.
    pub documents: usize,
    /// Gold documents for which there was no prediction.
    pub missing_predictions: Vec<String>,
    /// Incidents.
    pub incidents: RecordScore,
    /// Statements.
    pub statements: RecordScore,
    /// Estimative sentences.
    pub judgements: Judgements,
    /// Documents that hold nothing.
    pub negatives: Negatives,
    /// Incidents by the way in which they are told; one incident may stand in several rows.
    pub circumstances: Vec<CircumstanceScore>,
    /// Every required gold record, in the order of the documents.
    pub cases: Vec<Case>,
    /// Every error, in the order of the documents.
    pub errors: Vec<EvalError>,
}

/// How one kind of record was found.
#[derive(Debug, Clone, Serialize)]
pub struct RecordScore {
    /// Share of predictions that are right.
    pub precision: f64,
    /// Share of required gold records that were found.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// 95 % bootstrap interval of F1 over documents.
    pub f1_interval: Option<(f64, f64)>,
    /// Required gold records found.
    pub found: usize,
    /// Predictions that match nothing.
    pub false_records: usize,
    /// Required gold records not found.
    pub missed: usize,
    /// Optional gold records that took a prediction.
    pub optional: usize,
    /// Field by field.
    pub fields: Vec<FieldScore>,
}

/// How one field was filled.
#[derive(Debug, Clone, Serialize)]
pub struct FieldScore {
    /// Name of the comparison.
    pub name: &'static str,
    /// Right values in matched records.
    pub right: usize,
    /// Matched records in which the gold has a value.
    pub of: usize,
    /// `right / of`, the figure to compare engines by.
    pub share: f64,
    /// 95 % bootstrap interval of `share` over documents.
    pub share_interval: Option<(f64, f64)>,
    /// Share of all predicted values that are right; `None` for the two "invented" fields.
    pub precision: Option<f64>,
    /// Share of all gold values found, missed records included; `None` likewise.
    pub recall: Option<f64>,
    /// Harmonic mean of both.
    pub f1: Option<f64>,
    /// 95 % bootstrap interval of F1 over documents.
    pub f1_interval: Option<(f64, f64)>,
}

/// How estimative sentences were found: a quote counts when it overlaps.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Judgements {
    /// Gold sentences found.
    pub found: usize,
    /// Gold sentences.
    pub of: usize,
    /// Predicted sentences.
    pub predicted: usize,
    /// Predicted sentences that overlap a gold one.
    pub right: usize,
}

/// What was found in documents that hold neither incident nor statement.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Negatives {
    /// Number of such documents.
    pub documents: usize,
    /// Incidents predicted in them.
    pub incidents: usize,
    /// Statements predicted in them.
    pub statements: usize,
    /// Documents among them with any prediction.
    pub alarmed: usize,
}

/// What kind of error it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// A required gold record that was not found.
    Missed,
    /// A prediction that matches no gold record.
    False,
    /// A wrong value in a matched record.
    Field,
}

/// One error.
#[derive(Debug, Clone, Serialize)]
pub struct EvalError {
    /// Document.
    pub doc: String,
    /// What kind of error.
    pub kind: ErrorKind,
    /// `incident` or `statement`.
    pub record: &'static str,
    /// Id of the gold record, or of the prediction where there is none.
    pub id: String,
    /// The field that is wrong, for [`ErrorKind::Field`].
    pub field: Option<&'static str>,
    /// The gold record in short.
    pub gold: Option<String>,
    /// The predicted record in short.
    pub predicted: Option<String>,
    /// For [`ErrorKind::Field`]: the value that the gold has, and others that would do.
    pub gold_value: Option<String>,
    /// For [`ErrorKind::Field`]: the value that was predicted.
    pub predicted_value: Option<String>,
    /// The words of the text that the gold record stands on, else those of the prediction.
    pub words: Option<String>,
    /// The words that the prediction stands on.
    pub predicted_words: Option<String>,
    /// The sentence around the words.
    pub sentence: Option<String>,
    /// How the text tells it.
    pub circumstances: Vec<&'static str>,
}

/// What came of one required gold record.
#[derive(Debug, Clone, Serialize)]
pub struct Case {
    /// Document.
    pub doc: String,
    /// `incident` or `statement`.
    pub record: &'static str,
    /// Id of the gold record.
    pub id: String,
    /// Whether it was found.
    pub found: bool,
    /// Fields that were compared.
    pub compared: usize,
    /// Fields that were wrong.
    pub wrong: Vec<&'static str>,
    /// How the text tells it.
    pub circumstances: Vec<&'static str>,
}

/// How well incidents are read that are told in one way.
#[derive(Debug, Clone, Serialize)]
pub struct CircumstanceScore {
    /// How they are told.
    pub name: &'static str,
    /// Required gold incidents told so.
    pub of: usize,
    /// Those that were found.
    pub found: usize,
    /// `found / of`.
    pub share: f64,
    /// Fields compared in those found.
    pub fields: usize,
    /// Share of these that were right.
    pub fields_right: f64,
}

impl EvalReport {
    pub(super) fn of(
        outcomes: &[DocumentOutcome],
        missing_predictions: Vec<String>,
        config: &EvalConfig,
    ) -> Self {
        let incidents: Vec<&Count> = outcomes.iter().map(|outcome| &outcome.incidents).collect();
        let statements: Vec<&Count> = outcomes.iter().map(|outcome| &outcome.statements).collect();
        let mut judgements = Judgements::default();
        let mut negatives = Negatives::default();
        for outcome in outcomes {
            judgements.found += outcome.judgements.found;
            judgements.of += outcome.judgements.of;
            judgements.predicted += outcome.judgements.predicted;
            judgements.right += outcome.judgements.right;
        }
        for outcome in outcomes.iter().filter(|outcome| outcome.negative) {
            negatives.documents += 1;
            negatives.incidents += outcome.incidents.predicted;
            negatives.statements += outcome.statements.predicted;
            negatives.alarmed += usize::from(outcome.incidents.predicted + outcome.statements.predicted > 0);
        }
        Self {
            documents: outcomes.len(),
            missing_predictions,
            incidents: record_score(&incidents, INCIDENT_FIELDS, config),
            statements: record_score(&statements, STATEMENT_FIELDS, config),
            judgements,
            negatives,
            circumstances: circumstances(outcomes),
            cases: outcomes.iter().flat_map(|outcome| outcome.cases.iter().cloned()).collect(),
            errors: outcomes.iter().flat_map(|outcome| outcome.errors.iter().cloned()).collect(),
        }
    }
}

fn circumstances(outcomes: &[DocumentOutcome]) -> Vec<CircumstanceScore> {
    let mut scores: Vec<CircumstanceScore> = Vec::new();
    let mut wrong: Vec<usize> = Vec::new();
    let cases = outcomes.iter().flat_map(|outcome| &outcome.cases).filter(|case| case.record == "incident");
    for (case, name) in cases.flat_map(|case| case.circumstances.iter().map(move |name| (case, *name))) {
        let at = scores.iter().position(|score| score.name == name).unwrap_or_else(|| {
            scores.push(CircumstanceScore {
                name,
                of: 0,
                found: 0,
                share: 0.0,
                fields: 0,
                fields_right: 0.0,
            });
            wrong.push(0);
            scores.len() - 1
        });
        scores[at].of += 1;
        scores[at].found += usize::from(case.found);
        scores[at].fields += case.compared;
        wrong[at] += case.wrong.len();
    }
    for (score, wrong) in scores.iter_mut().zip(wrong) {
        score.share = score.found as f64 / score.of as f64;
        score.fields_right = (score.fields - wrong) as f64 / score.fields.max(1) as f64;
    }
    scores.sort_by(|a, b| a.share.total_cmp(&b.share).then(b.of.cmp(&a.of)));
    scores
}

fn record_score<R>(counts: &[&Count], fields: &[Field<R>], config: &EvalConfig) -> RecordScore {
    let sum = |of: fn(&Count) -> usize| counts.iter().map(|count| of(count)).sum::<usize>();
    let (found, false_records, missed) =
        (sum(|it| it.found), sum(|it| it.false_records), sum(|it| it.missed));
    let (precision, recall, f1) = rates(found, found + false_records, found + missed);
    let resampled = |drawn: &[&&Count]| {
        let sum = |of: fn(&Count) -> usize| drawn.iter().map(|count| of(count)).sum::<usize>();
        let found = sum(|it| it.found);
        Some(rates(found, found + sum(|it| it.false_records), found + sum(|it| it.missed)).2)
    };
    let score = |(at, field): (usize, &Field<R>)| field_score(counts, at, field.name, config);
    RecordScore {
        precision,
        recall,
        f1,
        f1_interval: bootstrap::interval(counts, config.resamples, config.seed, resampled),
        found,
        false_records,
        missed,
        optional: sum(|it| it.optional),
        fields: fields.iter().enumerate().map(score).filter(|score| score.of > 0).collect(),
    }
}

/// Fields in which silence is right have no precision or recall.
fn is_about_silence(name: &str) -> bool {
    name.ends_with("invented")
}

fn field_score(counts: &[&Count], at: usize, name: &'static str, config: &EvalConfig) -> FieldScore {
    let total = |drawn: &[&&Count]| {
        drawn.iter().map(|count| count.fields[at]).fold(FieldCount::default(), |sum, one| FieldCount {
            right: sum.right + one.right,
            of: sum.of + one.of,
            gold: sum.gold + one.gold,
            predicted: sum.predicted + one.predicted,
        })
    };
    let share = |count: FieldCount| (count.of > 0).then(|| count.right as f64 / count.of as f64);
    let all = total(&counts.iter().collect::<Vec<_>>());
    let counted = !is_about_silence(name);
    let (precision, recall, f1) = rates(all.right, all.predicted, all.gold);
    let interval = |of: &dyn Fn(FieldCount) -> Option<f64>| {
        bootstrap::interval(counts, config.resamples, config.seed, |drawn| of(total(drawn)))
    };
    FieldScore {
        name,
        right: all.right,
        of: all.of,
        share: share(all).unwrap_or(0.0),
        share_interval: interval(&share),
        precision: counted.then_some(precision),
        recall: counted.then_some(recall),
        f1: counted.then_some(f1),
        f1_interval: counted
            .then(|| interval(&|count| Some(rates(count.right, count.predicted, count.gold).2)))
            .flatten(),
    }
}

/// Precision, recall and F1; an empty set is found perfectly when nothing else was predicted.
fn rates(right: usize, predicted: usize, gold: usize) -> (f64, f64, f64) {
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let precision = if predicted > 0 { share(right, predicted) } else { f64::from(u8::from(gold == right)) };
    let recall = if gold > 0 { share(right, gold) } else { 1.0 };
    let sum = precision + recall;
    (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
}
