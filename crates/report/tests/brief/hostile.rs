//! Text that tries to be markup, to break tables, or to turn the reading direction.

use model::Span;
use report::{check, compose, html, markdown};
use serde_json::json;

use super::fixture;
use super::page::read;

const HOSTILE: &str = "<script>alert(1)</script> | `x` **b** [a](javascript:b) \"'&lt;\n\n# Head\r\n\u{202E}desrever\u{2066} </td></style><!-- $x$";

fn hostile_input() -> report::BriefInput {
    let mut input = fixture::input();
    for source in &mut input.sources {
        source.publisher = Some(HOSTILE.into());
        source.title = Some(HOSTILE.into());
        source.url = Some(format!("javascript:alert(1)//https://evil.example.org/{HOSTILE}"));
        source.reliability_reason = HOSTILE.into();
        source.marking.caveats.push(HOSTILE.into());
    }
    let text = format!("{HOSTILE} attacked the {HOSTILE} embassy.");
    let span = Span::of(&text, 0, text.len());
    for incident in &mut input.incidents {
        incident.shown.place = Some(HOSTILE.into());
        incident.shown.hedges.push(HOSTILE.into());
        incident.shown.targets[0].name = HOSTILE.into();
        incident.shown.tactic.push(HOSTILE.into());
        for (property, alternatives) in &mut incident.values {
            for alternative in alternatives {
                if ["place", "targets", "tactic"].contains(&property.as_str()) {
                    alternative.value = json!(HOSTILE);
                }
                for support in &mut alternative.support {
                    support.span.clone_from(&span);
                    support.publisher = Some(HOSTILE.into());
                }
            }
        }
    }
    for statement in &mut input.statements {
        statement.shown.speaker = Some(HOSTILE.into());
        statement.shown.actor = None;
        statement.shown.outlet = Some(HOSTILE.into());
        statement.support.iter_mut().for_each(|support| support.span.clone_from(&span));
    }
    for estimate in &mut input.estimates {
        estimate.span.clone_from(&span);
        estimate.record.likelihood_words = "attacked".into();
    }
    input
}

#[test]
fn hostile_text_stays_text_in_html() {
    let brief = compose(&hostile_input());
    let page = read(&html(&brief));
    assert!(!page.has("script"));
    assert!(page.text.contains("<script>alert(1)</script>"), "it is shown as it was said");
    assert!(
        !page.text.contains('\u{202E}') && !page.text.contains('\u{2066}'),
        "direction overrides are gone"
    );
}

#[test]
fn hostile_text_stays_text_in_markdown() {
    let page = markdown(&compose(&hostile_input()));
    assert!(page.contains(r"\<script\>") && !page.replace(r"\<", "").contains('<'));
    assert!(!page.contains('\u{202E}') && !page.contains('\r'));
    assert!(!page.lines().any(|line| line.starts_with("# Head")), "no heading comes from a source");
    let unescaped = |line: &str| line.replace(r"\|", "").matches('|').count();
    let tables: Vec<&str> = page.lines().filter(|line| line.starts_with('|')).collect();
    assert!(tables.len() > 10);
    for pair in tables.windows(2) {
        let same_table = pair[0].chars().count() == pair[1].chars().count();
        assert!(!same_table || unescaped(pair[0]) == unescaped(pair[1]), "{pair:?}");
    }
}

#[test]
fn hostile_text_is_checked_like_any_other() {
    assert_eq!(check(&compose(&hostile_input())), []);
}

#[test]
fn a_megabyte_in_every_field_does_not_reach_the_page() {
    let mut input = fixture::input();
    let long = "Long".repeat(250_000);
    input.incidents[0].shown.targets[0].name.clone_from(&long);
    input.incidents[0].shown.place = Some(long.clone());
    input.statements[0].shown.outlet = Some(long.clone());
    input.sources[0].title = Some(long);
    let brief = compose(&input);
    assert_eq!(check(&brief), []);
    assert!(html(&brief).len() < 200_000);
}
