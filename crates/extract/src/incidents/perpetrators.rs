//! Who did it, and how firmly the text says so.
//!
//! Attribution comes from the sentences that tell the act (subject, "by", possessive) and from suspicion voiced
//! near it; claims are adopted from the statements of the document ([`adopt_claims`]).

use std::{collections::BTreeMap, ops::Range};

use model::{
    Attribution, Evidence, IncidentRecord, Mention, Perpetrator, PerpetratorKind, StatementKind,
    StatementRecord,
    codebook::{ActorKind, Codebook},
};

use super::{events::Event, link::Incident};
use crate::{
    mentions::{ActorMention, ActorRole, within},
    reading::Reading,
};

/// What the text says about the authors of an incident.
#[derive(Debug, Default)]
pub struct Authors {
    /// Organisations, else people as described.
    pub perpetrators: Vec<Perpetrator>,
    /// How firmly; `None` where nobody is named.
    pub attribution: Option<Attribution>,
}

#[rustfmt::skip]
const SUSPICION: &[&str] = &[
    "suspected", "suspicion", "blamed", "blames", "blame", "accused", "accuses", "believed", "thought", "suspect", "suspects",
    "presumed", "presumably", "attributed", "attribute", "attributes", "responsible", "linked",
];

#[rustfmt::skip]
const DENIAL: &[&str] =
    &["denied", "deny", "denies", "denial", "rejected", "condemned", "condemning", "disowned", "neither", "nor", "not"];

/// The most authors that a record names.
const MOST: usize = 12;

/// How many sentences after an act suspicion still speaks of it.
const SUSPICION_REACH: usize = 4;

/// Finds the organisations that the text ties to the incident; where there is none, the people as it describes them.
pub fn find(reading: &Reading<'_>, incident: &Incident<'_>) -> Authors {
    let mut ties: Vec<(Attribution, ActorMention)> = Vec::new();
    for event in &incident.events {
        let sentence = reading.text.sentences[event.sentence].tokens.clone();
        for actor in within(&reading.mentions.actors, |actor| &actor.tokens, sentence) {
            ties.extend(tie_in_event(reading, event, actor).map(|tie| (tie, actor.clone())));
        }
    }
    if ties.is_empty() {
        for window in suspicious_sentences(reading, incident) {
            for actor in within(&reading.mentions.actors, |actor| &actor.tokens, window.clone()) {
                ties.extend(suspicion(reading, &window, actor).map(|tie| (tie, actor.clone())));
            }
        }
    }
    let mut authors = Authors::default();
    for (tie, actor) in &ties {
        add(reading, &mut authors, *tie, actor);
    }
    if authors.perpetrators.is_empty() {
        authors.perpetrators = individuals(reading, incident);
    }
    authors
}

fn tie_in_event(reading: &Reading<'_>, event: &Event<'_>, actor: &ActorMention) -> Option<Attribution> {
    if is_own_force(reading, event, actor) {
        return None;
    }
    let inside = event.window.contains(&actor.tokens.start);
    let sentence = &reading.text.sentences[event.sentence].tokens;
    if let Some(tie) = suspicion(reading, sentence, actor) {
        return Some(tie);
    }
    let text = reading.text;
    let denied =
        (actor.tokens.end..(actor.tokens.end + 4).min(sentence.end)).any(|i| DENIAL.contains(&text.lower(i)));
    let acts = if inside {
        is_subject(reading, event, actor) || is_agent(reading, event, actor)
    } else {
        is_shared_subject(reading, event, actor)
    };
    (acts && !denied).then_some(Attribution::Attributed)
}

/// The state's own forces in the country of the act are its guards, victims or avengers, not its authors.
fn is_own_force(reading: &Reading<'_>, event: &Event<'_>, actor: &ActorMention) -> bool {
    let Some(known) = actor.actor.map(|index| &reading.lexicon.codebook.actors[index]) else { return false };
    let country = event.place.map(|index| &reading.mentions.places[index].country);
    known.kind == ActorKind::StateForce && country.is_none_or(|country| known.countries.contains(country))
}

/// "ISKP bombed A, attacked B and hit C": the subject of the first verb is that of the others.
fn is_shared_subject(reading: &Reading<'_>, event: &Event<'_>, actor: &ActorMention) -> bool {
    let Some(first) = event.triggers.first() else { return false };
    let text = reading.text;
    let own = event.window.start..first.tokens.start;
    let bare = own.len() <= 2 && first.word.flags.verb && !first.passive;
    let joined = own
        .clone()
        .chain([event.window.start.saturating_sub(1)])
        .any(|i| matches!(text.lower(i), "and" | "," | "then"));
    let between = actor.tokens.end..event.window.start;
    let alone = within(&reading.mentions.actors, |other| &other.tokens, between.clone()).is_empty();
    let verb = text.lower(actor.tokens.end);
    let leads = actor.tokens.end <= event.window.start
        && (actor.tokens.end..actor.tokens.end + 4)
            .any(|i| reading.lexicon.triggers.first_at(text, i).is_some_and(|hit| hit.value.flags.verb));
    bare && joined && alone && leads && !matches!(verb, "said" | "says" | "denied" | "guards")
}

/// "ISKP bombed", "the group's gunmen stormed": before the verb, nobody else between.
fn is_subject(reading: &Reading<'_>, event: &Event<'_>, actor: &ActorMention) -> bool {
    let text = reading.text;
    event.triggers.iter().any(|trigger| {
        let gap = actor.tokens.end..trigger.tokens.start;
        let speaks = |i: usize| {
            matches!(
                text.lower(i),
                "said"
                    | "says"
                    | "told"
                    | "spokesman"
                    | "announced"
                    | "officials"
                    | "guards"
                    | "authorities"
                    | "took"
            )
        };
        trigger.tokens.start >= actor.tokens.end
            && gap.len() <= 7
            && !trigger.passive
            && !gap.clone().any(|i| speaks(i) || matches!(text.word(i), ";" | ":"))
            && within(&reading.mentions.actors, |other| &other.tokens, gap.clone()).is_empty()
            && (trigger.word.flags.verb
                || trigger.word.flags.agent
                || trigger.word.flags.plot
                || gap.len() <= 3 && text.lower(actor.tokens.end) == "'s")
    })
}

/// "bombed by the ELN", "an attack by militants of", "gunmen from the group".
fn is_agent(reading: &Reading<'_>, event: &Event<'_>, actor: &ActorMention) -> bool {
    let text = reading.text;
    let leads = actor.tokens.start.saturating_sub(4).max(event.window.start)..actor.tokens.start;
    let by = leads.clone().any(|i| text.lower(i) == "by");
    let member = leads.clone().any(|i| matches!(text.lower(i), "from" | "of" | "for"))
        && leads.clone().any(|i| {
            matches!(
                text.lower(i),
                "gunmen"
                    | "members"
                    | "member"
                    | "militants"
                    | "fighters"
                    | "men"
                    | "bomber"
                    | "cell"
                    | "supporters"
                    | "guerrillas"
                    | "terrorists"
            )
        });
    let passed =
        |range: Range<usize>| event.triggers.iter().any(|trigger| range.contains(&trigger.tokens.start));
    (by || member) && passed(actor.tokens.start.saturating_sub(14)..actor.tokens.start)
}

/// "suspicion fell on", "X is blamed for", with the actor close to the word.
fn suspicion(reading: &Reading<'_>, window: &Range<usize>, actor: &ActorMention) -> Option<Attribution> {
    let text = reading.text;
    let near = actor.tokens.start.saturating_sub(7).max(window.start)..(actor.tokens.end + 6).min(window.end);
    let voiced = near.clone().any(|i| SUSPICION.contains(&text.lower(i)));
    let denied = near.clone().any(|i| {
        DENIAL.contains(&text.lower(i))
            || text.lower(i) == "no" && matches!(text.lower(i + 1), "hand" | "part" | "role" | "involvement")
    });
    (voiced && !denied).then_some(Attribution::Suspected)
}

/// Sentences after the act, and without an act of their own, in which somebody is suspected.
fn suspicious_sentences(reading: &Reading<'_>, incident: &Incident<'_>) -> Vec<Range<usize>> {
    let own: Vec<usize> = incident.events.iter().map(|event| event.sentence).collect();
    let mut sentences: Vec<usize> = own.iter().flat_map(|at| at + 1..=at + SUSPICION_REACH).collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences
        .into_iter()
        .filter(|number| own.binary_search(number).is_err())
        .filter_map(|number| reading.text.sentences.get(number))
        .map(|sentence| sentence.tokens.clone())
        .collect()
}

fn add(reading: &Reading<'_>, authors: &mut Authors, tie: Attribution, actor: &ActorMention) {
    let codebook = reading.lexicon.codebook;
    let known = actor.actor.map(|index| &codebook.actors[index]);
    let words = reading.words(&actor.tokens).to_owned();
    let name = known.filter(|_| actor.role == ActorRole::Anaphoric).map_or(words, |known| known.name.clone());
    let mention = reading.mention(&actor.tokens);
    let id = known.map(|known| known.id.as_str());
    let same = |other: &&mut Perpetrator| other.name == name || id.is_some() && other.actor.as_deref() == id;
    let full = authors.perpetrators.len() >= MOST;
    match authors.perpetrators.iter_mut().find(same) {
        Some(other) => push_mention(&mut other.mentions, mention),
        None if full => {}
        None => authors.perpetrators.push(Perpetrator {
            name,
            kind: PerpetratorKind::Organization,
            actor: known.map(|known| known.id.clone()),
            mentions: vec![mention],
        }),
    }
    authors.attribution = Some(authors.attribution.map_or(tie, |other| other.min(tie)));
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

/// How far after the words of an incident, in characters, a claim still speaks of it.
const CLAIM_REACH: usize = 1_500;

/// Incidents within so many characters of each other are equally near; the one told first goes before.
const CLAIM_STEP: usize = 250;

/// Adds the claims of a document to the incidents they are about, and takes out suspects who deny: a message is about
/// the incident whose words stand nearest before it and whose post, if both name one, is of the same state; one that
/// speaks of "both" or "all" is about several.
pub fn adopt_claims(codebook: &Codebook, incidents: &mut [IncidentRecord], statements: &[StatementRecord]) {
    let mut told: Vec<(usize, usize, usize)> = Vec::new();
    for (index, incident) in incidents.iter().enumerate() {
        told.extend(incident.evidence.iter().map(|words| (words.start, words.end, index)));
    }
    told.sort_unstable();
    for statement in statements {
        let (Some(speaker), Some(words)) = (&statement.speaker, statement.evidence.first()) else { continue };
        let actor =
            statement.actor.as_deref().and_then(|id| codebook.actor(id)).map(|actor| actor.id.clone());
        let count = acts_meant(&words.quote);
        for index in nearest(incidents, &told, statement, words).into_iter().take(count) {
            match statement.kind {
                StatementKind::ClaimOfResponsibility => {
                    claim(&mut incidents[index], speaker, actor.clone(), words)
                }
                StatementKind::Denial => clear(&mut incidents[index], speaker, actor.as_ref()),
                _ => {}
            }
        }
    }
}

/// How many acts the words of a message speak of.
fn acts_meant(words: &str) -> usize {
    let words = words.to_lowercase();
    let has = |word: &str| words.split(|c: char| !c.is_alphabetic()).any(|other| other == word);
    if has("all") || has("attacks") || has("bombings") {
        5
    } else if has("both") || has("two") {
        2
    } else {
        1
    }
}

/// Incidents the message may be about, the nearest first; `told` holds start, end and incident of all evidence, in order.
fn nearest(
    incidents: &[IncidentRecord],
    told: &[(usize, usize, usize)],
    statement: &StatementRecord,
    words: &Evidence,
) -> Vec<usize> {
    let first = told.partition_point(|(start, _, _)| start + CLAIM_REACH + LONGEST_QUOTE < words.start);
    let near =
        told[first..].iter().take_while(|(start, _, _)| *start <= words.end + CLAIM_REACH).take(MOST_QUOTES);
    let mut distances: BTreeMap<usize, usize> = BTreeMap::new();
    for (start, end, index) in near {
        let gap =
            if *start <= words.end { words.start.saturating_sub(*end) } else { 2 * (start - words.end) + 40 };
        let known = distances.entry(*index).or_insert(gap);
        *known = gap.min(*known);
    }
    let mut ranked: Vec<(usize, usize)> = distances
        .into_iter()
        .filter(|(index, _)| !clashes(&incidents[*index], statement))
        .map(|(index, distance)| (distance / CLAIM_STEP, index))
        .filter(|(distance, _)| *distance <= CLAIM_REACH / CLAIM_STEP)
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, index)| index).collect()
}

/// Quotes are not longer than this, in characters.
const LONGEST_QUOTE: usize = 600;

/// At most so many quotes around a message are looked at.
const MOST_QUOTES: usize = 256;

/// Takes a suspect who denies out of an incident that others do not claim for it.
fn clear(incident: &mut IncidentRecord, name: &str, actor: Option<&String>) {
    let denies = |known: &Perpetrator| known.name == name || actor.is_some() && known.actor.as_ref() == actor;
    let claimed = incident.claimed_by.iter().any(|known| known == name);
    if incident.attribution == Attribution::Suspected && !claimed {
        incident.perpetrators.retain(|known| !denies(known));
        if incident.perpetrators.is_empty() {
            incident.attribution = Attribution::Unknown;
        }
    }
}

fn clashes(incident: &IncidentRecord, statement: &StatementRecord) -> bool {
    let of = |targets: &[model::Target]| -> Vec<String> {
        let posts = targets.iter().filter(|target| target.class == model::TargetClass::Diplomatic);
        posts.filter_map(|target| target.nationality.clone()).collect()
    };
    let (own, meant) = (of(&incident.targets), of(&statement.targets));
    !own.is_empty() && !meant.is_empty() && own.iter().all(|nation| !meant.contains(nation))
}

fn claim(incident: &mut IncidentRecord, name: &str, actor: Option<String>, words: &Evidence) {
    let mention = Mention { text: words.quote.clone(), start: words.start, end: words.end };
    incident.perpetrators.retain(|known| known.kind == PerpetratorKind::Organization);
    if incident.attribution != Attribution::Claimed {
        incident.perpetrators.retain(|known| {
            known.name == name || known.actor == actor || incident.attribution == Attribution::Attributed
        });
    }
    let same = |known: &&mut Perpetrator| known.name == name || actor.is_some() && known.actor == actor;
    match incident.perpetrators.iter_mut().find(same) {
        Some(known) => push_mention(&mut known.mentions, mention),
        None => incident.perpetrators.push(Perpetrator {
            name: name.to_owned(),
            kind: PerpetratorKind::Organization,
            actor,
            mentions: vec![mention],
        }),
    }
    if !incident.claimed_by.iter().any(|known| known == name) {
        incident.claimed_by.push(name.to_owned());
    }
    incident.attribution = Attribution::Claimed;
    incident.evidence.push(Evidence { field: "claimed_by".into(), ..words.clone() });
}
