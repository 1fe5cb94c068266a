//! Words that say by when: "within ten days", "from now on", "before the end of March 2023".

use std::ops::Range;

use crate::text::Text;

/// The first words of time to come in `window`.
pub fn horizon_in(text: &Text<'_>, window: Range<usize>) -> Option<Range<usize>> {
    for at in window.clone() {
        if text.lower(at) == "from" && text.lower(at + 1) == "now" {
            return Some(at..(at + 3).min(window.end));
        }
        if matches!(text.lower(at), "this" | "next") && is_span(text.lower(at + 1)) && at + 2 <= window.end {
            return Some(at..at + 2);
        }
        let leads = matches!(text.lower(at), "within" | "before" | "by" | "during" | "in" | "until" | "over");
        let phrase = at + 1..(at + 9).min(window.end);
        let end = phrase.clone().find(|i| is_unit(text.lower(*i))).map(|i| i + 1);
        let coming = phrase.clone().take(3).any(|i| {
            matches!(text.lower(i), "next" | "coming" | "end" | "days" | "hours" | "months" | "weeks")
        });
        if let Some(end) = end.filter(|_| leads && (coming || text.lower(at) == "within")) {
            let unbroken = (at + 1..end).all(|i| !matches!(text.lower(i), "," | ";" | "." | "that" | "and"));
            if unbroken {
                return Some(at..year_after(text, end));
            }
        }
    }
    None
}

fn is_span(word: &str) -> bool {
    matches!(word, "week" | "month" | "year" | "quarter" | "winter" | "summer" | "spring" | "autumn")
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "hours"
            | "days"
            | "day"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "ramadan"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "quarter"
    )
}

fn year_after(text: &Text<'_>, end: usize) -> usize {
    let word = text.lower(end);
    end + usize::from(word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}
