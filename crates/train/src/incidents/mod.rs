//! The judges of incidents: fitted to wire reports whose incidents are annotated.

mod fitting;
mod gold;

use extract::Extractor;
use model::codebook::Codebook;

pub use self::{
    fitting::{Agreement, Case, agreement, fit_judge, read_cases},
    gold::{Document, Incident, read},
};
use crate::{Figure, Fitted, Lesson, ModelFile, Step, Task, TrainError, Watch};

/// Fits the judges of incidents.
pub const TASK: Task = Task {
    name: "incidents",
    about: "which sentences of a wire report tell of an incident, and of which; from annotated reports",
    fit,
};

fn fit(lesson: &Lesson<'_>, watch: Watch<'_>) -> Result<Fitted, TrainError> {
    let extractor = Extractor::new(Codebook::embedded());
    let cases = read_cases(&extractor, read(lesson.data)?);
    let dev = read_cases(&extractor, read(lesson.dev)?);
    if !watch(Step { done: 1, of: 3, note: format!("{} documents read", cases.len() + dev.len()) }) {
        return Err(TrainError::Stopped);
    }
    let known: Vec<&Case> = cases.iter().collect();
    let judge = fit_judge(&extractor, &known).ok_or_else(|| TrainError::Nothing {
        problem: "no document tells of an incident".into(),
        remedy: "give annotated reports, one JSON object a line".into(),
    })?;
    if !watch(Step { done: 2, of: 3, note: "judges fitted".into() }) {
        return Err(TrainError::Stopped);
    }
    let measured: Vec<&Case> = if dev.is_empty() { known } else { dev.iter().collect() };
    let figures = figures(agreement(&extractor, &judge, &measured));
    watch(Step { done: 3, of: 3, note: "measured".into() });
    Ok(Fitted { files: vec![ModelFile { name: "incidents.bin", bytes: judge.write() }], figures })
}

fn figures(agreement: Agreement) -> Vec<Figure> {
    let [precision, recall, f1] = agreement.rates();
    let of = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let alarms = agreement.alarms as f64 / agreement.empty.max(1) as f64;
    [
        ("precision of incidents and types", precision, agreement.drafts),
        ("recall of incidents and types", recall, agreement.incidents),
        ("F1 of incidents and types", f1, agreement.incidents),
        ("documents without incident that give an alarm", alarms, agreement.empty),
    ]
    .into_iter()
    .map(|(name, value, count)| Figure { name: name.into(), value, of: of(count) })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;

    const WIRE: &str = r#"{"doc":"a","published":"1990-03-02","text":"LIMA, 2 MAR 90 -- GUNMEN KILLED A JUDGE IN HUANCAYO YESTERDAY.","incidents":[{"type":"armed-assault","targets":[{"name":"JUDGE"}],"perp_individuals":["GUNMEN"]}]}
{"doc":"b","published":"1990-03-02","text":"LIMA, 2 MAR 90 -- THE PRICE OF FISH ROSE AGAIN YESTERDAY.","incidents":[]}"#;

    /// The same two reports again and again under other names.
    fn corpus() -> Vec<Source> {
        let line = |round: usize| WIRE.replace(r#""doc":""#, &format!(r#""doc":"{round}"#));
        let text = (0..80).map(line).collect::<Vec<_>>().join("\n");
        vec![Source { name: "wire.jsonl".into(), text }]
    }

    #[test]
    fn the_same_reports_give_the_same_bytes_and_a_judge_that_tells_them_apart() {
        let data = corpus();
        let lesson = Lesson { data: &data, dev: &[] };
        let first = fit(&lesson, &mut |_| true).unwrap();
        assert_eq!(fit(&lesson, &mut |_| true).unwrap().files, first.files);
        let f1 = first.figures.iter().find(|figure| figure.name.starts_with("F1")).unwrap();
        assert!(f1.value > 0.9, "{:?}", first.figures);
    }

    #[test]
    fn a_line_that_is_no_report_is_named() {
        let data = vec![Source { name: "wire.jsonl".into(), text: "{\"doc\":\"a\"}".into() }];
        let error = fit(&Lesson { data: &data, dev: &[] }, &mut |_| true).unwrap_err();
        assert!(error.to_string().starts_with("wire.jsonl, line 1: no list `incidents`"), "{error}");
    }
}
