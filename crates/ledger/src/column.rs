//! Between the values of columns and the types of `model`.

use std::{error::Error as StdError, str::FromStr};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use model::Hash;
use rusqlite::{
    Error, Row,
    types::{ToSql, ToSqlOutput, Type, ValueRef},
};
use serde::de::DeserializeOwned;

use crate::chain::Sha;

/// A value ready to be bound.
pub(crate) fn bound(value: ValueRef<'_>) -> impl ToSql + '_ {
    ToSqlOutput::Borrowed(value)
}

pub(crate) fn text(text: &str) -> ValueRef<'_> {
    ValueRef::Text(text.as_bytes())
}

pub(crate) fn maybe_text(value: Option<&str>) -> ValueRef<'_> {
    value.map_or(ValueRef::Null, text)
}

pub(crate) fn number(number: i64) -> ValueRef<'static> {
    ValueRef::Integer(number)
}

/// The bytes behind the 64 digits.
pub(crate) fn sha(hash: &Hash) -> Sha {
    let digit = |byte: u8| if byte.is_ascii_digit() { byte - b'0' } else { byte - b'a' + 10 };
    let digits = hash.as_str().as_bytes();
    std::array::from_fn(|at| match digits.get(2 * at..2 * at + 2) {
        Some(&[high, low]) => digit(high) << 4 | digit(low),
        _ => 0,
    })
}

/// The 64 digits of the bytes.
pub(crate) fn digits(sha: &Sha) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    sha.iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

/// Microseconds since 1970: what a recorded time is kept in.
pub(crate) fn micros(time: Timestamp) -> i64 {
    time.as_microsecond()
}

pub(crate) fn time_of(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
}

/// The day of a moment, by universal time.
pub(crate) fn day_of(time: Timestamp) -> Date {
    time.to_zoned_datetime(TimeZone::UTC).date()
}

pub(crate) fn hash(row: &Row<'_>, column: usize) -> rusqlite::Result<Hash> {
    let sha: Sha = row.get(column)?;
    Hash::parse(&digits(&sha)).ok_or_else(|| unreadable(column, "no SHA-256"))
}

pub(crate) fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    Timestamp::from_microsecond(row.get(column)?).map_err(|error| unreadable(column, error))
}

pub(crate) fn size(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    let number: i64 = row.get(column)?;
    usize::try_from(number).map_err(|error| unreadable(column, error))
}

/// A value that is kept in its printed form.
pub(crate) fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: StdError + Send + Sync + 'static,
{
    row.get_ref(column)?.as_str()?.parse().map_err(|error| unreadable(column, error))
}

pub(crate) fn maybe_parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>>
where
    T: FromStr,
    T::Err: StdError + Send + Sync + 'static,
{
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => parsed(row, column).map(Some),
    }
}

pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(|error| unreadable(column, error))
}

pub(crate) fn unreadable(column: usize, error: impl Into<Box<dyn StdError + Send + Sync>>) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, error.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_reads_back_from_its_bytes() {
        let hash = Hash::of_bytes(b"report");
        assert_eq!(digits(&sha(&hash)), hash.as_str());
    }
}
