//! The screen: the list on the left, what is shown of the record above, the text of a report below it.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::{Color, Modifier, Style, Stylize},
    text::{Line, Span, Text},
    widgets::{Block, Clear, List, ListItem, ListState, Paragraph, Wrap},
};

use unicode_width::UnicodeWidthStr;

use super::{
    marks::Mark,
    state::{Mode, State, Wanted},
};
use crate::{commands::add::counted, describe};

const KEYS: &[(&str, &str)] = &[
    ("j k ↓ ↑", "next, previous"),
    ("n p → ←", "next report, previous report"),
    ("space", "scroll the text"),
    ("a", "accept: it is right as shown"),
    ("r", "reject: it tells of nothing that belongs here"),
    ("e", "edit a value: field=value, then the words that say it"),
    ("m M", "mark this one; make it one with the marked one"),
    ("s", "split: the report that is read tells of another one"),
    ("u", "undo your last decision"),
    ("/", "narrow the list"),
    ("q", "leave; everything is recorded"),
];

/// Colors of fields in the text and beside it.
fn color(field: &str) -> Color {
    match field {
        "date" => Color::Cyan,
        "place" | "country" | "facility" => Color::Green,
        "targets" => Color::Yellow,
        "perpetrators" | "claimed_by" | "attribution" | "speaker" | "message" => Color::Magenta,
        "killed" | "wounded" | "perpetrators_killed" => Color::Red,
        "type" | "tactic" | "weapons" | "status" => Color::Blue,
        _ => Color::DarkGray,
    }
}

pub fn draw(frame: &mut Frame, state: &mut State) {
    let [body, foot] = Layout::vertical([Constraint::Min(3), Constraint::Length(1)]).areas(frame.area());
    let narrow = body.width < 100;
    let [left, right] = if narrow {
        Layout::vertical([Constraint::Percentage(30), Constraint::Percentage(70)]).areas(body)
    } else {
        Layout::horizontal([Constraint::Percentage(34), Constraint::Percentage(66)]).areas(body)
    };
    let [above, below] =
        Layout::vertical([Constraint::Percentage(45), Constraint::Percentage(55)]).areas(right);
    list(frame, left, state);
    record(frame, above, state);
    text(frame, below, state);
    footer(frame, foot, state);
    match &state.mode {
        Mode::Help => help(frame, body),
        Mode::Preview(proposal, _) => preview(frame, body, &proposal.preview),
        Mode::Browse | Mode::Typing(..) => {}
    }
}

fn list(frame: &mut Frame, area: Rect, state: &State) {
    let items = state.queue.iter().map(|open| {
        let marked = if state.marked.as_ref() == Some(&open.id) { "● " } else { "" };
        let kind = if open.statement { "“ " } else { "" };
        ListItem::new(vec![
            Line::from(format!("{marked}{kind}{}", open.what)),
            Line::from(format!("  {}", open.why.join("; "))).dark_gray(),
        ])
    });
    let filter =
        if state.filter.is_empty() { String::new() } else { format!(" with “{}”", state.filter) };
    let title = format!(" {} open{filter}, most in doubt first ", state.queue.len());
    let list = List::new(items)
        .block(Block::bordered().title(title))
        .highlight_style(Style::new().add_modifier(Modifier::REVERSED));
    let mut at = ListState::default().with_selected((!state.queue.is_empty()).then_some(state.at));
    frame.render_stateful_widget(list, area, &mut at);
}

fn record(frame: &mut Frame, area: Rect, state: &State) {
    let mut lines = Vec::new();
    let documents = state.documents();
    if let Some(view) = state.incident() {
        lines.push(Line::from(describe::plain(&describe::incident(view))).bold());
        lines.push(
            Line::from(format!(
                "{} from {}, credibility {}",
                counted(documents.len(), "report", "reports"),
                counted(view.origins, "independent origin", "independent origins"),
                view.credibility
            ))
            .dark_gray(),
        );
        for (name, alternatives) in
            view.values.iter().filter(|(name, _)| !matches!(name.as_str(), "evidence" | "record"))
        {
            let shown: Vec<String> =
                alternatives.iter().filter(|it| it.shown).map(|it| describe::value(&it.value)).collect();
            let other: Vec<String> =
                alternatives.iter().filter(|it| !it.shown).map(|it| describe::value(&it.value)).collect();
            let mut spans = vec![
                Span::styled(format!("{name:<13}"), Style::new().fg(color(name.as_str()))),
                Span::raw(shown.join("; ")),
            ];
            if !other.is_empty() {
                spans.push(Span::raw(format!("   also: {}", other.join("; "))).yellow());
            }
            lines.push(Line::from(spans));
        }
        for decision in &view.decisions {
            lines.push(
                Line::from(format!("decided: {} by {}: {}", decision.what, decision.author, decision.reason))
                    .cyan(),
            );
        }
    } else if let Some(view) = state.statement() {
        lines.push(Line::from(describe::statement(view)).bold());
        lines.push(Line::from(format!("about {}", describe::targets(&view.shown.targets))));
        let fields = [
            ("outlet", &view.shown.outlet),
            ("condition", &view.shown.condition),
            ("by when", &view.shown.horizon),
        ];
        for (name, value) in fields {
            lines.extend(value.as_ref().map(|value| Line::from(format!("{name:<13}{value}"))));
        }
    }
    let block = Block::bordered().title(" record ");
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }).block(block), area);
}

fn text(frame: &mut Frame, area: Rect, state: &State) {
    let documents = state.documents();
    let at = state.report.min(documents.len().saturating_sub(1));
    let heading = documents.get(at).map(|doc| state.heading_of(doc)).unwrap_or_default();
    let title = format!(" report {} of {}: {heading} ", at + 1, documents.len());
    let block = Block::bordered().title(title);
    let words = Paragraph::new(marked(&state.text, &state.marks)).wrap(Wrap { trim: false });
    let top = lines_before(&state.text, &state.marks, area.width.saturating_sub(2)) + state.scroll;
    let top = u16::try_from(top.max(0)).unwrap_or(u16::MAX);
    frame.render_widget(words.scroll((top, 0)).block(block), area);
}

/// Lines above the first mark in a window of this width, less a few that show what it follows.
fn lines_before(text: &str, marks: &[Mark], width: u16) -> i32 {
    const ABOVE: usize = 3;
    let first = marks.first().map_or(0, |mark| mark.start);
    let before = text.get(..first).unwrap_or_default();
    let wrapped = |line: &str| line.width().div_ceil(usize::from(width.max(1))).max(1);
    let lines: usize = before.split('\n').map(wrapped).sum();
    i32::try_from(lines.saturating_sub(ABOVE)).unwrap_or(i32::MAX / 2)
}

fn marked(text: &str, marks: &[Mark]) -> Text<'static> {
    let mut lines = Vec::new();
    let mut from = 0;
    for line in text.split('\n') {
        let to = from + line.len();
        let mut spans = Vec::new();
        let mut at = from;
        for mark in marks.iter().filter(|mark| mark.end > from && mark.start < to) {
            let (start, end) = (mark.start.max(from), mark.end.min(to));
            spans.push(Span::raw(text.get(at..start).unwrap_or_default().to_owned()));
            let words = text.get(start..end).unwrap_or_default().to_owned();
            spans.push(Span::styled(
                words,
                Style::new().fg(color(&mark.field)).add_modifier(Modifier::UNDERLINED),
            ));
            at = end;
        }
        spans.push(Span::raw(text.get(at..to).unwrap_or_default().to_owned()));
        lines.push(Line::from(spans));
        from = to + 1;
    }
    Text::from(lines)
}

fn footer(frame: &mut Frame, area: Rect, state: &State) {
    let line = match &state.mode {
        Mode::Typing(wanted, input) => {
            let ask = match wanted {
                Wanted::Reason(_) => "why? ".to_owned(),
                Wanted::Value => "field=value: ".to_owned(),
                Wanted::Words(field, _) => {
                    format!("words that say the {field} (empty if a report was read to say it): ")
                }
                Wanted::Filter => "/".to_owned(),
            };
            Line::from(vec![Span::raw(ask).bold(), Span::raw(input.clone()), Span::raw("▏")])
        }
        Mode::Preview(..) => Line::from("y records it, any other key does not").bold(),
        Mode::Help => Line::from("any key goes on"),
        Mode::Browse if state.message.is_empty() => Line::from(format!(
            "a accept  r reject  e edit  m M merge  s split  u undo  ? keys  q leave   {}",
            state.author
        ))
        .dark_gray(),
        Mode::Browse => Line::from(state.message.clone()).yellow(),
    };
    frame.render_widget(Paragraph::new(line), area);
}

fn help(frame: &mut Frame, area: Rect) {
    let lines: Vec<Line> = KEYS.iter().map(|(key, what)| Line::from(format!("{key:<9} {what}"))).collect();
    over(frame, area, " keys ", lines);
}

fn preview(frame: &mut Frame, area: Rect, preview: &desk::decide::Preview) {
    let lines = crate::commands::decide::lines(preview);
    over(frame, area, " what would change ", lines.into_iter().map(Line::from).collect());
}

fn over(frame: &mut Frame, area: Rect, title: &'static str, lines: Vec<Line>) {
    let wide = area.width.saturating_sub(8).min(110);
    let high = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(2));
    let at = Rect {
        x: area.x + (area.width - wide) / 2,
        y: area.y + (area.height - high) / 2,
        width: wide,
        height: high,
    };
    frame.render_widget(Clear, at);
    let block = Block::bordered().title(title).border_style(Style::new().fg(Color::Yellow));
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }).block(block), at);
}
