//! One request to a model.

use model::{Input, codebook::Codebook};
use serde_json::{Value, json};

use super::{answer_schema, passages::Passage};

/// What a model is told before every passage.
const PROMPT: &str = include_str!("prompt.md");

/// Version of what a model is told; part of the origin of what it answers.
pub const PROMPT_VERSION: &str = "1";

/// How firmly the server is asked to keep to the form. Not every server knows every way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constraint {
    /// Decoding constrained by the schema.
    Schema,
    /// Some JSON object.
    JsonObject,
    /// Only by the words of the prompt.
    Words,
}

impl Constraint {
    /// The next weaker way.
    pub fn weaker(self) -> Option<Self> {
        match self {
            Self::Schema => Some(Self::JsonObject),
            Self::JsonObject => Some(Self::Words),
            Self::Words => None,
        }
    }
}

/// What is asked of a model about one passage.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The model's name at its server.
    pub model: &'a str,
    /// The document.
    pub input: &'a Input,
    /// The part of it.
    pub passage: &'a Passage,
    /// How the form is kept.
    pub constraint: Constraint,
    /// Tokens that the answer may have.
    pub most_tokens: u32,
}

impl Question<'_> {
    /// The body of a chat completion request. The same question always gives the same body.
    pub fn body(&self, codebook: &Codebook) -> Value {
        let schema = answer_schema(codebook);
        let mut system = PROMPT.trim_end().to_owned();
        if self.constraint != Constraint::Schema {
            system.push_str("\n\nAnswer with one JSON object of this schema and nothing else:\n");
            system.push_str(&schema.to_string());
        }
        let mut body = json!({
            "model": self.model,
            "messages": [
                { "role": "system", "content": system },
                { "role": "user", "content": self.told() },
            ],
            "temperature": 0,
            "seed": 1,
            "max_tokens": self.most_tokens,
            "stream": false,
        });
        match self.constraint {
            Constraint::Schema => {
                body["response_format"] = json!({
                    "type": "json_schema",
                    "json_schema": { "name": "reading", "strict": true, "schema": schema },
                });
            }
            Constraint::JsonObject => body["response_format"] = json!({ "type": "json_object" }),
            Constraint::Words => {}
        }
        body
    }

    /// Everything that is told of the document stands inside one JSON object, so that no text can close its own frame.
    fn told(&self) -> String {
        let raw = &self.input.text;
        json!({
            "published": self.input.published,
            "publisher": self.input.publisher,
            "title": self.input.title,
            "text_before": raw.get(self.passage.before.clone()).unwrap_or_default(),
            "passage": raw.get(self.passage.bytes.clone()).unwrap_or_default(),
        })
        .to_string()
    }
}
