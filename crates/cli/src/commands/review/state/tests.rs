use std::sync::atomic::AtomicBool;

use desk::{
    AsOf, Desk,
    add::{AddConfig, CollectConfig, Source},
    decide::{Signed, open},
};
use ratatui::{Terminal, backend::TestBackend};

use super::*;
use crate::commands::review::draw::draw;

const WIRE: &str = "---\npublished: 2022-09-06\npublisher: Harbour News\n---\n\nA suicide bomber killed six people outside the \
    Russian embassy in Kabul on Monday.\n";
const LATER: &str = "---\npublished: 2022-09-20\npublisher: Northern Wire\n---\n\nOn 14 September gunmen shot dead a teacher \
    in Herat.\n";

struct Screen {
    desk: Desk,
    state: State,
    _folder: tempfile::TempDir,
}

impl Screen {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let reports = folder.path().join("reports");
        std::fs::create_dir(&reports).unwrap();
        std::fs::write(reports.join("wire.md"), WIRE).unwrap();
        std::fs::write(reports.join("later.md"), LATER).unwrap();
        let desk = Desk::init(&folder.path().join("desk")).unwrap();
        let collect = CollectConfig::new("2022-09-21T00:00:00Z".parse().unwrap());
        let config = AddConfig { collect, workers: 1, engine: Default::default() };
        desk.add(&[Source::of(&reports)], &config, &AtomicBool::new(false), &mut |_| ()).unwrap();
        let mut screen = Self { desk, state: State::new("ana".to_owned()), _folder: folder };
        screen.load();
        screen
    }

    fn load(&mut self) {
        let view = self.desk.view(AsOf::default()).unwrap();
        self.state.load(open(&view), view);
        self.read();
    }

    fn read(&mut self) {
        if let Some(doc) = self.state.wants_text() {
            let text = self.desk.read().unwrap().text(&doc).unwrap();
            self.state.take_text(doc, &text);
        }
    }

    fn signed(&self, reason: &str) -> Signed {
        let at = "2100-01-01T00:00:00Z".parse().unwrap();
        Signed { author: "ana".to_owned(), reason: reason.to_owned(), at }
    }

    /// Presses keys as a user would; the last effect is done as the session does it.
    fn press(&mut self, keys: &str) {
        for letter in keys.chars() {
            let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
            match self.state.key(KeyEvent::from(code)) {
                Some(Effect::Propose(ask, reason)) => match self.desk.propose(&ask, &self.signed(&reason)) {
                    Ok(proposal) => self.state.preview(proposal, &reason),
                    Err(error) => self.state.say(error.to_string()),
                },
                Some(Effect::Record) => {
                    let (proposal, reason) = self.state.agreed().unwrap();
                    self.desk.decide(&proposal.ruling, &self.signed(&reason)).unwrap();
                    self.load();
                }
                Some(Effect::Read) => self.read(),
                Some(Effect::Quit) | None => {}
            }
        }
    }

    fn drawn(&mut self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(140, 34)).unwrap();
        terminal.draw(|frame| draw(frame, &mut self.state)).unwrap();
        terminal.backend().to_string()
    }
}

#[test]
fn the_queue_the_record_and_the_marked_text_stand_side_by_side() {
    let mut screen = Screen::new();
    let drawn = screen.drawn();
    for part in ["2 open, most in doubt first", "credibility 3", "killed", "report 1 of 1", "a accept"] {
        assert!(drawn.contains(part), "no `{part}` in\n{drawn}");
    }
    let fields: Vec<&str> = screen.state.marks.iter().map(|mark| mark.field.as_str()).collect();
    assert!(fields.contains(&"killed") && fields.contains(&"place"), "{fields:?}");
}

#[test]
fn an_incident_is_accepted_with_a_reason_after_its_preview_and_leaves_the_queue() {
    let mut screen = Screen::new();
    screen.press("a\n");
    assert!(screen.drawn().contains("what would change"));
    screen.press("x");
    assert_eq!(screen.state.queue.len(), 2);
    screen.press("a\ny");
    assert_eq!((screen.state.queue.len(), screen.state.decided), (1, 1));
    screen.press("ufalse alarm\ny");
    assert_eq!(screen.state.queue.len(), 2);
}

#[test]
fn two_incidents_are_marked_and_made_one_and_a_wrong_value_is_explained() {
    let mut screen = Screen::new();
    screen.press("M");
    assert!(screen.drawn().contains("mark one of the two with m first"));
    screen.press("mjMthe same day\n");
    assert!(screen.drawn().contains("incidents    2 → 1"));
    screen.press("y");
    assert_eq!(screen.state.queue.len(), 1);
    screen.press("ekiled=6\n\n");
    screen.press("typo\n");
    assert!(screen.drawn().contains("did you mean `killed`?"), "{}", screen.drawn());
}

#[test]
fn the_list_is_narrowed_by_words_and_every_key_is_harmless_on_an_empty_one() {
    let mut screen = Screen::new();
    screen.press("/herat\n");
    assert_eq!(screen.state.queue.len(), 1);
    screen.press("/ nowhere\n");
    assert_eq!(screen.state.queue.len(), 0);
    screen.press("jkgGnp aremMsu?x");
    screen.drawn();
}
