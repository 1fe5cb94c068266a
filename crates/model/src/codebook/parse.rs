//! Reads the tables from their texts.

use csv::StringRecord;
use serde::Deserialize;

use super::{
    Actor, Code, Codebook, Country, GazetteerPlace, Language, Lexicon, LexiconEntry, Outlet, PlaceKind,
    lexicons::{LEXICONS, SETTINGS},
};
use crate::scale::Scale;

/// The texts of a codebook's tables.
#[derive(Debug, Clone, Copy)]
pub struct CodebookTexts<'a> {
    /// `codebook.toml`: the version.
    pub manifest: &'a str,
    /// `actors.toml`.
    pub actors: &'a str,
    /// `outlets.toml`.
    pub outlets: &'a str,
    /// `countries.csv`.
    pub countries: &'a str,
    /// `places.csv`.
    pub places: &'a str,
    /// `tactics.toml`.
    pub tactics: &'a str,
    /// `types.toml`.
    pub types: &'a str,
    /// `scales.toml`.
    pub scales: &'a str,
    /// Language and text of every `pack.toml`.
    pub languages: &'a [(&'a str, &'a str)],
    /// Language, name and text of every lexicon.
    pub lexicons: &'a [(&'a str, &'a str, &'a str)],
}

impl CodebookTexts<'static> {
    /// The texts compiled into the program.
    pub const EMBEDDED: Self = Self {
        manifest: include_str!("../../../../codebook/codebook.toml"),
        actors: include_str!("../../../../codebook/actors.toml"),
        outlets: include_str!("../../../../codebook/outlets.toml"),
        countries: include_str!("../../../../codebook/countries.csv"),
        places: include_str!("../../../../codebook/places.csv"),
        tactics: include_str!("../../../../codebook/tactics.toml"),
        types: include_str!("../../../../codebook/types.toml"),
        scales: include_str!("../../../../codebook/scales.toml"),
        languages: SETTINGS,
        lexicons: LEXICONS,
    };
}

/// A codebook table that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CodebookError {
    /// Not TOML, or not of the table's shape.
    #[error("codebook table {table}: {source}")]
    Toml {
        /// File name.
        table: String,
        /// What the parser says, with the line.
        source: Box<toml::de::Error>,
    },
    /// Not CSV, or a row of another length than the header.
    #[error("codebook table {table}: {source}")]
    Csv {
        /// File name.
        table: String,
        /// What the parser says, with the line.
        source: csv::Error,
    },
    /// The header is not the one of the table.
    #[error("codebook table {table}: the header is `{found}`, it must be `{expected}`")]
    Header {
        /// File name.
        table: String,
        /// The header of the file.
        found: String,
        /// The header of the table.
        expected: String,
    },
    /// A cell that cannot be read.
    #[error("codebook table {table}, line {line}: `{value}` is no {wanted}")]
    Cell {
        /// File name.
        table: String,
        /// Line of the file, from 1.
        line: u64,
        /// The cell.
        value: String,
        /// What it should be.
        wanted: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    version: String,
    language: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Actors {
    actor: Vec<Actor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outlets {
    outlet: Vec<Outlet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Codes {
    code: Vec<Code>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scales {
    scale: Vec<Scale>,
}

const COUNTRY_COLUMNS: &[&str] = &[
    "code",
    "name",
    "aliases",
    "adjectives",
    "demonyms",
    "weak_names",
    "capital",
    "capital_aliases",
    "latitude",
    "longitude",
    "successor",
    "until",
];
const PLACE_COLUMNS: &[&str] =
    &["name", "alternates", "country", "admin1", "lat", "lon", "kind", "population"];
const LEXICON_COLUMNS: &[&str] = &["id", "phrase", "code", "note", "source"];

/// All tables, without indexes.
pub(super) fn tables(texts: &CodebookTexts<'_>) -> Result<Codebook, CodebookError> {
    let lexicon = |(language, name, text): &(&str, &str, &str)| lexicon(language, name, text);
    let language = |(code, text): &(&str, &str)| {
        let settings: Language = from_toml(&format!("lexicon/{code}/pack.toml"), text)?;
        Ok(Language { code: (*code).to_owned(), ..settings })
    };
    let manifest = from_toml::<Manifest>("codebook.toml", texts.manifest)?;
    Ok(Codebook {
        version: manifest.version,
        language: manifest.language,
        actors: from_toml::<Actors>("actors.toml", texts.actors)?.actor,
        outlets: from_toml::<Outlets>("outlets.toml", texts.outlets)?.outlet,
        countries: rows("countries.csv", texts.countries, COUNTRY_COLUMNS, country)?,
        places: rows("places.csv", texts.places, PLACE_COLUMNS, place)?,
        tactics: from_toml::<Codes>("tactics.toml", texts.tactics)?.code,
        types: from_toml::<Codes>("types.toml", texts.types)?.code,
        scales: from_toml::<Scales>("scales.toml", texts.scales)?.scale,
        languages: texts.languages.iter().map(language).collect::<Result<_, _>>()?,
        lexicons: texts.lexicons.iter().map(lexicon).collect::<Result<_, _>>()?,
        index: super::Index::default(),
    })
}

fn from_toml<'a, T: Deserialize<'a>>(table: &str, text: &'a str) -> Result<T, CodebookError> {
    toml::from_str(text)
        .map_err(|source| CodebookError::Toml { table: table.to_owned(), source: Box::new(source) })
}

/// One row, with what is needed to name it in an error.
struct Row<'a> {
    table: &'a str,
    record: &'a StringRecord,
}

fn rows<T>(
    table: &str,
    text: &str,
    columns: &[&str],
    read: impl Fn(&Row<'_>) -> Result<T, CodebookError>,
) -> Result<Vec<T>, CodebookError> {
    let unreadable = |source| CodebookError::Csv { table: table.to_owned(), source };
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader.headers().map_err(unreadable)?;
    if header.iter().ne(columns.iter().copied()) {
        return Err(CodebookError::Header {
            table: table.to_owned(),
            found: header.iter().collect::<Vec<_>>().join(","),
            expected: columns.join(","),
        });
    }
    let mut record = StringRecord::new();
    let mut all = Vec::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        all.push(read(&Row { table, record: &record })?);
    }
    Ok(all)
}

impl Row<'_> {
    fn text(&self, column: usize) -> String {
        self.cell(column).to_owned()
    }

    fn cell(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }

    fn optional(&self, column: usize) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    fn list(&self, column: usize) -> Vec<String> {
        let cell = self.cell(column);
        if cell.is_empty() { Vec::new() } else { cell.split(';').map(str::to_owned).collect() }
    }

    fn number<T: std::str::FromStr>(&self, column: usize, wanted: &'static str) -> Result<T, CodebookError> {
        self.cell(column).parse().map_err(|_| self.bad_cell(column, wanted))
    }

    fn bad_cell(&self, column: usize, wanted: &'static str) -> CodebookError {
        CodebookError::Cell {
            table: self.table.to_owned(),
            line: self.record.position().map_or(0, csv::Position::line),
            value: self.text(column),
            wanted,
        }
    }
}

fn country(row: &Row<'_>) -> Result<Country, CodebookError> {
    Ok(Country {
        code: row.text(0),
        name: row.text(1),
        aliases: row.list(2),
        adjectives: row.list(3),
        demonyms: row.list(4),
        weak_names: row.list(5),
        capital: row.optional(6),
        capital_aliases: row.list(7),
        latitude: row.number(8, "latitude")?,
        longitude: row.number(9, "longitude")?,
        successor: row.optional(10),
        until: row.optional(11).map(|_| row.number(11, "year")).transpose()?,
    })
}

fn place(row: &Row<'_>) -> Result<GazetteerPlace, CodebookError> {
    Ok(GazetteerPlace {
        name: row.text(0),
        alternates: row.list(1),
        country: row.text(2),
        admin1: row.optional(3),
        latitude: row.number(4, "latitude")?,
        longitude: row.number(5, "longitude")?,
        kind: place_kind(row.cell(6)).ok_or_else(|| row.bad_cell(6, "kind of place"))?,
        population: row.number(7, "population")?,
    })
}

fn place_kind(word: &str) -> Option<PlaceKind> {
    Some(match word {
        "capital" => PlaceKind::Capital,
        "city" => PlaceKind::City,
        "town" => PlaceKind::Town,
        "region" => PlaceKind::Region,
        "district" => PlaceKind::District,
        "site" => PlaceKind::Site,
        _ => return None,
    })
}

fn lexicon(language: &str, name: &str, text: &str) -> Result<Lexicon, CodebookError> {
    let table = format!("lexicon/{language}/{name}.csv");
    let entry = |row: &Row<'_>| {
        Ok(LexiconEntry {
            id: row.text(0),
            phrase: row.text(1),
            code: row.text(2),
            note: row.text(3),
            source: row.text(4),
        })
    };
    let entries = rows(&table, text, LEXICON_COLUMNS, entry)?;
    Ok(Lexicon { language: language.to_owned(), name: name.to_owned(), entries })
}
