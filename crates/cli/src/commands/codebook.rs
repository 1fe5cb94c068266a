//! `chancery codebook`.

use model::codebook::{Actor, Code, Codebook, Country, GazetteerPlace, Outlet, fold};
use model::scale::Scale;
use serde::Serialize;

use super::add::counted;
use crate::{
    arguments::{self, Table},
    describe,
    exit::{Exit, usage},
    output::{Output, Results, STRONG, styled, terminal_width},
    table::{Column, lines},
};

pub fn run(arguments: &arguments::Codebook, output: &Output) -> anyhow::Result<Exit> {
    let codebook = Codebook::embedded();
    let wanted = arguments.entry.join(" ");
    match arguments.table {
        None => overview(codebook, output)?,
        Some(Table::Actors) => print(&codebook.actors, &wanted, "actor", output)?,
        Some(Table::Outlets) => print(&codebook.outlets, &wanted, "outlet", output)?,
        Some(Table::Countries) => print(&codebook.countries, &wanted, "country", output)?,
        Some(Table::Places) => print(&codebook.places, &wanted, "place", output)?,
        Some(Table::Tactics) => print(&codebook.tactics, &wanted, "tactic", output)?,
        Some(Table::Types) => print(&codebook.types, &wanted, "type", output)?,
        Some(Table::Scales) => print(&codebook.scales, &wanted, "scale", output)?,
    }
    Ok(Exit::Done)
}

fn overview(codebook: &Codebook, output: &Output) -> anyhow::Result<()> {
    let tables = [
        ("actors", codebook.actors.len(), "armed groups and state forces, with aliases and parents"),
        ("outlets", codebook.outlets.len(), "channels that carry statements"),
        ("countries", codebook.countries.len(), "states and territories, with adjectives and capitals"),
        ("places", codebook.places.len(), "the gazetteer"),
        ("tactics", codebook.tactics.len(), "how it was done"),
        ("types", codebook.types.len(), "what kind of act it was"),
        ("scales", codebook.scales.len(), "likelihood, reliability, credibility, confidence"),
    ];
    if output.json {
        let counts: serde_json::Map<_, _> =
            tables.iter().map(|(name, entries, _)| ((*name).to_owned(), (*entries).into())).collect();
        return output.json(&serde_json::json!({ "version": codebook.version, "entries": counts }));
    }
    let mut out = output.results();
    out.line(format_args!("codebook {}", codebook.version))?;
    for (name, entries, about) in tables {
        out.line(format_args!("  {name:<10} {entries:>6}  {about}"))?;
    }
    output.note("chancery codebook TABLE lists one, chancery codebook TABLE ENTRY shows an entry");
    Ok(())
}

/// A row of a table that can be listed, searched and shown.
trait Row: Serialize {
    const COLUMNS: &'static [Column];
    fn id(&self) -> &str;
    fn names(&self) -> Vec<&str>;
    fn cells(&self) -> Vec<String>;
}

fn print<R: Row>(rows: &[R], wanted: &str, one: &str, output: &Output) -> anyhow::Result<()> {
    if wanted.is_empty() {
        return list(&rows.iter().collect::<Vec<_>>(), output);
    }
    let exact = rows.iter().filter(|row| is_called(*row, wanted)).collect::<Vec<_>>();
    if let [row] = exact[..] {
        return show(row, output);
    }
    let key = fold(wanted);
    let holding: Vec<&R> =
        rows.iter().filter(|row| row.names().iter().any(|name| fold(name).contains(&key))).collect();
    match (&exact[..], &holding[..]) {
        ([], []) => {
            let names = rows.iter().flat_map(|row| std::iter::once(row.id()).chain(row.names()));
            let near = describe::did_you_mean(wanted, names.collect::<Vec<_>>());
            Err(usage(format!("no {one} is called `{wanted}`{near}")))
        }
        ([], [row]) => show(*row, output),
        ([], several) => list(several, output),
        (several, _) => list(several, output),
    }
}

fn is_called<R: Row>(row: &R, wanted: &str) -> bool {
    row.id().eq_ignore_ascii_case(wanted) || row.names().iter().any(|name| fold(name) == fold(wanted))
}

fn list<R: Row>(rows: &[&R], output: &Output) -> anyhow::Result<()> {
    if output.json {
        return output.json(&rows);
    }
    let mut out = output.results();
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.cells()).collect();
    for line in lines(R::COLUMNS, &cells, terminal_width()) {
        out.line(line)?;
    }
    output.note(counted(rows.len(), "entry", "entries"));
    Ok(())
}

fn show<R: Row>(row: &R, output: &Output) -> anyhow::Result<()> {
    if output.json {
        return output.json(row);
    }
    let mut out = output.results();
    out.line(styled(STRONG, row.id()))?;
    if let serde_json::Value::Object(fields) = serde_json::to_value(row)? {
        for (name, value) in fields.iter().filter(|(name, _)| *name != "id") {
            field(&mut out, name, value)?;
        }
    }
    Ok(())
}

fn field(out: &mut Results, name: &str, value: &serde_json::Value) -> anyhow::Result<()> {
    use serde_json::Value;
    let text = match value {
        Value::Null => return Ok(()),
        Value::Array(members) if members.is_empty() => return Ok(()),
        Value::Array(members) if members.iter().all(Value::is_string) => describe::value(value),
        Value::Array(members) => {
            out.line(format_args!("  {name}"))?;
            return members.iter().try_for_each(|member| out.line(format_args!("    {}", plain(member))));
        }
        other => plain(other),
    };
    out.line(format_args!("  {name:<16} {text}"))
}

/// An object as `key value, key value`.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(fields) => {
            let filled = fields.iter().filter(|(_, value)| !value.is_null());
            filled.map(|(name, value)| format!("{name} {}", plain(value))).collect::<Vec<_>>().join(", ")
        }
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn years(from: Option<i16>, to: Option<i16>) -> String {
    let year = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
    if from.is_none() && to.is_none() { String::new() } else { format!("{}–{}", year(from), year(to)) }
}

impl Row for Actor {
    const COLUMNS: &'static [Column] = &[
        Column::fixed("id"),
        Column::flexible("name"),
        Column::fixed("part of"),
        Column::fixed("years"),
        Column::flexible("also called"),
    ];

    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> Vec<&str> {
        Actor::names(self).chain(self.weak_aliases.iter().map(String::as_str)).collect()
    }

    fn cells(&self) -> Vec<String> {
        let parent = self.parent.clone().unwrap_or_default();
        vec![self.id.clone(), self.name.clone(), parent, years(self.from, self.to), self.aliases.join(", ")]
    }
}

impl Row for Outlet {
    const COLUMNS: &'static [Column] = &[
        Column::fixed("id"),
        Column::flexible("name"),
        Column::fixed("speaks for"),
        Column::fixed("years"),
        Column::flexible("also called"),
    ];

    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> Vec<&str> {
        Outlet::names(self).collect()
    }

    fn cells(&self) -> Vec<String> {
        let (actor, years) = (self.actor.clone(), years(self.from, self.to));
        vec![self.id.clone(), self.name.clone(), actor, years, self.aliases.join(", ")]
    }
}

impl Row for Country {
    const COLUMNS: &'static [Column] = &[
        Column::fixed("code"),
        Column::flexible("name"),
        Column::flexible("adjective"),
        Column::flexible("capital"),
        Column::flexible("also called"),
    ];

    fn id(&self) -> &str {
        &self.code
    }

    fn names(&self) -> Vec<&str> {
        Country::names(self).collect()
    }

    fn cells(&self) -> Vec<String> {
        let capital = self.capital.clone().unwrap_or_default();
        let adjectives = self.adjectives.join(", ");
        vec![self.code.clone(), self.name.clone(), adjectives, capital, self.aliases.join(", ")]
    }
}

impl Row for GazetteerPlace {
    const COLUMNS: &'static [Column] = &[
        Column::flexible("name"),
        Column::fixed("country"),
        Column::flexible("in"),
        Column::number("latitude"),
        Column::number("longitude"),
        Column::number("people"),
        Column::flexible("also called"),
    ];

    fn id(&self) -> &str {
        &self.name
    }

    fn names(&self) -> Vec<&str> {
        std::iter::once(self.name.as_str()).chain(self.alternates.iter().map(String::as_str)).collect()
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.country.clone(),
            self.admin1.clone().unwrap_or_default(),
            format!("{:.3}", self.latitude),
            format!("{:.3}", self.longitude),
            self.population.to_string(),
            self.alternates.join(", "),
        ]
    }
}

impl Row for Code {
    const COLUMNS: &'static [Column] =
        &[Column::fixed("id"), Column::flexible("label"), Column::flexible("definition")];

    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> Vec<&str> {
        vec![&self.id, &self.label]
    }

    fn cells(&self) -> Vec<String> {
        vec![self.id.clone(), self.label.clone(), self.definition.clone()]
    }
}

impl Row for Scale {
    const COLUMNS: &'static [Column] = &[
        Column::fixed("id"),
        Column::flexible("name"),
        Column::number("steps"),
        Column::flexible("defined in"),
    ];

    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> Vec<&str> {
        vec![&self.id, &self.name]
    }

    fn cells(&self) -> Vec<String> {
        vec![self.id.clone(), self.name.clone(), self.bands.len().to_string(), self.source.clone()]
    }
}
