use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use ledger::{AsOf, Entry, Ledger};
use model::{Assertion, Document, Hash};
use proptest::{prelude::*, sample::subsequence};
use serde_json::Value;

use crate::fixtures::{at, desk, document, origin, said};

const CASES: u32 = 32;

fn day() -> impl Strategy<Value = Date> {
    (2000i16..2030, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::collection::btree_map(any::<String>(), any::<bool>(), 0..3)
            .prop_map(|map| map.into_iter().map(|(key, flag)| (key, Value::from(flag))).collect::<Value>()),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let fields =
        (any::<String>(), prop::collection::vec(any::<u8>(), 0..200), prop::option::of(any::<String>()));
    (fields, prop::option::of(day()), prop::collection::vec((value(), any::<String>()), 0..4)).prop_map(
        |((text, original, title), published, values)| {
            let document =
                Document { id: Hash::of_bytes(&original), original, text, title, published, ..document("") };
            let end = document.text.chars().next().map_or(0, char::len_utf8);
            let assertion = |(value, hedge): (Value, String)| Assertion {
                hedge: Some(hedge),
                ..said(&document, "p", value, end)
            };
            let assertions = values.into_iter().map(assertion).collect();
            Entry { document, assertions }
        },
    )
}

/// Everything that a view shows, apart from the order in which it came in.
fn contents(ledger: &Ledger, as_of: AsOf) -> BTreeSet<String> {
    let row = |row: ledger::DocumentRow| format!("{:?}", ledger::DocumentRow { number: 0, ..row });
    let mut all: BTreeSet<String> = ledger.documents(as_of).unwrap().into_iter().map(row).collect();
    ledger.for_each_assertion(as_of, &mut |row| all.extend([format!("{:?}", row.assertion)])).unwrap();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn any_document_comes_back_byte_for_byte(entry in entry()) {
        let mut desk = desk();
        desk.ledger.append(std::slice::from_ref(&entry), at("2022-01-01T00:00:00Z")).unwrap();
        let doc = &entry.document;
        prop_assert_eq!(&desk.ledger.text(&doc.id).unwrap(), &doc.text);
        prop_assert_eq!(&desk.ledger.original(&doc.id).unwrap(), &doc.original);
        let row = desk.ledger.document(&doc.id).unwrap();
        prop_assert_eq!((&row.title, row.published), (&doc.title, doc.published));
        let rows = desk.ledger.assertions_of(&doc.id, AsOf::default()).unwrap();
        let ids: BTreeSet<Hash> = entry.assertions.iter().map(Assertion::id).collect();
        prop_assert_eq!(rows.iter().map(|row| row.id()).collect::<BTreeSet<_>>(), ids);
        prop_assert!(rows.iter().all(|row| entry.assertions.contains(&row.assertion) && row.assertion.origin == origin()));
        prop_assert!(desk.ledger.verify(&mut |_| ()).unwrap().is_sound());
    }

    #[test]
    fn the_order_of_documents_does_not_change_what_is_there(
        (entries, shuffled) in prop::collection::vec(entry(), 1..6).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let now = at("2022-01-01T00:00:00Z");
        let (mut one, mut other) = (desk(), desk());
        one.ledger.append(&entries, now).unwrap();
        for entry in shuffled {
            other.ledger.append(&[entry], now).unwrap();
        }
        prop_assert_eq!(contents(&one.ledger, AsOf::default()), contents(&other.ledger, AsOf::default()));
    }

    #[test]
    fn appending_again_adds_nothing(
        (entries, again) in prop::collection::vec(entry(), 1..6).prop_flat_map(|all| (Just(all.clone()), subsequence(all.clone(), 0..=all.len()))),
    ) {
        let mut desk = desk();
        desk.ledger.append(&entries, at("2022-01-01T00:00:00Z")).unwrap();
        let before = (desk.ledger.stats().unwrap(), desk.ledger.verify(&mut |_| ()).unwrap());
        let done = desk.ledger.append(&again, at("2023-01-01T00:00:00Z")).unwrap();
        prop_assert_eq!((done.added, done.known, done.assertions), (0, again.len(), 0));
        prop_assert_eq!(before, (desk.ledger.stats().unwrap(), desk.ledger.verify(&mut |_| ()).unwrap()));
    }

    #[test]
    fn a_later_view_never_loses_a_row(
        batches in prop::collection::vec((entry(), 0i64..2_000_000_000), 1..6),
        (times, days) in ((0i64..2_000_000_000, 0i64..2_000_000_000), (day(), day())),
    ) {
        let mut desk = desk();
        for (entry, second) in batches {
            desk.ledger.append(&[entry], Timestamp::from_second(second).unwrap()).unwrap();
        }
        let view = |second: i64, day: Date| AsOf { recorded: Timestamp::from_second(second).ok(), published: Some(day) };
        let early = contents(&desk.ledger, view(times.0.min(times.1), days.0.min(days.1)));
        let late = contents(&desk.ledger, view(times.0.max(times.1), days.0.max(days.1)));
        prop_assert!(early.is_subset(&late));
        prop_assert!(late.is_subset(&contents(&desk.ledger, AsOf::default())));
    }
}
