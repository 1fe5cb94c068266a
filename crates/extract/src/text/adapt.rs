//! Tokens as a language reads them: contracted words cut in two, fixed expressions made one.

use crate::pack::Pack;

use super::token::{Token, TokenKind, push_lower};

/// Words of the longest fixed expression.
const LONGEST_EXPRESSION: usize = 5;

/// Cuts and joins `tokens` by the settings of the pack.
pub(super) fn adapt(raw: &str, tokens: Vec<Token>, pack: &Pack) -> Vec<Token> {
    let language = &pack.language;
    let tokens = if language.contractions.is_empty() { tokens } else { cut(raw, &tokens, pack) };
    if language.expressions.is_empty() { tokens } else { join(raw, &tokens, pack) }
}

/// The word that the second part of a contracted word stands for: "l" of "del" for "el".
pub(super) fn contracted<'p>(raw: &str, first: &Token, second: &Token, pack: &'p Pack) -> Option<&'p str> {
    if pack.language.contractions.is_empty() || first.end != second.start {
        return None;
    }
    let whole = lower(raw.get(first.start..second.end)?);
    pack.language.contractions.get(&whole).map(|[_, second]| second.as_str())
}

fn cut(raw: &str, tokens: &[Token], pack: &Pack) -> Vec<Token> {
    let mut all = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    for token in tokens {
        let word = raw.get(token.start..token.end).unwrap_or_default();
        let parts = pack.language.contractions.get(&lower(word));
        let middle = parts.map(|[first, _]| token.start + first.len()).filter(|middle| *middle < token.end);
        match middle.filter(|middle| raw.is_char_boundary(*middle)) {
            Some(middle) => {
                all.push(Token { end: middle, ..*token });
                all.push(Token { start: middle, capitalized: false, ..*token });
            }
            None => all.push(*token),
        }
    }
    all
}

fn join(raw: &str, tokens: &[Token], pack: &Pack) -> Vec<Token> {
    let mut all = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let length = if token.kind == TokenKind::Word { expression(raw, tokens, at, pack) } else { 1 };
        let last = tokens.get(at + length - 1).unwrap_or(token);
        all.push(Token { end: last.end, ..*token });
        at += length;
    }
    all
}

/// Number of tokens of the longest expression that starts at `at`; 1 without any.
fn expression(raw: &str, tokens: &[Token], at: usize, pack: &Pack) -> usize {
    let mut words = String::new();
    let mut longest = 1;
    for (count, token) in tokens.iter().skip(at).take(LONGEST_EXPRESSION).enumerate() {
        if count > 0 {
            words.push(' ');
        }
        words.push_str(&lower(raw.get(token.start..token.end).unwrap_or_default()));
        if count > 0 && pack.is_expression(&words) {
            longest = count + 1;
        } else if count == 0 && !pack.begins_expression(&words) {
            break;
        }
    }
    longest
}

fn lower(word: &str) -> String {
    let mut lowered = String::with_capacity(word.len());
    push_lower(word, &mut lowered);
    lowered
}
