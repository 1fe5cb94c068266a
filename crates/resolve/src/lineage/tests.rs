use model::{CountRange, Marking, Reliability};
use proptest::prelude::*;

use super::*;

const WIRE: &str = "A suicide bomber blew himself up among people who were waiting for visas outside the mission on Monday, \
    killing two members of its staff and at least four visitors, officials said. Guards opened fire as the man came up to \
    the gate. The ministry spoke of ten wounded. No group had said by the evening that it was behind the attack, the first \
    on a foreign mission since the change of power in the capital a year ago.";

fn document(name: &str, day: &str, text: &str, cites: &[&str]) -> LineageDocument {
    let meta = DocumentMeta {
        id: Hash::of_bytes(name.as_bytes()),
        name: format!("reports/{name}.md"),
        title: None,
        publisher: Some(format!("{name} news")),
        url: None,
        published: (!day.is_empty()).then(|| day.parse().unwrap()),
        cites: cites.iter().map(|it| (*it).to_owned()).collect(),
        marking: Marking::default(),
        reliability: Reliability::F,
    };
    LineageDocument { meta: Arc::new(meta), fingerprint: Fingerprint::of(text) }
}

fn id(name: &str) -> Hash {
    Hash::of_bytes(name.as_bytes())
}

fn tellers<'a>(documents: &'a [LineageDocument], killed: &[u32]) -> Vec<Teller<'a>> {
    let toll = |at: usize| killed.get(at).map(|n| CountRange::exactly(*n));
    documents
        .iter()
        .enumerate()
        .map(|(at, doc)| Teller { document: &doc.meta, tolls: [toll(at), None] })
        .collect()
}

#[test]
fn a_trimmed_copy_goes_back_to_the_earlier_text() {
    let trimmed = format!("KABUL - {}", &WIRE[..260]);
    let other = "Residents of the quarter swept up glass all morning after the blast, and shops stayed shut on the road \
        that leads past the mission to the old palace, where traffic was let through only at noon.";
    let all = [
        document("copy", "2022-09-06", &trimmed, &[]),
        document("wire", "2022-09-05", WIRE, &[]),
        document("local", "2022-09-05", other, &[]),
    ];
    let groups = Lineage::of(&all).copy_groups();
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].root, id("wire"));
    assert_eq!(groups[0].members, [id("wire"), id("copy")]);
    assert!(groups[0].links[0].explanation.contains("% of the shorter text"), "{:?}", groups[0].links);
}

#[test]
fn the_same_words_are_a_copy_however_short() {
    let all = [
        document("a", "2022-09-05", "Blast in Kabul.", &[]),
        document("b", "2022-09-05", "BLAST in  Kabul", &[]),
    ];
    assert_eq!(Lineage::of(&all).copy_groups().len(), 1);
}

#[test]
fn a_shared_quotation_is_no_copy() {
    let quote = "we will strike the embassies again and again until the last of them has left this country";
    let a = format!(
        "{quote} said the man in the first of two films that were shown on Friday to people at a hall in town."
    );
    let b = format!(
        "Observers who read the magazine found one line in it that they had seen before: {quote}, and little else new."
    );
    let all = [document("a", "2022-09-05", &a, &[]), document("b", "2022-09-06", &b, &[])];
    let lineage = Lineage::of(&all);
    let shared = all[0].fingerprint.shared(&all[1].fingerprint);
    assert!(lineage.copy_groups().is_empty(), "{shared} shared");
}

#[test]
fn empty_texts_are_not_copies_of_each_other() {
    let all = [document("a", "2022-09-05", "", &[]), document("b", "2022-09-05", "  ", &[])];
    assert!(Lineage::of(&all).copy_groups().is_empty());
}

#[test]
fn a_wire_story_carried_by_hundreds_is_one_origin() {
    let all: Vec<LineageDocument> = (0..300)
        .map(|n| document(&format!("outlet{n}"), "2022-09-05", &format!("{WIRE} Outlet number {n}."), &[]))
        .collect();
    let lineage = Lineage::of(&all);
    assert_eq!(lineage.copy_groups().len(), 1);
    assert_eq!(lineage.origins_within(&tellers(&all, &[])).count, 1);
}

#[test]
fn a_citing_report_adds_no_origin_unless_it_adds_a_toll() {
    let all = [
        document("wire", "2022-09-05", WIRE, &[]),
        document("digest", "2022-09-07", "Six died at the mission.", &["wire"]),
        document("review", "2022-09-09", "The toll at the mission reached ten.", &["wire"]),
        document("local", "2022-09-05", "Shops stayed shut.", &[]),
    ];
    let origins = Lineage::of(&all).origins_within(&tellers(&all, &[6, 6, 10, 6]));
    assert_eq!(origins.count, 3);
    assert_eq!(origins.of[&id("digest")], origins.of[&id("wire")]);
    assert_ne!(origins.of[&id("review")], origins.of[&id("wire")]);
    assert_eq!(origins.links.len(), 1);
}

#[test]
fn a_review_that_cites_two_reports_does_not_make_them_one() {
    let all = [
        document("first", "2022-09-05", "One text of the first house.", &[]),
        document("second", "2022-09-05", "Another text by someone else.", &[]),
        document("review", "2022-09-09", "Both are read here.", &["first", "second"]),
    ];
    assert_eq!(Lineage::of(&all).origins_within(&tellers(&all, &[])).count, 2);
}

#[test]
fn a_citation_of_a_publisher_counts_for_a_week() {
    let all = [
        document("wire", "2022-09-05", "One text.", &[]),
        document("soon", "2022-09-07", "Other words.", &["Wire News"]),
        document("late", "2022-11-07", "Third wording.", &["Wire News"]),
    ];
    let origins = Lineage::of(&all).origins_within(&tellers(&all, &[]));
    assert_eq!(origins.of[&id("soon")], origins.of[&id("wire")]);
    assert_ne!(origins.of[&id("late")], origins.of[&id("wire")]);
}

#[test]
fn documents_that_cite_each_other_do_not_loop() {
    let all = [document("a", "2022-09-05", "One.", &["b"]), document("b", "2022-09-05", "Two.", &["a"])];
    assert_eq!(Lineage::of(&all).origins_within(&tellers(&all, &[])).count, 1);
}

proptest! {
    #[test]
    fn groups_do_not_depend_on_the_order_of_the_documents(order in Just((0..6usize).collect::<Vec<_>>()).prop_shuffle()) {
        let texts = [WIRE, &WIRE[..280], &WIRE[100..], "Something else altogether, with other words in it.", WIRE, "Short."];
        let all: Vec<LineageDocument> = (0..6).map(|n| document(&format!("d{n}"), "2022-09-05", texts[n], &[])).collect();
        let shuffled: Vec<LineageDocument> = order.iter().map(|at| all[*at].clone()).collect();
        prop_assert_eq!(Lineage::of(&all).copy_groups(), Lineage::of(&shuffled).copy_groups());
    }
}
