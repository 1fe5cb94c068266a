//! What is looked at, and what every key does.

use std::collections::BTreeSet;

use desk::{
    decide::{Ask, Open, Proposal},
    view::View,
};
use model::{Hash, IncidentView, StatementView, Support};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::marks::{Mark, marks};

/// What a key asks of the desk.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Say what a decision would change; the second is the reason.
    Propose(Ask, String),
    /// Record what was proposed.
    Record,
    /// Fetch the text of the report that is looked at.
    Read,
}

/// What is being typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// The reason of a decision.
    Reason(Ask),
    /// `field=value` of an edit.
    Value,
    /// The words for the value of an edit.
    Words(String, String),
    /// Words that the list is narrowed to.
    Filter,
}

/// What the keys mean at the moment.
#[derive(Debug, Default)]
pub enum Mode {
    /// Going through the list.
    #[default]
    Browse,
    /// Typing.
    Typing(Wanted, String),
    /// Looking at what would change.
    Preview(Box<Proposal>, String),
    /// Reading the keys.
    Help,
}

/// Everything on the screen.
#[derive(Default)]
pub struct State {
    pub author: String,
    pub queue: Vec<Open>,
    pub at: usize,
    /// Which of the reports is read.
    pub report: usize,
    /// Lines below the one where the first mark stands.
    pub scroll: i32,
    pub mode: Mode,
    pub message: String,
    /// The other one of a merge.
    pub marked: Option<Hash>,
    pub filter: String,
    pub decided: usize,
    pub text: String,
    pub marks: Vec<Mark>,
    text_of: Option<Hash>,
    view: Option<View>,
    all: Vec<Open>,
}

impl State {
    pub fn new(author: String) -> Self {
        Self { author, ..Self::default() }
    }

    /// Takes a new view; stays at the place in the list.
    pub fn load(&mut self, queue: Vec<Open>, view: View) {
        let current = self.current().map(|open| open.id.clone());
        self.all = queue;
        self.view = Some(view);
        self.narrow();
        let same = current.and_then(|id| self.queue.iter().position(|open| open.id == id));
        self.at = same.unwrap_or(self.at).min(self.queue.len().saturating_sub(1));
        self.first_report();
    }

    fn narrow(&mut self) {
        let wanted = self.filter.to_lowercase();
        let fits = |open: &&Open| wanted.is_empty() || open.what.to_lowercase().contains(&wanted);
        self.queue = self.all.iter().filter(fits).cloned().collect();
        self.at = self.at.min(self.queue.len().saturating_sub(1));
    }

    /// The one that is looked at.
    pub fn current(&self) -> Option<&Open> {
        self.queue.get(self.at)
    }

    pub fn incident(&self) -> Option<&IncidentView> {
        let open = self.current()?;
        self.view.as_ref()?.incidents.iter().find(|it| it.id == open.id)
    }

    pub fn statement(&self) -> Option<&StatementView> {
        let open = self.current()?;
        self.view.as_ref()?.statements.iter().find(|it| it.id == open.id)
    }

    /// The documents behind the one that is looked at, in their order.
    pub fn documents(&self) -> Vec<Hash> {
        let members = self.incident().map(|it| &it.members).or(self.statement().map(|it| &it.members));
        let mut seen = BTreeSet::new();
        let all = members.into_iter().flatten().map(|member| member.doc.clone());
        all.filter(|doc| seen.insert(doc.clone())).collect()
    }

    /// Publisher, day and title of a report.
    pub fn heading_of(&self, doc: &Hash) -> String {
        let Some(row) = self.view.as_ref().and_then(|view| view.document(doc)) else { return String::new() };
        let day = row.published.map_or_else(|| "no date".to_owned(), |day| day.to_string());
        let title = row.title.as_deref().unwrap_or(&row.name);
        format!("{day}  {}  {title}", row.publisher.as_deref().unwrap_or("no publisher"))
    }

    /// The supports of the shown record, by field.
    fn supports(&self) -> Vec<(&str, &Support)> {
        let of_incident = self.incident().into_iter().flat_map(|it| &it.values).flat_map(|(name, all)| {
            all.iter().flat_map(|it| &it.support).map(|support| (name.as_str(), support))
        });
        let of_statement = self.statement().into_iter().flat_map(|it| &it.support).map(|it| ("message", it));
        of_incident.chain(of_statement).collect()
    }

    /// The report whose text is needed and not here.
    pub fn wants_text(&self) -> Option<Hash> {
        let documents = self.documents();
        let doc = documents.get(self.report.min(documents.len().saturating_sub(1)))?;
        (self.text_of.as_ref() != Some(doc) || self.marks.is_empty()).then(|| doc.clone())
    }

    pub fn take_text(&mut self, doc: Hash, text: &str) {
        let own = self.supports().into_iter().filter(|(_, support)| support.record.doc == doc);
        let spans: Vec<(String, usize, usize)> = own
            .filter_map(|(field, support)| {
                let span = support.span.as_ref()?;
                Some((field.to_owned(), span.start, span.end))
            })
            .collect();
        let (clean, marks) = marks(text, &spans);
        self.scroll = 0;
        (self.text, self.marks, self.text_of) = (clean, marks, Some(doc));
    }

    pub fn say(&mut self, words: String) {
        self.message = words;
    }

    /// Shows what a decision would change.
    pub fn preview(&mut self, proposal: Proposal, reason: &str) {
        self.mode = Mode::Preview(Box::new(proposal), reason.to_owned());
    }

    /// The proposal that was agreed to; back to the list.
    pub fn agreed(&mut self) -> Option<(Proposal, String)> {
        match std::mem::take(&mut self.mode) {
            Mode::Preview(proposal, reason) => {
                self.decided += 1;
                Some((*proposal, reason))
            }
            other => {
                self.mode = other;
                None
            }
        }
    }

    pub fn key(&mut self, key: KeyEvent) -> Option<Effect> {
        if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c') {
            return Some(Effect::Quit);
        }
        match std::mem::take(&mut self.mode) {
            Mode::Browse => self.browse(key.code),
            Mode::Typing(wanted, input) => self.typing(wanted, input, key.code),
            Mode::Preview(proposal, reason) => {
                if matches!(key.code, KeyCode::Char('y') | KeyCode::Enter) {
                    self.mode = Mode::Preview(proposal, reason);
                    return Some(Effect::Record);
                }
                "nothing was decided".clone_into(&mut self.message);
                None
            }
            Mode::Help => None,
        }
    }

    fn browse(&mut self, code: KeyCode) -> Option<Effect> {
        self.message.clear();
        match code {
            KeyCode::Char('q') | KeyCode::Esc => return Some(Effect::Quit),
            KeyCode::Char('?') => self.mode = Mode::Help,
            KeyCode::Char('j') | KeyCode::Down => return self.go(1),
            KeyCode::Char('k') | KeyCode::Up => return self.go(-1),
            KeyCode::Char('g') | KeyCode::Home => return self.go(isize::MIN / 2),
            KeyCode::Char('G') | KeyCode::End => return self.go(isize::MAX / 2),
            KeyCode::Char('n') | KeyCode::Right => return self.turn(1),
            KeyCode::Char('p') | KeyCode::Left => return self.turn(-1),
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll += 10,
            KeyCode::PageUp => self.scroll -= 10,
            KeyCode::Char('/') => self.mode = Mode::Typing(Wanted::Filter, self.filter.clone()),
            KeyCode::Char('a') => self.ask(|id| Ask::Accept { id }),
            KeyCode::Char('r') => self.ask(|id| Ask::Reject { id }),
            KeyCode::Char('e') => self.mode = Mode::Typing(Wanted::Value, String::new()),
            KeyCode::Char('m') => self.mark(),
            KeyCode::Char('M') => self.merge(),
            KeyCode::Char('s') => self.split(),
            KeyCode::Char('u') => self.mode = reason(Ask::Undo { decision: None }),
            _ => {}
        }
        None
    }

    fn go(&mut self, by: isize) -> Option<Effect> {
        let last = self.queue.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        self.first_report();
        Some(Effect::Read)
    }

    fn first_report(&mut self) {
        self.report = 0;
        self.marks.clear();
    }

    fn turn(&mut self, by: isize) -> Option<Effect> {
        let last = self.documents().len().saturating_sub(1);
        self.report = self.report.saturating_add_signed(by).min(last);
        self.marks.clear();
        Some(Effect::Read)
    }

    fn id(&self) -> Option<String> {
        self.current().map(|open| open.id.as_str().to_owned())
    }

    fn ask(&mut self, ask: impl FnOnce(String) -> Ask) {
        if let Some(id) = self.id() {
            self.mode = reason(ask(id));
        }
    }

    fn mark(&mut self) {
        self.marked = self.current().map(|open| open.id.clone());
        "marked; go to the other one and press M to make them one".clone_into(&mut self.message);
    }

    fn merge(&mut self) {
        match (self.marked.clone(), self.id()) {
            (Some(with), Some(id)) => {
                self.mode = reason(Ask::Merge { id, with: with.as_str().to_owned() });
            }
            _ => "mark one of the two with m first".clone_into(&mut self.message),
        }
    }

    fn split(&mut self) {
        let reports = vec![(self.report + 1).to_string()];
        self.ask(|id| Ask::Split { id, reports });
    }

    fn typing(&mut self, wanted: Wanted, mut input: String, code: KeyCode) -> Option<Effect> {
        match code {
            KeyCode::Esc => {
                if wanted == Wanted::Filter {
                    self.filter.clear();
                    self.narrow();
                    return self.go(0);
                }
                return None;
            }
            KeyCode::Enter => return self.typed(wanted, input.trim()),
            KeyCode::Backspace => {
                input.pop();
            }
            KeyCode::Char(letter) => input.push(letter),
            _ => {}
        }
        if wanted == Wanted::Filter {
            self.filter.clone_from(&input);
            self.narrow();
            self.first_report();
        }
        self.mode = Mode::Typing(wanted, input);
        None
    }

    fn typed(&mut self, wanted: Wanted, input: &str) -> Option<Effect> {
        match wanted {
            Wanted::Reason(ask) => return Some(Effect::Propose(ask, input.to_owned())),
            Wanted::Value => match input.split_once('=') {
                Some((field, value)) => {
                    let (field, value) = (field.trim().to_owned(), value.trim().to_owned());
                    self.mode = Mode::Typing(Wanted::Words(field, value), String::new());
                }
                None => "write it as field=value, like killed=6".clone_into(&mut self.message),
            },
            Wanted::Words(field, value) => {
                let words = (!input.is_empty()).then(|| input.to_owned());
                self.ask(|id| Ask::Edit { id, field, value, words });
            }
            Wanted::Filter => return Some(Effect::Read),
        }
        None
    }
}

fn reason(ask: Ask) -> Mode {
    let usual = if matches!(ask, Ask::Accept { .. }) { "read its reports" } else { "" };
    Mode::Typing(Wanted::Reason(ask), usual.to_owned())
}

#[cfg(test)]
mod tests;
