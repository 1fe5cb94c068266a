use proptest::prelude::*;

use super::*;

fn read(text: &[u8]) -> Result<Vec<Event>, EventsError> {
    let codebook = Codebook::embedded();
    let mapping = Mapping::embedded("gtd", codebook).unwrap();
    let mut events = Vec::new();
    let _ = read_events_from("made.csv", text, &mapping, codebook, &mut |event| {
        events.push(event);
        ControlFlow::Continue(())
    })?;
    Ok(events)
}

const HEAD: &str = "eventid,iyear,imonth,iday,country,region,city,success,attacktype,targtype,targsubtype,natlty,gname,nkill,nwound\n";

#[test]
fn a_row_says_in_our_words_what_its_columns_say() {
    let text = format!(
        "{HEAD}7,1981,3,0,West Germany (FRG),Western Europe,Frankfurt,0,Bombing/Explosion,Government (Diplomatic),Embassy/Consulate,Soviet Union,Unknown,0,-9\n"
    );
    let events = read(text.as_bytes()).unwrap();
    let [Event::Row { line: 2, row }] = &events[..] else { panic!("{events:?}") };
    assert_eq!(row.country.as_deref(), Some("DE"));
    assert_eq!(row.nationality.as_deref(), Some("RU"));
    assert_eq!(row.date.unwrap().to_string(), "1981-03");
    assert_eq!((row.stage, row.class), (Some(model::Stage::Failed), Some(model::TargetClass::Diplomatic)));
    assert_eq!(
        (row.actor.as_deref(), row.killed, row.wounded),
        (None, Some(model::CountRange::exactly(0)), None)
    );
}

#[test]
fn a_bad_row_is_named_and_the_rest_goes_on() {
    let text = format!(
        "{HEAD}1,1981,13,1,France,,,,,,,,,,\n2,1981,2,3,Atlantis,,,,,,,,,,\n3,1981,2,3,France,,Paris,1,,,,,,,\n4,1981,2,3,France,,Lyon,1,,,,,,2,\n"
    );
    let events = read(text.as_bytes()).unwrap();
    let bad: Vec<(u64, &str)> = events
        .iter()
        .filter_map(|event| match event {
            Event::Bad { line, reason } => Some((*line, reason.as_str())),
            Event::Row { .. } => None,
        })
        .collect();
    assert_eq!(bad[0], (2, "there is no day 1981-13-1"));
    assert!(bad[1].0 == 3 && bad[1].1.contains("Atlantis"));
    assert_eq!(events.len(), 4);
}

#[test]
fn a_file_of_another_kind_is_refused_with_its_columns() {
    let error = read(b"name,price\nbread,2\n").unwrap_err().to_string();
    assert!(error.contains("iyear") && error.contains("name, price"), "{error}");
    let text = format!("{HEAD}1,x,1,1,France,,,,,,,,,,\n");
    assert!(matches!(read(text.as_bytes()), Err(EventsError::WrongForm { .. })));
}

#[test]
fn a_release_without_names_of_columns_is_read_by_their_order() {
    let codebook = Codebook::embedded();
    let mapping = Mapping::embedded("ucdp-ged", codebook).unwrap();
    let mut values = vec!["x"; mapping.header.len()];
    let mut say = |column: &str, value: &'static str| {
        values[mapping.header.iter().position(|name| name == column).unwrap()] = value;
    };
    say("id", "36210");
    say("country", "Myanmar (Burma)");
    say("date_start", "2009-02-20T00:00:00");
    say("date_end", "2009-02-22T00:00:00");
    ["best", "low", "high"].into_iter().zip(["3", "2", "5"]).for_each(|(column, value)| say(column, value));
    let text = format!("{}\n", values.join(","));
    let mut rows = Vec::new();
    let _ = read_events_from("candidate.csv", text.as_bytes(), &mapping, codebook, &mut |event| {
        rows.push(event);
        ControlFlow::Continue(())
    })
    .unwrap();
    let [Event::Row { line: 1, row }] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((row.id.as_str(), row.country.as_deref()), ("36210", Some("MM")));
    assert_eq!(row.date.unwrap().to_string(), "2009-02-20..2009-02-22");
    assert_eq!(row.killed, Some(model::CountRange::between(2, 5)));
}

#[test]
fn a_quote_that_is_never_closed_does_not_take_the_memory() {
    let mut text = format!("{HEAD}1,1981,2,3,\"France").into_bytes();
    text.resize(text.len() + (20 << 20), b'a');
    assert!(read(&text).unwrap_err().to_string().contains("longer than 16 MiB"));
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(body in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&body);
        let mut text = HEAD.as_bytes().to_vec();
        text.extend(body);
        let _ = read(&text);
    }
}
