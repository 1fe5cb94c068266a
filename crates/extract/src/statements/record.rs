//! Turns a merged message into the published record.

use std::ops::Range;

use jiff::{ToSpan, civil::Date};
use model::{DateInterval, Evidence, StatementKind, StatementRecord, Target, TargetClass};

use super::{event::Events, horizon::horizon_in, merge::Message, target, view::View};
use crate::pack::Class;

/// A claim this long after the act would be told with its own date.
const CLAIM_DAYS: i32 = 30;
/// A longer sentence before a message is not searched for what it is about.
const LONGEST_BEFORE: usize = 80;
/// Longest quote, in tokens.
const QUOTE: usize = 60;

/// The record of one message.
pub fn record(view: &View<'_>, events: &Events, message: &Message, index: usize) -> StatementRecord {
    let windows = target_windows(view, message);
    let targets = targets(view, events, message, &windows);
    let condition = condition(view, message);
    let horizon = horizon(view, message);
    let specificity = target::specificity(&targets);
    let mut evidence = vec![view.reading.evidence("record", &quoted(view, message))];
    if !message.speaker.tokens.is_empty() {
        evidence.push(view.reading.evidence("speaker", &message.speaker.tokens));
    }
    evidence.extend(first_mentions(&targets));
    evidence.extend(condition.iter().map(|tokens| view.reading.evidence("condition", tokens)));
    evidence.extend(horizon.iter().map(|tokens| view.reading.evidence("horizon", tokens)));
    let words = |tokens: Range<usize>| view.reading.words(&tokens).to_owned();
    let actor = message.speaker.actor.and_then(|index| view.reading.lexicon.codebook.actors.get(index));
    StatementRecord {
        id: format!("s{}", index + 1),
        kind: message.kind,
        speaker: Some(message.speaker.name.clone()).filter(|name| !name.is_empty()),
        actor: actor.map(|actor| actor.id.clone()),
        outlet: message.speaker.outlet.clone(),
        date: date(view, message),
        targets,
        specificity,
        condition: condition.map(words),
        horizon: horizon.map(words),
        evidence,
    }
}

/// The words that tell of the message, kept short around them.
fn quoted(view: &View<'_>, message: &Message) -> Range<usize> {
    let clause = message.clauses.first().cloned().unwrap_or_else(|| message.cue.clone());
    let start = clause.start.max(message.cue.start.saturating_sub(QUOTE / 2));
    let end = clause.end.min(message.cue.end + QUOTE / 2 + 10).max(message.cue.end);
    let mut range = start.min(message.cue.start)..end;
    while range.len() > 1 && matches!(view.word(range.end - 1), ";" | "." | ",") {
        range.end -= 1;
    }
    range
}

fn first_mentions(targets: &[Target]) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = Vec::new();
    for mention in targets.iter().filter_map(|target| target.mentions.first()) {
        let one = Evidence {
            field: "targets".to_owned(),
            start: mention.start,
            end: mention.end,
            quote: mention.text.clone(),
        };
        if !evidence.contains(&one) {
            evidence.push(one);
        }
    }
    evidence
}

/// Where the targets of the message's own words stand; a list that follows in the next sentence belongs to it.
fn target_windows(view: &View<'_>, message: &Message) -> Vec<Range<usize>> {
    let mut windows = message.objects.clone();
    let Some(last) = message.clauses.last() else { return windows };
    let sentence = view.sentence(last.start);
    let next = view.sentence(sentence.end);
    let listed = next.start >= sentence.end
        && next.len() < 30
        && next.clone().take(8).any(|at| view.is(at, Class::Listed))
        && next.clone().any(|at| view.is(at, Class::Of) || view.word(at) == ":");
    if listed {
        windows.push(next);
    }
    windows
}

fn targets(view: &View<'_>, events: &Events, message: &Message, windows: &[Range<usize>]) -> Vec<Target> {
    let own = || target::named(view, message.kind, &message.speaker, windows);
    match message.kind {
        StatementKind::Threat | StatementKind::Incitement | StatementKind::Warning => {
            let mut targets = own();
            if targets.is_empty() {
                targets = pointed_at(view, message);
            }
            let country = home(view, events, message);
            for target in &mut targets {
                settle(target, country.as_deref(), message.kind);
            }
            targets
        }
        _ => {
            let events = about(view, events, message);
            let mut targets: Vec<Target> = Vec::new();
            for incident in events.into_iter().filter_map(|index| view.incidents.get(index)) {
                targets.extend(target::of_incident(incident));
            }
            if targets.is_empty() {
                targets = own();
            }
            if targets.is_empty() { told_before(view, message) } else { targets }
        }
    }
}

/// The acts a message is about: more than one where it says "both", "all five", "those".
fn about(view: &View<'_>, events: &Events, message: &Message) -> Vec<usize> {
    let Some(event) = message.event else { return Vec::new() };
    let clause = message.clauses.first().cloned().unwrap_or_else(|| message.cue.clone());
    let several = clause.clone().any(|at| view.is(at, Class::PluralPointer));
    let sentence = view.sentence(message.cue.start);
    if !several {
        return vec![event];
    }
    let previous = view.sentence(sentence.start.saturating_sub(1));
    let told = events.told_in(&previous);
    if told.contains(&event) { told } else { vec![event] }
}

/// "It named them": for a message without a target in its words, the one in the sentence before.
fn pointed_at(view: &View<'_>, message: &Message) -> Vec<Target> {
    let pronoun = message
        .objects
        .iter()
        .any(|object| object.clone().take(12).any(|at| view.is(at, Class::PointedTarget)));
    if !pronoun {
        return Vec::new();
    }
    let clause = message.clauses.first().cloned().unwrap_or_else(|| message.cue.clone());
    let own = target::named(view, message.kind, &message.speaker, &[clause]);
    if own.is_empty() { told_before(view, message) } else { own }
}

/// "The political officer of the embassy, from the car park. The group says it holds him": named in the sentence before,
/// in the same paragraph.
fn told_before(view: &View<'_>, message: &Message) -> Vec<Target> {
    let sentence = view.sentence(message.cue.start);
    let Some(before) = sentence.start.checked_sub(1).map(|at| view.sentence(at)) else { return Vec::new() };
    let paragraph = |at: usize| {
        view.reading.text.sentences.get(view.reading.sentence_of(at)).map(|sentence| sentence.paragraph)
    };
    if paragraph(before.start) != paragraph(sentence.start) || before.len() > LONGEST_BEFORE {
        return Vec::new();
    }
    target::named(view, message.kind, &message.speaker, &[before])
}

/// A named post without a place, and whatever a warning is about, stand where the text is.
fn settle(target: &mut Target, country: Option<&str>, kind: StatementKind) {
    let warning = kind == StatementKind::Warning;
    if target.country.is_none() {
        target.country = country.map(str::to_owned).or_else(|| target.nationality.clone());
    }
    let public =
        matches!(target.class, TargetClass::Government | TargetClass::Police | TargetClass::Transport);
    if warning && public && target.nationality.is_none() {
        target.nationality.clone_from(&target.country);
    }
}

/// Where a target without a place of its own stands: in the country that the text tells of or that of the act told last
/// if the speaker is active there, else in the speaker's first one; for governments where the act was.
fn home(view: &View<'_>, events: &Events, message: &Message) -> Option<String> {
    let incident = events.told_before(message.cue.start).and_then(|index| view.incidents.get(index));
    let told = incident.and_then(|incident| incident.country.clone());
    let text = view.reading.mentions.home.as_ref().map(|home| home.country.clone());
    let actor = message.speaker.actor.and_then(|index| view.reading.lexicon.codebook.actors.get(index));
    let Some(actor) = actor else { return told.or(text) };
    let wings = view.reading.lexicon.codebook.descendants(&actor.id);
    let active = |code: &String| {
        actor.countries.is_empty()
            || actor.countries.contains(code)
            || wings.iter().any(|wing| wing.countries.contains(code))
    };
    text.filter(active).or(told.filter(active)).or_else(|| actor.countries.first().cloned())
}

/// The day told with the message, else from the act to the day of publication.
fn date(view: &View<'_>, message: &Message) -> Option<DateInterval> {
    let told = message.clauses.iter().find_map(|clause| told_date(view, clause, &message.cue));
    let act = Events::date(view, message.event);
    let published = view.reading.published;
    let about_act = act.is_some();
    if let Some(told) = told.filter(|told| {
        published.is_none_or(|day| told.from() <= day) && act.is_none_or(|act| told.to() >= act.from())
    }) {
        return Some(told);
    }
    if same_day(view, message) {
        return act;
    }
    if about_act {
        let act = act?;
        let latest = act.to().checked_add(CLAIM_DAYS.days()).unwrap_or(act.to());
        return Some(DateInterval::spanning(
            act.from(),
            published.map_or(latest, |day| later_bound(act, day, latest)),
        ));
    }
    None
}

fn later_bound(act: DateInterval, published: Date, latest: Date) -> Date {
    published.min(latest).max(act.from())
}

/// A date in the clause that dates the message and not the act: near its verb.
fn told_date(view: &View<'_>, clause: &Range<usize>, cue: &Range<usize>) -> Option<DateInterval> {
    const NEAR: usize = 7;
    let window = clause.start.max(cue.start.saturating_sub(NEAR))..clause.end.min(cue.end + NEAR);
    let tokens = &view.reading.text.tokens;
    let (first, last) = (tokens.get(window.start)?.start, tokens.get(window.end.checked_sub(1)?)?.end);
    let from = view.reading.dates.partition_point(|date| date.start < first);
    let dates = view.reading.dates.get(from..)?.iter().take_while(|date| date.end <= last);
    dates.filter_map(|date| date.interval).find(|interval| interval.days() <= 366)
}

/// "within the hour", "the same night".
fn same_day(view: &View<'_>, message: &Message) -> bool {
    let clause = message.clauses.first().cloned().unwrap_or_else(|| message.cue.clone());
    let mut pairs = clause.take(70);
    pairs.any(|at| {
        (view.is(at, Class::Same) && view.is(at + 1, Class::PartOfDay))
            || (view.is(at, Class::Within)
                && (view.is(at + 1, Class::HoursOrMinutes) || view.is(at + 2, Class::Hour)))
            || (view.is(at, Class::EveningOrNight) && view.is(at + 1, Class::Itself))
    })
}

/// The condition of a threat: "unless its comrades were freed".
fn condition(view: &View<'_>, message: &Message) -> Option<Range<usize>> {
    if !matches!(message.kind, StatementKind::Threat | StatementKind::Incitement) {
        return None;
    }
    let clause = message.clauses.first()?;
    let start = (message.cue.start..clause.end).find(|at| view.is(*at, Class::Condition))?;
    let end = (start..clause.end).find(|at| matches!(view.word(*at), "," | ";" | ".")).unwrap_or(clause.end);
    (end > start + 1).then_some(start..end)
}

/// By when: "within ten days", "from now on", "in the coming weeks".
fn horizon(view: &View<'_>, message: &Message) -> Option<Range<usize>> {
    if matches!(
        message.kind,
        StatementKind::ClaimOfResponsibility
            | StatementKind::Denial
            | StatementKind::Praise
            | StatementKind::Condemnation
    ) {
        return None;
    }
    let clause = message.clauses.first()?;
    horizon_in(view.reading.text, message.cue.start..clause.end)
}
