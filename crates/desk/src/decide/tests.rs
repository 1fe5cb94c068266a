use std::sync::atomic::AtomicBool;

use super::*;
use crate::add::{AddConfig, CollectConfig, Source};

const WIRE: &str = "---\npublished: 2022-09-06\npublisher: Harbour News\n---\n\nA suicide bomber killed six people outside the \
    Russian embassy in Kabul on Monday.\n";
const LATER: &str = "---\npublished: 2022-09-20\npublisher: Northern Wire\n---\n\nOn 14 September a suicide bomber killed four \
    people outside the Russian embassy in Kabul. Nine others were hurt.\n";

struct Office {
    desk: Desk,
    _folder: tempfile::TempDir,
}

impl Office {
    fn new(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let reports = folder.path().join("reports");
        std::fs::create_dir(&reports).unwrap();
        std::fs::write(reports.join("wire.md"), WIRE).unwrap();
        std::fs::write(reports.join("later.md"), LATER).unwrap();
        let at = folder.path().join("desk");
        let desk = Desk::init(&at).unwrap();
        std::fs::write(at.join(crate::SETTINGS_FILE), settings).unwrap();
        let config = AddConfig {
            collect: CollectConfig::new("2022-09-21T00:00:00Z".parse().unwrap()),
            workers: 1,
            engine: Default::default(),
        };
        desk.add(&[Source::of(&reports)], &config, &AtomicBool::new(false), &mut |_| ()).unwrap();
        Self { desk: Desk::at(&at).unwrap(), _folder: folder }
    }

    fn view(&self) -> View {
        self.desk.view(AsOf::default()).unwrap()
    }

    fn shown(&self) -> String {
        let view = self.view();
        serde_json::to_string(&(&view.incidents, &view.statements)).unwrap()
    }

    fn id(&self, day: &str) -> String {
        let view = self.view();
        let on = |it: &&model::IncidentView| it.shown.date.is_some_and(|date| date.to_string() == day);
        view.incidents.iter().find(on).unwrap().id.as_str().to_owned()
    }

    fn by(&self, author: &str, ask: &Ask) -> Result<Preview, DecideError> {
        let at = "2100-01-01T00:00:00Z".parse().unwrap();
        let signed = Signed { author: author.to_owned(), reason: "read both".to_owned(), at };
        let proposal = self.desk.propose(ask, &signed)?;
        self.desk.decide(&proposal.ruling, &signed)?;
        Ok(proposal.preview)
    }

    fn decide(&self, ask: &Ask) -> Result<Preview, DecideError> {
        self.by("ana", ask)
    }

    fn merge(&self) -> Ask {
        Ask::Merge { id: self.id("2022-09-05"), with: self.id("2022-09-14") }
    }
}

fn edit(id: &str, field: &str, value: &str, words: Option<&str>) -> Ask {
    Ask::Edit {
        id: id.to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
        words: words.map(str::to_owned),
    }
}

#[test]
fn a_merge_shows_what_changes_and_its_undoing_restores_every_byte() {
    let office = Office::new("");
    let before = office.shown();
    let preview = office.decide(&office.merge()).unwrap();
    assert_eq!(preview.incidents, (2, 1));
    let kinds: Vec<Changed> = preview.changes.iter().map(|it| it.changed).collect();
    assert!(kinds.contains(&Changed::Gone) && kinds.contains(&Changed::Altered), "{kinds:?}");
    let number = preview.numbers.first().unwrap();
    assert_eq!(number.question.country.as_deref(), Some("AF"));
    assert_eq!(office.view().incidents.len(), 1);
    let undone = office.decide(&Ask::Undo { decision: None }).unwrap();
    assert_eq!(undone.incidents, (1, 2));
    assert_eq!(office.shown(), before);
}

#[test]
fn what_was_decided_later_is_not_known_at_an_earlier_time() {
    let office = Office::new("");
    let before = office.view().incidents.len();
    office.decide(&office.merge()).unwrap();
    let recorded = Some("2099-12-31T00:00:00Z".parse().unwrap());
    let then = office.desk.view(AsOf { recorded, published: None }).unwrap();
    assert_eq!(then.incidents.len(), before);
}

#[test]
fn a_value_stands_on_words_of_a_report() {
    let office = Office::new("");
    let id = office.id("2022-09-05");
    assert!(matches!(office.decide(&edit(&id, "killed", "7", None)), Err(DecideError::NoWords { .. })));
    let wrong = edit(&id, "killed", "7", Some("seven people"));
    assert!(matches!(office.decide(&wrong), Err(DecideError::NotSaid { .. })));
    office.decide(&edit(&id, "killed", "5..7", Some("six people"))).unwrap();
    let view = office.view();
    let incident = view.incidents.iter().find(|it| it.id.as_str() == id).unwrap();
    assert_eq!(incident.shown.killed.unwrap().to_string(), "5–7");
    let (_, killed) = incident.values.iter().find(|(name, _)| name.as_str() == "killed").unwrap();
    assert_eq!(killed[0].support[0].span.as_ref().unwrap().quote, "six people");
    assert!(killed.len() > 1, "what the report was read to say stays beside it");
}

#[test]
fn mistakes_are_named_with_what_would_be_right() {
    let office = Office::new("");
    let id = office.id("2022-09-05");
    let said = |ask: &Ask| office.decide(ask).unwrap_err().to_string();
    assert!(said(&edit(&id, "kiled", "6", None)).contains("did you mean `killed`?"));
    assert!(said(&edit(&id, "status", "done", None)).contains("executed, failed"));
    assert!(said(&edit(&id, "by", "Iskp group of nowhere", None)).contains("codebook"));
    assert!(said(&Ask::Split { id: id.clone(), reports: vec!["1".to_owned()] }).contains("have to stay"));
    assert!(said(&Ask::Split { id: id.clone(), reports: vec!["7".to_owned()] }).contains("it has 1 to 1"));
    let grade = Ask::Grade { source: "Harbor News".to_owned(), grade: Reliability::B, from: None };
    assert!(said(&grade).contains("did you mean `Harbour News`?"));
    assert!(said(&Ask::Undo { decision: Some(9) }).contains("no decision 9"));
    assert!(said(&Ask::Merge { id: id.clone(), with: id }).contains("one already"));
}

#[test]
fn a_rejected_record_is_shown_no_more_and_a_grade_counts_in_credibility() {
    let office = Office::new("");
    let id = office.id("2022-09-05");
    office
        .decide(&Ask::Grade { source: "harbour news".to_owned(), grade: Reliability::B, from: None })
        .unwrap();
    let view = office.view();
    let incident = view.incidents.iter().find(|it| it.id.as_str() == id).unwrap();
    assert_eq!(incident.credibility.as_str(), "2");
    let sources = graded_sources(&office.desk, AsOf::default()).unwrap();
    assert_eq!(sources.iter().find(|it| it.name == "Harbour News").unwrap().grade, Reliability::B);
    office.decide(&Ask::Reject { id: id.clone() }).unwrap();
    assert!(office.view().incidents.iter().all(|it| it.id.as_str() != id));
    assert_eq!(ruled_on(&office.desk, None, AsOf::default()).unwrap().len(), 2);
}

#[test]
fn where_two_persons_are_asked_for_one_is_not_enough() {
    let office = Office::new("[decisions]\ntwo_persons = true\n");
    let preview = office.decide(&office.merge()).unwrap();
    assert!(preview.waits);
    assert_eq!(office.view().incidents.len(), 2);
    let own = office.by("ana", &Ask::Confirm { decision: 1 });
    assert!(matches!(own, Err(DecideError::OwnDecision { .. })));
    office.by("ben", &Ask::Confirm { decision: 1 }).unwrap();
    assert_eq!(office.view().incidents.len(), 1);
}
