//! Words that say by when: "within ten days", "from now on", "before the end of March 2023".

use std::ops::Range;

use crate::{pack::Class, text::Text};

/// The first words of time to come in `window`.
pub fn horizon_in(text: &Text<'_>, window: Range<usize>) -> Option<Range<usize>> {
    for at in window.clone() {
        if text.is(at, Class::From) && text.is(at + 1, Class::Now) {
            return Some(at..(at + 3).min(window.end));
        }
        if text.is(at, Class::NextOrThis) && text.is(at + 1, Class::Span) && at + 2 <= window.end {
            return Some(at..at + 2);
        }
        let leads = text.is(at, Class::HorizonLead);
        let phrase = at + 1..(at + 9).min(window.end);
        let end = phrase.clone().find(|i| text.is(*i, Class::HorizonUnit)).map(|i| i + 1);
        let coming = phrase.clone().take(3).any(|i| text.is(i, Class::ComingSpan));
        if let Some(end) = end.filter(|_| leads && (coming || text.is(at, Class::Within))) {
            let unbroken = (at + 1..end).all(|i| !text.is(i, Class::HorizonBreak));
            if unbroken {
                return Some(at..year_after(text, end));
            }
        }
    }
    None
}

fn year_after(text: &Text<'_>, end: usize) -> usize {
    let word = text.lower(end);
    end + usize::from(word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}
