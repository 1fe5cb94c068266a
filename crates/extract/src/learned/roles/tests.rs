use model::{IncidentRecord, Input, PerpetratorKind, TargetKind, codebook::Codebook};

use super::Judge;
use crate::Extractor;

fn read(text: &str) -> Vec<IncidentRecord> {
    let published = "1990-03-02".parse().ok();
    let input = Input { doc: "a".into(), text: text.into(), published, ..Input::default() };
    Extractor::new(Codebook::embedded()).extract(&input).incidents
}

const MURDER: &str = "BOGOTA, 2 MAR 90 (EFE) -- [TEXT] UNIDENTIFIED MEN MURDERED MAYOR CARLOS RAMIREZ ON THURSDAY NIGHT \
    IN MEDELLIN, POLICE SOURCES REPORTED TODAY. THE BODY OF CARLOS RAMIREZ WAS FOUND IN FRONT OF HIS HOME. NO GROUP HAS \
    CLAIMED RESPONSIBILITY FOR THE MURDER.";

#[test]
fn the_victim_of_a_murder_is_named_as_the_text_names_him() {
    let found = read(MURDER);
    let victims: Vec<&str> = found
        .iter()
        .flat_map(|incident| &incident.targets)
        .filter(|target| target.kind == TargetKind::Person)
        .filter_map(|target| target.mentions.first())
        .map(|mention| mention.text.as_str())
        .collect();
    assert!(victims.contains(&"CARLOS RAMIREZ"), "{found:?}");
}

#[test]
fn people_without_a_name_stand_as_the_text_describes_them() {
    let found = read(MURDER);
    let people = found.iter().flat_map(|incident| &incident.perpetrators);
    let people: Vec<&str> = people
        .filter(|known| known.kind == PerpetratorKind::Individual)
        .filter_map(|known| known.mentions.first())
        .map(|mention| mention.text.as_str())
        .collect();
    assert!(people.iter().any(|text| text.ends_with("UNIDENTIFIED MEN")), "{found:?}");
}

#[test]
fn a_model_file_that_is_cut_or_changed_is_refused_or_read_but_never_panics() {
    let bytes: &[u8] = include_bytes!("../../../../../models/roles.bin");
    let judge = Judge::read(bytes).unwrap();
    assert_eq!(Judge::read(&judge.write()).as_ref(), Some(&judge));
    for part in 1..40 {
        assert_eq!(Judge::read(&bytes[..bytes.len() * part / 40]), None);
    }
}
