//! The brief from the outside: what is printed, and what the check lets pass.

#![expect(clippy::unwrap_used, clippy::panic, reason = "test helpers fail loudly")]

mod checking;
mod fixture;
mod hostile;
mod page;
mod properties;

use expect_test::{expect, expect_file};
use jiff::civil::date;
use model::{Credibility, Stage, Tlp};
use report::{Block, Brief, check, compose, html, markdown};
use serde_json::json;

/// Composes, insists that nothing is found, and gives the Markdown.
fn written(input: &report::BriefInput) -> String {
    let brief = compose(input);
    let findings: Vec<String> = check(&brief).iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0]);
    markdown(&brief)
}

fn section(brief: &Brief, id: &str) -> String {
    let title = brief.sections.iter().find(|section| section.id == id).unwrap().title;
    let page = markdown(brief);
    let start = page.find(&format!("## {title}")).unwrap();
    let rest = &page[start..];
    rest[..rest[3..].find("\n## ").map_or(rest.len(), |end| end + 3)].to_owned()
}

#[test]
fn a_whole_brief_reads_as_an_analyst_would_write_it() {
    expect_file!["brief.md"].assert_eq(&written(&fixture::input()));
}

#[test]
fn an_empty_record_says_what_was_looked_for_and_invents_no_rate() {
    let mut input = fixture::input();
    (input.incidents, input.statements, input.estimates) = (vec![], vec![], vec![]);
    input.judgement.probability = None;
    input.judgement.parts = vec![model::JudgementPart {
        name: "covered months".into(),
        value: 3.0,
        explanation: "The reports cover 3.0 of the last 120 months; under 12 no number is given.".into(),
    }];
    let page = written(&input);
    expect_file!["empty.md"].assert_eq(&page);
    assert!(!page.contains('%'), "no figure may stand where the judgement has none");
}

/// Everything that the codebook names, as the desk hands it over.
fn whole_codebook() -> report::Names {
    let codebook = model::codebook::Codebook::embedded();
    let mut names = fixture::names();
    for actor in &codebook.actors {
        names.actors.insert(
            actor.id.clone(),
            report::ActorName {
                label: actor.name.clone(),
                short: String::new(),
                aliases: actor.aliases.iter().chain(&actor.weak_aliases).cloned().collect(),
                parent: actor.parent.clone(),
                ..Default::default()
            },
        );
    }
    for country in &codebook.countries {
        let aliases = country
            .aliases
            .iter()
            .chain(&country.adjectives)
            .chain(&country.demonyms)
            .chain(&country.capital);
        names.countries.insert(
            country.code.clone(),
            report::CountryName {
                name: country.name.clone(),
                adjective: country.adjectives.first().cloned().unwrap_or_default(),
                aliases: aliases.cloned().collect(),
            },
        );
    }
    names
}

#[test]
fn no_word_of_the_brief_itself_is_taken_for_a_name_of_the_codebook() {
    let mut input = fixture::input();
    input.names = whole_codebook();
    written(&input);
    (input.incidents, input.statements, input.estimates) = (vec![], vec![], vec![]);
    written(&input);
    input.judgement.probability = None;
    written(&input);
}

#[test]
fn the_narrowest_marking_stands_at_both_ends() {
    let page = markdown(&compose(&fixture::input()));
    assert!(page.starts_with("**TLP:AMBER**") && page.ends_with("**TLP:AMBER**\n"));
    let mut input = fixture::input();
    input.incidents[0].marking.tlp = Tlp::Red;
    assert!(markdown(&compose(&input)).starts_with("**TLP:RED**"));
}

#[test]
fn the_same_input_in_another_order_gives_the_same_brief() {
    let mut input = fixture::input();
    let brief = compose(&input);
    input.incidents.reverse();
    input.statements.reverse();
    input.estimates.reverse();
    input.sources.reverse();
    assert_eq!(compose(&input), brief);
    assert_eq!(html(&compose(&input)), html(&brief));
}

#[test]
fn a_value_that_no_cited_words_hold_is_left_out_and_said_so() {
    let mut input = fixture::input();
    let embassy = &mut input.incidents[0];
    embassy.values.retain(|(property, _)| property.as_str() != "place");
    embassy.shown.place = Some("Altburg".into());
    written(&input);
    let brief = compose(&input);
    assert!(!section(&brief, "record").contains("Altburg"));
    assert!(section(&brief, "thin").contains("R3: left out, because no cited words hold it: place."));
}

#[test]
fn hedges_stay_in_the_sentence() {
    let mut input = fixture::input();
    let hedged = &mut input.incidents[1];
    hedged.shown.attribution = model::Attribution::Suspected;
    hedged.shown.perpetrators = serde_json::from_value(
        json!([{"name": "Black Dune Brigade", "kind": "organization", "actor": "bdb", "mentions": []}]),
    )
    .unwrap();
    let suspicion = fixture::support(fixture::ANALYST, "i1", "the Black Dune Brigade will try again", None);
    hedged.values.retain(|(property, _)| property.as_str() != "perpetrators");
    hedged
        .values
        .push(("perpetrators".into(), vec![fixture::value(json!({"actor": "bdb"}), true, vec![suspicion])]));
    input.incidents.remove(0);
    written(&input);
    let brief = compose(&input);
    expect![[r#"
        ## The trigger

        The latest threat on record by BDB through Dune Voice against missions of Belmar was published on 19 April 2031 (S1), as reported: “Two weeks earlier, on 19 April 2031, the group's Dune Voice channel warned that the missions of Belmar in Auria would burn, and linked to …”. [2]

        Between 1 September 2030 and 30 November 2030, an attack against the Corvian Consulate in Tarn, Auria, was reportedly foiled (R2). [4] Suspicion falls on BDB; nothing firmer is reported. [4] Words of doubt in the reports: “reportedly”, “sources on this are thin”. [4]

        In June 2029, an armed assault (shooting) against the Corvian Consulate in Tarn, Auria, was carried out (R1). [3] It is attributed to BDB. [3] The reported toll, attackers not included: killed 0 and wounded 0. [3]
    "#]]
    .assert_eq(&section(&brief, "trigger"));
    assert!(
        section(&brief, "key-judgement").contains("Left out of the count because of their stage: 1 foiled.")
    );
    assert!(
        section(&brief, "pattern").contains("| Executed | Foiled |"),
        "stages stay in columns of their own"
    );
}

#[test]
fn a_plot_does_not_take_the_place_of_the_latest_attack() {
    let mut input = fixture::input();
    let plot = &mut input.incidents[2];
    plot.shown.status = Stage::Plotted;
    let later = json!({"from": "2031-05-10", "to": "2031-05-10"});
    plot.shown.date = serde_json::from_value(later.clone()).unwrap();
    let date = plot.values.iter_mut().find(|(property, _)| property.as_str() == "date").unwrap();
    date.1[0].value = later;
    date.1[0].support[0].span.as_mut().unwrap().quote = "10 May 2031".into();
    written(&input);
    let brief = compose(&input);
    let trigger = section(&brief, "trigger");
    let (plot, attack) = (trigger.find("was plotted").unwrap(), trigger.find("was carried out").unwrap());
    assert!(plot < attack, "both are told, the newer first");
    assert!(section(&brief, "statements").contains("3 May 2031"), "before and after are split at the attack");
}

#[test]
fn likelihood_and_confidence_never_share_a_sentence() {
    let brief = compose(&fixture::input());
    for block in &brief.sections[0].blocks {
        let Block::Paragraph { sentences } = block else { continue };
        for sentence in sentences {
            let plain = sentence.plain();
            assert!(!(plain.contains("likely") && plain.contains("onfidence")), "{plain}");
        }
    }
}

#[test]
fn every_word_of_the_scale_makes_a_sentence() {
    let mut input = fixture::input();
    for (word, said) in [
        ("almost no chance", "has **almost no chance** of happening: **6.2%**"),
        ("roughly even chance", "has a **roughly even chance** of happening: **6.2%**"),
        ("likely", "is **likely**: **6.2%**"),
    ] {
        input.judgement.words = vec![word.into()];
        assert!(written(&input).contains(said), "{word}");
    }
}

#[test]
fn a_group_speaks_in_at_most_25_words_and_its_links_are_dead() {
    let page = markdown(&compose(&fixture::input()));
    assert!(!page.contains("https://") && !page.contains("http://"));
    let table = page.lines().find(|line| line.starts_with("| S1")).unwrap();
    let quote = table.split('“').nth(1).unwrap().split('”').next().unwrap();
    assert!(quote.split(' ').filter(|word| *word != "…").count() <= 25, "{quote}");
}

#[test]
fn private_persons_are_roles() {
    let mut input = fixture::input();
    let text = "On 9 May 2031 gunmen shot Anselm Quill, a driver of the Belmari embassy, in Portsaal.";
    let person = json!({"name": "Anselm Quill, a driver of the Belmari embassy", "kind": "person", "class": "diplomatic",
        "nationality": "XB", "mentions": []});
    let at = |quote: &str| vec![fixture::support(text, "i1", quote, None)];
    input.incidents.push(fixture::incident(
        &[(text, "i1")],
        json!({"type": "assassination", "date": {"from": "2031-05-09", "to": "2031-05-09"}, "country": "XA",
            "place": "Portsaal", "targets": [person]}),
        vec![
            ("record", vec![fixture::value(json!(null), true, at(text))]),
            (
                "date",
                vec![fixture::value(
                    json!({"from": "2031-05-09", "to": "2031-05-09"}),
                    true,
                    at("9 May 2031"),
                )],
            ),
            ("country", vec![fixture::value(json!("XA"), true, at("Portsaal"))]),
            (
                "targets",
                vec![fixture::value(
                    person.clone(),
                    true,
                    at("Anselm Quill, a driver of the Belmari embassy"),
                )],
            ),
        ],
    ));
    let page = written(&input);
    assert!(page.contains("a driver of the Belmari embassy"), "the role stays");
    assert!(page.contains(r"shot \[name withheld\] a driver"), "the quote says that a name was left out");
    let brief = compose(&input);
    let everything = [page, html(&brief), serde_json::to_string(&brief).unwrap()].concat();
    assert!(!everything.contains("Quill") && !everything.contains("Anselm"));
}

#[test]
fn who_claims_is_told_apart_from_who_is_named() {
    let mut input = fixture::input();
    let embassy = &mut input.incidents[0];
    let other =
        json!({"name": "Red Island Movement", "kind": "organization", "actor": "rim", "mentions": []});
    embassy.shown.perpetrators.push(serde_json::from_value(other.clone()).unwrap());
    let mut named = fixture::support(fixture::DAILY, "i1", "the ministry said", None);
    named.span.as_mut().unwrap().quote = "the Red Island Movement, the ministry said".into();
    embassy.values.push(("perpetrators".into(), vec![fixture::value(other, true, vec![named])]));
    let page = written(&input);
    assert!(page.contains("Responsibility was claimed by BDB; the reports also name RIM."), "{page}");
}

#[test]
fn the_same_words_in_two_documents_are_printed_once() {
    let mut input = fixture::input();
    let copy = format!("{}\n(reprint)", fixture::ANALYST);
    let mut reprinted = input.estimates[0].clone();
    reprinted.document = fixture::id(&copy);
    input.estimates.push(reprinted);
    let page = written(&input);
    assert_eq!(page.matches("“quite likely” stands on no scale").count(), 1);
    assert!(
        page.contains("Desk Notes: “It is quite likely"),
        "the publishers stand before their words: {page}"
    );
}

#[test]
fn a_brief_does_not_name_the_folders_of_the_desk() {
    let mut input = fixture::input();
    input.sources[0].title = None;
    input.sources[0].name = "/home/analyst/inbox/wire-17.txt".into();
    let page = written(&input);
    assert!(page.contains("*wire-17.txt*") && !page.contains("inbox"));
}

#[test]
fn long_tables_are_cut_and_long_lists_of_rows_end() {
    let mut input = fixture::input();
    for number in 0..40 {
        let mut copy = fixture::shots();
        copy.id = model::Hash::of_fields(&[&number.to_string()]);
        copy.credibility = Credibility::Doubtful;
        copy.shown.status = if number % 2 == 0 { Stage::Executed } else { Stage::Failed };
        input.incidents.push(copy);
    }
    let page = written(&input);
    assert!(page.contains(" and others"), "no sentence lists forty rows");
    let widest = page.lines().filter(|line| line.starts_with('|')).map(|line| line.chars().count()).max();
    assert!(widest.unwrap() <= 220, "{widest:?}");
}

#[test]
fn sources_dated_after_the_as_of_day_are_named() {
    let mut input = fixture::input();
    input.as_of = date(2031, 5, 19);
    assert!(written(&input).contains("Dates of publication after the as-of day stand on 1 source."));
}
