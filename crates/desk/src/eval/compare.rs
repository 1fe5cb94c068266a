//! The comparison of one document: which records are the same, and which of their fields agree.

use model::codebook::Codebook;

use super::{
    Case, ErrorKind, EvalConfig, EvalError, Judgements,
    circumstances::Scene,
    fields::{Field, INCIDENT_FIELDS, STATEMENT_FIELDS},
    matching::align,
    record::{Incident, Records, Statement},
    similarity::{self, place_in},
};

/// Counts of one field in one document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct FieldCount {
    pub right: usize,
    pub of: usize,
    pub gold: usize,
    pub predicted: usize,
}

/// Counts of one kind of record in one document.
#[derive(Debug, Clone, Default)]
pub(super) struct Count {
    pub found: usize,
    pub false_records: usize,
    pub missed: usize,
    pub optional: usize,
    pub predicted: usize,
    pub fields: Vec<FieldCount>,
}

/// What one document gave.
pub(super) struct DocumentOutcome {
    pub incidents: Count,
    pub statements: Count,
    pub judgements: Judgements,
    pub negative: bool,
    pub cases: Vec<Case>,
    pub errors: Vec<EvalError>,
}

/// What the comparison needs to know of a kind of record.
trait Comparable {
    const NAME: &'static str;
    fn id(&self) -> &str;
    fn optional(&self) -> bool;
    fn words(&self) -> Option<&str>;
    fn brief(&self) -> String;
    fn circumstances(&self, scene: &Scene, others: &[Self]) -> Vec<&'static str>
    where
        Self: Sized;
}

impl Comparable for Incident {
    const NAME: &'static str = "incident";

    fn id(&self) -> &str {
        &self.id
    }

    fn optional(&self) -> bool {
        self.optional
    }

    fn words(&self) -> Option<&str> {
        self.evidence.as_deref()
    }

    fn brief(&self) -> String {
        let date = self.dates().first().map(ToString::to_string);
        let targets: Vec<&str> = self.targets.iter().filter_map(|target| target.name.as_deref()).collect();
        let toll =
            |name: &str, count: Option<super::record::Count>| count.map(|count| format!("{name} {count}"));
        let parts = [
            self.status.clone(),
            self.incident_type.clone(),
            date,
            self.country.clone(),
            self.place.clone(),
            (!targets.is_empty()).then(|| targets.join(" + ")),
            (!self.perpetrators.is_empty()).then(|| format!("by {}", self.perpetrators.join(", "))),
            toll("killed", self.killed),
            toll("wounded", self.wounded),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn circumstances(&self, scene: &Scene, others: &[Self]) -> Vec<&'static str> {
        scene.of_incident(self, others)
    }
}

impl Comparable for Statement {
    const NAME: &'static str = "statement";

    fn id(&self) -> &str {
        &self.id
    }

    fn optional(&self) -> bool {
        self.optional
    }

    fn words(&self) -> Option<&str> {
        self.evidence.as_deref()
    }

    fn brief(&self) -> String {
        let targets: Vec<&str> = self.targets.iter().filter_map(|target| target.name.as_deref()).collect();
        let parts = [
            self.kind.clone(),
            self.speaker.as_ref().map(|speaker| format!("by {speaker}")),
            (!targets.is_empty()).then(|| format!("about {}", targets.join(" + "))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn circumstances(&self, scene: &Scene, _others: &[Self]) -> Vec<&'static str> {
        scene.of_statement(self)
    }
}

impl DocumentOutcome {
    pub(super) fn compare(
        gold: &Records,
        predicted: &Records,
        text: &str,
        scene: &Scene,
        codebook: &Codebook,
        config: &EvalConfig,
    ) -> Self {
        let (mut cases, mut errors) = (Vec::new(), Vec::new());
        let compare_incidents = Comparison {
            gold: &gold.incidents,
            predicted: &predicted.incidents,
            threshold: config.incident_threshold,
            fields: INCIDENT_FIELDS,
            doc: &gold.doc,
            scene,
            codebook,
        };
        let incidents = compare_incidents.count(similarity::incidents, &mut cases, &mut errors);
        let compare_statements = Comparison {
            gold: &gold.statements,
            predicted: &predicted.statements,
            threshold: config.statement_threshold,
            fields: STATEMENT_FIELDS,
            doc: &gold.doc,
            scene,
            codebook,
        };
        let alike = |a: &Statement, b: &Statement| similarity::statements(a, b, text, codebook);
        let statements = compare_statements.count(alike, &mut cases, &mut errors);
        let negative = gold.incidents.is_empty() && gold.statements.is_empty();
        Self { incidents, statements, judgements: judgements(gold, predicted, text), negative, cases, errors }
    }
}

fn judgements(gold: &Records, predicted: &Records, text: &str) -> Judgements {
    let places = |records: &Records| -> Vec<Option<(usize, usize)>> {
        records.judgements.iter().map(|it| place_in(text, Some(&it.text_quote))).collect()
    };
    let (gold, predicted) = (places(gold), places(predicted));
    let overlap = |a: &Option<(usize, usize)>, b: &Option<(usize, usize)>| {
        a.zip(*b).is_some_and(|(a, b)| a.1.min(b.1) > a.0.max(b.0))
    };
    Judgements {
        found: gold.iter().filter(|a| predicted.iter().any(|b| overlap(a, b))).count(),
        of: gold.len(),
        right: predicted.iter().filter(|b| gold.iter().any(|a| overlap(a, b))).count(),
        predicted: predicted.len(),
    }
}

struct Comparison<'a, R: 'static> {
    gold: &'a [R],
    predicted: &'a [R],
    threshold: f64,
    fields: &'static [Field<R>],
    doc: &'a str,
    scene: &'a Scene,
    codebook: &'a Codebook,
}

impl<R: Comparable> Comparison<'_, R> {
    fn count(
        &self,
        similarity: impl Fn(&R, &R) -> f64,
        cases: &mut Vec<Case>,
        errors: &mut Vec<EvalError>,
    ) -> Count {
        let row = |gold: &R| self.predicted.iter().map(|it| similarity(gold, it)).collect();
        let table: Vec<Vec<f64>> = self.gold.iter().map(row).collect();
        let optional: Vec<bool> = self.gold.iter().map(Comparable::optional).collect();
        let pairs = align(&table, &optional, self.threshold);

        let mut count = Count { fields: vec![FieldCount::default(); self.fields.len()], ..Count::default() };
        count.predicted = self.predicted.len();
        let mut absorbed = vec![false; self.predicted.len()];
        for pair in &pairs {
            if optional[pair.gold] {
                count.optional += 1;
                absorbed[pair.predicted] = true;
            } else {
                count.found += 1;
                cases.push(self.compare_fields(pair.gold, pair.predicted, &mut count, errors));
            }
        }
        let required = self.gold.iter().filter(|it| !it.optional());
        count.missed = required.clone().count() - count.found;
        count.false_records = self.predicted.len() - count.found - count.optional;
        for (field, counted) in self.fields.iter().zip(&mut count.fields) {
            counted.gold = required.clone().filter(|it| (field.gold_has)(it, self.codebook)).count();
            let kept = self.predicted.iter().zip(&absorbed).filter(|(_, absorbed)| !**absorbed);
            counted.predicted = kept.filter(|(it, _)| (field.predicted_has)(it)).count();
        }
        let matched = |gold: usize| pairs.iter().any(|pair| pair.gold == gold);
        let missed = self.gold.iter().enumerate().filter(|(at, it)| !it.optional() && !matched(*at));
        for (_, it) in missed {
            cases.push(self.case(it, false));
            errors.push(self.error(ErrorKind::Missed, Some(it), None));
        }
        let used = |predicted: usize| pairs.iter().any(|pair| pair.predicted == predicted);
        let unused = self.predicted.iter().enumerate().filter(|(at, _)| !used(*at));
        errors.extend(unused.map(|(_, it)| self.error(ErrorKind::False, None, Some(it))));
        count
    }

    fn compare_fields(
        &self,
        gold: usize,
        predicted: usize,
        count: &mut Count,
        errors: &mut Vec<EvalError>,
    ) -> Case {
        let (gold, predicted) = (&self.gold[gold], &self.predicted[predicted]);
        let mut case = self.case(gold, true);
        for (field, counted) in self.fields.iter().zip(&mut count.fields) {
            if !(field.gold_has)(gold, self.codebook) {
                continue;
            }
            counted.of += 1;
            case.compared += 1;
            if (field.right)(gold, predicted, self.codebook) {
                counted.right += 1;
                continue;
            }
            case.wrong.push(field.name);
            let mut error = self.error(ErrorKind::Field, Some(gold), Some(predicted));
            error.field = Some(field.name);
            error.gold_value = Some((field.shown)(gold));
            error.predicted_value = Some((field.shown)(predicted));
            errors.push(error);
        }
        case
    }

    fn case(&self, gold: &R, found: bool) -> Case {
        Case {
            doc: self.doc.to_owned(),
            record: R::NAME,
            id: gold.id().to_owned(),
            found,
            compared: 0,
            wrong: Vec::new(),
            circumstances: gold.circumstances(self.scene, self.gold),
        }
    }

    fn error(&self, kind: ErrorKind, gold: Option<&R>, predicted: Option<&R>) -> EvalError {
        let either = gold.or(predicted);
        let words = either.and_then(R::words);
        EvalError {
            doc: self.doc.to_owned(),
            kind,
            record: R::NAME,
            id: either.map_or("", R::id).to_owned(),
            field: None,
            gold: gold.map(R::brief),
            predicted: predicted.map(R::brief),
            gold_value: None,
            predicted_value: None,
            words: words.map(str::to_owned),
            predicted_words: predicted.and_then(R::words).map(str::to_owned),
            sentence: self.scene.sentence(words),
            circumstances: gold.map(|gold| gold.circumstances(self.scene, self.gold)).unwrap_or_default(),
        }
    }
}
