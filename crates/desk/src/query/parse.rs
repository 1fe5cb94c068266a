//! From text to a [`Query`].

use std::collections::BTreeSet;

use model::{CountRange, DateInterval, codebook::Codebook};

use super::{KEYS, Key, Query, QueryError, Term, Value, nearest};

/// A piece of a query between blanks. Quoted text keeps its blanks.
#[derive(Debug, PartialEq)]
struct Piece {
    negated: bool,
    key: Option<String>,
    /// Values between commas outside quotes, or one word or phrase.
    values: Vec<String>,
    quoted: bool,
}

pub(super) fn query(text: &str, codebook: &Codebook) -> Result<Query, QueryError> {
    let mut query = Query::default();
    for piece in pieces(text)? {
        match &piece.key {
            Some(key) => query.terms.push(term(key, &piece, codebook)?),
            None => add_word(&mut query.words, &piece),
        }
    }
    query.days()?;
    Ok(query)
}

fn add_word(words: &mut String, piece: &Piece) {
    let text = piece.values.join(",");
    if text.is_empty() {
        return;
    }
    if !words.is_empty() {
        words.push(' ');
    }
    if piece.negated {
        words.push('-');
    }
    if piece.quoted {
        words.push_str(&format!("\"{text}\""));
    } else {
        words.push_str(&text);
    }
}

fn pieces(text: &str) -> Result<Vec<Piece>, QueryError> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (piece, after) = one_piece(rest)?;
        found.push(piece);
        rest = after.trim_start();
    }
    Ok(found)
}

fn one_piece(text: &str) -> Result<(Piece, &str), QueryError> {
    let (negated, body) = match text.strip_prefix(['-', '!']) {
        Some(body) if !body.is_empty() && !body.starts_with(char::is_whitespace) => (true, body),
        _ => (false, text),
    };
    let mut piece = Piece { negated, key: None, values: vec![String::new()], quoted: false };
    let mut in_quotes = false;
    for (at, ch) in body.char_indices() {
        let value = match piece.values.last_mut() {
            Some(value) => value,
            None => continue,
        };
        match ch {
            '"' => {
                in_quotes = !in_quotes;
                piece.quoted = true;
            }
            _ if in_quotes => value.push(ch),
            ':' if piece.key.is_none() && !piece.quoted => piece.key = Some(std::mem::take(value)),
            ',' if piece.key.is_some() => piece.values.push(String::new()),
            _ if ch.is_whitespace() => return Ok((piece, &body[at..])),
            _ => value.push(ch),
        }
    }
    if in_quotes { Err(QueryError::OpenQuote(text.to_owned())) } else { Ok((piece, "")) }
}

fn term(key: &str, piece: &Piece, codebook: &Codebook) -> Result<Term, QueryError> {
    let Key { name, example, read, .. } = find_key(key)?;
    let values: Vec<&String> = piece.values.iter().filter(|value| !value.is_empty()).collect();
    if values.is_empty() {
        return Err(QueryError::NoValue(name, example));
    }
    let any_of = values.into_iter().map(|value| read(value, codebook)).collect::<Result<_, _>>()?;
    Ok(Term { negated: piece.negated, any_of })
}

fn find_key(key: &str) -> Result<&'static Key, QueryError> {
    let lower = key.to_lowercase();
    let known = || KEYS.iter().flat_map(|key| std::iter::once(key.name).chain(key.aliases.iter().copied()));
    KEYS.iter().find(|key| key.name == lower || key.aliases.contains(&lower.as_str())).ok_or_else(|| {
        QueryError::UnknownKey {
            key: key.to_owned(),
            near: nearest(key, known()).map(str::to_owned),
            known: KEYS.iter().map(|key| key.name).collect::<Vec<_>>().join(", "),
        }
    })
}

pub(super) fn actor(text: &str, codebook: &Codebook) -> Result<Value, QueryError> {
    if text.eq_ignore_ascii_case("none") {
        return Ok(Value::Nobody);
    }
    let Some(actor) = find_actor(text, codebook) else {
        let candidates = || {
            codebook.actors.iter().flat_map(|actor| std::iter::once(actor.id.as_str()).chain(actor.names()))
        };
        return Err(QueryError::UnknownValue {
            key: "actor of the codebook",
            value: text.to_owned(),
            near: nearest(text, candidates()).map(str::to_owned),
            hint: "`chancery codebook actors` lists them".to_owned(),
        });
    };
    let below = codebook.descendants(&actor.id).into_iter().map(|actor| actor.id.clone());
    Ok(Value::Actor(below.chain([actor.id.clone()]).collect::<BTreeSet<_>>()))
}

/// An actor by id or name, whatever the case.
pub fn find_actor<'a>(text: &str, codebook: &'a Codebook) -> Option<&'a model::codebook::Actor> {
    let by_id = codebook.actor(&text.to_lowercase());
    by_id.or_else(|| codebook.find_actor(text)).or_else(|| codebook.find_actor(&text.to_uppercase()))
}

pub(super) fn country(text: &str, codebook: &Codebook) -> Result<String, QueryError> {
    let found = codebook.country(&text.to_uppercase()).or_else(|| codebook.find_country(text));
    found.map(|country| country.code.clone()).ok_or_else(|| {
        let names = codebook.countries.iter().map(|country| country.name.as_str());
        QueryError::UnknownValue {
            key: "country",
            value: text.to_owned(),
            near: nearest(text, names).map(str::to_owned),
            hint: "give a two-letter code such as AF, or a name".to_owned(),
        }
    })
}

pub(super) fn tactic(text: &str, codebook: &Codebook) -> Result<Value, QueryError> {
    let lower = text.to_lowercase();
    match codebook.tactic(&lower) {
        Some(_) => Ok(Value::Tactic(lower)),
        None => Err(QueryError::UnknownValue {
            key: "tactic",
            value: text.to_owned(),
            near: nearest(text, codebook.tactics.iter().map(|code| code.id.as_str())).map(str::to_owned),
            hint: "`chancery codebook tactics` lists them".to_owned(),
        }),
    }
}

pub(super) fn day(text: &str) -> Result<DateInterval, QueryError> {
    text.parse().map_err(|_| QueryError::NoDate(text.to_owned()))
}

pub(super) fn count(text: &str) -> Result<CountRange, QueryError> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| QueryError::NoCount(text.to_owned()));
    match text.split_once("..") {
        None => number(text).map(CountRange::exactly),
        Some((low, "")) => number(low).map(CountRange::at_least),
        Some((low, high)) => Ok(CountRange::between(number(low)?, number(high)?)),
    }
}
