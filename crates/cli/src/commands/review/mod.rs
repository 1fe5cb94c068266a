//! `chancery review`: what is most in doubt, one after the other, decided by single keys.

mod draw;
mod marks;
mod state;

use std::io::{self, IsTerminal};

use desk::{
    AsOf, Desk,
    decide::{Ask, DecideError, Open, Proposal, open},
    view::View,
};
use ratatui::{
    DefaultTerminal,
    crossterm::event::{self, Event, KeyEventKind},
};
use serde_json::json;

use self::state::{Effect, State};
use super::decide::signed;
use crate::{
    arguments::{Review, Signature},
    describe,
    exit::{Exit, usage},
    output::{FAINT, Output, styled},
};

pub fn run(review: &Review, desk: &Desk, output: &Output) -> anyhow::Result<Exit> {
    let view = desk.view(AsOf::default())?;
    let queue = queue(&view, review);
    if output.json {
        output.json(&json!({ "open": queue }))?;
        return Ok(Exit::Done);
    }
    if review.list || !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return list(&queue, output);
    }
    if queue.is_empty() {
        output.note("nothing is open: everything was accepted or rejected");
        return Ok(Exit::Done);
    }
    let author = signed(&signature(review), desk).author;
    if author.trim().is_empty() {
        return Err(usage(DecideError::NoAuthor));
    }
    let mut session = Session { desk, review, state: State::new(author) };
    session.load(view)?;
    let mut terminal = ratatui::init();
    let ended = session.go(&mut terminal);
    ratatui::restore();
    ended?;
    output.note(format_args!(
        "{} decided in this session; chancery decisions lists them",
        session.state.decided
    ));
    Ok(Exit::Done)
}

fn signature(review: &Review) -> Signature {
    Signature { reason: String::new(), author: review.author.clone(), preview: false, yes: true }
}

fn queue(view: &View, review: &Review) -> Vec<Open> {
    let wanted = |it: &Open| if it.statement { !review.incidents } else { !review.statements };
    open(view).into_iter().filter(wanted).collect()
}

/// Where there is no terminal to work at, the queue is printed.
fn list(queue: &[Open], output: &Output) -> anyhow::Result<Exit> {
    let mut out = output.results();
    for open in queue {
        let id = styled(FAINT, describe::id(&open.id));
        out.line(format_args!("{:>5.1}  {id}  {}  ({})", open.doubt, open.what, open.why.join("; ")))?;
    }
    output.note(format_args!("{} open, what is most in doubt first", queue.len()));
    Ok(Exit::Done)
}

struct Session<'a> {
    desk: &'a Desk,
    review: &'a Review,
    state: State,
}

impl Session<'_> {
    fn go(&mut self, terminal: &mut DefaultTerminal) -> anyhow::Result<()> {
        loop {
            terminal.draw(|frame| draw::draw(frame, &mut self.state))?;
            let Event::Key(key) = event::read()? else { continue };
            if key.kind == KeyEventKind::Release {
                continue;
            }
            match self.state.key(key) {
                None => {}
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Propose(ask, reason)) => self.propose(&ask, &reason),
                Some(Effect::Record) => self.record()?,
                Some(Effect::Read) => self.read()?,
            }
        }
    }

    fn propose(&mut self, ask: &Ask, reason: &str) {
        let signed = self.signed(reason);
        let proposal = signed.check().and_then(|()| self.desk.propose(ask, &signed));
        match proposal {
            Ok(proposal) => self.state.preview(proposal, reason),
            Err(error) => self.state.say(error.to_string()),
        }
    }

    fn record(&mut self) -> anyhow::Result<()> {
        let Some((Proposal { ruling, .. }, reason)) = self.state.agreed() else { return Ok(()) };
        match self.desk.decide(&ruling, &self.signed(&reason)) {
            Ok(number) => {
                self.state.say(format!("recorded as decision {number}; u takes it back"));
                let view = self.desk.view(AsOf::default())?;
                self.load(view)?;
            }
            Err(error) => {
                self.state.decided = self.state.decided.saturating_sub(1);
                self.state.say(error.to_string());
            }
        }
        Ok(())
    }

    fn load(&mut self, view: View) -> anyhow::Result<()> {
        self.state.load(queue(&view, self.review), view);
        self.read()
    }

    /// The text of the report that is looked at.
    fn read(&mut self) -> anyhow::Result<()> {
        if let Some(doc) = self.state.wants_text() {
            let text = self.desk.read()?.text(&doc)?;
            self.state.take_text(doc, &text);
        }
        Ok(())
    }

    fn signed(&self, reason: &str) -> desk::decide::Signed {
        let mut signature = signature(self.review);
        reason.clone_into(&mut signature.reason);
        signed(&signature, self.desk)
    }
}
