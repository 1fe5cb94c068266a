//! One row to one event.

use jiff::civil::Date;
use model::{CountRange, DateInterval, EventRow, TargetClass, codebook::Codebook};

use super::{EventsError, Field, Mapping};

/// Longer values are cut off here.
const LONGEST_VALUE: usize = 1000;

/// Where each field stands in a row.
pub struct Columns {
    of: Vec<(Field, usize)>,
}

impl Columns {
    /// From the names of the columns.
    pub fn of(path: &str, names: &[String], mapping: &Mapping) -> Result<Self, EventsError> {
        let at = |wanted: &String| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        let of: Vec<(Field, usize)> = mapping
            .columns
            .iter()
            .filter_map(|(field, wanted)| Some((*field, wanted.iter().find_map(at)?)))
            .collect();
        let has = |field: Field| of.iter().any(|(known, _)| *known == field);
        let dated = has(Field::Date) || has(Field::DateFrom) || has(Field::Year);
        let missing =
            if !dated { Some(Field::Date) } else { Some(Field::Country).filter(|field| !has(*field)) };
        match missing {
            Some(field) => {
                let fields = if field == Field::Date {
                    vec![Field::Date, Field::DateFrom, Field::Year]
                } else {
                    vec![field]
                };
                let looked: Vec<String> =
                    fields.iter().filter_map(|field| mapping.columns.get(field)).flatten().cloned().collect();
                let found = names.iter().take(60).cloned().collect::<Vec<_>>().join(", ");
                Err(EventsError::NoColumn { path: path.to_owned(), field, looked: looked.join(", "), found })
            }
            None => Ok(Self { of }),
        }
    }

    pub fn row(
        &self,
        record: &csv::ByteRecord,
        mapping: &Mapping,
        codebook: &Codebook,
    ) -> Result<EventRow, String> {
        let row = Row { columns: self, record, mapping, codebook };
        let date = row.date()?;
        Ok(EventRow {
            id: row.words(Field::Id).unwrap_or_default(),
            date,
            country: row.state(Field::Country)?,
            region: row.words(Field::Region),
            province: row.words(Field::Province),
            place: row.words(Field::Place),
            stage: row.word(Field::Stage),
            kind: row.word(Field::Kind),
            class: row.class(),
            subclass: row.words(Field::Subclass),
            nationality: row.state(Field::Nationality).unwrap_or_default(),
            actor: row.words(Field::Actor),
            weapon: row.words(Field::Weapon),
            suicide: row.flag(Field::Suicide),
            hostages: row.flag(Field::Hostages),
            killed: row.toll(Field::Killed, Field::KilledLow, Field::KilledHigh)?,
            wounded: row.count(Field::Wounded)?.map(CountRange::exactly),
        })
    }
}

struct Row<'a> {
    columns: &'a Columns,
    record: &'a csv::ByteRecord,
    mapping: &'a Mapping,
    codebook: &'a Codebook,
}

impl Row<'_> {
    /// The words of a field; bytes that are no UTF-8 are taken for Latin letters of one byte, as in old files.
    fn words(&self, field: Field) -> Option<String> {
        if let Some(said) = self.mapping.constants.get(&field) {
            return Some(said.clone());
        }
        let (_, column) = self.columns.of.iter().find(|(known, _)| *known == field)?;
        let bytes = self.record.get(*column)?.trim_ascii();
        let bytes = bytes.get(..LONGEST_VALUE).unwrap_or(bytes);
        let words = match std::str::from_utf8(bytes) {
            Ok(words) => words.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        };
        let empty = self.mapping.meaning(field, &words).is_empty() || self.mapping.is_missing(&words);
        (!empty).then_some(words)
    }

    fn word<T: std::str::FromStr>(&self, field: Field) -> Option<T> {
        self.mapping.meaning(field, &self.words(field)?).parse().ok()
    }

    fn class(&self) -> Option<TargetClass> {
        let finer = self.words(Field::Subclass);
        let own = finer.and_then(|words| self.mapping.class_of_subclass.get(&words).copied());
        own.or_else(|| self.word(Field::Class))
    }

    fn flag(&self, field: Field) -> Option<bool> {
        match self.words(field)?.as_str() {
            "1" | "true" | "yes" => Some(true),
            "0" | "false" | "no" => Some(false),
            _ => None,
        }
    }

    fn state(&self, field: Field) -> Result<Option<String>, String> {
        let Some(words) = self.words(field) else { return Ok(None) };
        // "Myanmar (Burma)": the name before the brackets, where the whole is none.
        let bare = words.split(" (").next().unwrap_or(&words);
        let said = self.mapping.values.get(&Field::Country).and_then(|names| names.get(&words));
        let code = match said {
            Some(code) if code.is_empty() => return Ok(None),
            Some(code) => Some(code.as_str()),
            None => self
                .codebook
                .country_named(&words)
                .or_else(|| self.codebook.country(&words))
                .or_else(|| self.codebook.country_named(bare))
                .map(|country| country.code.as_str()),
        };
        let code =
            code.ok_or_else(|| format!("`{words}` is no country that is known; add it to [values.country]"))?;
        Ok(Some(self.codebook.present_code(code).to_owned()))
    }

    fn count(&self, field: Field) -> Result<Option<u32>, String> {
        let Some(words) = self.words(field) else { return Ok(None) };
        let value: f64 = words.parse().map_err(|_| format!("`{words}` is no number ({field:?})"))?;
        match value {
            // Some rows share out a toll in fractions.
            v if (0.0..1e7).contains(&v) => Ok(Some(v.round() as u32)),
            v if v < 0.0 => Ok(None),
            _ => Err(format!("{words} is no toll ({field:?})")),
        }
    }

    fn toll(&self, best: Field, low: Field, high: Field) -> Result<Option<CountRange>, String> {
        let best = self.count(best)?;
        let (low, high) = (self.count(low)?, self.count(high)?);
        Ok(match (low.or(best), high.or(best)) {
            (Some(low), Some(high)) => Some(CountRange::between(low, high)),
            (Some(one), None) | (None, Some(one)) => Some(CountRange::exactly(one)),
            (None, None) => None,
        })
    }

    fn date(&self) -> Result<Option<DateInterval>, String> {
        if let Some(words) = self.words(Field::Date) {
            return day_of(&words).map(|day| Some(DateInterval::day(day)));
        }
        if let Some(from) = self.words(Field::DateFrom) {
            let from = day_of(&from)?;
            let to = self.words(Field::DateTo).map_or(Ok(from), |to| day_of(&to))?;
            let backwards = || format!("it ends ({to}) before it starts ({from})");
            return DateInterval::new(from, to).map(Some).ok_or_else(backwards);
        }
        let Some(year) = self.words(Field::Year) else { return Ok(None) };
        let number =
            |words: String| words.parse::<i16>().map_err(|_| format!("`{words}` is no part of a date"));
        let year = number(year)?;
        let part = |field| self.words(field).map_or(Ok(0), number);
        let (month, day) = (part(Field::Month)?, part(Field::Day)?);
        let small = |part: i16| i8::try_from(part).unwrap_or(i8::MAX);
        let interval = match (month, day) {
            (0, _) => DateInterval::year(year),
            (month, 0) => DateInterval::month(year, small(month)),
            (month, day) => Date::new(year, small(month), small(day)).ok().map(DateInterval::day),
        };
        interval.map(Some).ok_or_else(|| format!("there is no day {year}-{month}-{day}"))
    }
}

/// "2009-02-20", "2009-02-20T00:00:00".
fn day_of(words: &str) -> Result<Date, String> {
    let day = words.get(..10).unwrap_or(words);
    day.parse().map_err(|_| format!("`{words}` is no date; expected YYYY-MM-DD"))
}
