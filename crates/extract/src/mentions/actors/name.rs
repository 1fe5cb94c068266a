//! How far a name goes: capitalised words with small words and numbers between them.

use crate::{pack::Class, pack::Pack};
use std::ops::Range;

use crate::text::{Text, TokenKind};

/// Longest name, in tokens.
const LONGEST: usize = 12;

/// The name that starts at `at`, without a leading article.
pub fn name_at(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let first = usize::from(text.is(at, Class::The));
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
    let article = text
        .lower(at)
        .split_inclusive('-')
        .next()
        .is_some_and(|part| text.pack.is(part, Class::ArabicArticle));
    (is_capital(text, at) && !(text.is(at, Class::ActorOpeners) && is_first(text, at)))
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
        && (is_capital(text, at + 1) || text.is(at + 1, Class::Of) && is_capital(text, at + 2))
}

fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.end - token.start <= 4)
        && text.word(at).starts_with(|c: char| c.is_ascii_digit())
        && text.lower(at).trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).len() <= 2
}

fn goes_on(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    if is_capital(text, end) && !is_weekday(text.pack, text.lower(end))
        || is_number(text, end) && is_capital(text, end - 1)
    {
        return Some(end + 1);
    }
    if text.is(end, Class::ActorNameInside) {
        let next = end + 1;
        let close = text.tokens[end].start == text.tokens[end - 1].end;
        let more = is_capital(text, next)
            && (!text.is(end, Class::PossessiveMark) || is_head(text, next) || is_head(text, next + 1));
        return (more && close).then_some(next + 1);
    }
    let joins = |at: usize| text.is(at, Class::ActorJoins);
    if !joins(end) || text.is(end, Class::The) {
        return None;
    }
    let skip = usize::from(joins(end + 1));
    let next = end + 1 + skip;
    let closed = text.is(end, Class::And) && is_head(text, end - 1);
    let away = text.is(end, Class::InTo) && !(start..end).any(|at| is_head(text, at));
    (opens(text, next) && !closed && !away).then_some(next + 1)
}

fn is_weekday(pack: &Pack, word: &str) -> bool {
    word.len() > 5 && pack.is(word, Class::DayEnding)
}

/// Whether the word makes a phrase the name of a group.
pub fn is_head(text: &Text<'_>, at: usize) -> bool {
    text.is_any(at, &[Class::ActorHeads, Class::ActorWeakHeads])
}
