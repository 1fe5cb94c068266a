//! Values as people type them, in the shape of the extraction format.

use model::{
    Attribution, CountRange, DateInterval, IncidentType, PerpetratorKind, Property, Specificity, Stage,
    StatementKind, UnknownWord, codebook::Codebook,
};
use serde_json::{Value, json};

use crate::query::nearest;

/// How a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Stage,
    Type,
    Kind,
    Attribution,
    Specificity,
    Date,
    Count,
    Country,
    Actor,
    Group,
    Text,
}

/// A field that can be set.
#[derive(Debug, Clone, Copy)]
pub struct EditField {
    /// Its name, as `show` prints it.
    pub name: &'static str,
    /// What may stand behind the `=`.
    pub takes: &'static str,
    property: &'static str,
    form: Form,
    of_incident: bool,
    of_statement: bool,
}

const fn incident(name: &'static str, property: &'static str, form: Form, takes: &'static str) -> EditField {
    EditField { name, takes, property, form, of_incident: true, of_statement: false }
}

const fn statement(name: &'static str, form: Form, takes: &'static str) -> EditField {
    EditField { name, takes, property: name, form, of_incident: false, of_statement: true }
}

/// The fields that can be set.
pub const FIELDS: &[EditField] = &[
    incident("status", "status", Form::Stage, "executed, failed, foiled, plotted, alleged"),
    incident("stage", "status", Form::Stage, "the same as status"),
    incident("type", "type", Form::Type, "a type of act: `chancery codebook types`"),
    EditField {
        of_statement: true,
        ..incident("date", "date", Form::Date, "2022-09-05, 2022-09, 2022 or 2022-09-01..2022-09-05")
    },
    incident("country", "country", Form::Country, "a country's name or code"),
    incident("place", "place", Form::Text, "a town or region"),
    incident("facility", "facility", Form::Text, "the name of the place attacked"),
    incident("by", "perpetrators", Form::Group, "a group: its name or its id in the codebook"),
    incident("perpetrators", "perpetrators", Form::Group, "the same as by"),
    incident("attribution", "attribution", Form::Attribution, "claimed, attributed, suspected, unknown"),
    incident("killed", "killed", Form::Count, "6, 4..6 or 4.."),
    incident("wounded", "wounded", Form::Count, "6, 4..6 or 4.."),
    incident("perpetrators_killed", "perpetrators_killed", Form::Count, "6, 4..6 or 4.."),
    statement(
        "kind",
        Form::Kind,
        "threat, warning, incitement, claim of responsibility, praise, denial, condemnation",
    ),
    statement("speaker", Form::Text, "who speaks"),
    statement("actor", Form::Actor, "a group: its name or its id in the codebook"),
    statement("outlet", Form::Text, "the channel"),
    statement("specificity", Form::Specificity, "general, country, class, class-in-country, named-facility"),
    statement("condition", Form::Text, "on what condition"),
    statement("horizon", Form::Text, "by when"),
];

/// Fields that are a reading of the whole report: no single words say them.
pub(super) const OF_THE_WHOLE: &[&str] = &["status", "type", "attribution", "kind", "specificity", "country"];

/// Why a value cannot be set.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// No such field.
    #[error("`{given}` is no field that can be set{}; those are: {known}", near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoField {
        /// As given.
        given: String,
        /// What it may mean.
        near: Option<&'static str>,
        /// All of them.
        known: String,
    },
    /// The field takes something else.
    #[error("`{given}` does not fit {field}, which takes {takes}")]
    Unfit {
        /// The field.
        field: &'static str,
        /// As given.
        given: String,
        /// What it takes.
        takes: &'static str,
    },
    /// Not in the list of the field.
    #[error(transparent)]
    Word(#[from] UnknownWord),
    /// No such group.
    #[error("the codebook knows no group `{given}`{}; `chancery codebook actors WORDS` looks for one", near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoActor {
        /// As given.
        given: String,
        /// What it may mean.
        near: Option<String>,
    },
}

/// A field and its value; `-` takes the value out.
pub(super) fn read(name: &str, typed: &str, of_statement: bool) -> Result<(Property, Value), ValueError> {
    let fits = |field: &&EditField| if of_statement { field.of_statement } else { field.of_incident };
    let field = FIELDS.iter().filter(fits).find(|field| field.name == name).ok_or_else(|| {
        let names: Vec<&'static str> = FIELDS.iter().filter(fits).map(|field| field.name).collect();
        ValueError::NoField {
            given: name.to_owned(),
            near: nearest(name, names.iter().copied()),
            known: names.join(", "),
        }
    })?;
    let typed = typed.trim();
    let value = if typed == "-" && clears(field.form) { Value::Null } else { value(field, typed)? };
    Ok((Property::from(field.property), value))
}

fn clears(form: Form) -> bool {
    matches!(form, Form::Date | Form::Count | Form::Country | Form::Text | Form::Actor | Form::Group)
}

fn value(field: &EditField, typed: &str) -> Result<Value, ValueError> {
    let unfit = || ValueError::Unfit {
        field: field.name,
        given: typed.chars().take(80).collect(),
        takes: field.takes,
    };
    if typed.is_empty() {
        return Err(unfit());
    }
    let codebook = Codebook::embedded();
    Ok(match field.form {
        Form::Stage => json!(typed.parse::<Stage>()?),
        Form::Type => json!(typed.parse::<IncidentType>()?),
        Form::Kind => json!(typed.parse::<StatementKind>()?),
        Form::Attribution => json!(typed.parse::<Attribution>()?),
        Form::Specificity => json!(typed.parse::<Specificity>()?),
        Form::Date => json!(typed.parse::<DateInterval>().map_err(|_| unfit())?),
        Form::Count => json!(count(typed).ok_or_else(unfit)?),
        Form::Country => json!(codebook.find_country(typed).ok_or_else(unfit)?.code),
        Form::Actor => json!(actor(typed)?.0),
        Form::Group => {
            let (id, name) = actor(typed)?;
            json!({ "name": name, "kind": PerpetratorKind::Organization, "actor": id, "mentions": [] })
        }
        Form::Text => json!(typed),
    })
}

fn actor(typed: &str) -> Result<(String, String), ValueError> {
    let codebook = Codebook::embedded();
    let known = codebook.actor(typed).or_else(|| codebook.find_actor(typed));
    let found = known.map(|actor| (actor.id.clone(), actor.name.clone()));
    found.ok_or_else(|| {
        let names = codebook.actors.iter().flat_map(|actor| actor.names());
        ValueError::NoActor { given: typed.to_owned(), near: nearest(typed, names).map(str::to_owned) }
    })
}

/// `6`, `4..6`, `4..`
fn count(typed: &str) -> Option<CountRange> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    match typed.split_once("..") {
        None => number(typed).map(CountRange::exactly),
        Some((low, high)) if high.trim().is_empty() => number(low).map(CountRange::at_least),
        Some((low, high)) => {
            let (min, max) = (number(low)?, number(high)?);
            (min <= max).then_some(CountRange { min, max: Some(max) })
        }
    }
}
