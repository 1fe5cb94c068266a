//! How far a name goes: capitalised words with small words and numbers between them.

use std::ops::Range;

use super::words::{HEADS, JOINS, OPENERS, WEAK_HEADS};
use crate::text::{Text, TokenKind};

/// Longest name, in tokens.
const LONGEST: usize = 12;

/// The name that starts at `at`, without a leading article.
pub fn name_at(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let first = usize::from(text.lower(at) == "the");
    let start = at + first;
    if !opens(text, start) {
        return None;
    }
    let mut end = start + 1;
    while end < start + LONGEST {
        let Some(next) = goes_on(text, start, end) else { break };
        end = next;
    }
    Some(start..end)
}

/// Whether the token is a capitalised word, not one in capitals among others.
pub fn is_capital(text: &Text<'_>, at: usize) -> bool {
    text.tokens
        .get(at)
        .is_some_and(|token| token.capitalized && token.kind == TokenKind::Word && !is_shouted(text, at))
}

fn is_shouted(text: &Text<'_>, at: usize) -> bool {
    let caps = |at: usize| text.tokens.get(at).is_some_and(|it| it.all_caps && it.end - it.start > 3);
    caps(at) && (caps(at + 1) || at > 0 && caps(at - 1))
}

fn opens(text: &Text<'_>, at: usize) -> bool {
    let article =
        ["al-", "el-", "as-", "ad-", "an-", "ar-"].iter().any(|part| text.lower(at).starts_with(part));
    (is_capital(text, at) && !(OPENERS.contains(&text.lower(at)) && is_first(text, at)))
        || (article && text.word(at).contains(char::is_uppercase))
        || is_dated(text, at)
}

/// Whether the capital may be that of a sentence.
fn is_first(text: &Text<'_>, at: usize) -> bool {
    let opens =
        text.sentences.get(text.sentence_of(at)).is_none_or(|sentence| at <= sentence.tokens.start + 1);
    opens || at > 0 && text.tokens[at - 1].kind == TokenKind::Punctuation
}

/// "17 November", "23rd of September", "1 May".
fn is_dated(text: &Text<'_>, at: usize) -> bool {
    is_number(text, at)
        && (is_capital(text, at + 1) || text.lower(at + 1) == "of" && is_capital(text, at + 2))
}

fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.end - token.start <= 4)
        && text.word(at).starts_with(|c: char| c.is_ascii_digit())
        && text.lower(at).trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).len() <= 2
}

fn goes_on(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    if is_capital(text, end) && !is_weekday(text.lower(end))
        || is_number(text, end) && is_capital(text, end - 1)
    {
        return Some(end + 1);
    }
    let mark = text.lower(end);
    if matches!(mark, "/" | "-" | "–" | "'" | "'s") {
        let next = end + 1;
        let close = text.tokens[end].start == text.tokens[end - 1].end;
        let more = is_capital(text, next)
            && (mark != "'s" || is_head(text.lower(next)) || is_head(text.lower(next + 1)));
        return (more && close).then_some(next + 1);
    }
    let joins = |at: usize| JOINS.contains(&text.lower(at));
    if !joins(end) || text.lower(end) == "the" {
        return None;
    }
    let skip = usize::from(joins(end + 1));
    let next = end + 1 + skip;
    let closed = text.lower(end) == "and" && is_head(text.lower(end - 1));
    let away = matches!(text.lower(end), "in" | "to") && !(start..end).any(|at| is_head(text.lower(at)));
    (opens(text, next) && !closed && !away).then_some(next + 1)
}

fn is_weekday(word: &str) -> bool {
    word.len() > 5 && word.ends_with("day")
}

/// Whether the word makes a phrase the name of a group.
pub fn is_head(word: &str) -> bool {
    HEADS.contains(&word) || WEAK_HEADS.contains(&word)
}
