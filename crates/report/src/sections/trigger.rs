//! What set this off: the latest matching incident, a plot that is newer, and the latest threat, before the as-of day.

use jiff::civil::Date;
use model::{DateInterval, StatementKind};

use crate::compose::{Context, ToldIncident, ToldStatement, count, subject};
use crate::phrase::{act, article, capitalized, listed, message, outcome, tie, when};
use crate::sections::statements::{KEPT_WORDS, kept_words};
use crate::{Basis, Block, Part, Sentence};

pub(super) fn build(context: &Context) -> Vec<Block> {
    let start = |date: Option<DateInterval>| date.map(DateInterval::from);
    let incident = context.latest_incident();
    let plot = context.latest(|told| told.matches && !told.counts);
    let plot = plot.filter(|told| incident.is_some_and(|incident| start(told.date) > start(incident.date)));
    let incidents = incident.into_iter().chain(plot);
    let mut paragraphs: Vec<(Option<Date>, Vec<Sentence>)> =
        incidents.map(|told| (start(told.date), incident_sentences(context, told))).collect();
    let threat = latest_threat(context);
    paragraphs.extend(threat.map(|told| (start(told.date), vec![threat_sentence(context, told)])));
    paragraphs.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    if paragraphs.is_empty() {
        let text = format!(
            "Looked for {} of any stage, and for threats, dated before the as-of day: none was found.",
            subject(context.input)
        );
        paragraphs.push((None, vec![Sentence::of(text).because(Basis::Question)]));
    }
    paragraphs.into_iter().map(|(_, sentences)| Block::Paragraph { sentences }).collect()
}

fn latest_threat<'c>(context: &'c Context) -> Option<&'c ToldStatement<'c>> {
    let is_threat = |told: &&ToldStatement| {
        told.matches
            && told.view.shown.kind == StatementKind::Threat
            && told.date.is_some_and(|date| date.from() <= context.input.as_of)
    };
    context
        .statements
        .iter()
        .filter(is_threat)
        .max_by_key(|told| told.date.map(|date| (date.from(), date.to())))
}

/// What happened, by whom, with what toll, and how far the reports doubt it.
fn incident_sentences(context: &Context, told: &ToldIncident) -> Vec<Sentence> {
    let mut sentences = vec![what_happened(told), by_whom(told)];
    sentences.extend(toll(told));
    sentences.extend(doubts(context, told));
    sentences.into_iter().map(|sentence| sentence.citing(told.citations.iter().cloned())).collect()
}

fn what_happened(told: &ToldIncident) -> Sentence {
    let shown = &told.view.shown;
    let date = told.date.map_or_else(|| String::from("at a time the reports leave open"), when);
    let against = match told.targets.as_slice() {
        [] => String::new(),
        targets => format!(" against {}", listed(&with_articles(targets), "and")),
    };
    let place = told.where_it_was().map_or_else(String::new, |place| format!(" in {place}"));
    let how = if shown.tactic.is_empty() || told.tactic == "–" {
        String::new()
    } else {
        format!(" ({})", told.tactic)
    };
    let hedge = if told.is_hedged() { " reportedly" } else { "" };
    let text = format!(
        "{}, {}{how}{against}{place}, {} (",
        capitalized(&date),
        act(shown.incident_type, shown.status),
        outcome(shown.status, hedge)
    );
    let (stage, _) = count(&[told], &[("stage", shown.status.as_str())], |_| true);
    Sentence::of(text).with(Part::Row(told.label.clone())).then(").").because(stage)
}

/// `the Russian Embassy`, `an employee of the Pakistani consulate`, `Taliban fighters`.
fn with_articles(targets: &[String]) -> Vec<String> {
    const WITH_THE: &[&str] =
        &["embassy", "consulate", "mission", "legation", "residence", "ministry", "airport"];
    let tell = |target: &String| {
        let last = target.split(' ').next_back().unwrap_or_default();
        let lower = target.starts_with(char::is_lowercase);
        if WITH_THE.contains(&last.to_lowercase().as_str()) {
            format!("the {target}")
        } else if lower
            && target.contains(" of ")
            && !target.split(' ').next().is_some_and(|word| word.ends_with('s'))
        {
            format!("{} {target}", article(target))
        } else {
            target.clone()
        }
    };
    targets.iter().map(tell).collect()
}

fn by_whom(told: &ToldIncident) -> Sentence {
    if !told.claimants.is_empty() {
        let claimed = format!("Responsibility was claimed by {}", listed(&told.claimants, "and"));
        return Sentence::of(match told.others_named().as_slice() {
            [] => format!("{claimed}."),
            others => format!("{claimed}; the reports also name {}.", listed(others, "and")),
        });
    }
    if told.actors.is_empty() {
        return Sentence::of("No one is named as responsible.");
    }
    let who = listed(&told.actors, "and");
    match told.view.shown.attribution {
        model::Attribution::Claimed => Sentence::of(format!("Responsibility was claimed by {who}.")),
        model::Attribution::Attributed => {
            Sentence::of(format!("It is {} {who}.", tie(model::Attribution::Attributed)))
        }
        model::Attribution::Suspected => {
            Sentence::of(format!("Suspicion falls on {who}; nothing firmer is reported."))
        }
        model::Attribution::Unknown => Sentence::of(format!("No group is named as responsible ({who}).")),
    }
}

fn toll(told: &ToldIncident) -> Option<Sentence> {
    let killed = told.killed.told().map(|toll| format!("killed {toll}"));
    let wounded = told.wounded.told().map(|toll| format!("wounded {toll}"));
    let figures: Vec<String> = killed.into_iter().chain(wounded).collect();
    let toll = listed(&figures, "and");
    (!figures.is_empty()).then(|| Sentence::of(format!("The reported toll, attackers not included: {toll}.")))
}

/// Longest words of doubt quoted, in words.
const LONGEST_HEDGE: usize = 12;

fn doubts(context: &Context, told: &ToldIncident) -> Option<Sentence> {
    let mut hedges: Vec<&str> = told.view.shown.hedges.iter().map(String::as_str).collect();
    hedges.dedup();
    hedges.truncate(4);
    let quoted = |hedge: &&str| told.citations.iter().any(|citation| holds_words(citation, hedge));
    let printed = |hedge| context.citing.printed(hedge, LONGEST_HEDGE);
    let mut hedges = hedges.into_iter().filter(quoted).map(printed);
    let sentence = Sentence::of("Words of doubt in the reports: ").with(Part::Quote(hedges.next()?));
    let all = hedges.fold(sentence, |sentence, hedge| sentence.then(", ").with(Part::Quote(hedge)));
    Some(all.then("."))
}

fn holds_words(citation: &crate::Citation, words: &str) -> bool {
    citation.span.as_ref().is_some_and(|span| span.quote.to_lowercase().contains(&words.to_lowercase()))
}

fn threat_sentence(context: &Context, told: &ToldStatement) -> Sentence {
    let date = told.date.map_or_else(|| String::from("at a time the reports leave open"), when);
    let by = told.speaker.as_ref().map_or_else(String::new, |speaker| format!(" by {speaker}"));
    let through = told.outlet.as_ref().map_or_else(String::new, |outlet| format!(" through {outlet}"));
    let against = match told.targets.as_slice() {
        [] => String::new(),
        targets => format!(" against {}", listed(&with_articles(targets), "and")),
    };
    let kind = message(told.view.shown.kind);
    let sentence =
        Sentence::of(format!("The latest {kind} on record{by}{through}{against} was published {date} ("));
    let sentence = sentence.with(Part::Row(told.label.clone())).then(")");
    let sentence = match kept_words(context, told, KEPT_WORDS) {
        Some(words) => sentence.then(", as reported: ").with(Part::Quote(words)).then("."),
        None => sentence.then("."),
    };
    sentence.citing(told.citations.iter().cloned())
}
