use super::*;
use crate::IncidentType;

fn codebook() -> &'static Codebook {
    Codebook::embedded()
}

/// A copy of the compiled-in codebook with one change, and what is then wrong with it.
fn problems_after(change: impl FnOnce(&mut Codebook)) -> Vec<String> {
    let mut changed = codebook().clone();
    change(&mut changed);
    changed.index = Index::of(&changed);
    let known = codebook().problems();
    changed.problems().iter().filter(|problem| !known.contains(problem)).map(Problem::to_string).collect()
}

fn ids(actors: &[&Actor]) -> Vec<String> {
    actors.iter().map(|actor| actor.id.clone()).collect()
}

#[test]
fn the_compiled_in_tables_are_sound() {
    let problems: Vec<String> = codebook().problems().iter().map(Problem::to_string).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_defect_of_a_table_is_named() {
    let two_owners = problems_after(|codebook| codebook.actors[0].aliases.push("Taliban".to_owned()));
    assert!(two_owners[0].contains("`Taliban` also belongs to"), "{two_owners:?}");
    let circle = problems_after(|codebook| codebook.actors[0].parent = Some("iskp".to_owned()));
    assert!(circle.iter().any(|problem| problem.contains("form a circle")), "{circle:?}");
    let orphan = problems_after(|codebook| codebook.actors[0].parent = Some("nobody".to_owned()));
    assert!(orphan[0].contains("there is no parent `nobody`"), "{orphan:?}");
    let nowhere = problems_after(|codebook| codebook.actors[0].countries.push("QQ".to_owned()));
    assert_eq!(nowhere, ["actors is: there is no country `QQ`"]);
    let backwards = problems_after(|codebook| codebook.actors[0].to = Some(1990));
    assert_eq!(backwards, ["actors is: it ends before it begins"]);
    let crossed = problems_after(|codebook| codebook.scales[0].bands[0].min = Some(0.9));
    assert_eq!(crossed, ["scales icd203: the band `almost no chance` is out of order"]);
    let lost = problems_after(|codebook| codebook.places[0].latitude = 91.0);
    assert!(lost[0].ends_with("is not on Earth"), "{lost:?}");
    let voiceless = problems_after(|codebook| codebook.outlets[0].actor = "nobody".to_owned());
    assert_eq!(voiceless, ["outlets amaq: there is no actor `nobody`"]);
}

#[test]
fn unreadable_tables_are_refused_with_the_place_of_the_fault() {
    let error = |texts: CodebookTexts<'_>| Codebook::parse(&texts).unwrap_err().to_string();
    let good = CodebookTexts::EMBEDDED;
    assert!(
        error(CodebookTexts { actors: "[[actor]]\nid = 3", ..good })
            .starts_with("codebook table actors.toml")
    );
    let header = error(CodebookTexts { places: "name,lat\n", ..good });
    assert!(header.contains("the header is `name,lat`"), "{header}");
    let cell = "name,alternates,country,admin1,lat,lon,kind,population\nKabul,,AF,,north,69,capital,1\n";
    let wrong = error(CodebookTexts { places: cell, ..good });
    assert_eq!(wrong, "codebook table places.csv, line 2: `north` is no latitude");
}

#[test]
fn spellings_of_the_khorasan_province_lead_to_it_and_to_its_parent() {
    for name in [
        "ISKP",
        "IS-K",
        "ISIS-K",
        "ISIL-K",
        "IS-KP",
        "Islamic State Khorasan",
        "Islamic State Khurasan Province",
        "Islamic State - Khorasan Province",
        "Islamic State in Khorasan Province",
        "the Khorasan Province of the Islamic State",
        "Daesh Khorasan",
        "Islamic State’s Afghan affiliate",
        "Islamic State’s Afghan branch",
        "Islamic State's branch in Afghanistan",
        "Islamic State branch in Afghanistan",
        "ISIS in Afghanistan",
    ] {
        assert_eq!(codebook().find_actor(name).map(|actor| actor.id.as_str()), Some("iskp"), "{name}");
    }
    assert_eq!(ids(&codebook().actor_and_ancestors("iskp")), ["iskp", "is"]);
    assert!(ids(&codebook().descendants("is")).contains(&"iskp".to_owned()));
}

#[test]
fn the_actors_that_reports_name_most_are_there() {
    for (name, id) in [
        ("Daesh", "is"),
        ("Haqqani network", "haqqani"),
        ("Pakistani Taliban", "ttp"),
        ("al-Qaida in the Arabian Peninsula", "aqap"),
        ("al-Shabab", "al-shabaab"),
        ("Islamic Jihad Organisation", "ijo"),
        ("November 17 group", "17n"),
        ("Conspiracy of Fire Nuclei", "ccf"),
        ("DHKP/C", "dhkp-c"),
        ("Farabundo Marti National Liberation Front", "fmln"),
        ("Army of National Liberation", "eln"),
        ("Sendero Luminoso", "shining-path"),
        ("Tupac Amaru Revolutionary Movement", "mrta"),
        ("Manuel Rodriguez Patriotic Front", "fpmr"),
        ("Zarate Willka Liberation Armed Forces", "zarate-willka"),
        ("The Extraditables", "extraditables"),
        ("Hizballah", "hezbollah"),
        ("Balochistan Liberation Army", "bla"),
        ("Houthi rebels", "houthis"),
        ("Quds Force", "quds-force"),
        ("Free Papua Organization", "opm"),
        ("MAPU", "mapu"),
        ("Aden Islamic Army", "aden-abyan"),
        ("Izzedine al-Qassam Brigades", "hamas"),
        ("Tehreek-e-Jihad Pakistan", "tjp"),
        ("Mojahedin Khalq", "mek"),
    ] {
        assert_eq!(codebook().find_actor(name).map(|actor| actor.id.as_str()), Some(id), "{name}");
    }
}

#[test]
fn ambiguous_names_are_found_only_as_weak_ones() {
    assert!(codebook().find_actor("Islamic Jihad").is_none());
    let jihads = ids(&codebook().actors_by_weak_alias("Islamic Jihad"));
    assert!(["pij", "ijo", "eij"].iter().all(|id| jihads.contains(&(*id).to_owned())), "{jihads:?}");
    assert!(codebook().find_actor("November 17").is_none(), "it is a date more often than a group");
    let armies = ids(&codebook().actors_by_weak_alias("ERP"));
    assert_eq!(armies, ["erp-sv", "erp-ar"]);
    assert_eq!(ids(&codebook().actors_by_weak_alias("Ansar al-Sharia")).len(), 5);
}

#[test]
fn short_names_in_capitals_keep_their_case() {
    assert_eq!(codebook().find_actor("ETA").map(|actor| actor.id.as_str()), Some("eta"));
    assert!(codebook().find_actor("eta").is_none());
    assert_eq!(codebook().find_country("US").map(|country| country.code.as_str()), Some("US"));
    assert!(codebook().find_country("us").is_none());
}

#[test]
fn states_are_found_by_name_adjective_demonym_and_old_name() {
    for (text, code) in [
        ("U.S.", "US"),
        ("American", "US"),
        ("Great Britain", "GB"),
        ("Britons", "GB"),
        ("Türkiye", "TR"),
        ("Turks", "TR"),
        ("Turkmen", "TM"),
        ("Swedes", "SE"),
        ("Burma", "MM"),
        ("Zaire", "CD"),
        ("Upper Volta", "BF"),
        ("UAE", "AE"),
        ("DR Congo", "CD"),
        ("Soviet", "SU"),
        ("West German", "DE"),
        ("European Union", "EU"),
        ("Salvadoran", "SV"),
        ("KOSOVO", "XK"),
    ] {
        assert_eq!(codebook().find_country(text).map(|country| country.code.as_str()), Some(code), "{text}");
    }
    assert_eq!(codebook().present_code("SU"), "RU");
    assert_eq!(codebook().present_code("AF"), "AF");
    assert_eq!(codebook().country("YE").and_then(|yemen| yemen.capital.as_deref()), Some("Sanaa"));
    assert!(codebook().country_named("IN").is_none());
}

#[test]
fn every_state_with_a_capital_has_adjectives_or_is_a_small_territory() {
    let without: Vec<&str> = codebook()
        .countries
        .iter()
        .filter(|country| country.names().count() < 2)
        .map(|country| country.code.as_str())
        .collect();
    assert!(without.len() <= 20, "{without:?}");
}

#[test]
fn types_are_those_of_the_records_and_every_likelihood_scale_is_there() {
    let types: Vec<&str> = codebook().types.iter().map(|code| code.id.as_str()).collect();
    let known: Vec<&str> = IncidentType::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(types, known);
    let icd = codebook().scale("icd203").unwrap();
    assert_eq!(icd.by_number(0.57).map(|band| band.word.as_str()), Some("likely"));
    assert_eq!(icd.by_word("remote").and_then(|band| band.max), Some(0.05));
    let phia = codebook().scale("phia").unwrap();
    assert!(phia.by_number(0.22).is_none(), "the yardstick has gaps");
    assert_eq!(phia.bands.len(), 7);
    for id in ["admiralty-reliability", "admiralty-credibility", "stix-confidence", "stix-wep", "stix-dni"] {
        assert!(codebook().scale(id).is_some(), "{id}");
    }
}

#[test]
fn the_gazetteer_knows_every_state_with_a_seat_and_the_places_of_the_field() {
    let capitals = codebook().places.iter().filter(|place| place.kind == PlaceKind::Capital).count();
    assert!(capitals >= 220, "{capitals}");
    for (name, country) in [
        ("Mazar-e Sharif", "AF"),
        ("Kiev", "UA"),
        ("Hewler", "IQ"),
        ("Benghazi", "LY"),
        ("San Salvador", "SV"),
    ] {
        let known = codebook().places.iter().any(|place| {
            place.country == country
                && (place.name == name || place.alternates.iter().any(|other| other == name))
        });
        assert!(known, "{name}");
    }
}

#[test]
fn a_lexicon_that_does_not_exist_is_empty() {
    assert!(codebook().lexicon("en", "nothing").is_empty());
    assert!(
        codebook().lexicon("en", "hedges").iter().any(|entry| entry.phrases().any(|it| it == "reportedly"))
    );
}

#[test]
fn imported_tables_are_the_ones_that_the_list_of_sources_names() {
    let sources: toml::Table = toml::from_str(include_str!("../../../../codebook/SOURCES.toml")).unwrap();
    let texts = CodebookTexts::EMBEDDED;
    for (table, text) in [("places.csv", texts.places), ("countries.csv", texts.countries)] {
        let entry = sources["source"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["table"].as_str() == Some(table))
            .unwrap();
        let hash = crate::Hash::of_bytes(text.as_bytes());
        assert_eq!(
            entry["sha256"].as_str(),
            Some(hash.as_str()),
            "{table} changed: write its hash into SOURCES.toml"
        );
    }
}
