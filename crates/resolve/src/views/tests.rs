use std::sync::{Arc, LazyLock};

use model::{
    Alternative, CountRange, Credibility, Hash, IncidentView, Mention, Property, Reliability, Span, Stage,
    StatementKind, Tlp, codebook::Codebook,
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    Fingerprint, IncidentInput, Lineage, LineageDocument, Resolver, Said,
    testing::{Told, in_order, stated, target, told},
};

static RESOLVER: LazyLock<Resolver<'static>> = LazyLock::new(|| Resolver::new(Codebook::embedded()));

const EMBASSY: &str = "RU Russian Embassy";

fn views_of(inputs: &[IncidentInput], lineage: &Lineage) -> Vec<IncidentView> {
    RESOLVER.incident_views(inputs, lineage)
}

fn view(told: Vec<Told>) -> IncidentView {
    let views = views_of(&in_order(told), &Lineage::default());
    assert_eq!(views.len(), 1);
    views.into_iter().next().unwrap()
}

fn values<'a>(view: &'a IncidentView, property: &str) -> &'a [Alternative] {
    view.values.iter().find(|(name, _)| name.as_str() == property).map_or(&[], |(_, values)| values)
}

fn killed(doc: &str, killed: u32) -> Told {
    told(doc, "2022-09-05", EMBASSY).killed(killed)
}

#[test]
fn a_single_report_is_shown_as_it_is_with_credibility_3() {
    let view = view(vec![killed("a", 6)]);
    assert_eq!(view.shown, killed("a", 6).0.record);
    assert_eq!(view.id, view.members[0].hash());
    assert_eq!((view.origins, view.credibility), (1, Credibility::PossiblyTrue));
    assert_eq!(view.place.unwrap().name, "Kabul");
    assert!(view.links.is_empty());
}

#[test]
fn the_precise_date_is_shown_and_the_vague_one_supports_it() {
    let view = view(vec![
        told("a", "2022-09", EMBASSY),
        told("b", "2022-09", EMBASSY),
        told("c", "2022-09-05", EMBASSY),
    ]);
    assert_eq!(view.shown.date.unwrap().to_string(), "2022-09-05");
    let dates = values(&view, "date");
    assert_eq!(dates.iter().map(|it| it.shown).collect::<Vec<_>>(), [true, false]);
    assert_eq!(dates[0].credibility, Credibility::Confirmed);
    assert!(dates[0].reason.contains("fits the vaguer word of 2 other reports"), "{}", dates[0].reason);
}

#[test]
fn tolls_are_shown_as_the_range_over_independent_origins_with_every_count_beside_it() {
    let view = view(vec![killed("a", 6), killed("b", 6), killed("c", 10)]);
    assert_eq!(view.shown.killed, Some(CountRange::between(6, 10)));
    let counts = values(&view, "killed");
    assert_eq!(counts[0].value, json!({"min": 6, "max": 10}));
    assert!(
        counts[0].reason.starts_with("shown: low 6, best 6, high 10 over 3 independent origins"),
        "{}",
        counts[0].reason
    );
    assert_eq!(counts[1].value, json!({"min": 6, "max": 6}));
    assert_eq!(counts[2].value, json!({"min": 10, "max": 10}));
}

#[test]
fn of_one_origin_only_the_latest_toll_counts() {
    let text = "A bomber struck at the gate of the mission on Monday and officials counted the dead through the day as the wounded \
        were brought to two hospitals of the city, where doctors asked for blood and relatives waited in the yards for news.";
    let all = vec![killed("a", 2).published("2022-09-05"), killed("b", 6).published("2022-09-06")];
    let inputs = in_order(all);
    let documents: Vec<LineageDocument> = inputs
        .iter()
        .map(|it| LineageDocument { meta: Arc::clone(&it.document), fingerprint: Fingerprint::of(text) })
        .collect();
    let views = views_of(&inputs, &Lineage::of(&documents));
    assert_eq!(views[0].origins, 1);
    assert_eq!(views[0].shown.killed, Some(CountRange::exactly(6)));
    assert_eq!(values(&views[0], "killed").len(), 2, "the earlier count is kept beside it");
}

#[test]
fn an_open_count_gives_way_to_a_number_inside_it() {
    let several = told("a", "2022-09-05", EMBASSY).with(|it| it.killed = Some(CountRange::at_least(2)));
    assert_eq!(view(vec![several, killed("b", 6)]).shown.killed, Some(CountRange::exactly(6)));
}

#[test]
fn the_shown_value_has_most_origins_then_the_better_source_then_the_later_report() {
    let facility = |doc: &str, facility: &str| {
        told(doc, "2022-09-05", EMBASSY).with(|it| it.facility = Some(facility.to_owned()))
    };
    let shown = |told: Vec<Told>| view(told).shown.facility.unwrap();
    assert_eq!(shown(vec![facility("a", "annex"), facility("b", "gate"), facility("c", "gate")]), "gate");
    let graded = facility("b", "gate").document(|doc| doc.reliability = Reliability::B);
    assert_eq!(shown(vec![facility("a", "annex").published("2022-09-09"), graded]), "gate");
    assert_eq!(
        shown(vec![
            facility("a", "annex").published("2022-09-09"),
            facility("b", "gate").published("2022-09-06")
        ]),
        "annex"
    );
}

#[test]
fn a_wing_is_shown_instead_of_its_parent() {
    let view = view(vec![killed("a", 6).by("is"), killed("b", 6).by("is"), killed("c", 6).by("iskp")]);
    let shown: Vec<&str> = view.shown.perpetrators.iter().filter_map(|it| it.actor.as_deref()).collect();
    assert_eq!(shown, ["iskp"]);
    assert!(
        values(&view, "perpetrators").iter().any(|it| !it.shown && it.reason.contains("which is part of it"))
    );
}

#[test]
fn the_words_for_an_actor_under_each_of_its_names_are_kept() {
    let by = |doc: &str, name: &str| {
        killed(doc, 6).by("is").with(|it| name.clone_into(&mut it.perpetrators[0].name))
    };
    let mut all = in_order(vec![by("a", "Islamic State"), by("b", "Daesh")]);
    for input in &mut all {
        let value = serde_json::to_value(&input.record.perpetrators[0]).unwrap();
        let assertion = Hash::of_bytes(input.record.perpetrators[0].name.as_bytes());
        let said =
            Said { assertion, property: Property::from("perpetrators"), value, span: None, hedge: None };
        input.said.push(said);
    }
    let view = &views_of(&all, &Lineage::default())[0];
    let perpetrators = values(view, "perpetrators");
    assert_eq!((perpetrators.len(), perpetrators[0].support.len()), (1, 2));
}

#[test]
fn descriptions_of_one_target_are_shown_once() {
    let view = view(vec![
        told("a", "2022-09-05", EMBASSY).with(|it| it.targets.push(target("AF visa applicants"))),
        told("b", "2022-09-05", "RU Russian embassy (consular entrance)"),
    ]);
    let names: Vec<&str> = view.shown.targets.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.contains(&"visa applicants"));
}

#[test]
fn a_report_that_only_alleges_it_does_not_confirm_it() {
    let alleged = |doc: &str| told(doc, "2022-09-05", EMBASSY).with(|it| it.status = Stage::Alleged);
    assert_eq!(view(vec![alleged("a")]).credibility, Credibility::Doubtful);
    assert_eq!(
        view(vec![alleged("a"), told("b", "2022-09-05", EMBASSY)]).credibility,
        Credibility::ProbablyTrue
    );
    assert_eq!(
        view(vec![told("a", "2022-09-05", EMBASSY), told("b", "2022-09-05", EMBASSY)]).credibility,
        Credibility::Confirmed
    );
}

#[test]
fn the_narrowest_marking_and_all_words_travel_along() {
    let mut all = in_order(vec![killed("a", 6), killed("b", 6).document(|doc| doc.marking.tlp = Tlp::Amber)]);
    let span = Span { start: 3, end: 6, quote: "six".to_owned() };
    all[0].said.push(Said {
        assertion: Hash::of_bytes(b"1"),
        property: Property::from("killed"),
        value: json!({"min": 6, "max": 6}),
        span: Some(span.clone()),
        hedge: Some("at least".to_owned()),
    });
    let view = &views_of(&all, &Lineage::default())[0];
    assert_eq!(view.marking.tlp, Tlp::Amber);
    let support = &values(view, "killed")[0].support[0];
    assert_eq!((support.span.as_ref(), support.hedge.as_deref()), (Some(&span), Some("at least")));
    assert_eq!(
        values(view, "killed")[0].credibility,
        Credibility::ProbablyTrue,
        "one of the two origins hedges it"
    );
}

#[test]
fn offsets_of_several_documents_do_not_end_in_one_record() {
    let with_mention = |doc: &str| {
        told(doc, "2022-09-05", EMBASSY)
            .with(|it| it.targets[0].mentions.push(Mention { text: "embassy".to_owned(), start: 0, end: 7 }))
    };
    assert_eq!(view(vec![with_mention("a")]).shown.targets[0].mentions.len(), 1);
    assert!(view(vec![with_mention("a"), with_mention("b")]).shown.targets[0].mentions.is_empty());
}

#[test]
fn a_statement_shows_its_finest_values_and_who_reports_it() {
    let mut precise = stated(
        "b",
        StatementKind::Threat,
        "Islamic State Khorasan Province",
        "2022-09-15",
        &["CN Chinese embassy"],
    );
    precise.order = 1;
    precise.said.push(Said {
        assertion: Hash::of_bytes(b"2"),
        property: Property::from("evidence"),
        value: json!({"field": "record"}),
        span: None,
        hedge: None,
    });
    let vague = stated("a", StatementKind::Threat, "Islamic State", "2022-09", &["CN Chinese embassy"]);
    let views = RESOLVER.statement_views(&[vague.clone(), precise], &Lineage::default());
    assert_eq!(views.len(), 1);
    assert_eq!(views[0].id, vague.reference.hash());
    assert_eq!(views[0].shown.date.unwrap().to_string(), "2022-09-15");
    assert_eq!(views[0].shown.targets.len(), 1);
    assert_eq!(views[0].support.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn views_do_not_depend_on_the_order_of_the_input_and_the_range_holds_every_count(
        counts in prop::collection::vec(0u32..30, 1..6)
    ) {
        let mut inputs = in_order(counts.iter().enumerate().map(|(at, count)| killed(&format!("d{at}"), *count)).collect());
        let forward = views_of(&inputs, &Lineage::default());
        inputs.reverse();
        prop_assert_eq!(&forward, &views_of(&inputs, &Lineage::default()));
        for view in &forward {
            let range = view.shown.killed.unwrap();
            for member in &view.members {
                let own = inputs.iter().find(|it| it.reference == *member).unwrap().record.killed.unwrap();
                prop_assert!(range.min <= own.min && range.max >= own.max);
            }
        }
    }
}
