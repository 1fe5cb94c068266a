//! Whether one value of a query fits a record.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{DateInterval, Hash, IncidentView, RecordRef, StatementView, Target, codebook::fold};

use super::{Surroundings, Value};

pub(super) fn incident(value: &Value, view: &IncidentView, around: &Surroundings<'_>) -> bool {
    let shown = &view.shown;
    match value {
        Value::Target(class) => shown.targets.iter().any(|target| target.class == *class),
        Value::Actor(ids) => {
            let named = shown.perpetrators.iter().filter_map(|it| it.actor.as_deref());
            let claimed = shown.claimed_by.iter().filter_map(|name| actor_id(name, around));
            named.chain(claimed).any(|id| ids.contains(id))
        }
        Value::Nobody => {
            shown.perpetrators.iter().all(|it| it.actor.is_none()) && shown.claimed_by.is_empty()
        }
        Value::Country(code) => shown.country.as_ref() == Some(code),
        Value::Nationality(code) => of_nationality(&shown.targets, code),
        Value::Place(name) => {
            let gazetteer = view.place.as_ref().map(|place| place.name.as_str());
            shown
                .place
                .as_deref()
                .into_iter()
                .chain(gazetteer)
                .any(|place| fold(place).contains(name.as_str()))
        }
        Value::Stage(stage) => shown.status == *stage,
        Value::Type(kind) => shown.incident_type == *kind,
        Value::Tactic(tactic) => shown.tactic.contains(tactic),
        Value::From(day) => not_before(shown.date, *day),
        Value::To(day) => not_after(shown.date, *day),
        Value::Killed(range) => shown.killed.is_some_and(|killed| killed.overlaps(*range)),
        Value::Publisher(name) => published_by(&view.members, name, around),
        Value::Kind(_) => false,
    }
}

pub(super) fn statement(value: &Value, view: &StatementView, around: &Surroundings<'_>) -> bool {
    let shown = &view.shown;
    match value {
        Value::Target(class) => shown.targets.iter().any(|target| target.class == *class),
        Value::Actor(ids) => speaks_for(view, ids, around),
        Value::Nobody => shown.speaker.is_none() && shown.actor.is_none(),
        Value::Country(code) => shown.targets.iter().any(|target| target.country.as_ref() == Some(code)),
        Value::Nationality(code) => of_nationality(&shown.targets, code),
        Value::From(day) => not_before(shown.date, *day),
        Value::To(day) => not_after(shown.date, *day),
        Value::Publisher(name) => published_by(&view.members, name, around),
        Value::Kind(kind) => shown.kind == *kind,
        // A statement has no place, stage, type, tactic or toll.
        Value::Place(_) | Value::Stage(_) | Value::Type(_) | Value::Tactic(_) | Value::Killed(_) => false,
    }
}

fn speaks_for(view: &StatementView, ids: &BTreeSet<String>, around: &Surroundings<'_>) -> bool {
    let shown = &view.shown;
    let outlet = shown.outlet.as_deref().and_then(|name| around.codebook.find_outlet(name));
    let speaker = shown.speaker.as_deref().and_then(|name| actor_id(name, around));
    let known = shown.actor.as_deref().into_iter().chain(speaker).chain(outlet.map(|it| it.actor.as_str()));
    known.into_iter().any(|id| ids.contains(id))
}

fn actor_id<'a>(name: &str, around: &Surroundings<'a>) -> Option<&'a str> {
    around.codebook.find_actor(name).map(|actor| actor.id.as_str())
}

fn of_nationality(targets: &[Target], code: &str) -> bool {
    targets.iter().any(|target| target.nationality.as_deref() == Some(code))
}

/// A vague date counts when part of it fits.
fn not_before(date: Option<DateInterval>, day: Date) -> bool {
    date.is_some_and(|date| date.to() >= day)
}

fn not_after(date: Option<DateInterval>, day: Date) -> bool {
    date.is_some_and(|date| date.from() <= day)
}

fn published_by(members: &[RecordRef], name: &str, around: &Surroundings<'_>) -> bool {
    let is_by =
        |doc: &Hash| (around.publisher_of)(doc).is_some_and(|publisher| fold(publisher).contains(name));
    members.iter().any(|member| is_by(&member.doc))
}
