//! The block of `key: value` lines between `---` lines at the head of a document.

use serde_saphyr::{Options, budget::Budget};

use crate::{
    Warning,
    metadata::{Fields, Value},
};

/// Longer blocks are text.
const LONGEST_BLOCK: usize = 64 * 1024;

/// A document's head and the rest.
pub(crate) struct FrontMatter<'a> {
    /// What the head says.
    pub fields: Fields,
    /// Where it is no good YAML.
    pub warnings: Vec<Warning>,
    /// The text below it.
    pub body: &'a str,
}

/// Splits the front matter off `text` (with `\n` line ends). A block that says nothing about a document is text.
pub(crate) fn split(text: &str) -> FrontMatter<'_> {
    let all_text = FrontMatter { fields: Fields::default(), warnings: Vec::new(), body: text };
    let Some((block, body)) = blocks(text) else { return all_text };
    let (fields, warnings) = match parse(block) {
        Ok(fields) => (fields, Vec::new()),
        Err(problem) => (line_by_line(block), vec![Warning::LooseFrontMatter { problem }]),
    };
    if fields.are_known() { FrontMatter { fields, warnings, body } } else { all_text }
}

fn blocks(text: &str) -> Option<(&str, &str)> {
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut end = first.len();
    for line in text[first.len()..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[first.len()..end], text[end + line.len()..].trim_start_matches('\n')));
        }
        end += line.len();
        if end > LONGEST_BLOCK {
            return None;
        }
    }
    None
}

/// Reads a mapping. Aliases are refused: no front matter needs them, and they can be made to expand without end.
fn parse(block: &str) -> Result<Fields, String> {
    let mut budget = Budget::default();
    budget.max_aliases = 0;
    budget.max_anchors = 0;
    budget.max_depth = 16;
    budget.max_nodes = 20_000;
    budget.max_events = 50_000;
    budget.max_documents = 1;
    let mut options = Options::default();
    options.budget = Some(budget);
    options.duplicate_keys = serde_saphyr::DuplicateKeyPolicy::LastWins;
    options.strict_booleans = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options.with_snippet = false;
    match serde_saphyr::from_str_with_options(block, options) {
        Ok(Value::Fields(fields)) => Ok(fields),
        Ok(_) => Ok(Fields::default()),
        Err(error) => Err(first_line(&error.to_string())),
    }
}

fn first_line(message: &str) -> String {
    crate::name::printable(message.lines().next().unwrap_or_default())
}

/// What people write by hand: a key, a colon, and the rest of the line, whatever stands in it.
fn line_by_line(block: &str) -> Fields {
    let mut fields = Fields::default();
    for line in block.lines() {
        if let Some((key, value)) = line.split_once(':') {
            let value = value.trim().trim_matches(['"', '\'']);
            fields.insert(key.trim(), Value::Text(value.to_owned()));
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Metadata;

    fn metadata(text: &str) -> (Metadata, usize, String) {
        let split = split(text);
        (Metadata::of(&split.fields), split.warnings.len(), split.body.to_owned())
    }

    #[test]
    fn the_head_is_read_and_kept_out_of_the_text() {
        let (read, warnings, body) = metadata(
            "---\npublished: 2022-09-05   # Monday\noutlet: \"Northern Wire\"\ntitle: >\n  A blast\n  in Kabul\nlanguage: no\ncites: [003-a, 004-b]\ntlp: AMBER\n---\n\nText.\n---\nMore.",
        );
        assert_eq!(read.published.unwrap().value, "2022-09-05");
        assert_eq!(read.publisher.as_deref(), Some("Northern Wire"));
        assert_eq!(read.title.as_deref(), Some("A blast in Kabul"));
        assert_eq!(read.language.as_deref(), Some("no"));
        assert_eq!(read.cites, ["003-a", "004-b"]);
        assert_eq!(warnings, 0);
        assert_eq!(body, "Text.\n---\nMore.");
    }

    #[test]
    fn a_title_with_a_colon_does_not_lose_the_date() {
        let (read, warnings, body) = metadata("---\ndate: 2022-09-05\ntitle: Kabul: two dead\n---\nText.");
        assert_eq!(read.published.unwrap().value, "2022-09-05");
        assert_eq!(read.title.as_deref(), Some("Kabul: two dead"));
        assert_eq!((warnings, body.as_str()), (1, "Text."));
    }

    #[test]
    fn a_rule_line_is_no_front_matter() {
        for text in [
            "---\nJust a ruled-off line.\n---\nText",
            "---\ntitle: never closed\nText",
            "--- \n",
            "---",
            "----\ndate: 2022-01-01\n----\n",
        ] {
            assert_eq!(metadata(text), (Metadata::default(), 0, text.to_owned()));
        }
    }

    #[test]
    fn an_alias_bomb_stays_small() {
        let mut bomb = "---\ntitle: bomb\na: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, before) in ('b'..='z').zip('a'..) {
            bomb += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(","));
        }
        let (read, warnings, _) = metadata(&(bomb + "---\nText"));
        assert_eq!((read.title.as_deref(), warnings), (Some("bomb"), 1));
    }
}
