//! What the check finds in briefs that say more than their sources.

use report::{Basis, Block, Brief, Citation, Part, Sentence, check, compose};

use super::fixture;

/// A change to some words, what they cite and what else they rest on.
type Change<'a> = &'a mut dyn FnMut(&mut Vec<Part>, &mut Vec<Citation>, &mut Vec<Basis>);

/// Makes a change to every sentence and cell of a brief.
fn every(brief: &mut Brief, change: Change) {
    let blocks = brief.sections.iter_mut().flat_map(|section| &mut section.blocks);
    for block in blocks {
        let mut sentence = |one: &mut Sentence| change(&mut one.parts, &mut one.citations, &mut one.basis);
        match block {
            Block::Paragraph { sentences } | Block::List { sentences } => {
                sentences.iter_mut().for_each(sentence)
            }
            Block::Timeline(timeline) => timeline.alternative.iter_mut().for_each(&mut sentence),
            Block::Table(table) => {
                for row in &mut table.rows {
                    for cell in &mut row.cells {
                        change(&mut cell.parts, &mut row.citations, &mut row.basis);
                    }
                }
            }
            Block::Gauge { .. } | Block::Sources => {}
        }
    }
}

/// The brief of the fixture with `from` written as `to` wherever its own words or quotes hold it.
fn tampered(from: &str, to: &str) -> Brief {
    let mut brief = compose(&fixture::input());
    let mut changed = false;
    every(&mut brief, &mut |parts, _, _| {
        for part in parts {
            let (Part::Text(text) | Part::Strong(text) | Part::Quote(text)) = part else { continue };
            changed |= text.contains(from);
            *text = text.replace(from, to);
        }
    });
    assert!(changed, "`{from}` is nowhere in the brief");
    brief
}

fn assert_found(from: &str, to: &str, missing: &str) {
    let findings = check(&tampered(from, to));
    assert!(findings.iter().any(|finding| finding.missing == missing), "{from} -> {to}: {findings:?}");
}

#[test]
fn what_is_composed_holds() {
    assert_eq!(check(&compose(&fixture::input())), []);
}

#[test]
fn another_actor_is_found() {
    assert_found("claimed by BDB", "claimed by the Red Island Movement", "Red Island Movement");
    assert_found("claimed by BDB", "claimed by the Silent Path", "Silent");
}

#[test]
fn another_country_or_place_is_found() {
    assert_found("Belmari Embassy", "Corvian Embassy", "Corvian");
    assert_found("in Portsaal", "in Tarn", "Tarn");
    assert_found("in Portsaal", "in Quayside", "Quayside");
}

#[test]
fn another_date_is_found() {
    assert_found("On 3 May 2031", "On 4 May 2031", "4 May 2031");
    assert_found("Jun 2029", "Jul 2029", "Jul 2029");
    assert_found("In 2029", "In 2028", "2028");
    assert_found("31 May 2031", "30 June 2031", "30 June 2031");
}

#[test]
fn another_figure_is_found() {
    assert_found("killed 4", "killed 40", "40");
    assert_found("killed 4", "killed forty", "forty");
    assert_found("6.2%", "62%", "62");
    assert_found("1 of 2", "2 of 3", "3");
    assert_found("214 documents", "2,140 documents", "2,140");
}

#[test]
fn another_kind_of_target_or_stage_is_found() {
    assert_found("Corvian Consulate", "Corvian Airport", "Airport");
    assert_found("reportedly foiled", "reportedly executed", "executed");
}

#[test]
fn an_altered_quote_is_found() {
    let findings = check(&tampered("would burn", "would surely burn"));
    assert!(findings.iter().any(|finding| finding.reason.contains("no quote")), "{findings:?}");
}

#[test]
fn a_sentence_without_its_citations_is_found() {
    let mut brief = compose(&fixture::input());
    every(&mut brief, &mut |_, citations, _| citations.clear());
    let sections: Vec<String> = check(&brief).into_iter().map(|finding| finding.section).collect();
    for section in ["trigger", "record", "statements", "thin", "estimates"] {
        assert!(sections.iter().any(|found| found == section), "{section} still passes");
    }
}

#[test]
fn a_citation_of_words_that_name_somebody_else_is_found() {
    let mut brief = compose(&fixture::input());
    every(&mut brief, &mut |_, citations, _| {
        for citation in citations {
            if let Some(span) = &mut citation.span {
                span.quote =
                    span.quote.replace("Black Dune Brigade", "Red Island Movement").replace("Dune", "Reed");
            }
        }
    });
    assert!(check(&brief).iter().any(|finding| finding.section == "record" && finding.missing == "BDB"));
}

#[test]
fn a_count_that_does_not_come_out_is_found() {
    let mut brief = compose(&fixture::input());
    every(&mut brief, &mut |_, _, basis| {
        for basis in basis {
            if let Basis::Count(count) = basis {
                count.counted.pop();
            }
        }
    });
    assert!(check(&brief).iter().any(|finding| finding.missing == "count"));
}

#[test]
fn likelihood_and_confidence_in_one_sentence_are_found() {
    let mut brief = compose(&fixture::input());
    let mixed = Sentence::of("It is unlikely, with high confidence.").because(Basis::Judgement);
    brief.sections[0].blocks.push(Block::Paragraph { sentences: vec![mixed] });
    assert!(check(&brief).iter().any(|finding| finding.reason.contains("confidence")));
}

#[test]
fn a_finding_names_the_section_the_sentence_and_the_missing_term() {
    let finding = check(&tampered("claimed by BDB", "claimed by RIM")).swap_remove(0).to_string();
    expect_test::expect![[
        r#"trigger: `RIM` is an actor that no cited words hold in “Responsibility was claimed by RIM.”"#
    ]]
    .assert_eq(&finding);
}
