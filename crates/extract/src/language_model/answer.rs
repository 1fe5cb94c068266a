//! What came back from a model, read without trust: bounded in size and number, every record on its own.

use serde::Deserialize;
use serde_json::Value;

/// A longer answer is not read.
const LONGEST: usize = 1024 * 1024;

/// More records in one passage are not read.
const MOST_RECORDS: usize = 200;

/// Why an answer cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerError {
    /// The server's envelope is not that of a chat completion.
    NoCompletion(String),
    /// The answer was cut off at the token limit.
    CutOff,
    /// The model refused.
    Refused,
    /// What it wrote is no JSON of the form.
    NotTheForm(String),
}

impl std::fmt::Display for AnswerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoCompletion(what) => write!(f, "the server's answer is no chat completion: {what}"),
            Self::CutOff => f.write_str("the answer was cut off at its token limit"),
            Self::Refused => f.write_str("the model declined to answer"),
            Self::NotTheForm(what) => write!(f, "the answer is not of the form asked for: {what}"),
        }
    }
}

impl std::error::Error for AnswerError {}

/// The records that a model gave for one passage, not yet believed.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub(super) incidents: Vec<IncidentAnswer>,
    pub(super) statements: Vec<StatementAnswer>,
    /// Records that could not be read.
    pub unreadable: usize,
    /// Tokens that the server says it used.
    pub tokens: u64,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Named {
    pub name: String,
    pub quote: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Dated {
    pub from: String,
    pub to: String,
    pub quote: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Counted {
    pub min: u32,
    pub max: Option<u32>,
    pub quote: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct TargetAnswer {
    pub name: String,
    pub kind: String,
    pub class: String,
    #[serde(default)]
    pub nationality: Option<String>,
    #[serde(default)]
    pub country: Option<String>,
    pub quote: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct PerpetratorAnswer {
    pub name: String,
    pub kind: String,
    pub quote: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct IncidentAnswer {
    pub quote: String,
    pub status: String,
    #[serde(rename = "type")]
    pub incident_type: String,
    #[serde(default)]
    pub tactic: Vec<String>,
    #[serde(default)]
    pub weapons: Vec<String>,
    #[serde(default)]
    pub date: Option<Dated>,
    #[serde(default)]
    pub country: Option<Named>,
    #[serde(default)]
    pub place: Option<Named>,
    #[serde(default)]
    pub facility: Option<Named>,
    #[serde(default)]
    pub targets: Vec<TargetAnswer>,
    #[serde(default)]
    pub perpetrators: Vec<PerpetratorAnswer>,
    #[serde(default)]
    pub claimed_by: Vec<Named>,
    #[serde(default)]
    pub attribution: Option<String>,
    #[serde(default)]
    pub killed: Option<Counted>,
    #[serde(default)]
    pub wounded: Option<Counted>,
    #[serde(default)]
    pub perpetrators_killed: Option<Counted>,
    #[serde(default)]
    pub hedges: Vec<String>,
    #[serde(default)]
    pub said_by: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct StatementAnswer {
    pub quote: String,
    pub kind: String,
    #[serde(default)]
    pub speaker: Option<Named>,
    #[serde(default)]
    pub outlet: Option<Named>,
    #[serde(default)]
    pub date: Option<Dated>,
    #[serde(default)]
    pub targets: Vec<TargetAnswer>,
    #[serde(default)]
    pub specificity: Option<String>,
    #[serde(default)]
    pub condition: Option<String>,
    #[serde(default)]
    pub horizon: Option<String>,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
    #[serde(default)]
    usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct Usage {
    #[serde(default)]
    total_tokens: u64,
}

#[derive(Deserialize)]
struct Bill {
    usage: Option<Usage>,
}

impl Answer {
    /// The tokens that an answer cost, usable or not; 0 where the server does not say.
    pub fn cost(body: &[u8]) -> u64 {
        let bill: Option<Bill> = serde_json::from_slice(body).ok();
        bill.and_then(|bill| bill.usage).map_or(0, |usage| usage.total_tokens)
    }

    /// Reads the body of a chat completion.
    pub fn read(body: &[u8]) -> Result<Self, AnswerError> {
        let completion: Completion =
            serde_json::from_slice(body).map_err(|error| AnswerError::NoCompletion(error.to_string()))?;
        let tokens = completion.usage.map_or(0, |usage| usage.total_tokens);
        let Some(choice) = completion.choices.into_iter().next() else {
            return Err(AnswerError::NoCompletion("no choices".to_owned()));
        };
        if choice.finish_reason.as_deref() == Some("length") {
            return Err(AnswerError::CutOff);
        }
        if choice.message.refusal.is_some_and(|why| !why.is_empty()) {
            return Err(AnswerError::Refused);
        }
        Self::of_content(&choice.message.content.unwrap_or_default(), tokens)
    }

    fn of_content(content: &str, tokens: u64) -> Result<Self, AnswerError> {
        if content.len() > LONGEST {
            return Err(AnswerError::NotTheForm(format!("longer than {} KiB", LONGEST >> 10)));
        }
        // Some servers put a fence or the model's thinking around the object.
        let after_thinking = content.rfind("</think>").map_or(content, |at| &content[at..]);
        let object = after_thinking.find('{').zip(after_thinking.rfind('}'));
        let object = object.and_then(|(first, last)| after_thinking.get(first..=last));
        let Some(object) = object else { return Err(AnswerError::NotTheForm("no JSON object".to_owned())) };
        let value: Value =
            serde_json::from_str(object).map_err(|error| AnswerError::NotTheForm(error.to_string()))?;
        let mut answer = Self { tokens, ..Self::default() };
        answer.incidents = answer.records(&value, "incidents")?;
        answer.statements = answer.records(&value, "statements")?;
        Ok(answer)
    }

    fn records<T: for<'a> Deserialize<'a>>(
        &mut self,
        value: &Value,
        list: &str,
    ) -> Result<Vec<T>, AnswerError> {
        let members = match value.get(list) {
            None | Some(Value::Null) => return Ok(Vec::new()),
            Some(Value::Array(members)) => members,
            Some(_) => return Err(AnswerError::NotTheForm(format!("`{list}` is no list"))),
        };
        let read: Vec<T> =
            members.iter().take(MOST_RECORDS).filter_map(|it| T::deserialize(it).ok()).collect();
        self.unreadable += members.len() - read.len();
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn completion(content: &str, finish: &str) -> Vec<u8> {
        json!({ "choices": [{ "message": { "content": content }, "finish_reason": finish }], "usage": { "total_tokens": 7 } })
            .to_string()
            .into_bytes()
    }

    #[test]
    fn fences_and_thinking_around_the_object_are_passed_over() {
        let content = "<think>{maybe}</think>\n```json\n{\"incidents\": [], \"statements\": []}\n```";
        assert_eq!(Answer::read(&completion(content, "stop")).unwrap().tokens, 7);
    }

    #[test]
    fn one_bad_record_does_not_cost_the_others() {
        let content =
            r#"{"incidents": [{"quote": "x", "status": "executed", "type": "bombing"}, {"quote": 3}, "no"]}"#;
        let answer = Answer::read(&completion(content, "stop")).unwrap();
        assert_eq!((answer.incidents.len(), answer.unreadable), (1, 2));
    }

    #[test]
    fn what_cannot_be_used_says_why() {
        let read = |content, finish| Answer::read(&completion(content, finish)).unwrap_err();
        assert_eq!(read("{\"incidents\": [", "length"), AnswerError::CutOff);
        assert!(matches!(read("I cannot help with that.", "stop"), AnswerError::NotTheForm(_)));
        assert!(matches!(read("{\"incidents\": 3}", "stop"), AnswerError::NotTheForm(_)));
        assert!(matches!(Answer::read(b"<html>").unwrap_err(), AnswerError::NoCompletion(_)));
        assert!(matches!(Answer::read(b"{\"choices\": []}").unwrap_err(), AnswerError::NoCompletion(_)));
    }
}
