//! Who did it, who claims it, and how firmly the text says so.

use std::ops::Range;

use model::{Attribution, Mention, Perpetrator, PerpetratorKind};

use super::link::Incident;
use crate::{
    mentions::{ActorMention, ActorRole, within},
    reading::Reading,
};

/// What the text says about the authors of an incident.
#[derive(Debug, Default)]
pub struct Authors {
    /// Organisations, else people as described.
    pub perpetrators: Vec<Perpetrator>,
    /// Who claims it.
    pub claimed_by: Vec<String>,
    /// How firmly.
    pub attribution: Option<Attribution>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Suspected,
    Attributed,
    Claimed,
}

const CLAIM: &[&str] = &[
    "claimed",
    "claim",
    "claiming",
    "claims",
    "responsibility",
    "credit",
    "admitted",
    "boasting",
    "boasted",
];
const SUSPICION: &[&str] = &[
    "suspected",
    "suspicion",
    "blamed",
    "blame",
    "accused",
    "believed",
    "thought",
    "suspect",
    "suspects",
    "alleged",
    "pointed",
    "likely",
    "probably",
    "presumed",
    "presumably",
];
const DENIAL: &[&str] =
    &["denied", "deny", "denies", "denial", "rejected", "condemned", "condemning", "disowned"];
const VICTIMS: &[&str] = &["killing", "killed", "against", "wounding", "on", "at", "near"];

/// Finds the authors in the sentences of the incident and the sentences right after them.
pub fn find(reading: &Reading<'_>, incident: &Incident<'_>, others: &Range<usize>) -> Authors {
    let mut authors = Authors::default();
    let mut ties: Vec<(usize, Tie, Range<usize>)> = Vec::new();
    for window in windows(reading, incident, others) {
        for actor in within(&reading.mentions.actors, |actor| &actor.tokens, window.clone()) {
            let Some(index) = actor.actor else {
                provisional(reading, actor, &window, &mut authors);
                continue;
            };
            if let Some(tie) = tie(reading, actor, &window) {
                ties.push((index, tie, actor.tokens.clone()));
            }
        }
    }
    name_organizations(reading, &ties, &mut authors);
    if authors.perpetrators.is_empty() {
        authors.perpetrators = individuals(reading, incident);
    }
    authors
}

/// The events' own windows, then the rest of their sentences and the two sentences that follow without an event.
fn windows(reading: &Reading<'_>, incident: &Incident<'_>, others: &Range<usize>) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = incident.events.iter().map(|event| event.window.clone()).collect();
    let sentences: Vec<usize> = incident.events.iter().map(|event| event.sentence).collect();
    for sentence in others.clone() {
        if !sentences.contains(&sentence)
            && sentences.iter().any(|own| sentence > *own && sentence - own <= 6)
        {
            let tokens = reading.text.sentences[sentence].tokens.clone();
            if tokens
                .clone()
                .any(|i| CLAIM.contains(&reading.text.lower(i)) || SUSPICION.contains(&reading.text.lower(i)))
            {
                windows.push(tokens);
            }
        }
    }
    windows
}

/// How the window ties an actor to the act; `None` where it is a victim, a bystander or denies it.
fn tie(reading: &Reading<'_>, actor: &ActorMention, window: &Range<usize>) -> Option<Tie> {
    let text = reading.text;
    let near =
        actor.tokens.start.saturating_sub(8).max(window.start)..(actor.tokens.end + 10).min(window.end);
    let has = |list: &[&str]| near.clone().any(|i| list.contains(&text.lower(i)));
    if has(DENIAL) || is_victim(reading, actor) {
        return None;
    }
    let negated = near
        .clone()
        .any(|i| matches!(text.lower(i), "no" | "nobody" | "neither") && i + 4 > actor.tokens.start);
    if has(CLAIM) && !negated {
        return Some(Tie::Claimed);
    }
    if has(SUSPICION) {
        return Some(Tie::Suspected);
    }
    let before_verb = (actor.tokens.end..near.end)
        .any(|i| reading.lexicon.triggers.first_at(text, i).is_some_and(|hit| hit.value.flags.verb));
    let by = actor.tokens.start > 0
        && (actor.tokens.start.saturating_sub(3)..actor.tokens.start)
            .any(|i| matches!(text.lower(i), "by" | "of"));
    let own = text.lower(actor.tokens.end) == "'s";
    (before_verb || by || own || actor.role == ActorRole::Named && text.lower(actor.tokens.end) != "said")
        .then_some(Tie::Attributed)
}

/// "killing several Taliban fighters", "against the Taliban": harmed, not author.
fn is_victim(reading: &Reading<'_>, actor: &ActorMention) -> bool {
    let text = reading.text;
    let from = actor.tokens.start.saturating_sub(4);
    let object = (from..actor.tokens.start).any(|i| VICTIMS.contains(&text.lower(i)));
    let guards = matches!(
        text.lower(actor.tokens.end),
        "guards"
            | "guard"
            | "officials"
            | "official"
            | "authorities"
            | "police"
            | "government"
            | "forces"
            | "vehicles"
            | "checkpoint"
            | "spokesman"
            | "soldiers"
    );
    let followed_by_men =
        matches!(text.lower(actor.tokens.end), "fighters" | "men" | "militants" | "members");
    guards
        || object
            && (followed_by_men
                || matches!(text.lower(actor.tokens.start.saturating_sub(1)), "against" | "the" | "several"))
}

fn provisional(reading: &Reading<'_>, actor: &ActorMention, window: &Range<usize>, authors: &mut Authors) {
    let text = reading.text;
    let near =
        actor.tokens.start.saturating_sub(8).max(window.start)..(actor.tokens.end + 10).min(window.end);
    let claims = near.clone().any(|i| {
        CLAIM.contains(&text.lower(i))
            || matches!(text.lower(i), "itself" | "themselves" | "signing" | "called" | "caller")
    });
    let denies = near.clone().any(|i| DENIAL.contains(&text.lower(i)));
    let name = reading.words(&actor.tokens).to_owned();
    if !claims || denies || authors.perpetrators.iter().any(|known| known.name == name) {
        return;
    }
    authors.perpetrators.push(Perpetrator {
        name: name.clone(),
        kind: PerpetratorKind::Organization,
        actor: None,
        mentions: vec![reading.mention(&actor.tokens)],
    });
    authors.claimed_by.push(name);
    authors.attribution = Some(Attribution::Claimed);
}

fn name_organizations(reading: &Reading<'_>, ties: &[(usize, Tie, Range<usize>)], authors: &mut Authors) {
    let codebook = reading.lexicon.codebook;
    for (index, tie, tokens) in ties {
        let actor = &codebook.actors[*index];
        let mention = reading.mention(tokens);
        match authors.perpetrators.iter_mut().find(|known| known.actor.as_deref() == Some(actor.id.as_str()))
        {
            Some(known) => push_mention(&mut known.mentions, mention),
            None => authors.perpetrators.push(Perpetrator {
                name: actor.name.clone(),
                kind: PerpetratorKind::Organization,
                actor: Some(actor.id.clone()),
                mentions: vec![mention],
            }),
        }
        if *tie == Tie::Claimed && !authors.claimed_by.contains(&actor.name) {
            authors.claimed_by.push(actor.name.clone());
        }
        let level = match tie {
            Tie::Claimed => Attribution::Claimed,
            Tie::Attributed => Attribution::Attributed,
            Tie::Suspected => Attribution::Suspected,
        };
        authors.attribution = Some(authors.attribution.map_or(level, |known| known.min(level)));
    }
}

fn push_mention(mentions: &mut Vec<Mention>, mention: Mention) {
    if !mentions.contains(&mention) && mentions.len() < 8 {
        mentions.push(mention);
    }
}

/// "gunmen", "a suicide bomber": people as the text describes them.
fn individuals(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<Perpetrator> {
    let agent =
        incident.events.iter().flat_map(|event| &event.triggers).find(|trigger| trigger.word.flags.agent);
    agent
        .map(|trigger| Perpetrator {
            name: reading.words(&trigger.tokens).to_lowercase(),
            kind: PerpetratorKind::Individual,
            actor: None,
            mentions: vec![reading.mention(&trigger.tokens)],
        })
        .into_iter()
        .collect()
}
