//! What is compared field by field in matched records. One line per field.

use model::codebook::Codebook;

use super::{
    actors::{known_actors, nobody_named, same_actor},
    record::{Count, Incident, Statement},
    similarity::{day_overlap, place},
    words::{overlap, words_of},
};

/// One comparison. `gold_has` says whether the gold record has a value to compare, `predicted_has` whether the
/// prediction has; `right` compares.
pub(super) struct Field<R> {
    pub name: &'static str,
    pub gold_has: fn(&R, &Codebook) -> bool,
    pub predicted_has: fn(&R) -> bool,
    pub right: fn(&R, &R, &Codebook) -> bool,
    /// The value, for people; the alternatives of a gold record after it.
    pub shown: fn(&R) -> String,
}

/// Fields of an incident, in the order of the report.
pub(super) const INCIDENT_FIELDS: &[Field<Incident>] = &[
    Field {
        name: "status strict",
        gold_has: |_, _| true,
        predicted_has: |it| it.status.is_some(),
        right: |gold, it, _| it.status == gold.status,
        shown: |it| either(&it.status, &[]),
    },
    Field {
        name: "status lenient",
        gold_has: |_, _| true,
        predicted_has: |it| it.status.is_some(),
        right: |gold, it, _| it.status == gold.status || among(&it.status, &gold.status_alt),
        shown: |it| either(&it.status, &it.status_alt),
    },
    Field {
        name: "type strict",
        gold_has: |_, _| true,
        predicted_has: |it| it.incident_type.is_some(),
        right: |gold, it, _| it.incident_type == gold.incident_type,
        shown: |it| either(&it.incident_type, &[]),
    },
    Field {
        name: "type lenient",
        gold_has: |_, _| true,
        predicted_has: |it| it.incident_type.is_some(),
        right: |gold, it, _| {
            it.incident_type == gold.incident_type || among(&it.incident_type, &gold.type_alt)
        },
        shown: |it| either(&it.incident_type, &it.type_alt),
    },
    Field {
        name: "date overlap",
        gold_has: |gold, _| !gold.dates().is_empty(),
        predicted_has: has_date,
        right: |gold, it, _| best_overlap(gold, it) > 0.0,
        shown: |it| listed(it.dates()),
    },
    Field {
        name: "date tight (IoU>=.5)",
        gold_has: |gold, _| !gold.dates().is_empty() && !gold.date_open,
        predicted_has: has_date,
        right: |gold, it, _| best_overlap(gold, it) >= 0.5,
        shown: |it| listed(it.dates()),
    },
    Field {
        name: "date exact (gold = one day)",
        gold_has: |gold, _| !gold.date_open && gold.dates().first().is_some_and(|date| date.days() == 1),
        predicted_has: |it| it.dates().first().is_some_and(|date| date.days() == 1),
        right: |gold, it, _| it.dates().first().is_some_and(|date| gold.dates().contains(date)),
        shown: |it| listed(it.dates()),
    },
    Field {
        name: "country",
        gold_has: |gold, _| gold.country.is_some(),
        predicted_has: |it| it.country.is_some(),
        right: |gold, it, _| it.country == gold.country || among(&it.country, &gold.country_alt),
        shown: |it| either(&it.country, &it.country_alt),
    },
    Field {
        name: "place",
        gold_has: |gold, _| gold.place.is_some(),
        predicted_has: |it| it.place.is_some(),
        right: |gold, it, _| place(gold, it) >= 0.5 || (gold.place_null_ok && it.place.is_none()),
        shown: |it| either(&it.place, &it.place_alt),
    },
    Field {
        name: "target nationality",
        gold_has: |gold, _| !gold.nationalities().is_empty(),
        predicted_has: |it| !it.nationalities().is_empty(),
        right: |gold, it, _| !gold.nationalities().is_disjoint(&it.nationalities()),
        shown: |it| listed(it.nationalities()),
    },
    Field {
        name: "target class",
        gold_has: |gold, _| gold.targets.iter().any(|target| target.class.is_some()),
        predicted_has: |it| !it.classes().is_empty(),
        right: |gold, it, _| !gold.classes().is_disjoint(&it.classes()),
        shown: |it| listed(it.classes()),
    },
    Field {
        name: "perpetrator named",
        gold_has: |gold, codebook| !gold.perp_free && !nobody_named(&gold.blamed(), codebook),
        predicted_has: |it| !it.blamed().is_empty(),
        right: |gold, it, codebook| same_actor(&gold.blamed(), &it.blamed(), codebook),
        shown: |it| listed(it.blamed()),
    },
    Field {
        name: "no perpetrator invented",
        gold_has: |gold, codebook| !gold.perp_free && nobody_named(&gold.blamed(), codebook),
        predicted_has: |_| true,
        right: |_, it, codebook| it.blamed().iter().all(|name| known_actors(name, codebook).is_empty()),
        shown: |it| listed(it.blamed()),
    },
    Field {
        name: "attribution lenient",
        gold_has: |_, _| true,
        predicted_has: |it| it.attribution.is_some(),
        right: |gold, it, _| {
            it.attribution == gold.attribution || among(&it.attribution, &gold.attribution_alt)
        },
        shown: |it| either(&it.attribution, &it.attribution_alt),
    },
    Field {
        name: "killed in range",
        gold_has: |gold, _| gold.killed.is_some(),
        predicted_has: |it| it.killed.is_some(),
        right: |gold, it, _| in_range(gold.killed, it.killed),
        shown: |it| count(it.killed),
    },
    Field {
        name: "wounded in range",
        gold_has: |gold, _| gold.wounded.is_some(),
        predicted_has: |it| it.wounded.is_some(),
        right: |gold, it, _| in_range(gold.wounded, it.wounded),
        shown: |it| count(it.wounded),
    },
    Field {
        name: "toll not invented",
        gold_has: |gold, _| gold.killed.is_none(),
        predicted_has: |_| true,
        right: |_, it, _| it.killed.is_none_or(|count| closed(count) == (0.0, 0.0)),
        shown: |it| count(it.killed),
    },
];

/// Fields of a statement.
pub(super) const STATEMENT_FIELDS: &[Field<Statement>] = &[
    Field {
        name: "kind strict",
        gold_has: |_, _| true,
        predicted_has: |it| it.kind.is_some(),
        right: |gold, it, _| it.kind == gold.kind,
        shown: |it| either(&it.kind, &[]),
    },
    Field {
        name: "kind lenient",
        gold_has: |_, _| true,
        predicted_has: |it| it.kind.is_some(),
        right: |gold, it, _| it.kind == gold.kind || among(&it.kind, &gold.kind_alt),
        shown: |it| either(&it.kind, &it.kind_alt),
    },
    Field {
        name: "speaker",
        gold_has: |_, _| true,
        predicted_has: |it| it.speaker.is_some(),
        right: |gold, it, codebook| same_speaker(gold, it, codebook),
        shown: |it| either(&it.speaker, &[]),
    },
    Field {
        name: "target nationality",
        gold_has: |gold, _| !gold.nationalities().is_empty(),
        predicted_has: |it| !it.nationalities().is_empty(),
        right: |gold, it, _| !gold.nationalities().is_disjoint(&it.nationalities()),
        shown: |it| listed(it.nationalities()),
    },
    Field {
        name: "target country",
        gold_has: |gold, _| !gold.countries().is_empty(),
        predicted_has: |it| !it.countries().is_empty(),
        right: |gold, it, _| !gold.countries().is_disjoint(&it.countries()),
        shown: |it| listed(it.countries()),
    },
];

fn listed<T: ToString>(values: impl IntoIterator<Item = T>) -> String {
    values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join(", ")
}

fn either(value: &Option<String>, others: &[String]) -> String {
    listed(value.iter().chain(others))
}

fn count(count: Option<Count>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}

fn among(value: &Option<String>, list: &[String]) -> bool {
    value.as_ref().is_some_and(|value| list.contains(value))
}

fn has_date(it: &Incident) -> bool {
    it.date.as_ref().is_some_and(|day| day.interval.is_some())
}

fn best_overlap(gold: &Incident, it: &Incident) -> f64 {
    let Some(day) = it.dates().first().copied() else { return 0.0 };
    gold.dates().into_iter().map(|right| day_overlap(right, day)).fold(0.0, f64::max)
}

/// A predicted count is read as its two ends, an open gold count as open upwards.
fn in_range(gold: Option<Count>, predicted: Option<Count>) -> bool {
    gold.zip(predicted).is_some_and(|(gold, predicted)| {
        let (low, high) = closed(predicted);
        low <= gold.max.unwrap_or(f64::INFINITY) && gold.min <= high
    })
}

fn closed(count: Count) -> (f64, f64) {
    (count.min, count.max.unwrap_or(count.min))
}

fn same_speaker(gold: &Statement, it: &Statement, codebook: &Codebook) -> bool {
    gold.speaker.as_deref().zip(it.speaker.as_deref()).is_some_and(|(gold, speaker)| {
        same_actor(&[gold], &[speaker], codebook) || overlap(&words_of(gold), &words_of(speaker)) >= 0.5
    })
}
