use super::*;

fn pack(rows: &[(&str, &str)]) -> Pack {
    let mut codebook = Codebook::default();
    let entries = rows.iter().enumerate().map(|(number, (phrase, code))| LexiconEntry {
        id: number.to_string(),
        phrase: (*phrase).to_owned(),
        code: (*code).to_owned(),
        note: String::new(),
        source: "own".to_owned(),
    });
    codebook.lexicons.push(model::codebook::Lexicon {
        language: "xx".to_owned(),
        name: "words/all".to_owned(),
        entries: entries.collect(),
    });
    Pack::compile(&codebook, "xx")
}

#[test]
fn words_stand_in_several_lists_and_have_values() {
    let pack = pack(&[("enero|ene", "month=1"), ("lunes", "weekday=1"), ("lunes", "month")]);
    assert_eq!(pack.value("ene", Class::Month), Some(1));
    assert_eq!(pack.value("lunes", Class::Month), None);
    assert!(pack.is("lunes", Class::Month) && pack.is("lunes", Class::Weekday));
    assert!(!pack.is("martes", Class::Weekday) && pack.value("martes", Class::Weekday).is_none());
}

#[test]
fn endings_count_for_every_word_but_the_exceptions() {
    let pack = pack(&[("-ing|!king", "weekday"), ("-ring", "month"), ("bring|king", "month")]);
    assert!(pack.is("bombing", Class::Weekday) && !pack.is("bombing", Class::Month));
    assert!(pack.is("firing", Class::Weekday) && pack.is("firing", Class::Month));
    assert!(pack.is("bring", Class::Weekday) && pack.is("bring", Class::Month));
    assert!(!pack.is("king", Class::Weekday) && pack.is("king", Class::Month));
}

#[test]
fn every_language_has_every_list() {
    let codebook = Codebook::embedded();
    let problems: Vec<String> =
        codebook.languages.iter().flat_map(|language| problems(codebook, &language.code)).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
