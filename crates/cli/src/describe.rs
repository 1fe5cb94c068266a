//! Records and values in words.

use anstyle::{AnsiColor, Style};
use desk::query::nearest;
use model::{IncidentView, Stage, StatementView, Support, codebook::Codebook};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::output::{FAINT, styled};

/// Digits of an id that are printed: enough for people and one desk, and what `show` takes.
pub const ID_DIGITS: usize = 10;

/// The first digits of an id.
pub fn id(id: &model::Hash) -> String {
    id.as_str().chars().take(ID_DIGITS).collect()
}

/// A stage in its color: what happened, what was stopped, what is said to be planned, what is in doubt.
pub fn stage(stage: Stage) -> String {
    let color = match stage {
        Stage::Executed => AnsiColor::Red,
        Stage::Failed | Stage::Foiled => AnsiColor::Yellow,
        Stage::Plotted => AnsiColor::Cyan,
        Stage::Alleged => AnsiColor::Magenta,
    };
    styled(Style::new().fg_color(Some(color.into())), stage)
}

/// Where it was, as "Kabul, AF".
pub fn place(view: &IncidentView) -> String {
    let parts = [view.shown.place.clone(), view.shown.country.clone()];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() { "–".to_owned() } else { known.join(", ") }
}

/// Whom it was aimed at.
pub fn targets(targets: &[model::Target]) -> String {
    let named: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
    if named.is_empty() { "–".to_owned() } else { named.join("; ") }
}

/// Who did it, and how firmly that is said.
pub fn perpetrators(view: &IncidentView) -> String {
    let names: Vec<String> =
        view.shown.perpetrators.iter().map(|it| actor(it.actor.as_deref(), &it.name)).collect();
    match names.is_empty() {
        true => "–".to_owned(),
        false => names.join("; "),
    }
}

/// The short name of a known actor, else the name as reported.
pub fn actor(id: Option<&str>, name: &str) -> String {
    let known = id.and_then(|id| Codebook::embedded().actor(id));
    let short = known
        .and_then(|actor| actor.names().find(|it| it.len() <= 6 && it.chars().all(|ch| ch.is_uppercase())));
    short.unwrap_or(name).to_owned()
}

/// One line that says what an incident is.
pub fn incident(view: &IncidentView) -> String {
    let shown = &view.shown;
    let date = shown.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let tactic =
        if shown.tactic.is_empty() { String::new() } else { format!(" ({})", shown.tactic.join(", ")) };
    format!("{date} · {} · {}{tactic} · {}", place(view), shown.incident_type, shown.status)
}

/// Words without codes for color.
pub fn plain(words: &str) -> String {
    anstream::adapter::strip_str(words).to_string()
}

/// One line that says what a statement is.
pub fn statement(view: &StatementView) -> String {
    let shown = &view.shown;
    let date = shown.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let speaker = shown.speaker.as_deref().unwrap_or("an unnamed speaker");
    format!("{date} · {} by {speaker}", shown.kind)
}

/// A value of the extraction format in words.
pub fn value(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(members) => members.iter().map(self::value).collect::<Vec<_>>().join(", "),
        Value::Object(object) => {
            let text = |key: &str| object.get(key).and_then(Value::as_str);
            if let (Some(from), Some(to)) = (text("from"), text("to")) {
                let interval = format!("{from}..{to}").parse::<model::DateInterval>();
                return interval.map_or_else(|_| format!("{from} to {to}"), |interval| interval.to_string());
            }
            if let Some(min) = object.get("min").and_then(Value::as_u64) {
                return match object.get("max").and_then(Value::as_u64) {
                    Some(max) if max == min => max.to_string(),
                    Some(max) => format!("{min}–{max}"),
                    None => format!("{min} or more"),
                };
            }
            let name = text("name").or_else(|| text("text")).unwrap_or("?");
            let beside: Vec<&str> = ["class", "nationality", "actor"].into_iter().filter_map(text).collect();
            if beside.is_empty() { name.to_owned() } else { format!("{name} ({})", beside.join(", ")) }
        }
        other => other.to_string(),
    }
}

/// Who says it, when, in which document, and how.
pub fn support(support: &Support) -> String {
    let publisher = support.publisher.as_deref().unwrap_or("no publisher");
    let published = support.published.map_or_else(|| "no date".to_owned(), |day| day.to_string());
    let quote = support.span.as_ref().map(|span| format!(" “{}”", one_line(&span.quote))).unwrap_or_default();
    let hedge = support.hedge.as_ref().map(|hedge| format!(" [{hedge}]")).unwrap_or_default();
    let beside = format!("{publisher}, {published}, {}", id(&support.record.doc));
    format!("{}{quote}{hedge}", styled(FAINT, beside))
}

/// White space of a quote made single blanks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text cut into lines of at most `width` columns, at blanks.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let fits =
            lines.last().is_some_and(|line| line.is_empty() || line.width() + 1 + word.width() <= width);
        match lines.last_mut().filter(|_| fits) {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) => line.push_str(&format!(" {word}")),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// "; did you mean `x`?" where something known is like it.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(given, known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_are_cut_at_blanks_and_nothing_is_lost() {
        let text = "On 5 September a bomber struck outside the embassy";
        let lines = wrapped(text, 16);
        assert!(lines.iter().all(|line| line.width() <= 16), "{lines:?}");
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn values_read_as_people_write_them() {
        for (given, words) in [
            (json!({"from": "2022-09-01", "to": "2022-09-30"}), "2022-09"),
            (json!({"min": 6, "max": null}), "6 or more"),
            (json!({"min": 2, "max": 4}), "2–4"),
            (
                json!({"name": "Russian Embassy", "class": "diplomatic", "nationality": "RU"}),
                "Russian Embassy (diplomatic, RU)",
            ),
            (json!(["suicide", "vbied"]), "suicide, vbied"),
            (json!(null), "–"),
        ] {
            assert_eq!(value(&given), words);
        }
    }
}
